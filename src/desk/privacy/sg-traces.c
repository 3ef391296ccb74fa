/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Operators type what they hear: “hp 0812-0000 123”. So numbers are compared by their digits, with
 * what people write between them left out, and what stands in front of a national number tried in
 * both ways. Names are compared whole and in any case: half a name is half of the country's. */

#include "desk/privacy/sg-traces.h"

#include <string.h>

#include "common/sg-mask.h"
#include "common/sg-phone.h"

#define COUNTRY    "+62"
#define SEPARATORS " -.()/"

/* More than these between two digits, and they are two numbers. */
#define SEPARATORS_MAX 2

/* Shorter ones are words of every other sentence. */
#define NAME_CHARS_MIN 3

#define HIDDEN_NUMBER "*****"

typedef struct
{
  char *digits;
  char *mask;
} Number;

typedef struct
{
  GRegex *regex;
  char   *mask;
} Name;

struct _SgTraces
{
  GPtrArray *numbers;
  GPtrArray *names;
};

static void
number_free (gpointer data)
{
  Number *self = data;

  g_free (self->digits);
  g_free (self->mask);
  g_free (self);
}

static void
name_free (gpointer data)
{
  Name *self = data;

  g_regex_unref (self->regex);
  g_free (self->mask);
  g_free (self);
}

SgTraces *
sg_traces_new (void)
{
  SgTraces *self = g_new0 (SgTraces, 1);

  self->numbers = g_ptr_array_new_with_free_func (number_free);
  self->names = g_ptr_array_new_with_free_func (name_free);

  return self;
}

void
sg_traces_free (SgTraces *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->numbers);
  g_ptr_array_unref (self->names);
  g_free (self);
}

static void
add_number (SgTraces *self, char *digits, const char *mask)
{
  Number *number = g_new0 (Number, 1);

  number->digits = digits;
  number->mask = g_strdup (mask);
  g_ptr_array_add (self->numbers, number);
}

/**
 * sg_traces_add_phone:
 * @phone: as sg_phone_normalise() returns it
 */
void
sg_traces_add_phone (SgTraces *self, const char *phone)
{
  g_autofree char *mask = sg_phone_mask (phone);

  /* 119 and its like are nobody's. */
  if (*phone != '+')
    return;

  add_number (self, g_strdup (phone + 1), mask);
  if (g_str_has_prefix (phone, COUNTRY))
    add_number (self, g_strconcat ("0", phone + strlen (COUNTRY), NULL), mask);
}

void
sg_traces_add_nik (SgTraces *self, const char *nik)
{
  add_number (self, g_strdup (nik), HIDDEN_NUMBER);
}

/**
 * sg_traces_add_name:
 * @name: (nullable): the whole name
 */
void
sg_traces_add_name (SgTraces *self, const char *name)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name != NULL ? name : ""));
  g_autofree char *escaped = g_regex_escape_string (trimmed, -1);
  g_autofree char *pattern = g_strdup_printf ("(?<!\\w)%s(?!\\w)", escaped);
  GRegex          *regex;
  Name            *one;

  if (g_utf8_strlen (trimmed, -1) < NAME_CHARS_MIN)
    return;

  /* An escaped text is always a pattern; if it is no UTF-8 it is in no body either. */
  regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  if (regex == NULL)
    return;

  one = g_new0 (Name, 1);
  one->regex = regex;
  one->mask = sg_mask_name (trimmed);
  g_ptr_array_add (self->names, one);
}

/* ---- numbers in a text ---- */

/* The digits that begin at @text, and where they end. */
static const char *
read_run (const char *text, GString *digits)
{
  const char *end = text;
  guint       between = 0;

  g_string_truncate (digits, 0);
  for (const char *at = text; *at != '\0' && between <= SEPARATORS_MAX; at++)
    {
      if (g_ascii_isdigit (*at))
        {
          g_string_append_c (digits, *at);
          between = 0;
          end = at + 1;
        }
      else if (strchr (SEPARATORS, *at) != NULL)
        between++;
      else
        break;
    }

  return end;
}

static const Number *
find_number (const SgTraces *self, const GString *digits)
{
  for (guint i = 0; i < self->numbers->len; i++)
    {
      const Number *number = g_ptr_array_index (self->numbers, i);

      if (strstr (digits->str, number->digits) != NULL)
        return number;
    }

  return NULL;
}

/**
 * sg_traces_have_number:
 * @text: (nullable): such as the body of an event, unparsed
 *
 * Returns: whether one of the numbers is in it
 */
gboolean
sg_traces_have_number (const SgTraces *self, const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  while (text != NULL && self->numbers->len > 0 && *text != '\0')
    if (!g_ascii_isdigit (*text))
      text++;
    else
      {
        text = read_run (text, digits);
        if (find_number (self, digits) != NULL)
          return TRUE;
      }

  return FALSE;
}

static char *
mask_numbers (const SgTraces *self, const char *text)
{
  g_autoptr (GString) masked = g_string_new (NULL);
  g_autoptr (GString) digits = g_string_new (NULL);

  while (*text != '\0')
    {
      const char   *end = g_ascii_isdigit (*text) ? read_run (text, digits) : text + 1;
      const Number *number = g_ascii_isdigit (*text) ? find_number (self, digits) : NULL;

      if (number == NULL)
        {
          g_string_append_len (masked, text, end - text);
        }
      else
        {
          if (masked->len > 0 && masked->str[masked->len - 1] == '+')
            g_string_truncate (masked, masked->len - 1);
          g_string_append (masked, number->mask);
        }
      text = end;
    }

  return g_string_free (g_steal_pointer (&masked), FALSE);
}

/**
 * sg_traces_dup_masked:
 *
 * Returns: (transfer full): @text with every trace masked
 */
char *
sg_traces_dup_masked (const SgTraces *self, const char *text)
{
  char *masked = mask_numbers (self, text);

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = g_ptr_array_index (self->names, i);
      char       *less = g_regex_replace_literal (name->regex, masked, -1, 0, name->mask, 0, NULL);

      /* NULL for what is no UTF-8, which no body is. */
      if (less == NULL)
        continue;
      g_free (masked);
      masked = less;
    }

  return masked;
}
