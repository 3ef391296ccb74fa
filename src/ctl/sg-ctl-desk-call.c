/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl desk call, sms, place, locate, classify, …: taking calls, from a shell. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "common/sg-error.h"
#include "ctl/sg-ctl-desk.h"
#include "desk/call/sg-desk-call.h"
#include "desk/call/sg-desk-caller.h"
#include "desk/call/sg-desk-cards.h"
#include "desk/call/sg-desk-duplicate.h"
#include "desk/call/sg-desk-place.h"

/* The options of all commands about a call; each uses those that mean something to it. */
typedef struct
{
  SgCtlDesk   desk;
  SgIncident *incident;

  char    *at;
  char    *place;
  char    *patokan;
  char    *phone;
  char    *caller;
  char    *text;
  char    *source;
  char    *type;
  char    *finding;
  char    *job;
  char    *planned_for;
  char    *received_at;
  char    *taken_by;
  char    *reason;
  char    *remarks;
  char    *gender;
  char    *sisrute;
  char    *debrief;
  char    *near;
  int      severity;
  int      victims;
  int      limit;
  gboolean verified;
  gboolean drill;
  gboolean resumed;
} Call;

static void
call_clear (Call *self)
{
  char **owned[] = { &self->at,       &self->place,   &self->patokan,     &self->phone,
                     &self->caller,   &self->text,    &self->source,      &self->type,
                     &self->finding,  &self->job,     &self->planned_for, &self->received_at,
                     &self->taken_by, &self->reason,  &self->remarks,     &self->gender,
                     &self->sisrute,  &self->debrief, &self->near };

  for (guint i = 0; i < G_N_ELEMENTS (owned); i++)
    g_clear_pointer (owned[i], g_free);
  g_clear_pointer (&self->incident, sg_incident_free);
  sg_ctl_desk_clear (&self->desk);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Call, call_clear)

/* Reads the words and options, opens the desk, and does it; with an incident when there is a word
 * for one. */
static int
run (char **arguments, guint n_words, gboolean (*act) (Call *self, GError **error))
{
  g_auto (Call) self = { .victims = -1, .limit = 10 };
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self.desk),
    { "at", 0, 0, G_OPTION_ARG_STRING, &self.at, NULL, NULL },
    { "place", 0, 0, G_OPTION_ARG_STRING, &self.place, NULL, NULL },
    { "patokan", 0, 0, G_OPTION_ARG_STRING, &self.patokan, NULL, NULL },
    { "phone", 0, 0, G_OPTION_ARG_STRING, &self.phone, NULL, NULL },
    { "caller", 0, 0, G_OPTION_ARG_STRING, &self.caller, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &self.text, NULL, NULL },
    { "source", 0, 0, G_OPTION_ARG_STRING, &self.source, NULL, NULL },
    { "type", 0, 0, G_OPTION_ARG_STRING, &self.type, NULL, NULL },
    { "finding", 0, 0, G_OPTION_ARG_STRING, &self.finding, NULL, NULL },
    { "job", 0, 0, G_OPTION_ARG_STRING, &self.job, NULL, NULL },
    { "planned-for", 0, 0, G_OPTION_ARG_STRING, &self.planned_for, NULL, NULL },
    { "received-at", 0, 0, G_OPTION_ARG_STRING, &self.received_at, NULL, NULL },
    { "taken-by", 0, 0, G_OPTION_ARG_STRING, &self.taken_by, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &self.reason, NULL, NULL },
    { "remarks", 0, 0, G_OPTION_ARG_STRING, &self.remarks, NULL, NULL },
    { "gender", 0, 0, G_OPTION_ARG_STRING, &self.gender, NULL, NULL },
    { "sisrute", 0, 0, G_OPTION_ARG_STRING, &self.sisrute, NULL, NULL },
    { "debrief", 0, 0, G_OPTION_ARG_STRING, &self.debrief, NULL, NULL },
    { "near", 0, 0, G_OPTION_ARG_STRING, &self.near, NULL, NULL },
    { "severity", 0, 0, G_OPTION_ARG_INT, &self.severity, NULL, NULL },
    { "victims", 0, 0, G_OPTION_ARG_INT, &self.victims, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &self.limit, NULL, NULL },
    { "verified", 0, 0, G_OPTION_ARG_NONE, &self.verified, NULL, NULL },
    { "drill", 0, 0, G_OPTION_ARG_NONE, &self.drill, NULL, NULL },
    { "resumed", 0, 0, G_OPTION_ARG_NONE, &self.resumed, NULL, NULL },
    { NULL },
  };

  return sg_ctl_desk_run (&self.desk, arguments, entries, n_words, (SgCtlDeskFunc) act);
}

