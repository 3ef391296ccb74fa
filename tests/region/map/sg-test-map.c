/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/region/map/sg-test-map.h"

#include <math.h>

#include "region/sg-region-import.h"
#include "region/sg-region.h"
#include "tests/sg-test.h"

static const char town[] =
  "<?xml version='1.0' encoding='UTF-8'?><osm version='0.6'>"
  /* the corners of the region */
  "<node id='1' lat='-6.2100' lon='106.8000'><tag k='amenity' v='bench'/></node>"
  "<node id='2' lat='-6.1900' lon='106.8200'><tag k='amenity' v='bench'/></node>"
  /* lake */
  "<node id='11' lat='-6.2080' lon='106.8020'/><node id='12' lat='-6.2080' lon='106.8080'/>"
  "<node id='13' lat='-6.2020' lon='106.8080'/><node id='14' lat='-6.2020' lon='106.8020'/>"
  /* its island */
  "<node id='15' lat='-6.2055' lon='106.8055'/><node id='16' lat='-6.2055' lon='106.8065'/>"
  "<node id='17' lat='-6.2045' lon='106.8065'/><node id='18' lat='-6.2045' lon='106.8055'/>"
  /* park */
  "<node id='21' lat='-6.1970' lon='106.8030'/><node id='22' lat='-6.1970' lon='106.8070'/>"
  "<node id='23' lat='-6.1930' lon='106.8070'/><node id='24' lat='-6.1930' lon='106.8030'/>"
  /* large road, west to east */
  "<node id='31' lat='-6.2000' lon='106.8000'/><node id='32' lat='-6.2000' lon='106.8100'/>"
  "<node id='33' lat='-6.2000' lon='106.8200'/>"
  /* streets north and south of it */
  "<node id='41' lat='-6.1910' lon='106.8100'/><node id='42' lat='-6.2090' lon='106.8100'/>"
  "<node id='43' lat='-6.2090' lon='106.8180'/><node id='44' lat='-6.2040' lon='106.8100'/>"
  "<node id='45' lat='-6.2035' lon='106.8190'/>"
  /* house */
  "<node id='51' lat='-6.1952' lon='106.8150'/><node id='52' lat='-6.1952' lon='106.8154'/>"
  "<node id='53' lat='-6.1948' lon='106.8154'/><node id='54' lat='-6.1948' lon='106.8150'/>"
  /* names at points */
  "<node id='61' lat='-6.1985' lon='106.8165'><tag k='amenity' v='hospital'/>"
  "<tag k='name' v='RSUD Contoh'/></node>"
  "<node id='62' lat='-6.2060' lon='106.8150'><tag k='railway' v='station'/>"
  "<tag k='name' v='Stasiun Contoh'/></node>"
  "<node id='63' lat='-6.2012' lon='106.8130'><tag k='place' v='village'/>"
  "<tag k='name' v='Kampung Contoh'/></node>"
  "<node id='64' lat='-6.1984' lon='106.8164'><tag k='amenity' v='pharmacy'/>"
  "<tag k='name' v='Apotek Sehat Sentosa'/></node>"
  "<way id='101'><nd ref='11'/><nd ref='12'/><nd ref='13'/><nd ref='14'/><nd ref='11'/></way>"
  "<way id='102'><nd ref='15'/><nd ref='16'/><nd ref='17'/><nd ref='18'/><nd ref='15'/></way>"
  "<way id='103'><nd ref='21'/><nd ref='22'/><nd ref='23'/><nd ref='24'/><nd ref='21'/>"
  "<tag k='leisure' v='park'/><tag k='name' v='Taman Contoh'/></way>"
  "<way id='104'><nd ref='31'/><nd ref='32'/><nd ref='33'/><tag k='highway' v='primary'/>"
  "<tag k='name' v='Jalan Jenderal Sudirman'/><tag k='ref' v='12'/></way>"
  "<way id='105'><nd ref='41'/><nd ref='32'/><nd ref='44'/><nd ref='42'/><nd ref='43'/>"
  "<tag k='highway' v='residential'/><tag k='name' v='Jalan Melati'/></way>"
  "<way id='106'><nd ref='44'/><nd ref='45'/><tag k='highway' v='residential'/>"
  "<tag k='oneway' v='yes'/><tag k='name' v='Jalan Kenanga'/></way>"
  "<way id='107'><nd ref='51'/><nd ref='52'/><nd ref='53'/><nd ref='54'/><nd ref='51'/>"
  "<tag k='building' v='yes'/></way>"
  "<relation id='201'><member type='way' ref='101' role='outer'/>"
  "<member type='way' ref='102' role='inner'/><tag k='type' v='multipolygon'/>"
  "<tag k='natural' v='water'/><tag k='name' v='Situ Contoh'/></relation></osm>";

char *
sg_test_map_import_file (const char *file, const char *name)
{
  const char      *files[] = { file, NULL };
  g_autofree char *output = sg_test_path (name);
  SgRegionImport   what = { .osm_files = files, .output = output };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgManifest) manifest = sg_region_import (&what, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (manifest);

  return g_steal_pointer (&output);
}

char *
sg_test_map_import (const char *name)
{
  g_autofree char *file = sg_test_path ("town.osm");
  g_autoptr (GError) error = NULL;

  g_file_set_contents (file, town, -1, &error);
  g_assert_no_error (error);

  return sg_test_map_import_file (file, name);
}

SgTilePainter *
sg_test_map_new_painter (const char *folder, SgTileTheme theme)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRegion) region = sg_region_open (folder, &error);
  SgTilePainter *painter;

  g_assert_no_error (error);
  painter = sg_tile_painter_new (sg_region_get_roads (region),
                                 sg_region_open_db (region, &error),
                                 theme,
                                 &error);
  g_assert_no_error (error);

  return painter;
}

cairo_surface_t *
sg_test_map_draw (SgTilePainter *painter, const SgTile *tile)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = sg_tile_painter_draw (painter, tile, &error);

  g_assert_no_error (error);
  g_assert_nonnull (surface);

  return surface;
}

SgTile
sg_test_map_tile_at (double lat, double lon, int zoom)
{
  double side = ldexp (1, zoom);

  return (SgTile){ zoom,
                   (gint64) (sg_mercator_x (lon) * side),
                   (gint64) (sg_mercator_y (lat) * side),
                   256,
                   1 };
}

guint32
sg_test_map_color_at (SgTilePainter *painter, double lat, double lon, int zoom)
{
  SgTile           tile = sg_test_map_tile_at (lat, lon, zoom);
  double           world = ldexp (256, zoom);
  int              x = (int) (sg_mercator_x (lon) * world) & 255;
  int              y = (int) (sg_mercator_y (lat) * world) & 255;
  cairo_surface_t *surface = sg_test_map_draw (painter, &tile);
  const guint8    *row = cairo_image_surface_get_data (surface) +
                      y * cairo_image_surface_get_stride (surface);
  guint32 color = ((const guint32 *) (gconstpointer) row)[x] & 0xffffff;

  cairo_surface_destroy (surface);

  return color;
}
