/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A search in steps: take the sentence apart (sg-place-query), ask the index first near the desk
 * and for names alone, then farther and for context too (sg-place-index), correct or drop words
 * when nothing has all of them (sg-place-relax), put what was found in order (sg-place-rank), and
 * look for the house number on the streets that came first. */

#include "region/places/sg-gazetteer.h"

#include <string.h>

#include "region/places/sg-area-table.h"
#include "region/places/sg-crossing.h"
#include "region/places/sg-house-finder.h"
#include "region/places/sg-place-index.h"
#include "region/places/sg-place-relax.h"
#include "region/places/sg-place-text.h"
#include "region/places/sg-place-writer.h"
#include "region/places/sg-reverse.h"

#define DEFAULT_LIMIT 10

/* With so many candidates by name the context need not be asked. */
#define ENOUGH_BY_NAME 40

/* With so many of just that name, a longer one that only begins so is not among the first. */
#define ENOUGH_BY_WHOLE_NAME 150

/* Where nearness counts half, and its share: ours. A desk serves a city; “the mosque near …” means
 * a walk. */
#define REACH_DESK_METRES   10000.0
#define REACH_KIND_METRES   1500.0
#define REACH_ANCHOR_METRES 300.0
#define SHARE_NEAR          0.20
#define SHARE_NEAR_KIND     0.60
#define SHARE_NEAR_UNKNOWN  0.12

/* Streets on which the house number is looked for. */
#define MAX_STREETS_FOR_HOUSE 20

/* Pairs of streets that are tried for a crossing. */
#define MAX_STREETS_TO_CROSS 60
#define MAX_CROSSINGS_TRIED  400

/* A house that is there is a better answer than its street. */
#define BONUS_HOUSE 0.04

struct _SgGazetteer
{
  SgDb          *db;
  SgRoads       *roads;
  SgAreaTable   *areas;
  SgPlaceIndex  *index;
  SgHouseFinder *houses;
  SgPlaceTerms  *terms; /* NULL until the first word that is not known */
  SgBox          home;
};

/* One search: where, and for what kinds. */
typedef struct
{
  SgGazetteer  *gazetteer;
  guint64       kinds;
  SgRankContext rank;
  gboolean      by_anchor;
} Search;

void
sg_place_free (SgPlace *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->context);
  g_free (self->detail);
  g_free (self->house_number);
  g_free (self);
}

static gboolean
read_home (SgGazetteer *self, GError **error)
{
  g_autoptr (sqlite3_stmt)
    row = sg_db_query (self->db, error, "SELECT south, west, north, east FROM places_box", "");
  gboolean has_row;

  if (row == NULL || !sg_db_step (row, &has_row, error))
    return FALSE;
  self->home = has_row ? (SgBox){ sqlite3_column_int (row, 0),
                                  sqlite3_column_int (row, 1),
                                  sqlite3_column_int (row, 2),
                                  sqlite3_column_int (row, 3) }
                       : SG_BOX_EMPTY;

  return TRUE;
}

/**
 * sg_gazetteer_open:
 * @db: (transfer full): the database of a region, read-only and with SpatiaLite, for this gazetteer
 *   alone
 * @roads: (nullable): for crossings and the nearest road; a reference is taken
 *
 * Returns: (nullable) (transfer full): for one thread
 */
