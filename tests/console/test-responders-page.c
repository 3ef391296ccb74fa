/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of the registers, as somebody at the desk uses it: a real desk in a file, real widgets
 * in a window, and what is in the file afterwards. */

#include "config.h"

#include <adwaita.h>
#include <locale.h>
#include <string.h>
#include <time.h>

#include "common/sg-unit.h"
#include "console/responders/sg-responders-page.h"
#include "desk/log/sg-row.h"
#include "desk/people/sg-desk-access.h"
#include "desk/people/sg-desk-people.h"
#include "desk/register/sg-certificates.h"
#include "desk/register/sg-facilities.h"
#include "desk/register/sg-hospitals.h"
#include "desk/register/sg-units.h"
#include "desk/register/sg-volunteers.h"
#include "tests/console/sg-test-page.h"
#include "tests/console/sg-test-sign-in.h"
#include "tests/desk/register/register-fixture.h"
#include "tests/desk/sg-test-roster.h"

#define DEADLINE_US (30 * G_USEC_PER_SEC)

#define PIN "731940"

/* @t is another program that writes the same desk. */
typedef struct
{
  SgTestDesk        t;
  SgUuid            ani;
  SgUuid            budi;
  SgUuid            unit;
  SgUuid            hospital;
  SgUuid            aed;
  SgDeskSession    *session;
  GtkWidget        *window;
  SgRespondersPage *page;
} Fixture;

/* Lets the program go on until something is so. */
#define WAIT(condition)                                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 deadline = g_get_monotonic_time () + DEADLINE_US;                                       \
    while (!(condition))                                                                           \
      {                                                                                            \
        if (g_get_monotonic_time () > deadline)                                                    \
          g_error ("line %d: not within 30 s: %s", __LINE__, #condition);                          \
        g_main_context_iteration (NULL, TRUE);                                                     \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

static void
certify (Fixture *f, const SgUuid *holder, const char *number, const char *expires)
{
  g_autoptr (GError) error = NULL;
  SgCertificate certificate = { .holder = *holder,
                                .level = (char *) "plus",
                                .number = (char *) number,
                                .issued = (char *) "2024-01-02",
                                .expires = (char *) expires };

  g_assert_true (sg_desk_certify (f->t.desk, &certificate, NULL, &error));
  g_assert_no_error (error);
}

static void
fill_desk (Fixture *f)
{
  SgDesk *desk = f->t.desk;
  g_autoptr (GError) error = NULL;

  f->ani = add_record (&sg_volunteer_register,
                       desk,
                       "name=Ani Contoh|phone=081200000001|lat=-7.25|lon=112.75");
  f->budi = add_record (&sg_volunteer_register, desk, "name=Budi Uji|phone=081300000002");
  add_record (&sg_volunteer_register, desk, "name=Citra Contoh|phone=081400000003");
  f->hospital =
    add_record (&sg_faskes_register, desk, "name=RSUD Uji|kind=hospital|lat=-7.26|lon=112.74");
  f->unit = add_record (&sg_unit_register,
                        desk,
                        "call_sign=AGD-01|class=B|facility=RSUD Uji|equipment=tandu;AED");
  add_record (&sg_unit_register, desk, "call_sign=AGD-02|class=C|lat=-7.25|lon=112.75");
  f->aed = add_record (&sg_aed_register, desk, "place=Lobi stasiun|lat=-7.27|lon=112.74");
  certify (f, &f->ani, "BHD-PLUS-2024-0001", "2027-06-01");
  certify (f, &f->budi, "BHD-PLUS-2024-0002", "2025-01-01");
  g_assert_true (sg_desk_vet_volunteer (desk, &f->ani, "accepted", NULL, &error));
}

static gboolean
is_settled (Fixture *f)
{
  return sg_desk_session_is_idle (f->session) && sg_page_is_settled (SG_PAGE (f->page));
}

static void
begin_page (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  f->session = sg_desk_session_open (f->t.path, &error);
  g_assert_no_error (error);
  sg_desk_session_freeze (f->session, f->t.now);
  g_assert_true (sg_desk_session_start (f->session, &error));

  f->page = g_object_new (SG_TYPE_RESPONDERS_PAGE, NULL);
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1300, 700);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->page));
  sg_page_open (SG_PAGE (f->page), f->session);
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
open_page (Fixture *f)
{
  begin_page (f);
  WAIT (gtk_widget_get_mapped (GTK_WIDGET (f->page)) && is_settled (f));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *test = g_path_get_basename (g_test_get_path ());
  g_autofree char *name = g_strconcat (test, ".db", NULL);

  sg_test_desk_open (&f->t, name);
  fill_desk (f);
  open_page (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  WAIT (sg_desk_session_is_idle (f->session));
  g_assert_finalize_object (g_steal_pointer (&f->session));
  sg_test_desk_clear (&f->t);
}

/* ---- what is on the page ---- */

static GtkWidget *
find_of_type (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_of_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A label that is seen and says that. */
static gboolean
says (GtkWidget *root, const char *part)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), part) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, part))
      return TRUE;

  return FALSE;
}

