/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/places/sg-place-query.h"
#include "region/places/sg-place-terms.h"

G_BEGIN_DECLS

gboolean sg_place_query_correct (SgPlaceQuery *query, const SgPlaceTerms *terms);
gboolean sg_place_query_correct_all (SgPlaceQuery *query, const SgPlaceTerms *terms);
gboolean sg_place_query_drop_word (SgPlaceQuery *query, const SgPlaceTerms *terms);

G_END_DECLS
