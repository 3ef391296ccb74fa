/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/demo/sg-demo-lots.h"
#include "region/demo/sg-demo-wards.h"

G_BEGIN_DECLS

void sg_demo_facilities_draw (SgDemoPlan        *plan,
                              SgNet             *net,
                              const SgDemoWards *wards,
                              SgDemoLots        *lots,
                              SgDemoSheet       *sheet);

G_END_DECLS
