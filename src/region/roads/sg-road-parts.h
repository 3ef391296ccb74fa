/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-road-net.h"

G_BEGIN_DECLS

gboolean sg_road_parts_mark (SgRoadNet *net, guint32 *n_small, GError **error);

G_END_DECLS
