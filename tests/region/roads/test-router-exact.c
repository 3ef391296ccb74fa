/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random towns: whatever the router says must be what a second opinion says, to the millisecond. */

#include <math.h>

#include "tests/region/roads/sg-test-oracle.h"

#define N_TOWNS      400
#define N_RESPONDERS 12
#define N_INCIDENTS  30
#define NOON         1764000000 /* 2025-11-24 16:00 UTC, 23 o'clock in Jakarta */

static SgProfiles *profiles;

typedef struct
{
  GRand      *random;
  SgTestTown *town;
  SgRouter   *router;
  SgClosures *closures;
  SgTravel    travel;

  SgResponders *responders;
  guint32       n;
  SgPoint       points[N_RESPONDERS];
  SgProfile     travels_as[N_RESPONDERS];
  guint32       flags[N_RESPONDERS];
} Case;

static guint32
new_seed (const char *what)
{
  const char *fixed = g_getenv ("SIAGA_TEST_SEED");
  guint32     seed = fixed != NULL ? (guint32) g_ascii_strtoull (fixed, NULL, 10) : g_random_int ();

  g_test_message ("%s: SIAGA_TEST_SEED=%u", what, seed);
  return seed;
}

static gboolean
chance (GRand *random, guint percent)
{
  return g_rand_int_range (random, 0, 100) < (gint32) percent;
}

static void
open_town (Case *self, GRand *random)
{
  g_autofree char *closures = NULL;
  g_autoptr (GError) error = NULL;

  *self = (Case){ .random = random };
  self->town = sg_test_town_new (random, profiles);
  self->router = sg_router_new (self->town->roads, profiles);
  self->travel.profile = (SgProfile) g_rand_int_range (random, 0, SG_N_PROFILES);
  self->travel.node_based = chance (random, 25);
  self->travel.at = chance (random, 50) ? NOON + g_rand_int_range (random, 0, 86400) : 0;

  if (chance (random, 50))
    {
      closures = sg_test_town_close_roads (self->town, random, NOON + 200000);
      self->closures = sg_closures_parse (self->town->roads, closures, &error);
      g_assert_no_error (error);
      self->travel.closures = self->closures;
    }
}

static void
add_responders (Case *self)
{
  self->responders = sg_responders_new (self->town->roads);
  for (self->n = 0; self->n < N_RESPONDERS; self->n++)
    {
      self->points[self->n] = sg_test_town_pick_point (self->town, self->random);
      self->travels_as[self->n] = (SgProfile) g_rand_int_range (self->random, 0, SG_N_PROFILES);
      self->flags[self->n] = (guint32) g_rand_int_range (self->random, 0, 8);
      g_assert_cmpuint (sg_responders_add (self->responders,
                                           self->points[self->n],
                                           self->travels_as[self->n],
                                           self->flags[self->n]),
                        ==,
                        self->n);
    }
}

static void
close_town (Case *self)
{
  g_clear_pointer (&self->responders, sg_responders_free);
  g_clear_pointer (&self->closures, sg_closures_unref);
  sg_router_free (self->router);
  sg_test_town_free (self->town);
}

static guint32
cost_to_ms (SgCost cost)
{
  return cost.found ? cost.ms : SG_TEST_NEVER;
}

/* Says which town it was before it dies. */
static void
assert_same (const Case *self, guint32 said, guint32 expected, SgPoint from, SgPoint to)
{
  if (said == expected)
    return;

  g_printerr ("%s drives %s, profile %s, node-based %d, at %" G_GINT64_FORMAT
              ", closures %d: from %.7f,%.7f to %.7f,%.7f\n",
              self->town->text,
              self->town->drives_right ? "right" : "left",
              sg_profile_to_text (self->travel.profile),
              self->travel.node_based,
              self->travel.at,
              self->travel.closures != NULL,
              sg_point_lat (from),
              sg_point_lon (from),
              sg_point_lat (to),
              sg_point_lon (to));
  for (guint i = 0; self->travel.closures != NULL && i < self->town->n_ways; i++)
    {
      const SgTestWay *way = &self->town->ways[i];
      SgClosureEffect  effect =
        sg_closures_find_effect (self->travel.closures, way->segment, self->travel.at);

      if (effect.closed != way->is_closed || effect.factor != way->factor)
        g_printerr ("w%u is closed %d, slow %u; was taken for closed %d, slow %u\n",
                    i,
                    way->is_closed,
                    way->factor,
                    effect.closed,
                    effect.factor);
    }
  g_assert_cmpuint (said, ==, expected);
}

