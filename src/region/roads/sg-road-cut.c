/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From ways to segments. A point becomes a junction where roads meet or end, where somebody is
 * delayed or stopped, and now and then on very long ways. Junctions are numbered along a Hilbert
 * curve and segments by their first junction, so that what is near on the ground is near in memory.
 */

#include "region/roads/sg-road-net.h"

#include <string.h>

#include "common/sg-error.h"
#include "region/roads/sg-road-shape.h"
#include "region/roads/sg-road-sort.h"

/* Of SgRoadNet.uses: how many ways run through the point, up to 2, then what its node says. */
#define USES_MASK     3u
#define DELAY_SHIFT   2
#define BLOCKED_SHIFT 4

/* Two nodes further apart than this are no road but a mistake, or the date line: the way is cut
 * there. The longest ferry legs of the archipelago are about 8°. */
#define HOP_MAX (10 * SG_STEPS_PER_DEGREE)

/* How often to look whether to stop. */
#define LOOK_EVERY 4096

#define HILBERT_BITS 48

/* An arm's end takes twice as many numbers as segments. */
#define SEGMENTS_MAX (1u << 30)
#define LENGTH_MAX   ((1u << (32 - SG_SEGMENT_CLASS_BITS)) - 1)

static guint32
find_name (SgRoadNet *self, GHashTable *known, const SgOsmWay *way)
{
  const char *name = sg_osm_get (self->store, way, SG_OSM_KEY_NAME);
  gpointer    number = NULL;
  guint32     start;

  if (name == NULL)
    name = sg_osm_get (self->store, way, SG_OSM_KEY_REF);
  if (name == NULL || *name == '\0' || self->name_starts->len > SG_SEGMENT_NAME_MASK)
    return 0;

  if (g_hash_table_lookup_extended (known, name, NULL, &number))
    return GPOINTER_TO_UINT (number);

  start = (guint32) self->name_text->len;
  g_string_append_len (self->name_text, name, (gssize) strlen (name) + 1);
  g_array_append_val (self->name_starts, start);
  g_hash_table_insert (known, (gpointer) name, GUINT_TO_POINTER (self->name_starts->len - 1));

  return self->name_starts->len - 1;
}

static gboolean
collect_ways (SgRoadNet *self, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint32 start = 0;

  g_string_append_c (self->name_text, '\0');
  g_array_append_val (self->name_starts, start);

  for (guint32 i = 0; i < self->store->n_ways; i++)
    {
      SgRoadWay road = { .way = i };

      if (i % LOOK_EVERY == 0 &&
          !sg_road_net_step (self, SG_ROAD_STAGE_WAYS, i, self->store->n_ways, error))
        return FALSE;
      if (!sg_road_tags_read (self->store, &self->store->ways[i], &road.tags))
        continue;

      road.name = find_name (self, names, &self->store->ways[i]);
      g_array_append_val (self->roads, road);
    }

  start = (guint32) self->name_text->len;
  g_array_append_val (self->name_starts, start);

  return TRUE;
}

static gboolean
is_hop (SgPoint a, SgPoint b)
{
  return ABS ((gint64) a.lat - b.lat) > HOP_MAX || ABS ((gint64) a.lon - b.lon) > HOP_MAX;
}

static void
use (SgRoadNet *self, guint32 point, guint times)
{
  guint uses = self->uses[point] & USES_MASK;

  self->uses[point] = (guint8) ((self->uses[point] & ~USES_MASK) | MIN (uses + times, 2));
}

/* Meets every point of a way: twice what its pieces begin or end with. */
static void
use_way (SgRoadNet *self, const SgOsmWay *way)
{
  const guint32 *refs = self->store->refs + way->first_ref;
  const SgPoint *points = self->store->points;

  use (self, refs[0], 2);
  sg_box_extend (&self->box, points[refs[0]]);

  for (guint32 i = 1; i < way->n_refs; i++)
    {
      if (refs[i] == refs[i - 1])
        continue;

      use (self, refs[i], 1);
      sg_box_extend (&self->box, points[refs[i]]);
      if (is_hop (points[refs[i - 1]], points[refs[i]]))
        {
          use (self, refs[i - 1], 2);
          use (self, refs[i], 2);
        }
    }

  use (self, refs[way->n_refs - 1], 2);
}

static gboolean
is_junction (const SgRoadNet *self, guint32 point)
{
  guint8 uses = self->uses[point];

  return (uses & USES_MASK) == 2 || ((uses & USES_MASK) == 1 && uses >> DELAY_SHIFT != 0);
}

/* Makes junctions where a segment would have more points than a shape may. */
static void
split_long_pieces (SgRoadNet *self, const SgOsmWay *way)
{
  const guint32 *refs = self->store->refs + way->first_ref;
  guint32        n = 0;

  for (guint32 i = 0; i < way->n_refs; i++)
    {
      n++;
      if (n > SG_SHAPE_POINTS_MAX)
        use (self, refs[i], 2);
      if (is_junction (self, refs[i]))
        n = 0;
    }
}

