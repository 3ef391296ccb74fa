/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/osm/sg-osm-strings.h"

#include <string.h>

/* OpenStreetMap's own limit is 255 characters of at most four bytes. */
#define TEXT_BYTES_MAX 1020

#define FIRST_SLOTS 1024
#define FIRST_BYTES 4096

struct _SgOsmStrings
{
  char    *bytes;
  gsize    length;
  gsize    room;
  guint64  n_mended;
  gboolean full;

  /* Open addressing: offsets into bytes; 0 is a free slot, since the empty text is never in it. */
  guint32 *slots;
  gsize    n_slots; /* a power of two */
  gsize    n_used;
  guint64  seed; /* so that nobody can prepare texts that collide */
};

/**
 * sg_osm_strings_new:
 */
SgOsmStrings *
sg_osm_strings_new (void)
{
  SgOsmStrings *self = g_new0 (SgOsmStrings, 1);

  self->room = FIRST_BYTES;
  self->bytes = g_malloc (self->room);
  self->bytes[0] = '\0';
  self->length = 1;
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (guint32, self->n_slots);
  self->seed = (guint64) g_random_int () << 32 | g_random_int ();

  return self;
}

void
sg_osm_strings_free (SgOsmStrings *self)
{
  if (self == NULL)
    return;

  g_free (self->bytes);
  g_free (self->slots);
  g_free (self);
}

static gsize
hash (const SgOsmStrings *self, const char *text, gsize length)
{
  guint64 value = self->seed;

  for (gsize i = 0; i < length; i++)
    value = (value ^ (guint8) text[i]) * 0x100000001b3u;
  value ^= value >> 32;
  value *= 0x9e3779b97f4a7c15u;

  return (gsize) (value >> 20);
}

/* The slot that holds the text, or the free one where it belongs. */
static guint32 *
find_slot (const SgOsmStrings *self, const char *text, gsize length)
{
  gsize mask = self->n_slots - 1;
  gsize at = hash (self, text, length) & mask;

  while (self->slots[at] != 0)
    {
      const char *known = self->bytes + self->slots[at];

      if (strncmp (known, text, length) == 0 && known[length] == '\0')
        break;
      at = (at + 1) & mask;
    }

  return &self->slots[at];
}

static void
grow_slots (SgOsmStrings *self)
{
  g_autofree guint32 *old = g_steal_pointer (&self->slots);
  gsize               n_old = self->n_slots;

  self->n_slots *= 2;
  self->slots = g_new0 (guint32, self->n_slots);
  for (gsize i = 0; i < n_old; i++)
    if (old[i] != 0)
      *find_slot (self, self->bytes + old[i], strlen (self->bytes + old[i])) = old[i];
}

/* Whether a text may be kept as it is: short, valid, with neither zero nor control characters. */
static gboolean
is_clean (const char *text, gsize length)
{
  gboolean ascii = TRUE;

  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = (guint8) text[i];

      if (byte < 0x20 || byte == 0x7f)
        return FALSE;
      /* U+0080…U+009F are control characters too. */
      if (byte == 0xc2 && i + 1 < length && (guint8) text[i + 1] < 0xa0)
        return FALSE;
      ascii = ascii && byte < 0x80;
    }

  return length <= TEXT_BYTES_MAX && (ascii || g_utf8_validate_len (text, length, NULL));
}

static char *
mend (const char *text, gsize length)
{
  g_autofree char *valid = NULL;
  GString         *mended = g_string_new (NULL);

  if (length > TEXT_BYTES_MAX)
    for (length = TEXT_BYTES_MAX; length > 0 && ((guint8) text[length] & 0xc0) == 0x80;)
      length--;
  valid = g_utf8_make_valid (text, (gssize) length);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character < 0x80 && g_ascii_isspace ((char) character))
        g_string_append_c (mended, ' ');
      else if (!g_unichar_iscntrl (character))
        g_string_append_unichar (mended, character);
    }

  return g_string_free (mended, FALSE);
}

static guint32
add_clean (SgOsmStrings *self, const char *text, gsize length)
{
  guint32 *slot;

  if (length == 0)
    return 0;

  slot = find_slot (self, text, length);
  if (*slot != 0)
    return *slot;

  if (self->length + length + 1 > G_MAXUINT32)
    {
      self->full = TRUE;
      return 0;
    }

  if (self->length + length + 1 > self->room)
    {
      self->room = MAX (self->room * 2, self->length + length + 1);
      self->bytes = g_realloc (self->bytes, self->room);
    }
  memcpy (self->bytes + self->length, text, length);
  self->bytes[self->length + length] = '\0';
  *slot = (guint32) self->length;
  self->length += length + 1;

  if (++self->n_used * 2 > self->n_slots)
    grow_slots (self);

  return (guint32) (self->length - length - 1);
}

/**
 * sg_osm_strings_add:
 * @text: (array length=length): what a file says, not ended by zero, of any encoding
 *
 * What is not UTF-8 is replaced by U+FFFD, control characters are dropped, and the text is cut to
 * the length OpenStreetMap allows; such texts are counted.
 *
 * Returns: the offset of the text
 */
guint32
sg_osm_strings_add (SgOsmStrings *self, const char *text, gsize length)
{
  g_autofree char *mended = NULL;

  if (is_clean (text, length))
    return add_clean (self, text, length);

  self->n_mended++;
  mended = mend (text, length);
  return add_clean (self, mended, strlen (mended));
}

/**
 * sg_osm_strings_get:
 *
 * Returns: the text, until the next one is added
 */
const char *
sg_osm_strings_get (const SgOsmStrings *self, guint32 offset)
{
  return self->bytes + offset;
}

/**
 * sg_osm_strings_get_n_mended:
 *
 * Returns: how many texts were not kept as they were
 */
guint64
sg_osm_strings_get_n_mended (const SgOsmStrings *self)
{
  return self->n_mended;
}

/**
 * sg_osm_strings_is_full:
 *
 * Returns: whether a text was lost because 4 GiB were reached
 */
gboolean
sg_osm_strings_is_full (const SgOsmStrings *self)
{
  return self->full;
}

/**
 * sg_osm_strings_steal:
 *
 * Returns: (transfer full): all texts; nothing else may be done with @self than free it
 */
char *
sg_osm_strings_steal (SgOsmStrings *self)
{
  self->room = self->length;
  self->bytes = g_realloc (self->bytes, self->room);

  return g_steal_pointer (&self->bytes);
}
