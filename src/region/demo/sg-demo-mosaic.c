/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/demo/sg-demo-mosaic.h"

#define SMOOTHING_PASSES 9

/* Spots that move an outline by less are left out. */
#define SIMPLE_METRES 1.5

/* How far outlines are pulled aside, and how wide the hills of that are, both in squares. */
#define WARP_SHARE   0.65
#define WARP_SQUARES 2.3

static void
arc_free (SgMosaicArc *arc)
{
  g_array_unref (arc->line);
  g_free (arc);
}

/* All squares are outside at first. */
SgMosaic *
sg_mosaic_new (double half_width, double half_height, double square_metres)
{
  SgMosaic *self = g_new0 (SgMosaic, 1);

  self->square_metres = square_metres;
  self->columns = 2 * (int) ceil (half_width / square_metres);
  self->rows = 2 * (int) ceil (half_height / square_metres);
  self->areas = g_new (int, self->columns * self->rows);
  self->arcs = g_ptr_array_new_with_free_func ((GDestroyNotify) arc_free);
  self->ways = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (int i = 0; i < self->columns * self->rows; i++)
    self->areas[i] = SG_MOSAIC_OUTSIDE;

  return self;
}

void
sg_mosaic_free (SgMosaic *self)
{
  g_ptr_array_unref (self->arcs);
  g_array_unref (self->ways);
  g_free (self->areas);
  g_free (self);
}

SgSpot
sg_mosaic_middle (const SgMosaic *self, int square)
{
  return (SgSpot){ (square % self->columns + 0.5 - self->columns / 2.0) * self->square_metres,
                   (square / self->columns + 0.5 - self->rows / 2.0) * self->square_metres };
}

/* The square that a spot lies in, or −1. */
int
sg_mosaic_square (const SgMosaic *self, SgSpot spot)
{
  int column = (int) floor (spot.x / self->square_metres + self->columns / 2.0);
  int row = (int) floor (spot.y / self->square_metres + self->rows / 2.0);

  if (column < 0 || column >= self->columns || row < 0 || row >= self->rows)
    return -1;

  return row * self->columns + column;
}

/* The crossings of the board: (columns + 1) × (rows + 1). From each, an edge goes east, north, west
 * and south; between the squares to its left and right. */

static int
area_beside (const SgMosaic *self, int crossing, guint way, gboolean left)
{
  static const int left_x[] = { 0, -1, -1, 0 };
  static const int left_y[] = { 0, 0, -1, -1 };
  guint            side = left ? way : (way + 3) % 4;
  int              column = crossing % (self->columns + 1) + left_x[side];
  int              row = crossing / (self->columns + 1) + left_y[side];

  if (column < 0 || row < 0 || column >= self->columns || row >= self->rows)
    return SG_MOSAIC_OUTSIDE;

  return self->areas[row * self->columns + column];
}

static gboolean
is_border (const SgMosaic *self, int crossing, guint way)
{
  return area_beside (self, crossing, way, TRUE) != area_beside (self, crossing, way, FALSE);
}

static gboolean
is_knot (const SgMosaic *self, int crossing)
{
  guint n = 0;

  for (guint way = 0; way < 4; way++)
    n += is_border (self, crossing, way);

  return n > 2;
}

static int
step_along (const SgMosaic *self, int crossing, guint way)
{
  int steps[] = { 1, self->columns + 1, -1, -self->columns - 1 };

  return crossing + steps[way];
}

static SgSpot
crossing_spot (const SgMosaic *self, int crossing)
{
  return (SgSpot){ (crossing % (self->columns + 1) - self->columns / 2.0) * self->square_metres,
                   (crossing / (self->columns + 1) - self->rows / 2.0) * self->square_metres };
}

/* Its ends stay where they are, for other arcs meet there. */
static void
smooth (SgLine *line)
{
  for (guint pass = 0; pass < SMOOTHING_PASSES; pass++)
    {
      SgSpot before = sg_line_get (line, 0);

      for (guint i = 1; i + 1 < line->len; i++)
        {
          SgSpot at = sg_line_get (line, i);
          SgSpot middle = sg_spot_between (before, sg_line_get (line, i + 1), 0.5);

          before = at;
          g_array_index (line, SgSpot, i) = sg_spot_between (at, middle, 0.5);
        }
    }
}

/* Moves every spot as the ground beneath it moves, ends too: straight runs along the board would
 * give it away, and arcs that met still meet. */
