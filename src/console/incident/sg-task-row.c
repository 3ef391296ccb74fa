/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One who was asked to go: what they do now, since when or until when, and the steps that can come
 * next. The buttons are the actions named `tasks.` of the list. */

#include "config.h"

#include "console/incident/sg-task-row.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-accessible.h"
#include "console/base/sg-state-style.h"
#include "console/base/sg-text.h"

struct _SgTaskRow
{
  GtkListBoxRow parent_instance;

  SgTask     *task; /* a copy; NULL until one was taken */
  char       *destination;
  char       *id;
  const char *state_css;

  /* Template widgets */
  GtkLabel      *state;
  GtkLabel      *name;
  GtkLabel      *about;
  GtkLabel      *clock;
  GtkWidget     *buttons;
  GtkBox        *steps;
  GtkWidget     *message;
  GtkMenuButton *more;
};

G_DEFINE_FINAL_TYPE (SgTaskRow, sg_task_row, GTK_TYPE_LIST_BOX_ROW)

/* What a crew tells, in the order in which it happens. */
static const struct
{
  SgTaskState from;
  SgTaskState to;
  gboolean    of_ambulances; /* a volunteer takes nobody to hospital */
  const char *label;
} steps[] = {
  { SG_TASK_ACCEPTED, SG_TASK_EN_ROUTE, FALSE, N_ ("En route") },
  { SG_TASK_EN_ROUTE, SG_TASK_ON_SCENE, FALSE, N_ ("On scene") },
  { SG_TASK_ON_SCENE, SG_TASK_TRANSPORTING, TRUE, N_ ("Transporting") },
  { SG_TASK_TRANSPORTING, SG_TASK_AT_HOSPITAL, TRUE, N_ ("At hospital") },
  { SG_TASK_AT_HOSPITAL, SG_TASK_RETURNING, TRUE, N_ ("Returning") },
  { SG_TASK_RETURNING, SG_TASK_ENDED, FALSE, N_ ("Free again") },
};

static void
sg_task_row_dispose (GObject *object)
{
  SgTaskRow *self = SG_TASK_ROW (object);

  g_clear_pointer (&self->task, sg_task_free);
  g_clear_pointer (&self->destination, g_free);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (sg_task_row_parent_class)->dispose (object);
}

static void
sg_task_row_class_init (SgTaskRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_task_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-task-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SgTaskRow, state);
  gtk_widget_class_bind_template_child (widget_class, SgTaskRow, name);
  gtk_widget_class_bind_template_child (widget_class, SgTaskRow, about);
  gtk_widget_class_bind_template_child (widget_class, SgTaskRow, clock);
  gtk_widget_class_bind_template_child (widget_class, SgTaskRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, SgTaskRow, steps);
  gtk_widget_class_bind_template_child (widget_class, SgTaskRow, message);
  gtk_widget_class_bind_template_child (widget_class, SgTaskRow, more);
}

static void
sg_task_row_init (SgTaskRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

SgTaskRow *
sg_task_row_new (void)
{
  return g_object_new (SG_TYPE_TASK_ROW, NULL);
}

static SgTask *
copy_task (const SgTask *task)
{
  SgTask *copy = g_memdup2 (task, sizeof *task);

  copy->name = g_strdup (task->name != NULL ? task->name : "?");
  copy->level = g_strdup (task->level);
  copy->reason = g_strdup (task->reason);

  return copy;
}

/* ---- what is shown ---- */

static void
show_state (SgTaskRow *self)
{
  const SgStateStyle *style = sg_state_style_of_task (self->task);
  const char      *label = sg_text_code ("task_state", sg_task_state_to_text (self->task->state));
  const char      *css = style != NULL ? style->css : "state-off";
  g_autofree char *text = style != NULL
                            ? g_strdup_printf ("%s%s %s", style->shape, style->letter, label)
                            : g_strdup_printf ("✕ %s", label);

  if (self->state_css != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), self->state_css);
  self->state_css = css;
  gtk_widget_add_css_class (GTK_WIDGET (self->state), css);
  gtk_label_set_label (self->state, text);
}

static void
add_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static SgStep
find_last_step (const SgTask *task)
{
  SgStep last = SG_STEP_REQUESTED;

  for (guint i = 0; i < SG_N_STEPS; i++)
    if (task->at[i] > task->at[last])
      last = (SgStep) i;

  return last;
}

static gint64
find_last_time (const SgTask *task)
{
  return task->at[find_last_step (task)];
}

