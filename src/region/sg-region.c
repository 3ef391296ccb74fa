/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One region in, five abilities out: its folder is opened once and shared by all threads. The road
 * graph is mapped; the database gives each thread a handle of its own. */

#include "config.h"

#include "region/sg-region.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"

struct _SgRegion
{
  gatomicrefcount references;

  char       *path;
  SgManifest *manifest;
  SgRoads    *roads;
};

/**
 * sg_region_open:
 * @path: the folder
 *
 * A region that is replaced while it is open stays usable as it was.
 *
 * Returns: (nullable): %NULL with %SG_ERROR_NOT_FOUND or %SG_ERROR_INVALID
 */
SgRegion *
sg_region_open (const char *path, GError **error)
{
  g_autoptr (SgRegion) self = g_new0 (SgRegion, 1);
  g_autofree char *manifest = g_build_filename (path, SG_REGION_MANIFEST, NULL);
  g_autofree char *roads = g_build_filename (path, SG_REGION_ROADS, NULL);

  g_atomic_ref_count_init (&self->references);
  self->path = g_strdup (path);
  self->manifest = sg_manifest_read (manifest, error);
  if (self->manifest == NULL || !sg_manifest_check_sizes (self->manifest, path, error))
    return NULL;

  self->roads = sg_roads_open (roads, error);
  if (self->roads == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

SgRegion *
sg_region_ref (SgRegion *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
sg_region_unref (SgRegion *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  g_clear_pointer (&self->roads, sg_roads_unref);
  g_clear_pointer (&self->manifest, sg_manifest_free);
  g_free (self->path);
  g_free (self);
}

const char *
sg_region_get_path (SgRegion *self)
{
  return self->path;
}

const SgManifest *
sg_region_get_manifest (SgRegion *self)
{
  return self->manifest;
}

/**
 * sg_region_get_roads:
 *
 * Returns: (transfer none): the road graph, which any thread may read
 */
SgRoads *
sg_region_get_roads (SgRegion *self)
{
  return self->roads;
}

/**
 * sg_region_open_db:
 *
 * Returns: (nullable) (transfer full): places, facilities, boundaries and base map, for one thread
 */
SgDb *
sg_region_open_db (SgRegion *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->path, SG_REGION_DATABASE, NULL);

  return sg_db_open (path, SG_DB_READ_ONLY | SG_DB_SPATIAL, error);
}

static gboolean
check_database (SgRegion *self, GError **error)
{
  g_autoptr (SgDb) db = sg_region_open_db (self, error);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;

  if (db == NULL)
    return FALSE;

  statement = sg_db_query (db, error, "PRAGMA quick_check (1)", "");
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  if (!has_row || g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") != 0)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("“%s” is damaged: import the region again"),
                   self->path);
      return FALSE;
    }

  return TRUE;
}

/**
 * sg_region_check:
 * @path: the folder
 *
 * Reads every byte of a region and compares it with what the import wrote down. To be done after
 * a region has travelled.
 *
 * Returns: %FALSE with an error that names the file at fault
 */
gboolean
sg_region_check (const char *path, SgProgress *progress, GError **error)
{
  g_autofree char *file = g_build_filename (path, SG_REGION_MANIFEST, NULL);
  g_autoptr (SgManifest) manifest = sg_manifest_read (file, error);
  g_autoptr (SgRegion) self = NULL;

  sg_progress_begin (progress, _ ("Checking"), 1);

  /* The digests first: a file that is not what was imported is not looked into. */
  if (manifest == NULL || !sg_manifest_check_sizes (manifest, path, error) ||
      !sg_manifest_check_hashes (manifest, path, progress, error))
    return FALSE;

  self = sg_region_open (path, error);

  return self != NULL && sg_roads_check (self->roads, error) && check_database (self, error);
}
