/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everywhere that can be reached in time: a search forward over the roads, then a walk from the
 * roads over a raster of the ground between them, then the contours of the raster. Who stands in
 * a polygon is reached in time, to the width of a cell. */

#include "config.h"

#include "region/roads/sg-isochrone.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "common/sg-error.h"
#include "region/roads/sg-contour.h"
#include "region/roads/sg-router-private.h"

/* Side of a cell: this, or what keeps the raster at this many cells a side. */
#define CELL_METRES 25.0
#define CELLS_MAX   800

/* How far from a road somebody walks; farther from all roads nobody is reached. */
#define WALK_METRES 150.0

#define MARGIN_CELLS 3

typedef struct
{
  SgField field; /* milliseconds, INFINITY where nobody gets */
  float  *away;  /* metres from the nearest road that is reached, by value of the field */
  double  cell;  /* metres */
  guint32 most_ms;
} Raster;

/* A stretch that the search travels. */
typedef struct
{
  guint32 end;        /* of the segment, where it starts */
  guint32 from_along; /* where on it, in 1/65536 */
  guint32 start_ms;
  guint32 whole_ms; /* for the whole segment */
} Ride;

/* ---- rides ---- */

static void
add_ride (GArray *rides, const SgSearch *search, guint32 arm, guint32 start_ms)
{
  const SgRoadArm *leaving = &search->roads->arms[arm];
  SgSearchStretch  stretch = sg_search_measure (search, leaving->end >> 1, leaving->flags);
  guint32          from_along = leaving->end & 1 ? SG_ALONG_WHOLE : 0;
  Ride             ride = { leaving->end, from_along, start_ms, stretch.ms };

  g_array_append_val (rides, ride);
}

static void
add_node_rides (GArray *rides, const SgSearch *search, guint32 junction)
{
  guint32 start_ms = sg_search_label_ms (search, search->junction_labels[junction]);

  for (guint32 arm = search->roads->first_arm[junction];
       arm < search->roads->first_arm[junction + 1];
       arm++)
    if (sg_search_is_open (search, &search->roads->arms[arm]))
      add_ride (rides, search, arm, start_ms);
}

static GArray *
list_rides (const SgSearch *search, const SgSearchSeed *seed)
{
  GArray             *rides = g_array_new (FALSE, FALSE, sizeof (Ride));
  const SgSearchRoad *road = &g_array_index (search->seed_roads, SgSearchRoad, 0);
  guint32             start_ms = sg_rate_ms (search->off_road_rate, seed->snap.off_road_dm);

  /* From the place itself to the ends of its segment: as if coming from the other end. */
  for (guint32 end = 0; end < 2; end++)
    if (end == 0 ? road->up : road->down)
      {
        Ride ride = { road->segment << 1 | end, seed->snap.along, start_ms, road->stretch.ms };

        g_array_append_val (rides, ride);
      }

  for (guint i = 0; i < search->settled->len; i++)
    {
      guint32 node = g_array_index (search->settled, guint32, i);

      if (search->travel.node_based)
        add_node_rides (rides, search, node);
      else
        add_ride (rides, search, node, sg_search_label_ms (search, search->arm_labels[node]));
    }

  return rides;
}

/* ---- the raster ---- */

static SgBox
find_box (const SgRoads *roads, GArray *rides, SgPoint place)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  SgBox box = SG_BOX_EMPTY;

  sg_box_extend (&box, place);
  for (guint i = 0; i < rides->len; i++)
    {
      g_array_set_size (points, 0);
      sg_roads_append_shape (roads, g_array_index (rides, Ride, i).end >> 1, points);
      for (guint p = 0; p < points->len; p++)
        sg_box_extend (&box, g_array_index (points, SgPoint, p));
    }

  return box;
}

