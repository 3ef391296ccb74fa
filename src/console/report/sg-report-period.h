/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

/* Of which days a report is. */
typedef enum
{
  SG_PERIOD_TODAY,
  SG_PERIOD_WEEK,
  SG_PERIOD_MONTH,
  SG_PERIOD_LAST_MONTH,
  SG_PERIOD_CHOSEN,
  SG_N_PERIODS
} SgPeriod;

const char *sg_period_get_title (SgPeriod period);
void        sg_period_get_bounds (SgPeriod period, SgDesk *desk, gint64 *from, gint64 *to);
gboolean    sg_period_parse_days (SgDesk     *desk,
                                  const char *first,
                                  const char *last,
                                  gint64     *from,
                                  gint64     *to);

G_END_DECLS