SgGazetteer *
sg_gazetteer_open (SgDb *db, SgRoads *roads, GError **error)
{
  g_autoptr (SgGazetteer) self = g_new0 (SgGazetteer, 1);

  self->db = db;
  self->roads = roads != NULL ? sg_roads_ref (roads) : NULL;
  self->areas = sg_area_table_new (db, error);
  if (self->areas == NULL)
    return NULL;
  self->index = sg_place_index_new (db, error);
  if (self->index == NULL)
    return NULL;
  self->houses = sg_house_finder_new (db, error);
  if (self->houses == NULL || !read_home (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
sg_gazetteer_close (SgGazetteer *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->areas, sg_area_table_free);
  g_clear_pointer (&self->index, sg_place_index_free);
  g_clear_pointer (&self->houses, sg_house_finder_free);
  g_clear_pointer (&self->terms, sg_place_terms_free);
  g_clear_pointer (&self->roads, sg_roads_unref);
  sg_db_close (self->db);
  g_free (self);
}

/* Candidates. */

static GHashTable *
new_rows (void)
{
  return g_hash_table_new_full (g_int64_hash,
                                g_int64_equal,
                                NULL,
                                (GDestroyNotify) sg_place_row_free);
}

/* Asks near, then wider, then anywhere. */
static gboolean
ask_tiers (Search             *self,
           const SgPlaceQuery *query,
           SgIndexPart         part,
           GHashTable         *rows,
           GError            **error)
{
  /* Every row is ranked, at some microseconds each. */
  static const struct
  {
    gint32 cell;
    guint  limit;
  } tiers[] = { { SG_INDEX_FINE_CELL, 120 }, { SG_INDEX_WIDE_CELL, 60 }, { 0, 60 }, { 0, 150 } };
  gboolean near = self->rank.near != NULL;

  for (guint i = near ? 0 : 3; i < (near ? 3 : 4); i++)
    {
      SgIndexScope scope = { tiers[i].cell != 0 ? self->rank.near : NULL,
                             tiers[i].cell,
                             part,
                             tiers[i].limit,
                             self->kinds };

      if (!sg_place_index_find (self->gazetteer->index, query, &scope, rows, error))
        return FALSE;
      /* The last question, anywhere, is for exact names when there are many candidates near. */
      if ((self->rank.kind_only || (part == SG_INDEX_IN_NAME && tiers[i].cell != 0)) &&
          g_hash_table_size (rows) >= ENOUGH_BY_NAME)
        return TRUE;
    }

  return TRUE;
}

/* A whole name first: of a frequent one the rows of a question would not hold the nearest. */
static gboolean
ask (Search *self, const SgPlaceQuery *query, GHashTable *rows, GError **error)
{
  if (!self->rank.kind_only && !ask_tiers (self, query, SG_INDEX_IN_WHOLE_NAME, rows, error))
    return FALSE;
  if (g_hash_table_size (rows) >= ENOUGH_BY_WHOLE_NAME)
    return TRUE;
  if (!self->rank.kind_only && !ask_tiers (self, query, SG_INDEX_IN_NAME, rows, error))
    return FALSE;
  if (g_hash_table_size (rows) >= ENOUGH_BY_NAME)
    return TRUE;

  return ask_tiers (self, query, SG_INDEX_IN_PLACE, rows, error);
}

static gboolean
load_terms (SgGazetteer *self, GError **error)
{
  if (self->terms == NULL)
    self->terms = sg_place_terms_load (self->db, error);

  return self->terms != NULL;
}

static gboolean
ask_relaxed (Search *self, SgPlaceQuery *query, GHashTable *rows, GError **error)
{
  const SgPlaceTerms *terms;

  if (!ask (self, query, rows, error))
    return FALSE;
  if (g_hash_table_size (rows) > 0)
    return TRUE;
  if (!load_terms (self->gazetteer, error))
    return FALSE;

  terms = self->gazetteer->terms;
  if (sg_place_query_correct (query, terms) && !ask (self, query, rows, error))
    return FALSE;
  if (g_hash_table_size (rows) == 0 && sg_place_query_correct_all (query, terms) &&
      !ask (self, query, rows, error))
    return FALSE;
  while (g_hash_table_size (rows) == 0 && sg_place_query_drop_word (query, terms))
    if (!ask (self, query, rows, error))
      return FALSE;

  return TRUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const SgPlaceRow *first = *(SgPlaceRow *const *) a;
  const SgPlaceRow *second = *(SgPlaceRow *const *) b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;

  return (first->rank > second->rank) - (first->rank < second->rank);
}

/* Takes the rows out of the table, the best first, each street once. */
static GPtrArray *
put_in_order (Search *self, const SgPlaceQuery *query, GHashTable *rows)
{
  GPtrArray *order = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_place_row_free);
  g_autoptr (GHashTable) clusters = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer       value;
  guint          n_kept = 0;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      sg_place_rank (&self->rank, query, value);
      g_ptr_array_add (order, value);
      g_hash_table_iter_steal (&iter);
    }
  g_ptr_array_sort (order, compare_rows);

  for (guint i = 0; i < order->len; i++)
    {
      SgPlaceRow *row = g_ptr_array_index (order, i);

      if (row->cluster == 0 || g_hash_table_add (clusters, GSIZE_TO_POINTER (row->cluster)))
        {
          order->pdata[i] = order->pdata[n_kept];
          order->pdata[n_kept++] = row;
        }
    }
  g_ptr_array_set_size (order, (gint) n_kept);

  return order;
}

