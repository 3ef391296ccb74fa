/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db.h"

G_BEGIN_DECLS

/* The words of all places, in memory, to find what a mistyped word was meant to be. */
typedef struct _SgPlaceTerms SgPlaceTerms;

/* How many corrections of one word are looked into. */
#define SG_TERM_MATCHES_MAX 5

/**
 * SgTermMatch:
 * @term: borrowed
 * @distance: how many letters are wrong, missing, too many or swapped
 * @goes_on: whether what was typed is only like its beginning
 * @places: how many places have it
 */
typedef struct
{
  const char *term;
  guint       distance;
  gboolean    goes_on;
  guint32     places;
} SgTermMatch;

SgPlaceTerms *sg_place_terms_load (SgDb *db, GError **error);
void          sg_place_terms_free (SgPlaceTerms *self);
guint32       sg_place_terms_count_places (const SgPlaceTerms *self, const char *word);
gboolean      sg_place_terms_has_prefix (const SgPlaceTerms *self, const char *word);
guint         sg_place_terms_correct (const SgPlaceTerms *self,
                                      const char         *word,
                                      gboolean            is_prefix,
                                      SgTermMatch         matches[SG_TERM_MATCHES_MAX]);
gboolean      sg_place_terms_split (const SgPlaceTerms *self, const char *word, char **parts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPlaceTerms, sg_place_terms_free)

G_END_DECLS
