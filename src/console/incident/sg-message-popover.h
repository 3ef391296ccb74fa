/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "common/sg-task.h"
#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

#define SG_TYPE_MESSAGE_POPOVER (sg_message_popover_get_type ())

/* What to tell a crew, ready to copy, to send or to read out, and what came of it. */
G_DECLARE_FINAL_TYPE (SgMessagePopover, sg_message_popover, SG, MESSAGE_POPOVER, GtkPopover)

gboolean sg_message_popover_show (GtkWidget     *anchor,
                                  SgDeskSession *session,
                                  const SgTask  *task,
                                  GError       **error);

G_END_DECLS
