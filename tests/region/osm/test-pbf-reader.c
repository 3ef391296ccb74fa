/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <zlib.h>

#include "common/sg-error.h"
#include "region/osm/sg-osm-store.h"
#include "tests/region/osm/pbf-maker.h"

/* Reads what was made. NULL when @expected is part of the message that refuses it. */
static SgOsmStore *
read_made (const GByteArray *file, const char *expected)
{
  g_autofree char *path = sg_maker_save (file, "made.osm.pbf");
  g_autoptr (GError) error = NULL;
  g_autoptr (SgOsmStore) store = sg_osm_store_read ((const char *[]){ path, NULL }, NULL, &error);

  if (expected == NULL)
    {
      g_assert_no_error (error);
      return g_steal_pointer (&store);
    }

  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_null (store);
  if (strstr (error->message, expected) == NULL || strstr (error->message, path) == NULL)
    g_error ("“%s” does not name %s, or does not say “%s”", error->message, path, expected);
  return NULL;
}

/* A file whose last object, of @kind, is @object. */
static SgOsmStore *
read_object (guint kind, const GByteArray *object, const char *expected)
{
  g_autoptr (GByteArray) file = sg_maker_file (NULL);
  g_autoptr (GByteArray) block = sg_maker_block ();

  sg_maker_add_nodes (block);
  sg_maker_add_road (block);
  sg_maker_add (block, kind, object);
  sg_maker_end (file, block);

  return read_made (file, expected);
}

static GByteArray *
make_good_file (void)
{
  g_autoptr (GByteArray) block = sg_maker_block ();
  GByteArray *file = sg_maker_file (NULL);

  sg_maker_add_nodes (block);
  sg_maker_add_road (block);
  sg_maker_end (file, block);

  return file;
}

/* A file with one blob after its header. */
static SgOsmStore *
read_blob (const GByteArray *blob, const char *expected)
{
  g_autoptr (GByteArray) file = sg_maker_file (NULL);

  sg_pbf_append_fileblock (file, "OSMData", blob);

  return read_made (file, expected);
}

static GByteArray *
pack (const GByteArray *content, gint64 said_length)
{
  uLongf             length = compressBound (content->len);
  g_autofree guint8 *packed = g_malloc (length);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GByteArray *blob = g_byte_array_new ();

  g_assert_cmpint (compress (packed, &length, content->data, content->len), ==, Z_OK);
  g_byte_array_append (bytes, packed, (guint) length);
  if (said_length >= 0)
    sg_pbf_append_number (blob, 2, (guint64) said_length);
  sg_pbf_append_inner (blob, 3, bytes);

  return blob;
}

static void
test_raw_blobs_are_read (void)
{
  g_autoptr (GByteArray) file = make_good_file ();
  g_autoptr (SgOsmStore) store = read_made (file, NULL);

  g_assert_cmpuint (store->n_points, ==, 3);
  g_assert_cmpuint (store->n_ways, ==, 1);
  g_assert_cmpint (store->points[2].lat, ==, -62020000);
  g_assert_cmpint (store->points[2].lon, ==, 1068010000);
}

static void
test_plain_nodes_are_read (void)
{
  g_autoptr (GByteArray) node = g_byte_array_new ();
  g_autoptr (SgOsmStore) store = NULL;

  sg_pbf_append_number (node, 1, 4 << 1); /* zigzag */
  sg_maker_numbers (node, 2, TEXT_HIGHWAY);
  sg_maker_numbers (node, 3, TEXT_RESIDENTIAL);
  sg_pbf_append_number (node, 8, (62030000 << 1) - 1);
  sg_pbf_append_number (node, 9, G_GUINT64_CONSTANT (1068020000) << 1);
  store = read_object (1, node, NULL);

  g_assert_cmpuint (store->counts.nodes, ==, 4);
  g_assert_cmpuint (store->n_nodes, ==, 1);
  g_assert_cmpint (store->points[store->nodes[0].point].lat, ==, -62030000);
  g_assert_cmpint (store->points[store->nodes[0].point].lon, ==, 1068020000);
}

