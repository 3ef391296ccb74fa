/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One action enters every step: `tasks.step`, with the task and what it becomes. What needs a
 * reason asks for it beside the row. */

#include "config.h"

#include "console/incident/sg-task-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-code-list.h"
#include "console/base/sg-reason-popover.h"
#include "console/base/sg-text.h"
#include "console/incident/sg-message-popover.h"
#include "console/incident/sg-task-deed.h"
#include "console/incident/sg-task-row.h"
#include "desk/register/sg-facilities.h"

struct _SgTaskList
{
  AdwBin parent_instance;

  SgDeskSession *session;
  SgUuid         incident;
  GHashTable    *rows_of; /* SgUuid → SgTaskRow, borrowed */

  /* Template widgets */
  GtkLabel   *heading;
  GtkWidget  *told;
  GtkEntry   *at;
  GtkWidget  *scroller;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (SgTaskList, sg_task_list, ADW_TYPE_BIN)

/* ---- a time that was told ---- */

/* 14:05, 14.05 or 1405; negative for anything else. */
static int
parse_minute_of_day (const char *text)
{
  int digits[4];
  int n = 0;

  for (const char *at = text; *at != '\0'; at++)
    {
      gboolean is_mark = n == 2 && at == text + 2 && (*at == ':' || *at == '.');

      if (is_mark)
        continue;
      if (!g_ascii_isdigit (*at) || n == G_N_ELEMENTS (digits))
        return -1;
      digits[n++] = g_ascii_digit_value (*at);
    }

  if (n != G_N_ELEMENTS (digits) || digits[0] * 10 + digits[1] > 23 || digits[2] > 5)
    return -1;

  return (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3];
}

/* The last moment at which a clock on the wall showed that. */
static gint64
find_moment (SgDesk *desk, int minute_of_day)
{
  gint64 now = sg_desk_get_now (desk);
  g_autoptr (GDateTime) local = sg_desk_to_local (desk, now);
  g_autoptr (GDateTime) today = g_date_time_new (g_date_time_get_timezone (local),
                                                 g_date_time_get_year (local),
                                                 g_date_time_get_month (local),
                                                 g_date_time_get_day_of_month (local),
                                                 minute_of_day / 60,
                                                 minute_of_day % 60,
                                                 0);
  gint64 at = g_date_time_to_unix (today) * G_TIME_SPAN_SECOND;

  return at > now ? at - G_TIME_SPAN_DAY : at;
}

static void
on_at_changed (SgTaskList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->at));
  gboolean    is_wrong = *text != '\0' && strlen (text) >= 4 && parse_minute_of_day (text) < 0;

  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->at), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->at), "error");
}

/* 0 for now; FALSE for a time nobody can read, and then nothing is entered. */
static gboolean
read_told_time (SgTaskList *self, gint64 *at)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->at));
  int         minute = parse_minute_of_day (text);

  *at = 0;
  if (*text == '\0')
    return TRUE;

  if (minute < 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self),
                                  "win.tell",
                                  "s",
                                  _ ("The time must be hours and minutes, such as 14:05"));
      gtk_widget_grab_focus (GTK_WIDGET (self->at));
      return FALSE;
    }

  *at = find_moment (sg_desk_session_get_desk (self->session), minute);
  return TRUE;
}

/* ---- steps ---- */

typedef struct
{
  SgTaskList *list;
  SgTaskDeed  deed;
  const char *code_list;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->list);
  g_free ((char *) asked->deed.name);
  g_free (asked);
}

static void
do_deed (SgTaskList *self, const SgTaskDeed *deed)
{
  sg_task_deed_do (GTK_WIDGET (self), self->session, deed);
  gtk_editable_set_text (GTK_EDITABLE (self->at), "");
}

/* The usual reasons are kept as codes, so that reports in any language count them together. */
static const char *
find_code (const char *list, const char *label)
{
  guint         n = 0;
  const SgCode *codes = sg_code_list_find (list, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (sg_text_code (list, codes[i].code), label))
      return codes[i].code;

  return label;
}

static GtkWidget *
find_row (SgTaskList *self, const SgUuid *task)
{
  return g_hash_table_lookup (self->rows_of, task);
}

static void
on_reason (const char *reason, gpointer user_data)
{
  Asked *asked = user_data;

  asked->deed.reason = find_code (asked->code_list, reason);
  do_deed (asked->list, &asked->deed);
  asked->deed.reason = NULL;
}

