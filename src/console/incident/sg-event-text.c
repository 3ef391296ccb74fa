/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happened, in words: a sentence for each kind of event, as data. In it {field} stands for a
 * member of the body, {field:how} for its label, and what is in [brackets] is left out when one of
 * its fields is missing. A translation may put the fields in another order. */

#include "config.h"

#include "console/incident/sg-event-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-faskes.h"
#include "common/sg-patient.h"
#include "console/base/sg-text.h"
#include "console/incident/sg-care-label.h"
#include "desk/log/sg-row.h"

/* The first line that fits is taken: a kind with @field set needs that member to be @value. */
static const struct
{
  const char *kind;
  const char *field;
  const char *value;
  const char *text;
} sentences[] = {
  { "incident.opened",
    NULL,
    NULL,
    N_ ("Call taken: {source:intake_source}[, {phone}][, {caller}][, {place:place}][, "
        "{place_text}][: “{text}”]") },
  { "incident.located",
    NULL,
    NULL,
    N_ ("Place: {place:place}[, {place.verified:verified}][, landmark {place.patokan}]") },
  { "incident.classified",
    NULL,
    NULL,
    N_ ("Classified: {type:category}[, {finding:complaint_type}], "
        "{severity:severity_number}[ ({why})]") },
  { "incident.changed",
    NULL,
    NULL,
    N_ ("Changed:[ victims {victims},][ caller {caller},][ telephone {phone},][ place "
        "{place_text},][ landmark {patokan},][ remarks “{remarks}”,][ helper wanted "
        "{gender_preference:gender},][ trapped: {entrapment:bool},][ SISRUTE {sisrute},][ debrief "
        "“{debrief}”,][ needs {needs},]") },
  { "incident.noted", NULL, NULL, N_ ("Note: {text}") },
  { "question.answered", NULL, NULL, N_ ("Asked: {question:question} {answer:card_answer}") },
  { "incident.claimed", NULL, NULL, N_ ("Taken on until {until:time}") },
  { "incident.parked", "resumed", "true", N_ ("The caller is talked to again") },
  { "incident.parked", NULL, NULL, N_ ("The caller was put on hold") },
  { "incident.forwarded", NULL, NULL, N_ ("Passed on to {agency:agency}[, taken by {taken_by}]") },
  { "agency.logged", NULL, NULL, N_ ("{agency:agency}: {text}") },
  { "caller.verified", NULL, NULL, N_ ("Caller checked by calling back: {result:verification}") },
  { "contact.attempted",
    NULL,
    NULL,
    N_ ("Contact with {whom:whom}, {channel:channel}: {result:contact_result}") },
  { "callback.promised", NULL, NULL, N_ ("Promised to call back at {at:time}[, {phone}]") },
  { "callback.done", NULL, NULL, N_ ("Called back as promised[: {result:contact_result}]") },
  { "alarm.acknowledged", NULL, NULL, N_ ("Alarm heard: {alarm}") },
  { "incident.attached", NULL, NULL, N_ ("Attached: {name}") },
  { "incident.linked", NULL, NULL, N_ ("Joined to {other:incident} as {relation:relation}") },
  { "incident.unlinked", NULL, NULL, N_ ("Parted from {other:incident}[: {reason}]") },
  { "incident.shared", NULL, NULL, N_ ("Shared with PSC {psc}") },
  { "incident.transferred", NULL, NULL, N_ ("Handed to PSC {psc}") },
  { "incident.major",
    "on",
    "true",
    N_ ("Major incident declared[: {reason}][, staging {staging:place}][, sector {sector}][, "
        "transport officer {transport_officer}][, commander {commander}]") },
  { "incident.major", NULL, NULL, N_ ("No major incident any more[: {reason}]") },
  { "incident.closed",
    NULL,
    NULL,
    N_ ("Closed: {disposition:disposition}[, {outcome:outcome}][ ({reason:cancel_reason})]") },
  { "incident.reopened", NULL, NULL, N_ ("Opened again: {reason}") },
  { "incident.verified", NULL, NULL, N_ ("Report verified, revision {revision}[: {reason}]") },
  { "milestone.stamped", NULL, NULL, N_ ("{milestone:milestone}") },
  { "milestone.corrected",
    NULL,
    NULL,
    N_ ("Time put right: {milestone:milestone}[, {task:task}] ({reason})") },
  { "task.requested",
    "kind",
    "volunteer",
    N_ ("Volunteer asked: {name}[, {role:task_role}][, {eta_s:minutes}][, ring {ring}][ "
        "({reason})]") },
  { "task.requested", NULL, NULL, N_ ("Ambulance asked: {name}[, {eta_s:minutes}][ ({reason})]") },
  { "task.destined", NULL, NULL, N_ ("{task:task} goes to {facility:facility}") },
  { "task.answered",
    NULL,
    NULL,
    N_ ("{task:task}: {answer:task_state}[, {eta_s:minutes}][ ({reason:reject_reason})]") },
  { "task.progressed", NULL, NULL, N_ ("{task:task}: {state:task_state}") },
  { "task.cancelled", NULL, NULL, N_ ("{task:task} called off ({reason:cancel_reason})") },
  { "task.reassigned", NULL, NULL, N_ ("{task:task} replaced by {to:task}[ ({reason})]") },
  { "task.released", NULL, NULL, N_ ("{task:task} released ({reason:cancel_reason})") },
  { "task.ended", NULL, NULL, N_ ("{task:task} is free again") },
  { "ring.opened",
    NULL,
    NULL,
    N_ ("Volunteers within {road_m:metres} by road asked, ring {ring}") },
  { "ring.closed", NULL, NULL, N_ ("Ring[ {ring}] of volunteers closed ({why})") },
  { "incident.allocated", NULL, NULL, N_ ("{patient:patient} is to go to {facility:facility}") },

  { "patient.added",
    NULL,
    NULL,
    N_ ("Patient added: {subject:patient}[, {sex:patient_sex}][, {age}][, {name}]") },
  { "patient.changed",
    NULL,
    NULL,
    N_ ("{subject:patient}:[ now called {label},][ tag {tag},][ {sex:patient_sex},][ {age},][ "
        "{name},][ NIK {nik},]") },
  { "patient.triaged", NULL, NULL, N_ ("{subject:patient}: triage {triage:triage}[ ({how})]") },
  { "patient.vitals",
    NULL,
    NULL,
    N_ ("{subject:patient}:[ BP {sbp}][/{dbp}][ HR {hr}][ RR {rr}][ SpO2 {spo2}%][ T {temp}][ "
        "glucose {glucose}][ pain {pain}][ AVPU {avpu}][ GCS {gcs:gcs}]") },
  { "patient.treated", NULL, NULL, N_ ("{subject:patient}: {what}[, {dose}][, {route}]") },
  { "patient.handed_over",
    NULL,
    NULL,
    N_ ("{subject:patient} handed over at {facility:facility} to {receiver}[, {condition}]") },
  { "patient.identified", NULL, NULL, N_ ("{subject:patient}: identified[, NIK {nik}]") },
  { "patient.refused", NULL, NULL, N_ ("{subject:patient} refuses: {what}") },

  { "hospital.reported",
    NULL,
    NULL,
    N_ ("{subject:facility} says: beds[ {beds:beds}][, diverted: {diverted:bool}]") },
  { "hospital.asked",
    NULL,
    NULL,
    N_ ("{subject:facility} asked: {answer:hospital_answer}[ ({reason})][, said {answered_by}]") },
  { "hospital.notified", NULL, NULL, N_ ("{subject:facility} was told who is coming") },
  { "hospital.acknowledged", NULL, NULL, N_ ("{subject:facility} knows who is coming[: {by}]") },

  { "event.undone", NULL, NULL, N_ ("An entry was undone[: {reason}]") },
  { "event.erased", NULL, NULL, N_ ("Personal data was erased[: {reason}]") },
  { "access.logged", NULL, NULL, N_ ("Looked at[: {purpose}]") },
};

