/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Areas of the map: which tags make which kind, and from which zoom one is worth drawing. */

#include "region/map/sg-basemap-areas.h"

#include <math.h>

#include "region/map/sg-map-coast.h"
#include "region/map/sg-map-lines.h"

/* An area smaller than this is not yet drawn. */
#define LEAST_PIXELS 10

/* Buildings of this many square metres are worth a place on an overview. */
#define LARGE_BUILDING  4000
#define MIDDLE_BUILDING 400

/* How many junctions are asked whether they lie in the sea. */
#define DROWNED_SAMPLES 2000

#define STEP_EVERY 4096

typedef struct
{
  SgOsmKey    key;
  const char *value; /* NULL: any but no */
  SgMapKind   kind;
} Rule;

/* The first that fits counts. */
static const Rule rules[] = {
  { SG_OSM_KEY_BUILDING, NULL, SG_MAP_BUILDING },
  { SG_OSM_KEY_AMENITY, "hospital", SG_MAP_HOSPITAL },
  { SG_OSM_KEY_AMENITY, "clinic", SG_MAP_HOSPITAL },
  { SG_OSM_KEY_NATURAL, "water", SG_MAP_WATER },
  { SG_OSM_KEY_WATERWAY, "riverbank", SG_MAP_WATER },
  { SG_OSM_KEY_WATERWAY, "dock", SG_MAP_WATER },
  { SG_OSM_KEY_LANDUSE, "reservoir", SG_MAP_WATER },
  { SG_OSM_KEY_LANDUSE, "basin", SG_MAP_WATER },
  { SG_OSM_KEY_LANDUSE, "salt_pond", SG_MAP_WATER },
  { SG_OSM_KEY_LANDUSE, "aquaculture", SG_MAP_WATER },
  { SG_OSM_KEY_LEISURE, "swimming_pool", SG_MAP_POOL },
  { SG_OSM_KEY_LEISURE, "park", SG_MAP_PARK },
  { SG_OSM_KEY_LEISURE, "golf_course", SG_MAP_PARK },
  { SG_OSM_KEY_LEISURE, "garden", SG_MAP_GARDEN },
  { SG_OSM_KEY_LEISURE, "playground", SG_MAP_GARDEN },
  { SG_OSM_KEY_LEISURE, "pitch", SG_MAP_PITCH },
  { SG_OSM_KEY_LEISURE, "track", SG_MAP_PITCH },
  { SG_OSM_KEY_LEISURE, "stadium", SG_MAP_PITCH },
  { SG_OSM_KEY_LEISURE, "sports_centre", SG_MAP_GARDEN },
  { SG_OSM_KEY_AEROWAY, "aerodrome", SG_MAP_AIRPORT },
  { SG_OSM_KEY_AEROWAY, "apron", SG_MAP_APRON },
  { SG_OSM_KEY_AEROWAY, "helipad", SG_MAP_APRON },
  { SG_OSM_KEY_MAN_MADE, "pier", SG_MAP_PIER },
  { SG_OSM_KEY_MAN_MADE, "breakwater", SG_MAP_PIER },
  { SG_OSM_KEY_MAN_MADE, "groyne", SG_MAP_PIER },
  { SG_OSM_KEY_PLACE, "square", SG_MAP_PLAZA },
  { SG_OSM_KEY_AMENITY, "school", SG_MAP_CAMPUS },
  { SG_OSM_KEY_AMENITY, "university", SG_MAP_CAMPUS },
  { SG_OSM_KEY_AMENITY, "college", SG_MAP_CAMPUS },
  { SG_OSM_KEY_AMENITY, "kindergarten", SG_MAP_CAMPUS },
  { SG_OSM_KEY_AMENITY, "grave_yard", SG_MAP_CEMETERY },
  { SG_OSM_KEY_AMENITY, "parking", SG_MAP_PARKING },
  { SG_OSM_KEY_AMENITY, "marketplace", SG_MAP_COMMERCIAL },
  { SG_OSM_KEY_LANDUSE, "cemetery", SG_MAP_CEMETERY },
  { SG_OSM_KEY_LANDUSE, "residential", SG_MAP_RESIDENTIAL },
  { SG_OSM_KEY_LANDUSE, "commercial", SG_MAP_COMMERCIAL },
  { SG_OSM_KEY_LANDUSE, "retail", SG_MAP_COMMERCIAL },
  { SG_OSM_KEY_LANDUSE, "industrial", SG_MAP_INDUSTRIAL },
  { SG_OSM_KEY_LANDUSE, "railway", SG_MAP_INDUSTRIAL },
  { SG_OSM_KEY_LANDUSE, "quarry", SG_MAP_INDUSTRIAL },
  { SG_OSM_KEY_LANDUSE, "port", SG_MAP_INDUSTRIAL },
  { SG_OSM_KEY_LANDUSE, "construction", SG_MAP_INDUSTRIAL },
  { SG_OSM_KEY_LANDUSE, "brownfield", SG_MAP_INDUSTRIAL },
  { SG_OSM_KEY_LANDUSE, "landfill", SG_MAP_INDUSTRIAL },
  { SG_OSM_KEY_LANDUSE, "military", SG_MAP_MILITARY },
  { SG_OSM_KEY_MILITARY, NULL, SG_MAP_MILITARY },
  { SG_OSM_KEY_LANDUSE, "farmland", SG_MAP_FARMLAND },
  { SG_OSM_KEY_LANDUSE, "farmyard", SG_MAP_FARMLAND },
  { SG_OSM_KEY_LANDUSE, "orchard", SG_MAP_FARMLAND },
  { SG_OSM_KEY_LANDUSE, "vineyard", SG_MAP_FARMLAND },
  { SG_OSM_KEY_LANDUSE, "plant_nursery", SG_MAP_FARMLAND },
  { SG_OSM_KEY_LANDUSE, "meadow", SG_MAP_GRASS },
  { SG_OSM_KEY_LANDUSE, "grass", SG_MAP_GRASS },
  { SG_OSM_KEY_LANDUSE, "village_green", SG_MAP_GRASS },
  { SG_OSM_KEY_LANDUSE, "recreation_ground", SG_MAP_GRASS },
  { SG_OSM_KEY_LANDUSE, "greenfield", SG_MAP_GRASS },
  { SG_OSM_KEY_LANDUSE, "flowerbed", SG_MAP_GRASS },
  { SG_OSM_KEY_LANDUSE, "forest", SG_MAP_FOREST },
  { SG_OSM_KEY_NATURAL, "wood", SG_MAP_FOREST },
  { SG_OSM_KEY_NATURAL, "scrub", SG_MAP_SCRUB },
  { SG_OSM_KEY_NATURAL, "heath", SG_MAP_SCRUB },
  { SG_OSM_KEY_NATURAL, "grassland", SG_MAP_GRASS },
  { SG_OSM_KEY_NATURAL, "wetland", SG_MAP_WETLAND },
  { SG_OSM_KEY_NATURAL, "beach", SG_MAP_SAND },
  { SG_OSM_KEY_NATURAL, "sand", SG_MAP_SAND },
  { SG_OSM_KEY_NATURAL, "shoal", SG_MAP_SAND },
  { SG_OSM_KEY_NATURAL, "bare_rock", SG_MAP_ROCK },
  { SG_OSM_KEY_NATURAL, "scree", SG_MAP_ROCK },
};

