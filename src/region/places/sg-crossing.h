/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/places/sg-place-rank.h"
#include "region/roads/sg-roads.h"

G_BEGIN_DECLS

gboolean sg_crossing_find (const SgRoads    *roads,
                           const SgPlaceRow *a,
                           const SgPlaceRow *b,
                           SgPoint          *point);

G_END_DECLS
