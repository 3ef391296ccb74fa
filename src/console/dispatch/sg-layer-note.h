/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "console/dispatch/sg-desk-layers.h"

G_BEGIN_DECLS

void  sg_layer_note_show (GtkWidget *map, SgDesk *desk, SgDeskLayer layer, const SgUuid *id);
char *sg_layer_note_dup_text (SgDesk *desk, SgDeskLayer layer, const SgUuid *id);

G_END_DECLS
