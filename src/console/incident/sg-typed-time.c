/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/incident/sg-typed-time.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "common/sg-error.h"

#define DAY (24 * G_TIME_SPAN_HOUR)

static gboolean
read_clock (const char *text, int *hour, int *minute, int *second)
{
  int n = sscanf (text, "%2d%*1[:.]%2d%*1[:.]%2d", hour, minute, second);

  /* Without seconds. */
  if (n == 2)
    *second = 0;

  return n >= 2 && strspn (text, "0123456789:.") == strlen (text) && *hour >= 0 && *hour < 24 &&
         *minute >= 0 && *minute < 60 && *second >= 0 && *second < 60;
}

/**
 * sg_typed_time_parse:
 * @text: of a clock on the wall, such as `14:05`, `14.05` or `14:05:30`
 * @near: microseconds UTC: of the days that have such a time, the one that lies nearest is meant,
 *   so that nobody has to type a date after midnight
 */
gboolean
sg_typed_time_parse (SgDesk *desk, const char *text, gint64 near, gint64 *at, GError **error)
{
  g_autoptr (GDateTime) day = sg_desk_to_local (desk, near);
  g_autoptr (GDateTime) time = NULL;
  int hour;
  int minute;
  int second;

  if (text == NULL || !read_clock (text, &hour, &minute, &second))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   /* Translators: “time” is the name of a field and stays as it is */
                   _ ("“time” must be such as 14:05 or 14:05:30, not “%.40s”"),
                   text != NULL ? text : "");
      return FALSE;
    }

  time = g_date_time_new (g_date_time_get_timezone (day),
                          g_date_time_get_year (day),
                          g_date_time_get_month (day),
                          g_date_time_get_day_of_month (day),
                          hour,
                          minute,
                          second);
  *at = g_date_time_to_unix (time) * G_USEC_PER_SEC;
  if (*at - near > DAY / 2)
    *at -= DAY;
  else if (near - *at > DAY / 2)
    *at += DAY;

  return TRUE;
}
