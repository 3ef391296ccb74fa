/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-progress.h"
#include "region/places/sg-place-record.h"

G_BEGIN_DECLS

/**
 * SgHouseRecord:
 * @number: the number as a number, for those between two known ones
 * @text: the number as it stands on the house; owned by the list
 * @cluster: of the street
 * @interpolated: whether the map only says that the number is on this side of the street
 *
 * A house number on its way into the database.
 */
typedef struct
{
  guint32  number;
  guint32  cluster;
  SgPoint  point;
  char    *text;
  gboolean interpolated;
} SgHouseRecord;

GArray  *sg_house_list_new (void);
void     sg_house_list_collect (const SgOsmStore *store,
                                const SgAreas    *areas,
                                GArray           *houses,
                                GArray           *records);
gboolean sg_house_number_parse (const char *text, guint32 *number);

G_END_DECLS
