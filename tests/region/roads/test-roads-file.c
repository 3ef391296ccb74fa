/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib/gstdio.h>

#include "common/sg-error.h"
#include "region/roads/sg-roads-file.h"
#include "tests/region/roads/sg-test-roads.h"
#include "tests/sg-test.h"

/* Something of everything: bends, names, signals, a barrier, restrictions with twins, a ferry. */
static const char town[] =
  "node a -6.200 106.800\n"
  "node b -6.200 106.810 highway=traffic_signals\n"
  "node c -6.200 106.820\n"
  "node d -6.190 106.810\n"
  "node e -6.190 106.820 barrier=bollard\n"
  "node f -6.180 106.821\n"
  "node g -6.185 106.830\n"
  "node h -6.500 107.300\n"
  "way 1 a,b highway=primary name=\"Jalan Satu\"\n"
  "way 2 b,c highway=primary name=\"Jalan Dua\" bridge=yes\n"
  "way 3 b,d highway=motorway_link oneway=yes maxspeed=40\n"
  "way 4 c,e highway=residential name=\"Jalan Élan\"\n"
  "way 5 e,f,g highway=residential\n"
  "way 6 d,e highway=secondary ref=12\n"
  "way 7 g,h route=ferry duration=01:00\n"
  "relation 1 from:1 via:2 to:4 type=restriction restriction=no_left_turn\n"
  "relation 2 from:1 via:b to:3 type=restriction restriction=no_left_turn\n";

static void
build_town (const char *path)
{
  g_autoptr (SgOsmStore) store = sg_test_store_from_text (town);
  g_autoptr (GError) error = NULL;
  SgRoadsSummary summary;

  sg_roads_build (store, TRUE, path, &summary, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary.restrictions_ignored, ==, 0);
}

static GByteArray *
read_town (void)
{
  g_autofree char *path = sg_test_path ("town.srg");
  char            *bytes = NULL;
  gsize            length = 0;
  g_autoptr (GError) error = NULL;

  build_town (path);
  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);

  return g_byte_array_new_take ((guint8 *) bytes, length);
}

/* Everything a caller may do; under the address sanitizer each step out of bounds is seen. */
static guint64
walk_all (const SgRoads *roads)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  guint64 sum = 0;

  for (guint32 i = 0; i < roads->n_junctions; i++)
    for (guint32 k = roads->first_arm[i]; k < roads->first_arm[i + 1]; k++)
      {
        guint32 end = roads->arms[k].end;

        sum += roads->junctions[sg_roads_other_junction (roads, end)].lat;
        g_assert_cmpuint (sg_roads_find_arm (roads, i, end), ==, k);
      }

  for (guint32 i = 0; i < roads->n_segments; i++)
    {
      sum += strlen (sg_roads_get_name (roads, i));
      sum += sg_roads_get_shape_flags (roads, i);
      sum += strlen (sg_road_class_to_text (sg_segment_class (&roads->segments[i])));
      sg_roads_append_shape (roads, i, points);
    }

  for (guint32 i = 0; i < roads->n_turns; i++)
    sum += roads->arms[roads->turns[i].from_arm].end + roads->arms[roads->turns[i].to_arm].end;
  for (guint32 i = 0; i < roads->n_twins; i++)
    sum += roads->segments[roads->twins[i].original].from +
           roads->segments[roads->twins[i].twin].to;

  return sum + points->len;
}

static void
search_all (const SgRoads *roads)
{
  SgBox boxes[] = { { -900000000, -1800000000, 900000000, 1800000000 },
                    { -62000000, 1068000000, -61900000, 1068100000 },
                    { G_MININT32, G_MININT32, G_MAXINT32, G_MAXINT32 },
                    roads->box };

  for (guint level = 0; level < SG_N_ROAD_GRIDS; level++)
    for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
      {
        g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));

        sg_roads_find_in_box (roads, (SgRoadGridLevel) level, &boxes[i], found);
        for (guint k = 0; k < found->len; k++)
          g_assert_cmpuint (g_array_index (found, guint32, k), <, roads->n_segments);
      }
}

