/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a log, a wall view or a report shows instead of personal data: enough to recognise somebody
 * whom one knows, not enough to find somebody whom one does not. */

#include "common/sg-mask.h"

#include <string.h>

#define HIDDEN "***"

/* The first letter and the mask; only the mask for what is empty or is no text. */
static char *
hide_after_first (const char *text)
{
  if (*text == '\0' || !g_utf8_validate (text, -1, NULL))
    return g_strdup (HIDDEN);

  return g_strdup_printf ("%.*s" HIDDEN, (int) (g_utf8_next_char (text) - text), text);
}

/**
 * sg_mask_email:
 *
 * Returns: (transfer full): such as `j***@example.com`
 */
char *
sg_mask_email (const char *email)
{
  const char      *at = strrchr (email, '@');
  g_autofree char *person = NULL;

  if (at == NULL || at == email)
    return g_strdup (HIDDEN);

  person = hide_after_first (email);
  return g_utf8_validate (at, -1, NULL) ? g_strconcat (person, at, NULL) : g_strdup (HIDDEN);
}

/**
 * sg_mask_name:
 *
 * A name of one word, as many Indonesians have, is hidden like a family name.
 *
 * Returns: (transfer full): such as `John D***`
 */
char *
sg_mask_name (const char *name)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  char            *space = strchr (trimmed, ' ');
  g_autofree char *rest = NULL;

  if (space == NULL)
    return hide_after_first (trimmed);

  *space = '\0';
  rest = hide_after_first (g_strchug (space + 1));
  return g_utf8_validate (trimmed, -1, NULL) ? g_strdup_printf ("%s %s", trimmed, rest)
                                             : g_strdup (HIDDEN);
}
