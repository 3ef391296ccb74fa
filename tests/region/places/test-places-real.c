/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same on real data: Jakarta's roads with the official list and boundaries, and Monaco. */

#include "region/places/sg-areas.h"
#include "region/places/sg-facility.h"

#include "tests/region/places/places-fixture.h"

static Town *
make_jakarta (void)
{
  g_autofree char  *osm = sg_test_shared_file ("jakarta.osm.pbf");
  g_autofree char  *list = osm != NULL ? sg_test_shared_file ("wilayah_centroids.csv") : NULL;
  g_autofree char  *rings = list != NULL ? sg_test_shared_file ("wilayah_jakarta_polygons.csv")
                                         : NULL;
  const char *const lists[] = { list, NULL };
  const char *const boundaries[] = { rings, NULL };
  SgPlacesInput     input = { lists, boundaries };
  Town             *town;

  if (rings == NULL)
    return NULL;
  town = town_new ();
  town_import_files (town, osm, &input);

  return town;
}

static Town *
make_monaco (void)
{
  g_autofree char *osm = sg_test_shared_file ("monaco.osm.pbf");
  Town            *town;

  if (osm == NULL)
    return NULL;
  town = town_new ();
  town_import_files (town, osm, NULL);

  return town;
}

static void
test_whole_country_is_listed (Town *town)
{
  g_autoptr (GPtrArray) far = town_search (town, "kel menteng kec jekan raya palangkaraya");

  g_assert_cmpuint (town->summary.areas, ==, 38 + 514 + 7283 + 83246);
  g_assert_cmpuint (town->summary.boundaries, ==, 267);
  g_assert_cmpuint (town->summary.bad_rows, ==, 0);
  g_assert_nonnull (strstr (place_at (far, 0)->context, "Jekan Raya"));
}

static void
test_searches (Town *town)
{
  static const struct
  {
    const char *text;
    const char *name;
    const char *context;
  } searches[] = {
    { "jl veteran rt 03/rw 07 kel gambir", "Veteran", "Kel. Gambir" },
    { "kel menteng kec menteng jakarta pusat", "Menteng", "Kec. Menteng, Jakarta Pusat" },
    { "menteng", "Menteng", "Jakarta Pusat" },
    { "kec tebet", "Tebet", "Jakarta Selatan" },
    { "sudriman", "Sudirman", "Jakarta" },
    { "kebyoran baru", "Kebayoran Baru", "Jakarta Selatan" },
    { "jl jend sudirman", "Sudirman", "Jakarta" },
    { "gatotsubroto", "Gatot Soebroto", "Jakarta" },
    { "jl kh wahid hasym", "KH Wahid Hasyim", "Jakarta Pusat" },
    { "jln raden saleh", "Raden Saleh", "Jakarta" },
    { "jaksel", "Kota Administrasi Jakarta Selatan", "Jakarta" },
    { "perempatan gatot subroto x rasuna said", "Gatot Soebroto × Rasuna Said", "Jakarta" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (GPtrArray) places = town_search (town, searches[i].text);

      g_test_message ("%s", searches[i].text);
      g_assert_cmpuint (places->len, >, 0);
      g_assert_cmpstr (place_at (places, 0)->name, ==, searches[i].name);
      g_assert_nonnull (strstr (place_at (places, 0)->context, searches[i].context));
    }
}

static void
test_monas_lies_in_gambir (Town *town)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgReverse) reverse =
    sg_gazetteer_reverse (town->gazetteer, sg_point_from_degrees (-6.1754, 106.8272), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (reverse->village, ==, "Gambir");
  g_assert_cmpstr (reverse->village_code, ==, "31.71.01.1001");
  g_assert_cmpstr (reverse->regency_code, ==, "31.71");
  g_assert_cmpint (reverse->method, ==, SG_AREA_BY_BOUNDARY);
  g_assert_nonnull (strstr (reverse->road, "Medan Merdeka"));
}

/* Import and lookup answer the same question by different means; they must not disagree. */
static void
test_database_agrees_with_import (Town *town)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = sg_db_open (town->database, SG_DB_READ_ONLY | SG_DB_SPATIAL, &error);
  g_autoptr (sqlite3_stmt) names =
    sg_db_query (db, &error, "SELECT lat, lon, area FROM place WHERE cluster IS NOT NULL", "");
  guint    n_same = 0;
  guint    n_all = 0;
  gboolean has_row;

  g_test_message ("seed %u", seed);
  while (sg_db_step (names, &has_row, &error) && has_row)
    {
      SgPoint point = { sqlite3_column_int (names, 0), sqlite3_column_int (names, 1) };
      g_autoptr (SgReverse) reverse = NULL;
      g_autoptr (sqlite3_stmt) code = NULL;

      if (g_rand_int_range (random, 0, 20) != 0)
        continue;
      reverse = sg_gazetteer_reverse (town->gazetteer, point, &error);
      g_assert_no_error (error);
      code = sg_db_query (db,
                          &error,
                          "SELECT code FROM area WHERE id = ?",
                          "i",
                          (gint64) sqlite3_column_int64 (names, 2));
      g_assert_true (sg_db_step (code, &has_row, &error));
      n_all++;
      n_same += has_row && g_strcmp0 ((const char *) sqlite3_column_text (code, 0),
                                      reverse->village_code) == 0;
    }

  /* On a border, the last digit of a coordinate decides. */
  g_assert_cmpuint (n_all, >, 100);
  g_assert_cmpuint (n_same * 1000, >=, n_all * 995);
}

static void
test_jakarta (void)
{
  g_autoptr (Town) town = make_jakarta ();

  if (town == NULL)
    return;

  test_whole_country_is_listed (town);
  test_searches (town);
  test_monas_lies_in_gambir (town);
  test_database_agrees_with_import (town);
}

static void
test_monaco (void)
{
  g_autoptr (Town) town = make_monaco ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = NULL;
  g_autoptr (SgReverse) reverse = NULL;
  g_autoptr (GPtrArray) aeds = NULL;

  if (town == NULL)
    return;

  g_assert_cmpuint (town->summary.streets, >, 300);
  g_assert_cmpuint (town->summary.points_of_interest, >, 400);
  g_assert_cmpuint (town->summary.houses, >, 30);
  town_assert_finds (town, "musee oceanographique", "Musée Océanographique");
  town_assert_finds (town, "oceanographic museum", "Musée Océanographique");
  town_assert_finds (town, "hotel de paris", "Hôtel de Paris");
  town_assert_finds (town, "boulevard des moulins", "Boulevard des Moulins");
  town_assert_finds (town, "monte carlo", "Monte-Carlo");

  reverse = sg_gazetteer_reverse (town->gazetteer, sg_point_from_degrees (43.7396, 7.4270), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (reverse->village, ==, "Monte-Carlo");
  g_assert_cmpstr (reverse->district, ==, "Monaco");
  g_assert_null (reverse->village_code);

  db = sg_db_open (town->database, SG_DB_READ_ONLY | SG_DB_SPATIAL, &error);
  aeds = sg_facility_list_near (db,
                                sg_point_from_degrees (43.738, 7.424),
                                5000,
                                1u << SG_FACILITY_AED,
                                100,
                                &error);
  g_assert_no_error (error);
  g_assert_cmpuint (aeds->len, ==, town->summary.aeds);
  g_assert_cmpuint (aeds->len, >=, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/places-real/jakarta", test_jakarta);
  g_test_add_func ("/places-real/monaco", test_monaco);

  return g_test_run ();
}
