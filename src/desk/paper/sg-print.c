/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paper: text flows down A4 pages and a new page begins where the last is full. A page is recorded
 * while it is being filled and goes into the PDF at the end, because only then is it known of how
 * many pages it is one. */

#include "config.h"

#include "desk/paper/sg-print.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "common/sg-error.h"
#include "desk/paper/sg-safe-file.h"

#define FONT "Noto Sans"

#define A4_SHORT (210 * SG_PRINT_MM)
#define A4_LONG  (297 * SG_PRINT_MM)

#define MARGIN         (15 * SG_PRINT_MM)
#define MARGIN_COMPACT (9 * SG_PRINT_MM)
#define FOOT           (7 * SG_PRINT_MM)

#define SIZE_TITLE   13.0
#define SIZE_HEADING 10.5
#define SIZE_BODY    9.0
#define SIZE_SMALL   7.5

#define PAIR_LABEL    (45 * SG_PRINT_MM)
#define HEADING_KEEPS (22 * SG_PRINT_MM) /* what has to fit below a heading on its page */
#define SIGNATURE     (34 * SG_PRINT_MM)

/* An emblem is a small picture; a larger file is a mistake. */
#define LOGO_BYTES_MAX (4 * 1024 * 1024)

typedef struct
{
  cairo_surface_t *surface;
  double           width;
  double           height;
} Page;

struct _SgPrint
{
  char            *title;
  char            *subtitle;
  char            *footer;
  cairo_surface_t *logo;
  PangoFontMap    *fonts; /* of its own: the default one belongs to its thread */
  PangoContext    *context;
  GArray          *pages;
  cairo_t         *cr; /* of the last page */
  double           y;  /* where the next thing goes */
  double           margin;
  gboolean         landscape;
  gboolean         compact;
};

static void
clear_page (gpointer page)
{
  cairo_surface_destroy (((Page *) page)->surface);
}

static Page *
get_page (SgPrint *self)
{
  return &g_array_index (self->pages, Page, self->pages->len - 1);
}

static double
get_bottom (SgPrint *self)
{
  return get_page (self)->height - self->margin - FOOT;
}

static void
draw_rule (SgPrint *self, double y, double thickness)
{
  cairo_set_line_width (self->cr, thickness);
  cairo_move_to (self->cr, self->margin, y);
  cairo_line_to (self->cr, get_page (self)->width - self->margin, y);
  cairo_stroke (self->cr);
}

/* Draws a text over the width of the page, less @inset on each side, and goes below it. */
static void
draw_line (SgPrint *self, SgPrintText *text, double inset)
{
  double height;

  if (text->text == NULL || text->text[0] == '\0')
    return;

  text->width = sg_print_get_width (self) - 2 * inset;
  sg_print_measure (self, text, &height);
  sg_print_draw_text (self, text, self->margin + inset, self->y);
  self->y += height;
}

static void
draw_logo (SgPrint *self, double x, double y, double side)
{
  double width = cairo_image_surface_get_width (self->logo);
  double height = cairo_image_surface_get_height (self->logo);
  double scale = side / MAX (width, height);

  cairo_save (self->cr);
  cairo_translate (self->cr, x + (side - width * scale) / 2, y + (side - height * scale) / 2);
  cairo_scale (self->cr, scale, scale);
  cairo_set_source_surface (self->cr, self->logo, 0, 0);
  cairo_paint (self->cr);
  cairo_restore (self->cr);
}

/* A form has no room for more than two. */
static GStrv
list_office_lines (SgPrint *self, const SgLetterhead *letterhead)
{
  guint             n = g_strv_length (letterhead->office);
  g_autofree char **above = NULL;
  GStrv             lines;

  if (!self->compact || n < 3)
    return g_strdupv (letterhead->office);

  above = g_memdup2 (letterhead->office, (n + 1) * sizeof (char *));
  above[n - 1] = NULL;
  lines = g_new0 (char *, 3);
  lines[0] = g_strjoinv (" · ", above);
  lines[1] = g_strdup (letterhead->office[n - 1]);

  return lines;
}