static void
test_units_and_offsets_apply (void)
{
  g_autoptr (GByteArray) file = sg_maker_file (NULL);
  g_autoptr (GByteArray) block = sg_maker_block ();
  g_autoptr (GByteArray) dense = g_byte_array_new ();
  g_autoptr (SgOsmStore) store = NULL;

  sg_maker_differences (dense, 1, 1, 2, 3);
  sg_maker_differences (dense, 8, -6, -7, -8);
  sg_maker_differences (dense, 9, 100, 101, 102);
  sg_maker_add (block, 2, dense);
  sg_maker_add_road (block);
  sg_pbf_append_number (block, 17, 1000000);           /* 0.001 degree */
  sg_pbf_append_number (block, 19, (guint64) -49);     /* 1e-9 degree */
  sg_pbf_append_number (block, 20, (guint64) 1000051); /* so near a half step */
  sg_maker_end (file, block);
  store = read_made (file, NULL);

  g_assert_cmpint (store->points[0].lat, ==, -60000);
  g_assert_cmpint (store->points[0].lon, ==, 1010001);
}

static void
test_locations_on_ways_are_skipped (void)
{
  g_autoptr (GByteArray) way = g_byte_array_new ();
  g_autoptr (SgOsmStore) store = NULL;

  sg_pbf_append_number (way, 1, 11);
  sg_maker_numbers (way, 2, TEXT_HIGHWAY);
  sg_maker_numbers (way, 3, TEXT_RESIDENTIAL);
  sg_maker_differences (way, 8, 1, 3);
  sg_maker_differences (way, 9, 5, 6);
  sg_maker_differences (way, 10, 5, 6);
  store = read_object (3, way, NULL);

  g_assert_cmpuint (store->n_ways, ==, 2);
  g_assert_cmpint (store->points[store->refs[store->ways[1].first_ref]].lat, ==, -62000000);
}

static void
test_unknown_blocks_and_fields_are_skipped (void)
{
  g_autoptr (GByteArray) file = sg_maker_file (NULL);
  g_autoptr (GByteArray) block = sg_maker_block ();
  g_autoptr (GByteArray) blob = g_byte_array_new ();
  g_autoptr (SgOsmStore) store = NULL;
  const guint8 fixed[] = { 0x99, 0x06, 1, 2, 3, 4, 5, 6, 7, 8 }; /* eight bytes, field 99 */

  sg_pbf_append_text (blob, 77, "of a later time");
  sg_pbf_append_fileblock (file, "OSMLater", blob);
  sg_pbf_append_text (block, 98, "of a later time");
  g_byte_array_append (block, fixed, sizeof fixed);
  sg_maker_add_nodes (block);
  sg_maker_add_road (block);
  sg_maker_end (file, block);
  store = read_made (file, NULL);

  g_assert_cmpuint (store->n_ways, ==, 1);
}

static void
test_truncated_file_is_refused (void)
{
  g_autoptr (GByteArray) header = sg_maker_file (NULL);
  g_autoptr (GByteArray) file = make_good_file ();

  for (guint length = header->len + 1; length < file->len; length++)
    {
      g_autoptr (GByteArray) cut = g_byte_array_new ();

      g_byte_array_append (cut, file->data, length);
      g_assert_null (read_made (cut, "ends too early"));
    }
}

static void
test_error_names_the_byte (void)
{
  g_autoptr (GByteArray) file = make_good_file ();
  g_autofree char *expected = g_strdup_printf ("byte %u", file->len - 1);

  g_byte_array_set_size (file, file->len - 1);
  g_assert_null (read_made (file, expected));
}

static void
test_long_blob_header_is_refused (void)
{
  g_autoptr (GByteArray) file = sg_maker_file (NULL);

  g_byte_array_append (file, (const guint8[]){ 0, 1, 0, 1 }, 4);
  g_byte_array_set_size (file, file->len + 70000);

  g_assert_null (read_made (file, "header of a block is too long"));
}

