/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Areas first, because everything else lies in one; then streets, what people go to, and house
 * numbers; then all of it by falling importance into the database. */

#include "region/places/sg-places-builder.h"

#include <string.h>

#include "region/places/sg-area-files.h"
#include "region/places/sg-house-list.h"
#include "region/places/sg-place-writer.h"
#include "region/places/sg-poi-list.h"
#include "region/places/sg-street-list.h"

/* An area that the region's map does not show comes after everything that it does. */
#define IMPORTANCE_ELSEWHERE 150

#define PLACES_BETWEEN_ASKING 2048

#define CREATE_HOUSES                                                                              \
  "CREATE TABLE house (cluster INTEGER, number INTEGER, text TEXT, interpolated INTEGER,"          \
  " lat INTEGER, lon INTEGER)"

#define CREATE_FACILITIES                                                                          \
  "CREATE TABLE facility (id INTEGER PRIMARY KEY, kind INTEGER, lat INTEGER, lon INTEGER,"         \
  " name TEXT, place TEXT, phone TEXT, opening_hours TEXT, level TEXT, indoor INTEGER,"            \
  " emergency INTEGER, beds INTEGER);"                                                             \
  "CREATE VIRTUAL TABLE facility_index USING rtree_i32 (id, west, east, south, north)"

/* An import of places under way. */
typedef struct
{
  const SgOsmStore *store;
  SgDb             *db;
  SgAreas          *areas;
  GArray           *records;
  GArray           *facilities;
  GArray           *houses;
  SgPlacesSummary  *summary;
  SgProgress       *progress;
} Build;

static void
add_area_records (Build *self)
{
  for (guint32 i = 0; i < sg_areas_count (self->areas); i++)
    {
      const SgArea *area = sg_areas_get (self->areas, i);
      SgPlaceRecord record = { 0 };
      guint         importance = sg_place_kind_get_importance (area->kind);

      /* Provinces and kabupaten are larger than a region, so their middle may lie outside. */
      if (area->kind >= SG_PLACE_DISTRICT && !sg_box_contains (&self->store->box, area->point))
        importance -= importance / 2 + IMPORTANCE_ELSEWHERE;

      record.name = area->name;
      record.other_names = strcmp (area->name, area->short_name) != 0 ? area->short_name : NULL;
      record.kind = (guint16) area->kind;
      record.importance = (guint16) importance;
      record.area = area->parent;
      record.point = area->point;
      g_array_append_val (self->records, record);
    }
}

/* By falling importance; then places of one area beside each other, which keeps the index small. */
static int
compare_records (gconstpointer a, gconstpointer b)
{
  const SgPlaceRecord *first = a;
  const SgPlaceRecord *second = b;

  if (first->importance != second->importance)
    return first->importance > second->importance ? -1 : 1;
  if (first->area != second->area)
    return first->area < second->area ? -1 : 1;
  if (first->point.lat != second->point.lat)
    return first->point.lat < second->point.lat ? -1 : 1;
  if (first->point.lon != second->point.lon)
    return first->point.lon < second->point.lon ? -1 : 1;

  return strcmp (first->name, second->name);
}

static gboolean
collect (Build *self, const SgPlacesInput *input, GError **error)
{
  SgPlacesSummary *summary = self->summary;
  guint            n_streets;

  if (!sg_area_files_read (self->areas, input, summary, self->progress, error))
    return FALSE;

  summary->bad_boundaries = sg_areas_add_from_osm (self->areas, self->store);
  sg_areas_complete (self->areas);
  summary->areas = sg_areas_count (self->areas);
  if (!sg_street_list_collect (self->store, self->areas, self->records, self->progress, error))
    return FALSE;

  sg_house_list_collect (self->store, self->areas, self->houses, self->records);
  n_streets = self->records->len;
  summary->streets = n_streets;
  summary->houses = self->houses->len;
  if (!sg_poi_list_collect (self->store,
                            self->areas,
                            self->records,
                            self->facilities,
                            self->progress,
                            error))
    return FALSE;

  summary->points_of_interest = self->records->len - n_streets;
  add_area_records (self);
  g_array_sort (self->records, compare_records);
  summary->places = self->records->len;

  return TRUE;
}

