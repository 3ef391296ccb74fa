/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tabs of care and record, driven by their actions and forms, on the desk of the demo; what
 * they recorded is read back from the desk. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "console/incident/sg-care-tab.h"
#include "console/incident/sg-incident-page.h"
#include "desk/call/sg-desk-call.h"
#include "desk/call/sg-desk-duplicate.h"
#include "desk/demo/sg-desk-demo.h"
#include "desk/people/sg-desk-people.h"
#include "desk/people/sg-role.h"
#include "desk/register/sg-hospitals.h"
#include "desk/report/sg-missing.h"
#include "desk/scene/sg-desk-patient.h"
#include "region/demo/sg-demo-city.h"
#include "region/demo/sg-demo-region.h"
#include "tests/console/sg-test-sign-in.h"
#include "tests/sg-test.h"

#define SECONDS_MOST 20
#define PANE_WIDTH   400

static char *folder;

/* ---- a window with one incident in it ---- */

typedef struct
{
  SgDeskSession  *session;
  SgDesk         *desk;
  GtkWidget      *window;
  SgIncidentPage *page;
  SgUuid          incident;
  GString        *told; /* what the window was asked to say, a line each */
} Fixture;

static gboolean
on_deadline (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
append_texts (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_visible (widget))
    return;

  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_texts (child, text);
}

G_NORETURN static void
fail_late (Fixture *f, const char *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (f->page != NULL)
    append_texts (GTK_WIDGET (f->page), text);
  g_error ("%s: did not come in time; the window was told: %s, and there is:\n%s",
           words != NULL ? words : "idleness",
           f->told->str,
           text->str);
}

typedef gboolean (*Condition) (Fixture *f, const char *words);

static void
wait_until (Fixture *f, Condition condition, const char *words)
{
  gboolean is_late = FALSE;
  guint    source = g_timeout_add_seconds (SECONDS_MOST, on_deadline, &is_late);

  while (!condition (f, words))
    {
      if (is_late)
        fail_late (f, words);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (source);
}

static gboolean
is_idle (Fixture *f, const char *words)
{
  return sg_desk_session_is_idle (f->session);
}

static void
on_told (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_string_append_printf (((Fixture *) user_data)->told,
                          "%s\n",
                          g_variant_get_string (parameter, NULL));
}

static void
listen (Fixture *f)
{
  static const char *const names[] = { "tell", "tell-done", "tell-trouble" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], G_VARIANT_TYPE_STRING);

      g_signal_connect (action, "activate", G_CALLBACK (on_told), f);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (f->window, "win", G_ACTION_GROUP (group));
}

static void
sign_in (Fixture *f, SgDeskRole role)
{
  sg_test_sign_in_as (f->session, role);
  wait_until (f, is_idle, NULL);
}

static gpointer
take_call (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgCall call = { .source = "tel119",
                        .phone = "+6281255501234",
                        .caller = "Bapak Rahasia",
                        .text = data,
                        .severity = 2,
                        .type = "trauma_kll",
                        .victims = -1 };
  SgUuid      *incident = g_new0 (SgUuid, 1);

  g_assert_true (sg_desk_take_call (hand->desk, &call, incident, error));
  return incident;
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree SgUuid *answer = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  g_assert_no_error (error);
  if (answer != NULL)
    *(SgUuid *) user_data = *answer;
}

static SgUuid
call (Fixture *f, const char *text)
{
  const SgDeskWork work = { take_call, g_strdup (text), g_free, g_free };
  SgUuid           incident = SG_UUID_NONE;

  sg_desk_session_act_async (f->session, &work, on_answer, &incident);
  wait_until (f, is_idle, NULL);
  g_assert_false (sg_uuid_is_none (&incident));

  return incident;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder, "desk.db", NULL);
  g_autoptr (GError) error = NULL;

  f->told = g_string_new (NULL);
  f->session = sg_desk_session_open (path, &error);
  g_assert_no_error (error);
  f->desk = sg_desk_session_get_desk (f->session);
  sg_desk_session_start (f->session, &error);
  g_assert_no_error (error);
  f->window = gtk_window_new ();
  listen (f);
  sign_in (f, SG_DESK_ROLE_SUPERVISOR);

  f->page = g_object_new (SG_TYPE_INCIDENT_PAGE, NULL);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->page));
  gtk_window_set_default_size (GTK_WINDOW (f->window), PANE_WIDTH, 700);
  gtk_window_present (GTK_WINDOW (f->window));
  sg_incident_page_open (f->page, f->session);
  f->incident = call (f, "tabrakan dua motor");
  sg_incident_page_show (f->page, &f->incident);
  wait_until (f, is_idle, NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  wait_until (f, is_idle, NULL);
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_clear_object (&f->session);
  g_string_free (f->told, TRUE);
}

