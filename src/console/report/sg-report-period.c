/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days are those of the desk's zone, and a week begins on Monday. */

#include "config.h"

#include "console/report/sg-report-period.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

const char *
sg_period_get_title (SgPeriod period)
{
  static const char *const titles[SG_N_PERIODS] = {
    [SG_PERIOD_TODAY] = N_ ("Today"),
    [SG_PERIOD_WEEK] = N_ ("This week"),
    [SG_PERIOD_MONTH] = N_ ("This month"),
    [SG_PERIOD_LAST_MONTH] = N_ ("Last month"),
    [SG_PERIOD_CHOSEN] = N_ ("From day to day"),
  };

  return _ (titles[period]);
}

static gint64
to_microseconds (GDateTime *local)
{
  return g_date_time_to_unix (local) * G_USEC_PER_SEC;
}

static GDateTime *
get_day (GDateTime *of, int days_back)
{
  g_autoptr (GDateTime) day = g_date_time_add_days (of, -days_back);

  return g_date_time_new (g_date_time_get_timezone (of),
                          g_date_time_get_year (day),
                          g_date_time_get_month (day),
                          g_date_time_get_day_of_month (day),
                          0,
                          0,
                          0);
}

/**
 * sg_period_get_bounds:
 * @period: but for SG_PERIOD_CHOSEN, which is that of sg_period_parse_days()
 * @to: (out): the first moment that is not meant
 */
void
sg_period_get_bounds (SgPeriod period, SgDesk *desk, gint64 *from, gint64 *to)
{
  g_autoptr (GDateTime) now = sg_desk_to_local (desk, sg_desk_get_now (desk));
  g_autoptr (GDateTime) tomorrow = get_day (now, -1);
  g_autoptr (GDateTime) month = get_day (now, g_date_time_get_day_of_month (now) - 1);
  g_autoptr (GDateTime) last_month = g_date_time_add_months (month, -1);
  g_autoptr (GDateTime)
    monday = get_day (now, period == SG_PERIOD_WEEK ? g_date_time_get_day_of_week (now) - 1 : 0);
  gboolean is_month = period == SG_PERIOD_MONTH;

  *to = to_microseconds (period == SG_PERIOD_LAST_MONTH ? month : tomorrow);
  if (period == SG_PERIOD_LAST_MONTH)
    *from = to_microseconds (last_month);
  else
    *from = to_microseconds (is_month ? month : monday);
}

static GDateTime *
parse_day (GTimeZone *zone, const char *text)
{
  int  year;
  int  month;
  int  day;
  char rest;

  if (sscanf (text, " %4d-%2d-%2d %c", &year, &month, &day, &rest) != 3)
    return NULL;

  return g_date_time_new (zone, year, month, day, 0, 0, 0);
}

/**
 * sg_period_parse_days:
 * @first: such as 2026-11-01
 * @last: the last day that is meant
 *
 * Returns: %FALSE when they are no days, or the wrong way round
 */
gboolean
sg_period_parse_days (SgDesk *desk, const char *first, const char *last, gint64 *from, gint64 *to)
{
  g_autoptr (GDateTime) now = sg_desk_to_local (desk, sg_desk_get_now (desk));
  g_autoptr (GDateTime) one = parse_day (g_date_time_get_timezone (now), first);
  g_autoptr (GDateTime) other = parse_day (g_date_time_get_timezone (now), last);
  g_autoptr (GDateTime) end = other != NULL ? g_date_time_add_days (other, 1) : NULL;

  if (one == NULL || end == NULL || g_date_time_compare (one, end) >= 0)
    return FALSE;

  *from = to_microseconds (one);
  *to = to_microseconds (end);

  return TRUE;
}
