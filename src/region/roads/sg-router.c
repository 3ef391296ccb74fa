/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a desk asks, in terms of the one search: a ranking is a search per profile, merged; a cost
 * is a ranking of one. */

#include "config.h"

#include "region/roads/sg-router.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "region/roads/sg-route.h"
#include "region/roads/sg-router-private.h"

/* Nobody waits longer for an AED to be unlocked. */
#define PICK_UP_MS_MAX (3600u * 1000)

struct _SgRouter
{
  SgRoads      *roads;
  SgProfiles   *profiles;
  SgSearch      search;
  SgResponders *travellers; /* of a question for costs, and only during it */
  GArray       *found;      /* of SgFound */
};

/**
 * sg_router_new:
 *
 * The router keeps a reference to both. It takes eight bytes of memory for each arm of the graph
 * that it ever comes by.
 */
SgRouter *
sg_router_new (SgRoads *roads, SgProfiles *profiles)
{
  SgRouter *self = g_new0 (SgRouter, 1);

  self->roads = sg_roads_ref (roads);
  self->profiles = sg_profiles_ref (profiles);
  self->travellers = sg_responders_new (roads);
  self->found = g_array_new (FALSE, FALSE, sizeof (SgFound));
  sg_search_init (&self->search, roads, profiles);

  return self;
}

void
sg_router_free (SgRouter *self)
{
  sg_search_clear (&self->search);
  g_array_unref (self->found);
  sg_responders_free (self->travellers);
  sg_profiles_unref (self->profiles);
  sg_roads_unref (self->roads);
  g_free (self);
}

/**
 * sg_router_get_search:
 *
 * Returns: (transfer none): for searches of other kinds; it is the router's own
 */
SgSearch *
sg_router_get_search (SgRouter *self)
{
  return &self->search;
}

/* ---- ranking ---- */

/* Appends to self->found, sorted by themselves, the responders of one profile. */
static void
search_profile (SgRouter                *self,
                const SgResponderChains *chains,
                SgPoint                  at,
                const SgRankQuery       *query,
                SgProfile                profile,
                guint32                  within_ms)
{
  SgTravel     travel = query->travel;
  SgSearchSeed seed = { 0 };

  if (chains->heads[profile] == NULL || !sg_snap_find (self->roads, profile, at, &seed.snap))
    return;

  travel.profile = profile;
  sg_search_begin (&self->search, &travel, at, within_ms);
  sg_search_look_for (&self->search, chains, query->require, query->exclude);
  sg_search_add_seed (&self->search, &seed);
  sg_search_run (&self->search, query->limit, self->found);
}

/* Brings what a profile has added into order, and tells how far the next one has to look. */
static guint32
merge_found (SgRouter *self, guint n_before, const SgRankQuery *query, guint32 within_ms)
{
  if (n_before > 0 && self->found->len > n_before)
    g_array_sort (self->found, sg_found_compare);
  if (query->limit == 0 || self->found->len < query->limit)
    return within_ms;

  g_array_set_size (self->found, query->limit);
  return g_array_index (self->found, SgFound, query->limit - 1).ms;
}

static guint32
get_within (const SgRankQuery *query)
{
  return query->within_ms != 0 ? MIN (query->within_ms, SG_TRAVEL_MS_MAX) : SG_RANK_WITHIN_MS;
}

/**
 * sg_router_rank:
 * @at: where the patient is
 * @query: the profile in its travel does not matter: everyone travels as they are
 *
 * Exact: whoever is not in the list is not sooner there than the last one in it.
 *
 * Returns: (transfer full) (element-type SgRanked): the soonest first; of equals the lower index
 */
GArray *
sg_router_rank (SgRouter           *self,
                const SgResponders *responders,
                SgPoint             at,
                const SgRankQuery  *query)
{
  SgResponderChains chains = sg_responders_get_chains (responders);
  guint32           within_ms = get_within (query);
  GArray           *ranked = g_array_new (FALSE, FALSE, sizeof (SgRanked));

  g_array_set_size (self->found, 0);
  for (guint p = 0; p < SG_N_PROFILES; p++)
    {
      guint n_before = self->found->len;

      search_profile (self, &chains, at, query, p, within_ms);
      within_ms = merge_found (self, n_before, query, within_ms);
    }

  for (guint i = 0; i < self->found->len; i++)
    {
      const SgFound *found = &g_array_index (self->found, SgFound, i);
      SgRanked       one = { found->responder, found->ms, found->dm / 10.0 };

      g_array_append_val (ranked, one);
    }

  return ranked;
}

