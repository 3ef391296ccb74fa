/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/sg-region-session.h"

G_BEGIN_DECLS

#define SG_TYPE_REGION_LOADER (sg_region_loader_get_type ())

G_DECLARE_FINAL_TYPE (SgRegionLoader, sg_region_loader, SG, REGION_LOADER, GObject)

SgRegionLoader *sg_region_loader_new (const char *path, gboolean builds_demo);

void             sg_region_loader_load_async (SgRegionLoader     *self,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
SgRegionSession *sg_region_loader_load_finish (SgRegionLoader *self,
                                               GAsyncResult   *result,
                                               GError        **error);

G_END_DECLS
