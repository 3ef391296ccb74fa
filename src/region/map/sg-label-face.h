/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

#include "region/map/sg-map-kind.h"

G_BEGIN_DECLS

/* How large a label is, in logical pixels: what an import plans with and a painter keeps to. */

/* Side of the symbol of a hospital, a station … */
#define SG_LABEL_SYMBOL_SIZE 17

/**
 * SgLabelFace:
 * @size: of the letters
 * @wrap: from which width on a name is broken into lines; 0 for never
 */
typedef struct
{
  double   size;
  gboolean bold;
  gboolean italic;
  double   wrap;
} SgLabelFace;

const SgLabelFace    *sg_label_get_face (SgLabelStyle style);
PangoFontDescription *sg_label_new_font (SgLabelStyle style);
double                sg_label_line_height (SgLabelStyle style);

static inline gboolean
sg_label_has_symbol (SgLabelStyle style)
{
  return style >= SG_LABEL_FIRST_SYMBOL;
}

static inline gboolean
sg_label_is_shield (SgLabelStyle style)
{
  return style == SG_LABEL_SHIELD || style == SG_LABEL_SHIELD_MOTORWAY;
}

/**
 * SgLabelBox:
 *
 * The rectangle that a label covers, turned with it. In pixels of the world at one zoom.
 */
typedef struct
{
  double x; /* of its middle */
  double y;
  double half_width;
  double half_height;
  double cosine;
  double sine;
} SgLabelBox;

SgLabelBox sg_label_box (SgLabelStyle style, const char *text, double width, double angle);
double     sg_label_text_height (SgLabelStyle style, const char *text);
double     sg_label_text_offset (SgLabelStyle style, const char *text);
gboolean   sg_label_boxes_overlap (const SgLabelBox *a, const SgLabelBox *b);
void       sg_label_box_reach (const SgLabelBox *box, double *reach_x, double *reach_y);

typedef struct _SgLabelMeter SgLabelMeter;

SgLabelMeter *sg_label_meter_new (void);
void          sg_label_meter_free (SgLabelMeter *self);
double        sg_label_meter_measure (SgLabelMeter *self, SgLabelStyle style, const char *text);
char         *sg_label_meter_wrap (SgLabelMeter *self, SgLabelStyle style, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgLabelMeter, sg_label_meter_free)

G_END_DECLS
