/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program that is killed while it records, again and again on one file. */

#include <signal.h>

#include "db/sg-db-wal.h"
#include "tests/desk/log/sg-log-test.h"

#define KILLS           (200 / SG_TEST_STRIDE)
#define FULL_CHECK      20 /* each so many kills, and at the end */
#define ACTS_A_LIFE     24
#define MOST_DELAY_USEC 3000

/* The program: a note, now and then a whole batch, a unit and a checkpoint, for ever. */
static int
record_for_ever (const char *path)
{
  g_autoptr (SgDesk) desk = sg_log_test_open (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *number = g_strdup_printf ("K%d", (int) getpid ());

  if (!sg_log_test_open_incident (desk, number, &error))
    return 1;
  for (guint i = 0;; i++)
    {
      g_autoptr (SgAct) act = sg_act_new (desk);
      SgUuid ids[2];

      ids[0] = sg_log_test_add_note (act, number, "catatan");
      ids[1] = sg_log_test_add_volunteer (act, "Relawan");
      for (guint n = 0; i % 5 == 0 && n < 10; n++)
        sg_log_test_add_volunteer (act, "Relawan");
      if (!sg_act_do (act, &error) ||
          (i % 7 == 0 &&
           !sg_db_checkpoint (sg_desk_get_db (desk), SG_DB_CHECKPOINT_TRUNCATE, &error)))
        return 1;

      sg_log_test_acknowledge (&ids[0]);
      sg_log_test_acknowledge (&ids[1]);
    }

  return 0;
}

static void
kill_once (const char *path, GRand *rand, GArray *acknowledged)
{
  g_autoptr (GSubprocess) child = sg_db_test_start ("--record", path);
  guint acts = (guint) g_rand_int_range (rand, 0, ACTS_A_LIFE);

  sg_log_test_hear (child, acknowledged, 2 * acts);

  /* No wait for anything: the moment is what is tried. */
  g_usleep ((gulong) g_rand_int_range (rand, 0, MOST_DELAY_USEC));
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);
  sg_log_test_hear (child, acknowledged, G_MAXUINT);
}

static gint64
read_seq (SgDesk *desk)
{
  return sg_db_test_number (sg_desk_get_db (desk), "SELECT seq FROM desk");
}

/* The newest @last of what was acknowledged, and that the head counts all events. */
static void
assert_kept (const char *path, GArray *acknowledged, guint last)
{
  g_autoptr (SgDesk) desk = sg_log_test_open (path);
  guint first = acknowledged->len > last ? acknowledged->len - last : 0;

  for (guint i = first; i < acknowledged->len; i++)
    sg_log_test_assert_has (desk, &g_array_index (acknowledged, SgUuid, i));

  g_assert_cmpint (read_seq (desk),
                   ==,
                   sg_db_test_number (sg_desk_get_db (desk), "SELECT count(*) FROM event"));
}

static void
assert_clean (const char *path)
{
  g_autoptr (SgDesk) desk = sg_log_test_open (path);

  sg_log_test_assert_clean (desk);
}

static void
test_kills_lose_nothing (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GArray) acknowledged = g_array_new (FALSE, FALSE, sizeof (SgUuid));
  g_autoptr (GRand) rand = g_rand_new_with_seed (119);
  gint64 began = g_get_monotonic_time ();

  sg_test_desk_open (&t, "kill.db");
  g_clear_object (&t.desk);

  for (guint i = 1; i <= KILLS; i++)
    {
      guint before = acknowledged->len;

      kill_once (t.path, rand, acknowledged);
      assert_kept (t.path, acknowledged, acknowledged->len - before + 50);
      if (i % FULL_CHECK == 0)
        assert_clean (t.path);
    }

  assert_kept (t.path, acknowledged, G_MAXUINT);
  t.desk = sg_log_test_open (t.path);
  g_assert_cmpint (read_seq (t.desk), >=, acknowledged->len);
  g_test_message ("%d kills in %.1f s: %u events acknowledged, %" G_GINT64_FORMAT " there",
                  KILLS,
                  (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC,
                  acknowledged->len,
                  read_seq (t.desk));
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--record"))
    return record_for_ever (argv[2]);

  sg_log_test_use_memory ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/log/kill/kills-lose-nothing", test_kills_lose_nothing);

  return g_test_run ();
}
