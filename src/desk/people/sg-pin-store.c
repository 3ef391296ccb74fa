/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The PINs of one desk. They are in no event: a secret is neither sent nor kept for ever.
 *
 * A wrong PIN makes the next try wait: 1, 2, 4, … and never more than 60 seconds, for the person
 * locked out might be the only one who can send an ambulance. The wait is written down before the
 * PIN is looked at, so neither a second program nor a killed one gets a try for nothing. */

#include "config.h"

#include "desk/people/sg-pin-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-error.h"
#include "desk/people/sg-pin.h"

#define WAIT_MAX_S 60

typedef struct
{
  guint8    salt[SG_PIN_SALT_BYTES];
  guint8    hash[SG_PIN_HASH_BYTES];
  SgPinCost cost;
  gint64    failures;
  gint64    wait_until;
} Pin;

/**
 * sg_pin_store_set:
 *
 * Takes about half a second: not for the thread of a window.
 */
gboolean
sg_pin_store_set (SgDesk *desk, const SgUuid *person, const char *pin, GError **error)
{
  SgDb     *db = sg_desk_get_db (desk);
  SgPinCost cost;
  guint8    salt[SG_PIN_SALT_BYTES];
  guint8    hash[SG_PIN_HASH_BYTES];
  g_autoptr (SgDbTransaction) transaction = NULL;

  if (!sg_pin_check_strength (pin, error))
    return FALSE;

  sg_pin_calibrate (&cost);
  sg_random_bytes (salt, sizeof salt);
  if (!sg_pin_hash (pin, salt, &cost, hash, error))
    return FALSE;

  transaction = sg_db_begin (db, error);
  return transaction != NULL &&
         sg_db_run (db,
                    error,
                    "INSERT OR REPLACE INTO pin"
                    " (person, salt, memory_kib, passes, hash, failures, wait_until)"
                    " VALUES (?, ?, ?, ?, ?, 0, 0)",
                    "BBiiB",
                    person->bytes,
                    (gsize) SG_UUID_BYTES,
                    salt,
                    sizeof salt,
                    cost.memory_kib,
                    cost.passes,
                    hash,
                    sizeof hash) &&
         sg_db_commit (transaction, error);
}

static gboolean
read_pin (SgDb *db, const SgUuid *person, Pin *pin, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;
  gboolean has_row;

  statement = sg_db_get_statement (db,
                                   error,
                                   "SELECT salt, hash, memory_kib, passes, failures, wait_until"
                                   " FROM pin WHERE person = ?",
                                   "B",
                                   person->bytes,
                                   (gsize) SG_UUID_BYTES);
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  if (!has_row || sqlite3_column_bytes (statement, 0) != SG_PIN_SALT_BYTES ||
      sqlite3_column_bytes (statement, 1) != SG_PIN_HASH_BYTES)
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_NOT_FOUND,
                           _ ("this person has no PIN yet: an admin sets one"));
      return FALSE;
    }

  memcpy (pin->salt, sqlite3_column_blob (statement, 0), SG_PIN_SALT_BYTES);
  memcpy (pin->hash, sqlite3_column_blob (statement, 1), SG_PIN_HASH_BYTES);
  pin->cost.memory_kib = sqlite3_column_int64 (statement, 2);
  pin->cost.passes = sqlite3_column_int64 (statement, 3);
  pin->failures = sqlite3_column_int64 (statement, 4);
  pin->wait_until = sqlite3_column_int64 (statement, 5);

  return TRUE;
}

static guint
delay_after (gint64 failures)
{
  return failures > 6 ? WAIT_MAX_S : MIN (WAIT_MAX_S, 1u << (failures - 1));
}

/* A wait that ends later than any wait can is of a clock that was set back since. */
static guint
wait_of (const Pin *pin, gint64 now)
{
  gint64 left = pin->wait_until - now;

  if (left <= 0 || left > (gint64) WAIT_MAX_S * G_USEC_PER_SEC)
    return 0;

  return (guint) ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}

static gboolean
write_failures (SgDesk *desk, const SgUuid *person, const Pin *pin, GError **error)
{
  return sg_db_run (sg_desk_get_db (desk),
                    error,
                    "UPDATE pin SET failures = ?, wait_until = ? WHERE person = ?",
                    "iiB",
                    pin->failures,
                    pin->wait_until,
                    person->bytes,
                    (gsize) SG_UUID_BYTES);
}

/* Counts the try as a wrong one, unless it comes too early. */
static gboolean
begin_try (SgDesk *desk, const SgUuid *person, Pin *pin, GError **error)
{
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (sg_desk_get_db (desk), error);
  gint64 now = sg_desk_get_now (desk);
  guint  wait;

  if (transaction == NULL || !read_pin (sg_desk_get_db (desk), person, pin, error))
    return FALSE;

  wait = wait_of (pin, now);
  if (wait > 0)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_STALE,
                   _ ("after a wrong PIN: wait %u s, then try again"),
                   wait);
      return FALSE;
    }

  pin->failures++;
  pin->wait_until = now + delay_after (pin->failures) * G_USEC_PER_SEC;
  return write_failures (desk, person, pin, error) && sg_db_commit (transaction, error);
}

static gboolean
forgive (SgDesk *desk, const SgUuid *person, Pin *pin, GError **error)
{
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (sg_desk_get_db (desk), error);

  pin->failures = 0;
  pin->wait_until = 0;
  return transaction != NULL && write_failures (desk, person, pin, error) &&
         sg_db_commit (transaction, error);
}

/**
 * sg_pin_store_try:
 *
 * Takes a fifth of a second: not for the thread of a window.
 *
 * Returns: %FALSE with %SG_ERROR_INVALID for a wrong PIN and %SG_ERROR_STALE for one that came too
 *   early and was not looked at; both say how long to wait
 */
gboolean
sg_pin_store_try (SgDesk *desk, const SgUuid *person, const char *pin, GError **error)
{
  guint8 hash[SG_PIN_HASH_BYTES];
  Pin    stored;

  if (pin == NULL || *pin == '\0')
    {
      g_set_error_literal (error, SG_ERROR, SG_ERROR_STALE, _ ("“pin” is empty: type the PIN"));
      return FALSE;
    }

  if (!begin_try (desk, person, &stored, error) ||
      !sg_pin_hash (pin, stored.salt, &stored.cost, hash, error))
    return FALSE;

  if (sg_pin_equal (hash, stored.hash))
    return forgive (desk, person, &stored, error);

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("the PIN is wrong: wait %u s, then try again"),
               delay_after (stored.failures));
  return FALSE;
}

/**
 * sg_pin_store_find_wait:
 * @seconds: (out): how long the next try has to wait; 0 for not at all
 */
gboolean
sg_pin_store_find_wait (SgDesk *desk, const SgUuid *person, guint *seconds, GError **error)
{
  Pin pin;

  if (!read_pin (sg_desk_get_db (desk), person, &pin, error))
    return FALSE;

  *seconds = wait_of (&pin, sg_desk_get_now (desk));
  return TRUE;
}
