/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A volunteer's profile is shown when the look at it is on record, and not before. What is half
 * typed is put aside when somebody goes to another entry, and is there again when they come back.
 */

#include "config.h"

#include "console/responders/sg-entry-pane.h"

#include <glib/gi18n-lib.h>

#include "common/sg-faskes.h"
#include "console/base/sg-label.h"
#include "console/base/sg-state-style.h"
#include "console/base/sg-text.h"
#include "console/responders/sg-aed-panel.h"
#include "console/responders/sg-entry-map.h"
#include "console/responders/sg-entry-save.h"
#include "console/responders/sg-facility-panel.h"
#include "console/responders/sg-register-text.h"
#include "console/responders/sg-unit-panel.h"
#include "console/responders/sg-volunteer-panel.h"
#include "console/responders/sg-where-map.h"
#include "desk/people/sg-desk-access.h"
#include "desk/people/sg-desk-may.h"
#include "desk/register/sg-unit-board.h"

#define TASKS_SHOWN 50

struct _SgEntryPane
{
  AdwBin parent_instance;

  SgDeskSession        *session;
  const SgRegisterKind *kind;
  SgRegisterItem       *item;   /* NULL for none and for a new one */
  SgRegisterItem       *wanted; /* while the look at it is being recorded */
  gulong                item_changed;
  gboolean              is_new;
  gpointer              before; /* the record as the form shows it; NULL for a new one */
  const SgRegisterType *before_type;
  GHashTable           *drafts; /* what is half typed: name of the entry → edits */

  /* Template widgets */
  GtkStack       *states;
  AdwStatusPage  *refused;
  GtkLabel       *title;
  GtkLabel       *subtitle;
  GtkButton      *retire;
  GtkLabel       *problem;
  SgEntryMap     *map;
  SgWhereMap     *where;
  GtkNotebook    *tabs;
  GtkWidget      *now;
  GtkStack       *panels;
  GtkWidget      *details;
  SgEntryForm    *form;
  GtkLabel       *forbidden;
  GtkCheckButton *force;
  GtkWidget      *history;
  GtkListBox     *tasks;
};

enum
{
  SIGNAL_ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgEntryPane, sg_entry_pane, ADW_TYPE_BIN)

static SgDesk *
get_desk (SgEntryPane *self)
{
  return sg_desk_session_get_desk (self->session);
}

static void
on_refused (SgEntryPane *self, const char *message)
{
  sg_label_show (self->problem, message);
}

static void
read_anew (SgEntryPane *self)
{
  if (self->item != NULL)
    sg_register_item_forget (self->item);
}

static void
on_done (SgEntryPane *self)
{
  sg_label_show (self->problem, NULL);
  read_anew (self);
}

/* ---- drafts ---- */

static char *
dup_draft_name (SgEntryPane *self)
{
  g_autofree char *id = self->item != NULL ? sg_uuid_to_text (sg_register_item_get_id (self->item))
                                           : g_strdup ("new");

  return g_strconcat (self->kind->name, ":", id, NULL);
}

static void
put_draft_aside (SgEntryPane *self)
{
  if (self->kind == NULL || (self->item == NULL && !self->is_new))
    return;

  if (sg_entry_form_is_edited (self->form))
    g_hash_table_replace (self->drafts,
                          dup_draft_name (self),
                          sg_entry_form_list_edits (self->form));
}

static void
drop_draft (SgEntryPane *self)
{
  g_autofree char *name = dup_draft_name (self);

  g_hash_table_remove (self->drafts, name);
}

static void
drop_before (SgEntryPane *self)
{
  if (self->before != NULL)
    self->before_type->record->free (g_steal_pointer (&self->before));
}

static void
show_form (SgEntryPane *self)
{
  g_autofree char   *name = dup_draft_name (self);
  const char *const *draft = g_hash_table_lookup (self->drafts, name);
  gconstpointer      record = self->item != NULL ? sg_register_item_get_record (self->item) : NULL;

  drop_before (self);
  if (record != NULL)
    {
      self->before_type = self->kind->type;
      self->before = sg_register_copy (self->before_type, record);
    }
  sg_entry_form_set_type (self->form, get_desk (self), self->kind->type);
  sg_entry_form_show (self->form, record);
  if (draft != NULL)
    sg_entry_form_edit (self->form, draft);
  gtk_check_button_set_active (self->force, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->force), FALSE);
}

