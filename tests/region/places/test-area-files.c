/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The administrative files come from outside: good rows are used, bad ones named, nothing crashes.
 */

#include "region/places/sg-area-files.h"

#include <glib/gstdio.h>
#include <string.h>

#include "common/sg-error.h"
#include "tests/sg-test.h"

/* What reading one list and one file of boundaries gave. */
typedef struct
{
  SgAreas        *areas;
  SgPlacesSummary summary;
  GError         *error;
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  sg_areas_free (outcome->areas);
  g_clear_error (&outcome->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static char *
write_file (const char *name, const char *text, gssize length)
{
  char *path = sg_test_path (name);
  g_autoptr (GError) error = NULL;

  /* Not synced to the disk: there are hundreds of them. Written so, an old one keeps its end. */
  g_unlink (path);
  g_file_set_contents_full (path, text, length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);

  return path;
}

static Outcome
read_texts (const char *list, const char *boundaries)
{
  g_autofree char  *list_path = list != NULL ? write_file ("list.csv", list, -1) : NULL;
  g_autofree char  *rings_path = boundaries != NULL ? write_file ("b.csv", boundaries, -1) : NULL;
  const char *const lists[] = { list_path, NULL };
  const char *const rings[] = { rings_path, NULL };
  SgPlacesInput     input = { lists, rings };
  Outcome           outcome = { sg_areas_new () };

  if (sg_area_files_read (outcome.areas, &input, &outcome.summary, NULL, &outcome.error))
    sg_areas_complete (outcome.areas);

  return outcome;
}

static const SgArea *
find_area (const Outcome *outcome, const char *code)
{
  guint32 index = sg_areas_find_code (outcome->areas, code);

  g_assert_cmpuint (index, !=, SG_AREA_NONE);

  return sg_areas_get (outcome->areas, index);
}

#define GOOD_ROW "31.71.06.1001,Menteng,-6.2,106.8\n"

static void
test_quoted_names_keep_their_commas (void)
{
  g_auto (Outcome) outcome =
    read_texts ("code,name,lat,lng\r\n12.07.28.1007,\"Lubuk \"\"Pakam\"\" I,Ii\",3.5,98.8\r\n",
                NULL);

  g_assert_no_error (outcome.error);
  g_assert_cmpuint (outcome.summary.bad_rows, ==, 0);
  g_assert_cmpstr (find_area (&outcome, "12.07.28.1007")->name, ==, "Lubuk \"Pakam\" I,Ii");
}

static void
test_parents_follow_the_codes (void)
{
  g_auto (Outcome) outcome = read_texts ("code,name,lat,lng\n"
                                         "31,DKI,-6.2,106.8\n"
                                         "31.71.06,Menteng,-6.2,106.8\n" GOOD_ROW,
                                         NULL);
  const SgArea *village = find_area (&outcome, "31.71.06.1001");
  const SgArea *district;

  g_assert_cmpint (village->kind, ==, SG_PLACE_VILLAGE);
  g_assert_cmpstr (village->label, ==, "Kel. Menteng");
  district = sg_areas_get (outcome.areas, village->parent);
  g_assert_cmpstr (district->code, ==, "31.71.06");

  /* There is no 31.71: the next one up takes its place. */
  g_assert_cmpstr (sg_areas_get (outcome.areas, district->parent)->code, ==, "31");
}

static void
test_bad_row_names_file_line_and_field (void)
{
  static const struct
  {
    const char *row;
    const char *field;
  } bad[] = {
    { "31.7x,Jakarta,-6.2,106.8\n", "code" },
    { "3171,Jakarta,-6.2,106.8\n", "code" },
    { "31.72,,-6.2,106.8\n", "name" },
    { "31.72,Jakarta,south,106.8\n", "lat" },
    { "31.72,Jakarta,-6.2,106.8x\n", "lng" },
    { "31.72,Jakarta,-96.2,106.8\n", "lat, lng" },
    { "31.72,Jakarta,nan,106.8\n", "lat, lng" },
    { "31.72,Jakarta\n", "row" },
    { "31.72,Jakarta,-6.2,106.8,extra\n", "row" },
    { GOOD_ROW, "code" },
    { "31.72,\xff\xfe,-6.2,106.8\n", "name" },
    { "31.72,\"Jakarta,-6.2,106.8\n", "row" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = g_strconcat ("code,name,lat,lng\n" GOOD_ROW, bad[i].row, NULL);
      g_autofree char *field = g_strdup_printf (", line 3, %s: ", bad[i].field);
      g_auto (Outcome) outcome = read_texts (text, NULL);

      g_test_message ("%s", bad[i].field);
      g_assert_no_error (outcome.error);
      g_assert_cmpuint (outcome.summary.bad_rows, ==, 1);
      g_assert_nonnull (strstr (outcome.summary.first_bad_row, "list.csv"));
      g_assert_nonnull (strstr (outcome.summary.first_bad_row, field));
      g_assert_nonnull (find_area (&outcome, "31.71.06.1001"));
    }
}

static void
test_file_without_use_is_refused (void)
{
  static const char *const texts[] = { "",
                                       "\n\n\n",
                                       "code,name,lat,lng\n",
                                       "name,lat\nx,1\n",
                                       "code,name,lat,lng\nx\ny\nz\n",
                                       "\x89PNG\r\n\x1a\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (Outcome) outcome = read_texts (texts[i], NULL);

      g_assert_error (outcome.error, SG_ERROR, SG_ERROR_INVALID);
      g_assert_nonnull (strstr (outcome.error->message, "list.csv"));
    }
}

static void
test_missing_file_is_refused (void)
{
  const char *const lists[] = { "/nowhere/list.csv", NULL };
  SgPlacesInput     input = { lists, NULL };
  g_autoptr (SgAreas) areas = sg_areas_new ();
  g_autoptr (GError) error = NULL;
  SgPlacesSummary summary = { 0 };

  g_assert_false (sg_area_files_read (areas, &input, &summary, NULL, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "/nowhere/list.csv"));
}

#define SQUARE "[[-6.3,106.7],[-6.3,106.9],[-6.1,106.9],[-6.1,106.7],[-6.3,106.7]]"
#define HOLE   "[[-6.22,106.78],[-6.22,106.82],[-6.18,106.82],[-6.18,106.78]]"
#define ISLAND "[[-5.3,106.7],[-5.3,106.9],[-5.1,106.9],[-5.1,106.7],[-5.3,106.7]]"

static gboolean
contains (const Outcome *outcome, double lat, double lon)
{
  return sg_area_contains (find_area (outcome, "31.71.06.1001"), sg_point_from_degrees (lat, lon));
}

static void
test_boundary_has_holes_and_islands (void)
{
  static const char *const forms[] = { "[" SQUARE "," HOLE "," ISLAND "]",
                                       "[[" SQUARE "," HOLE "],[" ISLAND "]]" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *text =
        g_strconcat ("code;name;polygons\n31.71.06.1001;Menteng;", forms[i], "\n", NULL);
      g_auto (Outcome) outcome = read_texts ("code,name,lat,lng\n" GOOD_ROW, text);

      g_assert_no_error (outcome.error);
      g_assert_cmpuint (outcome.summary.bad_rows, ==, 0);
      g_assert_true (contains (&outcome, -6.25, 106.75));
      g_assert_false (contains (&outcome, -6.2, 106.8));
      g_assert_true (contains (&outcome, -5.2, 106.8));
      g_assert_false (contains (&outcome, -5.7, 106.8));
    }
}

static void
test_boundary_without_a_list_makes_the_area (void)
{
  g_auto (Outcome)
    outcome = read_texts (NULL, "code;name;polygons\n31.71.06.1001;Menteng;[" SQUARE "]\n");
  const SgArea *area = find_area (&outcome, "31.71.06.1001");

  g_assert_no_error (outcome.error);
  g_assert_cmpstr (area->name, ==, "Menteng");
  g_assert_true (sg_area_contains (area, area->point));
  g_assert_cmpuint (sg_areas_find_at (outcome.areas, area->point), ==, 0);
}

static void
test_bad_boundary_is_named (void)
{
  static const char *const bad[] = {
    "",
    "[]",
    "[[[[[[",
    "]]]",
    "[[[-6.3,106.7]]",
    "[[[-6.3]]]",
    "[[[a,b],[c,d],[e,f],[a,b]]]",
    "[[[-6.3,106.7],[-6.3,106.9]]]",
    "[[[-6.3,506.7],[-6.3,106.9],[-6.1,106.9],[-6.3,506.7]]]",
    "{\"type\":\"Polygon\"}",
    "[[[-6.3,106.7,3],[-6.3,106.9,3],[-6.1,106.9,3]]]",
    "[-6.3,106.7]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = g_strconcat ("code;name;polygons\n31.71;Good;[" SQUARE "]\n"
                                           "31.71.06.1001;Menteng;",
                                           bad[i],
                                           "\n",
                                           NULL);
      g_auto (Outcome) outcome = read_texts (NULL, text);

      g_test_message ("%s", bad[i]);
      g_assert_no_error (outcome.error);
      g_assert_cmpuint (outcome.summary.bad_rows, ==, 1);
      g_assert_nonnull (strstr (outcome.summary.first_bad_row, "line 3, polygons"));
    }
}

static void
test_damaged_boundaries_are_survived (void)
{
  static const char good[] = "code;name;polygons\n31.71;Good;[" SQUARE "," HOLE "]\n"
                             "31.71.06.1001;Menteng;[[" SQUARE "],[" ISLAND "]]\n";
  guint32           seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *text = g_strdup (good);
      gsize            length = strlen (text);

      for (int n = g_rand_int_range (random, 1, 6); n > 0; n--)
        text[g_rand_int_range (random, 19, (gint32) length)] =
          "[],.-;0123456789e\n x"[g_rand_int_range (random, 0, 20)];
      if (g_rand_boolean (random))
        text[g_rand_int_range (random, 19, (gint32) length)] = '\0';

      {
        g_auto (Outcome) outcome = read_texts (NULL, text);

        g_assert_true (outcome.error == NULL || outcome.error->code == SG_ERROR_INVALID);
      }
    }
}

static void
test_nearest_centre_stands_in_for_a_boundary (void)
{
  g_auto (Outcome) outcome = read_texts ("code,name,lat,lng\n"
                                         "31.71.06.1001,Menteng,-6.20,106.80\n"
                                         "31.71.06.1002,Cikini,-6.20,106.84\n",
                                         NULL);
  guint32 west = sg_areas_find_at (outcome.areas, sg_point_from_degrees (-6.20, 106.81));
  guint32 east = sg_areas_find_at (outcome.areas, sg_point_from_degrees (-6.20, 106.83));
  guint32 far = sg_areas_find_at (outcome.areas, sg_point_from_degrees (-7.20, 106.83));

  g_assert_cmpstr (sg_areas_get (outcome.areas, west)->name, ==, "Menteng");
  g_assert_cmpstr (sg_areas_get (outcome.areas, east)->name, ==, "Cikini");
  g_assert_cmpuint (far, ==, SG_AREA_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/area-files/quoted-names-keep-their-commas",
                   test_quoted_names_keep_their_commas);
  g_test_add_func ("/area-files/parents-follow-the-codes", test_parents_follow_the_codes);
  g_test_add_func ("/area-files/bad-row-names-file-line-and-field",
                   test_bad_row_names_file_line_and_field);
  g_test_add_func ("/area-files/file-without-use-is-refused", test_file_without_use_is_refused);
  g_test_add_func ("/area-files/missing-file-is-refused", test_missing_file_is_refused);
  g_test_add_func ("/area-files/boundary-has-holes-and-islands",
                   test_boundary_has_holes_and_islands);
  g_test_add_func ("/area-files/boundary-without-a-list-makes-the-area",
                   test_boundary_without_a_list_makes_the_area);
  g_test_add_func ("/area-files/bad-boundary-is-named", test_bad_boundary_is_named);
  g_test_add_func ("/area-files/damaged-boundaries-are-survived",
                   test_damaged_boundaries_are_survived);
  g_test_add_func ("/area-files/nearest-centre-stands-in-for-a-boundary",
                   test_nearest_centre_stands_in_for_a_boundary);

  return g_test_run ();
}