static void
init_raster (Raster *raster, const SgBox *box, guint32 most_ms)
{
  SgPoint middle = { (gint32) (((gint64) box->south + box->north) / 2), box->west };
  double  shrink = MAX (cos (sg_point_lat (middle) * G_PI / 180), 0.01);
  double  height = ((double) box->north - box->south) * SG_METRES_PER_STEP + 2 * WALK_METRES;
  double  width = ((double) box->east - box->west) * SG_METRES_PER_STEP * shrink + 2 * WALK_METRES;
  gsize   n;

  raster->most_ms = most_ms;
  raster->cell = MAX (CELL_METRES, MAX (height, width) / CELLS_MAX);
  raster->field.north = raster->cell / SG_METRES_PER_STEP;
  raster->field.east = raster->field.north / shrink;
  raster->field.rows = (guint) ceil (height / raster->cell) + 2 * MARGIN_CELLS;
  raster->field.columns = (guint) ceil (width / raster->cell) + 2 * MARGIN_CELLS;
  raster->field.origin.lat = (gint32) lround (
    box->south - (WALK_METRES / raster->cell + MARGIN_CELLS - 1) * raster->field.north);
  raster->field.origin.lon = (gint32) lround (
    box->west - (WALK_METRES / raster->cell + MARGIN_CELLS - 1) * raster->field.east);

  n = (gsize) raster->field.rows * raster->field.columns;
  raster->field.values = g_new (float, n);
  raster->away = g_new (float, n);
  for (gsize i = 0; i < n; i++)
    raster->field.values[i] = raster->away[i] = INFINITY;
}

/* Somebody is at a point on a road at some time: they walk to the four corners around it. */
static void
reach_corners (Raster *raster, double lat, double lon, double ms, double ms_per_metre)
{
  double column = (lon - raster->field.origin.lon) / raster->field.east;
  double row = (lat - raster->field.origin.lat) / raster->field.north;

  for (guint i = 0; i < 4; i++)
    {
      double corner_row = floor (row) + (i >> 1);
      double corner_column = floor (column) + (i & 1);
      double metres = hypot (corner_row - row, corner_column - column) * raster->cell;
      float  there = (float) (ms + metres * ms_per_metre);
      gsize  at;

      if (corner_row < 1 || corner_column < 1 || corner_row + 2 > raster->field.rows ||
          corner_column + 2 > raster->field.columns)
        continue;

      at = (gsize) corner_row * raster->field.columns + (gsize) corner_column;
      raster->field.values[at] = MIN (raster->field.values[at], there);
      raster->away[at] = MIN (raster->away[at], (float) metres);
    }
}

static void
draw_ride (Raster *raster, const Ride *ride, GArray *shape, double ms_per_metre)
{
  gboolean backwards = (ride->end & 1) != 0;
  double   length = 0;
  double   travelled = 0;

  for (guint i = 0; i + 1 < shape->len; i++)
    length +=
      sg_point_distance (g_array_index (shape, SgPoint, i), g_array_index (shape, SgPoint, i + 1));

  for (guint i = 0; i + 1 < shape->len; i++)
    {
      SgPoint a = g_array_index (shape, SgPoint, backwards ? shape->len - 1 - i : i);
      SgPoint b = g_array_index (shape, SgPoint, backwards ? shape->len - 2 - i : i + 1);
      double  piece = sg_point_distance (a, b);
      guint   n = (guint) ceil (piece / (raster->cell / 2)) + 1;

      for (guint s = 0; s <= n; s++)
        {
          double t = (double) s / n;
          double along = length > 0 ? (travelled + t * piece) / length : 0;
          double begun =
            (double) (backwards ? SG_ALONG_WHOLE - ride->from_along : ride->from_along) /
            SG_ALONG_WHOLE;
          double ms = ride->start_ms + (along - begun) * ride->whole_ms;

          if (along >= begun && ms <= raster->most_ms)
            reach_corners (raster,
                           a.lat + t * ((double) b.lat - a.lat),
                           a.lon + t * ((double) b.lon - a.lon),
                           ms,
                           ms_per_metre);
        }
      travelled += piece;
    }
}

static void
walk_from (Raster *raster, gsize to, gsize from, double metres, double ms_per_metre)
{
  float there = raster->field.values[from] + (float) (metres * ms_per_metre);

  raster->field.values[to] = MIN (raster->field.values[to], there);
  raster->away[to] = MIN (raster->away[to], raster->away[from] + (float) metres);
}

/* Once down the raster and once up, from the neighbours that are done: so everybody walks by the
 * eight directions of the compass, which is at most a twelfth farther than straight. */
static void
walk_over (Raster *raster, double ms_per_metre)
{
  gsize columns = raster->field.columns;
  gsize first = columns + 1;
  gsize last = columns * (raster->field.rows - 1) - 1;

  for (guint pass = 0; pass < 2; pass++)
    for (gsize i = 0; i < last - first; i++)
      {
        gsize at = pass == 0 ? first + i : last - 1 - i;
        gsize back = pass == 0 ? at - columns : at + columns;
        gsize beside = pass == 0 ? at - 1 : at + 1;

        if (at % columns == 0 || at % columns == columns - 1)
          continue;
        walk_from (raster, at, beside, raster->cell, ms_per_metre);
        walk_from (raster, at, back, raster->cell, ms_per_metre);
        walk_from (raster, at, back - 1, raster->cell * G_SQRT2, ms_per_metre);
        walk_from (raster, at, back + 1, raster->cell * G_SQRT2, ms_per_metre);
      }
}

