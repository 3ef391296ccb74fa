/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "common/sg-error.h"
#include "tests/region/roads/sg-test-roads.h"
#include "tests/sg-test.h"

/* The only segment of a road. */
static guint32
only_segment (const SgRoads *roads, const char *name)
{
  g_autoptr (GArray) segments = sg_test_roads_list_named (roads, name);

  g_assert_cmpuint (segments->len, ==, 1);
  return g_array_index (segments, guint32, 0);
}

static guint
count_named (const SgRoads *roads, const char *name)
{
  g_autoptr (GArray) segments = sg_test_roads_list_named (roads, name);

  return segments->len;
}

static guint32
junction_at (const SgRoads *roads, double lat, double lon)
{
  SgPoint point = sg_point_from_degrees (lat, lon);

  for (guint32 i = 0; i < roads->n_junctions; i++)
    if (sg_point_equal (roads->junctions[i], point))
      return i;

  return G_MAXUINT32;
}

static guint
count_arms (const SgRoads *roads, guint32 junction)
{
  return roads->first_arm[junction + 1] - roads->first_arm[junction];
}

static const SgRoadArm *
arm_of (const SgRoads *roads, guint32 segment, gboolean at_end)
{
  guint32 end = segment << 1 | (at_end ? 1 : 0);

  return &roads->arms[sg_roads_find_arm (roads, sg_roads_other_junction (roads, end ^ 1), end)];
}

static void
test_ways_meet_in_junctions (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text ("node a -6.2 106.80\n"
                                                       "node b -6.2 106.81\n"
                                                       "node c -6.2 106.82\n"
                                                       "node d -6.2 106.83\n"
                                                       "node e -6.1 106.82\n"
                                                       "way 1 a,b,c,d highway=primary name=Satu\n"
                                                       "way 2 e,c highway=primary name=Dua\n"
                                                       "way 3 a,e building=yes\n",
                                                       FALSE);

  g_assert_cmpuint (roads->n_junctions, ==, 4);
  g_assert_cmpuint (roads->n_segments, ==, 3);
  g_assert_cmpuint (roads->n_edges, ==, 6);
  g_assert_cmpuint (count_named (roads, "Satu"), ==, 2);
  g_assert_cmpuint (count_arms (roads, junction_at (roads, -6.2, 106.82)), ==, 3);
  g_assert_cmpuint (junction_at (roads, -6.2, 106.81), ==, G_MAXUINT32);
}

static void
test_way_that_meets_itself_is_cut_there (void)
{
  g_autoptr (SgRoads)
    roads = sg_test_roads_from_text ("node a -6.20 106.80\n"
                                     "node b -6.20 106.81\n"
                                     "node c -6.20 106.82\n"
                                     "node d -6.19 106.82\n"
                                     "node e -6.19 106.81\n"
                                     "node f -6.21 106.81\n"
                                     "way 1 a,b,c,d,e,b,f highway=residential name=Simpul\n",
                                     FALSE);
  guint32 crossing = junction_at (roads, -6.2, 106.81);

  g_assert_cmpuint (roads->n_segments, ==, 3);
  g_assert_cmpuint (count_arms (roads, crossing), ==, 4);
}

static void
test_closed_way_is_a_loop_with_two_arms (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text ("node a -6.20 106.80\n"
                                                       "node b -6.20 106.81\n"
                                                       "node c -6.19 106.81\n"
                                                       "way 1 a,b,c,a highway=primary name=Putar\n",
                                                       FALSE);
  guint32 loop = only_segment (roads, "Putar");

  g_assert_cmpuint (roads->n_junctions, ==, 1);
  g_assert_cmpuint (roads->segments[loop].from, ==, roads->segments[loop].to);
  g_assert_cmpuint (roads->n_arms, ==, 2);
  g_assert_cmpuint (roads->arms[0].end ^ roads->arms[1].end, ==, 1);
}

