/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "common/sg-error.h"
#include "region/osm/sg-osm-writer.h"
#include "region/sg-region-import.h"
#include "region/sg-region.h"
#include "tests/sg-test.h"

/* A village of one street with a mosque, by the real writer. */
static char *
write_village (const char *name)
{
  static const char *const street[] = { "highway", "residential", "name", "Jalan Melati", NULL };
  static const char *const mosque[] = { "amenity", "place_of_worship", "religion", "muslim",
                                        "name",    "Masjid Al-Ikhlas", NULL };
  static const gint64      refs[] = { 1, 2, 3 };
  g_autofree char         *path = sg_test_path (name);
  g_autoptr (SgOsmWriter) writer = sg_osm_writer_new (path);
  g_autoptr (GError) error = NULL;

  sg_osm_writer_add_node (writer, 1, sg_point_from_degrees (-7.2500, 112.7500), NULL);
  sg_osm_writer_add_node (writer, 2, sg_point_from_degrees (-7.2510, 112.7510), NULL);
  sg_osm_writer_add_node (writer, 3, sg_point_from_degrees (-7.2520, 112.7530), NULL);
  sg_osm_writer_add_node (writer, 4, sg_point_from_degrees (-7.2511, 112.7512), mosque);
  sg_osm_writer_add_way (writer, 10, refs, 3, street);
  g_assert_true (sg_osm_writer_close (writer, &error));
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

static SgManifest *
import (const char *file, const char *output, GCancellable *cancellable, GError **error)
{
  const char    *files[] = { file, NULL };
  SgRegionImport what = { .osm_files = files, .output = output };
  g_autoptr (SgProgress) progress = sg_progress_new (NULL, NULL, cancellable);

  return sg_region_import (&what, progress, error);
}

static char *
make_region (const char *name)
{
  g_autofree char *file = write_village ("village.osm.pbf");
  g_autofree char *output = sg_test_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgManifest) manifest = import (file, output, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (manifest);

  return g_steal_pointer (&output);
}

static guint
count_entries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;

  return count;
}

static void
test_village_becomes_a_region (void)
{
  g_autofree char *path = make_region ("village");
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRegion) region = sg_region_open (path, &error);
  const SgManifest *manifest;

  g_assert_no_error (error);
  manifest = sg_region_get_manifest (region);
  g_assert_cmpstr (manifest->name, ==, "village");
  g_assert_cmpuint (sg_manifest_get_count (manifest, "osm_nodes"), ==, 4);
  g_assert_cmpuint (sg_manifest_get_count (manifest, "segments"), ==, 1);
  g_assert_cmpstr (sg_roads_get_name (sg_region_get_roads (region), 0), ==, "Jalan Melati");
  g_assert_false (manifest->drives_right);
  g_assert_cmpint (manifest->box.south, ==, -72520000);
  g_assert_true (sg_region_check (path, NULL, &error));
  g_assert_no_error (error);
}

static void
test_open_region_outlives_its_replacement (void)
{
  g_autofree char *path = make_region ("outlives");
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRegion) region = sg_region_open (path, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = make_region ("outlives");
  g_assert_cmpuint (sg_region_get_roads (region)->n_segments, ==, 1);
  g_assert_cmpstr (sg_roads_get_name (sg_region_get_roads (region), 0), ==, "Jalan Melati");
}

static void
test_cancelled_import_leaves_nothing (void)
{
  g_autofree char *file = write_village ("cancel.osm.pbf");
  g_autofree char *parent = sg_test_path ("cancelled");
  g_autofree char *output = g_build_filename (parent, "region", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (import (file, output, cancellable, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_CANCELLED);
  g_assert_cmpuint (count_entries (parent), ==, 0);
}

static void
test_failed_import_keeps_the_old_region (void)
{
  g_autofree char *path = make_region ("kept");
  g_autofree char *bad = sg_test_path ("bad.osm.pbf");
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRegion) region = NULL;
  g_autoptr (GError) opening = NULL;

  g_assert_true (g_file_set_contents (bad, "this is not a map", -1, NULL));
  g_assert_null (import (bad, path, NULL, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "bad.osm.pbf"));

  region = sg_region_open (path, &opening);
  g_assert_no_error (opening);
}

static void
test_missing_file_is_named (void)
{
  g_autofree char *output = sg_test_path ("missing");
  g_autoptr (GError) error = NULL;

  g_assert_null (import ("nowhere.osm.pbf", output, NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "nowhere.osm.pbf"));
  g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
}

/* Changes one byte in the middle of a file. */
static void
alter (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  bytes[length / 2] ^= 0x10;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
test_altered_file_is_found (void)
{
  static const char *const files[] = { SG_REGION_ROADS, SG_REGION_DATABASE };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = make_region ("altered");
      g_autoptr (GError) error = NULL;

      alter (path, files[i]);
      g_assert_false (sg_region_check (path, NULL, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, files[i]));
    }
}

static void
test_truncated_file_is_refused_at_once (void)
{
  g_autofree char *path = make_region ("truncated");
  g_autofree char *roads = g_build_filename (path, SG_REGION_ROADS, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (truncate (roads, 1000), ==, 0);
  g_assert_null (sg_region_open (path, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, SG_REGION_ROADS));
}

static void
test_damaged_manifest_is_refused (void)
{
  static const char *const texts[] = {
    "",
    "[]",
    "{}",
    "{\"format\":99}",
    "{\"format\":1,\"name\":\"x\",\"drive\":\"up\"}",
    "{\"format\":1,\"name\":\"x\",\"drive\":\"left\",\"bbox\":[0,0,\"a\"]}",
    "{\"format\":1,\"name\":\"x\",\"drive\":\"left\",\"bbox\":[0,0,1,1],"
    "\"files\":{\"../../etc/passwd\":{\"bytes\":1,\"sha256\":\"0\"}}}",
  };
  g_autofree char *path = make_region ("manifest");
  g_autofree char *file = g_build_filename (path, SG_REGION_MANIFEST, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (file, texts[i], -1, NULL));
      g_assert_null (sg_region_open (path, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
    }
}

static void
test_folder_without_manifest_is_no_region (void)
{
  g_autofree char *path = sg_test_path ("nothing");
  g_autoptr (GError) error = NULL;

  g_assert_null (sg_region_open (path, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/import/village-becomes-a-region", test_village_becomes_a_region);
  g_test_add_func ("/import/open-region-outlives-its-replacement",
                   test_open_region_outlives_its_replacement);
  g_test_add_func ("/import/cancelled-import-leaves-nothing", test_cancelled_import_leaves_nothing);
  g_test_add_func ("/import/failed-import-keeps-the-old-region",
                   test_failed_import_keeps_the_old_region);
  g_test_add_func ("/import/missing-file-is-named", test_missing_file_is_named);
  g_test_add_func ("/import/altered-file-is-found", test_altered_file_is_found);
  g_test_add_func ("/import/truncated-file-is-refused-at-once",
                   test_truncated_file_is_refused_at_once);
  g_test_add_func ("/import/damaged-manifest-is-refused", test_damaged_manifest_is_refused);
  g_test_add_func ("/import/folder-without-manifest-is-no-region",
                   test_folder_without_manifest_is_no_region);

  return g_test_run ();
}