/* ---- what is not written in the body ---- */

static char *
dup_task (const SgEventText *self, const SgUuid *id)
{
  const SgTask *task = self->incident != NULL ? sg_incident_find_task (self->incident, id) : NULL;

  return task != NULL && task->name != NULL ? g_strdup (task->name) : NULL;
}

static char *
dup_patient (const SgEventText *self, const SgUuid *id)
{
  for (guint i = 0; self->patients != NULL && i < self->patients->len; i++)
    {
      const SgPatient *patient = g_ptr_array_index (self->patients, i);

      if (!sg_uuid_equal (&patient->id, id))
        continue;
      if (patient->label != NULL)
        return g_strdup (patient->label);

      /* Translators: a patient without a name, by number */
      return g_strdup_printf (_ ("Patient %u"), i + 1);
    }

  return g_strdup (_ ("Patient"));
}

static char *
dup_facility (const SgEventText *self, const SgUuid *id)
{
  g_autoptr (SgFaskes) facility = NULL;

  /* One that is not in the register any more has no name. */
  facility = sg_row_get (sg_desk_get_db (self->desk), &sg_faskes_record, id, NULL);

  return facility != NULL ? g_strdup (facility->name) : NULL;
}

static char *
dup_incident (const SgEventText *self, const SgUuid *id)
{
  /* One of another desk may not be here yet. */
  g_autoptr (SgIncident) incident = sg_desk_get_incident (self->desk, id, NULL);

  return incident != NULL ? g_strdup (incident->number) : NULL;
}

