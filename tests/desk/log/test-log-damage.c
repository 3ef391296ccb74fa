/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A desk's file that comes back damaged, cut short, or is another file: it is said in words, and
 * nothing is made worse. */

#include <glib/gstdio.h>
#include <string.h>

#include "common/sg-error.h"
#include "tests/desk/log/sg-log-test.h"

#define SEEDS (400 / SG_TEST_STRIDE)

/* The other process: holds the gate until it is let go. */
static int
hold_gate (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = sg_db_test_open (path, 0);
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (db, &error);

  g_assert_no_error (error);
  sg_db_test_here ();
  return 0;
}

static void
fill (SgTestDesk *t, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgAct) act = NULL;

  sg_test_desk_open (t, name);
  g_assert_true (sg_log_test_open_incident (t->desk, "A", &error));
  act = sg_act_new (t->desk);
  for (guint i = 0; i < 100; i++)
    {
      sg_log_test_add_note (act, "A", "Kondisi pasien dilaporkan lewat radio");
      sg_log_test_add_volunteer (act, "Relawan");
    }
  g_assert_true (sg_act_do (act, &error));
}

/* All that a desk says of itself: each event by its name, each row by its key. */
static char *
describe (SgDesk *desk)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) events = sg_event_log_read_after (sg_desk_get_log (desk), 0, 1000, NULL);
  g_autoptr (GPtrArray) incidents = sg_desk_list_open (desk, NULL);
  g_autoptr (SgIncident) incident = sg_desk_find_incident (desk, "A", NULL);

  if (events == NULL || incidents == NULL || incident == NULL || incidents->len != 1)
    return NULL;

  for (guint i = 0; i < events->len; i++)
    {
      const SgEvent   *event = g_ptr_array_index (events, i);
      g_autofree char *text = sg_event_to_json (event);
      g_autoptr (SgEvent) same = sg_event_log_find (sg_desk_get_log (desk), &event->id, NULL);
      g_autofree char *again = same != NULL ? sg_event_to_json (same) : NULL;

      if (g_strcmp0 (text, again) != 0)
        return NULL;
      g_checksum_update (sum, (const guchar *) text, -1);
    }

  return g_strdup (g_checksum_get_string (sum));
}

/* Returns: whether the damage was said */
static gboolean
is_said (const char *path, const char *whole)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDesk) desk = sg_desk_open (path, &error);
  g_autoptr (SgLogFindings) findings = NULL;
  g_autofree char *now = NULL;

  if (desk != NULL)
    findings = sg_log_check (sg_desk_get_log (desk), NULL, &error);
  if (findings == NULL)
    {
      g_assert_true (g_error_matches (error, SG_ERROR, SG_ERROR_STORAGE) ||
                     g_error_matches (error, SG_ERROR, SG_ERROR_INVALID));
      g_assert_cmpstr (error->message, !=, "");
      return TRUE;
    }
  if (findings->n_faults > 0)
    return TRUE;

  now = describe (desk);
  g_assert_cmpstr (now, ==, whole);
  return FALSE;
}

static void
put (const char *path, const char *content, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  g_unlink (wal);
  g_unlink (path);
  g_assert_true (g_file_set_contents_full (path,
                                           content,
                                           (gssize) length,
                                           G_FILE_SET_CONTENTS_NONE,
                                           0600,
                                           &error));
}

/* A few bytes of one page, as a failing disk leaves them; or all of it. */
static void
damage (char *content, gsize length, GRand *rand)
{
  guint  page = (guint) g_rand_int_range (rand, 0, (gint32) (length / 4096));
  guint  start = (guint) g_rand_int_range (rand, 0, 4096);
  guint  n = g_rand_int_range (rand, 0, 4) == 0 ? 4096 : (guint) g_rand_int_range (rand, 1, 9);
  char  *first = content + page * 4096;
  gint32 with = g_rand_int_range (rand, 1, 256);

  for (guint i = start; i < MIN (start + n, 4096); i++)
    first[i] = (char) (first[i] ^ with);
}

static void
test_damaged_pages_are_told (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (119);
  g_autofree char *content = NULL;
  g_autofree char *whole = NULL;
  gsize            length;
  guint            said = 0;

  fill (&t, "damaged.db");
  whole = describe (t.desk);
  g_assert_nonnull (whole);
  g_clear_object (&t.desk);
  g_assert_true (g_file_get_contents (t.path, &content, &length, NULL));

  for (guint seed = 0; seed < SEEDS; seed++)
    {
      g_autofree char *bad = g_memdup2 (content, length);

      damage (bad, length, rand);
      put (t.path, bad, length);
      said += is_said (t.path, whole);
    }

  /* The rest hit bytes that mean nothing. */
  g_test_message ("%u of %d damages told, the others without effect", said, SEEDS);
  g_assert_cmpuint (said, >, SEEDS / 5);
}

