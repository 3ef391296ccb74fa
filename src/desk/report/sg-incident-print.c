/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One incident on one page of A4, for the folder of the office. What does not fit is counted, not
 * squeezed: the whole of it is in the log. Masked, for people outside: no names, no numbers, and
 * none of the free words in which they might stand. */

#include "config.h"

#include "desk/report/sg-incident-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-mask.h"
#include "common/sg-phone.h"
#include "desk/log/sg-row.h"
#include "desk/paper/sg-desk-letterhead.h"
#include "desk/paper/sg-print-table.h"
#include "desk/people/sg-desk-access.h"
#include "desk/people/sg-desk-may.h"
#include "desk/report/sg-missing.h"
#include "desk/report/sg-report-parts.h"

/* So that one page is enough, whatever was entered. */
#define WORDS_MAX    220
#define CELL_MAX     60
#define TASKS_MAX    7
#define PATIENTS_MAX 6
#define ROW_MOST     (19 * SG_PRINT_MM) /* the tallest row that a cut cell makes */
#define FOR_PATIENTS (72 * SG_PRINT_MM) /* what requests leave to the parts below them */
#define FOR_TIMELINE (12 * SG_PRINT_MM)
#define LINE         (9 * SG_PRINT_MM) /* a row of the timeline of two lines */

#define HALF_OF_TIMES 7

typedef struct
{
  SgDesk       *desk;
  SgIncident   *incident;
  GPtrArray    *patients;
  GPtrArray    *events;
  SgLetterhead *letterhead;
  SgPrint      *print;
  gboolean      masked;
} Page;

static void
clear_page (Page *self)
{
  g_clear_pointer (&self->incident, sg_incident_free);
  g_clear_pointer (&self->patients, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->letterhead, sg_letterhead_free);
  g_clear_pointer (&self->print, sg_print_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, clear_page)

/* ---- words ---- */

static char *
dup_cut (const char *text, glong most)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *start = NULL;

  g_strdelimit (valid, "\n\t", ' ');
  if (g_utf8_strlen (valid, -1) <= most)
    return g_steal_pointer (&valid);

  start = g_utf8_substring (valid, 0, most - 1);
  return g_strconcat (start, "…", NULL);
}

static char *
dup_time (Page *self, gint64 at, const char *format)
{
  g_autoptr (GDateTime) local = NULL;

  if (at == 0)
    return g_strdup ("–");

  local = sg_desk_to_local (self->desk, at);
  return g_date_time_format (local, format);
}

static char *
dup_clock (Page *self, gint64 at)
{
  return dup_time (self, at, "%H:%M:%S");
}

static const char *
label_clock (char letter)
{
  switch (letter)
    {
    case 'a':
      return _ ("measured");

    case 'm':
      return _ ("told");

    case 'e':
      return _ ("estimated");

    case 'c':
      return _ ("corrected");

    default:
      return "";
    }
}

static char *
dup_name (Page *self, const char *name)
{
  return self->masked && name != NULL ? sg_mask_name (name) : dup_cut (name, CELL_MAX);
}

static char *
dup_phone (Page *self, const char *phone)
{
  return self->masked && phone != NULL ? sg_phone_mask (phone) : g_strdup (phone);
}

