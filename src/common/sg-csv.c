/* SPDX-License-Identifier: GPL-3.0-or-later */

/* RFC 4180: commas, quotes around what holds a comma, a quote or a line's end, quotes doubled; CRLF
 * or LF. A row that breaks these rules is told, and reading goes on at the line after the one where
 * that row began: a quote that somebody forgot must not swallow the rest of the table. */

#include "common/sg-csv.h"

#include <string.h>

#include "common/sg-error.h"

/* So much of the text is looked at for one row. */
#define ROW_BYTES_MAX (64u << 10)

/* A file with more broken rows is no table. Each may cost a look at ROW_BYTES_MAX. */
#define FAULTS_MAX 10000

struct _SgCsv
{
  const char *start; /* borrowed */
  const char *at;
  const char *end;
  guint       line; /* of the row that was read last, from 1 */
  guint       next_line;
  guint       n_rows;
  guint       n_faults;
  GString    *text;   /* of the row, each field ended by a zero */
  GArray     *fields; /* (element-type gsize): where in it each begins */
};

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SG_ERROR, SG_ERROR_INVALID, message);
  return FALSE;
}

/**
 * sg_csv_new:
 * @text: borrowed until the reader is freed
 *
 * Returns: (nullable) (transfer full): at the first row, which is usually the header
 */
SgCsv *
sg_csv_new (const char *text, gsize length, GError **error)
{
  SgCsv *self;

  if (length > SG_CSV_BYTES_MAX)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "the table has more than %u MB: split it",
                   SG_CSV_BYTES_MAX >> 20);
      return NULL;
    }
  if (length >= 2 && (memcmp (text, "\xff\xfe", 2) == 0 || memcmp (text, "\xfe\xff", 2) == 0))
    {
      refuse (error, "the table is UTF-16: save it as “CSV UTF-8”");
      return NULL;
    }

  self = g_new0 (SgCsv, 1);
  self->start = text;
  self->at = text;
  self->end = text + length;
  self->next_line = 1;
  self->text = g_string_new (NULL);
  self->fields = g_array_new (FALSE, FALSE, sizeof (gsize));

  /* Spreadsheets mark their UTF-8. */
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    self->at += 3;

  return self;
}

void
sg_csv_free (SgCsv *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_array_unref (self->fields);
  g_free (self);
}

static const char *
find_line_end (const SgCsv *self, const char *from)
{
  const char *end = memchr (from, '\n', (gsize) (self->end - from));

  return end != NULL ? end : self->end;
}

/* Where the line's own characters end: before a CRLF too. */
static gboolean
is_at_line_end (const SgCsv *self, const char *at)
{
  return at >= self->end || *at == '\n' || (*at == '\r' && (at + 1 >= self->end || at[1] == '\n'));
}

static gboolean
read_quoted (SgCsv *self, const char **at, const char *stop, GError **error)
{
  const char *c = *at + 1;

  for (; c < stop; c++)
    {
      if (*c == '"' && (c + 1 >= self->end || c[1] != '"'))
        {
          *at = c + 1;
          return TRUE;
        }
      if (*c == '"')
        c++;
      self->next_line += *c == '\n';
      g_string_append_c (self->text, *c);
      if (self->text->len - g_array_index (self->fields, gsize, self->fields->len - 1) >
          SG_CSV_FIELD_MAX)
        return refuse (error, "a field is longer than 4096 bytes, or its quote has no end");
    }

  return refuse (error, "a quote has no end");
}

static gboolean
read_plain (SgCsv *self, const char **at, GError **error)
{
  const char *c = *at;

  while (!is_at_line_end (self, c) && *c != ',')
    {
      if (*c == '"')
        return refuse (error,
                       "a quote stands inside a field: put the whole field in quotes and "
                       "write its quotes twice");
      if ((gsize) (c - *at) >= SG_CSV_FIELD_MAX)
        return refuse (error, "a field is longer than 4096 bytes");
      c++;
    }
  g_string_append_len (self->text, *at, c - *at);
  *at = c;

  return TRUE;
}

static gboolean
read_fields (SgCsv *self, const char **at, const char *stop, GError **error)
{
  for (;;)
    {
      gsize start = self->text->len;

      if (self->fields->len >= SG_CSV_FIELDS_MAX)
        return refuse (error, "the row has more than 64 fields");
      g_array_append_val (self->fields, start);
      if (*at < stop && **at == '"' ? !read_quoted (self, at, stop, error)
                                    : !read_plain (self, at, error))
        return FALSE;
      g_string_append_c (self->text, '\0');

      if (is_at_line_end (self, *at))
        return TRUE;
      if (**at != ',')
        return refuse (error, "something stands between a quote and the next comma");
      if (++*at > stop)
        return refuse (error, "the row is longer than 64 kB");
    }
}

