/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A step that was told by radio happened before it was entered. Its time is set on the desk of the
 * thread for this one act and taken back at once, so that nobody else's act gets it. */

#include "config.h"

#include "console/incident/sg-task-deed.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-deed.h"
#include "console/base/sg-text.h"
#include "console/incident/sg-candidate-text.h"
#include "desk/dispatch/sg-desk-next.h"
#include "desk/dispatch/sg-desk-task.h"

static void
deed_free (gpointer data)
{
  SgTaskDeed *deed = data;

  g_free ((char *) deed->name);
  g_free ((char *) deed->reason);
  g_free (deed);
}

static gboolean
answer (SgDesk *desk, const SgTaskDeed *deed, GError **error)
{
  const SgAnswerGiven given = { sg_task_state_to_text (deed->to), deed->reason, -1 };

  return sg_desk_answer (desk, &deed->incident, &deed->task, &given, error);
}

static gboolean
is_answer (SgTaskState state)
{
  return state == SG_TASK_ACCEPTED || state == SG_TASK_REFUSED || state == SG_TASK_NO_ANSWER;
}

static gboolean
record (SgDesk *desk, const SgTaskDeed *deed, GError **error)
{
  const SgUuid *incident = &deed->incident;
  const SgUuid *task = &deed->task;

  if (is_answer (deed->to))
    return answer (desk, deed, error);
  if (deed->to == SG_TASK_CANCELLED)
    return sg_desk_cancel (desk, incident, task, deed->reason, error);
  if (deed->to == SG_TASK_RELEASED)
    return sg_desk_release (desk, incident, task, deed->reason, error);
  if (deed->to == SG_TASK_ENDED)
    return sg_desk_end_task (desk, incident, task, error);

  return sg_desk_progress (desk, incident, task, sg_task_state_to_text (deed->to), error);
}

static char *
dup_told (const SgTaskDeed *deed, GPtrArray *next)
{
  const char      *state = sg_text_code ("task_state", sg_task_state_to_text (deed->to));
  g_autofree char *names = next != NULL ? sg_candidate_dup_names (next) : NULL;

  if (names != NULL)
    /* Translators: who is asked after somebody else could not */
    return g_strdup_printf (_ ("%s: %s. Now asked: %s"), deed->name, state, names);

  return g_strdup_printf ("%s: %s", deed->name, state);
}

static gpointer
do_deed (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgTaskDeed *deed = data;
  g_autoptr (GPtrArray) next = NULL;
  gboolean done;

  sg_desk_set_entry_time (hand->desk, deed->at, deed->at != 0 ? SG_CLOCK_MANUAL : SG_CLOCK_AUTO);
  done = record (hand->desk, deed, error);
  sg_desk_set_entry_time (hand->desk, 0, SG_CLOCK_AUTO);
  if (!done)
    return NULL;

  if (deed->then_next && hand->index != NULL)
    {
      next = sg_desk_request_next (hand->desk, hand->index, &deed->incident, error);
      if (next == NULL)
        return NULL;
    }

  return dup_told (deed, next);
}

/**
 * sg_task_deed_do:
 * @from: in whose window it is told
 * @deed: copied
 */
void
sg_task_deed_do (GtkWidget *from, SgDeskSession *session, const SgTaskDeed *deed)
{
  SgTaskDeed      *copy = g_memdup2 (deed, sizeof *deed);
  const SgDeskWork work = { do_deed, copy, deed_free, g_free };

  copy->name = g_strdup (deed->name != NULL ? deed->name : "?");
  copy->reason = g_strdup (deed->reason);
  sg_deed_do (from, session, &work, NULL);
}
