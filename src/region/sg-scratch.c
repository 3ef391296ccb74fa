/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The new folder is made beside the one it replaces, so that both are on one file system and the
 * kernel can exchange them in one step. Its name holds the process that writes it: what a killed
 * process has left is removed by the next one that makes the same folder. */

#define _GNU_SOURCE /* renameat2 () */

#include "config.h"

#include "region/sg-scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "common/sg-error.h"
#include "region/sg-region.h"

#define SUFFIX ".importing-"

struct _SgScratch
{
  char    *target;
  char    *path;
  gboolean committed;
};

/* A region's folder is flat, so this removes one and cannot wander off. */
static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }

  g_rmdir (path);
}

static gboolean
is_abandoned (const char *name, const char *prefix)
{
  gint64 process;

  if (!g_str_has_prefix (name, prefix))
    return FALSE;

  process = g_ascii_strtoll (name + strlen (prefix), NULL, 10);

  return process > 0 && kill ((pid_t) process, 0) != 0 && errno == ESRCH;
}

static void
remove_abandoned (const char *target)
{
  g_autofree char *parent = g_path_get_dirname (target);
  g_autofree char *base = g_path_get_basename (target);
  g_autofree char *prefix = g_strconcat (base, SUFFIX, NULL);
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_abandoned (name, prefix))
      {
        g_autofree char *path = g_build_filename (parent, name, NULL);

        remove_folder (path);
      }
}

/* What is replaced must be a region or empty: nobody's other folder is ever removed. */
static gboolean
may_replace (const char *target, GError **error)
{
  g_autofree char *manifest = g_build_filename (target, SG_REGION_MANIFEST, NULL);
  g_autoptr (GDir) dir = NULL;

  if (!g_file_test (target, G_FILE_TEST_EXISTS) || g_file_test (manifest, G_FILE_TEST_EXISTS))
    return TRUE;

  dir = g_dir_open (target, 0, NULL);
  if (dir != NULL && g_dir_read_name (dir) == NULL)
    return TRUE;

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("“%s” is there already and is not a region: choose another folder"),
               target);
  return FALSE;
}

static gboolean
set_error_from_errno (GError **error, const char *path, int saved_errno)
{
  g_set_error (error, SG_ERROR, SG_ERROR_STORAGE, "“%s”: %s", path, g_strerror (saved_errno));
  return FALSE;
}

/**
 * sg_scratch_new:
 * @target: the region's folder, which need not exist; its parents are made
 *
 * Returns: (nullable): an empty folder to write to
 */
SgScratch *
sg_scratch_new (const char *target, GError **error)
{
  g_autoptr (SgScratch) self = g_new0 (SgScratch, 1);
  g_autofree char *parent = NULL;

  self->target = g_canonicalize_filename (target, NULL);
  parent = g_path_get_dirname (self->target);
  if (!may_replace (self->target, error))
    return NULL;

  if (g_mkdir_with_parents (parent, 0755) != 0)
    {
      set_error_from_errno (error, parent, errno);
      return NULL;
    }

  remove_abandoned (self->target);
  self->path = g_strdup_printf ("%s" SUFFIX "%d", self->target, (int) getpid ());
  remove_folder (self->path);
  if (g_mkdir (self->path, 0755) != 0)
    {
      set_error_from_errno (error, self->path, errno);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
sg_scratch_free (SgScratch *self)
{
  if (self == NULL)
    return;

  if (self->path != NULL && !self->committed)
    remove_folder (self->path);
  g_free (self->path);
  g_free (self->target);
  g_free (self);
}

const char *
sg_scratch_get_path (SgScratch *self)
{
  return self->path;
}

static gboolean
sync_path (const char *path, GError **error)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int result = file >= 0 ? fsync (file) : -1;
  int saved_errno = errno;

  if (file >= 0)
    close (file);

  return result == 0 || set_error_from_errno (error, path, saved_errno);
}

static gboolean
sync_all (SgScratch *self, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (self->path, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (self->path, name, NULL);

      if (!sync_path (file, error))
        return FALSE;
    }

  return sync_path (self->path, error);
}

/**
 * sg_scratch_commit:
 *
 * Puts the folder in the place of the target in one step: whoever opens the region sees the old
 * one or the new one, also after a power cut.
 */
gboolean
sg_scratch_commit (SgScratch *self, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (self->target);

  if (!sync_all (self, error))
    return FALSE;

  if (renameat2 (AT_FDCWD, self->path, AT_FDCWD, self->target, RENAME_EXCHANGE) == 0)
    remove_folder (self->path); /* now the old one */
  else if (rename (self->path, self->target) != 0)
    return set_error_from_errno (error, self->target, errno);

  self->committed = TRUE;

  return sync_path (parent, error);
}
