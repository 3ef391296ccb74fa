/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"

G_BEGIN_DECLS

/**
 * SgPlaceContext:
 * @near: (nullable): where the desk looks, or where the caller is thought to be
 * @area: (nullable): the district that the desk answers for
 *
 * What a desk knows before it reads a place. It decides between two readings of one text; it never
 * refuses a place.
 */
typedef struct
{
  const SgPoint *near;
  const SgBox   *area;
} SgPlaceContext;

gboolean sg_place_context_find_reference (const SgPlaceContext *context, SgPoint *reference);
gboolean sg_place_context_find_expected (const SgPlaceContext *context, SgBox *expected);

G_END_DECLS