static void
test_long_blob_is_refused (void)
{
  g_autoptr (GByteArray) file = sg_maker_file (NULL);
  g_autoptr (GByteArray) header = g_byte_array_new ();
  guint32 length;

  sg_pbf_append_text (header, 1, "OSMData");
  sg_pbf_append_number (header, 3, SG_PBF_BLOB_MAX + 1);
  length = GUINT32_TO_BE (header->len);
  g_byte_array_append (file, (const guint8 *) &length, 4);
  g_byte_array_append (file, header->data, header->len);

  g_assert_null (read_made (file, "block is too long"));
}

static void
test_wrong_length_of_content_is_refused (void)
{
  g_autoptr (GByteArray) block = sg_maker_block ();
  const gint64 lengths[] = { -1, 0, block->len - 1, block->len + 1, G_MAXINT64 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GByteArray) blob = pack (block, lengths[i]);

      g_assert_null (read_blob (blob, "block"));
    }
}

static void
test_bomb_is_refused (void)
{
  g_autoptr (GByteArray) zeros = g_byte_array_new ();
  g_autoptr (GByteArray) blob = NULL;

  g_byte_array_set_size (zeros, 16 * 1024 * 1024);
  memset (zeros->data, 0, zeros->len);
  blob = pack (zeros, zeros->len);

  g_assert_cmpuint (blob->len, <, 20000);
  g_assert_null (read_blob (blob, "far more than map data"));
}

static void
test_damaged_packing_is_refused (void)
{
  g_autoptr (GByteArray) block = sg_maker_block ();
  g_autoptr (GByteArray) blob = pack (block, block->len);

  blob->data[blob->len / 2] ^= 0xff;
  g_assert_null (read_blob (blob, "does not unpack"));
}

static void
test_blob_without_content_is_refused (void)
{
  g_autoptr (GByteArray) blob = g_byte_array_new ();

  g_assert_null (read_blob (blob, "no content"));
  sg_pbf_append_number (blob, 2, 5);
  g_assert_null (read_blob (blob, "no content"));
}

static void
test_other_codecs_are_named (void)
{
  static const struct
  {
    guint       field;
    const char *name;
  } codecs[] = { { 4, "LZMA" }, { 5, "bzip2" }, { 6, "LZ4" }, { 7, "Zstandard" } };

  for (guint i = 0; i < G_N_ELEMENTS (codecs); i++)
    {
      g_autoptr (GByteArray) blob = g_byte_array_new ();

      sg_pbf_append_number (blob, 2, 100);
      sg_pbf_append_text (blob, codecs[i].field, "packed");
      g_assert_null (read_blob (blob, codecs[i].name));
    }
}

static void
test_unknown_features_are_named (void)
{
  g_autoptr (GByteArray) later = sg_maker_file ("OsmSchema-V0.7");
  g_autoptr (GByteArray) history = sg_maker_file ("HistoricalInformation");

  g_assert_null (read_made (later, "OsmSchema-V0.7"));
  g_assert_null (read_made (history, "history"));
}

static void
test_endless_number_is_refused (void)
{
  g_autoptr (GByteArray) way = g_byte_array_new ();
  const guint8 too_long[] = {
    0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00
  };
  const guint8 too_large[] = { 0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02 };

  g_byte_array_append (way, too_long, sizeof too_long);
  g_assert_null (read_object (3, way, "runs over its end"));

  g_byte_array_set_size (way, 0);
  g_byte_array_append (way, too_large, sizeof too_large);
  g_assert_null (read_object (3, way, "runs over its end"));
}

static void
test_length_over_the_end_is_refused (void)
{
  g_autoptr (GByteArray) way = g_byte_array_new ();
  const guint8 list[] = { 0x12, 0x7f, 0x01 };

  g_byte_array_append (way, list, sizeof list);
  g_assert_null (read_object (3, way, "runs over its end"));
}