/* The body above in plain letters, the office itself in large ones, a double rule below. */
static void
draw_letterhead (SgPrint *self, const SgLetterhead *letterhead)
{
  double      shrink = self->compact ? 0.74 : 1;
  double      side = (self->compact ? 12 : 20) * SG_PRINT_MM;
  double      top = self->y;
  double      inset = self->logo != NULL ? side + 3 * SG_PRINT_MM : 0;
  SgPrintText text = { .align = SG_PRINT_CENTRE };
  g_auto (GStrv) lines = list_office_lines (self, letterhead);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      text.bold = lines[i + 1] == NULL;
      text.size = (text.bold ? 13 : 11) * shrink;
      text.text = lines[i];
      draw_line (self, &text, inset);
    }
  text = (SgPrintText){ .text = letterhead->address, .size = 8.5 * shrink };
  text.align = SG_PRINT_CENTRE;
  draw_line (self, &text, inset);

  if (self->logo != NULL)
    {
      draw_logo (self, self->margin, top, side);
      self->y = MAX (self->y, top + side);
    }
  draw_rule (self, self->y + 2 * SG_PRINT_MM * shrink, 1.6);
  draw_rule (self, self->y + 2 * SG_PRINT_MM * shrink + 2, 0.4);
  self->y += (self->compact ? 3.2 : 6) * SG_PRINT_MM;
}

static void
draw_title (SgPrint *self)
{
  SgPrintText title = { .text = self->title, .bold = TRUE, .align = SG_PRINT_CENTRE };
  SgPrintText subtitle = { .text = self->subtitle, .size = SIZE_BODY, .align = SG_PRINT_CENTRE };

  title.size = self->compact ? SIZE_HEADING : SIZE_TITLE;
  draw_line (self, &title, 0);
  draw_line (self, &subtitle, 0);
  self->y += (self->compact ? 1 : 4) * SG_PRINT_MM;
}

/* On the pages after the first. */
static void
draw_running_head (SgPrint *self)
{
  g_autofree char *words = g_strjoin (" · ", self->title, self->subtitle, NULL);
  SgPrintText      text = { .text = words, .size = SIZE_SMALL };

  draw_line (self, &text, 0);
  draw_rule (self, self->y + 1 * SG_PRINT_MM, 0.4);
  self->y += 4 * SG_PRINT_MM;
}

static void
begin_page (SgPrint *self)
{
  Page              page = { .width = self->landscape ? A4_LONG : A4_SHORT,
                             .height = self->landscape ? A4_SHORT : A4_LONG };
  cairo_rectangle_t extents = { 0, 0, page.width, page.height };

  page.surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  g_array_append_val (self->pages, page);
  g_clear_pointer (&self->cr, cairo_destroy);
  self->cr = cairo_create (page.surface);
  self->y = self->margin;
}

static gboolean
read_logo (SgPrint *self, const char *path, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0 || status.st_size > LOGO_BYTES_MAX)
    self->logo = NULL;
  else
    self->logo = cairo_image_surface_create_from_png (path);

  if (self->logo != NULL && cairo_surface_status (self->logo) == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (
    error,
    SG_ERROR,
    SG_ERROR_INVALID,
    _ ("the emblem “%s” is no PNG picture of at most 4 MB: choose another in the settings"),
    path);
  return FALSE;
}

static void
set_up_fonts (SgPrint *self)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Letters are placed for paper, not for the pixels of a screen. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  self->fonts = pango_cairo_font_map_new ();
  self->context = pango_font_map_create_context (self->fonts);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_destroy (options);
}

/**
 * sg_print_new:
 *
 * Returns: (nullable): paper with its head, or %NULL with %SG_ERROR_INVALID when the emblem of the
 *   letterhead cannot be read
 */
