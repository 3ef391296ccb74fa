/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What makes a desk's file one of SpatiaLite, which any GIS opens: the area for which the PSC
 * answers as polygons, and the incidents, units and hospitals as points on the map.
 *
 * The rows that change all day keep plain latitudes and longitudes: SpatiaLite's triggers would
 * roll back a whole transaction on a bad geometry. Here are only views of them, and a layer that
 * changes when a region is chosen. So nothing of the desk's daily work needs SpatiaLite at all, and
 * this file has a handle of its own. */

#include "desk/log/sg-desk-spatial.h"

#define TABLES                                                                                     \
  "SELECT InitSpatialMetaData(0, 'NONE');"                                                         \
  "SELECT InsertEpsgSrid(4326);"                                                                   \
  "CREATE TABLE psc_area (id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT);"                 \
  "SELECT AddGeometryColumn('psc_area', 'geometry', 4326, 'MULTIPOLYGON', 'XY');"

#define VIEWS                                                                                      \
  "CREATE VIEW incident_point AS"                                                                  \
  "  SELECT rowid AS id, number, status, type, severity, opened_at, drill,"                        \
  "    MakePoint(lon, lat, 4326) AS geometry FROM incident WHERE lat IS NOT NULL;"                 \
  "CREATE VIEW facility_point AS"                                                                  \
  "  SELECT rowid AS id, name, kind, MakePoint(lon, lat, 4326) AS geometry FROM facility"          \
  "  WHERE NOT retired;"                                                                           \
  "CREATE VIEW aed_point AS"                                                                       \
  "  SELECT rowid AS id, place, hours, MakePoint(lon, lat, 4326) AS geometry FROM aed"             \
  "  WHERE NOT retired;"

/* SpatiaLite's own triggers call its functions, which a file of unknown origin may not do. This one
 * we made. */
static SgDb *
open_trusted (const char *path, GError **error)
{
  g_autoptr (SgDb) db = sg_db_open (path, SG_DB_SHARED | SG_DB_SPATIAL, error);

  if (db == NULL || !sg_db_exec (db, "PRAGMA trusted_schema = ON", error))
    return NULL;

  return g_steal_pointer (&db);
}

/**
 * sg_desk_spatial_create:
 * @path: of a desk's file that has its tables
 */
gboolean
sg_desk_spatial_create (const char *path, GError **error)
{
  g_autoptr (SgDb) db = open_trusted (path, error);
  g_autoptr (SgDbTransaction) transaction = db != NULL ? sg_db_begin (db, error) : NULL;

  return transaction != NULL && sg_db_exec (db, TABLES VIEWS, error) &&
         sg_db_commit (transaction, error);
}

/* A database can be attached only outside a transaction. */
static gboolean
copy_area (SgDb *db, const char *code, GError **error)
{
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (db, error);

  return transaction != NULL && sg_db_exec (db, "DELETE FROM psc_area", error) &&
         sg_db_run (db,
                    error,
                    "INSERT INTO psc_area (code, name, geometry)"
                    " SELECT a.code, a.name, b.geometry FROM region.boundary AS b"
                    " JOIN region.area AS a ON a.id = b.area"
                    " WHERE a.kind = b.kind AND a.code >= ?1 || '.' AND a.code < ?1 || '/'",
                    "s",
                    code) &&
         sg_db_commit (transaction, error);
}

/**
 * sg_desk_spatial_set_area:
 * @region_db: the database of a region
 * @code: of the PSC's area, such as `31.71`
 *
 * Takes over the boundaries of the area, so that the file knows it when the region is away.
 */
gboolean
sg_desk_spatial_set_area (const char *path, const char *region_db, const char *code, GError **error)
{
  g_autoptr (SgDb) db = open_trusted (path, error);

  return db != NULL && sg_db_run (db, error, "ATTACH DATABASE ? AS region", "s", region_db) &&
         copy_area (db, code, error);
}
