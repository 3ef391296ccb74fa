/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-json.h"

#include <string.h>

#include "common/sg-error.h"

/* The limit of every document everywhere: the parser would use up its stack on a deep one. */
#define DEPTH_MAX 16

static gboolean
is_too_deep (const char *text)
{
  guint    depth = 0;
  gboolean quoted = FALSE;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (quoted && *c == '\\' && c[1] != '\0')
        c++;
      else if (*c == '"')
        quoted = !quoted;
      else if (!quoted && (*c == '[' || *c == '{') && ++depth > DEPTH_MAX)
        return TRUE;
      else if (!quoted && (*c == ']' || *c == '}') && depth > 0)
        depth--;
    }

  return FALSE;
}

/**
 * sg_json_parse:
 * @text: a document from outside
 * @most_bytes: how long it may be
 *
 * Returns: (nullable) (transfer full): its root, or %NULL with %SG_ERROR_INVALID
 */
JsonNode *
sg_json_parse (const char *text, gsize most_bytes, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) why = NULL;

  if (strlen (text) > most_bytes)
    g_set_error (&why,
                 SG_ERROR,
                 SG_ERROR_INVALID,
                 "longer than %" G_GSIZE_FORMAT " bytes",
                 most_bytes);
  else if (is_too_deep (text))
    g_set_error (&why, SG_ERROR, SG_ERROR_INVALID, "nested deeper than %d", DEPTH_MAX);
  else if (json_parser_load_from_data (parser, text, -1, &why) &&
           json_parser_get_root (parser) == NULL)
    g_set_error (&why, SG_ERROR, SG_ERROR_INVALID, "empty");

  if (why != NULL)
    {
      g_set_error (error, SG_ERROR, SG_ERROR_INVALID, "not a JSON document: %s", why->message);
      return NULL;
    }

  return json_parser_steal_root (parser);
}
