/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-label-points.h"

#include <math.h>

#include "region/map/sg-map-lines.h"
#include "region/osm/sg-osm-rings.h"

/* How each style appears. A style that is not here is not written at a point. */
static const struct
{
  guint8      zoom_first;
  guint8      zoom_last;
  SgLabelTurn turn;
  double      repeat; /* pixels */
} appearances[SG_N_LABEL_STYLES] = {
  [SG_LABEL_CITY] = { 5, 12, SG_LABEL_TURN_FIRST, 300 },
  [SG_LABEL_TOWN] = { 8, 14, SG_LABEL_TURN_FIRST, 300 },
  [SG_LABEL_DISTRICT] = { 11, 15, SG_LABEL_TURN_FIRST, 300 },
  [SG_LABEL_VILLAGE] = { 13, 16, SG_LABEL_TURN_FIRST, 300 },
  [SG_LABEL_HAMLET] = { 14, 17, SG_LABEL_TURN_MIDDLE, 300 },
  [SG_LABEL_ISLAND] = { 9, 16, SG_LABEL_TURN_FIRST, 300 },
  [SG_LABEL_SEA] = { 6, 15, SG_LABEL_TURN_FIRST, 300 },
  [SG_LABEL_WATER] = { 9, 20, SG_LABEL_TURN_MIDDLE, 300 },
  [SG_LABEL_PARK] = { 12, 20, SG_LABEL_TURN_MIDDLE, 250 },
  [SG_LABEL_GROUNDS] = { 14, 20, SG_LABEL_TURN_MIDDLE, 250 },
  [SG_LABEL_SHIELD_MOTORWAY] = { 9, 17, SG_LABEL_TURN_MIDDLE, 280 },
  [SG_LABEL_SHIELD] = { 10, 17, SG_LABEL_TURN_MIDDLE, 260 },
  [SG_LABEL_STATION] = { 13, 20, SG_LABEL_TURN_FIRST, 120 },
  [SG_LABEL_HOSPITAL] = { 13, 20, SG_LABEL_TURN_FIRST, 60 },
  [SG_LABEL_CLINIC] = { 15, 20, SG_LABEL_TURN_FIRST, 40 },
  [SG_LABEL_PHARMACY] = { 17, 20, SG_LABEL_TURN_LAST, 0 },
  [SG_LABEL_POLICE] = { 15, 20, SG_LABEL_TURN_FIRST, 0 },
  [SG_LABEL_FIRE] = { 14, 20, SG_LABEL_TURN_FIRST, 0 },
  [SG_LABEL_AED] = { 16, 20, SG_LABEL_TURN_FIRST, 0 },
  [SG_LABEL_ASSEMBLY] = { 16, 20, SG_LABEL_TURN_LAST, 0 },
  [SG_LABEL_MOSQUE] = { 16, 20, SG_LABEL_TURN_LAST, 30 },
  [SG_LABEL_CHURCH] = { 16, 20, SG_LABEL_TURN_LAST, 30 },
  [SG_LABEL_WORSHIP] = { 16, 20, SG_LABEL_TURN_LAST, 30 },
  [SG_LABEL_SCHOOL] = { 16, 20, SG_LABEL_TURN_LAST, 60 },
  [SG_LABEL_MARKET] = { 15, 20, SG_LABEL_TURN_LAST, 30 },
  [SG_LABEL_FUEL] = { 16, 20, SG_LABEL_TURN_LAST, 0 },
  [SG_LABEL_BUS] = { 17, 20, SG_LABEL_TURN_LAST, 120 },
  [SG_LABEL_FERRY] = { 14, 20, SG_LABEL_TURN_FIRST, 60 },
  [SG_LABEL_AIRPORT] = { 10, 20, SG_LABEL_TURN_FIRST, 100 },
  [SG_LABEL_OFFICE] = { 16, 20, SG_LABEL_TURN_LAST, 60 },
  [SG_LABEL_HOTEL] = { 17, 20, SG_LABEL_TURN_LAST, 60 },
  [SG_LABEL_BANK] = { 18, 20, SG_LABEL_TURN_LAST, 60 },
  [SG_LABEL_FOOD] = { 18, 20, SG_LABEL_TURN_LAST, 60 },
  [SG_LABEL_SIGHT] = { 15, 20, SG_LABEL_TURN_LAST, 60 },
  [SG_LABEL_PEAK] = { 13, 20, SG_LABEL_TURN_LAST, 0 },
};

