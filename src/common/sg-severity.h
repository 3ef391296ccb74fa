/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SgSeverity:
 *
 * How bad it is. The smaller number is the worse: comparing two of them picks the more urgent.
 */
typedef enum
{
  SG_SEVERITY_CRITICAL = 1,
  SG_SEVERITY_URGENT = 2,
  SG_SEVERITY_NORMAL = 3
} SgSeverity;

/**
 * SgSeverityStyle:
 * @SG_SEVERITY_STYLE_WORD: critical, urgent, normal
 * @SG_SEVERITY_STYLE_SEV: SEV-1 to SEV-3
 * @SG_SEVERITY_STYLE_PRIORITY: P1 to P3
 * @SG_SEVERITY_STYLE_CODE: sev1 to sev3, as in the code list `severity`
 *
 * Whose words a severity is shown in.
 */
typedef enum
{
  SG_SEVERITY_STYLE_WORD,
  SG_SEVERITY_STYLE_SEV,
  SG_SEVERITY_STYLE_PRIORITY,
  SG_SEVERITY_STYLE_CODE,
  SG_N_SEVERITY_STYLES
} SgSeverityStyle;

const char *sg_severity_to_text (SgSeverity severity, SgSeverityStyle style);
gboolean    sg_severity_from_text (const char *text, SgSeverity *severity, GError **error);
guint       sg_severity_get_target_seconds (SgSeverity severity);

G_END_DECLS
