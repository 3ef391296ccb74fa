/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each action takes identifiers and codes as strings, in the order in which the table of verbs has
 * them. */

#include "config.h"

#include "console/command/sg-command-deeds.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "console/base/sg-deed.h"
#include "desk/call/sg-desk-call.h"
#include "desk/dispatch/sg-desk-ring.h"
#include "desk/dispatch/sg-desk-task.h"
#include "desk/register/sg-units.h"
#include "desk/scene/sg-desk-close.h"

struct _SgCommandDeeds
{
  GObject parent_instance;

  GtkApplicationWindow *window; /* that owns this */
  SgDeskSession        *session;
};

G_DEFINE_FINAL_TYPE (SgCommandDeeds, sg_command_deeds, G_TYPE_OBJECT)

/* In the desk's thread. */
typedef gboolean (*Record) (SgDeskHand *hand, char **words, GError **error);

/**
 * Deed:
 * @type: of the parameter: strings
 * @done: marked for translation: what is told afterwards
 */
typedef struct
{
  const char *action;
  const char *type;
  Record      record;
  const char *done;
} Deed;

typedef struct
{
  const Deed *deed;
  char      **words;
} Job;

static void
job_free (Job *job)
{
  g_strfreev (job->words);
  g_free (job);
}

/* ---- what is recorded ---- */

/* Of several, the one that has gone furthest. */
static SgTask *
find_task (SgDesk *desk, const char *unit, GError **error)
{
  g_autoptr (GPtrArray) tasks = NULL;
  SgTask *best = NULL;
  SgUuid  id;
  guint   at = 0;

  if (!sg_uuid_parse (unit, &id, error))
    return NULL;

  tasks = sg_desk_list_alive_tasks (desk, &id, error);
  if (tasks == NULL)
    return NULL;

  for (guint i = 0; i < tasks->len; i++)
    {
      SgTask *task = g_ptr_array_index (tasks, i);

      if (best == NULL || task->state > best->state)
        {
          best = task;
          at = i;
        }
    }

  if (best == NULL)
    {
      g_set_error_literal (error, SG_ERROR, SG_ERROR_STALE, _ ("This unit has no task now"));
      return NULL;
    }

  return g_ptr_array_steal_index (tasks, at);
}

static gboolean
request_unit (SgDeskHand *hand, char **words, GError **error)
{
  SgRequest request = { .kind = SG_RESPONDER_AMBULANCE, .eta_s = -1 };
  SgUuid    incident;
  SgUuid    task;

  return sg_uuid_parse (words[0], &request.responder, error) &&
         sg_uuid_parse (words[1], &incident, error) &&
         sg_desk_request (hand->desk, &incident, &request, &task, error);
}

static gboolean
answer (SgDesk *desk, const char *unit, const char *word, const char *reason, GError **error)
{
  const SgAnswerGiven given = { word, reason, -1 };
  g_autoptr (SgTask) task = find_task (desk, unit, error);

  return task != NULL && sg_desk_answer (desk, &task->incident, &task->id, &given, error);
}

static gboolean
accept_request (SgDeskHand *hand, char **words, GError **error)
{
  return answer (hand->desk, words[0], "accepted", NULL, error);
}

static gboolean
refuse_request (SgDeskHand *hand, char **words, GError **error)
{
  return answer (hand->desk, words[0], "refused", words[1], error);
}

static gboolean
set_readiness (SgDesk     *desk,
               const char *unit,
               SgReadiness readiness,
               const char *reason,
               GError    **error)
{
  SgUuid id;

  return sg_uuid_parse (unit, &id, error) &&
         sg_desk_set_readiness (desk, &id, readiness, reason, error);
}

static gboolean
unit_ready (SgDeskHand *hand, char **words, GError **error)
{
  return set_readiness (hand->desk, words[0], SG_UNIT_READY, NULL, error);
}

static gboolean
unit_not_ready (SgDeskHand *hand, char **words, GError **error)
{
  return set_readiness (hand->desk, words[0], SG_UNIT_NOT_READY, words[1], error);
}

static gboolean
unit_off (SgDeskHand *hand, char **words, GError **error)
{
  return set_readiness (hand->desk, words[0], SG_UNIT_OFF, words[1], error);
}

static gboolean
unit_status (SgDeskHand *hand, char **words, GError **error)
{
  g_autoptr (SgTask) task = NULL;

  if (g_str_equal (words[1], "ready"))
    return unit_ready (hand, words, error);
  if (g_str_equal (words[1], "accepted"))
    return accept_request (hand, words, error);

  task = find_task (hand->desk, words[0], error);
  if (task == NULL)
    return FALSE;
  if (g_str_equal (words[1], "ended"))
    return sg_desk_end_task (hand->desk, &task->incident, &task->id, error);

  return sg_desk_progress (hand->desk, &task->incident, &task->id, words[1], error);
}

static gboolean
close_incident (SgDeskHand *hand, char **words, GError **error)
{
  const SgClosing closing = { .disposition = words[1] };
  SgUuid          incident;

  return sg_uuid_parse (words[0], &incident, error) &&
         sg_desk_close (hand->desk, &incident, &closing, error);
}

static gboolean
note_incident (SgDeskHand *hand, char **words, GError **error)
{
  SgUuid incident;

  return sg_uuid_parse (words[0], &incident, error) &&
         sg_desk_note (hand->desk, &incident, words[1], error);
}