/* ---- by way of an AED ---- */

/* Where an AED is on the roads, and how long from there to the patient. */
static SgSearchSeed
seed_from_aed (const SgResponders *aeds, const SgFound *found, guint32 pick_up_ms)
{
  const SgResponder *aed = sg_responders_get (aeds, found->responder);
  SgSearchSeed       seed = { .ms = found->ms + pick_up_ms, .root = found->responder };

  seed.snap.segment = aed->segment;
  seed.snap.along = aed->along;
  seed.snap.off_road_dm = aed->off_road_dm;
  seed.snap.point = aed->point;

  return seed;
}

/* The responders of one profile: first how far the AEDs are from the patient, then, in one search
 * that begins at all AEDs together, who is soonest at the patient by way of any of them. */
static void
search_profile_via_aed (SgRouter           *self,
                        const SgResponders *responders,
                        const SgResponders *aeds,
                        SgPoint             at,
                        guint32             pick_up_ms,
                        const SgRankQuery  *query)
{
  SgResponderChains aed_chains = sg_responders_get_chains (aeds);
  SgResponderChains chains = sg_responders_get_chains (responders);
  SgRankQuery       all_aeds = { .travel = query->travel };
  g_autoptr (GArray) reached = g_array_new (FALSE, FALSE, sizeof (SgFound));
  g_autoptr (GArray) sooner = self->found;

  self->found = reached;
  search_profile (self, &aed_chains, at, &all_aeds, query->travel.profile, query->within_ms);
  self->found = g_steal_pointer (&sooner);

  sg_search_begin (&self->search, &query->travel, at, query->within_ms);
  sg_search_look_for (&self->search, &chains, query->require, query->exclude);
  sg_search_keep_roots (&self->search);
  for (guint i = 0; i < reached->len; i++)
    {
      SgSearchSeed seed = seed_from_aed (aeds, &g_array_index (reached, SgFound, i), pick_up_ms);

      sg_search_add_seed (&self->search, &seed);
    }
  sg_search_run (&self->search, query->limit, self->found);
}

/* How long from an AED to the patient: by the profile of who fetches it. */
static guint32
find_aed_ms (SgRouter           *self,
             const SgResponders *aeds,
             SgPoint             at,
             const SgTravel     *travel,
             guint32             aed)
{
  const SgResponder *found = sg_responders_get (aeds, aed);

  return sg_router_find_cost (self, found->point, at, travel).ms;
}

/**
 * sg_router_rank_via_aed:
 * @aeds: a pool of them, each added once for every profile that may fetch it
 * @at: where the patient is
 * @pick_up_ms: what taking an AED from its place takes
 * @query: @within_ms is for the whole way
 *
 * Who is soonest with the patient when they fetch an AED on the way, and which one. Exact for
 * every responder, in two searches for each profile.
 *
 * Returns: (transfer full) (element-type SgRankedViaAed): the soonest first
 */
GArray *
sg_router_rank_via_aed (SgRouter           *self,
                        const SgResponders *responders,
                        const SgResponders *aeds,
                        SgPoint             at,
                        guint32             pick_up_ms,
                        const SgRankQuery  *query)
{
  SgResponderChains chains = sg_responders_get_chains (responders);
  SgRankQuery       one_profile = *query;
  guint32           picked_up_ms = MIN (pick_up_ms, PICK_UP_MS_MAX);
  GArray           *ranked = g_array_new (FALSE, FALSE, sizeof (SgRankedViaAed));
  g_autoptr (GArray) all = NULL;

  one_profile.within_ms = get_within (query);
  g_array_set_size (self->found, 0);
  for (guint p = 0; p < SG_N_PROFILES; p++)
    {
      guint n_before = self->found->len;

      one_profile.travel.profile = p;
      if (chains.heads[p] != NULL)
        search_profile_via_aed (self, responders, aeds, at, picked_up_ms, &one_profile);
      one_profile.within_ms = merge_found (self, n_before, query, one_profile.within_ms);
    }

  all = g_array_copy (self->found);
  for (guint i = 0; i < all->len; i++)
    {
      SgFound        found = g_array_index (all, SgFound, i);
      SgRankedViaAed one = { found.responder, found.root, 0, found.ms };
      SgTravel       travel = query->travel;

      travel.profile = sg_responders_get (responders, found.responder)->profile;
      one.aed_ms = found.ms - picked_up_ms - find_aed_ms (self, aeds, at, &travel, found.root);
      g_array_append_val (ranked, one);
    }

  return ranked;
}