static void
test_text_out_of_range_is_refused (void)
{
  g_autoptr (GByteArray) way = g_byte_array_new ();
  g_autoptr (GByteArray) dense = g_byte_array_new ();
  g_autoptr (GByteArray) relation = g_byte_array_new ();

  sg_maker_numbers (way, 2, TEXT_HIGHWAY);
  sg_maker_numbers (way, 3, N_TEXTS);
  g_assert_null (read_object (3, way, "text is used"));

  sg_maker_differences (dense, 1, 4);
  sg_maker_differences (dense, 8, 4);
  sg_maker_differences (dense, 9, 4);
  sg_maker_numbers (dense, 10, G_MAXINT64, TEXT_HIGHWAY, 0);
  g_assert_null (read_object (2, dense, "text is used"));

  sg_maker_numbers (relation, 8, N_TEXTS + 1);
  sg_maker_differences (relation, 9, 1);
  sg_maker_numbers (relation, 10, 0);
  g_assert_null (read_object (4, relation, "text is used"));
}

static void
test_lists_of_different_lengths_are_refused (void)
{
  g_autoptr (GByteArray) way = g_byte_array_new ();
  g_autoptr (GByteArray) few = g_byte_array_new ();
  g_autoptr (GByteArray) many = g_byte_array_new ();
  g_autoptr (GByteArray) relation = g_byte_array_new ();

  sg_maker_numbers (way, 2, TEXT_HIGHWAY, TEXT_TYPE);
  sg_maker_numbers (way, 3, TEXT_RESIDENTIAL);
  g_assert_null (read_object (3, way, "a key and no value"));

  sg_maker_differences (few, 1, 4, 5);
  sg_maker_differences (few, 8, 4);
  sg_maker_differences (few, 9, 4, 5);
  g_assert_null (read_object (2, few, "runs over its end"));

  sg_maker_differences (many, 1, 4);
  sg_maker_differences (many, 8, 4, 5);
  sg_maker_differences (many, 9, 4);
  g_assert_null (read_object (2, many, "differ in length"));

  sg_maker_numbers (relation, 8, TEXT_VIA, TEXT_VIA);
  sg_maker_differences (relation, 9, 1);
  sg_maker_numbers (relation, 10, 0);
  g_assert_null (read_object (4, relation, "members of a relation"));
}

static void
test_unknown_kind_of_member_is_refused (void)
{
  g_autoptr (GByteArray) relation = g_byte_array_new ();

  sg_maker_numbers (relation, 8, TEXT_VIA);
  sg_maker_differences (relation, 9, 1);
  sg_maker_numbers (relation, 10, 3);
  g_assert_null (read_object (4, relation, "members of a relation"));
}

static void
test_senseless_unit_is_refused (void)
{
  const guint64 units[] = { 0, G_MAXUINT64 };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GByteArray) file = sg_maker_file (NULL);
      g_autoptr (GByteArray) block = sg_maker_block ();

      sg_maker_add_nodes (block);
      sg_pbf_append_number (block, 17, units[i]);
      sg_maker_end (file, block);
      g_assert_null (read_made (file, "unit of a block"));
    }
}

static void
test_nodes_outside_the_globe_are_counted (void)
{
  const gint64 lats[] = { 900000001, -900000001, G_MAXINT64, G_MININT64, 1 };
  const gint64 lons[] = { 0, 0, 0, 0, 1800000001 };

  for (guint i = 0; i < G_N_ELEMENTS (lats); i++)
    {
      g_autoptr (GByteArray) dense = g_byte_array_new ();
      g_autoptr (SgOsmStore) store = NULL;

      sg_maker_differences (dense, 1, 4);
      sg_maker_differences (dense, 8, lats[i]);
      sg_maker_differences (dense, 9, lons[i]);
      sg_maker_numbers (dense, 10, TEXT_HIGHWAY, TEXT_RESIDENTIAL, 0);
      store = read_object (2, dense, NULL);

      g_assert_cmpuint (store->counts.bad_coordinates, ==, 1);
      g_assert_cmpuint (store->n_nodes, ==, 0);
      g_assert_cmpuint (store->n_points, ==, 3);
    }
}

