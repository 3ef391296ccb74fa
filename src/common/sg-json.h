/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *sg_json_parse (const char *text, gsize most_bytes, GError **error);

G_END_DECLS