static gboolean
write_places (Build *self, GError **error)
{
  g_autoptr (SgPlaceWriter)
    writer = sg_place_writer_new (self->db, self->areas, self->store, error);
  guint n_records = self->records->len;

  if (writer == NULL)
    return FALSE;

  for (guint i = 0; i < n_records; i++)
    {
      if (i % PLACES_BETWEEN_ASKING == 0 && !sg_progress_step (self->progress,
                                                               n_records + (guint64) i,
                                                               2 * (guint64) n_records,
                                                               error))
        return FALSE;
      if (!sg_place_writer_add (writer, &g_array_index (self->records, SgPlaceRecord, i), error))
        return FALSE;
    }

  return sg_place_writer_finish (writer, error);
}

static gboolean
write_houses (Build *self, GError **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;

  if (!sg_db_exec (self->db, CREATE_HOUSES, error))
    return FALSE;
  insert = sg_db_prepare (self->db, error, "INSERT INTO house VALUES (?, ?, ?, ?, ?, ?)");
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < self->houses->len; i++)
    {
      const SgHouseRecord *house = &g_array_index (self->houses, SgHouseRecord, i);

      sg_db_bind (insert,
                  "iisiii",
                  (gint64) house->cluster,
                  (gint64) house->number,
                  house->text,
                  (gint64) house->interpolated,
                  (gint64) house->point.lat,
                  (gint64) house->point.lon);
      if (!sg_db_run_bound (insert, error))
        return FALSE;
    }

  return sg_db_exec (self->db, "CREATE INDEX house_number ON house (cluster, number)", error);
}

static gint64
get_answer (const char *value)
{
  if (value == NULL)
    return SG_ANSWER_UNKNOWN;
  if (strcmp (value, "yes") == 0)
    return SG_ANSWER_YES;

  return strcmp (value, "no") == 0 ? SG_ANSWER_NO : SG_ANSWER_UNKNOWN;
}

static gint64
get_beds (const char *value)
{
  guint64 beds = 0;

  return value != NULL && g_ascii_string_to_unsigned (value, 10, 0, 100000, &beds, NULL)
           ? (gint64) beds
           : -1;
}

static void
bind_facility (sqlite3_stmt           *insert,
               const SgOsmStore       *store,
               const SgFacilityRecord *facility,
               gint64                  id)
{
  const char *name = sg_osm_get (store, facility, SG_OSM_KEY_NAME);
  const char *phone = sg_osm_get (store, facility, SG_OSM_KEY_PHONE);
  const char *place = sg_osm_get (store, facility, SG_OSM_KEY_DEFIBRILLATOR_LOCATION);

  if (name == NULL)
    name = sg_osm_get (store, facility, SG_OSM_KEY_OPERATOR);
  if (phone == NULL)
    phone = sg_osm_get (store, facility, SG_OSM_KEY_CONTACT_PHONE);
  if (place == NULL)
    place = sg_osm_get (store, facility, SG_OSM_KEY_DESCRIPTION);

  sg_db_bind (insert,
              "iiiisssssiii",
              id,
              (gint64) facility->kind,
              (gint64) facility->point.lat,
              (gint64) facility->point.lon,
              name,
              place,
              phone,
              sg_osm_get (store, facility, SG_OSM_KEY_OPENING_HOURS),
              sg_osm_get (store, facility, SG_OSM_KEY_LEVEL),
              get_answer (sg_osm_get (store, facility, SG_OSM_KEY_INDOOR)),
              get_answer (sg_osm_get (store, facility, SG_OSM_KEY_EMERGENCY)),
              get_beds (sg_osm_get (store, facility, SG_OSM_KEY_CAPACITY_BEDS)));
}

