/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What tables are broken down by. A key sorts in the order in which its line is read; the last line
 * is of what nobody said. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "desk/report/sg-report-table.h"

/* Sorts after every word. */
#define UNKNOWN "\xf4\x8f\xbf\xbf"

#define NOTHING_SAID _ ("not recorded")

static const char *const shifts[] = { "pagi", "siang", "malam" };

static char *
dup_or_unknown (const char *key)
{
  return g_strdup (strcmp (key, UNKNOWN) == 0 ? NOTHING_SAID : key);
}

static char *
dup_code (const char *list, const char *key)
{
  return strcmp (key, UNKNOWN) == 0 ? g_strdup (NOTHING_SAID)
                                    : g_strdup (sg_report_label (list, key));
}

static const char *
key_of_severity (const SgReportData *data, const SgReportCall *call, char buffer[64])
{
  g_snprintf (buffer, 64, "%d", call->incident->severity > 0 ? (int) call->incident->severity : 9);
  return buffer;
}

static char *
label_severity (const SgReportData *data, const char *key)
{
  return g_strdup (sg_report_label_severity (key[0] - '0'));
}

static const char *
key_of_category (const SgReportData *data, const SgReportCall *call, char buffer[64])
{
  return call->incident->type != NULL ? call->incident->type : UNKNOWN;
}

static char *
label_category (const SgReportData *data, const char *key)
{
  return dup_code ("category", key);
}

static const char *
key_of_kecamatan (const SgReportData *data, const SgReportCall *call, char buffer[64])
{
  return call->incident->scene.kecamatan != NULL ? call->incident->scene.kecamatan : UNKNOWN;
}

static char *
label_itself (const SgReportData *data, const char *key)
{
  return dup_or_unknown (key);
}

static const char *
key_of_facility (const SgReportData *data, const SgReportCall *call, char buffer[64])
{
  const SgFaskes *base = call->first != NULL ? sg_report_data_find_base (data, call->first) : NULL;

  return base != NULL && base->name != NULL ? base->name : UNKNOWN;
}

static const char *
key_of_hour (const SgReportData *data, const SgReportCall *call, char buffer[64])
{
  g_snprintf (buffer, 64, "%02u:00–%02u:59", call->hour, call->hour);
  return buffer;
}

static const char *
key_of_weekday (const SgReportData *data, const SgReportCall *call, char buffer[64])
{
  g_snprintf (buffer, 64, "%u", call->weekday);
  return buffer;
}

static char *
label_weekday (const SgReportData *data, const char *key)
{
  static const char *const days[] = {
    N_ ("Monday"), N_ ("Tuesday"),  N_ ("Wednesday"), N_ ("Thursday"),
    N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday"),
  };

  return g_strdup (_ (days[CLAMP (key[0] - '1', 0, 6)]));
}

static const char *
key_of_shift (const SgReportData *data, const SgReportCall *call, char buffer[64])
{
  g_snprintf (buffer, 64, "%u", call->shift);
  return buffer;
}

static char *
label_shift (const SgReportData *data, const char *key)
{
  return g_strdup (sg_report_label ("shift", shifts[CLAMP (key[0] - '0', 0, 2)]));
}

static const char *
key_of_source (const SgReportData *data, const SgReportCall *call, char buffer[64])
{
  return call->incident->source != NULL ? call->incident->source : UNKNOWN;
}

static char *
label_source (const SgReportData *data, const char *key)
{
  return dup_code ("intake_source", key);
}

static const char *
key_of_disposition (const SgReportData *data, const SgReportCall *call, char buffer[64])
{
  return call->incident->disposition != NULL ? call->incident->disposition : UNKNOWN;
}

static char *
label_disposition (const SgReportData *data, const char *key)
{
  return strcmp (key, UNKNOWN) == 0 ? g_strdup (_ ("not closed yet"))
                                    : dup_code ("disposition", key);
}

const SgReportAxis sg_report_axes[SG_N_AXES] = {
  [SG_AXIS_SEVERITY] = { N_ ("by severity"), N_ ("Severity"), key_of_severity, label_severity },
  [SG_AXIS_CATEGORY] = { N_ ("by category"), N_ ("Category"), key_of_category, label_category },
  [SG_AXIS_KECAMATAN] = { N_ ("by district"), N_ ("District"), key_of_kecamatan, label_itself },
  [SG_AXIS_FACILITY] = { N_ ("by facility"), N_ ("Facility"), key_of_facility, label_itself },
  [SG_AXIS_HOUR] = { N_ ("by hour"), N_ ("Hour"), key_of_hour, label_itself },
  [SG_AXIS_WEEKDAY] = { N_ ("by weekday"), N_ ("Weekday"), key_of_weekday, label_weekday },
  [SG_AXIS_SHIFT] = { N_ ("by shift"), N_ ("Shift"), key_of_shift, label_shift },
  [SG_AXIS_SOURCE] = { N_ ("by source"), N_ ("Source"), key_of_source, label_source },
  [SG_AXIS_DISPOSITION] = { N_ ("by outcome"),
                            N_ ("Outcome"),
                            key_of_disposition,
                            label_disposition },
};