static gboolean
find_incident (Call *self, GError **error)
{
  self->incident = sg_ctl_desk_find (&self->desk, self->desk.words[0], error);

  return self->incident != NULL;
}

/* ---- places ---- */

static void
print_place (JsonBuilder *builder, const SgFoundPlace *place)
{
  json_builder_begin_object (builder);
  sg_ctl_json_text (builder, "name", place->name);
  sg_ctl_json_double (builder, "lat", place->scene.lat, 7);
  sg_ctl_json_double (builder, "lon", place->scene.lon, 7);
  sg_ctl_json_text (builder, "method", place->scene.method);
  sg_ctl_json_double (builder, "confidence", place->score, 3);
  sg_ctl_json_text (builder, "desa", place->scene.desa);
  sg_ctl_json_text (builder, "kecamatan", place->scene.kecamatan);
  sg_ctl_json_text (builder, "road", place->scene.road);
  sg_ctl_json_bool (builder, "outside", place->outside);
  sg_ctl_json_text (builder, "hint", place->hint);
  json_builder_end_object (builder);
}

static GPtrArray *
find_places (Call *self, const char *text, GError **error)
{
  SgPoint near;

  if (self->near != NULL && !sg_point_parse (self->near, &near, error))
    return NULL;

  return sg_desk_find_places (self->desk.desk,
                              text,
                              self->near != NULL ? &near : NULL,
                              (guint) CLAMP (self->limit, 1, 100),
                              error);
}

static gboolean
show_places (Call *self, GError **error)
{
  g_autoptr (GPtrArray) places = find_places (self, self->desk.words[0], error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (places == NULL)
    return FALSE;

  json_builder_begin_array (builder);
  for (guint i = 0; i < places->len; i++)
    {
      const SgFoundPlace *place = g_ptr_array_index (places, i);

      print_place (builder, place);
      if (!self->desk.json)
        g_print ("%3.0f %%  %.6f,%.6f  %s%s%s\n",
                 place->score * 100,
                 place->scene.lat,
                 place->scene.lon,
                 place->name,
                 place->hint != NULL ? " · " : "",
                 place->hint != NULL ? place->hint : "");
    }
  json_builder_end_array (builder);
  if (self->desk.json)
    sg_ctl_print_json (builder);

  return TRUE;
}

static gboolean
read_point (Call *self, SgScene *scene, GError **error)
{
  SgPoint point;

  if (!sg_point_parse (self->at, &point, error))
    return FALSE;

  scene->lat = sg_point_lat (point);
  scene->lon = sg_point_lon (point);
  scene->method = g_strdup ("picked");
  scene->text = g_strdup (self->place);
  /* Without a region the point stands for itself. */
  if (!sg_desk_describe_scene (self->desk.desk, scene, NULL))
    g_debug ("nothing is known around the point");

  return TRUE;
}

static gboolean
read_words (Call *self, SgScene *scene, GError **error)
{
  g_autoptr (GPtrArray) places = find_places (self, self->place, error);
  SgFoundPlace *first;

  if (places == NULL)
    return FALSE;

  if (places->len == 0)
    {
      g_printerr ("siagactl: “%s” is not known: kept as words, locate it later\n", self->place);
      scene->text = g_strdup (self->place);
      return TRUE;
    }

  first = g_ptr_array_index (places, 0);
  *scene = first->scene;
  first->scene = SG_SCENE_UNKNOWN;

  return TRUE;
}

/* What --at, --place and --patokan say; unknown when none of them does. */
static gboolean
read_scene (Call *self, SgScene *scene, GError **error)
{
  if (self->at != NULL ? !read_point (self, scene, error)
                       : self->place != NULL && !read_words (self, scene, error))
    return FALSE;

  if (self->patokan != NULL)
    {
      g_free (scene->patokan);
      scene->patokan = g_strdup (self->patokan);
    }
  scene->verified = self->verified;
  return TRUE;
}

/* ---- calls ---- */

static void
print_opened (Call *self, const SgUuid *id, const SgIncident *incident)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!self->desk.json)
    {
      g_print ("%s\n", incident->number);
      return;
    }

  json_builder_begin_object (builder);
  sg_ctl_json_text (builder, "incident", incident->number);
  sg_ctl_json_uuid (builder, "id", id);
  sg_ctl_json_text (builder, "type", incident->type);
  sg_ctl_json_text (builder, "finding", incident->finding);
  sg_ctl_json_int (builder, "severity", incident->severity);
  sg_ctl_json_text (builder, "why", incident->why);
  json_builder_end_object (builder);
  sg_ctl_print_json (builder);
}

