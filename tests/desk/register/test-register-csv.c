/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "desk/register/sg-register-csv.h"
#include "desk/register/sg-units.h"
#include "desk/register/sg-volunteers.h"
#include "tests/desk/register/register-fixture.h"

#define HEADER "name,phone,lat,lon,vetting,certificate_level,certificate,issued\r\n"

static SgImportReport *
import_bytes (SgTestDesk *t, const char *text, gsize length, SgImportFlags flags, GError **error)
{
  g_autofree char *path = sg_test_path ("table.csv");

  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
  return sg_register_import (&sg_volunteer_register, t->desk, path, flags, NULL, error);
}

static SgImportReport *
import_text (SgTestDesk *t, const char *text, SgImportFlags flags)
{
  g_autoptr (GError) error = NULL;
  SgImportReport *report = import_bytes (t, text, strlen (text), flags, &error);

  g_assert_no_error (error);
  return report;
}

static guint
count (SgTestDesk *t, const SgRegisterType *type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = sg_register_list (type, t->desk, &error);

  g_assert_no_error (error);
  return all->len;
}

static void
assert_told (const SgImportReport *report, guint index, guint line, const char *part)
{
  const SgImportRefusal *refusal = g_ptr_array_index (report->refused, index);

  g_assert_cmpuint (refusal->line, ==, line);
  if (strstr (refusal->reason, part) == NULL)
    g_error ("“%s” does not say “%s”", refusal->reason, part);
}

/* ---- there and back ---- */

static char *
export_register (SgTestDesk *t, const SgRegisterType *type, const char *name)
{
  g_autofree char *path = sg_test_path (name);
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;

  sg_register_export (type, t->desk, path, &n_rows, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, count (t, type));

  return g_steal_pointer (&path);
}

static void
assert_same_after_import (SgTestDesk *from, SgTestDesk *to, const SgRegisterType *type)
{
  g_autofree char *first = export_register (from, type, "first.csv");
  g_autofree char *second = NULL;
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgImportReport) report = NULL;
  g_autoptr (SgImportReport) again = NULL;

  report = sg_register_import (type, to->desk, first, 0, NULL, &error);
  g_assert_no_error (error);
  if (report->refused->len > 0)
    g_error ("%s", ((SgImportRefusal *) g_ptr_array_index (report->refused, 0))->reason);
  second = export_register (to, type, "second.csv");
  g_file_get_contents (first, &first_text, NULL, NULL);
  g_file_get_contents (second, &second_text, NULL, NULL);
  g_assert_cmpstr (first_text, ==, second_text);

  again = sg_register_import (type, to->desk, first, 0, NULL, &error);
  g_assert_cmpuint (again->n_same, ==, again->n_rows);
}

static void
fill_desk (SgTestDesk *t)
{
  g_autoptr (SgImportReport) report = NULL;

  add_record (&sg_faskes_register,
              t->desk,
              "name=RS \"Uji\", Timur|kind=hospital|lat=-7.26|lon=112.74|capabilities=igd;icu"
              "|phones=(031) 5550100;081200000077|address=Jalan Satu 1");
  add_record (&sg_faskes_register, t->desk, "name=Pos|kind=puskesmas|lat=-7.2|lon=112.7");
  add_record (&sg_faskes_register, t->desk, "name=Pos|kind=puskesmas|lat=-7.3|lon=112.7");
  add_record (&sg_unit_register,
              t->desk,
              "call_sign=AGD-01|class=B|facility=RS \"Uji\", Timur|equipment=tandu;AED");
  add_record (&sg_unit_register, t->desk, "call_sign=AGD-02|class=D|lat=-7.25|lon=112.75");
  add_record (&sg_aed_register,
              t->desk,
              "place==cmd|lat=-7.2612345|lon=112.7412345|hours=Mo-Fr 08:00-17:00"
              "|checked_at=2026-11-01T03:00:00Z");
  report = import_text (t,
                        HEADER "+62 Ani,081200000001,-7.2,112.7,accepted,basic,BHD-BASIC-2026-0001,"
                               "2026-05-01\r\n"
                               "\"@Ina, Contoh\",,,,,,,\r\n",
                        0);
  g_assert_cmpuint (report->n_added, ==, 2);
}

static void
test_what_is_exported_can_be_imported (void)
{
  g_auto (SgTestDesk) from = { 0 };
  g_auto (SgTestDesk) to = { 0 };

  sg_test_desk_open (&from, "from.db");
  sg_test_desk_open (&to, "to.db");
  fill_desk (&from);
  assert_same_after_import (&from, &to, &sg_faskes_register);
  assert_same_after_import (&from, &to, &sg_unit_register);
  assert_same_after_import (&from, &to, &sg_aed_register);
  assert_same_after_import (&from, &to, &sg_volunteer_register);
  assert_clean (to.desk);
}

