/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "common/sg-cards.h"

G_BEGIN_DECLS

#define SG_TYPE_CALL_CARD (sg_call_card_get_type ())

/* What to tell the caller now, by whom it was approved, and the beat to press by. */
G_DECLARE_FINAL_TYPE (SgCallCard, sg_call_card, SG, CALL_CARD, GtkWidget)

gboolean sg_call_card_show (SgCallCard *self, const char *id, GError **error);
void     sg_call_card_hide (SgCallCard *self);
void     sg_call_card_set_compact (SgCallCard *self, gboolean compact);

G_END_DECLS
