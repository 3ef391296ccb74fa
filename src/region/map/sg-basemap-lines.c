/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines of the map that are not in the road graph, and the large roads of the graph once more,
 * joined and simplified, for the overviews where a tile holds too many segments to draw. */

#include "region/map/sg-basemap-lines.h"

#include "region/map/sg-road-chains.h"

#define STEP_EVERY 4096

typedef struct
{
  SgOsmKey    key;
  const char *value;
  SgMapKind   kind;
  int         zoom_first;
} Rule;

static const Rule rules[] = {
  { SG_OSM_KEY_WATERWAY, "river", SG_MAP_RIVER, 9 },
  { SG_OSM_KEY_WATERWAY, "canal", SG_MAP_CANAL, 11 },
  { SG_OSM_KEY_WATERWAY, "stream", SG_MAP_STREAM, 14 },
  { SG_OSM_KEY_WATERWAY, "drain", SG_MAP_STREAM, 15 },
  { SG_OSM_KEY_WATERWAY, "ditch", SG_MAP_STREAM, 16 },
  { SG_OSM_KEY_RAILWAY, "rail", SG_MAP_RAIL, 10 },
  { SG_OSM_KEY_RAILWAY, "light_rail", SG_MAP_RAIL, 12 },
  { SG_OSM_KEY_RAILWAY, "subway", SG_MAP_RAIL, 12 },
  { SG_OSM_KEY_RAILWAY, "monorail", SG_MAP_TRAM, 13 },
  { SG_OSM_KEY_RAILWAY, "narrow_gauge", SG_MAP_RAIL, 12 },
  { SG_OSM_KEY_RAILWAY, "tram", SG_MAP_TRAM, 14 },
  { SG_OSM_KEY_RAILWAY, "funicular", SG_MAP_TRAM, 14 },
  { SG_OSM_KEY_ROUTE, "ferry", SG_MAP_FERRY, 9 },
  { SG_OSM_KEY_AEROWAY, "runway", SG_MAP_RUNWAY, 10 },
  { SG_OSM_KEY_AEROWAY, "taxiway", SG_MAP_TAXIWAY, 13 },
  { SG_OSM_KEY_MAN_MADE, "pier", SG_MAP_PIER_LINE, 14 },
  { SG_OSM_KEY_MAN_MADE, "breakwater", SG_MAP_PIER_LINE, 13 },
  { SG_OSM_KEY_MAN_MADE, "groyne", SG_MAP_PIER_LINE, 14 },
};

/* By admin_level; the last two of Indonesia's levels, kelurahan and RW, make no line. */
static const struct
{
  SgMapKind kind;
  int       zoom_first;
} borders[] = {
  [2] = { SG_MAP_BORDER_COUNTRY, 5 },
  [4] = { SG_MAP_BORDER_PROVINCE, 6 },
  [5] = { SG_MAP_BORDER_REGENCY, 9 },
  [6] = { SG_MAP_BORDER_DISTRICT, 12 },
};

/* Which zooms show which roads from the simplified lines. The graph itself serves the closer ones.
 */
static const struct
{
  SgRoadClass road_class;
  SgMapKind   kind;
  int         zoom_first;
} overviews[] = {
  { SG_ROAD_MOTORWAY, SG_MAP_OVERVIEW_MOTORWAY, 5 },
  { SG_ROAD_TRUNK, SG_MAP_OVERVIEW_TRUNK, 6 },
  { SG_ROAD_PRIMARY, SG_MAP_OVERVIEW_PRIMARY, 8 },
  { SG_ROAD_SECONDARY, SG_MAP_OVERVIEW_SECONDARY, 10 },
  { SG_ROAD_TERTIARY, SG_MAP_OVERVIEW_TERTIARY, 11 },
  { SG_ROAD_MOTORWAY_LINK, SG_MAP_OVERVIEW_MOTORWAY_LINK, 12 },
  { SG_ROAD_TRUNK_LINK, SG_MAP_OVERVIEW_TRUNK_LINK, 12 },
};

static const Rule *
find_rule (const SgOsmStore *store, const SgOsmWay *way)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (sg_osm_is (store, way, rules[i].key, rules[i].value))
      return &rules[i];

  return NULL;
}

static gboolean
is_set (const SgOsmStore *store, const SgOsmWay *way, SgOsmKey key)
{
  const char *value = sg_osm_get (store, way, key);

  return value != NULL && g_strcmp0 (value, "no") != 0;
}

/* What the tags beside the main one make of it. Returns FALSE when it is not drawn at all. */
static gboolean
refine (const SgOsmStore *store, const SgOsmWay *way, SgMapKind *kind, int *zoom_first)
{
  gboolean tunnel = is_set (store, way, SG_OSM_KEY_TUNNEL);

  /* Closed piers and runways are areas where tagged so. */
  if ((*kind == SG_MAP_PIER_LINE && sg_osm_way_is_closed (store, way)) ||
      (*kind == SG_MAP_RUNWAY && sg_osm_is (store, way, SG_OSM_KEY_AREA, "yes")))
    return FALSE;

  if (*kind >= SG_MAP_RIVER && *kind <= SG_MAP_STREAM)
    return !tunnel;

  if (*kind == SG_MAP_RAIL)
    {
      if (is_set (store, way, SG_OSM_KEY_SERVICE))
        *zoom_first = MAX (*zoom_first, 14);
      if (tunnel)
        *kind = SG_MAP_RAIL_TUNNEL;
      else if (is_set (store, way, SG_OSM_KEY_BRIDGE))
        *kind = SG_MAP_RAIL_BRIDGE;
    }
  if (*kind == SG_MAP_RAIL_TUNNEL)
    *zoom_first = MAX (*zoom_first, 13);

  return TRUE;
}

