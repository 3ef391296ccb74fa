/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Registers as tables. What is exported can be imported again, here or at another desk: the column
 * “id” says which entry a row is, so that a second import changes what differs and adds nothing
 * twice. Rows without it are new entries.
 *
 * The console works on while rows come in: a few events a transaction, then a pause in which the
 * other writer gets its turn. A row that is refused is told with its line; the others come. */

#define G_LOG_DOMAIN "siaga-desk"

#include "config.h"

#include "desk/register/sg-register-csv.h"

#include <glib/gi18n-lib.h>

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "common/sg-csv.h"
#include "common/sg-error.h"
#include "common/sg-volunteer.h"
#include "desk/log/sg-row.h"
#include "desk/paper/sg-safe-file.h"
#include "desk/people/sg-desk-access.h"

/* Sync's rule: at most 50 events a transaction. A row makes three at most. */
#define BATCH    48
#define PAUSE_US 2000

/* What is gathered before it is written. */
#define EXPORT_BYTES (1u << 20)

#define ID  "id"
#define LAT "lat"
#define LON "lon"

typedef struct
{
  const SgRegisterType *type;
  SgDesk               *desk;
  SgCsv                *csv;
  SgImportFlags         flags;
  GPtrArray            *columns; /* (element-type utf8): of the header */
  GHashTable           *seen;    /* what must be there once, to the line that had it */
  SgAct                *act;
  SgImportReport       *report;
} Import;

static void
refusal_free (gpointer refusal)
{
  g_free (((SgImportRefusal *) refusal)->reason);
  g_free (refusal);
}

void
sg_import_report_free (SgImportReport *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->refused);
  g_free (self);
}

static void
tell (Import *self, const GError *why)
{
  SgImportRefusal *refusal = g_new0 (SgImportRefusal, 1);

  refusal->line = sg_csv_get_line (self->csv);
  refusal->reason = g_strdup (why->message);
  g_ptr_array_add (self->report->refused, refusal);
}

/* ---- the header ---- */

static char **
list_columns (const SgRegisterType *type)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, ID);
  for (guint i = 0; i < type->n_fields; i++)
    g_strv_builder_add (builder, type->fields[i].name);
  g_strv_builder_add (builder, LAT);
  g_strv_builder_add (builder, LON);
  for (guint i = 0; i < type->n_more; i++)
    g_strv_builder_add (builder, type->more_columns[i]);

  return g_strv_builder_end (builder);
}

static int
find_column (GPtrArray *columns, const char *name)
{
  for (guint i = 0; i < columns->len; i++)
    if (strcmp (g_ptr_array_index (columns, i), name) == 0)
      return (int) i;

  return -1;
}

static gboolean
check_header (Import *self, GError **error)
{
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const SgRegisterField *field = &self->type->fields[i];

      if (field->required && find_column (self->columns, field->name) < 0)
        return sg_register_refuse (error,
                                   "line %u: the header lacks the column “%s”",
                                   sg_csv_get_line (self->csv),
                                   field->name);
    }

  if ((find_column (self->columns, LAT) < 0) != (find_column (self->columns, LON) < 0) ||
      (self->type->place_required && find_column (self->columns, LAT) < 0))
    return sg_register_refuse (error, "the header lacks the column “lat” or “lon”");

  return TRUE;
}

static gboolean
read_header (Import *self, GError **error)
{
  g_auto (GStrv) known = list_columns (self->type);
  g_autofree char *told = g_strjoinv (",", known);
  g_autoptr (GError) why = NULL;

  if (!sg_csv_next (self->csv, &why))
    return sg_register_refuse (error,
                               "%s: the first line must name the columns, of these: %s",
                               why != NULL ? why->message : "the table is empty",
                               told);

  for (guint i = 0; i < sg_csv_get_n_fields (self->csv); i++)
    {
      g_autofree char *name = g_ascii_strdown (sg_csv_get_field (self->csv, i), -1);

      g_strstrip (name);
      if (!g_strv_contains ((const char *const *) known, name))
        return sg_register_refuse (error,
                                   "line %u: “%.60s” is not a column: the first line must name the "
                                   "columns, apart by commas, of these: %s",
                                   sg_csv_get_line (self->csv),
                                   name,
                                   told);
      if (find_column (self->columns, name) >= 0)
        return sg_register_refuse (error, "the header names “%s” twice", name);
      g_ptr_array_add (self->columns, g_steal_pointer (&name));
    }

  return check_header (self, error);
}

