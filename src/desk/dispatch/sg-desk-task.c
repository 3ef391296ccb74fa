/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asking somebody to go, and following them until they are free again. The ambulances are not the
 * PSC's own: they are asked, and say yes or no. What a responder does belongs to the task, so a
 * second request warns and leaves the first as it is. */

#include "config.h"

#include "desk/dispatch/sg-desk-task.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "common/sg-error.h"
#include "common/sg-unit.h"
#include "common/sg-volunteer.h"
#include "desk/candidates/sg-desk-judge.h"
#include "desk/log/sg-row.h"

/**
 * sg_desk_list_alive_tasks:
 *
 * Returns: (nullable) (transfer full) (element-type SgTask): what @responder is asked for or doing
 */
GPtrArray *
sg_desk_list_alive_tasks (SgDesk *desk, const SgUuid *responder, GError **error)
{
  return sg_row_list (sg_desk_get_db (desk),
                      &sg_task_record,
                      "WHERE responder = ? AND state < 7 ORDER BY requested_at",
                      error,
                      "B",
                      responder->bytes,
                      (gsize) SG_UUID_BYTES);
}

/* ---- whether one may be asked ---- */

static char *
dup_number (SgDesk *desk, const SgUuid *incident)
{
  g_autoptr (SgIncident) other = sg_desk_get_incident (desk, incident, NULL);

  return g_strdup (other != NULL ? other->number : "?");
}

static gboolean
check_free (SgDesk          *desk,
            const SgUuid    *incident,
            const SgRequest *request,
            const char      *name,
            GError         **error)
{
  g_autoptr (GPtrArray) tasks = sg_desk_list_alive_tasks (desk, &request->responder, error);

  if (tasks == NULL)
    return FALSE;

  for (guint i = 0; i < tasks->len; i++)
    {
      const SgTask    *task = g_ptr_array_index (tasks, i);
      g_autofree char *number = dup_number (desk, &task->incident);
      gboolean         here = sg_uuid_equal (&task->incident, incident);

      if (request->forced && !here && request->kind == SG_RESPONDER_AMBULANCE)
        continue;

      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_STALE,
                   here ? _ ("%s is asked for %s already (%s)%s") : _ ("%s is at %s (%s)%s"),
                   name,
                   number,
                   sg_task_state_to_text (task->state),
                   here ? ""
                   : request->kind == SG_RESPONDER_AMBULANCE
                     ? _ (": send anyway by force, or take another")
                     : _ (": a volunteer serves one at a time"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_unit (SgDesk *desk, const SgRequest *request, char **name, GError **error)
{
  g_autoptr (SgUnit) unit = NULL;

  unit = sg_row_get (sg_desk_get_db (desk), &sg_unit_record, &request->responder, error);
  if (unit == NULL)
    return FALSE;

  if ((unit->readiness != SG_UNIT_READY || unit->retired) && !request->forced)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_STALE,
                   _ ("%s is %s%s%s: send anyway by force, or take another"),
                   unit->call_sign,
                   unit->retired ? _ ("retired") : sg_readiness_to_text (unit->readiness),
                   unit->reason != NULL ? ", " : "",
                   unit->reason != NULL ? unit->reason : "");
      return FALSE;
    }

  *name = g_strdup (unit->call_sign);
  return TRUE;
}

/* By the certificate gate, which names what stands against somebody and what only needs a reason.
 */
static gboolean
check_volunteer (SgDesk          *desk,
                 const SgUuid    *incident,
                 const SgRequest *request,
                 char           **name,
                 char           **level,
                 GError         **error)
{
  g_autoptr (SgIncident) about = sg_desk_get_incident (desk, incident, error);
  g_autoptr (SgVolunteer) volunteer = NULL;

  if (about == NULL)
    return FALSE;

  volunteer = sg_row_get (sg_desk_get_db (desk), &sg_volunteer_record, &request->responder, error);
  if (volunteer == NULL ||
      !sg_desk_check_volunteer (desk, about, &volunteer->id, request->reason, level, error))
    return FALSE;

  *name = g_strdup (volunteer->name);
  return TRUE;
}

/* ---- asking ---- */

static SgBody *
make_request (SgDesk *desk, const SgRequest *request, const SgUuid *task)
{
  SgBody *body = sg_body_new ();
  gint64  patience = sg_desk_get_setting (
    desk,
    request->kind == SG_RESPONDER_AMBULANCE ? SG_SETTING_ACK_S : SG_SETTING_RING_S);

  sg_body_uuid (body, "task", task);
  sg_body_uuid (body, "responder", &request->responder);
  sg_body_text (body, "kind", request->kind == SG_RESPONDER_AMBULANCE ? "ambulance" : "volunteer");
  sg_body_text (body, "role", sg_role_to_text (request->role));
  sg_body_uuid (body, "aed", &request->aed);
  if (request->eta_s >= 0)
    sg_body_int (body, "eta_s", request->eta_s);
  sg_body_int (body, "expires_at", sg_desk_get_now (desk) + patience * G_USEC_PER_SEC);
  if (request->ring > 0)
    sg_body_int (body, "ring", request->ring);
  if (request->forced)
    sg_body_bool (body, "forced", TRUE);
  sg_body_text (body, "reason", request->reason);

  return body;
}

/**
 * sg_desk_add_request:
 * @act: what it becomes a part of
 * @task: (out): the new task
 *
 * Returns: %FALSE with %SG_ERROR_STALE and what stands against it, which @forced overrides where it
 *   may be overridden
 */
gboolean
sg_desk_add_request (SgDesk          *desk,
                     SgAct           *act,
                     const SgUuid    *incident,
                     const SgRequest *request,
                     SgUuid          *task,
                     GError         **error)
{
  g_autofree char *name = NULL;
  g_autofree char *level = NULL;
  SgBody          *body;

  if (!(request->kind == SG_RESPONDER_AMBULANCE
          ? check_unit (desk, request, &name, error)
          : check_volunteer (desk, incident, request, &name, &level, error)) ||
      !check_free (desk, incident, request, name, error))
    return FALSE;

  *task = sg_act_new_id (act);
  body = make_request (desk, request, task);
  sg_body_text (body, "name", name);
  sg_body_text (body, "level", level);
  sg_act_add (act, "task.requested@1", incident, body);

  return TRUE;
}

gboolean
sg_desk_request (SgDesk          *desk,
                 const SgUuid    *incident,
                 const SgRequest *request,
                 SgUuid          *task,
                 GError         **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);

  return sg_desk_add_request (desk, act, incident, request, task, error) && sg_act_do (act, error);
}

