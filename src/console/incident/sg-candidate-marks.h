/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/incident/sg-candidates-find.h"
#include "console/map/sg-map-pin.h"

G_BEGIN_DECLS

GPtrArray *sg_candidate_marks_make (GPtrArray         *ranked,
                                    const SgCandidate *selected,
                                    GPtrArray         *lost);
char      *sg_candidate_marks_describe (GPtrArray *pins, const SgCandidate *selected);

const char *sg_candidate_mark_get_id (SgMapPin *pin);

G_END_DECLS
