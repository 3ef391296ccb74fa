/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One key asks the best ambulance, and after a refusal the next best. At SEV-1 two are asked at
 * once: whoever says yes first goes, and nobody waits for the first clock to run out. */

#include "config.h"

#include "desk/dispatch/sg-desk-next.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "desk/dispatch/sg-desk-task.h"

static guint
count_asked (const SgIncident *incident)
{
  guint n_asked = 0;

  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);

      n_asked += task->kind == SG_RESPONDER_AMBULANCE && !sg_task_is_over (task);
    }

  return n_asked;
}

/**
 * sg_desk_count_wanted:
 *
 * Returns: how many ambulances one key asks now, at least one
 */
guint
sg_desk_count_wanted (SgDesk *desk, const SgIncident *incident)
{
  guint n_wanted = 1;
  guint n_asked = count_asked (incident);

  if (incident->severity == 1)
    n_wanted = (guint) sg_desk_get_setting (desk, SG_SETTING_PARALLEL_SEV1);

  /* Somebody who presses the key again wants one more. */
  return n_wanted > n_asked ? n_wanted - n_asked : 1;
}

static gboolean
request_all (SgDesk *desk, const SgIncident *incident, GPtrArray *chosen, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);

  for (guint i = 0; i < chosen->len; i++)
    {
      const SgCandidate *candidate = g_ptr_array_index (chosen, i);
      SgRequest          request = { .responder = candidate->id,
                                     .kind = SG_RESPONDER_AMBULANCE,
                                     .eta_s = candidate->ms / 1000 };
      SgUuid             task;

      if (!sg_desk_add_request (desk, act, &incident->id, &request, &task, error))
        return FALSE;
    }

  return sg_act_do (act, error);
}

/**
 * sg_desk_request_next:
 *
 * Asks the best of the ambulances that can be sent and were not asked yet.
 *
 * Returns: (nullable) (transfer full) (element-type SgCandidate): who is asked now, or %NULL with
 *   %SG_ERROR_NOT_FOUND when nobody is left
 */
GPtrArray *
sg_desk_request_next (SgDesk *desk, SgResponderIndex *index, const SgUuid *incident, GError **error)
{
  g_autoptr (SgIncident) about = sg_desk_get_incident (desk, incident, error);
  g_autoptr (GPtrArray) candidates = NULL;

  if (about == NULL)
    return NULL;

  candidates = sg_desk_find_candidates (desk,
                                        index,
                                        about,
                                        SG_CANDIDATE_UNIT,
                                        sg_desk_count_wanted (desk, about),
                                        error);
  if (candidates == NULL)
    return NULL;

  for (guint i = candidates->len; i > 0; i--)
    if (((SgCandidate *) g_ptr_array_index (candidates, i - 1))->verdict != SG_ELIGIBLE)
      g_ptr_array_remove_index (candidates, i - 1);
  if (candidates->len == 0)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_NOT_FOUND,
                   _ ("no ambulance is left to ask for %s: see why in the candidates"),
                   about->number);
      return NULL;
    }

  return request_all (desk, about, candidates, error) ? g_steal_pointer (&candidates) : NULL;
}
