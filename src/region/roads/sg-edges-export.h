/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-profiles.h"

G_BEGIN_DECLS

gboolean sg_edges_export (const SgRoads    *roads,
                          const SgProfiles *profiles,
                          SgProfile         profile,
                          const char       *path,
                          GError          **error);

G_END_DECLS
