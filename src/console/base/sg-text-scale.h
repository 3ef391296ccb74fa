/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of gtk-xft-dpi where nobody says otherwise. */
#define SG_TEXT_DPI_USUAL (96 * 1024)

int sg_text_scale_pixels (int pixels);

G_END_DECLS
