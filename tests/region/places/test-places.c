/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Search, reverse and facilities of a town that each test draws as OSM data. */

#include "region/places/sg-facility.h"

#include "common/sg-error.h"
#include "tests/region/places/places-fixture.h"

/* The town lies in Jakarta's Gambir, of which the list of areas knows these. */
static const char area_list[] = "code,name,lat,lng\n"
                                "31,Daerah Khusus Ibukota Jakarta,-6.20,106.83\n"
                                "31.71,Kota Administrasi Jakarta Pusat,-6.18,106.83\n"
                                "31.71.01,Gambir,-6.17,106.82\n"
                                "31.71.01.1001,Gambir,-6.170,106.820\n"
                                "31.71.01.1002,Cideng,-6.170,106.800\n"
                                "31.71.06,Menteng,-6.20,106.84\n"
                                "31.71.06.1001,Menteng,-6.200,106.840\n"
                                "32,Jawa Barat,-6.92,107.60\n"
                                "32.01,Kabupaten Bogor,-6.56,106.77\n"
                                "32.01.01,Cibinong,-6.48,106.85\n"
                                "32.01.01.2001,\"Pondok Rajeg, Lama\",-6.450,106.820\n";

static void
import_with_areas (Town *town)
{
  g_autofree char  *path = sg_test_path ("areas.csv");
  const char *const lists[] = { path, NULL };
  SgPlacesInput     input = { lists, NULL };
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, area_list, -1, &error);
  g_assert_no_error (error);
  town_import (town, &input);
}

/* A straight street of two nodes from west to east. */
typedef struct
{
  const char *name;
  double      lat;
  double      west;
  double      east;
} Street;

static void
draw_streets (Town *town, const Street *streets, guint n_streets)
{
  g_autofree gint64 *nodes = g_new (gint64, 2 * n_streets);

  for (guint i = 0; i < n_streets; i++)
    {
      nodes[2 * i] = town_add_node (town, streets[i].lat, streets[i].west, NULL);
      nodes[2 * i + 1] = town_add_node (town, streets[i].lat, streets[i].east, NULL);
    }
  for (guint i = 0; i < n_streets; i++)
    town_add_way (town, &nodes[2 * i], 2, TAGS ("highway", "residential", "name", streets[i].name));
}

static Town *
make_town_of_streets (void)
{
  static const Street streets[] = {
    { "Jalan Veteran", -6.168, 106.818, 106.822 },
    { "Jalan Veteran", -6.168, 106.822, 106.826 },
    { "Jalan Veteran", -6.201, 106.838, 106.842 },
    { "Jalan Jenderal Sudirman", -6.175, 106.818, 106.826 },
    { "Jalan Gatot Subroto", -6.180, 106.818, 106.826 },
    { "Jalan Kebonjeruk", -6.185, 106.818, 106.826 },
    { "Gang Melati II", -6.186, 106.818, 106.826 },
    { "Jalan Melati", -6.450, 106.818, 106.822 },
  };
  Town *town = town_new ();

  draw_streets (town, streets, G_N_ELEMENTS (streets));
  import_with_areas (town);

  return town;
}

static void
test_ways_of_a_street_are_one_place (void)
{
  g_autoptr (Town) town = make_town_of_streets ();
  g_autoptr (GPtrArray) places = town_search (town, "jalan veteran");

  g_assert_cmpuint (town->summary.streets, ==, 7);
  g_assert_cmpuint (places->len, ==, 2);
  g_assert_cmpstr (place_at (places, 0)->name, ==, "Jalan Veteran");
  g_assert_cmpint (place_at (places, 0)->kind, ==, SG_PLACE_STREET);
}

static void
test_place_has_its_context (void)
{
  g_autoptr (Town) town = make_town_of_streets ();
  g_autoptr (GPtrArray) streets = town_search (town, "jalan melati");
  g_autoptr (GPtrArray) villages = town_search (town, "pondok rajeg");

  g_assert_cmpstr (place_at (streets, 0)->name, ==, "Jalan Melati");
  g_assert_cmpstr (place_at (streets, 0)->context,
                   ==,
                   "Desa Pondok Rajeg, Lama, Kec. Cibinong, Kab. Bogor");
  g_assert_cmpstr (place_at (villages, 0)->context, ==, "Kec. Cibinong, Kab. Bogor");
}

