/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl region tile: one tile of the map as a picture. */

#include "common/sg-error.h"
#include "ctl/sg-ctl.h"
#include "region/map/sg-tile.h"
#include "region/sg-region.h"

static gboolean
parse_tile (const char *text, SgTile *tile, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", -1);
  guint64 numbers[3];

  for (guint i = 0; i < 3; i++)
    if (g_strv_length (parts) != 3 ||
        !g_ascii_string_to_unsigned (parts[i], 10, 0, G_MAXINT32, &numbers[i], NULL))
      {
        g_set_error (error,
                     SG_ERROR,
                     SG_ERROR_INVALID,
                     "“%s” is not a tile: write Z/X/Y, for example 12/3266/2118",
                     text);
        return FALSE;
      }

  tile->zoom = (int) numbers[0];
  tile->x = (gint64) numbers[1];
  tile->y = (gint64) numbers[2];

  return sg_tile_check (tile, error);
}

static int
draw (const char *path, const SgTile *tile, SgTileTheme theme, const char *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRegion) region = sg_region_open (path, &error);
  g_autoptr (SgTilePainter) painter = NULL;
  cairo_surface_t *surface;
  gboolean         written;
  SgDb            *db;

  db = region != NULL ? sg_region_open_db (region, &error) : NULL;
  if (db == NULL)
    return sg_ctl_failed (error);

  painter = sg_tile_painter_new (sg_region_get_roads (region), db, theme, &error);
  surface = painter != NULL ? sg_tile_painter_draw (painter, tile, &error) : NULL;
  if (surface == NULL)
    return sg_ctl_failed (error);

  written = sg_tile_write_png (surface, output, &error);
  cairo_surface_destroy (surface);

  return written ? SG_CTL_DONE : sg_ctl_failed (error);
}

static int
run_tile (char **arguments)
{
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  gboolean     dark = FALSE;
  SgTile       tile = { .size = 256, .scale = 1 };
  int          exit_code;
  GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { "size", 0, 0, G_OPTION_ARG_INT, &tile.size, NULL, NULL },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, NULL, NULL },
    { NULL },
  };

  words = sg_ctl_parse (arguments, entries, 2, &exit_code);
  if (words == NULL)
    return exit_code;
  if (output == NULL)
    return sg_ctl_usage ("region tile: --output is missing");
  if (!parse_tile (words[1], &tile, &error))
    return sg_ctl_usage ("%s", error->message);

  return draw (words[0], &tile, dark ? SG_TILE_THEME_DARK : SG_TILE_THEME_LIGHT, output);
}

const SgCtlCommand sg_ctl_tile_commands[] = {
  { "region tile", "REGION Z/X/Y --output FILE.png [--size 256|512] [--dark]", run_tile },
  { NULL, NULL, NULL },
};
