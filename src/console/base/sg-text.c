/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the console writes times, lengths and places. */

#include "config.h"

#include "console/base/sg-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "common/sg-code-list.h"
#include "common/sg-severity.h"
#include "console/base/sg-state-style.h"
#include "desk/sg-desk.h"

#define SECONDS_PER_MINUTE 60
#define MINUTES_PER_HOUR   60

/* More helpers than fit into one line of the stack are counted. */
#define HELPERS_NAMED 3

/**
 * sg_text_minutes:
 * @seconds: a travel time
 *
 * Rounds up: a desk that promises four minutes must not mean four and a half.
 *
 * Returns: (transfer full): such as “4 min” or “1 h 05 min”
 */
char *
sg_text_minutes (double seconds)
{
  int minutes = (int) ceil (MAX (seconds, 0) / SECONDS_PER_MINUTE);

  if (minutes < MINUTES_PER_HOUR)
    /* Translators: a travel time in minutes */
    return g_strdup_printf (_ ("%d min"), MAX (minutes, 1));

  /* Translators: a travel time in hours and minutes */
  return g_strdup_printf (_ ("%d h %02d min"),
                          minutes / MINUTES_PER_HOUR,
                          minutes % MINUTES_PER_HOUR);
}

/**
 * sg_text_distance:
 * @metres: a length
 *
 * Returns: (transfer full): such as “350 m” or “2.4 km”, with no more digits than anybody needs
 */
char *
sg_text_distance (double metres)
{
  if (metres < 995)
    /* Translators: a length in metres */
    return g_strdup_printf (_ ("%d m"),
                            metres < 100 ? (int) lround (metres) : (int) lround (metres / 10) * 10);

  /* Translators: a length in kilometres */
  return g_strdup_printf (_ ("%.1f km"), metres / 1000);
}

/**
 * sg_text_point:
 *
 * Returns: (transfer full): `LAT,LON` as sg_point_parse() and every map site read it, whatever the
 *   locale's decimal sign
 */
char *
sg_text_point (SgPoint point)
{
  char lat[G_ASCII_DTOSTR_BUF_SIZE];
  char lon[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (lat, sizeof lat, "%.6f", sg_point_lat (point));
  g_ascii_formatd (lon, sizeof lon, "%.6f", sg_point_lon (point));

  return g_strdup_printf ("%s,%s", lat, lon);
}

/**
 * sg_text_profile:
 *
 * Returns: who travels, as the person at the desk says it
 */
const char *
sg_text_profile (SgProfile profile)
{
  static const char *const names[SG_N_PROFILES] = {
    [SG_PROFILE_SIREN] = N_ ("Ambulance with siren"),
    [SG_PROFILE_AMBULANCE] = N_ ("Ambulance without siren"),
    [SG_PROFILE_MOTORCYCLE] = N_ ("Motorcycle"),
    [SG_PROFILE_FOOT] = N_ ("On foot"),
  };

  g_return_val_if_fail (profile < SG_N_PROFILES, "");

  return _ (names[profile]);
}

/**
 * sg_text_elapsed:
 * @microseconds: since something began
 *
 * Returns: (transfer full): such as “03:12” or “1:05:40”
 */
char *
sg_text_elapsed (gint64 microseconds)
{
  gint64 seconds = MAX (microseconds, 0) / G_TIME_SPAN_SECOND;
  gint64 minutes = seconds / SECONDS_PER_MINUTE;

  if (minutes < MINUTES_PER_HOUR)
    return g_strdup_printf ("%02d:%02d", (int) minutes, (int) (seconds % SECONDS_PER_MINUTE));

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d",
                          minutes / MINUTES_PER_HOUR,
                          (int) (minutes % MINUTES_PER_HOUR),
                          (int) (seconds % SECONDS_PER_MINUTE));
}

/**
 * sg_text_time:
 * @local: (nullable): in the zone of the desk, see sg_desk_to_local()
 *
 * Returns: (transfer full): such as “14:05:12”; a dash for a time that is not known
 */
char *
sg_text_time (GDateTime *local)
{
  return local != NULL ? g_date_time_format (local, "%H:%M:%S") : g_strdup ("–");
}

/**
 * sg_text_code:
 *
 * Returns: the label of a code in the language of the window; "" for %NULL
 */
const char *
sg_text_code (const char *list, const char *code)
{
  return code != NULL ? sg_code_label (list, code, sg_desk_language ()) : "";
}

/**
 * sg_text_reason:
 * @reason: (nullable): why somebody could not go or was not needed, a code or words
 *
 * Returns: in the language of the window; "" for %NULL
 */
