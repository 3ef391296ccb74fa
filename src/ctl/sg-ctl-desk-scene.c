/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl desk patient, handover, close, verify, shift, …: from the scene to the end of the shift,
 * from a shell. */

#include "config.h"

#include <string.h>

#include "common/sg-error.h"
#include "ctl/sg-ctl-desk.h"
#include "desk/people/sg-desk-access.h"
#include "desk/register/sg-facilities.h"
#include "desk/scene/sg-desk-close.h"
#include "desk/scene/sg-desk-hospital.h"
#include "desk/scene/sg-desk-patient.h"

/* The options of all commands about a scene; each uses those that mean something to it. */
typedef struct
{
  SgCtlDesk   desk;
  SgIncident *incident;
  SgUuid      patient;

  SgPatientFacts facts; /* its members are owned by this struct */
  SgVitals       vitals;
  SgTreatment    treatment;
  char          *bp;
  char          *how;
  char          *receiver;
  char          *condition;
  char          *outcome;
  char          *reason;
  char          *sector;
  char          *transport_officer;
  char          *commander;
  char          *staging;
  char          *task;
  gboolean       release;
  gboolean       off;
} Scene;

static void
scene_clear (Scene *self)
{
  const char **told[] = {
    &self->facts.label,    &self->facts.tag,       &self->facts.sex,      &self->facts.age,
    &self->facts.name,     &self->facts.nik,       &self->vitals.hr,      &self->vitals.rr,
    &self->vitals.sbp,     &self->vitals.dbp,      &self->vitals.spo2,    &self->vitals.temp,
    &self->vitals.glucose, &self->vitals.pain,     &self->vitals.avpu,    &self->vitals.gcs,
    &self->treatment.dose, &self->treatment.route, &self->treatment.code,
  };
  char **owned[] = {
    &self->bp,        &self->how,     &self->receiver, &self->condition,
    &self->outcome,   &self->reason,  &self->sector,   &self->transport_officer,
    &self->commander, &self->staging, &self->task,
  };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    g_clear_pointer ((char **) told[i], g_free);
  for (guint i = 0; i < G_N_ELEMENTS (owned); i++)
    g_clear_pointer (owned[i], g_free);
  g_clear_pointer (&self->incident, sg_incident_free);
  sg_ctl_desk_clear (&self->desk);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

#define TEXT_OPTION(name, field)                                                                   \
  {                                                                                                \
    name, 0, 0, G_OPTION_ARG_STRING, &(field), NULL, NULL                                          \
  }

static int
run (char **arguments, guint n_words, gboolean (*act) (Scene *self, GError **error))
{
  g_auto (Scene) self = { 0 };
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self.desk),
    TEXT_OPTION ("label", self.facts.label),
    TEXT_OPTION ("tag", self.facts.tag),
    TEXT_OPTION ("sex", self.facts.sex),
    TEXT_OPTION ("age", self.facts.age),
    TEXT_OPTION ("name", self.facts.name),
    TEXT_OPTION ("nik", self.facts.nik),
    TEXT_OPTION ("hr", self.vitals.hr),
    TEXT_OPTION ("rr", self.vitals.rr),
    TEXT_OPTION ("bp", self.bp),
    TEXT_OPTION ("spo2", self.vitals.spo2),
    TEXT_OPTION ("temp", self.vitals.temp),
    TEXT_OPTION ("glucose", self.vitals.glucose),
    TEXT_OPTION ("pain", self.vitals.pain),
    TEXT_OPTION ("avpu", self.vitals.avpu),
    TEXT_OPTION ("gcs", self.vitals.gcs),
    TEXT_OPTION ("dose", self.treatment.dose),
    TEXT_OPTION ("route", self.treatment.route),
    TEXT_OPTION ("code", self.treatment.code),
    TEXT_OPTION ("how", self.how),
    TEXT_OPTION ("receiver", self.receiver),
    TEXT_OPTION ("condition", self.condition),
    TEXT_OPTION ("outcome", self.outcome),
    TEXT_OPTION ("reason", self.reason),
    TEXT_OPTION ("sector", self.sector),
    TEXT_OPTION ("transport-officer", self.transport_officer),
    TEXT_OPTION ("commander", self.commander),
    TEXT_OPTION ("staging", self.staging),
    TEXT_OPTION ("task", self.task),
    { "release", 0, 0, G_OPTION_ARG_NONE, &self.release, NULL, NULL },
    { "off", 0, 0, G_OPTION_ARG_NONE, &self.off, NULL, NULL },
    { NULL },
  };

  return sg_ctl_desk_run (&self.desk, arguments, entries, n_words, (SgCtlDeskFunc) act);
}