/* ---- what a person does and sees ---- */

static SgCareTab *
show_tab (Fixture *f, const char *name)
{
  g_assert_true (sg_incident_page_show_tab (f->page, name));
  wait_until (f, is_idle, NULL);

  return SG_CARE_TAB (sg_incident_page_get_tab (f->page));
}

static void
type (SgCareTab *tab, const char *form, const char *field, const char *value)
{
  sg_inline_form_set_value (sg_care_tab_get_form (tab, form), field, value);
}

static void
submit (Fixture *f, SgCareTab *tab, const char *form)
{
  SgInlineForm *found = sg_care_tab_get_form (tab, form);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (found), "form.submit", NULL));
  wait_until (f, is_idle, NULL);
}

static gboolean
is_seen (Fixture *f, const char *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_texts (sg_incident_page_get_tab (f->page), text);
  return strstr (text->str, words) != NULL;
}

static gboolean
is_gone (Fixture *f, const char *words)
{
  return !is_seen (f, words);
}

static SgIncident *
get_incident (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  SgIncident *incident = sg_desk_get_incident (f->desk, &f->incident, &error);

  g_assert_no_error (error);
  return incident;
}

static GPtrArray *
list_patients (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *patients = sg_desk_list_patients (f->desk, &f->incident, &error);

  g_assert_no_error (error);
  return patients;
}

static SgCareTab *
add_patient (Fixture *f, const char *label)
{
  SgCareTab *tab = show_tab (f, "patients");

  type (tab, "add", "label", label);
  submit (f, tab, "add");

  return tab;
}

/* ---- patients ---- */

static void
test_patient_is_added_measured_and_triaged (Fixture *f, gconstpointer data)
{
  SgCareTab *tab = add_patient (f, "Ibu baju merah");
  g_autoptr (GPtrArray) patients = NULL;
  const SgPatient *patient;

  type (tab, "vitals", "sbp", "90");
  type (tab, "vitals", "dbp", "60");
  type (tab, "vitals", "temp", "36,8");
  type (tab, "vitals", "gcs", "E3V4M6");
  submit (f, tab, "vitals");
  gtk_widget_activate_action (GTK_WIDGET (tab), "patients.triage", "s", "merah");
  wait_until (f, is_idle, NULL);

  patients = list_patients (f);
  g_assert_cmpuint (patients->len, ==, 1);
  patient = g_ptr_array_index (patients, 0);
  g_assert_cmpstr (patient->label, ==, "Ibu baju merah");
  g_assert_cmpstr (patient->sbp, ==, "90");
  g_assert_cmpstr (patient->temp, ==, "36.8");
  g_assert_cmpint (patient->gcs, ==, 13);
  g_assert_cmpstr (patient->triage, ==, "merah");
  wait_until (f, is_seen, "BP 90/60");
  wait_until (f, is_seen, "Red");
}

static void
test_what_the_desk_refuses_stands_at_its_field (Fixture *f, gconstpointer data)
{
  SgCareTab       *tab = show_tab (f, "patients");
  SgInlineForm    *form = sg_care_tab_get_form (tab, "add");
  g_autofree char *kept = NULL;

  type (tab, "add", "label", "Pasien");
  type (tab, "add", "nik", "123");
  submit (f, tab, "add");

  g_assert_cmpstr (sg_inline_form_get_trouble (form, "nik"), !=, "");
  g_assert_cmpstr (sg_inline_form_get_trouble (form, "label"), ==, "");
  kept = sg_inline_form_dup_value (form, "label");
  g_assert_cmpstr (kept, ==, "Pasien");
}

