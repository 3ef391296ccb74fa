/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reasons in the words of the operator. What a reason carries stands between braces: {text} and
 * {more} as they are, {level} for the text as a certificate, {state} for the text as a state of
 * vetting, {lines} for the text as a list, {n} and {other} for the numbers, {minutes} and
 * {other_minutes} for numbers of seconds, {age} for seconds that have passed. A part between
 * brackets is left out when what it holds is empty. */

#include "config.h"

#include "desk/candidates/sg-reason-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-code-list.h"
#include "desk/sg-desk.h"

static const char *const words[SG_N_REASONS] = {
  [SG_REASON_POSITION_LIVE] = N_ ("position {age} old"),
  [SG_REASON_FROM_HOME] = N_ ("reckoned from home: no fresh position"),
  [SG_REASON_FROM_BASE] = N_ ("reckoned from its base: no fresh position"),
  [SG_REASON_WITHIN_TARGET] = N_ ("within the target of {minutes}"),
  [SG_REASON_PAST_TARGET] = N_ ("later than the target of {minutes}"),
  [SG_REASON_LOAD] = N_ ("tasks in the last 24 hours: {n}"),
  [SG_REASON_ON_TASK] = N_ ("is on a task of incident {text}"),
  [SG_REASON_ASKED] = N_ ("was asked already and is not done here"),
  [SG_REASON_DECLINED] = N_ ("declined[: {text}]"),
  [SG_REASON_NO_ANSWER] = N_ ("did not answer"),
  [SG_REASON_RELEASED] = N_ ("was released from this incident"),
  [SG_REASON_TOO_FAR] = N_ ("too far: more than {minutes}"),

  [SG_REASON_CERTIFICATE] = N_ ("{level}, valid until {more}"),
  [SG_REASON_GRACE] =
    N_ ("{level} expired on {more}: in the grace of {other} months, only by hand with a reason"),
  [SG_REASON_EXPIRED] = N_ ("{level} expired on {more}"),
  [SG_REASON_REVOKED] = N_ ("{level} was revoked"),
  [SG_REASON_NO_CERTIFICATE] = N_ ("has no certificate"),
  [SG_REASON_MAY_LEAD] = N_ ("may lead the team"),
  [SG_REASON_SUPERVISED] = N_ ("Basic, supervised by who has accepted"),
  [SG_REASON_UNSUPERVISED] =
    N_ ("Basic takes SEV-2 only supervised: send somebody advanced or an ambulance too"),
  [SG_REASON_BASIC_AT_ARREST] = N_ ("Basic may take both roles at a cardiac arrest"),
  [SG_REASON_LEVEL_TOO_LOW] = N_ ("{level} is not enough for SEV-1"),
  [SG_REASON_SKILLS] = N_ ("skills: {lines}"),
  [SG_REASON_NOT_VETTED] = N_ ("not an accepted volunteer: {state}[ ({more})]"),
  [SG_REASON_BUSY] = N_ ("has set “busy”"),
  [SG_REASON_OFFLINE] = N_ ("is not on duty"),
  [SG_REASON_DUTY_OVER] = N_ ("duty ended {age} ago"),
  [SG_REASON_WOMAN_REQUESTED] = N_ ("a woman was requested"),
  [SG_REASON_MAN_REQUESTED] = N_ ("a man was requested"),
  [SG_REASON_AS_REQUESTED] = N_ ("is of the sex that was requested"),
  [SG_REASON_ROLE_PATIENT] = N_ ("soonest: straight to the patient"),
  [SG_REASON_ROLE_AED] = N_ ("by way of the AED[ “{text}”]: with the patient in {minutes}"),

  [SG_REASON_READY] = N_ ("ready"),
  [SG_REASON_NOT_READY] = N_ ("not ready[: {text}]"),
  [SG_REASON_OFF] = N_ ("off[: {text}]"),
  [SG_REASON_CLASS] = N_ ("class {text}"),
  [SG_REASON_CLASS_LOW] = N_ ("class {text} only, and it is critical"),
  [SG_REASON_CREW] = N_ ("crew of {n}[, shift {text}]"),
  [SG_REASON_NO_CREW] = N_ ("no crew entered for this shift"),
  [SG_REASON_MISSING] = N_ ("missing: {lines}"),
  [SG_REASON_COVERS] = N_ ("leaves no district uncovered"),
  [SG_REASON_UNCOVERS] = N_ ("leaves without an ambulance within {minutes}: {text}"),
  [SG_REASON_PREFERRED] =
    N_ ("{minutes} instead of {other_minutes} by {text}, which keeps an ambulance for {more}"),
  [SG_REASON_KEPT_BACK] =
    N_ ("sooner ({minutes}; {text} takes {other_minutes}) but kept for {more}"),

  [SG_REASON_CAPABLE] = N_ ("has {text}"),
  [SG_REASON_INCAPABLE] = N_ ("has no {text}"),
  [SG_REASON_NOT_SAID] = N_ ("unknown whether it has {text}"),
  [SG_REASON_BEDS] = N_ ("beds: {text} ({age} old[, {more}])"),
  [SG_REASON_BEDS_OLD] = N_ ("old figure of beds: {text} ({age} old[, {more}])"),
  [SG_REASON_BEDS_NONE] = N_ ("no bed free: {text} ({age} old[, {more}])"),
  [SG_REASON_BEDS_UNKNOWN] = N_ ("nobody has told how many beds are free"),
  [SG_REASON_DIVERTED] = N_ ("diverts patients ({age} old[, {more}])"),

  [SG_REASON_OPEN] = N_ ("open now ({text})"),
  [SG_REASON_CLOSED] = N_ ("closed now ({text})"),
  [SG_REASON_HOURS_UNKNOWN] = N_ ("opening hours unknown[ ({text})]"),
};

