/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/sg-manifest.h"

G_BEGIN_DECLS

SgManifest *sg_demo_region_make (const char *output,
                                 guint64     seed,
                                 SgProgress *progress,
                                 GError    **error);

G_END_DECLS