static gboolean
find_incident (Scene *self, GError **error)
{
  self->incident = sg_ctl_desk_find (&self->desk, self->desk.words[0], error);

  return self->incident != NULL;
}

/* ---- patients ---- */

/* A patient goes by the identifier, the label, or the place in the list: 1 is the first. */
static gboolean
find_patient (Scene *self, const char *text, GError **error)
{
  g_autoptr (GPtrArray) patients = NULL;
  guint64 number = 0;
  SgUuid  id = SG_UUID_NONE;

  g_ascii_string_to_unsigned (text, 10, 1, 10000, &number, NULL);
  sg_uuid_parse (text, &id, NULL);
  patients = sg_desk_list_patients (self->desk.desk, &self->incident->id, error);
  for (guint i = 0; patients != NULL && i < patients->len; i++)
    {
      const SgPatient *patient = g_ptr_array_index (patients, i);

      if (sg_uuid_equal (&patient->id, &id) || i + 1 == number ||
          g_strcmp0 (patient->label, text) == 0)
        {
          self->patient = patient->id;
          return TRUE;
        }
    }

  if (patients != NULL)
    g_set_error (error,
                 SG_ERROR,
                 SG_ERROR_NOT_FOUND,
                 "%s has no patient “%s”",
                 self->incident->number,
                 text);
  return FALSE;
}

static gboolean
add_patient (Scene *self, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!sg_desk_add_patient (self->desk.desk,
                            &self->incident->id,
                            &self->facts,
                            &self->patient,
                            error))
    return FALSE;

  text = sg_uuid_to_text (&self->patient);
  json_builder_begin_object (builder);
  sg_ctl_json_text (builder, "patient", text);
  json_builder_end_object (builder);
  if (self->desk.json)
    sg_ctl_print_json (builder);
  else
    g_print ("%s\n", text);

  return TRUE;
}

static gboolean
change_patient (Scene *self, GError **error)
{
  return sg_desk_change_patient (self->desk.desk, &self->patient, &self->facts, error);
}

static gboolean
triage (Scene *self, GError **error)
{
  if (self->desk.words[3] == NULL)
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           "“triage” is missing: merah, kuning, hijau or hitam");
      return FALSE;
    }

  return sg_desk_triage (self->desk.desk, &self->patient, self->desk.words[3], self->how, error);
}

