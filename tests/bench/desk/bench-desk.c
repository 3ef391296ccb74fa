/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a desk costs after ten years: 100,000 volunteers, 200 units, 50,000 incidents, more than a
 * million events. Each row says its limit; one that is missed is marked and fails nothing.
 *
 *   bench-desk FOLDER [INCIDENTS]
 *
 * A file that is in the folder already is taken as it is. */

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>

#include "common/sg-error.h"
#include "db/sg-db-wal.h"
#include "desk/call/sg-desk-caller.h"
#include "desk/call/sg-desk-duplicate.h"
#include "desk/dispatch/sg-desk-clocks.h"
#include "desk/dispatch/sg-desk-message.h"
#include "desk/log/sg-log-check.h"
#include "desk/log/sg-row.h"
#include "desk/register/sg-hospitals.h"
#include "desk/register/sg-unit-board.h"
#include "desk/register/sg-volunteers.h"
#include "desk/report/sg-report.h"
#include "desk/scene/sg-desk-patient.h"
#include "desk/sg-act.h"
#include "desk/shift/sg-shift-sheet.h"
#include "tests/bench/desk/bench-desk-file.h"

#define PAST   50000
#define ROUNDS 200

/* Longer calls do not belong on the thread of a window. */
#define FRAME_MS 16.0

/* As many volunteers as a list shows at once. */
#define PAGE 100

typedef struct
{
  char     *folder;
  char     *path;
  BenchSize size;
  SgDesk   *desk;
  SgDb     *raw; /* another file in the folder */
  GRand    *random;
  guint64   n_events; /* 0 when the file was there */
  double    write_s;
  double    rebuild_s;
  double    raw_ms; /* one commit of SQLite in this folder */
} Bench;

typedef struct
{
  double median;
  double p99;
  double max;
} Took;

static double
seconds_since (gint64 began)
{
  return (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
}

static void
must (gboolean done, GError *error)
{
  if (!done)
    g_error ("%s", error != NULL ? error->message : "failed");
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

/* By nearest rank, of calls in order. */
static double
rank_of (const double *took, guint rounds, double share)
{
  return took[(guint) ceil (share * rounds - 1e-9) - 1];
}

/* How long many calls took, in milliseconds. */
static Took
time_calls (Bench *self, guint rounds, void (*call) (Bench *self, guint round))
{
  g_autofree double *took = g_new (double, rounds);

  for (guint i = 0; i < rounds; i++)
    {
      gint64 began = g_get_monotonic_time ();

      call (self, i);
      took[i] = seconds_since (began) * 1000;
    }
  qsort (took, rounds, sizeof *took, compare_doubles);

  return (Took){ rank_of (took, rounds, 0.5), rank_of (took, rounds, 0.99), took[rounds - 1] };
}

static double
median_of (Bench *self, guint rounds, void (*call) (Bench *self, guint round))
{
  return time_calls (self, rounds, call).median;
}

/* ---- what is measured ---- */

static double
measure_import (Bench *self)
{
  return self->write_s > 0 ? (double) self->n_events / self->write_s : 0;
}

static double
measure_rebuild (Bench *self)
{
  return self->rebuild_s > 0 ? (double) self->n_events / self->rebuild_s : 0;
}

static double
count_events (Bench *self)
{
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  must (sg_event_log_get_last (sg_desk_get_log (self->desk), &n, &error), error);
  return (double) n;
}

static double
measure_check (Bench *self)
{
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();
  g_autoptr (SgLogFindings) findings = NULL;

  findings = sg_log_check (sg_desk_get_log (self->desk), NULL, &error);
  must (findings != NULL, error);
  if (findings->n_faults > 0)
    g_error ("%s", (char *) g_ptr_array_index (findings->faults, 0));

  return (double) findings->n_events / seconds_since (began);
}

static double
measure_size (Bench *self)
{
  GStatBuf status;

  must (g_stat (self->path, &status) == 0, NULL);
  return (double) status.st_size / count_events (self);
}

static void
list_open (Bench *self, guint round)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) incidents = sg_desk_list_open (self->desk, &error);

  must (incidents != NULL && incidents->len == self->size.open, error);
}

