/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who can be sent, by minutes by road. There is no other measure: while the region is away there
 * are no candidates but an error that says so, and whoever no road leads to is not in the list. */

#define G_LOG_DOMAIN "siaga-desk"

#include "config.h"

#include "desk/candidates/sg-candidates.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "common/sg-error.h"
#include "desk/candidates/sg-candidate-search.h"
#include "desk/candidates/sg-coverage.h"
#include "desk/candidates/sg-desk-closures.h"
#include "desk/candidates/sg-desk-judge.h"

static const char *const kind_names[] = { "unit", "volunteer", "hospital", "aed" };

SgCandidate *
sg_candidate_new (SgCandidateKind kind, const SgUuid *id)
{
  SgCandidate *self = g_new0 (SgCandidate, 1);

  self->kind = kind;
  self->id = *id;
  self->why = sg_reasons_new ();
  self->why_not = sg_reasons_new ();

  return self;
}

void
sg_candidate_free (SgCandidate *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->phone);
  g_free (self->level);
  g_free (self->aed_place);
  g_ptr_array_unref (self->why);
  g_ptr_array_unref (self->why_not);
  g_free (self);
}

/**
 * sg_candidate_take:
 * @judgement: (transfer full): becomes that of the candidate
 */
void
sg_candidate_take (SgCandidate *self, SgJudgement *judgement)
{
  self->verdict = judgement->verdict;
  g_ptr_array_unref (self->why);
  g_ptr_array_unref (self->why_not);
  self->why = g_ptr_array_ref (judgement->why);
  self->why_not = g_ptr_array_ref (judgement->why_not);
  sg_judgement_free (judgement);
}

/**
 * sg_candidate_compare:
 *
 * Sorts by the verdict, then by minutes, then by name so that the order is always the same.
 */
int
sg_candidate_compare (gconstpointer a, gconstpointer b)
{
  const SgCandidate *first = *(const SgCandidate *const *) a;
  const SgCandidate *second = *(const SgCandidate *const *) b;

  if (first->verdict != second->verdict)
    return first->verdict < second->verdict ? -1 : 1;
  if (first->ms != second->ms)
    return first->ms < second->ms ? -1 : 1;

  return sg_uuid_compare (&first->id, &second->id);
}

/* ---- coverage ---- */

static char *
join_names (GPtrArray *districts)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < districts->len; i++)
    {
      const SgCovered *district = g_ptr_array_index (districts, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", district->district->name);
    }

  return g_string_free (names, FALSE);
}

static void
explain_coverage (SgCandidate *candidate, const SgCoverage *coverage)
{
  g_autoptr (GPtrArray) lost = sg_coverage_list_lost (coverage, &candidate->id);
  g_autofree char *names = join_names (lost);

  candidate->lost = lost->len;
  if (lost->len > 0)
    sg_reasons_add (candidate->why_not,
                    SG_REASON_UNCOVERS,
                    names,
                    NULL,
                    ((const SgCovered *) g_ptr_array_index (lost, 0))->target_s);
  else if (coverage->districts->len > 0)
    sg_reasons_add (candidate->why, SG_REASON_COVERS, NULL, NULL, 0);
}

/* Of those who make the target and are not much later than the soonest, the one that leaves the
 * fewest districts uncovered; of equals the soonest. */
static guint
find_preferred (SgCandidateSearch *self)
{
  const SgCandidate *soonest = g_ptr_array_index (self->eligible, 0);
  const SgCandidate *best = soonest;
  gint64             target_ms = self->on.target_s * 1000;
  gint64 latest_ms = soonest->ms + self->on.settings[SG_SETTING_COVERAGE_EXTRA_S] * 1000;
  guint  preferred = 0;

  for (guint i = 1; i < self->eligible->len; i++)
    {
      const SgCandidate *one = g_ptr_array_index (self->eligible, i);

      if (one->ms <= MIN (target_ms, latest_ms) && one->lost < best->lost)
        {
          best = one;
          preferred = i;
        }
    }

  return preferred;
}

/* SEV-1 gets the soonest, always. */
static void
prefer_coverage (SgCandidateSearch *self, const SgCoverage *coverage)
{
  SgCandidate *soonest;
  SgCandidate *preferred;
  guint        at;
  g_autoptr (GPtrArray) kept = NULL;
  g_autofree char *names = NULL;

  if (sg_incident_is_critical (self->on.incident) || self->eligible->len == 0 ||
      self->on.settings[SG_SETTING_COVERAGE_PREFER] == 0)
    return;
  at = find_preferred (self);
  if (at == 0)
    return;

  soonest = g_ptr_array_index (self->eligible, 0);
  kept = sg_coverage_list_lost (coverage, &soonest->id);
  names = join_names (kept);
  preferred = g_ptr_array_steal_index (self->eligible, at);
  g_ptr_array_insert (self->eligible, 0, preferred);

  sg_reasons_add (preferred->why, SG_REASON_PREFERRED, soonest->name, names, preferred->ms / 1000)
    ->other = soonest->ms / 1000;
  sg_reasons_add (soonest->why_not, SG_REASON_KEPT_BACK, preferred->name, names, soonest->ms / 1000)
    ->other = preferred->ms / 1000;
}