static void
ask_reason (SgTaskList *self, const SgTaskDeed *deed)
{
  Asked           *asked = g_new0 (Asked, 1);
  gboolean         is_refusal = deed->to == SG_TASK_REFUSED;
  g_autofree char *question =
    is_refusal ? g_strdup_printf (_ ("Why can %s not go?"), deed->name)
               : g_strdup_printf (_ ("Why is %s not needed any more?"), deed->name);

  asked->list = g_object_ref (self);
  asked->deed = *deed;
  asked->deed.name = g_strdup (deed->name);
  asked->code_list = is_refusal ? "reject_reason" : "cancel_reason";
  sg_reason_popover_ask (find_row (self, &deed->task),
                         question,
                         asked->code_list,
                         on_reason,
                         asked,
                         asked_free);
}

static void
begin_deed (SgTaskList *self, const SgTask *task, SgTaskState to, gboolean then_next)
{
  SgTaskDeed deed = { .incident = task->incident,
                      .task = task->id,
                      .name = task->name,
                      .to = to,
                      .then_next = then_next };

  if (!read_told_time (self, &deed.at))
    return;

  if (to == SG_TASK_REFUSED || to == SG_TASK_CANCELLED || to == SG_TASK_RELEASED)
    ask_reason (self, &deed);
  else
    do_deed (self, &deed);
}

static gboolean
find_state (const char *text, SgTaskState *state)
{
  for (guint i = 0; i < SG_N_TASK_STATES; i++)
    if (g_str_equal (sg_task_state_to_text (i), text))
      {
        *state = i;
        return TRUE;
      }

  return FALSE;
}

static const SgTask *
find_task (SgTaskList *self, const char *id)
{
  SgUuid     task;
  GtkWidget *row = sg_uuid_parse (id, &task, NULL) ? find_row (self, &task) : NULL;

  return row != NULL ? sg_task_row_get_task (SG_TASK_ROW (row)) : NULL;
}

static void
on_step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgTaskList   *self = SG_TASK_LIST (widget);
  const char   *id;
  const char   *to;
  const SgTask *task;
  SgTaskState   state;

  g_variant_get (parameter, "(&s&s)", &id, &to);
  task = find_task (self, id);
  if (task != NULL && find_state (to, &state))
    begin_deed (self, task, state, FALSE);
}

static void
on_message (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgTaskList   *self = SG_TASK_LIST (widget);
  const SgTask *task = find_task (self, g_variant_get_string (parameter, NULL));
  g_autoptr (GError) error = NULL;

  if (task != NULL &&
      !sg_message_popover_show (find_row (self, &task->id), self->session, task, &error))
    gtk_widget_activate_action (widget, "win.tell-trouble", "s", error->message);
}

static void
sg_task_list_dispose (GObject *object)
{
  SgTaskList *self = SG_TASK_LIST (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->rows_of, g_hash_table_unref);

  G_OBJECT_CLASS (sg_task_list_parent_class)->dispose (object);
}

/* Those who are still there first, ambulances before volunteers, in the order in which they were
 * asked. */
static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  const SgTask *one = sg_task_row_get_task (SG_TASK_ROW (a));
  const SgTask *other = sg_task_row_get_task (SG_TASK_ROW (b));

  if (sg_task_is_over (one) != sg_task_is_over (other))
    return sg_task_is_over (one) ? 1 : -1;

  if (one->kind != other->kind)
    return one->kind == SG_RESPONDER_AMBULANCE ? -1 : 1;

  return one->number < other->number ? -1 : one->number > other->number;
}

static void
sg_task_list_class_init (SgTaskListClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_task_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-task-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SgTaskList, heading);
  gtk_widget_class_bind_template_child (widget_class, SgTaskList, told);
  gtk_widget_class_bind_template_child (widget_class, SgTaskList, at);
  gtk_widget_class_bind_template_child (widget_class, SgTaskList, scroller);
  gtk_widget_class_bind_template_child (widget_class, SgTaskList, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_at_changed);
  gtk_widget_class_install_action (widget_class, "tasks.step", "(ss)", on_step);
  gtk_widget_class_install_action (widget_class, "tasks.message", "s", on_message);
}

static void
sg_task_list_init (SgTaskList *self)
{
  self->rows_of = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->rows, compare_rows, NULL, NULL);
}

