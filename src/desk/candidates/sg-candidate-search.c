/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units and volunteers: three rankings over one pool. First those whose flags say that they may be
 * sent, as many as are wanted after the rules have been asked; then those in the grace of their
 * certificate; then whoever is near at all, since the question “why not that one” is always about
 * somebody near. */

#define G_LOG_DOMAIN "siaga-desk"

#include "desk/candidates/sg-candidate-search.h"

#include "desk/candidates/sg-responder-store.h"
#include "desk/log/sg-row.h"

/* So many are judged at most while looking for those who may be sent. */
#define JUDGED_MAX 1000

/* ---- judging ---- */

static gboolean
read_workload (SgCandidateSearch *self, const SgUuid *id, SgWorkload *workload, GError **error)
{
  SgDb *db = sg_desk_get_db (self->desk);

  return sg_responder_store_count_tasks (db,
                                         id,
                                         self->on.now - G_TIME_SPAN_DAY,
                                         &workload->n_tasks,
                                         error) &&
         sg_responder_store_find_other (db,
                                        id,
                                        &self->on.incident->id,
                                        (char **) &workload->on_task,
                                        error);
}

static SgCandidate *
judge_unit (SgCandidateSearch *self, const SgUuid *id, const SgWorkload *workload, GError **error)
{
  g_autoptr (SgUnit) unit = sg_row_get (sg_desk_get_db (self->desk), &sg_unit_record, id, error);
  SgCandidate *candidate;

  if (unit == NULL)
    return NULL;

  candidate = sg_candidate_new (SG_CANDIDATE_UNIT, id);
  candidate->name = g_steal_pointer (&unit->call_sign);
  candidate->phone = g_steal_pointer (&unit->phone);
  sg_candidate_take (candidate, sg_judge_unit (&self->on, unit, workload));

  return candidate;
}

static SgCandidate *
judge_volunteer (SgCandidateSearch *self,
                 const SgUuid      *id,
                 const SgWorkload  *workload,
                 GError           **error)
{
  SgDb *db = sg_desk_get_db (self->desk);
  g_autoptr (SgVolunteer) volunteer = sg_row_get (db, &sg_volunteer_record, id, error);
  g_autoptr (GPtrArray) certificates = NULL;
  const SgCertificate *best;
  SgCandidate         *candidate;

  if (volunteer != NULL)
    certificates = sg_row_list (db,
                                &sg_certificate_record,
                                "WHERE holder = ?",
                                error,
                                "B",
                                id->bytes,
                                (gsize) SG_UUID_BYTES);
  if (certificates == NULL)
    return NULL;

  candidate = sg_candidate_new (SG_CANDIDATE_VOLUNTEER, id);
  candidate->name = g_steal_pointer (&volunteer->name);
  candidate->phone = g_steal_pointer (&volunteer->phone);
  sg_candidate_take (candidate, sg_judge_volunteer (&self->on, volunteer, certificates, workload));
  sg_certificates_judge (certificates,
                         self->on.today,
                         self->on.settings[SG_SETTING_GRACE_MONTHS],
                         &best);
  candidate->level = g_strdup (best != NULL ? best->level : NULL);

  return candidate;
}

static void
explain_position (SgCandidateSearch *self, SgCandidate *candidate)
{
  SgReasonCode home = candidate->kind == SG_CANDIDATE_UNIT ? SG_REASON_FROM_BASE
                                                           : SG_REASON_FROM_HOME;

  if (candidate->position_at == 0)
    sg_reasons_add (candidate->why, home, NULL, NULL, 0);
  else
    sg_reasons_add (candidate->why,
                    SG_REASON_POSITION_LIVE,
                    NULL,
                    NULL,
                    MAX (self->on.now - candidate->position_at, 0) / G_USEC_PER_SEC);
}

/**
 * sg_candidate_search_judge:
 * @slot: in the pool
 *
 * Asks the rules for one of the pool, and puts it where it belongs.
 *
 * Returns: (nullable) (transfer none): the candidate
 */
