/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-responders.h"

G_BEGIN_DECLS

SgResponders *sg_demo_responders_new (SgRoads *roads, guint32 seed);

G_END_DECLS
