/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map cuts a street into many ways. Here they become one place for each desa the street runs
 * through: that is how people say where on a long street they are. The places of one street share a
 * cluster, by which a search shows the street once and finds its house numbers. */

#include "region/places/sg-street-list.h"

#include <math.h>
#include <string.h>

/* Where no desa is known, ways of one name belong together in a cell of 0.02°, about 2 km. */
#define CELL 200000

/* Parts of one street may be this far apart: across a square or a piece without a name. */
#define CLUSTER_GAP_METRES 500.0

/* With more parts of one name side by side the file is not of this world. */
#define MAX_NEIGHBOURS 2000

#define WAYS_BETWEEN_ASKING 8192

/* The kinds of way that can be a street, and how much more one is than its kind. */
static const struct
{
  const char *value;
  gint16      bonus;
} classes[] = {
  { "motorway", 100 },  { "trunk", 150 },      { "primary", 150 },        { "secondary", 110 },
  { "tertiary", 70 },   { "residential", 20 }, { "unclassified", 20 },    { "living_street", 0 },
  { "pedestrian", 20 }, { "service", -40 },    { "footway", -60 },        { "path", -70 },
  { "steps", -70 },     { "track", -70 },      { "cycleway", -80 },       { "motorway_link", 0 },
  { "trunk_link", 0 },  { "primary_link", 0 }, { "secondary_link", 0 },   { "tertiary_link", 0 },
  { "road", 0 },        { "busway", -60 },     { "emergency_access", 0 }, { "bridleway", -80 },
};

/* One way: in which group it belongs. */
typedef struct
{
  guint32 name;  /* index in names */
  guint32 place; /* a desa, or with the top bit a cell */
  guint32 way;
} Member;

typedef struct
{
  const SgOsmStore *store;
  const SgAreas    *areas;
  GHashTable       *ids;   /* name → index in names + 1 */
  GPtrArray        *names; /* borrowed from the store */
  GArray           *members;
  GArray           *records;
  guint32           n_clusters;
} Collector;

static gboolean
find_class (const SgOsmStore *store, const SgOsmWay *way, int *bonus)
{
  const char *highway = sg_osm_get (store, way, SG_OSM_KEY_HIGHWAY);

  for (guint i = 0; highway != NULL && i < G_N_ELEMENTS (classes); i++)
    if (strcmp (classes[i].value, highway) == 0)
      {
        *bonus = classes[i].bonus;
        return TRUE;
      }

  return FALSE;
}

static gboolean
is_river (const SgOsmStore *store, const SgOsmWay *way)
{
  return sg_osm_get (store, way, SG_OSM_KEY_WATERWAY) != NULL;
}

static SgPoint
get_middle (const SgOsmStore *store, const SgOsmWay *way)
{
  return store->points[store->refs[way->first_ref + way->n_refs / 2]];
}

static guint32
get_cell (SgPoint point)
{
  guint32 row = ((guint32) point.lat + 900000000u) / CELL;
  guint32 column = ((guint32) point.lon + 1800000000u) / CELL;

  return 0x80000000u | (row * 18001 + column);
}

static guint32
get_name_id (Collector *self, const char *name)
{
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, name));

  if (id == 0)
    {
      g_ptr_array_add (self->names, (gpointer) name);
      id = self->names->len;
      g_hash_table_insert (self->ids, (gpointer) name, GUINT_TO_POINTER (id));
    }

  return id - 1;
}

static void
add_way (Collector *self, guint32 index)
{
  const SgOsmStore *store = self->store;
  const SgOsmWay   *way = &store->ways[index];
  const char       *name = sg_osm_get (store, way, SG_OSM_KEY_NAME);
  Member            member = { 0 };
  guint32           area;
  int               bonus;

  if (name == NULL || (!find_class (store, way, &bonus) && !is_river (store, way)))
    return;

  area = sg_areas_find_at (self->areas, get_middle (store, way));
  member.name = get_name_id (self, name);
  member.place = area != SG_AREA_NONE && sg_areas_get (self->areas, area)->kind == SG_PLACE_VILLAGE
                   ? area
                   : get_cell (get_middle (store, way));
  member.way = index;
  g_array_append_val (self->members, member);
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const Member *first = a;
  const Member *second = b;

  if (first->name != second->name)
    return first->name < second->name ? -1 : 1;
  if (first->place != second->place)
    return first->place < second->place ? -1 : 1;

  return (first->way > second->way) - (first->way < second->way);
}

static double
measure (const SgOsmStore *store, const SgOsmWay *way, SgBox *box)
{
  const guint32 *refs = &store->refs[way->first_ref];
  double         metres = 0;

  for (guint32 i = 0; i < way->n_refs; i++)
    {
      sg_box_extend (box, store->points[refs[i]]);
      if (i > 0)
        metres += sg_point_distance (store->points[refs[i - 1]], store->points[refs[i]]);
    }

  return metres;
}

/* The corner of the street nearest to @middle, so that it lies on the road. */
static SgPoint
find_point_on (const SgOsmStore *store, const Member *members, guint n_members, SgPoint middle)
{
  SgPoint best = middle;
  double  nearest = INFINITY;

  for (guint m = 0; m < n_members; m++)
    {
      const SgOsmWay *way = &store->ways[members[m].way];

      for (guint32 i = 0; i < way->n_refs; i++)
        {
          SgPoint point = store->points[store->refs[way->first_ref + i]];
          double  metres = sg_point_distance (point, middle);

          if (metres < nearest)
            {
              nearest = metres;
              best = point;
            }
        }
    }

  return best;
}

