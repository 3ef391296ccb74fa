/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl desk facility, desk aed. */

#include "config.h"

#include <string.h>

#include "common/sg-error.h"
#include "ctl/sg-ctl-desk-registers.h"
#include "desk/register/sg-facilities.h"
#include "desk/register/sg-hospitals.h"

static void
add_beds (JsonBuilder *json, const char *beds)
{
  g_auto (GStrv) lines = g_strsplit (beds != NULL ? beds : "", "\n", -1);

  json_builder_set_member_name (json, "beds");
  json_builder_begin_object (json);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *tab = strchr (lines[i], '\t');

      if (tab == NULL)
        continue;
      *tab = '\0';
      sg_ctl_json_int (json, lines[i], g_ascii_strtoll (tab + 1, NULL, 10));
    }
  json_builder_end_object (json);
}

static void
add_facility (SgCtlDesk *self, JsonBuilder *json, gconstpointer record)
{
  const SgFaskes *facility = record;

  add_beds (json, facility->beds);
  sg_ctl_json_bool (json, "diverted", facility->diverted);
  sg_ctl_json_text (json, "source", facility->source);
  sg_ctl_json_text (json, "told_by", facility->told_by);
  sg_ctl_json_time (json, "reported_at", facility->reported_at);
}

static int
run_list (char **arguments)
{
  return sg_ctl_register_list (arguments, &sg_faskes_register, add_facility);
}

static int
run_add (char **arguments)
{
  return sg_ctl_register_add (arguments, &sg_faskes_register);
}

static int
run_change (char **arguments)
{
  return sg_ctl_register_change (arguments, &sg_faskes_register);
}

static int
run_retire (char **arguments)
{
  return sg_ctl_register_retire (arguments, &sg_faskes_register);
}

static int
run_import (char **arguments)
{
  return sg_ctl_register_import (arguments, &sg_faskes_register);
}

static int
run_export (char **arguments)
{
  return sg_ctl_register_export (arguments, &sg_faskes_register);
}

/* ---- hospitals ---- */

static SgFaskes *
open_facility (SgCtlDesk *self, char **words, GError **error)
{
  return sg_ctl_desk_open (self, words[0], error)
           ? sg_desk_find_facility (self->desk, words[1], error)
           : NULL;
}

/* The list of a shell is apart by commas. */
static void
take_lines (char *list)
{
  if (list != NULL)
    g_strdelimit (list, ",", '\n');
}

static int
parse_diverted (const char *text)
{
  return g_strcmp0 (text, "yes") == 0 ? 1 : 0;
}

static int
run_report (char **arguments)
{
  g_auto (SgCtlDesk) self = { 0 };
  g_autofree char   *beds = NULL;
  g_autofree char   *diverted = NULL;
  g_autofree char   *capabilities = NULL;
  g_autofree char   *source = NULL;
  g_autofree char   *told_by = NULL;
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self),
    { "beds", 0, 0, G_OPTION_ARG_STRING, &beds, NULL, NULL },
    { "diverted", 0, 0, G_OPTION_ARG_STRING, &diverted, NULL, NULL },
    { "capabilities", 0, 0, G_OPTION_ARG_STRING, &capabilities, NULL, NULL },
    { "source", 0, 0, G_OPTION_ARG_STRING, &source, NULL, NULL },
    { "told-by", 0, 0, G_OPTION_ARG_STRING, &told_by, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 2, &exit_code);
  SgHospitalReport report;
  g_autoptr (SgFaskes) facility = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;
  if (diverted != NULL && strcmp (diverted, "yes") != 0 && strcmp (diverted, "no") != 0)
    return sg_ctl_usage ("--diverted “%s” must be yes or no", diverted);

  facility = open_facility (&self, words, &error);
  if (facility == NULL)
    return sg_ctl_failed (error);

  take_lines (beds);
  take_lines (capabilities);
  report = (SgHospitalReport){ beds,
                               diverted != NULL ? parse_diverted (diverted) : -1,
                               capabilities,
                               source,
                               told_by };
  return sg_desk_report_hospital (self.desk, &facility->id, &report, &error)
           ? SG_CTL_DONE
           : sg_ctl_failed (error);
}

static int
run_asked (char **arguments)
{
  g_auto (SgCtlDesk) self = { 0 };
  g_autofree char   *answered_by = NULL;
  g_autofree char   *reason = NULL;
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self),
    { "answered-by", 0, 0, G_OPTION_ARG_STRING, &answered_by, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 4, &exit_code);
  SgHospitalAnswer answer = { 0 };
  g_autoptr (SgFaskes) facility = NULL;
  g_autoptr (SgIncident) incident = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;

  facility = open_facility (&self, words, &error);
  if (facility != NULL)
    incident = sg_ctl_desk_find (&self, words[2], &error);
  if (incident == NULL)
    return sg_ctl_failed (error);

  answer = (SgHospitalAnswer){ incident->id, words[3], answered_by, reason };
  return sg_desk_record_hospital_answer (self.desk, &facility->id, &answer, &error)
           ? SG_CTL_DONE
           : sg_ctl_failed (error);
}

