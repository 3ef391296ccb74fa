/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Callers tell what nobody else may read, so the file is the user's alone and is gone when there is
 * nothing in it. Each console at a desk has a file of its own, which it locks: two of them never
 * write over each other, and after a crash each takes one that nobody holds. A disk may take long
 * over it, so it is written in a thread, one state after the other. */

#define G_LOG_DOMAIN "siaga-drafts"

#include "config.h"

#include "console/call/sg-draft-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "common/sg-json.h"

#define CONSOLES_MOST 16
#define BYTES_MOST    (1 << 20)

struct _SgDraftFile
{
  char        *path; /* NULL when there is no place for one */
  int          lock;
  GThreadPool *writer; /* of one thread */
};

/* In the thread. */
static void
write_file (gpointer item, gpointer user_data)
{
  const char      *path = user_data;
  g_autofree char *text = item;
  g_autoptr (GError) error = NULL;

  if (*text == '\0')
    {
      if (g_unlink (path) != 0 && errno != ENOENT)
        g_message ("%s: %s", path, g_strerror (errno));
      return;
    }

  if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_message ("what is typed would not outlive a crash: %s", error->message);
}

static int
lock_file (const char *path)
{
  g_autofree char *name = g_strconcat (path, ".lock", NULL);
  int              lock = g_open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (lock >= 0 && flock (lock, LOCK_EX | LOCK_NB) != 0)
    {
      close (lock);
      lock = -1;
    }

  return lock;
}

/**
 * sg_draft_file_open:
 * @desk_path: of the desk's file
 *
 * Never fails: without a place to write to, nothing is kept, and a message says so.
 */
SgDraftFile *
sg_draft_file_open (const char *desk_path)
{
  SgDraftFile     *self = g_new0 (SgDraftFile, 1);
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "siaga", NULL);
  g_autofree char *whole = g_canonicalize_filename (desk_path, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);

  self->lock = -1;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_message ("%s: %s", folder, g_strerror (errno));

  for (guint i = 0; i < CONSOLES_MOST && self->lock < 0; i++)
    {
      g_free (self->path);
      self->path = g_strdup_printf ("%s/call-%.16s-%u.json", folder, sum, i);
      self->lock = lock_file (self->path);
    }

  if (self->lock < 0)
    g_clear_pointer (&self->path, g_free);
  else
    self->writer = g_thread_pool_new (write_file, self->path, 1, TRUE, NULL);

  return self;
}

/**
 * sg_draft_file_free:
 *
 * Waits until the last state is written.
 */
void
sg_draft_file_free (SgDraftFile *self)
{
  if (self == NULL)
    return;

  if (self->writer != NULL)
    g_thread_pool_free (self->writer, FALSE, TRUE);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->path);
  g_free (self);
}

/* A file that was damaged has nothing to tell. */
static JsonArray *
find_drafts (JsonNode *root)
{
  JsonNode *node = NULL;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    node = json_object_get_member (json_node_get_object (root), "drafts");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * sg_draft_file_read:
 *
 * Returns: (transfer full) (element-type SgCallDraft): what an earlier console left behind; the
 *   first one was on the screen
 */
GPtrArray *
sg_draft_file_read (SgDraftFile *self)
{
  GPtrArray       *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_call_draft_free);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *array;

  if (self->path == NULL || !g_file_get_contents (self->path, &text, NULL, NULL))
    return drafts;

  root = sg_json_parse (text, BYTES_MOST, NULL);
  array = find_drafts (root);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      g_ptr_array_add (drafts, sg_call_draft_from_json (json_array_get_object_element (array, i)));

  return drafts;
}

/**
 * sg_draft_file_write:
 * @drafts: (element-type SgCallDraft): all there are; without one the file is removed
 */
void
sg_draft_file_write (SgDraftFile *self, GPtrArray *drafts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->writer == NULL)
    return;

  for (guint i = 0; i < drafts->len; i++)
    {
      g_autofree char *json = sg_call_draft_to_json (g_ptr_array_index (drafts, i));

      g_string_append_printf (text, "%s%s", i == 0 ? "{\"drafts\":[" : ",", json);
    }
  if (drafts->len > 0)
    g_string_append (text, "]}");

  g_thread_pool_push (self->writer, g_strdup (text->str), NULL);
}
