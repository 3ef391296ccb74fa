/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sg_xlsx_check (const char *path, GError **error);

G_END_DECLS