static void
test_named_twice_in_a_row_is_one_point (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text ("node a -6.2 106.80\n"
                                                       "node b -6.2 106.81\n"
                                                       "way 1 a,a,b,b highway=primary name=Satu\n"
                                                       "way 2 a,a highway=primary name=Titik\n",
                                                       FALSE);

  g_assert_cmpuint (roads->n_segments, ==, 1);
  g_assert_cmpuint (roads->n_junctions, ==, 2);
}

static void
test_road_without_length_is_a_decimetre_long (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text ("node a -6.2 106.8\n"
                                                       "node b -6.2 106.8\n"
                                                       "way 1 a,b highway=primary name=Satu\n",
                                                       FALSE);

  g_assert_cmpuint (sg_segment_length_dm (&roads->segments[0]), ==, 1);
}

static void
test_length_is_in_decimetres (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text ("node a -6.20 106.80\n"
                                                       "node b -6.21 106.80\n"
                                                       "node c -6.20 106.80001\n"
                                                       "way 1 a,b,c highway=primary name=Satu\n",
                                                       FALSE);
  guint32 length = sg_segment_length_dm (&roads->segments[0]);

  /* Twice 0.01° of a meridian. */
  g_assert_cmpuint (length, >=, 22238);
  g_assert_cmpuint (length, <=, 22241);
}

static void
test_cut_where_nodes_are_a_sea_apart (void)
{
  g_autoptr (SgRoads)
    roads = sg_test_roads_from_text ("node a -6.20 106.80\n"
                                     "node b -6.21 106.80\n"
                                     "node c -6.20 179.99\n"
                                     "node d -6.20 179.98\n"
                                     "node e -6.20 -179.99\n"
                                     "way 1 a,b,c,d,c,e highway=primary name=Jauh\n",
                                     FALSE);

  /* There and back again is one loop. */
  g_assert_cmpuint (roads->n_segments, ==, 2);
  for (guint32 i = 0; i < roads->n_segments; i++)
    g_assert_cmpuint (sg_segment_length_dm (&roads->segments[i]), <, 23000);
}

static void
test_very_long_way_is_split (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) refs = g_string_new ("n0");
  g_autoptr (SgRoads) roads = NULL;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgPoint));

  for (guint i = 0; i <= 2500; i++)
    g_string_append_printf (text, "node n%u -6.2 106.%05u\n", i, i);
  for (guint i = 1; i <= 2500; i++)
    g_string_append_printf (refs, ",n%u", i);
  g_string_append_printf (text, "way 1 %s highway=track name=Panjang\n", refs->str);

  roads = sg_test_roads_from_text (text->str, FALSE);
  g_assert_cmpuint (roads->n_segments, ==, 3);
  for (guint32 i = 0; i < roads->n_segments; i++)
    sg_roads_append_shape (roads, i, points);
  g_assert_cmpuint (points->len, ==, 2501 + 2);
}

static void
test_shape_runs_from_start_to_end (void)
{
  g_autoptr (SgRoads)
    roads = sg_test_roads_from_text ("node a -6.2000001 106.80\n"
                                     "node b -6.1234567 100.7654321\n"
                                     "node c -6.25 106.82\n"
                                     "way 1 a,b,c highway=primary oneway=-1 bridge=yes name=Satu\n",
                                     FALSE);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  SgPoint middle = sg_point_from_degrees (-6.1234567, 100.7654321);

  sg_roads_append_shape (roads, 0, points);
  g_assert_cmpuint (points->len, ==, 3);
  g_assert_true (
    sg_point_equal (g_array_index (points, SgPoint, 0), roads->junctions[roads->segments[0].from]));
  g_assert_true (sg_point_equal (g_array_index (points, SgPoint, 1), middle));
  g_assert_true (
    sg_point_equal (g_array_index (points, SgPoint, 2), roads->junctions[roads->segments[0].to]));
  g_assert_cmpuint (sg_roads_get_shape_flags (roads, 0), ==, SG_SHAPE_BRIDGE);
}

