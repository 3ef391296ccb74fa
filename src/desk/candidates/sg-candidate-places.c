/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hospitals and AEDs: few, and what is known of them ages by itself, so that they are read when
 * they are asked for. A hospital is reached from the patient and not the other way round; one-way
 * streets make that another time. */

#define G_LOG_DOMAIN "siaga-desk"

#include "desk/candidates/sg-candidate-search.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/sg-faskes.h"
#include "common/sg-lines.h"
#include "desk/log/sg-row.h"
#include "region/places/sg-opening-hours.h"

/* AEDs further away than this by air are never worth a detour to a patient without a pulse. */
#define AED_METRES 5000.0

/* Hospitals for which the way there is reckoned exactly, of those that are near by the way back. */
#define HOSPITALS_MIN 16

/* What a patient needs: the finding decides, or else the category. Ours, until a medical approver
 * of the PSC has another list. */
static const struct
{
  const char *word;
  const char *capability;
  gboolean    must; /* or only better */
} needs[] = {
  { "henti_jantung", "cathlab", FALSE },
  { "nyeri_dada", "cathlab", FALSE },
  { "stroke", "ct", TRUE },
  { "persalinan", "ponek", TRUE },
  { "maternal", "ponek", TRUE },
  { "neonatal", "ponek", TRUE },
  { "trauma_kll", "bedah", TRUE },
  { "trauma_non_kll", "bedah", TRUE },
  { "luka_bakar", "bedah", TRUE },
  { "odgj", "jiwa", FALSE },
};

/* ---- hospitals ---- */

static void
judge_capability (const SgFaskes *faskes, const char *capability, gboolean must, SgJudgement *to)
{
  gboolean told = faskes->capabilities != NULL && *faskes->capabilities != '\0';
  gboolean able = told && sg_lines_contain (faskes->capabilities, capability);

  if (able)
    sg_reasons_add (to->why, SG_REASON_CAPABLE, capability, NULL, 0);
  else
    sg_reasons_add (to->why_not,
                    told ? SG_REASON_INCAPABLE : SG_REASON_NOT_SAID,
                    capability,
                    NULL,
                    0);
  if (told && !able && must)
    sg_judgement_forbid (to, SG_BY_HAND_ONLY);
}

static void
judge_capabilities (const SgEligibilityCase *on, const SgFaskes *faskes, SgJudgement *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    if (g_strcmp0 (on->incident->finding, needs[i].word) == 0 ||
        g_strcmp0 (on->incident->type, needs[i].word) == 0)
      judge_capability (faskes, needs[i].capability, needs[i].must, to);
}

