/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SG_TYPE_METRONOME (sg_metronome_get_type ())

/* Beats by which a helper presses: seen, and heard where the window has `win.beat`. */
G_DECLARE_FINAL_TYPE (SgMetronome, sg_metronome, SG, METRONOME, GtkWidget)

void sg_metronome_set_rate (SgMetronome *self, guint beats_per_minute);
void sg_metronome_start (SgMetronome *self);
void sg_metronome_stop (SgMetronome *self);

G_END_DECLS
