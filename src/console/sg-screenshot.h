/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/sg-window.h"

G_BEGIN_DECLS

void     sg_screenshot_take_async (SgWindow           *window,
                                   const char         *path,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
gboolean sg_screenshot_take_finish (GAsyncResult *result, GError **error);

G_END_DECLS
