/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One OSM file in, a region out: read once into memory, then each ability builds its own part. All
 * is written beside the region and takes its place at the end, so that a desk always has one. */

#include "config.h"

#include "region/sg-region-import.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "region/map/sg-basemap-builder.h"
#include "region/osm/sg-osm-store.h"
#include "region/places/sg-places-builder.h"
#include "region/roads/sg-roads-builder.h"
#include "region/sg-region.h"
#include "region/sg-scratch.h"

/* What each phase takes of the whole, as measured on a Java-sized file. */
#define SHARE_READ   0.10
#define SHARE_ROADS  0.25
#define SHARE_PLACES 0.30
#define SHARE_MAP    0.30
#define SHARE_FINISH 0.05

/* One import under way. What is pointed to belongs to sg_region_import(). */
typedef struct
{
  const SgRegionImport *what;
  const char           *folder;
  SgManifest           *manifest;
  SgProgress           *progress;
} Import;

static SgOsmStore *
read_store (Import *self, GError **error)
{
  g_autoptr (SgOsmStore) store = NULL;

  sg_progress_begin (self->progress, _ ("Reading the map"), SHARE_READ);
  store = sg_osm_store_read (self->what->osm_files, self->progress, error);
  if (store == NULL)
    return NULL;

  if (store->n_points == 0)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("“%s” holds nothing that can be shown: is it the right file?"),
                   self->what->osm_files[0]);
      return NULL;
    }

  return g_steal_pointer (&store);
}

static void
count_store (SgManifest *manifest, const SgOsmCounts *counts)
{
  sg_manifest_set_count (manifest, "osm_nodes", counts->nodes);
  sg_manifest_set_count (manifest, "osm_ways", counts->ways);
  sg_manifest_set_count (manifest, "osm_relations", counts->relations);
  sg_manifest_set_count (manifest, "warning_missing_nodes", counts->missing_nodes);
  sg_manifest_set_count (manifest, "warning_bad_coordinates", counts->bad_coordinates);
  sg_manifest_set_count (manifest, "warning_out_of_order", counts->out_of_order);
  sg_manifest_set_count (manifest, "warning_short_ways", counts->short_ways);
}

static SgRoads *
build_roads (Import *self, const SgOsmStore *store, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, SG_REGION_ROADS, NULL);
  double           share = self->what->roads_only ? 1 - SHARE_READ - SHARE_FINISH : SHARE_ROADS;
  SgManifest      *manifest = self->manifest;
  SgRoadsSummary   summary = { 0 };

  sg_progress_begin (self->progress, _ ("Roads"), share);
  if (!sg_roads_build (store, self->what->drives_right, path, &summary, self->progress, error))
    return NULL;

  sg_manifest_set_count (manifest, "junctions", summary.junctions);
  sg_manifest_set_count (manifest, "segments", summary.segments);
  sg_manifest_set_count (manifest, "edges", summary.edges);
  sg_manifest_set_count (manifest, "forbidden_turns", summary.forbidden_turns);
  sg_manifest_set_count (manifest, "warning_restrictions_ignored", summary.restrictions_ignored);
  sg_manifest_set_count (manifest, "warning_small_parts", summary.small_parts);

  return sg_roads_open (path, error);
}

static gboolean
build_places (Import *self, const SgOsmStore *store, SgDb *db, GError **error)
{
  SgPlacesInput   input = { self->what->places_csv, self->what->boundaries_csv };
  SgPlacesSummary summary = { 0 };

  sg_progress_begin (self->progress, _ ("Places"), SHARE_PLACES);
  if (!sg_places_build (store, db, &input, &summary, self->progress, error))
    return FALSE;

  sg_manifest_set_count (self->manifest, "places", summary.places);
  sg_manifest_set_count (self->manifest, "facilities", summary.facilities);
  sg_manifest_set_count (self->manifest, "aeds", summary.aeds);
  sg_manifest_set_count (self->manifest, "streets", summary.streets);
  sg_manifest_set_count (self->manifest, "houses", summary.houses);
  sg_manifest_set_count (self->manifest, "boundaries", summary.boundaries);
  sg_manifest_set_count (self->manifest, "warning_bad_rows", summary.bad_rows);
  if (summary.bad_rows > 0)
    self->manifest->first_warning = g_strdup (summary.first_bad_row);
  sg_manifest_set_count (self->manifest, "warning_bad_boundaries", summary.bad_boundaries);

  return TRUE;
}