static void
open_to_list (Bench *self, guint round)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->desk);
  self->desk = sg_desk_open (self->path, &error);
  must (self->desk != NULL, error);
  list_open (self, round);
}

static double
measure_open (Bench *self)
{
  return median_of (self, 9, open_to_list);
}

static double
measure_list (Bench *self)
{
  return median_of (self, ROUNDS, list_open);
}

static void
commit_raw (Bench *self, guint round)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (self->raw, &error);

  must (transaction != NULL &&
          sg_db_run (self->raw,
                     &error,
                     "INSERT INTO note (text) VALUES (hex (randomblob (200)))",
                     "") &&
          sg_db_commit (transaction, &error),
        error);
}

static double
measure_raw (Bench *self)
{
  g_autofree char *path = g_build_filename (self->folder, "raw.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDbTransaction) transaction = NULL;

  self->raw = sg_db_open (path, SG_DB_SHARED, &error);
  must (self->raw != NULL, error);
  transaction = sg_db_begin (self->raw, &error);
  must (transaction != NULL &&
          sg_db_exec (self->raw,
                      "CREATE TABLE IF NOT EXISTS note (id INTEGER PRIMARY KEY, text TEXT)",
                      &error) &&
          sg_db_commit (transaction, &error),
        error);

  self->raw_ms = median_of (self, ROUNDS, commit_raw);
  g_clear_pointer (&self->raw, sg_db_close);
  return self->raw_ms;
}

static void
note_something (Bench *self, guint round)
{
  SgUuid  id = bench_incident (self->size.past + round % self->size.open);
  SgBody *body = sg_body_new ();
  g_autoptr (SgAct) act = sg_act_new (self->desk);
  g_autoptr (GError) error = NULL;

  sg_body_text (body, "text", "Keluarga dihubungi, menunggu di depan gang");
  sg_act_add (act, "incident.noted@1", &id, body);
  must (sg_act_do (act, &error), error);
}

static double
measure_record (Bench *self)
{
  return median_of (self, ROUNDS, note_something);
}

static double
measure_record_beside_raw (Bench *self)
{
  return median_of (self, ROUNDS, note_something) / self->raw_ms;
}

static void
ready_old_unit (Bench *self, guint round)
{
  SgUuid  id = bench_unit (0);
  SgBody *body = sg_body_new ();
  g_autoptr (SgAct) act = sg_act_new (self->desk);
  g_autoptr (GError) error = NULL;

  sg_body_text (body, "readiness", round % 2 == 0 ? "ready" : "off");
  sg_act_add (act, "unit.readied@1", &id, body);
  must (sg_act_do (act, &error), error);
}

static double
measure_old_unit (Bench *self)
{
  return median_of (self, ROUNDS, ready_old_unit);
}

/* ---- what a window asks for ---- */

static void
find_number (Bench *self, guint round)
{
  g_autofree char *number =
    g_strdup_printf ("PSC-3171-%06d", g_rand_int_range (self->random, 0, (gint32) self->size.past));
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) incident = sg_desk_find_incident (self->desk, number, &error);

  must (incident != NULL, error);
}

static void
list_week (Bench *self, guint round)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) incidents = NULL;

  incidents = sg_desk_list_between (self->desk, BENCH_NOW - 7 * G_TIME_SPAN_DAY, BENCH_NOW, &error);
  must (incidents != NULL, error);
}

static void
list_same_phone (Bench *self, guint round)
{
  g_autofree char *phone = g_strdup_printf ("+62811%07u", round);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) incidents = sg_row_list (sg_desk_get_db (self->desk),
                                                 &sg_incident_record,
                                                 "WHERE phone = ? ORDER BY opened_at DESC",
                                                 &error,
                                                 "s",
                                                 phone);

  must (incidents != NULL, error);
}

static void
read_story (Bench *self, guint round)
{
  SgUuid id = bench_incident ((guint) g_rand_int_range (self->random, 0, (gint32) self->size.past));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = sg_event_log_read (sg_desk_get_log (self->desk), &id, &error);

  must (events != NULL, error);
}