/* A closed line with these is an area only when area=yes says so. */
static const Rule area_rules[] = {
  { SG_OSM_KEY_HIGHWAY, "pedestrian", SG_MAP_PLAZA },
  { SG_OSM_KEY_HIGHWAY, "footway", SG_MAP_PLAZA },
  { SG_OSM_KEY_HIGHWAY, "service", SG_MAP_PARKING },
  { SG_OSM_KEY_RAILWAY, "platform", SG_MAP_PLAZA },
  { SG_OSM_KEY_PUBLIC_TRANSPORT, "platform", SG_MAP_PLAZA },
};

/* However large, it is not drawn at smaller zooms. */
static const guint8 zoom_floors[SG_N_MAP_AREAS] = {
  [SG_MAP_RESIDENTIAL] = 10,
  [SG_MAP_COMMERCIAL] = 12,
  [SG_MAP_INDUSTRIAL] = 11,
  [SG_MAP_FARMLAND] = 11,
  [SG_MAP_MILITARY] = 11,
  [SG_MAP_AIRPORT] = 10,
  [SG_MAP_CAMPUS] = 14,
  [SG_MAP_HOSPITAL] = 13,
  [SG_MAP_GRASS] = 11,
  [SG_MAP_SCRUB] = 9,
  [SG_MAP_FOREST] = 7,
  [SG_MAP_WETLAND] = 9,
  [SG_MAP_SAND] = 10,
  [SG_MAP_ROCK] = 10,
  [SG_MAP_CEMETERY] = 13,
  [SG_MAP_PARK] = 10,
  [SG_MAP_GARDEN] = 14,
  [SG_MAP_PITCH] = 14,
  [SG_MAP_SEA] = SG_MAP_ZOOM_FIRST,
  [SG_MAP_WATER] = SG_MAP_ZOOM_FIRST,
  [SG_MAP_POOL] = 16,
  [SG_MAP_PIER] = 12,
  [SG_MAP_PARKING] = 16,
  [SG_MAP_PLAZA] = 14,
  [SG_MAP_APRON] = 12,
  [SG_MAP_BUILDING] = 14,
  [SG_MAP_BUILDING_HEALTH] = 14,
};

