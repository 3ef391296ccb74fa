/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include <glib/gstdio.h>

#include "common/sg-error.h"
#include "region/roads/sg-roads-file.h"

typedef struct
{
  const void *bytes;
  guint64     n_bytes;
} Block;

/* zlib counts in unsigned int. */
#define CRC_CHUNK (1u << 30)

/**
 * sg_roads_crc:
 *
 * Returns: the CRC-32 of any number of bytes
 */
guint32
sg_roads_crc (const void *bytes, guint64 n_bytes)
{
  const guint8 *at = bytes;
  uLong         crc = crc32 (0, NULL, 0);

  while (n_bytes > 0)
    {
      guint chunk = (guint) MIN (n_bytes, CRC_CHUNK);

      crc = crc32 (crc, at, chunk);
      at += chunk;
      n_bytes -= chunk;
    }

  return (guint32) crc;
}

guint32
sg_roads_header_crc (const SgRoadsHeader *header)
{
  SgRoadsHeader copy = *header;

  copy.crc = 0;
  return sg_roads_crc (&copy, sizeof copy);
}

static void
list_blocks (const SgRoads *roads, Block *blocks)
{
  gsize text = roads->name_starts[roads->n_names];

  blocks[SG_ROADS_JUNCTIONS] = (Block){ roads->junctions, roads->n_junctions * sizeof (SgPoint) };
  blocks[SG_ROADS_FIRST_ARM] =
    (Block){ roads->first_arm, ((guint64) roads->n_junctions + 1) * sizeof (guint32) };
  blocks[SG_ROADS_ARMS] = (Block){ roads->arms, roads->n_arms * sizeof (SgRoadArm) };
  blocks[SG_ROADS_SEGMENTS] =
    (Block){ roads->segments, roads->n_segments * sizeof (SgRoadSegment) };
  blocks[SG_ROADS_SHAPES] = (Block){ roads->shapes, roads->n_shape_bytes };
  blocks[SG_ROADS_TURNS] = (Block){ roads->turns, roads->n_turns * sizeof (SgRoadTurn) };
  blocks[SG_ROADS_TWINS] = (Block){ roads->twins, roads->n_twins * sizeof (SgRoadTwin) };
  blocks[SG_ROADS_NAME_STARTS] =
    (Block){ roads->name_starts, ((guint64) roads->n_names + 1) * sizeof (guint32) };
  blocks[SG_ROADS_NAME_TEXT] = (Block){ roads->name_text, text };

  for (guint i = 0; i < SG_N_ROAD_GRIDS; i++)
    {
      const SgRoadGrid *grid = &roads->grids[i];
      Block            *three = &blocks[SG_ROADS_GRIDS + 3 * i];

      three[0] = (Block){ grid->pages, (guint64) grid->columns * grid->rows * sizeof (guint32) };
      three[1] = (Block){ grid->first,
                          ((guint64) grid->n_pages * SG_ROAD_PAGE_CELLS + 1) * sizeof (guint32) };
      three[2] = (Block){ grid->segments, grid->n_entries * sizeof (guint32) };
    }
}

static guint64
align (guint64 offset)
{
  return (offset + SG_ROADS_ALIGN - 1) / SG_ROADS_ALIGN * SG_ROADS_ALIGN;
}

static SgRoadsHeader
make_header (const SgRoads *roads, const Block *blocks)
{
  SgRoadsHeader header = { .version = SG_ROADS_VERSION,
                           .n_edges = roads->n_edges,
                           .osm_timestamp = roads->osm_timestamp,
                           .box = roads->box,
                           .drives_right = roads->drives_right ? 1 : 0,
                           .n_sections = SG_N_ROADS_SECTIONS };
  guint64       offset = align (sizeof header);

  memcpy (header.magic, SG_ROADS_MAGIC, sizeof header.magic);

  for (guint i = 0; i < SG_N_ROAD_GRIDS; i++)
    header.grids[i] = (SgRoadsFileGrid){ roads->grids[i].cell,
                                         roads->grids[i].origin,
                                         roads->grids[i].columns,
                                         roads->grids[i].rows };

  for (guint i = 0; i < SG_N_ROADS_SECTIONS; i++)
    {
      header.sections[i] = (SgRoadsSection){ offset,
                                             blocks[i].n_bytes,
                                             sg_roads_crc (blocks[i].bytes, blocks[i].n_bytes),
                                             0 };
      offset = align (offset + blocks[i].n_bytes);
    }

  header.n_bytes = offset;
  header.crc = sg_roads_header_crc (&header);
  return header;
}

/* Writes a block and zeros up to where the next one begins. */
static gboolean
write_block (FILE *file, const void *bytes, guint64 n_bytes)
{
  static const guint8 zeros[SG_ROADS_ALIGN];
  gsize               padding = (gsize) (align (n_bytes) - n_bytes);

  return (n_bytes == 0 || fwrite (bytes, (gsize) n_bytes, 1, file) == 1) &&
         (padding == 0 || fwrite (zeros, padding, 1, file) == 1);
}

static gboolean
write_all (FILE *file, const SgRoads *roads)
{
  Block         blocks[SG_N_ROADS_SECTIONS];
  SgRoadsHeader header;

  list_blocks (roads, blocks);
  header = make_header (roads, blocks);
  if (!write_block (file, &header, sizeof header))
    return FALSE;

  for (guint i = 0; i < SG_N_ROADS_SECTIONS; i++)
    if (!write_block (file, blocks[i].bytes, blocks[i].n_bytes))
      return FALSE;

  return TRUE;
}

/**
 * sg_roads_write:
 * @roads: what sg_roads_open() shall give back
 */
gboolean
sg_roads_write (const SgRoads *roads, const char *path, GError **error)
{
  FILE    *file = g_fopen (path, "wb");
  gboolean written = file != NULL && write_all (file, roads);
  int      saved = errno;

  /* What is still buffered is written now, and may not fit either. */
  if (file != NULL && fclose (file) != 0 && written)
    {
      saved = errno;
      written = FALSE;
    }

  if (!written)
    g_set_error (error,
                 SG_ERROR,
                 SG_ERROR_STORAGE,
                 "the road graph cannot be written to “%s”: %s",
                 path,
                 g_strerror (saved));

  return written;
}
