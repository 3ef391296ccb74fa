/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

#define SG_TYPE_CALLER_NOTE (sg_caller_note_get_type ())

/* How a number is understood, and what it called about before. */
G_DECLARE_FINAL_TYPE (SgCallerNote, sg_caller_note, SG, CALLER_NOTE, GtkWidget)

void sg_caller_note_look (SgCallerNote *self, SgDeskSession *session, const char *phone);

G_END_DECLS
