/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-basemap-labels.h"

#include <math.h>

#include "region/map/sg-label-points.h"
#include "region/map/sg-label-streets.h"
#include "region/map/sg-map-label.h"
#include "region/places/sg-place-kind.h"

/* The closest zoom at which names are placed; the one after it shows the same. */
#define PLACED_ZOOM_LAST 19

/* Parts of the work, for the progress. */
#define N_ZOOMS (PLACED_ZOOM_LAST - SG_MAP_ZOOM_FIRST + 1)

/* A box reaches a little over what was measured: fonts differ between machines. */
#define REACH_MARGIN 3

/* So many labels share a row: fewer rows are written faster, more are read in vain. */
#define ROW_LABELS 24

typedef struct
{
  const SgOsmStore *store;
  SgLabelPlacer    *placer;
  SgLabelPoints    *points;
  SgLabelStreets   *streets;
} Labels;

static gboolean
has_areas (SgDb *db, gboolean *found, GError **error)
{
  g_autoptr (sqlite3_stmt)
    statement = sg_db_query (db,
                             error,
                             "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'area'",
                             "");

  return statement != NULL && sg_db_step (statement, found, error);
}

/* The administrative areas that the import of places has found, be it on the map or in the lists of
 * the ministry: a region of roads alone still shows where one is. */
static gboolean
add_administrative_names (SgDb *db, SgLabelPoints *points, const SgBox *box, GError **error)
{
  static const SgLabelStyle styles[] = {
    [SG_PLACE_REGENCY] = SG_LABEL_TOWN,
    [SG_PLACE_DISTRICT] = SG_LABEL_DISTRICT,
    [SG_PLACE_VILLAGE] = SG_LABEL_VILLAGE,
  };
  g_autoptr (sqlite3_stmt) areas = NULL;
  gboolean has_row = FALSE;

  if (!has_areas (db, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  areas = sg_db_query (db,
                       error,
                       "SELECT kind, coalesce (nullif (short_name, ''), name), lat, lon"
                       " FROM area WHERE kind BETWEEN ? AND ?"
                       " AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? ORDER BY id",
                       "iiiiii",
                       (gint64) SG_PLACE_REGENCY,
                       (gint64) SG_PLACE_VILLAGE,
                       (gint64) box->south,
                       (gint64) box->north,
                       (gint64) box->west,
                       (gint64) box->east);
  if (areas == NULL)
    return FALSE;

  while (sg_db_step (areas, &has_row, error) && has_row)
    {
      const char *name = (const char *) sqlite3_column_text (areas, 1);
      SgPoint     point = { sqlite3_column_int (areas, 2), sqlite3_column_int (areas, 3) };

      if (name != NULL)
        sg_label_points_add_place (points, styles[sqlite3_column_int (areas, 0)], name, point, 0);
    }

  return !has_row;
}

static void
place_zoom (const Labels *self, int zoom)
{
  sg_label_placer_begin_zoom (self->placer, zoom);
  sg_label_points_keep (self->points, self->placer, zoom);
  sg_label_streets_keep (self->streets, self->placer, zoom);

  sg_label_points_place (self->points, self->placer, zoom, SG_LABEL_TURN_FIRST);
  sg_label_streets_place (self->streets, self->placer, zoom, TRUE);
  sg_label_points_place (self->points, self->placer, zoom, SG_LABEL_TURN_MIDDLE);
  sg_label_streets_place (self->streets, self->placer, zoom, FALSE);
  sg_label_points_place (self->points, self->placer, zoom, SG_LABEL_TURN_LAST);
}

static SgPoint
point_at (double x, double y)
{
  return sg_point_from_degrees (sg_mercator_lat (CLAMP (y, 0, 1)),
                                sg_mercator_lon (CLAMP (x, 0, 1)));
}

/* What the label covers at the first zoom that shows it; at the others it covers less ground. */
static SgBox
ground_of (const SgLabel *label)
{
  SgLabelBox box =
    sg_label_box ((SgLabelStyle) label->style, label->text, label->width, label->angle);
  double  world = ldexp (256, label->first);
  double  reach_x;
  double  reach_y;
  SgPoint north_west;
  SgPoint south_east;

  sg_label_box_reach (&box, &reach_x, &reach_y);
  reach_x += REACH_MARGIN;
  reach_y += REACH_MARGIN;
  north_west =
    point_at (label->x + (box.x - reach_x) / world, label->y + (box.y - reach_y) / world);
  south_east =
    point_at (label->x + (box.x + reach_x) / world, label->y + (box.y + reach_y) / world);

  return (SgBox){ south_east.lat, north_west.lon, north_west.lat, south_east.lon };
}

typedef struct
{
  guint64 place;
  guint32 label;
  guint8  zoom_first;
} Placed;

static int
compare_placed (gconstpointer a, gconstpointer b)
{
  const Placed *left = a;
  const Placed *right = b;

  if (left->zoom_first != right->zoom_first)
    return left->zoom_first < right->zoom_first ? -1 : 1;
  if (left->place != right->place)
    return left->place < right->place ? -1 : 1;

  return (left->label > right->label) - (left->label < right->label);
}

/* By zoom, then in the order of place, so that those of a row lie near each other. */
static GArray *
sort_labels (SgLabelPlacer *placer)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (Placed));

  for (guint32 i = 0; i < sg_label_placer_get_length (placer); i++)
    {
      const SgLabel *label = sg_label_placer_get (placer, i);
      Placed         placed = { sg_point_hilbert (point_at (label->x, label->y)), i, label->first };

      if (label->first <= label->last)
        g_array_append_val (order, placed);
    }
  g_array_sort (order, compare_placed);

  return order;
}