static const struct
{
  const char *code;
  const char *label;
} labels[] = {
  { "basic", N_ ("BHD Basic") },         { "plus", N_ ("BHD Plus") },
  { "inst", N_ ("BHD Instructor") },     { "sinst", N_ ("BHD Senior Instructor") },
  { "waiting", N_ ("waiting") },         { "rejected", N_ ("rejected") },
  { "deactivated", N_ ("deactivated") },
};

static const char *
find_label (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].code, code) == 0)
      return _ (labels[i].label);

  return code != NULL ? code : "";
}

/* Why somebody cannot go is a code of the usual reasons, or words. */
static const char *
find_reason (const SgReason *self)
{
  static const char *const lists[] = { "reject_reason", "offline_reason" };
  gboolean is_reason = self->code == SG_REASON_DECLINED || self->code == SG_REASON_NOT_READY ||
                       self->code == SG_REASON_OFF;

  for (guint i = 0; self->text != NULL && is_reason && i < G_N_ELEMENTS (lists); i++)
    if (sg_code_list_has (lists[i], self->text))
      return sg_code_label (lists[i], self->text, sg_desk_language ());

  return self->text != NULL ? self->text : "";
}

/* How long a way takes: two ways that differ by half a minute must not read the same. */
static char *
format_minutes (gint64 seconds)
{
  if (seconds % 60 == 0)
    return g_strdup_printf (_ ("%d min"), (int) (seconds / 60));

  return g_strdup_printf (_ ("%.1f min"), (double) seconds / 60);
}

/* How long something is ago. */
static char *
format_age (gint64 seconds)
{
  if (seconds < 60)
    return g_strdup_printf (_ ("%d s"), (int) seconds);
  if (seconds < 2 * 3600)
    return g_strdup_printf (_ ("%d min"), (int) (seconds / 60));
  if (seconds < 48 * 3600)
    return g_strdup_printf (_ ("%d h"), (int) (seconds / 3600));

  return g_strdup_printf (_ ("%d days"), (int) MIN (seconds / 86400, 99999));
}

static char *
format_lines (const char *lines)
{
  g_auto (GStrv) parts = g_strsplit (lines != NULL ? lines : "", "\n", -1);

  return g_strjoinv (", ", parts);
}

static char *
fill_in (const SgReason *self, const char *name)
{
  if (strcmp (name, "text") == 0)
    return g_strdup (find_reason (self));
  if (strcmp (name, "more") == 0)
    return g_strdup (self->more != NULL ? self->more : "");
  if (strcmp (name, "level") == 0 || strcmp (name, "state") == 0)
    return g_strdup (find_label (self->text));
  if (strcmp (name, "lines") == 0)
    return format_lines (self->text);
  if (strcmp (name, "n") == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, self->number);
  if (strcmp (name, "other") == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, self->other);
  if (strcmp (name, "other_minutes") == 0)
    return format_minutes (self->other);
  if (strcmp (name, "minutes") == 0)
    return format_minutes (self->number);

  return format_age (self->number);
}

/* Appends @pattern up to @end with its braces filled in; tells whether all of them held something.
 */
static gboolean
append_filled (GString *out, const SgReason *self, const char *pattern, const char *end)
{
  gboolean full = TRUE;

  while (pattern < end)
    {
      const char *close = *pattern == '{' ? memchr (pattern, '}', (gsize) (end - pattern)) : NULL;
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      if (close == NULL)
        {
          g_string_append_c (out, *pattern++);
          continue;
        }

      name = g_strndup (pattern + 1, (gsize) (close - pattern - 1));
      value = fill_in (self, name);
      full = full && *value != '\0';
      g_string_append (out, value);
      pattern = close + 1;
    }

  return full;
}

/**
 * sg_reason_to_text:
 *
 * Returns: (transfer full): the reason in the language of whoever reads it, without a full stop
 */
char *
sg_reason_to_text (const SgReason *self)
{
  GString    *out = g_string_new (NULL);
  const char *at = _ (words[self->code]);

  while (*at != '\0')
    {
      const char *open = at + strcspn (at, "[");
      const char *close = open + strcspn (open, "]");
      gsize       kept;

      append_filled (out, self, at, open);
      kept = out->len;
      if (*open == '[' && !append_filled (out, self, open + 1, close))
        g_string_truncate (out, kept);
      at = *close != '\0' ? close + 1 : close;
    }

  return g_string_free (out, FALSE);
}