static void
test_rt_and_rw_are_kept_aside (void)
{
  g_autoptr (Town) town = make_town_of_streets ();
  g_autoptr (GPtrArray) places = town_search (town, "jl veteran rt 03/rw 07 kel gambir");

  g_assert_cmpstr (place_at (places, 0)->name, ==, "Jalan Veteran");
  g_assert_cmpstr (place_at (places, 0)->detail, ==, "RT 03/RW 07");
  g_assert_nonnull (strstr (place_at (places, 0)->context, "Kel. Gambir"));
}

static void
test_context_words_choose_the_area (void)
{
  g_autoptr (Town) town = make_town_of_streets ();
  g_autoptr (GPtrArray) gambir = town_search (town, "jl veteran kel gambir");
  g_autoptr (GPtrArray) menteng = town_search (town, "veteran menteng");

  g_assert_nonnull (strstr (place_at (gambir, 0)->context, "Kel. Gambir"));
  g_assert_nonnull (strstr (place_at (menteng, 0)->context, "Kel. Menteng"));
}

static void
test_level_words_choose_the_kind (void)
{
  g_autoptr (Town) town = make_town_of_streets ();
  g_autoptr (GPtrArray) village = town_search (town, "kel menteng kec menteng jakarta pusat");
  g_autoptr (GPtrArray) district = town_search (town, "kec menteng");
  g_autoptr (GPtrArray) regency = town_search (town, "kab bogor");

  g_assert_cmpint (place_at (village, 0)->kind, ==, SG_PLACE_VILLAGE);
  g_assert_cmpstr (place_at (village, 0)->context, ==, "Kec. Menteng, Jakarta Pusat");
  g_assert_cmpint (place_at (district, 0)->kind, ==, SG_PLACE_DISTRICT);
  g_assert_cmpint (place_at (regency, 0)->kind, ==, SG_PLACE_REGENCY);
}

static void
test_last_word_may_be_a_beginning (void)
{
  g_autoptr (Town) town = make_town_of_streets ();

  town_assert_finds (town, "jl jend sud", "Jalan Jenderal Sudirman");
  town_assert_finds (town, "s", "Jalan Jenderal Sudirman");
  town_assert_finds (town, "gato", "Jalan Gatot Subroto");
  town_assert_finds (town, "pondok raj", "Pondok Rajeg, Lama");
}

static void
test_titles_may_be_left_out_or_added (void)
{
  g_autoptr (Town) town = make_town_of_streets ();

  town_assert_finds (town, "sudirman", "Jalan Jenderal Sudirman");
  town_assert_finds (town, "jl kapten gatot subroto", "Jalan Gatot Subroto");
  town_assert_finds (town, "gg melati 2", "Gang Melati II");
}

static void
test_typing_errors_are_corrected (void)
{
  g_autoptr (Town) town = make_town_of_streets ();

  town_assert_finds (town, "sudriman", "Jalan Jenderal Sudirman");
  town_assert_finds (town, "jl sudiman ", "Jalan Jenderal Sudirman");
  town_assert_finds (town, "jl gatoot subroto", "Jalan Gatot Subroto");
  town_assert_finds (town, "vetran kel gambir", "Jalan Veteran");
}

static void
test_words_may_be_joined_or_split (void)
{
  g_autoptr (Town) town = make_town_of_streets ();

  town_assert_finds (town, "gatotsubroto", "Jalan Gatot Subroto");
  town_assert_finds (town, "jl gatotsubroto kel gambir", "Jalan Gatot Subroto");
  town_assert_finds (town, "jl kebon jeruk", "Jalan Kebonjeruk");
}

static void
test_words_that_nothing_has_are_let_go (void)
{
  g_autoptr (Town) town = make_town_of_streets ();

  town_assert_finds (town, "tolong pak jl sudirman zzyzx", "Jalan Jenderal Sudirman");
  town_assert_finds (town, "jl sudirman kec cibinong", "Jalan Jenderal Sudirman");
}

