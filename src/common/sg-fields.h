/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What an object from outside may hold, as data. */

typedef enum
{
  SG_FIELD_TEXT,    /* at most @most bytes */
  SG_FIELD_CODE,    /* one of the words in @codes, apart by | */
  SG_FIELD_UUID,    /* 36 characters */
  SG_FIELD_DECIMAL, /* a measured value as text, so that nothing is rounded again */
  SG_FIELD_DATE,    /* YYYY-MM-DD */
  SG_FIELD_INT,     /* @least … @most */
  SG_FIELD_TIME,    /* microseconds UTC */
  SG_FIELD_NUMBER,  /* @least … @most */
  SG_FIELD_BOOL,
  SG_FIELD_OBJECT,  /* of @fields */
  SG_FIELD_OBJECTS, /* an array of them, at most @most */
  SG_FIELD_TEXTS    /* an array of text, at most @most */
} SgFieldType;

/**
 * SgField:
 *
 * One member of a body.
 */
typedef struct _SgField SgField;

struct _SgField
{
  const char    *name;
  SgFieldType    type;
  gboolean       required;
  double         least;
  double         most;
  const char    *codes;
  const SgField *fields; /* ends with a NULL name */
};

gboolean sg_fields_check (const SgField *fields, JsonObject *object, GError **error);

G_END_DECLS
