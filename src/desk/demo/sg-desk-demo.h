/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-progress.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

#define SG_DESK_DEMO_VOLUNTEERS 200
#define SG_DESK_DEMO_UNITS      8
#define SG_DESK_DEMO_DAYS       1
#define SG_DESK_DEMO_INCIDENTS  30

#define SG_DESK_DEMO_VOLUNTEERS_MAX 1000000
#define SG_DESK_DEMO_UNITS_MAX      2000
#define SG_DESK_DEMO_DAYS_MAX       7300
#define SG_DESK_DEMO_INCIDENTS_MAX  2000

/* Of everybody who works there, and known to everybody: there is nothing to keep safe. */
#define SG_DESK_DEMO_PIN "731940"

/**
 * SgDeskDemoPlan:
 * @seed: another one gives another desk; the same one, on the same region and for the same @now,
 *   the very same events
 * @n_days: 1 for the two shifts before the one at @now; each further day lies before them
 * @incidents_per_day: calls of every kind; they vary from day to day
 * @now: microseconds UTC: when the desk is found as it is
 */
typedef struct
{
  guint32 seed;
  guint   n_volunteers;
  guint   n_units;
  guint   n_days;
  guint   incidents_per_day;
  gint64  now;
} SgDeskDemoPlan;

SgDesk  *sg_desk_demo_create (const char           *path,
                              const char           *region,
                              const SgDeskDemoPlan *plan,
                              SgProgress           *progress,
                              GError              **error);
gboolean sg_desk_demo_fill (SgDesk               *desk,
                            const SgDeskDemoPlan *plan,
                            SgProgress           *progress,
                            GError              **error);

char *sg_desk_demo_dup_supervisor (SgDesk *desk);

G_END_DECLS
