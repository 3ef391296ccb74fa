/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-progress.h"
#include "desk/paper/sg-sheet.h"
#include "desk/people/sg-desk-access.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/* What the health office asks for, in the order in which it is printed. */
typedef enum
{
  SG_REPORT_SUMMARY,
  SG_REPORT_INTERVALS,
  SG_REPORT_RESPONSES,
  SG_REPORT_REFUSALS,
  SG_REPORT_CREWS,
  SG_REPORT_DOWNTIME,
  SG_REPORT_HOSPITALS,
  SG_REPORT_VOLUNTEERS,
  SG_REPORT_INCOMPLETE,
  SG_REPORT_INCIDENTS,
  SG_N_REPORTS
} SgReportKind;

#define SG_REPORT_ALL ((1u << SG_N_REPORTS) - 1)

/**
 * SgReportQuery:
 * @from: microseconds UTC; @to the first moment that is not meant
 * @kinds: a bit (1 << SgReportKind) for each table that is wanted
 * @severity: 1…3; 0 for any
 * @kecamatan: (nullable): %NULL for any; capital and small letters are the same
 * @category: (nullable): a code; %NULL for any
 * @facility: whose ambulances were asked, or that patients were brought to; nobody's for any
 *
 * Of incidents opened in the period. Drills are in no figure, whatever is asked.
 */
typedef struct
{
  gint64      from;
  gint64      to;
  guint       kinds;
  gint64      severity;
  const char *kecamatan;
  const char *category;
  SgUuid      facility;
} SgReportQuery;

/* Tables, and from which incidents each of their figures comes. */
typedef struct _SgReport SgReport;

SgReport *sg_desk_make_report (SgDesk              *desk,
                               const SgReportQuery *query,
                               SgProgress          *progress,
                               GError             **error);
void      sg_report_free (SgReport *self);

gboolean sg_report_kinds_have_names (guint chosen);
gboolean sg_desk_log_report (SgDesk              *desk,
                             const SgReportQuery *query,
                             SgAccessKind         what,
                             GError             **error);

SgSheetBook *sg_report_get_book (SgReport *self);
GPtrArray   *sg_report_list_behind (SgReport *self, guint sheet, guint row, guint column);

const char *sg_report_kind_get_title (SgReportKind kind);
gboolean    sg_report_kinds_from_text (const char *text, guint *kinds, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgReport, sg_report_free)

G_END_DECLS
