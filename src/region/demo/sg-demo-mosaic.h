/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/demo/sg-demo-sheet.h"

G_BEGIN_DECLS

/* A board of squares, each of one area, as the areas' smoothed outlines. The edges between squares
 * of two areas are chained to arcs; both areas use the same arc, so they tile the board whatever
 * the smoothing does to it. */

#define SG_MOSAIC_OUTSIDE -1

/**
 * SgMosaic:
 * @areas: which area each square belongs to, or %SG_MOSAIC_OUTSIDE
 */
typedef struct
{
  int       *areas;
  int        columns;
  int        rows;
  double     square_metres;
  GPtrArray *arcs; /* SgMosaicArc, once traced */
  GArray    *ways; /* gint64, of the arcs, once drawn */
} SgMosaic;

/* A part of an outline between two areas, from knot to knot, or a ring. */
typedef struct
{
  SgLine *line;
  int     left;
  int     right;
} SgMosaicArc;

/* Which way tags an arc gets; adds them to @tags. */
typedef void (*SgMosaicTagFunc) (const SgMosaicArc *arc, SgTags *tags);

/* Which larger area a square's area belongs to. */
typedef int (*SgMosaicGroupFunc) (int area, int level);

SgMosaic *sg_mosaic_new (double half_width, double half_height, double square_metres);
void      sg_mosaic_free (SgMosaic *self);

SgSpot  sg_mosaic_middle (const SgMosaic *self, int square);
int     sg_mosaic_square (const SgMosaic *self, SgSpot spot);
void    sg_mosaic_trace (SgMosaic *self);
void    sg_mosaic_draw_arcs (SgMosaic *self, SgDemoSheet *sheet, SgMosaicTagFunc tag);
GArray *sg_mosaic_list_members (const SgMosaic *self, SgMosaicGroupFunc group, int level, int area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgMosaic, sg_mosaic_free)

G_END_DECLS
