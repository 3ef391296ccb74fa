/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One number, one text: callers are recognised by it, so every way of writing a number has to end
 * in the same E.164 form. Short codes (119, 112, 1500567) have no such form and stay as they are:
 * in Indonesia nothing but a short code begins with 1. */

#include "config.h"

#include "common/sg-phone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-digits.h"
#include "common/sg-error.h"

#define COUNTRY "62"

/* Digits after the country code, for each kind of number. */
#define MOBILE_MIN   9
#define MOBILE_MAX   12
#define LANDLINE_MIN 8
#define LANDLINE_MAX 11

#define LOCAL_MIN   5
#define LOCAL_MAX   8
#define FOREIGN_MIN 7
#define FOREIGN_MAX 15
#define SHORT_MIN   3
#define SHORT_MAX   7

static gboolean
is_short_code (const char *digits)
{
  gsize length = strlen (digits);

  return *digits == '1' && length >= SHORT_MIN && length <= SHORT_MAX;
}

static char *
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SG_ERROR, SG_ERROR_INVALID, message);
  return NULL;
}

/* @digits: what follows the country code */
static char *
finish_national (const char *digits, GError **error)
{
  gboolean is_mobile = *digits == '8';
  gsize    length = strlen (digits);

  if (*digits < '2')
    return refuse (error, _ ("phone: no Indonesian number begins like this: write 08… or +62…"));
  if (length < (is_mobile ? MOBILE_MIN : LANDLINE_MIN))
    return refuse (error, _ ("phone: too short: ask for the digits that are missing"));
  if (length > (is_mobile ? MOBILE_MAX : LANDLINE_MAX))
    return refuse (error, _ ("phone: too long: look for a digit typed twice or a second number"));

  return g_strconcat ("+" COUNTRY, digits, NULL);
}

/* @digits: with the country code */
static char *
finish_international (const char *digits, GError **error)
{
  gsize length = strlen (digits);

  if (g_str_has_prefix (digits, COUNTRY))
    {
      digits += strlen (COUNTRY);
      return finish_national (*digits == '0' ? digits + 1 : digits, error);
    }
  if (*digits == '0')
    return refuse (error, _ ("phone: no country code begins with 0: write 08… or +62…"));
  if (length < FOREIGN_MIN)
    return refuse (error, _ ("phone: too short: ask for the digits that are missing"));
  if (length > FOREIGN_MAX)
    return refuse (error, _ ("phone: too long: look for a digit typed twice or a second number"));

  return g_strconcat ("+", digits, NULL);
}

/* A number without the area code, which is understood to be that of the desk. */
static char *
finish_local (const char *digits, const char *area, GError **error)
{
  g_autofree char *code = area != NULL ? sg_digits_read (area, SG_PHONE_BYTES_MAX) : NULL;
  g_autofree char *whole = NULL;
  const char      *national;

  if (strlen (digits) < LOCAL_MIN)
    return refuse (error, _ ("phone: too short: ask for the digits that are missing"));
  if (strlen (digits) > LOCAL_MAX)
    return refuse (error, _ ("phone: the beginning is missing: write 08…, the area code or +62…"));
  if (code == NULL || *code == '\0')
    return refuse (error,
                   _ ("phone: the area code is missing: write it first, as in (0399) 555100"));

  national = *code == '0' ? code + 1 : code;
  whole = g_strconcat (national, digits, NULL);
  return finish_national (whole, error);
}

/* What is typed without + is told apart by how it begins and how long it is: local numbers have at
 * most eight digits, so that a longer one that begins with 62 or 8 is whole. */
static char *
finish_plain (const char *digits, const char *area, GError **error)
{
  gsize length = strlen (digits);

  if (is_short_code (digits))
    return g_strdup (digits);
  if (g_str_has_prefix (digits, "00"))
    return finish_international (digits + 2, error);
  if (*digits == '0')
    return finish_national (digits + 1, error);
  if (length > LOCAL_MAX + 1 && g_str_has_prefix (digits, COUNTRY))
    return finish_international (digits, error);
  if (length > LOCAL_MAX && *digits == '8')
    return finish_national (digits, error);

  return finish_local (digits, area, error);
}

/**
 * sg_phone_normalise:
 * @text: a number as it was typed or pasted
 * @area: (nullable): the desk's own area code, such as `0399`, for numbers typed without one
 *
 * Returns: (nullable) (transfer full): `+62…`, `+65…` or a short code; %NULL with
 *   %SG_ERROR_INVALID, whose message names the field `phone` and does not repeat the number
 */
char *
sg_phone_normalise (const char *text, const char *area, GError **error)
{
  g_autofree char *digits = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (strnlen (text, SG_PHONE_BYTES_MAX + 1) > SG_PHONE_BYTES_MAX)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("phone: longer than %d bytes: write one number only"),
                   SG_PHONE_BYTES_MAX);
      return NULL;
    }

  digits = sg_digits_read (text, SG_PHONE_BYTES_MAX);
  if (digits == NULL)
    return refuse (error, _ ("phone: only digits, spaces and + - . ( ) / can stand in a number"));
  if (*digits == '\0')
    return refuse (error, _ ("phone: empty: write a number, as in 0812-0000-1234"));

  return *digits == '+' ? finish_international (digits + 1, error)
                        : finish_plain (digits, area, error);
}

/**
 * sg_phone_mask:
 * @phone: as sg_phone_normalise() returns it
 *
 * Returns: (transfer full): such as `+628*****123`; short codes are nobody's and stay readable
 */
char *
sg_phone_mask (const char *phone)
{
  gsize length = strlen (phone);

  if (is_short_code (phone))
    return g_strdup (phone);
  if (*phone != '+' || length < 8 || !g_str_is_ascii (phone))
    return g_strdup ("*****");

  /* So short a foreign number would be all but readable. */
  if (length < 10)
    return g_strdup_printf ("%.3s*****", phone);

  return g_strdup_printf ("%.4s*****%s", phone, phone + length - 3);
}

/* The areas of five large cities have two digits, all others three. */
static gsize
area_length (const char *digits)
{
  static const char *const short_areas[] = { "21", "22", "24", "31", "61" };

  for (guint i = 0; i < G_N_ELEMENTS (short_areas); i++)
    if (g_str_has_prefix (digits, short_areas[i]))
      return strlen (short_areas[i]);

  return 3;
}

/**
 * sg_phone_format_local:
 * @phone: as sg_phone_normalise() returns it
 *
 * Returns: (transfer full): as it is dialled and read out here, such as `0812-0000-1234`,
 *   `(0399) 555100` or `1500-567`; sg_phone_normalise() reads all of them
 */
char *
sg_phone_format_local (const char *phone)
{
  const char *digits = phone + strlen ("+" COUNTRY);
  gsize       length;
  gsize       area;

  if (strlen (phone) == SHORT_MAX && is_short_code (phone))
    return g_strdup_printf ("%.4s-%s", phone, phone + 4);
  if (!g_str_has_prefix (phone, "+" COUNTRY) || strlen (digits) < LANDLINE_MIN)
    return g_strdup (phone);

  length = strlen (digits);
  area = area_length (digits);
  if (*digits != '8')
    return g_strdup_printf ("(0%.*s) %s", (int) area, digits, digits + area);

  return g_strdup_printf ("0%.3s-%.*s-%s",
                          digits,
                          length < 11 ? 3 : 4,
                          digits + 3,
                          digits + (length < 11 ? 6 : 7));
}
