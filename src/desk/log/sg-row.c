/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "desk/log/sg-row.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#include "common/sg-error.h"

/* The statement of a type, made once: types are few and live for ever. */
static const char *
intern_sql (const SgRecordType *type, const char *verb, GString *(*make) (const SgRecordType *) )
{
  static GHashTable *made;
  static GMutex      mutex;
  g_autofree char   *key = g_strdup_printf ("%s %s", verb, type->table);
  const char        *sql;

  g_mutex_lock (&mutex);
  if (made == NULL)
    made = g_hash_table_new (g_str_hash, g_str_equal);
  sql = g_hash_table_lookup (made, key);
  if (sql == NULL)
    {
      sql = g_string_free (make (type), FALSE);
      g_hash_table_insert (made, g_steal_pointer (&key), (gpointer) sql);
    }
  g_mutex_unlock (&mutex);

  return sql;
}

static void
append_columns (GString *sql, const SgRecordType *type)
{
  for (guint i = 0; i < type->n_columns; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", type->columns[i].name);
}

static GString *
make_insert (const SgRecordType *type)
{
  GString *sql = g_string_new ("INSERT INTO ");

  g_string_append_printf (sql, "\"%s\" (", type->table);
  append_columns (sql, type);
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < type->n_columns; i++)
    g_string_append (sql, i > 0 ? ", ?" : "?");
  g_string_append (sql, ")");

  return sql;
}

static GString *
make_select (const SgRecordType *type)
{
  GString *sql = g_string_new ("SELECT ");

  append_columns (sql, type);
  g_string_append_printf (sql, " FROM \"%s\" ", type->table);

  return sql;
}

static GString *
make_find (const SgRecordType *type)
{
  GString *sql = make_select (type);

  return g_string_append (sql, "WHERE id = ?");
}

static gconstpointer
member_of (gconstpointer record, const SgColumn *column)
{
  return (const char *) record + column->offset;
}

static void
bind_real (sqlite3_stmt *statement, int at, double value)
{
  if (isnan (value))
    sqlite3_bind_null (statement, at);
  else
    sqlite3_bind_double (statement, at, value);
}

static void
bind_uuid (sqlite3_stmt *statement, int at, const SgUuid *uuid)
{
  if (sg_uuid_is_none (uuid))
    sqlite3_bind_null (statement, at);
  else
    sqlite3_bind_blob (statement, at, uuid->bytes, SG_UUID_BYTES, SQLITE_STATIC);
}

static void
bind_time (sqlite3_stmt *statement, int at, gint64 time)
{
  if (time == 0)
    sqlite3_bind_null (statement, at);
  else
    sqlite3_bind_int64 (statement, at, time);
}

