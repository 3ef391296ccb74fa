/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/places/sg-district.h"

#include "region/places/sg-place-kind.h"

void
sg_district_free (SgDistrict *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  g_free (self->name);
  g_free (self);
}

/**
 * sg_district_list:
 * @db: of a region
 * @regency: code of a kabupaten or kota without dots, such as `3171`
 *
 * Returns: (nullable) (transfer full) (element-type SgDistrict): its kecamatan, by code; none when
 *   the region was imported without administrative places
 */
GPtrArray *
sg_district_list (SgDb *db, const char *regency, GError **error)
{
  g_autoptr (GPtrArray)
    districts = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_district_free);
  g_autoptr (sqlite3_stmt) rows = NULL;
  gboolean has_row = TRUE;

  rows = sg_db_query (db,
                      error,
                      "SELECT code, ifnull (nullif (short_name, ''), name), lat, lon FROM area"
                      " WHERE kind = ? AND substr (replace (code, '.', ''), 1, 4) = ?"
                      " ORDER BY code",
                      "is",
                      (gint64) SG_PLACE_DISTRICT,
                      regency);
  if (rows == NULL)
    return NULL;

  while (sg_db_step (rows, &has_row, error) && has_row)
    {
      SgDistrict *district = g_new0 (SgDistrict, 1);

      district->code = sg_db_dup_text (rows, 0);
      district->name = sg_db_dup_text (rows, 1);
      district->centre.lat = sqlite3_column_int (rows, 2);
      district->centre.lon = sqlite3_column_int (rows, 3);
      g_ptr_array_add (districts, district);
    }

  return has_row ? NULL : g_steal_pointer (&districts);
}
