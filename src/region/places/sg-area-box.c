/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/places/sg-area-box.h"

#include "common/sg-error.h"

/* Where only the centres of the desa are known, the outermost of them still have some land around.
 */
#define MARGIN 200000

/**
 * sg_area_find_box:
 * @code: of an administrative area, such as `31.71`
 *
 * Finds the box around everything of that area that the region knows.
 *
 * Returns: %FALSE with %SG_ERROR_NOT_FOUND when the region does not know it
 */
gboolean
sg_area_find_box (SgDb *region_db, const char *code, SgBox *box, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;

  statement = sg_db_query (region_db,
                           error,
                           "SELECT min(lat), min(lon), max(lat), max(lon) FROM area"
                           " WHERE code >= ?1 || '.' AND code < ?1 || '/'",
                           "s",
                           code);
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  if (!has_row || sg_db_is_null (statement, 0))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_NOT_FOUND,
                   "the region does not know the area %s",
                   code);
      return FALSE;
    }

  *box = (SgBox){ sqlite3_column_int (statement, 0) - MARGIN,
                  sqlite3_column_int (statement, 1) - MARGIN,
                  sqlite3_column_int (statement, 2) + MARGIN,
                  sqlite3_column_int (statement, 3) + MARGIN };
  return TRUE;
}
