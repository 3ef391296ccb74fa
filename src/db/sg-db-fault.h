/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

gboolean sg_db_set_fault (sqlite3 *handle, const char *path, GError **error);
gboolean sg_db_set_file_fault (const char *path, int saved_errno, GError **error);

G_END_DECLS
