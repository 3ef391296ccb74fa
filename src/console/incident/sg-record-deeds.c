/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/incident/sg-record-deeds.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "console/incident/sg-filled.h"
#include "console/incident/sg-typed-time.h"
#include "desk/call/sg-desk-call.h"
#include "desk/call/sg-desk-caller.h"
#include "desk/call/sg-desk-duplicate.h"
#include "desk/scene/sg-desk-close.h"

gpointer
sg_record_deed_note (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;

  if (sg_filled_must (filled, "text", error))
    sg_desk_note (hand->desk, &filled->incident, sg_filled_get (filled, "text"), error);
  return NULL;
}

gpointer
sg_record_deed_park (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;

  sg_desk_park (hand->desk, &filled->incident, sg_filled_get (filled, "parked") != NULL, error);
  return NULL;
}

/* ---- who else was told ---- */

static const char *
get_agency (const SgFilled *filled, GError **error)
{
  const char *other = sg_filled_get (filled, "other");

  if (other != NULL)
    return other;

  return sg_filled_must (filled, "agency", error) ? sg_filled_get (filled, "agency") : NULL;
}

gpointer
sg_record_deed_forward (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;
  const char     *agency = get_agency (filled, error);

  if (agency != NULL)
    sg_desk_forward (hand->desk,
                     &filled->incident,
                     agency,
                     sg_filled_get (filled, "taken_by"),
                     error);
  return NULL;
}

gpointer
sg_record_deed_log_agency (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;
  const char     *agency = get_agency (filled, error);

  if (agency != NULL && sg_filled_must (filled, "text", error))
    sg_desk_log_agency (hand->desk,
                        &filled->incident,
                        agency,
                        sg_filled_get (filled, "text"),
                        error);
  return NULL;
}

/* ---- the caller ---- */

/* “+15” is in a quarter of an hour; a time of the day is the next one. */
static gboolean
read_promise (SgDesk *desk, const char *text, gint64 *at, GError **error)
{
  gint64  now = sg_desk_get_now (desk);
  guint64 minutes;

  if (*text != '+')
    return sg_typed_time_parse (desk, text, now + 12 * G_TIME_SPAN_HOUR, at, error);

  if (!g_ascii_string_to_unsigned (text + 1, 10, 1, 24 * 60, &minutes, NULL))
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           /* Translators: “time” is the name of a field and stays as it is */
                           _ ("“time” must be such as 14:30, or +15 for in 15 minutes"));
      return FALSE;
    }

  *at = now + (gint64) minutes * G_TIME_SPAN_MINUTE;
  return TRUE;
}

gpointer
sg_record_deed_promise (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;
  gint64          at;

  if (sg_filled_must (filled, "time", error) &&
      read_promise (hand->desk, sg_filled_get (filled, "time"), &at, error))
    sg_desk_promise_callback (hand->desk, &filled->incident, at, error);
  return NULL;
}

gpointer
sg_record_deed_call_back (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;

  if (sg_filled_must (filled, "result", error))
    sg_desk_call_back (hand->desk, &filled->incident, sg_filled_get (filled, "result"), error);
  return NULL;
}

gpointer
sg_record_deed_verify_caller (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;

  if (sg_filled_must (filled, "result", error))
    sg_desk_verify_caller (hand->desk, &filled->incident, sg_filled_get (filled, "result"), error);
  return NULL;
}

/* ---- what is known ---- */

static gboolean
read_victims (const SgFilled *filled, gint64 *victims, GError **error)
{
  const char *text = sg_filled_get (filled, "victims");
  guint64     n;

  *victims = -1;
  if (text == NULL)
    return TRUE;

  if (!g_ascii_string_to_unsigned (text, 10, 0, 100000, &n, NULL))
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           /* Translators: “victims” is the name of a field and stays as it is */
                           _ ("“victims” must be a number"));
      return FALSE;
    }

  *victims = (gint64) n;
  return TRUE;
}

