/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

gboolean sg_typed_time_parse (SgDesk     *desk,
                              const char *text,
                              gint64      near,
                              gint64     *at,
                              GError    **error);

G_END_DECLS