static void
drop_rows (SgTaskList *self)
{
  GtkWidget *row;

  g_hash_table_remove_all (self->rows_of);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
  gtk_editable_set_text (GTK_EDITABLE (self->at), "");
}

static char *
dup_destination (SgDesk *desk, const SgTask *task)
{
  g_autofree char *id = NULL;
  g_autoptr (SgFaskes) facility = NULL;

  if (sg_uuid_is_none (&task->destination))
    return NULL;

  id = sg_uuid_to_text (&task->destination);
  /* No error: the task is shown without where it goes. */
  facility = sg_desk_find_facility (desk, id, NULL);

  return facility != NULL ? g_strdup (facility->name) : NULL;
}

static void
show_task (SgTaskList *self, const SgTask *task)
{
  SgTaskRow       *row = g_hash_table_lookup (self->rows_of, &task->id);
  g_autofree char *destination = dup_destination (sg_desk_session_get_desk (self->session), task);

  if (row != NULL)
    {
      sg_task_row_take (row, task, destination);
      return;
    }

  row = sg_task_row_new ();
  sg_task_row_take (row, task, destination);
  g_hash_table_insert (self->rows_of, g_memdup2 (&task->id, sizeof task->id), row);
  gtk_list_box_append (self->rows, GTK_WIDGET (row));
}

/* A request that was undone is none. */
static void
drop_undone (SgTaskList *self, const SgIncident *incident)
{
  GHashTableIter iter;
  gpointer       id;
  gpointer       row;

  g_hash_table_iter_init (&iter, self->rows_of);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (sg_incident_find_task (incident, id) == NULL)
      {
        gtk_list_box_remove (self->rows, row);
        g_hash_table_iter_remove (&iter);
      }
}

static void
show_heading (SgTaskList *self, const SgIncident *incident)
{
  guint            n_tasks = incident->tasks->len;
  guint            n_alive = sg_incident_count_alive (incident);
  g_autofree char *text = NULL;

  if (n_tasks == 0)
    text = g_strdup (_ ("Nobody asked yet"));
  else
    text = g_strdup_printf (_ ("On this incident: %u, asked: %u"), n_alive, n_tasks);
  gtk_label_set_label (self->heading, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading), text);
  gtk_widget_set_visible (self->told, n_tasks > 0);
  gtk_widget_set_visible (self->scroller, n_tasks > 0);
}

/**
 * sg_task_list_show:
 * @incident: as it is now
 */
void
sg_task_list_show (SgTaskList *self, SgDeskSession *session, const SgIncident *incident)
{
  g_return_if_fail (SG_IS_TASK_LIST (self));

  g_set_object (&self->session, session);
  if (!sg_uuid_equal (&self->incident, &incident->id))
    drop_rows (self);
  self->incident = incident->id;
  drop_undone (self, incident);
  for (guint i = 0; i < incident->tasks->len; i++)
    show_task (self, g_ptr_array_index (incident->tasks, i));
  gtk_list_box_invalidate_sort (self->rows);
  show_heading (self, incident);
  sg_task_list_tick (self);
}

void
sg_task_list_tick (SgTaskList *self)
{
  GHashTableIter iter;
  gpointer       row;
  gint64         now;

  g_return_if_fail (SG_IS_TASK_LIST (self));

  if (self->session == NULL)
    return;

  now = sg_desk_get_now (sg_desk_session_get_desk (self->session));
  g_hash_table_iter_init (&iter, self->rows_of);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    sg_task_row_tick (row, now);
}

/**
 * sg_task_list_refuse_and_ask_next:
 *
 * Asks why the ambulance that has not answered for the longest time cannot go, and then asks the
 * next one.
 *
 * Returns: %FALSE when none is waited for
 */
gboolean
sg_task_list_refuse_and_ask_next (SgTaskList *self)
{
  GtkWidget *row;

  g_return_val_if_fail (SG_IS_TASK_LIST (self), FALSE);

  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      const SgTask *task = sg_task_row_get_task (SG_TASK_ROW (row));

      if (task->state == SG_TASK_REQUESTED && task->kind == SG_RESPONDER_AMBULANCE)
        {
          begin_deed (self, task, SG_TASK_REFUSED, TRUE);
          return TRUE;
        }
    }

  return FALSE;
}
