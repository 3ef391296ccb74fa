/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/desk/report/sg-report-fixture.h"

/* A desk with two facilities, an ambulance each, and a day on which things happen. */

#define DAY  (G_TIME_SPAN_DAY)
#define HOUR (G_TIME_SPAN_HOUR)

/* 2026-11-25 00:00 in Jakarta. */
#define TODAY (SG_TEST_NOW - 9 * HOUR)

#define assert_figure(value, expected) g_assert_cmpfloat_with_epsilon (value, expected, 1e-9)

typedef struct
{
  SgTestDesk desk;
  SgUuid     puskesmas;
  SgUuid     hospital;
  SgUuid     alpha;
  SgUuid     bravo;
} World;

static inline void
open_world (World *w, const char *name)
{
  *w = (World){ .puskesmas = sg_uuid_from_name ("f:pkm"),
                .hospital = sg_uuid_from_name ("f:rs"),
                .alpha = sg_uuid_from_name ("u:alpha"),
                .bravo = sg_uuid_from_name ("u:bravo") };
  sg_test_desk_open (&w->desk, name);
  sg_plan_facility (&w->desk, &w->puskesmas, "PKM Contoh", "puskesmas");
  sg_plan_facility (&w->desk, &w->hospital, "RSUD Contoh", "hospital");
  sg_plan_unit (&w->desk, &w->alpha, "Alpha 1", &w->puskesmas);
  sg_plan_unit (&w->desk, &w->bravo, "Bravo 2", &w->hospital);
}

static inline void
clear_world (World *w)
{
  sg_test_desk_clear (&w->desk);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, clear_world)

static inline SgReportQuery
ask_today (void)
{
  return (SgReportQuery){ .from = TODAY, .to = TODAY + DAY, .kinds = SG_REPORT_ALL };
}

/* T0 is at one in the night of today; every step is on a round number. */
static inline SgTestPlan
plan_help (const World *w, const char *number)
{
  return (SgTestPlan){ .number = number,
                       .kecamatan = "Taman",
                       .patokan = "Masjid Contoh",
                       .type = "trauma_kll",
                       .severity = 1,
                       .at = TODAY + HOUR,
                       .t1 = 8,
                       .t3 = 60,
                       .t4 = 80,
                       .t5 = 130,
                       .t6 = 408,
                       .t8 = 1008,
                       .t9 = 1508,
                       .t10 = 1808,
                       .t11 = 2408,
                       .unit = w->alpha,
                       .unit_name = "Alpha 1",
                       .hospital = w->hospital,
                       .disposition = "dispatch",
                       .outcome = "referred" };
}
