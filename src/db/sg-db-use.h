/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sg_db_is_in_use (const char *path, gboolean *in_use, GError **error);

G_END_DECLS
