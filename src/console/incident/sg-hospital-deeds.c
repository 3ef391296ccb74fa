/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/incident/sg-hospital-deeds.h"

#include "console/incident/sg-filled.h"
#include "desk/call/sg-desk-call.h"
#include "desk/dispatch/sg-desk-task.h"
#include "desk/register/sg-hospitals.h"
#include "desk/scene/sg-desk-hospital.h"

gpointer
sg_hospital_deed_answer (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled        *filled = data;
  const SgHospitalAnswer answer = { filled->incident,
                                    sg_filled_get (filled, "answer"),
                                    sg_filled_get (filled, "answered_by"),
                                    sg_filled_get (filled, "reason") };

  if (sg_filled_must (filled, "answer", error))
    sg_desk_record_hospital_answer (hand->desk, &filled->subject, &answer, error);
  return NULL;
}

/* The kinds that everybody asks for have fields of their own; others are typed as igd=2. */
static char *
dup_beds (const SgFilled *filled)
{
  static const char *const kinds[] = { "igd", "icu" };
  g_autoptr (GString) beds = g_string_new (NULL);
  const char *others = sg_filled_get (filled, "beds");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (sg_filled_get (filled, kinds[i]) != NULL)
      g_string_append_printf (beds, "%s=%s\n", kinds[i], sg_filled_get (filled, kinds[i]));
  if (others != NULL)
    {
      g_autofree char *lines = g_strdelimit (g_strdup (others), ",;", '\n');

      g_string_append (beds, lines);
    }

  return beds->len > 0 ? g_strdup (g_strchomp (beds->str)) : NULL;
}

gpointer
sg_hospital_deed_report (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled        *filled = data;
  const char            *diverted = sg_filled_get (filled, "diverted");
  g_autofree char       *beds = dup_beds (filled);
  const SgHospitalReport report = { .beds = beds,
                                    .diverted = diverted != NULL ? g_str_equal (diverted, "yes")
                                                                 : -1,
                                    .source = sg_filled_get (filled, "source"),
                                    .told_by = sg_filled_get (filled, "told_by") };

  if (sg_filled_must (filled, "source", error))
    sg_desk_report_hospital (hand->desk, &filled->subject, &report, error);
  return NULL;
}

gpointer
sg_hospital_deed_notify (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;

  sg_desk_notify_hospital (hand->desk, &filled->subject, &filled->incident, error);
  return NULL;
}

gpointer
sg_hospital_deed_acknowledge (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;

  sg_desk_acknowledge_hospital (hand->desk,
                                &filled->subject,
                                &filled->incident,
                                sg_filled_get (filled, "by"),
                                error);
  return NULL;
}

gpointer
sg_hospital_deed_destine (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;
  const SgUuid    task = sg_filled_get_uuid (filled, "task");

  if (sg_filled_must (filled, "task", error))
    sg_desk_destine (hand->desk, &filled->incident, &task, &filled->subject, error);
  return NULL;
}

gpointer
sg_hospital_deed_hand_over (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled  *filled = data;
  const SgUuid     patient = sg_filled_get_uuid (filled, "patient");
  const SgHandover handover = { filled->subject,
                                sg_filled_get (filled, "receiver"),
                                sg_filled_get (filled, "condition") };

  if (sg_filled_must (filled, "patient", error) && sg_filled_must (filled, "receiver", error))
    sg_desk_hand_over (hand->desk, &filled->incident, &patient, &handover, error);
  return NULL;
}

gpointer
sg_hospital_deed_number (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled  *filled = data;
  SgIncidentChange change = SG_INCIDENT_NO_CHANGE;

  change.sisrute = sg_filled_get (filled, "sisrute");
  if (sg_filled_must (filled, "sisrute", error))
    sg_desk_change_incident (hand->desk, &filled->incident, &change, error);
  return NULL;
}
