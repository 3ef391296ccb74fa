/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/places/sg-area-table.h"
#include "region/places/sg-place-query.h"

G_BEGIN_DECLS

/**
 * SgPlaceRow:
 * @rank: the row number: 1 is the most important place of the region
 * @other_names: (nullable): apart by `;`
 * @score: 0…1, of sg_place_rank()
 * @said: 0…1, the part of the score that is about the words alone
 *
 * A place that may be meant.
 */
typedef struct
{
  gint64      rank;
  SgPlaceKind kind;
  guint       importance;
  gint64      area;
  SgPoint     point;
  gint64      cluster; /* 0 for what is no street */
  SgBox       box;     /* of a street */
  char       *name;
  char       *other_names;
  double      score;
  double      said;
} SgPlaceRow;

/**
 * SgRankContext:
 * @near: (nullable): where the desk looks
 * @reach: metres at which nearness counts half
 * @near_share: how much of the score nearness is, 0…1
 * @kind_only: sg_place_query_is_kind_only() of the query
 * @home: what the region's map covers; places elsewhere count less without @near
 */
typedef struct
{
  SgAreaTable   *areas;
  const SgPoint *near;
  double         reach;
  double         near_share;
  gboolean       kind_only;
  SgBox          home;
} SgRankContext;

void     sg_place_rank (const SgRankContext *self, const SgPlaceQuery *query, SgPlaceRow *row);
gboolean sg_place_query_is_kind_only (const SgPlaceQuery *query);
void     sg_place_row_free (SgPlaceRow *self);

G_END_DECLS
