/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-lines.h"

#include <string.h>

/**
 * sg_lines_from_array:
 *
 * Returns: (transfer full) (nullable): the texts, a line each
 */
char *
sg_lines_from_array (JsonArray *array)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        continue;
      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      g_string_append (lines, json_node_get_string (node));
    }

  return lines->len > 0 ? g_strdup (lines->str) : NULL;
}

/**
 * sg_lines_append:
 * @lines: (inout): texts, a line each; %NULL for none
 * @line: (nullable): nothing happens without one
 */
void
sg_lines_append (char **lines, const char *line)
{
  g_autofree char *before = NULL;

  if (line == NULL)
    return;

  before = g_steal_pointer (lines);
  *lines = before == NULL ? g_strdup (line) : g_strdup_printf ("%s\n%s", before, line);
}

/**
 * sg_lines_contain:
 * @lines: (nullable): texts, a line each
 */
gboolean
sg_lines_contain (const char *lines, const char *line)
{
  gsize length = strlen (line);

  for (const char *c = lines; c != NULL; c = strchr (c, '\n'))
    {
      if (*c == '\n')
        c++;
      if (strncmp (c, line, length) == 0 && (c[length] == '\n' || c[length] == '\0'))
        return TRUE;
    }

  return FALSE;
}
