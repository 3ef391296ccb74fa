/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

gboolean sg_desk_export_person (SgDesk     *desk,
                                const char *key,
                                const char *folder,
                                const char *purpose,
                                GError    **error);

G_END_DECLS
