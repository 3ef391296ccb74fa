/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "common/sg-incident.h"
#include "desk/candidates/sg-candidates.h"

G_BEGIN_DECLS

#define SG_TYPE_NEXT_BAR (sg_next_bar_get_type ())

/* Offers the next ambulance when the last one that was asked cannot go; seen only then. */
G_DECLARE_FINAL_TYPE (SgNextBar, sg_next_bar, SG, NEXT_BAR, AdwBin)

void sg_next_bar_show (SgNextBar *self, const SgIncident *incident, const SgCandidate *first);

G_END_DECLS
