/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-label-streets.h"

#include <math.h>

#include "region/map/sg-label-line.h"
#include "region/map/sg-road-chains.h"

/* A street is tried at this many places on each side of where its name should best stand. */
#define TRIES 4

/* From this zoom on no more names are added, only kept. */
#define LAST_ZOOM 18

/* A bend of fewer pixels at the closest zoom is none. */
#define FIRM_BEND 1.5

/* Whatever a file says, a street does not get more names. */
#define PARTS_MAX 20000

/* A line whose name does not fit into it at this zoom never gets it. */
#define CLOSEST_ZOOM 19

/* By importance: what is named first, and from which zoom on. */
static const struct
{
  SgLabelStyle style;
  guint8       zoom_first;
  guint8       rank;
} classes[SG_N_ROAD_CLASSES] = {
  [SG_ROAD_MOTORWAY] = { SG_LABEL_ROAD_LARGE, 12, 0 },
  [SG_ROAD_TRUNK] = { SG_LABEL_ROAD_LARGE, 12, 1 },
  [SG_ROAD_PRIMARY] = { SG_LABEL_ROAD_LARGE, 13, 2 },
  [SG_ROAD_SECONDARY] = { SG_LABEL_ROAD_MIDDLE, 14, 3 },
  [SG_ROAD_TERTIARY] = { SG_LABEL_ROAD_MIDDLE, 14, 4 },
  [SG_ROAD_UNCLASSIFIED] = { SG_LABEL_ROAD_SMALL, 15, 6 },
  [SG_ROAD_RESIDENTIAL] = { SG_LABEL_ROAD_SMALL, 15, 7 },
  [SG_ROAD_LIVING_STREET] = { SG_LABEL_ROAD_SMALL, 16, 8 },
  [SG_ROAD_SERVICE] = { SG_LABEL_ROAD_SMALL, 17, 9 },
  [SG_ROAD_MOTORWAY_LINK] = { SG_LABEL_ROAD_SMALL, 16, 9 },
  [SG_ROAD_TRUNK_LINK] = { SG_LABEL_ROAD_SMALL, 16, 9 },
  [SG_ROAD_PRIMARY_LINK] = { SG_LABEL_ROAD_SMALL, 16, 9 },
  [SG_ROAD_SECONDARY_LINK] = { SG_LABEL_ROAD_SMALL, 16, 9 },
  [SG_ROAD_TERTIARY_LINK] = { SG_LABEL_ROAD_SMALL, 16, 9 },
  [SG_ROAD_TRACK] = { SG_LABEL_ROAD_SMALL, 16, 9 },
  [SG_ROAD_ROAD] = { SG_LABEL_ROAD_SMALL, 15, 7 },
  [SG_ROAD_BUSWAY] = { SG_LABEL_ROAD_SMALL, 17, 9 },
  [SG_ROAD_EMERGENCY] = { SG_LABEL_ROAD_SMALL, 17, 9 },
  [SG_ROAD_PEDESTRIAN] = { SG_LABEL_ROAD_SMALL, 16, 8 },
  [SG_ROAD_PATH] = { SG_LABEL_ROAD_SMALL, 17, 10 },
  [SG_ROAD_FOOTWAY] = { SG_LABEL_ROAD_SMALL, 17, 10 },
  [SG_ROAD_CYCLEWAY] = { SG_LABEL_ROAD_SMALL, 17, 10 },
  [SG_ROAD_STEPS] = { SG_LABEL_ROAD_SMALL, 17, 10 },
  [SG_ROAD_ALLEY] = { SG_LABEL_ROAD_SMALL, 16, 8 },
  [SG_ROAD_FERRY] = { SG_LABEL_RIVER, 12, 5 },
};

#define RANK_RIVER      5
#define LAST_RANK_LARGE 5

static const struct
{
  const char *waterway;
  guint8      zoom_first;
} waterways[] = {
  { "river", 12 },
  { "canal", 14 },
  { "stream", 15 },
};

typedef struct
{
  const char *text;
  float       width;  /* pixels */
  float       length; /* of the Mercator square */
  guint32     source; /* a chain, or n_chains + a way of the store */
  guint16     n_shown;
  guint8      style;
  guint8      zoom_first;
  guint8      rank;
} Street;

/* A label that is shown, and the street it names. */
typedef struct
{
  guint32  label;
  guint32  street;
  gboolean is_firm; /* so straight there that it will lie well at all zooms */
} Shown;

struct _SgLabelStreets
{
  const SgOsmStore *store;
  const SgRoads    *roads;
  SgRoadChains     *chains;
  GArray           *streets; /* of Street, by rank, long before short */
  GArray           *shown;   /* of Shown, by street */
  GArray           *points;  /* of SgPoint, of the street at hand */
  SgLabelLine      *line;    /* the same */
};

void
sg_label_streets_free (SgLabelStreets *self)
{
  if (self == NULL)
    return;

  sg_road_chains_free (self->chains);
  g_array_unref (self->streets);
  g_array_unref (self->shown);
  g_array_unref (self->points);
  sg_label_line_free (self->line);
  g_free (self);
}

