/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk/candidates/sg-position.h"

#include <math.h>

#include "common/sg-error.h"
#include "desk/log/sg-row.h"

static const SgColumn columns[] = {
  SG_COLUMN (SgPosition, responder, UUID), SG_COLUMN (SgPosition, lat, REAL),
  SG_COLUMN (SgPosition, lon, REAL),       SG_COLUMN (SgPosition, accuracy_m, REAL),
  SG_COLUMN (SgPosition, at, TIME),
};

const SgRecordType sg_position_record = {
  "position", sizeof (SgPosition), columns, G_N_ELEMENTS (columns), g_free,
};

/**
 * sg_desk_place_responder:
 *
 * Notes where a responder is, in place of where it was.
 *
 * Returns: %FALSE with %SG_ERROR_INVALID for a place that is not on the earth
 */
gboolean
sg_desk_place_responder (SgDesk *desk, const SgPosition *position, GError **error)
{
  g_autoptr (SgDbTransaction) transaction = NULL;

  if (!sg_point_is_valid_degrees (position->lat, position->lon))
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           "“lat” must be between -90 and 90, “lon” between -180 and 180");
      return FALSE;
    }

  transaction = sg_db_begin (sg_desk_get_db (desk), error);

  return transaction != NULL &&
         sg_row_save (sg_desk_get_db (desk), &sg_position_record, position, error) &&
         sg_db_commit (transaction, error);
}
