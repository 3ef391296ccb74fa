/* SPDX-License-Identifier: GPL-3.0-or-later */

/* contact-sheet REGION LAT,LON ZOOM ZOOM OUTPUT.png: the surroundings of a place at each zoom, by
 * day and by night, on one picture to look at. */

#include <math.h>

#include "region/map/sg-tile.h"
#include "region/sg-region.h"

/* Of a panel. */
#define WIDTH  768
#define HEIGHT 512

#define TILE 256

#define GAP     12
#define CAPTION 22

typedef struct
{
  SgTilePainter *painters[SG_N_TILE_THEMES];
  SgPoint        middle;
  int            zoom_first;
  int            zoom_last;
} Sheet;

static SgTilePainter *
new_painter (const char *folder, SgTileTheme theme, GError **error)
{
  g_autofree char *roads_path = g_build_filename (folder, SG_REGION_ROADS, NULL);
  g_autofree char *db_path = g_build_filename (folder, SG_REGION_DATABASE, NULL);
  g_autoptr (SgRoads) roads = sg_roads_open (roads_path, error);
  SgDb *db = roads != NULL ? sg_db_open (db_path, SG_DB_READ_ONLY, error) : NULL;

  return db != NULL ? sg_tile_painter_new (roads, db, theme, error) : NULL;
}

static void
write_text (cairo_t *cr, double x, double y, const char *text)
{
  cairo_select_font_face (cr, "Noto Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 13);
  cairo_set_source_rgb (cr, 0.2, 0.2, 0.22);
  cairo_move_to (cr, x, y);
  cairo_show_text (cr, text);
}

static gboolean
draw_tile (cairo_t *cr, SgTilePainter *painter, const SgTile *tile, GError **error)
{
  cairo_surface_t *surface = sg_tile_painter_draw (painter, tile, error);

  if (surface == NULL)
    return FALSE;

  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_surface_destroy (surface);

  return TRUE;
}

/* All tiles that reach into a panel with the place in its middle. */
static gboolean
draw_panel (cairo_t *cr, const Sheet *sheet, SgTileTheme theme, int zoom, GError **error)
{
  double world = ldexp (TILE, zoom);
  double left = floor (sg_mercator_x (sg_point_lon (sheet->middle)) * world - WIDTH / 2.0);
  double top = floor (sg_mercator_y (sg_point_lat (sheet->middle)) * world - HEIGHT / 2.0);
  char   caption[64];

  g_snprintf (caption, sizeof caption, "zoom %d", zoom);
  write_text (cr, 0, -7, caption);
  cairo_rectangle (cr, 0, 0, WIDTH, HEIGHT);
  cairo_clip (cr);
  for (gint64 y = (gint64) (top / TILE); (double) y * TILE < top + HEIGHT; y++)
    for (gint64 x = (gint64) (left / TILE); (double) x * TILE < left + WIDTH; x++)
      {
        SgTile   tile = { zoom, x, y, TILE, 1 };
        gboolean drawn;

        cairo_save (cr);
        cairo_translate (cr, (double) x * TILE - left, (double) y * TILE - top);
        drawn = draw_tile (cr, sheet->painters[theme], &tile, error);
        cairo_restore (cr);
        if (!drawn)
          return FALSE;
      }

  return TRUE;
}

static cairo_surface_t *
draw_sheet (const Sheet *sheet, GError **error)
{
  int              n_zooms = sheet->zoom_last - sheet->zoom_first + 1;
  int              panel_width = WIDTH + GAP;
  int              panel_height = HEIGHT + CAPTION + GAP;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                         SG_N_TILE_THEMES * panel_width + GAP,
                                                         n_zooms * panel_height + 2 * CAPTION);
  cairo_t         *cr = cairo_create (surface);
  gboolean         drawn = TRUE;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  for (int row = 0; row < n_zooms && drawn; row++)
    for (int theme = 0; theme < SG_N_TILE_THEMES && drawn; theme++)
      {
        cairo_save (cr);
        cairo_translate (cr, GAP + theme * panel_width, CAPTION + row * panel_height);
        drawn = draw_panel (cr, sheet, (SgTileTheme) theme, sheet->zoom_first + row, error);
        cairo_restore (cr);
      }
  write_text (cr, GAP, n_zooms * panel_height + 1.4 * CAPTION, SG_TILE_ATTRIBUTION);
  cairo_destroy (cr);
  if (drawn)
    return surface;

  cairo_surface_destroy (surface);
  return NULL;
}

static gboolean
run (char *argv[], GError **error)
{
  Sheet            sheet = { .zoom_first = (int) g_ascii_strtoll (argv[3], NULL, 10),
                             .zoom_last = (int) g_ascii_strtoll (argv[4], NULL, 10) };
  cairo_surface_t *surface = NULL;
  gboolean         done = sg_point_parse (argv[2], &sheet.middle, error);

  for (int theme = 0; theme < SG_N_TILE_THEMES && done; theme++)
    {
      sheet.painters[theme] = new_painter (argv[1], (SgTileTheme) theme, error);
      done = sheet.painters[theme] != NULL;
    }

  if (done)
    surface = draw_sheet (&sheet, error);
  done = surface != NULL && sg_tile_write_png (surface, argv[5], error);
  g_clear_pointer (&surface, cairo_surface_destroy);
  for (int theme = 0; theme < SG_N_TILE_THEMES; theme++)
    sg_tile_painter_free (sheet.painters[theme]);

  return done;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  if (argc != 6)
    {
      g_printerr ("usage: contact-sheet REGION LAT,LON ZOOM_FIRST ZOOM_LAST OUTPUT.png\n");
      return 2;
    }
  if (run (argv, &error))
    return 0;

  g_printerr ("contact-sheet: %s\n", error->message);
  return 1;
}