static void
test_typing_survives_news_but_not_another_incident (Fixture *f, gconstpointer data)
{
  SgCareTab       *tab = add_patient (f, "Pasien 1");
  SgInlineForm    *form = sg_care_tab_get_form (tab, "vitals");
  SgUuid           other = call (f, "jatuh dari tangga");
  g_autofree char *kept = NULL;
  g_autofree char *forgotten = NULL;

  type (tab, "vitals", "hr", "88");
  gtk_widget_activate_action (GTK_WIDGET (tab), "patients.triage", "s", "hijau");
  wait_until (f, is_seen, "Green");
  kept = sg_inline_form_dup_value (form, "hr");
  g_assert_cmpstr (kept, ==, "88");

  sg_incident_page_show (f->page, &other);
  wait_until (f, is_idle, NULL);
  forgotten = sg_inline_form_dup_value (form, "hr");
  g_assert_cmpstr (forgotten, ==, "");
}

static GtkWidget *
find_by_type (GtkWidget *widget, const char *type_name)
{
  GtkWidget *found = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_type (child, type_name);

  return found;
}

static void
test_start_leads_to_a_colour (Fixture *f, gconstpointer data)
{
  SgCareTab *tab = add_patient (f, "Pasien 1");
  GtkWidget *walk = find_by_type (GTK_WIDGET (tab), "SgStartWalk");
  g_autoptr (GPtrArray) patients = NULL;

  gtk_widget_activate_action (walk, "start.found", "b", FALSE); /* walks */
  gtk_widget_activate_action (walk, "start.found", "b", TRUE);  /* breathes */
  gtk_widget_activate_action (walk, "start.counted", "i", 20);
  gtk_widget_activate_action (walk, "start.found", "b", TRUE); /* pulse */
  gtk_widget_activate_action (walk, "start.found", "b", TRUE); /* obeys */
  wait_until (f, is_idle, NULL);

  patients = list_patients (f);
  g_assert_cmpstr (((SgPatient *) g_ptr_array_index (patients, 0))->triage, ==, "kuning");
}

static void
test_board_comes_with_the_third_patient (Fixture *f, gconstpointer data)
{
  add_patient (f, "Pasien 1");
  add_patient (f, "Pasien 2");
  g_assert_true (is_gone (f, "START board"));
  add_patient (f, "Pasien 3");
  wait_until (f, is_seen, "START board");
  wait_until (f, is_seen, "? 3");
}

static void
test_patient_is_allocated_to_a_hospital (Fixture *f, gconstpointer data)
{
  SgCareTab *tab = add_patient (f, "Pasien 1");
  g_autoptr (GPtrArray) board = sg_desk_list_hospital_board (f->desk, NULL);
  const SgHospitalBoardRow *row = g_ptr_array_index (board, 0);
  g_autofree char          *id = sg_uuid_to_text (&row->facility->id);
  g_autofree char          *way = g_strdup_printf ("→ %s", row->facility->name);

  type (tab, "allocate", "facility", id);
  submit (f, tab, "allocate");
  wait_until (f, is_seen, way);
}

static void
test_major_incident_is_declared_and_taken_back (Fixture *f, gconstpointer data)
{
  SgCareTab *tab = show_tab (f, "patients");
  g_autoptr (SgIncident) declared = NULL;
  g_autoptr (SgIncident) taken_back = NULL;

  type (tab, "major", "reason", "bus terguling");
  type (tab, "major", "staging", "-7.28, 112.74");
  type (tab, "major", "commander", "Kapten Budi");
  submit (f, tab, "major");
  declared = get_incident (f);
  g_assert_true (declared->major);
  g_assert_cmpfloat_with_epsilon (declared->staging_lat, -7.28, 1e-4);
  wait_until (f, is_seen, "Commander: Kapten Budi");
  g_assert_nonnull (sg_incident_tab_get_pins (SG_INCIDENT_TAB (tab)));

  submit (f, tab, "end-major");
  taken_back = get_incident (f);
  g_assert_false (taken_back->major);
}

/* ---- hospitals ---- */

static SgUuid
choose_hospital (Fixture *f, SgCareTab *tab)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) board = sg_desk_list_hospital_board (f->desk, &error);
  const SgHospitalBoardRow *row;
  g_autofree char          *id = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (board->len, >, 0);
  row = g_ptr_array_index (board, 0);
  id = sg_uuid_to_text (&row->facility->id);
  gtk_widget_activate_action (GTK_WIDGET (tab), "hospitals.choose", "s", id);
  g_assert_true (sg_uuid_equal (sg_care_tab_get_subject (tab), &row->facility->id));

  return row->facility->id;
}

