/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A desk on a disk that fails at every call in turn, loses its power, or comes back damaged. What a
 * person was told is recorded is there afterwards, and what is wrong is said in words. */

#include <glib/gstdio.h>
#include <string.h>

#include "common/sg-error.h"
#include "db/sg-db-wal.h"
#include "tests/db/sg-test-vfs.h"
#include "tests/desk/log/sg-log-test.h"

#define SEEDS (300 / SG_TEST_STRIDE)

/* More than a round has, so that in some of them the power stays. */
#define CALLS_A_ROUND 320

/* What one round of the program did. */
typedef struct
{
  char   *path;
  gint64  now;
  GArray *acknowledged; /* names of events */
  guint   refused;
  GError *last; /* of the disk */
} Round;

static Round *
round_new (const char *folder)
{
  Round           *self = g_new0 (Round, 1);
  g_autofree char *parent = sg_test_path (folder);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  self->path = g_build_filename (parent, "desk.db", NULL);
  self->now = SG_TEST_NOW;
  self->acknowledged = g_array_new (FALSE, FALSE, sizeof (SgUuid));

  return self;
}

static void
round_free (Round *self)
{
  sg_test_remove_beside (self->path);
  g_free (self->path);
  g_array_unref (self->acknowledged);
  g_clear_error (&self->last);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Round, round_free)

static gint64
read_round_clock (gpointer user_data)
{
  Round *self = user_data;

  return self->now += G_USEC_PER_SEC;
}

/* ---- a desk that begins each round ---- */

static SgBody *
task_body (const char *name, const char *value)
{
  SgBody *body = sg_body_new ();
  SgUuid  task = sg_uuid_from_name ("task:1");

  sg_body_uuid (body, "task", &task);
  sg_body_text (body, name, value);
  return body;
}

static void
add_request (SgAct *act)
{
  SgBody *body = task_body ("kind", "ambulance");
  SgUuid  incident = sg_uuid_from_name ("A");
  SgUuid  unit = sg_uuid_from_name ("unit:1");

  sg_body_uuid (body, "responder", &unit);
  sg_body_text (body, "role", "patient");
  sg_act_add (act, "task.requested@1", &incident, body);
}

static GBytes *
make_template (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgAct) act = NULL;
  char *content;
  gsize length;

  sg_test_desk_open (&t, "template.db");
  g_assert_true (sg_log_test_open_incident (t.desk, "A", &error));
  act = sg_act_new (t.desk);
  add_request (act);
  for (guint i = 0; i < 20; i++)
    {
      sg_log_test_add_note (act, "A", "Kondisi pasien dilaporkan lewat radio");
      sg_log_test_add_volunteer (act, "Relawan");
    }
  g_assert_true (sg_act_do (act, &error));
  g_clear_object (&t.desk);

  g_assert_true (g_file_get_contents (t.path, &content, &length, &error));
  sg_test_remove_beside (t.path);
  return g_bytes_new_take (content, length);
}

static void
put_file (const char *path, GBytes *content)
{
  g_autoptr (GError) error = NULL;
  gsize       length;
  const char *bytes = g_bytes_get_data (content, &length);

  g_assert_true (g_file_set_contents_full (path,
                                           bytes,
                                           (gssize) length,
                                           G_FILE_SET_CONTENTS_NONE,
                                           0600,
                                           &error));
}

/* ---- what a round does ---- */

static gboolean
note_result (Round *self, gboolean done, GError **error)
{
  if (done)
    return TRUE;

  /* What cannot follow because something before it was refused is not news of the disk. */
  if (!g_error_matches (*error, SG_ERROR, SG_ERROR_STALE))
    {
      g_assert_error (*error, SG_ERROR, SG_ERROR_STORAGE);
      g_assert_nonnull (strstr ((*error)->message, "desk.db"));
      g_clear_error (&self->last);
      self->last = g_error_copy (*error);
    }
  g_assert_true (self->last != NULL);
  g_clear_error (error);
  self->refused++;

  return FALSE;
}

static SgUuid
add_step (SgAct *act, guint step)
{
  static const char *const states[] = { "en_route", "on_scene", "transporting", "at_hospital" };
  SgUuid                   incident = sg_uuid_from_name ("A");
  SgUuid                   unit = sg_uuid_from_name ("unit:1");
  SgBody                  *body = sg_body_new ();

  sg_body_text (body, "readiness", step % 2 == 0 ? "ready" : "not_ready");
  sg_act_add (act, "unit.readied@1", &unit, body);
  if (step == 0)
    return sg_act_add (act, "task.answered@1", &incident, task_body ("answer", "accepted"));
  if (step <= G_N_ELEMENTS (states))
    return sg_act_add (act, "task.progressed@1", &incident, task_body ("state", states[step - 1]));

  return step % 2 == 0 ? sg_log_test_add_note (act, "A", "catatan")
                       : sg_log_test_add_volunteer (act, "Relawan");
}

static void
record (Round *self, SgDesk *desk)
{
  g_autoptr (GError) error = NULL;

  for (guint step = 0; step < 9; step++)
    {
      g_autoptr (SgAct) act = sg_act_new (desk);
      SgUuid id = add_step (act, step);

      if (note_result (self, sg_act_do (act, &error), &error))
        g_array_append_val (self->acknowledged, id);
      if (step % 3 == 2)
        note_result (
          self,
          sg_db_checkpoint (sg_desk_get_db (desk),
                            step == 5 ? SG_DB_CHECKPOINT_TRUNCATE : SG_DB_CHECKPOINT_PASSIVE,
                            &error),
          &error);
    }
}

/* Opens the desk and works; after a fault it goes on as if nothing was. */
static void
run_round (Round *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDesk) desk = sg_desk_open (self->path, &error);

  if (!note_result (self, desk != NULL, &error))
    return;

  sg_desk_set_clock (desk, read_round_clock, self);
  record (self, desk);
}

