/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"

G_BEGIN_DECLS

gboolean sg_osm_code_decode (const char *code, SgPoint *point, double *zoom, GError **error);

G_END_DECLS
