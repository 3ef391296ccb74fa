/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-osm-sink.h"
#include "region/osm/sg-pbf-span.h"

G_BEGIN_DECLS

/* The inner shape of a `.osm.pbf`: a block of objects with the texts they use. One SgPbfBlock is
 * used for all blocks of a file, since its tables are worth keeping. */

typedef struct _SgPbfBlock SgPbfBlock;

SgPbfBlock *sg_pbf_block_new (SgOsmSink *sink, gboolean wants_times);
void        sg_pbf_block_free (SgPbfBlock *self);

gboolean    sg_pbf_block_read (SgPbfBlock *self, SgPbfSpan content, GError **error);
SgOsmKinds  sg_pbf_block_get_kinds (const SgPbfBlock *self);
const char *sg_pbf_block_get_fault (const SgPbfBlock *self);
gint64      sg_pbf_block_get_newest (const SgPbfBlock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPbfBlock, sg_pbf_block_free)

G_END_DECLS