static void
print_row (SgCtlDesk *self, const SgHospitalBoardRow *row, JsonBuilder *json)
{
  g_autofree char *reported = sg_ctl_desk_time (self->desk, row->facility->reported_at);

  json_builder_begin_object (json);
  sg_ctl_json_uuid (json, "facility", &row->facility->id);
  sg_ctl_json_text (json, "name", row->facility->name);
  sg_ctl_json_lines (json, "capabilities", row->facility->capabilities);
  sg_ctl_json_lines (json, "phones", row->facility->phones);
  add_facility (self, json, row->facility);
  sg_ctl_json_int (json, "age_s", row->age_s);
  sg_ctl_json_bool (json, "old", row->is_old);
  sg_ctl_json_int (json, "coming", row->n_coming);
  json_builder_end_object (json);

  if (!self->json)
    g_print ("%-40s %-8s %s %s%s\n",
             row->facility->name,
             row->facility->diverted ? "diverted" : "",
             reported,
             row->facility->told_by != NULL ? row->facility->told_by : "",
             row->is_old ? " (old)" : "");
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

  rows = sg_desk_list_hospital_board (self.desk, &error);
  if (rows == NULL)
    return sg_ctl_failed (error);

  json_builder_begin_array (json);
  for (guint i = 0; i < rows->len; i++)
    print_row (&self, g_ptr_array_index (rows, i), json);
  json_builder_end_array (json);
  if (self.json)
    sg_ctl_print_json (json);

  return SG_CTL_DONE;
}

static int
run_adopt (char **arguments)
{
  g_auto (SgCtlDesk) self = { 0 };
  g_autofree char   *kinds_text = NULL;
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self),
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kinds_text, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (GError) error = NULL;
  SgAdoption adoption;
  guint      kinds = 0;

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_parse_kinds (kinds_text != NULL ? kinds_text : "hospital,puskesmas,aed", &kinds))
    return sg_ctl_usage ("--kind “%s” must be of hospital,clinic,puskesmas,fire_station,"
                         "ambulance_station,aed",
                         kinds_text);
  if (!sg_ctl_desk_open (&self, words[0], &error) ||
      !sg_desk_adopt_facilities (self.desk, kinds, &adoption, &error))
    return sg_ctl_failed (error);

  json_builder_begin_object (json);
  sg_ctl_json_int (json, "adopted", adoption.n_adopted);
  sg_ctl_json_int (json, "known", adoption.n_known);
  sg_ctl_json_int (json, "nameless", adoption.n_nameless);
  json_builder_end_object (json);
  if (self.json)
    sg_ctl_print_json (json);
  else
    g_print ("%u adopted, %u known already, %u without a name\n",
             adoption.n_adopted,
             adoption.n_known,
             adoption.n_nameless);

  return SG_CTL_DONE;
}

/* ---- AEDs ---- */

static int
run_aed_list (char **arguments)
{
  return sg_ctl_register_list (arguments, &sg_aed_register, NULL);
}

static int
run_aed_add (char **arguments)
{
  return sg_ctl_register_add (arguments, &sg_aed_register);
}

static int
run_aed_change (char **arguments)
{
  return sg_ctl_register_change (arguments, &sg_aed_register);
}

static int
run_aed_retire (char **arguments)
{
  return sg_ctl_register_retire (arguments, &sg_aed_register);
}

static int
run_aed_import (char **arguments)
{
  return sg_ctl_register_import (arguments, &sg_aed_register);
}

static int
run_aed_export (char **arguments)
{
  return sg_ctl_register_export (arguments, &sg_aed_register);
}

#define FACILITY_OPTIONS                                                                           \
  "[--name N] [--kind K] [--at LAT,LON] [--capabilities A;B] [--phones P;P] [--address A] [--force]"
#define AED_OPTIONS "[--place P] [--at LAT,LON] [--hours H] [--checked-at TIME] [--force]"

const SgCtlCommand sg_ctl_desk_facility_commands[] = {
  { "desk facility list", "DB [--json]", run_list },
  { "desk facility add", "DB " FACILITY_OPTIONS " [--json]", run_add },
  { "desk facility change", "DB FACILITY " FACILITY_OPTIONS " [--json]", run_change },
  { "desk facility retire", "DB FACILITY [--back]", run_retire },
  { "desk facility report",
    "DB FACILITY [--beds igd=2,icu=0] [--diverted yes|no] [--capabilities A,B]"
    " --source phone|sisrute|siranap|app|visit|other [--told-by NAME]",
    run_report },
  { "desk facility asked",
    "DB FACILITY INCIDENT accepts|refuses|no_answer|later [--answered-by NAME] [--reason R]",
    run_asked },
  { "desk facility board", "DB [--json]", run_board },
  { "desk facility adopt", "DB [--kind hospital,puskesmas,aed] [--json]", run_adopt },
  { "desk facility import", "DB CSV [--dry-run] [--force] [--json]", run_import },
  { "desk facility export", "DB CSV [--json]", run_export },
  { "desk aed list", "DB [--json]", run_aed_list },
  { "desk aed add", "DB " AED_OPTIONS " [--json]", run_aed_add },
  { "desk aed change", "DB AED " AED_OPTIONS " [--json]", run_aed_change },
  { "desk aed retire", "DB AED [--back]", run_aed_retire },
  { "desk aed import", "DB CSV [--dry-run] [--force] [--json]", run_aed_import },
  { "desk aed export", "DB CSV [--json]", run_aed_export },
  { NULL, NULL, NULL },
};