static const struct
{
  const char *how;
  char *(*dup) (const SgEventText *self, const SgUuid *id);
} names[] = {
  { "task", dup_task },
  { "patient", dup_patient },
  { "facility", dup_facility },
  { "incident", dup_incident },
};

static char *
dup_name (const SgEventText *self, const char *how, const SgUuid *id)
{
  char *name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names) && name == NULL; i++)
    if (g_str_equal (names[i].how, how))
      name = names[i].dup (self, id);

  return name;
}

static gboolean
is_name (const char *how)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].how, how) == 0)
      return TRUE;

  return FALSE;
}

/* ---- what is ---- */

static char *
dup_place (JsonObject *place)
{
  g_auto (SgScene) scene = SG_SCENE_UNKNOWN;

  sg_scene_read (&scene, place);

  return sg_text_scene (&scene);
}

static char *
dup_gcs (JsonObject *gcs)
{
  return g_strdup_printf ("E%dV%dM%d",
                          (int) json_object_get_int_member_with_default (gcs, "e", 0),
                          (int) json_object_get_int_member_with_default (gcs, "v", 0),
                          (int) json_object_get_int_member_with_default (gcs, "m", 0));
}

static char *
dup_item (JsonNode *item)
{
  if (!JSON_NODE_HOLDS_OBJECT (item))
    return g_strdup (json_node_get_string (item));

  return g_strdup_printf (
    "%s %d",
    json_object_get_string_member_with_default (json_node_get_object (item), "kind", "?"),
    (int) json_object_get_int_member_with_default (json_node_get_object (item), "free", 0));
}

static char *
dup_list (JsonArray *list)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autofree char *item = dup_item (json_array_get_element (list, i));

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", item != NULL ? item : "?");
    }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static char *
dup_number (const SgEventText *self, gint64 number, const char *how)
{
  g_autofree char *text = NULL;

  if (g_strcmp0 (how, "time") == 0)
    {
      g_autoptr (GDateTime) local = sg_desk_to_local (self->desk, number);

      return g_date_time_format (local, "%H:%M");
    }

  if (g_strcmp0 (how, "minutes") == 0)
    return sg_text_minutes ((double) number);
  if (g_strcmp0 (how, "metres") == 0)
    return sg_text_distance ((double) number);

  text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return g_strdup (how != NULL ? sg_care_label (how, text) : text);
}

static char *
dup_text (const SgEventText *self, const char *text, const char *how)
{
  SgUuid id;

  if (text == NULL || *text == '\0')
    return NULL;

  if (is_name (how))
    return sg_uuid_parse (text, &id, NULL) ? dup_name (self, how, &id) : NULL;

  return g_strdup (how != NULL ? sg_care_label (how, text) : text);
}

static const char *
word_bool (gboolean yes, const char *how)
{
  if (g_strcmp0 (how, "verified") == 0)
    return yes ? _ ("verified") : _ ("not verified");

  return yes ? _ ("yes") : _ ("no");
}

static char *
dup_value (const SgEventText *self, JsonNode *node, const char *how)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strcmp0 (how, "gcs") == 0 ? dup_gcs (json_node_get_object (node))
                                       : dup_place (json_node_get_object (node));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return dup_list (json_node_get_array (node));
  if (type == G_TYPE_BOOLEAN)
    return g_strdup (word_bool (json_node_get_boolean (node), how));
  if (type == G_TYPE_STRING)
    return dup_text (self, json_node_get_string (node), how);
  if (type == G_TYPE_INVALID)
    return NULL;

  return dup_number (self, json_node_get_int (node), how);
}

/* ---- questions, whose words are in the cards ---- */

static const SgCardQuestion *
find_question (const SgEventText *self, const SgEvent *event)
{
  const char   *name = sg_event_get_text (event, "card");
  const char   *question = sg_event_get_text (event, "question");
  const SgCard *card = self->cards != NULL && name != NULL ? sg_cards_find (self->cards, name)
                                                           : NULL;

  return card != NULL && question != NULL ? sg_card_find_question (card, question) : NULL;
}

