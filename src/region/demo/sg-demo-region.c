/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/demo/sg-demo-region.h"

#include <glib/gstdio.h>

#include "common/sg-error.h"
#include "region/demo/sg-demo-city.h"
#include "region/sg-region-import.h"

/* The drawn city on disk, gone again when this is freed. */
typedef struct
{
  char *folder;
  char *osm;
  char *places;
} Drawing;

static void
drawing_free (Drawing *self)
{
  if (self->folder != NULL)
    {
      g_unlink (self->osm);
      g_unlink (self->places);
      g_rmdir (self->folder);
    }
  g_free (self->folder);
  g_free (self->osm);
  g_free (self->places);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Drawing, drawing_free)

static Drawing *
drawing_new (guint64 seed, GError **error)
{
  g_autoptr (Drawing) self = g_new0 (Drawing, 1);
  g_autoptr (GError) refused = NULL;

  self->folder = g_dir_make_tmp ("siaga-demo-XXXXXX", &refused);
  if (self->folder == NULL)
    {
      g_set_error_literal (error, SG_ERROR, SG_ERROR_STORAGE, refused->message);
      return NULL;
    }

  self->osm = g_build_filename (self->folder, "kota-contoh.osm.pbf", NULL);
  self->places = g_build_filename (self->folder, "kota-contoh.csv", NULL);
  if (!sg_demo_city_write (self->osm, self->places, seed, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * sg_demo_region_make:
 * @output: the folder of the region; one that is there already is replaced
 * @seed: which city; %SG_DEMO_CITY_SEED is the one that everybody knows
 *
 * Draws the demo city and imports it as any other map.
 *
 * Returns: (nullable) (transfer full): what the region holds
 */
SgManifest *
sg_demo_region_make (const char *output, guint64 seed, SgProgress *progress, GError **error)
{
  g_autoptr (Drawing) drawing = drawing_new (seed, error);

  if (drawing == NULL)
    return NULL;

  {
    const char *const    osm_files[] = { drawing->osm, NULL };
    const char *const    places_csv[] = { drawing->places, NULL };
    const SgRegionImport what = {
      .osm_files = osm_files,
      .places_csv = places_csv,
      .output = output,
      .name = "Kota Contoh",
    };

    return sg_region_import (&what, progress, error);
  }
}
