/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-roads.h"

G_BEGIN_DECLS

/* The file of a road graph: this header, then its sections, each at a multiple of 64 bytes so that
 * no array straddles a cache line needlessly. All numbers are little-endian. The arrays are those
 * of SgRoads as they stand in memory; docs/region/roads.md describes the bytes. */

#if G_BYTE_ORDER != G_LITTLE_ENDIAN
#error "roads.srg is mapped as it stands: a big-endian machine needs a reader that swaps"
#endif

#define SG_ROADS_MAGIC   "SiagaRds"
#define SG_ROADS_VERSION 1
#define SG_ROADS_ALIGN   64

typedef enum
{
  SG_ROADS_JUNCTIONS,
  SG_ROADS_FIRST_ARM,
  SG_ROADS_ARMS,
  SG_ROADS_SEGMENTS,
  SG_ROADS_SHAPES,
  SG_ROADS_TURNS,
  SG_ROADS_TWINS,
  SG_ROADS_NAME_STARTS,
  SG_ROADS_NAME_TEXT,
  SG_ROADS_GRIDS, /* of each grid: pages, first, segments */
  SG_N_ROADS_SECTIONS = SG_ROADS_GRIDS + 3 * SG_N_ROAD_GRIDS
} SgRoadsSectionKind;

typedef struct
{
  guint64 offset;
  guint64 n_bytes;
  guint32 crc; /* CRC-32 of the bytes */
  guint32 unused;
} SgRoadsSection;

typedef struct
{
  gint32  cell;
  SgPoint origin;
  guint32 columns;
  guint32 rows;
} SgRoadsFileGrid;

typedef struct
{
  char            magic[8];
  guint32         version;
  guint32         crc; /* CRC-32 of this header with this field zero */
  guint64         n_bytes;
  guint64         n_edges;
  gint64          osm_timestamp;
  SgBox           box;
  guint32         drives_right;
  guint32         n_sections;
  SgRoadsFileGrid grids[SG_N_ROAD_GRIDS];
  SgRoadsSection  sections[SG_N_ROADS_SECTIONS];
} SgRoadsHeader;

/* Cells of a page, each way and together. */
#define SG_ROAD_PAGE_SIDE  32
#define SG_ROAD_PAGE_CELLS (SG_ROAD_PAGE_SIDE * SG_ROAD_PAGE_SIDE)

guint32     sg_roads_crc (const void *bytes, guint64 n_bytes);
guint32     sg_roads_header_crc (const SgRoadsHeader *header);
gboolean    sg_roads_write (const SgRoads *roads, const char *path, GError **error);
const char *sg_roads_validate (const SgRoads *roads, guint64 n_text);

G_END_DECLS