static void
test_arms_know_direction_speed_and_access (void)
{
  g_autoptr (SgRoads) roads =
    sg_test_roads_from_text ("node a -6.20 106.80\n"
                             "node b -6.20 106.81\n"
                             "node c -6.19 106.81\n"
                             "way 1 a,b,c highway=primary oneway=yes maxspeed=50 name=Satu\n",
                             FALSE);
  guint32          segment = only_segment (roads, "Satu");
  const SgRoadArm *start = arm_of (roads, segment, FALSE);
  const SgRoadArm *end = arm_of (roads, segment, TRUE);

  g_assert_cmpuint (start->bearing_here, ==, 64);
  g_assert_cmpuint (start->bearing_there, ==, 128);
  g_assert_cmpuint (end->bearing_here, ==, 128);
  g_assert_cmpuint (end->bearing_there, ==, 64);

  g_assert_true (start->flags & SG_ARM_LEAVE (SG_PROFILE_SIREN));
  g_assert_false (start->flags & SG_ARM_ARRIVE (SG_PROFILE_SIREN));
  g_assert_true (end->flags & SG_ARM_ARRIVE (SG_PROFILE_SIREN));
  g_assert_false (end->flags & SG_ARM_LEAVE (SG_PROFILE_SIREN));
  g_assert_true (end->flags & SG_ARM_LEAVE (SG_PROFILE_FOOT));
  g_assert_cmpuint ((start->flags >> SG_ARM_SPEED_SHIFT) & SG_ARM_SPEED_MASK, ==, 10);
  g_assert_cmpuint (roads->n_edges, ==, 1);
}

static void
test_signals_between_junctions_become_one (void)
{
  g_autoptr (SgRoads)
    roads = sg_test_roads_from_text ("node a -6.20 106.80\n"
                                     "node b -6.20 106.81 railway=level_crossing\n"
                                     "node c -6.20 106.82\n"
                                     "node d -6.3 106.82 highway=traffic_signals\n"
                                     "way 1 a,b,c highway=primary name=Satu\n",
                                     FALSE);
  guint32 crossing = junction_at (roads, -6.2, 106.81);

  g_assert_cmpuint (roads->n_junctions, ==, 3);
  for (guint32 i = roads->first_arm[crossing]; i < roads->first_arm[crossing + 1]; i++)
    g_assert_cmpuint (roads->arms[i].flags >> SG_ARM_DELAY_SHIFT, ==, SG_ROAD_DELAY_LEVEL_CROSSING);
}

static guint32
forbidden_between (const SgRoads *roads, const char *from, const char *to, guint32 junction)
{
  guint32 arms[2] = { G_MAXUINT32, G_MAXUINT32 };

  for (guint32 i = roads->first_arm[junction]; i < roads->first_arm[junction + 1]; i++)
    {
      const char *name = sg_roads_get_name (roads, roads->arms[i].end >> 1);

      if (strcmp (name, from) == 0)
        arms[0] = i;
      if (strcmp (name, to) == 0)
        arms[1] = i;
    }

  for (guint32 i = 0; i < roads->n_turns; i++)
    if (roads->turns[i].from_arm == arms[0] && roads->turns[i].to_arm == arms[1])
      return roads->turns[i].profiles;

  return 0;
}

static void
test_bollard_stops_cars_in_both_directions (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text ("node a -6.20 106.80\n"
                                                       "node b -6.20 106.81 barrier=bollard\n"
                                                       "node c -6.20 106.82\n"
                                                       "way 1 a,b highway=residential name=Satu\n"
                                                       "way 2 b,c highway=residential name=Dua\n",
                                                       FALSE);
  guint32 bollard = junction_at (roads, -6.2, 106.81);
  guint   cars = 1u << SG_PROFILE_SIREN | 1u << SG_PROFILE_AMBULANCE;

  g_assert_cmpuint (forbidden_between (roads, "Satu", "Dua", bollard), ==, cars);
  g_assert_cmpuint (forbidden_between (roads, "Dua", "Satu", bollard), ==, cars);
  g_assert_cmpuint (forbidden_between (roads, "Satu", "Satu", bollard), ==, 0);
  for (guint32 i = roads->first_arm[bollard]; i < roads->first_arm[bollard + 1]; i++)
    g_assert_true (roads->arms[i].flags & SG_ARM_RESTRICTED);
}

