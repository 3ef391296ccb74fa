/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "desk/paper/sg-letterhead.h"

G_BEGIN_DECLS

/* Lengths are in points, 72 to the inch; this makes them from millimetres. */
#define SG_PRINT_MM (72.0 / 25.4)

typedef struct _SgPrint SgPrint;

/**
 * SgPrintSetup:
 * @letterhead: (nullable): on the first page
 * @title: also the title of the document
 * @subtitle: (nullable): the period, the desk
 * @footer: (nullable): at the left of every page's foot; the right has the page
 * @landscape: how the first page lies
 * @compact: for forms: small head, narrow margins
 */
typedef struct
{
  const SgLetterhead *letterhead;
  const char         *title;
  const char         *subtitle;
  const char         *footer;
  gboolean            landscape;
  gboolean            compact;
} SgPrintSetup;

typedef enum
{
  SG_PRINT_LEFT,
  SG_PRINT_CENTRE,
  SG_PRINT_RIGHT
} SgPrintAlign;

/* A text with its looks. */
typedef struct
{
  const char  *text;
  double       size;
  gboolean     bold;
  SgPrintAlign align;
  double       width; /* breaks lines at it; 0 for one line as long as it gets */
} SgPrintText;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} SgPrintBox;

SgPrint *sg_print_new (const SgPrintSetup *setup, GError **error);
void     sg_print_free (SgPrint *self);
gboolean sg_print_finish (SgPrint *self, const char *path, GError **error);

void sg_print_heading (SgPrint *self, const char *text);
void sg_print_paragraph (SgPrint *self, const char *text);
void sg_print_pairs (SgPrint *self, const char *const *labels_and_values);
void sg_print_space (SgPrint *self, double height);
void sg_print_signatures (SgPrint *self, const char *const *captions);

void         sg_print_set_landscape (SgPrint *self, gboolean landscape);
void         sg_print_new_page (SgPrint *self);
guint        sg_print_count_pages (SgPrint *self);
double       sg_print_get_width (SgPrint *self);
double       sg_print_get_body_height (SgPrint *self);
double       sg_print_width_of (gboolean landscape);
gboolean     sg_print_fits (SgPrint *self, double height);
cairo_t     *sg_print_reserve (SgPrint *self, double height, SgPrintBox *box);
PangoLayout *sg_print_new_layout (SgPrint *self, double size, gboolean bold);
void         sg_print_draw_text (SgPrint *self, const SgPrintText *text, double x, double y);
double       sg_print_measure (SgPrint *self, const SgPrintText *text, double *height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPrint, sg_print_free)

G_END_DECLS
