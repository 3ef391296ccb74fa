/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Closures are compiled to a bit for each segment, which a search asks first, and to a short sorted
 * list of what holds on the few segments that have their bit set. */

#include "config.h"

#include "region/roads/sg-closures.h"

#include <math.h>

#include "common/sg-error.h"
#include "common/sg-json.h"
#include "region/roads/sg-closure-shape.h"

#define FILE_BYTES_MAX  (16 << 20)
#define N_FEATURES_MAX  10000
#define N_POSITIONS_MAX 100000
#define FACTOR_LEAST    0.1
#define FACTOR_MOST     100.0

/* However many slow zones lie upon each other. */
#define FACTOR_PRODUCT_MAX (1000u * SG_CLOSURE_FACTOR_ONE)

typedef struct
{
  gboolean closed;
  guint32  factor;
  gint64   until; /* seconds UTC, G_MAXINT64 for good */
  char    *reason;
} Closure;

/* A closure holds on a segment. */
typedef struct
{
  guint32 segment;
  guint32 closure;
} Touch;

struct _SgClosures
{
  SgRoads *roads;
  GArray  *closures; /* of Closure */
  GArray  *touches;  /* of Touch, sorted by segment, closure */
  guint64 *touched;  /* bits by segment */
  guint32 *ranks;    /* by word of touched: how many bits are set in the words before it */
  GArray  *firsts;   /* guint32, by set bit and one more: its first touch */
  guint    n_positions;
};

/* ---- reading ---- */

G_GNUC_PRINTF (3, 4)
static gboolean
refuse (guint feature, GError **error, const char *format, ...)
{
  g_autofree char *why = NULL;
  va_list          args;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, SG_ERROR, SG_ERROR_INVALID, "closure: feature %u: %s", feature + 1, why);

  return FALSE;
}

