/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-pbf-bytes.h"
#include "tests/sg-test.h"

/* Makes the parts of a `.osm.pbf` one by one, so that a test can make each of them wrong. */

static inline GByteArray *
sg_maker_list (const gint64 *numbers, guint n, gboolean as_differences)
{
  GByteArray *list = g_byte_array_new ();
  gint64      last = 0;

  for (guint i = 0; i < n; i++)
    if (as_differences)
      {
        sg_pbf_append_signed (list, (gint64) ((guint64) numbers[i] - (guint64) last));
        last = numbers[i];
      }
    else
      sg_pbf_append_varint (list, (guint64) numbers[i]);

  return list;
}

/* Appends a field that holds a list: of differences, as ids and coordinates are, … */
#define sg_maker_differences(message, field, ...)                                                  \
  sg_maker_append_list (message,                                                                   \
                        field,                                                                     \
                        (const gint64[]){ __VA_ARGS__ },                                           \
                        sizeof ((const gint64[]){ __VA_ARGS__ }) / sizeof (gint64),                \
                        TRUE)

/* … or of the numbers themselves, as indices of texts are. */
#define sg_maker_numbers(message, field, ...)                                                      \
  sg_maker_append_list (message,                                                                   \
                        field,                                                                     \
                        (const gint64[]){ __VA_ARGS__ },                                           \
                        sizeof ((const gint64[]){ __VA_ARGS__ }) / sizeof (gint64),                \
                        FALSE)

static inline void
sg_maker_append_list (GByteArray   *message,
                      guint         field,
                      const gint64 *numbers,
                      guint         n,
                      gboolean      as_differences)
{
  g_autoptr (GByteArray) list = sg_maker_list (numbers, n, as_differences);

  sg_pbf_append_inner (message, field, list);
}

static inline GByteArray *
sg_maker_raw_blob (const GByteArray *content)
{
  GByteArray *blob = g_byte_array_new ();

  sg_pbf_append_inner (blob, 1, content);

  return blob;
}

/* A file with a header that requires @feature besides the usual ones. */
static inline GByteArray *
sg_maker_file (const char *feature)
{
  g_autoptr (GByteArray) header = g_byte_array_new ();
  g_autoptr (GByteArray) blob = NULL;
  GByteArray *file = g_byte_array_new ();

  sg_pbf_append_text (header, 4, "OsmSchema-V0.6");
  sg_pbf_append_text (header, 4, "DenseNodes");
  if (feature != NULL)
    sg_pbf_append_text (header, 4, feature);
  sg_pbf_append_text (header, 5, "LocationsOnWays");
  blob = sg_maker_raw_blob (header);
  sg_pbf_append_fileblock (file, "OSMHeader", blob);

  return file;
}

/* The texts of every block made here, by index. */
enum
{
  TEXT_NONE,
  TEXT_HIGHWAY,
  TEXT_RESIDENTIAL,
  TEXT_TYPE,
  TEXT_RESTRICTION,
  TEXT_VIA,
  N_TEXTS
};

static inline GByteArray *
sg_maker_block (void)
{
  static const char *const texts[N_TEXTS] = { "",     "highway",     "residential",
                                              "type", "restriction", "via" };
  g_autoptr (GByteArray) table = g_byte_array_new ();
  GByteArray *block = g_byte_array_new ();

  for (guint i = 0; i < N_TEXTS; i++)
    sg_pbf_append_text (table, 1, texts[i]);
  sg_pbf_append_inner (block, 1, table);

  return block;
}

/* Puts an object into a group of its own. @kind: 1 node, 2 dense nodes, 3 way, 4 relation. */
static inline void
sg_maker_add (GByteArray *block, guint kind, const GByteArray *object)
{
  g_autoptr (GByteArray) group = g_byte_array_new ();

  sg_pbf_append_inner (group, kind, object);
  sg_pbf_append_inner (block, 2, group);
}

/* Nodes 1, 2 and 3 in Jakarta. */
static inline void
sg_maker_add_nodes (GByteArray *block)
{
  g_autoptr (GByteArray) dense = g_byte_array_new ();

  sg_maker_differences (dense, 1, 1, 2, 3);
  sg_maker_differences (dense, 8, -62000000, -62010000, -62020000);
  sg_maker_differences (dense, 9, 1068000000, 1068000000, 1068010000);
  sg_maker_add (block, 2, dense);
}

/* A residential road over the three nodes. */
static inline void
sg_maker_add_road (GByteArray *block)
{
  g_autoptr (GByteArray) way = g_byte_array_new ();

  sg_pbf_append_number (way, 1, 10);
  sg_maker_numbers (way, 2, TEXT_HIGHWAY);
  sg_maker_numbers (way, 3, TEXT_RESIDENTIAL);
  sg_maker_differences (way, 8, 1, 2, 3);
  sg_maker_add (block, 3, way);
}

static inline void
sg_maker_end (GByteArray *file, const GByteArray *block)
{
  g_autoptr (GByteArray) blob = sg_maker_raw_blob (block);

  sg_pbf_append_fileblock (file, "OSMData", blob);
}

static inline char *
sg_maker_save (const GByteArray *file, const char *name)
{
  char *path = sg_test_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, (const char *) file->data, file->len, &error);
  g_assert_no_error (error);

  return path;
}
