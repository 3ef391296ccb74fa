/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-link-uri.h"

G_BEGIN_DECLS

/**
 * SgMapHost:
 *
 * Whose links have the same form.
 */
typedef enum
{
  SG_MAP_NOBODY,
  SG_MAP_GOOGLE,
  SG_MAP_APPLE,
  SG_MAP_OSM,
  SG_MAP_WAZE,
  SG_MAP_BING,
  SG_MAP_HERE
} SgMapHost;

SgMapHost   sg_map_host_find (const char *host);
gboolean    sg_map_host_is_short (const SgLinkUri *uri);
const char *sg_map_host_find_wrapped (const SgLinkUri *uri);

G_END_DECLS