static void
set_reach (Search *self, const SgPlaceQuery *query)
{
  self->rank.kind_only = sg_place_query_is_kind_only (query);
  self->rank.reach = REACH_DESK_METRES;
  self->rank.near_share = self->rank.near != NULL ? SHARE_NEAR : SHARE_NEAR_UNKNOWN;
  if (self->rank.near != NULL && (self->rank.kind_only || self->by_anchor))
    {
      self->rank.near_share = SHARE_NEAR_KIND;
      self->rank.reach = self->by_anchor ? REACH_ANCHOR_METRES : REACH_KIND_METRES;
    }
}

/* The rows that fit @query, the best first; NULL on an error. */
static GPtrArray *
find_rows (Search *self, SgPlaceQuery *query, GError **error)
{
  g_autoptr (GHashTable) rows = new_rows ();

  set_reach (self, query);
  if (!ask_relaxed (self, query, rows, error))
    return NULL;

  return put_in_order (self, query, rows);
}

/* Results. */

static SgPlace *
make_place (SgGazetteer *self, const SgPlaceRow *row, const char *detail)
{
  SgPlace *place = g_new0 (SgPlace, 1);

  place->id = row->rank;
  place->kind = row->kind;
  place->name = g_strdup (row->name);
  place->context = sg_area_table_dup_context (self->areas, row->area);
  place->detail = g_strdup (detail);
  place->point = row->point;
  place->score = row->score;

  return place;
}

static SgPlace *
make_house (SgGazetteer *self, const SgPlaceRow *street, const SgHouse *house, const char *detail)
{
  SgPlace *place = make_place (self, street, detail);

  g_free (place->name);
  place->kind = SG_PLACE_HOUSE;
  place->name = g_strdup_printf ("%s %s", street->name, house->number);
  place->house_number = g_strdup (house->number);
  place->interpolated = house->interpolated;
  place->point = house->point;
  place->score = MIN (street->score + BONUS_HOUSE, 1);

  return place;
}

/* “jl veteran 12” where no such house is known: the street, and the number for the reader. */
static char *
join_detail (const char *number, const char *detail)
{
  if (number == NULL)
    return g_strdup (detail);

  return g_strdup_printf ("No. %s%s%s", number, detail[0] != '\0' ? ", " : "", detail);
}

/* Appends the houses with the number on the streets among the rows. */
static gboolean
add_houses (Search             *self,
            const GPtrArray    *rows,
            const char         *number,
            const SgPlaceQuery *query,
            GPtrArray          *places,
            GError            **error)
{
  guint n_streets = 0;

  for (guint i = 0; i < rows->len && n_streets < MAX_STREETS_FOR_HOUSE; i++)
    {
      const SgPlaceRow *row = g_ptr_array_index (rows, i);
      SgHouse           house = { 0 };
      gboolean          found = FALSE;

      if (row->cluster == 0)
        continue;
      n_streets++;
      if (!sg_house_finder_find (self->gazetteer->houses, row, number, &house, &found, error))
        return FALSE;
      if (found)
        g_ptr_array_add (places, make_house (self->gazetteer, row, &house, query->detail));
      g_free (house.number);
    }

  return TRUE;
}

