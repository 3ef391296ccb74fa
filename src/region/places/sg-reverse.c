/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where is this point, in words: the road beside it and the areas around it. */

#include "region/places/sg-reverse.h"

#include <math.h>

/* The boxes in which roads are looked for. A road in a smaller one is nearer than any that only
 * the next one holds. */
static const double boxes_metres[] = { 100, 400, 2000 };

/* Nearer than this a point is on the road. */
#define ON_ROAD_METRES 2.0

/* A point against one piece of road. */
typedef struct
{
  double  metres;
  SgPoint nearest;
  double  cross; /* positive when the point lies left of the piece's direction */
} Offset;

void
sg_reverse_free (SgReverse *self)
{
  if (self == NULL)
    return;

  g_free (self->road);
  g_free (self->context);
  g_free (self->village);
  g_free (self->village_code);
  g_free (self->district);
  g_free (self->district_code);
  g_free (self->regency);
  g_free (self->regency_code);
  g_free (self->province);
  g_free (self->province_code);
  g_free (self);
}

static Offset
measure_piece (SgPoint a, SgPoint b, SgPoint point)
{
  double shrink = cos (sg_point_lat (point) * G_PI / 180);
  double east = ((double) b.lon - a.lon) * shrink;
  double north = (double) b.lat - a.lat;
  double point_east = ((double) point.lon - a.lon) * shrink;
  double point_north = (double) point.lat - a.lat;
  double squared = east * east + north * north;
  double along = squared > 0 ? (point_east * east + point_north * north) / squared : 0;
  Offset offset;

  along = CLAMP (along, 0, 1);
  offset.nearest = (SgPoint){ (gint32) lround (a.lat + along * north),
                              (gint32) lround (a.lon + along * ((double) b.lon - a.lon)) };
  offset.metres = sg_point_distance (offset.nearest, point);
  offset.cross = east * point_north - north * point_east;

  return offset;
}

static gboolean
find_nearest_named (const SgRoads *roads,
                    const GArray  *segments,
                    SgPoint        point,
                    Offset        *best,
                    guint32       *best_segment)
{
  g_autoptr (GArray) shape = g_array_new (FALSE, FALSE, sizeof (SgPoint));

  best->metres = INFINITY;
  for (guint i = 0; i < segments->len; i++)
    {
      guint32     segment = g_array_index (segments, guint32, i);
      const char *name = sg_roads_get_name (roads, segment);

      if (name == NULL || name[0] == '\0')
        continue;
      g_array_set_size (shape, 0);
      sg_roads_append_shape (roads, segment, shape);
      for (guint p = 1; p < shape->len; p++)
        {
          Offset offset = measure_piece (g_array_index (shape, SgPoint, p - 1),
                                         g_array_index (shape, SgPoint, p),
                                         point);

          if (offset.metres < best->metres)
            {
              *best = offset;
              *best_segment = segment;
            }
        }
    }

  return isfinite (best->metres);
}

static const char *
get_compass (SgPoint road, SgPoint point)
{
  static const char *const names[] = { "north", "north-east", "east", "south-east",
                                       "south", "south-west", "west", "north-west" };

  return names[((sg_point_bearing (road, point) + 16) & 255) / 32];
}

/**
 * sg_reverse_find_road:
 * @roads: (nullable): without it there is no road
 *
 * Sets what is about the nearest road with a name.
 */
void
sg_reverse_find_road (SgReverse *self, const SgRoads *roads, SgPoint point)
{
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (guint32));
  Offset best = { INFINITY };

  self->road_metres = -1;
  self->compass = "";
  self->segment = G_MAXUINT32;
  for (guint i = 0; roads != NULL && i < G_N_ELEMENTS (boxes_metres); i++)
    {
      SgBox box = sg_box_around (point, boxes_metres[i]);

      g_array_set_size (segments, 0);
      sg_roads_find_in_box (roads, SG_ROAD_GRID_ALL, &box, segments);
      if (find_nearest_named (roads, segments, point, &best, &self->segment) &&
          best.metres <= boxes_metres[i])
        break;
    }
  if (best.metres > boxes_metres[G_N_ELEMENTS (boxes_metres) - 1])
    {
      self->segment = G_MAXUINT32;
      return;
    }

  self->road = g_strdup (sg_roads_get_name (roads, self->segment));
  self->road_metres = best.metres;
  self->road_point = best.nearest;
  if (best.metres >= ON_ROAD_METRES)
    {
      self->side = best.cross > 0 ? SG_SIDE_LEFT : SG_SIDE_RIGHT;
      self->compass = get_compass (best.nearest, point);
    }
}

static void
set_area (SgReverse *self, const SgAreaRow *area)
{
  char **names[] = { &self->province, &self->regency, &self->district, &self->village };
  char **codes[] = { &self->province_code,
                     &self->regency_code,
                     &self->district_code,
                     &self->village_code };

  g_return_if_fail (sg_place_kind_is_area (area->kind));

  if (*names[area->kind] != NULL)
    return;
  *names[area->kind] = g_strdup (area->name);
  if (area->code[0] != '\0')
    *codes[area->kind] = g_strdup (area->code);
}

/**
 * sg_reverse_find_area:
 *
 * Sets the areas in which the point lies.
 */
gboolean
sg_reverse_find_area (SgReverse *self, SgAreaTable *areas, SgPoint point, GError **error)
{
  gint64           id = sg_area_table_find_at (areas, point, &self->method, error);
  const SgAreaRow *area;

  if (id < 0)
    return FALSE;

  self->context = sg_area_table_dup_context (areas, id);
  area = sg_area_table_get (areas, id);
  for (guint i = 0; area != NULL && i < SG_PLACE_LOCALITY; i++)
    {
      set_area (self, area);
      area = sg_area_table_get (areas, area->parent);
    }

  return TRUE;
}