/* ---- and what the clocks and panels of a console ask for ---- */

static SgUuid
pick_open (Bench *self, guint round)
{
  return bench_incident (self->size.past + round % self->size.open);
}

static void
list_due (Bench *self, guint round)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dues = sg_desk_list_due (self->desk, &error);

  must (dues != NULL && dues->len > 0, error);
}

static void
find_duplicates (Bench *self, guint round)
{
  SgUuid id = pick_open (self, round);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) incident = sg_desk_get_incident (self->desk, &id, &error);
  g_autoptr (GPtrArray) suspects = NULL;

  must (incident != NULL, error);
  suspects = sg_desk_find_duplicates (self->desk, incident, &error);
  must (suspects != NULL, error);
}

static void
find_caller (Bench *self, guint round)
{
  g_autofree char *phone = g_strdup_printf ("+62811%07u", round);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgCallerHistory) history = sg_desk_find_caller (self->desk, phone, &error);

  must (history != NULL, error);
}

static void
list_patients (Bench *self, guint round)
{
  SgUuid id = bench_incident ((guint) g_rand_int_range (self->random, 0, (gint32) self->size.past));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) patients = sg_desk_list_patients (self->desk, &id, &error);

  must (patients != NULL && patients->len > 0, error);
}

static void
make_message (Bench *self, guint round)
{
  SgUuid id = pick_open (self, round);
  SgUuid task = bench_task (self->size.past + round % self->size.open);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgCrewMessage) message = sg_desk_make_message (self->desk, &id, &task, &error);

  must (message != NULL, error);
}

static void
make_sheet (Bench *self, guint round)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgShiftSheet) sheet = sg_desk_make_sheet (self->desk, &error);

  must (sheet != NULL, error);
}

static void
list_units (Bench *self, guint round)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) board = sg_desk_list_unit_board (self->desk, &error);

  must (board != NULL && board->len == self->size.units, error);
}

static void
list_hospitals (Bench *self, guint round)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) board = sg_desk_list_hospital_board (self->desk, &error);

  must (board != NULL && board->len == self->size.hospitals, error);
}

/* All, a name that everybody has, one that few have, a telephone. */
static void
search_volunteers (Bench *self, guint round)
{
  static const char *const texts[] = { NULL, "relawan", "1234", "+628000012" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  found =
    sg_desk_search_volunteers (self->desk, texts[round % G_N_ELEMENTS (texts)], 0, PAGE, &error);
  must (found != NULL, error);
}

static const struct
{
  const char *what;
  void (*call) (Bench *self, guint round);
} asked[] = {
  { "open incidents", list_open },
  { "an incident by its number", find_number },
  { "incidents of a week", list_week },
  { "incidents of a phone", list_same_phone },
  { "all events of an incident", read_story },
  { "what the clocks say is due", list_due },
  { "calls that may be the same", find_duplicates },
  { "who called before", find_caller },
  { "patients of an incident", list_patients },
  { "the message to a crew", make_message },
  { "the sheet of the shift", make_sheet },
  { "the board of units", list_units },
  { "the board of hospitals", list_hospitals },
  { "first page of a search for volunteers", search_volunteers },
};

static double
measure_slowest (Bench *self)
{
  const char *which = NULL;
  double      slowest = 0;

  g_print ("    %-38s %8s %8s %8s ms\n", "", "median", "P99", "max");
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      Took took = time_calls (self, ROUNDS, asked[i].call);

      g_print ("    %-38s %8.2f %8.2f %8.2f%s\n",
               asked[i].what,
               took.median,
               took.p99,
               took.max,
               took.max > FRAME_MS ? "  SLOW" : "");
      if (took.max > slowest)
        which = asked[i].what;
      slowest = MAX (slowest, took.max);
    }
  g_print ("    slowest of all: %s\n", which);

  return slowest;
}

