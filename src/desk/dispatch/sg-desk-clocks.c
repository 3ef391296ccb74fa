/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the clocks of a desk say is due. Nothing is kept for it: it follows from the incidents and
 * the time, so it is the same after a crash, at the second desk and in a test. */

#include "desk/dispatch/sg-desk-clocks.h"

#include <string.h>

#include "common/sg-lines.h"
#include "desk/dispatch/sg-desk-ring.h"
#include "desk/log/sg-row.h"
#include "desk/sg-act.h"

#define BY_CLOCK "system:desk"

/* An incident that waits this much longer than a call may take is loud. */
#define LOUD_AFTER 2

static const char *const kind_names[] = {
  [SG_DUE_PANIC] = "panic",
  [SG_DUE_UNJUDGED] = "unjudged",
  [SG_DUE_UNANSWERED] = "unanswered",
  [SG_DUE_RING] = "ring",
  [SG_DUE_NOT_DEPARTED] = "not_departed",
  [SG_DUE_LONG_ON_SCENE] = "long_on_scene",
  [SG_DUE_CALLBACK] = "callback",
  [SG_DUE_PLANNED] = "planned",
};

void
sg_due_free (SgDue *self)
{
  if (self == NULL)
    return;

  g_free (self->number);
  g_free (self->name);
  g_free (self);
}

/* One look at all clocks. */
typedef struct
{
  SgDesk    *desk;
  gint64     now;
  GPtrArray *dues;
} Look;

/* Adds it when it has been due since a moment that has passed. */
static void
add_if_due (Look             *look,
            SgDueKind         kind,
            const SgIncident *incident,
            const SgTask     *task,
            gint64            since,
            guint             level)
{
  SgDue *due;

  if (since > look->now)
    return;

  due = g_new0 (SgDue, 1);
  due->kind = kind;
  due->incident = incident->id;
  due->number = g_strdup (incident->number);
  due->since = since;
  due->level = level;
  if (task != NULL)
    {
      due->task = task->id;
      due->name = g_strdup (task->name);
    }
  g_ptr_array_add (look->dues, due);
}

static gint64
seconds (Look *look, SgSetting setting)
{
  return sg_desk_get_setting (look->desk, setting) * G_USEC_PER_SEC;
}

static void
look_at_task (Look *look, const SgIncident *incident, const SgTask *task)
{
  guint level = incident->severity <= 1 ? 3 : 2;

  if (task->kind != SG_RESPONDER_AMBULANCE)
    return;

  if (task->state == SG_TASK_REQUESTED && task->expires_at != 0)
    add_if_due (look, SG_DUE_UNANSWERED, incident, task, task->expires_at, level);
  if (task->state == SG_TASK_ACCEPTED)
    add_if_due (look,
                SG_DUE_NOT_DEPARTED,
                incident,
                task,
                task->at[SG_STEP_ANSWERED] + seconds (look, SG_SETTING_EN_ROUTE_S),
                level);
  if (task->state == SG_TASK_ON_SCENE)
    add_if_due (look,
                SG_DUE_LONG_ON_SCENE,
                incident,
                task,
                task->at[SG_STEP_ON_SCENE] + seconds (look, SG_SETTING_ON_SCENE_S),
                1);
}

static void
look_at_promise (Look *look, const SgIncident *incident)
{
  if (incident->callback_at != 0)
    add_if_due (look, SG_DUE_CALLBACK, incident, NULL, incident->callback_at, 2);
}

static void
look_at_incident (Look *look, const SgIncident *incident)
{
  gint64   opened = MAX (incident->opened_at, incident->planned_for);
  gboolean panic = g_strcmp0 (incident->source, "panic") == 0 ||
                   g_strcmp0 (incident->source, "sms") == 0;

  if (incident->planned_for != 0 && incident->status <= SG_STATUS_NEEDS_HELP)
    add_if_due (look,
                SG_DUE_PLANNED,
                incident,
                NULL,
                incident->planned_for - 60 * seconds (look, SG_SETTING_PLANNED_LEAD_MIN),
                2);
  else if (panic && !sg_lines_contain (incident->alarms_acknowledged, "panic"))
    add_if_due (look,
                SG_DUE_PANIC,
                incident,
                NULL,
                opened,
                look->now >= opened + seconds (look, SG_SETTING_PANIC_S) ? 3 : 2);
  else if (incident->status <= SG_STATUS_NEEDS_HELP && !incident->parked)
    add_if_due (look,
                SG_DUE_UNJUDGED,
                incident,
                NULL,
                opened + LOUD_AFTER * seconds (look, SG_SETTING_TARGET_PROCESS_S),
                incident->severity <= 1 ? 3 : 2);

  look_at_promise (look, incident);
  if (incident->ring_expires_at != 0)
    add_if_due (look, SG_DUE_RING, incident, NULL, incident->ring_expires_at, 1);
  for (guint i = 0; i < incident->tasks->len; i++)
    look_at_task (look, incident, g_ptr_array_index (incident->tasks, i));
}

