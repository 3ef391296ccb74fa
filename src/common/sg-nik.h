/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SG_NIK_DIGITS    16
#define SG_NIK_BYTES_MAX 64

typedef enum
{
  SG_SEX_UNKNOWN,
  SG_SEX_MALE,
  SG_SEX_FEMALE
} SgSex;

/**
 * SgNik:
 * @number: its 16 digits
 * @kecamatan: Kemendagri's code of the district that gave it, which need not be where somebody
 * lives
 */
typedef struct
{
  char  number[SG_NIK_DIGITS + 1];
  char  kecamatan[7];
  GDate birth;
  SgSex sex;
} SgNik;

gboolean    sg_nik_parse (const char *text, const GDate *today, SgNik *nik, GError **error);
const char *sg_sex_to_text (SgSex sex);

G_END_DECLS