/* Makes one record of the ways of one name in one place. */
static void
add_group (Collector *self, const Member *members, guint n_members)
{
  const SgOsmStore *store = self->store;
  SgPlaceRecord     record = { .box = SG_BOX_EMPTY };
  double            metres = 0;
  double            lat = 0;
  double            lon = 0;
  gboolean          is_street = FALSE;
  int               best_bonus = -1000;
  int               length_bonus;

  for (guint m = 0; m < n_members; m++)
    {
      const SgOsmWay *way = &store->ways[members[m].way];
      SgPoint         middle = get_middle (store, way);
      double          length = measure (store, way, &record.box) + 0.01;
      int             bonus = 0;

      is_street |= find_class (store, way, &bonus);
      best_bonus = MAX (best_bonus, bonus);
      metres += length;
      lat += middle.lat * length;
      lon += middle.lon * length;
      if (way->n_tags > record.n_tags)
        {
          record.first_tag = way->first_tag;
          record.n_tags = way->n_tags;
        }
    }

  length_bonus = (int) MIN (20 * log2 (1 + metres / 500), 80);
  record.name = g_ptr_array_index (self->names, members[0].name);
  record.kind = is_street ? SG_PLACE_STREET : SG_PLACE_NATURE;
  record.importance =
    (guint16) ((int) sg_place_kind_get_importance (record.kind) + best_bonus + length_bonus);
  record.point = find_point_on (store,
                                members,
                                n_members,
                                (SgPoint){ (gint32) (lat / metres), (gint32) (lon / metres) });
  record.area = sg_areas_find_at (self->areas, record.point);
  g_array_append_val (self->records, record);
}

static int
compare_west (gconstpointer a, gconstpointer b)
{
  const SgPlaceRecord *first = a;
  const SgPlaceRecord *second = b;

  return (first->box.west > second->box.west) - (first->box.west < second->box.west);
}

static gboolean
boxes_are_near (const SgBox *a, const SgBox *b)
{
  SgBox wide = sg_box_around ((SgPoint){ a->south, a->west }, CLUSTER_GAP_METRES);

  wide.north = a->north + (a->south - wide.south);
  wide.east = a->east + (a->west - wide.west);

  return sg_box_intersects (&wide, b);
}

static guint32
find_root (guint32 *roots, guint32 record)
{
  while (roots[record] != record)
    {
      roots[record] = roots[roots[record]];
      record = roots[record];
    }

  return record;
}

/* Gives the records of one name that lie near each other the same cluster. */
static void
link_clusters (Collector *self, SgPlaceRecord *records, guint n_records)
{
  g_autofree guint32 *roots = g_new (guint32, n_records);
  gint32              widest = 0;

  qsort (records, n_records, sizeof records[0], compare_west);
  for (guint i = 0; i < n_records; i++)
    {
      const SgPlaceRecord *record = &records[i];

      roots[i] = i;
      for (guint back = i; back-- > 0 && i - back < MAX_NEIGHBOURS;)
        {
          /* Sorted by their western edge: no earlier one can reach this far. */
          if ((gint64) records[back].box.west + widest + CELL < record->box.west)
            break;
          if (boxes_are_near (&records[back].box, &record->box))
            roots[find_root (roots, back)] = find_root (roots, i);
        }
      widest = MAX (widest, record->box.east - record->box.west);
    }

  for (guint i = 0; i < n_records; i++)
    records[i].cluster = self->n_clusters + 1 + find_root (roots, i);
  self->n_clusters += n_records;
}

static void
group (Collector *self)
{
  const Member *members = (const Member *) (gpointer) self->members->data;
  guint         n_members = self->members->len;
  guint         first_of_name = self->records->len;

  for (guint from = 0, to; from < n_members; from = to)
    {
      for (to = from + 1; to < n_members && members[to].name == members[from].name &&
                          members[to].place == members[from].place;
           to++)
        ;
      add_group (self, &members[from], to - from);
      if (to == n_members || members[to].name != members[from].name)
        {
          link_clusters (self,
                         &g_array_index (self->records, SgPlaceRecord, first_of_name),
                         self->records->len - first_of_name);
          first_of_name = self->records->len;
        }
    }
}

static gboolean
collect_members (Collector *self, SgProgress *progress, GError **error)
{
  for (guint32 i = 0; i < self->store->n_ways; i++)
    {
      if (i % WAYS_BETWEEN_ASKING == 0 &&
          !sg_progress_step (progress, i, 4 * (guint64) self->store->n_ways, error))
        return FALSE;
      add_way (self, i);
    }

  return TRUE;
}

/**
 * sg_street_list_collect:
 * @records: (element-type SgPlaceRecord): where the streets and the named rivers are appended
 */
gboolean
sg_street_list_collect (const SgOsmStore *store,
                        const SgAreas    *areas,
                        GArray           *records,
                        SgProgress       *progress,
                        GError          **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Member));
  Collector self = { store, areas, ids, names, members, records, 0 };

  if (!collect_members (&self, progress, error))
    return FALSE;

  g_array_sort (members, compare_members);
  group (&self);

  return TRUE;
}
