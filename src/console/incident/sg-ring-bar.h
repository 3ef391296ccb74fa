/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

#define SG_TYPE_RING_BAR (sg_ring_bar_get_type ())

/* The rings in which volunteers are alerted: how far it has come, and the next one. */
G_DECLARE_FINAL_TYPE (SgRingBar, sg_ring_bar, SG, RING_BAR, AdwBin)

void sg_ring_bar_show (SgRingBar *self, SgDesk *desk, const SgIncident *incident);
void sg_ring_bar_tick (SgRingBar *self, gint64 now);
void sg_ring_bar_open_next (SgRingBar *self, SgDeskSession *session, const SgUuid *incident);

G_END_DECLS