static const char *
say (const SgCardText *text)
{
  return g_str_equal (sg_desk_language (), "en") ? text->en : text->id;
}

static char *
dup_of_card (const SgEventText *self, const SgEvent *event, const char *how)
{
  const SgCardQuestion *question = find_question (self, event);
  const char           *answer = sg_event_get_text (event, "answer");

  if (question == NULL)
    return g_strdup (g_str_equal (how, "question") ? sg_event_get_text (event, "question")
                                                   : answer);
  if (g_str_equal (how, "question"))
    return g_strdup (say (&question->text));

  for (guint i = 0; i < question->choices->len; i++)
    {
      const SgCardChoice *choice = g_ptr_array_index (question->choices, i);

      if (g_strcmp0 (choice->code, answer) == 0)
        return g_strdup (say (&choice->label));
    }

  return g_strdup (answer);
}

/* ---- sentences ---- */

/* @field is `name`, `name:how` or `object.name:how`. */
static char *
dup_field (const SgEventText *self, const SgEvent *event, const char *field)
{
  g_auto (GStrv) parts = g_strsplit (field, ":", 2);
  g_auto (GStrv) path = g_strsplit (parts[0], ".", 2);
  const char *how = parts[1];
  JsonObject *from = event->fields;
  JsonNode   *node;

  if (g_strcmp0 (how, "question") == 0 || g_strcmp0 (how, "card_answer") == 0)
    return dup_of_card (self, event, how);
  if (g_str_equal (path[0], "subject"))
    return dup_name (self, how, &event->subject);

  if (from != NULL && path[1] != NULL)
    from = sg_event_get_object (event, path[0]);
  node = from != NULL ? json_object_get_member (from, path[1] != NULL ? path[1] : path[0]) : NULL;

  return node != NULL ? dup_value (self, node, how) : NULL;
}

/* Appends the part up to @end; FALSE when a field of it is missing. */
static gboolean
append_part (const SgEventText *self,
             const SgEvent     *event,
             const char        *part,
             const char        *end,
             GString           *to)
{
  gboolean is_whole = TRUE;

  while (part < end)
    {
      const char *stop = *part == '{' ? strchr (part, '}') : NULL;

      if (stop != NULL)
        {
          g_autofree char *field = g_strndup (part + 1, (gsize) (stop - part - 1));
          g_autofree char *value = dup_field (self, event, field);

          is_whole = is_whole && value != NULL;
          g_string_append (to, value != NULL ? value : "…");
          part = stop + 1;
        }
      else
        g_string_append_c (to, *part++);
    }

  return is_whole;
}

static char *
fill (const SgEventText *self, const SgEvent *event, const char *text)
{
  g_autoptr (GString) filled = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *stop = *text == '[' ? strchr (text, ']') : NULL;
      const char *next = stop != NULL ? stop + 1 : text + strcspn (text + 1, "[") + 1;
      gsize       length = filled->len;

      if (!append_part (self,
                        event,
                        stop != NULL ? text + 1 : text,
                        stop != NULL ? stop : next,
                        filled) &&
          stop != NULL)
        g_string_truncate (filled, length);
      text = next;
    }

  /* A list of changes ends with the comma of its last. */
  if (filled->len > 0 && filled->str[filled->len - 1] == ',')
    g_string_truncate (filled, filled->len - 1);

  return g_strdup (filled->str);
}

static gboolean
fits (const SgEvent *event, const char *field, const char *value)
{
  if (field == NULL)
    return TRUE;

  return g_str_equal (value, "true") ? sg_event_get_bool (event, field)
                                     : g_strcmp0 (sg_event_get_text (event, field), value) == 0;
}

/**
 * sg_event_text:
 * @event: its body masked already, when it is to be
 *
 * Returns: (transfer full): what happened, in one sentence; the name of the kind for one of a later
 *   program
 */
char *
sg_event_text (const SgEventText *self, const SgEvent *event)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sg_event_is_kind (event, sentences[i].kind) &&
        fits (event, sentences[i].field, sentences[i].value))
      return fill (self, event, _ (sentences[i].text));

  return g_strdup (event->kind);
}

/**
 * sg_event_text_has_words:
 * @kind: such as `task.requested@1`
 */
gboolean
sg_event_text_has_words (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      gsize length = strlen (sentences[i].kind);

      if (strncmp (sentences[i].kind, kind, length) == 0 && kind[length] == '@' &&
          sentences[i].field == NULL)
        return TRUE;
    }

  return FALSE;
}
