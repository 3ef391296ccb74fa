/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A call is taken on a real page over a real desk: what is typed, what is seen, what is recorded.
 */

#include "config.h"

#include <adwaita.h>
#include <locale.h>

#include "console/call/sg-call-card.h"
#include "console/call/sg-call-fields.h"
#include "console/call/sg-call-form.h"
#include "console/call/sg-call-place.h"
#include "console/call/sg-caller-note.h"
#include "console/call/sg-duplicate-banner.h"
#include "console/call/sg-question-row.h"
#include "console/dispatch/sg-dispatch-page.h"
#include "console/map/sg-place-search.h"
#include "desk/call/sg-desk-call.h"
#include "desk/scene/sg-desk-close.h"
#include "tests/desk/candidates/sg-test-town.h"

#define WAIT_SECONDS 20

typedef struct
{
  SgTown         town;
  SgDeskSession *session;
  GtkWidget     *window;
  GtkWidget     *page;
  GtkWidget     *form;
  GtkWidget     *fields;
} Seat;

typedef gboolean (*Condition) (Seat *seat);

static GtkWidget *
child_of (GtkWidget *widget, const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_true (GTK_IS_WIDGET (child));

  return GTK_WIDGET (child);
}

static GtkWidget *
field (Seat *seat, const char *name)
{
  return child_of (seat->fields, name);
}

static const char *
label_of (GtkWidget *widget, const char *name)
{
  return gtk_label_get_label (GTK_LABEL (child_of (widget, name)));
}

static GtkEditable *
location (Seat *seat)
{
  return GTK_EDITABLE (child_of (child_of (field (seat, "place"), "search"), "entry"));
}

static void
open_window (Seat *seat)
{
  seat->window = gtk_window_new ();
  seat->page = g_object_new (SG_TYPE_DISPATCH_PAGE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (seat->window), 1200, 700);
  gtk_window_set_child (GTK_WINDOW (seat->window), seat->page);
  gtk_window_present (GTK_WINDOW (seat->window));
  sg_page_open (SG_PAGE (seat->page), seat->session);
  seat->form = child_of (seat->page, "call");
  seat->fields = child_of (seat->form, "fields");
}

static void
open_seat (Seat *seat, const char *name)
{
  g_autoptr (GError) error = NULL;

  sg_town_open (&seat->town, name);
  seat->session = sg_desk_session_open (seat->town.desk.path, &error);
  g_assert_no_error (error);
  sg_desk_session_freeze (seat->session, SG_TEST_NOW);
  g_assert_true (sg_desk_session_start (seat->session, &error));
  open_window (seat);
}

static gboolean
is_idle (Seat *seat)
{
  return sg_desk_session_is_idle (seat->session);
}

/* Iterates until it is so; a test that waits too long for it fails. */
static void
wait_until (Seat *seat, Condition condition)
{
  gint64 deadline = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;

  while (!condition (seat))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
close_window (Seat *seat)
{
  wait_until (seat, is_idle);
  gtk_window_destroy (GTK_WINDOW (seat->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
close_seat (Seat *seat)
{
  close_window (seat);
  g_clear_object (&seat->session);
  sg_town_clear (&seat->town);
}

static void
press (Seat *seat, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
  g_assert_true (
    gtk_widget_activate_action_variant (sg_page_get_target (SG_PAGE (seat->page)), name, target));
}

static void
type_words (Seat *seat, const char *words)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field (seat, "text"))),
                            words,
                            -1);
}

static char *
read_words (Seat *seat)
{
  g_autoptr (SgCallDraft) draft = sg_call_fields_read (SG_CALL_FIELDS (seat->fields));

  return g_strdup (draft->text != NULL ? draft->text : "");
}

static void
answer (Seat *seat, guint nth, const char *code)
{
  GtkWidget *row = gtk_widget_get_first_child (field (seat, "questions"));
  GtkWidget *button;

  for (; nth > 0; nth--)
    row = gtk_widget_get_next_sibling (row);
  g_assert_true (SG_IS_QUESTION_ROW (row));
  button = gtk_widget_get_first_child (gtk_widget_get_last_child (row));
  while (!g_str_equal (gtk_widget_get_name (button), code))
    button = gtk_widget_get_next_sibling (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

static const char *
get_side (Seat *seat)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (child_of (seat->page, "side")));
}