static void
make_report (Bench *self, guint round)
{
  SgReportQuery query = { .from = BENCH_NOW - 30 * G_TIME_SPAN_DAY,
                          .to = BENCH_NOW,
                          .kinds = SG_REPORT_ALL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgReport) report = sg_desk_make_report (self->desk, &query, NULL, &error);

  must (report != NULL, error);
}

static double
measure_report (Bench *self)
{
  return median_of (self, 5, make_report);
}

/* ---- the rows ---- */

typedef enum
{
  TOLD, /* no limit */
  AT_MOST,
  AT_LEAST
} Limit;

/* A new row is a function and a line here. */
static const struct
{
  const char *what;
  double (*measure) (Bench *self);
  const char *unit;
  Limit       limit;
  double      value;
} rows[] = {
  { "Events in the file", count_events, "", TOLD, 0 },
  { "Importing events", measure_import, "/s", TOLD, 0 },
  { "Rebuilding all rows, one core", measure_rebuild, "events/s", AT_LEAST, 50000 },
  { "Checking pages, chain and rows", measure_check, "events/s", TOLD, 0 },
  { "Opening the desk to the incident list", measure_open, "ms", AT_MOST, 150 },
  { "Listing the open incidents", measure_list, "ms", AT_MOST, 5 },
  { "One commit of SQLite in this folder", measure_raw, "ms", TOLD, 0 },
  { "Recording one event, on the disk", measure_record, "ms", TOLD, 0 },
  { "Recording one event, in commits of SQLite", measure_record_beside_raw, "×", AT_MOST, 2 },
  { "Recording one event of a ten-year unit", measure_old_unit, "ms", AT_MOST, FRAME_MS },
  { "The slowest single read of a window", measure_slowest, "ms", AT_MOST, FRAME_MS },
  { "Every table of a month", measure_report, "ms", AT_MOST, 2000 },
  { "File for each event", measure_size, "bytes", TOLD, 0 },
};

static void
print_row (Bench *self, guint i)
{
  double   value = rows[i].measure (self);
  gboolean kept = rows[i].limit == TOLD ||
                  (rows[i].limit == AT_MOST ? value <= rows[i].value : value >= rows[i].value);

  g_print ("%-44s %10.*f %-8s", rows[i].what, value < 100 ? 2 : 0, value, rows[i].unit);
  if (rows[i].limit != TOLD && value > 0)
    g_print (" %s %-8.0f %s",
             rows[i].limit == AT_MOST ? "≤" : "≥",
             rows[i].value,
             kept ? "ok" : "MISSED");
  g_print ("\n");
}

static void
write_file (Bench *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgLogFindings) findings = NULL;
  gint64 began = g_get_monotonic_time ();

  self->n_events = bench_write_file (self->path, &self->size);
  self->write_s = seconds_since (began);

  self->desk = sg_desk_open (self->path, &error);
  must (self->desk != NULL, error);
  began = g_get_monotonic_time ();
  findings = sg_log_rebuild (sg_desk_get_log (self->desk), NULL, &error);
  must (findings != NULL, error);
  self->rebuild_s = seconds_since (began);
  g_clear_object (&self->desk);
}

int
main (int argc, char *argv[])
{
  Bench self = { .size = { .volunteers = 2 * PAST,
                           .units = 200,
                           .hospitals = 100,
                           .past = PAST,
                           .open = 50,
                           .unit_events = 40000 } };
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc < 2)
    {
      g_printerr ("usage: %s FOLDER [INCIDENTS]\n", argv[0]);
      return 2;
    }

  self.folder = argv[1];
  if (argc > 2)
    {
      self.size.past = (guint) strtoul (argv[2], NULL, 10);
      self.size.volunteers = 2 * self.size.past;
    }
  self.path = g_build_filename (self.folder, "desk-bench.db", NULL);
  self.random = g_rand_new_with_seed (119);
  if (!g_file_test (self.path, G_FILE_TEST_EXISTS))
    write_file (&self);

  self.desk = sg_desk_open (self.path, &error);
  must (self.desk != NULL, error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    print_row (&self, i);

  g_clear_object (&self.desk);
  g_rand_free (self.random);
  g_free (self.path);
  return 0;
}