static char *
dup_eta (const SgTask *task, gint64 now)
{
  gint64           left = task->eta_s - (now - find_last_time (task)) / G_TIME_SPAN_SECOND;
  g_autofree char *minutes = NULL;

  if (task->eta_s < 0 || left <= 0 || task->state > SG_TASK_EN_ROUTE)
    return NULL;

  minutes = sg_text_minutes ((double) left);
  /* Translators: in how many minutes somebody should be there */
  return g_strdup_printf (_ ("there in %s"), minutes);
}

static void
show_about (SgTaskRow *self, gint64 now)
{
  const SgTask *task = self->task;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *eta = dup_eta (task, now);
  /* Translators: a hospital */
  g_autofree char *to = self->destination != NULL ? g_strdup_printf (_ ("to %s"), self->destination)
                                                  : NULL;

  if (task->lead)
    add_part (text, _ ("★ leads the team"));
  if (task->kind == SG_RESPONDER_VOLUNTEER)
    add_part (text, sg_text_code ("task_role", sg_role_to_text (task->role)));
  add_part (text, eta);
  if (task->state >= SG_TASK_TRANSPORTING)
    add_part (text, to);
  if (task->disputed)
    add_part (text, _ ("disputed"));
  if (sg_task_is_over (task) || task->forced)
    add_part (text, sg_text_reason (task->reason));

  gtk_label_set_label (self->about, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->about), text->str);
}

static void
set_class (GtkWidget *widget, const char *css, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, css);
  else
    gtk_widget_remove_css_class (widget, css);
}

/* Until the answer must be there. */
static void
show_countdown (SgTaskRow *self, gint64 now)
{
  gint64           left = self->task->expires_at - now;
  g_autofree char *span = sg_text_elapsed (ABS (left));
  g_autofree char *text = g_strdup_printf ("%s%s", left < 0 ? "+" : "", span);

  gtk_label_set_label (self->clock, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->clock),
                               left < 0 ? _ ("Nobody answered in time")
                                        : _ ("Until the answer must be there"));
  set_class (GTK_WIDGET (self->clock), "clock-overdue", left < 0);
}

/* A time that somebody told is outlined, one that was measured is not. */
static void
show_elapsed (SgTaskRow *self, gint64 now)
{
  SgStep           step = find_last_step (self->task);
  gboolean         is_told = self->task->clocks[step] != sg_clock_to_letter (SG_CLOCK_AUTO);
  g_autofree char *text = sg_text_elapsed (now - self->task->at[step]);

  gtk_label_set_label (self->clock, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->clock),
                               is_told ? _ ("Since the last step, whose time was told")
                                       : _ ("Since the last step"));
  set_class (GTK_WIDGET (self->clock), "clock-overdue", FALSE);
  set_class (GTK_WIDGET (self->clock), "clock-told", is_told);
}

static void
show_clock (SgTaskRow *self, gint64 now)
{
  gboolean counts_down = self->task->state == SG_TASK_REQUESTED && self->task->expires_at != 0;

  gtk_widget_set_visible (GTK_WIDGET (self->clock), !sg_task_is_over (self->task));
  set_class (GTK_WIDGET (self->clock), "clock-late", counts_down);
  if (counts_down)
    show_countdown (self, now);
  else
    show_elapsed (self, now);
}

/* ---- what can come next ---- */

static GtkWidget *
add_button (SgTaskRow *self, const char *label, const char *action, const char *value)
{
  GtkWidget *words = gtk_label_new (label);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), words);
  gtk_widget_set_tooltip_text (button, label);
  sg_accessible_name_of (button, self->task->name, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", self->id, value);
  gtk_box_append (self->steps, button);

  return button;
}

static gboolean
fits (const SgTask *task, guint step)
{
  return !steps[step].of_ambulances || task->kind == SG_RESPONDER_AMBULANCE;
}

/* A volunteer is done on the scene. */
static int
find_next (const SgTask *task)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].from >= task->state && fits (task, i))
      return (int) i;

  return -1;
}

static void
add_steps (SgTaskRow *self)
{
  const SgTask *task = self->task;
  GtkWidget    *button;
  int           next;

  if (task->state == SG_TASK_REQUESTED)
    {
      button = add_button (self, _ ("Accepted"), "tasks.step", "accepted");
      gtk_widget_add_css_class (button, "suggested-action");
      add_button (self, _ ("Refused…"), "tasks.step", "refused");
      add_button (self, _ ("No answer"), "tasks.step", "no_answer");
      return;
    }

  next = find_next (task);
  if (next < 0)
    return;

  button =
    add_button (self, _ (steps[next].label), "tasks.step", sg_task_state_to_text (steps[next].to));
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_hexpand (button, TRUE);
}

