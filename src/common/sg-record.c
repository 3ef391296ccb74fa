/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-record.h"

#include <math.h>
#include <string.h>

static gpointer
member_of (gpointer record, const SgColumn *column)
{
  return (char *) record + column->offset;
}

/**
 * sg_record_new:
 *
 * Returns: (transfer full): a record of which nothing is known: numbers that may be absent are NAN
 */
gpointer
sg_record_new (const SgRecordType *type)
{
  gpointer record = g_malloc0 (type->size);

  for (guint i = 0; i < type->n_columns; i++)
    if (type->columns[i].type == SG_COLUMN_REAL)
      *(double *) member_of (record, &type->columns[i]) = NAN;

  return record;
}

/**
 * sg_record_clear:
 *
 * Frees what the members own, not the struct.
 */
void
sg_record_clear (const SgRecordType *type, gpointer record)
{
  for (guint i = 0; i < type->n_columns; i++)
    if (type->columns[i].type == SG_COLUMN_TEXT)
      g_clear_pointer ((char **) member_of (record, &type->columns[i]), g_free);
}

void
sg_record_free (const SgRecordType *type, gpointer record)
{
  if (record == NULL)
    return;

  sg_record_clear (type, record);
  g_free (record);
}