static void
do_action (Fixture *f, const char *action, const char *parameter)
{
  GtkWidget *target = sg_page_get_target (SG_PAGE (f->page));
  GVariant  *variant = parameter != NULL ? g_variant_new_string (parameter) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (target, action, variant));
}

static GtkWidget *
get_table (Fixture *f)
{
  return GTK_WIDGET (sg_responders_page_get_table (f->page));
}

static GtkWidget *
get_pane (Fixture *f)
{
  return GTK_WIDGET (sg_responders_page_get_entry (f->page));
}

static SgEntryForm *
get_form (Fixture *f)
{
  return sg_entry_pane_get_form (sg_responders_page_get_entry (f->page));
}

static guint
count_rows (Fixture *f)
{
  return g_list_model_get_n_items (
    sg_register_table_get_rows (sg_responders_page_get_table (f->page)));
}

static void
show_register (Fixture *f, const char *name)
{
  do_action (f, "responders.show", name);
  WAIT (is_settled (f));
}

static void
type_search (Fixture *f, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_of_type (get_table (f), GTK_TYPE_SEARCH_ENTRY)), text);
}

static gboolean
is_shown (Fixture *f, const SgUuid *id)
{
  const SgUuid *shown = sg_entry_pane_get_entry (sg_responders_page_get_entry (f->page));

  return shown != NULL && sg_uuid_equal (shown, id);
}

static void
open_entry (Fixture *f, const SgUuid *id)
{
  g_autofree char *text = sg_uuid_to_text (id);

  do_action (f, "responders.open", text);
  WAIT (is_shown (f, id) && is_settled (f));
}

static void
edit (Fixture *f, const char *field, const char *text)
{
  sg_entry_form_edit (get_form (f), (const char *const[]){ field, text, NULL });
}

static char *
dup_phone (Fixture *f, const SgUuid *id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = sg_uuid_to_text (id);
  g_autoptr (SgVolunteer) volunteer = sg_desk_find_volunteer (f->t.desk, text, &error);

  g_assert_no_error (error);
  return g_strdup (volunteer->phone);
}

/* ---- the table ---- */

static void
test_registers_are_counted (Fixture *f, gconstpointer data)
{
  static const char *const counts[] = { "Volunteers 3", "Units 2", "Facilities 1", "AEDs 1" };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_true (says (get_table (f), counts[i]));
  g_assert_cmpuint (count_rows (f), ==, 3);
  g_assert_true (says (get_table (f), "3 rows"));
}

static void
test_search_finds_as_people_look (Fixture *f, gconstpointer data)
{
  type_search (f, "conto");
  WAIT (count_rows (f) == 2);
  type_search (f, "0813");
  WAIT (count_rows (f) == 1);
  g_assert_true (says (get_table (f), "Budi Uji"));
  type_search (f, "nobody like that");
  WAIT (count_rows (f) == 0 && is_settled (f));
  WAIT (says (get_table (f), "No Entry Like That"));

  show_register (f, "units");
  g_assert_cmpuint (count_rows (f), ==, 2);
  type_search (f, "agd-02");
  WAIT (count_rows (f) == 1);
}

