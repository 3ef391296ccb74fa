/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk/register/sg-search-range.h"

#include <string.h>

/* Sorts after every text that begins with the same characters. */
#define LAST_CHARACTER "\xf4\x8f\xbf\xbf"

/* What is typed of a telephone: as all of them are kept, as far as it goes. */
static char *
dup_phone_start (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_c (digits, *c);
    else if (strchr (" -.()+/", *c) == NULL)
      return NULL;

  if (digits->len == 0)
    return NULL;
  if (digits->str[0] == '0')
    return g_strconcat ("+62", digits->str + 1, NULL);

  return g_strconcat ("+", digits->str, NULL);
}

/* Numbers have hyphens: what has none is not looked for among them. */
static char *
dup_number_start (const char *text)
{
  return strchr (text, '-') != NULL ? g_ascii_strup (text, -1) : NULL;
}

static char *
dup_end (const char *start)
{
  return g_strconcat (start != NULL ? start : "", LAST_CHARACTER, NULL);
}

/**
 * sg_search_range_init:
 * @text: (nullable): as typed
 */
void
sg_search_range_init (SgSearchRange *self, const char *text)
{
  self->word = g_strstrip (g_ascii_strdown (text != NULL ? text : "", -1));
  self->phone = dup_phone_start (self->word);
  self->number = dup_number_start (self->word);
  self->word_end = dup_end (self->word);
  self->phone_end = dup_end (self->phone);
  self->number_end = dup_end (self->number);
}

void
sg_search_range_clear (SgSearchRange *self)
{
  g_clear_pointer (&self->word, g_free);
  g_clear_pointer (&self->word_end, g_free);
  g_clear_pointer (&self->phone, g_free);
  g_clear_pointer (&self->phone_end, g_free);
  g_clear_pointer (&self->number, g_free);
  g_clear_pointer (&self->number_end, g_free);
}