/* The record outlives the step, so nothing is copied. */
static void
bind_column (sqlite3_stmt *statement, int at, const SgColumn *column, gconstpointer record)
{
  gconstpointer member = member_of (record, column);

  switch (column->type)
    {
    case SG_COLUMN_TEXT:
      sqlite3_bind_text (statement, at, *(const char *const *) member, -1, SQLITE_STATIC);
      return;

    case SG_COLUMN_CHARS:
      sqlite3_bind_text (statement, at, member, -1, SQLITE_STATIC);
      return;

    case SG_COLUMN_INT:
      sqlite3_bind_int64 (statement, at, *(const gint64 *) member);
      return;

    case SG_COLUMN_TIME:
      bind_time (statement, at, *(const gint64 *) member);
      return;

    case SG_COLUMN_ENUM:
      sqlite3_bind_int (statement, at, *(const int *) member);
      return;

    case SG_COLUMN_REAL:
      bind_real (statement, at, *(const double *) member);
      return;

    case SG_COLUMN_UUID:
      bind_uuid (statement, at, member);
      return;

    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_same_text (sqlite3_stmt *statement, int at, const char *text)
{
  return g_strcmp0 (sg_db_get_text (statement, at), text) == 0;
}

static gboolean
is_same_uuid (sqlite3_stmt *statement, int at, const SgUuid *uuid)
{
  if (sg_uuid_is_none (uuid))
    return sg_db_is_null (statement, at);

  return sqlite3_column_bytes (statement, at) == SG_UUID_BYTES &&
         memcmp (sqlite3_column_blob (statement, at), uuid->bytes, SG_UUID_BYTES) == 0;
}

static gboolean
is_same_real (sqlite3_stmt *statement, int at, double value)
{
  if (isnan (value) || sg_db_is_null (statement, at))
    return isnan (value) && sg_db_is_null (statement, at);

  return sqlite3_column_double (statement, at) == value;
}

/* Whether the row has that value already. */
static gboolean
is_same (sqlite3_stmt *statement, int at, const SgColumn *column, gconstpointer record)
{
  gconstpointer member = member_of (record, column);

  switch (column->type)
    {
    case SG_COLUMN_TEXT:
      return is_same_text (statement, at, *(const char *const *) member);

    case SG_COLUMN_CHARS:
      return is_same_text (statement, at, member);

    case SG_COLUMN_INT:
      return !sg_db_is_null (statement, at) &&
             sqlite3_column_int64 (statement, at) == *(const gint64 *) member;

    case SG_COLUMN_TIME:
      return sg_db_is_null (statement, at) == (*(const gint64 *) member == 0) &&
             sqlite3_column_int64 (statement, at) == *(const gint64 *) member;

    case SG_COLUMN_ENUM:
      return !sg_db_is_null (statement, at) &&
             sqlite3_column_int (statement, at) == *(const int *) member;

    case SG_COLUMN_REAL:
      return is_same_real (statement, at, *(const double *) member);

    case SG_COLUMN_UUID:
      return is_same_uuid (statement, at, member);

    default:
      g_assert_not_reached ();
    }
}

static gboolean
insert_row (SgDb *db, const SgRecordType *type, gconstpointer record, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;
  gboolean has_row;

  statement = sg_db_get_statement (db, error, intern_sql (type, "save", make_insert), "");
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < type->n_columns; i++)
    bind_column (statement, (int) i + 1, &type->columns[i], record);

  return sg_db_step (statement, &has_row, error);
}

/* Most events change a column or two, always of the same: such a statement is kept prepared. What
 * changes more is not often the same, and would fill the memory. */
#define KEPT_COLUMNS 4

static gboolean
run_update (SgDb               *db,
            const SgRecordType *type,
            const gboolean     *changed,
            gconstpointer       record,
            sqlite3_stmt       *statement,
            GError            **error)
{
  gboolean has_row;
  int      at = 1;

  for (guint i = 0; i < type->n_columns; i++)
    if (changed[i])
      bind_column (statement, at++, &type->columns[i], record);
  bind_column (statement, at, &type->columns[0], record);

  return sg_db_step (statement, &has_row, error);
}

static gboolean
update_row (SgDb               *db,
            const SgRecordType *type,
            const gboolean     *changed,
            gconstpointer       record,
            GError            **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (SgDbStatement) kept = NULL;
  g_autoptr (sqlite3_stmt) once = NULL;
  guint n_changed = 0;

  for (guint i = 0; i < type->n_columns; i++)
    if (changed[i])
      g_string_append_printf (sql,
                              "%s\"%s\" = ?",
                              n_changed++ > 0 ? ", " : "",
                              type->columns[i].name);
  if (n_changed == 0)
    return TRUE;

  g_string_prepend (sql, "\" SET ");
  g_string_prepend (sql, type->table);
  g_string_prepend (sql, "UPDATE \"");
  g_string_append (sql, " WHERE id = ?");
  if (n_changed <= KEPT_COLUMNS)
    kept = sg_db_get_statement (db, error, sql->str, "");
  else
    once = sg_db_prepare (db, error, sql->str);

  return (kept != NULL || once != NULL) &&
         run_update (db, type, changed, record, kept != NULL ? kept : once, error);
}

/**
 * sg_row_save:
 *
 * Makes the row of the record's key what the record says. Only what differs is written, so an index
 * over what stays the same costs nothing on the disk.
 */
gboolean
sg_row_save (SgDb *db, const SgRecordType *type, gconstpointer record, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;
  g_autofree gboolean *changed = g_new0 (gboolean, type->n_columns);
  gboolean             has_row;

  statement = sg_db_get_statement (db, error, intern_sql (type, "find", make_find), "");
  if (statement == NULL)
    return FALSE;

  bind_column (statement, 1, &type->columns[0], record);
  if (!sg_db_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return insert_row (db, type, record, error);

  for (guint i = 0; i < type->n_columns; i++)
    changed[i] = !is_same (statement, (int) i, &type->columns[i], record);
  sg_db_statement_release (g_steal_pointer (&statement));

  return update_row (db, type, changed, record, error);
}

static void
read_uuid (sqlite3_stmt *statement, int column, SgUuid *uuid)
{
  if (sqlite3_column_bytes (statement, column) == SG_UUID_BYTES)
    memcpy (uuid->bytes, sqlite3_column_blob (statement, column), SG_UUID_BYTES);
  else
    *uuid = SG_UUID_NONE;
}

static void
read_column (sqlite3_stmt *statement, int at, const SgColumn *column, gpointer record)
{
  gpointer    member = (char *) record + column->offset;
  const char *text;

  switch (column->type)
    {
    case SG_COLUMN_TEXT:
      *(char **) member = sg_db_dup_text (statement, at);
      return;

    case SG_COLUMN_CHARS:
      text = sg_db_get_text (statement, at);
      g_strlcpy (member, text != NULL ? text : "", column->size);
      return;

    case SG_COLUMN_INT:
    case SG_COLUMN_TIME:
      *(gint64 *) member = sqlite3_column_int64 (statement, at);
      return;

    case SG_COLUMN_ENUM:
      *(int *) member = sqlite3_column_int (statement, at);
      return;

    case SG_COLUMN_REAL:
      *(double *) member = sg_db_is_null (statement, at) ? NAN
                                                         : sqlite3_column_double (statement, at);
      return;

    case SG_COLUMN_UUID:
      read_uuid (statement, at, member);
      return;

    default:
      g_assert_not_reached ();
    }
}

/**
 * sg_row_read:
 * @statement: at a row that begins with the columns of @type
 * @record: an empty one
 */
gboolean
sg_row_read (SgDbStatement *statement, const SgRecordType *type, gpointer record)
{
  for (guint i = 0; i < type->n_columns; i++)
    read_column (statement, (int) i, &type->columns[i], record);

  return TRUE;
}

/**
 * sg_row_get:
 *
 * Returns: (nullable) (transfer full): the record of that key, or %NULL with %SG_ERROR_NOT_FOUND
 */
gpointer
sg_row_get (SgDb *db, const SgRecordType *type, const SgUuid *id, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;
  gboolean has_row;
  gpointer record;

  statement = sg_db_get_statement (db,
                                   error,
                                   intern_sql (type, "find", make_find),
                                   "B",
                                   id->bytes,
                                   (gsize) SG_UUID_BYTES);
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return NULL;

  if (!has_row)
    {
      g_autofree char *text = sg_uuid_to_text (id);

      g_set_error (error, SG_ERROR, SG_ERROR_NOT_FOUND, _ ("there is no %s %s"), type->table, text);
      return NULL;
    }

  record = sg_record_new (type);
  sg_row_read (statement, type, record);
  return record;
}

/**
 * sg_row_list:
 * @rest: a literal: what follows the columns and the table, such as `WHERE … ORDER BY …`
 * @types: of the values for @rest, as in sg_db_query()
 *
 * Returns: (nullable) (transfer full): the records
 */
GPtrArray *
sg_row_list (SgDb               *db,
             const SgRecordType *type,
             const char         *rest,
             GError            **error,
             const char         *types,
             ...)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (type->free);
  g_autofree char *sql = g_strconcat (intern_sql (type, "read", make_select), rest, NULL);
  g_autoptr (sqlite3_stmt) statement = sg_db_prepare (db, error, sql);
  gboolean has_row;
  va_list  args;

  if (statement == NULL)
    return NULL;

  va_start (args, types);
  sg_db_bind_va (statement, types, &args);
  va_end (args);

  if (!sg_db_step (statement, &has_row, error))
    return NULL;
  while (has_row)
    {
      gpointer record = sg_record_new (type);

      sg_row_read (statement, type, record);
      g_ptr_array_add (records, record);
      if (!sg_db_step (statement, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&records);
}
