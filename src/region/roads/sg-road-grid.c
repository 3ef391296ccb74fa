/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking into the grids. */

#include "region/roads/sg-road-grid.h"

#include "region/roads/sg-road-sort.h"
#include "region/roads/sg-roads-file.h"

static const struct
{
  gint32      cell;
  SgRoadClass last;
} levels[SG_N_ROAD_GRIDS] = {
  [SG_ROAD_GRID_ALL] = { 20000, SG_N_ROAD_CLASSES - 1 },
  [SG_ROAD_GRID_TERTIARY] = { 100000, SG_ROAD_TERTIARY },
  [SG_ROAD_GRID_SECONDARY] = { 500000, SG_ROAD_SECONDARY },
  [SG_ROAD_GRID_TRUNK] = { 2000000, SG_ROAD_TRUNK },
};

/**
 * sg_road_grid_last_class:
 *
 * Returns: the least important class of a grid; it also holds the links of its classes, of which
 *   SG_ROAD_MOTORWAY_LINK belongs to SG_ROAD_MOTORWAY and so on
 */
SgRoadClass
sg_road_grid_last_class (SgRoadGridLevel level)
{
  return levels[level].last;
}

gint32
sg_road_grid_cell (SgRoadGridLevel level)
{
  return levels[level].cell;
}

/* The range of cells in one direction, or an empty one. */
static gboolean
find_range (const SgRoadGrid *grid, gint64 low, gint64 high, gint64 cells, guint32 range[2])
{
  if (high < 0 || low >= cells * grid->cell || cells == 0)
    return FALSE;

  range[0] = (guint32) (MAX (low, 0) / grid->cell);
  range[1] = (guint32) MIN (high / grid->cell, cells - 1);
  return TRUE;
}

static void
append_page_row (const SgRoadGrid *grid,
                 guint32           page,
                 guint32           row,
                 const guint32     columns[2],
                 GArray           *segments)
{
  gsize   cell = (gsize) (page - 1) * SG_ROAD_PAGE_CELLS + (gsize) row * SG_ROAD_PAGE_SIDE;
  guint32 first = grid->first[cell + columns[0]];
  guint32 end = grid->first[cell + columns[1] + 1];

  g_array_append_vals (segments, grid->segments + first, end - first);
}

/* The cells of one page that lie in the ranges of cells. */
static void
append_page (const SgRoadGrid *grid,
             guint32           page_row,
             guint32           page_column,
             const guint32     rows[2],
             const guint32     columns[2],
             GArray           *segments)
{
  guint32 page = grid->pages[(gsize) page_row * grid->columns + page_column];
  guint32 south = page_row * SG_ROAD_PAGE_SIDE;
  guint32 west = page_column * SG_ROAD_PAGE_SIDE;
  guint32 last_row = MIN (rows[1], south + SG_ROAD_PAGE_SIDE - 1);
  guint32 inside[2] = { MAX (columns[0], west) - west,
                        MIN (columns[1], west + SG_ROAD_PAGE_SIDE - 1) - west };

  if (page == 0)
    return;

  for (guint32 row = MAX (rows[0], south); row <= last_row; row++)
    append_page_row (grid, page, row - south, inside, segments);
}

/* Sorts what was appended since @before and drops what is there twice. */
static void
tidy (GArray *segments, guint before)
{
  guint32 *numbers = (guint32 *) (void *) segments->data + before;
  guint    n = segments->len - before;
  guint    kept = 0;

  sg_road_sort_numbers (numbers, n);
  for (guint i = 0; i < n; i++)
    if (i == 0 || numbers[i] != numbers[i - 1])
      numbers[kept++] = numbers[i];

  g_array_set_size (segments, before + kept);
}

void
sg_roads_find_in_box (const SgRoads  *self,
                      SgRoadGridLevel level,
                      const SgBox    *box,
                      GArray         *segments)
{
  const SgRoadGrid *grid = &self->grids[level];
  guint             before = segments->len;
  guint32           rows[2];
  guint32           columns[2];

  if (sg_box_is_empty (box) ||
      !find_range (grid,
                   (gint64) box->south - grid->origin.lat,
                   (gint64) box->north - grid->origin.lat,
                   (gint64) grid->rows * SG_ROAD_PAGE_SIDE,
                   rows) ||
      !find_range (grid,
                   (gint64) box->west - grid->origin.lon,
                   (gint64) box->east - grid->origin.lon,
                   (gint64) grid->columns * SG_ROAD_PAGE_SIDE,
                   columns))
    return;

  for (guint32 y = rows[0] / SG_ROAD_PAGE_SIDE; y <= rows[1] / SG_ROAD_PAGE_SIDE; y++)
    for (guint32 x = columns[0] / SG_ROAD_PAGE_SIDE; x <= columns[1] / SG_ROAD_PAGE_SIDE; x++)
      append_page (grid, y, x, rows, columns, segments);

  tidy (segments, before);
}
