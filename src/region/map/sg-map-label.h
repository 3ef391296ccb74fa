/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"
#include "region/map/sg-map-bytes.h"
#include "region/map/sg-map-kind.h"

G_BEGIN_DECLS

/* The coding of labels in region.db: neighbours that appear at one zoom lie together in one row. */

/**
 * SgMapLabel:
 * @text: lines, or empty for a symbol alone; of the blob when read
 * @angle: radians, clockwise
 * @width: pixels
 */
typedef struct
{
  SgLabelStyle style;
  int          zoom_first;
  int          zoom_last;
  SgPoint      point;
  double       angle;
  double       width;
  const char  *text;
} SgMapLabel;

typedef struct
{
  SgMapBytes bytes;
  gint64     lat;
  gint64     lon;
} SgMapLabelReader;

/* @before is the label before it in the same row, or NULL. */
void sg_map_label_append (GByteArray *bytes, const SgMapLabel *label, const SgPoint *before);

void     sg_map_label_reader_init (SgMapLabelReader *self, const void *bytes, gsize size);
gboolean sg_map_label_reader_next (SgMapLabelReader *self, SgMapLabel *label);

G_END_DECLS