gpointer
sg_record_deed_change (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled  *filled = data;
  const char      *trapped = sg_filled_get (filled, "entrapment");
  SgIncidentChange change = SG_INCIDENT_NO_CHANGE;

  if (!read_victims (filled, &change.victims, error))
    return NULL;

  change.caller = sg_filled_get (filled, "caller");
  change.phone = sg_filled_get (filled, "phone");
  change.remarks = sg_filled_get (filled, "remarks");
  change.gender_preference = sg_filled_get (filled, "gender_preference");
  change.debrief = sg_filled_get (filled, "debrief");
  if (trapped != NULL)
    change.entrapment = g_str_equal (trapped, "yes");
  sg_desk_change_incident (hand->desk, &filled->incident, &change, error);
  return NULL;
}

gpointer
sg_record_deed_verify_place (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;
  g_autoptr (SgIncident) incident = sg_desk_get_incident (hand->desk, &filled->incident, error);

  if (incident == NULL)
    return NULL;

  incident->scene.verified = TRUE;
  sg_desk_locate (hand->desk, &filled->incident, &incident->scene, error);
  return NULL;
}

/* What is left empty stays; the finer word goes with its category. */
gpointer
sg_record_deed_classify (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;
  g_autoptr (SgIncident) incident = sg_desk_get_incident (hand->desk, &filled->incident, error);
  const char *type = sg_filled_get (filled, "type");
  const char *finding = sg_filled_get (filled, "finding");

  if (incident == NULL)
    return NULL;

  if (type == NULL)
    {
      type = incident->type;
      finding = finding != NULL ? finding : incident->finding;
    }
  if (type == NULL)
    {
      sg_filled_must (filled, "type", error);
      return NULL;
    }
  if (incident->severity == 0 && !sg_filled_must (filled, "severity", error))
    return NULL;

  sg_desk_classify (hand->desk,
                    &filled->incident,
                    type,
                    finding,
                    sg_filled_get_int (filled, "severity", incident->severity),
                    error);
  return NULL;
}

/* ---- the end ---- */

gpointer
sg_record_deed_close (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;
  const SgClosing closing = { .disposition = sg_filled_get (filled, "disposition"),
                              .outcome = sg_filled_get (filled, "outcome"),
                              .reason = sg_filled_get (filled, "reason"),
                              .release = sg_filled_get (filled, "release") != NULL };

  if (sg_filled_must (filled, "disposition", error))
    sg_desk_close (hand->desk, &filled->incident, &closing, error);
  return NULL;
}

gpointer
sg_record_deed_reopen (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;

  if (sg_filled_must (filled, "reason", error))
    sg_desk_reopen (hand->desk, &filled->incident, sg_filled_get (filled, "reason"), error);
  return NULL;
}

gpointer
sg_record_deed_verify (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;

  sg_desk_verify (hand->desk, &filled->incident, sg_filled_get (filled, "reason"), error);
  return NULL;
}

/* ---- duplicates ---- */

/* The later report goes into the first, unless help is under way to the later alone. */
static gboolean
is_report (const SgIncident *incident, const SgIncident *other)
{
  guint alive = sg_incident_count_alive (incident);
  guint others = sg_incident_count_alive (other);

  if ((alive == 0) != (others == 0))
    return alive == 0;

  return incident->opened_at >= other->opened_at;
}

gpointer
sg_record_deed_merge (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;
  const SgUuid    id = sg_filled_get_uuid (filled, "other");
  g_autoptr (SgIncident) incident = sg_desk_get_incident (hand->desk, &filled->incident, error);
  g_autoptr (SgIncident) other = NULL;
  gboolean this_one;

  if (incident != NULL)
    other = sg_desk_get_incident (hand->desk, &id, error);
  if (other == NULL)
    return NULL;

  this_one = is_report (incident, other);
  sg_desk_merge (hand->desk,
                 this_one ? &incident->id : &other->id,
                 this_one ? &other->id : &incident->id,
                 error);
  return NULL;
}

gpointer
sg_record_deed_part (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;
  const SgUuid    report = sg_filled_get_uuid (filled, "report");

  if (sg_filled_must (filled, "report", error) && sg_filled_must (filled, "reason", error))
    sg_desk_unmerge (hand->desk, &report, sg_filled_get (filled, "reason"), error);
  return NULL;
}