/* ---- following ---- */

static SgBody *
new_task_body (const SgUuid *task)
{
  SgBody *body = sg_body_new ();

  sg_body_uuid (body, "task", task);
  return body;
}

static gboolean
needs_reason (const char *reason, const char *what, GError **error)
{
  if (reason != NULL && *reason != '\0')
    return TRUE;

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("“reason” is missing: say why it was %s"),
               what);
  return FALSE;
}

/* When enough volunteers are coming, those who have not answered are let go and disturbed no more.
 */
static void
add_releases (SgDesk *desk, SgAct *act, const SgIncident *incident, const SgUuid *accepting)
{
  gint64 cap = sg_desk_get_setting (desk, SG_SETTING_VOLUNTEER_CAP);
  gint64 n_coming = 1;

  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);

      n_coming += task->kind == SG_RESPONDER_VOLUNTEER && !sg_task_is_over (task) &&
                  task->state != SG_TASK_REQUESTED && !sg_uuid_equal (&task->id, accepting);
    }
  if (n_coming < cap)
    return;

  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);
      SgBody       *body;

      if (task->kind != SG_RESPONDER_VOLUNTEER || task->state != SG_TASK_REQUESTED ||
          sg_uuid_equal (&task->id, accepting))
        continue;
      body = new_task_body (&task->id);
      sg_body_text (body, "reason", "enough");
      sg_act_add (act, "task.released@1", &incident->id, body);
    }

  if (incident->ring_expires_at != 0)
    {
      SgBody *body = sg_body_new ();

      sg_body_text (body, "why", "enough");
      sg_act_add (act, "ring.closed@1", &incident->id, body);
    }
}

/**
 * sg_desk_answer:
 *
 * Records what a responder said. The last volunteer who is wanted lets the others go.
 *
 * Returns: %FALSE with %SG_ERROR_INVALID when a refusal has no reason, %SG_ERROR_STALE when the
 * task has moved on
 */