static void
weigh_coverage (SgCandidateSearch *self)
{
  /* No error: who can be sent must be known even while the names of districts cannot be read. */
  const SgCoverage *coverage = sg_desk_get_coverage (self->desk, self->index, NULL);

  if (coverage == NULL)
    return;

  for (guint i = 0; i < self->eligible->len; i++)
    explain_coverage (g_ptr_array_index (self->eligible, i), coverage);
  prefer_coverage (self, coverage);
}

/* ---- the search ---- */

static gboolean
begin (SgCandidateSearch *self, const SgIncident *incident, SgCandidateKind kind, GError **error)
{
  gboolean siren = incident->severity != 3;

  if (!sg_scene_is_known (&incident->scene))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("incident %s has no “place” yet: locate it, then ask who is near"),
                   incident->number != NULL ? incident->number : "");
      return FALSE;
    }

  self->at = sg_scene_get_point (&incident->scene);
  self->pool = siren ? SG_POOL_SIREN : SG_POOL_AMBULANCE;
  if (kind == SG_CANDIDATE_VOLUNTEER)
    self->pool = SG_POOL_VOLUNTEERS;
  sg_desk_fill_case (self->desk, incident, &self->on);
  self->router = sg_desk_get_router (self->desk, error);

  return self->router != NULL &&
         sg_desk_plan_travel (self->desk,
                              siren ? SG_PROFILE_SIREN : SG_PROFILE_AMBULANCE,
                              &self->travel,
                              error);
}

static gboolean
search (SgCandidateSearch *self, SgCandidateKind kind, GError **error)
{
  if (kind == SG_CANDIDATE_HOSPITAL)
    return sg_candidate_search_hospitals (self, error);
  if (kind == SG_CANDIDATE_AED)
    return sg_candidate_search_aeds (self, error);

  if (!sg_responder_index_refresh_positions (self->index, self->desk, error) ||
      !sg_candidate_search_people (self, error))
    return FALSE;

  g_ptr_array_sort (self->eligible, sg_candidate_compare);
  if (kind == SG_CANDIDATE_UNIT)
    weigh_coverage (self);

  return kind == SG_CANDIDATE_UNIT || !sg_incident_is_arrest (self->on.incident) ||
         sg_candidate_search_assign_roles (self, error);
}

static void
move_others (SgCandidateSearch *self, SgEligibility verdict, GPtrArray *to)
{
  for (guint i = 0, n = 0; i < self->others->len && n < self->explained;)
    {
      const SgCandidate *one = g_ptr_array_index (self->others, i);

      if (one->verdict != verdict)
        {
          i++;
          continue;
        }
      g_ptr_array_add (to, g_ptr_array_steal_index (self->others, i));
      n++;
    }
}

/* The eligible first, then the nearest of the others. */
static GPtrArray *
join (SgCandidateSearch *self)
{
  GPtrArray *all = g_ptr_array_ref (self->eligible);

  g_ptr_array_sort (self->others, sg_candidate_compare);
  g_ptr_array_set_size (all, (gint) MIN (all->len, self->limit));
  move_others (self, SG_BY_HAND_ONLY, all);
  move_others (self, SG_NOT_ELIGIBLE, all);

  return all;
}

/**
 * sg_desk_find_candidates:
 * @index: up to date; may be %NULL for hospitals and AEDs, which are not in it
 * @incident: with its tasks
 * @limit: how many that may be sent, 1…%SG_CANDIDATES_MAX; some that may not come after them
 *
 * Of who cannot be sent, or only by hand, the nearest come last: as many units as are wanted, since
 * one on another task may still be the best, and a few of the others.
 *
 * Units are ordered by minutes, or as the setting “coverage_prefer” has it for SEV-2 and 3.
 * Volunteers at a cardiac arrest come in pairs: who goes straight to the patient, then who fetches
 * an AED.
 *
 * Returns: (nullable) (transfer full) (element-type SgCandidate): or %NULL with
 *   %SG_ERROR_NOT_FOUND while the region is away, %SG_ERROR_INVALID when nobody knows yet where it
 *   is. No distance is ever reckoned in a straight line
 */
GPtrArray *
sg_desk_find_candidates (SgDesk           *desk,
                         SgResponderIndex *index,
                         const SgIncident *incident,
                         SgCandidateKind   kind,
                         guint             limit,
                         GError          **error)
{
  SgCandidateSearch self = { .desk = desk, .index = index };
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray)
    eligible = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_candidate_free);
  g_autoptr (GPtrArray)
    others = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_candidate_free);

  g_return_val_if_fail (index != NULL || kind >= SG_CANDIDATE_HOSPITAL, NULL);

  self.limit = CLAMP (limit, 1, SG_CANDIDATES_MAX);
  self.explained = kind == SG_CANDIDATE_UNIT ? self.limit : SG_CANDIDATES_EXPLAINED;
  self.seen = seen;
  self.eligible = eligible;
  self.others = others;
  if (!begin (&self, incident, kind, error) || !search (&self, kind, error))
    return NULL;

  return join (&self);
}

const char *
sg_candidate_kind_to_text (SgCandidateKind kind)
{
  return kind_names[kind];
}

gboolean
sg_candidate_kind_from_text (const char *text, SgCandidateKind *kind, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (kind_names[i], text) == 0)
      {
        *kind = (SgCandidateKind) i;
        return TRUE;
      }

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("kind “%s” must be unit, volunteer, hospital or aed"),
               text);
  return FALSE;
}