/* From this zoom on no more symbols are tried. */
#define LAST_ZOOM 19

typedef struct
{
  SgOsmKey     key;
  const char  *value;
  SgLabelStyle style;
} Rule;

/* The first that fits counts; value NULL is any but no. */
static const Rule rules[] = {
  { SG_OSM_KEY_EMERGENCY, "defibrillator", SG_LABEL_AED },
  { SG_OSM_KEY_EMERGENCY, "assembly_point", SG_LABEL_ASSEMBLY },
  { SG_OSM_KEY_EMERGENCY, "ambulance_station", SG_LABEL_CLINIC },
  { SG_OSM_KEY_AMENITY, "hospital", SG_LABEL_HOSPITAL },
  { SG_OSM_KEY_HEALTHCARE, "hospital", SG_LABEL_HOSPITAL },
  { SG_OSM_KEY_AMENITY, "clinic", SG_LABEL_CLINIC },
  { SG_OSM_KEY_AMENITY, "doctors", SG_LABEL_CLINIC },
  { SG_OSM_KEY_HEALTHCARE, "clinic", SG_LABEL_CLINIC },
  { SG_OSM_KEY_HEALTHCARE, "centre", SG_LABEL_CLINIC },
  { SG_OSM_KEY_AMENITY, "pharmacy", SG_LABEL_PHARMACY },
  { SG_OSM_KEY_AMENITY, "police", SG_LABEL_POLICE },
  { SG_OSM_KEY_AMENITY, "fire_station", SG_LABEL_FIRE },
  { SG_OSM_KEY_AEROWAY, "aerodrome", SG_LABEL_AIRPORT },
  { SG_OSM_KEY_AMENITY, "ferry_terminal", SG_LABEL_FERRY },
  { SG_OSM_KEY_AMENITY, "bus_station", SG_LABEL_BUS },
  { SG_OSM_KEY_AMENITY, "school", SG_LABEL_SCHOOL },
  { SG_OSM_KEY_AMENITY, "university", SG_LABEL_SCHOOL },
  { SG_OSM_KEY_AMENITY, "college", SG_LABEL_SCHOOL },
  { SG_OSM_KEY_AMENITY, "marketplace", SG_LABEL_MARKET },
  { SG_OSM_KEY_SHOP, "mall", SG_LABEL_MARKET },
  { SG_OSM_KEY_SHOP, "supermarket", SG_LABEL_MARKET },
  { SG_OSM_KEY_AMENITY, "fuel", SG_LABEL_FUEL },
  { SG_OSM_KEY_AMENITY, "townhall", SG_LABEL_OFFICE },
  { SG_OSM_KEY_AMENITY, "courthouse", SG_LABEL_OFFICE },
  { SG_OSM_KEY_OFFICE, "government", SG_LABEL_OFFICE },
  { SG_OSM_KEY_TOURISM, "hotel", SG_LABEL_HOTEL },
  { SG_OSM_KEY_TOURISM, "museum", SG_LABEL_SIGHT },
  { SG_OSM_KEY_TOURISM, "attraction", SG_LABEL_SIGHT },
  { SG_OSM_KEY_AMENITY, "theatre", SG_LABEL_SIGHT },
  { SG_OSM_KEY_AMENITY, "casino", SG_LABEL_SIGHT },
  { SG_OSM_KEY_LEISURE, "stadium", SG_LABEL_SIGHT },
  { SG_OSM_KEY_HISTORIC, "monument", SG_LABEL_SIGHT },
  { SG_OSM_KEY_HISTORIC, "castle", SG_LABEL_SIGHT },
  { SG_OSM_KEY_AMENITY, "bank", SG_LABEL_BANK },
  { SG_OSM_KEY_AMENITY, "restaurant", SG_LABEL_FOOD },
  { SG_OSM_KEY_AMENITY, "cafe", SG_LABEL_FOOD },
  { SG_OSM_KEY_AMENITY, "fast_food", SG_LABEL_FOOD },
  { SG_OSM_KEY_NATURAL, "peak", SG_LABEL_PEAK },
  { SG_OSM_KEY_NATURAL, "volcano", SG_LABEL_PEAK },
  { SG_OSM_KEY_NATURAL, "bay", SG_LABEL_SEA },
  { SG_OSM_KEY_NATURAL, "strait", SG_LABEL_SEA },
};

