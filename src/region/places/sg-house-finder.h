/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db.h"
#include "region/places/sg-place-rank.h"

G_BEGIN_DECLS

/* Finds house numbers on a street of a region. */
typedef struct _SgHouseFinder SgHouseFinder;

/**
 * SgHouse:
 * @number: as it stands on the house, or as it was asked for; to be freed
 * @interpolated: whether @point is reckoned from the numbers beside it
 */
typedef struct
{
  char    *number;
  SgPoint  point;
  gboolean interpolated;
} SgHouse;

SgHouseFinder *sg_house_finder_new (SgDb *db, GError **error);
void           sg_house_finder_free (SgHouseFinder *self);
gboolean       sg_house_finder_find (SgHouseFinder    *self,
                                     const SgPlaceRow *street,
                                     const char       *number,
                                     SgHouse          *house,
                                     gboolean         *found,
                                     GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgHouseFinder, sg_house_finder_free)

G_END_DECLS