static void
test_costs_equal_a_second_opinion (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (new_seed ("costs"));
  guint n_found = 0;

  for (guint i = 0; i < N_TOWNS; i++)
    {
      SgTestPlace from;
      SgTestPlace to[N_INCIDENTS];
      SgPoint     points[N_INCIDENTS];
      SgPoint     start;
      guint32     expected[N_INCIDENTS];
      guint       n = 0;
      Case        self;

      open_town (&self, random);
      start = sg_test_town_pick_point (self.town, random);
      for (guint k = 0; k < N_INCIDENTS; k++)
        {
          points[n] = sg_test_town_pick_point (self.town, random);
          n += sg_test_town_place (self.town, self.travel.profile, points[n], &to[n]);
        }

      if (sg_test_town_place (self.town, self.travel.profile, start, &from))
        sg_test_town_measure (self.town, &self.travel, &from, to, n, expected);
      for (guint k = 0; k < n; k++)
        {
          SgCost cost = sg_router_find_cost (self.router, start, points[k], &self.travel);

          assert_same (&self, cost_to_ms (cost), expected[k], start, points[k]);
          n_found += cost.found;
        }
      close_town (&self);
    }

  g_test_message ("%u ways found", n_found);
  g_assert_cmpuint (n_found, >, N_TOWNS * N_INCIDENTS / 2);
}

/* ---- rank ---- */

typedef struct
{
  guint32 ms;
  guint32 responder;
} Expected;

static int
compare_expected (gconstpointer a, gconstpointer b)
{
  const Expected *first = a;
  const Expected *second = b;

  if (first->ms != second->ms)
    return first->ms < second->ms ? -1 : 1;

  return first->responder < second->responder ? -1 : 1;
}

static GArray *
rank_by_costs (Case *self, SgPoint at, const SgRankQuery *query)
{
  GArray *expected = g_array_new (FALSE, FALSE, sizeof (Expected));

  for (guint32 i = 0; i < self->n; i++)
    {
      SgTravel travel = query->travel;
      SgCost   cost;
      Expected one = { 0, i };

      travel.profile = self->travels_as[i];
      cost = sg_router_find_cost (self->router, self->points[i], at, &travel);
      one.ms = cost.ms;
      if (cost.found && cost.ms <= query->within_ms &&
          (self->flags[i] & query->require) == query->require &&
          (self->flags[i] & query->exclude) == 0)
        g_array_append_val (expected, one);
    }

  g_array_sort (expected, compare_expected);
  if (query->limit != 0 && expected->len > query->limit)
    g_array_set_size (expected, query->limit);
  return expected;
}

static void
check_rank (Case *self, SgPoint at, const SgRankQuery *query)
{
  g_autoptr (GArray) expected = rank_by_costs (self, at, query);
  g_autoptr (GArray) ranked = sg_router_rank (self->router, self->responders, at, query);

  g_assert_cmpuint (ranked->len, ==, expected->len);
  for (guint i = 0; i < ranked->len; i++)
    {
      const SgRanked *one = &g_array_index (ranked, SgRanked, i);
      const Expected *right = &g_array_index (expected, Expected, i);

      assert_same (self, one->ms, right->ms, self->points[right->responder], at);
      g_assert_cmpuint (one->responder, ==, right->responder);
    }
}

static SgRankQuery
pick_query (Case *self)
{
  SgRankQuery query = { .travel = self->travel };

  query.limit = (guint32) g_rand_int_range (self->random, 0, N_RESPONDERS + 1);
  query.within_ms = (guint32) g_rand_int_range (self->random, 1, 1200000);
  query.require = (guint32) (chance (self->random, 30) ? 1 : 0);
  query.exclude = (guint32) (chance (self->random, 30) ? 4 : 0);
  query.travel.node_based = chance (self->random, 25);

  return query;
}

static void
test_rank_equals_brute_force (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (new_seed ("rank"));
  guint n_cases = 0;

  for (guint i = 0; i < N_TOWNS; i++)
    {
      Case self;

      open_town (&self, random);
      add_responders (&self);
      for (guint k = 0; k < N_INCIDENTS; k++)
        {
          SgRankQuery query = pick_query (&self);

          check_rank (&self, sg_test_town_pick_point (self.town, random), &query);
          n_cases++;
        }
      close_town (&self);
    }

  g_test_message ("%u rankings", n_cases);
  g_assert_cmpuint (n_cases, >=, 10000);
}

