/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "db/sg-db-migrate.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"

static gboolean
read_version (SgDb *db, guint *version, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sg_db_query (db, error, "PRAGMA user_version", "");
  gboolean has_row;

  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  *version = (guint) sqlite3_column_int (statement, 0);
  return TRUE;
}

/* The version is read again in the transaction: another process may have made this step while we
 * waited for it. */
static gboolean
migrate_one (SgDb *db, const char *sql, guint from, GError **error)
{
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (db, error);
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %u", from + 1);
  guint            version;

  if (transaction == NULL || !read_version (db, &version, error))
    return FALSE;
  if (version != from)
    return TRUE;

  return sg_db_exec (db, sql, error) && sg_db_exec (db, mark, error) &&
         sg_db_commit (transaction, error);
}

/**
 * sg_db_migrate:
 * @migrations: the SQL of each step, oldest first; the list only grows
 *
 * Brings a file to the newest of @migrations. Each step is a transaction of its own, so a fault
 * leaves the file at the last step that is complete. A file of a newer program is not touched.
 */
gboolean
sg_db_migrate (SgDb *self, const char *const *migrations, guint n_migrations, GError **error)
{
  guint version;

  if (!read_version (self, &version, error))
    return FALSE;

  while (version < n_migrations)
    if (!migrate_one (self, migrations[version], version, error) ||
        !read_version (self, &version, error))
      return FALSE;

  if (version > n_migrations)
    {
      g_set_error (
        error,
        SG_ERROR,
        SG_ERROR_STORAGE,
        _ (
          "“%s” was written by a newer Siaga (step %u, this one knows %u): install the newer Siaga"),
        sg_db_get_path (self),
        version,
        n_migrations);
      return FALSE;
    }

  return TRUE;
}
