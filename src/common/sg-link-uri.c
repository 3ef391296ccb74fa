/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Links as they are pasted are often no valid URIs: with blanks, quotes and degree signs, or
 * without a scheme. So this takes apart what it can and complains of nothing. */

#include "common/sg-link-uri.h"

#include <string.h>

#include "common/sg-pasted-text.h"

static int
get_byte (const char *escape)
{
  return escape[0] == '%' && g_ascii_isxdigit (escape[1]) && g_ascii_isxdigit (escape[2])
           ? g_ascii_xdigit_value (escape[1]) * 16 + g_ascii_xdigit_value (escape[2])
           : -1;
}

/**
 * sg_link_uri_decode:
 * @text: a part of a link
 * @plus_is_blank: whether a plus stands for a blank, as in the query
 *
 * Returns: (transfer full): valid UTF-8 as of sg_pasted_text_clean(); an escape that stands for
 *   nothing is left as it is
 */
char *
sg_link_uri_decode (const char *text, gboolean plus_is_blank)
{
  g_autoptr (GString) decoded = g_string_new (NULL);
  g_autofree char *valid = NULL;

  for (const char *at = text; *at != '\0'; at++)
    {
      int byte = get_byte (at);

      if (byte > 0)
        {
          g_string_append_c (decoded, (char) byte);
          at += 2;
        }
      else
        g_string_append_c (decoded, plus_is_blank && *at == '+' ? ' ' : *at);
    }

  valid = g_utf8_make_valid (decoded->str, -1);
  return sg_pasted_text_clean (valid);
}

static void
add_parameters (SgLinkUri *self, const char *text)
{
  g_auto (GStrv) pairs = g_strsplit (text, "&", SG_LINK_URI_PARAMETERS_MAX);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *value = strchr (pairs[i], '=');

      if (value == NULL)
        value = pairs[i] + strlen (pairs[i]);
      else
        *value++ = '\0';
      g_ptr_array_add (self->keys, sg_link_uri_decode (pairs[i], TRUE));
      g_ptr_array_add (self->values, sg_link_uri_decode (value, TRUE));
    }
}

static void
set_path (SgLinkUri *self, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", SG_LINK_URI_PARAMETERS_MAX);
  g_autoptr (GStrvBuilder) segments = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *segment = sg_link_uri_decode (parts[i], TRUE);

      g_strv_builder_add (segments, segment);
    }
  self->segments = g_strv_builder_end (segments);
}

/**
 * sg_link_uri_new:
 * @text: a link, with or without its scheme
 *
 * Returns: (transfer full): its parts
 */
SgLinkUri *
sg_link_uri_new (const char *text)
{
  SgLinkUri       *self = g_new0 (SgLinkUri, 1);
  const char      *scheme = text + strcspn (text, ":/?#");
  const char      *start = g_str_has_prefix (scheme, "://") ? scheme + 3 : text;
  g_autofree char *rest = g_strdup (start + strcspn (start, "/?#"));
  char            *fragment = strchr (rest, '#');
  char            *query;

  self->host = g_ascii_strdown (start, (gssize) strcspn (start, "/?#:"));
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func (g_free);

  if (fragment != NULL)
    *fragment++ = '\0';
  query = strchr (rest, '?');
  if (query != NULL)
    *query++ = '\0';

  set_path (self, *rest == '/' ? rest + 1 : rest);
  add_parameters (self, query != NULL ? query : "");
  add_parameters (self, fragment != NULL ? fragment : "");

  return self;
}

/**
 * sg_link_uri_free:
 * @self: (nullable)
 */
void
sg_link_uri_free (SgLinkUri *self)
{
  if (self == NULL)
    return;

  g_free (self->host);
  g_strfreev (self->segments);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->values);
  g_free (self);
}

/**
 * sg_link_uri_get:
 *
 * Returns: (nullable): the first value of @key that is not empty, or %NULL
 */
const char *
sg_link_uri_get (const SgLinkUri *self, const char *key)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->keys, i), key) == 0)
      {
        const char *value = g_ptr_array_index (self->values, i);

        if (*value != '\0')
          return value;
      }

  return NULL;
}
