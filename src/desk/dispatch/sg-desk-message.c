/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The message that goes with every request. The crew's telephone often has no application, so it is
 * plain text that works when it is read out over the radio, and a link that any telephone opens. */

#include "config.h"

#include "desk/dispatch/sg-desk-message.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-code-list.h"
#include "common/sg-error.h"
#include "common/sg-faskes.h"
#include "common/sg-phone.h"
#include "common/sg-unit.h"
#include "common/sg-volunteer.h"
#include "desk/log/sg-row.h"

void
sg_crew_message_free (SgCrewMessage *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->whatsapp);
  g_free (self->sms);
  g_free (self->phone);
  g_free (self);
}

/**
 * sg_scene_dup_map_link:
 *
 * Returns: (transfer full): what any telephone opens in its map
 */
char *
sg_scene_dup_map_link (const SgScene *scene)
{
  char lat[G_ASCII_DTOSTR_BUF_SIZE];
  char lon[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (lat, sizeof lat, "%.6f", scene->lat);
  g_ascii_formatd (lon, sizeof lon, "%.6f", scene->lon);

  return g_strdup_printf ("https://maps.google.com/?q=%s,%s", lat, lon);
}

G_GNUC_PRINTF (3, 4)
static void
add_line (GString *text, const char *value, const char *format, ...)
{
  va_list args;

  if (value == NULL || *value == '\0')
    return;

  va_start (args, format);
  g_string_append_vprintf (text, format, args);
  va_end (args);
  g_string_append_c (text, '\n');
}

static void
add_place (GString *text, const SgScene *scene)
{
  g_autofree char *link = sg_scene_is_known (scene) ? sg_scene_dup_map_link (scene) : NULL;

  add_line (text, scene->text, _ ("Place: %s"), scene->text);
  if (scene->road != NULL || scene->desa != NULL)
    g_string_append_printf (text,
                            _ ("Near: %s, %s, %s\n"),
                            scene->road != NULL ? scene->road : "–",
                            scene->desa != NULL ? scene->desa : "–",
                            scene->kecamatan != NULL ? scene->kecamatan : "–");
  add_line (text, scene->patokan, _ ("Landmark: %s"), scene->patokan);
  add_line (text, link, _ ("Map: %s"), link);
  if (link == NULL)
    g_string_append (text, _ ("Place: not known yet, stay on the line\n"));
  else if (!scene->verified)
    g_string_append (text, _ ("The place is not verified\n"));
}

static const char *
label (const char *list, const char *code)
{
  return code != NULL ? sg_code_label (list, code, sg_desk_language ()) : NULL;
}

static void
add_incident (GString *text, const SgIncident *incident)
{
  const char      *what = label ("category", incident->type);
  const char      *finding = label ("complaint_type", incident->finding);
  g_autofree char *local = NULL;

  g_string_append_printf (text, "*%s*\n", incident->number);
  if (incident->drill)
    g_string_append (text, _ ("*DRILL, NOT AN EMERGENCY*\n"));
  add_line (text,
            what,
            "SEV-%" G_GINT64_FORMAT " · %s%s%s",
            incident->severity,
            what,
            finding != NULL ? " · " : "",
            finding != NULL ? finding : "");
  add_line (text, incident->text, _ ("Said: %s"), incident->text);
  if (incident->victims >= 0)
    g_string_append_printf (text, _ ("Victims: %d\n"), (int) incident->victims);
  add_place (text, &incident->scene);
  if (incident->phone != NULL)
    {
      local = sg_phone_format_local (incident->phone);
      g_string_append_printf (text,
                              _ ("Caller: %s %s\n"),
                              incident->caller != NULL ? incident->caller : "",
                              local);
    }
  add_line (text, incident->remarks, _ ("Note: %s"), incident->remarks);
}

static void
add_aed (SgDesk *desk, GString *text, const SgTask *task)
{
  g_autoptr (SgAed) aed = NULL;
  g_autofree char *link = NULL;
  SgScene          where = SG_SCENE_UNKNOWN;

  if (task->role != SG_ROLE_AED)
    return;

  aed = sg_row_get (sg_desk_get_db (desk), &sg_aed_record, &task->aed, NULL);
  if (aed == NULL)
    return;

  where.lat = aed->lat;
  where.lon = aed->lon;
  link = sg_scene_dup_map_link (&where);
  g_string_append_printf (text,
                          _ ("FIRST FETCH THE AED: %s %s\n"),
                          aed->place != NULL ? aed->place : "",
                          link);
}

static char *
find_phone (SgDesk *desk, const SgTask *task)
{
  if (task->kind == SG_RESPONDER_AMBULANCE)
    {
      g_autoptr (SgUnit) unit = NULL;

      unit = sg_row_get (sg_desk_get_db (desk), &sg_unit_record, &task->responder, NULL);
      return unit != NULL ? g_strdup (unit->phone) : NULL;
    }
  else
    {
      g_autoptr (SgVolunteer) volunteer = NULL;

      volunteer = sg_row_get (sg_desk_get_db (desk), &sg_volunteer_record, &task->responder, NULL);
      return volunteer != NULL ? g_strdup (volunteer->phone) : NULL;
    }
}

static void
add_links (SgCrewMessage *self)
{
  g_autofree char *escaped = g_uri_escape_string (self->text, NULL, FALSE);

  if (self->phone == NULL || *self->phone != '+')
    return;

  self->whatsapp = g_strdup_printf ("https://wa.me/%s?text=%s", self->phone + 1, escaped);
  self->sms = g_strdup_printf ("sms:%s?body=%s", self->phone, escaped);
}

/**
 * sg_desk_make_message:
 * @task: of whom it is for
 *
 * Somebody who is not asked any more gets no address, again or at all.
 *
 * Returns: (nullable) (transfer full): what to tell the responder
 */
SgCrewMessage *
sg_desk_make_message (SgDesk *desk, const SgUuid *incident, const SgUuid *task, GError **error)
{
  g_autoptr (SgIncident) about = sg_desk_get_incident (desk, incident, error);
  const SgTask *asked = about != NULL ? sg_incident_find_task (about, task) : NULL;
  g_autoptr (SgCrewMessage) self = g_new0 (SgCrewMessage, 1);
  GString *text;

  if (about == NULL)
    return NULL;

  if (asked == NULL || sg_task_is_over (asked))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_STALE,
                   _ ("%s is not asked for %s any more"),
                   asked != NULL && asked->name != NULL ? asked->name : _ ("the responder"),
                   about->number);
      return NULL;
    }

  text = g_string_new (NULL);
  g_string_append_printf (text, "%s\n", sg_desk_get_identity (desk)->psc_name);
  add_incident (text, about);
  add_aed (desk, text, asked);
  if (asked->state == SG_TASK_REQUESTED)
    g_string_append (text, _ ("Please answer: ACCEPT or REFUSE with the reason.\n"));

  self->text = g_string_free (text, FALSE);
  self->phone = find_phone (desk, asked);
  add_links (self);

  return g_steal_pointer (&self);
}
