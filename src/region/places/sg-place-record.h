/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/places/sg-areas.h"

G_BEGIN_DECLS

/**
 * SgPlaceRecord:
 * @name: (not nullable): borrowed, as are @other_names
 * @other_names: (nullable): alternative names apart by `;`
 * @first_tag: of an OSM object whose alternative names are taken as well
 * @importance: 0…1000, see sg_place_kind_get_importance()
 * @area: index of the area in which it lies, or %SG_AREA_NONE
 * @cluster: the rows of one street have the same; 0 for what is no street
 * @box: of a street
 *
 * A place on its way into the database.
 */
typedef struct
{
  const char *name;
  const char *other_names;
  guint32     first_tag;
  guint32     n_tags;
  guint16     kind; /* SgPlaceKind */
  guint16     importance;
  guint32     area;
  guint32     cluster;
  SgPoint     point;
  SgBox       box;
} SgPlaceRecord;

G_END_DECLS
