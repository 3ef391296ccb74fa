/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-roads.h"

G_BEGIN_DECLS

char       *sg_text_minutes (double seconds);
char       *sg_text_distance (double metres);
char       *sg_text_point (SgPoint point);
const char *sg_text_profile (SgProfile profile);

G_END_DECLS
