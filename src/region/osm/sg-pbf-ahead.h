/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-pbf-file.h"

G_BEGIN_DECLS

/* Unpacks the next blob in a thread of its own while the reader works on the one before. */

typedef struct _SgPbfAhead SgPbfAhead;

SgPbfAhead *sg_pbf_ahead_new (const char *path, GError **error);
void        sg_pbf_ahead_free (SgPbfAhead *self);

void       sg_pbf_ahead_begin (SgPbfAhead *self, GArray *blobs, SgOsmKinds kinds);
SgPbfBlob *sg_pbf_ahead_next (SgPbfAhead *self, SgPbfSpan *content, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPbfAhead, sg_pbf_ahead_free)

G_END_DECLS
