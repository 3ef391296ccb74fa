/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libintl.h>
#include <locale.h>

#include "common/sg-error.h"
#include "desk/report/sg-incident-print.h"
#include "tests/desk/paper/paper-fixture.h"
#include "tests/desk/report/sg-report-fixture.h"

static gboolean
is_indonesian (void)
{
  return g_strcmp0 (g_getenv ("LANGUAGE"), "id") == 0;
}

static SgTestPlan
plan_help (void)
{
  return (SgTestPlan){ .number = "PSC-3171-20261125-X0001001",
                       .kecamatan = "Taman",
                       .patokan = "Masjid Contoh",
                       .type = "trauma_kll",
                       .severity = 1,
                       .at = SG_TEST_NOW,
                       .t1 = 8,
                       .t3 = 60,
                       .t4 = 80,
                       .t5 = 130,
                       .t6 = 408,
                       .t8 = 1008,
                       .t9 = 1508,
                       .unit = sg_uuid_from_name ("unit"),
                       .unit_name = "Alpha 1" };
}

static void
add_patient (SgTestDesk *t, const SgUuid *incident, guint index)
{
  g_autofree char *name = g_strdup_printf ("Korban Contoh %u", index);
  SgUuid           id = sg_uuid_from_name (name);
  SgUuid           hospital = sg_uuid_from_name ("rs");
  SgBody          *body = sg_body_new ();

  sg_body_uuid (body, "incident", incident);
  sg_body_text (body, "sex", "P");
  sg_body_text (body, "age", "34 th");
  sg_body_text (body, "name", name);
  sg_plan_event (t, "patient.added@1", &id, t->now, body);
  body = sg_body_new ();
  sg_body_text (body, "triage", "merah");
  sg_plan_event (t, "patient.triaged@1", &id, t->now, body);
  body = sg_body_new ();
  sg_body_text (body, "hr", "118");
  sg_body_text (body, "sbp", "90");
  sg_body_text (body, "dbp", "60");
  sg_body_text (body, "spo2", "93");
  sg_plan_event (t, "patient.vitals@1", &id, t->now, body);
  body = sg_body_new ();
  sg_body_text (body, "what", "Bebat tekan");
  sg_plan_event (t, "patient.treated@1", &id, t->now, body);
  body = sg_body_new ();
  sg_body_uuid (body, "facility", &hospital);
  sg_body_text (body, "receiver", "dr. Penerima Contoh");
  sg_plan_event (t, "patient.handed_over@1", &id, t->now, body);
}

static void
add_note (SgTestDesk *t, const SgUuid *incident, const char *text)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "text", text);
  sg_plan_event (t, "incident.noted@1", incident, t->now, body);
}

static void
add_request (SgTestDesk *t, const SgUuid *incident, guint index)
{
  g_autofree char *name = g_strdup_printf ("Ambulans Puskesmas Contoh Nomor %u", index);
  SgUuid           task = sg_uuid_from_name (name);
  SgBody          *body = sg_body_new ();

  sg_body_uuid (body, "task", &task);
  sg_body_uuid (body, "responder", &task);
  sg_body_text (body, "kind", "ambulance");
  sg_body_text (body, "role", "patient");
  sg_body_text (body, "name", name);
  sg_plan_event (t, "task.requested@1", incident, t->now, body);
  body = sg_body_new ();
  sg_body_uuid (body, "task", &task);
  sg_body_text (body, "answer", "refused");
  sg_body_text (body, "reason", "Ambulans sedang merujuk ke luar kota dan baru kembali besok pagi");
  sg_plan_event (t, "task.answered@1", incident, t->now, body);
}

static char *
print_page (SgTestDesk *t, const SgUuid *id, gboolean masked)
{
  const char      *kept = g_getenv ("SIAGA_PRINT_TO"); /* for a person who wants to look */
  g_autofree char *path = kept != NULL ? g_strdup (kept) : sg_test_path ("incident.pdf");
  g_autoptr (GError) error = NULL;

  sg_desk_print_incident (t->desk, id, path, masked, &error);
  g_assert_no_error (error);

  return read_pdf (path);
}

static void
test_page_says_what_happened (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autofree char *said = NULL;
  SgTestPlan       plan = plan_help ();
  SgUuid           hospital = sg_uuid_from_name ("rs");
  SgUuid           id;

  sg_test_desk_open (&t, "page.db");
  sg_plan_facility (&t, &hospital, "RSUD Contoh", "hospital");
  id = sg_plan_do (&t, &plan);
  add_patient (&t, &id, 1);
  add_note (&t, &id, "Jalan tergenang, lewat timur");
  said = print_page (&t, &id, FALSE);
  if (said == NULL)
    return;

  g_assert_cmpuint (count_pages (said), ==, 1);
  g_assert_nonnull (strstr (said, plan.number));
  g_assert_nonnull (strstr (said, "Masjid Contoh"));
  g_assert_nonnull (strstr (said, "Sari Contoh"));
  g_assert_nonnull (strstr (said, "Alpha 1"));
  g_assert_nonnull (strstr (said, "09:06:48"));
  g_assert_nonnull (strstr (said, "90/60"));
  g_assert_nonnull (strstr (said, "RSUD Contoh"));
  g_assert_nonnull (strstr (said, "lewat timur"));
  g_assert_nonnull (strstr (said, is_indonesian () ? "Laporan kejadian" : "Incident report"));
  g_assert_nonnull (strstr (said, is_indonesian () ? "terukur" : "measured"));
}

