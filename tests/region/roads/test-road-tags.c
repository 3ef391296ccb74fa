/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "region/roads/sg-road-tags.h"
#include "tests/region/roads/sg-test-roads.h"

/* Who may travel, as letters: siren, ambulance, motorcycle, foot. */
static char *
letters (guint profiles)
{
  static const char names[] = "samf";
  GString          *text = g_string_new (NULL);

  for (guint p = 0; p < SG_N_PROFILES; p++)
    if (profiles & SG_PROFILE_BIT (p))
      g_string_append_c (text, names[p]);

  return g_string_free (text, FALSE);
}

static SgOsmStore *
store_with_way (const char *tags)
{
  g_autofree char *text = g_strdup_printf ("node a -6.2 106.80\n"
                                           "node b -6.2 106.81\n"
                                           "way 1 a,b %s\n",
                                           tags);

  return sg_test_store_from_text (text);
}

static SgRoadTags
read_way (const char *text)
{
  g_autoptr (SgOsmStore) store = store_with_way (text);
  SgRoadTags tags;

  g_assert_true (sg_road_tags_read (store, &store->ways[0], &tags));
  return tags;
}

static gboolean
is_road (const char *text)
{
  g_autoptr (SgOsmStore) store = store_with_way (text);
  SgRoadTags tags;

  return sg_road_tags_read (store, &store->ways[0], &tags);
}

static void
assert_access (const char *text, const char *forward, const char *backward)
{
  SgRoadTags       tags = read_way (text);
  g_autofree char *with = letters (tags.forward);
  g_autofree char *against = letters (tags.backward);

  g_test_message ("%s", text);
  g_assert_cmpstr (with, ==, forward);
  g_assert_cmpstr (against, ==, backward);
}

static void
assert_class (const char *text, SgRoadClass road_class)
{
  g_test_message ("%s", text);
  g_assert_cmpstr (sg_road_class_to_text ((SgRoadClass) read_way (text).road_class),
                   ==,
                   sg_road_class_to_text (road_class));
}

static void
test_usual_access_follows_the_class (void)
{
  assert_access ("highway=primary", "samf", "samf");
  assert_access ("highway=residential", "samf", "samf");
  assert_access ("highway=path", "mf", "mf");
  assert_access ("highway=footway", "f", "f");
  assert_access ("highway=pedestrian", "f", "f");
  assert_access ("highway=steps", "f", "f");
}

static void
test_toll_road_is_not_for_motorcycles_and_walkers (void)
{
  assert_access ("highway=motorway oneway=no", "sa", "sa");
  assert_access ("highway=motorway_link", "sa", "sa");
  assert_access ("highway=motorway oneway=no motorcycle=designated", "sam", "sam");
}

static void
test_private_road_opens_to_the_siren_only (void)
{
  assert_access ("highway=service access=private", "s", "s");
  assert_access ("highway=service motor_vehicle=private", "sf", "sf");
  assert_access ("highway=residential access=private foot=yes", "sf", "sf");
}

static void
test_no_means_nobody (void)
{
  assert_access ("highway=service access=no", "", "");
  assert_access ("highway=residential motor_vehicle=no", "f", "f");
  assert_access ("highway=residential vehicle=no motorcycle=yes", "mf", "mf");
  assert_access ("highway=primary foot=no", "sam", "sam");
}

static void
test_special_key_wins_over_general (void)
{
  assert_access ("highway=service access=no motor_vehicle=yes", "sam", "sam");
  assert_access ("highway=service motor_vehicle=no motorcar=yes", "saf", "saf");
  assert_access ("highway=footway access=yes", "f", "f");
  assert_access ("highway=footway motor_vehicle=yes", "samf", "samf");
  assert_access ("highway=steps motor_vehicle=yes", "f", "f");
}