static gboolean
read_times (Call *self, SgCall *call, GError **error)
{
  SgDesk *desk = self->desk.desk;

  return (self->planned_for == NULL ||
          sg_ctl_desk_parse_time (desk, self->planned_for, &call->planned_for, error)) &&
         (self->received_at == NULL ||
          sg_ctl_desk_parse_time (desk, self->received_at, &call->received_at, error));
}

/* -1 is what nobody said. */
static gboolean
check_victims (Call *self, GError **error)
{
  if (self->victims >= -1)
    return TRUE;

  g_set_error_literal (error, SG_ERROR, SG_ERROR_INVALID, "“victims” must not be negative");
  return FALSE;
}

static gboolean
take_call (Call *self, GError **error)
{
  g_auto (SgScene) scene = SG_SCENE_UNKNOWN;
  SgCall call = { .source = self->source != NULL ? self->source : "tel119",
                  .phone = self->phone,
                  .caller = self->caller,
                  .text = self->text,
                  .scene = &scene,
                  .type = self->type,
                  .finding = self->finding,
                  .severity = self->severity,
                  .victims = self->victims,
                  .job = self->job,
                  .drill = self->drill };
  SgUuid id;

  if (!check_victims (self, error) || !read_times (self, &call, error) ||
      !read_scene (self, &scene, error) || !sg_desk_take_call (self->desk.desk, &call, &id, error))
    return FALSE;

  self->incident = sg_desk_get_incident (self->desk.desk, &id, error);
  if (self->incident != NULL)
    print_opened (self, &id, self->incident);

  return self->incident != NULL;
}

static gboolean
take_sms (Call *self, GError **error)
{
  SgUuid id;

  if (!sg_desk_take_sms (self->desk.desk, self->desk.words[0], self->phone, &id, error))
    return FALSE;

  self->incident = sg_desk_get_incident (self->desk.desk, &id, error);
  if (self->incident != NULL)
    print_opened (self, &id, self->incident);

  return self->incident != NULL;
}

static gboolean
locate (Call *self, GError **error)
{
  g_auto (SgScene) scene = SG_SCENE_UNKNOWN;

  return find_incident (self, error) && read_scene (self, &scene, error) &&
         sg_desk_locate (self->desk.desk, &self->incident->id, &scene, error);
}

static gboolean
classify (Call *self, GError **error)
{
  if (!find_incident (self, error))
    return FALSE;

  return sg_desk_classify (self->desk.desk,
                           &self->incident->id,
                           self->type != NULL ? self->type : self->incident->type,
                           self->finding,
                           self->severity != 0 ? self->severity : self->incident->severity,
                           error);
}

static gboolean
change (Call *self, GError **error)
{
  SgIncidentChange changed = SG_INCIDENT_NO_CHANGE;

  changed.victims = self->victims;
  changed.caller = self->caller;
  changed.phone = self->phone;
  changed.remarks = self->remarks;
  changed.gender_preference = self->gender;
  changed.sisrute = self->sisrute;
  changed.debrief = self->debrief;

  return check_victims (self, error) && find_incident (self, error) &&
         sg_desk_change_incident (self->desk.desk, &self->incident->id, &changed, error);
}

static gboolean
note (Call *self, GError **error)
{
  return find_incident (self, error) &&
         sg_desk_note (self->desk.desk, &self->incident->id, self->desk.words[1], error);
}

static gboolean
park (Call *self, GError **error)
{
  return find_incident (self, error) &&
         sg_desk_park (self->desk.desk, &self->incident->id, !self->resumed, error);
}

static gboolean
forward (Call *self, GError **error)
{
  return find_incident (self, error) && sg_desk_forward (self->desk.desk,
                                                         &self->incident->id,
                                                         self->desk.words[1],
                                                         self->taken_by,
                                                         error);
}

static gboolean
log_agency (Call *self, GError **error)
{
  return find_incident (self, error) && sg_desk_log_agency (self->desk.desk,
                                                            &self->incident->id,
                                                            self->desk.words[1],
                                                            self->desk.words[2],
                                                            error);
}

