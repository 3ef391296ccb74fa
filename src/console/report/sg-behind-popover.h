/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "desk/sg-desk.h"

G_BEGIN_DECLS

GtkPopover *sg_behind_popover_show (GtkWidget *parent,
                                    GtkWidget *anchor,
                                    SgDesk    *desk,
                                    GPtrArray *incidents);

G_END_DECLS