/* The number may be one of a house: looks for the street without it. */
static gboolean
add_possible_houses (Search *self, const char *text, GPtrArray *places, GError **error)
{
  g_autoptr (SgPlaceQuery) query = sg_place_query_parse (text);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *number = NULL;
  SgQuerySlot     *slot = g_ptr_array_index (query->slots, (guint) query->number_slot);

  number = g_strdup (slot->said);
  g_ptr_array_remove_index (query->slots, (guint) query->number_slot);
  rows = find_rows (self, query, error);

  return rows != NULL && add_houses (self, rows, number, query, places, error);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const SgPlace *first = *(SgPlace *const *) a;
  const SgPlace *second = *(SgPlace *const *) b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  if (first->kind != second->kind)
    return first->kind == SG_PLACE_HOUSE ? -1 : second->kind == SG_PLACE_HOUSE ? 1 : 0;

  return (first->id > second->id) - (first->id < second->id);
}

static GPtrArray *
new_places (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) sg_place_free);
}

static GPtrArray *
search_plain (Search *self, const char *text, GError **error)
{
  g_autoptr (GPtrArray) places = new_places ();
  g_autoptr (SgPlaceQuery) query = sg_place_query_parse (text);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *detail = NULL;
  guint            n_houses;

  if (query->number_slot >= 0 && !add_possible_houses (self, text, places, error))
    return NULL;

  rows = find_rows (self, query, error);
  if (rows == NULL ||
      (query->number != NULL && !add_houses (self, rows, query->number, query, places, error)))
    return NULL;

  n_houses = places->len;
  detail = join_detail (n_houses == 0 ? query->number : NULL, query->detail);
  for (guint i = 0; i < rows->len && i < SG_SEARCH_LIMIT_MAX; i++)
    g_ptr_array_add (places, make_place (self->gazetteer, g_ptr_array_index (rows, i), detail));
  g_ptr_array_sort (places, compare_places);

  return g_steal_pointer (&places);
}

/* The streets that fit a name. */
static GPtrArray *
find_streets (Search *self, const char *text, GError **error)
{
  g_autoptr (SgPlaceQuery) query = sg_place_query_parse (text);
  g_autoptr (GHashTable) rows = new_rows ();
  Search         streets = *self;
  guint          n_kept = 0;
  GPtrArray     *order = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_place_row_free);
  GHashTableIter iter;
  gpointer       row;

  streets.kinds = G_GUINT64_CONSTANT (1) << SG_PLACE_STREET;
  set_reach (&streets, query);
  if (!ask_relaxed (&streets, query, rows, error))
    {
      g_ptr_array_unref (order);
      return NULL;
    }

  /* Every part of a street, not each street once: the crossing is on one of them. */
  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      sg_place_rank (&streets.rank, query, row);
      g_ptr_array_add (order, row);
      g_hash_table_iter_steal (&iter);
    }
  g_ptr_array_sort (order, compare_rows);
  n_kept = MIN (order->len, MAX_STREETS_TO_CROSS);
  g_ptr_array_set_size (order, (gint) n_kept);

  return order;
}

static void
add_crossing (Search *self, const SgPlaceRow *a, const SgPlaceRow *b, GPtrArray *places)
{
  SgPlace *place;
  SgPoint  point;

  if (!sg_crossing_find (self->gazetteer->roads, a, b, &point))
    return;
  for (guint i = 0; i < places->len; i++)
    if (sg_point_distance (((SgPlace *) g_ptr_array_index (places, i))->point, point) < 100)
      return;

  place = make_place (self->gazetteer, a, "");
  g_free (place->name);
  place->id = 0;
  place->kind = SG_PLACE_CROSSING;
  place->name = g_strdup_printf ("%s × %s", a->name, b->name);
  place->point = point;
  place->score = (a->score + b->score) / 2;
  g_ptr_array_add (places, place);
}

/* Appends where the streets of two names cross. */
static gboolean
cross (Search *self, char **names, GPtrArray *places, GError **error)
{
  g_autoptr (GPtrArray) first = find_streets (self, names[0], error);
  g_autoptr (GPtrArray) second = NULL;
  guint n_tried = 0;

  if (first == NULL)
    return FALSE;
  second = find_streets (self, names[1], error);
  if (second == NULL)
    return FALSE;

  for (guint i = 0; i < first->len; i++)
    for (guint j = 0; j < second->len && n_tried < MAX_CROSSINGS_TRIED; j++)
      {
        const SgPlaceRow *a = g_ptr_array_index (first, i);
        const SgPlaceRow *b = g_ptr_array_index (second, j);

        if (!sg_box_intersects (&a->box, &b->box))
          continue;
        n_tried++;
        add_crossing (self, a, b, places);
      }
  g_ptr_array_sort (places, compare_places);

  return TRUE;
}