static void
test_refusal_of_a_hospital_needs_a_reason (Fixture *f, gconstpointer data)
{
  SgCareTab    *tab = show_tab (f, "hospitals");
  SgInlineForm *form = sg_care_tab_get_form (tab, "answer");

  choose_hospital (f, tab);
  type (tab, "answer", "answer", "refuses");
  type (tab, "answer", "answered_by", "Sr. Ani");
  submit (f, tab, "answer");
  g_assert_cmpstr (sg_inline_form_get_trouble (form, "reason"), !=, "");

  type (tab, "answer", "reason", "IGD penuh");
  submit (f, tab, "answer");
  g_assert_cmpstr (sg_inline_form_get_trouble (form, "reason"), ==, "");
  wait_until (f, is_seen, "Refuses · Sr. Ani · IGD penuh");
}

static void
test_figures_are_shown_with_source_and_age (Fixture *f, gconstpointer data)
{
  SgCareTab *tab = show_tab (f, "hospitals");

  choose_hospital (f, tab);
  type (tab, "figures", "igd", "7");
  type (tab, "figures", "diverted", "yes");
  type (tab, "figures", "source", "phone");
  type (tab, "figures", "told_by", "Sr. Ani");
  submit (f, tab, "figures");
  wait_until (f, is_seen, "7 IGD · Telephone ");
  wait_until (f, is_seen, " Sr. Ani · just now");
  wait_until (f, is_seen, "DIVERTED");
}

static void
test_handover_names_who_received (Fixture *f, gconstpointer data)
{
  SgCareTab *tab;
  SgUuid     hospital;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *id = NULL;
  const SgPatient *patient;

  add_patient (f, "Pasien 1");
  before = list_patients (f);
  id = sg_uuid_to_text (&((SgPatient *) g_ptr_array_index (before, 0))->id);
  tab = show_tab (f, "hospitals");
  hospital = choose_hospital (f, tab);
  type (tab, "hand-over", "patient", id);
  submit (f, tab, "hand-over");
  g_assert_cmpstr (sg_inline_form_get_trouble (sg_care_tab_get_form (tab, "hand-over"), "receiver"),
                   !=,
                   "");

  type (tab, "hand-over", "receiver", "dr. Sinta");
  submit (f, tab, "hand-over");
  after = list_patients (f);
  patient = g_ptr_array_index (after, 0);
  g_assert_cmpstr (patient->receiver, ==, "dr. Sinta");
  g_assert_true (sg_uuid_equal (&patient->facility, &hospital));
}

/* ---- timeline ---- */

static void
test_times_say_how_they_are_known (Fixture *f, gconstpointer data)
{
  SgCareTab *tab = show_tab (f, "timeline");
  g_autoptr (GDateTime)
    local = sg_desk_to_local (f->desk, sg_desk_get_now (f->desk) - 2 * G_TIME_SPAN_MINUTE);
  g_autofree char *typed = g_date_time_format (local, "%H:%M");
  g_autofree char *shown = g_strdup_printf ("%s:00 corrected", typed);

  wait_until (f, is_seen, "measured");
  wait_until (f, is_seen, "Call taken:");
  type (tab, "correct", "milestone", "T7");
  type (tab, "correct", "time", typed);
  type (tab, "correct", "known", "estimated");
  submit (f, tab, "correct");
  g_assert_cmpstr (sg_inline_form_get_trouble (sg_care_tab_get_form (tab, "correct"), "reason"),
                   !=,
                   "");
  type (tab, "correct", "reason", "dari catatan kru");
  submit (f, tab, "correct");
  wait_until (f, is_seen, shown);
  wait_until (f, is_seen, "Time put right: Patient contact (dari catatan kru)");
  wait_until (f, is_seen, "± estimated");
}

static void
test_masked_timeline_names_nobody (Fixture *f, gconstpointer data)
{
  show_tab (f, "timeline");
  wait_until (f, is_seen, "Bapak Rahasia");
  sign_in (f, SG_DESK_ROLE_TRAINER);
  sg_incident_page_show (f->page, &f->incident);
  wait_until (f, is_gone, "Bapak Rahasia");
  g_assert_true (is_gone (f, "81255501234"));
  g_assert_true (is_seen (f, "Call taken:"));
}

