/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl desk incidents, show, timeline, due: what is going on, from a shell. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "ctl/sg-ctl-desk.h"
#include "desk/dispatch/sg-desk-clocks.h"
#include "desk/people/sg-desk-access.h"
#include "desk/privacy/sg-incident-mask.h"
#include "desk/scene/sg-desk-patient.h"

static int
run (char **arguments, guint n_words, int (*show) (SgCtlDesk *self, char **words))
{
  g_auto (SgCtlDesk) self = { 0 };
  const GOptionEntry entries[] = { SG_CTL_DESK_ENTRIES (&self), { NULL } };
  int                exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, n_words, &exit_code);
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_desk_open (&self, words[0], &error))
    return sg_ctl_failed (error);

  return show (&self, words + 1);
}

/* ---- incidents ---- */

static void
add_scene (JsonBuilder *builder, const SgScene *scene)
{
  json_builder_set_member_name (builder, "place");
  if (!sg_scene_is_known (scene))
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  sg_ctl_json_double (builder, "lat", scene->lat, 7);
  sg_ctl_json_double (builder, "lon", scene->lon, 7);
  sg_ctl_json_text (builder, "text", scene->text);
  sg_ctl_json_text (builder, "patokan", scene->patokan);
  sg_ctl_json_text (builder, "road", scene->road);
  sg_ctl_json_text (builder, "desa", scene->desa);
  sg_ctl_json_text (builder, "kecamatan", scene->kecamatan);
  sg_ctl_json_text (builder, "area_code", scene->area_code);
  sg_ctl_json_text (builder, "method", scene->method);
  sg_ctl_json_bool (builder, "verified", scene->verified);
  json_builder_end_object (builder);
}

static void
add_head (JsonBuilder *builder, const SgIncident *incident)
{
  sg_ctl_json_uuid (builder, "id", &incident->id);
  sg_ctl_json_text (builder, "number", incident->number);
  sg_ctl_json_text (builder, "status", sg_status_to_code (incident->status));
  sg_ctl_json_int (builder, "severity", incident->severity);
  sg_ctl_json_text (builder, "type", incident->type);
  sg_ctl_json_text (builder, "finding", incident->finding);
  sg_ctl_json_time (builder, "opened_at", incident->opened_at);
  sg_ctl_json_bool (builder, "drill", incident->drill);
  add_scene (builder, &incident->scene);
}

static void
add_step (JsonBuilder *builder, const SgTask *task, const char *name, SgStep step)
{
  if (task->at[step] != 0)
    sg_ctl_json_time (builder, name, task->at[step]);
}

static void
add_task (JsonBuilder *builder, const SgTask *task)
{
  json_builder_begin_object (builder);
  sg_ctl_json_uuid (builder, "task", &task->id);
  sg_ctl_json_uuid (builder, "responder", &task->responder);
  sg_ctl_json_text (builder, "name", task->name);
  sg_ctl_json_text (builder,
                    "kind",
                    task->kind == SG_RESPONDER_AMBULANCE ? "ambulance" : "volunteer");
  sg_ctl_json_text (builder, "role", sg_role_to_text (task->role));
  sg_ctl_json_text (builder, "state", sg_task_state_to_text (task->state));
  sg_ctl_json_bool (builder, "lead", task->lead);
  sg_ctl_json_bool (builder, "forced", task->forced);
  sg_ctl_json_bool (builder, "disputed", task->disputed);
  if (task->eta_s >= 0)
    sg_ctl_json_int (builder, "eta_s", task->eta_s);
  sg_ctl_json_text (builder, "reason", task->reason);
  add_step (builder, task, "requested_at", SG_STEP_REQUESTED);
  add_step (builder, task, "answered_at", SG_STEP_ANSWERED);
  add_step (builder, task, "en_route_at", SG_STEP_EN_ROUTE);
  add_step (builder, task, "on_scene_at", SG_STEP_ON_SCENE);
  add_step (builder, task, "transporting_at", SG_STEP_TRANSPORTING);
  add_step (builder, task, "at_hospital_at", SG_STEP_AT_HOSPITAL);
  add_step (builder, task, "returning_at", SG_STEP_RETURNING);
  add_step (builder, task, "ended_at", SG_STEP_ENDED);
  json_builder_end_object (builder);
}

