/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Volunteers are asked in rings, the nearest first: a few at a time, so that few are disturbed for
 * nothing, and soon, since one in twenty says yes. Distances are by road. A ring in which nobody
 * can be asked is passed over at once. */

#include "config.h"

#include "desk/dispatch/sg-desk-ring.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "desk/dispatch/sg-desk-task.h"

void
sg_alert_ring_free (SgAlertRing *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->alerted, g_ptr_array_unref);
  g_free (self);
}

static guint
count_coming (const SgIncident *incident)
{
  guint n_coming = 0;

  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);

      n_coming += task->kind == SG_RESPONDER_VOLUNTEER && !sg_task_is_over (task) &&
                  task->state != SG_TASK_REQUESTED;
    }

  return n_coming;
}

/* Moves those of the ring from @candidates to a list of their own. */
static GPtrArray *
choose (SgDesk *desk, const SgIncident *incident, GPtrArray *candidates, double road_m)
{
  gint64     size = sg_desk_get_setting (desk, SG_SETTING_RING_SIZE);
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_candidate_free);

  for (guint i = 0; i < candidates->len && chosen->len < size;)
    {
      const SgCandidate *candidate = g_ptr_array_index (candidates, i);

      if (candidate->verdict == SG_ELIGIBLE && candidate->metres <= road_m &&
          sg_incident_find_responder (incident, &candidate->id) == NULL)
        g_ptr_array_add (chosen, g_ptr_array_steal_index (candidates, i));
      else
        i++;
    }

  return chosen;
}

static gboolean
has_fetcher (const SgIncident *incident, GPtrArray *chosen)
{
  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);

      if (task->role == SG_ROLE_AED && !sg_task_is_over (task))
        return TRUE;
    }

  for (guint i = 0; i < chosen->len; i++)
    if (((SgCandidate *) g_ptr_array_index (chosen, i))->role == SG_ROLE_AED)
      return TRUE;

  return FALSE;
}

/* At a cardiac arrest both roles are asked at once: who is soonest there with an AED comes into the
 * ring, however far the way to the patient alone would be. */
static void
add_fetcher (SgDesk *desk, const SgIncident *incident, GPtrArray *candidates, GPtrArray *chosen)
{
  double reach = (double) sg_desk_get_setting (desk, SG_SETTING_RING4_M);
  gint64 size = sg_desk_get_setting (desk, SG_SETTING_RING_SIZE);
  int    best = -1;

  if (has_fetcher (incident, chosen))
    return;

  for (guint i = 0; i < candidates->len; i++)
    {
      const SgCandidate *one = g_ptr_array_index (candidates, i);
      const SgCandidate *first = best >= 0 ? g_ptr_array_index (candidates, (guint) best) : NULL;

      if (one->role == SG_ROLE_AED && one->verdict == SG_ELIGIBLE && one->metres <= reach &&
          sg_incident_find_responder (incident, &one->id) == NULL &&
          (first == NULL || one->via_ms < first->via_ms))
        best = (int) i;
    }

  if (best < 0)
    return;

  if (chosen->len >= size)
    g_ptr_array_remove_index (chosen, chosen->len - 1);
  g_ptr_array_add (chosen, g_ptr_array_steal_index (candidates, (guint) best));
}

static SgAlertRing *
find_ring (SgDesk           *desk,
           const SgIncident *incident,
           GPtrArray        *candidates,
           gint64            first,
           GError          **error)
{
  g_autoptr (SgAlertRing) self = g_new0 (SgAlertRing, 1);

  for (self->ring = first; self->ring <= SG_RINGS; self->ring++)
    {
      self->road_m = sg_desk_get_setting (desk, SG_SETTING_RING1_M + (SgSetting) self->ring - 1);
      g_clear_pointer (&self->alerted, g_ptr_array_unref);
      self->alerted = choose (desk, incident, candidates, (double) self->road_m);
      if (self->alerted->len > 0)
        {
          add_fetcher (desk, incident, candidates, self->alerted);
          return g_steal_pointer (&self);
        }
    }

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_NOT_FOUND,
               _ ("no volunteer within %lld m by road can be asked for %s"),
               (long long) self->road_m,
               incident->number);
  return NULL;
}

