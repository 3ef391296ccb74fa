/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-faskes.h"
#include "common/sg-patient.h"
#include "common/sg-unit.h"
#include "desk/report/sg-report.h"

G_BEGIN_DECLS

#define SG_REPORT_N_SHIFTS 3

/**
 * SgReportCall:
 * @incident: with its tasks
 * @patients: (nullable) (element-type SgPatient): borrowed
 * @hour: 0…23 in the desk's zone; likewise @weekday, 1 for Monday, and @shift, 0 for the morning's
 * @first: (nullable): the ambulance's task whose arrival is that of help
 *
 * An incident with what the tables are broken down by.
 */
typedef struct
{
  SgIncident   *incident;
  GPtrArray    *patients;
  guint         hour;
  guint         weekday;
  guint         shift;
  const SgTask *first;
} SgReportCall;

/**
 * SgReportUnit:
 * @readied: (element-type SgEvent): in the order in which they happened, from before the period on
 * @crewed: likewise
 * @registered_at: 0 when it was before the period
 */
typedef struct
{
  SgUnit    *unit; /* borrowed */
  GPtrArray *readied;
  GPtrArray *crewed;
  gint64     registered_at;
} SgReportUnit;

/**
 * SgReportData:
 * @until: the end of the period, or now when that is sooner
 * @calls: (element-type SgReportCall): what counts, the oldest first
 * @asked: (element-type SgEvent): what hospitals answered about those
 * @psc: borrowed: what is aimed at, by severity and district
 *
 * What was read from the file, all of it as it was at one moment.
 */
typedef struct
{
  SgReportQuery query;
  GTimeZone    *zone;
  gint64        now;
  gint64        until;
  GPtrArray    *incidents;
  GArray       *calls;
  GHashTable   *call_of; /* of an incident's id: its place in @calls and one */
  GPtrArray    *patients;
  GHashTable   *patients_of;
  GPtrArray    *unit_rows;
  GPtrArray    *facility_rows;
  GPtrArray    *units;       /* of SgReportUnit */
  GHashTable   *unit_of;     /* of an id: SgReportUnit */
  GHashTable   *facility_of; /* of an id: SgFaskes */
  GPtrArray    *asked;
  double        target_answer_s;
  double        target_process_s;
  const SgPsc  *psc;
} SgReportData;

SgReportData *sg_report_data_read (SgDesk              *desk,
                                   const SgReportQuery *query,
                                   SgProgress          *progress,
                                   GError             **error);
void          sg_report_data_free (SgReportData *self);

SgReportCall       *sg_report_data_get_call (const SgReportData *self, guint index);
const SgReportUnit *sg_report_data_find_unit (const SgReportData *self, const SgUuid *unit);
const SgFaskes     *sg_report_data_find_facility (const SgReportData *self, const SgUuid *id);
const SgFaskes     *sg_report_data_find_base (const SgReportData *self, const SgTask *task);
const SgEvent      *sg_report_unit_find_crew (const SgReportUnit *self, gint64 at);
guint               sg_report_shift_of (guint hour);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgReportData, sg_report_data_free)

G_END_DECLS