static void
test_busways_and_emergency_ways_open_to_the_siren (void)
{
  assert_access ("highway=busway", "s", "s");
  assert_access ("highway=service access=no bus=yes", "s", "s");
  assert_access ("highway=service motor_vehicle=no psv=designated", "sf", "sf");
  assert_access ("highway=service access=no emergency=yes", "s", "s");
  assert_access ("highway=footway emergency=designated", "sf", "sf");
  assert_access ("highway=service service=emergency_access", "sf", "sf");
  assert_access ("highway=emergency_access", "sf", "sf");
  assert_access ("highway=busway emergency=no", "", "");
}

static void
test_unknown_value_says_nothing (void)
{
  assert_access ("highway=residential access=whatever", "samf", "samf");
  assert_access ("highway=residential motorcar=unknown access=private", "s", "s");
}

static void
test_oneway_binds_wheels_not_feet (void)
{
  assert_access ("highway=primary oneway=yes", "samf", "f");
  assert_access ("highway=primary oneway=1", "samf", "f");
  assert_access ("highway=primary oneway=true", "samf", "f");
  assert_access ("highway=primary oneway=no", "samf", "samf");
}

static void
test_oneway_minus_one_runs_backwards (void)
{
  assert_access ("highway=primary oneway=-1", "f", "samf");
  assert_access ("highway=primary oneway=reverse", "f", "samf");
}

static void
test_oneway_of_bicycles_and_buses_does_not_matter (void)
{
  assert_access ("highway=primary oneway:bicycle=yes", "samf", "samf");
  assert_access ("highway=primary oneway=yes oneway:bicycle=no oneway:psv=no", "samf", "f");
}

static void
test_roundabout_and_motorway_imply_oneway (void)
{
  assert_access ("highway=tertiary junction=roundabout", "samf", "f");
  assert_access ("highway=tertiary junction=circular", "samf", "f");
  assert_access ("highway=motorway", "sa", "");
  assert_access ("highway=motorway oneway=-1", "", "sa");
  g_assert_cmpuint (read_way ("highway=tertiary junction=roundabout").shape_flags,
                    ==,
                    SG_SHAPE_ROUNDABOUT);
}

static void
test_reversible_lane_is_closed_to_wheels (void)
{
  assert_access ("highway=primary oneway=reversible", "f", "f");
}

static void
test_narrow_alley_is_not_for_ambulances (void)
{
  assert_access ("highway=residential width=2", "mf", "mf");
  assert_access ("highway=service width=\"2.4 m\" motorcar=yes", "mf", "mf");
  assert_access ("highway=service service=alley", "mf", "mf");
  assert_access ("highway=living_street name=\"Gang Mawar\"", "mf", "mf");
  assert_access ("highway=service service=alley width=3", "samf", "samf");
  assert_access ("highway=service service=alley motorcar=yes", "samf", "samf");
  assert_access ("highway=primary width=2", "samf", "samf");
  assert_class ("highway=living_street name=\"Gg. Melati 3\"", SG_ROAD_ALLEY);
  assert_class ("highway=service service=alley width=3", SG_ROAD_SERVICE);
}

static void
test_what_is_not_there_is_no_road (void)
{
  g_assert_false (is_road ("highway=construction"));
  g_assert_false (is_road ("highway=proposed"));
  g_assert_false (is_road ("highway=pedestrian area=yes"));
  g_assert_false (is_road ("highway=bus_stop"));
  g_assert_false (is_road ("waterway=river"));
  g_assert_true (is_road ("highway=road"));
}