static void
test_certificates_are_said_in_words (Fixture *f, gconstpointer data)
{
  WAIT (says (get_table (f), "BHD Plus · valid") || says (get_table (f), "BLS plus"));
  g_assert_true (says (get_table (f), "expired"));
  g_assert_true (says (get_table (f), "no certificate"));

  open_entry (f, &f->budi);
  WAIT (says (get_pane (f), "BHD-PLUS-2024-0002"));
  g_assert_true (says (get_pane (f), "until 2025-01-01 · expired"));
}

static void
test_rows_follow_another_program (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  open_entry (f, &f->ani);
  g_assert_true (sg_desk_revoke_certificate (f->t.desk, "BHD-PLUS-2024-0001", "palsu", &error));
  WAIT (says (get_pane (f), "revoked"));
  g_assert_true (sg_desk_set_duty (f->t.desk, &f->ani, "available", 0, &error));
  WAIT (says (get_table (f), "Available"));

  add_record (&sg_volunteer_register, f->t.desk, "name=Dewi Baru|phone=081500000004");
  WAIT (count_rows (f) == 4);
  g_assert_true (is_shown (f, &f->ani));
}

/* ---- an entry ---- */

static void
test_bad_number_is_told_at_its_field (Fixture *f, gconstpointer data)
{
  g_autofree char *before = dup_phone (f, &f->ani);
  g_autofree char *after_bad = NULL;
  g_autofree char *after_good = NULL;

  open_entry (f, &f->ani);
  edit (f, "phone", "12x");
  do_action (f, "entry.save", NULL);
  WAIT (sg_entry_form_get_error (get_form (f), "phone") != NULL);
  g_assert_null (sg_entry_form_get_error (get_form (f), "name"));
  after_bad = dup_phone (f, &f->ani);
  g_assert_cmpstr (after_bad, ==, before);

  edit (f, "phone", "0812-0000-0099");
  g_assert_null (sg_entry_form_get_error (get_form (f), "phone"));
  do_action (f, "entry.save", NULL);
  WAIT (is_settled (f));
  WAIT (!sg_entry_form_is_edited (get_form (f)));
  after_good = dup_phone (f, &f->ani);
  g_assert_cmpstr (after_good, ==, "+6281200000099");
  WAIT (says (get_table (f), "+6281200000099"));
}

static void
test_half_typed_is_there_again (Fixture *f, gconstpointer data)
{
  g_auto (GStrv) edits = NULL;

  open_entry (f, &f->ani);
  edit (f, "organisation", "PMI");
  open_entry (f, &f->budi);
  g_assert_false (sg_entry_form_is_edited (get_form (f)));
  open_entry (f, &f->ani);

  edits = sg_entry_form_list_edits (get_form (f));
  g_assert_cmpstr (edits[0], ==, "organisation");
  g_assert_cmpstr (edits[1], ==, "PMI");
  do_action (f, "entry.discard", NULL);
  g_assert_false (sg_entry_form_is_edited (get_form (f)));
}

static void
test_new_entry_is_chosen_when_it_is_there (Fixture *f, gconstpointer data)
{
  show_register (f, "aeds");
  do_action (f, "responders.new", NULL);
  edit (f, "place", "Balai kota");
  do_action (f, "entry.save", NULL);
  WAIT (sg_entry_form_get_error (get_form (f), "lat, lon") != NULL);

  edit (f, "lat, lon", "-7.25, 112.76");
  do_action (f, "entry.save", NULL);
  WAIT (count_rows (f) == 2 && says (get_pane (f), "Balai kota"));
}

