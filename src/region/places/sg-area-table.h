/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db.h"
#include "region/places/sg-gazetteer.h"

G_BEGIN_DECLS

/* The administrative areas of a region, read as they are needed. */
typedef struct _SgAreaTable SgAreaTable;

/**
 * SgAreaRow:
 * @words: of the short name, as sg_place_text_normalise() gives them
 * @parent: id of the area in which it lies; 0 when none is known
 */
typedef struct
{
  gint64      id;
  SgPlaceKind kind;
  char       *code;
  char       *name;
  char       *label;
  char       *words;
  gint64      parent;
} SgAreaRow;

SgAreaTable     *sg_area_table_new (SgDb *db, GError **error);
void             sg_area_table_free (SgAreaTable *self);
const SgAreaRow *sg_area_table_get (SgAreaTable *self, gint64 id);
char            *sg_area_table_dup_context (SgAreaTable *self, gint64 area);
gint64           sg_area_table_find_at (SgAreaTable  *self,
                                        SgPoint       point,
                                        SgAreaMethod *method,
                                        GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgAreaTable, sg_area_table_free)

G_END_DECLS
