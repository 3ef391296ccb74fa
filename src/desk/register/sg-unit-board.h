/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-task.h"
#include "common/sg-unit.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgUnitBoardRow:
 * @status: of the code list `unit_status`
 * @task: (nullable): what the unit is doing; of several the one that has gone furthest
 * @incident_number: (nullable): of @task
 * @n_tasks: how many it has
 * @since: when the status began, microseconds UTC; 0 when nobody knows
 * @next: (nullable): the step that comes next, as in `task.progressed`; “ended” to be free
 */
typedef struct
{
  SgUnit     *unit;
  const char *status;
  SgTask     *task;
  char       *incident_number;
  guint       n_tasks;
  gint64      since;
  const char *next;
} SgUnitBoardRow;

GPtrArray  *sg_desk_list_unit_board (SgDesk *desk, GError **error);
const char *sg_unit_status (const SgUnit *unit, const SgTask *task);

void sg_unit_board_row_free (SgUnitBoardRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgUnitBoardRow, sg_unit_board_row_free)

G_END_DECLS
