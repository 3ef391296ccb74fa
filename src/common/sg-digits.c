/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-digits.h"

#include <string.h>

/* What is written between digits, and the invisible marks that WhatsApp puts around a number. */
static gboolean
is_between_digits (gunichar c)
{
  return g_unichar_isspace (c) || (c < 0x80 && strchr ("-.()/", (int) c) != NULL) || c == 0xad ||
         (c >= 0x200b && c <= 0x2015) || (c >= 0x202a && c <= 0x202f) || c == 0x2060 ||
         (c >= 0x2066 && c <= 0x2069);
}

/**
 * sg_digits_read:
 * @text: a number as people write it: in groups, with dots, strokes or brackets
 *
 * Returns: (nullable) (transfer full): its digits, behind a `+` if it begins with one; %NULL when
 *   there is anything else in it or it is longer than @most_bytes
 */
char *
sg_digits_read (const char *text, gsize most_bytes)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  if (strnlen (text, most_bytes + 1) > most_bytes || !g_utf8_validate (text, -1, NULL))
    return NULL;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_ascii_isdigit (*c) || (*c == '+' && digits->len == 0))
        g_string_append_c (digits, *c);
      else if (letter != '\0' && !is_between_digits (letter))
        return NULL;
    }

  return g_string_free (g_steal_pointer (&digits), FALSE);
}
