/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Valid files, damaged at random: each must be refused or give a sound store. The seed is printed
 * by the test frame and given back with --seed. */

#include <glib/gstdio.h>
#include <string.h>

#include "common/sg-error.h"
#include "tests/region/osm/map-seeds.h"
#include "tests/region/osm/store-check.h"
#include "tests/sg-test.h"

#define ROUNDS 2000

static const guint8 telling_bytes[] = { 0x00, 0x01, 0x7f, 0x80, 0xff, 0x0a, 0x12, 0x1a, '<', '\'' };

/* Mostly in place: what changes the length of a block is soon seen. */
static void
damage_once (GByteArray *bytes)
{
  guint  at = (guint) g_test_rand_int_range (0, (gint32) bytes->len);
  guint  from = (guint) g_test_rand_int_range (0, (gint32) bytes->len);
  gint32 kind = g_test_rand_int_range (0, 20);

  if (kind < 8)
    bytes->data[at] ^= (guint8) (1 << g_test_rand_int_range (0, 8));
  else if (kind < 12)
    bytes->data[at] =
      telling_bytes[g_test_rand_int_range (0, (gint32) G_N_ELEMENTS (telling_bytes))];
  else if (kind < 17)
    bytes->data[at] = bytes->data[from];
  else if (kind == 17)
    g_byte_array_remove_index (bytes, at);
  else if (kind == 18)
    g_byte_array_append (bytes, telling_bytes, 1);
  else
    g_byte_array_set_size (bytes, at);
}

static guint
count_read (const guint8 *content, guint length, const char *name)
{
  g_autofree char *path = sg_test_path (name);
  guint            n_read = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (SgOsmStore) store = NULL;
      g_autoptr (GError) error = NULL;

      g_byte_array_append (bytes, content, length);
      for (gint32 n = g_test_rand_int_range (0, 4); n >= 0 && bytes->len > 0; n--)
        damage_once (bytes);

      /* A new file each time: replacing one would wait for the disk. */
      g_unlink (path);
      g_assert_true (g_file_set_contents (path, (char *) bytes->data, bytes->len, NULL));
      store = sg_osm_store_read ((const char *[]){ path, NULL }, NULL, &error);
      if (store == NULL)
        g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      else
        sg_check_store (store);
      n_read += store != NULL;
    }

  g_test_message ("%u of %u were read, the others refused", n_read, ROUNDS);
  return n_read;
}

/* Both must happen, or the test would not look at much. */
static void
assert_some (guint n_read)
{
  g_assert_cmpuint (n_read, >, ROUNDS / 100);
  g_assert_cmpuint (n_read, <, ROUNDS);
}

static void
test_damaged_pbf_is_refused_or_sound (void)
{
  g_autofree char *path = sg_test_path ("seed.osm.pbf");
  g_autoptr (GByteArray) unpacked = NULL;

  sg_seed_write_pbf (path);
  unpacked = sg_seed_unpack (path);
  assert_some (count_read (unpacked->data, unpacked->len, "damaged.osm.pbf"));
}

static void
test_damaged_xml_is_refused_or_sound (void)
{
  assert_some (count_read ((const guint8 *) sg_seed_xml, strlen (sg_seed_xml), "damaged.osm"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/osm-mutations/damaged-pbf-is-refused-or-sound",
                   test_damaged_pbf_is_refused_or_sound);
  g_test_add_func ("/osm-mutations/damaged-xml-is-refused-or-sound",
                   test_damaged_xml_is_refused_or_sound);

  return g_test_run ();
}
