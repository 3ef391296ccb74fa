/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ways that were once missed, and what a caller may rely on. Random towns are elsewhere. */

#include "common/sg-error.h"
#include "region/roads/sg-router.h"
#include "tests/region/roads/sg-test-roads.h"

static SgProfiles *profiles;

static const SgRouteLeg *
get_leg (const SgRoute *route, guint i)
{
  return &g_array_index (route->legs, SgRouteLeg, i);
}

/* From A one may neither turn back nor turn into D, so the way goes to the bollard and back, over
 * the twin that remembers where it came from. */
static void
test_bollard_is_turned_round_at_from_a_twin (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (
    "node a -6.200 106.800\nnode b -6.200 106.810\nnode p -6.200 106.815 barrier=bollard\n"
    "node c -6.200 106.820\nnode d -6.210 106.810\n"
    "way 1 a,b highway=primary name=A\n"
    "way 2 b,p highway=primary name=V\n"
    "way 3 p,c highway=primary name=C\n"
    "way 4 b,d highway=primary name=D\n"
    "relation 1 from:1 via:2 to:3 type=restriction restriction=no_straight_on\n"
    "relation 2 from:1 via:b to:1 type=restriction restriction=no_u_turn\n"
    "relation 3 from:1 via:b to:4 type=restriction restriction=no_right_turn\n",
    FALSE);
  g_autoptr (SgRouter) router = sg_router_new (roads, profiles);
  g_autoptr (GError) error = NULL;
  SgTravel travel = { .profile = SG_PROFILE_SIREN };
  g_autoptr (SgRoute) route = sg_router_find_route (router,
                                                    sg_point_from_degrees (-6.2, 106.805),
                                                    sg_point_from_degrees (-6.205, 106.81),
                                                    &travel,
                                                    &error);

  g_assert_no_error (error);
  g_assert_cmpuint (roads->n_twins, ==, 1);
  g_assert_cmpuint (route->legs->len, ==, 4);
  g_assert_cmpuint (get_leg (route, 1)->segment, ==, get_leg (route, 2)->segment);
  g_assert_cmpuint (get_leg (route, 2)->turn_ms, >, 19000);
}

static void
test_route_and_rank_say_the_same_of_a_responder (void)
{
  g_autoptr (SgRoads) roads =
    sg_test_roads_from_text ("node a -6.20 106.80\nnode b -6.20 106.81\nnode c -6.21 106.81\n"
                             "way 1 a,b,c highway=primary name=\"Jalan Satu\"\n",
                             FALSE);
  g_autoptr (SgRouter) router = sg_router_new (roads, profiles);
  g_autoptr (SgResponders) responders = sg_responders_new (roads);
  g_autoptr (GArray) ranked = NULL;
  g_autoptr (SgRoute) route = NULL;
  g_autoptr (GError) error = NULL;
  SgPoint     at = sg_point_from_degrees (-6.2081, 106.8101);
  SgRankQuery query = { .limit = 5 };
  SgRanked    one;

  sg_responders_add (responders, sg_point_from_degrees (-6.2001, 106.8012), SG_PROFILE_FOOT, 0);
  ranked = sg_router_rank (router, responders, at, &query);
  g_assert_cmpuint (ranked->len, ==, 1);
  one = g_array_index (ranked, SgRanked, 0);

  route =
    sg_router_find_responder_route (router, responders, one.responder, at, &query.travel, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (route->ms, ==, one.ms);
  g_assert_cmpfloat (route->metres, ==, one.metres);
  g_assert_cmpfloat_with_epsilon (route->off_road_metres[0], 11.1, 0.1);
  g_assert_cmpuint (route->streets->len, ==, 1);
}

static void
test_no_way_is_an_error_with_words (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (
    "node a -6.20 106.80\nnode b -6.20 106.81\nnode c -6.30 106.80\nnode d -6.30 106.81\n"
    "way 1 a,b highway=primary\nway 2 c,d highway=primary\n",
    FALSE);
  g_autoptr (SgRouter) router = sg_router_new (roads, profiles);
  SgPoint  here = sg_point_from_degrees (-6.2, 106.8);
  SgPoint  islands[] = { sg_point_from_degrees (-6.3, 106.8), { 0, 0 } };
  SgTravel travel = { .profile = SG_PROFILE_MOTORCYCLE };

  for (guint i = 0; i < G_N_ELEMENTS (islands); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sg_router_find_route (router, here, islands[i], &travel, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_NOT_FOUND);
      g_assert_false (sg_router_find_cost (router, islands[i], here, &travel).found);
    }
}

/* The labels' clock starts anew after many searches; nothing may be left of the old time. */
static void
test_many_searches_do_not_disturb_each_other (void)
{
  g_autoptr (SgRoads) roads =
    sg_test_roads_from_text ("node a -6.20 106.80\nnode b -6.20 106.81\nnode c -6.21 106.81\n"
                             "way 1 a,b highway=primary\nway 2 b,c highway=primary\n",
                             FALSE);
  g_autoptr (SgRouter) router = sg_router_new (roads, profiles);
  SgPoint  from = sg_point_from_degrees (-6.2, 106.8);
  SgPoint  to = sg_point_from_degrees (-6.21, 106.81);
  SgTravel travel = { .profile = SG_PROFILE_SIREN };
  SgCost   first = sg_router_find_cost (router, from, to, &travel);

  g_assert_true (first.found);
  for (guint i = 0; i < 10000; i++)
    {
      SgCost again = sg_router_find_cost (router, from, to, &travel);

      g_assert_true (again.found);
      g_assert_cmpuint (again.ms, ==, first.ms);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  profiles = sg_profiles_load (NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/router/bollard-is-turned-round-at-from-a-twin",
                   test_bollard_is_turned_round_at_from_a_twin);
  g_test_add_func ("/router/route-and-rank-say-the-same-of-a-responder",
                   test_route_and_rank_say_the_same_of_a_responder);
  g_test_add_func ("/router/no-way-is-an-error-with-words", test_no_way_is_an_error_with_words);
  g_test_add_func ("/router/many-searches-do-not-disturb-each-other",
                   test_many_searches_do_not_disturb_each_other);
  status = g_test_run ();
  sg_profiles_unref (profiles);

  return status;
}