/* The call that was taken last, whether it is open or not. */
static SgIncident *
get_last (Seat *seat)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
    all = sg_desk_list_between (seat->town.desk.desk, SG_TEST_NOW, SG_TEST_NOW + 1, &error);
  guint last = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, >, 0);
  for (guint i = 0; i < all->len; i++)
    if (g_str_has_prefix (((SgIncident *) g_ptr_array_index (all, i))->number, "PSC-"))
      last = i;

  return g_ptr_array_steal_index (all, last);
}

static guint
count_all (Seat *seat)
{
  g_autoptr (GPtrArray)
    all = sg_desk_list_between (seat->town.desk.desk, SG_TEST_NOW, SG_TEST_NOW + 1, NULL);

  return all->len;
}

/* ---- tests ---- */

static void
test_location_has_the_keyboard_first (void)
{
  Seat       seat = { 0 };
  GtkWidget *focus;

  open_seat (&seat, "focus.db");
  press (&seat, "dispatch.new-call");
  g_assert_cmpstr (get_side (&seat), ==, "call");
  focus = gtk_root_get_focus (GTK_ROOT (seat.window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (location (&seat))));
  close_seat (&seat);
}

static void
test_words_suggest_kind_and_severity (void)
{
  Seat       seat = { 0 };
  GtkWidget *first;

  open_seat (&seat, "words.db");
  press (&seat, "dispatch.new-call");
  type_words (&seat, "bapak saya tidak sadar tidak napas");
  first = gtk_widget_get_first_child (field (&seat, "severities"));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (first)));
  g_assert_nonnull (strstr (label_of (seat.fields, "why"), "Suggested"));
  close_seat (&seat);
}

static void
test_what_was_chosen_stands (void)
{
  Seat seat = { 0 };
  g_autoptr (SgIncident) incident = NULL;
  GtkWidget *third;

  open_seat (&seat, "chosen.db");
  press (&seat, "dispatch.new-call");
  third = gtk_widget_get_last_child (field (&seat, "severities"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (third), TRUE);
  type_words (&seat, "bapak saya tidak sadar tidak napas");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (third)));
  press (&seat, "call.save");
  wait_until (&seat, is_idle);
  incident = get_last (&seat);
  g_assert_cmpint (incident->severity, ==, 3);
  close_seat (&seat);
}

static void
test_nothing_is_compulsory (void)
{
  Seat seat = { 0 };
  g_autoptr (SgIncident) incident = NULL;

  open_seat (&seat, "bare.db");
  press (&seat, "dispatch.new-call");
  press (&seat, "call.save");
  wait_until (&seat, is_idle);
  incident = get_last (&seat);
  g_assert_cmpstr (incident->source, ==, "tel119");
  g_assert_cmpint (incident->at[SG_T1], ==, SG_TEST_NOW);
  g_assert_cmpstr (get_side (&seat), ==, "incident");
  close_seat (&seat);
}

static gboolean
knows_district (Seat *seat)
{
  const char *around = label_of (field (seat, "place"), "around");

  return strstr (around, "Tepian, Utara") != NULL && strstr (around, "Jalan Utara") != NULL;
}

static void
test_pasted_figures_are_a_place (void)
{
  Seat seat = { 0 };
  g_autoptr (SgIncident) incident = NULL;

  open_seat (&seat, "pasted.db");
  press (&seat, "dispatch.new-call");
  gtk_editable_set_text (location (&seat), "-6.2000, 106.8050");
  wait_until (&seat, knows_district);
  g_assert_true (gtk_widget_get_visible (child_of (field (&seat, "place"), "verified")));
  press (&seat, "call.save");
  wait_until (&seat, is_idle);
  incident = get_last (&seat);
  g_assert_cmpstr (incident->scene.kecamatan, ==, "Utara");
  g_assert_cmpstr (incident->scene.method, ==, "pasted");
  g_assert_false (incident->scene.verified);
  close_seat (&seat);
}

