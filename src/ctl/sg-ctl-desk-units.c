/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl desk unit. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "common/sg-error.h"
#include "ctl/sg-ctl-desk-registers.h"
#include "desk/register/sg-unit-board.h"
#include "desk/register/sg-units.h"

static void
add_crew (JsonBuilder *json, const char *crew)
{
  g_auto (GStrv) lines = g_strsplit (crew != NULL ? crew : "", "\n", -1);

  json_builder_set_member_name (json, "crew");
  json_builder_begin_array (json);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 3);
      guint n = g_strv_length (parts);

      json_builder_begin_object (json);
      sg_ctl_json_text (json, "name", parts[0]);
      sg_ctl_json_text (json, "job", n > 1 && *parts[1] != '\0' ? parts[1] : NULL);
      sg_ctl_json_text (json, "phone", n > 2 && *parts[2] != '\0' ? parts[2] : NULL);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_unit (SgCtlDesk *self, JsonBuilder *json, gconstpointer record)
{
  const SgUnit *unit = record;

  sg_ctl_json_text (json, "readiness", sg_readiness_to_text (unit->readiness));
  sg_ctl_json_text (json, "reason", unit->reason);
  sg_ctl_json_time (json, "readied_at", unit->readied_at);
  add_crew (json, unit->crew);
  sg_ctl_json_text (json, "shift", unit->shift);
  if (isnan (unit->odometer_km))
    sg_ctl_json_text (json, "odometer_km", NULL);
  else
    sg_ctl_json_double (json, "odometer_km", unit->odometer_km, 1);
  sg_ctl_json_lines (json, "missing", unit->missing);
}

static int
run_list (char **arguments)
{
  return sg_ctl_register_list (arguments, &sg_unit_register, add_unit);
}

static int
run_add (char **arguments)
{
  return sg_ctl_register_add (arguments, &sg_unit_register);
}

static int
run_change (char **arguments)
{
  return sg_ctl_register_change (arguments, &sg_unit_register);
}

static int
run_retire (char **arguments)
{
  return sg_ctl_register_retire (arguments, &sg_unit_register);
}

static int
run_import (char **arguments)
{
  return sg_ctl_register_import (arguments, &sg_unit_register);
}

static int
run_export (char **arguments)
{
  return sg_ctl_register_export (arguments, &sg_unit_register);
}

/* ---- during a shift ---- */

/* What the commands about one unit share. */
typedef struct
{
  SgCtlDesk desk;
  char     *reason;
  char     *shift;
  gboolean  force;
  SgUnit   *unit;
  char    **words; /* after the database and the unit */
} OneUnit;

static void
one_unit_clear (OneUnit *self)
{
  sg_ctl_desk_clear (&self->desk);
  g_free (self->reason);
  g_free (self->shift);
  g_clear_pointer (&self->unit, sg_unit_free);
  g_strfreev (self->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OneUnit, one_unit_clear)

/* Returns the exit code to end with, or SG_CTL_DONE to go on. */
static int
find_unit (OneUnit *self, char **arguments, guint n_words)
{
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self->desk),
    { "reason", 0, 0, G_OPTION_ARG_STRING, &self->reason, NULL, NULL },
    { "shift", 0, 0, G_OPTION_ARG_STRING, &self->shift, NULL, NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &self->force, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, n_words, &exit_code);

  if (words == NULL)
    return exit_code;
  if (g_strv_length (words) < 2)
    return sg_ctl_usage ("name the desk's file and the unit");
  if (!sg_ctl_desk_open (&self->desk, words[0], &error))
    return sg_ctl_failed (error);

  self->unit = sg_desk_find_unit (self->desk.desk, words[1], &error);
  if (self->unit == NULL)
    return sg_ctl_failed (error);

  self->words = g_strdupv (words + 2);
  return SG_CTL_DONE;
}

static int
set_readiness (char **arguments, SgReadiness readiness)
{
  g_auto (OneUnit) self = { 0 };
  int exit_code = find_unit (&self, arguments, 2);
  g_autoptr (GError) error = NULL;

  if (exit_code != SG_CTL_DONE)
    return exit_code;

  return sg_desk_set_readiness (self.desk.desk, &self.unit->id, readiness, self.reason, &error)
           ? SG_CTL_DONE
           : sg_ctl_failed (error);
}

static int
run_ready (char **arguments)
{
  return set_readiness (arguments, SG_UNIT_READY);
}

static int
run_not_ready (char **arguments)
{
  return set_readiness (arguments, SG_UNIT_NOT_READY);
}

static int
run_off (char **arguments)
{
  return set_readiness (arguments, SG_UNIT_OFF);
}

/* NAME:JOB:PHONE is what a shell can say. */
static char *
join_crew (char **words)
{
  char *lines = g_strjoinv ("\n", words);

  return g_strdelimit (lines, ":", '\t');
}