/* Opens what was made of the file: it is refused, or good for every use. */
static gboolean
try (const char *path, const guint8 *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRoads) roads = NULL;
  FILE *file;

  /* A file that is cut short and written anew is taken to the disk at once by some systems. */
  g_unlink (path);
  file = g_fopen (path, "wb");
  g_assert_nonnull (file);
  g_assert_true (length == 0 || fwrite (bytes, length, 1, file) == 1);
  g_assert_cmpint (fclose (file), ==, 0);

  roads = sg_roads_open (path, &error);
  if (roads == NULL)
    {
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      return FALSE;
    }

  walk_all (roads);
  search_all (roads);
  return TRUE;
}

static void
test_written_is_what_is_read (void)
{
  g_autofree char *path = sg_test_path ("town.srg");
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRoads) roads = NULL;
  g_autoptr (SgRoads) second = NULL;

  build_town (path);
  roads = sg_roads_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (roads->drives_right);
  g_assert_cmpuint (roads->n_segments, ==, 8);
  g_assert_cmpuint (roads->n_twins, ==, 1);
  g_assert_cmpint (roads->box.south, ==, -65000000);
  g_assert_cmpint (roads->box.east, ==, 1073000000);
  g_assert_true (sg_roads_check (roads, &error));

  second = sg_roads_ref (roads);
  g_clear_pointer (&roads, sg_roads_unref);
  g_assert_cmpuint (walk_all (second), >, 0);
  search_all (second);
}

static void
test_same_roads_make_the_same_file (void)
{
  g_autoptr (GByteArray) first = read_town ();
  g_autoptr (GByteArray) second = read_town ();

  g_assert_cmpmem (first->data, first->len, second->data, second->len);
}

