/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/report/sg-report-table.h"

G_BEGIN_DECLS

/* The tables of each kind; a file each. */
void sg_report_fill_summary (SgReport *self);
void sg_report_fill_intervals (SgReport *self);
void sg_report_fill_responses (SgReport *self);
void sg_report_fill_refusals (SgReport *self);
void sg_report_fill_crews (SgReport *self);
void sg_report_fill_downtime (SgReport *self);
void sg_report_fill_hospitals (SgReport *self);
void sg_report_fill_volunteers (SgReport *self);
void sg_report_fill_incomplete (SgReport *self);
void sg_report_fill_incidents (SgReport *self);

/* What several of them ask of a task. */
gboolean    sg_report_was_accepted (const SgTask *task);
const char *sg_report_label_reason (const char *reason);

G_END_DECLS