static void
test_file_cut_short_is_told (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autofree char *content = NULL;
  g_autofree char *whole = NULL;
  gsize            length;

  fill (&t, "short.db");
  whole = describe (t.desk);
  g_clear_object (&t.desk);
  g_assert_true (g_file_get_contents (t.path, &content, &length, NULL));

  for (gsize left = 0; left < length; left += 1500 * SG_TEST_STRIDE)
    {
      put (t.path, content, left);
      if (!is_said (t.path, whole))
        g_error ("%" G_GSIZE_FORMAT " bytes of %" G_GSIZE_FORMAT " pass for whole", left, length);
    }
}

static void
assert_refused (const char *path, SgError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDesk) desk = sg_desk_open (path, &error);
  g_autoptr (SgDesk) reader = NULL;

  g_assert_null (desk);
  g_assert_error (error, SG_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, path));
  g_clear_error (&error);

  reader = sg_desk_open_to_read (path, &error);
  g_assert_null (reader);
  g_assert_error (error, SG_ERROR, (int) code);
}

static void
test_other_files_are_refused (void)
{
  g_autofree char *letter = sg_test_path ("letter.db");
  g_autofree char *missing = sg_test_path ("missing.db");
  g_autofree char *text = g_strnfill (8192, 'x');

  put (letter, text, 8192);
  assert_refused (letter, SG_ERROR_STORAGE, "not a database");
  assert_refused (missing, SG_ERROR_NOT_FOUND, "there is no desk");
}

static void
test_strange_database_is_left_alone (void)
{
  g_autofree char *path = sg_test_path ("strange.db");
  g_autoptr (SgDb) db = NULL;

  sg_log_test_run_sql (path, "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)");
  assert_refused (path, SG_ERROR_INVALID, "not the file of a desk");

  db = sg_db_test_open (path, 0);
  g_assert_cmpint (sg_db_test_number (db, "SELECT count(*) FROM sqlite_schema"), ==, 1);
  g_assert_cmpint (sg_db_test_number (db, "PRAGMA user_version"), ==, 0);
}

static void
test_file_of_a_newer_program_is_refused (void)
{
  g_auto (SgTestDesk) t = { 0 };

  fill (&t, "newer.db");
  g_clear_object (&t.desk);
  sg_log_test_run_sql (t.path, "PRAGMA user_version = 999");
  assert_refused (t.path, SG_ERROR_STORAGE, "newer Siaga");
}

static void
test_file_that_cannot_be_written_is_told (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }

  fill (&t, "closed.db");
  g_clear_object (&t.desk);
  g_assert_cmpint (g_chmod (t.path, 0400), ==, 0);
  t.desk = sg_desk_open (t.path, &error);
  g_assert_error (error, SG_ERROR, SG_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "cannot be written"));
}

static void
test_file_locked_by_another_is_told (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) other = NULL;
  g_autoptr (SgAct) act = NULL;

  fill (&t, "locked.db");
  other = sg_db_test_start ("--hold-gate", t.path);
  sg_db_test_await (other);
  sg_db_set_patience (sg_desk_get_db (t.desk), 5);
  g_assert_false (sg_log_test_open_incident (t.desk, "B", &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "another program is writing"));
  g_assert_nonnull (strstr (error->message, t.path));
  g_clear_error (&error);

  /* What is there can be read, and later it goes on. */
  sg_log_test_assert_clean (t.desk);
  sg_db_test_let_go (other);
  g_assert_true (sg_log_test_open_incident (t.desk, "B", &error));
  sg_log_test_assert_clean (t.desk);
}

static void
test_vanished_region_stops_no_call (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgLogIdentity identity;

  fill (&t, "regionless.db");
  identity = *sg_desk_get_identity (t.desk);
  identity.region = (char *) "/nowhere/jakarta";
  g_assert_true (sg_event_log_set_identity (sg_desk_get_log (t.desk), &identity, &error));
  sg_test_desk_reopen (&t);

  g_assert_null (sg_desk_get_gazetteer (t.desk, &error));
  g_assert_nonnull (strstr (error->message, "/nowhere/jakarta"));
  g_clear_error (&error);
  g_assert_null (sg_desk_get_router (t.desk, &error));
  g_assert_nonnull (strstr (error->message, "/nowhere/jakarta"));
  g_clear_error (&error);
  g_assert_true (sg_log_test_open_incident (t.desk, "B", &error));
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--hold-gate"))
    return hold_gate (argv[2]);

  sg_log_test_use_memory ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/log/damage/damaged-pages-are-told", test_damaged_pages_are_told);
  g_test_add_func ("/log/damage/file-cut-short-is-told", test_file_cut_short_is_told);
  g_test_add_func ("/log/damage/other-files-are-refused", test_other_files_are_refused);
  g_test_add_func ("/log/damage/strange-database-is-left-alone",
                   test_strange_database_is_left_alone);
  g_test_add_func ("/log/damage/file-of-a-newer-program-is-refused",
                   test_file_of_a_newer_program_is_refused);
  g_test_add_func ("/log/damage/file-that-cannot-be-written-is-told",
                   test_file_that_cannot_be_written_is_told);
  g_test_add_func ("/log/damage/file-locked-by-another-is-told",
                   test_file_locked_by_another_is_told);
  g_test_add_func ("/log/damage/vanished-region-stops-no-call", test_vanished_region_stops_no_call);

  return g_test_run ();
}
