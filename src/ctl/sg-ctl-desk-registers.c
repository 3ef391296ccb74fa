/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl desk unit|volunteer|facility|aed list, add, change, retire, import, export: what all
 * registers can do. The options of add and change are the fields of the register, with hyphens. */

#include "config.h"

#include "ctl/sg-ctl-desk-registers.h"

#include <math.h>
#include <string.h>

#include "common/sg-error.h"
#include "desk/register/sg-register-csv.h"

/* More than any register has. */
#define FIELDS_MAX 16

/* ---- printing ---- */

static void
add_field (JsonBuilder *json, const SgRegisterField *field, gconstpointer record)
{
  gconstpointer at = (const char *) record + field->offset;

  switch (field->type)
    {
    case SG_REGISTER_BOOL:
      sg_ctl_json_bool (json, field->name, *(const gboolean *) at);
      return;

    case SG_REGISTER_TIME:
      sg_ctl_json_time (json, field->name, *(const gint64 *) at);
      return;

    case SG_REGISTER_FACILITY:
      sg_ctl_json_uuid (json, field->name, at);
      return;

    case SG_REGISTER_LINES:
    case SG_REGISTER_PHONES:
      sg_ctl_json_lines (json, field->name, *(char *const *) at);
      return;

    case SG_REGISTER_TEXT:
    case SG_REGISTER_PHONE:
    case SG_REGISTER_WORD:
    case SG_REGISTER_DATE:
    default:
      sg_ctl_json_text (json, field->name, *(char *const *) at);
    }
}

static void
add_degrees (JsonBuilder *json, const char *member, double degrees)
{
  if (isnan (degrees))
    sg_ctl_json_text (json, member, NULL);
  else
    sg_ctl_json_double (json, member, degrees, 7);
}

static void
add_entry (SgCtlDesk            *self,
           const SgRegisterType *type,
           gconstpointer         record,
           JsonBuilder          *json,
           SgCtlEntryFunc        more)
{
  json_builder_begin_object (json);
  sg_ctl_json_uuid (json, "id", record);
  for (guint i = 0; i < type->n_fields; i++)
    add_field (json, &type->fields[i], record);
  add_degrees (json, "lat", *(const double *) ((const char *) record + type->lat));
  add_degrees (json, "lon", *(const double *) ((const char *) record + type->lon));
  if (more != NULL)
    more (self, json, record);
  json_builder_end_object (json);
}

static void
print_line (SgCtlDesk *self, const SgRegisterType *type, gconstpointer record)
{
  g_autofree char *id = sg_uuid_to_text (record);

  g_print ("%s", id);
  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *text = sg_register_dup_text (type, self->desk, record, &type->fields[i]);

      g_print ("  %s", *text != '\0' ? text : "–");
    }
  g_print ("\n");
}

/**
 * sg_ctl_register_print:
 * @more: (nullable): adds to the entry in JSON
 */
void
sg_ctl_register_print (SgCtlDesk            *self,
                       const SgRegisterType *type,
                       GPtrArray            *records,
                       SgCtlEntryFunc        more)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < records->len; i++)
    if (self->json)
      add_entry (self, type, g_ptr_array_index (records, i), json, more);
    else
      print_line (self, type, g_ptr_array_index (records, i));
  json_builder_end_array (json);

  if (self->json)
    sg_ctl_print_json (json);
}

/**
 * sg_ctl_print_id:
 * @member: what it is the identifier of
 */
void
sg_ctl_print_id (SgCtlDesk *self, const char *member, const SgUuid *id)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autofree char *text = sg_uuid_to_text (id);

  if (!self->json)
    {
      g_print ("%s\n", text);
      return;
    }

  json_builder_begin_object (json);
  sg_ctl_json_uuid (json, member, id);
  json_builder_end_object (json);
  sg_ctl_print_json (json);
}

/* ---- list ---- */

int
sg_ctl_register_list (char **arguments, const SgRegisterType *type, SgCtlEntryFunc more)
{
  g_auto (SgCtlDesk) self = { 0 };
  const GOptionEntry entries[] = { SG_CTL_DESK_ENTRIES (&self), { NULL } };
  int                exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_desk_open (&self, words[0], &error))
    return sg_ctl_failed (error);

  records = sg_register_list (type, self.desk, &error);
  if (records == NULL)
    return sg_ctl_failed (error);

  sg_ctl_register_print (&self, type, records, more);
  return SG_CTL_DONE;
}

