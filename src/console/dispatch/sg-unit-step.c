/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One key a state, as crews press them on their radios elsewhere: 1 free by radio, 2 at the base, 3
 * en route, 4 on scene, 7 patient on board, 8 at the hospital. 5 and 6 mean nothing there that a
 * desk needs: here a request is accepted and a unit is not ready. */

#include "config.h"

#include "console/dispatch/sg-unit-step.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-deed.h"
#include "desk/dispatch/sg-desk-task.h"
#include "desk/register/sg-units.h"

static const struct
{
  const char *step; /* NULL for what is no step of a task */
  const char *label;
  SgTaskState to;
} keys[] = {
  { "returning", N_ ("Returning"), SG_TASK_RETURNING },
  { "ended", N_ ("Free at its base"), SG_TASK_ENDED },
  { "en_route", N_ ("En route"), SG_TASK_EN_ROUTE },
  { "on_scene", N_ ("On scene"), SG_TASK_ON_SCENE },
  { "accepted", N_ ("Accepted"), SG_TASK_ACCEPTED },
  { NULL, N_ ("Not ready"), 0 },
  { "transporting", N_ ("Transporting"), SG_TASK_TRANSPORTING },
  { "at_hospital", N_ ("At hospital"), SG_TASK_AT_HOSPITAL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (keys) == SG_UNIT_KEY_LAST);

typedef struct
{
  SgUuid      incident;
  SgUuid      task;
  const char *step;
} Step;

typedef struct
{
  SgUuid      unit;
  SgReadiness readiness;
  char       *reason;
} Readying;

static void
readying_free (Readying *self)
{
  g_free (self->reason);
  g_free (self);
}

static gpointer
do_step (SgDeskHand *hand, gpointer data, GError **error)
{
  const Step         *step = data;
  const SgAnswerGiven yes = { "accepted", NULL, -1 };

  if (g_str_equal (step->step, "accepted"))
    sg_desk_answer (hand->desk, &step->incident, &step->task, &yes, error);
  else if (g_str_equal (step->step, "ended"))
    sg_desk_end_task (hand->desk, &step->incident, &step->task, error);
  else
    sg_desk_progress (hand->desk, &step->incident, &step->task, step->step, error);

  return NULL;
}

static gpointer
do_ready (SgDeskHand *hand, gpointer data, GError **error)
{
  const Readying *readying = data;

  sg_desk_set_readiness (hand->desk, &readying->unit, readying->readiness, readying->reason, error);
  return NULL;
}

const char *
sg_unit_step_get_label (int key)
{
  g_return_val_if_fail (key >= SG_UNIT_KEY_FIRST && key <= SG_UNIT_KEY_LAST, "");

  return _ (keys[key - 1].label);
}

/**
 * sg_unit_step_find_key:
 * @step: (nullable): as in #SgUnitBoardRow
 *
 * Returns: 0 when there is none
 */
int
sg_unit_step_find_key (const char *step)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (step != NULL && g_strcmp0 (keys[i].step, step) == 0)
      return (int) i + 1;

  return 0;
}

/**
 * sg_unit_step_may:
 *
 * Returns: whether the key leads on from where the unit is now; the desk has the last word
 */
gboolean
sg_unit_step_may (const SgUnitEntry *entry, int key)
{
  const SgTask *task = entry->row->task;

  g_return_val_if_fail (key >= SG_UNIT_KEY_FIRST && key <= SG_UNIT_KEY_LAST, FALSE);

  if (keys[key - 1].step == NULL)
    return entry->row->unit->readiness == SG_UNIT_READY;
  if (task == NULL)
    return key <= 2 && entry->row->unit->readiness != SG_UNIT_READY;

  return keys[key - 1].to > task->state;
}

/**
 * sg_unit_step_do:
 * @from: in whose window it is told
 */
void
sg_unit_step_do (GtkWidget *from, SgDeskSession *session, const SgUnitEntry *entry, int key)
{
  const SgTask    *task = entry->row->task;
  g_autofree char *said =
    g_strdup_printf ("%s · %s", entry->row->unit->call_sign, sg_unit_step_get_label (key));
  Step      *step;
  SgDeskWork work;

  if (!sg_unit_step_may (entry, key))
    {
      g_autofree char *refusal = g_strdup_printf (_ ("%s: not possible now"), said);

      gtk_widget_activate_action (from, "win.tell", "s", refusal);
      return;
    }

  if (keys[key - 1].step == NULL || task == NULL)
    {
      sg_unit_step_set_readiness (from,
                                  session,
                                  entry,
                                  keys[key - 1].step == NULL ? SG_UNIT_NOT_READY : SG_UNIT_READY,
                                  NULL);
      return;
    }

  step = g_new0 (Step, 1);
  *step = (Step){ task->incident, task->id, keys[key - 1].step };
  work = (SgDeskWork){ do_step, step, g_free, NULL };
  sg_deed_do (from, session, &work, said);
}

/**
 * sg_unit_step_set_readiness:
 * @reason: (nullable): must be there for a unit that goes off
 */
void
sg_unit_step_set_readiness (GtkWidget         *from,
                            SgDeskSession     *session,
                            const SgUnitEntry *entry,
                            SgReadiness        readiness,
                            const char        *reason)
{
  static const char *const labels[] = {
    [SG_UNIT_READY] = N_ ("Ready"),
    [SG_UNIT_NOT_READY] = N_ ("Not ready"),
    [SG_UNIT_OFF] = N_ ("Off duty"),
  };
  g_autofree char *said =
    g_strdup_printf ("%s · %s", entry->row->unit->call_sign, _ (labels[readiness]));
  Readying        *readying = g_new0 (Readying, 1);
  const SgDeskWork work = { do_ready, readying, (GDestroyNotify) readying_free, NULL };

  *readying = (Readying){ entry->row->unit->id, readiness, g_strdup (reason) };
  sg_deed_do (from, session, &work, said);
}