static void
test_click_on_the_map_is_a_place (void)
{
  Seat seat = { 0 };

  open_seat (&seat, "click.db");
  press (&seat, "dispatch.new-call");
  gtk_editable_set_text (location (&seat), "depan masjid");
  sg_map_tool_pick (SG_MAP_TOOL (seat.form), sg_point_from_degrees (NORTH, 106.8050));
  wait_until (&seat, knows_district);
  g_assert_cmpstr (gtk_editable_get_text (location (&seat)), ==, "depan masjid");
  close_seat (&seat);
}

static gboolean
has_words (Seat *seat)
{
  g_autofree char *words = read_words (seat);

  return strstr (words, "sesak") != NULL;
}

static void
test_pasted_sms_fills_the_form (void)
{
  static const char *const sms = "DARURAT budi77 -6.2000,106.8050 medis sesak napas";
  Seat                     seat = { 0 };
  g_autoptr (SgCallDraft) draft = NULL;

  open_seat (&seat, "sms.db");
  press (&seat, "dispatch.new-call");
  gtk_editable_set_text (location (&seat), sms);
  wait_until (&seat, has_words);
  draft = sg_call_fields_read (SG_CALL_FIELDS (seat.fields));
  g_assert_cmpstr (draft->source, ==, "sms");
  g_assert_cmpstr (draft->caller, ==, "budi77");
  g_assert_true (sg_scene_is_known (&draft->scene));

  press (&seat, "call.discard");
  type_words (&seat, sms);
  wait_until (&seat, knows_district);
  g_assert_true (has_words (&seat));
  close_seat (&seat);
}

static void
test_two_no_are_a_cardiac_arrest (void)
{
  Seat seat = { 0 };
  g_autoptr (SgIncident) incident = NULL;
  GtkWidget *card;

  open_seat (&seat, "arrest.db");
  card = child_of (seat.page, "card");
  press (&seat, "dispatch.new-call");
  g_assert_false (gtk_widget_get_visible (card));
  answer (&seat, 0, "no");
  answer (&seat, 1, "no");
  g_assert_true (gtk_widget_get_visible (card));
  g_assert_nonnull (strstr (label_of (card, "approver"), "Not signed"));
  press (&seat, "call.save");
  wait_until (&seat, is_idle);
  incident = get_last (&seat);
  g_assert_cmpstr (incident->finding, ==, "henti_jantung");
  g_assert_cmpint (incident->severity, ==, 1);
  /* Somebody still presses. */
  g_assert_true (gtk_widget_get_visible (card));
  close_seat (&seat);
}

static void
test_one_key_ends_a_prank (void)
{
  Seat seat = { 0 };
  g_autoptr (SgIncident) incident = NULL;

  open_seat (&seat, "prank.db");
  press (&seat, "dispatch.new-call");
  press (&seat, "call.dispose('prank')");
  wait_until (&seat, is_idle);
  incident = get_last (&seat);
  g_assert_cmpstr (incident->disposition, ==, "prank");
  g_assert_false (sg_incident_is_open (incident));
  g_assert_cmpstr (get_side (&seat), !=, "call");
  close_seat (&seat);
}

static void
test_draft_outlives_the_form (void)
{
  Seat             seat = { 0 };
  g_autofree char *words = NULL;

  open_seat (&seat, "draft.db");
  press (&seat, "dispatch.new-call");
  type_words (&seat, "jatuh dari tangga");
  answer (&seat, 0, "yes");
  close_window (&seat);

  open_window (&seat);
  words = read_words (&seat);
  g_assert_cmpstr (words, ==, "jatuh dari tangga");
  g_assert_cmpstr (get_side (&seat), ==, "call");
  g_assert_nonnull (strstr (label_of (seat.form, "notice_text"), "Draft restored"));
  press (&seat, "call.save");
  close_window (&seat);

  open_window (&seat);
  g_assert_false (sg_call_form_has_draft (SG_CALL_FORM (seat.form)));
  g_assert_cmpuint (count_all (&seat), ==, 1);
  close_seat (&seat);
}

/* What every file of drafts holds now, one after the other. */
static char *
read_files (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "siaga", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      if (g_file_get_contents (path, &text, NULL, NULL))
        g_string_append (all, text);
    }

  return g_string_free (g_steal_pointer (&all), FALSE);
}