static void
test_nearer_of_two_comes_first (void)
{
  g_autoptr (Town) town = make_town_of_streets ();
  g_autoptr (GPtrArray) north = town_search_near (town, "veteran", -6.168, 106.82);
  g_autoptr (GPtrArray) south = town_search_near (town, "veteran", -6.201, 106.84);

  g_assert_nonnull (strstr (place_at (north, 0)->context, "Gambir"));
  g_assert_nonnull (strstr (place_at (south, 0)->context, "Menteng"));
}

static void
test_nothing_is_found_for_nothing (void)
{
  static const char *const texts[] = { "", "   ", "!?", "qqqqqq", "\xff\xfe", "\"", "~", "= * OR" };
  g_autoptr (Town) town = make_town_of_streets ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) places = town_search (town, texts[i]);

      g_assert_cmpuint (places->len, ==, 0);
    }
}

static void
test_same_question_has_the_same_answer (void)
{
  g_autoptr (Town) town = make_town_of_streets ();
  g_autoptr (GPtrArray) first = town_search (town, "jalan");

  for (guint again = 0; again < 3; again++)
    {
      g_autoptr (GPtrArray) places = town_search (town, "jalan");

      g_assert_cmpuint (places->len, ==, first->len);
      for (guint i = 0; i < places->len; i++)
        g_assert_cmpint (place_at (places, i)->id, ==, place_at (first, i)->id);
    }
}

static void
test_noise_is_survived (void)
{
  static const char *const words[] = {
    "jl",      "no", "rt", "rw", "12",   "/",  "x",  "dekat", "kel",      "simpang", "\"",
    "veteran", "&",  "(",  "*",  "NEAR", "~a", "^s", "é",     "sudriman", "03"
  };
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (Town) town = make_town_of_streets ();

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) places = NULL;

      for (int n = g_rand_int_range (random, 0, 9); n > 0; n--)
        g_string_append_printf (text,
                                "%s ",
                                words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      places = town_search (town, text->str);
      g_assert_cmpuint (places->len, <=, 10);
    }
}

/* Kinds, anchors and other names. */

/* With an AED in its lobby. */
static void
add_hospital (Town *town)
{
  town_add_node (town,
                 -6.1710,
                 106.8210,
                 TAGS ("amenity",
                       "hospital",
                       "name",
                       "RSUD Tarakan",
                       "alt_name",
                       "Rumah Sakit Kota;RSUDT",
                       "old_name",
                       "Centrale Burgerlijke",
                       "phone",
                       "+62 21 350 3003",
                       "emergency",
                       "yes",
                       "capacity:beds",
                       "450"));
  town_add_node (town,
                 -6.1711,
                 106.8211,
                 TAGS ("emergency",
                       "defibrillator",
                       "defibrillator:location",
                       "lobi utama",
                       "indoor",
                       "yes",
                       "level",
                       "0",
                       "opening_hours",
                       "24/7"));
}

static Town *
make_town_of_things (void)
{
  Town  *town = town_new ();
  gint64 nodes[5];

  town_add_node (town, -6.1700, 106.8200, TAGS ("amenity", "marketplace", "name", "Pasar Senen"));
  town_add_node (town,
                 -6.1705,
                 106.8205,
                 TAGS ("amenity", "place_of_worship", "religion", "muslim", "name", "Al-Hidayah"));
  town_add_node (town,
                 -6.1900,
                 106.8400,
                 TAGS ("amenity", "place_of_worship", "religion", "muslim", "name", "Masjid Jami"));
  add_hospital (town);
  town_add_node (town, -6.1850, 106.8300, TAGS ("amenity", "clinic", "name", "Puskesmas Gambir"));
  town_add_node (town, -6.1722, 106.8222, TAGS ("amenity", "school", "name", "SDN 01 Gambir"));
  nodes[0] = town_add_node (town, -6.1720, 106.8220, NULL);
  nodes[1] = town_add_node (town, -6.1720, 106.8224, NULL);
  nodes[2] = town_add_node (town, -6.1724, 106.8224, NULL);
  nodes[3] = town_add_node (town, -6.1724, 106.8220, NULL);
  nodes[4] = nodes[0];
  town_add_way (town,
                nodes,
                5,
                TAGS ("amenity", "school", "building", "yes", "name", "SDN 01 Gambir"));
  import_with_areas (town);

  return town;
}

