/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two programs at one desk: one where an operator acts, one that brings in a lot. */

#define _GNU_SOURCE /* F_OFD_GETLK */

#include <fcntl.h>

#include "db/sg-db-upkeep.h"
#include "desk/sg-desk-watch.h"
#include "tests/desk/log/sg-log-test.h"

#define BATCH        50
#define BATCHES      30
#define SINGLES      150
#define WAITS        60
#define BATCHES_LATE 20

static gboolean
add_batch (SgDesk *desk, SgUuid *last, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);

  for (guint i = 0; i < BATCH; i++)
    *last = sg_log_test_add_volunteer (act, "Relawan");
  return sg_act_do (act, error);
}

static gboolean
add_single (SgDesk *desk, SgUuid *id, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);

  *id = sg_log_test_add_note (act, "A", "catatan");
  return sg_act_do (act, error);
}

/* ---- what the children do ---- */

static int
run_many (const char *path, gboolean (*add) (SgDesk *, SgUuid *, GError **), guint n)
{
  g_autoptr (SgDesk) desk = sg_log_test_open (path);
  g_autoptr (GError) error = NULL;

  sg_db_test_here ();
  for (guint i = 0; i < n; i++)
    {
      SgUuid id;

      add (desk, &id, &error);
      g_assert_no_error (error);
      sg_log_test_acknowledge (&id);
    }

  return 0;
}

/* Holds the gate until it is let go, and then comes back again and again, without a pause. */
static int
run_greedy (const char *path)
{
  g_autoptr (SgDesk) desk = sg_log_test_open (path);
  g_autoptr (SgDb) db = sg_db_test_open (path, 0);
  g_autoptr (SgDbTransaction) transaction = NULL;
  g_autoptr (GError) error = NULL;
  SgUuid id;

  transaction = sg_db_begin (db, &error);
  g_assert_no_error (error);
  sg_db_test_here ();
  g_clear_pointer (&transaction, sg_db_transaction_free);

  for (guint i = 0; i < BATCHES_LATE; i++)
    g_assert_true (add_batch (desk, &id, &error));
  return 0;
}

/* Until its reader is gone. */
static int
run_endless (const char *path)
{
  g_autoptr (SgDesk) desk = sg_log_test_open (path);
  g_autoptr (GError) error = NULL;
  GPollFD closed = { .fd = 0, .events = G_IO_IN };
  SgUuid  id;

  g_assert_cmpint (write (1, "!", 1), ==, 1);
  while (g_poll (&closed, 1, 0) == 0)
    g_assert_true (add_batch (desk, &id, &error));

  return 0;
}

/* ---- nothing is lost ---- */

static void
let_go (GSubprocess *child)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (child), NULL, &error);
  g_assert_no_error (error);
}

static void
assert_ended (GSubprocess *child)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
}

static void
open_desk (SgTestDesk *t, const char *name)
{
  g_autoptr (GError) error = NULL;

  sg_test_desk_open (t, name);
  g_assert_true (sg_log_test_open_incident (t->desk, "A", &error));
}

static void
test_two_writers_lose_nothing (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GArray) acknowledged = g_array_new (FALSE, FALSE, sizeof (SgUuid));
  g_autoptr (GSubprocess) single = NULL;
  g_autoptr (GSubprocess) bulk = NULL;

  open_desk (&t, "two.db");
  single = sg_db_test_start ("--single", t.path);
  bulk = sg_db_test_start ("--bulk", t.path);
  sg_db_test_await (single);
  sg_db_test_await (bulk);
  let_go (single);
  let_go (bulk);

  /* Looked at while both write: a moment of the file is whole. */
  sg_log_test_assert_clean (t.desk);
  g_assert_cmpuint (sg_log_test_hear (single, acknowledged, G_MAXUINT), ==, SINGLES);
  g_assert_cmpuint (sg_log_test_hear (bulk, acknowledged, G_MAXUINT), ==, BATCHES);
  assert_ended (single);
  assert_ended (bulk);

  for (guint i = 0; i < acknowledged->len; i++)
    sg_log_test_assert_has (t.desk, &g_array_index (acknowledged, SgUuid, i));
  g_assert_cmpint (sg_db_test_number (sg_desk_get_db (t.desk), "SELECT count(*) FROM event"),
                   ==,
                   1 + SINGLES + BATCHES * BATCH);
  sg_log_test_assert_clean (t.desk);
}

/* ---- who waits is next ---- */

static gpointer
add_single_in_thread (gpointer path)
{
  g_autoptr (SgDesk) desk = sg_log_test_open (path);
  g_autoptr (GError) error = NULL;
  SgUuid *id = g_new (SgUuid, 1);

  g_assert_true (add_single (desk, id, &error));
  return id;
}