static void
on_place_picked (SgEntryPane *self, const SgPoint *point)
{
  if (gtk_notebook_get_nth_page (self->tabs, gtk_notebook_get_current_page (self->tabs)) ==
      self->details)
    sg_entry_form_set_place (self->form, *point);
}

/* ---- what it did ---- */

static GtkWidget *
make_task_row (SgEntryPane *self, const SgResponderTask *responder_task)
{
  const SgTask *task = responder_task->task;
  const char   *type = sg_text_code ("category", responder_task->incident_type);
  const char   *state = sg_text_code ("task_state", sg_task_state_to_text (task->state));
  const char   *number = responder_task->incident_number != NULL ? responder_task->incident_number
                                                                 : "–";
  g_autofree char *day = sg_text_day (get_desk (self), task->at[SG_STEP_REQUESTED]);
  g_autofree char *title = g_strdup_printf ("%s  %s", number, type);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s%s%s",
                                               day,
                                               state,
                                               task->reason != NULL ? ": " : "",
                                               task->reason != NULL ? task->reason : "");
  GtkWidget       *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("Open the incident"));
  g_object_set_data_full (G_OBJECT (row), "incident", sg_uuid_to_text (&task->incident), g_free);

  return row;
}

static void
show_tasks (SgEntryPane *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tasks = sg_desk_list_tasks_of (get_desk (self),
                                                       sg_register_item_get_id (self->item),
                                                       TASKS_SHOWN,
                                                       &error);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->tasks, 0)) != NULL)
    gtk_list_box_remove (self->tasks, GTK_WIDGET (row));
  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    gtk_list_box_append (self->tasks, make_task_row (self, g_ptr_array_index (tasks, i)));

  if (tasks == NULL)
    sg_label_show (self->problem, error->message);
}

static void
on_task_activated (SgEntryPane *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self),
                              "win.open-incident",
                              "s",
                              g_object_get_data (G_OBJECT (row), "incident"));
}

/* ---- showing ---- */

/* A responder has incidents; a hospital and a defibrillator have none of their own. */
static void
show_tabs (SgEntryPane *self)
{
  gboolean is_responder = self->kind->type == &sg_unit_register ||
                          self->kind->type == &sg_volunteer_register;

  gtk_widget_set_visible (self->now, !self->is_new);
  gtk_widget_set_visible (self->history, !self->is_new && is_responder);
  if (self->is_new)
    gtk_notebook_set_current_page (self->tabs, gtk_notebook_page_num (self->tabs, self->details));
}

static gboolean
is_retired (SgEntryPane *self)
{
  const SgRegisterType *type = self->kind->type;
  gconstpointer         record = sg_register_item_get_record (self->item);

  if (type == &sg_unit_register)
    return ((const SgUnit *) record)->retired;
  if (type == &sg_faskes_register)
    return ((const SgFaskes *) record)->retired;

  return type == &sg_aed_register && ((const SgAed *) record)->retired;
}

/* What it does now, which its readiness does not say. */
static char *
dup_unit_state (SgRegisterItem *item)
{
  const SgUnit       *unit = sg_register_item_get_record (item);
  const SgStateStyle *style =
    sg_state_style_find (sg_unit_status (unit, sg_register_item_get_task (item)));

  return g_strdup_printf ("%s %s %s", style->shape, style->letter, _ (style->label));
}

static void
show_head (SgEntryPane *self)
{
  const SgRegisterType *type = self->kind->type;
  gconstpointer         record = sg_register_item_get_record (self->item);
  g_autofree char      *name = type->dup_name (record);
  const char      *number = type == &sg_volunteer_register ? ((const SgVolunteer *) record)->number
                                                           : NULL;
  g_autofree char *more = type == &sg_unit_register ? dup_unit_state (self->item)
                                                    : g_strdup (number);
  g_autofree char *subtitle = g_strdup_printf ("%s%s%s",
                                               sg_register_kind_get_title (self->kind),
                                               more != NULL ? " · " : "",
                                               more != NULL ? more : "");

  gtk_label_set_label (self->title, name != NULL ? name : "–");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), name);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->retire), type != &sg_volunteer_register);
  gtk_button_set_label (self->retire,
                        is_retired (self) ? _ ("Take into Use") : _ ("Take Out of Use"));
}

static void
show_permission (SgEntryPane *self)
{
  g_autoptr (GError) why = NULL;
  gboolean may = sg_desk_may (get_desk (self), SG_MAY_MANAGE_REGISTERS, &why);

  gtk_label_set_label (self->forbidden, may ? "" : why->message);
  gtk_widget_set_visible (GTK_WIDGET (self->forbidden), !may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.save", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.retire", may);
}