/* Free words; names may stand in them. */
static char *
dup_words (Page *self, const char *words)
{
  return self->masked && words != NULL ? g_strdup (_ ("(left out)")) : dup_cut (words, WORDS_MAX);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* ---- head ---- */

static void
draw_head (Page *self)
{
  const SgIncident *incident = self->incident;
  g_autofree char  *opened = dup_time (self, incident->opened_at, "%d-%m-%Y %H:%M:%S %Z");
  g_autofree char  *victims =
    incident->victims >= 0 ? g_strdup_printf ("%d", (int) incident->victims) : g_strdup ("");
  g_autofree char *kind =
    g_strdup_printf ("%s%s%s",
                     or_empty (sg_report_label ("category", incident->type)),
                     incident->finding != NULL ? " · " : "",
                     or_empty (sg_report_label ("complaint_type", incident->finding)));
  g_autofree char *end =
    g_strdup_printf ("%s%s%s",
                     incident->disposition != NULL
                       ? sg_report_label ("disposition", incident->disposition)
                       : sg_report_label ("incident_status", sg_status_to_code (incident->status)),
                     incident->outcome != NULL ? " · " : "",
                     or_empty (sg_report_label ("outcome", incident->outcome)));
  const char *pairs[] = {
    _ ("Opened"),   opened,
    _ ("Source"),   or_empty (sg_report_label ("intake_source", incident->source)),
    _ ("Category"), kind,
    _ ("Severity"), sg_report_label_severity (incident->severity),
    _ ("Victims"),  victims,
    _ ("Outcome"),  end,
    NULL,
  };

  sg_print_pairs (self->print, pairs);
}

static void
draw_place (Page *self)
{
  const SgScene   *scene = &self->incident->scene;
  g_autofree char *place = dup_words (self, scene->text);
  g_autofree char *patokan = dup_cut (scene->patokan, WORDS_MAX);
  const char      *comma = scene->desa != NULL && scene->kecamatan != NULL ? ", " : "";
  g_autofree char *area =
    g_strjoin (comma, or_empty (scene->desa), or_empty (scene->kecamatan), NULL);
  g_autofree char *point = g_strdup ("");
  const char      *pairs[] = {
         _ ("Place"),       place, _ ("Landmark"), patokan, _ ("Village, district"), area,
         _ ("Coordinates"), NULL,  NULL,
  };

  if (sg_scene_is_known (scene))
    {
      char lat[G_ASCII_DTOSTR_BUF_SIZE];
      char lon[G_ASCII_DTOSTR_BUF_SIZE];

      g_free (point);
      g_ascii_formatd (lat, sizeof lat, "%.5f", scene->lat);
      g_ascii_formatd (lon, sizeof lon, "%.5f", scene->lon);
      point = g_strdup_printf ("%s, %s (%s)",
                               lat,
                               lon,
                               scene->verified ? _ ("verified") : _ ("not verified"));
    }
  pairs[7] = point;
  sg_print_pairs (self->print, pairs);
}

static void
draw_caller (Page *self)
{
  const SgIncident *incident = self->incident;
  g_autofree char  *caller = dup_name (self, incident->caller);
  g_autofree char  *phone = dup_phone (self, incident->phone);
  g_autofree char  *text = dup_words (self, incident->text);
  g_autofree char  *remarks = dup_words (self, incident->remarks);
  const char       *pairs[] = {
          _ ("Caller"),
          or_empty (caller),
          _ ("Telephone"),
          or_empty (phone),
          _ ("In their words"),
          text,
          _ ("Remarks"),
          remarks,
          NULL,
  };

  sg_print_pairs (self->print, pairs);
}

/* ---- times ---- */

static void
draw_times (Page *self)
{
  const SgPrintColumn columns[] = {
    { _ ("Time"), 0.22, SG_PRINT_LEFT },  { "", 0.12, SG_PRINT_RIGHT },
    { _ ("Known"), 0.16, SG_PRINT_LEFT }, { _ ("Time"), 0.22, SG_PRINT_LEFT },
    { "", 0.12, SG_PRINT_RIGHT },         { _ ("Known"), 0.16, SG_PRINT_LEFT },
  };
  g_autoptr (SgPrintTable) table = NULL;

  sg_print_heading (self->print, _ ("Milestones"));
  table = sg_print_table_new (self->print, columns, G_N_ELEMENTS (columns));
  for (guint row = 0; row < HALF_OF_TIMES; row++)
    {
      g_auto (GStrv) cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      for (guint half = 0; half < 2; half++)
        {
          SgMilestone milestone = row + half * HALF_OF_TIMES;
          const char *code = sg_milestone_to_text (milestone);

          cells[3 * half] = g_strdup_printf ("%s%s%s",
                                             milestone <= SG_T11 ? code : "",
                                             milestone <= SG_T11 ? " " : "",
                                             sg_report_label ("milestone", code));
          cells[3 * half + 1] = dup_clock (self, self->incident->at[milestone]);
          cells[3 * half + 2] = g_strdup (label_clock (self->incident->clocks[milestone]));
        }
      sg_print_table_row (table, (const char *const *) cells);
    }
}

/* ---- tasks ---- */

static void
draw_task (Page *self, SgPrintTable *table, const SgTask *task)
{
  static const SgStep steps[] = {
    SG_STEP_REQUESTED,    SG_STEP_ANSWERED,    SG_STEP_ON_SCENE,
    SG_STEP_TRANSPORTING, SG_STEP_AT_HOSPITAL, SG_STEP_ENDED,
  };
  g_auto (GStrv) cells = g_new0 (char *, G_N_ELEMENTS (steps) + 4);
  gboolean is_volunteer = task->kind == SG_RESPONDER_VOLUNTEER;

  cells[0] = is_volunteer ? dup_name (self, task->name) : dup_cut (task->name, CELL_MAX);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    cells[i + 1] = dup_time (self, task->at[steps[i]], "%H:%M");
  cells[G_N_ELEMENTS (steps) + 1] =
    g_strdup (sg_report_label ("task_state", sg_task_state_to_text (task->state)));
  cells[G_N_ELEMENTS (steps) + 2] =
    dup_cut (task->reason != NULL ? sg_report_label_reason (task->reason) : "", CELL_MAX);
  sg_print_table_row (table, (const char *const *) cells);
}

static void
draw_more (Page *self, guint n, guint shown)
{
  g_autofree char *more = NULL;

  if (n <= shown)
    return;

  more = g_strdup_printf (_ ("… and %u more, in the log"), n - shown);
  sg_print_paragraph (self->print, more);
}

static void
draw_tasks (Page *self)
{
  const SgPrintColumn columns[] = {
    { _ ("Ambulance or volunteer"), 0.19, SG_PRINT_LEFT },
    { _ ("Asked"), 0.08, SG_PRINT_RIGHT },
    { _ ("Answer"), 0.08, SG_PRINT_RIGHT },
    { _ ("Scene"), 0.08, SG_PRINT_RIGHT },
    { _ ("Left scene"), 0.08, SG_PRINT_RIGHT },
    { _ ("Hosp."), 0.08, SG_PRINT_RIGHT },
    { _ ("End"), 0.08, SG_PRINT_RIGHT },
    { _ ("State"), 0.11, SG_PRINT_LEFT },
    { _ ("Reason"), 0.22, SG_PRINT_LEFT },
  };
  guint  n = self->incident->tasks->len;
  guint  shown = 0;
  double below = self->patients->len > 0 ? FOR_PATIENTS : FOR_TIMELINE;
  g_autoptr (SgPrintTable) table = NULL;

  if (n == 0)
    return;

  sg_print_heading (self->print, _ ("Requests"));
  table = sg_print_table_new (self->print, columns, G_N_ELEMENTS (columns));
  while (shown < MIN (n, TASKS_MAX) && sg_print_fits (self->print, ROW_MOST + below))
    draw_task (self, table, g_ptr_array_index (self->incident->tasks, shown++));
  draw_more (self, n, shown);
}

/* ---- patients ---- */

static void
append_value (GString *text, const char *label, const char *value, const char *unit)
{
  if (value != NULL)
    g_string_append_printf (text, "%s%s %s%s", text->len > 0 ? ", " : "", label, value, unit);
}

static char *
dup_vitals (Page *self, const SgPatient *patient)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *gcs = patient->gcs > 0 ? g_strdup_printf ("%d", (int) patient->gcs) : NULL;
  g_autofree char *pressure = NULL;
  g_autofree char *at = NULL;

  if (patient->sbp != NULL)
    pressure = g_strjoin ("/", patient->sbp, or_empty (patient->dbp), NULL);
  append_value (text, _ ("BP"), pressure, "");
  append_value (text, _ ("HR"), patient->hr, "");
  append_value (text, _ ("RR"), patient->rr, "");
  append_value (text, "SpO2", patient->spo2, "%");
  append_value (text, _ ("Temp"), patient->temp, "");
  append_value (text, "GCS", gcs, "");
  if (text->len == 0)
    return g_strdup ("");

  at = dup_time (self, patient->vitals_at, "%H:%M");
  return g_strdup_printf ("%s (%s)", text->str, at);
}

