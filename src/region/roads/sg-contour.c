/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Marching squares: the polygons in which a field is at most some level. A square has sixteen
 * cases by which of its corners are in; in each, lines run through it from side to side with the
 * inside on their left. So every line ends where just one other begins, and outer rings come out
 * anticlockwise, holes clockwise. */

#include "config.h"

#include "region/roads/sg-contour.h"

#include <math.h>

#define NOTHING G_MAXUINT32

/* The sides of a square. */
enum
{
  SOUTH,
  EAST,
  NORTH,
  WEST,
  NO_SIDE
};

/* From which side to which, by the corners that are in: 1 south-west, 2 south-east, 4 north-east,
 * 8 north-west. Two opposite corners are kept apart. */
static const guint8 lines[16][4] = {
  { NO_SIDE, NO_SIDE, NO_SIDE, NO_SIDE }, { SOUTH, WEST, NO_SIDE, NO_SIDE },
  { EAST, SOUTH, NO_SIDE, NO_SIDE },      { EAST, WEST, NO_SIDE, NO_SIDE },
  { NORTH, EAST, NO_SIDE, NO_SIDE },      { SOUTH, WEST, NORTH, EAST },
  { NORTH, SOUTH, NO_SIDE, NO_SIDE },     { NORTH, WEST, NO_SIDE, NO_SIDE },
  { WEST, NORTH, NO_SIDE, NO_SIDE },      { SOUTH, NORTH, NO_SIDE, NO_SIDE },
  { EAST, SOUTH, WEST, NORTH },           { EAST, NORTH, NO_SIDE, NO_SIDE },
  { WEST, EAST, NO_SIDE, NO_SIDE },       { SOUTH, EAST, NO_SIDE, NO_SIDE },
  { WEST, SOUTH, NO_SIDE, NO_SIDE },      { NO_SIDE, NO_SIDE, NO_SIDE, NO_SIDE },
};

/* The number of a side of a square among all: two for each corner, that to its east and that to
 * its north. */
static guint32
side_number (const SgField *field, guint column, guint row, guint side)
{
  guint32 corner = row * field->columns + column;

  switch (side)
    {
    case SOUTH:
      return corner * 2;
    case EAST:
      return (corner + 1) * 2 + 1;
    case NORTH:
      return (corner + field->columns) * 2;
    default:
      return corner * 2 + 1;
    }
}

/* Which side follows which, on all contours. */
static guint32 *
link_sides (const SgField *field, float level)
{
  gsize    n = (gsize) field->columns * field->rows * 2;
  guint32 *next = g_new (guint32, n);

  for (gsize i = 0; i < n; i++)
    next[i] = NOTHING;

  for (guint row = 0; row + 1 < field->rows; row++)
    for (guint column = 0; column + 1 < field->columns; column++)
      {
        const float  *south = &field->values[(gsize) row * field->columns + column];
        const float  *north = south + field->columns;
        const guint8 *line = lines[(south[0] <= level) | (south[1] <= level) << 1 |
                                   (north[1] <= level) << 2 | (north[0] <= level) << 3];

        for (guint i = 0; i < 4 && line[i] != NO_SIDE; i += 2)
          next[side_number (field, column, row, line[i])] =
            side_number (field, column, row, line[i + 1]);
      }

  return next;
}

/* Where on a side the field has the level. */
static SgPoint
cross_side (const SgField *field, guint32 side, float level, float most)
{
  guint32 corner = side / 2;
  guint32 other = side & 1 ? corner + field->columns : corner + 1;
  float   a = MIN (field->values[corner], most);
  float   b = MIN (field->values[other], most);
  double  t = a != b ? CLAMP ((level - a) / (b - a), 0.01, 0.99) : 0.5;
  double  column = corner % field->columns + (side & 1 ? 0 : t);
  double  row = corner / field->columns + (side & 1 ? t : 0);

  return (SgPoint){ (gint32) lround (field->origin.lat + row * field->north),
                    (gint32) lround (field->origin.lon + column * field->east) };
}

/**
 * sg_contour_trace:
 * @field: its outermost values must be above @level
 * @level: the value that the polygons hold at most
 * @most: values are taken for no more than that when a line is laid between two
 *
 * Returns: (transfer full) (element-type GArray): rings of SgPoint, the last equals the first;
 *   outer ones anticlockwise, holes clockwise
 */
GPtrArray *
sg_contour_trace (const SgField *field, float level, float most)
{
  g_autofree guint32 *next = link_sides (field, level);
  GPtrArray          *rings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  gsize               n = (gsize) field->columns * field->rows * 2;

  for (gsize start = 0; start < n; start++)
    {
      guint32 side = (guint32) start;
      SgPoint first;
      GArray *ring;

      if (next[start] == NOTHING)
        continue;
      first = cross_side (field, side, level, most);

      ring = g_array_new (FALSE, FALSE, sizeof (SgPoint));
      while (next[side] != NOTHING)
        {
          SgPoint point = cross_side (field, side, level, most);
          guint32 following = next[side];

          g_array_append_val (ring, point);
          next[side] = NOTHING;
          side = following;
        }
      g_array_append_val (ring, first);
      g_ptr_array_add (rings, ring);
    }

  return rings;
}