static void
get_points (const SgOsmStore *store, const SgOsmWay *way, GArray *points)
{
  g_array_set_size (points, 0);
  for (guint32 i = 0; i < way->n_refs; i++)
    g_array_append_val (points, store->points[store->refs[way->first_ref + i]]);
}

static guint
level_of (const SgOsmStore *store, const SgOsmRelation *relation)
{
  const char *text = sg_osm_get (store, relation, SG_OSM_KEY_ADMIN_LEVEL);
  guint64     level = 0;

  if (text == NULL || !sg_osm_is (store, relation, SG_OSM_KEY_BOUNDARY, "administrative") ||
      !g_ascii_string_to_unsigned (text, 10, 1, 15, &level, NULL))
    return 0;

  return level < G_N_ELEMENTS (borders) && borders[level].zoom_first > 0 ? (guint) level : 0;
}

/* A way that bounds several units is a border of the highest of them. */
static guint8 *
find_borders (const SgOsmStore *store)
{
  guint8 *levels = g_new0 (guint8, store->n_ways + 1);

  for (guint32 i = 0; i < store->n_relations; i++)
    {
      const SgOsmRelation *relation = &store->relations[i];
      guint                level = level_of (store, relation);

      if (level == 0)
        continue;

      for (guint32 m = 0; m < relation->n_members; m++)
        {
          const SgOsmMember *member = &store->members[relation->first_member + m];

          if (member->type == SG_OSM_WAY && member->index != SG_OSM_MISSING &&
              (levels[member->index] == 0 || levels[member->index] > level))
            levels[member->index] = (guint8) level;
        }
    }

  return levels;
}

static gboolean
add_border (const SgOsmStore *store,
            const SgOsmWay   *way,
            guint             level,
            GArray           *points,
            SgMapWriter      *writer,
            GError          **error)
{
  /* At the shore the coast itself is line enough. */
  if (sg_osm_is (store, way, SG_OSM_KEY_NATURAL, "coastline"))
    return TRUE;

  get_points (store, way, points);

  return sg_map_writer_add_line (writer,
                                 borders[level].kind,
                                 points,
                                 borders[level].zoom_first,
                                 SG_MAP_ZOOM_LAST,
                                 error);
}

static gboolean
add_line (const SgOsmStore *store,
          const SgOsmWay   *way,
          GArray           *points,
          SgMapWriter      *writer,
          SgBasemapSummary *summary,
          GError          **error)
{
  const Rule *rule = find_rule (store, way);
  SgMapKind   kind;
  int         zoom_first;

  if (rule == NULL)
    return TRUE;

  kind = rule->kind;
  zoom_first = rule->zoom_first;
  if (!refine (store, way, &kind, &zoom_first))
    return TRUE;

  get_points (store, way, points);
  summary->lines++;

  return sg_map_writer_add_line (writer, kind, points, zoom_first, SG_MAP_ZOOM_LAST, error);
}

/**
 * sg_basemap_add_lines:
 *
 * Adds waterways, railways, ferries, runways, piers and borders.
 */
gboolean
sg_basemap_add_lines (const SgOsmStore     *store,
                      SgMapWriter          *writer,
                      SgBasemapSummary     *summary,
                      const SgBasemapSteps *steps,
                      GError              **error)
{
  g_autofree guint8 *levels = find_borders (store);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgPoint));

  for (guint32 i = 0; i < store->n_ways; i++)
    {
      const SgOsmWay *way = &store->ways[i];

      if (i % STEP_EVERY == 0 && !sg_basemap_step (steps, i, error))
        return FALSE;

      summary->lines += levels[i] != 0;
      if (way->n_refs < 2)
        continue;
      if ((levels[i] != 0 && !add_border (store, way, levels[i], points, writer, error)) ||
          (way->n_tags > 0 && !add_line (store, way, points, writer, summary, error)))
        return FALSE;
    }

  return TRUE;
}

static void
find_segments (const SgRoads *roads, SgRoadClass road_class, GArray *segments)
{
  g_array_set_size (segments, 0);
  for (guint32 i = 0; i < roads->n_segments; i++)
    if (sg_segment_class (&roads->segments[i]) == road_class &&
        (sg_roads_get_shape_flags (roads, i) & SG_SHAPE_TWIN) == 0)
      g_array_append_val (segments, i);
}

/**
 * sg_basemap_add_overview:
 *
 * Adds the largest roads for the zooms before those that the graph serves.
 */
gboolean
sg_basemap_add_overview (const SgRoads    *roads,
                         SgMapWriter      *writer,
                         SgBasemapSummary *summary,
                         GError          **error)
{
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgPoint));

  for (guint i = 0; i < G_N_ELEMENTS (overviews); i++)
    {
      g_autoptr (SgRoadChains) chains = sg_road_chains_new ();

      find_segments (roads, overviews[i].road_class, segments);
      sg_road_chains_add (chains,
                          roads,
                          (const guint32 *) (gpointer) segments->data,
                          segments->len);
      for (guint32 chain = 0; chain < sg_road_chains_get_length (chains); chain++)
        {
          g_array_set_size (points, 0);
          sg_road_chains_append_points (chains, roads, chain, points);
          summary->lines++;
          if (!sg_map_writer_add_line (writer,
                                       overviews[i].kind,
                                       points,
                                       overviews[i].zoom_first,
                                       SG_MAP_OVERVIEW_ZOOM_LAST,
                                       error))
            return FALSE;
        }
    }

  return TRUE;
}