SgPrint *
sg_print_new (const SgPrintSetup *setup, GError **error)
{
  g_autoptr (SgPrint) self = g_new0 (SgPrint, 1);
  const SgLetterhead *letterhead = setup->letterhead;

  self->title = g_utf8_make_valid (setup->title, -1);
  self->subtitle = setup->subtitle != NULL ? g_utf8_make_valid (setup->subtitle, -1) : NULL;
  self->footer = setup->footer != NULL ? g_utf8_make_valid (setup->footer, -1) : NULL;
  self->landscape = setup->landscape;
  self->compact = setup->compact;
  self->margin = setup->compact ? MARGIN_COMPACT : MARGIN;
  self->pages = g_array_new (FALSE, FALSE, sizeof (Page));
  g_array_set_clear_func (self->pages, clear_page);
  set_up_fonts (self);
  if (letterhead != NULL && letterhead->logo_png != NULL &&
      !read_logo (self, letterhead->logo_png, error))
    return NULL;

  begin_page (self);
  if (letterhead != NULL)
    draw_letterhead (self, letterhead);
  draw_title (self);

  return g_steal_pointer (&self);
}

void
sg_print_free (SgPrint *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->cr, cairo_destroy);
  g_clear_pointer (&self->logo, cairo_surface_destroy);
  g_array_unref (self->pages);
  g_clear_object (&self->context);
  g_clear_object (&self->fonts);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->footer);
  g_free (self);
}

static void
draw_footer (SgPrint *self, guint index)
{
  Page            *page = &g_array_index (self->pages, Page, index);
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), index + 1, self->pages->len);
  SgPrintText      left = { .text = self->footer, .size = SIZE_SMALL };
  SgPrintText      right = { .text = number, .size = SIZE_SMALL, .align = SG_PRINT_RIGHT };
  double           y = page->height - self->margin - FOOT + 3 * SG_PRINT_MM;

  right.width = 40 * SG_PRINT_MM;
  cairo_destroy (self->cr);
  self->cr = cairo_create (page->surface);
  if (left.text != NULL)
    sg_print_draw_text (self, &left, self->margin, y);
  sg_print_draw_text (self, &right, page->width - self->margin - right.width, y);
}

/* What cairo writes to, and why it could not. */
typedef struct
{
  SgSafeFile *file;
  GError    **error;
} Sink;

static cairo_status_t
on_bytes (void *user_data, const unsigned char *bytes, unsigned int length)
{
  Sink *sink = user_data;

  /* After the first refusal cairo still tries to end its file. */
  if (sink->error == NULL || *sink->error != NULL)
    return CAIRO_STATUS_WRITE_ERROR;

  return sg_safe_file_write (sink->file, bytes, length, sink->error) ? CAIRO_STATUS_SUCCESS
                                                                     : CAIRO_STATUS_WRITE_ERROR;
}

static cairo_status_t
write_pages (SgPrint *self, Sink *sink)
{
  cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream (on_bytes, sink, A4_SHORT, A4_LONG);
  cairo_t         *cr = cairo_create (pdf);
  cairo_status_t   status;

  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_CREATOR, "Siaga " SIAGA_VERSION);
  for (guint i = 0; i < self->pages->len; i++)
    {
      const Page *page = &g_array_index (self->pages, Page, i);

      cairo_pdf_surface_set_size (pdf, page->width, page->height);
      cairo_set_source_surface (cr, page->surface, 0, 0);
      cairo_paint (cr);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (pdf);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (pdf);
  cairo_surface_destroy (pdf);

  return status;
}

/**
 * sg_print_finish:
 * @path: of the PDF
 *
 * Numbers the pages and writes them. The paper takes nothing more afterwards.
 */
gboolean
sg_print_finish (SgPrint *self, const char *path, GError **error)
{
  g_autoptr (SgSafeFile) file = sg_safe_file_new (path, error);
  g_autoptr (GError) refused = NULL;
  Sink           sink = { file, &refused };
  cairo_status_t status;

  if (file == NULL)
    return FALSE;

  for (guint i = 0; i < self->pages->len; i++)
    draw_footer (self, i);
  status = write_pages (self, &sink);
  if (refused != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_STORAGE,
                   _ ("“%s” cannot be written: %s"),
                   path,
                   cairo_status_to_string (status));
      return FALSE;
    }

  return sg_safe_file_commit (file, error);
}