gboolean
sg_desk_answer (SgDesk              *desk,
                const SgUuid        *incident,
                const SgUuid        *task,
                const SgAnswerGiven *given,
                GError             **error)
{
  g_autoptr (SgIncident) before = sg_desk_get_incident (desk, incident, error);
  g_autoptr (SgAct) act = NULL;
  SgBody       *body;
  const SgTask *answering;

  if (before == NULL || (g_strcmp0 (given->answer, "refused") == 0 &&
                         !needs_reason (given->reason, "refused", error)))
    return FALSE;

  act = sg_act_new (desk);
  body = new_task_body (task);
  sg_body_text (body, "answer", given->answer);
  sg_body_text (body, "reason", given->reason);
  if (given->eta_s >= 0)
    sg_body_int (body, "eta_s", given->eta_s);
  sg_act_add (act, "task.answered@1", incident, body);

  answering = sg_incident_find_task (before, task);
  if (answering != NULL && answering->kind == SG_RESPONDER_VOLUNTEER &&
      g_strcmp0 (given->answer, "accepted") == 0)
    add_releases (desk, act, before, task);

  return sg_act_do (act, error);
}

/**
 * sg_desk_progress:
 * @state: en_route, on_scene, transporting, at_hospital or returning
 */
gboolean
sg_desk_progress (SgDesk       *desk,
                  const SgUuid *incident,
                  const SgUuid *task,
                  const char   *state,
                  GError      **error)
{
  SgBody *body = new_task_body (task);

  sg_body_text (body, "state", state);
  return sg_act_once (desk, "task.progressed@1", incident, body, error);
}

gboolean
sg_desk_cancel (SgDesk       *desk,
                const SgUuid *incident,
                const SgUuid *task,
                const char   *reason,
                GError      **error)
{
  SgBody *body;

  if (!needs_reason (reason, "cancelled", error))
    return FALSE;

  body = new_task_body (task);
  sg_body_text (body, "reason", reason);
  return sg_act_once (desk, "task.cancelled@1", incident, body, error);
}

/**
 * sg_desk_release:
 *
 * Lets a volunteer go who is not needed any more.
 */
gboolean
sg_desk_release (SgDesk       *desk,
                 const SgUuid *incident,
                 const SgUuid *task,
                 const char   *reason,
                 GError      **error)
{
  SgBody *body;

  if (!needs_reason (reason, "released", error))
    return FALSE;

  body = new_task_body (task);
  sg_body_text (body, "reason", reason);
  return sg_act_once (desk, "task.released@1", incident, body, error);
}

/**
 * sg_desk_end_task:
 *
 * T11: the responder is free again.
 */
gboolean
sg_desk_end_task (SgDesk *desk, const SgUuid *incident, const SgUuid *task, GError **error)
{
  return sg_act_once (desk, "task.ended@1", incident, new_task_body (task), error);
}

/**
 * sg_desk_destine:
 * @facility: where the patient is taken
 */
gboolean
sg_desk_destine (SgDesk       *desk,
                 const SgUuid *incident,
                 const SgUuid *task,
                 const SgUuid *facility,
                 GError      **error)
{
  SgBody *body = new_task_body (task);

  sg_body_uuid (body, "facility", facility);
  return sg_act_once (desk, "task.destined@1", incident, body, error);
}

/**
 * sg_desk_reassign:
 * @task: of who cannot go on
 * @to: who goes instead, and why
 *
 * Both trips are kept.
 */
gboolean
sg_desk_reassign (SgDesk          *desk,
                  const SgUuid    *incident,
                  const SgUuid    *task,
                  const SgRequest *to,
                  SgUuid          *new_task,
                  GError         **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);
  SgBody *body;

  if (!needs_reason (to->reason, "given to another", error))
    return FALSE;

  body = new_task_body (task);
  sg_body_uuid (body, "to", &to->responder);
  sg_body_text (body, "reason", to->reason);
  sg_act_add (act, "task.reassigned@1", incident, body);

  return sg_desk_add_request (desk, act, incident, to, new_task, error) && sg_act_do (act, error);
}

/**
 * sg_desk_log_contact:
 * @task: (nullable): about which
 *
 * Records who was tried, how, and with what result.
 */
gboolean
sg_desk_log_contact (SgDesk          *desk,
                     const SgUuid    *incident,
                     const SgUuid    *task,
                     const SgContact *contact,
                     GError         **error)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "whom", contact->whom);
  sg_body_text (body, "channel", contact->channel);
  sg_body_text (body, "result", contact->result);
  sg_body_uuid (body, "task", task);
  return sg_act_once (desk, "contact.attempted@1", incident, body, error);
}
