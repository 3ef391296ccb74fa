/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "common/sg-error.h"
#include "region/roads/sg-responders.h"
#include "tests/region/roads/sg-test-roads.h"
#include "tests/sg-test.h"

/* A motorway beside a lane, and a lane by itself that leads nowhere. */
#define TOWN                                                                                       \
  "node a -6.2 106.8\n"                                                                            \
  "node b -6.2 106.82\n"                                                                           \
  "node c -6.201 106.8\n"                                                                          \
  "node d -6.201 106.82\n"                                                                         \
  "node e -6.2002 106.81\n"                                                                        \
  "node f -6.2002 106.8101\n"                                                                      \
  "node z -6.9 106.8\n"                                                                            \
  "node y -6.9 106.8003\n"                                                                         \
  "way 1 a,b highway=motorway name=toll\n"                                                         \
  "way 2 c,d highway=residential name=lane\n"                                                      \
  "way 3 b,d highway=residential name=join\n"                                                      \
  "way 4 a,c highway=residential name=join2\n"                                                     \
  "way 5 e,f highway=residential name=island\n"                                                    \
  "way 6 z,y highway=residential name=far\n"

static SgRoads *roads;

static const char *
snap_name (SgProfile profile, double lat, double lon, SgSnap *snap)
{
  if (!sg_snap_find (roads, profile, sg_point_from_degrees (lat, lon), snap))
    return NULL;

  return sg_roads_get_name (roads, snap->segment);
}

static void
test_snap_takes_the_nearest_road_of_the_profile (void)
{
  SgSnap snap;

  g_assert_cmpstr (snap_name (SG_PROFILE_SIREN, -6.2001, 106.805, &snap), ==, "toll");
  g_assert_cmpuint (snap.along, ==, SG_ALONG_WHOLE / 4);
  g_assert_cmpuint (snap.off_road_dm, ==, 111);
  g_assert_cmpint (snap.point.lat, ==, -62000000);
  g_assert_cmpint (snap.point.lon, ==, 1068050000);

  /* Nobody walks on a toll road. */
  g_assert_cmpstr (snap_name (SG_PROFILE_FOOT, -6.2001, 106.805, &snap), ==, "lane");
}

static void
test_snap_prefers_what_leads_somewhere (void)
{
  SgSnap snap;

  g_assert_cmpstr (snap_name (SG_PROFILE_FOOT, -6.2002, 106.81005, &snap), ==, "lane");

  /* Where nothing leads anywhere for two kilometres, any road will do, up to ten. */
  g_assert_cmpstr (snap_name (SG_PROFILE_FOOT, -6.9, 106.801, &snap), ==, "far");
  g_assert_cmpstr (snap_name (SG_PROFILE_FOOT, -6.85, 106.8, &snap), ==, "far");
  g_assert_cmpuint (snap.off_road_dm, ==, 55598);
  g_assert_null (snap_name (SG_PROFILE_FOOT, -6.75, 106.8, &snap));
  g_assert_cmpuint (snap.segment, ==, SG_SEGMENT_NONE);
  g_assert_null (snap_name (SG_PROFILE_FOOT, 89.9, -179.9, &snap));
}

/* Metres to a segment, by all its pieces. */
static double
distance_to (guint32 segment, SgPoint point)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  double shrink = cos (sg_point_lat (point) * G_PI / 180);
  double best = INFINITY;

  sg_roads_append_shape (roads, segment, points);
  for (guint i = 0; i + 1 < points->len; i++)
    {
      SgPoint a = g_array_index (points, SgPoint, i);
      SgPoint b = g_array_index (points, SgPoint, i + 1);
      double  ax = ((double) a.lon - point.lon) * shrink;
      double  ay = (double) a.lat - point.lat;
      double  bx = ((double) b.lon - a.lon) * shrink;
      double  by = (double) b.lat - a.lat;
      double  square = bx * bx + by * by;
      double  t = square > 0 ? CLAMP (-(ax * bx + ay * by) / square, 0, 1) : 0;

      best = MIN (best, hypot (ax + t * bx, ay + t * by) * SG_METRES_PER_STEP);
    }

  return best;
}

static void
test_snap_equals_a_look_at_every_road (void)
{
  guint32 seed = g_random_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GString *text = g_string_new (NULL);
  SgRoads *whole = roads;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 300; i++)
    {
      double lat = -6.2 + g_rand_double_range (random, 0, 0.06);
      double lon = 106.8 + g_rand_double_range (random, 0, 0.06);

      g_string_append_printf (text, "node n%u %.7f %.7f\n", i, lat, lon);
    }
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text,
                            "way %u n%u,n%u,n%u highway=residential\n",
                            i + 1,
                            i,
                            i + 100,
                            i + 200);
  for (guint i = 0; i < 99; i++)
    g_string_append_printf (text, "way %u n%u,n%u highway=residential\n", i + 500, i, i + 1);

  roads = sg_test_roads_from_text (text->str, FALSE);
  for (guint i = 0; i < 2000; i++)
    {
      SgPoint point = sg_point_from_degrees (-6.2 + g_rand_double_range (random, -0.01, 0.07),
                                             106.8 + g_rand_double_range (random, -0.01, 0.07));
      double  best = INFINITY;
      SgSnap  snap;

      for (guint32 s = 0; s < roads->n_segments; s++)
        best = MIN (best, distance_to (s, point));

      g_assert_true (sg_snap_find (roads, SG_PROFILE_SIREN, point, &snap));
      g_assert_cmpfloat_with_epsilon (snap.off_road_dm / 10.0, best, 0.06);
      g_assert_cmpfloat_with_epsilon (sg_point_distance (snap.point, point),
                                      best,
                                      0.1 + best / 1000);
    }

  sg_roads_unref (roads);
  roads = whole;
  g_string_free (text, TRUE);
}