/* @path is the file of the round, or what was left of it. */
static void
assert_kept (Round *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDesk) desk = sg_log_test_open (path);
  g_autoptr (SgAct) act = NULL;

  for (guint i = 0; i < self->acknowledged->len; i++)
    sg_log_test_assert_has (desk, &g_array_index (self->acknowledged, SgUuid, i));

  act = sg_act_new (desk);
  sg_log_test_add_note (act, "A", "setelahnya");
  sg_act_do (act, &error);
  g_assert_no_error (error);
  sg_log_test_assert_clean (desk);
}

/* ---- every call fails ---- */

/* Returns: whether there were @nth such calls */
static gboolean
fail_one_call (GBytes *template, guint fault, guint nth)
{
  g_autoptr (Round) round = round_new ("live");
  g_autoptr (SgTestVfs) disk = sg_test_vfs_new ();
  gboolean failed;

  put_file (round->path, template);
  sg_test_vfs_fail_so (disk, fault, nth);
  run_round (round);
  failed = sg_test_vfs_has_failed (disk);
  sg_test_vfs_heal (disk);

  if (round->last != NULL)
    g_assert_nonnull (strstr (round->last->message, sg_test_vfs_faults[fault].words));
  else
    g_assert_cmpuint (round->acknowledged->len, ==, 9);
  assert_kept (round, round->path);

  return failed;
}

static void
test_every_call_fails_in_turn (void)
{
  g_autoptr (GBytes) template = make_template ();

  for (guint i = 0; i < SG_TEST_VFS_N_FAULTS; i++)
    {
      guint nth = 1;

      while (fail_one_call (template, i, nth))
        nth += SG_TEST_STRIDE;

      g_test_message ("%s: %u calls", sg_test_vfs_faults[i].name, nth - 1);
      g_assert_cmpuint (nth, >, 1);
    }
}

/* The handle that could not rebuild goes on, and writes into the real tables. */
static gboolean
fail_rebuild (GBytes *template, guint nth)
{
  g_autoptr (Round) round = round_new ("live");
  g_autoptr (SgTestVfs) disk = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDesk) desk = NULL;
  g_autoptr (SgAct) act = NULL;
  g_autoptr (SgLogFindings) findings = NULL;
  gboolean failed;

  put_file (round->path, template);
  sg_log_test_run_sql (round->path, "UPDATE incident SET number = 'B'; DELETE FROM task");
  disk = sg_test_vfs_new ();
  desk = sg_log_test_open (round->path);
  sg_test_vfs_fail (disk, SG_TEST_VFS_WRITE, nth, SQLITE_FULL, TRUE);
  findings = sg_log_rebuild (sg_desk_get_log (desk), NULL, &error);
  failed = sg_test_vfs_has_failed (disk);
  sg_test_vfs_heal (disk);
  if (findings == NULL)
    g_assert_error (error, SG_ERROR, SG_ERROR_STORAGE);
  g_clear_error (&error);

  act = sg_act_new (desk);
  sg_log_test_add_note (act, "A", "setelahnya");
  g_assert_true (sg_act_do (act, &error));
  g_clear_object (&desk);

  /* The incident was folded anew by the note; the rest waits for a rebuild that succeeds. */
  desk = sg_log_test_open (round->path);
  sg_log_test_assert_clean (desk);
  g_clear_object (&desk);

  return failed;
}

static void
test_failed_rebuild_hides_nothing (void)
{
  g_autoptr (GBytes) template = make_template ();
  guint nth = 1;

  while (fail_rebuild (template, nth))
    nth += SG_TEST_STRIDE;

  g_test_message ("rebuild: %u calls", nth - 1);
  g_assert_cmpuint (nth, >, 1);
}

/* ---- power cuts ---- */

static gboolean
cut_power_once (GBytes *template, guint seed, guint nth, guint *acknowledged)
{
  g_autoptr (Round) live = round_new ("live");
  g_autoptr (Round) after = round_new ("after");
  g_autofree char *folder = g_path_get_dirname (after->path);
  g_autoptr (SgTestVfs) disk = NULL;
  gboolean was_cut;

  put_file (live->path, template);
  disk = sg_test_vfs_new ();
  sg_test_vfs_cut_power (disk, nth);
  run_round (live);
  was_cut = sg_test_vfs_has_failed (disk);
  sg_test_vfs_write_survivors (disk, seed, folder);
  sg_test_vfs_heal (disk);

  *acknowledged += live->acknowledged->len;
  assert_kept (live, after->path);

  return was_cut;
}

static void
test_power_cuts_lose_nothing (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (119);
  g_autoptr (GBytes) template = make_template ();
  guint cuts = 0, acknowledged = 0;

  for (guint seed = 1; seed <= SEEDS; seed++)
    cuts += cut_power_once (template,
                            seed,
                            (guint) g_rand_int_range (rand, 1, CALLS_A_ROUND),
                            &acknowledged);

  g_test_message ("%u cuts in %d rounds, %u events kept", cuts, SEEDS, acknowledged);
  g_assert_cmpuint (cuts, >, SEEDS / 3);
  g_assert_cmpuint (cuts, <, SEEDS);
}

int
main (int argc, char *argv[])
{
  /* What is synced is decided by the test's own disk; the files under it may lie in memory. */
  sg_log_test_use_memory ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/log/torture/every-call-fails-in-turn", test_every_call_fails_in_turn);
  g_test_add_func ("/log/torture/failed-rebuild-hides-nothing", test_failed_rebuild_hides_nothing);
  g_test_add_func ("/log/torture/power-cuts-lose-nothing", test_power_cuts_lose_nothing);

  return g_test_run ();
}
