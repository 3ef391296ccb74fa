/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text message that opens an incident where there is no data network. People type it as well,
 * so the comma may be a decimal one and the type may be missing; what cannot be missing is who and
 * where. */

#include "config.h"

#include "common/sg-emergency-sms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-error.h"
#include "common/sg-pasted-text.h"

#define KEYWORD "DARURAT"

static gboolean
is_user_id (const char *text, gsize length)
{
  if (length == 0 || length > SG_EMERGENCY_SMS_USER_MAX)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && strchr ("-_.@+", text[i]) == NULL)
      return FALSE;

  return TRUE;
}

static const char *
skip_blanks (const char *at)
{
  return at + strspn (at, " ");
}

/* The next word, cut to @most characters; @at moves behind it. */
static char *
take_word (const char **at, gsize most)
{
  const char      *start = skip_blanks (*at);
  gsize            length = strcspn (start, " ");
  g_autofree char *word = g_strndup (start, length);

  *at = skip_blanks (start + length);
  return sg_pasted_text_limit (word, most);
}

/**
 * sg_emergency_sms_parse:
 * @text: valid UTF-8
 * @context: (nullable): where the desk works
 *
 * Returns: (nullable) (transfer full): what the message says, or %NULL with %SG_ERROR_NOT_FOUND
 *   when it is not of that form, with %SG_ERROR_INVALID when its place cannot be right
 */
SgEmergencySms *
sg_emergency_sms_parse (const char *text, const SgPlaceContext *context, GError **error)
{
  g_autofree char *clean = sg_pasted_text_clean (text);
  g_autoptr (GError) why = NULL;
  g_autoptr (SgEmergencySms) self = g_new0 (SgEmergencySms, 1);
  gsize       keyword = strlen (KEYWORD);
  const char *user = skip_blanks (clean + MIN (keyword, strlen (clean)));
  gsize       user_length = strcspn (user, " ");
  const char *at = skip_blanks (user + user_length);

  if (g_ascii_strncasecmp (clean, KEYWORD " ", keyword + 1) != 0 || !is_user_id (user, user_length))
    g_set_error_literal (&why, SG_ERROR, SG_ERROR_NOT_FOUND, "");
  else if (sg_coordinates_scan (&at, context, &self->at, &why))
    self->user = g_strndup (user, user_length);

  if (g_error_matches (why, SG_ERROR, SG_ERROR_NOT_FOUND))
    g_set_error_literal (error,
                         SG_ERROR,
                         SG_ERROR_NOT_FOUND,
                         _ ("an emergency SMS reads: DARURAT <user id> <lat,lon> <type> "
                            "<description>"));
  else if (why != NULL)
    g_propagate_error (error, g_steal_pointer (&why));
  if (self->user == NULL)
    return NULL;

  self->type = take_word (&at, SG_EMERGENCY_SMS_TYPE_MAX);
  self->description = sg_pasted_text_limit (at, SG_EMERGENCY_SMS_DESCRIPTION_MAX);

  return g_steal_pointer (&self);
}

/**
 * sg_emergency_sms_free:
 * @self: (nullable)
 */
void
sg_emergency_sms_free (SgEmergencySms *self)
{
  if (self == NULL)
    return;

  g_free (self->user);
  g_free (self->type);
  g_free (self->description);
  g_free (self);
}
