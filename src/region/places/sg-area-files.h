/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/places/sg-areas.h"
#include "region/places/sg-places-builder.h"

G_BEGIN_DECLS

gboolean sg_area_files_read (SgAreas             *areas,
                             const SgPlacesInput *input,
                             SgPlacesSummary     *summary,
                             SgProgress          *progress,
                             GError             **error);

G_END_DECLS