/**
 * sg_print_heading:
 *
 * Stays on one page with the beginning of what follows.
 */
void
sg_print_heading (SgPrint *self, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  SgPrintText      heading = { .text = valid, .size = SIZE_HEADING, .bold = TRUE };

  if (sg_print_fits (self, HEADING_KEEPS))
    self->y += 1.5 * SG_PRINT_MM;
  else
    sg_print_new_page (self);
  draw_line (self, &heading, 0);
  self->y += 1.5 * SG_PRINT_MM;
}

/* Draws line after line, over the end of the page where there are more. */
static void
draw_flow (SgPrint *self, const char *text, double x, double width)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (PangoLayout) layout = sg_print_new_layout (self, SIZE_BODY, FALSE);
  PangoLayoutIter *line;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, valid, -1);
  line = pango_layout_get_iter (layout);
  do
    {
      PangoRectangle logical;
      double         height;

      pango_layout_iter_get_line_extents (line, NULL, &logical);
      height = (double) logical.height / PANGO_SCALE;
      if (!sg_print_fits (self, height))
        sg_print_new_page (self);
      cairo_move_to (self->cr,
                     x + (double) logical.x / PANGO_SCALE,
                     self->y +
                       (double) (pango_layout_iter_get_baseline (line) - logical.y) / PANGO_SCALE);
      pango_cairo_show_layout_line (self->cr, pango_layout_iter_get_line_readonly (line));
      self->y += height;
    }
  while (pango_layout_iter_next_line (line));
  pango_layout_iter_free (line);
}

void
sg_print_paragraph (SgPrint *self, const char *text)
{
  draw_flow (self, text, self->margin, sg_print_get_width (self));
  self->y += 2 * SG_PRINT_MM;
}

/**
 * sg_print_pairs:
 * @labels_and_values: (array zero-terminated=1): a label, its value, a label, …; an empty value is
 *   shown as a dash
 */
void
sg_print_pairs (SgPrint *self, const char *const *labels_and_values)
{
  double x = self->margin + PAIR_LABEL + 2 * SG_PRINT_MM;
  double width = sg_print_get_width (self) - PAIR_LABEL - 2 * SG_PRINT_MM;

  for (guint i = 0; labels_and_values[i] != NULL && labels_and_values[i + 1] != NULL; i += 2)
    {
      g_autofree char *label = g_utf8_make_valid (labels_and_values[i], -1);
      const char      *value = labels_and_values[i + 1];
      SgPrintText      text = { .text = label, .size = SIZE_BODY, .bold = TRUE };
      double           label_height;
      double           top;
      guint            n_pages;

      text.width = PAIR_LABEL;
      sg_print_measure (self, &text, &label_height);
      if (!sg_print_fits (self, label_height))
        sg_print_new_page (self);
      top = self->y;
      n_pages = self->pages->len;
      sg_print_draw_text (self, &text, self->margin, top);
      draw_flow (self, value[0] != '\0' ? value : "–", x, width);
      if (self->pages->len == n_pages)
        self->y = MAX (self->y, top + label_height);
      self->y += 0.8 * SG_PRINT_MM;
    }
  self->y += 1.5 * SG_PRINT_MM;
}

void
sg_print_space (SgPrint *self, double height)
{
  self->y += height;
}

/**
 * sg_print_signatures:
 * @captions: (array zero-terminated=1): who signs, side by side
 */
void
sg_print_signatures (SgPrint *self, const char *const *captions)
{
  guint       n = g_strv_length ((char **) captions);
  SgPrintBox  box;
  cairo_t    *cr = sg_print_reserve (self, SIGNATURE, &box);
  double      width = n > 0 ? box.width / n : box.width;
  SgPrintText text = { .size = SIZE_BODY, .align = SG_PRINT_CENTRE };

  text.width = width;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *caption = g_utf8_make_valid (captions[i], -1);
      double           x = box.x + i * width;

      text.text = caption;
      sg_print_draw_text (self, &text, x, box.y + 2 * SG_PRINT_MM);
      cairo_set_line_width (cr, 0.6);
      cairo_move_to (cr, x + width * 0.2, box.y + SIGNATURE - 7 * SG_PRINT_MM);
      cairo_line_to (cr, x + width * 0.8, box.y + SIGNATURE - 7 * SG_PRINT_MM);
      cairo_stroke (cr);
      text.text = _ ("Name, signature, time");
      sg_print_draw_text (self, &text, x, box.y + SIGNATURE - 6 * SG_PRINT_MM);
    }
}

