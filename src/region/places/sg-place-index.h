/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db.h"
#include "region/places/sg-place-query.h"
#include "region/places/sg-place-rank.h"

G_BEGIN_DECLS

/* Asks the index of a region for places that have the words of a query. */
typedef struct _SgPlaceIndex SgPlaceIndex;

/**
 * SgIndexScope:
 * @near: (nullable): only in the cells around it
 * @cell: side of those cells: %SG_INDEX_FINE_CELL or %SG_INDEX_WIDE_CELL
 * @anywhere_in_place: whether a word may also be of the areas in which the place lies, or of its
 *   kind; otherwise all must be of the name
 * @kinds: bit 1 << SgPlaceKind for each kind that is wanted; 0 means all
 */
typedef struct
{
  const SgPoint *near;
  gint32         cell;
  gboolean       anywhere_in_place;
  guint64        kinds;
} SgIndexScope;

/* How many places one question of the index gives; of more, the most important ones. */
#define SG_INDEX_ROWS_MAX 200

SgPlaceIndex *sg_place_index_new (SgDb *db, GError **error);
void          sg_place_index_free (SgPlaceIndex *self);
gboolean      sg_place_index_find (SgPlaceIndex       *self,
                                   const SgPlaceQuery *query,
                                   const SgIndexScope *scope,
                                   GHashTable         *rows,
                                   GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPlaceIndex, sg_place_index_free)

G_END_DECLS
