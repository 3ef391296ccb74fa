/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "common/sg-error.h"
#include "region/roads/sg-profiles.h"

/* The delivered file, changed in one place. */
static char *
change (const char *from, const char *to)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("SIAGA_SOURCE"), "data", "profiles", "profiles.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) changed = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);

  return g_string_free (g_steal_pointer (&changed), FALSE);
}

static guint32
ms_for_100_metres (const SgProfiles *profiles, SgProfile profile, int hour, SgRoadClass road_class)
{
  return sg_rates_segment_ms (sg_profiles_get_rates (profiles, profile, hour),
                              1000 << SG_SEGMENT_CLASS_BITS | road_class,
                              0);
}

static void
test_every_mistake_is_named (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *named;
  } mistakes[] = {
    { "\"motorway\": 80", "\"motorway\": -80", "profiles.ambulance.speeds.motorway" },
    { "\"motorway\": 80", "\"motorway\": \"80\"", "profiles.ambulance.speeds.motorway" },
    { "\"motorway\": 80", "\"motorwya\": 80", "profiles.ambulance.speeds.motorwya" },
    { "\"u_turn\": 20", "\"u_turn\": 100000", "profiles.ambulance.turn.u_turn" },
    { "\"gate\": 10", "\"gates\": 10", "profiles.ambulance.delays.gates" },
    { "\"main\": [0.8,", "\"main\": [0,", "profiles.ambulance.hours.main" },
    { "\"main\": [0.8,", "\"main\": [", "profiles.ambulance.hours.main" },
    { "\"like\": \"ambulance\"", "\"like\": \"foot\"", "profiles.siren.like" },
    { "\"obey_restrictions\": true", "\"obey_restrictions\": 1", "obey_restrictions" },
    { "\"foot\": {", "\"feet\": {", "profiles.feet" },
    { "\"format\": 1", "\"format\": 2", "format" },
    { "\"bands\"", "\"band\"", "zones.band" },
    { "\"utc_hours\": 7", "\"utc_hours\": 70", "zones.bands.utc_hours" },
    { "\"trunk\", \"primary\",", "\"trunk\", 5,", "main_roads" },
    { "\"off_road_speed\": 5", "\"off_road_speed\": 0", "profiles.ambulance.off_road_speed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *text = change (mistakes[i].from, mistakes[i].to);
      g_autoptr (GError) error = NULL;
      g_autoptr (SgProfiles) profiles = sg_profiles_parse (text, "test.json", &error);

      g_assert_null (profiles);
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "test.json: "));
      if (strstr (error->message, mistakes[i].named) == NULL)
        g_error ("“%s” does not name %s", error->message, mistakes[i].named);
    }
}

static void
test_what_is_no_file_of_profiles_is_refused (void)
{
  g_autofree char  *deep = g_strnfill (100000, '[');
  const char *const bad[] = { "", "[]", "{", "7", "{}", deep };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sg_profiles_parse (bad[i], "test.json", &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
    }
}

static void
test_embedded_file_is_the_delivered_one (void)
{
  g_autofree char *folder = g_strdup (g_getenv ("SIAGA_PROFILES"));
  g_autoptr (GError) error = NULL;
  g_autoptr (SgProfiles) delivered = sg_profiles_load (NULL, &error);
  g_autoptr (SgProfiles) embedded = NULL;

  g_assert_no_error (error);
  g_unsetenv ("SIAGA_PROFILES");
  embedded = sg_profiles_load (NULL, &error);
  g_setenv ("SIAGA_PROFILES", folder, TRUE);
  g_assert_no_error (error);

  for (guint p = 0; p < SG_N_PROFILES; p++)
    for (guint c = 0; c < SG_N_ROAD_CLASSES; c++)
      g_assert_cmpuint (ms_for_100_metres (delivered, p, 17, c),
                        ==,
                        ms_for_100_metres (embedded, p, 17, c));
}

static void
test_missing_folder_is_an_error (void)
{
  g_autofree char *folder = g_strdup (g_getenv ("SIAGA_PROFILES"));
  g_autoptr (GError) error = NULL;

  g_setenv ("SIAGA_PROFILES", "/nowhere", TRUE);
  g_assert_null (sg_profiles_load (NULL, &error));
  g_setenv ("SIAGA_PROFILES", folder, TRUE);
  g_assert_error (error, SG_ERROR, SG_ERROR_NOT_FOUND);
}

