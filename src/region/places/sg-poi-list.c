/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people go to: nodes, outlines and multipolygons with a name and a known kind, and all
 * facilities, named or not. The map often holds one thing twice, as an outline and as a node in it;
 * the outline then lends its size and the one with more tags its facts. */

#include "region/places/sg-poi-list.h"

#include <math.h>
#include <string.h>

#include "region/places/sg-place-text.h"

/* Two things of one name and kind this near each other are one. */
#define SAME_METRES 150.0

/* How far along a run of one name twins are looked for. */
#define MAX_TWINS 100

#define OBJECTS_BETWEEN_ASKING 8192

/* Something that may become a place, a facility or both. */
typedef struct
{
  SgPlaceRecord record;
  gboolean      dropped;
} Candidate;

typedef struct
{
  const SgOsmStore *store;
  const SgAreas    *areas;
  GArray           *candidates;
  GArray           *facilities;
} Collector;

/* What an OSM object is, whatever its type. */
typedef struct
{
  guint32 first_tag;
  guint32 n_tags;
} Tags;

static const struct
{
  SgPlaceKind    place;
  SgFacilityKind facility;
} facility_kinds[] = {
  { SG_PLACE_HOSPITAL, SG_FACILITY_HOSPITAL },
  { SG_PLACE_CLINIC, SG_FACILITY_CLINIC },
  { SG_PLACE_PUSKESMAS, SG_FACILITY_PUSKESMAS },
  { SG_PLACE_PHARMACY, SG_FACILITY_PHARMACY },
  { SG_PLACE_FIRE_STATION, SG_FACILITY_FIRE_STATION },
  { SG_PLACE_POLICE, SG_FACILITY_POLICE },
  { SG_PLACE_AMBULANCE_STATION, SG_FACILITY_AMBULANCE_STATION },
  { SG_PLACE_AED, SG_FACILITY_AED },
  { SG_PLACE_ASSEMBLY_POINT, SG_FACILITY_ASSEMBLY_POINT },
};

/* Settlements differ most in how likely they are meant. */
static const struct
{
  const char *value;
  gint16      bonus;
} settlements[] = {
  { "city", 280 },   { "town", 200 },         { "suburb", 120 },     { "village", 80 },
  { "island", 100 }, { "neighbourhood", 20 }, { "quarter", 60 },     { "hamlet", 20 },
  { "square", -20 }, { "locality", -60 },     { "city_block", -80 },
};

static gboolean
find_facility_kind (SgPlaceKind kind, SgFacilityKind *facility)
{
  for (guint i = 0; i < G_N_ELEMENTS (facility_kinds); i++)
    if (facility_kinds[i].place == kind)
      {
        *facility = facility_kinds[i].facility;
        return TRUE;
      }

  return FALSE;
}

/* The map has no tag for a puskesmas, only its name. */
static gboolean
is_puskesmas (const char *name)
{
  g_autofree char *words = sg_place_text_normalise (name);

  return strstr (words, "puskesmas") != NULL;
}

static int
find_bonus (const SgOsmStore *store, const Tags *tags, SgPlaceKind kind, const SgBox *box)
{
  const char *place = sg_osm_get (store, tags, SG_OSM_KEY_PLACE);
  double      height =
    sg_point_distance ((SgPoint){ box->south, box->west }, (SgPoint){ box->north, box->west });
  double width =
    sg_point_distance ((SgPoint){ box->south, box->west }, (SgPoint){ box->south, box->east });

  for (guint i = 0; kind == SG_PLACE_LOCALITY && place != NULL && i < G_N_ELEMENTS (settlements);
       i++)
    if (strcmp (settlements[i].value, place) == 0)
      return settlements[i].bonus;

  /* A large mosque is more likely meant than a small one: 50 m × 50 m gives 14, 1 km × 1 km 75. */
  return (int) MIN (25 * log10 (1 + height * width / 1000), 80);
}

/* Returns FALSE when it has no name to be found by. */
static gboolean
is_findable (const SgOsmStore *store, const Tags *tags)
{
  const char *name = sg_osm_get (store, tags, SG_OSM_KEY_NAME);

  return name != NULL && name[0] != '\0';
}