static void
load (SgLabelStreets *self, guint32 source)
{
  guint32 n_chains = sg_road_chains_get_length (self->chains);

  g_array_set_size (self->points, 0);
  if (source < n_chains)
    sg_road_chains_append_points (self->chains, self->roads, source, self->points);
  else
    {
      const SgOsmWay *way = &self->store->ways[source - n_chains];

      for (guint32 i = 0; i < way->n_refs; i++)
        g_array_append_val (self->points,
                            self->store->points[self->store->refs[way->first_ref + i]]);
    }

  sg_label_line_set (self->line,
                     (const SgPoint *) (gpointer) self->points->data,
                     self->points->len);
}

/* A street too short for its name even at the closest zoom is not worth remembering. */
static void
add_street (SgLabelStreets *self, Street *street, SgLabelMeter *meter)
{
  load (self, street->source);
  street->length = (float) sg_label_line_get_length (self->line);
  street->width =
    (float) sg_label_meter_measure (meter, (SgLabelStyle) street->style, street->text);
  if (street->width > 0 && street->length * ldexp (256, CLOSEST_ZOOM) > street->width)
    g_array_append_vals (self->streets, street, 1);
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SgRoads *roads = user_data;
  guint32        left = *(const guint32 *) a;
  guint32        right = *(const guint32 *) b;
  guint32        left_name = roads->segments[left].name & SG_SEGMENT_NAME_MASK;
  guint32        right_name = roads->segments[right].name & SG_SEGMENT_NAME_MASK;

  if (left_name != right_name)
    return left_name < right_name ? -1 : 1;

  return (left > right) - (left < right);
}

static GArray *
find_named_segments (const SgRoads *roads)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < roads->n_segments; i++)
    if ((roads->segments[i].name & SG_SEGMENT_NAME_MASK) != 0 &&
        (sg_roads_get_shape_flags (roads, i) & SG_SHAPE_TWIN) == 0)
      g_array_append_val (segments, i);
  g_array_sort_with_data (segments, compare_names, (gpointer) roads);

  return segments;
}

static void
join_streets (SgLabelStreets *self)
{
  g_autoptr (GArray) segments = find_named_segments (self->roads);
  const guint32 *all = (const guint32 *) (gpointer) segments->data;
  guint          first = 0;

  for (guint i = 1; i <= segments->len; i++)
    {
      if (i < segments->len && (self->roads->segments[all[i]].name & SG_SEGMENT_NAME_MASK) ==
                                 (self->roads->segments[all[first]].name & SG_SEGMENT_NAME_MASK))
        continue;

      sg_road_chains_add (self->chains, self->roads, all + first, i - first);
      first = i;
    }
}

static void
add_chains (SgLabelStreets *self, SgLabelMeter *meter)
{
  for (guint32 chain = 0; chain < sg_road_chains_get_length (self->chains); chain++)
    {
      guint32     first = g_array_index (self->chains->starts, guint32, chain);
      guint32     segment = g_array_index (self->chains->steps, guint32, first) >> 1;
      SgRoadClass road_class = sg_segment_class (&self->roads->segments[segment]);
      Street      street = { .text = sg_roads_get_name (self->roads, segment),
                             .source = chain,
                             .style = (guint8) classes[road_class].style,
                             .zoom_first = classes[road_class].zoom_first,
                             .rank = classes[road_class].rank };

      if (g_utf8_validate (street.text, -1, NULL))
        add_street (self, &street, meter);
    }
}

static void
add_rivers (SgLabelStreets *self, SgLabelMeter *meter)
{
  guint32 n_chains = sg_road_chains_get_length (self->chains);

  for (guint32 i = 0; i < self->store->n_ways; i++)
    {
      const SgOsmWay *way = &self->store->ways[i];
      const char     *waterway = sg_osm_get (self->store, way, SG_OSM_KEY_WATERWAY);
      Street          river = { .text = sg_osm_get (self->store, way, SG_OSM_KEY_NAME),
                                .source = n_chains + i,
                                .style = SG_LABEL_RIVER,
                                .rank = RANK_RIVER };

      if (waterway == NULL || river.text == NULL || !g_utf8_validate (river.text, -1, NULL))
        continue;

      for (guint w = 0; w < G_N_ELEMENTS (waterways); w++)
        if (g_strcmp0 (waterway, waterways[w].waterway) == 0)
          {
            river.zoom_first = waterways[w].zoom_first;
            add_street (self, &river, meter);
          }
    }
}

static int
compare_streets (gconstpointer a, gconstpointer b)
{
  const Street *left = a;
  const Street *right = b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  if (left->length != right->length)
    return left->length > right->length ? -1 : 1;

  return (left->source > right->source) - (left->source < right->source);
}

SgLabelStreets *
sg_label_streets_new (const SgOsmStore *store, const SgRoads *roads, SgLabelMeter *meter)
{
  SgLabelStreets *self = g_new0 (SgLabelStreets, 1);

  self->store = store;
  self->roads = roads;
  self->chains = sg_road_chains_new ();
  self->streets = g_array_new (FALSE, FALSE, sizeof (Street));
  self->shown = g_array_new (FALSE, FALSE, sizeof (Shown));
  self->points = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  self->line = sg_label_line_new ();

  join_streets (self);
  add_chains (self, meter);
  add_rivers (self, meter);
  g_array_sort (self->streets, compare_streets);

  return self;
}