const char *
sg_text_reason (const char *reason)
{
  static const char *const lists[] = { "reject_reason", "cancel_reason" };

  for (guint i = 0; reason != NULL && i < G_N_ELEMENTS (lists); i++)
    if (sg_code_list_has (lists[i], reason))
      return sg_text_code (lists[i], reason);

  return reason != NULL ? reason : "";
}

/**
 * sg_text_severity:
 * @severity: 1…3; 0 while nobody judged it
 */
const char *
sg_text_severity (gint64 severity)
{
  /* Translators: nobody has said yet how severe an incident is */
  return severity >= SG_SEVERITY_CRITICAL && severity <= SG_SEVERITY_NORMAL
           ? sg_severity_to_text ((SgSeverity) severity, SG_SEVERITY_STYLE_SEV)
           : _ ("SEV-?");
}

/**
 * sg_text_incident_kind:
 *
 * Returns: the finest that is known of what happened
 */
const char *
sg_text_incident_kind (const SgIncident *incident)
{
  if (incident->finding != NULL)
    return sg_text_code ("complaint_type", incident->finding);
  if (incident->type != NULL)
    return sg_text_code ("category", incident->type);

  return _ ("Not classified yet");
}

/**
 * sg_text_scene:
 *
 * Returns: (transfer full): where, in one line, as well as anybody knows
 */
char *
sg_text_scene (const SgScene *scene)
{
  const char *parts[4] = { NULL };
  guint       n = 0;

  if (scene->text != NULL)
    parts[n++] = scene->text;
  else if (scene->road != NULL)
    parts[n++] = scene->road;
  if (scene->desa != NULL)
    parts[n++] = scene->desa;
  if (scene->kecamatan != NULL && g_strcmp0 (scene->kecamatan, scene->desa) != 0)
    parts[n++] = scene->kecamatan;

  if (n > 0)
    return g_strjoinv (", ", (char **) parts);
  if (scene->patokan != NULL)
    return g_strdup (scene->patokan);

  return sg_scene_is_known (scene) ? sg_text_point (sg_scene_get_point (scene))
                                   : g_strdup (_ ("Where is not known yet"));
}

static gint64
get_step_time (const SgTask *task)
{
  gint64 at = 0;

  for (guint i = 0; i < SG_N_STEPS; i++)
    at = MAX (at, task->at[i]);

  return at;
}

/**
 * sg_text_helpers:
 * @now: microseconds UTC
 *
 * Returns: (transfer full): who is on the way or there, in one line: “A-03 ▲ 4 min · Sari ◑”;
 *   empty when nobody is
 */
char *
sg_text_helpers (const SgIncident *incident, gint64 now)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask       *task = g_ptr_array_index (incident->tasks, i);
      const SgStateStyle *style = sg_state_style_of_task (task);
      gint64              left;

      if (style == NULL || n++ >= HELPERS_NAMED)
        continue;

      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append_printf (text, "%s %s", task->name != NULL ? task->name : "?", style->shape);
      left = task->eta_s - (now - get_step_time (task)) / G_TIME_SPAN_SECOND;
      if (task->eta_s >= 0 && left > 0 &&
          (task->state == SG_TASK_ACCEPTED || task->state == SG_TASK_EN_ROUTE))
        {
          g_autofree char *minutes = sg_text_minutes ((double) left);

          g_string_append_printf (text, " %s", minutes);
        }
    }

  if (n > HELPERS_NAMED)
    g_string_append_printf (text, " +%u", n - HELPERS_NAMED);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sg_text_role:
 * @role: one of them
 */
const char *
sg_text_role (SgDeskRole role)
{
  static const struct
  {
    SgDeskRole  role;
    const char *label;
  } labels[] = {
    { SG_DESK_ROLE_OPERATOR, N_ ("Operator") },     { SG_DESK_ROLE_DISPATCHER, N_ ("Dispatcher") },
    { SG_DESK_ROLE_SUPERVISOR, N_ ("Supervisor") }, { SG_DESK_ROLE_VERIFIER, N_ ("Verifier") },
    { SG_DESK_ROLE_TRAINER, N_ ("Trainer") },       { SG_DESK_ROLE_ADMIN, N_ ("Admin") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (labels[i].role == role)
      return _ (labels[i].label);

  return "";
}

/**
 * sg_text_roles:
 * @roles: (nullable): of a person, as #SgPerson has them
 *
 * Returns: (transfer full): in one line; roles of a later program are left out
 */
char *
sg_text_roles (const char *roles)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint bits = 0;

  sg_roles_parse (roles, &bits, NULL);
  for (guint role = 1; role <= SG_DESK_ROLE_ADMIN; role <<= 1)
    if ((bits & role) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", sg_text_role (role));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