/* Until somebody stands in front of the gate. */
static void
await_waiting (const char *path)
{
  g_autofree char *gate = g_strconcat (path, "-gate", NULL);
  int              fd = open (gate, O_RDWR | O_CLOEXEC);
  struct flock     first_byte = { 0 };

  g_assert_cmpint (fd, >=, 0);
  do
    {
      first_byte =
        (struct flock){ .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1 };
      g_assert_cmpint (fcntl (fd, F_OFD_GETLK, &first_byte), ==, 0);
      g_thread_yield ();
    }
  while (first_byte.l_type == F_UNLCK);
  close (fd);
}

static gint64
find_arrival (SgDesk *desk, const SgUuid *id)
{
  g_autofree char *text = sg_uuid_to_text (id);
  g_autoptr (GError) error = NULL;
  gint64 n;

  g_assert_true (sg_event_log_find_arrival (sg_desk_get_log (desk), text, &n, &error));
  return n;
}

static void
test_who_waits_is_next (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GSubprocess) greedy = NULL;
  g_autofree SgUuid *id = NULL;
  GThread           *thread;

  open_desk (&t, "next.db");
  greedy = sg_db_test_start ("--greedy", t.path);
  sg_db_test_await (greedy);
  thread = g_thread_new ("console", add_single_in_thread, t.path);
  await_waiting (t.path);
  sg_db_test_let_go (greedy);
  id = g_thread_join (thread);

  /* The one before it is the incident. */
  g_assert_cmpint (find_arrival (t.desk, id), ==, 2);
  g_assert_cmpint (sg_db_test_number (sg_desk_get_db (t.desk), "SELECT count(*) FROM event"),
                   ==,
                   2 + BATCHES_LATE * BATCH);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 difference = *(const gint64 *) a - *(const gint64 *) b;

  return difference < 0 ? -1 : difference > 0;
}

static void
tell_numbers (const char *what, GArray *numbers, double unit)
{
  g_array_sort (numbers, compare_numbers);
  g_test_message ("%s: median %.1f, 95 %% %.1f, most %.1f",
                  what,
                  (double) g_array_index (numbers, gint64, numbers->len / 2) / unit,
                  (double) g_array_index (numbers, gint64, numbers->len * 95 / 100) / unit,
                  (double) g_array_index (numbers, gint64, numbers->len - 1) / unit);
}

/* An operator acts beside a program that writes as fast as it can. Counted are the batches that
 * were committed from just before the action to its commit; one may slip in before the action
 * waits. */
static void
test_console_waits_for_one_batch (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) batches = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GSubprocess) endless = NULL;

  open_desk (&t, "wait.db");
  endless = sg_db_test_start ("--endless", t.path);
  sg_db_test_await (endless);
  for (guint i = 0; i < WAITS; i++)
    {
      gint64 before, n, usec;
      SgUuid id;

      g_assert_true (sg_event_log_get_last (sg_desk_get_log (t.desk), &before, &error));
      usec = g_get_monotonic_time ();
      g_assert_true (add_single (t.desk, &id, &error));
      usec = g_get_monotonic_time () - usec;
      n = (find_arrival (t.desk, &id) - before - 1) / BATCH;
      g_array_append_val (batches, n);
      g_array_append_val (waits, usec);
    }
  sg_db_test_let_go (endless);

  tell_numbers ("batches before an action", batches, 1);
  tell_numbers ("ms an action took", waits, 1000);
  g_assert_cmpint (g_array_index (batches, gint64, batches->len / 2), <=, 1);
  sg_log_test_assert_clean (t.desk);
}

/* ---- the news ---- */

typedef struct
{
  GHashTable *told; /* subject to how often */
  guint       in_a_turn;
  guint       most_in_a_turn;
} Ear;

static void
on_changed (SgDesk *desk, int kind, const SgUuid *subject, Ear *ear)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (ear->told, subject));

  g_hash_table_replace (ear->told,
                        g_memdup2 (subject, sizeof *subject),
                        GUINT_TO_POINTER (before + 1));
  ear->in_a_turn++;
  ear->most_in_a_turn = MAX (ear->most_in_a_turn, ear->in_a_turn);
}

static void
hear_until (GMainContext *context, Ear *ear, guint subjects)
{
  while (g_hash_table_size (ear->told) < subjects)
    {
      ear->in_a_turn = 0;
      g_main_context_iteration (context, TRUE);
    }
}

static void
test_news_of_another_program_is_told (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GHashTable) told = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, NULL);
  g_autoptr (GSubprocess) bulk = NULL;
  g_autoptr (GArray) acknowledged = g_array_new (FALSE, FALSE, sizeof (SgUuid));
  g_autoptr (SgDeskWatch) watch = NULL;
  Ear            ear = { told, 0, 0 };
  GHashTableIter iter;
  gpointer       times;

  open_desk (&t, "news.db");
  watch = sg_desk_watch_new (t.desk, context, &error);
  g_assert_no_error (error);
  g_signal_connect (t.desk, "changed", G_CALLBACK (on_changed), &ear);

  bulk = sg_db_test_start ("--bulk", t.path);
  sg_db_test_await (bulk);
  let_go (bulk);
  hear_until (context, &ear, BATCHES * BATCH);
  sg_log_test_hear (bulk, acknowledged, G_MAXUINT);
  assert_ended (bulk);

  g_assert_cmpuint (ear.most_in_a_turn, <=, SG_DESK_WATCH_MOST);
  g_hash_table_iter_init (&iter, told);
  while (g_hash_table_iter_next (&iter, NULL, &times))
    g_assert_cmpuint (GPOINTER_TO_UINT (times), ==, 1);
}

