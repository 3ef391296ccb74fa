/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What sg_roads_open() makes sure of, so that everybody after it may use every number of the file
 * as an index without asking. Each array is read once from front to back; whether something was
 * wrong is asked at its end, which leaves simple loops that compile to vector instructions. Nothing
 * is allocated. */

#include "common/sg-error.h"
#include "region/roads/sg-road-grid.h"
#include "region/roads/sg-road-shape.h"
#include "region/roads/sg-roads-file.h"

/* With fewer segments a second thread takes longer to start than it saves. */
#define SHARE_FROM 200000

/* How many of the segments the second thread takes, so that both end at about the same time. */
#define FIRST_SEGMENTS(n) ((guint32) ((guint64) (n) *7 / 10))

static gboolean
are_points_inside (const SgPoint *points, guint32 n, const SgBox *box)
{
  SgBox found = SG_BOX_EMPTY;

  for (guint32 i = 0; i < n; i++)
    sg_box_extend (&found, points[i]);

  return n == 0 || (found.south >= box->south && found.west >= box->west &&
                    found.north <= box->north && found.east <= box->east);
}

/* Whether a table of beginnings starts at 0, never descends and ends at @end. */
static gboolean
are_starts (const guint32 *starts, gsize n, guint64 end)
{
  guint32 descends = 0;

  for (gsize i = 0; i < n; i++)
    descends |= starts[i] > starts[i + 1];

  return starts[0] == 0 && starts[n] == end && !descends;
}

static gboolean
are_below (const guint32 *numbers, gsize n, guint32 limit)
{
  guint32 above = 0;

  for (gsize i = 0; i < n; i++)
    above |= numbers[i] >= limit;

  return !above;
}

static gboolean
is_segment_right (const SgRoads *roads, const SgRoadSegment *segment)
{
  return segment->from < roads->n_junctions && segment->to < roads->n_junctions &&
         segment->length_class >> SG_SEGMENT_CLASS_BITS != 0 &&
         sg_segment_class (segment) < SG_N_ROAD_CLASSES &&
         (segment->name & SG_SEGMENT_NAME_MASK) < roads->n_names;
}

/* Every arm names an end that lies at its junction. They ascend in a junction, so no end is there
 * twice, and as there are as many arms as ends, none is missing. */
static gboolean
are_arms_right (const SgRoads *roads)
{
  guint32 n_ends = roads->n_segments * 2;

  for (guint32 junction = 0; junction < roads->n_junctions; junction++)
    {
      gint64 before = -1;

      for (guint32 i = roads->first_arm[junction]; i < roads->first_arm[junction + 1]; i++)
        {
          guint32 end = roads->arms[i].end;

          if (end <= before || end >= n_ends ||
              sg_roads_other_junction (roads, end ^ 1) != junction)
            return FALSE;
          before = end;
        }
    }

  return TRUE;
}

/* Reads a number of at most five bytes, or returns NULL. */
static const guint8 *
read_number (const guint8 *at, const guint8 *end, guint32 *number)
{
  guint64 sum = 0;

  for (guint shift = 0; shift < 35 && at < end; shift += 7)
    {
      guint8 byte = *at++;

      sum |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        {
          *number = (guint32) sum;
          return sum <= G_MAXUINT32 ? at : NULL;
        }
    }

  return NULL;
}

/* Walks the points of a shape; returns where the next begins, or NULL. */
static const guint8 *
walk_points (const SgRoads *roads, SgPoint point, guint32 n, const guint8 *at, const guint8 *end)
{
  for (; n > 0; n--)
    {
      guint32 north;
      guint32 east;

      at = read_number (at, end, &north);
      at = at != NULL ? read_number (at, end, &east) : NULL;
      if (at == NULL)
        return NULL;

      point.lat = (gint32) ((guint32) point.lat + (guint32) sg_shape_unfold (north));
      point.lon = (gint32) ((guint32) point.lon + (guint32) sg_shape_unfold (east));
      if (!sg_box_contains (&roads->box, point))
        return NULL;
    }

  return at;
}

/* Most shapes are a single byte, as most segments are straight: their junctions are not looked at.
 */
static const guint8 *
walk_shape (const SgRoads *roads, guint32 segment, const guint8 *at, const guint8 *end)
{
  guint32 header;
  guint32 n;

  if (at < end && *at < 1u << SG_SHAPE_FLAG_BITS)
    return at + 1;

  at = read_number (at, end, &header);
  if (at == NULL)
    return NULL;

  n = header >> SG_SHAPE_FLAG_BITS;
  if (n == 0)
    return at;
  if (n > SG_SHAPE_POINTS_MAX)
    return NULL;

  return walk_points (roads, roads->junctions[roads->segments[segment].from], n, at, end);
}

/* The shapes follow each other in the order of the segments, without gaps. So a part of the
 * segments is right when its shapes end where those of the next part begin, or at the end of all.
 */