static void
test_moved_responders_rank_as_fresh_ones (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (new_seed ("moves"));

  for (guint i = 0; i < N_TOWNS / 4; i++)
    {
      Case self;

      open_town (&self, random);
      add_responders (&self);
      for (guint k = 0; k < 100; k++)
        {
          guint32 who = (guint32) g_rand_int_range (random, 0, N_RESPONDERS);

          self.points[who] = sg_test_town_pick_point (self.town, random);
          if (chance (random, 70))
            sg_responders_move (self.responders, who, self.points[who]);
          else
            {
              sg_responders_remove (self.responders, who);
              self.travels_as[who] = (SgProfile) g_rand_int_range (random, 0, SG_N_PROFILES);
              g_assert_cmpuint (sg_responders_add (self.responders,
                                                   self.points[who],
                                                   self.travels_as[who],
                                                   self.flags[who]),
                                ==,
                                who);
            }
        }
      g_assert_cmpuint (sg_responders_get_n (self.responders), ==, N_RESPONDERS);

      for (guint k = 0; k < 4; k++)
        {
          SgRankQuery query = pick_query (&self);

          check_rank (&self, sg_test_town_pick_point (self.town, random), &query);
        }
      close_town (&self);
    }
}

/* ---- routes ---- */

static double
length_of (const GArray *points)
{
  double metres = 0;

  for (guint i = 0; i + 1 < points->len; i++)
    metres += sg_point_distance (g_array_index (points, SgPoint, i),
                                 g_array_index (points, SgPoint, i + 1));

  return metres;
}

static void
check_sums (const SgRoute *route)
{
  guint32 ms = route->off_road_ms[0] + route->off_road_ms[1];
  guint32 street_ms = ms;
  double  metres = route->off_road_metres[0] + route->off_road_metres[1];

  for (guint i = 0; i < route->legs->len; i++)
    {
      const SgRouteLeg *leg = &g_array_index (route->legs, SgRouteLeg, i);

      ms += leg->turn_ms + leg->ms;
      metres += leg->metres;
    }
  for (guint i = 0; i < route->streets->len; i++)
    street_ms += g_array_index (route->streets, SgRouteStreet, i).ms;

  g_assert_cmpuint (ms, ==, route->ms);
  g_assert_cmpuint (street_ms, ==, route->ms);
  g_assert_cmpfloat_with_epsilon (metres, route->metres, 0.001);
}

static void
check_route (Case *self, SgPoint from, SgPoint to)
{
  SgCost cost = sg_router_find_cost (self->router, from, to, &self->travel);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRoute) route = sg_router_find_route (self->router, from, to, &self->travel, &error);

  g_assert_cmpint (route != NULL, ==, cost.found);
  if (route == NULL)
    return;

  g_assert_cmpuint (route->ms, ==, cost.ms);
  g_assert_cmpfloat (route->metres, ==, cost.metres);
  check_sums (route);

  g_assert_true (sg_point_equal (g_array_index (route->points, SgPoint, 0), from));
  g_assert_true (
    sg_point_equal (g_array_index (route->points, SgPoint, route->points->len - 1), to));

  /* A place on a segment is kept to 1/65536 of it, lengths to a decimetre. */
  g_assert_cmpfloat_with_epsilon (length_of (route->points),
                                  route->metres,
                                  1 + 0.3 * route->legs->len + route->metres * 0.001);
  for (guint i = 1; i < route->legs->len; i++)
    {
      const SgRouteLeg *leg = &g_array_index (route->legs, SgRouteLeg, i);
      const SgTestWay  *way = &self->town->ways[sg_test_town_find_way (self->town, leg->segment)];
      SgPoint           at = g_array_index (route->points, SgPoint, leg->first_point);

      /* Every leg but the first begins at a junction of its way. */
      g_assert_true (sg_point_equal (at, way->points[0]) ||
                     sg_point_equal (at, way->points[way->n_points - 1]));
    }
}

static void
test_routes_are_the_sum_of_their_parts (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (new_seed ("routes"));

  for (guint i = 0; i < N_TOWNS; i++)
    {
      Case self;

      open_town (&self, random);
      for (guint k = 0; k < N_INCIDENTS; k++)
        check_route (&self,
                     sg_test_town_pick_point (self.town, random),
                     sg_test_town_pick_point (self.town, random));
      close_town (&self);
    }
}

/* ---- AEDs ---- */

