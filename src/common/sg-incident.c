/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The life of an incident. The console, the daemon and the server change an incident by folding its
 * events here and in no other way, so a rule is written down once.
 *
 * Its status is not a state of its own: it follows from what became of the responders, so that two
 * ambulances at one incident never fight over it. */

#include "config.h"

#include "common/sg-incident.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#include "common/sg-error.h"
#include "common/sg-incident-derive.h"
#include "common/sg-lines.h"

#define INCIDENT(member, kind) SG_COLUMN (SgIncident, member, kind)
#define SCENE(name, kind)      SG_COLUMN_AS (#name, SgIncident, scene.name, kind)
#define MILESTONE(name, index) SG_COLUMN_AS (name, SgIncident, at[index], TIME)

static const SgColumn columns[] = {
  INCIDENT (id, UUID),
  INCIDENT (number, TEXT),
  INCIDENT (psc, TEXT),
  INCIDENT (status, ENUM),
  INCIDENT (source, TEXT),
  INCIDENT (job, TEXT),
  INCIDENT (phone, TEXT),
  INCIDENT (caller, TEXT),
  INCIDENT (text, TEXT),
  INCIDENT (drill, ENUM),
  SCENE (lat, REAL),
  SCENE (lon, REAL),
  SCENE (radius_m, REAL),
  SCENE (method, TEXT),
  SCENE (confidence, REAL),
  SG_COLUMN_AS ("place", SgIncident, scene.text, TEXT),
  SCENE (patokan, TEXT),
  SCENE (desa, TEXT),
  SCENE (kecamatan, TEXT),
  SCENE (area_code, TEXT),
  SCENE (road, TEXT),
  SG_COLUMN_AS ("place_verified", SgIncident, scene.verified, ENUM),
  INCIDENT (type, TEXT),
  INCIDENT (finding, TEXT),
  INCIDENT (severity, INT),
  INCIDENT (why, TEXT),
  INCIDENT (victims, INT),
  INCIDENT (remarks, TEXT),
  INCIDENT (gender_preference, TEXT),
  INCIDENT (entrapment, ENUM),
  INCIDENT (needs, TEXT),
  INCIDENT (sisrute, TEXT),
  INCIDENT (debrief, TEXT),
  INCIDENT (opened_at, INT),
  INCIDENT (changed_at, INT),
  INCIDENT (planned_for, TIME),
  INCIDENT (opened_by, TEXT),
  INCIDENT (claimed_by, UUID),
  INCIDENT (claimed_until, TIME),
  INCIDENT (parked, ENUM),
  INCIDENT (forwarded_to, TEXT),
  INCIDENT (taken_by, TEXT),
  INCIDENT (caller_result, ENUM),
  INCIDENT (callback_at, TIME),
  INCIDENT (linked_to, UUID),
  INCIDENT (major, ENUM),
  INCIDENT (major_notes, TEXT),
  INCIDENT (staging_lat, REAL),
  INCIDENT (staging_lon, REAL),
  INCIDENT (alarms_acknowledged, TEXT),
  INCIDENT (ring, INT),
  INCIDENT (ring_expires_at, TIME),
  INCIDENT (disposition, TEXT),
  INCIDENT (outcome, TEXT),
  INCIDENT (close_reason, TEXT),
  INCIDENT (closed_at, TIME),
  INCIDENT (revision, INT),
  INCIDENT (verified_by, TEXT),
  MILESTONE ("t0", SG_T0),
  MILESTONE ("t1", SG_T1),
  MILESTONE ("t2", SG_T2),
  MILESTONE ("t3", SG_T3),
  MILESTONE ("t4", SG_T4),
  MILESTONE ("t5", SG_T5),
  MILESTONE ("t6", SG_T6),
  MILESTONE ("t7", SG_T7),
  MILESTONE ("t8", SG_T8),
  MILESTONE ("t9", SG_T9),
  MILESTONE ("t10", SG_T10),
  MILESTONE ("t11", SG_T11),
  MILESTONE ("first_cpr", SG_FIRST_CPR),
  MILESTONE ("first_shock", SG_FIRST_SHOCK),
  INCIDENT (clocks, CHARS),
  INCIDENT (n_events, INT),
};

