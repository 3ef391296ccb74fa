/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "common/sg-severity.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"

static const struct
{
  const char *texts[SG_N_SEVERITY_STYLES];
  guint       target_seconds; /* from the call to help at the patient: KREKI's standard */
} severities[] = {
  [SG_SEVERITY_CRITICAL] = { { "critical", "SEV-1", "P1", "sev1" }, 300 },
  [SG_SEVERITY_URGENT] = { { "urgent", "SEV-2", "P2", "sev2" }, 600 },
  [SG_SEVERITY_NORMAL] = { { "normal", "SEV-3", "P3", "sev3" }, 1200 },
};

static gboolean
is_severity (SgSeverity severity)
{
  return severity >= SG_SEVERITY_CRITICAL && severity <= SG_SEVERITY_NORMAL;
}

const char *
sg_severity_to_text (SgSeverity severity, SgSeverityStyle style)
{
  g_return_val_if_fail (is_severity (severity), NULL);
  g_return_val_if_fail (style < SG_N_SEVERITY_STYLES, NULL);

  return severities[severity].texts[style];
}

/**
 * sg_severity_from_text:
 * @text: in any of the styles, in small or capital letters
 * @severity: (out): what it says
 */
gboolean
sg_severity_from_text (const char *text, SgSeverity *severity, GError **error)
{
  for (SgSeverity s = SG_SEVERITY_CRITICAL; s <= SG_SEVERITY_NORMAL; s++)
    for (guint style = 0; style < SG_N_SEVERITY_STYLES; style++)
      if (g_ascii_strcasecmp (text, severities[s].texts[style]) == 0)
        {
          *severity = s;
          return TRUE;
        }

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("severity: this is none: write SEV-1, SEV-2 or SEV-3"));
  return FALSE;
}

/**
 * sg_severity_get_target_seconds:
 *
 * Returns: what is aimed at when a district has set nothing else
 */
guint
sg_severity_get_target_seconds (SgSeverity severity)
{
  g_return_val_if_fail (is_severity (severity), 0);

  return severities[severity].target_seconds;
}