/* Stations are points; the same keys on a line mean something else. */
static const Rule node_rules[] = {
  { SG_OSM_KEY_RAILWAY, "station", SG_LABEL_STATION },
  { SG_OSM_KEY_RAILWAY, "halt", SG_LABEL_STATION },
  { SG_OSM_KEY_PLACE, "city", SG_LABEL_CITY },
  { SG_OSM_KEY_PLACE, "town", SG_LABEL_TOWN },
  { SG_OSM_KEY_PLACE, "borough", SG_LABEL_DISTRICT },
  { SG_OSM_KEY_PLACE, "suburb", SG_LABEL_DISTRICT },
  { SG_OSM_KEY_PLACE, "village", SG_LABEL_VILLAGE },
  { SG_OSM_KEY_PLACE, "quarter", SG_LABEL_VILLAGE },
  { SG_OSM_KEY_PLACE, "neighbourhood", SG_LABEL_HAMLET },
  { SG_OSM_KEY_PLACE, "hamlet", SG_LABEL_HAMLET },
  { SG_OSM_KEY_PLACE, "locality", SG_LABEL_HAMLET },
  { SG_OSM_KEY_PLACE, "island", SG_LABEL_ISLAND },
  { SG_OSM_KEY_PLACE, "islet", SG_LABEL_ISLAND },
  { SG_OSM_KEY_PLACE, "sea", SG_LABEL_SEA },
};

/* Only areas have these names; the name appears when the area is large enough to hold it. */
static const Rule area_rules[] = {
  { SG_OSM_KEY_NATURAL, "water", SG_LABEL_WATER },
  { SG_OSM_KEY_LANDUSE, "reservoir", SG_LABEL_WATER },
  { SG_OSM_KEY_LEISURE, "park", SG_LABEL_PARK },
  { SG_OSM_KEY_LEISURE, "garden", SG_LABEL_PARK },
  { SG_OSM_KEY_LEISURE, "golf_course", SG_LABEL_PARK },
  { SG_OSM_KEY_LEISURE, "nature_reserve", SG_LABEL_PARK },
  { SG_OSM_KEY_LANDUSE, "forest", SG_LABEL_PARK },
  { SG_OSM_KEY_LANDUSE, "cemetery", SG_LABEL_PARK },
  { SG_OSM_KEY_LANDUSE, "industrial", SG_LABEL_GROUNDS },
  { SG_OSM_KEY_LANDUSE, "commercial", SG_LABEL_GROUNDS },
  { SG_OSM_KEY_LANDUSE, "retail", SG_LABEL_GROUNDS },
  { SG_OSM_KEY_LANDUSE, "military", SG_LABEL_GROUNDS },
  { SG_OSM_KEY_LEISURE, "marina", SG_LABEL_WATER },
  { SG_OSM_KEY_PLACE, "square", SG_LABEL_GROUNDS },
  { SG_OSM_KEY_PLACE, "island", SG_LABEL_ISLAND },
  { SG_OSM_KEY_PLACE, "islet", SG_LABEL_ISLAND },
};

/* By religion, for amenity=place_of_worship. */
static const struct
{
  const char  *religion;
  SgLabelStyle style;
} worship[] = {
  { "muslim", SG_LABEL_MOSQUE },
  { "christian", SG_LABEL_CHURCH },
};

/* Roads whose numbers are shown. */
static const struct
{
  const char  *highway;
  SgLabelStyle style;
  guint8       zoom_first;
} shields[] = {
  { "motorway", SG_LABEL_SHIELD_MOTORWAY, 9 },
  { "trunk", SG_LABEL_SHIELD, 10 },
  { "primary", SG_LABEL_SHIELD, 11 },
  { "secondary", SG_LABEL_SHIELD, 13 },
};

/* A road number longer than this is a list or a description. */
#define SHIELD_LETTERS 8

#define NOT_SHOWN G_MAXUINT32

typedef struct
{
  SgPoint     point;
  const char *text;
  float       weight; /* heavier first */
  float       width;
  guint32     shown; /* label, or NOT_SHOWN */
  guint8      style;
  guint8      zoom_first;
} Candidate;