static gboolean
are_segments_right (const SgRoads *roads, guint32 first, guint32 last)
{
  gsize begin = first < roads->n_segments ? roads->segments[first].shape : 0;
  gsize stop = last < roads->n_segments ? roads->segments[last].shape : roads->n_shape_bytes;
  const guint8 *at = roads->shapes + begin;
  const guint8 *end = roads->shapes + stop;

  if ((first == 0 && begin != 0) || begin > stop || stop > roads->n_shape_bytes)
    return FALSE;

  for (guint32 i = first; i < last; i++)
    {
      if (!is_segment_right (roads, &roads->segments[i]) ||
          roads->segments[i].shape != (gsize) (at - roads->shapes))
        return FALSE;

      at = walk_shape (roads, i, at, end);
      if (at == NULL)
        return FALSE;
    }

  return at == end;
}

static gboolean
are_turns_right (const SgRoads *roads)
{
  for (guint32 i = 0; i < roads->n_turns; i++)
    {
      const SgRoadTurn *turn = &roads->turns[i];

      if (turn->from_arm >= roads->n_arms || turn->to_arm >= roads->n_arms ||
          turn->profiles >= 1u << SG_N_PROFILES ||
          sg_roads_other_junction (roads, roads->arms[turn->from_arm].end ^ 1) !=
            sg_roads_other_junction (roads, roads->arms[turn->to_arm].end ^ 1))
        return FALSE;
      if (i > 0 && (turn[-1].from_arm > turn->from_arm ||
                    (turn[-1].from_arm == turn->from_arm && turn[-1].to_arm >= turn->to_arm)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
are_twins_right (const SgRoads *roads)
{
  for (guint32 i = 0; i < roads->n_twins; i++)
    {
      const SgRoadTwin    *twin = &roads->twins[i];
      const SgRoadSegment *segments = roads->segments;

      if (twin->original >= roads->n_segments || twin->twin >= roads->n_segments ||
          twin->original == twin->twin ||
          segments[twin->original].from != segments[twin->twin].from ||
          segments[twin->original].to != segments[twin->twin].to)
        return FALSE;
      if (i > 0 && (twin[-1].original > twin->original ||
                    (twin[-1].original == twin->original && twin[-1].twin >= twin->twin)))
        return FALSE;
    }

  return TRUE;
}

/* Name 0 is the empty one. Each ends with its zero and has no other, or it would not be UTF-8. */
static gboolean
are_names_right (const SgRoads *roads, guint64 n_text)
{
  if (!are_starts (roads->name_starts, roads->n_names, n_text) || roads->name_starts[1] != 1)
    return FALSE;

  for (guint32 i = 0; i < roads->n_names; i++)
    {
      guint32 start = roads->name_starts[i];
      guint32 end = roads->name_starts[i + 1];

      if (end == start || roads->name_text[end - 1] != '\0' ||
          !g_utf8_validate_len (roads->name_text + start, end - start - 1, NULL))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_grid_right (const SgRoads *roads, guint level)
{
  const SgRoadGrid *grid = &roads->grids[level];

  return grid->cell == sg_road_grid_cell ((SgRoadGridLevel) level) &&
         are_below (grid->pages, (gsize) grid->columns * grid->rows, grid->n_pages + 1) &&
         are_starts (grid->first, (gsize) grid->n_pages * SG_ROAD_PAGE_CELLS, grid->n_entries) &&
         are_below (grid->segments, grid->n_entries, roads->n_segments);
}

static gboolean
are_grids_right (const SgRoads *roads)
{
  for (guint i = 0; i < SG_N_ROAD_GRIDS; i++)
    if (!is_grid_right (roads, i))
      return FALSE;

  return TRUE;
}

/* The two halves of the work, about as long each; neither trusts what the other checks. */
static const char *
check_first_segments_and_grids (const SgRoads *roads)
{
  if (!are_points_inside (roads->junctions, roads->n_junctions, &roads->box))
    return "junctions";
  if (!are_segments_right (roads, 0, FIRST_SEGMENTS (roads->n_segments)))
    return "segments";

  return are_grids_right (roads) ? NULL : "grids";
}

static const char *
check_arms_and_last_segments (const SgRoads *roads)
{
  if (!are_starts (roads->first_arm, roads->n_junctions, roads->n_arms))
    return "first arms";
  if (!are_arms_right (roads))
    return "arms";
  if (!are_segments_right (roads, FIRST_SEGMENTS (roads->n_segments), roads->n_segments))
    return "segments";
  if (!are_turns_right (roads))
    return "turns";

  return are_twins_right (roads) ? NULL : "twins";
}

static gpointer
on_second_thread (gpointer roads)
{
  return (gpointer) check_first_segments_and_grids (roads);
}

/**
 * sg_roads_validate:
 * @roads: views whose sizes agree with each other
 * @n_text: bytes of all names
 *
 * Returns: the name of the array in which something is wrong, or %NULL
 */
const char *
sg_roads_validate (const SgRoads *roads, guint64 n_text)
{
  const char *wrong[2];
  GThread    *thread = NULL;

  if (!are_names_right (roads, n_text))
    return "names";

  if (roads->n_segments >= SHARE_FROM)
    thread = g_thread_try_new ("roads-open", on_second_thread, (gpointer) roads, NULL);

  wrong[0] = check_arms_and_last_segments (roads);
  wrong[1] = thread != NULL ? g_thread_join (thread) : check_first_segments_and_grids (roads);

  return wrong[0] != NULL ? wrong[0] : wrong[1];
}
