/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SG_TYPE_WRAP_BOX (sg_wrap_box_get_type ())

G_DECLARE_FINAL_TYPE (SgWrapBox, sg_wrap_box, SG, WRAP_BOX, GtkWidget)

G_END_DECLS