static void
test_news_is_told_once_for_a_subject (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GHashTable) told = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, NULL);
  g_autoptr (SgDesk) other = NULL;
  g_autoptr (SgDeskWatch) watch = NULL;
  g_autoptr (SgAct) act = NULL;
  Ear ear = { told, 0, 0 };

  open_desk (&t, "once.db");
  other = sg_log_test_open (t.path);
  watch = sg_desk_watch_new (t.desk, context, &error);
  g_signal_connect (t.desk, "changed", G_CALLBACK (on_changed), &ear);
  act = sg_act_new (other);
  for (guint i = 0; i < 5; i++)
    sg_log_test_add_note (act, "A", "catatan");
  g_assert_true (sg_act_do (act, &error));

  hear_until (context, &ear, 1);
  g_assert_cmpuint (ear.in_a_turn, ==, 1);
}

/* ---- the WAL ---- */

static void
test_upkeep_is_due (void)
{
  static const struct
  {
    gint64 second, bytes, written_at;
    int    due; /* -1 for nothing */
  } looks[] = {
    { 100, 0, 0, -1 },
    { 101, 4096, 1, -1 },
    { 102, 2 << 20, 2, SG_DB_CHECKPOINT_PASSIVE },
    { 103, 2 << 20, 2, -1 }, /* nothing new */
    { 104, 2 << 20, 3, -1 }, /* a moment ago */
    { 107, 2 << 20, 3, SG_DB_CHECKPOINT_PASSIVE },
    { 163, 2 << 20, 3, -1 },
    { 164, 2 << 20, 3, SG_DB_CHECKPOINT_TRUNCATE },
    { 165, 2 << 20, 3, -1 }, /* somebody read; not at once again */
    { 224, 2 << 20, 3, SG_DB_CHECKPOINT_TRUNCATE },
    { 225, 0, 4, -1 },
    { 400, 0, 4, -1 },
  };
  SgDbUpkeep upkeep = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      SgDbCheckpoint how = SG_DB_CHECKPOINT_PASSIVE;
      gboolean       due = sg_db_upkeep_is_due (&upkeep,
                                          looks[i].bytes,
                                          looks[i].written_at,
                                          looks[i].second * G_USEC_PER_SEC,
                                          &how);

      g_assert_cmpint (due ? (int) how : -1, ==, looks[i].due);
    }
}

/* Brought over by the watch's thread, the WAL is written from its start again. */
static void
test_watch_keeps_the_wal_short (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (SgDeskWatch) watch = NULL;
  SgUuid id;
  gint64 before = -1;

  open_desk (&t, "wal.db");
  while (sg_db_get_wal_bytes (sg_desk_get_db (t.desk)) <= SG_DB_WAL_LONG)
    g_assert_true (add_batch (t.desk, &id, &error));

  watch = sg_desk_watch_new (t.desk, context, &error);
  while (sg_db_get_wal_bytes (sg_desk_get_db (t.desk)) > before)
    {
      before = sg_db_get_wal_bytes (sg_desk_get_db (t.desk));
      g_main_context_iteration (context, TRUE);
      g_assert_true (add_batch (t.desk, &id, &error));
    }

  g_assert_cmpint (before, <, 8 * SG_DB_WAL_LONG);
  sg_log_test_assert_clean (t.desk);
}

static int
run_role (const char *role, const char *path)
{
  if (g_str_equal (role, "--single"))
    return run_many (path, add_single, SINGLES);
  if (g_str_equal (role, "--bulk"))
    return run_many (path, add_batch, BATCHES);

  return g_str_equal (role, "--greedy") ? run_greedy (path) : run_endless (path);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_has_prefix (argv[1], "--"))
    return run_role (argv[1], argv[2]);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/log/two/two-writers-lose-nothing", test_two_writers_lose_nothing);
  g_test_add_func ("/log/two/who-waits-is-next", test_who_waits_is_next);
  g_test_add_func ("/log/two/console-waits-for-one-batch", test_console_waits_for_one_batch);
  g_test_add_func ("/log/two/news-of-another-program-is-told",
                   test_news_of_another_program_is_told);
  g_test_add_func ("/log/two/news-is-told-once-for-a-subject",
                   test_news_is_told_once_for_a_subject);
  g_test_add_func ("/log/two/upkeep-is-due", test_upkeep_is_due);
  g_test_add_func ("/log/two/watch-keeps-the-wal-short", test_watch_keeps_the_wal_short);

  return g_test_run ();
}
