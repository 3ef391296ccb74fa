/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cardiac arrest: somebody goes straight to press the chest while somebody else fetches an AED, and
 * both are asked at once. The soonest goes straight, whatever that does to the AED; of the others
 * the one brings it who is soonest at the patient by way of an AED that may be open. So on in pairs
 * down the list, since most of those who are asked do not come. */

#define G_LOG_DOMAIN "siaga-desk"

#include "desk/candidates/sg-candidate-search.h"

#include "common/sg-faskes.h"
#include "desk/candidates/sg-responder-store.h"

/* An AED lies beside other roads for who walks than for who rides: once for each. */
static const SgProfile fetchers[] = { SG_PROFILE_FOOT, SG_PROFILE_MOTORCYCLE };

static SgResponders *
make_pool (SgCandidateSearch *self, GPtrArray *aeds)
{
  SgRegion     *region = sg_desk_get_region (self->desk, NULL); /* it has given the router */
  SgResponders *pool = sg_responders_new (sg_region_get_roads (region));

  for (guint i = 0; i < aeds->len; i++)
    {
      const SgAed *aed = g_ptr_array_index (aeds, i);
      SgPoint      point = sg_point_from_degrees (aed->lat, aed->lon);

      for (guint k = 0; k < G_N_ELEMENTS (fetchers); k++)
        sg_responders_add (pool, point, fetchers[k], 0);
    }

  return pool;
}

static SgCandidate *
find_candidate (GPtrArray *candidates, const SgUuid *id)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      SgCandidate *one = g_ptr_array_index (candidates, i);

      if (sg_uuid_equal (&one->id, id))
        return one;
    }

  return NULL;
}

/* Somebody may be soon with an AED and yet not among the soonest without. */
static gboolean
judge_fetcher (SgCandidateSearch *self, guint32 slot, GError **error)
{
  const SgResponder *place =
    sg_responders_get (sg_responder_index_get_pool (self->index, self->pool), slot);
  SgTravel travel = self->travel;
  SgCost   cost;

  if (g_hash_table_contains (self->seen, GUINT_TO_POINTER (slot)))
    return TRUE;

  travel.profile = place->profile;
  cost = sg_router_find_cost (self->router, place->point, self->at, &travel);

  return !cost.found || sg_candidate_search_judge (self, slot, cost.ms, cost.metres, error) != NULL;
}

static gboolean
add_ways (SgCandidateSearch *self, GArray *ranked, GPtrArray *aeds, GError **error)
{
  for (guint i = 0; i < ranked->len; i++)
    {
      const SgRankedViaAed *one = &g_array_index (ranked, SgRankedViaAed, i);
      const SgAed          *aed = g_ptr_array_index (aeds, one->aed / G_N_ELEMENTS (fetchers));
      SgCandidate          *candidate;

      if (!judge_fetcher (self, one->responder, error))
        return FALSE;

      candidate =
        find_candidate (self->eligible,
                        sg_responder_index_get_id (self->index, self->pool, one->responder));
      if (candidate == NULL)
        continue;

      candidate->aed = aed->id;
      candidate->aed_place = g_strdup (aed->place);
      candidate->via_ms = one->ms;
    }

  return TRUE;
}

static gboolean
find_ways (SgCandidateSearch *self, GPtrArray *aeds, GError **error)
{
  SgResponders *pool = make_pool (self, aeds);
  SgRankQuery   query = { .limit = 2 * self->limit + 2,
                          .require = SG_FLAG_MAY,
                          .travel = self->travel };
  guint32       pick_up_ms = (guint32) self->on.settings[SG_SETTING_AED_PICK_UP_S] * 1000;
  g_autoptr (GArray) ranked = NULL;

  ranked = sg_router_rank_via_aed (self->router,
                                   sg_responder_index_get_pool (self->index, self->pool),
                                   pool,
                                   self->at,
                                   pick_up_ms,
                                   &query);
  sg_responders_free (pool);

  return add_ways (self, ranked, aeds, error);
}

/* ---- the roles ---- */

static guint
find_soonest_via (GPtrArray *candidates)
{
  guint32 least = G_MAXUINT32;
  guint   found = G_MAXUINT;

  for (guint i = 0; i < candidates->len; i++)
    {
      const SgCandidate *one = g_ptr_array_index (candidates, i);

      if (one->via_ms > 0 && one->via_ms < least)
        {
          least = one->via_ms;
          found = i;
        }
    }

  return found;
}

static void
send_straight (SgCandidate *candidate)
{
  candidate->role = SG_ROLE_PATIENT;
  candidate->aed = SG_UUID_NONE;
  g_clear_pointer (&candidate->aed_place, g_free);
  candidate->via_ms = 0;
  sg_reasons_add (candidate->why, SG_REASON_ROLE_PATIENT, NULL, NULL, 0);
}

static void
send_for_aed (SgCandidate *candidate)
{
  candidate->role = SG_ROLE_AED;
  sg_reasons_add (candidate->why,
                  SG_REASON_ROLE_AED,
                  candidate->aed_place,
                  NULL,
                  candidate->via_ms / 1000);
}

static void
pair_up (GPtrArray *candidates)
{
  g_autoptr (GPtrArray) paired = g_ptr_array_new ();

  while (candidates->len > 0)
    {
      guint via;

      send_straight (g_ptr_array_index (candidates, 0));
      g_ptr_array_add (paired, g_ptr_array_steal_index (candidates, 0));

      via = find_soonest_via (candidates);
      if (via == G_MAXUINT)
        continue;
      send_for_aed (g_ptr_array_index (candidates, via));
      g_ptr_array_add (paired, g_ptr_array_steal_index (candidates, via));
    }

  for (guint i = 0; i < paired->len; i++)
    g_ptr_array_add (candidates, g_ptr_array_index (paired, i));
}

/**
 * sg_candidate_search_assign_roles:
 *
 * Orders the eligible in pairs.
 */
gboolean
sg_candidate_search_assign_roles (SgCandidateSearch *self, GError **error)
{
  g_autoptr (GPtrArray) aeds = sg_candidate_search_list_aeds (self, error);

  if (aeds == NULL || (aeds->len > 0 && !find_ways (self, aeds, error)))
    return FALSE;

  g_ptr_array_sort (self->eligible, sg_candidate_compare);
  pair_up (self->eligible);
  return TRUE;
}