static void
test_missing_file_is_not_found (void)
{
  g_autofree char *path = sg_test_path ("nowhere.srg");
  g_autoptr (GError) error = NULL;

  g_assert_null (sg_roads_open (path, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_NOT_FOUND);
}

static void
test_other_files_are_refused (void)
{
  g_autofree char *path = sg_test_path ("other.srg");
  guint8           noise[8192];

  memset (noise, 'x', sizeof noise);
  g_assert_false (try (path, noise, 0));
  g_assert_false (try (path, noise, 100));
  g_assert_false (try (path, noise, sizeof noise));
}

static void
test_newer_format_is_refused (void)
{
  g_autofree char *path = sg_test_path ("newer.srg");
  g_autoptr (GByteArray) bytes = read_town ();
  SgRoadsHeader *header = (SgRoadsHeader *) (void *) bytes->data;

  header->version++;
  header->crc = sg_roads_header_crc (header);
  g_assert_false (try (path, bytes->data, bytes->len));
}

static void
test_truncated_file_is_refused (void)
{
  g_autofree char *path = sg_test_path ("short.srg");
  g_autoptr (GByteArray) bytes = read_town ();

  for (gsize length = 0; length < bytes->len; length += length < 2048 ? 16 : 997)
    g_assert_false (try (path, bytes->data, length));
}

static void
test_check_sees_every_altered_byte (void)
{
  g_autofree char *path = sg_test_path ("altered.srg");
  g_autoptr (GByteArray) bytes = read_town ();
  const SgRoadsHeader *header = (const SgRoadsHeader *) (const void *) bytes->data;
  gsize                at = header->sections[SG_ROADS_ARMS].offset + 6;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRoads) roads = NULL;

  /* A flag nobody uses as an index: opening cannot see it. */
  bytes->data[at] ^= 1;
  g_assert_true (try (path, bytes->data, bytes->len));

  roads = sg_roads_open (path, &error);
  g_assert_no_error (error);
  g_assert_false (sg_roads_check (roads, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
}

/* A value that is likely to lead astray. */
static guint32
choose_value (GRand *random, guint32 old)
{
  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      return old + (guint32) g_rand_int_range (random, -3, 4);
    case 1:
      return old ^ 1u << g_rand_int_range (random, 0, 32);
    case 2:
      return 0;
    case 3:
      return G_MAXUINT32 - (guint32) g_rand_int_range (random, 0, 3);
    default:
      return g_rand_int (random);
    }
}

/* Alters one number of a section, or of the header, whose sum is made to fit again: who does that
 * wants the reader to stumble. */
static void
alter (GRand *random, const SgRoadsHeader *original, guint8 *bytes)
{
  SgRoadsHeader *header = (SgRoadsHeader *) (void *) bytes;
  guint          section = (guint) g_rand_int_range (random, 0, SG_N_ROADS_SECTIONS + 3);
  guint64        begin = section < SG_N_ROADS_SECTIONS ? original->sections[section].offset : 16;
  guint64        length = section < SG_N_ROADS_SECTIONS ? original->sections[section].n_bytes
                                                        : sizeof *header - 16;
  guint32        value;
  guint64        at;

  if (length < sizeof value)
    return;

  at = begin + g_rand_int (random) % (length / sizeof value) * sizeof value;
  memcpy (&value, bytes + at, sizeof value);
  value = choose_value (random, value);
  memcpy (bytes + at, &value, sizeof value);
  header->crc = sg_roads_header_crc (header);
}

static void
test_altered_file_is_refused_or_harmless (void)
{
  g_autofree char *path = sg_test_path ("altered.srg");
  g_autoptr (GByteArray) bytes = read_town ();
  g_autofree guint8 *altered = g_malloc (bytes->len);
  guint32            seed = g_test_rand_int () & 0x7fffffff;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint opened = 0;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 4000; i++)
    {
      gint n = g_rand_int_range (random, 1, 4);

      memcpy (altered, bytes->data, bytes->len);
      for (gint k = 0; k < n; k++)
        alter (random, (const SgRoadsHeader *) (const void *) bytes->data, altered);
      opened += try (path, altered, bytes->len);
    }

  /* Both happen, or the test does not test. */
  g_test_message ("%u of 4000 could be opened", opened);
  g_assert_cmpuint (opened, >, 100);
  g_assert_cmpuint (opened, <, 3000);
}

static void
test_any_flipped_byte_is_refused_or_harmless (void)
{
  g_autofree char *path = sg_test_path ("flipped.srg");
  g_autoptr (GByteArray) bytes = read_town ();
  guint32 seed = g_test_rand_int () & 0x7fffffff;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 2000; i++)
    {
      guint32 at = g_rand_int (random) % bytes->len;
      guint8  old = bytes->data[at];

      bytes->data[at] = (guint8) g_rand_int (random);
      try (path, bytes->data, bytes->len);
      bytes->data[at] = old;
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/roads-file/written-is-what-is-read", test_written_is_what_is_read);
  g_test_add_func ("/roads-file/same-roads-make-the-same-file", test_same_roads_make_the_same_file);
  g_test_add_func ("/roads-file/missing-file-is-not-found", test_missing_file_is_not_found);
  g_test_add_func ("/roads-file/other-files-are-refused", test_other_files_are_refused);
  g_test_add_func ("/roads-file/newer-format-is-refused", test_newer_format_is_refused);
  g_test_add_func ("/roads-file/truncated-file-is-refused", test_truncated_file_is_refused);
  g_test_add_func ("/roads-file/check-sees-every-altered-byte", test_check_sees_every_altered_byte);
  g_test_add_func ("/roads-file/altered-file-is-refused-or-harmless",
                   test_altered_file_is_refused_or_harmless);
  g_test_add_func ("/roads-file/any-flipped-byte-is-refused-or-harmless",
                   test_any_flipped_byte_is_refused_or_harmless);

  return g_test_run ();
}