const SgRecordType sg_incident_record = {
  "incident",
  sizeof (SgIncident),
  columns,
  G_N_ELEMENTS (columns),
  (GDestroyNotify) sg_incident_free,
};

/* A caller may have waited, but not longer: an earlier time is a slip of the key. */
#define BEFORE_OPENING_US (24 * G_TIME_SPAN_HOUR)

/* In the words of the code lists. */
static const char *const status_codes[] = {
  [SG_STATUS_NEW] = "baru",
  [SG_STATUS_NEEDS_HELP] = "butuh_bantuan",
  [SG_STATUS_REQUESTED] = "dimintakan",
  [SG_STATUS_SENT] = "dikirim",
  [SG_STATUS_ON_SCENE] = "di_tempat",
  [SG_STATUS_TRANSPORTING] = "transport",
  [SG_STATUS_HANDOVER] = "serah_terima",
  [SG_STATUS_DONE] = "selesai",
  [SG_STATUS_CANCELLED] = "batal",
  [SG_STATUS_VERIFIED] = "terverifikasi",
};

static const char *const milestone_names[] = {
  "T0", "T1", "T2", "T3",  "T4",  "T5",        "T6",
  "T7", "T8", "T9", "T10", "T11", "first_cpr", "first_shock",
};

static void
replace_text (char **field, const char *text)
{
  g_free (*field);
  *field = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static void
stamp (SgIncident *self, SgMilestone milestone, const SgEvent *event)
{
  self->at[milestone] = event->at;
  self->clocks[milestone] = sg_clock_to_letter (event->clock);
}

/* ---- what each kind does ---- */

static void
on_opened (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  const char *job = sg_event_get_text (event, "job");
  JsonObject *place = sg_event_get_object (event, "place");
  const char *colon = strchr (event->stream != NULL ? event->stream : "", ':');

  replace_text (&self->number, sg_event_get_text (event, "number"));
  replace_text (&self->psc, colon != NULL ? colon + 1 : NULL);
  replace_text (&self->source, sg_event_get_text (event, "source"));
  replace_text (&self->job, job != NULL ? job : "emergency");
  replace_text (&self->opened_by, event->by);
  sg_fold_text (fold, &self->phone, event, "phone");
  sg_fold_text (fold, &self->caller, event, "caller");
  sg_fold_text (fold, &self->text, event, "text");
  sg_fold_text (fold, &self->scene.text, event, "place_text");
  sg_fold_text (fold, &self->scene.patokan, event, "patokan");
  self->drill = sg_event_get_bool (event, "drill");
  self->planned_for = sg_event_get_int (event, "planned_for", 0);
  self->opened_at = event->at;

  if (place != NULL && sg_fold_wins (fold, "place", event))
    sg_scene_read (&self->scene, place);
}

/* What was said of a place before anybody knew where it is still helps the crew to find it. */
static void
read_place (SgIncident *self, JsonObject *place)
{
  g_autofree char *text = g_steal_pointer (&self->scene.text);
  g_autofree char *patokan = g_steal_pointer (&self->scene.patokan);

  sg_scene_read (&self->scene, place);
  if (self->scene.text == NULL)
    self->scene.text = g_steal_pointer (&text);
  if (self->scene.patokan == NULL)
    self->scene.patokan = g_steal_pointer (&patokan);
}

static void
on_located (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  if (sg_fold_wins (fold, "place", event))
    read_place (self, sg_event_get_object (event, "place"));
}

static void
on_classified (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  if (!sg_fold_wins (fold, "class", event))
    return;

  replace_text (&self->type, sg_event_get_text (event, "type"));
  replace_text (&self->finding, sg_event_get_text (event, "finding"));
  replace_text (&self->why, sg_event_get_text (event, "why"));
  self->severity = sg_event_get_int (event, "severity", self->severity);
}

static void
on_changed (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  sg_fold_int (fold, &self->victims, event, "victims");
  sg_fold_text (fold, &self->caller, event, "caller");
  sg_fold_text (fold, &self->phone, event, "phone");
  sg_fold_text (fold, &self->scene.text, event, "place_text");
  sg_fold_text (fold, &self->scene.patokan, event, "patokan");
  sg_fold_text (fold, &self->remarks, event, "remarks");
  sg_fold_text (fold, &self->gender_preference, event, "gender_preference");
  sg_fold_bool (fold, &self->entrapment, event, "entrapment");
  sg_fold_text (fold, &self->sisrute, event, "sisrute");
  sg_fold_text (fold, &self->debrief, event, "debrief");
  sg_fold_texts (fold, &self->needs, event, "needs");
}

static void
on_claimed (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  self->claimed_by = event->desk;
  self->claimed_until = sg_event_get_int (event, "until", 0);
}

static void
on_parked (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  self->parked = !sg_event_get_bool (event, "resumed");
}

static void
on_forwarded (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  replace_text (&self->forwarded_to, sg_event_get_text (event, "agency"));
  replace_text (&self->taken_by, sg_event_get_text (event, "taken_by"));
}

static void
on_verified_caller (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  const char *result = sg_event_get_text (event, "result");

  if (g_strcmp0 (result, "terverifikasi") == 0)
    self->caller_result = SG_CALLER_VERIFIED;
  else if (g_strcmp0 (result, "iseng") == 0)
    self->caller_result = SG_CALLER_PRANK;
  else
    self->caller_result = SG_CALLER_NO_ANSWER;
}

static void
on_callback_promised (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  self->callback_at = sg_event_get_int (event, "at", 0);
}

static void
on_callback_done (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  self->callback_at = 0;
}

static void
on_alarm_acknowledged (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  sg_lines_append (&self->alarms_acknowledged, sg_event_get_text (event, "alarm"));
}

static void
on_linked (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  if (g_strcmp0 (sg_event_get_text (event, "relation"), "duplicate") == 0)
    self->linked_to = sg_event_get_uuid (event, "other");
}

static void
on_unlinked (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  SgUuid other = sg_event_get_uuid (event, "other");

  if (sg_uuid_equal (&other, &self->linked_to))
    self->linked_to = SG_UUID_NONE;
}

static void
on_transferred (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  replace_text (&self->psc, sg_event_get_text (event, "psc"));
}

static void
on_major (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  static const char *const notes[] = {
    "reason", "sector", "transport_officer", "commander", NULL,
  };
  g_autoptr (GString) lines = g_string_new (NULL);
  JsonObject *staging = sg_event_get_object (event, "staging");

  self->major = sg_event_get_bool (event, "on");
  for (guint i = 0; notes[i] != NULL; i++)
    if (sg_event_get_text (event, notes[i]) != NULL)
      g_string_append_printf (lines,
                              "%s%s: %s",
                              lines->len > 0 ? "\n" : "",
                              notes[i],
                              sg_event_get_text (event, notes[i]));
  replace_text (&self->major_notes, lines->str);

  if (staging != NULL)
    {
      self->staging_lat = json_object_get_double_member_with_default (staging, "lat", NAN);
      self->staging_lon = json_object_get_double_member_with_default (staging, "lon", NAN);
    }
}

static void
on_ring_opened (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  self->ring = sg_event_get_int (event, "ring", self->ring);
  self->ring_expires_at = sg_event_get_int (event, "expires_at", 0);
}

static void
on_ring_closed (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  self->ring_expires_at = 0;
}

static void
on_closed (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  replace_text (&self->disposition, sg_event_get_text (event, "disposition"));
  replace_text (&self->outcome, sg_event_get_text (event, "outcome"));
  replace_text (&self->close_reason, sg_event_get_text (event, "reason"));
  self->closed_at = event->at;
  self->parked = FALSE;
  self->ring_expires_at = 0;
}

static void
on_reopened (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  replace_text (&self->disposition, NULL);
  self->closed_at = 0;
  self->revision = 0;
}

static void
on_verified (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  self->revision = sg_event_get_int (event, "revision", 1);
  replace_text (&self->verified_by, event->by);
}

static void
on_stamped (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  SgMilestone milestone;

  if (sg_milestone_from_text (sg_event_get_text (event, "milestone"), &milestone, NULL))
    stamp (self, milestone, event);
}

/* ---- the tasks ---- */

static void
request_task (SgIncident *self, const SgEvent *event)
{
  SgUuid  id = sg_event_get_uuid (event, "task");
  SgTask *task;

  if (sg_uuid_is_none (&id) || sg_incident_find_task (self, &id) != NULL)
    return;

  task = sg_record_new (&sg_task_record);
  task->id = id;
  task->number = self->tasks->len;
  sg_task_apply (task, event);
  g_ptr_array_add (self->tasks, task);
}

static gboolean
correct_task (SgTask *task, SgMilestone milestone, const SgEvent *event)
{
  SgStep step;

  if (!sg_milestone_get_step (milestone, &step))
    return FALSE;

  task->at[step] = event->at;
  task->clocks[step] = 'c';
  return TRUE;
}

static void
on_corrected (SgIncident *self, const SgEvent *event, SgFold *fold)
{
  SgUuid      id = sg_event_get_uuid (event, "task");
  SgTask     *task = sg_incident_find_task (self, &id);
  SgMilestone milestone;

  if (!sg_milestone_from_text (sg_event_get_text (event, "milestone"), &milestone, NULL))
    return;

  if (task != NULL ? correct_task (task, milestone, event) : !sg_uuid_is_none (&id))
    return;

  self->at[milestone] = event->at;
  self->clocks[milestone] = 'c';
}

static void
apply_to_task (SgIncident *self, const SgEvent *event)
{
  SgUuid  id = sg_event_get_uuid (event, "task");
  SgTask *task = sg_incident_find_task (self, &id);

  if (task != NULL)
    sg_task_apply (task, event);
}

static const struct
{
  const char *kind;
  void (*apply) (SgIncident *self, const SgEvent *event, SgFold *fold);
} effects[] = {
  { "incident.opened", on_opened },
  { "incident.located", on_located },
  { "incident.classified", on_classified },
  { "incident.changed", on_changed },
  { "incident.claimed", on_claimed },
  { "incident.parked", on_parked },
  { "incident.forwarded", on_forwarded },
  { "caller.verified", on_verified_caller },
  { "callback.promised", on_callback_promised },
  { "callback.done", on_callback_done },
  { "alarm.acknowledged", on_alarm_acknowledged },
  { "incident.linked", on_linked },
  { "incident.unlinked", on_unlinked },
  { "incident.transferred", on_transferred },
  { "incident.major", on_major },
  { "ring.opened", on_ring_opened },
  { "ring.closed", on_ring_closed },
  { "incident.closed", on_closed },
  { "incident.reopened", on_reopened },
  { "incident.verified", on_verified },
  { "milestone.stamped", on_stamped },
  { "milestone.corrected", on_corrected },
};

/* Before the first event, of whatever kind: the news may begin in the middle. */
static void
begin (SgIncident *self)
{
  static const char *const no_milestones = "--------------";

  self->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_task_free);
  self->scene = SG_SCENE_UNKNOWN;
  self->victims = -1;
  g_strlcpy (self->clocks, no_milestones, sizeof self->clocks);
}