static void
test_exported_texts_are_no_formulas (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  sg_test_desk_open (&t, "formula.db");
  fill_desk (&t);
  path = export_register (&t, &sg_aed_register, "aed.csv");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, ",'=cmd,"));
}

static void
test_second_import_changes_what_differs (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *edited = NULL;
  g_autoptr (SgImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgVolunteer) volunteer = NULL;

  sg_test_desk_open (&t, "second.db");
  fill_desk (&t);
  path = export_register (&t, &sg_volunteer_register, "edit.csv");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  parts = g_strsplit (text, "+6281200000001", 2);
  edited = g_strjoinv ("0812-0000-0002", parts);
  report = import_text (&t, edited, 0);

  g_assert_cmpuint (report->n_changed, ==, 1);
  g_assert_cmpuint (report->n_same, ==, 1);
  g_assert_cmpuint (count (&t, &sg_volunteer_register), ==, 2);
  volunteer = sg_desk_find_volunteer (t.desk, "081200000002", &error);
  g_assert_no_error (error);
}

/* ---- refused ---- */

static void
test_bad_rows_are_told_and_the_others_come (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (SgImportReport) report = NULL;

  sg_test_desk_open (&t, "rows.db");
  report = import_text (&t,
                        "\xef\xbb\xbf" HEADER "Ani,081200000001,,,,,,\r\n"
                        ",081200000002,,,,,,\r\n"
                        "Budi,12x,,,,,,\r\n"
                        "Cici,081200000001,,,,,,\r\n"
                        "Dedi,,91,0,,,,\r\n"
                        "Eka,,,,maybe,,,\r\n"
                        "Fani,,,,,basic,BHD-BASIC-1,\r\n"
                        "Gita,,,\r\n"
                        "Hana,,,,,basic,BHD-BASIC-2026-0001,2026-05-01\r\n"
                        "Ika,,,,,basic,BHD-BASIC-2026-0001,2026-05-01\r\n"
                        "Joko \"Jo\",,,,,,,\r\n"
                        "\"Kiki,,,,,,,\r\n"
                        "Lia,,,,,,,",
                        0);

  g_assert_cmpuint (report->n_rows, ==, 13);
  g_assert_cmpuint (report->n_added, ==, 3);
  g_assert_cmpuint (report->refused->len, ==, 10);
  assert_told (report, 0, 3, "name");
  assert_told (report, 1, 4, "phone");
  assert_told (report, 2, 5, "line 2");
  assert_told (report, 3, 6, "lat");
  assert_told (report, 4, 7, "vetting");
  assert_told (report, 5, 8, "number");
  assert_told (report, 6, 9, "fields");
  assert_told (report, 7, 11, "line 10");
  assert_told (report, 8, 12, "quote");
  assert_told (report, 9, 13, "quote");
  g_assert_cmpuint (count (&t, &sg_volunteer_register), ==, 3);
  assert_clean (t.desk);
}

static void
test_hostile_bytes_refuse_their_row_only (void)
{
  static const char zero[] = "name\nAni\nBu\0di\nCici\n";
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GString) huge = g_string_new ("name\n");
  g_autoptr (SgImportReport) report = NULL;
  g_autoptr (SgImportReport) second = NULL;
  g_autoptr (GError) error = NULL;

  sg_test_desk_open (&t, "hostile.db");
  report = import_bytes (&t, zero, sizeof zero - 1, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_added, ==, 2);
  assert_told (report, 0, 3, "zero");

  g_string_set_size (huge, 10 << 20);
  memset (huge->str + 5, 'x', huge->len - 5);
  g_string_append (huge, "\nDedi\n");
  second = import_bytes (&t, huge->str, huge->len, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->n_added, ==, 1);
  assert_told (second, 0, 2, "4096");
}

static void
test_bad_table_is_refused_whole (void)
{
  static const struct
  {
    const char *text;
    const char *part;
  } cases[] = {
    { "", "first line" },
    { "\xff\xfe"
      "n",
      "UTF-16" },
    { "name;phone\nAni;1\n", "name;phone" },
    { "Ani,081200000001\n", "not a column" },
    { "phone\n081200000001\n", "name" },
    { "name,name\nAni,Ani\n", "twice" },
    { "name,lat\nAni,-7\n", "lon" },
    { "\"name\nAni\n", "quote" },
  };
  g_auto (SgTestDesk) t = { 0 };

  sg_test_desk_open (&t, "table.db");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (import_bytes (&t, cases[i].text, strlen (cases[i].text), 0, &error));
      assert_refused (&error, cases[i].part);
    }
  g_assert_cmpuint (count (&t, &sg_volunteer_register), ==, 0);
}

static void
test_dry_run_writes_nothing (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (SgImportReport) report = NULL;

  sg_test_desk_open (&t, "dry.db");
  report = import_text (&t, HEADER "Ani,,,,,,,\r\n,,,,,,,\r\n", SG_IMPORT_DRY_RUN);
  g_assert_cmpuint (report->n_added, ==, 1);
  g_assert_cmpuint (report->refused->len, ==, 1);
  g_assert_cmpuint (count (&t, &sg_volunteer_register), ==, 0);
}

