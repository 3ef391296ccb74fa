/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/sg-manifest.h"

G_BEGIN_DECLS

/**
 * SgRegionImport:
 * @osm_files: one or more `.osm.pbf` or `.osm` files, %NULL-ended
 * @places_csv: (nullable): files of `code,name,lat,lng`, the administrative places, %NULL-ended
 * @boundaries_csv: (nullable): files of `code;name;polygons`, their boundaries, %NULL-ended
 * @output: the folder of the region; one that is there already is replaced at the end
 * @name: (nullable): what people call it; by default the name of the folder
 * @drives_right: whether traffic keeps right; Indonesia keeps left
 * @roads_only: without places and base map, for measuring the roads part alone
 *
 * What to make a region of.
 */
typedef struct
{
  const char *const *osm_files;
  const char *const *places_csv;
  const char *const *boundaries_csv;
  const char        *output;
  const char        *name;
  gboolean           drives_right;
  gboolean           roads_only;
} SgRegionImport;

SgManifest *sg_region_import (const SgRegionImport *what, SgProgress *progress, GError **error);

G_END_DECLS