static void
show_panel (SgEntryPane *self)
{
  GtkWidget *panel;

  gtk_stack_set_visible_child_name (self->panels, self->kind->name);
  panel = gtk_stack_get_visible_child (self->panels);
  sg_entry_panel_set_session (SG_ENTRY_PANEL (panel), self->session);
  sg_entry_panel_show (SG_ENTRY_PANEL (panel), self->item);
}

static void
on_item_changed (SgEntryPane *self)
{
  show_head (self);
  sg_entry_map_show (self->map, self->item, FALSE);
  show_panel (self);
  show_tasks (self);
  if (!sg_entry_form_is_edited (self->form))
    show_form (self);
}

static void
drop_item (SgEntryPane *self)
{
  put_draft_aside (self);
  if (self->item != NULL)
    g_clear_signal_handler (&self->item_changed, self->item);
  g_clear_object (&self->item);
  self->is_new = FALSE;
  sg_label_show (self->problem, NULL);
}

static void
show_item (SgEntryPane *self, SgRegisterItem *item)
{
  drop_item (self);
  self->kind = sg_register_kind_of (sg_register_item_get_type_of (item));
  self->item = g_object_ref (item);
  self->item_changed =
    g_signal_connect_swapped (item, "changed", G_CALLBACK (on_item_changed), self);

  gtk_stack_set_visible_child_name (self->states, "entry");
  show_tabs (self);
  show_permission (self);
  show_head (self);
  sg_entry_map_show (self->map, self->item, TRUE);
  show_panel (self);
  show_form (self);
  show_tasks (self);
}

/* ---- the look at a volunteer ---- */

static gpointer
look (SgDeskHand *hand, gpointer data, GError **error)
{
  sg_desk_look_at (hand->desk, SG_SUBJECT_VOLUNTEER, data, SG_ACCESS_OPENED, "register", error);

  return NULL;
}

typedef struct
{
  SgEntryPane    *pane;
  SgRegisterItem *item;
} Look;

static void
look_free (Look *self)
{
  g_object_unref (self->pane);
  g_object_unref (self->item);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

/* Whoever was chosen meanwhile is waited for; this one is on record all the same. */
static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Look) look_at = user_data;
  g_autoptr (GError) error = NULL;
  SgEntryPane *self = look_at->pane;

  sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  if (self->wanted != look_at->item || self->states == NULL)
    return;

  g_clear_object (&self->wanted);
  if (error == NULL)
    {
      show_item (self, look_at->item);
      return;
    }

  drop_item (self);
  adw_status_page_set_description (self->refused, error->message);
  gtk_stack_set_visible_child_name (self->states, "refused");
}

static void
look_first (SgEntryPane *self, SgRegisterItem *item)
{
  Look            *look_at = g_new0 (Look, 1);
  const SgUuid    *id = sg_register_item_get_id (item);
  const SgDeskWork work = { look, g_memdup2 (id, sizeof *id), g_free, NULL };

  g_set_object (&self->wanted, item);
  look_at->pane = g_object_ref (self);
  look_at->item = g_object_ref (item);
  sg_desk_session_act_async (self->session, &work, on_looked, look_at);
}

/* ---- what is done ---- */

static void
on_edited (SgEntryPane *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "entry.discard",
                                 self->is_new || sg_entry_form_is_edited (self->form));
}

/* What only looks like a mistake can be recorded once somebody has looked. */
static void
tell_refusal (SgEntryPane *self, const GError *error)
{
  sg_entry_form_tell (self->form, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->force), TRUE);
  gtk_notebook_set_current_page (self->tabs, gtk_notebook_page_num (self->tabs, self->details));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgEntryPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree SgUuid *id = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  if (self->states == NULL)
    return;
  if (id == NULL)
    {
      tell_refusal (self, error);
      return;
    }

  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-done", "s", _ ("The entry is recorded"));
  if (self->is_new)
    {
      drop_draft (self);
      sg_entry_form_show (self->form, NULL);
      g_signal_emit (self, signals[SIGNAL_ADDED], 0, id);
    }
  else if (self->item != NULL && sg_uuid_equal (id, sg_register_item_get_id (self->item)))
    {
      drop_draft (self);
      sg_register_item_forget (self->item);
      show_form (self);
      on_edited (self);
    }
}