struct _SgLabelPoints
{
  const SgOsmStore *store;
  SgLabelMeter     *meter;
  GStringChunk     *texts;
  GArray           *candidates;
};

/* What an object of the store is for us: its tags and where it is. */
typedef struct
{
  guint32  first_tag;
  guint32  n_tags;
  SgPoint  point;
  gboolean is_node;
  double   square_metres;
} Thing;

static void
add (SgLabelPoints *self, const Candidate *candidate, const char *name)
{
  g_autofree char *text =
    sg_label_meter_wrap (self->meter, (SgLabelStyle) candidate->style, name != NULL ? name : "");
  Candidate added = *candidate;

  if (text == NULL)
    return;

  added.text = g_string_chunk_insert_const (self->texts, text);
  added.width = (float) sg_label_meter_measure (self->meter, (SgLabelStyle) candidate->style, text);
  added.shown = NOT_SHOWN;
  g_array_append_val (self->candidates, added);
}

/**
 * sg_label_points_add_place:
 * @weight: heavier places of a style come first
 */
void
sg_label_points_add_place (SgLabelPoints *self,
                           SgLabelStyle   style,
                           const char    *name,
                           SgPoint        point,
                           double         weight)
{
  Candidate candidate = { .point = point,
                          .weight = (float) weight,
                          .style = (guint8) style,
                          .zoom_first = appearances[style].zoom_first };

  add (self, &candidate, name);
}

static const char *
get_tag (const SgLabelPoints *self, const Thing *thing, SgOsmKey key)
{
  return sg_osm_store_get (self->store, thing->first_tag, thing->n_tags, key);
}

static gboolean
match (const SgLabelPoints *self,
       const Thing         *thing,
       const Rule          *list,
       guint                n_rules,
       SgLabelStyle        *style)
{
  for (guint i = 0; i < n_rules; i++)
    if (g_strcmp0 (get_tag (self, thing, list[i].key), list[i].value) == 0)
      {
        *style = list[i].style;
        return TRUE;
      }

  return FALSE;
}

static gboolean
find_style (const SgLabelPoints *self, const Thing *thing, SgLabelStyle *style)
{
  if (g_strcmp0 (get_tag (self, thing, SG_OSM_KEY_AMENITY), "place_of_worship") == 0)
    {
      *style = SG_LABEL_WORSHIP;
      for (guint i = 0; i < G_N_ELEMENTS (worship); i++)
        if (g_strcmp0 (get_tag (self, thing, SG_OSM_KEY_RELIGION), worship[i].religion) == 0)
          *style = worship[i].style;

      return TRUE;
    }

  if (match (self, thing, rules, G_N_ELEMENTS (rules), style))
    return TRUE;

  return thing->is_node ? match (self, thing, node_rules, G_N_ELEMENTS (node_rules), style)
                        : match (self, thing, area_rules, G_N_ELEMENTS (area_rules), style);
}

static double
get_population (const SgLabelPoints *self, const Thing *thing)
{
  const char *text = get_tag (self, thing, SG_OSM_KEY_POPULATION);

  return text != NULL ? CLAMP (g_ascii_strtod (text, NULL), 0, 1e9) : 0;
}

/* A name in an area must have room there; one beside a symbol must not, but a larger hospital comes
 * before a smaller one. */
static int
zoom_for (const Thing *thing, SgLabelStyle style, double width)
{
  int zoom = appearances[style].zoom_first;

  if (sg_label_has_symbol (style) || thing->square_metres <= 0)
    return zoom;

  while (zoom < LAST_ZOOM && sqrt (thing->square_metres) < 0.6 * width *
                                                             sg_map_pixel (zoom, thing->point.lat) *
                                                             SG_METRES_PER_STEP)
    zoom++;

  return zoom;
}

static void
add_thing (SgLabelPoints *self, const Thing *thing)
{
  const char  *name = get_tag (self, thing, SG_OSM_KEY_NAME);
  SgLabelStyle style;
  Candidate    candidate = { .point = thing->point };

  if (!find_style (self, thing, &style) || (name == NULL && !sg_label_has_symbol (style)))
    return;

  candidate.style = (guint8) style;
  candidate.weight = (float) (get_population (self, thing) + thing->square_metres);
  candidate.zoom_first = appearances[style].zoom_first;
  if (name != NULL && g_utf8_validate (name, -1, NULL))
    candidate.zoom_first =
      (guint8) zoom_for (thing, style, sg_label_meter_measure (self->meter, style, name));

  /* An AED is known by its symbol; its name is mostly that of its maker. */
  add (self, &candidate, style == SG_LABEL_AED ? NULL : name);
}

