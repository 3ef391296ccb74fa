/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

/* What the next person at the desk has to know, in sections. */
typedef enum
{
  SG_SHEET_OPEN,
  SG_SHEET_CALLBACKS,
  SG_SHEET_UNITS,
  SG_SHEET_EQUIPMENT,
  SG_SHEET_HOSPITALS,
  SG_SHEET_CLOSURES,
  SG_SHEET_PLANNED,
  SG_SHEET_NOTES,
  SG_N_SHEET_SECTIONS
} SgSheetSection;

/**
 * SgShiftSheet:
 * @made_at: microseconds UTC
 * @sections: (element-type utf8): of each section its lines, made from the desk at that moment
 */
typedef struct
{
  gint64     made_at;
  GPtrArray *sections[SG_N_SHEET_SECTIONS];
} SgShiftSheet;

SgShiftSheet *sg_desk_make_sheet (SgDesk *desk, GError **error);
void          sg_shift_sheet_free (SgShiftSheet *self);
char         *sg_shift_sheet_to_text (SgDesk *desk, const SgShiftSheet *self);
const char   *sg_sheet_section_get_title (SgSheetSection section);
gboolean      sg_desk_print_sheet (SgDesk *desk, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgShiftSheet, sg_shift_sheet_free)

G_END_DECLS
