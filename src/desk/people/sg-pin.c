/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A PIN is short, so whoever carries the file away could try all of them. Argon2id makes each try
 * cost memory and about a fifth of a second. */

#include "config.h"

#include "desk/people/sg-pin.h"

#include <argon2.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <time.h>

#include "common/sg-error.h"

/* A desk's computer has 4 GB; never below what OWASP asks for at the least. */
#define MEMORY_KIB 32768
#define PASSES_MIN 2
#define PASSES_MAX 20

/* Between what a person notices and what an attacker does not. */
#define GOAL_MS 200

/* What is tried first: runs, dates, and what is near the keys or the trade. */
static const char *const usual[] = { "2580", "0852", "1190", "1192", "5683", "1004" };

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error (error, SG_ERROR, SG_ERROR_INVALID, _ ("“pin”: %s"), why);
  return FALSE;
}

/* 1234, 4321, 7890, 0000, 2468: each digit is as far from the one before. */
static gboolean
is_run (const char *pin)
{
  int step = (pin[1] - pin[0] + 10) % 10;

  for (guint i = 1; pin[i] != '\0'; i++)
    if ((pin[i] - pin[i - 1] + 10) % 10 != step)
      return FALSE;

  return TRUE;
}

/* 1212, 119119 */
static gboolean
is_repeated (const char *pin)
{
  gsize length = strlen (pin);

  for (gsize part = 1; part <= length / 2; part++)
    if (length % part == 0 && strncmp (pin, pin + part, length - part) == 0)
      return TRUE;

  return FALSE;
}

/* 1122, 445566 */
static gboolean
is_doubled (const char *pin)
{
  for (guint i = 0; pin[i] != '\0'; i += 2)
    if (pin[i] != pin[i + 1])
      return FALSE;

  return TRUE;
}

static guint
read_digits (const char *text, guint n)
{
  guint number = 0;

  for (guint i = 0; i < n; i++)
    number = number * 10 + (guint) (text[i] - '0');

  return number;
}

static gboolean
is_year (guint year)
{
  return year >= 1930 && year <= 2039;
}

static gboolean
is_date (guint day, guint month, guint year)
{
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/* A birthday is what somebody who knows the person tries. */
static gboolean
is_birthday (const char *pin)
{
  switch (strlen (pin))
    {
    case 4:
      return is_year (read_digits (pin, 4));

    case 6:
      return is_date (read_digits (pin, 2), read_digits (pin + 2, 2), 2000) ||
             is_date (read_digits (pin + 4, 2), read_digits (pin + 2, 2), 2000);

    case 8:
      return (is_year (read_digits (pin + 4, 4)) &&
              is_date (read_digits (pin, 2), read_digits (pin + 2, 2), 2000)) ||
             (is_year (read_digits (pin, 4)) &&
              is_date (read_digits (pin + 6, 2), read_digits (pin + 4, 2), 2000));

    default:
      return FALSE;
    }
}

/**
 * sg_pin_check_strength:
 *
 * Returns: %FALSE with %SG_ERROR_INVALID, which says what is wrong with the PIN
 */
gboolean
sg_pin_check_strength (const char *pin, GError **error)
{
  gsize length = pin != NULL ? strlen (pin) : 0;

  if (length < SG_PIN_DIGITS_MIN || length > SG_PIN_DIGITS_MAX ||
      strspn (pin, "0123456789") != length)
    return refuse (error, _ ("a PIN has 4 to 12 digits and nothing else"));
  if (is_run (pin))
    return refuse (error, _ ("the digits are all equal or follow each other: anybody tries that"));
  if (is_repeated (pin) || (length % 2 == 0 && is_doubled (pin)))
    return refuse (error, _ ("the digits repeat: anybody tries that"));
  if (is_birthday (pin))
    return refuse (error, _ ("it reads as a year or a date, which who knows you would try"));

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (strcmp (usual[i], pin) == 0)
      return refuse (error, _ ("it is one of the PINs that people choose most"));

  return TRUE;
}

static double
read_thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/**
 * sg_pin_calibrate:
 * @cost: (out): what takes about a fifth of a second on this computer
 *
 * By the thread's own time, so that a busy computer does not make PINs weaker.
 */
void
sg_pin_calibrate (SgPinCost *cost)
{
  static const guint8 salt[SG_PIN_SALT_BYTES] = { 0 };
  SgPinCost           once = { MEMORY_KIB, 1 };
  guint8              hash[SG_PIN_HASH_BYTES];
  double              before = read_thread_ms ();
  double              took;

  cost->memory_kib = MEMORY_KIB;
  cost->passes = PASSES_MIN;

  /* If the memory is not there, the hash that matters says so. */
  if (!sg_pin_hash ("0000", salt, &once, hash, NULL))
    return;

  took = MAX (read_thread_ms () - before, 1);
  cost->passes = CLAMP ((gint64) (GOAL_MS / took + 0.5), PASSES_MIN, PASSES_MAX);
}

/**
 * sg_pin_hash:
 * @salt: of %SG_PIN_SALT_BYTES
 * @hash: (out): of %SG_PIN_HASH_BYTES
 */
gboolean
sg_pin_hash (const char      *pin,
             const guint8    *salt,
             const SgPinCost *cost,
             guint8          *hash,
             GError         **error)
{
  int result = argon2id_hash_raw ((guint32) cost->passes,
                                  (guint32) cost->memory_kib,
                                  1,
                                  pin,
                                  strlen (pin),
                                  salt,
                                  SG_PIN_SALT_BYTES,
                                  hash,
                                  SG_PIN_HASH_BYTES);

  if (result == ARGON2_OK)
    return TRUE;

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_STORAGE,
               _ ("the PIN cannot be checked (%s): close other programs, then try again"),
               argon2_error_message (result));
  return FALSE;
}

/**
 * sg_pin_equal:
 *
 * Takes the same time wherever the two differ.
 */
gboolean
sg_pin_equal (const guint8 *one, const guint8 *other)
{
  guint8 differing = 0;

  for (guint i = 0; i < SG_PIN_HASH_BYTES; i++)
    differing |= one[i] ^ other[i];

  return differing == 0;
}
