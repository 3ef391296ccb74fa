/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-uuid.h"

#include <string.h>
#include <sys/random.h>

#include "common/sg-error.h"

/**
 * sg_random_bytes:
 *
 * Fills @bytes from the kernel's generator, for names and salts that nobody may guess.
 */
void
sg_random_bytes (guint8 *bytes, gsize n)
{
  gsize done = 0;

  while (done < n)
    {
      gssize got = getrandom (bytes + done, n - done, 0);

      if (got > 0)
        done += (gsize) got;
    }
}

static void
set_version (SgUuid *uuid, guint8 version)
{
  uuid->bytes[6] = (guint8) ((uuid->bytes[6] & 0x0f) | version << 4);
  uuid->bytes[8] = (guint8) ((uuid->bytes[8] & 0x3f) | 0x80);
}

/**
 * sg_uuid_new:
 * @unix_ms: when, milliseconds UTC; a clock that never runs backwards keeps the names in order
 *
 * Returns: a new name, version 7
 */
SgUuid
sg_uuid_new (gint64 unix_ms)
{
  guint8 chance[SG_UUID_CHANCE_BYTES];

  sg_random_bytes (chance, sizeof chance);

  return sg_uuid_new_from (unix_ms, chance);
}

/**
 * sg_uuid_new_from:
 * @chance: (array fixed-size=10): what tells it from the others of the same moment
 *
 * For an invented desk, which has to be the same each time. Everybody else uses sg_uuid_new().
 *
 * Returns: a name, version 7
 */
SgUuid
sg_uuid_new_from (gint64 unix_ms, const guint8 *chance)
{
  SgUuid uuid;

  for (guint i = 0; i < 6; i++)
    uuid.bytes[i] = (guint8) ((guint64) unix_ms >> (40 - 8 * i));
  memcpy (uuid.bytes + 6, chance, SG_UUID_CHANCE_BYTES);
  set_version (&uuid, 7);

  return uuid;
}

/**
 * sg_uuid_from_name:
 * @name: such as `psc:3171`
 *
 * For the few things that have a name in the real world before any desk speaks of them: everybody
 * gets the same identifier without asking.
 *
 * Returns: the identifier, version 8
 */
SgUuid
sg_uuid_from_name (const char *name)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize  length = sizeof digest;
  SgUuid uuid;

  g_checksum_update (checksum, (const guchar *) name, -1);
  g_checksum_get_digest (checksum, digest, &length);
  memcpy (uuid.bytes, digest, SG_UUID_BYTES);
  set_version (&uuid, 8);

  return uuid;
}

/**
 * sg_uuid_parse:
 * @text: (nullable): 36 characters with hyphens; capitals are fine
 *
 * Returns: %FALSE with %SG_ERROR_INVALID
 */
gboolean
sg_uuid_parse (const char *text, SgUuid *uuid, GError **error)
{
  guint at = 0;

  if (text == NULL || strlen (text) != SG_UUID_TEXT_LENGTH || !g_uuid_string_is_valid (text))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "“%.40s” is not an identifier: 36 characters such as "
                   "0192f0a0-1111-7abc-8def-0123456789ab",
                   text != NULL ? text : "");
      return FALSE;
    }

  for (const char *c = text; *c != '\0'; c += 2)
    {
      if (*c == '-')
        c++;
      uuid->bytes[at++] = (guint8) (g_ascii_xdigit_value (c[0]) << 4 | g_ascii_xdigit_value (c[1]));
    }

  return TRUE;
}

char *
sg_uuid_to_text (const SgUuid *uuid)
{
  static const char digits[] = "0123456789abcdef";
  char             *text = g_malloc (SG_UUID_TEXT_LENGTH + 1);
  char             *end = text;

  for (guint i = 0; i < SG_UUID_BYTES; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *end++ = '-';
      *end++ = digits[uuid->bytes[i] >> 4];
      *end++ = digits[uuid->bytes[i] & 15];
    }
  *end = '\0';

  return text;
}

gboolean
sg_uuid_is_none (const SgUuid *uuid)
{
  static const SgUuid none = SG_UUID_NONE;

  return memcmp (uuid->bytes, none.bytes, SG_UUID_BYTES) == 0;
}

gboolean
sg_uuid_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, SG_UUID_BYTES) == 0;
}

/* The last bytes are the random ones. */
guint
sg_uuid_hash (gconstpointer uuid)
{
  guint32 hash;

  memcpy (&hash, ((const SgUuid *) uuid)->bytes + SG_UUID_BYTES - sizeof hash, sizeof hash);
  return hash;
}

int
sg_uuid_compare (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, SG_UUID_BYTES);
}
