/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which segments cross which cells. A straight piece between two points is followed row by row of
 * cells, so that a long diagonal lies in the cells it touches and not in all of its box. */

#include <math.h>

#include "common/sg-error.h"
#include "region/roads/sg-road-grid.h"
#include "region/roads/sg-road-shape.h"
#include "region/roads/sg-roads-file.h"

/* A page takes 4 kB however few roads it has: enough for the land of Indonesia three times, and no
 * handful of stray coordinates fills the memory. */
#define PAGES_MAX 131072u

/* Entries that all long ferries together may take, and each segment on top. */
#define ENTRIES_FREE        (1u << 25)
#define ENTRIES_PER_SEGMENT 8

/* A road that winds along the border of two cells comes back to what it was in just before. */
#define LOOK_BACK 16

typedef struct
{
  guint32 cell; /* page index × 1024 + place in the page */
  guint32 segment;
} Entry;

typedef struct
{
  SgRoadGrid *grid;
  guint32    *pages;
  GArray     *entries;         /* Entry, by ascending segment */
  guint       segment_entries; /* where those of the current segment begin */
  guint32     segment;
} Filler;

static gboolean
belongs (SgRoadClass road_class, SgRoadClass last)
{
  if (road_class >= SG_ROAD_MOTORWAY_LINK && road_class <= SG_ROAD_TERTIARY_LINK)
    return road_class - SG_ROAD_MOTORWAY_LINK <= last;

  return road_class <= last;
}

static void
add_cell (Filler *self, guint32 row, guint32 column)
{
  SgRoadGrid *grid = self->grid;
  gsize place = (gsize) (row / SG_ROAD_PAGE_SIDE) * grid->columns + column / SG_ROAD_PAGE_SIDE;
  Entry entry = { 0, self->segment };
  guint begin;

  if (self->pages[place] == 0)
    self->pages[place] = ++grid->n_pages;

  entry.cell = (self->pages[place] - 1) * SG_ROAD_PAGE_CELLS +
               row % SG_ROAD_PAGE_SIDE * SG_ROAD_PAGE_SIDE + column % SG_ROAD_PAGE_SIDE;

  begin = MAX (self->segment_entries, self->entries->len - MIN (self->entries->len, LOOK_BACK));
  for (guint i = begin; i < self->entries->len; i++)
    if (g_array_index (self->entries, Entry, i).cell == entry.cell)
      return;

  g_array_append_val (self->entries, entry);
}

/* Where the straight line from @a to @b, which are not at one latitude, is at one between them. */
static double
cross (SgPoint a, SgPoint b, double lat)
{
  double share = (lat - a.lat) / ((double) b.lat - a.lat);

  return a.lon + CLAMP (share, 0, 1) * ((double) b.lon - a.lon);
}

static guint32
cell_of (const SgRoadGrid *grid, gint64 offset, guint32 pages)
{
  return (guint32) CLAMP (offset / grid->cell, 0, (gint64) pages * SG_ROAD_PAGE_SIDE - 1);
}

static void
add_line (Filler *self, SgPoint a, SgPoint b)
{
  const SgRoadGrid *grid = self->grid;
  SgPoint           south = a.lat <= b.lat ? a : b;
  SgPoint           north = a.lat <= b.lat ? b : a;
  guint32           last_row = cell_of (grid, (gint64) north.lat - grid->origin.lat, grid->rows);

  for (guint32 row = cell_of (grid, (gint64) south.lat - grid->origin.lat, grid->rows);
       row <= last_row;
       row++)
    {
      gint64  low = grid->origin.lat + (gint64) row * grid->cell;
      double  lons[2] = { south.lon, north.lon };
      gint64  west;
      gint64  east;
      guint32 last;

      /* One that runs due east crosses no row; all of it is in this one. */
      if (south.lat < north.lat)
        {
          lons[0] = cross (south, north, (double) MAX (low, south.lat));
          lons[1] = cross (south, north, (double) MIN (low + grid->cell, north.lat));
        }
      west = (gint64) floor (MIN (lons[0], lons[1])) - grid->origin.lon;
      east = (gint64) ceil (MAX (lons[0], lons[1])) - grid->origin.lon;
      last = cell_of (grid, east, grid->columns);

      for (guint32 column = cell_of (grid, west, grid->columns); column <= last; column++)
        add_cell (self, row, column);
    }
}

