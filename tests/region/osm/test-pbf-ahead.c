/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files large enough to be unpacked in a thread. */

#include "common/sg-error.h"
#include "region/osm/sg-osm-store.h"
#include "region/osm/sg-osm-writer.h"
#include "tests/sg-test.h"

/* More than one block holds, and more bytes than are read without a thread. */
#define N_PUBS      9000
#define NAME_LENGTH 200

/* Letters that hardly pack, but are the same each time. */
static char *
name_of (guint32 id)
{
  char *name = g_new0 (char, NAME_LENGTH + 1);

  for (guint i = 0; i < NAME_LENGTH; i++)
    {
      id = id * 1664525 + 1013904223;
      name[i] = (char) ('0' + (id >> 26));
    }

  return name;
}

static char *
write_pubs (void)
{
  char *path = sg_test_path ("pubs.osm.pbf");
  g_autoptr (SgOsmWriter) writer = sg_osm_writer_new (path);
  g_autoptr (GError) error = NULL;

  for (guint32 id = 1; id <= N_PUBS; id++)
    {
      g_autofree char  *name = name_of (id);
      const char *const tags[] = { "amenity", "pub", "name", name, NULL };

      sg_osm_writer_add_node (writer, id, (SgPoint){ (gint32) id, -(gint32) id }, tags);
    }
  sg_osm_writer_close (writer, &error);
  g_assert_no_error (error);

  return path;
}

static void
test_large_file_is_read (void)
{
  g_autofree char *path = write_pubs ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SgOsmStore) store = sg_osm_store_read ((const char *[]){ path, NULL }, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (store->n_nodes, ==, N_PUBS);
  for (guint32 i = 0; i < N_PUBS; i++)
    {
      g_autofree char *name = name_of (i + 1);

      g_assert_cmpstr (sg_osm_get (store, &store->nodes[i], SG_OSM_KEY_NAME), ==, name);
      g_assert_cmpint (store->points[store->nodes[i].point].lat, ==, i + 1);
    }
}

static void
test_damage_is_found (void)
{
  g_autofree char *path = write_pubs ();
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 1024 * 1024);
  bytes[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));

  g_assert_null (sg_osm_store_read ((const char *[]){ path, NULL }, NULL, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
}

static void
test_work_underway_is_given_up (void)
{
  g_autofree char *path = write_pubs ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SgProgress) progress = sg_progress_new (NULL, NULL, cancellable);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sg_osm_store_read ((const char *[]){ path, NULL }, progress, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/pbf-ahead/large-file-is-read", test_large_file_is_read);
  g_test_add_func ("/pbf-ahead/damage-is-found", test_damage_is_found);
  g_test_add_func ("/pbf-ahead/work-underway-is-given-up", test_work_underway_is_given_up);

  return g_test_run ();
}