static char *
describe_beds (const char *lines, gint64 *n_free)
{
  g_auto (GStrv) beds = g_strsplit (lines, "\n", -1);
  GString *text = g_string_new (NULL);

  *n_free = 0;
  for (guint i = 0; beds[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (beds[i], "\t", 2);

      if (g_strv_length (parts) != 2)
        continue;
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", parts[0], parts[1]);
      *n_free += g_ascii_strtoll (parts[1], NULL, 10);
    }

  return g_string_free (text, FALSE);
}

/* A figure without its age and source is not a figure. */
static void
judge_beds (const SgEligibilityCase *on, const SgFaskes *faskes, SgJudgement *to)
{
  gint64           age_s = MAX (on->now - faskes->reported_at, 0) / G_USEC_PER_SEC;
  gboolean         old = age_s > on->settings[SG_SETTING_BED_AGE_MIN] * 60;
  g_autofree char *source = NULL;
  g_autofree char *beds = NULL;
  gint64           n_free;

  if (faskes->beds == NULL || faskes->reported_at == 0)
    {
      sg_reasons_add (to->why_not, SG_REASON_BEDS_UNKNOWN, NULL, NULL, 0);
      return;
    }

  source = g_strjoin (", ", faskes->source, faskes->told_by, NULL);
  beds = describe_beds (faskes->beds, &n_free);
  if (n_free == 0)
    sg_reasons_add (to->why_not, SG_REASON_BEDS_NONE, beds, source, age_s);
  else
    sg_reasons_add (old ? to->why_not : to->why,
                    old ? SG_REASON_BEDS_OLD : SG_REASON_BEDS,
                    beds,
                    source,
                    age_s);
  if (n_free == 0 && !old)
    sg_judgement_forbid (to, SG_BY_HAND_ONLY);
}

static SgJudgement *
judge_hospital (const SgEligibilityCase *on, const SgFaskes *faskes)
{
  SgJudgement *self = sg_judgement_new ();

  judge_capabilities (on, faskes, self);
  judge_beds (on, faskes, self);
  if (faskes->diverted)
    {
      sg_reasons_add (self->why_not,
                      SG_REASON_DIVERTED,
                      NULL,
                      faskes->source,
                      MAX (on->now - faskes->reported_at, 0) / G_USEC_PER_SEC);
      sg_judgement_forbid (self, SG_BY_HAND_ONLY);
    }

  return self;
}

static void
put (SgCandidateSearch *self, SgCandidate *candidate)
{
  g_ptr_array_add (candidate->verdict == SG_ELIGIBLE ? self->eligible : self->others, candidate);
}

static SgResponders *
make_pool (SgCandidateSearch *self, const SgPoint *points, guint n, SgProfile profile)
{
  SgRegion     *region = sg_desk_get_region (self->desk, NULL); /* it has given the router */
  SgResponders *pool = sg_responders_new (sg_region_get_roads (region));

  for (guint i = 0; i < n; i++)
    sg_responders_add (pool, points[i], profile, 0);

  return pool;
}

static GArray *
rank_points (SgCandidateSearch *self, GArray *points, SgProfile profile, guint limit)
{
  SgResponders *pool = make_pool (self, (const SgPoint *) points->data, points->len, profile);
  SgRankQuery   query = { .limit = limit, .travel = self->travel };
  GArray       *ranked;

  query.within_ms = SG_TRAVEL_MS_MAX;
  ranked = sg_router_rank (self->router, pool, self->at, &query);
  sg_responders_free (pool);

  return ranked;
}

static void
add_hospital (SgCandidateSearch *self, const SgFaskes *faskes, SgPoint point)
{
  SgCost       cost = sg_router_find_cost (self->router, self->at, point, &self->travel);
  SgCandidate *candidate;

  if (!cost.found)
    return;

  candidate = sg_candidate_new (SG_CANDIDATE_HOSPITAL, &faskes->id);
  candidate->name = g_strdup (faskes->name);
  if (faskes->phones != NULL)
    candidate->phone = g_strndup (faskes->phones, strcspn (faskes->phones, "\n"));
  candidate->point = point;
  candidate->profile = self->travel.profile;
  candidate->ms = cost.ms;
  candidate->metres = cost.metres;
  sg_candidate_take (candidate, judge_hospital (&self->on, faskes));
  put (self, candidate);
}

/* Those who can do what the patient needs best, before those who only can. */
static int
compare_hospitals (gconstpointer a, gconstpointer b)
{
  const SgCandidate *first = *(const SgCandidate *const *) a;
  const SgCandidate *second = *(const SgCandidate *const *) b;
  gboolean           first_able = sg_reasons_find (first->why, SG_REASON_CAPABLE) != NULL;
  gboolean           second_able = sg_reasons_find (second->why, SG_REASON_CAPABLE) != NULL;

  return first_able != second_able ? second_able - first_able : sg_candidate_compare (a, b);
}

/**
 * sg_candidate_search_hospitals:
 *
 * Finds hospitals by capability, minutes from the patient, and beds with their age.
 */
gboolean
sg_candidate_search_hospitals (SgCandidateSearch *self, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  g_autoptr (GArray) near = NULL;

  all = sg_row_list (sg_desk_get_db (self->desk),
                     &sg_faskes_record,
                     "WHERE kind = 'hospital' AND NOT retired AND lat IS NOT NULL ORDER BY id",
                     error,
                     "");
  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      const SgFaskes *faskes = g_ptr_array_index (all, i);
      SgPoint         point = sg_point_from_degrees (faskes->lat, faskes->lon);

      g_array_append_val (points, point);
    }

  near = rank_points (self, points, self->travel.profile, MAX (2 * self->limit, HOSPITALS_MIN));
  for (guint i = 0; i < near->len; i++)
    {
      guint32 one = g_array_index (near, SgRanked, i).responder;

      add_hospital (self, g_ptr_array_index (all, one), g_array_index (points, SgPoint, one));
    }
  g_ptr_array_sort (self->eligible, compare_hospitals);

  return TRUE;
}

