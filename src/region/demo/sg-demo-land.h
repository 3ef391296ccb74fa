/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/demo/sg-demo-net.h"
#include "region/demo/sg-demo-plan.h"
#include "region/demo/sg-demo-sheet.h"

G_BEGIN_DECLS

void sg_demo_land_draw (SgDemoPlan *plan, SgNet *net, SgDemoSheet *sheet);

G_END_DECLS