static void
test_kind_finds_the_nearest (void)
{
  g_autoptr (Town) town = make_town_of_things ();
  g_autoptr (GPtrArray) north = town_search_near (town, "masjid", -6.170, 106.820);
  g_autoptr (GPtrArray) south = town_search_near (town, "mesjid", -6.190, 106.841);

  g_assert_cmpuint (north->len, ==, 2);
  g_assert_cmpstr (place_at (north, 0)->name, ==, "Al-Hidayah");
  g_assert_cmpstr (place_at (south, 0)->name, ==, "Masjid Jami");
}

static void
test_kind_near_an_anchor (void)
{
  g_autoptr (Town) town = make_town_of_things ();

  town_assert_finds (town, "masjid dekat pasar senen", "Al-Hidayah");
  town_assert_finds (town, "rs dekat ps senen", "RSUD Tarakan");
}

static void
test_other_names_are_found (void)
{
  g_autoptr (Town) town = make_town_of_things ();

  town_assert_finds (town, "rumah sakit kota", "RSUD Tarakan");
  town_assert_finds (town, "rsudt", "RSUD Tarakan");
  town_assert_finds (town, "centrale burgerlijke", "RSUD Tarakan");
  town_assert_finds (town, "rs tarakan", "RSUD Tarakan");
}

static void
test_area_and_node_of_one_thing_are_one (void)
{
  g_autoptr (Town) town = make_town_of_things ();
  g_autoptr (GPtrArray) places = town_search (town, "sd negeri 1 gambir");

  g_assert_cmpstr (place_at (places, 0)->name, ==, "SDN 01 Gambir");
  g_assert_cmpint (place_at (places, 0)->kind, ==, SG_PLACE_SCHOOL);
  for (guint i = 1; i < places->len; i++)
    g_assert_cmpstr (place_at (places, i)->name, !=, "SDN 01 Gambir");
}

static void
test_only_wanted_kinds_are_found (void)
{
  g_autoptr (Town) town = make_town_of_things ();
  g_autoptr (GError) error = NULL;
  SgSearchQuery query = { NULL, 0, G_GUINT64_CONSTANT (1) << SG_PLACE_PUSKESMAS };
  g_autoptr (GPtrArray) places = sg_gazetteer_search (town->gazetteer, "gambir", &query, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (places->len, ==, 1);
  g_assert_cmpstr (place_at (places, 0)->name, ==, "Puskesmas Gambir");
}

static void
test_facilities_keep_what_the_map_says (void)
{
  g_autoptr (Town) town = make_town_of_things ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = sg_db_open (town->database, SG_DB_READ_ONLY | SG_DB_SPATIAL, &error);
  SgPoint point = sg_point_from_degrees (-6.1711, 106.8211);
  g_autoptr (GPtrArray) near = sg_facility_list_near (db, point, 300, 0, 10, &error);
  const SgFacility *aed;
  const SgFacility *hospital;

  g_assert_no_error (error);
  g_assert_cmpuint (near->len, ==, 2);
  aed = g_ptr_array_index (near, 0);
  g_assert_cmpint (aed->kind, ==, SG_FACILITY_AED);
  g_assert_cmpstr (aed->where, ==, "lobi utama");
  g_assert_cmpstr (aed->opening_hours, ==, "24/7");
  g_assert_cmpstr (aed->level, ==, "0");
  g_assert_cmpint (aed->indoor, ==, SG_ANSWER_YES);
  hospital = g_ptr_array_index (near, 1);
  g_assert_cmpint (hospital->kind, ==, SG_FACILITY_HOSPITAL);
  g_assert_cmpint (hospital->emergency, ==, SG_ANSWER_YES);
  g_assert_cmpint (hospital->beds, ==, 450);
  g_assert_cmpstr (hospital->phone, ==, "+62 21 350 3003");
  g_assert_cmpuint (town->summary.aeds, ==, 1);
}

static void
test_facilities_in_a_box_by_kind (void)
{
  g_autoptr (Town) town = make_town_of_things ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = sg_db_open (town->database, SG_DB_READ_ONLY | SG_DB_SPATIAL, &error);
  SgBox box = { -62000000, 1068000000, -61000000, 1069000000 };
  g_autoptr (GPtrArray)
    health = sg_facility_list_in_box (db, &box, 1u << SG_FACILITY_PUSKESMAS, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (health->len, ==, 1);
  g_assert_cmpstr (((SgFacility *) g_ptr_array_index (health, 0))->name, ==, "Puskesmas Gambir");
}

/* Crossings. */

static void
test_crossing_of_two_streets (void)
{
  g_autoptr (Town) town = town_new ();
  gint64                   west = town_add_node (town, -6.170, 106.815, NULL);
  gint64                   middle = town_add_node (town, -6.170, 106.820, NULL);
  gint64                   east = town_add_node (town, -6.170, 106.825, NULL);
  gint64                   north = town_add_node (town, -6.165, 106.820, NULL);
  gint64                   south = town_add_node (town, -6.175, 106.820, NULL);
  SgPoint                  crossing = sg_point_from_degrees (-6.170, 106.820);
  static const char *const texts[] = {
    "simpang jl veteran jl juanda", "perempatan veteran x juanda", "Jl. Veteran / Jl. Juanda",
    "simpang veteran dan juanda",   "pertigaan juanda veteran",    "jl veteran & jl ir h juanda",
  };

  town_add_way (town,
                (gint64[]){ west, middle, east },
                3,
                TAGS ("highway", "primary", "name", "Jalan Veteran"));
  town_add_way (town,
                (gint64[]){ north, middle, south },
                3,
                TAGS ("highway", "primary", "name", "Jalan Ir. H. Juanda"));
  import_with_areas (town);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) places = town_search (town, texts[i]);

      g_test_message ("%s", texts[i]);
      g_assert_cmpuint (places->len, >, 0);
      g_assert_cmpint (place_at (places, 0)->kind, ==, SG_PLACE_CROSSING);
      g_assert_cmpfloat (sg_point_distance (place_at (places, 0)->point, crossing), <, 1);
    }
}

