/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/demo/sg-demo-lots.h"
#include "region/demo/sg-demo-sheet.h"

G_BEGIN_DECLS

/* At most this many houses: a desk's first map must not take long to make. */
#define SG_DEMO_HOUSES_MAX 38000

void sg_demo_houses_draw (SgDemoPlan *plan, SgNet *net, SgDemoLots *lots, SgDemoSheet *sheet);

G_END_DECLS