/* Reads walks=no breathes=yes breaths=32 …, in any order. */
static gboolean
read_start (char **words, SgStart *start, GError **error)
{
  const struct
  {
    const char *name;
    SgFinding  *finding;
  } findings[] = {
    { "walks", &start->walks },
    { "breathes", &start->breathes },
    { "perfusion", &start->perfusion },
    { "breathes_after_opening", &start->breathes_after_opening },
    { "obeys", &start->obeys },
  };

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) part = g_strsplit (words[i], "=", 2);
      const char *value = part[1] != NULL ? part[1] : "";
      gboolean    known = strcmp (part[0], "breaths") == 0 && g_ascii_isdigit (*value);

      if (known)
        start->breaths_per_minute = (int) MIN (g_ascii_strtoull (value, NULL, 10), 999);
      for (guint f = 0; f < G_N_ELEMENTS (findings); f++)
        if (strcmp (findings[f].name, part[0]) == 0 &&
            (strcmp (value, "yes") == 0 || strcmp (value, "no") == 0))
          {
            *findings[f].finding = *value == 'y' ? SG_FINDING_YES : SG_FINDING_NO;
            known = TRUE;
          }
      if (!known)
        {
          g_set_error (
            error,
            SG_ERROR,
            SG_ERROR_INVALID,
            "“%s”: write walks=, breathes=, breathes_after_opening=, perfusion=, obeys= with "
            "yes or no, and breaths= with a number",
            words[i]);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
triage_start (Scene *self, GError **error)
{
  SgStart     start = SG_START_UNKNOWN;
  const char *colour;
  const char *next;

  if (!read_start (self->desk.words + 3, &start, error) ||
      !sg_desk_triage_start (self->desk.desk, &self->patient, &start, &colour, &next, error))
    return FALSE;

  if (colour != NULL)
    g_print ("%s\n", colour);
  else
    g_print ("? %s\n", next);
  return TRUE;
}

static gboolean
take_vitals (Scene *self, GError **error)
{
  g_auto (GStrv) bp = g_strsplit (self->bp != NULL ? self->bp : "", "/", 2);
  SgVitals vitals = self->vitals;

  vitals.sbp = bp[0];
  vitals.dbp = bp[0] != NULL ? bp[1] : NULL;
  return sg_desk_take_vitals (self->desk.desk, &self->patient, &vitals, error);
}

static gboolean
treat (Scene *self, GError **error)
{
  SgTreatment treatment = self->treatment;

  treatment.what = self->desk.words[3];
  return sg_desk_treat (self->desk.desk, &self->patient, &treatment, error);
}

static gboolean
refuse (Scene *self, GError **error)
{
  return sg_desk_refuse_care (self->desk.desk, &self->patient, self->desk.words[3], error);
}

static gboolean
act_on_patient (Scene *self, GError **error)
{
  static const struct
  {
    const char *word;
    gboolean (*act) (Scene *self, GError **error);
  } acts[] = {
    { "change", change_patient }, { "triage", triage }, { "start", triage_start },
    { "vitals", take_vitals },    { "treat", treat },   { "refuse", refuse },
  };
  const char *word = g_strv_length (self->desk.words) > 1 ? self->desk.words[1] : "";

  if (*word == '\0' || !find_incident (self, error))
    {
      if (*word == '\0')
        g_set_error_literal (
          error,
          SG_ERROR,
          SG_ERROR_INVALID,
          "say what: patient DB INCIDENT add|change|triage|start|vitals|treat|refuse");
      return FALSE;
    }

  if (strcmp (word, "add") == 0)
    return add_patient (self, error);

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (strcmp (acts[i].word, word) == 0 && self->desk.words[2] == NULL)
      {
        g_set_error_literal (
          error,
          SG_ERROR,
          SG_ERROR_INVALID,
          "“patient” is missing: the identifier, the label or the place in the list");
        return FALSE;
      }
    else if (strcmp (acts[i].word, word) == 0)
      return find_patient (self, self->desk.words[2], error) && acts[i].act (self, error);

  g_set_error (error, SG_ERROR, SG_ERROR_INVALID, "“%s” is nothing to do with a patient", word);
  return FALSE;
}

static gboolean
show_tally (Scene *self, GError **error)
{
  g_autoptr (GPtrArray) patients = NULL;
  SgTally tally;

  if (!find_incident (self, error))
    return FALSE;

  patients = sg_desk_list_patients (self->desk.desk, &self->incident->id, error);
  if (patients == NULL)
    return FALSE;

  tally = sg_patients_tally (patients);
  if (self->desk.json)
    g_print ("{\"merah\":%u,\"kuning\":%u,\"hijau\":%u,\"hitam\":%u,\"untriaged\":%u}\n",
             tally.red,
             tally.yellow,
             tally.green,
             tally.black,
             tally.untriaged);
  else
    g_print ("merah %u  kuning %u  hijau %u  hitam %u  belum %u\n",
             tally.red,
             tally.yellow,
             tally.green,
             tally.black,
             tally.untriaged);

  return TRUE;
}

/* ---- hospitals ---- */

static gboolean
hand_over (Scene *self, GError **error)
{
  g_autoptr (SgFaskes) facility = NULL;
  SgHandover handover = { .receiver = self->receiver, .condition = self->condition };

  if (self->receiver == NULL)
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           "--receiver is missing: who took the patient over");
      return FALSE;
    }

  facility = sg_desk_find_facility (self->desk.desk, self->desk.words[2], error);
  if (facility == NULL || !find_incident (self, error) ||
      !find_patient (self, self->desk.words[1], error))
    return FALSE;

  handover.facility = facility->id;
  return sg_desk_hand_over (self->desk.desk, &self->incident->id, &self->patient, &handover, error);
}

static gboolean
allocate (Scene *self, GError **error)
{
  g_autoptr (SgFaskes)
    facility = sg_desk_find_facility (self->desk.desk, self->desk.words[2], error);

  return facility != NULL && find_incident (self, error) &&
         find_patient (self, self->desk.words[1], error) &&
         sg_desk_allocate (self->desk.desk,
                           &self->incident->id,
                           &self->patient,
                           &facility->id,
                           error);
}

