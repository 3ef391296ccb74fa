/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the registers. */

#include "config.h"

#include "console/responders/sg-register-text.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-text.h"

#define MINUTE_US (60 * G_TIME_SPAN_SECOND)

typedef struct
{
  const char *code;
  const char *label;
} Named;

const SgWord *
sg_word_of_certificate (SgCertified state)
{
  static const SgWord words[] = {
    /* Translators: of a certificate */
    [SG_CERTIFIED] = { N_ ("valid"), "success" },
    /* Translators: of a certificate that has expired and may still be used for a while */
    [SG_CERTIFIED_IN_GRACE] = { N_ ("grace period"), "warning" },
    [SG_CERTIFIED_ONCE] = { N_ ("expired"), "error" },
    [SG_CERTIFIED_REVOKED] = { N_ ("revoked"), "error" },
    [SG_CERTIFIED_NEVER] = { N_ ("no certificate"), "dim-label" },
  };

  return &words[state];
}

const SgWord *
sg_word_of_vetting (SgVetting vetting)
{
  static const SgWord words[] = {
    /* Translators: of a volunteer whom nobody has accepted yet */
    [SG_VETTING_WAITING] = { N_ ("Waiting"), "warning" },
    [SG_VETTING_ACCEPTED] = { N_ ("Accepted"), "success" },
    [SG_VETTING_REJECTED] = { N_ ("Rejected"), "error" },
    [SG_VETTING_DEACTIVATED] = { N_ ("Deactivated"), "dim-label" },
  };

  return &words[vetting];
}

const SgWord *
sg_word_of_availability (SgAvailability availability)
{
  static const SgWord words[] = {
    [SG_AVAILABILITY_OFFLINE] = { N_ ("Off duty"), "dim-label" },
    [SG_AVAILABILITY_BUSY] = { N_ ("Busy"), "warning" },
    /* Translators: of a volunteer who may be asked now */
    [SG_AVAILABILITY_AVAILABLE] = { N_ ("Available"), "success" },
  };

  return &words[availability];
}

/**
 * sg_volunteer_get_availability:
 *
 * Returns: as it is now: one that has ended is over
 */
SgAvailability
sg_volunteer_get_availability (const SgVolunteer *volunteer, gint64 now)
{
  return volunteer->until != 0 && volunteer->until <= now ? SG_AVAILABILITY_OFFLINE
                                                          : volunteer->availability;
}

static const char *
find_named (const Named *names, guint n, const char *code)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (names[i].code, code) == 0)
      return _ (names[i].label);

  return NULL;
}

const char *
sg_text_facility_kind (const char *kind)
{
  static const Named more[] = {
    { "fire_station", N_ ("Fire station") },
    { "other", N_ ("Other") },
  };
  const char *label = find_named (more, G_N_ELEMENTS (more), kind);

  return label != NULL ? label : sg_text_code ("facility_kind", kind);
}

/**
 * sg_text_source:
 * @source: (nullable): how a hospital's figures came
 */
const char *
sg_text_source (const char *source)
{
  static const Named names[] = {
    { "phone", N_ ("by telephone") },   { "sisrute", N_ ("from SISRUTE") },
    { "siranap", N_ ("from SIRANAP") }, { "app", N_ ("from the app") },
    { "visit", N_ ("by a visit") },     { "other", N_ ("another way") },
  };
  const char *label = find_named (names, G_N_ELEMENTS (names), source);

  return label != NULL ? label : "";
}

/**
 * sg_text_age:
 * @microseconds: since something was so
 *
 * Returns: (transfer full): such as “now”, “4 min ago” or “3 days ago”
 */
char *
sg_text_age (gint64 microseconds)
{
  int              days = (int) (microseconds / G_TIME_SPAN_DAY);
  g_autofree char *minutes = NULL;

  if (microseconds < MINUTE_US)
    return g_strdup (_ ("now"));
  if (days > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day ago", "%d days ago", days), days);

  /* Whole minutes that have passed, not begun. */
  minutes = sg_text_minutes ((double) (microseconds / MINUTE_US * 60));
  /* Translators: %s is a length of time, such as “4 min” */
  return g_strdup_printf (_ ("%s ago"), minutes);
}

/**
 * sg_text_day:
 * @at: microseconds UTC; 0 when nobody knows
 *
 * Returns: (transfer full): such as “25 Nov 2026 09:30”, in the zone of the desk
 */
char *
sg_text_day (SgDesk *desk, gint64 at)
{
  g_autoptr (GDateTime) local = at != 0 ? sg_desk_to_local (desk, at) : NULL;

  return local != NULL ? g_date_time_format (local, "%-d %b %Y %H:%M") : g_strdup ("–");
}

/**
 * sg_text_lines:
 * @lines: (nullable): a line each; what follows a tab is said after it
 * @code_list: (nullable): whose codes they are
 *
 * Returns: (transfer full): in one line
 */
char *
sg_text_lines (const char *lines, const char *code_list)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) each = g_strsplit (lines != NULL ? lines : "", "\n", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      if (*each[i] == '\0')
        continue;
      g_string_append_printf (text,
                              "%s%s",
                              text->len > 0 ? " · " : "",
                              code_list != NULL ? sg_text_code (code_list, each[i])
                                                : g_strdelimit (each[i], "\t_", ' '));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
