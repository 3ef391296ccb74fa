/* SPDX-License-Identifier: GPL-3.0-or-later */

/* House numbers: from addresses on nodes and outlines, and from lines along which numbers are
 * counted. Each goes to the nearest street of the name that its address gives; a street that the
 * map does not draw becomes a place by its addresses alone. */

#include "region/places/sg-house-list.h"

#include <math.h>
#include <string.h>

#include "region/places/sg-place-text.h"

#define MAX_NUMBER 99999

/* “5;7;9” on one house. */
#define MAX_NUMBERS_OF_HOUSE 10

/* Along one line between two numbers. */
#define MAX_COUNTED_NUMBERS 1000

/* A street of the name that is farther away is another. */
#define MAX_STREET_METRES 1000.0

/* A country has some thousand streets of its most frequent name. */
#define MAX_STREETS_OF_NAME 10000

/* An address that waits for its street. */
typedef struct
{
  const char *street; /* normalised; owned by the table of names */
  const char *shown;  /* as it stands on the map */
  guint32     number;
  char       *text;
  SgPoint     point;
  gboolean    interpolated;
} Address;

typedef struct
{
  const SgOsmStore *store;
  const SgAreas    *areas;
  GHashTable       *names;   /* name on the map → normalised */
  GHashTable       *streets; /* normalised → GArray of indices of records */
  GHashTable       *nodes;   /* point → index of the node with a number + 1 */
  GArray           *addresses;
} Collector;

static void
clear_house (gpointer data)
{
  g_free (((SgHouseRecord *) data)->text);
}

/**
 * sg_house_list_new:
 *
 * Returns: (transfer full) (element-type SgHouseRecord): an empty list
 */
GArray *
sg_house_list_new (void)
{
  GArray *houses = g_array_new (FALSE, FALSE, sizeof (SgHouseRecord));

  g_array_set_clear_func (houses, clear_house);

  return houses;
}

/**
 * sg_house_number_parse:
 * @number: (out): the first number in @text
 *
 * Returns: %FALSE when there is none, or one that no street has
 */
gboolean
sg_house_number_parse (const char *text, guint32 *number)
{
  guint32 value = 0;

  while (*text != '\0' && !g_ascii_isdigit (*text))
    text++;
  if (*text == '\0')
    return FALSE;
  while (g_ascii_isdigit (*text) && value <= MAX_NUMBER)
    value = value * 10 + (guint32) (*text++ - '0');

  *number = value;
  return value <= MAX_NUMBER;
}

static const char *
get_normalised (Collector *self, const char *name)
{
  const char *known = g_hash_table_lookup (self->names, name);

  if (known == NULL)
    {
      char *words = sg_place_text_normalise (name);

      g_hash_table_insert (self->names, (gpointer) name, words);
      known = words;
    }

  return known;
}

static void
add_number (Collector *self, const char *street, const char *text, SgPoint point, gboolean counted)
{
  Address address = { .shown = street, .point = point, .interpolated = counted };

  if (strlen (text) > 32 || !sg_house_number_parse (text, &address.number))
    return;

  address.street = get_normalised (self, street);
  address.text = g_strdup (text);
  g_array_append_val (self->addresses, address);
  /* cppcheck-suppress memleak; the array owns the text now */
}

/* @object is an SgOsmNode or SgOsmWay. */
#define get_street(store, object)                                                                  \
  (sg_osm_get (store, object, SG_OSM_KEY_ADDR_STREET) != NULL                                      \
     ? sg_osm_get (store, object, SG_OSM_KEY_ADDR_STREET)                                          \
     : sg_osm_get (store, object, SG_OSM_KEY_ADDR_PLACE))

static void
add_address (Collector *self, const char *street, const char *numbers, SgPoint point)
{
  g_auto (GStrv) parts = NULL;

  if (street == NULL || numbers == NULL || street[0] == '\0')
    return;

  parts = g_strsplit_set (numbers, ";,", MAX_NUMBERS_OF_HOUSE);
  for (guint i = 0; parts[i] != NULL; i++)
    add_number (self, street, g_strstrip (parts[i]), point, FALSE);
}

static void
add_nodes (Collector *self)
{
  const SgOsmStore *store = self->store;

  for (guint32 i = 0; i < store->n_nodes; i++)
    {
      const SgOsmNode *node = &store->nodes[i];
      const char      *number = sg_osm_get (store, node, SG_OSM_KEY_ADDR_HOUSENUMBER);

      if (number == NULL)
        continue;
      g_hash_table_insert (self->nodes, GUINT_TO_POINTER (node->point), GUINT_TO_POINTER (i + 1));
      add_address (self, get_street (store, node), number, store->points[node->point]);
    }
}

