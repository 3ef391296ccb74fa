/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/demo/sg-demo-net.h"
#include "region/demo/sg-demo-plan.h"

G_BEGIN_DECLS

void  sg_demo_names_give (SgDemoPlan *plan, SgNet *net);
char *sg_demo_names_dup_quarter (const SgDemoPlan *plan, int quarter);
char *sg_demo_names_dup_roman (guint number);

G_END_DECLS