static char *
dup_facility_name (Page *self, const SgUuid *id)
{
  g_autoptr (SgFaskes) facility = NULL;

  /* A hospital that is not in the register has no name to print. */
  if (!sg_uuid_is_none (id))
    facility = sg_row_get (sg_desk_get_db (self->desk), &sg_faskes_record, id, NULL);

  return dup_cut (facility != NULL ? facility->name : NULL, CELL_MAX);
}

static char *
dup_handover (Page *self, const SgPatient *patient)
{
  g_autofree char *place = dup_facility_name (self, &patient->facility);
  g_autofree char *receiver = dup_name (self, patient->receiver);
  g_autofree char *at = dup_time (self, patient->handed_over_at, "%H:%M");

  if (patient->handed_over_at == 0)
    return g_strdup ("–");

  return g_strdup_printf ("%s%s%s, %s", at, place[0] != '\0' ? ", " : "", place, receiver);
}

static void
draw_patient (Page *self, SgPrintTable *table, const SgPatient *patient)
{
  g_auto (GStrv) cells = g_new0 (char *, 7);
  g_autofree char *name = dup_name (self, patient->name);

  cells[0] = g_strdup (name[0] != '\0' ? name : or_empty (patient->label));
  cells[1] = g_strdup_printf ("%s %s", or_empty (patient->sex), or_empty (patient->age));
  cells[2] = g_strdup (or_empty (sg_report_label ("triage", patient->triage)));
  cells[3] = dup_vitals (self, patient);
  cells[4] = dup_cut (patient->treatments, CELL_MAX * 2);
  cells[5] = dup_handover (self, patient);
  sg_print_table_row (table, (const char *const *) cells);
}