static gboolean
write_facilities (Build *self, GError **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;
  g_autoptr (sqlite3_stmt) position = NULL;

  if (!sg_db_exec (self->db, CREATE_FACILITIES, error))
    return FALSE;
  insert = sg_db_prepare (self->db,
                          error,
                          "INSERT INTO facility VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  position =
    sg_db_prepare (self->db, error, "INSERT INTO facility_index VALUES (?1, ?2, ?2, ?3, ?3)");
  if (insert == NULL || position == NULL)
    return FALSE;

  for (guint i = 0; i < self->facilities->len; i++)
    {
      const SgFacilityRecord *facility = &g_array_index (self->facilities, SgFacilityRecord, i);
      gint64                  id = (gint64) i + 1;

      bind_facility (insert, self->store, facility, id);
      sg_db_bind (position, "iii", id, (gint64) facility->point.lon, (gint64) facility->point.lat);
      if (!sg_db_run_bound (insert, error) || !sg_db_run_bound (position, error))
        return FALSE;
      self->summary->aeds += facility->kind == SG_FACILITY_AED;
    }
  self->summary->facilities = self->facilities->len;

  return TRUE;
}

static gboolean
write_box (Build *self, GError **error)
{
  const SgBox *box = &self->store->box;

  return sg_db_exec (self->db,
                     "CREATE TABLE places_box (south INTEGER, west INTEGER, north INTEGER,"
                     " east INTEGER)",
                     error) &&
         sg_db_run (self->db,
                    error,
                    "INSERT INTO places_box VALUES (?, ?, ?, ?)",
                    "iiii",
                    (gint64) box->south,
                    (gint64) box->west,
                    (gint64) box->north,
                    (gint64) box->east);
}

static gboolean
write_all (Build *self, GError **error)
{
  g_autoptr (SgDbTransaction) transaction = NULL;

  /* SpatiaLite's own tables, unless another part of the import has made them. */
  if (!sg_db_exec (self->db,
                   "SELECT CASE WHEN CheckSpatialMetaData () = 0"
                   " THEN InitSpatialMetaData (1, 'WGS84_ONLY') END",
                   error))
    return FALSE;

  transaction = sg_db_begin (self->db, error);

  return transaction != NULL && sg_place_writer_add_areas (self->db, self->areas, error) &&
         write_places (self, error) && write_houses (self, error) &&
         write_facilities (self, error) && write_box (self, error) &&
         sg_db_commit (transaction, error);
}

static guint32
count_boundaries (const SgAreas *areas)
{
  guint32 n_boundaries = 0;

  for (guint i = 0; i < sg_areas_count (areas); i++)
    n_boundaries += sg_areas_get (areas, i)->rings != NULL;

  return n_boundaries;
}

/**
 * sg_places_build:
 * @db: of the region being made, opened for scratch with SpatiaLite
 * @input: the administrative files besides the map
 * @summary: (out): what there is now
 * @progress: in a phase that the caller has begun
 *
 * Makes all tables for search, reverse and facilities.
 *
 * Returns: %FALSE with %SG_ERROR_INVALID for a file that cannot be used, %SG_ERROR_CANCELLED or
 *   %SG_ERROR_STORAGE
 */
gboolean
sg_places_build (const SgOsmStore    *store,
                 SgDb                *db,
                 const SgPlacesInput *input,
                 SgPlacesSummary     *summary,
                 SgProgress          *progress,
                 GError             **error)
{
  g_autoptr (SgAreas) areas = sg_areas_new ();
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (SgPlaceRecord));
  g_autoptr (GArray) facilities = g_array_new (FALSE, FALSE, sizeof (SgFacilityRecord));
  g_autoptr (GArray) houses = sg_house_list_new ();
  Build self = { store, db, areas, records, facilities, houses, summary, progress };

  *summary = (SgPlacesSummary){ 0 };
  if (!collect (&self, input, error) || !write_all (&self, error))
    return FALSE;

  summary->boundaries = count_boundaries (areas);

  return sg_progress_step (progress, 1, 1, error);
}