static void
check_via_aed (Case *self, const SgPoint *aeds, guint n_aeds, const SgResponders *pool, SgPoint at)
{
  SgRankQuery query = { .within_ms = 20 * 60000, .travel = self->travel };
  g_autoptr (GArray) ranked = NULL;
  guint n_expected = 0;

  ranked = sg_router_rank_via_aed (self->router, self->responders, pool, at, 60000, &query);
  for (guint32 i = 0; i < self->n; i++)
    {
      guint32  best = SG_TEST_NEVER;
      SgTravel travel = self->travel;

      travel.profile = self->travels_as[i];
      for (guint a = 0; a < n_aeds; a++)
        {
          SgCost first = sg_router_find_cost (self->router, self->points[i], aeds[a], &travel);
          SgCost second = sg_router_find_cost (self->router, aeds[a], at, &travel);

          if (first.found && second.found)
            best = MIN (best, first.ms + 60000 + second.ms);
        }
      if (best > query.within_ms)
        continue;

      n_expected++;
      for (guint k = 0; k < ranked->len; k++)
        {
          const SgRankedViaAed *one = &g_array_index (ranked, SgRankedViaAed, k);
          SgPoint               aed = sg_responders_get (pool, one->aed)->point;

          if (one->responder != i)
            continue;
          assert_same (self, one->ms, best, self->points[i], at);
          g_assert_cmpuint (one->aed_ms,
                            ==,
                            sg_router_find_cost (self->router, self->points[i], aed, &travel).ms);
          g_assert_cmpuint (sg_responders_get (pool, one->aed)->profile, ==, self->travels_as[i]);
          n_expected--;
        }
    }

  g_assert_cmpuint (n_expected, ==, 0);
}

static void
test_ranking_by_aed_equals_brute_force (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (new_seed ("AEDs"));

  for (guint i = 0; i < N_TOWNS / 4; i++)
    {
      SgPoint aeds[4];
      Case    self;
      g_autoptr (SgResponders) pool = NULL;

      open_town (&self, random);
      add_responders (&self);
      pool = sg_responders_new (self.town->roads);
      for (guint a = 0; a < G_N_ELEMENTS (aeds); a++)
        {
          aeds[a] = sg_test_town_pick_point (self.town, random);
          for (guint p = 0; p < SG_N_PROFILES; p++)
            sg_responders_add (pool, aeds[a], p, 0);
        }

      for (guint k = 0; k < 3; k++)
        check_via_aed (&self,
                       aeds,
                       G_N_ELEMENTS (aeds),
                       pool,
                       sg_test_town_pick_point (self.town, random));
      close_town (&self);
    }
}

/* ---- time ---- */

static void
test_closures_expire (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (new_seed ("expiry"));
  guint n_different = 0;

  for (guint i = 0; i < N_TOWNS / 4; i++)
    {
      g_autofree char *text = NULL;
      g_autoptr (SgClosures) closures = NULL;
      g_autoptr (GError) error = NULL;
      Case self;

      open_town (&self, random);
      g_clear_pointer (&self.closures, sg_closures_unref);
      text = sg_test_town_close_roads (self.town, random, NOON);
      closures = sg_closures_parse (self.town->roads, text, &error);
      g_assert_no_error (error);

      for (guint k = 0; k < N_INCIDENTS; k++)
        {
          SgPoint  from = sg_test_town_pick_point (self.town, random);
          SgPoint  to = sg_test_town_pick_point (self.town, random);
          SgTravel without = { .profile = self.travel.profile, .at = NOON };
          SgTravel with = { .profile = self.travel.profile, .at = NOON, .closures = closures };
          SgTravel before = { .profile = self.travel.profile,
                              .at = NOON - 1,
                              .closures = closures };
          guint32  open = cost_to_ms (sg_router_find_cost (self.router, from, to, &without));

          g_assert_cmpuint (cost_to_ms (sg_router_find_cost (self.router, from, to, &with)),
                            ==,
                            open);
          n_different += cost_to_ms (sg_router_find_cost (self.router, from, to, &before)) != open;
        }
      close_town (&self);
    }

  g_assert_cmpuint (n_different, >, 0);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  profiles = sg_profiles_load (NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/router/costs-equal-a-second-opinion", test_costs_equal_a_second_opinion);
  g_test_add_func ("/router/rank-equals-brute-force", test_rank_equals_brute_force);
  g_test_add_func ("/router/moved-responders-rank-as-fresh-ones",
                   test_moved_responders_rank_as_fresh_ones);
  g_test_add_func ("/router/routes-are-the-sum-of-their-parts",
                   test_routes_are_the_sum_of_their_parts);
  g_test_add_func ("/router/ranking-by-aed-equals-brute-force",
                   test_ranking_by_aed_equals_brute_force);
  g_test_add_func ("/router/closures-expire", test_closures_expire);
  status = g_test_run ();
  sg_profiles_unref (profiles);

  return status;
}