static void
add_object (Collector *self, const Tags *tags, SgPoint point, const SgBox *box)
{
  const SgOsmStore *store = self->store;
  const char       *name = sg_osm_get (store, tags, SG_OSM_KEY_NAME);
  Candidate         candidate = { 0 };
  SgPlaceKind       kind;
  SgFacilityKind    facility;

  if (!sg_place_kind_from_tags (store, tags->first_tag, tags->n_tags, &kind))
    return;
  if ((kind == SG_PLACE_CLINIC || kind == SG_PLACE_HOSPITAL) && name != NULL && is_puskesmas (name))
    kind = SG_PLACE_PUSKESMAS;
  if (!is_findable (store, tags) && !find_facility_kind (kind, &facility))
    return;

  candidate.record.name = name != NULL ? name : "";
  candidate.record.first_tag = tags->first_tag;
  candidate.record.n_tags = tags->n_tags;
  candidate.record.kind = (guint16) kind;
  candidate.record.importance =
    (guint16) ((int) sg_place_kind_get_importance (kind) + find_bonus (store, tags, kind, box));
  candidate.record.point = point;
  candidate.record.box = *box;
  g_array_append_val (self->candidates, candidate);
}

static void
add_nodes (Collector *self)
{
  for (guint32 i = 0; i < self->store->n_nodes; i++)
    {
      const SgOsmNode *node = &self->store->nodes[i];
      Tags             tags = { node->first_tag, node->n_tags };
      SgPoint          point = self->store->points[node->point];
      SgBox            box = { point.lat, point.lon, point.lat, point.lon };

      add_object (self, &tags, point, &box);
    }
}

static SgPoint
get_centre (const SgBox *box)
{
  return (SgPoint){ (gint32) (((gint64) box->south + box->north) / 2),
                    (gint32) (((gint64) box->west + box->east) / 2) };
}

static void
add_way (Collector *self, const SgOsmWay *way)
{
  const SgOsmStore *store = self->store;
  Tags              tags = { way->first_tag, way->n_tags };
  SgBox             box = SG_BOX_EMPTY;

  if (!sg_osm_way_is_closed (store, way) || tags.n_tags == 0)
    return;

  for (guint32 r = 0; r < way->n_refs; r++)
    sg_box_extend (&box, store->points[store->refs[way->first_ref + r]]);
  add_object (self, &tags, get_centre (&box), &box);
}

static void
add_relation (Collector *self, const SgOsmRelation *relation)
{
  Tags          tags = { relation->first_tag, relation->n_tags };
  SgPlaceKind   kind;
  const SgRing *largest;
  SgBox         box = SG_BOX_EMPTY;
  g_autoptr (GPtrArray) rings = NULL;

  /* The dear step comes last. */
  if (!sg_osm_is (self->store, &tags, SG_OSM_KEY_TYPE, "multipolygon") ||
      !sg_place_kind_from_tags (self->store, tags.first_tag, tags.n_tags, &kind))
    return;

  rings = sg_osm_rings_assemble (self->store, relation);
  largest = sg_area_find_largest_ring (rings);
  if (largest == NULL)
    return;

  for (guint32 i = 0; i < largest->n_points; i++)
    sg_box_extend (&box, largest->points[i]);
  add_object (self, &tags, sg_ring_label_point (largest), &box);
}

static gboolean
add_objects (Collector *self, SgProgress *progress, GError **error)
{
  const SgOsmStore *store = self->store;

  add_nodes (self);
  for (guint32 i = 0; i < store->n_ways; i++)
    {
      if (i % OBJECTS_BETWEEN_ASKING == 0 && !sg_progress_step (progress,
                                                                store->n_ways + (guint64) i,
                                                                4 * (guint64) store->n_ways,
                                                                error))
        return FALSE;
      add_way (self, &store->ways[i]);
    }
  for (guint32 i = 0; i < store->n_relations; i++)
    {
      if (i % OBJECTS_BETWEEN_ASKING == 0 && !sg_progress_step (progress, 1, 2, error))
        return FALSE;
      add_relation (self, &store->relations[i]);
    }

  return TRUE;
}

