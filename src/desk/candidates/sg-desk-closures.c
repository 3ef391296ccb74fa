/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Roads that an operator has closed or slowed down. The rows are compiled for the router when they
 * differ from those that were compiled last, so a new closure counts with the next question, and
 * one that has run out does so without anybody's help. */

#define G_LOG_DOMAIN "siaga-desk"

#include "config.h"

#include "desk/candidates/sg-desk-closures.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#include "common/sg-error.h"
#include "desk/log/sg-row.h"
#include "desk/sg-act.h"

#define CACHE_KEY "sg-desk-closures"

/* What was compiled last, kept by the desk object. */
typedef struct
{
  char       *geojson;
  SgRoads    *roads;
  SgClosures *compiled; /* NULL when there is nothing to apply */
} Cache;

static void
free_cache (gpointer data)
{
  Cache *cache = data;

  g_clear_pointer (&cache->compiled, sg_closures_unref);
  sg_roads_unref (cache->roads);
  g_free (cache->geojson);
  g_free (cache);
}

/* ---- as GeoJSON ---- */

static void
add_feature (SgBody *body, const SgClosure *closure)
{
  g_autoptr (GDateTime) until = g_date_time_new_from_unix_utc (closure->until / G_USEC_PER_SEC);
  g_autofree char *text = g_date_time_format (until, "%Y-%m-%dT%H:%M:%SZ");

  sg_body_begin_object (body, NULL);
  sg_body_text (body, "type", "Feature");
  sg_body_raw (body, "geometry", closure->geometry != NULL ? closure->geometry : "null");
  sg_body_begin_object (body, "properties");
  sg_body_text (body, "effect", closure->effect);
  if (!isnan (closure->factor))
    sg_body_number (body, "factor", closure->factor, 3);
  sg_body_text (body, "until", text);
  sg_body_text (body, "reason", closure->reason);
  sg_body_end_object (body);
  sg_body_end_object (body);
}

static char *
make_geojson (GPtrArray *closures)
{
  g_autoptr (SgBody) body = sg_body_new ();

  sg_body_text (body, "type", "FeatureCollection");
  sg_body_begin_array (body, "features");
  for (guint i = 0; i < closures->len; i++)
    add_feature (body, g_ptr_array_index (closures, i));
  sg_body_end_array (body);

  return sg_body_end (g_steal_pointer (&body));
}

static SgClosures *
compile_one (SgRoads *roads, SgClosure *closure, GError **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autofree char *geojson = NULL;

  g_ptr_array_add (one, closure);
  geojson = make_geojson (one);
  return sg_closures_parse (roads, geojson, error);
}

/* One that came with the feed and cannot be read must not take the others with it. */
static SgClosures *
compile_readable (SgRoads *roads, GPtrArray *closures, GError **error)
{
  g_autoptr (GPtrArray) readable = g_ptr_array_new ();
  g_autofree char *geojson = NULL;

  for (guint i = 0; i < closures->len; i++)
    {
      SgClosure *closure = g_ptr_array_index (closures, i);
      g_autoptr (GError) why = NULL;
      g_autoptr (SgClosures) compiled = compile_one (roads, closure, &why);

      if (compiled != NULL)
        g_ptr_array_add (readable, closure);
      else
        g_debug ("a closure is passed over: %s", why->message);
    }

  geojson = make_geojson (readable);
  return sg_closures_parse (roads, geojson, error);
}

/* ---- drawing ---- */

static void
add_position (SgBody *body, SgPoint point)
{
  sg_body_begin_array (body, NULL);
  sg_body_number (body, NULL, sg_point_lon (point), 7);
  sg_body_number (body, NULL, sg_point_lat (point), 7);
  sg_body_end_array (body);
}

/**
 * sg_closure_make_geometry:
 * @is_polygon: whether @points go around an area; the first one is added again at the end
 *
 * Returns: (transfer full): GeoJSON for #SgClosureDrawing
 */
char *
sg_closure_make_geometry (const SgPoint *points, guint n, gboolean is_polygon)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "type", is_polygon ? "Polygon" : "LineString");
  sg_body_begin_array (body, "coordinates");
  if (is_polygon)
    sg_body_begin_array (body, NULL);
  for (guint i = 0; i < n; i++)
    add_position (body, points[i]);
  if (is_polygon && n > 0 && !sg_point_equal (points[0], points[n - 1]))
    add_position (body, points[0]);
  if (is_polygon)
    sg_body_end_array (body);
  sg_body_end_array (body);

  return sg_body_end (body);
}

/* Longer ones are forgotten, and then nobody is sent by a road that is open. */
#define LONGEST_US (90 * G_TIME_SPAN_DAY)

static gboolean
check_drawing (const SgClosureDrawing *drawing, gint64 now, GError **error)
{
  if (drawing->until <= now)
    g_set_error_literal (error,
                         SG_ERROR,
                         SG_ERROR_INVALID,
                         _ ("“until” must be later than now: a closure ends by itself"));
  else if (drawing->until > now + LONGEST_US)
    g_set_error_literal (
      error,
      SG_ERROR,
      SG_ERROR_INVALID,
      _ ("“until” is more than 90 days away: look at the year; what stays closed "
         "belongs on the map"));
  else if (drawing->factor != 0 && !(drawing->factor >= 0.1 && drawing->factor <= 100))
    g_set_error_literal (error,
                         SG_ERROR,
                         SG_ERROR_INVALID,
                         _ ("“factor” must be between 0.1 and 100 times"));
  else
    return TRUE;

  return FALSE;
}