/* Empty when the streets do not cross; NULL on an error. */
static GPtrArray *
search_crossing (Search *self, const SgSpokenPlace *spoken, GError **error)
{
  g_autoptr (GPtrArray) places = new_places ();
  g_autoptr (GPtrArray) splits = sg_spoken_place_split_crossing (spoken);

  for (guint i = 0; i < splits->len && places->len == 0; i++)
    if (!cross (self, g_ptr_array_index (splits, i), places, error))
      return NULL;

  return g_steal_pointer (&places);
}

static GPtrArray *
search_target (Search *self, const SgSpokenPlace *spoken, GError **error)
{
  if (spoken->crossing && self->gazetteer->roads != NULL)
    {
      GPtrArray *places = search_crossing (self, spoken, error);

      if (places == NULL || places->len > 0)
        return places;
      g_ptr_array_unref (places);
    }

  return search_plain (self, spoken->target, error);
}

static GPtrArray *
search_by_anchor (Search *self, const SgSpokenPlace *spoken, GError **error)
{
  g_autoptr (GPtrArray) anchors = NULL;
  Search  anchored = *self;
  Search  of_any_kind = *self;
  SgPoint point;

  of_any_kind.kinds = 0;
  anchors = search_plain (&of_any_kind, spoken->anchor, error);
  if (anchors == NULL)
    return NULL;
  if (anchors->len == 0)
    return search_target (self, spoken, error);

  point = ((const SgPlace *) g_ptr_array_index (anchors, 0))->point;
  anchored.rank.near = &point;
  anchored.by_anchor = TRUE;

  return search_target (&anchored, spoken, error);
}

static void
cut (GPtrArray *places, const SgSearchQuery *query)
{
  guint limit = query->limit > 0 ? MIN (query->limit, SG_SEARCH_LIMIT_MAX) : DEFAULT_LIMIT;

  if (places->len > limit)
    g_ptr_array_set_size (places, (gint) limit);
}

/**
 * sg_gazetteer_search:
 * @text: what was said or typed so far; its last word may be a beginning
 * @query: where the desk looks, how many and which kinds
 *
 * Returns: (nullable) (transfer full) (element-type SgPlace): the places that fit, the best first;
 *   the same for the same question. Empty when there are none, %NULL on an error
 */
GPtrArray *
sg_gazetteer_search (SgGazetteer         *self,
                     const char          *text,
                     const SgSearchQuery *query,
                     GError             **error)
{
  g_auto (SgSpokenPlace) spoken = { 0 };
  Search     search = { self, query->kinds };
  GPtrArray *places;

  g_return_val_if_fail (text != NULL, NULL);

  search.rank.areas = self->areas;
  search.rank.near = query->near;
  search.rank.home = self->home;
  /* Houses and crossings are made of streets. */
  if (search.kinds != 0 && (search.kinds >> SG_PLACE_HOUSE & 1) != 0)
    search.kinds |= G_GUINT64_CONSTANT (1) << SG_PLACE_STREET;

  sg_spoken_place_parse (text, &spoken);
  places = spoken.anchor != NULL ? search_by_anchor (&search, &spoken, error)
                                 : search_target (&search, &spoken, error);
  if (places != NULL)
    cut (places, query);

  return places;
}

/**
 * sg_gazetteer_reverse:
 *
 * Returns: (nullable) (transfer full): what there is at @point; %NULL on an error
 */
SgReverse *
sg_gazetteer_reverse (SgGazetteer *self, SgPoint point, GError **error)
{
  g_autoptr (SgReverse) reverse = g_new0 (SgReverse, 1);

  sg_reverse_find_road (reverse, self->roads, point);
  if (!sg_reverse_find_area (reverse, self->areas, point, error))
    return NULL;

  return g_steal_pointer (&reverse);
}
