/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The end of an incident: closing, the second pair of eyes, and the times that are put right
 * afterwards. Nothing is overwritten: a correction is an event with a reason. */

#include "config.h"

#include "desk/scene/sg-desk-close.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "common/sg-code-list.h"
#include "common/sg-error.h"
#include "desk/people/sg-desk-may.h"
#include "desk/sg-act.h"

static void
add_releases (SgAct *act, const SgIncident *incident, const char *reason)
{
  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);
      SgBody       *body;

      if (sg_task_is_over (task))
        continue;
      body = sg_body_new ();
      sg_body_uuid (body, "task", &task->id);
      sg_body_text (body, "reason", reason);
      sg_act_add (act,
                  task->kind == SG_RESPONDER_VOLUNTEER ? "task.released@1" : "task.cancelled@1",
                  &incident->id,
                  body);
    }
}

static gboolean
may_close (const SgIncident *incident, const SgClosing *closing, GError **error)
{
  guint n_alive = sg_incident_count_alive (incident);

  if (!sg_code_list_check ("disposition", "disposition", closing->disposition, error))
    return FALSE;

  if (n_alive > 0 && !closing->release)
    {
      g_set_error (
        error,
        SG_ERROR,
        SG_ERROR_STALE,
        _ ("%u responder(s) of %s are still asked or under way: end or cancel them first"),
        n_alive,
        incident->number);
      return FALSE;
    }

  return TRUE;
}

/**
 * sg_desk_close:
 *
 * Ends an incident. One key is enough for a prank, silence and the like: nothing but the
 * disposition is needed. What a report lacks is listed, see sg_desk_list_incomplete(), and never
 * keeps it open.
 */
gboolean
sg_desk_close (SgDesk *desk, const SgUuid *incident, const SgClosing *closing, GError **error)
{
  g_autoptr (SgIncident) before = sg_desk_get_incident (desk, incident, error);
  g_autoptr (SgAct) act = NULL;
  SgBody *body;

  if (before == NULL || !may_close (before, closing, error))
    return FALSE;

  act = sg_act_new (desk);
  add_releases (act, before, closing->reason != NULL ? closing->reason : closing->disposition);
  body = sg_body_new ();
  sg_body_text (body, "disposition", closing->disposition);
  sg_body_text (body, "outcome", closing->outcome);
  sg_body_text (body, "reason", closing->reason);
  sg_act_add (act, "incident.closed@1", incident, body);

  return sg_act_do (act, error);
}

gboolean
sg_desk_reopen (SgDesk *desk, const SgUuid *incident, const char *reason, GError **error)
{
  g_autoptr (SgIncident) before = sg_desk_get_incident (desk, incident, error);
  SgBody *body;

  if (before == NULL)
    return FALSE;

  if (sg_incident_is_open (before))
    {
      g_set_error (error, SG_ERROR, SG_ERROR_STALE, _ ("%s is open"), before->number);
      return FALSE;
    }

  body = sg_body_new ();
  sg_body_text (body, "reason", reason);
  return sg_act_once (desk, "incident.reopened@1", incident, body, error);
}

/**
 * sg_desk_verify:
 * @reason: (nullable): needed from the second revision on
 *
 * A second person says that the report is right; corrections made before are its revision.
 *
 * Returns: %FALSE with %SG_ERROR_STALE when it is open, or the same person closed it
 */
gboolean
sg_desk_verify (SgDesk *desk, const SgUuid *incident, const char *reason, GError **error)
{
  g_autoptr (SgIncident) before = sg_desk_get_incident (desk, incident, error);
  SgBody *body;

  if (before == NULL)
    return FALSE;

  if (sg_incident_is_open (before))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_STALE,
                   _ ("%s is open: close it first"),
                   before->number);
      return FALSE;
    }

  if (!sg_desk_may_verify (desk, incident, error))
    return FALSE;

  if (before->revision > 0 && (reason == NULL || *reason == '\0'))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("“reason” is missing: say why %s is verified again"),
                   before->number);
      return FALSE;
    }

  body = sg_body_new ();
  sg_body_int (body, "revision", before->revision + 1);
  sg_body_text (body, "reason", reason);
  return sg_act_once (desk, "incident.verified@1", incident, body, error);
}

/**
 * sg_desk_stamp:
 * @milestone: one that is no step of a task: T0, T1, T7, first CPR, first shock
 */
gboolean
sg_desk_stamp (SgDesk *desk, const SgUuid *incident, SgMilestone milestone, GError **error)
{
  SgBody *body;

  if (milestone != SG_T0 && milestone != SG_T1 && milestone != SG_T7 && milestone < SG_FIRST_CPR)
    {
      g_set_error (
        error,
        SG_ERROR,
        SG_ERROR_INVALID,
        _ ("%s follows from what the crew reports: enter that, or correct it with a reason"),
        sg_milestone_to_text (milestone));
      return FALSE;
    }

  body = sg_body_new ();
  sg_body_text (body, "milestone", sg_milestone_to_text (milestone));
  return sg_act_once (desk, "milestone.stamped@1", incident, body, error);
}

/**
 * sg_desk_correct:
 * @task: (nullable): whose step it is; %NULL for the incident's own
 * @reason: why the time was wrong
 *
 * Puts a time right: the new one is that of sg_desk_set_entry_time(). Both stay in the log.
 */
gboolean
sg_desk_correct (SgDesk       *desk,
                 const SgUuid *incident,
                 const SgUuid *task,
                 SgMilestone   milestone,
                 const char   *reason,
                 GError      **error)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "milestone", sg_milestone_to_text (milestone));
  sg_body_uuid (body, "task", task);
  sg_body_text (body, "reason", reason);
  return sg_act_once (desk, "milestone.corrected@1", incident, body, error);
}

/**
 * sg_desk_declare_major:
 *
 * Makes it a major incident, changes who does what there, or takes it back.
 */
gboolean
sg_desk_declare_major (SgDesk *desk, const SgUuid *incident, const SgMajor *major, GError **error)
{
  SgBody *body = sg_body_new ();

  sg_body_bool (body, "on", major->on);
  sg_body_text (body, "reason", major->reason);
  sg_body_text (body, "sector", major->sector);
  sg_body_text (body, "transport_officer", major->transport_officer);
  sg_body_text (body, "commander", major->commander);
  if (major->staging != NULL)
    sg_scene_write (major->staging, body, "staging");

  return sg_act_once (desk, "incident.major@1", incident, body, error);
}