/* ---- AEDs ---- */

static SgOpenState
find_state (SgCandidateSearch *self, const SgAed *aed)
{
  g_autoptr (GDateTime) local = sg_desk_to_local (self->desk, self->on.now);
  guint minute = (guint) (g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local));

  if (aed->hours == NULL || *aed->hours == '\0')
    return SG_OPEN_UNKNOWN;

  return sg_opening_hours_state (aed->hours,
                                 (GDateWeekday) g_date_time_get_day_of_week (local),
                                 minute);
}

static GPtrArray *
list_near (SgCandidateSearch *self, GError **error)
{
  SgBox box = sg_box_around (self->at, AED_METRES);

  return sg_row_list (sg_desk_get_db (self->desk),
                      &sg_aed_record,
                      "WHERE NOT retired AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?"
                      " ORDER BY id",
                      error,
                      "dddd",
                      (double) box.south / SG_STEPS_PER_DEGREE,
                      (double) box.north / SG_STEPS_PER_DEGREE,
                      (double) box.west / SG_STEPS_PER_DEGREE,
                      (double) box.east / SG_STEPS_PER_DEGREE);
}

/**
 * sg_candidate_search_list_aeds:
 *
 * Returns: (nullable) (transfer full) (element-type SgAed): those near enough that may be open now;
 *   one whose hours nobody wrote down may be
 */
GPtrArray *
sg_candidate_search_list_aeds (SgCandidateSearch *self, GError **error)
{
  GPtrArray *aeds = list_near (self, error);

  for (guint i = aeds != NULL ? aeds->len : 0; i > 0; i--)
    if (find_state (self, g_ptr_array_index (aeds, i - 1)) == SG_OPEN_CLOSED)
      g_ptr_array_remove_index (aeds, i - 1);

  return aeds;
}

static void
add_aed (SgCandidateSearch *self, const SgAed *aed, const SgRanked *ranked)
{
  SgOpenState  state = find_state (self, aed);
  SgCandidate *candidate = sg_candidate_new (SG_CANDIDATE_AED, &aed->id);

  candidate->name = g_strdup (aed->place);
  candidate->point = sg_point_from_degrees (aed->lat, aed->lon);
  candidate->profile = SG_PROFILE_FOOT;
  candidate->ms = ranked->ms;
  candidate->metres = ranked->metres;
  if (state == SG_OPEN_OPEN)
    sg_reasons_add (candidate->why, SG_REASON_OPEN, aed->hours, NULL, 0);
  else
    sg_reasons_add (candidate->why_not,
                    state == SG_OPEN_CLOSED ? SG_REASON_CLOSED : SG_REASON_HOURS_UNKNOWN,
                    aed->hours,
                    NULL,
                    0);
  if (state == SG_OPEN_CLOSED)
    candidate->verdict = SG_NOT_ELIGIBLE;
  put (self, candidate);
}

/**
 * sg_candidate_search_aeds:
 *
 * Finds AEDs by minutes on foot to the patient.
 */
gboolean
sg_candidate_search_aeds (SgCandidateSearch *self, GError **error)
{
  g_autoptr (GPtrArray) aeds = list_near (self, error);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  g_autoptr (GArray) ranked = NULL;

  if (aeds == NULL)
    return FALSE;

  for (guint i = 0; i < aeds->len; i++)
    {
      const SgAed *aed = g_ptr_array_index (aeds, i);
      SgPoint      point = sg_point_from_degrees (aed->lat, aed->lon);

      g_array_append_val (points, point);
    }

  ranked = rank_points (self, points, SG_PROFILE_FOOT, 2 * self->limit + SG_CANDIDATES_EXPLAINED);
  for (guint i = 0; i < ranked->len; i++)
    {
      const SgRanked *one = &g_array_index (ranked, SgRanked, i);

      add_aed (self, g_ptr_array_index (aeds, one->responder), one);
    }

  return TRUE;
}
