/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-map-link.h"

G_BEGIN_DECLS

gboolean sg_geo_uri_is (const char *text);
gboolean sg_geo_uri_parse (const char *text, SgMapLink *link, GError **error);

G_END_DECLS
