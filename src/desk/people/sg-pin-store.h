/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

gboolean sg_pin_store_set (SgDesk *desk, const SgUuid *person, const char *pin, GError **error);
gboolean sg_pin_store_try (SgDesk *desk, const SgUuid *person, const char *pin, GError **error);
gboolean sg_pin_store_find_wait (SgDesk       *desk,
                                 const SgUuid *person,
                                 guint        *seconds,
                                 GError      **error);

G_END_DECLS
