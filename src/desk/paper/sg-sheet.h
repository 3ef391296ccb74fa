/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/paper/sg-letterhead.h"

G_BEGIN_DECLS

/* What a spreadsheet can hold, with room for the header, a total and a note. */
#define SG_SHEET_ROWS_MAX    1000000
#define SG_SHEET_COLUMNS_MAX 64

/**
 * SgSheetType:
 * @SG_SHEET_TEXT: words
 * @SG_SHEET_INT: a count
 * @SG_SHEET_NUMBER: with the decimals of its column
 * @SG_SHEET_SECONDS: a duration, shown as mm:ss
 * @SG_SHEET_PERCENT: a share from 0 to 1, shown in percent
 * @SG_SHEET_TIME: seconds since 1970 in UTC, shown in the zone of the book
 *
 * What the numbers of a column mean. Any column may also hold words or nothing.
 */
typedef enum
{
  SG_SHEET_TEXT,
  SG_SHEET_INT,
  SG_SHEET_NUMBER,
  SG_SHEET_SECONDS,
  SG_SHEET_PERCENT,
  SG_SHEET_TIME
} SgSheetType;

typedef enum
{
  SG_SHEET_ALIGN_AUTO, /* numbers to the right, words to the left */
  SG_SHEET_ALIGN_LEFT,
  SG_SHEET_ALIGN_CENTRE,
  SG_SHEET_ALIGN_RIGHT
} SgSheetAlign;

typedef struct
{
  char        *title;
  SgSheetType  type;
  guint        decimals; /* of SG_SHEET_NUMBER and SG_SHEET_PERCENT; 1 until set */
  double       weight;   /* times the width its content asks for; 1 until set */
  SgSheetAlign align;
} SgSheetColumn;

typedef enum
{
  SG_SHEET_CELL_EMPTY,
  SG_SHEET_CELL_TEXT,
  SG_SHEET_CELL_NUMBER
} SgSheetCellKind;

typedef struct
{
  SgSheetCellKind kind;
  union
  {
    char  *text; /* valid UTF-8 */
    double number;
  };
} SgSheetCell;

typedef struct
{
  char      *name;
  char      *note;    /* NULL for none */
  GPtrArray *columns; /* of SgSheetColumn */
  GArray    *cells;   /* of SgSheetCell, row after row, the total last; the last may be short */
  guint      n_rows;  /* with the total */
  gboolean   has_total;
  int        chart_label; /* columns of the bar chart; -1 for no chart */
  int        chart_value;
  GError    *refused; /* the first thing that did not fit */
} SgSheet;

typedef struct
{
  char         *title;
  char         *subtitle;   /* period and desk; NULL for none */
  char         *printed_at; /* in words; NULL for none */
  SgLetterhead *letterhead; /* owned; NULL for none */
  GTimeZone    *zone;       /* owned; NULL is UTC */
  GPtrArray    *sheets;     /* of SgSheet */
} SgSheetBook;

SgSheetBook *sg_sheet_book_new (const char *title, const char *subtitle, const char *printed_at);
void         sg_sheet_book_free (SgSheetBook *self);
gboolean     sg_sheet_book_check (const SgSheetBook *self, GError **error);

SgSheet       *sg_sheet_add (SgSheetBook *book, const char *name);
SgSheetColumn *sg_sheet_add_column (SgSheet *self, const char *title, SgSheetType type);
void           sg_sheet_set_note (SgSheet *self, const char *note);
void           sg_sheet_set_chart (SgSheet *self, guint label_column, guint value_column);

void sg_sheet_add_row_begin (SgSheet *self);
void sg_sheet_add_total_begin (SgSheet *self);
void sg_sheet_text (SgSheet *self, const char *text);
void sg_sheet_number (SgSheet *self, double number);
void sg_sheet_empty (SgSheet *self);

guint                sg_sheet_count_rows (const SgSheet *self);
const SgSheetCell   *sg_sheet_get_cell (const SgSheet *self, guint row, guint column);
const SgSheetColumn *sg_sheet_get_column (const SgSheet *self, guint column);
SgSheetAlign         sg_sheet_column_alignment (const SgSheetColumn *self);

char *sg_sheet_cell_dup_shown (const SgSheetCell   *self,
                               const SgSheetColumn *column,
                               GTimeZone           *zone);
char *sg_sheet_cell_dup_plain (const SgSheetCell   *self,
                               const SgSheetColumn *column,
                               GTimeZone           *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgSheetBook, sg_sheet_book_free)

G_END_DECLS