/* Twins. */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const SgPlaceRecord *first = &((const Candidate *) a)->record;
  const SgPlaceRecord *second = &((const Candidate *) b)->record;
  int                  order = g_ascii_strcasecmp (first->name, second->name);

  if (order != 0)
    return order;
  if (first->point.lat != second->point.lat)
    return first->point.lat < second->point.lat ? -1 : 1;

  return (first->first_tag > second->first_tag) - (first->first_tag < second->first_tag);
}

/* A building or a nameless kind of thing with the name of what is in it says nothing new. */
static gboolean
is_plain (SgPlaceKind kind)
{
  return kind == SG_PLACE_BUILDING || kind == SG_PLACE_OTHER || kind == SG_PLACE_OFFICE;
}

static gboolean
are_twins (const SgPlaceRecord *a, const SgPlaceRecord *b)
{
  return (a->kind == b->kind || is_plain (a->kind) || is_plain (b->kind)) &&
         sg_point_distance (a->point, b->point) <= SAME_METRES;
}

/* Leaves of two twins the one of the better kind, with the better facts of both. */
static void
merge_twins (Candidate *keep, Candidate *drop)
{
  if (is_plain (keep->record.kind) && !is_plain (drop->record.kind))
    {
      Candidate swap = *keep;

      *keep = *drop;
      *drop = swap;
    }

  if (drop->record.kind == keep->record.kind && drop->record.n_tags > keep->record.n_tags)
    {
      keep->record.first_tag = drop->record.first_tag;
      keep->record.n_tags = drop->record.n_tags;
    }
  keep->record.importance = MAX (keep->record.importance, drop->record.importance);
  drop->dropped = TRUE;
}

static void
drop_twins (GArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *first = &g_array_index (candidates, Candidate, i);

      if (first->dropped || first->record.name[0] == '\0')
        continue;
      for (guint next = i + 1; next < candidates->len && next < i + MAX_TWINS; next++)
        {
          Candidate *second = &g_array_index (candidates, Candidate, next);

          if (g_ascii_strcasecmp (first->record.name, second->record.name) != 0)
            break;
          if (!second->dropped && are_twins (&first->record, &second->record))
            merge_twins (first, second);
        }
    }
}

/* A node for a settlement that is in the list of areas already. */
static gboolean
is_known_area (const SgAreas *areas, const SgPlaceRecord *record)
{
  g_autofree char *name = NULL;

  if (record->kind != SG_PLACE_LOCALITY || record->area == SG_AREA_NONE)
    return FALSE;

  name = sg_place_text_normalise (record->name);
  for (guint32 a = record->area; a != SG_AREA_NONE; a = sg_areas_get (areas, a)->parent)
    {
      g_autofree char *known = sg_place_text_normalise (sg_areas_get (areas, a)->short_name);

      if (strcmp (known, name) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
hand_over (Collector *self, Candidate *candidate, GArray *records)
{
  SgPlaceRecord   *record = &candidate->record;
  SgFacilityRecord facility = { 0 };

  record->area = sg_areas_find_at (self->areas, record->point);
  if (find_facility_kind (record->kind, &facility.kind))
    {
      facility.point = record->point;
      facility.first_tag = record->first_tag;
      facility.n_tags = record->n_tags;
      g_array_append_val (self->facilities, facility);
    }
  if (record->name[0] != '\0' && !is_known_area (self->areas, record))
    g_array_append_val (records, *record);
}

/**
 * sg_poi_list_collect:
 * @records: (element-type SgPlaceRecord): where the places are appended
 * @facilities: (element-type SgFacilityRecord): where the facilities are appended
 */
gboolean
sg_poi_list_collect (const SgOsmStore *store,
                     const SgAreas    *areas,
                     GArray           *records,
                     GArray           *facilities,
                     SgProgress       *progress,
                     GError          **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  Collector self = { store, areas, candidates, facilities };

  if (!add_objects (&self, progress, error))
    return FALSE;

  g_array_sort (candidates, compare_names);
  drop_twins (candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (!candidate->dropped)
        hand_over (&self, candidate, records);
    }

  return TRUE;
}