static void
sg_incident_apply (gpointer record, const SgEvent *event, SgFold *fold)
{
  SgIncident *self = record;

  if (self->tasks == NULL)
    begin (self);

  self->n_events++;
  self->changed_at = MAX (self->changed_at, event->at);
  if (sg_event_is_kind (event, "task.requested"))
    request_task (self, event);
  else if (g_str_has_prefix (event->kind, "task."))
    apply_to_task (self, event);

  for (guint i = 0; i < G_N_ELEMENTS (effects); i++)
    if (sg_event_is_kind (event, effects[i].kind))
      effects[i].apply (self, event, fold);

  if (self->at[SG_T2] == 0 && sg_scene_is_known (&self->scene) && self->type != NULL)
    stamp (self, SG_T2, event);
}

static void
sg_incident_finish (gpointer record)
{
  SgIncident *self = record;

  if (self->tasks == NULL)
    return;

  sg_incident_derive (self);
}

static void
clear_tasks (gpointer record)
{
  SgIncident *self = record;

  g_clear_pointer (&self->tasks, g_ptr_array_unref);
}

const SgFoldType sg_incident_fold = {
  &sg_incident_record,
  sg_incident_apply,
  sg_incident_finish,
  clear_tasks,
};

void
sg_incident_free (SgIncident *self)
{
  sg_fold_free (&sg_incident_fold, self);
}