/* One stretch of a line along which numbers are counted, between two that are known. */
typedef struct
{
  const char *street;
  guint32     first_ref;
  guint32     last_ref;
  guint32     from;
  guint32     to;
  guint32     step;
} Stretch;

static SgPoint
find_along (const SgOsmStore *store, const Stretch *stretch, double share)
{
  double  left = 0;
  SgPoint end = store->points[store->refs[stretch->last_ref]];

  for (guint32 r = stretch->first_ref; r < stretch->last_ref; r++)
    left += sg_point_distance (store->points[store->refs[r]], store->points[store->refs[r + 1]]);
  left *= share;

  for (guint32 r = stretch->first_ref; r < stretch->last_ref; r++)
    {
      SgPoint a = store->points[store->refs[r]];
      SgPoint b = store->points[store->refs[r + 1]];
      double  metres = sg_point_distance (a, b);

      if (left <= metres && metres > 0)
        return (SgPoint){ a.lat + (gint32) ((b.lat - a.lat) * left / metres),
                          a.lon + (gint32) ((b.lon - a.lon) * left / metres) };
      left -= metres;
    }

  return end;
}

static void
count_numbers (Collector *self, const Stretch *stretch)
{
  gboolean up = stretch->to > stretch->from;
  guint32  distance = up ? stretch->to - stretch->from : stretch->from - stretch->to;

  if (distance / stretch->step > MAX_COUNTED_NUMBERS)
    return;

  for (guint32 done = stretch->step; done < distance; done += stretch->step)
    {
      guint32 number = up ? stretch->from + done : stretch->from - done;
      char    text[16];

      g_snprintf (text, sizeof text, "%u", number);
      add_number (self,
                  stretch->street,
                  text,
                  find_along (self->store, stretch, (double) done / distance),
                  TRUE);
    }
}

static guint32
find_step (const char *interpolation)
{
  guint64 step = 0;

  if (strcmp (interpolation, "odd") == 0 || strcmp (interpolation, "even") == 0)
    return 2;
  if (strcmp (interpolation, "all") == 0)
    return 1;
  if (g_ascii_string_to_unsigned (interpolation, 10, 1, 100, &step, NULL))
    return (guint32) step;

  return 0;
}

static void
add_counted_line (Collector *self, const SgOsmWay *way, const char *interpolation)
{
  const SgOsmStore *store = self->store;
  Stretch           stretch = { get_street (store, way), 0, 0, 0, 0, find_step (interpolation) };
  gboolean          has_start = FALSE;

  for (guint32 r = 0; stretch.step > 0 && r < way->n_refs; r++)
    {
      guint known = GPOINTER_TO_UINT (
        g_hash_table_lookup (self->nodes, GUINT_TO_POINTER (store->refs[way->first_ref + r])));
      const SgOsmNode *node = known > 0 ? &store->nodes[known - 1] : NULL;
      const char      *street = node != NULL ? get_street (store, node) : NULL;

      if (node == NULL ||
          !sg_house_number_parse (sg_osm_get (store, node, SG_OSM_KEY_ADDR_HOUSENUMBER),
                                  &stretch.to))
        continue;
      if (stretch.street == NULL)
        stretch.street = street;
      stretch.last_ref = way->first_ref + r;
      if (has_start && stretch.street != NULL)
        count_numbers (self, &stretch);
      stretch.from = stretch.to;
      stretch.first_ref = stretch.last_ref;
      has_start = TRUE;
    }
}

static void
add_ways (Collector *self)
{
  const SgOsmStore *store = self->store;

  for (guint32 i = 0; i < store->n_ways; i++)
    {
      const SgOsmWay *way = &store->ways[i];
      const char     *number = sg_osm_get (store, way, SG_OSM_KEY_ADDR_HOUSENUMBER);
      const char     *interpolation = sg_osm_get (store, way, SG_OSM_KEY_ADDR_INTERPOLATION);
      SgBox           box = SG_BOX_EMPTY;

      if (interpolation != NULL)
        add_counted_line (self, way, interpolation);
      if (number == NULL)
        continue;
      for (guint32 r = 0; r < way->n_refs; r++)
        sg_box_extend (&box, store->points[store->refs[way->first_ref + r]]);
      add_address (self,
                   get_street (store, way),
                   number,
                   (SgPoint){ (gint32) (((gint64) box.south + box.north) / 2),
                              (gint32) (((gint64) box.west + box.east) / 2) });
    }
}