static void
test_maxspeed_is_read_in_all_spellings (void)
{
  static const struct
  {
    const char *text;
    guint       kmh;
  } cases[] = {
    { "50", 50 },
    { "50 km/h", 50 },
    { "30 mph", 50 },
    { "walk", 5 },
    { "none", 0 },
    { "ID:urban", 50 },
    { "ID:rural", 80 },
    { "FR:motorway", 130 },
    { "DE:zone:30", 30 },
    { "FR:zone30", 30 },
    { "urban", 50 },
    { "52", 50 },
    { "53", 55 },
    { "1", 5 },
    { "999", 155 },
    { "signals", 0 },
    { "", 0 },
    { "-", 0 },
    { "0", 0 },
    { "60;80", 60 },
    { "1e300", 155 },
    { "ID:", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("maxspeed=%s", cases[i].text);
      g_assert_cmpuint (sg_road_speed_parse (cases[i].text) * 5, ==, cases[i].kmh);
    }
  g_assert_cmpuint (sg_road_speed_parse (NULL), ==, 0);
}

static void
test_ferry_is_as_fast_as_its_timetable (void)
{
  /* 0.01° of longitude at 6.2° south are 1.1055 km. */
  assert_class ("route=ferry", SG_ROAD_FERRY);
  assert_access ("route=ferry", "samf", "samf");
  assert_access ("route=ferry motor_vehicle=no", "f", "f");
  g_assert_cmpuint (read_way ("route=ferry duration=00:04").speed * 5, ==, 15);
  g_assert_cmpuint (read_way ("route=ferry duration=4").speed * 5, ==, 15);
  g_assert_cmpuint (read_way ("route=ferry duration=00:04:00").speed * 5, ==, 15);
  g_assert_cmpuint (read_way ("route=ferry duration=05:00").speed * 5, ==, 5);
  g_assert_cmpuint (read_way ("route=ferry duration=soon").speed, ==, 0);
  g_assert_cmpuint (read_way ("route=ferry duration=0").speed, ==, 0);
}

static void
test_bridge_and_tunnel_are_kept_for_the_map (void)
{
  g_assert_cmpuint (read_way ("highway=primary bridge=viaduct").shape_flags, ==, SG_SHAPE_BRIDGE);
  g_assert_cmpuint (read_way ("highway=primary tunnel=yes").shape_flags, ==, SG_SHAPE_TUNNEL);
  g_assert_cmpuint (read_way ("highway=primary bridge=no").shape_flags, ==, 0);
}

static void
assert_node (const char *text, SgRoadDelay delay, const char *blocked)
{
  g_autofree char *line = g_strdup_printf ("node a -6.2 106.8 %s\n", text);
  g_autoptr (SgOsmStore) store = sg_test_store_from_text (line);
  g_autofree char *found = NULL;
  SgRoadNodeTags   tags;
  gboolean         matters = sg_road_node_tags_read (store, &store->nodes[0], &tags);

  g_test_message ("%s", text);
  found = letters (tags.blocked);
  g_assert_cmpuint (tags.delay, ==, delay);
  g_assert_cmpstr (found, ==, blocked);
  g_assert_cmpint (matters, ==, delay != SG_ROAD_DELAY_NONE || *blocked != '\0');
}

static void
test_barriers_stop_whom_they_stop (void)
{
  assert_node ("barrier=bollard", SG_ROAD_DELAY_NONE, "sa");
  assert_node ("barrier=block", SG_ROAD_DELAY_NONE, "sa");
  assert_node ("barrier=cycle_barrier", SG_ROAD_DELAY_NONE, "sam");
  assert_node ("barrier=jersey_barrier", SG_ROAD_DELAY_NONE, "sam");
  assert_node ("barrier=bollard emergency=yes", SG_ROAD_DELAY_NONE, "a");
  assert_node ("barrier=bollard motor_vehicle=yes", SG_ROAD_DELAY_NONE, "");
  assert_node ("barrier=kerb", SG_ROAD_DELAY_NONE, "");
}

static void
test_gates_delay_and_private_ones_stop_all_but_the_siren (void)
{
  assert_node ("barrier=gate", SG_ROAD_DELAY_GATE, "");
  assert_node ("barrier=lift_gate access=private", SG_ROAD_DELAY_GATE, "amf");
  assert_node ("barrier=gate access=private foot=yes", SG_ROAD_DELAY_GATE, "am");
  assert_node ("barrier=gate access=no", SG_ROAD_DELAY_GATE, "samf");
  assert_node ("barrier=gate access=no emergency=yes", SG_ROAD_DELAY_GATE, "amf");
}

static void
test_signals_and_level_crossings_delay (void)
{
  assert_node ("highway=traffic_signals", SG_ROAD_DELAY_SIGNALS, "");
  assert_node ("railway=level_crossing", SG_ROAD_DELAY_LEVEL_CROSSING, "");
  assert_node ("highway=crossing", SG_ROAD_DELAY_NONE, "");
}

static void
test_exceptions_name_vehicles (void)
{
  g_assert_cmpuint (sg_road_exceptions_parse ("motorcycle"),
                    ==,
                    SG_PROFILE_BIT (SG_PROFILE_MOTORCYCLE));
  g_assert_cmpuint (sg_road_exceptions_parse ("bicycle; psv"),
                    ==,
                    SG_PROFILE_BIT (SG_PROFILE_SIREN));
  g_assert_cmpuint (sg_road_exceptions_parse ("motor_vehicle"), ==, SG_PROFILES_WHEELS);
  g_assert_cmpuint (sg_road_exceptions_parse ("hgv"), ==, 0);
  g_assert_cmpuint (sg_road_exceptions_parse (NULL), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/road-tags/usual-access-follows-the-class",
                   test_usual_access_follows_the_class);
  g_test_add_func ("/road-tags/toll-road-is-not-for-motorcycles-and-walkers",
                   test_toll_road_is_not_for_motorcycles_and_walkers);
  g_test_add_func ("/road-tags/private-road-opens-to-the-siren-only",
                   test_private_road_opens_to_the_siren_only);
  g_test_add_func ("/road-tags/no-means-nobody", test_no_means_nobody);
  g_test_add_func ("/road-tags/special-key-wins-over-general", test_special_key_wins_over_general);
  g_test_add_func ("/road-tags/busways-and-emergency-ways-open-to-the-siren",
                   test_busways_and_emergency_ways_open_to_the_siren);
  g_test_add_func ("/road-tags/unknown-value-says-nothing", test_unknown_value_says_nothing);
  g_test_add_func ("/road-tags/oneway-binds-wheels-not-feet", test_oneway_binds_wheels_not_feet);
  g_test_add_func ("/road-tags/oneway-minus-one-runs-backwards",
                   test_oneway_minus_one_runs_backwards);
  g_test_add_func ("/road-tags/oneway-of-bicycles-and-buses-does-not-matter",
                   test_oneway_of_bicycles_and_buses_does_not_matter);
  g_test_add_func ("/road-tags/roundabout-and-motorway-imply-oneway",
                   test_roundabout_and_motorway_imply_oneway);
  g_test_add_func ("/road-tags/reversible-lane-is-closed-to-wheels",
                   test_reversible_lane_is_closed_to_wheels);
  g_test_add_func ("/road-tags/narrow-alley-is-not-for-ambulances",
                   test_narrow_alley_is_not_for_ambulances);
  g_test_add_func ("/road-tags/what-is-not-there-is-no-road", test_what_is_not_there_is_no_road);
  g_test_add_func ("/road-tags/maxspeed-is-read-in-all-spellings",
                   test_maxspeed_is_read_in_all_spellings);
  g_test_add_func ("/road-tags/ferry-is-as-fast-as-its-timetable",
                   test_ferry_is_as_fast_as_its_timetable);
  g_test_add_func ("/road-tags/bridge-and-tunnel-are-kept-for-the-map",
                   test_bridge_and_tunnel_are_kept_for_the_map);
  g_test_add_func ("/road-tags/barriers-stop-whom-they-stop", test_barriers_stop_whom_they_stop);
  g_test_add_func ("/road-tags/gates-delay-and-private-ones-stop-all-but-the-siren",
                   test_gates_delay_and_private_ones_stop_all_but_the_siren);
  g_test_add_func ("/road-tags/signals-and-level-crossings-delay",
                   test_signals_and_level_crossings_delay);
  g_test_add_func ("/road-tags/exceptions-name-vehicles", test_exceptions_name_vehicles);

  return g_test_run ();
}