static void
add_segment (Filler *self, const SgRoads *roads, guint32 number)
{
  const SgRoadSegment *segment = &roads->segments[number];
  const guint8        *at = roads->shapes + segment->shape;
  SgPoint              here = roads->junctions[segment->from];
  guint32              header;

  at = sg_shape_get (at, &header);
  if (header & SG_SHAPE_TWIN)
    return;

  self->segment = number;
  self->segment_entries = self->entries->len;
  for (guint32 n = header >> SG_SHAPE_FLAG_BITS; n > 0; n--)
    {
      SgPoint next = here;

      at = sg_shape_next (at, &next);
      add_line (self, here, next);
      here = next;
    }
  add_line (self, here, roads->junctions[segment->to]);
}

/* Sorts the entries into their cells; they keep their order, so that segments ascend in each. */
static void
sort_entries (SgRoadGridArrays *arrays, const GArray *entries)
{
  gsize    n_cells = (gsize) arrays->grid.n_pages * SG_ROAD_PAGE_CELLS;
  guint32 *first = g_new0 (guint32, n_cells + 2);

  arrays->segments = g_new (guint32, MAX (entries->len, 1));

  /* One further on than it will be: filling a cell moves its beginning to its end. */
  for (guint i = 0; i < entries->len; i++)
    first[g_array_index (entries, Entry, i).cell + 2]++;
  for (gsize i = 2; i < n_cells + 2; i++)
    first[i] += first[i - 1];
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      arrays->segments[first[entry->cell + 1]++] = entry->segment;
    }

  arrays->first = first;
}

static gboolean
fill (SgRoadGridArrays *arrays, const SgRoads *roads, SgRoadClass last, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  Filler  filler = { &arrays->grid, arrays->pages, entries, 0, 0 };
  guint64 most = ENTRIES_FREE + (guint64) roads->n_segments * ENTRIES_PER_SEGMENT;

  for (guint32 i = 0; i < roads->n_segments; i++)
    {
      if (belongs (sg_segment_class (&roads->segments[i]), last))
        add_segment (&filler, roads, i);

      if (arrays->grid.n_pages > PAGES_MAX || entries->len > most)
        {
          g_set_error_literal (error,
                               SG_ERROR,
                               SG_ERROR_INVALID,
                               "the roads of the file lie too far apart for one region: look for "
                               "wrong coordinates, or import a smaller area");
          return FALSE;
        }
    }

  arrays->grid.n_entries = entries->len;
  sort_entries (arrays, entries);
  return TRUE;
}

static guint32
count_pages (gint64 low, gint64 high, gint32 cell)
{
  return high < low ? 0 : (guint32) ((high - low) / cell / SG_ROAD_PAGE_SIDE + 1);
}

/**
 * sg_road_grid_build:
 * @roads: with a box that holds every point, and arrays that need no checking
 * @arrays: (out): to be cleared, also when this fails
 */
gboolean
sg_road_grid_build (const SgRoads    *roads,
                    SgRoadGridLevel   level,
                    SgRoadGridArrays *arrays,
                    GError          **error)
{
  gint32      cell = sg_road_grid_cell (level);
  SgRoadGrid *grid = &arrays->grid;

  *arrays =
    (SgRoadGridArrays){ .grid = { .cell = cell, .origin = { roads->box.south, roads->box.west } } };
  grid->columns = count_pages (roads->box.west, roads->box.east, cell);
  grid->rows = count_pages (roads->box.south, roads->box.north, cell);
  arrays->pages = g_new0 (guint32, (gsize) grid->columns * grid->rows + 1);

  if (!fill (arrays, roads, sg_road_grid_last_class (level), error))
    return FALSE;

  grid->pages = arrays->pages;
  grid->first = arrays->first;
  grid->segments = arrays->segments;
  return TRUE;
}

void
sg_road_grid_arrays_clear (SgRoadGridArrays *self)
{
  g_clear_pointer (&self->pages, g_free);
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->segments, g_free);
}
