/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions about candidates, answered in the desk's thread with rows that nobody masked. */

#include "config.h"

#include "console/incident/sg-candidates-find.h"

#include <glib/gi18n-lib.h>

#include "common/sg-eligibility.h"
#include "common/sg-error.h"
#include "desk/call/sg-desk-caller.h"
#include "desk/candidates/sg-coverage.h"
#include "desk/candidates/sg-desk-closures.h"
#include "desk/dispatch/sg-desk-next.h"
#include "desk/register/sg-facilities.h"

/* More than this nobody looks through. */
#define CANDIDATES_SHOWN 20

typedef struct
{
  SgUuid          incident;
  SgCandidateKind kind;
} Question;

static void
lost_district_free (gpointer data)
{
  SgLostDistrict *lost = data;

  g_free (lost->name);
  g_free (lost);
}

void
sg_candidates_found_free (SgCandidatesFound *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_clear_pointer (&self->fetchers, g_ptr_array_unref);
  g_clear_pointer (&self->lost, g_ptr_array_unref);
  g_free (self);
}

/**
 * sg_candidates_found_find_fetcher:
 *
 * Returns: (transfer none) (nullable): the volunteer who would fetch that AED
 */
const SgCandidate *
sg_candidates_found_find_fetcher (const SgCandidatesFound *self, const SgUuid *aed)
{
  for (guint i = 0; self->fetchers != NULL && i < self->fetchers->len; i++)
    {
      const SgCandidate *one = g_ptr_array_index (self->fetchers, i);

      if (one->role == SG_ROLE_AED && one->verdict == SG_ELIGIBLE && sg_uuid_equal (&one->aed, aed))
        return one;
    }

  return NULL;
}

/* Who is on no road cannot be reckoned; the reason is that of the region when that is away. */
static gboolean
check_index (SgDeskHand *hand, SgCandidateKind kind, GError **error)
{
  if (hand->index != NULL || kind >= SG_CANDIDATE_HOSPITAL)
    return TRUE;

  if (sg_desk_get_region (hand->desk, error) != NULL)
    g_set_error_literal (error,
                         SG_ERROR,
                         SG_ERROR_NOT_FOUND,
                         _ ("The responders could not be put on the roads."));
  return FALSE;
}

static void
add_lost (GPtrArray *lost, const SgCoverage *coverage, const SgUuid *unit)
{
  g_autoptr (GPtrArray) districts = sg_coverage_list_lost (coverage, unit);

  for (guint i = 0; i < districts->len; i++)
    {
      const SgCovered *covered = g_ptr_array_index (districts, i);
      SgLostDistrict  *one = g_new0 (SgLostDistrict, 1);

      one->unit = *unit;
      one->name = g_strdup (covered->district->name);
      one->centre = covered->district->centre;
      g_ptr_array_add (lost, one);
    }
}

static GPtrArray *
list_lost (SgDeskHand *hand, GPtrArray *candidates)
{
  GPtrArray *lost = g_ptr_array_new_with_free_func (lost_district_free);
  /* No error: without the names of districts the candidates are shown all the same. */
  const SgCoverage *coverage = sg_desk_get_coverage (hand->desk, hand->index, NULL);

  for (guint i = 0; coverage != NULL && i < candidates->len; i++)
    {
      const SgCandidate *candidate = g_ptr_array_index (candidates, i);

      if (candidate->lost > 0)
        add_lost (lost, coverage, &candidate->id);
    }

  return lost;
}

static guint
count_pranks (SgDesk *desk, const SgIncident *incident)
{
  g_autoptr (SgCallerHistory) history = NULL;

  if (incident->phone == NULL || incident->caller_result == SG_CALLER_VERIFIED)
    return 0;

  /* No error: what is not known of a caller holds no ambulance back. */
  history = sg_desk_find_caller (desk, incident->phone, NULL);

  return history != NULL && history->prank_weight >= SG_PRANK_WEIGHT_ASK ? history->n_pranks : 0;
}

static GPtrArray *
list_fetchers (SgDeskHand *hand, const SgIncident *incident)
{
  /* No error: the AEDs are shown without them, and the volunteers have a list that tells. */
  return hand->index != NULL ? sg_desk_find_candidates (hand->desk,
                                                        hand->index,
                                                        incident,
                                                        SG_CANDIDATE_VOLUNTEER,
                                                        CANDIDATES_SHOWN,
                                                        NULL)
                             : NULL;
}