/* Streets. */

/* Makes the streets that addresses name findable. The others need not be normalised. */
static guint32
index_streets (Collector *self, const GArray *records)
{
  GHashTableIter iter;
  gpointer       words;
  guint32        last_cluster = 0;

  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, NULL, &words))
    if (!g_hash_table_contains (self->streets, words))
      g_hash_table_insert (self->streets, words, g_array_new (FALSE, FALSE, sizeof (guint32)));

  for (guint32 i = 0; i < records->len; i++)
    {
      const SgPlaceRecord *record = &g_array_index (records, SgPlaceRecord, i);
      g_autofree char     *name = NULL;
      GArray              *same;

      last_cluster = MAX (last_cluster, record->cluster);
      if (record->kind != SG_PLACE_STREET || g_hash_table_size (self->streets) == 0)
        continue;
      name = sg_place_text_normalise (record->name);
      same = g_hash_table_lookup (self->streets, name);
      if (same != NULL)
        g_array_append_val (same, i);
    }

  return last_cluster;
}

static double
distance_to_box (const SgBox *box, SgPoint point)
{
  SgPoint nearest = { CLAMP (point.lat, box->south, box->north),
                      CLAMP (point.lon, box->west, box->east) };

  return sg_point_distance (point, nearest);
}

static const SgPlaceRecord *
find_street (const Collector *self, const GArray *records, const Address *address)
{
  const GArray        *same = g_hash_table_lookup (self->streets, address->street);
  const SgPlaceRecord *best = NULL;
  double               nearest = MAX_STREET_METRES;

  for (guint i = 0; same != NULL && i < MIN (same->len, MAX_STREETS_OF_NAME); i++)
    {
      const SgPlaceRecord *record =
        &g_array_index (records, SgPlaceRecord, g_array_index (same, guint32, i));
      double metres = distance_to_box (&record->box, address->point);

      if (metres < nearest)
        {
          nearest = metres;
          best = record;
        }
    }

  return best;
}

/* A street of which the map knows only houses. */
static const SgPlaceRecord *
add_street (Collector *self, GArray *records, const Address *address, guint32 cluster)
{
  GArray       *same = g_hash_table_lookup (self->streets, address->street);
  SgPoint       point = address->point;
  guint32       index = records->len;
  SgPlaceRecord record = { 0 };

  record.name = address->shown;
  record.kind = SG_PLACE_STREET;
  record.importance = (guint16) (sg_place_kind_get_importance (SG_PLACE_STREET) - 60);
  record.area = sg_areas_find_at (self->areas, point);
  record.cluster = cluster;
  record.point = point;
  record.box = (SgBox){ point.lat, point.lon, point.lat, point.lon };
  g_array_append_val (records, record);
  g_array_append_val (same, index);

  return &g_array_index (records, SgPlaceRecord, index);
}

static void
hand_over (Collector *self, GArray *houses, GArray *records)
{
  guint32 last_cluster = index_streets (self, records);

  for (guint i = 0; i < self->addresses->len; i++)
    {
      Address             *address = &g_array_index (self->addresses, Address, i);
      const SgPlaceRecord *street = find_street (self, records, address);
      SgHouseRecord        house = { 0 };

      if (street == NULL)
        street = add_street (self, records, address, ++last_cluster);
      house.number = address->number;
      house.cluster = street->cluster;
      house.point = address->point;
      house.text = g_steal_pointer (&address->text);
      house.interpolated = address->interpolated;
      g_array_append_val (houses, house);
    }
}

/**
 * sg_house_list_collect:
 * @houses: (element-type SgHouseRecord): where the houses are appended
 * @records: (element-type SgPlaceRecord): the streets so far; streets that only addresses name are
 *   appended
 */
void
sg_house_list_collect (const SgOsmStore *store,
                       const SgAreas    *areas,
                       GArray           *houses,
                       GArray           *records)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable)
    streets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) nodes = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) addresses = g_array_new (FALSE, FALSE, sizeof (Address));
  Collector self = { store, areas, names, streets, nodes, addresses };

  add_nodes (&self);
  add_ways (&self);
  hand_over (&self, houses, records);
}
