/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The number of a citizen: PPKKCC-DDMMYY-SSSS, province, regency and district that gave it, date of
 * birth (a woman's day is 40 more) and a serial number. It has no check digit; what can be checked
 * is that each part can exist. */

#include "config.h"

#include "common/sg-nik.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-digits.h"
#include "common/sg-error.h"

#define FEMALE_DAYS 40

/* Kemendagri's codes of provinces, as ranges, each island with its own. */
static const struct
{
  guint first;
  guint last;
} provinces[] = {
  { 11, 21 }, { 31, 36 }, { 51, 53 }, { 61, 65 }, { 71, 76 }, { 81, 82 }, { 91, 97 }
};

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SG_ERROR, SG_ERROR_INVALID, message);
  return FALSE;
}

static guint
pair (const char *digits)
{
  return (guint) (digits[0] - '0') * 10 + (guint) (digits[1] - '0');
}

static gboolean
is_province (guint code)
{
  for (guint i = 0; i < G_N_ELEMENTS (provinces); i++)
    if (code >= provinces[i].first && code <= provinces[i].last)
      return TRUE;

  return FALSE;
}

/* Two digits of a year are of this century unless that lies ahead of @today. */
static gboolean
read_birth (const char *digits, const GDate *today, SgNik *nik)
{
  guint day = pair (digits);
  guint month = pair (digits + 2);
  guint century = g_date_get_year (today) / 100u * 100u;
  guint year = century + pair (digits + 4);

  nik->sex = day > FEMALE_DAYS ? SG_SEX_FEMALE : SG_SEX_MALE;
  day -= day > FEMALE_DAYS ? FEMALE_DAYS : 0;

  if (month == 0 || month > 12)
    return FALSE;

  /* 29 February may exist in one of the two centuries only. */
  for (guint i = 0; i < 2; i++, year -= 100)
    {
      if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
        continue;

      g_date_clear (&nik->birth, 1);
      g_date_set_dmy (&nik->birth, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
      if (g_date_compare (&nik->birth, today) <= 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * sg_nik_parse:
 * @text: as it was typed; spaces, dots and strokes may part it
 * @today: decides the century of the birth
 * @nik: (out): what it tells
 *
 * Returns: %FALSE with %SG_ERROR_INVALID, whose message names the field `nik` and does not repeat
 *   the number
 */
gboolean
sg_nik_parse (const char *text, const GDate *today, SgNik *nik, GError **error)
{
  g_autofree char *digits = NULL;

  g_return_val_if_fail (text != NULL && today != NULL && g_date_valid (today), FALSE);

  digits = sg_digits_read (text, SG_NIK_BYTES_MAX);
  if (digits == NULL || *digits == '+')
    return refuse (error, _ ("nik: only digits can stand in it: type the 16 digits of the card"));
  if (strlen (digits) != SG_NIK_DIGITS)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("nik: has %u digits instead of %d: look at the card again"),
                   (guint) strlen (digits),
                   SG_NIK_DIGITS);
      return FALSE;
    }
  if (!is_province (pair (digits)))
    return refuse (error, _ ("nik: the first two digits are no province: look at the card again"));
  if (pair (digits + 2) == 0 || pair (digits + 4) == 0)
    return refuse (error, _ ("nik: digits 3 to 6 are no district: look at the card again"));
  if (!read_birth (digits + 6, today, nik))
    return refuse (error, _ ("nik: digits 7 to 12 are no date of birth: look at the card again"));
  if (strcmp (digits + 12, "0000") == 0)
    return refuse (error, _ ("nik: the last four digits cannot be 0000: look at the card again"));

  g_strlcpy (nik->number, digits, sizeof nik->number);
  g_strlcpy (nik->kecamatan, digits, sizeof nik->kecamatan);
  return TRUE;
}

/**
 * sg_sex_to_text:
 *
 * Returns: (transfer none): as in the code list `sex`
 */
const char *
sg_sex_to_text (SgSex sex)
{
  static const char *const texts[] = { "unknown", "male", "female" };

  g_return_val_if_fail (sex <= SG_SEX_FEMALE, NULL);

  return texts[sex];
}
