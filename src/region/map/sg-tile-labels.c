/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Laying out and outlining a text takes a millisecond, and the same name stands on many tiles. So
 * each is drawn once, upright and with its halo, and that picture is laid onto the tiles, turned
 * where the street is. Pictures that are turned are drawn twice as large, which keeps them sharp;
 * the others are laid exactly onto pixels. */

#include "region/map/sg-tile-labels.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "common/sg-error.h"
#include "region/map/sg-label-face.h"
#include "region/map/sg-map-label.h"
#include "region/map/sg-tile-symbols.h"

/* Enough for what a screen shows at a few zooms. Beyond it all are forgotten and drawn anew. */
#define CACHE_BYTES (12 * 1024 * 1024)

/* How far the halo reaches around the letters. */
#define HALO 1.4

/* Around the text in a picture. */
#define PADDING 3

/* The middle of a picture lies on the middle of the label's box. */
typedef struct
{
  cairo_surface_t *surface;
  double           scale; /* its pixels for a logical one */
  double           width; /* in logical pixels */
  double           height;
} Sprite;

struct _SgTileLabels
{
  sqlite3_stmt       *find;
  const SgTileColors *colors;
  PangoContext       *context;
  PangoLayout        *layouts[SG_N_LABEL_STYLES];
  GHashTable         *sprites; /* style, text, width and scale in one string → Sprite */
  GString            *key;
  gsize               bytes;
};

static void
sprite_free (Sprite *self)
{
  cairo_surface_destroy (self->surface);
  g_free (self);
}

SgTileLabels *
sg_tile_labels_new (SgDb *db, const SgTileColors *colors, GError **error)
{
  g_autoptr (PangoFontMap) fonts = NULL;
  sqlite3_stmt *find =
    sg_db_prepare (db,
                   error,
                   "SELECT labels FROM map_label"
                   " WHERE west <= ?2 AND east >= ?1 AND south <= ?4 AND north >= ?3"
                   " AND zoom_first <= ?5 AND zoom_last >= ?5");
  SgTileLabels *self;

  if (find == NULL)
    return NULL;

  self = g_new0 (SgTileLabels, 1);
  self->find = find;
  self->colors = colors;
  fonts = pango_cairo_font_map_new ();
  self->context = pango_font_map_create_context (fonts);
  self->sprites =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sprite_free);
  self->key = g_string_new (NULL);

  return self;
}

void
sg_tile_labels_free (SgTileLabels *self)
{
  if (self == NULL)
    return;

  sqlite3_finalize (self->find);
  for (guint i = 0; i < SG_N_LABEL_STYLES; i++)
    g_clear_object (&self->layouts[i]);
  g_object_unref (self->context);
  g_hash_table_unref (self->sprites);
  g_string_free (self->key, TRUE);
  g_free (self);
}

static PangoLayout *
get_layout (SgTileLabels *self, SgLabelStyle style)
{
  if (self->layouts[style] == NULL)
    {
      PangoFontDescription *font = sg_label_new_font (style);

      self->layouts[style] = pango_layout_new (self->context);
      pango_layout_set_font_description (self->layouts[style], font);
      pango_font_description_free (font);
    }

  return self->layouts[style];
}

/* The letters alone, as a mask with 0, 0 in its middle. A line wider than was planned for, because
 * the font is another one here, is squeezed. */
static cairo_surface_t *
draw_letters (SgTileLabels *self, const SgMapLabel *label, const Sprite *sprite)
{
  cairo_surface_t *mask =
    cairo_image_surface_create (CAIRO_FORMAT_A8,
                                cairo_image_surface_get_width (sprite->surface),
                                cairo_image_surface_get_height (sprite->surface));
  g_auto (GStrv) lines = g_strsplit (label->text, "\n", -1);
  PangoLayout *layout = get_layout (self, label->style);
  double       line_height = sg_label_line_height (label->style);
  double       middle = -(g_strv_length (lines) - 1.0) * line_height / 2;
  cairo_t     *cr = cairo_create (mask);

  cairo_scale (cr, sprite->scale, sprite->scale);
  cairo_translate (cr, sprite->width / 2, sprite->height / 2);
  pango_cairo_update_layout (cr, layout);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      int    width;
      int    height;
      double squeeze;

      pango_layout_set_text (layout, lines[i], -1);
      pango_layout_get_size (layout, &width, &height);
      squeeze = width > 0 ? MIN (1, label->width * PANGO_SCALE / width) : 1;
      cairo_save (cr);
      cairo_translate (cr, 0, middle + i * line_height);
      cairo_scale (cr, squeeze, 1);
      cairo_move_to (cr, -width / 2.0 / PANGO_SCALE, -height / 2.0 / PANGO_SCALE);
      pango_cairo_show_layout (cr, layout);
      cairo_restore (cr);
    }
  cairo_destroy (cr);

  return mask;
}