/* Whether a name still lies on its street, seen from closer. */
static gboolean
still_lies (SgLabelStreets *self, const SgLabel *label, double world)
{
  SgPlanePoint   anchor = { label->x, label->y };
  double         at = sg_label_line_project (self->line, anchor);
  SgLabelStretch stretch;

  if (!sg_label_line_find_stretch (self->line, at, label->width / world, &stretch))
    return FALSE;

  return hypot (stretch.middle.x - anchor.x, stretch.middle.y - anchor.y) * world < 3 &&
         fabs (stretch.angle - label->angle) < 0.06;
}

static int
compare_shown (gconstpointer a, gconstpointer b)
{
  const Shown *left = a;
  const Shown *right = b;

  if (left->street != right->street)
    return left->street < right->street ? -1 : 1;

  return (left->label > right->label) - (left->label < right->label);
}

/**
 * sg_label_streets_keep:
 *
 * Lets the names of smaller zooms stay where they still lie on their street, and ends the others.
 */
void
sg_label_streets_keep (SgLabelStreets *self, SgLabelPlacer *placer, int zoom)
{
  double  world = ldexp (256, zoom);
  guint   n_kept = 0;
  guint32 loaded = G_MAXUINT32;

  g_array_sort (self->shown, compare_shown);
  for (guint i = 0; i < self->shown->len; i++)
    {
      Shown   shown = g_array_index (self->shown, Shown, i);
      Street *street = &g_array_index (self->streets, Street, shown.street);

      if (shown.street != loaded && !shown.is_firm)
        {
          load (self, street->source);
          loaded = shown.street;
        }

      if (shown.is_firm || still_lies (self, sg_label_placer_get (placer, shown.label), world))
        {
          sg_label_placer_keep (placer, shown.label);
          g_array_index (self->shown, Shown, n_kept++) = shown;
        }
      else
        {
          sg_label_placer_end (placer, shown.label);
          street->n_shown--;
        }
    }
  g_array_set_size (self->shown, n_kept);
}

static gboolean
try_at (SgLabelStreets *self, SgLabelPlacer *placer, guint32 number, double at, int zoom)
{
  Street        *street = &g_array_index (self->streets, Street, number);
  double         repeat = street->rank <= LAST_RANK_LARGE ? 300 : 220;
  double         world = ldexp (256, zoom);
  SgLabelStretch stretch;
  SgLabel        label = { .text = street->text, .width = street->width, .style = street->style };
  Shown          shown = { .street = number };

  if (!sg_label_line_find_stretch (self->line, at, street->width / world, &stretch))
    return FALSE;

  label.x = stretch.middle.x;
  label.y = stretch.middle.y;
  label.angle = (float) stretch.angle;
  if (!sg_label_placer_fits (placer, &label, repeat))
    return FALSE;

  shown.label = sg_label_placer_add (placer, &label);
  shown.is_firm = stretch.bend * ldexp (256, CLOSEST_ZOOM) < FIRM_BEND;
  g_array_append_val (self->shown, shown);
  street->n_shown++;

  return TRUE;
}

static guint
count_parts (const Street *street, int zoom)
{
  double apart = street->rank <= LAST_RANK_LARGE ? 480 : 400;
  double parts = street->length * ldexp (256, zoom) / apart;

  return (guint) CLAMP (parts, 1, PARTS_MAX);
}

/* One name in each part of the street, as near to the middle of the part as it fits. */
static void
place_street (SgLabelStreets *self, SgLabelPlacer *placer, guint32 number, int zoom)
{
  const Street *street = &g_array_index (self->streets, Street, number);
  guint         n_parts = count_parts (street, zoom);
  double        part = street->length / n_parts;
  double        stride = MAX (0, part - street->width / ldexp (256, zoom)) / (2 * TRIES);

  for (guint i = 0; i < n_parts; i++)
    for (int attempt = 0; attempt <= 2 * TRIES; attempt++)
      {
        int    side = attempt & 1 ? (attempt + 1) / 2 : -attempt / 2;
        double at = (i + 0.5) * part + side * stride;

        if (try_at (self, placer, number, at, zoom))
          break;
      }
}

/**
 * sg_label_streets_place:
 * @large: those down to tertiary roads, or the others
 */
void
sg_label_streets_place (SgLabelStreets *self, SgLabelPlacer *placer, int zoom, gboolean large)
{
  double world = ldexp (256, zoom);

  if (zoom > LAST_ZOOM)
    return;

  for (guint32 i = 0; i < self->streets->len; i++)
    {
      const Street *street = &g_array_index (self->streets, Street, i);

      if ((street->rank <= LAST_RANK_LARGE) != large || street->zoom_first > zoom ||
          street->length * world < street->width || street->n_shown >= count_parts (street, zoom))
        continue;

      load (self, street->source);
      place_street (self, placer, i, zoom);
    }
}
