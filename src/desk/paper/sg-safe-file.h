/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SgSafeFile SgSafeFile;

SgSafeFile *sg_safe_file_new (const char *target, GError **error);
void        sg_safe_file_free (SgSafeFile *self);
const char *sg_safe_file_get_path (SgSafeFile *self);
gboolean sg_safe_file_write (SgSafeFile *self, gconstpointer bytes, gsize length, GError **error);
gboolean sg_safe_file_commit (SgSafeFile *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgSafeFile, sg_safe_file_free)

G_END_DECLS