static gboolean
is_in_a_file (Seat *seat)
{
  g_autofree char *all = read_files ();

  return strstr (all, "digigit ular") != NULL;
}

static gboolean
is_in_no_file (Seat *seat)
{
  return !is_in_a_file (seat);
}

static void
test_draft_is_in_a_file_until_it_is_recorded (void)
{
  Seat seat = { 0 };

  open_seat (&seat, "file.db");
  press (&seat, "dispatch.new-call");
  type_words (&seat, "digigit ular");
  wait_until (&seat, is_in_a_file);
  press (&seat, "call.save");
  wait_until (&seat, is_idle);
  g_assert_cmpuint (count_all (&seat), ==, 1);
  wait_until (&seat, is_in_no_file);
  close_seat (&seat);
}

static void
test_escape_keeps_what_was_typed (void)
{
  Seat             seat = { 0 };
  g_autofree char *words = NULL;

  open_seat (&seat, "escape.db");
  press (&seat, "dispatch.new-call");
  type_words (&seat, "jatuh");
  press (&seat, "dispatch.back");
  g_assert_cmpstr (get_side (&seat), !=, "call");
  press (&seat, "dispatch.new-call");
  words = read_words (&seat);
  g_assert_cmpstr (words, ==, "jatuh");
  g_assert_cmpuint (count_all (&seat), ==, 0);
  close_seat (&seat);
}

static void
test_next_caller_parks_the_one_before (void)
{
  Seat seat = { 0 };
  g_autoptr (SgIncident) incident = NULL;

  open_seat (&seat, "park.db");
  press (&seat, "dispatch.new-call");
  type_words (&seat, "jatuh dari pohon");
  press (&seat, "dispatch.new-call");
  g_assert_false (sg_call_form_has_draft (SG_CALL_FORM (seat.form)));
  type_words (&seat, "sesak");
  wait_until (&seat, is_idle);
  incident = get_last (&seat);
  g_assert_true (incident->parked);
  g_assert_cmpstr (incident->text, ==, "jatuh dari pohon");
  g_assert_nonnull (strstr (label_of (seat.form, "notice_text"), incident->number));
  g_assert_cmpstr (get_side (&seat), ==, "call");
  g_assert_true (has_words (&seat));
  close_seat (&seat);
}

/* The window may be closed before the disk has it. */
static void
test_call_is_recorded_though_the_form_goes (void)
{
  Seat seat = { 0 };

  open_seat (&seat, "gone.db");
  press (&seat, "dispatch.new-call");
  type_words (&seat, "tersengat listrik");
  press (&seat, "call.save");
  gtk_window_destroy (GTK_WINDOW (seat.window));
  wait_until (&seat, is_idle);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  open_window (&seat);
  g_assert_false (sg_call_form_has_draft (SG_CALL_FORM (seat.form)));
  g_assert_cmpuint (count_all (&seat), ==, 1);
  close_seat (&seat);
}

static void
test_refused_call_comes_back (void)
{
  Seat             seat = { 0 };
  g_autofree char *much = g_strnfill (5000, 'a');
  g_autofree char *words = NULL;

  open_seat (&seat, "refused.db");
  press (&seat, "dispatch.new-call");
  type_words (&seat, much);
  press (&seat, "call.save");
  wait_until (&seat, is_idle);
  words = read_words (&seat);
  g_assert_cmpstr (words, ==, much);
  g_assert_nonnull (strstr (label_of (seat.form, "notice_text"), "nothing is lost"));
  press (&seat, "call.discard");
  close_seat (&seat);
}

static void
test_thrown_away_can_be_brought_back (void)
{
  Seat             seat = { 0 };
  g_autofree char *words = NULL;

  open_seat (&seat, "thrown.db");
  press (&seat, "dispatch.new-call");
  type_words (&seat, "jatuh");
  press (&seat, "call.discard");
  g_assert_false (sg_call_form_has_draft (SG_CALL_FORM (seat.form)));
  press (&seat, "call.bring-back");
  words = read_words (&seat);
  g_assert_cmpstr (words, ==, "jatuh");
  press (&seat, "call.discard");
  close_seat (&seat);
}

