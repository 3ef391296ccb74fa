/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whose link it is, and whether it says anything without its server. */

#include "common/sg-map-host.h"

#include <string.h>

static const struct
{
  const char *host;
  SgMapHost   service;
} hosts[] = {
  { "maps.apple.com", SG_MAP_APPLE }, { "openstreetmap.org", SG_MAP_OSM },
  { "osm.org", SG_MAP_OSM },          { "waze.com", SG_MAP_WAZE },
  { "ul.waze.com", SG_MAP_WAZE },     { "bing.com", SG_MAP_BING },
  { "share.here.com", SG_MAP_HERE },  { "wego.here.com", SG_MAP_HERE },
  { "here.com", SG_MAP_HERE },
};

/* Links that only their own server can read. */
static const struct
{
  const char *host;
  const char *path; /* the first segment, or NULL for any */
} short_links[] = {
  { "maps.app.goo.gl", NULL },
  { "goo.gl", NULL },
  { "g.co", NULL },
  { "g.page", NULL },
  { "bit.ly", NULL },
  { "wa.me", NULL },
  { "api.whatsapp.com", NULL },
  { "maps.apple", NULL },
  { "maps.apple.com", "p" },
  { "tinyurl.com", NULL },
  { "s.id", NULL },
  { "t.co", NULL },
  { "is.gd", NULL },
  { "w3w.co", NULL },
  { "what3words.com", NULL },
  { "openstreetmap.org", "node" },
  { "openstreetmap.org", "way" },
  { "openstreetmap.org", "relation" },
};

/* Links around a link. */
static const struct
{
  const char *host; /* NULL for any of Google's */
  const char *key;
} wrappers[] = {
  { NULL, "continue" },           { NULL, "url" },           { NULL, "link" },
  { "maps.app.goo.gl", "link" },  { "l.facebook.com", "u" }, { "lm.facebook.com", "u" },
  { "l.instagram.com", "u" },     { "l.wl.co", "u" },        { "wa.me", "text" },
  { "api.whatsapp.com", "text" },
};

static const char *
skip_prefix (const char *text, const char *prefix)
{
  return g_str_has_prefix (text, prefix) ? text + strlen (prefix) : text;
}

/* google.com, maps.google.co.id and so on. */
static gboolean
is_google (const char *host)
{
  static const char *const fronts[] = { "www.", "maps.", "m.", "consent." };
  const char              *rest = host;
  guint                    dots = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fronts); i++)
    rest = skip_prefix (rest, fronts[i]);
  if (!g_str_has_prefix (rest, "google."))
    return FALSE;

  for (const char *at = rest; *at != '\0'; at++)
    dots += *at == '.' ? 1 : 0;

  return dots <= 2;
}

/**
 * sg_map_host_find:
 * @host: in small letters
 */
SgMapHost
sg_map_host_find (const char *host)
{
  const char *bare = skip_prefix (host, "www.");

  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    if (strcmp (bare, hosts[i].host) == 0)
      return hosts[i].service;

  return is_google (host) ? SG_MAP_GOOGLE : SG_MAP_NOBODY;
}

/**
 * sg_map_host_is_short:
 *
 * Returns: whether @uri is a key to its server and nothing else
 */
gboolean
sg_map_host_is_short (const SgLinkUri *uri)
{
  const char *bare = skip_prefix (uri->host, "www.");

  for (guint i = 0; i < G_N_ELEMENTS (short_links); i++)
    if (strcmp (bare, short_links[i].host) == 0 &&
        (short_links[i].path == NULL || g_strcmp0 (uri->segments[0], short_links[i].path) == 0))
      return TRUE;

  return FALSE;
}

/**
 * sg_map_host_find_wrapped:
 *
 * Returns: (nullable): the text that holds the link within @uri, or %NULL
 */
const char *
sg_map_host_find_wrapped (const SgLinkUri *uri)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrappers); i++)
    {
      gboolean    is_host = wrappers[i].host == NULL ? is_google (uri->host)
                                                     : strcmp (uri->host, wrappers[i].host) == 0;
      const char *value = is_host ? sg_link_uri_get (uri, wrappers[i].key) : NULL;

      if (value != NULL)
        return value;
    }

  /* google.com/url?q=…; elsewhere q is a place. */
  if (is_google (uri->host) && g_strcmp0 (uri->segments[0], "url") == 0)
    return sg_link_uri_get (uri, "q");

  return NULL;
}
