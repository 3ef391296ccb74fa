/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "common/sg-task.h"

G_BEGIN_DECLS

#define SG_TYPE_TASK_ROW (sg_task_row_get_type ())

G_DECLARE_FINAL_TYPE (SgTaskRow, sg_task_row, SG, TASK_ROW, GtkListBoxRow)

SgTaskRow *sg_task_row_new (void);

void sg_task_row_take (SgTaskRow *self, const SgTask *task, const char *destination);
void sg_task_row_tick (SgTaskRow *self, gint64 now);

const SgTask *sg_task_row_get_task (SgTaskRow *self);

G_END_DECLS
