/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/candidates/sg-candidates.h"

G_BEGIN_DECLS

const char *sg_candidate_get_name (const SgCandidate *self);
const char *sg_candidate_get_level (const SgCandidate *self);
guint32     sg_candidate_get_ms (const SgCandidate *self);
char       *sg_candidate_dup_reasons (const SgCandidate *self, const char *between);
gboolean    sg_candidate_may_be_forced (const SgCandidate *self);
char       *sg_candidate_dup_names (GPtrArray *candidates);

G_END_DECLS
