/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"

G_BEGIN_DECLS

/* What people are shown: a cell of 14 m. */
#define SG_PLUS_CODE_USUAL_DIGITS 10

/* What a code can hold; further digits say nothing. */
#define SG_PLUS_CODE_MOST_DIGITS 15

/**
 * SgPlusCodeKind:
 *
 * A short code lacks its first digits, which a place nearby gives back.
 */
typedef enum
{
  SG_PLUS_CODE_NONE,
  SG_PLUS_CODE_SHORT,
  SG_PLUS_CODE_FULL
} SgPlusCodeKind;

char          *sg_plus_code_encode (SgPoint point, guint digits);
SgPlusCodeKind sg_plus_code_match (const char *text, gsize *length);
gboolean       sg_plus_code_decode (const char *code, SgBox *cell, GError **error);
gboolean       sg_plus_code_recover (const char *code, SgPoint near, SgBox *cell, GError **error);

G_END_DECLS