/**
 * sg_incident_find_task:
 *
 * Returns: (transfer none) (nullable): the task of that name
 */
SgTask *
sg_incident_find_task (const SgIncident *self, const SgUuid *task)
{
  for (guint i = 0; self->tasks != NULL && i < self->tasks->len; i++)
    {
      SgTask *one = g_ptr_array_index (self->tasks, i);

      if (sg_uuid_equal (&one->id, task))
        return one;
    }

  return NULL;
}

/**
 * sg_incident_find_responder:
 *
 * Returns: (transfer none) (nullable): the last task of that responder, over or not
 */
SgTask *
sg_incident_find_responder (const SgIncident *self, const SgUuid *responder)
{
  for (guint i = self->tasks != NULL ? self->tasks->len : 0; i > 0; i--)
    {
      SgTask *one = g_ptr_array_index (self->tasks, i - 1);

      if (sg_uuid_equal (&one->responder, responder))
        return one;
    }

  return NULL;
}

gboolean
sg_incident_is_open (const SgIncident *self)
{
  return self->status < SG_STATUS_DONE;
}

/**
 * sg_incident_count_alive:
 *
 * Returns: how many responders are asked or under way
 */
guint
sg_incident_count_alive (const SgIncident *self)
{
  guint n_alive = 0;

  for (guint i = 0; self->tasks != NULL && i < self->tasks->len; i++)
    n_alive += !sg_task_is_over (g_ptr_array_index (self->tasks, i));

  return n_alive;
}

