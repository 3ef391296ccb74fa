/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A call becomes an incident. Nothing is asked that may be missing at three in the morning: an
 * incident without a place, a type or a number is one, and it shows what it lacks. */

#include "config.h"

#include "desk/call/sg-desk-call.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-code-list.h"
#include "common/sg-complaint.h"
#include "common/sg-emergency-sms.h"
#include "common/sg-error.h"
#include "common/sg-phone.h"
#include "desk/call/sg-desk-number.h"
#include "desk/call/sg-desk-place.h"
#include "desk/sg-act.h"

/* The telephone measured it, and nobody typed it; but when, it does not say. */
#define SMS_CONFIDENCE 0.9

/* How often a number may be given to somebody else in the same moment. */
#define TRIES 5

static gboolean
normalise_phone (SgDesk *desk, const char *phone, char **normalised, GError **error)
{
  if (phone == NULL || *phone == '\0')
    return TRUE;

  *normalised = sg_phone_normalise (phone, sg_desk_get_identity (desk)->area_code, error);
  return *normalised != NULL;
}

/* What the operator chose, completed by what the words suggest. */
static SgBody *
make_class (const SgCall *call, const SgComplaint *suggested)
{
  const char *category = suggested != NULL ? suggested->category : "tidak_diketahui";
  const char *type = call->type != NULL ? call->type : category;
  const char *finding = call->finding;
  gint64      severity = suggested != NULL ? (gint64) suggested->severity : SG_SEVERITY_URGENT;
  SgBody     *body;

  if (call->type == NULL && call->severity == 0 && suggested == NULL)
    return NULL;

  /* The finer word of a category that was not chosen would contradict it. */
  if (finding == NULL && suggested != NULL && strcmp (type, category) == 0)
    finding = suggested->type;

  body = sg_body_new ();
  sg_body_text (body, "type", type);
  sg_body_int (body, "severity", call->severity != 0 ? call->severity : severity);
  sg_body_text (body, "finding", finding);
  if (suggested != NULL && suggested->score > 0)
    sg_body_text (body, "why", suggested->why);

  return body;
}

static SgBody *
make_opened (const SgCall *call, const char *number, const char *phone)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "number", number);
  sg_body_text (body, "source", call->source);
  sg_body_text (body, "phone", phone);
  sg_body_text (body, "caller", call->caller);
  sg_body_text (body, "text", call->text);
  if (call->drill || strcmp (call->source, "simulasi") == 0)
    sg_body_bool (body, "drill", TRUE);
  if (call->scene != NULL && sg_scene_is_known (call->scene))
    {
      sg_scene_write (call->scene, body, "place");
    }
  else if (call->scene != NULL)
    {
      sg_body_text (body, "place_text", call->scene->text);
      sg_body_text (body, "patokan", call->scene->patokan);
    }
  if (call->planned_for != 0)
    sg_body_int (body, "planned_for", call->planned_for);
  sg_body_text (body, "job", call->job);

  return body;
}

static void
stamp (SgAct *act, const SgUuid *incident, const char *milestone)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "milestone", milestone);
  sg_act_add (act, "milestone.stamped@1", incident, body);
}

static void
stamp_at (SgAct *act, const SgUuid *incident, const char *milestone, gint64 at, SgClock clock)
{
  if (at == 0)
    return;

  sg_act_set_time (act, at, clock);
  stamp (act, incident, milestone);
  sg_act_reset_time (act);
}

static void
add_victims (SgAct *act, const SgUuid *incident, gint64 victims)
{
  SgBody *body;

  if (victims < 0)
    return;

  body = sg_body_new ();
  sg_body_int (body, "victims", victims);
  sg_act_add (act, "incident.changed@1", incident, body);
}

/* Words without a meaning to us suggest nothing; that they were said is kept all the same. */
static gboolean
suggest (const SgCall *call, SgComplaint **suggested, GError **error)
{
  if (call->text == NULL || *call->text == '\0')
    return TRUE;

  *suggested = sg_complaint_suggest (call->text, error);
  if (*suggested == NULL)
    return FALSE;

  if ((*suggested)->score == 0 && call->type == NULL && call->severity == 0)
    g_clear_pointer (suggested, sg_complaint_free);
  return TRUE;
}

