/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-record.h"
#include "desk/sg-act.h"

G_BEGIN_DECLS

typedef enum
{
  SG_REGISTER_TEXT,
  SG_REGISTER_PHONE,
  SG_REGISTER_PHONES, /* a line each */
  SG_REGISTER_WORD,   /* one of those in the catalogue of kinds */
  SG_REGISTER_LINES,  /* a line each */
  SG_REGISTER_DATE,
  SG_REGISTER_TIME,
  SG_REGISTER_BOOL,
  SG_REGISTER_FACILITY /* SgUuid of the base; written as its name */
} SgRegisterFieldType;

typedef enum
{
  SG_REGISTER_MANY,
  SG_REGISTER_USUALLY_ONCE, /* two of the same are a mistake unless somebody says otherwise */
  SG_REGISTER_ONCE
} SgRegisterUnique;

/**
 * SgRegisterField:
 * @name: in bodies of events, in the header of a CSV file and as an option
 * @offset: of the member in the record
 * @list: (nullable): of lines: the code list they come from
 * @unique: of texts: whether two entries may have the same
 */
typedef struct
{
  const char         *name;
  SgRegisterFieldType type;
  gsize               offset;
  gboolean            required;
  const char         *list;
  SgRegisterUnique    unique;
} SgRegisterField;

/**
 * SgRegisterType:
 * @noun: what messages call one entry; events are `NOUN.registered@1` and `NOUN.changed@1`
 * @lat: offset of the member; @lon likewise
 * @home: (nullable): the member of a body that holds lat and lon, when it is not the body itself
 * @place_required: whether an entry without a place is refused
 * @listing: what follows the table's name to list all that are in use
 * @finding: the same to find one by ?1, which is what people call it
 * @dup_name: (transfer full): what a message calls this entry
 * @dup_key: (nullable) (transfer full): what two rows of one table usually do not share
 * @check: (nullable): what no other entry may have as well
 * @n_more: how many columns of a CSV file are not fields of the record; @more_columns their names
 * @more_unique: (nullable): the one of them that no two rows may share, the same pointer
 * @dup_more: (nullable): such columns as texts
 * @add_more: (nullable): adds the events for such columns of a row; @texts in their order
 *
 * A register, described once for adding, changing, importing, exporting and listing.
 */
typedef struct
{
  const char            *noun;
  const SgRecordType    *record;
  const SgRegisterField *fields;
  guint                  n_fields;
  gsize                  lat;
  gsize                  lon;
  const char            *home;
  gboolean               place_required;
  const char            *listing;
  const char            *finding;
  char *(*dup_name) (gconstpointer record);
  char *(*dup_key) (gconstpointer record);
  gboolean (*check) (SgDesk *desk, gconstpointer record, gboolean force, GError **error);
  guint              n_more;
  const char *const *more_columns;
  const char        *more_unique;
  char **(*dup_more) (SgDesk *desk, gconstpointer record);
  gboolean (*add_more) (SgDesk            *desk,
                        gconstpointer      record,
                        const char *const *texts,
                        SgAct             *act,
                        GError           **error);
} SgRegisterType;

gpointer sg_register_copy (const SgRegisterType *type, gconstpointer record);
gboolean sg_register_set (const SgRegisterType *type,
                          SgDesk               *desk,
                          gpointer              record,
                          const char           *name,
                          const char           *text,
                          GError              **error);
char    *sg_register_dup_text (const SgRegisterType  *type,
                               SgDesk                *desk,
                               gconstpointer          record,
                               const SgRegisterField *field);

gboolean sg_register_check (const SgRegisterType *type,
                            SgDesk               *desk,
                            gpointer              record,
                            gboolean              force,
                            GError              **error);
gboolean sg_register_write (const SgRegisterType *type,
                            SgAct                *act,
                            gconstpointer         before,
                            gconstpointer         after);

gboolean   sg_register_add (const SgRegisterType *type,
                            SgDesk               *desk,
                            gconstpointer         record,
                            gboolean              force,
                            SgUuid               *id,
                            GError              **error);
gboolean   sg_register_change (const SgRegisterType *type,
                               SgDesk               *desk,
                               gconstpointer         before,
                               gconstpointer         after,
                               gboolean              force,
                               GError              **error);
gboolean   sg_register_retire (const SgRegisterType *type,
                               SgDesk               *desk,
                               const SgUuid         *id,
                               gboolean              retired,
                               GError              **error);
GPtrArray *sg_register_list (const SgRegisterType *type, SgDesk *desk, GError **error);
gpointer   sg_register_find (const SgRegisterType *type,
                             SgDesk               *desk,
                             const char           *text,
                             GError              **error);

gboolean sg_register_is_other (gconstpointer a, gconstpointer b);
gboolean sg_register_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
char    *sg_register_phone (SgDesk *desk, const char *text, GError **error);
char   **sg_register_split (const char *lines);

extern const SgRegisterType sg_unit_register;
extern const SgRegisterType sg_volunteer_register;
extern const SgRegisterType sg_faskes_register;
extern const SgRegisterType sg_aed_register;

G_END_DECLS