/* ---- add, change ---- */

/* What was given of an entry: texts by the fields of the register. */
typedef struct
{
  const SgRegisterType *type;
  char                 *names[FIELDS_MAX];
  char                 *texts[FIELDS_MAX];
  char                 *at;
  gboolean              force;
} Given;

static void
given_clear (Given *self)
{
  for (guint i = 0; i < FIELDS_MAX; i++)
    {
      g_free (self->names[i]);
      g_free (self->texts[i]);
    }
  g_free (self->at);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Given, given_clear)

static char **
parse_given (Given *self, SgCtlDesk *desk, char **arguments, guint n_words, int *exit_code)
{
  const GOptionEntry shared[] = {
    SG_CTL_DESK_ENTRIES (desk),
    { "at", 0, 0, G_OPTION_ARG_STRING, &self->at, NULL, NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &self->force, NULL, NULL },
  };
  GOptionEntry entries[G_N_ELEMENTS (shared) + FIELDS_MAX + 1] = { 0 };

  memcpy (entries, shared, sizeof shared);
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      GOptionEntry *entry = &entries[G_N_ELEMENTS (shared) + i];

      self->names[i] = g_strdelimit (g_strdup (self->type->fields[i].name), "_", '-');
      entry->long_name = self->names[i];
      entry->arg = G_OPTION_ARG_STRING;
      entry->arg_data = &self->texts[i];
    }

  return sg_ctl_parse (arguments, entries, n_words, exit_code);
}

static gboolean
fill (const Given *self, SgDesk *desk, gpointer record, GError **error)
{
  SgPoint point;

  for (guint i = 0; i < self->type->n_fields; i++)
    if (self->texts[i] != NULL && !sg_register_set (self->type,
                                                    desk,
                                                    record,
                                                    self->type->fields[i].name,
                                                    self->texts[i],
                                                    error))
      return FALSE;

  if (self->at == NULL)
    return TRUE;
  if (!sg_point_parse (self->at, &point, error))
    return FALSE;

  *(double *) ((char *) record + self->type->lat) = sg_point_lat (point);
  *(double *) ((char *) record + self->type->lon) = sg_point_lon (point);
  return TRUE;
}

int
sg_ctl_register_add (char **arguments, const SgRegisterType *type)
{
  g_auto (SgCtlDesk) self = { 0 };
  g_auto (Given) given = { .type = type };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = parse_given (&given, &self, arguments, 1, &exit_code);
  g_autoptr (GError) error = NULL;
  gpointer record;
  gboolean done;
  SgUuid   id;

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_desk_open (&self, words[0], &error))
    return sg_ctl_failed (error);

  record = sg_record_new (type->record);
  done = fill (&given, self.desk, record, &error) &&
         sg_register_add (type, self.desk, record, given.force, &id, &error);
  type->record->free (record);
  if (!done)
    return sg_ctl_failed (error);

  sg_ctl_print_id (&self, type->noun, &id);
  return SG_CTL_DONE;
}

static gboolean
change (const Given *given, SgDesk *desk, const char *which, SgUuid *id, GError **error)
{
  const SgRegisterType *type = given->type;
  gpointer              before = sg_register_find (type, desk, which, error);
  gpointer              after = before != NULL ? sg_register_copy (type, before) : NULL;
  gboolean              done;

  done = after != NULL && fill (given, desk, after, error) &&
         sg_register_change (type, desk, before, after, given->force, error);
  if (before != NULL)
    *id = *(const SgUuid *) before;
  type->record->free (before);
  type->record->free (after);

  return done;
}

int
sg_ctl_register_change (char **arguments, const SgRegisterType *type)
{
  g_auto (SgCtlDesk) self = { 0 };
  g_auto (Given) given = { .type = type };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = parse_given (&given, &self, arguments, 2, &exit_code);
  g_autoptr (GError) error = NULL;
  SgUuid id;

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_desk_open (&self, words[0], &error) ||
      !change (&given, self.desk, words[1], &id, &error))
    return sg_ctl_failed (error);

  sg_ctl_print_id (&self, type->noun, &id);
  return SG_CTL_DONE;
}

