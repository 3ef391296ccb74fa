/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/call/sg-call-draft.h"

G_BEGIN_DECLS

/* Where what is typed outlives a crash. */
typedef struct _SgDraftFile SgDraftFile;

SgDraftFile *sg_draft_file_open (const char *desk_path);
void         sg_draft_file_free (SgDraftFile *self);

GPtrArray *sg_draft_file_read (SgDraftFile *self);
void       sg_draft_file_write (SgDraftFile *self, GPtrArray *drafts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgDraftFile, sg_draft_file_free)

G_END_DECLS