static void
draw_patients (Page *self)
{
  const SgPrintColumn columns[] = {
    { _ ("Patient"), 0.15, SG_PRINT_LEFT },   { _ ("Sex, age"), 0.09, SG_PRINT_LEFT },
    { _ ("Triage"), 0.11, SG_PRINT_LEFT },    { _ ("Last vital signs"), 0.23, SG_PRINT_LEFT },
    { _ ("Treatment"), 0.22, SG_PRINT_LEFT }, { _ ("Handed over"), 0.2, SG_PRINT_LEFT },
  };
  guint n = self->patients->len;
  guint shown = 0;
  g_autoptr (SgPrintTable) table = NULL;

  if (n == 0)
    return;

  sg_print_heading (self->print, _ ("Patients"));
  table = sg_print_table_new (self->print, columns, G_N_ELEMENTS (columns));
  while (shown < MIN (n, PATIENTS_MAX) && sg_print_fits (self->print, ROW_MOST + FOR_TIMELINE))
    draw_patient (self, table, g_ptr_array_index (self->patients, shown++));
  draw_more (self, n, shown);
}

/* ---- timeline ---- */

/* What is worth paper: what people said, not what the tables above show. */
static const struct
{
  const char *kind;
  const char *label;
  const char *members[3];
} told[] = {
  { "incident.noted", N_ ("Note"), { "text" } },
  { "incident.forwarded", N_ ("Forwarded"), { "agency", "taken_by" } },
  { "agency.logged", N_ ("Agency"), { "agency", "text" } },
  { "contact.attempted", N_ ("Contact"), { "whom", "channel", "result" } },
  { "question.answered", N_ ("Question"), { "question", "answer" } },
  { "caller.verified", N_ ("Caller verified"), { "result" } },
  { "incident.major", N_ ("Major incident"), { "reason" } },
  { "milestone.corrected", N_ ("Time corrected"), { "milestone", "reason" } },
  { "incident.closed", N_ ("Closed"), { "disposition", "reason" } },
  { "incident.reopened", N_ ("Reopened"), { "reason" } },
  { "incident.verified", N_ ("Verified"), { "reason" } },
};

static int
find_told (const SgEvent *event)
{
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (event->fields != NULL && sg_event_is_kind (event, told[i].kind))
      return (int) i;

  return -1;
}