static void
add_tasks (JsonBuilder *builder, const SgIncident *incident)
{
  json_builder_set_member_name (builder, "tasks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < incident->tasks->len; i++)
    add_task (builder, g_ptr_array_index (incident->tasks, i));
  json_builder_end_array (builder);
}

static void
print_row (SgCtlDesk *self, const SgIncident *incident)
{
  g_autofree char *opened = sg_ctl_desk_time (self->desk, incident->opened_at);

  char severity = incident->severity > 0 ? (char) ('0' + incident->severity) : '?';

  g_print ("%s  SEV-%c  %-13s  %s  %s  %s\n",
           incident->number,
           severity,
           sg_status_to_code (incident->status),
           opened,
           incident->type != NULL ? incident->type : "–",
           incident->scene.desa != NULL ? incident->scene.desa : "–");
}

static int
show_incidents (SgCtlDesk *self, gboolean only_open)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) incidents = NULL;

  incidents = only_open ? sg_desk_list_open (self->desk, &error)
                        : sg_desk_list_between (self->desk, 0, G_MAXINT64, &error);
  if (incidents == NULL)
    return sg_ctl_failed (error);

  json_builder_begin_array (builder);
  for (guint i = 0; i < incidents->len; i++)
    {
      const SgIncident *incident = g_ptr_array_index (incidents, i);

      if (!self->json)
        print_row (self, incident);
      json_builder_begin_object (builder);
      add_head (builder, incident);
      if (only_open)
        add_tasks (builder, incident);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (self->json)
    sg_ctl_print_json (builder);

  return SG_CTL_DONE;
}

static int
run_incidents (char **arguments)
{
  g_auto (SgCtlDesk) self = { 0 };
  gboolean           only_open = FALSE;
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self),
    { "open", 0, 0, G_OPTION_ARG_NONE, &only_open, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_desk_open (&self, words[0], &error))
    return sg_ctl_failed (error);

  return show_incidents (&self, only_open);
}

/* ---- show ---- */

static void
add_milestones (JsonBuilder *builder, const SgIncident *incident)
{
  static const char        letters[] = "amec";
  static const char *const clocks[] = { "auto", "manual", "estimated", "corrected" };

  json_builder_set_member_name (builder, "milestones");
  json_builder_begin_object (builder);
  for (guint i = 0; i < SG_N_MILESTONES; i++)
    {
      const char *letter = incident->clocks[i] != '\0' ? strchr (letters, incident->clocks[i])
                                                       : NULL;

      if (incident->at[i] == 0)
        continue;
      json_builder_set_member_name (builder, sg_milestone_to_text (i));
      json_builder_begin_object (builder);
      sg_ctl_json_time (builder, "at", incident->at[i]);
      sg_ctl_json_text (builder, "clock", letter != NULL ? clocks[letter - letters] : NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_patient (JsonBuilder *builder, const SgPatient *patient)
{
  json_builder_begin_object (builder);
  sg_ctl_json_uuid (builder, "patient", &patient->id);
  sg_ctl_json_text (builder, "label", patient->label);
  sg_ctl_json_text (builder, "tag", patient->tag);
  sg_ctl_json_text (builder, "sex", patient->sex);
  sg_ctl_json_text (builder, "age", patient->age);
  sg_ctl_json_text (builder, "name", patient->name);
  sg_ctl_json_text (builder, "triage", patient->triage);
  sg_ctl_json_text (builder, "hr", patient->hr);
  sg_ctl_json_text (builder, "rr", patient->rr);
  sg_ctl_json_text (builder, "sbp", patient->sbp);
  sg_ctl_json_text (builder, "dbp", patient->dbp);
  sg_ctl_json_text (builder, "spo2", patient->spo2);
  sg_ctl_json_text (builder, "temp", patient->temp);
  sg_ctl_json_int (builder, "gcs", patient->gcs);
  sg_ctl_json_int (builder, "vitals", patient->n_vitals);
  sg_ctl_json_lines (builder, "treatments", patient->treatments);
  sg_ctl_json_uuid (builder, "facility", &patient->facility);
  sg_ctl_json_text (builder, "receiver", patient->receiver);
  sg_ctl_json_time (builder, "handed_over_at", patient->handed_over_at);
  json_builder_end_object (builder);
}

static void
add_details (JsonBuilder *builder, const SgIncident *incident)
{
  sg_ctl_json_text (builder, "source", incident->source);
  sg_ctl_json_text (builder, "job", incident->job);
  sg_ctl_json_text (builder, "phone", incident->phone);
  sg_ctl_json_text (builder, "caller", incident->caller);
  sg_ctl_json_text (builder, "text", incident->text);
  sg_ctl_json_int (builder, "victims", incident->victims);
  sg_ctl_json_text (builder, "why", incident->why);
  sg_ctl_json_text (builder, "remarks", incident->remarks);
  sg_ctl_json_text (builder, "gender_preference", incident->gender_preference);
  sg_ctl_json_bool (builder, "parked", incident->parked);
  sg_ctl_json_text (builder, "forwarded_to", incident->forwarded_to);
  sg_ctl_json_text (builder, "taken_by", incident->taken_by);
  sg_ctl_json_time (builder, "callback_at", incident->callback_at);
  sg_ctl_json_time (builder, "planned_for", incident->planned_for);
  sg_ctl_json_uuid (builder, "linked_to", &incident->linked_to);
  sg_ctl_json_bool (builder, "major", incident->major);
  sg_ctl_json_text (builder, "disposition", incident->disposition);
  sg_ctl_json_text (builder, "outcome", incident->outcome);
  sg_ctl_json_time (builder, "closed_at", incident->closed_at);
  sg_ctl_json_int (builder, "revision", incident->revision);
  sg_ctl_json_text (builder, "verified_by", incident->verified_by);
  sg_ctl_json_int (builder, "ring", incident->ring);
}

static void
print_incident (SgCtlDesk *self, const SgIncident *incident)
{
  print_row (self, incident);
  if (incident->text != NULL)
    g_print ("  “%s”\n", incident->text);
  for (guint i = 0; i < SG_N_MILESTONES; i++)
    if (incident->at[i] != 0)
      {
        g_autofree char *time = sg_ctl_desk_time (self->desk, incident->at[i]);

        g_print ("  %-11s %s  (%c)\n", sg_milestone_to_text (i), time, incident->clocks[i]);
      }
  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);

      g_print ("  %-24s %s%s%s\n",
               task->name,
               sg_task_state_to_text (task->state),
               task->lead ? ", lead" : "",
               task->disputed ? ", disputed" : "");
    }
}

static void
print_details (SgIncident *incident, GPtrArray *patients, gboolean masked)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_head (builder, incident);
  add_details (builder, incident);
  add_milestones (builder, incident);
  add_tasks (builder, incident);
  json_builder_set_member_name (builder, "patients");
  json_builder_begin_array (builder);
  for (guint i = 0; i < patients->len; i++)
    add_patient (builder, g_ptr_array_index (patients, i));
  json_builder_end_array (builder);
  sg_ctl_json_bool (builder, "masked", masked);
  json_builder_end_object (builder);
  sg_ctl_print_json (builder);
}