typedef struct
{
  const SgOsmStore *store;
  SgMapWriter      *writer;
  SgBasemapSummary *summary;
} Areas;

static gboolean
fits (const SgOsmStore *store, guint32 first_tag, guint32 n_tags, const Rule *rule)
{
  const char *value = sg_osm_store_get (store, first_tag, n_tags, rule->key);

  if (value == NULL || rule->value == NULL)
    return value != NULL && g_strcmp0 (value, "no") != 0;

  return g_strcmp0 (value, rule->value) == 0;
}

static gboolean
find_rule (const SgOsmStore *store, const SgOsmTag *tags, guint32 n_tags, SgMapKind *kind)
{
  guint32 first_tag = (guint32) (tags - store->tags);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (fits (store, first_tag, n_tags, &rules[i]))
      {
        *kind = rules[i].kind;
        return TRUE;
      }

  if (g_strcmp0 (sg_osm_store_get (store, first_tag, n_tags, SG_OSM_KEY_AREA), "yes") != 0)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (area_rules); i++)
    if (fits (store, first_tag, n_tags, &area_rules[i]))
      {
        *kind = area_rules[i].kind;
        return TRUE;
      }

  return FALSE;
}

gboolean
sg_basemap_classify (const SgOsmStore *store, guint32 first_tag, guint32 n_tags, SgMapKind *kind)
{
  static const Rule health[] = { { SG_OSM_KEY_AMENITY, "hospital" },
                                 { SG_OSM_KEY_AMENITY, "clinic" },
                                 { SG_OSM_KEY_BUILDING, "hospital" } };

  if (n_tags == 0 || !find_rule (store, store->tags + first_tag, n_tags, kind))
    return FALSE;

  if (*kind == SG_MAP_BUILDING)
    for (guint i = 0; i < G_N_ELEMENTS (health); i++)
      if (fits (store, first_tag, n_tags, &health[i]))
        *kind = SG_MAP_BUILDING_HEALTH;

  return TRUE;
}

static double
square_metres (GPtrArray *rings)
{
  double area = 0;

  for (guint i = 0; i < rings->len; i++)
    {
      const SgRing *ring = rings->pdata[i];

      area += (ring->inner ? -1 : 1) * fabs (sg_ring_area (ring));
    }

  return MAX (area, 0);
}

/* The first zoom at which so many square metres are @pixels pixels. */
static int
zoom_for (double area, double pixels, gint32 lat)
{
  for (int zoom = SG_MAP_ZOOM_FIRST; zoom < SG_MAP_ZOOM_LAST; zoom++)
    {
      double pixel = sg_map_pixel (zoom, lat) * SG_METRES_PER_STEP;

      if (area >= pixels * pixel * pixel)
        return zoom;
    }

  return SG_MAP_ZOOM_LAST;
}

/* There are so many that only the larger ones are seen from farther away. */
static int
zoom_for_building (double area)
{
  return area >= LARGE_BUILDING ? 14 : area >= MIDDLE_BUILDING ? 15 : 16;
}