static void
test_disorder_is_counted_and_read (void)
{
  g_autoptr (GByteArray) way = g_byte_array_new ();
  g_autoptr (SgOsmStore) store = NULL;

  sg_pbf_append_number (way, 1, 9); /* after way 10 */
  sg_maker_numbers (way, 2, TEXT_HIGHWAY);
  sg_maker_numbers (way, 3, TEXT_RESIDENTIAL);
  sg_maker_differences (way, 8, 3, 1);
  store = read_object (3, way, NULL);

  g_assert_cmpuint (store->counts.out_of_order, ==, 1);
  g_assert_cmpuint (store->n_ways, ==, 2);
  g_assert_cmpint (store->ways[0].id, ==, 9);
  g_assert_cmpint (store->ways[1].id, ==, 10);
}

static void
test_other_files_are_refused (void)
{
  static const struct
  {
    const char *content;
    gsize       length;
    const char *expected;
  } files[] = { { "", 0, "empty" },
                { "id,lat,lon\n", 11, "not OpenStreetMap data" },
                { "\x1f\x8b\x08\x00", 4, "packed file" },
                { "\0\0\0\x0e\x0a\x09OSMHeadex\x18\x00\x00", 19, "not OpenStreetMap data" } };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GByteArray) file = g_byte_array_new ();

      g_byte_array_append (file, (const guint8 *) files[i].content, (guint) files[i].length);
      g_assert_null (read_made (file, files[i].expected));
    }
}

static void
test_map_without_content_is_refused (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GByteArray) file = sg_maker_file (NULL);
  g_autoptr (GError) error = NULL;

  path = sg_maker_save (file, "nothing.osm.pbf");
  g_assert_null (sg_osm_store_read ((const char *[]){ path, NULL }, NULL, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
}

static void
test_absent_file_is_not_found (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sg_osm_store_read ((const char *[]){ "/nowhere/a.osm.pbf", NULL }, NULL, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_NOT_FOUND);
}

static void
test_folder_is_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sg_osm_store_read ((const char *[]){ "/", NULL }, NULL, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, test) g_test_add_func ("/pbf-reader/" name, test)
  ADD ("raw-blobs-are-read", test_raw_blobs_are_read);
  ADD ("plain-nodes-are-read", test_plain_nodes_are_read);
  ADD ("units-and-offsets-apply", test_units_and_offsets_apply);
  ADD ("locations-on-ways-are-skipped", test_locations_on_ways_are_skipped);
  ADD ("unknown-blocks-and-fields-are-skipped", test_unknown_blocks_and_fields_are_skipped);
  ADD ("truncated-file-is-refused", test_truncated_file_is_refused);
  ADD ("error-names-the-byte", test_error_names_the_byte);
  ADD ("long-blob-header-is-refused", test_long_blob_header_is_refused);
  ADD ("long-blob-is-refused", test_long_blob_is_refused);
  ADD ("wrong-length-of-content-is-refused", test_wrong_length_of_content_is_refused);
  ADD ("bomb-is-refused", test_bomb_is_refused);
  ADD ("damaged-packing-is-refused", test_damaged_packing_is_refused);
  ADD ("blob-without-content-is-refused", test_blob_without_content_is_refused);
  ADD ("other-codecs-are-named", test_other_codecs_are_named);
  ADD ("unknown-features-are-named", test_unknown_features_are_named);
  ADD ("endless-number-is-refused", test_endless_number_is_refused);
  ADD ("length-over-the-end-is-refused", test_length_over_the_end_is_refused);
  ADD ("text-out-of-range-is-refused", test_text_out_of_range_is_refused);
  ADD ("lists-of-different-lengths-are-refused", test_lists_of_different_lengths_are_refused);
  ADD ("unknown-kind-of-member-is-refused", test_unknown_kind_of_member_is_refused);
  ADD ("senseless-unit-is-refused", test_senseless_unit_is_refused);
  ADD ("nodes-outside-the-globe-are-counted", test_nodes_outside_the_globe_are_counted);
  ADD ("disorder-is-counted-and-read", test_disorder_is_counted_and_read);
  ADD ("other-files-are-refused", test_other_files_are_refused);
  ADD ("map-without-content-is-refused", test_map_without_content_is_refused);
  ADD ("absent-file-is-not-found", test_absent_file_is_not_found);
  ADD ("folder-is-refused", test_folder_is_refused);
#undef ADD

  return g_test_run ();
}