static gboolean
promise (Call *self, GError **error)
{
  gint64 at;

  return find_incident (self, error) &&
         sg_ctl_desk_parse_time (self->desk.desk, self->desk.words[1], &at, error) &&
         sg_desk_promise_callback (self->desk.desk, &self->incident->id, at, error);
}

static gboolean
call_back (Call *self, GError **error)
{
  return find_incident (self, error) &&
         sg_desk_call_back (self->desk.desk, &self->incident->id, self->desk.words[1], error);
}

static gboolean
acknowledge (Call *self, GError **error)
{
  return find_incident (self, error) &&
         sg_desk_acknowledge (self->desk.desk, &self->incident->id, self->desk.words[1], error);
}

/* ---- callers and duplicates ---- */

static gboolean
verify_caller (Call *self, GError **error)
{
  return find_incident (self, error) &&
         sg_desk_verify_caller (self->desk.desk, &self->incident->id, self->desk.words[1], error);
}

static gboolean
show_caller (Call *self, GError **error)
{
  g_autoptr (SgCallerHistory)
    history = sg_desk_find_caller (self->desk.desk, self->desk.words[0], error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (history == NULL)
    return FALSE;

  json_builder_begin_object (builder);
  sg_ctl_json_int (builder, "calls", history->n_calls);
  sg_ctl_json_int (builder, "real", history->n_real);
  sg_ctl_json_int (builder, "pranks", history->n_pranks);
  sg_ctl_json_int (builder, "silent", history->n_silent);
  sg_ctl_json_time (builder, "last_at", history->last_at);
  sg_ctl_json_double (builder, "prank_weight", history->prank_weight, 3);
  sg_ctl_json_bool (builder, "call_back_first", history->prank_weight >= SG_PRANK_WEIGHT_ASK);
  json_builder_end_object (builder);
  if (self->desk.json)
    sg_ctl_print_json (builder);
  else
    g_print ("%u calls, %u real, %u pranks, %u silent%s\n",
             history->n_calls,
             history->n_real,
             history->n_pranks,
             history->n_silent,
             history->prank_weight >= SG_PRANK_WEIGHT_ASK ? "; call back before sending" : "");

  return TRUE;
}

static gboolean
show_duplicates (Call *self, GError **error)
{
  g_autoptr (GPtrArray) suspects = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!find_incident (self, error))
    return FALSE;

  suspects = sg_desk_find_duplicates (self->desk.desk, self->incident, error);
  if (suspects == NULL)
    return FALSE;

  json_builder_begin_array (builder);
  for (guint i = 0; i < suspects->len; i++)
    {
      const SgSuspect *suspect = g_ptr_array_index (suspects, i);

      json_builder_begin_object (builder);
      sg_ctl_json_text (builder, "incident", suspect->incident->number);
      if (!isnan (suspect->metres))
        sg_ctl_json_double (builder, "metres", suspect->metres, 0);
      sg_ctl_json_double (builder, "minutes", suspect->minutes, 1);
      sg_ctl_json_bool (builder, "same_number", suspect->same_number);
      json_builder_end_object (builder);
      if (!self->desk.json)
        g_print ("%s  %.0f min%s\n",
                 suspect->incident->number,
                 suspect->minutes,
                 suspect->same_number ? ", same number" : "");
    }
  json_builder_end_array (builder);
  if (self->desk.json)
    sg_ctl_print_json (builder);

  return TRUE;
}

static gboolean
merge (Call *self, GError **error)
{
  g_autoptr (SgIncident) into = sg_ctl_desk_find (&self->desk, self->desk.words[1], error);

  return into != NULL && find_incident (self, error) &&
         sg_desk_merge (self->desk.desk, &self->incident->id, &into->id, error);
}

static gboolean
unmerge (Call *self, GError **error)
{
  return find_incident (self, error) &&
         sg_desk_unmerge (self->desk.desk,
                          &self->incident->id,
                          self->reason != NULL ? self->reason : "another incident after all",
                          error);
}

/* ---- question cards ---- */

