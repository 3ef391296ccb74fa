/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/map/sg-map-pin.h"
#include "region/sg-region.h"

G_BEGIN_DECLS

#define SG_TYPE_REGION_MAP (sg_region_map_get_type ())

G_DECLARE_FINAL_TYPE (SgRegionMap, sg_region_map, SG, REGION_MAP, GtkWidget)

void sg_region_map_set_region (SgRegionMap *self, SgRegion *region);

void    sg_region_map_show_box (SgRegionMap *self, const SgBox *box);
void    sg_region_map_show_region (SgRegionMap *self);
void    sg_region_map_fly_to (SgRegionMap *self, SgPoint point);
void    sg_region_map_zoom_by (SgRegionMap *self, double levels);
void    sg_region_map_centre_on (SgRegionMap *self, SgPoint point);
SgPoint sg_region_map_get_centre (SgRegionMap *self);

gboolean sg_region_map_was_moved (SgRegionMap *self);
void     sg_region_map_set_moved (SgRegionMap *self, gboolean was_moved);

ShumateViewport *sg_region_map_get_viewport (SgRegionMap *self);
void             sg_region_map_add_layer (SgRegionMap *self, ShumateLayer *layer);
void             sg_region_map_point_to_pointer (SgRegionMap *self, GtkPopover *popover);

void sg_region_map_add_pin (SgRegionMap *self, SgMapPin *pin);
void sg_region_map_remove_pin (SgRegionMap *self, SgMapPin *pin);
void sg_region_map_set_route (SgRegionMap *self, const GArray *points);

gboolean sg_region_map_is_complete (SgRegionMap *self);

G_END_DECLS
