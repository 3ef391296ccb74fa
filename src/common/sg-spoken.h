/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SgSpokenWord:
 * @word: the one word that stands for all ways of saying it, in small letters
 * @typed: what was typed, in small letters
 * @thought: counts up; a “tidak” does not reach into the next thought
 * @number: when it is one, of at most three digits; −1 otherwise
 * @is_filler: says nothing by itself
 */
typedef struct
{
  const char *word;
  const char *typed;
  guint       thought;
  int         number;
  gboolean    is_filler;
} SgSpokenWord;

/**
 * SgSpoken:
 *
 * What a caller said, in words that a table can know.
 */
typedef struct
{
  SgSpokenWord *words;
  guint         n_words;

  GArray       *array;
  GStringChunk *texts;
} SgSpoken;

SgSpoken *sg_spoken_new (const char *text);
void      sg_spoken_free (SgSpoken *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgSpoken, sg_spoken_free)

G_END_DECLS
