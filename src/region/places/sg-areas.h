/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-osm-rings.h"
#include "region/places/sg-gazetteer.h"

G_BEGIN_DECLS

/* The administrative areas of an import, in memory: from the official list, from the official
 * boundaries and from the boundaries in the OSM data. They are added first, then completed, and
 * only then asked. */

#define SG_AREA_NONE G_MAXUINT32

/* A desa whose centre is farther away is not where a point lies; most are 1–5 km across. */
#define SG_AREA_NEAREST_METRES 15000.0

/**
 * SgArea:
 * @kind: %SG_PLACE_PROVINCE … %SG_PLACE_VILLAGE
 * @code: such as `31.71.06.1001`; empty when unknown
 * @name: the full name, such as `Kota Administrasi Jakarta Pusat`
 * @short_name: without the words for what it is, such as `Jakarta Pusat`
 * @label: as a part of an address, such as `Kec. Menteng`
 * @parent: index of the area in which it lies, or %SG_AREA_NONE; never of a finer kind
 * @point: a point in its middle
 * @rings: (nullable) (element-type SgRing): its boundary
 * @box: of the boundary
 */
typedef struct
{
  SgPlaceKind kind;
  char       *code;
  char       *name;
  char       *short_name;
  char       *label;
  guint32     parent;
  SgPoint     point;
  GPtrArray  *rings;
  SgBox       box;
} SgArea;

typedef struct _SgAreas SgAreas;

SgAreas *sg_areas_new (void);
void     sg_areas_free (SgAreas *self);

guint32 sg_areas_add (SgAreas    *self,
                      SgPlaceKind kind,
                      const char *code,
                      const char *name,
                      SgPoint     point);
guint32 sg_areas_find_code (const SgAreas *self, const char *code);
void    sg_areas_set_boundary (SgAreas *self, guint32 area, GPtrArray *rings);
guint   sg_areas_add_from_osm (SgAreas *self, const SgOsmStore *store);
void    sg_areas_complete (SgAreas *self);

guint         sg_areas_count (const SgAreas *self);
const SgArea *sg_areas_get (const SgAreas *self, guint32 area);
guint32       sg_areas_find_at (const SgAreas *self, SgPoint point);
gboolean      sg_area_contains (const SgArea *area, SgPoint point);
const SgRing *sg_area_find_largest_ring (const GPtrArray *rings);
gboolean      sg_area_kind_from_code (const char *code, SgPlaceKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgAreas, sg_areas_free)

G_END_DECLS
