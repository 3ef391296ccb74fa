/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts of one import, each kept once and named by its offset. Offset 0 is the empty text. */

typedef struct _SgOsmStrings SgOsmStrings;

SgOsmStrings *sg_osm_strings_new (void);
void          sg_osm_strings_free (SgOsmStrings *self);

guint32     sg_osm_strings_add (SgOsmStrings *self, const char *text, gsize length);
const char *sg_osm_strings_get (const SgOsmStrings *self, guint32 offset);
guint64     sg_osm_strings_get_n_mended (const SgOsmStrings *self);
gboolean    sg_osm_strings_is_full (const SgOsmStrings *self);
char       *sg_osm_strings_steal (SgOsmStrings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgOsmStrings, sg_osm_strings_free)

G_END_DECLS
