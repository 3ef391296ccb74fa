/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/map/sg-map-kind.h"
#include "region/map/sg-tile.h"

G_BEGIN_DECLS

/* Roads that look alike. Drawn in this order, so that the large ones lie above. */
typedef enum
{
  SG_ROAD_LOOK_PATH,
  SG_ROAD_LOOK_ALLEY,
  SG_ROAD_LOOK_TRACK,
  SG_ROAD_LOOK_SERVICE,
  SG_ROAD_LOOK_PEDESTRIAN,
  SG_ROAD_LOOK_STREET,
  SG_ROAD_LOOK_TERTIARY_LINK,
  SG_ROAD_LOOK_SECONDARY_LINK,
  SG_ROAD_LOOK_PRIMARY_LINK,
  SG_ROAD_LOOK_TRUNK_LINK,
  SG_ROAD_LOOK_MOTORWAY_LINK,
  SG_ROAD_LOOK_TERTIARY,
  SG_ROAD_LOOK_SECONDARY,
  SG_ROAD_LOOK_PRIMARY,
  SG_ROAD_LOOK_TRUNK,
  SG_ROAD_LOOK_MOTORWAY,
  SG_N_ROAD_LOOKS,
  SG_ROAD_LOOK_NONE = SG_N_ROAD_LOOKS
} SgRoadLook;

/* 0 where nothing is drawn. */
typedef struct
{
  guint32 fill;
  guint32 casing; /* the edges */
  guint32 bare;   /* where the road is too thin for edges */
} SgRoadColors;

typedef struct
{
  guint32 text;
  guint32 halo;
} SgLabelColors;

/**
 * SgTileColors:
 *
 * Colours are 0xRRGGBBAA.
 */
typedef struct
{
  guint32       land;
  guint32       beyond; /* outside the region */
  guint32       edge;   /* of the region */
  guint32       areas[SG_N_MAP_AREAS];
  guint32       building_edge;
  guint32       waterline; /* rivers and streams */
  guint32       ferry;
  guint32       rail;
  guint32       rail_gap;
  guint32       tram;
  guint32       border;
  guint32       border_halo;
  guint32       arrow;
  SgRoadColors  roads[SG_N_ROAD_LOOKS];
  SgRoadColors  tunnel;
  guint32       bridge_edge;
  SgRoadColors  shield;          /* fill and edge */
  SgRoadColors  shield_motorway; /* the same */
  guint32       symbol_glyph;
  guint32       symbol_edge;
  guint32       symbols[SG_N_LABEL_STYLES];
  SgLabelColors labels[SG_N_LABEL_STYLES];
} SgTileColors;

static inline void
sg_tile_set_color (cairo_t *cr, guint32 color)
{
  cairo_set_source_rgba (cr,
                         (double) (color >> 24) / 255,
                         (double) (color >> 16 & 255) / 255,
                         (double) (color >> 8 & 255) / 255,
                         (double) (color & 255) / 255);
}

const SgTileColors *sg_tile_theme_get_colors (SgTileTheme theme);

SgRoadLook sg_road_look_of (SgRoadClass road_class);
double     sg_road_look_width (SgRoadLook look, int level);

G_END_DECLS
