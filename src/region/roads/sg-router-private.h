/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-search.h"

G_BEGIN_DECLS

SgSearch *sg_router_get_search (SgRouter *self);

G_END_DECLS