static void
test_masked_page_names_nobody (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autofree char *said = NULL;
  SgTestPlan       plan = plan_help ();
  SgUuid           id;

  sg_test_desk_open (&t, "masked.db");
  id = sg_plan_do (&t, &plan);
  add_patient (&t, &id, 1);
  add_note (&t, &id, "Hubungi Rudi di 0811-0000-1234");
  said = print_page (&t, &id, TRUE);
  if (said == NULL)
    return;

  g_assert_null (strstr (said, "Sari Contoh"));
  g_assert_null (strstr (said, "81100000001"));
  g_assert_null (strstr (said, "Korban Contoh"));
  g_assert_null (strstr (said, "Penerima Contoh"));
  g_assert_null (strstr (said, "Rudi"));
  g_assert_null (strstr (said, "motor jatuh"));
  g_assert_nonnull (strstr (said, "Masjid Contoh"));
}

static void
test_much_is_still_one_page (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autofree char *said = NULL;
  g_autofree char *words = g_strnfill (3000, 'x');
  SgTestPlan       plan = plan_help ();
  SgUuid           id;

  sg_test_desk_open (&t, "much.db");
  plan.n_notes = 60;
  id = sg_plan_do (&t, &plan);
  for (guint i = 0; i < 12; i++)
    add_patient (&t, &id, i);
  for (guint i = 0; i < 20; i++)
    add_request (&t, &id, i);
  add_note (&t, &id, words);
  said = print_page (&t, &id, FALSE);
  if (said != NULL)
    g_assert_cmpuint (count_pages (said), ==, 1);
}

static void
test_nothing_known_is_a_page_too (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autofree char *said = NULL;
  SgTestPlan       plan = { .number = "A", .at = SG_TEST_NOW, .drill = TRUE };
  SgUuid           id;

  sg_test_desk_open (&t, "nothing.db");
  id = sg_plan_do (&t, &plan);
  said = print_page (&t, &id, FALSE);
  if (said == NULL)
    return;

  g_assert_cmpuint (count_pages (said), ==, 1);
  g_assert_nonnull (strstr (said, is_indonesian () ? "SIMULASI" : "DRILL"));
}

static void
test_incident_that_is_not_there (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("none.pdf");
  SgUuid           id = sg_uuid_from_name ("nowhere");

  sg_test_desk_open (&t, "none.db");
  g_assert_false (sg_desk_print_incident (t.desk, &id, path, FALSE, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_null (sg_desk_dup_sitrep (t.desk, &id, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_NOT_FOUND);
}

static void
test_sitrep_has_the_fixed_words (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  SgTestPlan       plan = plan_help ();
  SgTestPlan       bare = { .number = "A", .at = SG_TEST_NOW };
  SgBody          *body = sg_body_new ();
  SgUuid           id;

  sg_test_desk_open (&t, "sitrep.db");
  id = sg_plan_do (&t, &bare);
  before = sg_desk_dup_sitrep (t.desk, &id, &error);
  g_assert_cmpstr (before,
                   ==,
                   "PSC 119, ini KREKI. ID A. Lokasi belum diketahui. Jenis belum diketahui. "
                   "Keparahan belum diketahui. Jumlah korban belum diketahui. Kondisi belum "
                   "diketahui. Intervensi belum ada. Permintaan bantuan tidak ada.");

  id = sg_plan_do (&t, &plan);
  add_patient (&t, &id, 1);
  sg_body_int (body, "victims", 2);
  sg_body_texts (body, "needs", (const char *const[]){ "Ambulans kedua", "Polisi", NULL });
  sg_plan_event (&t, "incident.changed@1", &id, t.now, body);
  after = sg_desk_dup_sitrep (t.desk, &id, &error);
  g_assert_cmpstr (after,
                   ==,
                   "PSC 119, ini KREKI. ID PSC-3171-20261125-X0001001. Lokasi patokan Masjid "
                   "Contoh, Taman (-6.20000, 106.80000). Jenis Trauma - KLL. Keparahan SEV-1 / P1 "
                   "Kritis. Jumlah korban 2. Kondisi Merah (P1), SpO2 93%. Intervensi Bebat tekan. "
                   "Permintaan bantuan Ambulans kedua, Polisi.");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("SIAGA_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/incident-print/page-says-what-happened", test_page_says_what_happened);
  g_test_add_func ("/incident-print/masked-page-names-nobody", test_masked_page_names_nobody);
  g_test_add_func ("/incident-print/much-is-still-one-page", test_much_is_still_one_page);
  g_test_add_func ("/incident-print/nothing-known-is-a-page-too", test_nothing_known_is_a_page_too);
  g_test_add_func ("/incident-print/incident-that-is-not-there", test_incident_that_is_not_there);
  g_test_add_func ("/sitrep/has-the-fixed-words", test_sitrep_has_the_fixed_words);

  return g_test_run ();
}