static const SgOsmWay *
way_of (const SgRoadNet *self, guint32 road)
{
  return &self->store->ways[g_array_index (self->roads, SgRoadWay, road).way];
}

/**
 * sg_road_net_collect:
 *
 * Finds the roads among the ways and learns where they meet.
 */
gboolean
sg_road_net_collect (SgRoadNet *self, GError **error)
{
  if (!collect_ways (self, error))
    return FALSE;

  self->uses = g_new0 (guint8, MAX (self->store->n_points, 1));
  self->box = SG_BOX_EMPTY;

  for (guint32 i = 0; i < self->store->n_nodes; i++)
    {
      SgRoadNodeTags tags;

      if (sg_road_node_tags_read (self->store, &self->store->nodes[i], &tags))
        self->uses[self->store->nodes[i].point] =
          (guint8) (tags.delay << DELAY_SHIFT | tags.blocked << BLOCKED_SHIFT);
    }

  for (guint32 i = 0; i < self->roads->len; i++)
    use_way (self, way_of (self, i));
  for (guint32 i = 0; i < self->roads->len; i++)
    split_long_pieces (self, way_of (self, i));

  return TRUE;
}

static SgRoadSortItem *
list_junctions (const SgRoadNet *self, guint32 *n)
{
  SgRoadSortItem *items;
  guint32         count = 0;

  for (guint32 i = 0; i < self->store->n_points; i++)
    count += is_junction (self, i);

  items = g_new (SgRoadSortItem, MAX (count, 1));
  count = 0;
  for (guint32 i = 0; i < self->store->n_points; i++)
    if (is_junction (self, i))
      items[count++] = (SgRoadSortItem){ sg_point_hilbert (self->store->points[i]), i };

  *n = count;
  return items;
}

static void
number_junctions (SgRoadNet *self)
{
  g_autofree SgRoadSortItem *items = list_junctions (self, &self->n_junctions);

  sg_road_sort_items (items, self->n_junctions, HILBERT_BITS);

  self->junction_of = g_new (guint32, MAX (self->store->n_points, 1));
  memset (self->junction_of, 0xff, (gsize) self->store->n_points * sizeof *self->junction_of);
  self->junctions = g_new (SgPoint, MAX (self->n_junctions, 1));
  self->delays = g_new (guint8, MAX (self->n_junctions, 1));
  self->blocked = g_new (guint8, MAX (self->n_junctions, 1));

  for (guint32 i = 0; i < self->n_junctions; i++)
    {
      guint32 point = items[i].value;

      self->junction_of[point] = i;
      self->junctions[i] = self->store->points[point];
      self->delays[i] = (self->uses[point] >> DELAY_SHIFT) & 3;
      self->blocked[i] = (guint8) (self->uses[point] >> BLOCKED_SHIFT);
    }
}

/* Finds the next piece of a way; @piece is the one before, or has no refs at the beginning. */
static gboolean
next_piece (const SgRoadNet *self, const SgOsmWay *way, SgRoadPiece *piece)
{
  const SgPoint *points = self->store->points;
  const guint32 *refs = self->store->refs;
  guint32        end = way->first_ref + way->n_refs;
  guint32        first = piece->n_refs > 0 ? piece->first_ref + piece->n_refs - 1 : way->first_ref;

  for (guint32 i = first + 1; i < end; i++)
    {
      if (refs[i] == refs[i - 1] || is_hop (points[refs[i - 1]], points[refs[i]]))
        {
          /* Both sides of a hop are junctions, so that a piece has just ended before it. */
          if (first == i - 1)
            first = i;
          continue;
        }
      if (self->junction_of[refs[i]] == SG_OSM_MISSING)
        continue;

      piece->first_ref = first;
      piece->n_refs = i - first + 1;
      return TRUE;
    }

  return FALSE;
}

static guint32
first_junction (const SgRoadNet *self, const SgRoadPiece *piece)
{
  const guint32 *refs = self->store->refs + piece->first_ref;

  return MIN (self->junction_of[refs[0]], self->junction_of[refs[piece->n_refs - 1]]);
}

/* Where the segments of each junction begin, when each belongs to the lower of its two. */
static guint32 *
count_pieces (const SgRoadNet *self, guint64 *n)
{
  guint32 *place = g_new0 (guint32, (gsize) self->n_junctions + 1);
  guint64  sum = 0;

  for (guint32 i = 0; i < self->roads->len; i++)
    {
      SgRoadPiece piece = { .road = i };

      while (next_piece (self, way_of (self, i), &piece))
        place[first_junction (self, &piece)]++;
    }

  for (guint32 i = 0; i < self->n_junctions; i++)
    {
      guint32 count = place[i];

      place[i] = (guint32) sum;
      sum += count;
    }

  *n = sum;
  return place;
}