/* ---- record ---- */

static void
test_note_and_agency_are_recorded (Fixture *f, gconstpointer data)
{
  SgCareTab *tab = show_tab (f, "record");
  g_autoptr (SgIncident) incident = NULL;

  type (tab, "note", "text", "jalan ditutup");
  submit (f, tab, "note");
  type (tab, "forward", "agency", "polres");
  type (tab, "forward", "taken_by", "Aiptu Joko");
  submit (f, tab, "forward");
  type (tab, "promise", "time", "+15");
  submit (f, tab, "promise");
  incident = get_incident (f);
  g_assert_cmpstr (incident->forwarded_to, ==, "polres");
  g_assert_cmpstr (incident->taken_by, ==, "Aiptu Joko");
  g_assert_cmpint (incident->callback_at, >, sg_desk_get_now (f->desk));
  show_tab (f, "timeline");
  wait_until (f, is_seen, "Note: jalan ditutup");
  wait_until (f, is_seen, "Passed on to Police, taken by Aiptu Joko");
}

static void
test_closing_lists_what_is_missing_and_works (Fixture *f, gconstpointer data)
{
  SgCareTab *tab = show_tab (f, "record");
  g_autoptr (SgIncident) incident = NULL;

  wait_until (f, is_seen, "Report not complete: ");
  gtk_widget_activate_action (GTK_WIDGET (tab), "record.close", NULL);
  submit (f, tab, "close");
  g_assert_cmpstr (sg_inline_form_get_trouble (sg_care_tab_get_form (tab, "close"), "disposition"),
                   !=,
                   "");
  type (tab, "close", "disposition", "dispatch");
  submit (f, tab, "close");
  incident = get_incident (f);
  g_assert_false (sg_incident_is_open (incident));
  wait_until (f, is_seen, "Report not complete: ");
  wait_until (f, is_seen, "Verify the report");
}

static void
test_who_closed_does_not_verify (Fixture *f, gconstpointer data)
{
  SgCareTab *tab = show_tab (f, "record");
  g_autoptr (SgIncident) refused = NULL;
  g_autoptr (SgIncident) verified = NULL;

  type (tab, "close", "disposition", "info");
  submit (f, tab, "close");
  submit (f, tab, "verify");
  refused = get_incident (f);
  g_assert_cmpint (refused->revision, ==, 0);
  g_assert_cmpstr (sg_inline_form_get_trouble (sg_care_tab_get_form (tab, "verify"), NULL), !=, "");

  sign_in (f, SG_DESK_ROLE_VERIFIER);
  submit (f, tab, "verify");
  verified = get_incident (f);
  g_assert_cmpint (verified->revision, ==, 1);
}

static void
test_reports_are_joined_and_parted (Fixture *f, gconstpointer data)
{
  g_autofree char *first = sg_uuid_to_text (&f->incident);
  SgUuid           second = call (f, "tabrakan motor, sama");
  g_autofree char *report = sg_uuid_to_text (&second);
  SgCareTab       *tab = show_tab (f, "record");
  g_autoptr (SgIncident) joined = NULL;
  g_autoptr (SgIncident) parted = NULL;

  wait_until (f, is_seen, "same number");
  gtk_widget_activate_action (GTK_WIDGET (tab), "record.merge", "s", report);
  wait_until (f, is_idle, NULL);
  joined = sg_desk_get_incident (f->desk, &second, NULL);
  g_assert_true (sg_uuid_equal (&joined->linked_to, &f->incident));
  wait_until (f, is_seen, "Part them again");

  type (tab, "part", "report", report);
  type (tab, "part", "reason", "dua kejadian");
  submit (f, tab, "part");
  parted = sg_desk_get_incident (f->desk, &second, NULL);
  g_assert_true (sg_uuid_is_none (&parted->linked_to));
  g_assert_true (sg_incident_is_open (parted));
}

static gboolean
is_told (Fixture *f, const char *words)
{
  return strstr (f->told->str, words) != NULL;
}

