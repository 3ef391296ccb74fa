/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/paper/sg-print.h"

G_BEGIN_DECLS

/* As many as a form has side by side. */
#define SG_FORM_FIELDS_MAX 12

/**
 * SgFormPartKind:
 * @SG_FORM_SECTION: a bar with a title
 * @SG_FORM_FIELDS: boxes side by side, each with its label and room to write
 * @SG_FORM_GRID: a table to fill in: the fields are its columns
 * @SG_FORM_NOTE: words to read
 */
typedef enum
{
  SG_FORM_SECTION,
  SG_FORM_FIELDS,
  SG_FORM_GRID,
  SG_FORM_NOTE
} SgFormPartKind;

typedef struct
{
  const char *label;
  double      share; /* of the width */
  const char *choices; /* to tick, parted by “|”; in a grid the words of the rows; NULL for none */
} SgFormField;

/* All words are marked for translation and translated when they are drawn. */
typedef struct
{
  SgFormPartKind kind;
  const char    *text;   /* of a section or a note */
  double         height; /* of fields or of a row, in millimetres; 0 for the usual one */
  guint          n_rows; /* of a grid */
  SgFormField    fields[SG_FORM_FIELDS_MAX]; /* ends at the first without a share */
} SgFormPart;

void sg_form_draw_part (SgPrint *print, const SgFormPart *part);

G_END_DECLS