static gpointer
find (SgDeskHand *hand, gpointer data, GError **error)
{
  const Question *question = data;
  g_autoptr (SgIncident) incident = sg_desk_get_incident (hand->desk, &question->incident, error);
  g_autoptr (SgCandidatesFound) self = g_new0 (SgCandidatesFound, 1);

  if (incident == NULL || !check_index (hand, question->kind, error))
    return NULL;

  self->incident = question->incident;
  self->kind = question->kind;
  self->is_arrest = sg_incident_is_arrest (incident);
  self->candidates = sg_desk_find_candidates (hand->desk,
                                              hand->index,
                                              incident,
                                              question->kind,
                                              CANDIDATES_SHOWN,
                                              error);
  if (self->candidates == NULL)
    return NULL;

  if (question->kind == SG_CANDIDATE_UNIT)
    self->lost = list_lost (hand, self->candidates);
  if (question->kind == SG_CANDIDATE_AED && self->is_arrest)
    self->fetchers = list_fetchers (hand, incident);
  self->n_wanted = sg_desk_count_wanted (hand->desk, incident);
  self->n_pranks = count_pranks (hand->desk, incident);

  return g_steal_pointer (&self);
}

/**
 * sg_candidates_find_async:
 *
 * sg_desk_session_finish() returns the #SgCandidatesFound.
 */
void
sg_candidates_find_async (SgDeskSession      *session,
                          const SgUuid       *incident,
                          SgCandidateKind     kind,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  Question        *question = g_new0 (Question, 1);
  const SgDeskWork work = { find, question, g_free, (GDestroyNotify) sg_candidates_found_free };

  question->incident = *incident;
  question->kind = kind;
  sg_desk_session_ask_async (session, &work, cancellable, callback, user_data);
}

/* ---- the way of one ---- */

typedef struct
{
  SgPoint   from;
  SgPoint   to;
  SgUuid    aed; /* on the way, or nobody's */
  SgProfile profile;
} Way;

static GArray *
find_leg (SgDesk *desk, const Way *way, SgPoint from, SgPoint to, GError **error)
{
  SgRouter *router = sg_desk_get_router (desk, error);
  g_autoptr (SgRoute) route = NULL;
  SgTravel travel;

  if (router == NULL || !sg_desk_plan_travel (desk, way->profile, &travel, error))
    return NULL;

  route = sg_router_find_route (router, from, to, &travel, error);

  return route != NULL ? g_array_ref (route->points) : NULL;
}

static GArray *
find_way_by_aed (SgDesk *desk, const Way *way, GError **error)
{
  g_autofree char *text = sg_uuid_to_text (&way->aed);
  g_autoptr (SgAed) aed = sg_desk_find_aed (desk, text, error);
  g_autoptr (GArray) first = NULL;
  g_autoptr (GArray) second = NULL;
  SgPoint via;

  if (aed == NULL)
    return NULL;

  via = sg_point_from_degrees (aed->lat, aed->lon);
  first = find_leg (desk, way, way->from, via, error);
  second = first != NULL ? find_leg (desk, way, via, way->to, error) : NULL;
  if (second == NULL)
    return NULL;

  g_array_append_vals (first, second->data, second->len);
  return g_steal_pointer (&first);
}

static gpointer
find_way (SgDeskHand *hand, gpointer data, GError **error)
{
  const Way *way = data;

  return sg_uuid_is_none (&way->aed) ? find_leg (hand->desk, way, way->from, way->to, error)
                                     : find_way_by_aed (hand->desk, way, error);
}

/**
 * sg_candidates_find_way_async:
 *
 * From the candidate to the patient, or from the patient to a hospital. sg_desk_session_finish()
 * returns a #GArray of SgPoint.
 */
void
sg_candidates_find_way_async (SgDeskSession      *session,
                              const SgCandidate  *candidate,
                              SgPoint             scene,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  gboolean         from_scene = candidate->kind == SG_CANDIDATE_HOSPITAL;
  Way             *way = g_new0 (Way, 1);
  const SgDeskWork work = { find_way, way, g_free, (GDestroyNotify) g_array_unref };

  way->from = from_scene ? scene : candidate->point;
  way->to = from_scene ? candidate->point : scene;
  way->profile = candidate->profile;
  if (candidate->role == SG_ROLE_AED)
    way->aed = candidate->aed;
  sg_desk_session_ask_async (session, &work, cancellable, callback, user_data);
}