/* ---- a row ---- */

static char *
dup_cell (Import *self, guint column)
{
  return g_strstrip (g_strdup (sg_csv_without_guard (sg_csv_get_field (self->csv, column))));
}

/* What must be in the table once. The desk's own rules see only what is written already. */
static gboolean
claim (Import *self, const char *column, const char *text, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%s %s", column, text);
  guint            line = sg_csv_get_line (self->csv);
  gpointer         other;

  if (g_hash_table_lookup_extended (self->seen, key, NULL, &other) &&
      GPOINTER_TO_UINT (other) != line)
    return sg_register_refuse (error,
                               "%s: “%s” is in line %u already",
                               column,
                               text,
                               GPOINTER_TO_UINT (other));

  g_hash_table_insert (self->seen, g_steal_pointer (&key), GUINT_TO_POINTER (line));
  return TRUE;
}

static gboolean
claim_record (Import *self, gconstpointer record, GError **error)
{
  g_autofree char *key = NULL;

  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const SgRegisterField *field = &self->type->fields[i];
      const char            *text = field->unique != SG_REGISTER_MANY
                                      ? *(char *const *) ((const char *) record + field->offset)
                                      : NULL;
      gboolean               forced = field->unique == SG_REGISTER_USUALLY_ONCE &&
                        (self->flags & SG_IMPORT_FORCE) != 0;

      if (text != NULL && !forced && !claim (self, field->name, text, error))
        return FALSE;
    }

  if (self->type->dup_key == NULL || (self->flags & SG_IMPORT_FORCE) != 0)
    return TRUE;

  key = self->type->dup_key (record);
  return claim (self, self->type->noun, key, error);
}