/**
 * sg_print_set_landscape:
 *
 * Turns the pages from here on; begins a new one when they lay otherwise.
 */
void
sg_print_set_landscape (SgPrint *self, gboolean landscape)
{
  if (self->landscape == landscape)
    return;

  self->landscape = landscape;
  sg_print_new_page (self);
}

void
sg_print_new_page (SgPrint *self)
{
  begin_page (self);
  draw_running_head (self);
}

guint
sg_print_count_pages (SgPrint *self)
{
  return self->pages->len;
}

double
sg_print_get_width (SgPrint *self)
{
  return get_page (self)->width - 2 * self->margin;
}

/**
 * sg_print_get_body_height:
 *
 * Returns: the most that fits on a page after the first
 */
double
sg_print_get_body_height (SgPrint *self)
{
  return get_page (self)->height - 2 * self->margin - FOOT - 12 * SG_PRINT_MM;
}

/**
 * sg_print_width_of:
 *
 * Returns: the width between the margins of a page that is not compact
 */
double
sg_print_width_of (gboolean landscape)
{
  return (landscape ? A4_LONG : A4_SHORT) - 2 * MARGIN;
}

gboolean
sg_print_fits (SgPrint *self, double height)
{
  return self->y + height <= get_bottom (self);
}

/**
 * sg_print_reserve:
 * @box: (out): where to draw; on a new page when the last has no room for it
 *
 * Returns: (transfer none): what to draw with, until the next call that may begin a page
 */
cairo_t *
sg_print_reserve (SgPrint *self, double height, SgPrintBox *box)
{
  if (!sg_print_fits (self, height))
    sg_print_new_page (self);

  *box = (SgPrintBox){ self->margin, self->y, sg_print_get_width (self), height };
  self->y += height;

  return self->cr;
}

/**
 * sg_print_new_layout:
 *
 * Returns: (transfer full): a layout in the letters of this paper
 */
PangoLayout *
sg_print_new_layout (SgPrint *self, double size, gboolean bold)
{
  PangoLayout          *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, FONT);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  return layout;
}

static PangoLayout *
new_text_layout (SgPrint *self, const SgPrintText *text)
{
  static const PangoAlignment alignments[] = {
    [SG_PRINT_LEFT] = PANGO_ALIGN_LEFT,
    [SG_PRINT_CENTRE] = PANGO_ALIGN_CENTER,
    [SG_PRINT_RIGHT] = PANGO_ALIGN_RIGHT,
  };

  PangoLayout *layout = sg_print_new_layout (self, text->size, text->bold);

  pango_layout_set_alignment (layout, alignments[text->align]);
  if (text->width > 0)
    {
      pango_layout_set_width (layout, (int) (text->width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  pango_layout_set_text (layout, text->text, -1);

  return layout;
}

/**
 * sg_print_draw_text:
 * @x: of the left edge
 * @y: of the upper edge
 */
void
sg_print_draw_text (SgPrint *self, const SgPrintText *text, double x, double y)
{
  g_autoptr (PangoLayout) layout = new_text_layout (self, text);

  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
}

/**
 * sg_print_measure:
 * @height: (out) (optional): of all lines
 *
 * Returns: the width of the longest line
 */
double
sg_print_measure (SgPrint *self, const SgPrintText *text, double *height)
{
  g_autoptr (PangoLayout) layout = new_text_layout (self, text);
  int pango_width;
  int pango_height;

  pango_layout_get_size (layout, &pango_width, &pango_height);
  if (height != NULL)
    *height = (double) pango_height / PANGO_SCALE;

  return (double) pango_width / PANGO_SCALE;
}