/* Labels that will share a row. */
typedef struct
{
  GByteArray *bytes;
  SgBox       box;
  int         zoom_first;
  int         zoom_last;
  guint       n_labels;
  SgPoint     last;
} Row;

static void
add_to_row (Row *row, const SgLabel *label)
{
  SgBox      ground = ground_of (label);
  SgMapLabel coded = { (SgLabelStyle) label->style,
                       label->first,
                       label->last == SG_LABEL_OPEN ? SG_MAP_ZOOM_LAST : label->last,
                       point_at (label->x, label->y),
                       label->angle,
                       label->width,
                       label->text };

  sg_map_label_append (row->bytes, &coded, row->n_labels > 0 ? &row->last : NULL);
  sg_box_extend (&row->box, (SgPoint){ ground.south, ground.west });
  sg_box_extend (&row->box, (SgPoint){ ground.north, ground.east });
  row->zoom_first = coded.zoom_first;
  row->zoom_last = MAX (row->zoom_last, coded.zoom_last);
  row->last = coded.point;
  row->n_labels++;
}

static gboolean
write_row (sqlite3_stmt *insert, Row *row, GError **error)
{
  g_autoptr (GBytes) labels = g_bytes_new_static (row->bytes->data, row->bytes->len);

  sg_db_bind (insert,
              "iiiiiib",
              (gint64) row->box.west,
              (gint64) row->box.east,
              (gint64) row->box.south,
              (gint64) row->box.north,
              (gint64) row->zoom_first,
              (gint64) row->zoom_last,
              labels);
  if (!sg_db_run_bound (insert, error))
    return FALSE;

  g_byte_array_set_size (row->bytes, 0);
  *row = (Row){ .bytes = row->bytes, .box = SG_BOX_EMPTY };

  return TRUE;
}

static gboolean
write_labels (SgLabelPlacer *placer, SgDb *db, SgBasemapSummary *summary, GError **error)
{
  g_autoptr (GArray) order = sort_labels (placer);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (sqlite3_stmt) insert =
    sg_db_prepare (db,
                   error,
                   "INSERT INTO map_label (west, east, south, north, zoom_first, zoom_last, labels)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?)");
  Row row = { .bytes = bytes, .box = SG_BOX_EMPTY };

  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < order->len; i++)
    {
      const SgLabel *label = sg_label_placer_get (placer, g_array_index (order, Placed, i).label);

      if (row.n_labels > 0 && (row.n_labels == ROW_LABELS || row.zoom_first != label->first) &&
          !write_row (insert, &row, error))
        return FALSE;
      add_to_row (&row, label);
    }
  summary->labels = order->len;

  return row.n_labels == 0 || write_row (insert, &row, error);
}

gboolean
sg_basemap_add_labels (const SgOsmStore     *store,
                       const SgRoads        *roads,
                       SgDb                 *db,
                       SgBasemapSummary     *summary,
                       const SgBasemapSteps *steps,
                       GError              **error)
{
  g_autoptr (SgLabelMeter) meter = sg_label_meter_new ();
  g_autoptr (SgLabelPlacer) placer = sg_label_placer_new ();
  g_autoptr (SgLabelPoints) points = sg_label_points_new (store, meter);
  g_autoptr (SgLabelStreets) streets = sg_label_streets_new (store, roads, meter);
  Labels labels = { store, placer, points, streets };

  if (!add_administrative_names (db, points, &store->box, error))
    return FALSE;

  sg_label_points_sort (points);
  for (int zoom = SG_MAP_ZOOM_FIRST; zoom <= PLACED_ZOOM_LAST; zoom++)
    {
      guint64 done = (guint64) (zoom - SG_MAP_ZOOM_FIRST) * SG_BASEMAP_LABEL_STEPS / N_ZOOMS;

      if (!sg_basemap_step (steps, done, error))
        return FALSE;

      place_zoom (&labels, zoom);
    }

  return write_labels (placer, db, summary, error);
}