static void
add_item (GMenu *menu, SgTaskRow *self, const char *label, const char *value)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "tasks.step", "(ss)", self->id, value);
  g_menu_append_item (menu, item);
}

/* A crew that forgot to tell a step tells a later one. */
static GMenu *
make_steps_menu (SgTaskRow *self)
{
  GMenu *menu = g_menu_new ();

  if (sg_task_is_over (self->task))
    {
      add_item (menu, self, _ ("Accepted after all"), "accepted");
      return menu;
    }

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].to > self->task->state && fits (self->task, i))
      add_item (menu, self, _ (steps[i].label), sg_task_state_to_text (steps[i].to));

  return menu;
}

static GMenu *
make_leaving_menu (SgTaskRow *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) reassign = g_menu_item_new (_ ("Give to the One Chosen Below…"), NULL);

  if (self->task->state > SG_TASK_REQUESTED && self->task->state <= SG_TASK_ON_SCENE)
    add_item (menu, self, _ ("Cannot Go after All…"), "refused");
  g_menu_item_set_action_and_target (reassign, "candidates.reassign", "s", self->id);
  g_menu_append_item (menu, reassign);
  if (self->task->kind == SG_RESPONDER_VOLUNTEER)
    add_item (menu, self, _ ("Not Needed Any More…"), "released");
  else
    add_item (menu, self, _ ("Cancel…"), "cancelled");

  return menu;
}

static void
show_menu (SgTaskRow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) steps_menu = make_steps_menu (self);
  g_autoptr (GMenu) leaving = sg_task_is_over (self->task) ? NULL : make_leaving_menu (self);

  g_menu_append_section (menu, NULL, G_MENU_MODEL (steps_menu));
  if (leaving != NULL)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (leaving));
  gtk_menu_button_set_menu_model (self->more, G_MENU_MODEL (menu));
}

/* Who worked with the keyboard in the row goes on there. */
static void
show_buttons (SgTaskRow *self)
{
  gboolean may_return = self->task->state == SG_TASK_REFUSED ||
                        self->task->state == SG_TASK_NO_ANSWER;
  gboolean   is_over = sg_task_is_over (self->task);
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->steps));
  GtkWidget *button;

  while ((button = gtk_widget_get_first_child (GTK_WIDGET (self->steps))) != NULL)
    gtk_box_remove (self->steps, button);
  if (!is_over)
    add_steps (self);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->message), "s", self->id);
  gtk_widget_set_visible (GTK_WIDGET (self->more), !is_over || may_return);
  gtk_widget_set_visible (self->buttons, !is_over);
  show_menu (self);
  button = gtk_widget_get_first_child (GTK_WIDGET (self->steps));
  if (focus != NULL && button != NULL)
    gtk_widget_grab_focus (button);
}

/* What a screen reader says of the whole row. */
static void
set_names (SgTaskRow *self)
{
  const char      *state = sg_text_code ("task_state", sg_task_state_to_text (self->task->state));
  g_autofree char *row = g_strdup_printf ("%s, %s", self->task->name, state);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, row, -1);
  sg_accessible_name_of (GTK_WIDGET (self->more), self->task->name, _ ("Other steps"));
  sg_accessible_name_of (self->message, self->task->name, _ ("Message"));
}

/**
 * sg_task_row_take:
 * @task: as it is now; copied, since the incident it is of may be read anew between two ticks
 * @destination: (nullable): the name of the hospital
 */
void
sg_task_row_take (SgTaskRow *self, const SgTask *task, const char *destination)
{
  gboolean is_new_state;

  g_return_if_fail (SG_IS_TASK_ROW (self));

  is_new_state = self->task == NULL || self->task->state != task->state;
  g_clear_pointer (&self->task, sg_task_free);
  g_free (self->destination);
  g_free (self->id);
  self->task = copy_task (task);
  self->destination = g_strdup (destination);
  self->id = sg_uuid_to_text (&task->id);
  gtk_label_set_label (self->name, self->task->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), self->task->name);
  if (is_new_state)
    {
      show_state (self);
      show_buttons (self);
      set_names (self);
    }
  set_class (GTK_WIDGET (self), "task-over", sg_task_is_over (task));
}

/**
 * sg_task_row_tick:
 *
 * Brings what counts up to the moment.
 */
void
sg_task_row_tick (SgTaskRow *self, gint64 now)
{
  g_return_if_fail (SG_IS_TASK_ROW (self));

  if (self->task == NULL)
    return;

  show_about (self, now);
  show_clock (self, now);
}

const SgTask *
sg_task_row_get_task (SgTaskRow *self)
{
  g_return_val_if_fail (SG_IS_TASK_ROW (self), NULL);

  return self->task;
}
