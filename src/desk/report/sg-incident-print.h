/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

gboolean sg_desk_print_incident (SgDesk       *desk,
                                 const SgUuid *incident,
                                 const char   *path,
                                 gboolean      masked,
                                 GError      **error);
char    *sg_desk_dup_sitrep (SgDesk *desk, const SgUuid *incident, GError **error);

G_END_DECLS