static void
test_look_at_a_profile_is_on_record (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *subject = sg_access_dup_subject (SG_SUBJECT_VOLUNTEER, &f->ani);
  SgAccessFilter   filter = { .subject = subject };
  SgAccessFilter   all = { .subject = "volunteer:all" };
  g_autoptr (GPtrArray) looks = NULL;
  g_autoptr (GPtrArray) searches = NULL;

  open_entry (f, &f->ani);
  looks = sg_desk_list_access (f->t.desk, &filter, &error);
  searches = sg_desk_list_access (f->t.desk, &all, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (looks->len, ==, 1);
  g_assert_cmpstr (((SgAccess *) g_ptr_array_index (looks, 0))->what, ==, "opened");
  g_assert_cmpuint (searches->len, ==, 1);
  g_assert_cmpstr (((SgAccess *) g_ptr_array_index (searches, 0))->what, ==, "searched");
}

static void
test_volunteer_is_accepted_and_available (Fixture *f, gconstpointer data)
{
  open_entry (f, &f->budi);
  g_assert_true (says (get_pane (f), "Waiting"));
  do_action (f, "volunteer.duty", "available");
  WAIT (says (get_pane (f), "vet first"));
  do_action (f, "volunteer.accept", NULL);
  WAIT (says (get_pane (f), "Accepted"));
  do_action (f, "volunteer.duty", "available");
  WAIT (says (get_pane (f), "Available") && !says (get_pane (f), "vet first"));
}

static void
test_unit_is_taken_out_of_use (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgUnit) unit = NULL;
  g_autofree char *id = sg_uuid_to_text (&f->unit);

  show_register (f, "units");
  open_entry (f, &f->unit);
  do_action (f, "unit.ready", NULL);
  do_action (f, "entry.retire", NULL);
  WAIT (count_rows (f) == 1);

  unit = sg_desk_find_unit (f->t.desk, id, &error);
  g_assert_no_error (error);
  g_assert_true (unit->retired);
  g_assert_cmpint (unit->readiness, ==, SG_UNIT_READY);
}

static void
test_beds_stand_with_age_and_source (Fixture *f, gconstpointer data)
{
  const SgHospitalReport report = { .beds = "igd=2",
                                    .diverted = 1,
                                    .source = "phone",
                                    .told_by = "dr. Sari" };
  g_autoptr (GError) error = NULL;

  show_register (f, "facilities");
  open_entry (f, &f->hospital);
  WAIT (says (get_pane (f), "Nobody has asked yet"));
  g_assert_true (sg_desk_report_hospital (f->t.desk, &f->hospital, &report, &error));
  WAIT (says (get_pane (f), "igd 2"));
  g_assert_true (says (get_pane (f), "now · by telephone · dr. Sari"));
  g_assert_true (says (get_table (f), "Takes no patients"));
}

static void
test_aed_is_checked (Fixture *f, gconstpointer data)
{
  show_register (f, "aeds");
  open_entry (f, &f->aed);
  WAIT (says (get_pane (f), "Nobody has checked it yet"));
  do_action (f, "aed.check", NULL);
  WAIT (says (get_pane (f), "Checked now"));
}

/* ---- who may ---- */

static void
test_operator_reads_why_nothing_can_be_saved (Fixture *f, gconstpointer data)
{
  const SgPersonEntry admin = { "Hendra", "admin", PIN };
  const SgPersonEntry taker = { "Rina", "operator", PIN };
  g_autoptr (GError) error = NULL;
  SgUuid person;

  sg_desk_register_person (f->t.desk, &admin, &person, &error);
  g_assert_no_error (error);
  sg_desk_register_person (f->t.desk, &taker, &person, &error);
  g_assert_no_error (error);
  sg_test_sign_in (f->session, "Rina", PIN);
  WAIT (is_settled (f));

  open_entry (f, &f->ani);
  gtk_widget_activate_action (get_pane (f), "entry.tab", "i", 1);
  WAIT (says (get_pane (f), "needs the role supervisor or admin"));
  edit (f, "phone", "081200000077");
  gtk_widget_activate_action (get_pane (f), "entry.save", NULL);
  WAIT (is_settled (f));
  g_assert_true (sg_entry_form_is_edited (get_form (f)));
}

/* ---- tables ---- */

static const char *
get_summary (Fixture *f)
{
  return sg_register_transfer_get_summary (sg_responders_page_get_transfer (f->page));
}

static void
wait_transfer (Fixture *f, const char *part)
{
  WAIT (strstr (get_summary (f), part) != NULL && is_settled (f));
}