static gboolean
show_allocations (Scene *self, GError **error)
{
  g_autoptr (GPtrArray) allocations = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (find_incident (self, error))
    allocations = sg_desk_list_allocations (self->desk.desk, &self->incident->id, error);
  if (allocations == NULL)
    return FALSE;

  json_builder_begin_array (builder);
  for (guint i = 0; i < allocations->len; i++)
    {
      const SgAllocation *allocation = g_ptr_array_index (allocations, i);

      json_builder_begin_object (builder);
      sg_ctl_json_text (builder, "name", allocation->name);
      sg_ctl_json_int (builder, "beds", allocation->beds);
      sg_ctl_json_time (builder, "reported_at", allocation->reported_at);
      sg_ctl_json_int (builder, "allocated", allocation->n_allocated);
      sg_ctl_json_int (builder, "arrived", allocation->n_arrived);
      json_builder_end_object (builder);
      if (!self->desk.json)
        g_print ("%-32s %u allocated, %u arrived\n",
                 allocation->name,
                 allocation->n_allocated,
                 allocation->n_arrived);
    }
  json_builder_end_array (builder);
  if (self->desk.json)
    sg_ctl_print_json (builder);

  return TRUE;
}

static gboolean
show_summary (Scene *self, GError **error)
{
  g_autofree char *summary = NULL;

  if (find_incident (self, error))
    summary = sg_desk_make_summary (self->desk.desk, &self->incident->id, error);
  if (summary == NULL || !sg_desk_look_at_incident (self->desk.desk,
                                                    &self->incident->id,
                                                    SG_ACCESS_OPENED,
                                                    "summary for the hospital",
                                                    NULL,
                                                    error))
    return FALSE;

  g_print ("%s", summary);
  return TRUE;
}

static gboolean
notify (Scene *self, GError **error)
{
  g_autoptr (SgFaskes)
    facility = sg_desk_find_facility (self->desk.desk, self->desk.words[1], error);

  return facility != NULL && find_incident (self, error) &&
         sg_desk_notify_hospital (self->desk.desk, &facility->id, &self->incident->id, error);
}

static gboolean
notified (Scene *self, GError **error)
{
  g_autoptr (SgFaskes)
    facility = sg_desk_find_facility (self->desk.desk, self->desk.words[1], error);

  return facility != NULL && find_incident (self, error) &&
         sg_desk_acknowledge_hospital (self->desk.desk,
                                       &facility->id,
                                       &self->incident->id,
                                       self->receiver,
                                       error);
}

/* ---- the end ---- */

static gboolean
close_incident (Scene *self, GError **error)
{
  SgClosing closing = { self->desk.words[1], self->outcome, self->reason, self->release };

  return find_incident (self, error) &&
         sg_desk_close (self->desk.desk, &self->incident->id, &closing, error);
}

static gboolean
reopen (Scene *self, GError **error)
{
  return find_incident (self, error) && sg_desk_reopen (self->desk.desk,
                                                        &self->incident->id,
                                                        self->reason != NULL ? self->reason : "",
                                                        error);
}

static gboolean
verify (Scene *self, GError **error)
{
  return find_incident (self, error) &&
         sg_desk_verify (self->desk.desk, &self->incident->id, self->reason, error);
}

static gboolean
stamp (Scene *self, GError **error)
{
  SgMilestone milestone;

  return sg_milestone_from_text (self->desk.words[1], &milestone, error) &&
         find_incident (self, error) &&
         sg_desk_stamp (self->desk.desk, &self->incident->id, milestone, error);
}

/* Whose step it is: by the responder's name or an identifier. */
static gboolean
find_task (Scene *self, SgUuid *task, GError **error)
{
  *task = SG_UUID_NONE;
  if (self->task == NULL)
    return TRUE;

  for (guint i = 0; i < self->incident->tasks->len; i++)
    {
      const SgTask    *one = g_ptr_array_index (self->incident->tasks, i);
      g_autofree char *id = sg_uuid_to_text (&one->id);

      if (g_strcmp0 (one->name, self->task) == 0 || g_strcmp0 (id, self->task) == 0)
        *task = one->id;
    }

  if (sg_uuid_is_none (task))
    g_set_error (error,
                 SG_ERROR,
                 SG_ERROR_NOT_FOUND,
                 "“%s” was not asked for %s",
                 self->task,
                 self->incident->number);
  return !sg_uuid_is_none (task);
}