static void
test_unreadable_number_is_kept_in_words (void)
{
  Seat seat = { 0 };
  g_autoptr (SgIncident) incident = NULL;

  open_seat (&seat, "number.db");
  press (&seat, "dispatch.new-call");
  gtk_editable_set_text (GTK_EDITABLE (field (&seat, "phone")), "08 di belakang rumah");
  press (&seat, "call.save");
  wait_until (&seat, is_idle);
  incident = get_last (&seat);
  g_assert_null (incident->phone);
  g_assert_nonnull (strstr (incident->remarks, "08 di belakang rumah"));
  close_seat (&seat);
}

static void
test_planned_time_is_the_next_such_hour (void)
{
  static const struct
  {
    const char *words;
    gint64      minutes; /* from nine in the morning; negative for words that are no time */
  } all[] = {
    { "14:30", 330 },
    { "14.30", 330 },
    { "08:00", 23 * 60 },
    { "2026-11-30 08:00", 5 * 24 * 60 - 60 },
    { "25:00", -1 },
    { "nanti sore", -1 },
    { "14:30 kalau bisa", -1 },
  };
  Seat seat = { 0 };

  open_seat (&seat, "planned.db");
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (SgCallDraft) draft = sg_call_draft_new ();
      gint64   at;
      gboolean is_time;

      draft->planned = g_strdup (all[i].words);
      is_time = sg_call_draft_read_planned (draft, sg_desk_session_get_desk (seat.session), &at);
      g_assert_cmpint (is_time, ==, all[i].minutes >= 0);
      if (is_time)
        g_assert_cmpint (at, ==, SG_TEST_NOW + all[i].minutes * 60 * G_USEC_PER_SEC);
    }
  close_seat (&seat);
}

static void
test_transport_is_planned (void)
{
  Seat seat = { 0 };
  g_autoptr (SgIncident) incident = NULL;

  open_seat (&seat, "transport.db");
  press (&seat, "dispatch.new-call");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field (&seat, "job")), 1);
  gtk_editable_set_text (GTK_EDITABLE (field (&seat, "planned")), "14:30");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field (&seat, "gender")), 1);
  gtk_editable_set_text (GTK_EDITABLE (field (&seat, "victims")), "1");
  press (&seat, "call.save");
  wait_until (&seat, is_idle);
  incident = get_last (&seat);
  g_assert_cmpstr (incident->job, ==, "transport");
  g_assert_cmpint (incident->planned_for, >, SG_TEST_NOW);
  g_assert_cmpstr (incident->gender_preference, ==, "P");
  g_assert_cmpint (incident->victims, ==, 1);
  close_seat (&seat);
}

static gboolean
warns_of_caller (Seat *seat)
{
  return gtk_widget_get_visible (child_of (field (seat, "note"), "warning"));
}

static void
test_pranks_ask_for_a_call_back (void)
{
  Seat      seat = { 0 };
  SgClosing closing = { .disposition = "prank" };

  open_seat (&seat, "pranks.db");
  for (guint i = 0; i < 2; i++)
    {
      SgCall call = { .source = "tel119", .phone = "081200001234", .victims = -1 };
      SgUuid id;

      g_assert_true (sg_desk_take_call (seat.town.desk.desk, &call, &id, NULL));
      g_assert_true (sg_desk_close (seat.town.desk.desk, &id, &closing, NULL));
    }
  press (&seat, "dispatch.new-call");
  gtk_editable_set_text (GTK_EDITABLE (field (&seat, "phone")), "0812-0000-1234");
  wait_until (&seat, warns_of_caller);
  g_assert_nonnull (strstr (label_of (field (&seat, "note"), "number"), "+6281200001234"));
  close_seat (&seat);
}

static gboolean
offers_to_merge (Seat *seat)
{
  return gtk_widget_get_visible (field (seat, "duplicate"));
}

static void
test_second_report_is_merged_with_one_key (void)
{
  Seat seat = { 0 };
  g_autoptr (SgIncident) report = NULL;
  SgUuid first;

  open_seat (&seat, "merge.db");
  sg_town_open_incident (&seat.town, "A", 2, NULL);
  first = sg_uuid_from_name ("A");
  press (&seat, "dispatch.new-call");
  sg_map_tool_pick (SG_MAP_TOOL (seat.form), sg_point_from_degrees (PATIENT_LAT, PATIENT_LON));
  wait_until (&seat, offers_to_merge);
  press (&seat, "call.merge");
  wait_until (&seat, is_idle);
  report = get_last (&seat);
  g_assert_true (sg_uuid_equal (&report->linked_to, &first));
  g_assert_cmpstr (report->disposition, ==, "duplicate");
  close_seat (&seat);
}

