/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saying where a patient is taken. A hospital that has no bed or turns patients away is only warned
 * of: its figures may be old, and nobody here sees what the crew sees. */

#include "config.h"

#include "console/incident/sg-destine.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-deed.h"
#include "console/base/sg-warning-popover.h"
#include "console/incident/sg-candidate-text.h"
#include "desk/dispatch/sg-desk-task.h"

typedef struct
{
  SgUuid         incident;
  SgUuid         task;
  SgUuid         facility;
  char          *done;
  GtkWidget     *from;    /* of the window's thread, NULL in the other */
  SgDeskSession *session; /* likewise */
} Destining;

static void
destining_free (gpointer data)
{
  Destining *self = data;

  g_free (self->done);
  g_clear_object (&self->from);
  g_clear_object (&self->session);
  g_free (self);
}

static gpointer
destine (SgDeskHand *hand, gpointer data, GError **error)
{
  const Destining *self = data;

  return sg_desk_destine (hand->desk, &self->incident, &self->task, &self->facility, error)
           ? g_strdup (self->done)
           : NULL;
}

static void
perform (gpointer user_data)
{
  const Destining *self = user_data;
  Destining       *copy = g_memdup2 (self, sizeof *self);
  const SgDeskWork work = { destine, copy, destining_free, g_free };

  copy->done = g_strdup (self->done);
  copy->from = NULL;
  copy->session = NULL;
  sg_deed_do (self->from, self->session, &work, NULL);
}

/**
 * sg_destine_begin:
 * @task: of the ambulance that takes the patient
 * @anchor: beside which a warning is shown
 * @from: in whose window it is told
 */
void
sg_destine_begin (const SgTask      *task,
                  const SgCandidate *hospital,
                  GtkWidget         *anchor,
                  GtkWidget         *from,
                  SgDeskSession     *session)
{
  g_autofree char *reasons = sg_candidate_dup_reasons (hospital, " · ");
  Destining       *self = g_new0 (Destining, 1);
  SgWarning        warning;

  self->incident = task->incident;
  self->task = task->id;
  self->facility = hospital->id;
  self->from = g_object_ref (from);
  self->session = g_object_ref (session);
  /* Translators: an ambulance, then the hospital to which it takes its patient */
  self->done = g_strdup_printf (_ ("%s takes the patient to %s"),
                                task->name,
                                sg_candidate_get_name (hospital));
  if (hospital->verdict == SG_ELIGIBLE)
    {
      perform (self);
      destining_free (self);
      return;
    }

  warning = (SgWarning){ .heading = sg_candidate_get_name (hospital),
                         .body = reasons,
                         .go_on = _ ("Take the patient there all the same"),
                         .func = perform,
                         .user_data = self,
                         .free_data = destining_free };
  sg_warning_popover_show (anchor, &warning);
}