static void
test_table_goes_out_and_comes_in (Fixture *f, gconstpointer data)
{
  g_autofree char *path = sg_test_path ("volunteers.csv");
  g_autofree char *text = NULL;
  g_autofree char *longer = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgVolunteer) dewi = NULL;

  do_action (f, "responders.export-file", path);
  wait_transfer (f, "3 rows are written");
  do_action (f, "responders.import-file", path);
  wait_transfer (f, "0 would be added, 0 would be changed, 3 the same, 0 refused");

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  longer = g_strconcat (text,
                        ",Dewi Tabel,081600000006,,,,,,,,,,,,,,,\r\n",
                        ",Eko Salah,12x,,,,,,,,,,,,,,,\r\n",
                        NULL);
  g_assert_true (g_file_set_contents (path, longer, -1, NULL));
  do_action (f, "responders.import-file", path);
  wait_transfer (f, "1 would be added, 0 would be changed, 3 the same, 1 refused");
  g_assert_true (says (GTK_WIDGET (f->page), "line 6: phone:"));
  g_assert_cmpuint (count_rows (f), ==, 3);

  do_action (f, "transfer.import", NULL);
  wait_transfer (f, "1 added, 0 changed, 3 the same, 1 refused");
  WAIT (count_rows (f) == 4);
  dewi = sg_desk_find_volunteer (f->t.desk, "Dewi Tabel", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dewi->phone, ==, "+6281600000006");
}

/* ---- a hundred thousand ---- */

#define MANY    100000
#define SCROLLS 40

