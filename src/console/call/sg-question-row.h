/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "common/sg-card.h"

G_BEGIN_DECLS

#define SG_TYPE_QUESTION_ROW (sg_question_row_get_type ())

/* A question of a card, and a button for each answer. */
G_DECLARE_FINAL_TYPE (SgQuestionRow, sg_question_row, SG, QUESTION_ROW, GtkWidget)

SgQuestionRow *sg_question_row_new (const SgCardQuestion *question);

const char *sg_question_row_get_id (SgQuestionRow *self);
const char *sg_question_row_get_answer (SgQuestionRow *self);
void        sg_question_row_set_answer (SgQuestionRow *self, const char *answer);

G_END_DECLS
