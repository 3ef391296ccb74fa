/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "console/responders/sg-entry-save.h"

#include <math.h>
#include <string.h>

#include "common/sg-geo.h"
#include "desk/people/sg-desk-may.h"

#define PLACE "lat, lon"

/**
 * sg_entry_save_new:
 * @before: (nullable): copied
 * @edits: (transfer full)
 */
SgEntrySave *
sg_entry_save_new (const SgRegisterType *type, gconstpointer before, char **edits)
{
  SgEntrySave *self = g_new0 (SgEntrySave, 1);

  self->type = type;
  self->before = before != NULL ? sg_register_copy (type, before) : NULL;
  self->edits = edits;

  return self;
}

void
sg_entry_save_free (SgEntrySave *self)
{
  if (self == NULL)
    return;

  self->type->record->free (self->before);
  g_strfreev (self->edits);
  g_free (self);
}

/* Coordinates as anybody writes them. */
static gboolean
set_place (const SgRegisterType *type, gpointer record, const char *text, GError **error)
{
  double *lat = (double *) ((char *) record + type->lat);
  double *lon = (double *) ((char *) record + type->lon);
  SgPoint point;

  if (*text == '\0')
    {
      *lat = *lon = NAN;
      return TRUE;
    }
  if (!sg_point_parse (text, &point, error))
    {
      g_prefix_error (error, PLACE ": ");
      return FALSE;
    }

  *lat = sg_point_lat (point);
  *lon = sg_point_lon (point);
  return TRUE;
}

static gboolean
fill (const SgEntrySave *self, SgDesk *desk, gpointer record, GError **error)
{
  for (guint i = 0; self->edits[i] != NULL; i += 2)
    {
      const char *name = self->edits[i];
      const char *text = self->edits[i + 1];

      if (strcmp (name, PLACE) == 0
            ? !set_place (self->type, record, text, error)
            : !sg_register_set (self->type, desk, record, name, text, error))
        return FALSE;
    }

  return TRUE;
}

gpointer
sg_entry_save_do (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgEntrySave *self = data;
  SgUuid             id = SG_UUID_NONE;
  gpointer           after;
  gboolean           saved;

  if (!sg_desk_may (hand->desk, SG_MAY_MANAGE_REGISTERS, error))
    return NULL;

  after = self->before != NULL ? sg_register_copy (self->type, self->before)
                               : sg_record_new (self->type->record);
  saved = fill (self, hand->desk, after, error);
  if (saved && self->before != NULL)
    {
      id = *(const SgUuid *) self->before;
      saved = sg_register_change (self->type, hand->desk, self->before, after, self->force, error);
    }
  else if (saved)
    saved = sg_register_add (self->type, hand->desk, after, self->force, &id, error);
  self->type->record->free (after);

  return saved ? g_memdup2 (&id, sizeof id) : NULL;
}
