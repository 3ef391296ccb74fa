/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words a person may type, and what each of them means: several may mean the same. */
typedef struct _SgWords SgWords;

typedef enum
{
  SG_WORDS_NONE,
  SG_WORDS_ONE,
  SG_WORDS_MANY
} SgWordsFit;

SgWords *sg_words_new (void);
void     sg_words_free (SgWords *self);
void     sg_words_add (SgWords *self, const char *word, guint meaning);

gboolean    sg_words_has (SgWords *self, const char *typed, guint *meaning);
SgWordsFit  sg_words_find (SgWords *self, const char *typed, gboolean parts, guint *meaning);
const char *sg_words_get_nearest (SgWords *self, const char *typed);
GPtrArray  *sg_words_list (SgWords *self, const char *typed, gboolean parts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgWords, sg_words_free)

G_END_DECLS