static void
mask (SgIncident *incident, GPtrArray *patients)
{
  g_autoptr (SgTraces) traces = sg_incident_find_traces (incident, patients);

  sg_incident_mask (incident, traces);
  for (guint i = 0; i < patients->len; i++)
    sg_patient_mask (g_ptr_array_index (patients, i), traces);
}

static int
show_incident (SgCtlDesk *self, char **words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) incident = sg_ctl_desk_find (self, words[0], &error);
  g_autoptr (GPtrArray) patients = NULL;
  gboolean masked;

  if (incident != NULL)
    patients = sg_desk_list_patients (self->desk, &incident->id, &error);
  if (patients == NULL || !sg_desk_look_at_incident (self->desk,
                                                     &incident->id,
                                                     SG_ACCESS_OPENED,
                                                     NULL,
                                                     &masked,
                                                     &error))
    return sg_ctl_failed (error);

  if (masked)
    mask (incident, patients);
  if (self->json)
    print_details (incident, patients, masked);
  else
    print_incident (self, incident);

  return SG_CTL_DONE;
}

static int
run_show (char **arguments)
{
  return run (arguments, 2, show_incident);
}

/* ---- timeline ---- */

static void
add_event (JsonBuilder *builder, const SgEvent *event, const char *body)
{
  json_builder_begin_object (builder);
  sg_ctl_json_uuid (builder, "id", &event->id);
  sg_ctl_json_text (builder, "kind", event->kind);
  sg_ctl_json_time (builder, "at", event->at);
  sg_ctl_json_time (builder, "recorded_at", event->recorded_at);
  sg_ctl_json_text (builder, "clock", sg_clock_to_text (event->clock));
  sg_ctl_json_text (builder, "by", event->by);
  sg_ctl_json_text (builder, "verdict", sg_verdict_to_text (event->verdict));
  sg_ctl_json_text (builder, "body", body);
  json_builder_end_object (builder);
}