static gboolean
cut_pieces (SgRoadNet *self, GError **error)
{
  guint64             n = 0;
  g_autofree guint32 *place = count_pieces (self, &n);

  if (n >= SEGMENTS_MAX)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "the file has %" G_GUINT64_FORMAT " road segments, a region holds at most %u: "
                   "import a smaller area",
                   n,
                   SEGMENTS_MAX);
      return FALSE;
    }

  self->pieces = g_new (SgRoadPiece, MAX (n, 1));
  self->n_plain = (guint32) n;

  for (guint32 i = 0; i < self->roads->len; i++)
    {
      SgRoadPiece piece = { .road = i };

      while (next_piece (self, way_of (self, i), &piece))
        self->pieces[place[first_junction (self, &piece)]++] = piece;
    }

  return TRUE;
}

/* The length in decimetres, at least 1. */
static guint32
measure_piece (const SgRoadNet *self, const SgRoadPiece *piece)
{
  const guint32 *refs = self->store->refs + piece->first_ref;
  const SgPoint *points = self->store->points;
  double         metres = 0;

  for (guint32 i = 1; i < piece->n_refs; i++)
    metres += sg_point_distance (points[refs[i - 1]], points[refs[i]]);

  return (guint32) CLAMP (metres * 10 + 0.5, 1, LENGTH_MAX);
}

static void
append_shape (SgRoadNet *self, const SgRoadPiece *piece, guint flags)
{
  const guint32 *refs = self->store->refs + piece->first_ref;
  guint8         bytes[SG_SHAPE_BYTES_MAX];
  guint8        *at = bytes;
  SgPoint        last = self->store->points[refs[0]];

  at = sg_shape_put (at, (piece->n_refs - 2) << SG_SHAPE_FLAG_BITS | flags);
  for (guint32 i = 1; i + 1 < piece->n_refs; i++)
    {
      SgPoint point = self->store->points[refs[i]];

      at = sg_shape_put (at, sg_shape_fold (point.lat - last.lat));
      at = sg_shape_put (at, sg_shape_fold (point.lon - last.lon));
      last = point;
    }

  g_byte_array_append (self->shapes, bytes, (guint) (at - bytes));
}

/* In which direction the piece leaves one of its ends: points that lie on the end are passed over.
 */
static guint8
find_bearing (const SgRoadNet *self, const SgRoadPiece *piece, gboolean at_end)
{
  const guint32 *refs = self->store->refs + piece->first_ref;
  SgPoint        here = self->store->points[refs[at_end ? piece->n_refs - 1 : 0]];

  for (guint32 i = 1; i < piece->n_refs; i++)
    {
      SgPoint there = self->store->points[refs[at_end ? piece->n_refs - 1 - i : i]];

      if (!sg_point_equal (here, there))
        return sg_point_bearing (here, there);
    }

  return 0;
}

static void
append_segment (SgRoadNet *self, const SgRoadPiece *piece)
{
  const SgRoadWay  *road = &g_array_index (self->roads, SgRoadWay, piece->road);
  const SgRoadTags *tags = &road->tags;
  const guint32    *refs = self->store->refs + piece->first_ref;
  SgRoadSegment     segment = {
        .from = self->junction_of[refs[0]],
        .to = self->junction_of[refs[piece->n_refs - 1]],
        .length_class = measure_piece (self, piece) << SG_SEGMENT_CLASS_BITS | tags->road_class,
        .shape = self->shapes->len,
        .name = road->name,
  };
  guint16 travel =
    (guint16) (tags->forward | tags->backward << 4 | tags->speed << SG_TRAVEL_SPEED_SHIFT);
  guint8 bearings[2] = { find_bearing (self, piece, FALSE), find_bearing (self, piece, TRUE) };

  append_shape (self, piece, tags->shape_flags);
  g_array_append_val (self->segments, segment);
  g_array_append_val (self->travel, travel);
  g_array_append_val (self->bearings, bearings);
}

static void
reserve (GArray *array, guint n)
{
  g_array_set_size (array, n);
  g_array_set_size (array, 0);
}

static gboolean
refuse_long_shapes (GError **error)
{
  g_set_error_literal (error,
                       SG_ERROR,
                       SG_ERROR_INVALID,
                       "the roads of the file have too many points for one region: import a "
                       "smaller area");
  return FALSE;
}

/**
 * sg_road_net_cut:
 *
 * Makes junctions and segments of the roads.
 */
gboolean
sg_road_net_cut (SgRoadNet *self, GError **error)
{
  number_junctions (self);
  if (!cut_pieces (self, error))
    return FALSE;

  g_clear_pointer (&self->uses, g_free);
  reserve (self->segments, self->n_plain);
  reserve (self->travel, self->n_plain);
  reserve (self->bearings, self->n_plain);

  for (guint32 i = 0; i < self->n_plain; i++)
    {
      if (i % LOOK_EVERY == 0 &&
          !sg_road_net_step (self, SG_ROAD_STAGE_SEGMENTS, i, self->n_plain, error))
        return FALSE;
      if (self->shapes->len > G_MAXUINT32 - SG_SHAPE_BYTES_MAX)
        return refuse_long_shapes (error);

      append_segment (self, &self->pieces[i]);
    }

  return TRUE;
}