static int
compare_dues (gconstpointer a, gconstpointer b)
{
  const SgDue *left = *(const SgDue *const *) a;
  const SgDue *right = *(const SgDue *const *) b;

  if (left->level != right->level)
    return left->level > right->level ? -1 : 1;
  if (left->since != right->since)
    return left->since < right->since ? -1 : 1;

  return sg_uuid_compare (&left->incident, &right->incident);
}

/**
 * sg_desk_list_due:
 *
 * Returns: (nullable) (transfer full) (element-type SgDue): what is due now, the loudest and
 * longest first
 */
GPtrArray *
sg_desk_list_due (SgDesk *desk, GError **error)
{
  g_autoptr (GPtrArray) open = sg_desk_list_open (desk, error);
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_due_free);
  g_autoptr (GPtrArray) promised = NULL;
  Look look = { desk, sg_desk_get_now (desk), dues };

  /* A promise holds after the incident is closed, too. */
  promised = sg_row_list (sg_desk_get_db (desk),
                          &sg_incident_record,
                          "WHERE callback_at IS NOT NULL AND closed_at IS NOT NULL",
                          error,
                          "");
  if (open == NULL || promised == NULL)
    return NULL;

  for (guint i = 0; i < open->len; i++)
    look_at_incident (&look, g_ptr_array_index (open, i));
  for (guint i = 0; i < promised->len; i++)
    look_at_promise (&look, g_ptr_array_index (promised, i));

  g_ptr_array_sort (dues, compare_dues);
  return g_steal_pointer (&dues);
}

/* The last ring has run out, and whoever was asked in it will be said not to have answered. */
static gboolean
rings_are_over (SgDesk *desk, const SgIncident *incident)
{
  return incident->ring >= SG_RINGS && incident->ring_expires_at != 0 &&
         incident->ring_expires_at <= sg_desk_get_now (desk);
}

static gboolean
record_no_answer (SgDesk *desk, const SgIncident *incident, guint *n_expired, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);
  guint n_before = *n_expired;

  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);
      SgBody       *body;

      if (task->state != SG_TASK_REQUESTED || task->expires_at == 0 ||
          task->expires_at > sg_desk_get_now (desk))
        continue;
      body = sg_body_new ();
      sg_body_uuid (body, "task", &task->id);
      sg_body_text (body, "answer", "no_answer");
      sg_act_add (act, "task.answered@1", &incident->id, body);
      ++*n_expired;
    }

  if (rings_are_over (desk, incident))
    {
      SgBody *body = sg_body_new ();

      sg_body_int (body, "ring", incident->ring);
      sg_body_text (body, "why", "expired");
      sg_act_add (act, "ring.closed@1", &incident->id, body);
    }
  else if (*n_expired == n_before)
    {
      return TRUE;
    }

  return sg_act_do (act, error);
}

/**
 * sg_desk_expire_requests:
 * @n_expired: (out): how many requests nobody answered in time
 *
 * Records “no answer” where the clock ran out. A late answer is still welcome.
 */
gboolean
sg_desk_expire_requests (SgDesk *desk, guint *n_expired, GError **error)
{
  g_autoptr (GPtrArray) open = sg_desk_list_open (desk, error);
  g_autofree char *person = g_strdup (sg_desk_get_person (desk));
  gboolean         done = open != NULL;

  *n_expired = 0;
  sg_desk_set_person (desk, BY_CLOCK);
  for (guint i = 0; done && i < open->len; i++)
    done = record_no_answer (desk, g_ptr_array_index (open, i), n_expired, error);
  sg_desk_set_person (desk, person);

  return done;
}

const char *
sg_due_kind_to_text (SgDueKind kind)
{
  return kind_names[kind];
}