int
sg_ctl_register_retire (char **arguments, const SgRegisterType *type)
{
  g_auto (SgCtlDesk) self = { 0 };
  gboolean           back = FALSE;
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self),
    { "back", 0, 0, G_OPTION_ARG_NONE, &back, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 2, &exit_code);
  g_autoptr (GError) error = NULL;
  gpointer record;
  SgUuid   id;

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_desk_open (&self, words[0], &error))
    return sg_ctl_failed (error);

  record = sg_register_find (type, self.desk, words[1], &error);
  if (record == NULL)
    return sg_ctl_failed (error);

  id = *(const SgUuid *) record;
  type->record->free (record);
  return sg_register_retire (type, self.desk, &id, !back, &error) ? SG_CTL_DONE
                                                                  : sg_ctl_failed (error);
}

/* ---- import, export ---- */

static void
print_refused (const SgImportReport *report)
{
  for (guint i = 0; i < report->refused->len; i++)
    {
      const SgImportRefusal *refusal = g_ptr_array_index (report->refused, i);

      g_printerr ("line %u: %s\n", refusal->line, refusal->reason);
    }
}

static void
add_refused (JsonBuilder *json, const SgImportReport *report)
{
  json_builder_set_member_name (json, "refused");
  json_builder_begin_array (json);
  for (guint i = 0; i < report->refused->len; i++)
    {
      const SgImportRefusal *refusal = g_ptr_array_index (report->refused, i);

      json_builder_begin_object (json);
      sg_ctl_json_int (json, "line", refusal->line);
      sg_ctl_json_text (json, "reason", refusal->reason);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
print_report (const SgImportReport *report, gboolean as_json)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  if (!as_json)
    {
      print_refused (report);
      g_print ("%u rows: %u added, %u changed, %u the same, %u refused\n",
               report->n_rows,
               report->n_added,
               report->n_changed,
               report->n_same,
               report->refused->len);
      return;
    }

  json_builder_begin_object (json);
  sg_ctl_json_int (json, "rows", report->n_rows);
  sg_ctl_json_int (json, "added", report->n_added);
  sg_ctl_json_int (json, "changed", report->n_changed);
  sg_ctl_json_int (json, "same", report->n_same);
  add_refused (json, report);
  json_builder_end_object (json);
  sg_ctl_print_json (json);
}

static SgImportReport *
import (SgCtlDesk            *self,
        const SgRegisterType *type,
        const char           *path,
        SgImportFlags         flags,
        GError              **error)
{
  g_autoptr (GCancellable) cancellable = sg_ctl_cancel_on_signal ();
  g_autoptr (SgProgress) progress = sg_progress_new (sg_ctl_show_progress, NULL, cancellable);
  SgImportReport *report = sg_register_import (type, self->desk, path, flags, progress, error);

  sg_ctl_end_progress ();
  return report;
}

/* Some rows that were refused are told and are no failure; a table of nothing else is one. */
int
sg_ctl_register_import (char **arguments, const SgRegisterType *type)
{
  g_auto (SgCtlDesk) self = { 0 };
  gboolean           dry_run = FALSE;
  gboolean           force = FALSE;
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self),
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, NULL, NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 2, &exit_code);
  SgImportFlags flags = (dry_run ? SG_IMPORT_DRY_RUN : 0) | (force ? SG_IMPORT_FORCE : 0);
  g_autoptr (SgImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_desk_open (&self, words[0], &error))
    return sg_ctl_failed (error);

  report = import (&self, type, words[1], flags, &error);
  if (report == NULL)
    return sg_ctl_failed (error);

  print_report (report, self.json);
  return report->n_rows > 0 && report->refused->len == report->n_rows ? SG_CTL_FAILED : SG_CTL_DONE;
}

int
sg_ctl_register_export (char **arguments, const SgRegisterType *type)
{
  g_auto (SgCtlDesk) self = { 0 };
  const GOptionEntry entries[] = { SG_CTL_DESK_ENTRIES (&self), { NULL } };
  int                exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 2, &exit_code);
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_desk_open (&self, words[0], &error) ||
      !sg_register_export (type, self.desk, words[1], &n_rows, &error))
    return sg_ctl_failed (error);

  json_builder_begin_object (json);
  sg_ctl_json_int (json, "rows", n_rows);
  json_builder_end_object (json);
  if (self.json)
    sg_ctl_print_json (json);

  return SG_CTL_DONE;
}