static void
fill_raster (Raster *raster, const SgSearch *search, GArray *rides)
{
  g_autoptr (GArray) shape = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  double ms_per_metre = search->off_road_rate / 65536.0 * 10;

  for (guint i = 0; i < rides->len; i++)
    {
      const Ride *ride = &g_array_index (rides, Ride, i);

      g_array_set_size (shape, 0);
      sg_roads_append_shape (search->roads, ride->end >> 1, shape);
      draw_ride (raster, ride, shape, ms_per_metre);
    }

  walk_over (raster, ms_per_metre);

  for (gsize i = 0; i < (gsize) raster->field.rows * raster->field.columns; i++)
    if (raster->away[i] > WALK_METRES)
      raster->field.values[i] = INFINITY;
}

/* ---- polygons ---- */

static double
signed_area (GArray *ring)
{
  SgPoint first = g_array_index (ring, SgPoint, 0);
  double  sum = 0;

  for (guint i = 0; i + 1 < ring->len; i++)
    {
      SgPoint a = g_array_index (ring, SgPoint, i);
      SgPoint b = g_array_index (ring, SgPoint, i + 1);

      sum += ((double) a.lon - first.lon) * ((double) b.lat - first.lat) -
             ((double) b.lon - first.lon) * ((double) a.lat - first.lat);
    }

  return sum / 2;
}

static gboolean
ring_contains (GArray *ring, SgPoint point)
{
  gboolean inside = FALSE;

  for (guint i = 0; i + 1 < ring->len; i++)
    {
      SgPoint a = g_array_index (ring, SgPoint, i);
      SgPoint b = g_array_index (ring, SgPoint, i + 1);
      double  t = ((double) point.lat - a.lat) / ((double) b.lat - a.lat);

      if ((a.lat > point.lat) != (b.lat > point.lat) &&
          point.lon < a.lon + t * ((double) b.lon - a.lon))
        inside = !inside;
    }

  return inside;
}

static gboolean
polygon_contains (GPtrArray *polygon, SgPoint point)
{
  gboolean inside = ring_contains (polygon->pdata[0], point);

  for (guint i = 1; inside && i < polygon->len; i++)
    inside = !ring_contains (polygon->pdata[i], point);

  return inside;
}

/* Each hole goes to the smallest outer ring around it. */
static GPtrArray *
group_rings (GPtrArray *rings)
{
  GPtrArray *polygons = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < rings->len; i++)
    if (signed_area (rings->pdata[i]) > 0)
      {
        GPtrArray *polygon = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

        g_ptr_array_add (polygon, g_array_ref (rings->pdata[i]));
        g_ptr_array_add (polygons, polygon);
      }

  for (guint i = 0; i < rings->len; i++)
    {
      GArray    *hole = rings->pdata[i];
      GPtrArray *around = NULL;

      if (signed_area (hole) > 0)
        continue;
      for (guint p = 0; p < polygons->len; p++)
        {
          GPtrArray *polygon = polygons->pdata[p];

          if (ring_contains (polygon->pdata[0], g_array_index (hole, SgPoint, 0)) &&
              (around == NULL || signed_area (polygon->pdata[0]) < signed_area (around->pdata[0])))
            around = polygon;
        }
      if (around != NULL)
        g_ptr_array_add (around, g_array_ref (hole));
    }

  return polygons;
}

static SgIsochrone *
trace (const Raster *raster, guint minutes, double ms_per_metre)
{
  SgIsochrone *self = g_new0 (SgIsochrone, 1);
  float        level = (float) minutes * 60000;
  float        most = level + (float) (raster->cell * ms_per_metre);
  g_autoptr (GPtrArray) rings = sg_contour_trace (&raster->field, level, most);

  self->minutes = minutes;
  self->polygons = group_rings (rings);
  return self;
}

static void
isochrone_free (gpointer memory)
{
  SgIsochrone *self = memory;

  g_ptr_array_unref (self->polygons);
  g_free (self);
}

/* ---- public ---- */