static void
add_nodes (SgLabelPoints *self)
{
  for (guint32 i = 0; i < self->store->n_nodes; i++)
    {
      const SgOsmNode *node = &self->store->nodes[i];
      Thing thing = { node->first_tag, node->n_tags, self->store->points[node->point], TRUE };

      add_thing (self, &thing);
    }
}

static gboolean
place_in_rings (Thing *thing, const GPtrArray *rings)
{
  const SgRing *largest = NULL;

  for (guint i = 0; i < rings->len; i++)
    {
      const SgRing *ring = rings->pdata[i];

      if (!ring->inner && (largest == NULL || sg_ring_area (ring) > sg_ring_area (largest)))
        largest = ring;
    }
  if (largest == NULL)
    return FALSE;

  thing->point = sg_ring_label_point (largest);
  thing->square_metres = sg_ring_area (largest);

  return TRUE;
}

static void
add_areas (SgLabelPoints *self)
{
  const SgOsmStore *store = self->store;
  SgLabelStyle      style;

  for (guint32 i = 0; i < store->n_ways; i++)
    {
      const SgOsmWay *way = &store->ways[i];
      Thing           thing = { way->first_tag, way->n_tags };
      g_autoptr (SgRing) ring = NULL;

      if (way->n_tags == 0 || !sg_osm_way_is_closed (store, way) ||
          !find_style (self, &thing, &style))
        continue;

      ring = sg_osm_rings_from_way (store, way);
      if (ring == NULL)
        continue;

      thing.point = sg_ring_label_point (ring);
      thing.square_metres = sg_ring_area (ring);
      add_thing (self, &thing);
    }
}

static void
add_relations (SgLabelPoints *self)
{
  for (guint32 i = 0; i < self->store->n_relations; i++)
    {
      const SgOsmRelation *relation = &self->store->relations[i];
      Thing                thing = { relation->first_tag, relation->n_tags };
      SgLabelStyle         style;
      g_autoptr (GPtrArray) rings = NULL;

      if (!find_style (self, &thing, &style))
        continue;

      rings = sg_osm_rings_assemble (self->store, relation);
      if (rings != NULL && place_in_rings (&thing, rings))
        add_thing (self, &thing);
    }
}

static void
add_shield (SgLabelPoints *self, const SgOsmWay *way, const char *ref, guint rule)
{
  g_auto (GStrv) refs = g_strsplit (ref, ";", 2);
  Candidate candidate = { .style = (guint8) shields[rule].style,
                          .zoom_first = shields[rule].zoom_first,
                          .weight = (float) way->n_refs };

  if (!g_utf8_validate (refs[0], -1, NULL) || refs[0][0] == '\0' ||
      g_utf8_strlen (refs[0], -1) > SHIELD_LETTERS)
    return;

  candidate.point = self->store->points[self->store->refs[way->first_ref + way->n_refs / 2]];
  add (self, &candidate, g_strstrip (refs[0]));
}

static void
add_shields (SgLabelPoints *self)
{
  for (guint32 i = 0; i < self->store->n_ways; i++)
    {
      const SgOsmWay *way = &self->store->ways[i];
      const char     *ref = sg_osm_get (self->store, way, SG_OSM_KEY_REF);

      for (guint r = 0; ref != NULL && r < G_N_ELEMENTS (shields); r++)
        if (sg_osm_is (self->store, way, SG_OSM_KEY_HIGHWAY, shields[r].highway))
          add_shield (self, way, ref, r);
    }
}

SgLabelPoints *
sg_label_points_new (const SgOsmStore *store, SgLabelMeter *meter)
{
  SgLabelPoints *self = g_new0 (SgLabelPoints, 1);

  self->store = store;
  self->meter = meter;
  self->texts = g_string_chunk_new (1 << 16);
  self->candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  add_nodes (self);
  add_areas (self);
  add_relations (self);
  add_shields (self);

  return self;
}