static gboolean
read_row (SgCsv *self, const char **at, GError **error)
{
  const char *from = *at;
  gsize       most = MIN ((gsize) (self->end - from), ROW_BYTES_MAX);

  if (!read_fields (self, at, from + most, error))
    return FALSE;
  if (memchr (from, '\0', (gsize) (*at - from)) != NULL)
    return refuse (error, "the row holds a zero byte: it is not text");
  if (!g_utf8_validate (from, *at - from, NULL))
    return refuse (error, "the row is not UTF-8: save the table as “CSV UTF-8”");

  return TRUE;
}

/* Leaves lines with nothing in them behind. */
static void
skip_empty_lines (SgCsv *self)
{
  while (self->at < self->end && is_at_line_end (self, self->at))
    {
      self->at = find_line_end (self, self->at);
      self->at += self->at < self->end;
      self->next_line++;
    }
}

/**
 * sg_csv_next:
 *
 * Reads the next row.
 *
 * Returns: whether there is one. %FALSE without an error at the end of the table; with
 *   %SG_ERROR_INVALID for a row that cannot be read, after which the next one may be asked for
 */
gboolean
sg_csv_next (SgCsv *self, GError **error)
{
  const char *start;
  const char *at;

  skip_empty_lines (self);
  g_string_truncate (self->text, 0);
  g_array_set_size (self->fields, 0);
  self->line = self->next_line;
  if (self->at >= self->end)
    return FALSE;

  /* The header is not counted. */
  if (self->n_rows++ > SG_CSV_ROWS_MAX || self->n_faults >= FAULTS_MAX)
    {
      self->at = self->end;
      return refuse (error,
                     self->n_faults >= FAULTS_MAX
                       ? "more than 10000 rows are broken: the rest was not read"
                       : "the table has more than 1000000 rows: the rest was not read");
    }

  start = at = self->at;
  if (read_row (self, &at, error))
    {
      self->at = find_line_end (self, at);
      self->at += self->at < self->end;
      self->next_line++;
      return TRUE;
    }

  self->n_faults++;
  self->at = find_line_end (self, start);
  self->at += self->at < self->end;
  self->next_line = self->line + 1;
  g_array_set_size (self->fields, 0);
  return FALSE;
}

/**
 * sg_csv_get_line:
 *
 * Returns: the line, from 1, in which the row begins that was read last
 */
guint
sg_csv_get_line (const SgCsv *self)
{
  return self->line;
}

guint
sg_csv_get_n_fields (const SgCsv *self)
{
  return self->fields->len;
}

/**
 * sg_csv_get_field:
 *
 * Returns: the field, valid until the next row is read; empty beyond the last one
 */
const char *
sg_csv_get_field (const SgCsv *self, guint index)
{
  if (index >= self->fields->len)
    return "";

  return self->text->str + g_array_index (self->fields, gsize, index);
}

/**
 * sg_csv_get_offset:
 *
 * Returns: how many bytes were read, for a progress bar
 */
gsize
sg_csv_get_offset (const SgCsv *self)
{
  return (gsize) (self->at - self->start);
}

/* ---- writing ---- */

/**
 * sg_csv_is_formula:
 *
 * A spreadsheet runs a cell that begins like this as a formula, and callers choose what stands in
 * ours: they get an apostrophe before it. Plain numbers stay as they are, and so do telephone
 * numbers of digits and blanks (“+62 811 0000”): they compute nothing, and other programs read them
 * here. “+62-811” would be computed, so it is not one of them.
 */
gboolean
sg_csv_is_formula (const char *text)
{
  static const char *const wide[] = { "＝", "＋", "－", "＠" };

  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (text, wide[i]))
      return TRUE;
  if (text[0] == '\0' || strchr ("=+-@\t\r\n", text[0]) == NULL)
    return FALSE;
  if ((text[0] != '+' && text[0] != '-') || !g_ascii_isdigit (text[1]))
    return TRUE;

  return text[1 + strspn (text + 1, "0123456789., ")] != '\0';
}

static gboolean
needs_quotes (const char *text)
{
  gsize length = strlen (text);

  return strpbrk (text, ",\"\r\n\t") != NULL || text[0] == ' ' ||
         (length > 0 && text[length - 1] == ' ');
}

/**
 * sg_csv_append_field:
 *
 * Writes one field, harmless to a spreadsheet and in quotes where they are needed.
 */
void
sg_csv_append_field (GString *csv, const char *text)
{
  g_autofree char *harmless = sg_csv_is_formula (text) ? g_strconcat ("'", text, NULL)
                                                       : g_strdup (text);

  if (!needs_quotes (harmless))
    {
      g_string_append (csv, harmless);
      return;
    }

  g_string_append_c (csv, '"');
  for (const char *c = harmless; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *c);
    }
  g_string_append_c (csv, '"');
}

/**
 * sg_csv_without_guard:
 *
 * Returns: (transfer none): what stood there before sg_csv_append_field() put an apostrophe before
 *   it
 */
const char *
sg_csv_without_guard (const char *text)
{
  return *text == '\'' && sg_csv_is_formula (text + 1) ? text + 1 : text;
}
