/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SG_AGE_YEARS_MAX 130
#define SG_AGE_BYTES_MAX 64

typedef enum
{
  SG_AGE_EXACT,      /* somebody said a figure */
  SG_AGE_APPROXIMATE /* “about 40”, “an old man” */
} SgAgePrecision;

/**
 * SgAge:
 * @days: the whole age
 * @years: the same in full years
 */
typedef struct
{
  guint          days;
  guint          years;
  SgAgePrecision precision;
} SgAge;

gboolean sg_age_parse (const char *text, SgAge *age, GError **error);

G_END_DECLS