/* House numbers. */

static Town *
make_town_of_houses (void)
{
  Town  *town = town_new ();
  gint64 west = town_add_node (town, -6.170, 106.8150, NULL);
  gint64 east = town_add_node (town, -6.170, 106.8250, NULL);
  gint64 line_from;
  gint64 line_to;

  town_add_node (town,
                 -6.1701,
                 106.8160,
                 TAGS ("addr:street", "Jl. Veteran", "addr:housenumber", "10"));
  town_add_node (town,
                 -6.1701,
                 106.8180,
                 TAGS ("addr:street", "Jalan Veteran", "addr:housenumber", "20"));
  town_add_node (town,
                 -6.1699,
                 106.8170,
                 TAGS ("addr:street", "Jalan Veteran", "addr:housenumber", "15A"));
  line_from = town_add_node (town,
                             -6.1699,
                             106.8200,
                             TAGS ("addr:street", "Jalan Veteran", "addr:housenumber", "101"));
  line_to = town_add_node (town,
                           -6.1699,
                           106.8220,
                           TAGS ("addr:street", "Jalan Veteran", "addr:housenumber", "121"));
  town_add_node (town,
                 -6.1800,
                 106.8200,
                 TAGS ("addr:street", "Jalan Tak Tergambar", "addr:housenumber", "7"));
  town_add_way (town,
                (gint64[]){ west, east },
                2,
                TAGS ("highway", "residential", "name", "Jalan Veteran"));
  town_add_way (town, (gint64[]){ line_from, line_to }, 2, TAGS ("addr:interpolation", "odd"));
  import_with_areas (town);

  return town;
}

static void
assert_house (Town *town, const char *text, const char *name, double lon, gboolean interpolated)
{
  g_autoptr (GPtrArray) places = town_search (town, text);

  g_test_message ("%s", text);
  g_assert_cmpuint (places->len, >, 0);
  g_assert_cmpint (place_at (places, 0)->kind, ==, SG_PLACE_HOUSE);
  g_assert_cmpstr (place_at (places, 0)->name, ==, name);
  g_assert_cmpfloat_with_epsilon (sg_point_lon (place_at (places, 0)->point), lon, 0.00001);
  g_assert_cmpint (place_at (places, 0)->interpolated, ==, interpolated);
}

