/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

/* Tells a desk what other programs, and other threads of this one, recorded in its file. */
typedef struct _SgDeskWatch SgDeskWatch;

/* More subjects are told in the next turn of the main loop. */
#define SG_DESK_WATCH_MOST 50

SgDeskWatch *sg_desk_watch_new (SgDesk *desk, GMainContext *context, GError **error);
void         sg_desk_watch_free (SgDeskWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgDeskWatch, sg_desk_watch_free)

G_END_DECLS
