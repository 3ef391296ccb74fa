/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SG_UUID_BYTES        16
#define SG_UUID_CHANCE_BYTES 10
#define SG_UUID_TEXT_LENGTH  36

/**
 * SgUuid:
 *
 * The name of a thing or of an event. Compared as bytes, those made later by one desk come later
 * (RFC 9562, version 7), so that a table keyed by them grows at its end.
 */
typedef struct
{
  guint8 bytes[SG_UUID_BYTES];
} SgUuid;

/* Nobody's name. */
#define SG_UUID_NONE ((SgUuid){ { 0 } })

SgUuid   sg_uuid_new (gint64 unix_ms);
SgUuid   sg_uuid_new_from (gint64 unix_ms, const guint8 *chance);
SgUuid   sg_uuid_from_name (const char *name);
gboolean sg_uuid_parse (const char *text, SgUuid *uuid, GError **error);
char    *sg_uuid_to_text (const SgUuid *uuid);
gboolean sg_uuid_is_none (const SgUuid *uuid);
gboolean sg_uuid_equal (gconstpointer a, gconstpointer b);
guint    sg_uuid_hash (gconstpointer uuid);
int      sg_uuid_compare (gconstpointer a, gconstpointer b);
void     sg_random_bytes (guint8 *bytes, gsize n);

G_END_DECLS
