/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <unistd.h>

#include "db/sg-db-bell.h"
#include "db/sg-db.h"
#include "tests/db/sg-db-test.h"

static SgDbBell *
new_bell (SgDb *db)
{
  g_autoptr (GError) error = NULL;
  SgDbBell *bell = sg_db_bell_new (db, &error);

  g_assert_no_error (error);
  return bell;
}

/* The other process: commits and rings. */
static int
ring_once (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = sg_db_test_open (path, 0);
  g_autoptr (SgDbBell) bell = new_bell (db);

  sg_db_test_add (db, "other", &error);
  g_assert_no_error (error);
  sg_db_bell_ring (bell);

  return 0;
}

/* The other process: has a bell, and dies without taking it down. */
static int
die_with_bell (const char *path)
{
  g_autoptr (SgDb) db = sg_db_test_open (path, 0);

  new_bell (db);
  _exit (0);
}

static guint
count_bells (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "siaga", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *inner = g_build_filename (folder, g_dir_read_name (dir), NULL);
  guint            count = 0;

  g_clear_pointer (&dir, g_dir_close);
  dir = g_dir_open (inner, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    count++;

  return count;
}

static void
on_rang (gpointer user_data)
{
  g_main_loop_quit (user_data);
}

static void
test_another_process_is_heard_after_its_commit (void)
{
  g_autofree char *path = sg_test_path ("desk.db");
  g_autoptr (SgDb) db = sg_db_test_new (path);
  g_autoptr (SgDbBell) bell = new_bell (db);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GSubprocess) other = NULL;

  /* Longer than the name of a socket can be. */
  g_assert_cmpuint (strlen (g_get_user_runtime_dir ()), >, 80);

  sg_db_bell_listen (bell, on_rang, loop);
  other = sg_db_test_start ("--ring-once", path);
  g_main_loop_run (loop);
  g_assert_cmpint (sg_db_test_count (db), ==, 1);
  sg_db_test_let_go (other);
}

static void
test_bell_rings_for_others_only (void)
{
  g_autofree char *path = sg_test_path ("desk.db");
  g_autoptr (SgDb) db = sg_db_test_new (path);
  g_autoptr (SgDbBell) mine = new_bell (db);
  g_autoptr (SgDbBell) other = new_bell (db);

  sg_db_bell_ring (mine);
  sg_db_bell_ring (mine);
  g_assert_false (sg_db_bell_hush (mine));
  g_assert_true (sg_db_bell_hush (other));
  g_assert_false (sg_db_bell_hush (other));
}

static void
test_another_file_is_not_heard (void)
{
  g_autofree char *path = sg_test_path ("desk.db");
  g_autofree char *other_path = sg_test_path ("other.db");
  g_autoptr (SgDb) db = sg_db_test_new (path);
  g_autoptr (SgDb) other_db = sg_db_test_new (other_path);
  g_autoptr (SgDbBell) bell = new_bell (db);
  g_autoptr (SgDbBell) other = new_bell (other_db);

  sg_db_bell_ring (other);
  g_assert_false (sg_db_bell_hush (bell));
}

static void
test_bell_of_a_dead_process_is_removed (void)
{
  g_autofree char *path = sg_test_path ("desk.db");
  g_autoptr (SgDb) db = sg_db_test_new (path);
  g_autoptr (SgDbBell) bell = new_bell (db);
  g_autoptr (GSubprocess) other = sg_db_test_start ("--die-with-bell", path);

  sg_db_test_let_go (other);
  g_assert_cmpuint (count_bells (), ==, 2);
  sg_db_bell_ring (bell);
  g_assert_cmpuint (count_bells (), ==, 1);
  g_clear_pointer (&bell, sg_db_bell_free);
  g_assert_cmpuint (count_bells (), ==, 0);
}

/* The others may be stopped, or busy for a long time. */
static void
test_ringing_never_waits (void)
{
  g_autofree char *path = sg_test_path ("desk.db");
  g_autoptr (SgDb) db = sg_db_test_new (path);
  g_autoptr (SgDbBell) mine = new_bell (db);
  g_autoptr (SgDbBell) deaf = new_bell (db);

  for (int i = 0; i < 5000; i++)
    sg_db_bell_ring (mine);

  g_assert_true (sg_db_bell_hush (deaf));
  sg_db_bell_ring (NULL);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--ring-once"))
    return ring_once (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "--die-with-bell"))
    return die_with_bell (argv[2]);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/db/bell/another-process-is-heard-after-its-commit",
                   test_another_process_is_heard_after_its_commit);
  g_test_add_func ("/db/bell/bell-rings-for-others-only", test_bell_rings_for_others_only);
  g_test_add_func ("/db/bell/another-file-is-not-heard", test_another_file_is_not_heard);
  g_test_add_func ("/db/bell/bell-of-a-dead-process-is-removed",
                   test_bell_of_a_dead_process_is_removed);
  g_test_add_func ("/db/bell/ringing-never-waits", test_ringing_never_waits);

  return g_test_run ();
}
