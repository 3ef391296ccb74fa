/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SG_TYPE_TOAST (sg_toast_get_type ())

G_DECLARE_FINAL_TYPE (SgToast, sg_toast, SG, TOAST, AdwBin)

void sg_toast_say (SgToast *self, const char *text);
void sg_toast_say_done (SgToast *self, const char *text, guint seconds);
void sg_toast_clear (SgToast *self);

G_END_DECLS