static gboolean
build_map (Import *self, const SgOsmStore *store, const SgRoads *roads, SgDb *db, GError **error)
{
  SgBasemapSummary summary = { 0 };

  sg_progress_begin (self->progress, _ ("Base map"), SHARE_MAP);
  if (!sg_basemap_build (store, roads, db, &summary, self->progress, error))
    return FALSE;

  sg_manifest_set_count (self->manifest, "areas", summary.areas);
  sg_manifest_set_count (self->manifest, "buildings", summary.buildings);
  sg_manifest_set_count (self->manifest, "lines", summary.lines);
  sg_manifest_set_count (self->manifest, "labels", summary.labels);
  sg_manifest_set_count (self->manifest, "warning_coast_gaps", summary.coast_gaps);
  sg_manifest_set_count (self->manifest, "warning_sea_dropped", summary.sea_dropped);

  return TRUE;
}

static gboolean
build_database (Import *self, const SgOsmStore *store, const SgRoads *roads, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, SG_REGION_DATABASE, NULL);
  g_autoptr (SgDb) db = sg_db_open (path, SG_DB_SCRATCH | SG_DB_SPATIAL, error);

  return db != NULL && sg_db_exec (db, "SELECT InitSpatialMetaData (1, 'WGS84_ONLY')", error) &&
         build_places (self, store, db, error) && build_map (self, store, roads, db, error) &&
         sg_db_exec (db, "ANALYZE", error);
}

static void
add_sources (SgManifest *manifest, const char *const *paths)
{
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    g_ptr_array_add (manifest->sources, g_path_get_basename (paths[i]));
}

static void
describe (const SgRegionImport *what, const SgOsmStore *store, SgManifest *manifest)
{
  g_autofree char *base = g_path_get_basename (what->output);

  manifest->name = g_strdup (what->name != NULL ? what->name : base);
  manifest->created = g_get_real_time () / G_USEC_PER_SEC;
  manifest->osm_timestamp = store->timestamp;
  manifest->drives_right = what->drives_right;
  manifest->box = store->box;
  count_store (manifest, &store->counts);
  add_sources (manifest, what->osm_files);
  add_sources (manifest, what->places_csv);
  add_sources (manifest, what->boundaries_csv);
}

static gboolean
build_all (Import *self, GError **error)
{
  g_autoptr (SgOsmStore) store = read_store (self, error);
  g_autoptr (SgRoads) roads = NULL;

  if (store == NULL)
    return FALSE;

  describe (self->what, store, self->manifest);
  roads = build_roads (self, store, error);

  return roads != NULL && (self->what->roads_only || build_database (self, store, roads, error));
}

static gboolean
finish (Import *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, SG_REGION_MANIFEST, NULL);

  sg_progress_begin (self->progress, _ ("Finishing"), SHARE_FINISH);

  return sg_progress_step (self->progress, 0, 1, error) &&
         sg_manifest_add_file (self->manifest, self->folder, SG_REGION_ROADS, error) &&
         (self->what->roads_only ||
          sg_manifest_add_file (self->manifest, self->folder, SG_REGION_DATABASE, error)) &&
         sg_manifest_write (self->manifest, path, error);
}

/**
 * sg_region_import:
 * @progress: (nullable): told in phases; when it is cancelled nothing is left behind
 *
 * Returns: (nullable) (transfer full): what the new region holds. On an error the region that was
 *   there is untouched
 */
SgManifest *
sg_region_import (const SgRegionImport *what, SgProgress *progress, GError **error)
{
  g_autoptr (SgManifest) manifest = sg_manifest_new ();
  g_autoptr (SgScratch) scratch = sg_scratch_new (what->output, error);
  Import self = { what, NULL, manifest, progress };

  if (scratch == NULL)
    return NULL;

  self.folder = sg_scratch_get_path (scratch);
  if (!build_all (&self, error) || !finish (&self, error) || !sg_scratch_commit (scratch, error))
    return NULL;

  return g_steal_pointer (&manifest);
}
