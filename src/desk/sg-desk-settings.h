/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

gboolean sg_desk_configure (SgDesk *desk, const char *key, gint64 value, GError **error);
gboolean sg_desk_configure_district (SgDesk     *desk,
                                     const char *district,
                                     const char *key,
                                     gint64      value,
                                     GError    **error);

G_END_DECLS
