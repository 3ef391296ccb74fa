/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-body.h"

#include <math.h>
#include <string.h>

struct _SgBody
{
  GString *text;
};

SgBody *
sg_body_new (void)
{
  SgBody *self = g_new0 (SgBody, 1);

  self->text = g_string_new ("{");

  return self;
}

void
sg_body_free (SgBody *self)
{
  if (self == NULL)
    return;

  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * sg_body_end:
 * @self: (transfer full): a finished body
 *
 * Returns: (transfer full): its text
 */
char *
sg_body_end (SgBody *self)
{
  char *text;

  g_string_append_c (self->text, '}');
  text = g_string_free (self->text, FALSE);
  g_free (self);

  return text;
}

static void
append_text (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_printf (out, "\\%c", *c);
      else if (*c == '\n')
        g_string_append (out, "\\n");
      else if ((guchar) *c < 0x20 || *c == 0x7f)
        g_string_append_printf (out, "\\u%04x", (guint) (guchar) *c);
      else
        g_string_append_c (out, *c);
    }
  g_string_append_c (out, '"');
}

/* @name is NULL for an element of an array. */
static void
begin_member (SgBody *self, const char *name)
{
  char last = self->text->str[self->text->len - 1];

  if (last != '{' && last != '[')
    g_string_append_c (self->text, ',');
  if (name != NULL)
    {
      append_text (self->text, name);
      g_string_append_c (self->text, ':');
    }
}

void
sg_body_text (SgBody *self, const char *name, const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL || *text == '\0')
    return;

  valid = g_utf8_make_valid (text, -1);
  begin_member (self, name);
  append_text (self->text, valid);
}

/**
 * sg_body_texts:
 * @texts: (nullable): left out when %NULL; an empty list is written, since it says something
 */
void
sg_body_texts (SgBody *self, const char *name, const char *const *texts)
{
  if (texts == NULL)
    return;

  sg_body_begin_array (self, name);
  for (guint i = 0; texts[i] != NULL; i++)
    sg_body_text (self, NULL, texts[i]);
  sg_body_end_array (self);
}

/**
 * sg_body_uuid:
 * @uuid: (nullable): left out when %NULL or nobody's
 */
void
sg_body_uuid (SgBody *self, const char *name, const SgUuid *uuid)
{
  g_autofree char *text = NULL;

  if (uuid == NULL || sg_uuid_is_none (uuid))
    return;

  text = sg_uuid_to_text (uuid);
  sg_body_text (self, name, text);
}

void
sg_body_int (SgBody *self, const char *name, gint64 value)
{
  begin_member (self, name);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

/**
 * sg_body_number:
 * @value: left out when it is not a finite number
 * @decimals: how many digits after the point mean something
 */
void
sg_body_number (SgBody *self, const char *name, double value, int decimals)
{
  char digits[64];
  char format[8];

  if (!isfinite (value))
    return;

  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, 9));
  g_ascii_formatd (digits, sizeof digits, format, value);
  if (strchr (digits, '.') != NULL)
    for (gsize end = strlen (digits); digits[end - 1] == '0' || digits[end - 1] == '.'; end--)
      {
        gboolean point = digits[end - 1] == '.';

        digits[end - 1] = '\0';
        if (point)
          break;
      }

  begin_member (self, name);
  g_string_append (self->text, strcmp (digits, "-0") == 0 ? "0" : digits);
}

void
sg_body_bool (SgBody *self, const char *name, gboolean value)
{
  begin_member (self, name);
  g_string_append (self->text, value ? "true" : "false");
}

/**
 * sg_body_raw:
 * @json: (nullable): a document that was checked already
 */
void
sg_body_raw (SgBody *self, const char *name, const char *json)
{
  if (json == NULL)
    return;

  begin_member (self, name);
  g_string_append (self->text, json);
}

void
sg_body_begin_object (SgBody *self, const char *name)
{
  begin_member (self, name);
  g_string_append_c (self->text, '{');
}

void
sg_body_end_object (SgBody *self)
{
  g_string_append_c (self->text, '}');
}

void
sg_body_begin_array (SgBody *self, const char *name)
{
  begin_member (self, name);
  g_string_append_c (self->text, '[');
}

void
sg_body_end_array (SgBody *self)
{
  g_string_append_c (self->text, ']');
}
