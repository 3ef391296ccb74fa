/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/incident/sg-filled.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"

/**
 * sg_filled_new:
 * @subject: (nullable): nobody's when %NULL
 */
SgFilled *
sg_filled_new (const SgUuid *incident, const SgUuid *subject)
{
  SgFilled *self = g_new0 (SgFilled, 1);

  self->incident = *incident;
  self->subject = subject != NULL ? *subject : SG_UUID_NONE;
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
sg_filled_free (SgFilled *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->values);
  g_free (self);
}

/**
 * sg_filled_set:
 * @value: (nullable): white space around it does not count; empty is left out
 */
void
sg_filled_set (SgFilled *self, const char *name, const char *value)
{
  g_autofree char *stripped = g_strstrip (g_strdup (value != NULL ? value : ""));

  if (*stripped != '\0')
    g_hash_table_insert (self->values, g_strdup (name), g_steal_pointer (&stripped));
}

/**
 * sg_filled_get:
 *
 * Returns: (nullable): %NULL for what was left empty
 */
const char *
sg_filled_get (const SgFilled *self, const char *name)
{
  return g_hash_table_lookup (self->values, name);
}

gint64
sg_filled_get_int (const SgFilled *self, const char *name, gint64 otherwise)
{
  const char *text = sg_filled_get (self, name);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : otherwise;
}

/**
 * sg_filled_get_uuid:
 *
 * Returns: nobody's when nothing was chosen
 */
SgUuid
sg_filled_get_uuid (const SgFilled *self, const char *name)
{
  const char *text = sg_filled_get (self, name);
  SgUuid      id = SG_UUID_NONE;

  /* Only what is an identifier can be chosen. */
  if (text == NULL || !sg_uuid_parse (text, &id, NULL))
    return SG_UUID_NONE;

  return id;
}

/**
 * sg_filled_must:
 *
 * Returns: %FALSE with %SG_ERROR_INVALID that names the field when it was left empty
 */
gboolean
sg_filled_must (const SgFilled *self, const char *name, GError **error)
{
  if (sg_filled_get (self, name) != NULL)
    return TRUE;

  /* Translators: %s is the name of a field of a form */
  g_set_error (error, SG_ERROR, SG_ERROR_INVALID, _ ("“%s” must be filled in"), name);
  return FALSE;
}
