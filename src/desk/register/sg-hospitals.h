/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-faskes.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgHospitalReport:
 * @beds: (nullable): a line each: kind and how many are free, apart by a tab or =; %NULL when
 *   nothing was said about beds
 * @diverted: 1 when it takes no patients now, 0 when it does, negative when nothing was said
 * @capabilities: (nullable): what it can do now, codes, a line each; %NULL when nothing was said
 * @source: phone, sisrute, siranap, app, visit or other
 * @told_by: (nullable): who said it; must be there when somebody did
 */
typedef struct
{
  const char *beds;
  int         diverted;
  const char *capabilities;
  const char *source;
  const char *told_by;
} SgHospitalReport;

/**
 * SgHospitalAnswer:
 * @answer: accepts, refuses, no_answer or later
 * @answered_by: (nullable): who answered the telephone there
 * @reason: (nullable): must be there for a refusal
 */
typedef struct
{
  SgUuid      incident;
  const char *answer;
  const char *answered_by;
  const char *reason;
} SgHospitalAnswer;

/**
 * SgHospitalBoardRow:
 * @age_s: of the figures, seconds; negative while there are none
 * @is_old: whether they are older than the PSC trusts them
 * @n_coming: patients' transports on their way there
 */
typedef struct
{
  SgFaskes *facility;
  gint64    age_s;
  gboolean  is_old;
  guint     n_coming;
} SgHospitalBoardRow;

gboolean   sg_desk_report_hospital (SgDesk                 *desk,
                                    const SgUuid           *facility,
                                    const SgHospitalReport *report,
                                    GError                **error);
gboolean   sg_desk_record_hospital_answer (SgDesk                 *desk,
                                           const SgUuid           *facility,
                                           const SgHospitalAnswer *answer,
                                           GError                **error);
GPtrArray *sg_desk_list_hospital_board (SgDesk *desk, GError **error);

void sg_hospital_board_row_free (SgHospitalBoardRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgHospitalBoardRow, sg_hospital_board_row_free)

G_END_DECLS
