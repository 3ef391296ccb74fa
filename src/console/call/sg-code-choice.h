/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A drop-down of the codes of a list, by their labels. */
void        sg_code_choice_fill (GtkDropDown *self, const char *list, const char *none);
const char *sg_code_choice_get (GtkDropDown *self);
void        sg_code_choice_set (GtkDropDown *self, const char *code);

G_END_DECLS