static void
test_house_number_is_found (void)
{
  g_autoptr (Town) town = make_town_of_houses ();

  assert_house (town, "jl veteran no 10", "Jalan Veteran 10", 106.8160, FALSE);
  assert_house (town, "jl veteran 20", "Jalan Veteran 20", 106.8180, FALSE);
  assert_house (town, "Jl. Veteran No. 15 a, RT 01/RW 02", "Jalan Veteran 15A", 106.8170, FALSE);
  assert_house (town, "jl tak tergambar 7", "Jalan Tak Tergambar 7", 106.8200, FALSE);
}

static void
test_house_number_between_known_ones_is_reckoned (void)
{
  g_autoptr (Town) town = make_town_of_houses ();

  assert_house (town, "jl veteran no 14", "Jalan Veteran 14", 106.8168, TRUE);
}

static void
test_house_number_along_a_line_is_counted (void)
{
  g_autoptr (Town) town = make_town_of_houses ();

  assert_house (town, "jl veteran no 111", "Jalan Veteran 111", 106.8210, TRUE);
}

static void
test_unknown_house_number_gives_the_street (void)
{
  g_autoptr (Town) town = make_town_of_houses ();
  g_autoptr (GPtrArray) places = town_search (town, "jl veteran no 900");

  g_assert_cmpint (place_at (places, 0)->kind, ==, SG_PLACE_STREET);
  g_assert_cmpstr (place_at (places, 0)->detail, ==, "No. 900");
}

/* Reverse. */

static void
test_reverse_names_road_side_and_area (void)
{
  g_autoptr (Town) town = make_town_of_streets ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SgReverse) reverse =
    sg_gazetteer_reverse (town->gazetteer, sg_point_from_degrees (-6.1676, 106.8200), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (reverse->road, ==, "Jalan Veteran");
  g_assert_cmpfloat_with_epsilon (reverse->road_metres, 44.5, 1);
  g_assert_cmpstr (reverse->compass, ==, "north");
  g_assert_cmpint (reverse->side, ==, SG_SIDE_LEFT);
  g_assert_cmpint (reverse->method, ==, SG_AREA_BY_NEAREST);
  g_assert_cmpstr (reverse->village, ==, "Gambir");
  g_assert_cmpstr (reverse->village_code, ==, "31.71.01.1001");
  g_assert_cmpstr (reverse->district, ==, "Gambir");
  g_assert_cmpstr (reverse->regency, ==, "Kota Administrasi Jakarta Pusat");
  g_assert_cmpstr (reverse->province_code, ==, "31");
}

static void
test_reverse_far_from_everything_knows_nothing (void)
{
  g_autoptr (Town) town = make_town_of_streets ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SgReverse)
    reverse = sg_gazetteer_reverse (town->gazetteer, sg_point_from_degrees (10, 10), &error);

  g_assert_no_error (error);
  g_assert_null (reverse->road);
  g_assert_cmpfloat (reverse->road_metres, <, 0);
  g_assert_null (reverse->village);
  g_assert_cmpint (reverse->method, ==, SG_AREA_UNKNOWN);
}