static void
test_forced_import_lets_telephones_be_shared (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (SgImportReport) report = NULL;

  sg_test_desk_open (&t, "forced.db");
  report = import_text (&t, "name,phone\nAni,081200000001\nIna,081200000001\n", SG_IMPORT_FORCE);
  g_assert_cmpuint (report->n_added, ==, 2);
}

/* ---- many ---- */

#define N_MANY   (20000 / SG_TEST_STRIDE)
#define PAUSE_US 2000

static char *
make_many (void)
{
  GString *text = g_string_new (HEADER);

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (text, "Relawan %u Contoh,0812%08u,-7.2,112.7,,,,\r\n", i, i);

  return g_string_free (text, FALSE);
}

typedef struct
{
  char  *path;
  SgUuid unit;
  gint   stop;
  guint  n_writes;
  gint64 longest; /* microseconds */
} Console;

/* Another program at the same file, which keeps to the same rule: a pause after each transaction.
 */
static gpointer
work_meanwhile (gpointer data)
{
  Console *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDesk) desk = sg_desk_open (self->path, &error);

  g_assert_no_error (error);
  while (!g_atomic_int_get (&self->stop))
    {
      gint64 before = g_get_monotonic_time ();

      sg_desk_set_odometer (desk, &self->unit, self->n_writes, TRUE, &error);
      g_assert_no_error (error);
      self->n_writes++;
      self->longest = MAX (self->longest, g_get_monotonic_time () - before);
      g_usleep (PAUSE_US);
    }

  return NULL;
}

static void
test_import_of_many_lets_others_write (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autofree char *text = make_many ();
  g_autoptr (SgImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  Console  console = { 0 };
  GThread *thread;
  gint64   began;
  gint64   took;

  sg_test_desk_open (&t, "many.db");
  console.path = t.path;
  console.unit = add_record (&sg_unit_register, t.desk, "call_sign=AGD-01|class=B|lat=-7|lon=112");
  thread = g_thread_new ("console", work_meanwhile, &console);
  began = g_get_monotonic_time ();
  report = import_text (&t, text, 0);
  took = g_get_monotonic_time () - began;
  g_atomic_int_set (&console.stop, 1);
  g_thread_join (thread);

  g_test_message ("%u writes meanwhile, the longest took %.0f ms",
                  console.n_writes,
                  (double) console.longest / 1000);
  g_assert_cmpuint (report->n_added, ==, N_MANY);
  g_assert_cmpuint (report->refused->len, ==, 0);
  g_assert_cmpuint (console.n_writes, >, 50);

  /* Of the whole, since how fast this machine is now is no matter of the import's. */
  g_assert_cmpint (console.longest, <, took / 10);
  found = sg_desk_search_volunteers (t.desk, "contoh", N_MANY - 10, 50, &error);
  g_assert_cmpuint (found->len, ==, 10);
  assert_clean (t.desk);
}

static void
stop_soon (const SgProgressReport *progress, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_stopped_import_can_be_done_again (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autofree char *text = make_many ();
  g_autofree char *path = sg_test_path ("stopped.csv");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SgProgress) progress = sg_progress_new (stop_soon, cancellable, cancellable);
  g_autoptr (GError) error = NULL;

  sg_test_desk_open (&t, "stopped.db");
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_null (sg_register_import (&sg_volunteer_register, t.desk, path, 0, progress, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_CANCELLED);
  g_assert_cmpuint (count (&t, &sg_volunteer_register), <, N_MANY);
  assert_clean (t.desk);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/register-csv/what-is-exported-can-be-imported",
                   test_what_is_exported_can_be_imported);
  g_test_add_func ("/register-csv/exported-texts-are-no-formulas",
                   test_exported_texts_are_no_formulas);
  g_test_add_func ("/register-csv/second-import-changes-what-differs",
                   test_second_import_changes_what_differs);
  g_test_add_func ("/register-csv/bad-rows-are-told-and-the-others-come",
                   test_bad_rows_are_told_and_the_others_come);
  g_test_add_func ("/register-csv/hostile-bytes-refuse-their-row-only",
                   test_hostile_bytes_refuse_their_row_only);
  g_test_add_func ("/register-csv/bad-table-is-refused-whole", test_bad_table_is_refused_whole);
  g_test_add_func ("/register-csv/dry-run-writes-nothing", test_dry_run_writes_nothing);
  g_test_add_func ("/register-csv/forced-import-lets-telephones-be-shared",
                   test_forced_import_lets_telephones_be_shared);
  g_test_add_func ("/register-csv/import-of-many-lets-others-write",
                   test_import_of_many_lets_others_write);
  g_test_add_func ("/register-csv/stopped-import-can-be-done-again",
                   test_stopped_import_can_be_done_again);

  return g_test_run ();
}
