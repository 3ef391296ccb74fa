/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db.h"
#include "region/osm/sg-osm-store.h"
#include "region/roads/sg-roads.h"

G_BEGIN_DECLS

/**
 * SgPlacesInput:
 * @places_csv: (nullable) (array zero-terminated=1): files of `code,name,lat,lng`: the official
 *   list of provinces, kabupaten, kecamatan and desa with a point in each
 * @boundaries_csv: (nullable) (array zero-terminated=1): files of `code;name;[[[lat,lon],…],…]`:
 *   boundaries of those
 */
typedef struct
{
  const char *const *places_csv;
  const char *const *boundaries_csv;
} SgPlacesInput;

/**
 * SgPlacesSummary:
 * @bad_rows: rows of the CSV files that were left out
 * @first_bad_row: file, line, field and reason of the first of them; empty when there is none
 * @bad_boundaries: boundaries in the OSM data that do not close
 *
 * What an import tells the person about the places. The last three are warnings.
 */
typedef struct
{
  guint32 places; /* all that can be searched for, the following three included */
  guint32 streets;
  guint32 areas;
  guint32 points_of_interest;
  guint32 houses;
  guint32 boundaries;
  guint32 facilities; /* AEDs included */
  guint32 aeds;
  guint32 bad_rows;
  char    first_bad_row[256];
  guint32 bad_boundaries;
} SgPlacesSummary;

gboolean sg_places_build (const SgOsmStore    *store,
                          SgDb                *db,
                          const SgPlacesInput *input,
                          SgPlacesSummary     *summary,
                          SgProgress          *progress,
                          GError             **error);

G_END_DECLS