SgCandidate *
sg_candidate_search_judge (SgCandidateSearch *self,
                           guint32            slot,
                           guint32            ms,
                           double             metres,
                           GError           **error)
{
  const SgUuid      *id = sg_responder_index_get_id (self->index, self->pool, slot);
  const SgResponder *place =
    sg_responders_get (sg_responder_index_get_pool (self->index, self->pool), slot);
  g_autofree char *on_task = NULL;
  SgWorkload       workload = { .ms = ms };
  SgCandidate     *candidate;

  if (!read_workload (self, id, &workload, error))
    return NULL;

  on_task = (char *) workload.on_task;
  candidate = self->pool == SG_POOL_VOLUNTEERS ? judge_volunteer (self, id, &workload, error)
                                               : judge_unit (self, id, &workload, error);
  if (candidate == NULL)
    return NULL;

  candidate->point = place->point;
  candidate->profile = place->profile;
  candidate->ms = ms;
  candidate->metres = metres;
  candidate->position_at = sg_responder_index_get_position_at (self->index, self->pool, slot);
  explain_position (self, candidate);
  g_hash_table_add (self->seen, GUINT_TO_POINTER (slot));
  g_ptr_array_add (candidate->verdict == SG_ELIGIBLE ? self->eligible : self->others, candidate);

  return candidate;
}

static gboolean
judge_ranked (SgCandidateSearch *self, GArray *ranked, GError **error)
{
  for (guint i = 0; i < ranked->len; i++)
    {
      const SgRanked *one = &g_array_index (ranked, SgRanked, i);

      if (!g_hash_table_contains (self->seen, GUINT_TO_POINTER (one->responder)) &&
          sg_candidate_search_judge (self, one->responder, one->ms, one->metres, error) == NULL)
        return FALSE;
    }

  return TRUE;
}

/* ---- searching ---- */

/* Beyond the limit when @require is 0, so that one who is too far is said to be so. */
static GArray *
rank (SgCandidateSearch *self, guint limit, guint32 require)
{
  SgSetting   within = self->pool == SG_POOL_VOLUNTEERS ? SG_SETTING_VOLUNTEER_WITHIN_S
                                                        : SG_SETTING_AMBULANCE_WITHIN_S;
  SgRankQuery query = { .limit = limit, .require = require, .travel = self->travel };

  query.within_ms =
    (guint32) MIN ((require == 0 ? 2 : 1) * self->on.settings[within] * 1000, SG_TRAVEL_MS_MAX);

  return sg_router_rank (self->router,
                         sg_responder_index_get_pool (self->index, self->pool),
                         self->at,
                         &query);
}

/* Flags that everybody has who may be sent to this incident. */
static guint32
find_required (const SgCandidateSearch *self)
{
  const SgIncident *incident = self->on.incident;
  gboolean          basic_may = sg_incident_is_arrest (incident) &&
                       self->on.settings[SG_SETTING_BASIC_BOTH_ROLES] != 0;
  guint32 required = SG_FLAG_MAY;

  if (self->pool != SG_POOL_VOLUNTEERS)
    return required;

  if (sg_incident_is_critical (incident) && !basic_may)
    required |= SG_FLAG_ADVANCED;
  if (g_strcmp0 (incident->gender_preference, "P") == 0)
    required |= SG_FLAG_FEMALE;
  if (g_strcmp0 (incident->gender_preference, "L") == 0)
    required |= SG_FLAG_MALE;

  return required;
}

/* The nearest who may be sent; asks for more when the rules turn some of them down. */
static gboolean
search_eligible (SgCandidateSearch *self, GError **error)
{
  guint32 required = find_required (self);
  guint   wanted = self->limit;
  guint   n_found;

  do
    {
      g_autoptr (GArray) ranked = rank (self, wanted, required);

      if (!judge_ranked (self, ranked, error))
        return FALSE;
      n_found = ranked->len;
      if (n_found < wanted)
        return TRUE;
      wanted *= 4;
    }
  while (self->eligible->len < self->limit && n_found < JUDGED_MAX);

  return TRUE;
}

/**
 * sg_candidate_search_people:
 *
 * Finds units or volunteers, whichever @self->pool is of.
 */
gboolean
sg_candidate_search_people (SgCandidateSearch *self, GError **error)
{
  g_autoptr (GArray) by_hand = NULL;
  g_autoptr (GArray) near = NULL;

  if (!search_eligible (self, error))
    return FALSE;

  near = rank (self, 2 * self->explained, 0);
  if (!judge_ranked (self, near, error))
    return FALSE;
  if (self->pool != SG_POOL_VOLUNTEERS)
    return TRUE;

  by_hand = rank (self, self->explained, SG_FLAG_BY_HAND);
  return judge_ranked (self, by_hand, error);
}
