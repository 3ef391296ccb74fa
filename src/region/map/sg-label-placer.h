/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"
#include "region/map/sg-label-face.h"

G_BEGIN_DECLS

/* Places labels so that at no zoom two of them overlap. It goes from the smallest zoom to the
 * largest, as an operator does: a name that has appeared stays where it is, and as the map grows
 * around it there is room for more. So a tile can be drawn without knowing its neighbours. */

#define SG_LABEL_OPEN 255

/**
 * SgLabel:
 * @x: where its anchor is, 0…1 of the Mercator square
 * @text: borrowed; equal names have equal pointers
 * @angle: radians, clockwise
 * @width: of the text in pixels
 * @first: the first zoom that shows it
 * @last: the last one, or %SG_LABEL_OPEN while it is being placed
 */
typedef struct
{
  double      x;
  double      y;
  const char *text;
  float       angle;
  float       width;
  guint8      style;
  guint8      first;
  guint8      last;
} SgLabel;

typedef struct _SgLabelPlacer SgLabelPlacer;

SgLabelPlacer *sg_label_placer_new (void);
void           sg_label_placer_free (SgLabelPlacer *self);

void     sg_label_placer_begin_zoom (SgLabelPlacer *self, int zoom);
gboolean sg_label_placer_fits (SgLabelPlacer *self, const SgLabel *label, double repeat_pixels);
guint32  sg_label_placer_add (SgLabelPlacer *self, const SgLabel *label);
void     sg_label_placer_keep (SgLabelPlacer *self, guint32 label);
void     sg_label_placer_end (SgLabelPlacer *self, guint32 label);

SgLabel *sg_label_placer_get (SgLabelPlacer *self, guint32 label);
guint32  sg_label_placer_get_length (SgLabelPlacer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgLabelPlacer, sg_label_placer_free)

G_END_DECLS