static void
test_boundary_of_the_map_decides (void)
{
  g_autoptr (Town) town = town_new ();
  gint64            nodes[5];
  SgOsmWriterMember member = { SG_OSM_WAY, 0, "outer" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgReverse) inside = NULL;
  g_autoptr (SgReverse) outside = NULL;

  /* A Cideng that reaches over the centre of Gambir's neighbour. */
  nodes[0] = town_add_node (town, -6.180, 106.790, NULL);
  nodes[1] = town_add_node (town, -6.160, 106.790, NULL);
  nodes[2] = town_add_node (town, -6.160, 106.815, NULL);
  nodes[3] = town_add_node (town, -6.180, 106.815, NULL);
  nodes[4] = nodes[0];
  town_add_way (town, nodes, 5, TAGS ("boundary", "administrative"));
  member.ref = town->last_id;
  sg_osm_writer_add_relation (
    town->writer,
    ++town->last_id,
    &member,
    1,
    TAGS ("type", "boundary", "boundary", "administrative", "admin_level", "7", "name", "Cideng"));
  import_with_areas (town);

  g_assert_cmpuint (town->summary.boundaries, ==, 1);
  inside = sg_gazetteer_reverse (town->gazetteer, sg_point_from_degrees (-6.17, 106.8145), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (inside->village_code, ==, "31.71.01.1002");
  g_assert_cmpint (inside->method, ==, SG_AREA_BY_BOUNDARY);
  outside = sg_gazetteer_reverse (town->gazetteer, sg_point_from_degrees (-6.17, 106.8155), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (outside->village_code, ==, "31.71.01.1001");
  g_assert_cmpint (outside->method, ==, SG_AREA_BY_NEAREST);
}

static void
test_cancelled_import_stops (void)
{
  g_autoptr (Town) town = town_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SgProgress) progress = sg_progress_new (NULL, NULL, cancellable);
  const char *const files[] = { town->osm, NULL };
  SgPlacesInput     none = { NULL, NULL };
  SgPlacesSummary   summary;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgOsmStore) store = NULL;
  g_autoptr (SgDb) db = NULL;

  draw_streets (town, &(Street){ "Jalan Veteran", -6.17, 106.81, 106.82 }, 1);
  sg_osm_writer_close (town->writer, &error);
  store = sg_osm_store_read (files, NULL, &error);
  db = sg_db_open (town->database, SG_DB_SCRATCH | SG_DB_SPATIAL, &error);
  g_assert_no_error (error);

  sg_progress_begin (progress, "places", 1);
  g_cancellable_cancel (cancellable);
  g_assert_false (sg_places_build (store, db, &none, &summary, progress, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    GTestFunc   test;
  } tests[] = {
    { "/places/ways-of-a-street-are-one-place", test_ways_of_a_street_are_one_place },
    { "/places/place-has-its-context", test_place_has_its_context },
    { "/places/rt-and-rw-are-kept-aside", test_rt_and_rw_are_kept_aside },
    { "/places/context-words-choose-the-area", test_context_words_choose_the_area },
    { "/places/level-words-choose-the-kind", test_level_words_choose_the_kind },
    { "/places/last-word-may-be-a-beginning", test_last_word_may_be_a_beginning },
    { "/places/titles-may-be-left-out-or-added", test_titles_may_be_left_out_or_added },
    { "/places/typing-errors-are-corrected", test_typing_errors_are_corrected },
    { "/places/words-may-be-joined-or-split", test_words_may_be_joined_or_split },
    { "/places/words-that-nothing-has-are-let-go", test_words_that_nothing_has_are_let_go },
    { "/places/nearer-of-two-comes-first", test_nearer_of_two_comes_first },
    { "/places/nothing-is-found-for-nothing", test_nothing_is_found_for_nothing },
    { "/places/same-question-has-the-same-answer", test_same_question_has_the_same_answer },
    { "/places/noise-is-survived", test_noise_is_survived },
    { "/places/kind-finds-the-nearest", test_kind_finds_the_nearest },
    { "/places/kind-near-an-anchor", test_kind_near_an_anchor },
    { "/places/other-names-are-found", test_other_names_are_found },
    { "/places/area-and-node-of-one-thing-are-one", test_area_and_node_of_one_thing_are_one },
    { "/places/only-wanted-kinds-are-found", test_only_wanted_kinds_are_found },
    { "/places/facilities-keep-what-the-map-says", test_facilities_keep_what_the_map_says },
    { "/places/facilities-in-a-box-by-kind", test_facilities_in_a_box_by_kind },
    { "/places/crossing-of-two-streets", test_crossing_of_two_streets },
    { "/places/house-number-is-found", test_house_number_is_found },
    { "/places/house-number-between-known-ones-is-reckoned",
      test_house_number_between_known_ones_is_reckoned },
    { "/places/house-number-along-a-line-is-counted", test_house_number_along_a_line_is_counted },
    { "/places/unknown-house-number-gives-the-street", test_unknown_house_number_gives_the_street },
    { "/places/reverse-names-road-side-and-area", test_reverse_names_road_side_and_area },
    { "/places/reverse-far-from-everything-knows-nothing",
      test_reverse_far_from_everything_knows_nothing },
    { "/places/boundary-of-the-map-decides", test_boundary_of_the_map_decides },
    { "/places/cancelled-import-stops", test_cancelled_import_stops },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_func (tests[i].path, tests[i].test);

  return g_test_run ();
}