static gboolean
correct (Scene *self, GError **error)
{
  SgMilestone milestone;
  SgUuid      task;

  if (self->desk.time_text == NULL)
    {
      g_set_error_literal (error, SG_ERROR, SG_ERROR_INVALID, "--time is missing: the right time");
      return FALSE;
    }

  return sg_milestone_from_text (self->desk.words[1], &milestone, error) &&
         find_incident (self, error) && find_task (self, &task, error) &&
         sg_desk_correct (self->desk.desk,
                          &self->incident->id,
                          &task,
                          milestone,
                          self->reason != NULL ? self->reason : "",
                          error);
}

static gboolean
declare_major (Scene *self, GError **error)
{
  g_auto (SgScene) staging = SG_SCENE_UNKNOWN;
  SgMajor major = { .on = !self->off,
                    .reason = self->reason,
                    .sector = self->sector,
                    .transport_officer = self->transport_officer,
                    .commander = self->commander };
  SgPoint point;

  if (self->staging != NULL)
    {
      if (!sg_point_parse (self->staging, &point, error))
        return FALSE;
      staging.lat = sg_point_lat (point);
      staging.lon = sg_point_lon (point);
      staging.method = g_strdup ("picked");
      major.staging = &staging;
    }

  return find_incident (self, error) &&
         sg_desk_declare_major (self->desk.desk, &self->incident->id, &major, error);
}

#define COMMAND(name, n_words, act)                                                                \
  static int run_##name (char **arguments)                                                         \
  {                                                                                                \
    return run (arguments, n_words, act);                                                          \
  }

COMMAND (patient, SG_CTL_ANY_WORDS, act_on_patient)
COMMAND (tally, 2, show_tally)
COMMAND (handover, 4, hand_over)
COMMAND (allocate, 4, allocate)
COMMAND (allocations, 2, show_allocations)
COMMAND (summary, 2, show_summary)
COMMAND (notify, 3, notify)
COMMAND (notified, 3, notified)
COMMAND (close, 3, close_incident)
COMMAND (reopen, 2, reopen)
COMMAND (verify, 2, verify)
COMMAND (stamp, 3, stamp)
COMMAND (correct, 3, correct)
COMMAND (major, 2, declare_major)

const SgCtlCommand sg_ctl_desk_scene_commands[] = {
  { "desk patient",
    "DB INCIDENT add|change PATIENT|triage PATIENT COLOUR|start PATIENT walks=no…|vitals PATIENT|treat PATIENT WHAT|refuse"
    " PATIENT WHAT [--label L] [--sex L|P] [--age A] [--name N] [--nik N] [--tag T] [--bp S/D]"
    " [--hr N] [--rr N] [--spo2 N] [--temp N] [--glucose N] [--gcs E3V4M6] [--avpu A] [--pain N]"
    " [--dose D] [--route R] [--how H]",
    run_patient },
  { "desk tally", "DB INCIDENT [--json]", run_tally },
  { "desk handover", "DB INCIDENT PATIENT FACILITY --receiver NAME [--condition C]", run_handover },
  { "desk allocate", "DB INCIDENT PATIENT FACILITY", run_allocate },
  { "desk allocations", "DB INCIDENT [--json]", run_allocations },
  { "desk summary", "DB INCIDENT", run_summary },
  { "desk notify", "DB INCIDENT FACILITY", run_notify },
  { "desk notified", "DB INCIDENT FACILITY [--receiver NAME]", run_notified },
  { "desk close", "DB INCIDENT DISPOSITION [--outcome O] [--reason R] [--release]", run_close },
  { "desk reopen", "DB INCIDENT --reason R", run_reopen },
  { "desk verify", "DB INCIDENT [--reason R]", run_verify },
  { "desk stamp", "DB INCIDENT T0|T1|T7|first_cpr|first_shock [--time TIME]", run_stamp },
  { "desk correct",
    "DB INCIDENT MILESTONE --time TIME --reason R [--task RESPONDER]",
    run_correct },
  { "desk major",
    "DB INCIDENT [--off] [--reason R] [--staging LAT,LON] [--sector S] [--transport-officer N]"
    " [--commander N]",
    run_major },
  { NULL, NULL, NULL },
};
