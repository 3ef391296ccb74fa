/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-page.h"

G_BEGIN_DECLS

#define SG_TYPE_DISPATCH_PAGE (sg_dispatch_page_get_type ())

/* The home of the console: the incidents, the map, and what is being worked on. */
G_DECLARE_FINAL_TYPE (SgDispatchPage, sg_dispatch_page, SG, DISPATCH_PAGE, SgPage)

const SgIncident *sg_dispatch_page_get_incident (SgDispatchPage *self);
const SgIncident *sg_dispatch_page_get_nth (SgDispatchPage *self, guint n);
SgPoint           sg_dispatch_page_get_centre (SgDispatchPage *self);

G_END_DECLS