/* The entry that the row is about, as it is now; NULL for a new one. */
static gboolean
find_before (Import *self, SgUuid *id, gpointer *before, GError **error)
{
  int              column = find_column (self->columns, ID);
  g_autofree char *cell = column >= 0 ? dup_cell (self, (guint) column) : g_strdup ("");
  g_autoptr (GError) why = NULL;

  *before = NULL;
  *id = SG_UUID_NONE;
  if (*cell == '\0')
    {
      *id = sg_act_new_id (self->act);
      return TRUE;
    }
  if (!sg_uuid_parse (cell, id, error) || !claim (self, ID, cell, error))
    return FALSE;

  *before = sg_row_get (sg_desk_get_db (self->desk), self->type->record, id, &why);
  if (*before != NULL || g_error_matches (why, SG_ERROR, SG_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

static gboolean
is_of_record (const SgRegisterType *type, const char *column)
{
  for (guint i = 0; i < type->n_more; i++)
    if (strcmp (type->more_columns[i], column) == 0)
      return FALSE;

  return strcmp (column, ID) != 0;
}

static gboolean
fill (Import *self, gpointer record, GError **error)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const char      *column = g_ptr_array_index (self->columns, i);
      g_autofree char *cell = dup_cell (self, i);

      if (is_of_record (self->type, column) &&
          !sg_register_set (self->type, self->desk, record, column, cell, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_more (Import *self, gconstpointer record, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  if (self->type->add_more == NULL)
    return TRUE;

  for (guint i = 0; i < self->type->n_more; i++)
    {
      int              column = find_column (self->columns, self->type->more_columns[i]);
      g_autofree char *cell = column >= 0 ? dup_cell (self, (guint) column) : g_strdup ("");

      if (*cell != '\0' && self->type->more_unique == self->type->more_columns[i] &&
          !claim (self, self->type->more_unique, cell, error))
        return FALSE;
      g_strv_builder_add (builder, cell);
    }

  texts = g_strv_builder_end (builder);
  return self->type->add_more (self->desk, record, (const char *const *) texts, self->act, error);
}

static gboolean
take_record (Import *self, gconstpointer before, gpointer record, GError **error)
{
  gboolean force = (self->flags & SG_IMPORT_FORCE) != 0;
  guint    n_before = sg_act_get_length (self->act);

  if (!fill (self, record, error) ||
      !sg_register_check (self->type, self->desk, record, force, error) ||
      !claim_record (self, record, error))
    return FALSE;

  sg_register_write (self->type, self->act, before, record);
  if (!add_more (self, record, error))
    {
      sg_act_cut (self->act, n_before);
      return FALSE;
    }

  if (before == NULL)
    self->report->n_added++;
  else if (sg_act_get_length (self->act) > n_before)
    self->report->n_changed++;
  else
    self->report->n_same++;
  return TRUE;
}

static gboolean
take_row (Import *self, GError **error)
{
  gpointer before = NULL;
  gpointer record;
  gboolean taken;
  SgUuid   id;

  if (sg_csv_get_n_fields (self->csv) != self->columns->len)
    return sg_register_refuse (error,
                               "the row has %u fields, its header %u",
                               sg_csv_get_n_fields (self->csv),
                               self->columns->len);
  if (!find_before (self, &id, &before, error))
    return FALSE;

  record = before != NULL ? sg_register_copy (self->type, before)
                          : sg_record_new (self->type->record);
  *(SgUuid *) record = id;
  taken = take_record (self, before, record, error);
  self->type->record->free (record);
  self->type->record->free (before);

  return taken;
}

/* ---- all rows ---- */

static gboolean
flush (Import *self, GError **error)
{
  gboolean writes = sg_act_get_length (self->act) > 0 && (self->flags & SG_IMPORT_DRY_RUN) == 0;
  gboolean done = !writes || sg_act_do (self->act, error);

  sg_act_free (self->act);
  self->act = sg_act_new (self->desk);
  if (writes)
    g_usleep (PAUSE_US);

  return done;
}

static gboolean
read_rows (Import *self, gsize length, SgProgress *progress, GError **error)
{
  gboolean more = TRUE;

  while (more)
    {
      g_autoptr (GError) why = NULL;
      gboolean readable = sg_csv_next (self->csv, &why);

      more = readable || why != NULL;
      self->report->n_rows += more;
      if (readable && !take_row (self, &why) &&
          !g_error_matches (why, SG_ERROR, SG_ERROR_INVALID) &&
          !g_error_matches (why, SG_ERROR, SG_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&why));
          return FALSE;
        }
      if (why != NULL)
        tell (self, why);

      if (sg_act_get_length (self->act) >= BATCH && !flush (self, error))
        return FALSE;
      if (!sg_progress_step (progress, sg_csv_get_offset (self->csv), length, error))
        return FALSE;
    }

  return flush (self, error);
}

static gboolean
import_text (Import *self, gsize length, SgProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean done;

  self->columns = columns;
  self->seen = seen;
  self->act = sg_act_new (self->desk);
  done = read_header (self, error) && read_rows (self, length, progress, error);
  sg_act_free (self->act);

  return done;
}

static char *
read_table (const char *path, gsize *length, GError **error)
{
  g_autoptr (GError) why = NULL;
  GStatBuf status;
  char    *text;

  if (g_stat (path, &status) == 0 && status.st_size > (goffset) SG_CSV_BYTES_MAX)
    {
      sg_register_refuse (error, "%s: more than %u MB: split it", path, SG_CSV_BYTES_MAX >> 20);
      return NULL;
    }
  if (!g_file_get_contents (path, &text, length, &why))
    {
      g_set_error (error, SG_ERROR, SG_ERROR_NOT_FOUND, _ ("no table to import: %s"), why->message);
      return NULL;
    }

  return text;
}

/**
 * sg_register_import:
 * @path: a table with a header; @flags whether to write at all
 * @progress: (nullable): watches the bytes that were read. When it stops the work, the rows that
 *   came in before stay, and the same table may be imported again
 *
 * To be called from a thread with a desk of its own: it takes seconds, and it pauses.
 *
 * Returns: (nullable) (transfer full): what came of it; %NULL when the table cannot be read at all
 */
SgImportReport *
sg_register_import (const SgRegisterType *type,
                    SgDesk               *desk,
                    const char           *path,
                    SgImportFlags         flags,
                    SgProgress           *progress,
                    GError              **error)
{
  g_autoptr (SgImportReport) report = g_new0 (SgImportReport, 1);
  g_autoptr (SgCsv) csv = NULL;
  g_autofree char *text = NULL;
  gsize            length = 0;
  Import           self = { .type = type, .desk = desk, .flags = flags, .report = report };

  report->refused = g_ptr_array_new_with_free_func (refusal_free);
  text = read_table (path, &length, error);
  csv = text != NULL ? sg_csv_new (text, length, error) : NULL;
  if (csv == NULL)
    return NULL;

  self.csv = csv;
  sg_progress_begin (progress, _ ("Importing"), 1);
  if (!import_text (&self, length, progress, error))
    return NULL;

  return g_steal_pointer (&report);
}

/* ---- export ---- */

static void
append_degrees (GString *csv, double degrees)
{
  char text[32] = "";

  if (!isnan (degrees))
    g_ascii_formatd (text, sizeof text, "%.7f", degrees);
  g_string_append_printf (csv, ",%s", text);
}

static void
append_row (const SgRegisterType *type, SgDesk *desk, gconstpointer record, GString *csv)
{
  g_autofree char *id = sg_uuid_to_text (record);
  g_auto (GStrv) more = type->dup_more != NULL ? type->dup_more (desk, record) : NULL;

  g_string_append (csv, id);
  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *text = sg_register_dup_text (type, desk, record, &type->fields[i]);

      g_string_append_c (csv, ',');
      sg_csv_append_field (csv, text);
    }
  append_degrees (csv, *(const double *) ((const char *) record + type->lat));
  append_degrees (csv, *(const double *) ((const char *) record + type->lon));
  for (guint i = 0; i < type->n_more; i++)
    {
      g_string_append_c (csv, ',');
      sg_csv_append_field (csv, more[i]);
    }
  g_string_append (csv, "\r\n");
}

static gboolean
write_rows (const SgRegisterType *type,
            SgDesk               *desk,
            GPtrArray            *records,
            SgSafeFile           *file,
            GError              **error)
{
  g_auto (GStrv) columns = list_columns (type);
  g_autofree char *header = g_strjoinv (",", columns);
  g_autoptr (GString) csv = g_string_new (header);

  g_string_append (csv, "\r\n");
  for (guint i = 0; i < records->len; i++)
    {
      append_row (type, desk, g_ptr_array_index (records, i), csv);
      if (csv->len < EXPORT_BYTES)
        continue;
      if (!sg_safe_file_write (file, csv->str, csv->len, error))
        return FALSE;
      g_string_truncate (csv, 0);
    }

  return sg_safe_file_write (file, csv->str, csv->len, error);
}

/* Units, facilities and AEDs are no persons. */
static gboolean
may_export (const SgRegisterType *type, SgDesk *desk, GError **error)
{
  return type->record != &sg_volunteer_record ||
         sg_desk_look_at (desk, SG_SUBJECT_VOLUNTEER, NULL, SG_ACCESS_EXPORTED, "register", error);
}

/**
 * sg_register_export:
 * @path: of the file; it appears whole or not at all
 * @n_rows: (out): how many entries were written
 */
gboolean
sg_register_export (const SgRegisterType *type,
                    SgDesk               *desk,
                    const char           *path,
                    guint                *n_rows,
                    GError              **error)
{
  g_autoptr (GPtrArray) records = sg_register_list (type, desk, error);
  g_autoptr (SgSafeFile) file = records != NULL ? sg_safe_file_new (path, error) : NULL;

  if (file == NULL || !may_export (type, desk, error) ||
      !write_rows (type, desk, records, file, error))
    return FALSE;

  *n_rows = records->len;
  return sg_safe_file_commit (file, error);
}
