/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-uuid.h"

G_BEGIN_DECLS

typedef enum
{
  SG_COLUMN_TEXT,  /* char *, owned; NULL is NULL */
  SG_COLUMN_CHARS, /* char[], ended by a zero byte */
  SG_COLUMN_INT,   /* gint64 */
  SG_COLUMN_TIME,  /* gint64, microseconds UTC; 0 is NULL */
  SG_COLUMN_ENUM,  /* int or gboolean */
  SG_COLUMN_REAL,  /* double; NAN is NULL */
  SG_COLUMN_UUID   /* SgUuid; nobody's is NULL */
} SgColumnType;

/**
 * SgColumn:
 * @name: of the column in the desk's file
 * @offset: of the member in the struct
 */
typedef struct
{
  const char  *name;
  SgColumnType type;
  gsize        offset;
  gsize        size; /* of the member; matters for characters */
} SgColumn;

/**
 * SgRecordType:
 * @table: where records of this type are kept
 * @size: of the struct
 * @columns: its members; the first one is the key
 * @free: of a record that was made by sg_record_new() or by a fold
 *
 * A plain struct and the row it is kept in, described once, so that clearing, saving, reading and
 * comparing are written once for all of them.
 */
typedef struct
{
  const char     *table;
  gsize           size;
  const SgColumn *columns;
  guint           n_columns;
  GDestroyNotify  free;
} SgRecordType;

#define SG_COLUMN(Type, member, kind)                                                              \
  {                                                                                                \
#member, SG_COLUMN_##kind, G_STRUCT_OFFSET(Type, member), sizeof(((Type *) 0)->member)         \
  }

/* A column whose name differs from the member, as in arrays. */
#define SG_COLUMN_AS(name, Type, member, kind)                                                     \
  {                                                                                                \
    name, SG_COLUMN_##kind, G_STRUCT_OFFSET (Type, member), sizeof (((Type *) 0)->member)          \
  }

gpointer sg_record_new (const SgRecordType *type);
void     sg_record_clear (const SgRecordType *type, gpointer record);
void     sg_record_free (const SgRecordType *type, gpointer record);

G_END_DECLS
