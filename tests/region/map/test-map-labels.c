/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "region/map/sg-label-face.h"
#include "region/map/sg-map-label.h"
#include "region/sg-region.h"
#include "tests/region/map/sg-test-map.h"
#include "tests/sg-test.h"

/* All labels that one zoom shows, from the table. */
static GArray *
read_labels (SgDb *db, int zoom, GStringChunk *texts)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (SgMapLabel));
  g_autoptr (GError) error = NULL;
  g_autoptr (sqlite3_stmt) rows = sg_db_query (db, &error, "SELECT labels FROM map_label", "");
  gboolean has_row = TRUE;

  g_assert_no_error (error);
  while (sg_db_step (rows, &has_row, &error) && has_row)
    {
      SgMapLabelReader reader;
      SgMapLabel       label;

      sg_map_label_reader_init (&reader,
                                sqlite3_column_blob (rows, 0),
                                (gsize) sqlite3_column_bytes (rows, 0));
      while (sg_map_label_reader_next (&reader, &label))
        if (label.zoom_first <= zoom && label.zoom_last >= zoom)
          {
            label.text = g_string_chunk_insert_const (texts, label.text);
            g_array_append_val (labels, label);
          }
      g_assert_false (reader.bytes.damaged);
    }
  g_assert_no_error (error);

  return labels;
}

typedef struct
{
  SgLabelBox  box;
  const char *text;
  double      left;
  double      right;
} Covered;

static int
compare_left (gconstpointer a, gconstpointer b)
{
  double left = ((const Covered *) a)->left;
  double right = ((const Covered *) b)->left;

  return (left > right) - (left < right);
}

static GArray *
cover (const GArray *labels, int zoom)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Covered));
  double  world = ldexp (256, zoom);

  for (guint i = 0; i < labels->len; i++)
    {
      const SgMapLabel *label = &g_array_index (labels, SgMapLabel, i);
      Covered covered = { sg_label_box (label->style, label->text, label->width, label->angle),
                          label->text };
      double  reach_x;
      double  reach_y;

      covered.box.x += sg_mercator_x (sg_point_lon (label->point)) * world;
      covered.box.y += sg_mercator_y (sg_point_lat (label->point)) * world;
      sg_label_box_reach (&covered.box, &reach_x, &reach_y);
      covered.left = covered.box.x - reach_x;
      covered.right = covered.box.x + reach_x;
      g_array_append_val (all, covered);
    }
  g_array_sort (all, compare_left);

  return all;
}

static void
assert_none_overlap (SgDb *db, int zoom)
{
  g_autoptr (GStringChunk) texts = g_string_chunk_new (4096);
  g_autoptr (GArray) labels = read_labels (db, zoom, texts);
  g_autoptr (GArray) all = cover (labels, zoom);

  for (guint i = 0; i < all->len; i++)
    {
      const Covered *one = &g_array_index (all, Covered, i);

      for (guint j = i + 1; j < all->len; j++)
        {
          const Covered *other = &g_array_index (all, Covered, j);

          if (other->left > one->right)
            break;
          if (sg_label_boxes_overlap (&one->box, &other->box))
            g_error ("zoom %d: “%s” overlaps “%s”", zoom, one->text, other->text);
        }
    }
}

static SgDb *
open_db (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRegion) region = sg_region_open (folder, &error);
  SgDb *db;

  g_assert_no_error (error);
  db = sg_region_open_db (region, &error);
  g_assert_no_error (error);

  return db;
}

static void
assert_real_city_is_legible (const char *name)
{
  g_autofree char *file = sg_test_shared_file (name);
  g_autofree char *folder = NULL;
  g_autoptr (SgDb) db = NULL;

  if (file == NULL)
    return;

  folder = sg_test_map_import_file (file, "city");
  db = open_db (folder);
  for (int zoom = SG_MAP_ZOOM_FIRST; zoom <= SG_MAP_ZOOM_LAST; zoom++)
    assert_none_overlap (db, zoom);
}

static void
test_names_of_monaco_do_not_overlap (void)
{
  assert_real_city_is_legible ("monaco.osm.pbf");
}

static void
test_names_of_jakarta_do_not_overlap (void)
{
  assert_real_city_is_legible ("jakarta.osm.pbf");
}

static gboolean
shows (SgDb *db, int zoom, const char *text)
{
  g_autoptr (GStringChunk) texts = g_string_chunk_new (4096);
  g_autoptr (GArray) labels = read_labels (db, zoom, texts);

  for (guint i = 0; i < labels->len; i++)
    {
      g_autofree char *line = g_strdup (g_array_index (labels, SgMapLabel, i).text);

      if (strcmp (g_strdelimit (line, "\n", ' '), text) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
test_names_appear_at_their_zoom (void)
{
  g_autofree char *folder = sg_test_map_import ("town");
  g_autoptr (SgDb) db = open_db (folder);

  g_assert_true (shows (db, 14, "Kampung Contoh"));
  g_assert_false (shows (db, 18, "Kampung Contoh"));
  g_assert_true (shows (db, 15, "RSUD Contoh"));
  g_assert_true (shows (db, 15, "Stasiun Contoh"));
  g_assert_true (shows (db, 15, "Jalan Jenderal Sudirman"));
  g_assert_false (shows (db, 13, "Jalan Melati"));
  g_assert_true (shows (db, 17, "Jalan Melati"));
  g_assert_true (shows (db, 17, "Situ Contoh"));
  g_assert_true (shows (db, 17, "Taman Contoh"));
  g_assert_true (shows (db, 12, "12"));
}

static void
test_street_names_lie_along_their_street (void)
{
  g_autofree char *folder = sg_test_map_import ("town");
  g_autoptr (SgDb) db = open_db (folder);
  g_autoptr (GStringChunk) texts = g_string_chunk_new (4096);
  g_autoptr (GArray) labels = read_labels (db, 17, texts);
  guint n_found = 0;

  for (guint i = 0; i < labels->len; i++)
    {
      const SgMapLabel *label = &g_array_index (labels, SgMapLabel, i);

      if (strcmp (label->text, "Jalan Jenderal Sudirman") != 0)
        continue;

      g_assert_cmpfloat_with_epsilon (label->angle, 0, 0.001);
      g_assert_cmpfloat_with_epsilon (sg_point_lat (label->point), -6.2, 0.00001);
      n_found++;
    }
  g_assert_cmpuint (n_found, >, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/map-labels/names-of-monaco-do-not-overlap",
                   test_names_of_monaco_do_not_overlap);
  g_test_add_func ("/map-labels/names-of-jakarta-do-not-overlap",
                   test_names_of_jakarta_do_not_overlap);
  g_test_add_func ("/map-labels/names-appear-at-their-zoom", test_names_appear_at_their_zoom);
  g_test_add_func ("/map-labels/street-names-lie-along-their-street",
                   test_street_names_lie_along_their_street);

  return g_test_run ();
}