static void
draw_event (Page *self, SgPrintTable *table, const SgEvent *event)
{
  int              which = find_told (event);
  g_autofree char *at = dup_clock (self, event->at);
  g_autofree char *words = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const char *cells[4] = { at, _ (told[which].label), NULL, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (told[which].members) && !self->masked; i++)
    {
      const char *member = told[which].members[i];
      const char *value = member != NULL ? sg_event_get_text (event, member) : NULL;

      if (value != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", value);
    }
  words = dup_cut (text->str, CELL_MAX * 3);
  cells[2] = words;
  sg_print_table_row (table, cells);
}

static gboolean
has_told (Page *self)
{
  for (guint i = 0; i < self->events->len; i++)
    if (find_told (g_ptr_array_index (self->events, i)) >= 0)
      return TRUE;

  return FALSE;
}

static void
draw_timeline (Page *self)
{
  const SgPrintColumn columns[] = {
    { _ ("Time"), 0.12, SG_PRINT_LEFT },
    { _ ("What"), 0.2, SG_PRINT_LEFT },
    { "", 0.68, SG_PRINT_LEFT },
  };
  g_autoptr (SgPrintTable) table = NULL;
  guint shown = 0;
  guint n = 0;

  if (!has_told (self) || !sg_print_fits (self->print, 5 * LINE))
    return;

  sg_print_heading (self->print, _ ("Timeline"));
  table = sg_print_table_new (self->print, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->events->len; i++)
    {
      const SgEvent *event = g_ptr_array_index (self->events, i);

      if (find_told (event) < 0)
        continue;
      n++;
      if (shown + 1 < n || !sg_print_fits (self->print, 3 * LINE))
        continue;
      draw_event (self, table, event);
      shown++;
    }
  draw_more (self, n, shown);
}

/* ---- public ---- */

static gboolean
read_page (Page *self, const SgUuid *id, GError **error)
{
  g_autoptr (SgDbTransaction) snapshot = sg_db_begin_snapshot (sg_desk_get_db (self->desk), error);

  if (snapshot == NULL)
    return FALSE;

  self->incident = sg_desk_get_incident (self->desk, id, error);
  if (self->incident == NULL)
    return FALSE;

  self->patients = sg_desk_list_patients_of (self->desk, id, error);
  self->events =
    self->patients != NULL ? sg_event_log_read (sg_desk_get_log (self->desk), id, error) : NULL;
  self->letterhead = sg_desk_new_letterhead (self->desk);

  return self->events != NULL;
}

/* A masked page has no person in it, so whoever may read figures or callers' data may have it, and
 * nothing is to be put on record. */
static gboolean
may_print (SgDesk *desk, const SgUuid *incident, gboolean masked, GError **error)
{
  if (!masked)
    return sg_desk_look_at_incident (desk, incident, SG_ACCESS_PRINTED, NULL, NULL, error);

  /* Without an error: the second answer is the one to tell. */
  return sg_desk_may (desk, SG_MAY_RUN_REPORTS, NULL) ||
         sg_desk_may (desk, SG_MAY_SEE_PERSONAL, error);
}

/**
 * sg_desk_print_incident:
 * @path: of the PDF
 * @masked: for people outside: names and numbers are masked, free words left out
 *
 * Prints one page of A4. Unmasked, it is on record who did.
 */
gboolean
sg_desk_print_incident (SgDesk       *desk,
                        const SgUuid *incident,
                        const char   *path,
                        gboolean      masked,
                        GError      **error)
{
  g_auto (Page) self = { .desk = desk, .masked = masked };
  g_autofree char *title = NULL;
  g_autofree char *now = NULL;
  g_autofree char *footer = NULL;
  SgPrintSetup     setup = { .compact = TRUE };

  if (!read_page (&self, incident, error) || !may_print (desk, incident, masked, error))
    return FALSE;

  title = g_strdup_printf ("%s %s", _ ("Incident report"), or_empty (self.incident->number));
  now = dup_time (&self, sg_desk_get_now (desk), "%d-%m-%Y %H:%M %Z");
  footer = g_strdup_printf (_ ("Printed %s"), now);
  setup.letterhead = self.letterhead;
  setup.title = title;
  setup.subtitle = self.incident->drill ? _ ("DRILL") : NULL;
  setup.footer = footer;
  self.print = sg_print_new (&setup, error);
  if (self.print == NULL)
    return FALSE;

  draw_head (&self);
  draw_place (&self);
  draw_caller (&self);
  draw_times (&self);
  draw_tasks (&self);
  draw_patients (&self);
  draw_timeline (&self);

  return sg_print_finish (self.print, path, error);
}
