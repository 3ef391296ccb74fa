/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What SQLite says is for programmers. Here it becomes what happened to which file, and what to do.
 */

#define G_LOG_DOMAIN "siaga-db"

#include "config.h"

#include "db/sg-db-fault.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "common/sg-error.h"

/* SQLite tells a full or read-only disk from a broken one in write() only, not in fsync() or when
 * it makes the memory that processes share; the system's own number always tells. */
static int
code_for (int code, int saved_errno)
{
  if (saved_errno == ENOSPC || saved_errno == EDQUOT)
    return SQLITE_FULL;
  if (saved_errno == EROFS || saved_errno == EACCES || saved_errno == EPERM)
    return code == SQLITE_CANTOPEN ? code : SQLITE_READONLY;
  if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    return SQLITE_CANTOPEN;
  if (saved_errno == EWOULDBLOCK)
    return SQLITE_BUSY;

  return code;
}

static const char *
advice_for (int code)
{
  switch (code)
    {
    case SQLITE_FULL:
      return _ ("the disk is full: free some space, then try again");

    case SQLITE_READONLY:
      return _ (
        "it cannot be written: check who owns it and its folder, and that the disk is not mounted read-only");

    case SQLITE_BUSY:
      return _ (
        "another program is writing to it: try again, and close that program if this does not pass");

    case SQLITE_LOCKED:
      return _ ("this program is using it elsewhere: try again");

    case SQLITE_CORRUPT:
      return _ ("it is damaged: stop using it, keep a copy of it, and restore a backup");

    case SQLITE_NOTADB:
      return _ ("it is not a database: choose another file, or restore a backup");

    case SQLITE_IOERR:
      return _ ("the disk failed while reading or writing: check the disk, then start again");

    case SQLITE_CANTOPEN:
      return _ ("it cannot be opened: check that its folder is there and that you may use it");

    default:
      return NULL;
    }
}

/**
 * sg_db_set_fault:
 * @handle: whose last call failed
 * @path: (nullable): its file, where SQLite does not know it yet
 *
 * Returns: %FALSE, with %SG_ERROR_STORAGE
 */
gboolean
sg_db_set_fault (sqlite3 *handle, const char *path, GError **error)
{
  const char *file = path != NULL ? path : sqlite3_db_filename (handle, "main");
  int         code = sqlite3_extended_errcode (handle);
  int         base = code & 0xff;
  const char *advice;

  if (file == NULL || *file == '\0')
    file = ":memory:";

  /* The system's number is of the last failure on the disk; other faults leave an old one there. */
  if (base == SQLITE_IOERR || base == SQLITE_CANTOPEN)
    base = code_for (base, sqlite3_system_errno (handle));

  advice = advice_for (base);
  g_debug ("%s: SQLite %d: %s", file, code, sqlite3_errmsg (handle));
  g_set_error (error,
               SG_ERROR,
               SG_ERROR_STORAGE,
               "“%s”: %s",
               file,
               advice != NULL ? advice : sqlite3_errmsg (handle));
  return FALSE;
}

/**
 * sg_db_set_file_fault:
 * @saved_errno: why a call of the system on @path failed
 *
 * Returns: %FALSE, with %SG_ERROR_STORAGE
 */
gboolean
sg_db_set_file_fault (const char *path, int saved_errno, GError **error)
{
  const char *advice = advice_for (code_for (SQLITE_OK, saved_errno));

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_STORAGE,
               "“%s”: %s",
               path,
               advice != NULL ? advice : g_strerror (saved_errno));
  return FALSE;
}
