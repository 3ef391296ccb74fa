/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-desk-session.h"
#include "console/base/sg-entry-item.h"
#include "desk/call/sg-desk-place.h"

G_BEGIN_DECLS

void         sg_place_find_async (SgDeskSession      *session,
                                  const char         *text,
                                  SgPoint             near,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
SgEntryItem *sg_place_find_make_item (const SgFoundPlace *place, SgPoint from);

G_END_DECLS