/* Of a window of 1366x768, what the rail, the incidents, the map and the bars leave. */
static void
test_twice_the_text_size_fits (void)
{
  Seat         seat = { 0 };
  GtkSettings *settings = gtk_settings_get_default ();
  int          dpi;
  int          width;
  int          height;

  open_seat (&seat, "size.db");
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  press (&seat, "dispatch.new-call");
  press (&seat, "call.arrest");
  wait_until (&seat, is_idle);
  gtk_widget_measure (gtk_widget_get_parent (child_of (seat.page, "card")),
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &width,
                      NULL,
                      NULL,
                      NULL);
  gtk_widget_measure (gtk_widget_get_parent (child_of (seat.page, "card")),
                      GTK_ORIENTATION_VERTICAL,
                      width,
                      &height,
                      NULL,
                      NULL,
                      NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpint (width, <=, 680);
  g_assert_cmpint (height, <=, 660);
  press (&seat, "call.discard");
  close_seat (&seat);
}

static const struct
{
  const char *path;
  GTestFunc   func;
} tests[] = {
  { "/call-form/location-has-the-keyboard-first", test_location_has_the_keyboard_first },
  { "/call-form/words-suggest-kind-and-severity", test_words_suggest_kind_and_severity },
  { "/call-form/what-was-chosen-stands", test_what_was_chosen_stands },
  { "/call-form/nothing-is-compulsory", test_nothing_is_compulsory },
  { "/call-form/pasted-figures-are-a-place", test_pasted_figures_are_a_place },
  { "/call-form/click-on-the-map-is-a-place", test_click_on_the_map_is_a_place },
  { "/call-form/pasted-sms-fills-the-form", test_pasted_sms_fills_the_form },
  { "/call-form/two-no-are-a-cardiac-arrest", test_two_no_are_a_cardiac_arrest },
  { "/call-form/one-key-ends-a-prank", test_one_key_ends_a_prank },
  { "/call-form/draft-outlives-the-form", test_draft_outlives_the_form },
  { "/call-form/draft-is-in-a-file-until-it-is-recorded",
    test_draft_is_in_a_file_until_it_is_recorded },
  { "/call-form/escape-keeps-what-was-typed", test_escape_keeps_what_was_typed },
  { "/call-form/next-caller-parks-the-one-before", test_next_caller_parks_the_one_before },
  { "/call-form/call-is-recorded-though-the-form-goes",
    test_call_is_recorded_though_the_form_goes },
  { "/call-form/refused-call-comes-back", test_refused_call_comes_back },
  { "/call-form/thrown-away-can-be-brought-back", test_thrown_away_can_be_brought_back },
  { "/call-form/unreadable-number-is-kept-in-words", test_unreadable_number_is_kept_in_words },
  { "/call-form/planned-time-is-the-next-such-hour", test_planned_time_is_the_next_such_hour },
  { "/call-form/transport-is-planned", test_transport_is_planned },
  { "/call-form/pranks-ask-for-a-call-back", test_pranks_ask_for_a_call_back },
  { "/call-form/twice-the-text-size-fits", test_twice_the_text_size_fits },
  { "/call-form/second-report-is-merged-with-one-key", test_second_report_is_merged_with_one_key },
};

/* GLib's own way would hide the system's icons and image loaders as well. */
static void
use_own_folders (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("siaga-call-XXXXXX", &error);

  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
}

int
main (int argc, char *argv[])
{
  g_autofree char *clean = NULL;
  int              exit_code;

  use_own_folders ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  setlocale (LC_ALL, "C.UTF-8");

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_func (tests[i].path, tests[i].func);

  exit_code = sg_town_run_tests ();
  clean = g_strdup_printf ("rm -r '%s'", g_get_user_state_dir ());
  g_spawn_command_line_sync (clean, NULL, NULL, NULL, NULL);

  return exit_code;
}
