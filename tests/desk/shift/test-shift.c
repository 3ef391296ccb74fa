/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-error.h"
#include "desk/log/sg-log-check.h"
#include "desk/shift/sg-desk-shift.h"
#include "desk/shift/sg-shift-sheet.h"
#include "tests/desk/sg-test-roster.h"

static void
start (SgTestDesk *t)
{
  g_autoptr (GError) error = NULL;

  sg_desk_start_shift (t->desk, (const char *const[]){ "Operator Satu", NULL }, NULL, &error);
  g_assert_no_error (error);
}

static void
test_sheet_is_made_from_the_desk (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgShiftSheet) sheet = NULL;
  g_autofree char *text = NULL;
  SgUuid           id;

  sg_test_desk_open (&t, "sheet.db");
  start (&t);
  id = sg_test_call (&t, "sesak napas");
  g_assert_true (
    sg_desk_promise_callback (t.desk, &id, SG_TEST_NOW + 600 * G_USEC_PER_SEC, &error));
  g_assert_true (sg_desk_note_shift (t.desk, "Radio kanal 2 mati", &error));
  sheet = sg_desk_make_sheet (t.desk, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sheet->sections[SG_SHEET_OPEN]->len, ==, 1);
  g_assert_cmpuint (sheet->sections[SG_SHEET_CALLBACKS]->len, ==, 1);
  text = sg_shift_sheet_to_text (t.desk, sheet);
  g_assert_nonnull (strstr (text, "Radio kanal 2 mati"));
}

static void
test_both_sign_the_same_sheet (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgShift) shift = NULL;
  g_autoptr (SgLogFindings) findings = NULL;
  g_autofree char *hash = NULL;

  sg_test_desk_open (&t, "sign.db");
  g_assert_false (sg_desk_hand_over_shift (t.desk, "Operator Dua", &hash, &error));
  g_clear_error (&error);
  start (&t);
  sg_test_desk_wait (&t, 6 * 3600);
  g_assert_true (sg_desk_hand_over_shift (t.desk, "Operator Dua", &hash, &error));
  g_assert_no_error (error);

  g_assert_false (sg_desk_accept_shift (t.desk, "Operator Dua", hash, &error));
  g_assert_nonnull (strstr (error->message, "cannot accept"));
  g_clear_error (&error);
  sg_desk_set_person (t.desk, "local:second");
  g_assert_false (sg_desk_accept_shift (t.desk, "Operator Dua", "0000", &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_STALE);
  g_clear_error (&error);

  sg_test_desk_wait (&t, 60);
  g_assert_true (sg_desk_accept_shift (t.desk, "Operator Dua", hash, &error));
  g_assert_true (sg_desk_find_shift (t.desk, &shift, &error));
  g_assert_cmpstr (shift->people, ==, "Operator Dua");
  g_assert_cmpstr (shift->shift, ==, "siang");
  findings = sg_log_check (sg_desk_get_log (t.desk), NULL, &error);
  g_assert_cmpuint (findings->n_faults, ==, 0);
}

static void
test_empty_desk_says_where_calls_go (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgPresence) left = NULL;
  g_autoptr (SgPresence) back = NULL;

  sg_test_desk_open (&t, "empty.db");
  g_assert_false (sg_desk_leave (t.desk, "rumah", NULL, &error));
  g_assert_nonnull (strstr (error->message, "forward_to"));
  g_clear_error (&error);
  g_assert_true (sg_desk_leave (t.desk, "0812 0000 1234", "ikut ambulans", &error));
  g_assert_true (sg_desk_find_presence (t.desk, &left, &error));
  g_assert_true (left->left);
  g_assert_cmpstr (left->forward_to, ==, "+6281200001234");
  g_assert_true (sg_desk_return (t.desk, &error));
  g_assert_true (sg_desk_find_presence (t.desk, &back, &error));
  g_assert_false (back->left);
}

static void
test_sheet_is_printed (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("sheet.pdf");
  g_autofree char *bytes = NULL;
  gsize            length;

  sg_test_desk_open (&t, "print.db");
  start (&t);
  sg_test_call (&t, "sesak napas");
  sg_desk_print_sheet (t.desk, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_assert_cmpuint (length, >, 2000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/shift/sheet-is-made-from-the-desk", test_sheet_is_made_from_the_desk);
  g_test_add_func ("/shift/both-sign-the-same-sheet", test_both_sign_the_same_sheet);
  g_test_add_func ("/shift/empty-desk-says-where-calls-go", test_empty_desk_says_where_calls_go);
  g_test_add_func ("/shift/sheet-is-printed", test_sheet_is_printed);

  return g_test_run ();
}