static gboolean
take_call_once (SgDesk *desk, const SgCall *call, SgUuid *incident, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);
  g_autoptr (SgComplaint) suggested = NULL;
  g_autofree char *phone = NULL;
  g_autofree char *number = NULL;
  gint64           victims = call->victims;
  SgBody *class;

  if (!sg_code_list_check ("intake_source",
                           "source",
                           call->source != NULL ? call->source : "",
                           error) ||
      !sg_code_list_check ("category", "type", call->type, error) ||
      !normalise_phone (desk, call->phone, &phone, error) || !suggest (call, &suggested, error))
    return FALSE;

  number = sg_desk_make_number (desk, error);
  if (number == NULL)
    return FALSE;

  *incident = sg_act_new_id (act);
  sg_act_add (act, "incident.opened@1", incident, make_opened (call, number, phone));
  /* With one key for both, nobody measured the ringing: that it was short is a guess. */
  stamp_at (act,
            incident,
            "T0",
            call->received_at,
            call->received_at == call->answered_at ? SG_CLOCK_ESTIMATED : SG_CLOCK_MANUAL);
  if (call->answered_at != 0)
    stamp_at (act, incident, "T1", call->answered_at, SG_CLOCK_AUTO);
  else
    stamp (act, incident, "T1");

  class = make_class (call, suggested);
  if (class != NULL)
    sg_act_add (act, "incident.classified@1", incident, class);
  if (victims < 0 && suggested != NULL)
    victims = suggested->victims;
  add_victims (act, incident, victims);

  return sg_act_do (act, error);
}

/**
 * sg_desk_take_call:
 * @incident: (out): the new one
 *
 * Opens an incident; T1 is when somebody answered, or when it was entered on paper, see
 * sg_desk_set_entry_time(). A number that another program at this desk gives in the same moment is
 * passed over.
 *
 * Returns: %FALSE with %SG_ERROR_INVALID that names the field
 */
gboolean
sg_desk_take_call (SgDesk *desk, const SgCall *call, SgUuid *incident, GError **error)
{
  for (guint i = 0; i < TRIES; i++)
    {
      g_autoptr (GError) why = NULL;

      if (take_call_once (desk, call, incident, &why))
        return TRUE;
      if (!g_error_matches (why, SG_ERROR, SG_ERROR_STALE) || i == TRIES - 1)
        {
          g_propagate_error (error, g_steal_pointer (&why));
          return FALSE;
        }
    }

  return FALSE;
}

/**
 * sg_desk_take_sms:
 * @text: `DARURAT <user id> <lat,lon> <type> <description>`
 * @sender: (nullable): the number that sent it
 *
 * Opens an incident from the SMS of the panic button where there is no data line.
 */
gboolean
sg_desk_take_sms (SgDesk     *desk,
                  const char *text,
                  const char *sender,
                  SgUuid     *incident,
                  GError    **error)
{
  SgBox          area;
  SgPlaceContext context = { NULL, sg_desk_get_area (desk, &area) ? &area : NULL };
  g_autoptr (SgEmergencySms) sms = sg_emergency_sms_parse (text, &context, error);
  g_auto (SgScene) scene = SG_SCENE_UNKNOWN;
  g_autofree char *words = NULL;
  g_autofree char *number = NULL;
  const char      *area_code = sg_desk_get_identity (desk)->area_code;
  SgCall           call = { .source = "sms", .victims = -1 };

  if (sms == NULL)
    return FALSE;

  scene.lat = sg_point_lat (sms->at.point);
  scene.lon = sg_point_lon (sms->at.point);
  scene.method = g_strdup ("sms");
  scene.confidence = SMS_CONFIDENCE;
  if (!sg_desk_describe_scene (desk, &scene, NULL))
    g_debug ("nothing is known around the sender of an SMS");

  /* A sender that is no number, such as a name, must not keep anybody from being helped. */
  number = sender != NULL ? sg_phone_normalise (sender, area_code, NULL) : NULL;
  call.phone = number;
  words = g_strdup_printf ("%s %s%s%s",
                           sms->type,
                           sms->description,
                           sender != NULL && number == NULL ? " · " : "",
                           sender != NULL && number == NULL ? sender : "");
  call.text = g_strstrip (words);
  call.caller = sms->user;
  call.scene = &scene;

  return sg_desk_take_call (desk, &call, incident, error);
}

/**
 * sg_desk_locate:
 * @scene: what is not known of it is left out; words and a landmark alone are kept as well
 *
 * Says where it happened, again or for the first time.
 */
gboolean
sg_desk_locate (SgDesk *desk, const SgUuid *incident, const SgScene *scene, GError **error)
{
  SgBody *body;

  if (!sg_scene_is_known (scene) && scene->text == NULL && scene->patokan == NULL)
    {
      g_set_error_literal (
        error,
        SG_ERROR,
        SG_ERROR_INVALID,
        _ ("“place” needs a latitude (−90…90) and a longitude (−180…180), or words"));
      return FALSE;
    }

  body = sg_body_new ();
  if (!sg_scene_is_known (scene))
    {
      sg_body_text (body, "place_text", scene->text);
      sg_body_text (body, "patokan", scene->patokan);
      return sg_act_once (desk, "incident.changed@1", incident, body, error);
    }

  sg_scene_write (scene, body, "place");
  return sg_act_once (desk, "incident.located@1", incident, body, error);
}

/**
 * sg_desk_classify:
 * @finding: (nullable): of the code list `complaint_type`
 * @severity: 1…3
 */