static const char *
get_text (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static double
get_number (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      (json_node_get_value_type (node) != G_TYPE_INT64 &&
       json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return NAN;

  return json_node_get_double (node);
}

static gboolean
read_position (JsonNode *node, SgPoint *point)
{
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  double     lon;
  double     lat;

  if (pair == NULL || json_array_get_length (pair) < 2)
    return FALSE;

  lon = get_number (json_array_get_element (pair, 0));
  lat = get_number (json_array_get_element (pair, 1));
  if (!sg_point_is_valid_degrees (lat, lon))
    return FALSE;

  *point = sg_point_from_degrees (lat, lon);
  return TRUE;
}

static gboolean
read_positions (SgClosures     *self,
                guint           feature,
                JsonNode       *node,
                gboolean        is_ring,
                SgClosureShape *shape,
                GError        **error)
{
  JsonArray *positions = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint      n = positions != NULL ? json_array_get_length (positions) : 0;
  SgPoint    first = { 0, 0 };
  SgPoint    last = { 0, 0 };

  self->n_positions += n;
  if (self->n_positions > N_POSITIONS_MAX)
    return refuse (feature, error, "all together may have %d positions", N_POSITIONS_MAX);
  if (n < (is_ring ? 4 : 2))
    return refuse (feature,
                   error,
                   is_ring ? "a ring needs four positions or more" : "a line needs two positions");

  for (guint i = 0; i < n; i++)
    {
      SgPoint point;

      if (!read_position (json_array_get_element (positions, i), &point))
        return refuse (feature, error, "position %u must be [LON, LAT] in degrees", i + 1);
      if (i == 0)
        first = point;
      else
        sg_closure_shape_add_edge (shape, last, point);
      last = point;
    }

  if (is_ring && !sg_point_equal (first, last))
    return refuse (feature, error, "the last position of a ring must equal its first");

  return TRUE;
}

static gboolean
read_rings (SgClosures *self, guint feature, JsonNode *node, SgClosureShape *shape, GError **error)
{
  JsonArray *rings = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (rings == NULL || json_array_get_length (rings) == 0)
    return refuse (feature, error, "a polygon needs a ring");

  for (guint i = 0; i < json_array_get_length (rings); i++)
    if (!read_positions (self, feature, json_array_get_element (rings, i), TRUE, shape, error))
      return FALSE;

  return TRUE;
}

static SgClosureShape *
read_geometry (SgClosures *self, guint feature, JsonObject *geometry, GError **error)
{
  const char *type = geometry != NULL ? get_text (geometry, "type") : NULL;
  JsonArray  *coordinates = geometry != NULL ? get_array (geometry, "coordinates") : NULL;
  JsonNode   *node = coordinates != NULL ? json_object_get_member (geometry, "coordinates") : NULL;
  gboolean    is_line = g_strcmp0 (type, "LineString") == 0;
  gboolean    is_multi = g_strcmp0 (type, "MultiPolygon") == 0;
  gboolean    good = TRUE;
  g_autoptr (SgClosureShape) shape = sg_closure_shape_new (!is_line);

  if (coordinates == NULL || json_array_get_length (coordinates) == 0 ||
      !(is_line || is_multi || g_strcmp0 (type, "Polygon") == 0))
    {
      refuse (feature,
              error,
              "its geometry must be a Polygon, a MultiPolygon or a LineString with coordinates");
      return NULL;
    }

  if (is_line)
    good = read_positions (self, feature, node, FALSE, shape, error);
  else if (!is_multi)
    good = read_rings (self, feature, node, shape, error);
  else
    for (guint i = 0; good && i < json_array_get_length (coordinates); i++)
      good = read_rings (self, feature, json_array_get_element (coordinates, i), shape, error);

  if (!good)
    return NULL;

  sg_closure_shape_finish (shape);
  return g_steal_pointer (&shape);
}

static gboolean
read_until (guint feature, JsonObject *properties, gint64 *until, GError **error)
{
  JsonNode   *node = json_object_get_member (properties, "until");
  const char *text = get_text (properties, "until");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  *until = G_MAXINT64;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (time == NULL)
    return refuse (feature,
                   error,
                   "“until” must be a time such as 2025-11-24T18:00:00Z, or be left out");

  *until = g_date_time_to_unix (time);
  return TRUE;
}

static gboolean
read_properties (guint feature, JsonObject *properties, Closure *closure, GError **error)
{
  const char *effect = properties != NULL ? get_text (properties, "effect") : NULL;
  double      factor = 1;

  closure->closed = g_strcmp0 (effect, "closed") == 0;
  if (!closure->closed && g_strcmp0 (effect, "factor") != 0)
    return refuse (feature, error, "its property “effect” must be “closed” or “factor”");

  if (!closure->closed)
    factor = get_number (json_object_get_member (properties, "factor"));
  if (!(factor >= FACTOR_LEAST && factor <= FACTOR_MOST))
    return refuse (feature,
                   error,
                   "its property “factor” must be a number from %g to %g",
                   FACTOR_LEAST,
                   FACTOR_MOST);

  closure->factor = (guint32) lround (factor * SG_CLOSURE_FACTOR_ONE);
  closure->reason = g_strdup (get_text (properties, "reason"));
  return read_until (feature, properties, &closure->until, error);
}

/* ---- compiling ---- */

static void
add_touch (SgClosures *self, guint32 segment)
{
  Touch touch = { segment, self->closures->len - 1 };

  g_array_append_val (self->touches, touch);
}

static void
lay_on_roads (SgClosures *self, const SgClosureShape *shape)
{
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  const SgRoads *roads = self->roads;
  guint32        twin = 0;

  sg_roads_find_in_box (roads, SG_ROAD_GRID_ALL, sg_closure_shape_get_box (shape), segments);
  for (guint i = 0; i < segments->len; i++)
    {
      guint32 segment = g_array_index (segments, guint32, i);

      g_array_set_size (points, 0);
      sg_roads_append_shape (roads, segment, points);
      if (!sg_closure_shape_touches (shape, points))
        continue;

      /* Segments and twins both ascend. */
      add_touch (self, segment);
      while (twin < roads->n_twins && roads->twins[twin].original < segment)
        twin++;
      for (; twin < roads->n_twins && roads->twins[twin].original == segment; twin++)
        add_touch (self, roads->twins[twin].twin);
    }
}

static gboolean
read_feature (SgClosures *self, guint index, JsonNode *node, GError **error)
{
  JsonObject *feature = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  Closure     closure = { FALSE, SG_CLOSURE_FACTOR_ONE, G_MAXINT64, NULL };
  g_autoptr (SgClosureShape) shape = NULL;

  if (feature == NULL || g_strcmp0 (get_text (feature, "type"), "Feature") != 0)
    return refuse (index, error, "it must be an object of type “Feature”");

  shape = read_geometry (self, index, get_object (feature, "geometry"), error);
  if (shape == NULL)
    return FALSE;
  if (!read_properties (index, get_object (feature, "properties"), &closure, error))
    {
      g_free (closure.reason);
      return FALSE;
    }

  g_array_append_val (self->closures, closure);
  lay_on_roads (self, shape);
  return TRUE;
}

static int
compare_touches (gconstpointer a, gconstpointer b)
{
  const Touch *first = a;
  const Touch *second = b;

  if (first->segment != second->segment)
    return first->segment < second->segment ? -1 : 1;

  return (first->closure > second->closure) - (first->closure < second->closure);
}

static void
compile (SgClosures *self)
{
  guint32 n_words = self->roads->n_segments / 64 + 1;
  guint32 end = self->touches->len;

  g_array_sort (self->touches, compare_touches);
  self->touched = g_new0 (guint64, n_words);
  self->ranks = g_new0 (guint32, n_words);

  for (guint32 i = 0; i < end; i++)
    {
      guint32 segment = g_array_index (self->touches, Touch, i).segment;

      if (i > 0 && g_array_index (self->touches, Touch, i - 1).segment == segment)
        continue;
      self->touched[segment >> 6] |= (guint64) 1 << (segment & 63);
      g_array_append_val (self->firsts, i);
    }
  g_array_append_val (self->firsts, end);

  for (guint32 word = 1; word < n_words; word++)
    self->ranks[word] = self->ranks[word - 1] +
                        (guint32) __builtin_popcountll (self->touched[word - 1]);
}

static void
clear_closure (gpointer closure)
{
  g_free (((Closure *) closure)->reason);
}

static void
clear (gpointer memory)
{
  SgClosures *self = memory;

  g_array_unref (self->closures);
  g_array_unref (self->touches);
  g_array_unref (self->firsts);
  g_free (self->touched);
  g_free (self->ranks);
  sg_roads_unref (self->roads);
}

/**
 * sg_closures_parse:
 * @roads: the graph they are for
 * @geojson: a FeatureCollection; docs/region/router.md describes its properties
 *
 * Returns: (nullable) (transfer full): %NULL with %SG_ERROR_INVALID, which names the feature that
 *   is wrong
 */
SgClosures *
sg_closures_parse (SgRoads *roads, const char *geojson, GError **error)
{
  g_autoptr (SgClosures) self = g_atomic_rc_box_new0 (SgClosures);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) why = NULL;
  JsonArray *features = NULL;

  self->roads = sg_roads_ref (roads);
  self->closures = g_array_new (FALSE, FALSE, sizeof (Closure));
  g_array_set_clear_func (self->closures, clear_closure);
  self->touches = g_array_new (FALSE, FALSE, sizeof (Touch));
  self->firsts = g_array_new (FALSE, FALSE, sizeof (guint32));

  root = sg_json_parse (geojson, FILE_BYTES_MAX, &why);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root) &&
      g_strcmp0 (get_text (json_node_get_object (root), "type"), "FeatureCollection") == 0)
    features = get_array (json_node_get_object (root), "features");

  if (features == NULL || json_array_get_length (features) > N_FEATURES_MAX)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "closures must be a GeoJSON FeatureCollection of at most %d features%s%s",
                   N_FEATURES_MAX,
                   why != NULL ? ": " : "",
                   why != NULL ? why->message : "");
      return NULL;
    }

  for (guint i = 0; i < json_array_get_length (features); i++)
    if (!read_feature (self, i, json_array_get_element (features, i), error))
      return NULL;

  compile (self);
  return g_steal_pointer (&self);
}