static gboolean
check_minutes (const guint *minutes, guint n_minutes, guint *most, GError **error)
{
  *most = 0;
  for (guint i = 0; i < n_minutes; i++)
    {
      if (minutes[i] < 1 || minutes[i] > SG_ISOCHRONE_MINUTES_MAX)
        {
          g_set_error (error,
                       SG_ERROR,
                       SG_ERROR_INVALID,
                       _ ("Minutes must be between 1 and %d"),
                       SG_ISOCHRONE_MINUTES_MAX);
          return FALSE;
        }
      *most = MAX (*most, minutes[i]);
    }

  return TRUE;
}

/**
 * sg_isochrone_find:
 * @router: its own search is used
 * @from: from where
 * @travel: by whom and when
 * @minutes: (array length=n_minutes): 1 to %SG_ISOCHRONE_MINUTES_MAX
 *
 * Returns: (nullable) (transfer full) (element-type SgIsochrone): one for each of @minutes, in
 *   their order; or %NULL with %SG_ERROR_NOT_FOUND when no road is near
 */
GPtrArray *
sg_isochrone_find (SgRouter       *router,
                   SgPoint         from,
                   const SgTravel *travel,
                   const guint    *minutes,
                   guint           n_minutes,
                   GError        **error)
{
  SgSearch    *search = sg_router_get_search (router);
  SgSearchSeed seed = { 0 };
  Raster       raster = { 0 };
  GPtrArray   *isochrones;
  SgBox        box;
  guint        most;
  g_autoptr (GArray) settled = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) rides = NULL;

  if (!check_minutes (minutes, n_minutes, &most, error))
    return NULL;
  if (!sg_snap_find (search->roads, travel->profile, from, &seed.snap))
    {
      g_set_error_literal (error, SG_ERROR, SG_ERROR_NOT_FOUND, _ ("No road is near that place"));
      return NULL;
    }

  sg_search_begin (search, travel, from, most * 60000);
  sg_search_turn_forward (search);
  search->settled = settled;
  sg_search_add_seed (search, &seed);
  sg_search_run (search, 0, NULL);
  rides = list_rides (search, &seed);
  search->settled = NULL;
  box = find_box (search->roads, rides, seed.snap.point);
  init_raster (&raster, &box, most * 60000);
  fill_raster (&raster, search, rides);

  isochrones = g_ptr_array_new_with_free_func (isochrone_free);
  for (guint i = 0; i < n_minutes; i++)
    g_ptr_array_add (isochrones, trace (&raster, minutes[i], search->off_road_rate / 6553.6));

  g_free (raster.field.values);
  g_free (raster.away);
  return isochrones;
}

gboolean
sg_isochrone_contains (const SgIsochrone *self, SgPoint point)
{
  for (guint i = 0; i < self->polygons->len; i++)
    if (polygon_contains (self->polygons->pdata[i], point))
      return TRUE;

  return FALSE;
}

static void
add_ring (JsonBuilder *builder, GArray *ring)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < ring->len; i++)
    {
      SgPoint point = g_array_index (ring, SgPoint, i);

      /* Six decimals are a decimetre. */
      json_builder_begin_array (builder);
      json_builder_add_double_value (builder, round (sg_point_lon (point) * 1e6) / 1e6);
      json_builder_add_double_value (builder, round (sg_point_lat (point) * 1e6) / 1e6);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
add_feature (JsonBuilder *builder, const SgIsochrone *isochrone)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "type");
  json_builder_add_string_value (builder, "Feature");
  json_builder_set_member_name (builder, "properties");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "minutes");
  json_builder_add_int_value (builder, isochrone->minutes);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "geometry");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "type");
  json_builder_add_string_value (builder, "MultiPolygon");
  json_builder_set_member_name (builder, "coordinates");
  json_builder_begin_array (builder);
  for (guint p = 0; p < isochrone->polygons->len; p++)
    {
      GPtrArray *polygon = isochrone->polygons->pdata[p];

      json_builder_begin_array (builder);
      for (guint r = 0; r < polygon->len; r++)
        add_ring (builder, polygon->pdata[r]);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/**
 * sg_isochrones_to_geojson:
 *
 * Returns: (transfer full): a FeatureCollection of MultiPolygons with the property “minutes”
 */
JsonNode *
sg_isochrones_to_geojson (GPtrArray *isochrones)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "type");
  json_builder_add_string_value (builder, "FeatureCollection");
  json_builder_set_member_name (builder, "features");
  json_builder_begin_array (builder);
  for (guint i = 0; i < isochrones->len; i++)
    add_feature (builder, isochrones->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
