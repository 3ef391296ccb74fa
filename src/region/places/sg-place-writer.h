/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db.h"
#include "region/places/sg-place-record.h"

G_BEGIN_DECLS

/* The words of a place in the index. A plain word is of its name. With a mark in front it is of the
 * area in which the place lies or of its kind; or a cell of the globe; or a whole name, without
 * titles and blanks; or the beginning of a word of its name. */
#define SG_INDEX_CONTEXT '~'
#define SG_INDEX_CELL    '@'
#define SG_INDEX_WHOLE   '='
#define SG_INDEX_BEGIN   '^'

/* Beginnings of up to so many letters are in the index. */
#define SG_INDEX_BEGIN_LETTERS 3

/* The sides of the cells, 1e-7 degree: 5.5 km and 55 km. */
#define SG_INDEX_FINE_CELL 500000
#define SG_INDEX_WIDE_CELL 5000000

/* Writes places and their index. They must come by falling importance: the row number is then the
 * rank by importance, and the first rows that fit a search are the most important ones. */
typedef struct _SgPlaceWriter SgPlaceWriter;

SgPlaceWriter *sg_place_writer_new (SgDb             *db,
                                    const SgAreas    *areas,
                                    const SgOsmStore *store,
                                    GError          **error);
void           sg_place_writer_free (SgPlaceWriter *self);
gboolean sg_place_writer_add (SgPlaceWriter *self, const SgPlaceRecord *record, GError **error);
gboolean sg_place_writer_finish (SgPlaceWriter *self, GError **error);
gboolean sg_place_writer_add_areas (SgDb *db, const SgAreas *areas, GError **error);

void sg_index_append_cell (GString *words, gint32 side, gint32 row, gint32 column);
void sg_index_find_cell (SgPoint point, gint32 side, gint32 *row, gint32 *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPlaceWriter, sg_place_writer_free)

G_END_DECLS
