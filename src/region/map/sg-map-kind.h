/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The tables of a base map, and what the numbers in them mean. A painter refuses a map of another
 * version, so a change of these lists or of the shapes' coding raises it. */
#define SG_MAP_VERSION 1

/* Rows are found by box and zoom alone: both tables are R*Trees of whole numbers with the zooms as
 * third dimension, and carry the rest of the row beside the box. */
#define SG_MAP_SCHEMA                                                                              \
  "CREATE TABLE map_version (version INTEGER,"                                                     \
  " west INTEGER, east INTEGER, south INTEGER, north INTEGER);"                                    \
  "CREATE VIRTUAL TABLE map_shape USING rtree_i32 ("                                               \
  " id, west, east, south, north, zoom_first, zoom_last, +kind INTEGER, +shape BLOB);"             \
  "CREATE VIRTUAL TABLE map_label USING rtree_i32 ("                                               \
  " id, west, east, south, north, zoom_first, zoom_last, +labels BLOB);"

/* Tiles of 512 pixels at the last zoom show the detail of one more. */
#define SG_MAP_ZOOM_FIRST 5
#define SG_MAP_ZOOM_LAST  20

/* Up to this one, large roads are drawn from simplified lines rather than from the graph. */
#define SG_MAP_OVERVIEW_ZOOM_LAST 12

/**
 * SgMapKind:
 *
 * What an area or a line is. Areas are painted in this order.
 */
typedef enum
{
  SG_MAP_RESIDENTIAL,
  SG_MAP_COMMERCIAL,
  SG_MAP_INDUSTRIAL,
  SG_MAP_FARMLAND,
  SG_MAP_MILITARY,
  SG_MAP_AIRPORT,
  SG_MAP_CAMPUS,   /* school, university */
  SG_MAP_HOSPITAL, /* grounds */
  SG_MAP_GRASS,
  SG_MAP_SCRUB,
  SG_MAP_FOREST,
  SG_MAP_WETLAND,
  SG_MAP_SAND,
  SG_MAP_ROCK,
  SG_MAP_CEMETERY,
  SG_MAP_PARK,
  SG_MAP_GARDEN,
  SG_MAP_PITCH,
  SG_MAP_SEA,
  SG_MAP_WATER,
  SG_MAP_POOL,
  SG_MAP_PIER,
  SG_MAP_PARKING,
  SG_MAP_PLAZA,
  SG_MAP_APRON,
  SG_MAP_BUILDING,
  SG_MAP_BUILDING_HEALTH,
  SG_N_MAP_AREAS,

  SG_MAP_RIVER = SG_N_MAP_AREAS,
  SG_MAP_CANAL,
  SG_MAP_STREAM,
  SG_MAP_PIER_LINE,
  SG_MAP_RUNWAY,
  SG_MAP_TAXIWAY,
  SG_MAP_RAIL,
  SG_MAP_RAIL_BRIDGE,
  SG_MAP_RAIL_TUNNEL,
  SG_MAP_TRAM,
  SG_MAP_FERRY,
  SG_MAP_BORDER_COUNTRY,
  SG_MAP_BORDER_PROVINCE,
  SG_MAP_BORDER_REGENCY,
  SG_MAP_BORDER_DISTRICT,
  SG_MAP_OVERVIEW_TRUNK_LINK,
  SG_MAP_OVERVIEW_MOTORWAY_LINK,
  SG_MAP_OVERVIEW_TERTIARY,
  SG_MAP_OVERVIEW_SECONDARY,
  SG_MAP_OVERVIEW_PRIMARY,
  SG_MAP_OVERVIEW_TRUNK,
  SG_MAP_OVERVIEW_MOTORWAY,
  SG_N_MAP_KINDS
} SgMapKind;

/**
 * SgLabelStyle:
 *
 * How a name is written. Those from %SG_LABEL_STATION on have a symbol with the name below it.
 */
typedef enum
{
  SG_LABEL_CITY,
  SG_LABEL_TOWN,
  SG_LABEL_DISTRICT, /* kecamatan, suburb */
  SG_LABEL_VILLAGE,  /* desa, kelurahan */
  SG_LABEL_HAMLET,   /* dusun, kampung, neighbourhood */
  SG_LABEL_ISLAND,
  SG_LABEL_SEA,
  SG_LABEL_WATER,
  SG_LABEL_PARK,
  SG_LABEL_GROUNDS,
  SG_LABEL_ROAD_LARGE,
  SG_LABEL_ROAD_MIDDLE,
  SG_LABEL_ROAD_SMALL,
  SG_LABEL_RIVER,
  SG_LABEL_SHIELD_MOTORWAY,
  SG_LABEL_SHIELD,
  SG_LABEL_STATION,
  SG_LABEL_HOSPITAL,
  SG_LABEL_CLINIC,
  SG_LABEL_PHARMACY,
  SG_LABEL_POLICE,
  SG_LABEL_FIRE,
  SG_LABEL_AED,
  SG_LABEL_ASSEMBLY,
  SG_LABEL_MOSQUE,
  SG_LABEL_CHURCH,
  SG_LABEL_WORSHIP, /* temples and all other */
  SG_LABEL_SCHOOL,
  SG_LABEL_MARKET,
  SG_LABEL_FUEL,
  SG_LABEL_BUS,
  SG_LABEL_FERRY,
  SG_LABEL_AIRPORT,
  SG_LABEL_OFFICE, /* town hall, kantor kelurahan */
  SG_LABEL_HOTEL,
  SG_LABEL_BANK,
  SG_LABEL_FOOD,
  SG_LABEL_SIGHT,
  SG_LABEL_PEAK,
  SG_N_LABEL_STYLES
} SgLabelStyle;

#define SG_LABEL_FIRST_SYMBOL SG_LABEL_STATION

G_END_DECLS
