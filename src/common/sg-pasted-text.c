/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people paste comes with the typography of whatever wrote it: curly quotes for minutes, a
 * true minus, invisible marks of direction around every number that WhatsApp forwards. Here it
 * becomes plain, so that no reader of places has to know. */

#include "common/sg-pasted-text.h"

#include <string.h>

/* [us] An operator recognises what was pasted by this much of it. */
#define EXCERPT_CHARACTERS 40

static const struct
{
  gunichar    first, last;
  const char *plain;
} plain_forms[] = {
  { '`', '`', "'" },        { 0x00b4, 0x00b4, "'" },
  { 0x00ba, 0x00ba, "°" }, /* the ordinal sign of some keyboards */
  { 0x02b9, 0x02b9, "'" },  { 0x02ba, 0x02ba, "\"" },
  { 0x02bc, 0x02bc, "'" },  { 0x02da, 0x02da, "°" },
  { 0x2010, 0x2015, "-" },  { 0x2018, 0x201b, "'" },
  { 0x201c, 0x201f, "\"" }, { 0x2032, 0x2032, "'" },
  { 0x2033, 0x2033, "\"" }, { 0x2212, 0x2212, "-" },
  { 0xfe63, 0xfe63, "-" },  { 0xff0b, 0xff0b, "+" },
  { 0xff0c, 0xff0c, "," },  { 0xff0d, 0xff0d, "-" },
  { 0xff0e, 0xff0e, "." },
};

static void
add_plain (GString *clean, gunichar character)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_forms); i++)
    if (character >= plain_forms[i].first && character <= plain_forms[i].last)
      {
        g_string_append (clean, plain_forms[i].plain);
        return;
      }

  if (g_unichar_type (character) == G_UNICODE_FORMAT)
    return;

  if (g_unichar_isspace (character) || g_unichar_iscntrl (character))
    g_string_append_c (clean, ' ');
  else if (character > 0x7f && g_unichar_isdigit (character))
    g_string_append_c (clean, (char) ('0' + g_unichar_digit_value (character)));
  else
    g_string_append_unichar (clean, character);
}

/**
 * sg_pasted_text_clean:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): @text with ASCII digits, signs, quotes and blanks, with nothing
 *   invisible, and with nothing blank at its ends
 */
char *
sg_pasted_text_clean (const char *text)
{
  GString *clean = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    add_plain (clean, g_utf8_get_char (at));

  return g_strstrip (g_string_free (clean, FALSE));
}

/**
 * sg_pasted_text_limit:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): the start of @text, cut between two characters
 */
char *
sg_pasted_text_limit (const char *text, gsize most_characters)
{
  const char *end = text;

  for (gsize i = 0; i < most_characters && *end != '\0'; i++)
    end = g_utf8_next_char (end);

  return g_strndup (text, (gsize) (end - text));
}

/**
 * sg_pasted_text_excerpt:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): @text for a message: enough of it to be recognised
 */
char *
sg_pasted_text_excerpt (const char *text)
{
  g_autofree char *start = sg_pasted_text_limit (text, EXCERPT_CHARACTERS);

  if (strcmp (start, text) == 0)
    return g_steal_pointer (&start);

  return g_strconcat (start, "…", NULL);
}