static void
warp (SgLine *line, double square_metres)
{
  double hill = WARP_SQUARES * square_metres;

  for (guint i = 0; i < line->len; i++)
    {
      SgSpot *spot = &g_array_index (line, SgSpot, i);
      SgSpot  at = *spot;

      spot->x += WARP_SHARE * square_metres * sg_demo_noise (1, at.x / hill, at.y / hill);
      spot->y += WARP_SHARE * square_metres * sg_demo_noise (2, at.x / hill, at.y / hill);
    }
}

static void
trace_arc (SgMosaic *self, int crossing, guint way, guint8 *traced)
{
  SgLine      *simple;
  SgMosaicArc *arc = g_new0 (SgMosaicArc, 1);
  int          start = crossing;

  arc->line = sg_line_new ();
  arc->left = area_beside (self, crossing, way, TRUE);
  arc->right = area_beside (self, crossing, way, FALSE);
  sg_line_add (arc->line, crossing_spot (self, crossing));
  do
    {
      guint back;

      traced[crossing] |= (guint8) (1u << way);
      crossing = step_along (self, crossing, way);
      back = (way + 2) % 4;
      traced[crossing] |= (guint8) (1u << back);
      sg_line_add (arc->line, crossing_spot (self, crossing));
      if (is_knot (self, crossing) || crossing == start)
        break;
      for (way = 0; way == back || !is_border (self, crossing, way); way++)
        continue;
    }
  while (TRUE);

  smooth (arc->line);
  warp (arc->line, self->square_metres);
  simple = sg_line_simplified (arc->line, SIMPLE_METRES);
  g_array_unref (arc->line);
  arc->line = simple;
  g_ptr_array_add (self->arcs, arc);
}

/**
 * sg_mosaic_trace:
 *
 * Finds the outlines; all squares must have their area.
 */
void
sg_mosaic_trace (SgMosaic *self)
{
  int                n = (self->columns + 1) * (self->rows + 1);
  g_autofree guint8 *traced = g_new0 (guint8, n);

  /* From the knots first; what is left then are rings. */
  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i < n; i++)
      for (guint way = 0; way < 4; way++)
        if ((pass == 1 || is_knot (self, i)) && is_border (self, i, way) &&
            (traced[i] & (1u << way)) == 0)
          trace_arc (self, i, way, traced);
}

/* The node at a knot, where other arcs end too. */
static gint64
knot_node (GHashTable *knots, SgDemoSheet *sheet, SgSpot at)
{
  gint64  key = (gint64) lround (at.x) * 1000000 + lround (at.y);
  gint64 *known = g_hash_table_lookup (knots, &key);
  gint64  node;

  if (known != NULL)
    return *known;

  node = sg_demo_sheet_add_node (sheet, at, NULL);
  g_hash_table_insert (knots, g_memdup2 (&key, sizeof key), g_memdup2 (&node, sizeof node));
  return node;
}

/**
 * sg_mosaic_draw_arcs:
 * @tag: (nullable): adds the tags of an arc
 *
 * Draws each arc as a way; arcs that meet share a node.
 */
void
sg_mosaic_draw_arcs (SgMosaic *self, SgDemoSheet *sheet, SgMosaicTagFunc tag)
{
  g_autoptr (GHashTable)
    knots = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < self->arcs->len; i++)
    {
      const SgMosaicArc *arc = self->arcs->pdata[i];
      g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (gint64));
      SgTags tags = { 0 };
      gint64 id;

      for (guint k = 0; k < arc->line->len; k++)
        {
          SgSpot at = sg_line_get (arc->line, k);

          id = k == 0 || k + 1 == arc->line->len ? knot_node (knots, sheet, at)
                                                 : sg_demo_sheet_add_node (sheet, at, NULL);
          g_array_append_val (refs, id);
        }
      if (tag != NULL)
        tag (arc, &tags);
      id = sg_demo_sheet_add_way (sheet, refs, &tags);
      g_array_append_val (self->ways, id);
    }
}

/**
 * sg_mosaic_list_members:
 * @group: of which larger area an area is a part, at @level
 * @area: such a larger area
 *
 * Returns: (transfer full) (element-type SgOsmWriterMember): the arcs that bound it
 */
GArray *
sg_mosaic_list_members (const SgMosaic *self, SgMosaicGroupFunc group, int level, int area)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (SgOsmWriterMember));

  for (guint i = 0; i < self->arcs->len; i++)
    {
      const SgMosaicArc *arc = self->arcs->pdata[i];
      SgOsmWriterMember  member = { SG_OSM_WAY, g_array_index (self->ways, gint64, i), "outer" };

      if ((group (arc->left, level) == area) != (group (arc->right, level) == area))
        g_array_append_val (members, member);
    }

  return members;
}