static void
draw_shield (cairo_t *cr, const SgLabelBox *box, const SgRoadColors *colors)
{
  double width = 2 * box->half_width - 2;
  double height = 2 * box->half_height - 2;

  cairo_rectangle (cr, -width / 2, -height / 2, width, height);
  sg_tile_set_color (cr, colors->fill);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_fill_preserve (cr);
  sg_tile_set_color (cr, colors->casing);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
draw_text (SgTileLabels *self, cairo_t *cr, const SgMapLabel *label, const Sprite *sprite)
{
  const SgLabelColors *colors = &self->colors->labels[label->style];
  cairo_surface_t     *mask = draw_letters (self, label, sprite);

  cairo_identity_matrix (cr);
  if (!sg_label_is_shield (label->style))
    for (int i = 0; i < 8; i++)
      {
        sg_tile_set_color (cr, colors->halo);
        cairo_mask_surface (cr,
                            mask,
                            HALO * sprite->scale * cos (i * G_PI / 4),
                            HALO * sprite->scale * sin (i * G_PI / 4));
      }
  sg_tile_set_color (cr, colors->text);
  cairo_mask_surface (cr, mask, 0, 0);
  cairo_surface_destroy (mask);
}

static void
draw_content (SgTileLabels *self, cairo_t *cr, const SgMapLabel *label, const Sprite *sprite)
{
  SgLabelBox box = sg_label_box (label->style, label->text, label->width, 0);

  cairo_scale (cr, sprite->scale, sprite->scale);
  cairo_translate (cr, sprite->width / 2, sprite->height / 2);
  if (label->text[0] == '\0')
    sg_tile_symbol_draw (cr, label->style, self->colors);
  else if (label->style == SG_LABEL_SHIELD)
    draw_shield (cr, &box, &self->colors->shield);
  else if (label->style == SG_LABEL_SHIELD_MOTORWAY)
    draw_shield (cr, &box, &self->colors->shield_motorway);

  if (label->text[0] != '\0')
    draw_text (self, cr, label, sprite);
}

/* The text of a label, or its symbol when there is none. */
static Sprite *
sprite_new (SgTileLabels *self, const SgMapLabel *label, double scale)
{
  gboolean is_symbol = label->text[0] == '\0';
  double   width = is_symbol ? SG_LABEL_SYMBOL_SIZE : label->width + 8;
  double   height = is_symbol ? SG_LABEL_SYMBOL_SIZE
                              : sg_label_text_height (label->style, label->text);
  Sprite  *sprite = g_new0 (Sprite, 1);
  cairo_t *cr;

  /* An even number of pixels, so that the middle lies between two of them. */
  sprite->scale = scale;
  sprite->width = 2 * ceil (width / 2 + PADDING);
  sprite->height = 2 * ceil (height / 2 + PADDING);
  sprite->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                (int) ceil (sprite->width * scale),
                                                (int) ceil (sprite->height * scale));
  cr = cairo_create (sprite->surface);
  draw_content (self, cr, label, sprite);
  cairo_destroy (cr);
  cairo_surface_flush (sprite->surface);

  return sprite;
}

static const Sprite *
get_sprite (SgTileLabels *self, const SgMapLabel *label, double scale)
{
  Sprite *sprite;

  g_string_printf (self->key,
                   "%d %d %d %s",
                   label->style,
                   (int) (scale * 8),
                   (int) (label->width * 8),
                   label->text);
  sprite = g_hash_table_lookup (self->sprites, self->key->str);
  if (sprite != NULL)
    return sprite;

  if (self->bytes > CACHE_BYTES)
    {
      g_hash_table_remove_all (self->sprites);
      self->bytes = 0;
    }
  sprite = sprite_new (self, label, scale);
  self->bytes += (gsize) cairo_image_surface_get_stride (sprite->surface) *
                 (gsize) cairo_image_surface_get_height (sprite->surface);
  g_hash_table_insert (self->sprites, g_strdup (self->key->str), sprite);

  return sprite;
}

