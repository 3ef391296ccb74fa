/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is true of every fold, whatever events came in whatever order. */

#pragma once

#include <math.h>
#include <string.h>

#include "common/sg-closure.h"
#include "common/sg-faskes.h"
#include "common/sg-incident.h"
#include "common/sg-patient.h"
#include "common/sg-psc.h"
#include "common/sg-shift.h"
#include "common/sg-unit.h"
#include "common/sg-volunteer.h"

static const SgFoldType *const sg_check_types[] = {
  &sg_incident_fold, &sg_patient_fold,     &sg_unit_fold,    &sg_volunteer_fold,
  &sg_faskes_fold,   &sg_aed_fold,         &sg_closure_fold, &sg_shift_fold,
  &sg_presence_fold, &sg_certificate_fold, &sg_psc_fold,     &sg_person_fold,
};

static inline gboolean
sg_check_is_same (const SgColumn *column, gconstpointer one, gconstpointer other)
{
  const char *a = (const char *) one + column->offset;
  const char *b = (const char *) other + column->offset;

  if (column->type == SG_COLUMN_TEXT)
    return g_strcmp0 (*(const char *const *) a, *(const char *const *) b) == 0;
  if (column->type == SG_COLUMN_REAL && isnan (*(const double *) a))
    return isnan (*(const double *) b);

  return memcmp (a, b, column->size) == 0;
}

static inline void
sg_check_same (const SgRecordType *type, gconstpointer one, gconstpointer other)
{
  for (guint i = 0; i < type->n_columns; i++)
    if (!sg_check_is_same (&type->columns[i], one, other))
      g_error ("%s.%s differs", type->table, type->columns[i].name);
}

static inline void
sg_check_task (const SgTask *task, guint number)
{
  g_assert_cmpint (task->state, >=, SG_TASK_REQUESTED);
  g_assert_cmpint (task->state, <, SG_N_TASK_STATES);
  g_assert_cmpint (task->number, ==, number);
  g_assert_cmpuint (strlen (task->clocks), ==, SG_N_STEPS);
  g_assert_cmpuint (strspn (task->clocks, "amec-"), ==, SG_N_STEPS);
  g_assert_nonnull (sg_task_state_to_text (task->state));
  if (task->lead)
    {
      g_assert_cmpint (task->kind, ==, SG_RESPONDER_VOLUNTEER);
      g_assert_cmpint (task->state, !=, SG_TASK_REQUESTED);
      g_assert_false (sg_task_is_over (task));
    }
}

static inline void
sg_check_incident (const SgIncident *incident)
{
  guint leads = 0;

  if (incident->tasks == NULL)
    return;

  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);

      sg_check_task (task, i);
      g_assert_true (sg_incident_find_task (incident, &task->id) == task);
      leads += task->lead;
    }

  g_assert_cmpuint (leads, <=, 1);
  g_assert_cmpint (incident->status, >=, SG_STATUS_NEW);
  g_assert_cmpint (incident->status, <, SG_N_STATUSES);
  g_assert_nonnull (sg_status_to_code (incident->status));
  g_assert_cmpint (sg_incident_is_open (incident), ==, incident->closed_at == 0);
  g_assert_cmpuint (strlen (incident->clocks), ==, SG_N_MILESTONES);
  g_assert_cmpuint (strspn (incident->clocks, "amec-"), ==, SG_N_MILESTONES);
}

/* Folds @events to each sort of record, twice, and returns nothing but the certainty. */
static inline void
sg_check_folds (const SgUuid *subject, GPtrArray *events)
{
  for (guint i = 0; i < G_N_ELEMENTS (sg_check_types); i++)
    {
      const SgFoldType *type = sg_check_types[i];
      gpointer          one = sg_fold_events (type, subject, events);
      gpointer          other = sg_fold_events (type, subject, events);

      sg_check_same (type->record, one, other);
      if (type == &sg_incident_fold)
        sg_check_incident (one);
      sg_fold_free (type, one);
      sg_fold_free (type, other);
    }
}
