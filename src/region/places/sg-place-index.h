/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db.h"
#include "region/places/sg-place-query.h"
#include "region/places/sg-place-rank.h"

G_BEGIN_DECLS

/* Asks the index of a region for places that have the words of a query. */
typedef struct _SgPlaceIndex SgPlaceIndex;

/* Where the words that were said must be. */
typedef enum
{
  SG_INDEX_IN_WHOLE_NAME, /* together they are the name; words of areas may be of the context */
  SG_INDEX_IN_NAME,       /* all are in the name */
  SG_INDEX_IN_PLACE       /* or of the areas in which it lies, or of its kind */
} SgIndexPart;

/**
 * SgIndexScope:
 * @near: (nullable): only in the cells around it
 * @cell: side of those cells: %SG_INDEX_FINE_CELL or %SG_INDEX_WIDE_CELL
 * @part: where the words must be
 * @limit: how many places at most; of more, the most important ones
 * @kinds: bit 1 << SgPlaceKind for each kind that is wanted; 0 means all
 */
typedef struct
{
  const SgPoint *near;
  gint32         cell;
  SgIndexPart    part;
  guint          limit;
  guint64        kinds;
} SgIndexScope;

SgPlaceIndex *sg_place_index_new (SgDb *db, GError **error);
void          sg_place_index_free (SgPlaceIndex *self);
gboolean      sg_place_index_find (SgPlaceIndex       *self,
                                   const SgPlaceQuery *query,
                                   const SgIndexScope *scope,
                                   GHashTable         *rows,
                                   GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPlaceIndex, sg_place_index_free)

G_END_DECLS