static gboolean
open_ring (SgDeskHand *hand, char **words, GError **error)
{
  gint64 number = g_ascii_strtoll (words[1], NULL, 10);
  SgUuid incident;
  g_autoptr (SgAlertRing) ring = NULL;

  if (hand->index == NULL)
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_NOT_FOUND,
                           _ ("Without a region nobody can be found near the incident"));
      return FALSE;
    }
  if (!sg_uuid_parse (words[0], &incident, error))
    return FALSE;

  ring = sg_desk_open_ring (hand->desk, hand->index, &incident, number, error);

  return ring != NULL;
}

static const SgTask *
find_carrier (const SgIncident *incident)
{
  const SgTask *best = NULL;

  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);

      if (task->kind == SG_RESPONDER_AMBULANCE && !sg_task_is_over (task) &&
          (best == NULL || task->state > best->state))
        best = task;
    }

  return best;
}

static gboolean
destine_hospital (SgDeskHand *hand, char **words, GError **error)
{
  g_autoptr (SgIncident) incident = NULL;
  const SgTask *carrier;
  SgUuid        id;
  SgUuid        facility;

  if (!sg_uuid_parse (words[0], &id, error) || !sg_uuid_parse (words[1], &facility, error))
    return FALSE;

  incident = sg_desk_get_incident (hand->desk, &id, error);
  if (incident == NULL)
    return FALSE;

  carrier = find_carrier (incident);
  if (carrier == NULL)
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_STALE,
                           _ ("No ambulance is at this incident to take the patient"));
      return FALSE;
    }

  return sg_desk_destine (hand->desk, &id, &carrier->id, &facility, error);
}

static const Deed deeds[] = {
  { "request-unit", "(ss)", request_unit, N_ ("The unit is asked") },
  { "accept-request", "s", accept_request, N_ ("Accepted") },
  { "refuse-request", "(ss)", refuse_request, N_ ("Refused") },
  { "unit-status", "(ss)", unit_status, N_ ("Status recorded") },
  { "unit-ready", "s", unit_ready, N_ ("The unit is ready") },
  { "unit-not-ready", "(ss)", unit_not_ready, N_ ("The unit is not ready") },
  { "unit-off", "(ss)", unit_off, N_ ("The unit is off duty") },
  { "close-incident", "(ss)", close_incident, N_ ("Incident closed") },
  { "note-incident", "(ss)", note_incident, N_ ("Noted") },
  { "open-ring", "(ss)", open_ring, N_ ("Volunteers alerted") },
  { "destine-hospital", "(ss)", destine_hospital, N_ ("Hospital chosen") },
};

/* ---- the actions ---- */

static gpointer
do_job (SgDeskHand *hand, gpointer data, GError **error)
{
  const Job *job = data;

  job->deed->record (hand, job->words, error);

  return NULL;
}

static char **
dup_words (GVariant *parameter)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  if (g_variant_is_of_type (parameter, G_VARIANT_TYPE_STRING))
    g_strv_builder_add (words, g_variant_get_string (parameter, NULL));
  else
    for (gsize i = 0; i < g_variant_n_children (parameter); i++)
      {
        const char *word;

        g_variant_get_child (parameter, i, "&s", &word);
        g_strv_builder_add (words, word);
      }

  return g_strv_builder_end (words);
}

static const Deed *
find_deed (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (g_str_equal (deeds[i].action, action))
      return &deeds[i];

  return NULL;
}

static void
on_activate (SgCommandDeeds *self, GVariant *parameter, GSimpleAction *action)
{
  Job             *job = g_new0 (Job, 1);
  const SgDeskWork work = { do_job, job, (GDestroyNotify) job_free, NULL };

  job->deed = find_deed (g_action_get_name (G_ACTION (action)));
  job->words = dup_words (parameter);
  sg_deed_do (GTK_WIDGET (self->window), self->session, &work, _ (job->deed->done));
}

static void
sg_command_deeds_dispose (GObject *object)
{
  SgCommandDeeds *self = SG_COMMAND_DEEDS (object);

  for (guint i = 0; self->window != NULL && i < G_N_ELEMENTS (deeds); i++)
    g_action_map_remove_action (G_ACTION_MAP (self->window), deeds[i].action);
  self->window = NULL;
  g_clear_object (&self->session);

  G_OBJECT_CLASS (sg_command_deeds_parent_class)->dispose (object);
}

static void
sg_command_deeds_class_init (SgCommandDeedsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sg_command_deeds_dispose;
}

static void
sg_command_deeds_init (SgCommandDeeds *self)
{
}

/**
 * sg_command_deeds_new:
 * @window: (transfer none): lives longer
 */
SgCommandDeeds *
sg_command_deeds_new (GtkApplicationWindow *window, SgDeskSession *session)
{
  SgCommandDeeds *self = g_object_new (SG_TYPE_COMMAND_DEEDS, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autoptr (GVariantType) type = g_variant_type_new (deeds[i].type);
      g_autoptr (GSimpleAction) action = g_simple_action_new (deeds[i].action, type);

      g_signal_connect_object (action,
                               "activate",
                               G_CALLBACK (on_activate),
                               self,
                               G_CONNECT_SWAPPED);
      g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (action));
    }

  return self;
}