static void
on_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgEntryPane *self = SG_ENTRY_PANE (widget);
  SgDeskWork   work = { sg_entry_save_do, NULL, (GDestroyNotify) sg_entry_save_free, g_free };
  SgEntrySave *save;

  if (self->kind == NULL || (self->item == NULL && !self->is_new))
    return;

  save = sg_entry_save_new (self->kind->type, self->before, sg_entry_form_list_edits (self->form));
  save->force = gtk_check_button_get_active (self->force);
  work.data = save;
  sg_desk_session_act_async (self->session, &work, on_saved, g_object_ref (self));
}

static void
on_discard (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgEntryPane *self = SG_ENTRY_PANE (widget);

  if (self->kind == NULL || (self->item == NULL && !self->is_new))
    return;

  drop_draft (self);
  if (self->is_new)
    {
      sg_entry_form_show (self->form, NULL);
      sg_entry_pane_clear (self, self->kind);
      return;
    }

  show_form (self);
  on_edited (self);
}

static gpointer
retire (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgEntrySave *save = data;

  if (sg_desk_may (hand->desk, SG_MAY_MANAGE_REGISTERS, error))
    sg_register_retire (save->type, hand->desk, save->before, save->force, error);

  return NULL;
}

static void
on_retired (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgEntryPane) self = user_data;
  g_autoptr (GError) error = NULL;

  sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  if (self->states == NULL)
    return;

  if (error == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "win.tell-done",
                                "s",
                                _ ("The entry is recorded"));
  else
    sg_label_show (self->problem, error->message);
}

static void
on_retire (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgEntryPane *self = SG_ENTRY_PANE (widget);
  SgDeskWork   work = { retire, NULL, (GDestroyNotify) sg_entry_save_free, NULL };
  SgEntrySave *save;

  if (self->item == NULL || self->kind->type == &sg_volunteer_register)
    return;

  /* Here, to force is to take out of use. */
  save = sg_entry_save_new (self->kind->type, self->before, NULL);
  save->force = !is_retired (self);
  work.data = save;
  sg_desk_session_act_async (self->session, &work, on_retired, g_object_ref (self));
}

static void
on_tab (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_notebook_set_current_page (SG_ENTRY_PANE (widget)->tabs, g_variant_get_int32 (parameter));
}

static void
sg_entry_pane_dispose (GObject *object)
{
  SgEntryPane *self = SG_ENTRY_PANE (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->item_changed, self->item);
  g_clear_object (&self->item);
  g_clear_object (&self->wanted);
  g_clear_object (&self->session);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  drop_before (self);

  G_OBJECT_CLASS (sg_entry_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-entry-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SgEntryPane, states);
  gtk_widget_class_bind_template_child (widget_class, SgEntryPane, refused);
  gtk_widget_class_bind_template_child (widget_class, SgEntryPane, title);
  gtk_widget_class_bind_template_child (widget_class, SgEntryPane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, SgEntryPane, retire);
  gtk_widget_class_bind_template_child (widget_class, SgEntryPane, problem);
  gtk_widget_class_bind_template_child (widget_class, SgEntryPane, map);
  gtk_widget_class_bind_template_child (widget_class, SgEntryPane, where);
  gtk_widget_class_bind_template_child (widget_class, SgEntryPane, tabs);
  gtk_widget_class_bind_template_child (widget_class, SgEntryPane, now);
  gtk_widget_class_bind_template_child (widget_class, SgEntryPane, panels);
  gtk_widget_class_bind_template_child (widget_class, SgEntryPane, details);
  gtk_widget_class_bind_template_child (widget_class, SgEntryPane, form);
  gtk_widget_class_bind_template_child (widget_class, SgEntryPane, forbidden);
  gtk_widget_class_bind_template_child (widget_class, SgEntryPane, force);
  gtk_widget_class_bind_template_child (widget_class, SgEntryPane, history);
  gtk_widget_class_bind_template_child (widget_class, SgEntryPane, tasks);
  gtk_widget_class_bind_template_callback (widget_class, on_refused);
  gtk_widget_class_bind_template_callback (widget_class, on_done);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_place_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_task_activated);
}

