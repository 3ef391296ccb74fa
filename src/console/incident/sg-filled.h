/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-uuid.h"

G_BEGIN_DECLS

/**
 * SgFilled:
 * @incident: which one it is about
 * @subject: (nullable when none): the patient, hospital or other incident that was chosen
 * @values: (element-type utf8 utf8): what was typed and chosen; what is empty is not in it
 *
 * What a form hands to the desk's thread.
 */
typedef struct
{
  SgUuid      incident;
  SgUuid      subject;
  GHashTable *values;
} SgFilled;

SgFilled   *sg_filled_new (const SgUuid *incident, const SgUuid *subject);
void        sg_filled_free (SgFilled *self);
void        sg_filled_set (SgFilled *self, const char *name, const char *value);
const char *sg_filled_get (const SgFilled *self, const char *name);
gint64      sg_filled_get_int (const SgFilled *self, const char *name, gint64 otherwise);
SgUuid      sg_filled_get_uuid (const SgFilled *self, const char *name);
gboolean    sg_filled_must (const SgFilled *self, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgFilled, sg_filled_free)

G_END_DECLS
