/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-desk-session.h"
#include "console/base/sg-work-progress.h"
#include "desk/paper/sg-sheet-write.h"
#include "desk/report/sg-report.h"

G_BEGIN_DECLS

/**
 * SgReportBox:
 * @report: that nobody changes any more
 * @query: what it is of, with texts of its own
 *
 * A report that a page shows while a thread writes it to a file.
 */
typedef struct
{
  SgReport     *report;
  SgReportQuery query;
} SgReportBox;

SgReportBox *sg_report_box_ref (SgReportBox *self);
void         sg_report_box_unref (SgReportBox *self);

void         sg_report_box_make_async (SgDeskSession       *session,
                                       const SgReportQuery *query,
                                       SgWorkProgress      *progress,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
SgReportBox *sg_report_box_make_finish (SgDeskSession *session,
                                        GAsyncResult  *result,
                                        GError       **error);
void         sg_report_box_write_async (SgReportBox        *self,
                                        SgDeskSession      *session,
                                        SgSheetFormat       format,
                                        const char         *path,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgReportBox, sg_report_box_unref)

G_END_DECLS