static int
run_crew (char **arguments)
{
  g_auto (OneUnit) self = { 0 };
  int exit_code = find_unit (&self, arguments, SG_CTL_ANY_WORDS);
  g_autoptr (GError) error = NULL;
  g_autofree char *crew = NULL;

  if (exit_code != SG_CTL_DONE)
    return exit_code;

  crew = join_crew (self.words);
  return sg_desk_set_crew (self.desk.desk, &self.unit->id, crew, self.shift, &error)
           ? SG_CTL_DONE
           : sg_ctl_failed (error);
}

static int
run_odometer (char **arguments)
{
  g_auto (OneUnit) self = { 0 };
  int exit_code = find_unit (&self, arguments, 3);
  g_autoptr (GError) error = NULL;
  char  *end = NULL;
  double km;

  if (exit_code != SG_CTL_DONE)
    return exit_code;

  km = g_ascii_strtod (self.words[0], &end);
  if (end == self.words[0] || *end != '\0')
    return sg_ctl_usage ("“%s” must be kilometres, such as 45210.5", self.words[0]);

  return sg_desk_set_odometer (self.desk.desk, &self.unit->id, km, self.force, &error)
           ? SG_CTL_DONE
           : sg_ctl_failed (error);
}

static int
run_missing (char **arguments)
{
  g_auto (OneUnit) self = { 0 };
  int exit_code = find_unit (&self, arguments, SG_CTL_ANY_WORDS);
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = NULL;

  if (exit_code != SG_CTL_DONE)
    return exit_code;

  missing = g_strjoinv ("\n", self.words);
  return sg_desk_set_missing (self.desk.desk, &self.unit->id, missing, self.force, &error)
           ? SG_CTL_DONE
           : sg_ctl_failed (error);
}

/* ---- board ---- */

static void
add_row (SgCtlDesk *self, const SgUnitBoardRow *row, JsonBuilder *json)
{
  const SgUuid none = SG_UUID_NONE;

  json_builder_begin_object (json);
  sg_ctl_json_uuid (json, "unit", &row->unit->id);
  sg_ctl_json_text (json, "call_sign", row->unit->call_sign);
  sg_ctl_json_text (json, "class", row->unit->class);
  sg_ctl_json_text (json, "phone", row->unit->phone);
  sg_ctl_json_text (json, "status", row->status);
  sg_ctl_json_text (json, "incident", row->incident_number);
  sg_ctl_json_uuid (json, "task", row->task != NULL ? &row->task->id : &none);
  sg_ctl_json_int (json, "tasks", row->n_tasks);
  sg_ctl_json_time (json, "since", row->since);
  sg_ctl_json_text (json, "next", row->next);
  add_unit (self, json, row->unit);
  json_builder_end_object (json);
}

static int
run_board (char **arguments)
{
  g_auto (SgCtlDesk) self = { 0 };
  const GOptionEntry entries[] = { SG_CTL_DESK_ENTRIES (&self), { NULL } };
  int                exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_desk_open (&self, words[0], &error))
    return sg_ctl_failed (error);

  rows = sg_desk_list_unit_board (self.desk, &error);
  if (rows == NULL)
    return sg_ctl_failed (error);

  json_builder_begin_array (json);
  for (guint i = 0; i < rows->len; i++)
    {
      const SgUnitBoardRow *row = g_ptr_array_index (rows, i);
      g_autofree char      *since = sg_ctl_desk_time (self.desk, row->since);

      add_row (&self, row, json);
      if (!self.json)
        g_print ("%-12s %-12s %-26s %s\n",
                 row->unit->call_sign,
                 row->status,
                 row->incident_number != NULL ? row->incident_number : "–",
                 since);
    }
  json_builder_end_array (json);
  if (self.json)
    sg_ctl_print_json (json);

  return SG_CTL_DONE;
}

#define UNIT_OPTIONS                                                                               \
  "[--call-sign S] [--class A|B|C|D] [--facility F] [--at LAT,LON] [--phone P] [--plate P]"        \
  " [--equipment A;B] [--force]"

const SgCtlCommand sg_ctl_desk_unit_commands[] = {
  { "desk unit list", "DB [--json]", run_list },
  { "desk unit add", "DB " UNIT_OPTIONS " [--json]", run_add },
  { "desk unit change", "DB UNIT " UNIT_OPTIONS " [--json]", run_change },
  { "desk unit retire", "DB UNIT [--back]", run_retire },
  { "desk unit ready", "DB UNIT [--reason R]", run_ready },
  { "desk unit not-ready", "DB UNIT [--reason R]", run_not_ready },
  { "desk unit off", "DB UNIT --reason R", run_off },
  { "desk unit crew", "DB UNIT [NAME:JOB[:PHONE]]... [--shift pagi|siang|malam]", run_crew },
  { "desk unit odometer", "DB UNIT KM [--force]", run_odometer },
  { "desk unit missing", "DB UNIT [ITEM]... [--force]", run_missing },
  { "desk unit board", "DB [--json]", run_board },
  { "desk unit import", "DB CSV [--dry-run] [--force] [--json]", run_import },
  { "desk unit export", "DB CSV [--json]", run_export },
  { NULL, NULL, NULL },
};
