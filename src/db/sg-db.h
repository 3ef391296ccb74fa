/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _SgDb            SgDb;
typedef struct _SgDbTransaction SgDbTransaction;

/* A statement that its handle keeps: left, not finalized. */
typedef sqlite3_stmt SgDbStatement;

/**
 * SgDbFlags:
 * @SG_DB_READ_ONLY: never writes; the file must exist. Opened so, a file may be read by many
 *   threads and processes at once, each with its own handle
 * @SG_DB_SPATIAL: with the functions of SpatiaLite
 * @SG_DB_SCRATCH: a file that nobody sees until it is complete: no journal, no sync, exclusive
 * @SG_DB_SHARED: the live file of a desk, which several processes write. Each row is on the disk
 *   when sg_db_commit() returns; nothing is written but between sg_db_begin() and it. Together with
 *   @SG_DB_READ_ONLY for a thread that only reads it
 */
typedef enum
{
  SG_DB_READ_ONLY = 1 << 0,
  SG_DB_SPATIAL = 1 << 1,
  SG_DB_SCRATCH = 1 << 2,
  SG_DB_SHARED = 1 << 3
} SgDbFlags;

SgDb *sg_db_open (const char *path, SgDbFlags flags, GError **error);
void  sg_db_close (SgDb *self);

const char *sg_db_get_path (SgDb *self);
void        sg_db_set_patience (SgDb *self, guint milliseconds);

gboolean sg_db_exec (SgDb *self, const char *sql, GError **error);

/* The values follow as given by @types: s text, i gint64, d double, b a GBytes, B bytes and their
 * length as gsize, n nothing (for NULL). A NULL pointer is NULL. */
sqlite3_stmt *sg_db_query (SgDb *self, GError **error, const char *sql, const char *types, ...);
gboolean      sg_db_run (SgDb *self, GError **error, const char *sql, const char *types, ...);

/* The same, prepared once and kept by the handle. */
SgDbStatement *sg_db_get_statement (SgDb       *self,
                                    GError    **error,
                                    const char *sql,
                                    const char *types,
                                    ...);
void           sg_db_statement_release (SgDbStatement *statement);

/* A statement that is run again and again: prepared once, bound anew each time. */
sqlite3_stmt *sg_db_prepare (SgDb *self, GError **error, const char *sql);
void          sg_db_bind (sqlite3_stmt *statement, const char *types, ...);
void          sg_db_bind_va (sqlite3_stmt *statement, const char *types, va_list *args);
gboolean      sg_db_step (sqlite3_stmt *statement, gboolean *has_row, GError **error);
gboolean      sg_db_run_bound (sqlite3_stmt *statement, GError **error);
char         *sg_db_dup_text (sqlite3_stmt *statement, int column);
const char   *sg_db_get_text (sqlite3_stmt *statement, int column);
GBytes       *sg_db_dup_bytes (sqlite3_stmt *statement, int column);
gboolean      sg_db_is_null (sqlite3_stmt *statement, int column);

SgDbTransaction *sg_db_begin (SgDb *self, GError **error);
SgDbTransaction *sg_db_begin_snapshot (SgDb *self, GError **error);
gboolean         sg_db_commit (SgDbTransaction *self, GError **error);
void             sg_db_transaction_free (SgDbTransaction *self);

gboolean sg_db_vacuum (SgDb *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgDb, sg_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgDbTransaction, sg_db_transaction_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgDbStatement, sg_db_statement_release)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