static void
add_many (SgDesk *desk)
{
  static const char *const first[] = { "Ani", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gita" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (sg_desk_get_db (desk), &error);

  for (guint i = 0; i < MANY; i++)
    {
      SgVolunteer      volunteer = { .lat = -7, .lon = 112, .vetting = SG_VETTING_ACCEPTED };
      SgCertificate    certificate = { .level = (char *) "basic" };
      g_autofree char *name = g_strdup_printf ("%s Uji %05u", first[i % 7], i);
      g_autofree char *phone = g_strdup_printf ("+6281%09u", (i * 7919) % MANY);
      g_autofree char *expires = g_strdup_printf ("202%u-06-01", i % 10);

      volunteer.id = sg_uuid_new (SG_TEST_NOW / 1000 + i);
      volunteer.name = name;
      volunteer.phone = phone;
      certificate.id = sg_uuid_new (SG_TEST_NOW / 1000 + i);
      certificate.holder = volunteer.id;
      certificate.expires = expires;
      sg_row_save (sg_desk_get_db (desk), &sg_volunteer_record, &volunteer, &error);
      sg_row_save (sg_desk_get_db (desk), &sg_certificate_record, &certificate, &error);
      g_assert_no_error (error);
    }

  g_assert_true (sg_db_commit (transaction, &error));
}

/* What this thread has worked, microseconds: a machine that is busy with other things does not
 * count. */
static gint64
get_thread_us (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* One round of the main loop; for how long the window could do nothing else. */
static gint64
iterate (void)
{
  GMainContext *context = g_main_context_default ();
  GPollFD       fds[32];
  gint64        began;
  int           priority;
  int           timeout;
  int           n;

  g_assert_true (g_main_context_acquire (context));
  g_main_context_prepare (context, &priority);
  n = g_main_context_query (context, priority, &timeout, fds, G_N_ELEMENTS (fds));
  g_poll (fds, (guint) MIN (n, (int) G_N_ELEMENTS (fds)), timeout);
  g_main_context_check (context, priority, fds, n);
  began = get_thread_us ();
  g_main_context_dispatch (context);
  g_main_context_release (context);

  return get_thread_us () - began;
}

/* From now until so many rows are shown, and a while longer for the frames after that. */
static void
measure (Fixture *f, const char *what, guint n_rows)
{
  gint64 worst = 0;
  gint64 began = g_get_monotonic_time ();
  guint  n_calm = 0;

  while (n_calm < 60)
    {
      gint64 stop = iterate ();

      worst = MAX (worst, stop);
      g_assert_cmpint (g_get_monotonic_time () - began, <, DEADLINE_US);
      n_calm = sg_register_table_get_rows (sg_responders_page_get_table (f->page)) != NULL &&
                   count_rows (f) == n_rows && is_settled (f)
                 ? n_calm + 1
                 : 0;
    }

  g_test_message ("%-28s worst stop %5.1f ms", what, (double) worst / 1000);
}

static void
scroll_through (Fixture *f)
{
  GtkWidget     *scroller = find_of_type (get_table (f), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gint64         worst = 0;

  for (guint i = 0; i < SCROLLS; i++)
    {
      gtk_adjustment_set_value (adjustment, i * gtk_adjustment_get_upper (adjustment) / SCROLLS);
      for (guint j = 0; j < 4; j++)
        {
          gint64 stop = iterate ();

          worst = MAX (worst, stop);
        }
    }

  g_test_message ("%-28s worst stop %5.1f ms", "scrolling from end to end", (double) worst / 1000);
}

static void
sort_by (Fixture *f, guint column)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find_of_type (get_table (f), GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn)
    sorted = g_list_model_get_item (gtk_column_view_get_columns (view), column);

  gtk_column_view_sort_by_column (view, sorted, GTK_SORT_DESCENDING);
}

static void
test_hundred_thousand_do_not_stop_the_window (void)
{
  Fixture f = { 0 };
  g_autoptr (SgRegisterItem) last = NULL;
  const SgVolunteer *volunteer;

  if (SG_TEST_STRIDE > 1)
    {
      g_test_skip ("takes minutes under the sanitizers, and measures nothing there");
      return;
    }

  sg_test_desk_open (&f.t, "many.db");
  add_many (f.t.desk);
  begin_page (&f);
  measure (&f, "opened", MANY);
  type_search (&f, "b");
  measure (&f, "typed b", MANY / 7 + 1);
  type_search (&f, "budi uji 0");
  measure (&f, "typed budi uji 0", 1429);
  type_search (&f, "");
  measure (&f, "all again", MANY);
  scroll_through (&f);
  sort_by (&f, 1);
  measure (&f, "sorted by telephone", MANY);
  last =
    g_list_model_get_item (sg_register_table_get_rows (sg_responders_page_get_table (f.page)), 0);
  volunteer = sg_register_item_get_record (last);
  g_assert_cmpstr (volunteer->phone, ==, "+6281000099999");
  g_clear_object (&last);

  tear_down (&f, NULL);
}

int
main (int argc, char *argv[])
{
  char *folder = sg_test_page_init (&argc, &argv);
  int   exit_code;

  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("LANGUAGE", "en", TRUE);

#define ADD(name, test)                                                                            \
  g_test_add ("/console/responders/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("registers-are-counted", test_registers_are_counted);
  ADD ("search-finds-as-people-look", test_search_finds_as_people_look);
  ADD ("certificates-are-said-in-words", test_certificates_are_said_in_words);
  ADD ("rows-follow-another-program", test_rows_follow_another_program);
  ADD ("bad-number-is-told-at-its-field", test_bad_number_is_told_at_its_field);
  ADD ("half-typed-is-there-again", test_half_typed_is_there_again);
  ADD ("new-entry-is-chosen-when-it-is-there", test_new_entry_is_chosen_when_it_is_there);
  ADD ("look-at-a-profile-is-on-record", test_look_at_a_profile_is_on_record);
  ADD ("volunteer-is-accepted-and-available", test_volunteer_is_accepted_and_available);
  ADD ("unit-is-taken-out-of-use", test_unit_is_taken_out_of_use);
  ADD ("beds-stand-with-age-and-source", test_beds_stand_with_age_and_source);
  ADD ("aed-is-checked", test_aed_is_checked);
  ADD ("operator-reads-why-nothing-can-be-saved", test_operator_reads_why_nothing_can_be_saved);
  ADD ("table-goes-out-and-comes-in", test_table_goes_out_and_comes_in);
  g_test_add_func ("/console/responders/hundred-thousand-do-not-stop-the-window",
                   test_hundred_thousand_do_not_stop_the_window);

  exit_code = g_test_run ();
  sg_test_page_tidy_up (folder);

  return exit_code;
}