static void
lay_turned (const SgTileCanvas *canvas, const Sprite *sprite, double x, double y, double angle)
{
  cairo_t *cr = canvas->cr;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, angle);
  cairo_scale (cr, 1 / sprite->scale, 1 / sprite->scale);
  cairo_set_source_surface (cr,
                            sprite->surface,
                            -sprite->width / 2 * sprite->scale,
                            -sprite->height / 2 * sprite->scale);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* On whole pixels of the screen: the letters stay as crisp as they were drawn. */
static void
lay_upright (const SgTileCanvas *canvas, const Sprite *sprite, double x, double y)
{
  cairo_t *cr = canvas->cr;

  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_set_source_surface (cr,
                            sprite->surface,
                            round ((x - sprite->width / 2) * canvas->scale),
                            round ((y - sprite->height / 2) * canvas->scale));
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_restore (cr);
}

static gboolean
reaches_into (const SgTileCanvas *canvas, const SgMapLabel *label, double x, double y)
{
  SgLabelBox box = sg_label_box (label->style, label->text, label->width, label->angle);
  double     reach_x;
  double     reach_y;

  sg_label_box_reach (&box, &reach_x, &reach_y);
  reach_x += 2 * PADDING;
  reach_y += 2 * PADDING;

  return x + box.x + reach_x > 0 && y + box.y + reach_y > 0 && x + box.x - reach_x < canvas->size &&
         y + box.y - reach_y < canvas->size;
}

static void
draw_label (SgTileLabels *self, const SgTileCanvas *canvas, const SgMapLabel *label)
{
  double x;
  double y;

  sg_tile_canvas_project (canvas, label->point, &x, &y);
  if (!reaches_into (canvas, label, x, y))
    return;

  if (label->angle != 0)
    {
      lay_turned (canvas, get_sprite (self, label, 2 * canvas->scale), x, y, label->angle);
      return;
    }

  if (sg_label_has_symbol (label->style))
    {
      SgMapLabel symbol = { .style = label->style, .text = "" };

      lay_upright (canvas, get_sprite (self, &symbol, canvas->scale), x, y);
    }
  if (label->text[0] != '\0')
    lay_upright (canvas,
                 get_sprite (self, label, canvas->scale),
                 x,
                 y + sg_label_text_offset (label->style, label->text));
}

static gboolean
draw_row (SgTileLabels *self, const SgTileCanvas *canvas, GError **error)
{
  SgMapLabelReader reader;
  SgMapLabel       label;

  sg_map_label_reader_init (&reader,
                            sqlite3_column_blob (self->find, 0),
                            (gsize) sqlite3_column_bytes (self->find, 0));
  while (sg_map_label_reader_next (&reader, &label))
    if (label.zoom_first <= canvas->level && label.zoom_last >= canvas->level)
      draw_label (self, canvas, &label);

  if (reader.bytes.damaged)
    g_set_error (error,
                 SG_ERROR,
                 SG_ERROR_STORAGE,
                 "region.db: the labels of the base map are damaged; import the region again");

  return !reader.bytes.damaged;
}

/**
 * sg_tile_labels_draw:
 *
 * Draws all labels that reach into the tile.
 */
gboolean
sg_tile_labels_draw (SgTileLabels *self, const SgTileCanvas *canvas, GError **error)
{
  SgBox    ground = sg_tile_canvas_get_ground (canvas, 0);
  gboolean has_row = TRUE;

  sg_db_bind (self->find,
              "iiiii",
              (gint64) ground.west,
              (gint64) ground.east,
              (gint64) ground.south,
              (gint64) ground.north,
              (gint64) canvas->level);
  while (has_row)
    {
      if (!sg_db_step (self->find, &has_row, error) || (has_row && !draw_row (self, canvas, error)))
        {
          sqlite3_reset (self->find);
          return FALSE;
        }
    }
  sqlite3_reset (self->find);

  return TRUE;
}