/* ---- costs and routes ---- */

static void
forget_travellers (SgRouter *self, const guint32 *travellers, guint n)
{
  for (guint i = 0; i < n; i++)
    sg_responders_remove (self->travellers, travellers[i]);
}

/**
 * sg_router_find_costs:
 * @from: (array length=n)
 * @costs: (out caller-allocates) (array length=n): how long from each of them to @to
 */
void
sg_router_find_costs (SgRouter       *self,
                      const SgPoint  *from,
                      guint           n,
                      SgPoint         to,
                      const SgTravel *travel,
                      SgCost         *costs)
{
  g_autofree guint32 *travellers = g_new (guint32, n);
  g_autofree guint   *places = NULL; /* by slot: which of the n stands there */
  SgRankQuery         query = { .limit = n, .travel = *travel };
  SgResponderChains   chains;

  for (guint i = 0; i < n; i++)
    {
      costs[i] = (SgCost){ FALSE, 0, 0 };
      travellers[i] = sg_responders_add (self->travellers, from[i], travel->profile, 0);
    }

  g_array_set_size (self->found, 0);
  chains = sg_responders_get_chains (self->travellers);
  places = g_new (guint, chains.n_slots + 1);
  for (guint i = 0; i < n; i++)
    places[travellers[i]] = i;

  search_profile (self, &chains, to, &query, travel->profile, SG_TRAVEL_MS_MAX);
  for (guint i = 0; i < self->found->len; i++)
    {
      const SgFound *found = &g_array_index (self->found, SgFound, i);

      costs[places[found->responder]] = (SgCost){ TRUE, found->ms, found->dm / 10.0 };
    }

  forget_travellers (self, travellers, n);
}

SgCost
sg_router_find_cost (SgRouter *self, SgPoint from, SgPoint to, const SgTravel *travel)
{
  SgCost cost;

  sg_router_find_costs (self, &from, 1, to, travel, &cost);
  return cost;
}

/**
 * sg_router_find_route:
 *
 * Returns: (nullable) (transfer full): the soonest way, of those the shortest; or %NULL with
 *   %SG_ERROR_NOT_FOUND
 */
SgRoute *
sg_router_find_route (SgRouter       *self,
                      SgPoint         from,
                      SgPoint         to,
                      const SgTravel *travel,
                      GError        **error)
{
  guint32           traveller = sg_responders_add (self->travellers, from, travel->profile, 0);
  SgResponderChains chains = sg_responders_get_chains (self->travellers);
  SgSearchSeed      seed = { 0 };
  SgRankQuery       query = { .limit = 1, .travel = *travel };
  SgRoute          *route = NULL;

  g_array_set_size (self->found, 0);
  search_profile (self, &chains, to, &query, travel->profile, SG_TRAVEL_MS_MAX);
  if (self->found->len == 1)
    {
      sg_snap_find (self->roads, travel->profile, to, &seed.snap);
      route = sg_route_follow (&self->search,
                               sg_responders_get (self->travellers, traveller),
                               &g_array_index (self->found, SgFound, 0),
                               &seed,
                               to);
    }
  else
    g_set_error_literal (error,
                         SG_ERROR,
                         SG_ERROR_NOT_FOUND,
                         _ ("No road leads there: one of the two places is far from any road, or "
                            "all ways are closed"));

  sg_responders_remove (self->travellers, traveller);
  return route;
}

/**
 * sg_router_find_responder_route:
 * @travel: as in the ranking that the responder is from
 *
 * Returns: (nullable) (transfer full): the way that the ranking has measured
 */
SgRoute *
sg_router_find_responder_route (SgRouter           *self,
                                const SgResponders *responders,
                                guint32             responder,
                                SgPoint             to,
                                const SgTravel     *travel,
                                GError            **error)
{
  const SgResponder *from = sg_responders_get (responders, responder);
  SgTravel           as_it_travels = *travel;

  as_it_travels.profile = from->profile;
  return sg_router_find_route (self, from->point, to, &as_it_travels, error);
}
