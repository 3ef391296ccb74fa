/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/map/sg-tile.h"

/* A small region with a road, a lake, a park, a hospital, a station and named streets, imported by
 * the real import from a file written here. */

/* Returns the folder, which lives as long as the test's own folder. */
char *sg_test_map_import (const char *name);

/* Makes a region of any file. */
char *sg_test_map_import_file (const char *file, const char *name);

SgTilePainter   *sg_test_map_new_painter (const char *folder, SgTileTheme theme);
cairo_surface_t *sg_test_map_draw (SgTilePainter *painter, const SgTile *tile);

/* The tile of 256 pixels that shows a place, and the colour there, 0xRRGGBB. */
SgTile  sg_test_map_tile_at (double lat, double lon, int zoom);
guint32 sg_test_map_color_at (SgTilePainter *painter, double lat, double lon, int zoom);

/* Where things of the small region are. */
#define SG_TEST_LAKE  -6.2030, 106.8030
#define SG_TEST_PARK  -6.1950, 106.8050
#define SG_TEST_ROAD  -6.2000, 106.8120
#define SG_TEST_LAND  -6.1915, 106.8185
#define SG_TEST_HOUSE -6.1950, 106.8152
#define SG_TEST_ISLE  -6.2050, 106.8060
