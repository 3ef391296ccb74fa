/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The part of a region that only the map needs: areas, lines and names. Roads are not copied here;
 * tiles draw them from the road graph. */

#include "region/map/sg-basemap-builder.h"

#include "region/map/sg-basemap-areas.h"
#include "region/map/sg-basemap-labels.h"
#include "region/map/sg-basemap-lines.h"

static gboolean
write_version (SgDb *db, const SgBox *box, GError **error)
{
  return sg_db_run (db,
                    error,
                    "INSERT INTO map_version VALUES (?, ?, ?, ?, ?)",
                    "iiiii",
                    (gint64) SG_MAP_VERSION,
                    (gint64) box->west,
                    (gint64) box->east,
                    (gint64) box->south,
                    (gint64) box->north);
}

static gboolean
add_shapes (const SgOsmStore *store,
            const SgRoads    *roads,
            SgDb             *db,
            SgBasemapSummary *summary,
            SgBasemapSteps   *steps,
            GError          **error)
{
  g_autoptr (SgMapWriter) writer = sg_map_writer_new (db, error);

  if (writer == NULL || !sg_basemap_add_sea (store, roads, writer, summary, error) ||
      !sg_basemap_add_areas (store, writer, summary, steps, error))
    return FALSE;

  steps->before += (guint64) store->n_ways + store->n_relations;
  if (!sg_basemap_add_lines (store, writer, summary, steps, error) ||
      !sg_basemap_add_overview (roads, writer, summary, error))
    return FALSE;

  steps->before += store->n_ways;

  return sg_map_writer_flush (writer, error);
}

/**
 * sg_basemap_build:
 * @store: what was read of the region's map
 * @roads: the graph built from it
 * @db: the region's database, while nobody else sees it; administrative names are taken from its
 *   places when they are already there
 * @summary: (out): what was found
 *
 * Adds the tables of the base map.
 *
 * Returns: %FALSE with %SG_ERROR_STORAGE, or %SG_ERROR_CANCELLED when @progress was stopped
 */
gboolean
sg_basemap_build (const SgOsmStore *store,
                  const SgRoads    *roads,
                  SgDb             *db,
                  SgBasemapSummary *summary,
                  SgProgress       *progress,
                  GError          **error)
{
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (db, error);
  SgBasemapSteps steps = { progress };

  *summary = (SgBasemapSummary){ 0 };
  steps.total = 2 * (guint64) store->n_ways + store->n_relations + SG_BASEMAP_LABEL_STEPS;

  return transaction != NULL && sg_db_exec (db, SG_MAP_SCHEMA, error) &&
         write_version (db, &store->box, error) &&
         add_shapes (store, roads, db, summary, &steps, error) &&
         sg_basemap_add_labels (store, roads, db, summary, &steps, error) &&
         sg_db_commit (transaction, error);
}