static void
test_times_follow_speed_siren_and_hour (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgProfiles) profiles = sg_profiles_load (NULL, &error);

  g_assert_no_error (error);

  /* 100 m at 45 km/h are 8 s; with the siren 0.72 of it; at five in the afternoon 1.7 of it. */
  g_assert_cmpuint (
    ms_for_100_metres (profiles, SG_PROFILE_AMBULANCE, SG_HOUR_NONE, SG_ROAD_PRIMARY),
    ==,
    8000);
  g_assert_cmpuint (ms_for_100_metres (profiles, SG_PROFILE_SIREN, SG_HOUR_NONE, SG_ROAD_PRIMARY),
                    ==,
                    5760);
  g_assert_cmpuint (ms_for_100_metres (profiles, SG_PROFILE_AMBULANCE, 17, SG_ROAD_PRIMARY),
                    ==,
                    13600);
  /* 22 km/h, and minor roads have hours of their own. */
  g_assert_cmpuint (ms_for_100_metres (profiles, SG_PROFILE_AMBULANCE, 17, SG_ROAD_RESIDENTIAL),
                    ==,
                    20455);
}

static void
test_signed_limit_slows_but_never_speeds_up (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgProfiles) profiles = sg_profiles_load (NULL, &error);
  const guint32 *rates = sg_profiles_get_rates (profiles, SG_PROFILE_AMBULANCE, SG_HOUR_NONE);
  guint32        primary = 1000 << SG_SEGMENT_CLASS_BITS | SG_ROAD_PRIMARY;
  guint32        ferry = 1000 << SG_SEGMENT_CLASS_BITS | SG_ROAD_FERRY;

  g_assert_cmpuint (sg_rates_segment_ms (rates, primary, 6 << SG_ARM_SPEED_SHIFT), ==, 12000);
  g_assert_cmpuint (sg_rates_segment_ms (rates, primary, 20 << SG_ARM_SPEED_SHIFT), ==, 8000);

  /* A ferry goes by its timetable. */
  g_assert_cmpuint (sg_rates_segment_ms (rates, ferry, 6 << SG_ARM_SPEED_SHIFT), ==, 12000);
}

static void
test_turns_to_the_near_side_are_cheaper (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgProfiles) profiles = sg_profiles_load (NULL, &error);
  const SgTurnCosts *left = sg_profiles_get_turns (profiles, SG_PROFILE_AMBULANCE, FALSE);
  const SgTurnCosts *right = sg_profiles_get_turns (profiles, SG_PROFILE_AMBULANCE, TRUE);

  /* 64/256 is a quarter turn to the right, 192/256 one to the left. */
  g_assert_cmpuint (left->turn_ms[1][192], <, left->turn_ms[1][64]);
  g_assert_cmpuint (right->turn_ms[1][64], <, right->turn_ms[1][192]);
  g_assert_cmpuint (left->turn_ms[1][192], ==, right->turn_ms[1][64]);

  g_assert_cmpuint (left->turn_ms[1][0], <, 20);
  g_assert_cmpuint (left->turn_ms[1][128], >, 27000);
  g_assert_cmpuint (left->turn_ms[0][64], ==, 0);
  g_assert_cmpuint (left->turn_ms[0][128], >, 27000);
}

static void
test_hour_is_local (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgProfiles) profiles = sg_profiles_load (NULL, &error);
  gint64 eleven_utc = 1763982000; /* 2025-11-24 11:00 */

  g_assert_cmpint (
    sg_profiles_find_hour (profiles, eleven_utc, sg_point_from_degrees (-6.2, 106.8)),
    ==,
    18);
  g_assert_cmpint (
    sg_profiles_find_hour (profiles, eleven_utc, sg_point_from_degrees (-5.1, 119.4)),
    ==,
    19);
  g_assert_cmpint (
    sg_profiles_find_hour (profiles, eleven_utc, sg_point_from_degrees (-2.5, 140.7)),
    ==,
    20);
  g_assert_cmpint (sg_profiles_find_hour (profiles, eleven_utc, sg_point_from_degrees (43.7, 7.4)),
                   ==,
                   11);
  g_assert_cmpint (sg_profiles_find_hour (profiles, 0, sg_point_from_degrees (-6.2, 106.8)),
                   ==,
                   SG_HOUR_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profiles/every-mistake-is-named", test_every_mistake_is_named);
  g_test_add_func ("/profiles/what-is-no-file-of-profiles-is-refused",
                   test_what_is_no_file_of_profiles_is_refused);
  g_test_add_func ("/profiles/embedded-file-is-the-delivered-one",
                   test_embedded_file_is_the_delivered_one);
  g_test_add_func ("/profiles/missing-folder-is-an-error", test_missing_folder_is_an_error);
  g_test_add_func ("/profiles/times-follow-speed-siren-and-hour",
                   test_times_follow_speed_siren_and_hour);
  g_test_add_func ("/profiles/signed-limit-slows-but-never-speeds-up",
                   test_signed_limit_slows_but_never_speeds_up);
  g_test_add_func ("/profiles/turns-to-the-near-side-are-cheaper",
                   test_turns_to_the_near_side_are_cheaper);
  g_test_add_func ("/profiles/hour-is-local", test_hour_is_local);

  return g_test_run ();
}
