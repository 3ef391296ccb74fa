/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SgSearchRange:
 * @word: how a word of a name begins, folded; @word_end is the first text that does not begin so,
 *   and likewise the others
 * @phone: (nullable): how a telephone begins, as all of them are kept; %NULL when the text is none
 * @number: (nullable): how a number of a person or a certificate begins
 *
 * What somebody types to find an entry, as ranges of the indexes.
 */
typedef struct
{
  char *word;
  char *word_end;
  char *phone;
  char *phone_end;
  char *number;
  char *number_end;
} SgSearchRange;

void sg_search_range_init (SgSearchRange *self, const char *text);
void sg_search_range_clear (SgSearchRange *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SgSearchRange, sg_search_range_clear)

G_END_DECLS
