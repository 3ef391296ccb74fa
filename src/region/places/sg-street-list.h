/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-progress.h"
#include "region/places/sg-place-record.h"

G_BEGIN_DECLS

gboolean sg_street_list_collect (const SgOsmStore *store,
                                 const SgAreas    *areas,
                                 GArray           *records,
                                 SgProgress       *progress,
                                 GError          **error);

G_END_DECLS
