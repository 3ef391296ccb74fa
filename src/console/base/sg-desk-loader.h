/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

#define SG_TYPE_DESK_LOADER (sg_desk_loader_get_type ())

G_DECLARE_FINAL_TYPE (SgDeskLoader, sg_desk_loader, SG, DESK_LOADER, GObject)

SgDeskLoader *sg_desk_loader_new (const char *desk, const char *demo_region, gint64 now);
gboolean      sg_desk_loader_is_demo (SgDeskLoader *self);

void           sg_desk_loader_load_async (SgDeskLoader       *self,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
SgDeskSession *sg_desk_loader_load_finish (SgDeskLoader *self,
                                           GAsyncResult *result,
                                           GError      **error);

G_END_DECLS
