/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A longer text is cut: no name and no spoken address is longer. */
#define SG_PLACE_TEXT_MAX 512

char    *sg_place_text_fold (const char *text);
void     sg_place_text_append_word (GString *words, const char *word);
void     sg_place_text_append_words (GString *words, const char *text);
void     sg_place_text_append_core (GString *core, const char *normalised);
gboolean sg_place_word_is_generic (const char *word, gsize length);
char    *sg_place_text_normalise (const char *text);

G_END_DECLS
