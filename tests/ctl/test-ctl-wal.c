/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Short commands beside an open console: the WAL does not grow for ever. */

#include <gio/gio.h>

#include "db/sg-db-upkeep.h"
#include "tests/desk/sg-test-desk.h"

static void
set_something (const char *path, guint value)
{
  g_autofree char *line =
    g_strdup_printf ("%s desk set %s ack_s %u", g_getenv ("SIAGACTL"), path, 60 + value % 2);
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (line, NULL, &err, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (err, ==, "");
  g_assert_cmpint (status, ==, 0);
}

static void
grow_wal (SgTestDesk *t)
{
  g_autofree char *long_text = g_strnfill (3000, 'x');
  g_autoptr (GError) error = NULL;

  for (guint i = 0; sg_db_get_wal_bytes (sg_desk_get_db (t->desk)) <= SG_DB_WAL_LONG; i++)
    {
      g_autofree char *number = g_strdup_printf ("A-%u", i);
      g_autoptr (SgAct) act = sg_act_new (t->desk);
      SgBody *body = sg_body_new ();
      SgUuid  id = sg_act_new_id (act);

      sg_body_text (body, "number", number);
      sg_body_text (body, "source", "tel119");
      sg_body_text (body, "text", long_text);
      sg_act_add (act, "incident.opened@1", &id, body);
      sg_act_do (act, &error);
      g_assert_no_error (error);
    }
}

static void
test_short_commands_keep_the_wal_short (void)
{
  g_auto (SgTestDesk) t = { 0 };
  gint64 longest;

  sg_test_desk_open (&t, "short.db");
  grow_wal (&t);
  set_something (t.path, 0);
  longest = sg_db_get_wal_bytes (sg_desk_get_db (t.desk));

  for (guint i = 1; i <= 10; i++)
    set_something (t.path, i);
  g_assert_cmpint (sg_db_get_wal_bytes (sg_desk_get_db (t.desk)), ==, longest);
}

static void
test_checkpointer_is_left_alone (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 before;

  sg_test_desk_open (&t, "daemon.db");
  grow_wal (&t);
  g_assert_true (sg_db_become_checkpointer (sg_desk_get_db (t.desk), &error));
  set_something (t.path, 0);
  before = sg_db_get_wal_bytes (sg_desk_get_db (t.desk));
  set_something (t.path, 1);

  g_assert_cmpint (sg_db_get_wal_bytes (sg_desk_get_db (t.desk)), >, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/ctl/wal/short-commands-keep-the-wal-short",
                   test_short_commands_keep_the_wal_short);
  g_test_add_func ("/ctl/wal/checkpointer-is-left-alone", test_checkpointer_is_left_alone);

  return g_test_run ();
}