SgClosures *
sg_closures_read (SgRoads *roads, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) why = NULL;

  if (!g_file_get_contents (path, &text, NULL, &why))
    {
      g_set_error (error, SG_ERROR, SG_ERROR_NOT_FOUND, "no closures: %s", why->message);
      return NULL;
    }

  return sg_closures_parse (roads, text, error);
}

SgClosures *
sg_closures_ref (SgClosures *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
sg_closures_unref (SgClosures *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* ---- asking ---- */

/**
 * sg_closures_get_touched:
 *
 * Returns: (transfer none): a bit for each segment, set when a closure may hold there
 */
const guint64 *
sg_closures_get_touched (const SgClosures *self)
{
  return self->touched;
}

/* The closures on a segment: touches from the returned index to @end. */
static guint32
find_touches (const SgClosures *self, guint32 segment, guint32 *end)
{
  guint64 word = self->touched[segment >> 6];
  guint64 bit = (guint64) 1 << (segment & 63);
  guint32 rank;

  *end = 0;
  if ((word & bit) == 0)
    return 0;

  rank = self->ranks[segment >> 6] + (guint32) __builtin_popcountll (word & (bit - 1));
  *end = g_array_index (self->firsts, guint32, rank + 1);
  return g_array_index (self->firsts, guint32, rank);
}

static const Closure *
get_closure (const SgClosures *self, guint32 touch)
{
  guint32 closure = g_array_index (self->touches, Touch, touch).closure;

  return &g_array_index (self->closures, Closure, closure);
}

/**
 * sg_closures_find_effect:
 * @at: seconds UTC; what has expired by then does not count. 0: everything counts
 */
SgClosureEffect
sg_closures_find_effect (const SgClosures *self, guint32 segment, gint64 at)
{
  SgClosureEffect effect = { FALSE, SG_CLOSURE_FACTOR_ONE };
  guint32         end;

  for (guint32 i = find_touches (self, segment, &end); i < end; i++)
    {
      const Closure *closure = get_closure (self, i);
      guint64        product = (guint64) effect.factor * closure->factor / SG_CLOSURE_FACTOR_ONE;

      if (at != 0 && at >= closure->until)
        continue;
      effect.closed = effect.closed || closure->closed;
      effect.factor = (guint32) MIN (product, FACTOR_PRODUCT_MAX);
    }

  return effect;
}

/**
 * sg_closures_get_n_segments:
 *
 * Returns: how many segments they lie on, twins included, for telling the operator
 */
guint32
sg_closures_get_n_segments (const SgClosures *self)
{
  return self->firsts->len - 1;
}

/**
 * sg_closures_find_reason:
 *
 * Returns: (nullable) (transfer none): why the segment is closed or slow at that time
 */
const char *
sg_closures_find_reason (const SgClosures *self, guint32 segment, gint64 at)
{
  guint32 end;

  for (guint32 i = find_touches (self, segment, &end); i < end; i++)
    if (at == 0 || at < get_closure (self, i)->until)
      return get_closure (self, i)->reason;

  return NULL;
}
