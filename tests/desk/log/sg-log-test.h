/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of a desk's log share: small actions, and whether the file is what it should be.
 */

#pragma once

#include "desk/log/sg-log-check.h"
#include "desk/log/sg-row.h"
#include "tests/db/sg-db-test.h"
#include "tests/desk/sg-test-desk.h"

static inline SgDesk *
sg_log_test_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  SgDesk *desk = sg_desk_open (path, &error);

  g_assert_no_error (error);
  sg_desk_set_person (desk, "local:tester");
  return desk;
}

/* Opens the incident that is named so in every process of a test. */
static inline gboolean
sg_log_test_open_incident (SgDesk *desk, const char *number, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);
  SgBody *body = sg_body_new ();
  SgUuid  id = sg_uuid_from_name (number);

  sg_body_text (body, "number", number);
  sg_body_text (body, "source", "tel119");
  sg_act_add (act, "incident.opened@1", &id, body);
  return sg_act_do (act, error);
}

static inline SgUuid
sg_log_test_add_note (SgAct *act, const char *number, const char *text)
{
  SgBody *body = sg_body_new ();
  SgUuid  id = sg_uuid_from_name (number);

  sg_body_text (body, "text", text);
  return sg_act_add (act, "incident.noted@1", &id, body);
}

static inline SgUuid
sg_log_test_add_volunteer (SgAct *act, const char *name)
{
  SgBody *body = sg_body_new ();
  SgUuid  id = sg_act_new_id (act);

  sg_body_text (body, "name", name);
  sg_body_text (body, "phone", "+6281100000000");
  return sg_act_add (act, "volunteer.registered@1", &id, body);
}

static inline void
sg_log_test_assert_clean (SgDesk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgLogFindings) findings = sg_log_check (sg_desk_get_log (desk), NULL, &error);

  g_assert_no_error (error);
  if (findings->n_faults > 0)
    g_error ("%s", (char *) g_ptr_array_index (findings->faults, 0));
}

static inline void
sg_log_test_assert_has (SgDesk *desk, const SgUuid *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgEvent) event = sg_event_log_find (sg_desk_get_log (desk), id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (event);
}

/* What no program of ours would do. */
static inline void
sg_log_test_run_sql (const char *path, const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

/* In a child: says on the pipe that the event is on the disk. */
static inline void
sg_log_test_acknowledge (const SgUuid *id)
{
  g_assert_cmpint (write (1, id->bytes, SG_UUID_BYTES), ==, SG_UUID_BYTES);
}

/* Reads what a child acknowledged, at most @most events, until it ends. */
static inline guint
sg_log_test_hear (GSubprocess *child, GArray *acknowledged, guint most)
{
  GInputStream *pipe = g_subprocess_get_stdout_pipe (child);
  guint         heard = 0;
  gsize         length = SG_UUID_BYTES;
  SgUuid        id;

  while (heard < most && length == SG_UUID_BYTES)
    {
      g_assert_true (g_input_stream_read_all (pipe, id.bytes, SG_UUID_BYTES, &length, NULL, NULL));
      if (length < SG_UUID_BYTES)
        break;
      g_array_append_val (acknowledged, id);
      heard++;
    }

  return heard;
}

/* What is synced is not what these tests are about; a disk in memory makes them quick. */
static inline void
sg_log_test_use_memory (void)
{
  if (access ("/dev/shm", R_OK | W_OK | X_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
}