static gboolean
add_area (Areas *self, SgMapKind kind, GPtrArray *rings, GError **error)
{
  gboolean is_building = kind == SG_MAP_BUILDING || kind == SG_MAP_BUILDING_HEALTH;
  double   area;
  int      zoom_first;

  if (rings->len == 0)
    return TRUE;

  area = square_metres (rings);
  if (is_building)
    zoom_first = zoom_for_building (area);
  else
    zoom_first = zoom_for (area, LEAST_PIXELS, ((const SgRing *) rings->pdata[0])->points[0].lat);
  *(is_building ? &self->summary->buildings : &self->summary->areas) += 1;

  return sg_map_writer_add_area (self->writer,
                                 kind,
                                 rings,
                                 MAX (zoom_first, zoom_floors[kind]),
                                 error);
}

static gboolean
add_way (Areas *self, const SgOsmWay *way, GError **error)
{
  g_autoptr (GPtrArray) rings = NULL;
  SgMapKind kind;
  SgRing   *ring;

  if (!sg_osm_way_is_closed (self->store, way) ||
      !sg_basemap_classify (self->store, way->first_tag, way->n_tags, &kind))
    return TRUE;

  ring = sg_osm_rings_from_way (self->store, way);
  if (ring == NULL)
    return TRUE;

  rings = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_ring_free);
  g_ptr_array_add (rings, ring);

  return add_area (self, kind, rings, error);
}

static gboolean
add_relation (Areas *self, const SgOsmRelation *relation, GError **error)
{
  g_autoptr (GPtrArray) rings = NULL;
  SgMapKind kind;

  if (!sg_osm_is (self->store, relation, SG_OSM_KEY_TYPE, "multipolygon") ||
      !sg_basemap_classify (self->store, relation->first_tag, relation->n_tags, &kind))
    return TRUE;

  rings = sg_osm_rings_assemble (self->store, relation);

  return rings == NULL || add_area (self, kind, rings, error);
}

static gboolean
add_all (Areas *self, const SgBasemapSteps *steps, GError **error)
{
  const SgOsmStore *store = self->store;

  for (guint32 i = 0; i < store->n_ways; i++)
    if (!add_way (self, &store->ways[i], error) ||
        (i % STEP_EVERY == 0 && !sg_basemap_step (steps, i, error)))
      return FALSE;

  for (guint32 i = 0; i < store->n_relations; i++)
    if (!add_relation (self, &store->relations[i], error) ||
        (i % STEP_EVERY == 0 && !sg_basemap_step (steps, (guint64) store->n_ways + i, error)))
      return FALSE;

  return TRUE;
}

/**
 * sg_basemap_add_areas:
 *
 * Adds all areas but the sea.
 */
gboolean
sg_basemap_add_areas (const SgOsmStore     *store,
                      SgMapWriter          *writer,
                      SgBasemapSummary     *summary,
                      const SgBasemapSteps *steps,
                      GError              **error)
{
  Areas areas = { store, writer, summary };

  return add_all (&areas, steps, error);
}

/* A sea on the wrong side of the coast would be worse than none. */
static gboolean
drowns_roads (const GPtrArray *sea, const SgOsmStore *store, const SgRoads *roads)
{
  g_autoptr (SgMapSea) index = sg_map_sea_new (sea, &store->box);
  guint32 every = MAX (1, roads->n_junctions / DROWNED_SAMPLES);
  guint32 n_asked = 0;
  guint32 n_drowned = 0;

  for (guint32 i = 0; i < roads->n_junctions; i += every)
    {
      n_asked++;
      n_drowned += sg_map_sea_contains (index, roads->junctions[i]);
    }

  return n_drowned * 2 > n_asked;
}

gboolean
sg_basemap_add_sea (const SgOsmStore *store,
                    const SgRoads    *roads,
                    SgMapWriter      *writer,
                    SgBasemapSummary *summary,
                    GError          **error)
{
  g_autoptr (GPtrArray) sea = sg_map_coast_assemble (store, &summary->coast_gaps);

  if (sea->len == 0)
    return TRUE;

  summary->sea_dropped = drowns_roads (sea, store, roads);
  if (summary->sea_dropped)
    return TRUE;

  summary->areas++;

  return sg_map_writer_add_area (writer, SG_MAP_SEA, sea, SG_MAP_ZOOM_FIRST, error);
}
