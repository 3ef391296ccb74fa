/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Several texts in one, a line each: how a record keeps a list. */

char    *sg_lines_from_array (JsonArray *array);
void     sg_lines_append (char **lines, const char *line);
gboolean sg_lines_contain (const char *lines, const char *line);

G_END_DECLS