static void
test_bollard_in_the_middle_of_a_way_stops_cars (void)
{
  g_autoptr (SgRoads)
    roads = sg_test_roads_from_text ("node a -6.20 106.80\n"
                                     "node b -6.20 106.81 barrier=bollard\n"
                                     "node c -6.20 106.82\n"
                                     "way 1 a,b,c highway=residential name=Satu\n",
                                     FALSE);

  g_assert_cmpuint (roads->n_segments, ==, 2);
  g_assert_cmpuint (roads->n_turns, ==, 2);
}

static void
test_road_is_called_by_name_or_number (void)
{
  g_autoptr (SgRoads)
    roads = sg_test_roads_from_text ("node a -6.20 106.80\n"
                                     "node b -6.20 106.81\n"
                                     "way 1 a,b highway=primary name=\"Jalan Thamrin\" ref=12\n"
                                     "way 2 a,b highway=primary ref=JORR\n"
                                     "way 3 a,b highway=primary\n"
                                     "way 4 b,a highway=primary name=\"Jalan Thamrin\"\n",
                                     FALSE);

  g_assert_cmpuint (roads->n_names, ==, 3);
  g_assert_cmpuint (count_named (roads, "Jalan Thamrin"), ==, 2);
  g_assert_cmpuint (count_named (roads, "JORR"), ==, 1);
  g_assert_cmpuint (count_named (roads, ""), ==, 1);
}

static void
test_near_things_are_near_in_memory (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree char *text = sg_test_random_town (random, 200, 300);
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (text, FALSE);

  g_assert_cmpuint (roads->n_junctions, >, 100);
  for (guint32 i = 1; i < roads->n_junctions; i++)
    g_assert_cmpuint (sg_point_hilbert (roads->junctions[i - 1]),
                      <=,
                      sg_point_hilbert (roads->junctions[i]));
  for (guint32 i = 1; i < roads->n_segments; i++)
    g_assert_cmpuint (MIN (roads->segments[i - 1].from, roads->segments[i - 1].to),
                      <=,
                      MIN (roads->segments[i].from, roads->segments[i].to));
}

static gboolean
is_large (const SgRoads *roads, const char *name, SgProfile profile)
{
  return (roads->segments[only_segment (roads, name)].name & SG_SEGMENT_LARGE (profile)) != 0;
}

/* A town of 20 km and what hangs on it. */
#define TOWN                                                                                       \
  "node a -6.20 106.80\n"                                                                          \
  "node b -6.20 106.85\n"                                                                          \
  "node c -6.15 106.85\n"                                                                          \
  "node d -6.15 106.80\n"                                                                          \
  "node x -6.30 106.80\n"                                                                          \
  "node y -6.30 106.801\n"                                                                         \
  "way 1 a,b highway=primary name=Selatan\n"                                                       \
  "way 2 b,c highway=primary name=Timur\n"                                                         \
  "way 3 c,d highway=primary name=Utara\n"                                                         \
  "way 4 d,a highway=primary name=Barat\n"

static void
test_island_is_a_small_part (void)
{
  g_autoptr (SgOsmStore)
    store = sg_test_store_from_text (TOWN "way 5 x,y highway=residential name=Pulau\n");
  SgRoadsSummary summary;
  g_autoptr (SgRoads) roads = sg_test_roads_from_store (store, FALSE, &summary);

  for (guint p = 0; p < SG_N_PROFILES; p++)
    {
      g_assert_true (is_large (roads, "Selatan", (SgProfile) p));
      g_assert_false (is_large (roads, "Pulau", (SgProfile) p));
    }
  g_assert_cmpuint (summary.small_parts, ==, 1);
}

static void
test_oneway_trap_is_no_place_for_wheels (void)
{
  g_autoptr (SgRoads) roads =
    sg_test_roads_from_text (TOWN "way 5 a,x highway=residential oneway=yes name=Jebakan\n", FALSE);

  g_assert_false (is_large (roads, "Jebakan", SG_PROFILE_SIREN));
  g_assert_true (is_large (roads, "Jebakan", SG_PROFILE_FOOT));
}