static void
test_incident_is_printed (Fixture *f, gconstpointer data)
{
  SgCareTab       *tab = show_tab (f, "record");
  g_autofree char *path = g_build_filename (folder, "no-such-folder", "incident.pdf", NULL);

  gtk_widget_activate_action (GTK_WIDGET (tab), "record.print-to", "s", path);
  wait_until (f, is_told, "incident.pdf");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Large text makes rows higher and cuts words; it must not push the map out of the window. */
static void
test_large_text_fits_the_pane (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "patients", "hospitals", "timeline", "record" };
  GtkSettings             *settings = gtk_settings_get_default ();
  int                      dpi;

  add_patient (f, "Pasien 1");
  add_patient (f, "Pasien 2");
  add_patient (f, "Pasien 3");
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * dpi, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *tab = GTK_WIDGET (show_tab (f, names[i]));
      int        least;

      gtk_widget_measure (tab, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_test_message ("%s needs %d px", names[i], least);
      g_assert_cmpint (least, <=, PANE_WIDTH);
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

/* ---- the desk of the demo, made once ---- */

static void
make_demo (void)
{
  const SgDeskDemoPlan plan = { .seed = 7,
                                .n_volunteers = 20,
                                .n_units = 4,
                                .n_days = 1,
                                .incidents_per_day = 5,
                                .now = g_get_real_time () };
  g_autofree char     *region = g_build_filename (folder, "region", NULL);
  g_autofree char     *path = g_build_filename (folder, "desk.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgManifest) manifest = sg_demo_region_make (region, SG_DEMO_CITY_SEED, NULL, &error);
  g_autoptr (SgDesk) desk = NULL;

  g_assert_no_error (error);
  desk = sg_desk_demo_create (path, region, &plan, NULL, &error);
  g_assert_no_error (error);
}

typedef void (*FixtureFunc) (Fixture *f, gconstpointer data);

static const struct
{
  const char *path;
  FixtureFunc func;
} tests[] = {
  { "/console/incident/patient-is-added-measured-and-triaged",
    test_patient_is_added_measured_and_triaged },
  { "/console/incident/what-the-desk-refuses-stands-at-its-field",
    test_what_the_desk_refuses_stands_at_its_field },
  { "/console/incident/typing-survives-news-but-not-another-incident",
    test_typing_survives_news_but_not_another_incident },
  { "/console/incident/start-leads-to-a-colour", test_start_leads_to_a_colour },
  { "/console/incident/board-comes-with-the-third-patient",
    test_board_comes_with_the_third_patient },
  { "/console/incident/patient-is-allocated-to-a-hospital",
    test_patient_is_allocated_to_a_hospital },
  { "/console/incident/major-incident-is-declared-and-taken-back",
    test_major_incident_is_declared_and_taken_back },
  { "/console/incident/refusal-of-a-hospital-needs-a-reason",
    test_refusal_of_a_hospital_needs_a_reason },
  { "/console/incident/figures-are-shown-with-source-and-age",
    test_figures_are_shown_with_source_and_age },
  { "/console/incident/handover-names-who-received", test_handover_names_who_received },
  { "/console/incident/times-say-how-they-are-known", test_times_say_how_they_are_known },
  { "/console/incident/masked-timeline-names-nobody", test_masked_timeline_names_nobody },
  { "/console/incident/note-and-agency-are-recorded", test_note_and_agency_are_recorded },
  { "/console/incident/closing-lists-what-is-missing-and-works",
    test_closing_lists_what_is_missing_and_works },
  { "/console/incident/who-closed-does-not-verify", test_who_closed_does_not_verify },
  { "/console/incident/reports-are-joined-and-parted", test_reports_are_joined_and_parted },
  { "/console/incident/large-text-fits-the-pane", test_large_text_fits_the_pane },
  { "/console/incident/trouble-with-printing-is-told", test_incident_is_printed },
};

int
main (int argc, char *argv[])
{
  g_autofree char *clean = NULL;
  int              status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  folder = g_dir_make_tmp ("siaga-tabs-XXXXXX", NULL);
  clean = g_strdup_printf ("rm -r '%s'", folder);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  make_demo ();
  status = g_test_run ();
  g_spawn_command_line_sync (clean, NULL, NULL, NULL, NULL);
  g_free (folder);

  return status;
}
