/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a workbook that was just written is whole. The library writes the parts of a workbook
 * into temporary files first and does not look whether those writes succeed: with a full disk it
 * packs a broken part and says that all is well. So every part is read back: it has to be well
 * formed XML to its end. */

#include "config.h"

#include "desk/paper/sg-xlsx-check.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-error.h"

#define END_SIZE     22
#define ENTRY_SIZE   46
#define LOCAL_SIZE   30
#define CHUNK        65536
#define END_MAGIC    0x06054b50u
#define ENTRY_MAGIC  0x02014b50u
#define METHOD_PLAIN 0
#define METHOD_RAW   8

/* The file as it lies in memory. */
typedef struct
{
  const guint8 *bytes;
  gsize         length;
} Archive;

static guint32
read_number (const Archive *self, gsize at, guint n_bytes)
{
  guint32 number = 0;

  for (guint i = n_bytes; i > 0; i--)
    number = number << 8 | self->bytes[at + i - 1];

  return number;
}

static gboolean
is_inside (const Archive *self, gsize at, gsize length)
{
  return at <= self->length && length <= self->length - at;
}

static gboolean
check_xml (GInputStream *stream)
{
  static const GMarkupParser nothing = { NULL };

  g_autoptr (GMarkupParseContext)
    context = g_markup_parse_context_new (&nothing, G_MARKUP_DEFAULT_FLAGS, NULL, NULL);
  g_autofree char *chunk = g_malloc (CHUNK);
  gssize           length;

  /* Why a part is broken helps nobody; that the file is not to be used is the news. */
  while ((length = g_input_stream_read (stream, chunk, CHUNK, NULL, NULL)) > 0)
    if (!g_markup_parse_context_parse (context, chunk, length, NULL))
      return FALSE;

  return length == 0 && g_markup_parse_context_end_parse (context, NULL);
}

/* @at is the entry in the list at the end of the file. */
static gboolean
check_entry (const Archive *self, gsize at)
{
  guint32 method = read_number (self, at + 10, 2);
  guint32 size = read_number (self, at + 20, 4);
  gsize   local = read_number (self, at + 42, 4);
  gsize   start;
  g_autoptr (GInputStream) packed = NULL;
  g_autoptr (GConverter) inflate = NULL;
  g_autoptr (GInputStream) stream = NULL;

  if (!is_inside (self, local, LOCAL_SIZE))
    return FALSE;
  start = local + LOCAL_SIZE + read_number (self, local + 26, 2) +
          read_number (self, local + 28, 2);
  if (!is_inside (self, start, size))
    return FALSE;

  packed = g_memory_input_stream_new_from_data (self->bytes + start, size, NULL);
  if (method == METHOD_PLAIN)
    return check_xml (packed);

  inflate = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));
  stream = g_converter_input_stream_new (packed, inflate);

  return method == METHOD_RAW && check_xml (stream);
}

static gboolean
check_archive (const Archive *self)
{
  gsize   end = self->length - END_SIZE;
  gsize   at;
  guint32 n_entries;

  if (self->length < END_SIZE || read_number (self, end, 4) != END_MAGIC)
    return FALSE;

  n_entries = read_number (self, end + 10, 2);
  at = read_number (self, end + 16, 4);
  for (guint32 i = 0; i < n_entries; i++)
    {
      if (!is_inside (self, at, ENTRY_SIZE) || read_number (self, at, 4) != ENTRY_MAGIC ||
          !check_entry (self, at))
        return FALSE;
      at += ENTRY_SIZE + read_number (self, at + 28, 2) + read_number (self, at + 30, 2) +
            read_number (self, at + 32, 2);
    }

  return n_entries > 0;
}

/**
 * sg_xlsx_check:
 * @path: a workbook that was just written
 *
 * Returns: %FALSE with %SG_ERROR_STORAGE when a part of it is missing or cut off
 */
gboolean
sg_xlsx_check (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  Archive archive;

  if (file == NULL)
    return FALSE;

  archive.bytes = (const guint8 *) g_mapped_file_get_contents (file);
  archive.length = g_mapped_file_get_length (file);
  if (check_archive (&archive))
    return TRUE;

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_STORAGE,
               _ ("the workbook came out incomplete: is the disk full?"));
  return FALSE;
}
