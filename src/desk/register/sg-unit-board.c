/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each unit is doing, in one word. The word follows from the unit's readiness and from the
 * tasks it still has; nobody types it. */

#define G_LOG_DOMAIN "siaga-desk"

#include "desk/register/sg-unit-board.h"

#include "desk/log/sg-row.h"
#include "desk/register/sg-units.h"

/* By the state of the task. One that was accepted keeps the unit busy though it does not move yet:
 * “ditugaskan” is the code list's word for a unit that has not answered. */
static const struct
{
  const char *status;
  const char *next;
  SgStep      step;
} steps[] = {
  [SG_TASK_REQUESTED] = { "ditugaskan", "accepted", SG_STEP_REQUESTED },
  [SG_TASK_ACCEPTED] = { "sibuk", "en_route", SG_STEP_ANSWERED },
  [SG_TASK_EN_ROUTE] = { "ke_lokasi", "on_scene", SG_STEP_EN_ROUTE },
  [SG_TASK_ON_SCENE] = { "tiba_lokasi", "transporting", SG_STEP_ON_SCENE },
  [SG_TASK_TRANSPORTING] = { "ke_rs", "at_hospital", SG_STEP_TRANSPORTING },
  [SG_TASK_AT_HOSPITAL] = { "tiba_rs", "returning", SG_STEP_AT_HOSPITAL },
  [SG_TASK_RETURNING] = { "kembali", "ended", SG_STEP_RETURNING },
};

static const char *const words[] = {
  [SG_UNIT_READY] = "tersedia",
  [SG_UNIT_NOT_READY] = "belum_siap",
  [SG_UNIT_OFF] = "offline",
};

void
sg_unit_board_row_free (SgUnitBoardRow *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->unit, sg_unit_free);
  g_clear_pointer (&self->task, sg_task_free);
  g_free (self->incident_number);
  g_free (self);
}

/**
 * sg_unit_status:
 * @task: (nullable): what it is doing
 *
 * Returns: a word of the code list `unit_status`
 */
const char *
sg_unit_status (const SgUnit *unit, const SgTask *task)
{
  if (task != NULL && !sg_task_is_over (task))
    return steps[task->state].status;

  return words[unit->readiness];
}

/* A unit on its way back may be asked again: what it is asked does not hide what it does. */
static gboolean
is_further (const SgTask *a, const SgTask *b)
{
  if (b == NULL || a->state != b->state)
    return b == NULL || a->state > b->state;

  return a->at[SG_STEP_REQUESTED] < b->at[SG_STEP_REQUESTED];
}

/* @tasks are alive, so those of one unit are few. */
static const SgTask *
find_task (GPtrArray *tasks, const SgUnit *unit, guint *n)
{
  const SgTask *found = NULL;

  for (guint i = 0; i < tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (tasks, i);

      if (!sg_uuid_equal (&task->responder, &unit->id))
        continue;
      (*n)++;
      if (is_further (task, found))
        found = task;
    }

  return found;
}

static gboolean
read_task (SgDesk *desk, SgUnitBoardRow *row, const SgTask *task, GError **error)
{
  g_autoptr (SgIncident) incident = NULL;

  row->task = sg_row_get (sg_desk_get_db (desk), &sg_task_record, &task->id, error);
  if (row->task == NULL)
    return FALSE;

  incident = sg_row_get (sg_desk_get_db (desk), &sg_incident_record, &task->incident, error);
  if (incident == NULL)
    return FALSE;

  row->incident_number = g_strdup (incident->number);
  row->next = steps[task->state].next;
  row->since = task->at[steps[task->state].step];
  return TRUE;
}

/* Since when it is as it is: its readiness, or the end of its last task if that was later. */
static gboolean
read_since (SgDesk *desk, SgUnitBoardRow *row, GError **error)
{
  g_autoptr (SgDbStatement) last = NULL;
  gboolean has_row;

  last = sg_db_get_statement (sg_desk_get_db (desk),
                              error,
                              "SELECT ended_at FROM task WHERE responder = ?"
                              " ORDER BY requested_at DESC LIMIT 1",
                              "B",
                              row->unit->id.bytes,
                              (gsize) SG_UUID_BYTES);
  if (last == NULL || !sg_db_step (last, &has_row, error))
    return FALSE;

  row->since = row->unit->readied_at;
  if (has_row)
    row->since = MAX (row->since, sqlite3_column_int64 (last, 0));
  return TRUE;
}

static SgUnitBoardRow *
make_row (SgDesk *desk, SgUnit *unit, GPtrArray *tasks, GError **error)
{
  g_autoptr (SgUnitBoardRow) row = g_new0 (SgUnitBoardRow, 1);
  const SgTask *task;

  row->unit = unit;
  task = find_task (tasks, unit, &row->n_tasks);
  row->status = sg_unit_status (unit, task);
  if (task != NULL ? !read_task (desk, row, task, error) : !read_since (desk, row, error))
    return NULL;

  return g_steal_pointer (&row);
}

/**
 * sg_desk_list_unit_board:
 *
 * Returns: (nullable) (transfer full) (element-type SgUnitBoardRow): all units in use, by call sign
 */
GPtrArray *
sg_desk_list_unit_board (SgDesk *desk, GError **error)
{
  g_autoptr (GPtrArray)
    rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_unit_board_row_free);
  g_autoptr (GPtrArray) units = sg_desk_list_units (desk, error);
  g_autoptr (GPtrArray) tasks = NULL;

  if (units == NULL)
    return NULL;

  tasks =
    sg_row_list (sg_desk_get_db (desk), &sg_task_record, "WHERE state < 7 AND kind = 0", error, "");
  while (tasks != NULL && units->len > 0)
    {
      SgUnitBoardRow *row = make_row (desk, g_ptr_array_steal_index (units, 0), tasks, error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }

  return tasks != NULL ? g_steal_pointer (&rows) : NULL;
}