static gboolean
answer_question (Call *self, GError **error)
{
  g_autoptr (SgCards) cards = sg_desk_load_cards (error);
  const SgCard *card = cards != NULL ? sg_cards_find (cards, self->desk.words[1]) : NULL;

  if (cards != NULL && card == NULL)
    g_set_error (error,
                 SG_ERROR,
                 SG_ERROR_NOT_FOUND,
                 "there is no card “%s”; see siagactl desk cards",
                 self->desk.words[1]);

  return card != NULL && find_incident (self, error) &&
         sg_desk_answer_question (self->desk.desk,
                                  &self->incident->id,
                                  card,
                                  self->desk.words[2],
                                  self->desk.words[3],
                                  error);
}

static gboolean
show_cards (Call *self, GError **error)
{
  g_autoptr (SgCards) cards = sg_desk_load_cards (error);
  const GPtrArray *all = cards != NULL ? sg_cards_get_all (cards) : NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const SgCard *card = g_ptr_array_index (all, i);

      g_print ("%s  %s (%s%s)\n",
               card->id,
               g_str_equal (sg_desk_language (), "id") ? card->title.id : card->title.en,
               card->approver,
               card->approved ? "" : ", not approved");
      for (guint q = 0; q < card->questions->len; q++)
        {
          const SgCardQuestion *question = g_ptr_array_index (card->questions, q);

          g_print ("    %-24s %s\n", question->id, question->text.id);
        }
    }

  return all != NULL;
}

#define COMMAND(name, n_words, act)                                                                \
  static int run_##name (char **arguments)                                                         \
  {                                                                                                \
    return run (arguments, n_words, act);                                                          \
  }

COMMAND (call, 1, take_call)
COMMAND (sms, 2, take_sms)
COMMAND (place, 2, show_places)
COMMAND (locate, 2, locate)
COMMAND (classify, 2, classify)
COMMAND (change, 2, change)
COMMAND (note, 3, note)
COMMAND (park, 2, park)
COMMAND (forward, 3, forward)
COMMAND (agency, 4, log_agency)
COMMAND (callback, 3, promise)
COMMAND (called, 3, call_back)
COMMAND (acknowledge, 3, acknowledge)
COMMAND (verify_caller, 3, verify_caller)
COMMAND (caller, 2, show_caller)
COMMAND (duplicates, 2, show_duplicates)
COMMAND (merge, 3, merge)
COMMAND (unmerge, 2, unmerge)
COMMAND (question, 5, answer_question)
COMMAND (cards, 1, show_cards)

const SgCtlCommand sg_ctl_desk_call_commands[] = {
  { "desk call",
    "DB [--at LAT,LON|--place TEXT] [--patokan TEXT] [--phone P] [--caller NAME] [--text T]"
    " [--source S] [--type T] [--finding F] [--severity 1-3] [--victims N] [--received-at TIME]"
    " [--job emergency|transport|standby --planned-for TIME] [--drill] [--json]",
    run_call },
  { "desk sms", "DB “DARURAT …” [--phone P] [--json]", run_sms },
  { "desk place", "DB TEXT [--near LAT,LON] [--limit N] [--json]", run_place },
  { "desk locate",
    "DB INCIDENT --at LAT,LON|--place TEXT [--patokan TEXT] [--verified]",
    run_locate },
  { "desk classify", "DB INCIDENT [--type T] [--finding F] [--severity 1-3]", run_classify },
  { "desk change",
    "DB INCIDENT [--victims N] [--caller NAME] [--phone P] [--remarks T] [--gender L|P|any]"
    " [--sisrute NUMBER] [--debrief T]",
    run_change },
  { "desk note", "DB INCIDENT TEXT", run_note },
  { "desk park", "DB INCIDENT [--resumed]", run_park },
  { "desk forward", "DB INCIDENT AGENCY [--taken-by NAME]", run_forward },
  { "desk agency", "DB INCIDENT AGENCY TEXT", run_agency },
  { "desk callback", "DB INCIDENT TIME", run_callback },
  { "desk called", "DB INCIDENT reached|no_answer|busy", run_called },
  { "desk acknowledge", "DB INCIDENT ALARM", run_acknowledge },
  { "desk verify-caller", "DB INCIDENT terverifikasi|tidak_menjawab|iseng", run_verify_caller },
  { "desk caller", "DB PHONE [--json]", run_caller },
  { "desk duplicates", "DB INCIDENT [--json]", run_duplicates },
  { "desk merge", "DB INCIDENT INTO", run_merge },
  { "desk unmerge", "DB INCIDENT [--reason T]", run_unmerge },
  { "desk question", "DB INCIDENT CARD QUESTION ANSWER", run_question },
  { "desk cards", "DB", run_cards },
  { NULL, NULL, NULL },
};