gboolean
sg_desk_classify (SgDesk       *desk,
                  const SgUuid *incident,
                  const char   *type,
                  const char   *finding,
                  gint64        severity,
                  GError      **error)
{
  SgBody *body;

  if (!sg_code_list_check ("category", "type", type, error) ||
      !sg_code_list_check ("complaint_type", "finding", finding, error))
    return FALSE;

  body = sg_body_new ();
  sg_body_text (body, "type", type);
  sg_body_text (body, "finding", finding);
  sg_body_int (body, "severity", severity);
  return sg_act_once (desk, "incident.classified@1", incident, body, error);
}

static gboolean
has_change (const SgIncidentChange *change)
{
  return change->victims >= 0 || change->entrapment >= 0 || change->caller != NULL ||
         change->phone != NULL || change->remarks != NULL || change->gender_preference != NULL ||
         change->sisrute != NULL || change->debrief != NULL;
}

gboolean
sg_desk_change_incident (SgDesk                 *desk,
                         const SgUuid           *incident,
                         const SgIncidentChange *change,
                         GError                **error)
{
  g_autofree char *phone = NULL;
  SgBody          *body;

  if (!has_change (change))
    {
      g_set_error_literal (error, SG_ERROR, SG_ERROR_INVALID, _ ("there is nothing to change"));
      return FALSE;
    }

  if (!normalise_phone (desk, change->phone, &phone, error))
    return FALSE;

  body = sg_body_new ();
  if (change->victims >= 0)
    sg_body_int (body, "victims", change->victims);
  sg_body_text (body, "caller", change->caller);
  sg_body_text (body, "phone", phone);
  sg_body_text (body, "remarks", change->remarks);
  sg_body_text (body, "gender_preference", change->gender_preference);
  sg_body_text (body, "sisrute", change->sisrute);
  sg_body_text (body, "debrief", change->debrief);
  if (change->entrapment >= 0)
    sg_body_bool (body, "entrapment", change->entrapment > 0);

  return sg_act_once (desk, "incident.changed@1", incident, body, error);
}

gboolean
sg_desk_note (SgDesk *desk, const SgUuid *incident, const char *text, GError **error)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "text", text);
  return sg_act_once (desk, "incident.noted@1", incident, body, error);
}

/**
 * sg_desk_park:
 * @parked: whether the caller has to wait; %FALSE when somebody talks again
 */
gboolean
sg_desk_park (SgDesk *desk, const SgUuid *incident, gboolean parked, GError **error)
{
  SgBody *body = sg_body_new ();

  if (!parked)
    sg_body_bool (body, "resumed", TRUE);
  return sg_act_once (desk, "incident.parked@1", incident, body, error);
}

/**
 * sg_desk_forward:
 * @agency: who was told: police, fire service, another PSC
 * @taken_by: (nullable): who took it there
 */
gboolean
sg_desk_forward (SgDesk       *desk,
                 const SgUuid *incident,
                 const char   *agency,
                 const char   *taken_by,
                 GError      **error)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "agency", agency);
  sg_body_text (body, "taken_by", taken_by);
  return sg_act_once (desk, "incident.forwarded@1", incident, body, error);
}

gboolean
sg_desk_log_agency (SgDesk       *desk,
                    const SgUuid *incident,
                    const char   *agency,
                    const char   *text,
                    GError      **error)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "agency", agency);
  sg_body_text (body, "text", text);
  return sg_act_once (desk, "agency.logged@1", incident, body, error);
}

/**
 * sg_desk_promise_callback:
 * @at: by when, microseconds UTC
 */
gboolean
sg_desk_promise_callback (SgDesk *desk, const SgUuid *incident, gint64 at, GError **error)
{
  SgBody *body;

  if (at <= sg_desk_get_now (desk))
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           _ ("“at” must be later than now: by when to call back"));
      return FALSE;
    }

  body = sg_body_new ();
  sg_body_int (body, "at", at);
  return sg_act_once (desk, "callback.promised@1", incident, body, error);
}

/**
 * sg_desk_call_back:
 * @result: reached, no_answer or busy; a promise is kept by trying, and only by reaching the
 *   caller is it done
 */
gboolean
sg_desk_call_back (SgDesk *desk, const SgUuid *incident, const char *result, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);
  SgBody *tried = sg_body_new ();

  sg_body_text (tried, "whom", "caller");
  sg_body_text (tried, "channel", "phone");
  sg_body_text (tried, "result", result);
  sg_act_add (act, "contact.attempted@1", incident, tried);
  if (g_strcmp0 (result, "reached") == 0)
    {
      SgBody *done = sg_body_new ();

      sg_body_text (done, "result", result);
      sg_act_add (act, "callback.done@1", incident, done);
    }

  return sg_act_do (act, error);
}

/**
 * sg_desk_acknowledge:
 * @alarm: which one, such as `panic`
 */
gboolean
sg_desk_acknowledge (SgDesk *desk, const SgUuid *incident, const char *alarm, GError **error)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "alarm", alarm);
  return sg_act_once (desk, "alarm.acknowledged@1", incident, body, error);
}