/* The incident's own events and those of its patients, as they happened. */
static GPtrArray *
read_timeline (SgCtlDesk *self, const SgIncident *incident, GError **error)
{
  SgEventLog *log = sg_desk_get_log (self->desk);
  g_autoptr (GPtrArray) events = sg_event_log_read (log, &incident->id, error);
  g_autoptr (GPtrArray) patients = NULL;

  patients = events != NULL ? sg_desk_list_patients (self->desk, &incident->id, error) : NULL;
  if (patients == NULL)
    return NULL;

  for (guint i = 0; i < patients->len; i++)
    {
      const SgPatient *patient = g_ptr_array_index (patients, i);
      GPtrArray       *more = sg_event_log_read (log, &patient->id, error);

      if (more == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (events, more);
    }

  return g_steal_pointer (&events);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const SgEvent *left = *(const SgEvent *const *) a;
  const SgEvent *right = *(const SgEvent *const *) b;

  if (left->at != right->at)
    return left->at < right->at ? -1 : 1;

  return left->hlc < right->hlc ? -1 : left->hlc > right->hlc;
}

/* NULL when nothing is to be masked. */
static SgTraces *
find_traces (const SgIncident *incident, GPtrArray *events, gboolean masked)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  SgTraces *traces;

  if (!masked)
    return NULL;

  traces = sg_incident_find_traces (incident, nobody);
  sg_traces_add_events (traces, events);
  return traces;
}

static void
print_timeline (SgCtlDesk *self, GPtrArray *events, const SgTraces *traces)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < events->len; i++)
    {
      const SgEvent   *event = g_ptr_array_index (events, i);
      g_autofree char *time = sg_ctl_desk_time (self->desk, event->at);
      g_autofree char *body = traces != NULL ? sg_event_dup_masked_body (event, traces)
                                             : g_strdup (event->body);

      add_event (builder, event, body);
      if (!self->json)
        g_print ("%s  %-9s %-22s %s  %s\n",
                 time,
                 sg_clock_to_text (event->clock),
                 event->kind,
                 event->by,
                 body != NULL ? body : "(erased)");
    }
  json_builder_end_array (builder);
  if (self->json)
    sg_ctl_print_json (builder);
}

static int
show_timeline (SgCtlDesk *self, char **words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) incident = sg_ctl_desk_find (self, words[0], &error);
  g_autoptr (GPtrArray) events = incident != NULL ? read_timeline (self, incident, &error) : NULL;
  g_autoptr (SgTraces) traces = NULL;
  gboolean masked;

  if (events == NULL || !sg_desk_look_at_incident (self->desk,
                                                   &incident->id,
                                                   SG_ACCESS_OPENED,
                                                   "timeline",
                                                   &masked,
                                                   &error))
    return sg_ctl_failed (error);

  traces = find_traces (incident, events, masked);
  g_ptr_array_sort (events, compare_events);
  print_timeline (self, events, traces);

  return SG_CTL_DONE;
}

static int
run_timeline (char **arguments)
{
  return run (arguments, 2, show_timeline);
}

/* ---- due ---- */

static int
show_due (SgCtlDesk *self, char **words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dues = sg_desk_list_due (self->desk, &error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (dues == NULL)
    return sg_ctl_failed (error);

  json_builder_begin_array (builder);
  for (guint i = 0; i < dues->len; i++)
    {
      const SgDue *due = g_ptr_array_index (dues, i);
      gint64       seconds = (sg_desk_get_now (self->desk) - due->since) / G_USEC_PER_SEC;

      json_builder_begin_object (builder);
      sg_ctl_json_text (builder, "kind", sg_due_kind_to_text (due->kind));
      sg_ctl_json_text (builder, "incident", due->number);
      sg_ctl_json_text (builder, "responder", due->name);
      sg_ctl_json_int (builder, "overdue_s", seconds);
      sg_ctl_json_int (builder, "level", due->level);
      json_builder_end_object (builder);
      if (!self->json)
        g_print ("%u  %-13s %s  %s  %" G_GINT64_FORMAT " s\n",
                 due->level,
                 sg_due_kind_to_text (due->kind),
                 due->number,
                 due->name != NULL ? due->name : "",
                 seconds);
    }
  json_builder_end_array (builder);
  if (self->json)
    sg_ctl_print_json (builder);

  return SG_CTL_DONE;
}

static int
run_due (char **arguments)
{
  return run (arguments, 1, show_due);
}

const SgCtlCommand sg_ctl_desk_show_commands[] = {
  { "desk incidents", "DB [--open] [--json]", run_incidents },
  { "desk show", "DB INCIDENT [--json]", run_show },
  { "desk timeline", "DB INCIDENT [--json]", run_timeline },
  { "desk due", "DB [--json]", run_due },
  { NULL, NULL, NULL },
};
