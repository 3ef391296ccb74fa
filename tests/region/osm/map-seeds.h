/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-osm-writer.h"
#include "region/osm/sg-pbf-bytes.h"
#include "region/osm/sg-pbf-file.h"

/* Small valid maps with something of everything, to be damaged. */

static const char sg_seed_xml[] =
  "<?xml version='1.0' encoding='UTF-8'?>\n"
  "<osm version='0.6'><meta osm_base='2024-05-01T00:00:00Z'/>\n"
  "<node id='1' lat='-6.2' lon='106.8' timestamp='2020-01-01T00:00:00Z'/>\n"
  "<node id='2' lat='-6.21' lon='106.81'><tag k='amenity' v='hospital'/></node>\n"
  "<node id='3' lat='-6.22' lon='106.8'/>\n"
  "<way id='10'><nd ref='1'/><nd ref='2'/><nd ref='3'/><nd ref='1'/>\n"
  "<tag k='landuse' v='residential'/><tag k='name' v='A &amp; B'/></way>\n"
  "<relation id='20'><member type='way' ref='10' role='outer'/>\n"
  "<member type='node' ref='2' role='label'/><tag k='type' v='boundary'/>\n"
  "<tag k='boundary' v='administrative'/></relation>\n"
  "</osm>\n";

static inline void
sg_seed_add_objects (SgOsmWriter *writer)
{
  static const char *const hospital[] = { "amenity", "hospital", "name", "RSUD Koja", NULL };
  static const char *const road[] = { "highway", "primary", "oneway", "yes", NULL };
  static const char *const border[] = { "type", "boundary", "boundary", "administrative", NULL };
  static const char *const turn[] = { "type", "restriction", "restriction", "no_u_turn", NULL };
  const SgOsmWriterMember  members[] = { { SG_OSM_WAY, 1, "outer" },
                                         { SG_OSM_WAY, 2, "outer" },
                                         { SG_OSM_WAY, 3, "" },
                                         { SG_OSM_NODE, 9, "label" },
                                         { SG_OSM_RELATION, 2, "" } };

  for (gint64 id = 1; id <= 12; id++)
    {
      SgPoint point = { -62000000 + (gint32) (id % 4) * 10007,
                        1068000000 + (gint32) (id / 4) * 10009 };

      sg_osm_writer_add_node (writer, id, point, id % 3 == 0 ? hospital : NULL);
    }

  sg_osm_writer_add_way (writer, 1, (const gint64[]){ 1, 2, 3 }, 3, NULL);
  sg_osm_writer_add_way (writer, 2, (const gint64[]){ 3, 7, 5, 1 }, 4, road);
  sg_osm_writer_add_way (writer, 3, (const gint64[]){ 8, 9, 10, 8 }, 4, road);
  sg_osm_writer_add_relation (writer, 1, members, G_N_ELEMENTS (members), border);
  sg_osm_writer_add_relation (writer, 2, members, 2, turn);
}

static inline void
sg_seed_write_pbf (const char *path)
{
  g_autoptr (SgOsmWriter) writer = sg_osm_writer_new (path);
  g_autoptr (GError) error = NULL;

  sg_osm_writer_set_timestamp (writer, 1700000000);
  sg_seed_add_objects (writer);
  sg_osm_writer_close (writer, &error);
  g_assert_no_error (error);
}

/* The file with its blocks unpacked: damage gets past zlib's checksum there. */
static inline GByteArray *
sg_seed_unpack (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgPbfFile) file = sg_pbf_file_open (path, &error);
  GByteArray *unpacked = g_byte_array_new ();
  goffset     at = 0;

  g_assert_no_error (error);
  while (at < sg_pbf_file_get_length (file))
    {
      g_autoptr (GByteArray) content = g_byte_array_new ();
      g_autoptr (GByteArray) blob = g_byte_array_new ();
      SgPbfBlob found;
      SgPbfSpan span;

      g_assert_true (sg_pbf_file_next_blob (file, &at, &found, NULL));
      g_assert_true (sg_pbf_file_unpack (file, &found, &span, NULL));
      g_byte_array_append (content, span.at, (guint) sg_pbf_span_length (&span));
      sg_pbf_append_inner (blob, 1, content);
      sg_pbf_append_fileblock (unpacked,
                               found.type == SG_PBF_BLOB_HEADER ? "OSMHeader" : "OSMData",
                               blob);
    }

  return unpacked;
}
