/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/demo/sg-demo-net.h"
#include "region/demo/sg-demo-plan.h"

G_BEGIN_DECLS

void sg_demo_growth_run (SgDemoPlan *plan, SgNet *net);

G_END_DECLS