void
sg_label_points_free (SgLabelPoints *self)
{
  if (self == NULL)
    return;

  g_string_chunk_free (self->texts);
  g_array_unref (self->candidates);
  g_free (self);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *left = a;
  const Candidate *right = b;

  if (left->style != right->style)
    return left->style < right->style ? -1 : 1;
  if (left->weight != right->weight)
    return left->weight > right->weight ? -1 : 1;
  if (left->point.lat != right->point.lat)
    return left->point.lat < right->point.lat ? -1 : 1;

  return (left->point.lon > right->point.lon) - (left->point.lon < right->point.lon);
}

/**
 * sg_label_points_sort:
 *
 * To be called when all are known.
 */
void
sg_label_points_sort (SgLabelPoints *self)
{
  g_array_sort (self->candidates, compare_candidates);
}

/* Whether a shown label must find its place anew at each zoom: a road number gives way to the names
 * that appear, and a symbol that stands alone tries to get its name. */
static gboolean
is_loose (const Candidate *candidate, const SgLabel *label)
{
  return sg_label_is_shield ((SgLabelStyle) candidate->style) ||
         (label->text[0] == '\0' && candidate->text[0] != '\0');
}

/**
 * sg_label_points_keep:
 *
 * Lets the labels of smaller zooms stay, and ends those that are for smaller zooms only.
 */
void
sg_label_points_keep (SgLabelPoints *self, SgLabelPlacer *placer, int zoom)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (self->candidates, Candidate, i);

      if (candidate->shown == NOT_SHOWN)
        continue;

      if (zoom > appearances[candidate->style].zoom_last)
        {
          sg_label_placer_end (placer, candidate->shown);
          candidate->shown = NOT_SHOWN;
        }
      else if (!is_loose (candidate, sg_label_placer_get (placer, candidate->shown)))
        sg_label_placer_keep (placer, candidate->shown);
    }
}

static SgLabel
label_of (const Candidate *candidate)
{
  return (SgLabel){ .x = sg_mercator_x (sg_point_lon (candidate->point)),
                    .y = sg_mercator_y (sg_point_lat (candidate->point)),
                    .text = candidate->text,
                    .width = candidate->width,
                    .style = candidate->style };
}

/* Shows @label, which fits, and lets it be the one that was shown before when it is the same. */
static void
show (Candidate *candidate, SgLabelPlacer *placer, const SgLabel *label)
{
  gboolean shown = candidate->shown != NOT_SHOWN;

  if (shown && sg_label_placer_get (placer, candidate->shown)->text == label->text)
    {
      sg_label_placer_keep (placer, candidate->shown);
      return;
    }

  if (shown)
    sg_label_placer_end (placer, candidate->shown);
  candidate->shown = sg_label_placer_add (placer, label);
}

/* With its name if that fits, else the symbol alone. */
static void
place (Candidate *candidate, SgLabelPlacer *placer)
{
  static const char alone[] = "";
  SgLabel           label = label_of (candidate);
  double            repeat = appearances[candidate->style].repeat;

  if (sg_label_placer_fits (placer, &label, candidate->text[0] != '\0' ? repeat : 0))
    {
      show (candidate, placer, &label);
      return;
    }

  label.text = alone;
  label.width = 0;
  if (sg_label_has_symbol ((SgLabelStyle) candidate->style) &&
      sg_label_placer_fits (placer, &label, 0))
    show (candidate, placer, &label);
  else if (candidate->shown != NOT_SHOWN)
    {
      sg_label_placer_end (placer, candidate->shown);
      candidate->shown = NOT_SHOWN;
    }
}

void
sg_label_points_place (SgLabelPoints *self, SgLabelPlacer *placer, int zoom, SgLabelTurn turn)
{
  for (guint i = 0; i < self->candidates->len && zoom <= LAST_ZOOM; i++)
    {
      Candidate *candidate = &g_array_index (self->candidates, Candidate, i);

      if (appearances[candidate->style].turn != turn || candidate->zoom_first > zoom ||
          appearances[candidate->style].zoom_last < zoom)
        continue;

      if (candidate->shown == NOT_SHOWN ||
          is_loose (candidate, sg_label_placer_get (placer, candidate->shown)))
        place (candidate, placer);
    }
}