static gboolean
add_members (SgDesk            *desk,
             SgAct             *act,
             const SgIncident  *incident,
             const SgAlertRing *ring,
             SgBody            *opened,
             GError           **error)
{
  for (guint i = 0; i < ring->alerted->len; i++)
    {
      const SgCandidate *candidate = g_ptr_array_index (ring->alerted, i);
      guint32            ms = candidate->role == SG_ROLE_AED ? candidate->via_ms : candidate->ms;
      SgRequest          request = { .responder = candidate->id,
                                     .kind = SG_RESPONDER_VOLUNTEER,
                                     .role = candidate->role,
                                     .aed = candidate->aed,
                                     .eta_s = ms / 1000,
                                     .ring = ring->ring };
      SgUuid             task;

      if (!sg_desk_add_request (desk, act, &incident->id, &request, &task, error))
        return FALSE;

      sg_body_begin_object (opened, NULL);
      sg_body_uuid (opened, "id", &candidate->id);
      sg_body_uuid (opened, "task", &task);
      sg_body_text (opened, "role", sg_role_to_text (candidate->role));
      sg_body_int (opened, "eta_s", request.eta_s);
      sg_body_end_object (opened);
    }

  return TRUE;
}

static gboolean
record (SgDesk *desk, const SgIncident *incident, const SgAlertRing *ring, GError **error)
{
  gint64 patience = sg_desk_get_setting (desk, SG_SETTING_RING_S) * G_USEC_PER_SEC;
  g_autoptr (SgAct) act = sg_act_new (desk);
  g_autoptr (SgBody) opened = sg_body_new ();

  sg_body_int (opened, "ring", ring->ring);
  sg_body_int (opened, "road_m", ring->road_m);
  sg_body_int (opened, "expires_at", sg_desk_get_now (desk) + patience);
  sg_body_begin_array (opened, "responders");
  if (!add_members (desk, act, incident, ring, opened, error))
    return FALSE;

  sg_body_end_array (opened);
  sg_act_add (act, "ring.opened@1", &incident->id, g_steal_pointer (&opened));

  return sg_act_do (act, error);
}

/**
 * sg_desk_open_ring:
 * @ring: 1…%SG_RINGS; 0 for the next one
 *
 * Asks the next volunteers. At a cardiac arrest some of them are sent by way of an AED.
 *
 * Returns: (nullable) (transfer full): who is asked, or %NULL with %SG_ERROR_NOT_FOUND when nobody
 * in the last ring can be, %SG_ERROR_STALE when enough are coming
 */
SgAlertRing *
sg_desk_open_ring (SgDesk           *desk,
                   SgResponderIndex *index,
                   const SgUuid     *incident,
                   gint64            ring,
                   GError          **error)
{
  g_autoptr (SgIncident) about = sg_desk_get_incident (desk, incident, error);
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (SgAlertRing) found = NULL;

  if (about == NULL)
    return NULL;

  if (ring < 0 || ring > SG_RINGS)
    {
      g_set_error (error, SG_ERROR, SG_ERROR_INVALID, _ ("“ring” must be 1 to %d"), SG_RINGS);
      return NULL;
    }

  if (count_coming (about) >= sg_desk_get_setting (desk, SG_SETTING_VOLUNTEER_CAP))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_STALE,
                   _ ("%u volunteers are coming to %s already"),
                   count_coming (about),
                   about->number);
      return NULL;
    }

  candidates =
    sg_desk_find_candidates (desk, index, about, SG_CANDIDATE_VOLUNTEER, SG_CANDIDATES_MAX, error);
  if (candidates == NULL)
    return NULL;

  /* Who is asked again after the last ring asks those who are left in it. */
  found =
    find_ring (desk, about, candidates, ring > 0 ? ring : MIN (about->ring + 1, SG_RINGS), error);
  return found != NULL && record (desk, about, found, error) ? g_steal_pointer (&found) : NULL;
}