static void
test_behind_a_bollard_is_another_part_for_cars (void)
{
  g_autoptr (SgRoads)
    roads = sg_test_roads_from_text (TOWN "node e -6.201 106.80 barrier=bollard\n"
                                          "node f -6.202 106.80\n"
                                          "way 5 a,e highway=residential name=Depan\n"
                                          "way 6 e,f highway=residential name=Belakang\n",
                                     FALSE);

  g_assert_true (is_large (roads, "Depan", SG_PROFILE_AMBULANCE));
  g_assert_false (is_large (roads, "Belakang", SG_PROFILE_AMBULANCE));
  g_assert_true (is_large (roads, "Belakang", SG_PROFILE_MOTORCYCLE));
}

static void
test_small_town_alone_is_large (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text ("node a -6.20 106.80\n"
                                                       "node b -6.20 106.801\n"
                                                       "way 1 a,b highway=primary name=Satu\n",
                                                       FALSE);

  g_assert_true (is_large (roads, "Satu", SG_PROFILE_SIREN));
}

static void
test_file_without_roads_is_a_graph_too (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text ("node a -6.2 106.8 amenity=school\n", TRUE);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  SgBox world = { -900000000, -1800000000, 900000000, 1800000000 };

  g_assert_cmpuint (roads->n_segments, ==, 0);
  g_assert_cmpuint (roads->n_junctions, ==, 0);
  g_assert_true (roads->drives_right);
  sg_roads_find_in_box (roads, SG_ROAD_GRID_ALL, &world, found);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_scattered_coordinates_are_refused (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SgOsmStore) store = NULL;
  g_autoptr (GError) error = NULL;
  SgRoadsSummary summary;

  g_string_append (text, "node a -80 -170\nnode b -71 -161\nway 1 a,b");
  for (guint i = 0; i < 4000; i++)
    g_string_append (text, ",a,b");
  g_string_append (text, " highway=primary\n");

  store = sg_test_store_from_text (text->str);
  g_assert_false (sg_roads_build (store, FALSE, "/dev/null", &summary, NULL, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
}

static void
test_cancelling_stops_the_build (void)
{
  g_autoptr (SgOsmStore) store = sg_test_store_from_text (TOWN);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SgProgress) progress = sg_progress_new (NULL, NULL, cancellable);
  g_autoptr (GError) error = NULL;
  SgRoadsSummary summary;

  g_cancellable_cancel (cancellable);
  g_assert_false (sg_roads_build (store, FALSE, "/dev/null", &summary, progress, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_CANCELLED);
}

static void
test_full_disk_is_told (void)
{
  g_autoptr (SgOsmStore) store = sg_test_store_from_text (TOWN);
  g_autoptr (GError) error = NULL;
  SgRoadsSummary summary;

  g_assert_false (sg_roads_build (store, FALSE, "/dev/full", &summary, NULL, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_STORAGE);
}

static void
test_profiles_have_names (void)
{
  g_autoptr (GError) error = NULL;
  SgProfile profile;

  for (guint p = 0; p < SG_N_PROFILES; p++)
    {
      g_assert_true (sg_profile_from_text (sg_profile_to_text ((SgProfile) p), &profile, &error));
      g_assert_cmpuint (profile, ==, p);
    }
  g_assert_false (sg_profile_from_text ("bicycle", &profile, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
}

static SgRoads *
import (const char *name, SgRoadsSummary *summary)
{
  g_autofree char *path = sg_test_shared_file (name);
  const char      *paths[] = { path, NULL };
  g_autoptr (SgOsmStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return NULL;

  store = sg_osm_store_read (paths, NULL, &error);
  g_assert_no_error (error);
  return sg_test_roads_from_store (store, FALSE, summary);
}

static void
test_jakarta_has_the_size_known_of_it (void)
{
  SgRoadsSummary summary;
  g_autoptr (SgRoads) roads = import ("jakarta.osm.pbf", &summary);

  if (roads == NULL)
    return;

  /* Counted by another program from the same file. */
  g_assert_cmpuint (roads->n_junctions, ==, 34060);
  g_assert_cmpuint (roads->n_segments, ==, 47861);
  g_assert_cmpuint (roads->n_edges, ==, 89424);
  g_assert_cmpuint (summary.small_parts, <, roads->n_segments / 20);
}

static void
test_monaco_keeps_every_restriction (void)
{
  SgRoadsSummary summary;
  g_autoptr (SgRoads) roads = import ("monaco.osm.pbf", &summary);
  guint restricted = 0;

  if (roads == NULL)
    return;

  for (guint32 i = 0; i < roads->n_turns; i++)
    restricted += (roads->turns[i].profiles & 1u << SG_PROFILE_FOOT) == 0;

  g_assert_cmpuint (summary.restrictions_ignored, ==, 0);
  g_assert_cmpuint (restricted, >=, 27);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roads/ways-meet-in-junctions", test_ways_meet_in_junctions);
  g_test_add_func ("/roads/way-that-meets-itself-is-cut-there",
                   test_way_that_meets_itself_is_cut_there);
  g_test_add_func ("/roads/closed-way-is-a-loop-with-two-arms",
                   test_closed_way_is_a_loop_with_two_arms);
  g_test_add_func ("/roads/named-twice-in-a-row-is-one-point",
                   test_named_twice_in_a_row_is_one_point);
  g_test_add_func ("/roads/road-without-length-is-a-decimetre-long",
                   test_road_without_length_is_a_decimetre_long);
  g_test_add_func ("/roads/length-is-in-decimetres", test_length_is_in_decimetres);
  g_test_add_func ("/roads/cut-where-nodes-are-a-sea-apart", test_cut_where_nodes_are_a_sea_apart);
  g_test_add_func ("/roads/very-long-way-is-split", test_very_long_way_is_split);
  g_test_add_func ("/roads/shape-runs-from-start-to-end", test_shape_runs_from_start_to_end);
  g_test_add_func ("/roads/arms-know-direction-speed-and-access",
                   test_arms_know_direction_speed_and_access);
  g_test_add_func ("/roads/signals-between-junctions-become-one",
                   test_signals_between_junctions_become_one);
  g_test_add_func ("/roads/bollard-stops-cars-in-both-directions",
                   test_bollard_stops_cars_in_both_directions);
  g_test_add_func ("/roads/bollard-in-the-middle-of-a-way-stops-cars",
                   test_bollard_in_the_middle_of_a_way_stops_cars);
  g_test_add_func ("/roads/road-is-called-by-name-or-number",
                   test_road_is_called_by_name_or_number);
  g_test_add_func ("/roads/near-things-are-near-in-memory", test_near_things_are_near_in_memory);
  g_test_add_func ("/roads/island-is-a-small-part", test_island_is_a_small_part);
  g_test_add_func ("/roads/oneway-trap-is-no-place-for-wheels",
                   test_oneway_trap_is_no_place_for_wheels);
  g_test_add_func ("/roads/behind-a-bollard-is-another-part-for-cars",
                   test_behind_a_bollard_is_another_part_for_cars);
  g_test_add_func ("/roads/small-town-alone-is-large", test_small_town_alone_is_large);
  g_test_add_func ("/roads/file-without-roads-is-a-graph-too",
                   test_file_without_roads_is_a_graph_too);
  g_test_add_func ("/roads/scattered-coordinates-are-refused",
                   test_scattered_coordinates_are_refused);
  g_test_add_func ("/roads/cancelling-stops-the-build", test_cancelling_stops_the_build);
  g_test_add_func ("/roads/full-disk-is-told", test_full_disk_is_told);
  g_test_add_func ("/roads/profiles-have-names", test_profiles_have_names);
  g_test_add_func ("/roads/jakarta-has-the-size-known-of-it",
                   test_jakarta_has_the_size_known_of_it);
  g_test_add_func ("/roads/monaco-keeps-every-restriction", test_monaco_keeps_every_restriction);

  return g_test_run ();
}
