/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"

G_BEGIN_DECLS

/**
 * SgLabelLine:
 *
 * A line that a name may be written along, measured in the Mercator square.
 */
typedef struct
{
  GArray *points; /* of SgPlanePoint */
  GArray *along;  /* of double: how far each point is from the start */
} SgLabelLine;

typedef struct
{
  double x;
  double y;
} SgPlanePoint;

/**
 * SgLabelStretch:
 * @middle: where a name is centred
 * @angle: in which direction it is read, −π/2…π/2
 * @bend: how far the line leaves the straight one
 */
typedef struct
{
  SgPlanePoint middle;
  double       angle;
  double       bend;
} SgLabelStretch;

SgLabelLine *sg_label_line_new (void);
void         sg_label_line_free (SgLabelLine *self);

void     sg_label_line_set (SgLabelLine *self, const SgPoint *points, guint32 n_points);
double   sg_label_line_get_length (const SgLabelLine *self);
gboolean sg_label_line_find_stretch (const SgLabelLine *self,
                                     double             at,
                                     double             width,
                                     SgLabelStretch    *stretch);
double   sg_label_line_project (const SgLabelLine *self, SgPlanePoint point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgLabelLine, sg_label_line_free)

G_END_DECLS