/* ---- tables ---- */

static SgResponders *
read_table (const char *text, GError **error)
{
  g_autofree char *path = sg_test_path ("responders.csv");

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return sg_responders_read_csv (roads, path, SG_PROFILE_MOTORCYCLE, error);
}

static void
test_table_is_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgResponders) pool = read_table ("\xef\xbb\xbfid,lat,lon,profile,als,ready\r\n"
                                              "\"A \"\"1\"\", x\",-6.2,106.8,siren,1,yes\r\n"
                                              "\n"
                                              "b,-6.201,106.81,,0,true\n"
                                              "c,-6.201,106.82,foot,,no",
                                              &error);
  guint32 require;
  guint32 exclude;

  g_assert_no_error (error);
  g_assert_cmpuint (sg_responders_get_n (pool), ==, 3);
  g_assert_cmpstr (sg_responders_get_id (pool, 0), ==, "A \"1\", x");
  g_assert_cmpuint (sg_responders_get (pool, 0)->profile, ==, SG_PROFILE_SIREN);
  g_assert_cmpuint (sg_responders_get (pool, 1)->profile, ==, SG_PROFILE_MOTORCYCLE);
  g_assert_cmpuint (sg_responders_get (pool, 2)->profile, ==, SG_PROFILE_FOOT);

  g_assert_true (sg_responders_parse_filter (pool, "ready,!als", &require, &exclude, &error));
  g_assert_cmpuint (sg_responders_get (pool, 0)->flags, ==, require | exclude);
  g_assert_cmpuint (sg_responders_get (pool, 1)->flags, ==, require);
  g_assert_cmpuint (sg_responders_get (pool, 2)->flags, ==, 0);

  g_assert_false (sg_responders_parse_filter (pool, "reday", &require, &exclude, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "reday"));
}

static void
test_flags_column_holds_names (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgResponders) pool = read_table ("id,lat,lon,profile,flags\n"
                                              "a,-6.2,106.8,siren,als;ready\n"
                                              "b,-6.2,106.8,siren,als,ready\n"
                                              "c,-6.2,106.8,siren,\n"
                                              "d,-6.2,106.8,siren\n",
                                              &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sg_responders_get (pool, 0)->flags, ==, 3);
  g_assert_cmpuint (sg_responders_get (pool, 1)->flags, ==, 3);
  g_assert_cmpuint (sg_responders_get (pool, 2)->flags, ==, 0);
  g_assert_cmpuint (sg_responders_get (pool, 3)->flags, ==, 0);
}

static void
test_bad_tables_name_line_and_field (void)
{
  static const struct
  {
    const char *text;
    const char *line;
    const char *field;
  } bad[] = {
    { "", "line 1", "empty" },
    { "a,-6.2,106.8\n", "line 1", "header" },
    { "id,lat\n", "line 1", "lon" },
    { "id,lat,lon\na,x,106.8\n", "line 2", "lat" },
    { "id,lat,lon\na,-6.2,206.8\n", "line 2", "lon" },
    { "id,lat,lon\na,-6.2,nan\n", "line 2", "lon" },
    { "id,lat,lon\n\na,-6.2\n", "line 3", "fields" },
    { "id,lat,lon\na,-6.2,106.8,siren\n", "line 2", "fields" },
    { "id,lat,lon\n,-6.2,106.8\n", "line 2", "id" },
    { "id,lat,lon,profile\na,-6.2,106.8,car\n", "line 2", "profile" },
    { "id,lat,lon,ready\na,-6.2,106.8,maybe\n", "line 2", "ready" },
    { "id,lat,lon\n\"a,-6.2,106.8\n", "line 2", "quote" },
    { "id,lat,lon\n\"a\"b,-6.2,106.8\n", "line 2", "quote" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_table (bad[i].text, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      if (strstr (error->message, bad[i].line) == NULL ||
          strstr (error->message, bad[i].field) == NULL)
        g_error ("“%s” does not name %s and %s", error->message, bad[i].line, bad[i].field);
    }
}

static void
test_there_are_32_flags (void)
{
  g_autoptr (SgResponders) pool = sg_responders_new (roads);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < SG_RESPONDER_FLAGS_MAX; i++)
    {
      g_autofree char *name = g_strdup_printf ("flag%u", i);

      g_assert_cmpuint (sg_responders_define_flag (pool, name, &error), ==, 1u << i);
      g_assert_cmpuint (sg_responders_define_flag (pool, name, &error), ==, 1u << i);
    }

  g_assert_cmpuint (sg_responders_define_flag (pool, "one more", &error), ==, 0);
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  roads = sg_test_roads_from_text (TOWN, FALSE);

  g_test_add_func ("/responders/snap-takes-the-nearest-road-of-the-profile",
                   test_snap_takes_the_nearest_road_of_the_profile);
  g_test_add_func ("/responders/snap-prefers-what-leads-somewhere",
                   test_snap_prefers_what_leads_somewhere);
  g_test_add_func ("/responders/snap-equals-a-look-at-every-road",
                   test_snap_equals_a_look_at_every_road);
  g_test_add_func ("/responders/table-is-read", test_table_is_read);
  g_test_add_func ("/responders/flags-column-holds-names", test_flags_column_holds_names);
  g_test_add_func ("/responders/bad-tables-name-line-and-field",
                   test_bad_tables_name_line_and_field);
  g_test_add_func ("/responders/there-are-32-flags", test_there_are_32_flags);
  status = g_test_run ();
  sg_roads_unref (roads);

  return status;
}