static void
sg_entry_pane_class_init (SgEntryPaneClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_entry_pane_dispose;

  /**
   * SgEntryPane::added:
   * @entry: SgUuid of a new entry
   *
   * The entry that was being added is recorded.
   */
  signals[SIGNAL_ADDED] = g_signal_new ("added",
                                        SG_TYPE_ENTRY_PANE,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        1,
                                        G_TYPE_POINTER);

  g_type_ensure (SG_TYPE_AED_PANEL);
  g_type_ensure (SG_TYPE_ENTRY_FORM);
  g_type_ensure (SG_TYPE_FACILITY_PANEL);
  g_type_ensure (SG_TYPE_ENTRY_MAP);
  g_type_ensure (SG_TYPE_WHERE_MAP);
  g_type_ensure (SG_TYPE_UNIT_PANEL);
  g_type_ensure (SG_TYPE_VOLUNTEER_PANEL);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "entry.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "entry.discard", NULL, on_discard);
  gtk_widget_class_install_action (widget_class, "entry.retire", NULL, on_retire);
  gtk_widget_class_install_action (widget_class, "entry.tab", "i", on_tab);
}

static void
sg_entry_pane_init (SgEntryPane *self)
{
  self->drafts =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sg_entry_pane_open (SgEntryPane *self, SgDeskSession *session)
{
  g_return_if_fail (SG_IS_ENTRY_PANE (self));

  g_set_object (&self->session, session);
  sg_entry_map_open (self->map, get_desk (self));
  sg_where_map_open (self->where, session);
}

/**
 * sg_entry_pane_show:
 *
 * Shows an entry; a volunteer's once it is on record who looked.
 */
void
sg_entry_pane_show (SgEntryPane *self, SgRegisterItem *item)
{
  g_return_if_fail (SG_IS_ENTRY_PANE (self));

  if (self->item != NULL &&
      sg_uuid_equal (sg_register_item_get_id (item), sg_register_item_get_id (self->item)))
    return;

  g_clear_object (&self->wanted);
  if (sg_register_item_get_type_of (item) == &sg_volunteer_register)
    look_first (self, item);
  else
    show_item (self, item);
}

/**
 * sg_entry_pane_begin:
 *
 * Shows the form of a new entry.
 */
void
sg_entry_pane_begin (SgEntryPane *self, const SgRegisterKind *kind)
{
  g_return_if_fail (SG_IS_ENTRY_PANE (self));

  drop_item (self);
  g_clear_object (&self->wanted);
  self->kind = kind;
  self->is_new = TRUE;
  gtk_label_set_label (self->title, _ (kind->new_title));
  gtk_label_set_label (self->subtitle, sg_register_kind_get_title (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->retire), FALSE);
  gtk_stack_set_visible_child_name (self->states, "entry");
  show_tabs (self);
  show_permission (self);
  show_form (self);
  on_edited (self);
  sg_entry_map_begin (self->map);
  sg_entry_form_focus (self->form);
}

/**
 * sg_entry_pane_clear:
 *
 * Shows where all of the register are; what is half typed is put aside.
 */
void
sg_entry_pane_clear (SgEntryPane *self, const SgRegisterKind *kind)
{
  g_return_if_fail (SG_IS_ENTRY_PANE (self));

  sg_where_map_show (self->where, kind);

  drop_item (self);
  g_clear_object (&self->wanted);
  gtk_stack_set_visible_child_name (self->states, "none");
}

/**
 * sg_entry_pane_get_target:
 *
 * Returns: (transfer none): from here up, actions are looked for
 */
GtkWidget *
sg_entry_pane_get_target (SgEntryPane *self)
{
  g_return_val_if_fail (SG_IS_ENTRY_PANE (self), NULL);

  return self->item != NULL ? gtk_stack_get_visible_child (self->panels) : GTK_WIDGET (self);
}

/**
 * sg_entry_pane_get_entry:
 *
 * Returns: (transfer none) (nullable): the entry that is shown
 */
const SgUuid *
sg_entry_pane_get_entry (SgEntryPane *self)
{
  g_return_val_if_fail (SG_IS_ENTRY_PANE (self), NULL);

  return self->item != NULL ? sg_register_item_get_id (self->item) : NULL;
}

SgEntryForm *
sg_entry_pane_get_form (SgEntryPane *self)
{
  g_return_val_if_fail (SG_IS_ENTRY_PANE (self), NULL);

  return self->form;
}

/**
 * sg_entry_pane_is_settled:
 *
 * Returns: whether everything that is shown is there
 */
gboolean
sg_entry_pane_is_settled (SgEntryPane *self)
{
  g_return_val_if_fail (SG_IS_ENTRY_PANE (self), FALSE);

  return self->wanted == NULL && sg_entry_map_is_settled (self->map) &&
         sg_where_map_is_settled (self->where);
}