/* What may still be written about an incident that is closed. */
static const char *const after_closing[] = {
  "incident.reopened",   "incident.verified", "milestone.corrected", "milestone.stamped",
  "incident.noted",      "incident.changed",  "incident.linked",     "incident.unlinked",
  "event.undone",        "event.erased",      "task.ended",          "task.progressed",
  "callback.promised",   "callback.done",     "agency.logged",       "contact.attempted",
  "alarm.acknowledged",  "incident.attached", "caller.verified",     "incident.located",
  "incident.classified",
};

static gboolean
is_after_closing (const SgEvent *event)
{
  for (guint i = 0; i < G_N_ELEMENTS (after_closing); i++)
    if (sg_event_is_kind (event, after_closing[i]))
      return TRUE;

  return FALSE;
}

/**
 * sg_incident_may:
 * @event: what a person wants to record
 *
 * Returns: %FALSE with %SG_ERROR_STALE and the reason when the incident has moved on
 */
gboolean
sg_incident_may (const SgIncident *self, const SgEvent *event, GError **error)
{
  SgUuid  id = sg_event_get_uuid (event, "task");
  SgTask *task = sg_incident_find_task (self, &id);

  if (!sg_incident_is_open (self) && !is_after_closing (event))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_STALE,
                   _ ("%s is closed: reopen it first"),
                   self->number != NULL ? self->number : _ ("the incident"));
      return FALSE;
    }

  if (task == NULL && !sg_event_is_kind (event, "task.requested") &&
      (g_str_has_prefix (event->kind, "task.") || !sg_uuid_is_none (&id)))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_NOT_FOUND,
                   _ ("%s has no such task"),
                   self->number != NULL ? self->number : _ ("the incident"));
      return FALSE;
    }

  if (event->at != 0 && event->at < self->opened_at - BEFORE_OPENING_US)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("“time” lies more than a day before %s was opened"),
                   self->number != NULL ? self->number : _ ("the incident"));
      return FALSE;
    }

  return task == NULL || sg_task_may (task, event, error);
}

const char *
sg_status_to_code (SgStatus status)
{
  return status_codes[status];
}

const char *
sg_milestone_to_text (SgMilestone milestone)
{
  return milestone_names[milestone];
}

gboolean
sg_milestone_from_text (const char *text, SgMilestone *milestone, GError **error)
{
  const char *name = text != NULL ? text : "";

  for (guint i = 0; i < G_N_ELEMENTS (milestone_names); i++)
    if (g_ascii_strcasecmp (name, milestone_names[i]) == 0)
      {
        *milestone = (SgMilestone) i;
        return TRUE;
      }

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("“milestone” must be T0 to T11, first_cpr or first_shock, not “%s”"),
               name);
  return FALSE;
}
