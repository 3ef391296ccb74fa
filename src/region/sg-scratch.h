/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A folder that nobody sees until it is complete. Freed before sg_scratch_commit(), it is gone. */
typedef struct _SgScratch SgScratch;

SgScratch *sg_scratch_new (const char *target, GError **error);
void       sg_scratch_free (SgScratch *self);

const char *sg_scratch_get_path (SgScratch *self);
gboolean    sg_scratch_commit (SgScratch *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgScratch, sg_scratch_free)

G_END_DECLS