/* It must lie on a road: a closure beside all of them would be believed and do nothing. */
static gboolean
check_geometry (SgDesk *desk, const SgClosureDrawing *drawing, GError **error)
{
  SgRegion *region = sg_desk_get_region (desk, error);
  SgClosure closure = { .geometry = (char *) drawing->geometry,
                        .effect = (char *) "closed",
                        .factor = NAN,
                        .until = drawing->until };
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (SgClosures) compiled = NULL;

  if (region == NULL)
    return FALSE;

  node = json_from_string (drawing->geometry, NULL);
  if (node == NULL)
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           _ ("“geometry” must be the GeoJSON of a Polygon or a LineString"));
      return FALSE;
    }

  compiled = compile_one (sg_region_get_roads (region), &closure, error);
  if (compiled == NULL)
    return FALSE;

  if (sg_closures_get_n_segments (compiled) == 0)
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           _ ("“geometry” touches no road: draw the line across the road, or the "
                              "polygon over it"));
      return FALSE;
    }

  return TRUE;
}

/**
 * sg_desk_draw_closure:
 * @id: (out) (optional): for lifting it
 *
 * Closes roads, or makes them slow, until a time. Minutes by road change at once.
 *
 * Returns: %FALSE with %SG_ERROR_INVALID that names the field, or %SG_ERROR_NOT_FOUND while the
 *   region is away
 */
gboolean
sg_desk_draw_closure (SgDesk *desk, const SgClosureDrawing *drawing, SgUuid *id, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);
  SgUuid  closure = sg_act_new_id (act);
  SgBody *body;

  if (!check_drawing (drawing, sg_desk_get_now (desk), error) ||
      !check_geometry (desk, drawing, error))
    return FALSE;

  body = sg_body_new ();
  sg_body_text (body, "geometry", drawing->geometry);
  sg_body_text (body, "effect", drawing->factor == 0 ? "closed" : "factor");
  if (drawing->factor != 0)
    sg_body_number (body, "factor", drawing->factor, 3);
  sg_body_int (body, "until", drawing->until);
  sg_body_text (body, "reason", drawing->reason);
  sg_act_add (act, "closure.drawn@1", &closure, body);
  if (id != NULL)
    *id = closure;

  return sg_act_do (act, error);
}

/**
 * sg_desk_lift_closure:
 *
 * Opens the roads again before the time.
 *
 * Returns: %FALSE with %SG_ERROR_STALE when they are open already
 */
gboolean
sg_desk_lift_closure (SgDesk *desk, const SgUuid *id, GError **error)
{
  g_autoptr (SgClosure) closure = sg_row_get (sg_desk_get_db (desk), &sg_closure_record, id, error);
  g_autoptr (SgAct) act = NULL;

  if (closure == NULL)
    return FALSE;

  if (closure->lifted || closure->until <= sg_desk_get_now (desk))
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_STALE,
                           _ ("the closure has ended already: look again"));
      return FALSE;
    }

  act = sg_act_new (desk);
  sg_act_add (act, "closure.lifted@1", id, NULL);
  return sg_act_do (act, error);
}

/**
 * sg_desk_list_closures:
 *
 * Returns: (nullable) (transfer full) (element-type SgClosure): those that hold now, by their end
 */
GPtrArray *
sg_desk_list_closures (SgDesk *desk, GError **error)
{
  return sg_row_list (sg_desk_get_db (desk),
                      &sg_closure_record,
                      "WHERE NOT lifted AND until > ? ORDER BY until, id",
                      error,
                      "i",
                      sg_desk_get_now (desk));
}

/* ---- for the router ---- */

static gboolean
compile (SgDesk *desk, SgRoads *roads, GPtrArray *closures, char *geojson, GError **error)
{
  Cache *cache = g_new0 (Cache, 1);

  cache->geojson = geojson;
  cache->roads = sg_roads_ref (roads);
  if (closures->len > 0)
    {
      cache->compiled = sg_closures_parse (roads, geojson, NULL);
      /* What is wrong with the whole is found out one by one. */
      if (cache->compiled == NULL)
        cache->compiled = compile_readable (roads, closures, error);
      if (cache->compiled == NULL)
        {
          free_cache (cache);
          return FALSE;
        }
    }

  g_object_set_data_full (G_OBJECT (desk), CACHE_KEY, cache, free_cache);
  return TRUE;
}

/**
 * sg_desk_find_closures:
 * @closures: (out) (nullable) (transfer none): what holds now, until the next call; %NULL when all
 *   roads are open
 */
gboolean
sg_desk_find_closures (SgDesk *desk, const SgClosures **closures, GError **error)
{
  SgRegion        *region = sg_desk_get_region (desk, error);
  SgRoads         *roads = region != NULL ? sg_region_get_roads (region) : NULL;
  const Cache     *cache = g_object_get_data (G_OBJECT (desk), CACHE_KEY);
  g_autofree char *geojson = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  *closures = NULL;
  if (region == NULL)
    return FALSE;
  rows = sg_desk_list_closures (desk, error);
  if (rows == NULL)
    return FALSE;

  geojson = make_geojson (rows);
  if ((cache == NULL || cache->roads != roads || g_strcmp0 (cache->geojson, geojson) != 0) &&
      !compile (desk, roads, rows, g_steal_pointer (&geojson), error))
    return FALSE;

  cache = g_object_get_data (G_OBJECT (desk), CACHE_KEY);
  *closures = cache->compiled;
  return TRUE;
}

/**
 * sg_desk_plan_travel:
 * @travel: (out): at the desk's time, with its closures; borrowed until the next call
 */
gboolean
sg_desk_plan_travel (SgDesk *desk, SgProfile profile, SgTravel *travel, GError **error)
{
  *travel = (SgTravel){ .profile = profile, .at = sg_desk_get_now (desk) / G_USEC_PER_SEC };

  return sg_desk_find_closures (desk, &travel->closures, error);
}
