/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What hospitals say about themselves. A figure is only worth what its age and its source are, so
 * both always stand beside it. */

#define G_LOG_DOMAIN "siaga-desk"

#include "desk/register/sg-hospitals.h"

#include <string.h>

#include "common/sg-code-list.h"
#include "common/sg-error.h"
#include "common/sg-task.h"
#include "desk/log/sg-row.h"
#include "desk/register/sg-register.h"
#include "desk/sg-act.h"

#define BEDS_MAX     10000
#define BED_KIND_MAX 40

static SgFaskes *
read_facility (SgDesk *desk, const SgUuid *id, GError **error)
{
  g_autoptr (SgFaskes) found = sg_row_get (sg_desk_get_db (desk), &sg_faskes_record, id, error);

  if (found != NULL && found->retired)
    {
      sg_register_refuse (error, "facility: “%s” is no longer in use", found->name);
      return NULL;
    }

  return g_steal_pointer (&found);
}

static gboolean
write_bed (SgBody *body, char *line, GError **error)
{
  char   *apart = line + strcspn (line, "\t=");
  guint64 n_free;

  if (*apart != '\0')
    *apart++ = '\0';
  g_strstrip (line);
  g_strstrip (apart);
  if (*line == '\0' || strlen (line) > BED_KIND_MAX)
    return sg_register_refuse (error, "beds: write each as igd=2");
  if (!g_ascii_string_to_unsigned (apart, 10, 0, BEDS_MAX, &n_free, NULL))
    return sg_register_refuse (error,
                               "beds: “%s” of %s must be how many are free, from 0 to %d",
                               apart,
                               line,
                               BEDS_MAX);

  sg_body_begin_object (body, NULL);
  sg_body_text (body, "kind", line);
  sg_body_int (body, "free", (gint64) n_free);
  sg_body_end_object (body);
  return TRUE;
}

static gboolean
write_beds (SgBody *body, const char *beds, GError **error)
{
  g_auto (GStrv) lines = sg_register_split (beds);

  sg_body_begin_array (body, "beds");
  for (guint i = 0; lines[i] != NULL; i++)
    if (!write_bed (body, lines[i], error))
      return FALSE;
  sg_body_end_array (body);

  return TRUE;
}

static gboolean
write_capabilities (SgBody *body, const char *capabilities, GError **error)
{
  g_auto (GStrv) lines = sg_register_split (capabilities);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!sg_code_list_check ("capability", "capabilities", lines[i], error))
      return FALSE;

  sg_body_texts (body, "capabilities", (const char *const *) lines);
  return TRUE;
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/**
 * sg_desk_report_hospital:
 *
 * Records what a hospital said, or what a system says of it, with the time and the source.
 */
gboolean
sg_desk_report_hospital (SgDesk                 *desk,
                         const SgUuid           *facility,
                         const SgHospitalReport *report,
                         GError                **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);
  g_autoptr (SgBody) body = sg_body_new ();
  g_autoptr (SgFaskes) found = read_facility (desk, facility, error);
  gboolean by_person = g_strcmp0 (report->source, "phone") == 0;

  if (found == NULL)
    return FALSE;
  if (is_empty (report->source))
    return sg_register_refuse (error,
                               "source: must be phone, sisrute, siranap, app, visit or other");
  if (by_person && is_empty (report->told_by))
    return sg_register_refuse (error, "told_by: write who at “%s” said it", found->name);
  if (report->beds == NULL && report->capabilities == NULL && report->diverted < 0)
    return sg_register_refuse (error, "beds: give beds, diversion or capabilities");

  if ((report->beds != NULL && !write_beds (body, report->beds, error)) ||
      (report->capabilities != NULL && !write_capabilities (body, report->capabilities, error)))
    return FALSE;

  if (report->diverted >= 0)
    sg_body_bool (body, "diverted", report->diverted > 0);
  sg_body_text (body, "source", report->source);
  sg_body_text (body, "told_by", report->told_by);
  sg_act_add (act, "hospital.reported@1", facility, g_steal_pointer (&body));

  return sg_act_do (act, error);
}

/**
 * sg_desk_record_hospital_answer:
 *
 * Records what a hospital said when it was asked to take a patient.
 */
gboolean
sg_desk_record_hospital_answer (SgDesk                 *desk,
                                const SgUuid           *facility,
                                const SgHospitalAnswer *answer,
                                GError                **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);
  g_autoptr (SgFaskes) found = read_facility (desk, facility, error);
  g_autoptr (SgIncident) incident = NULL;
  SgBody *body;

  incident = found != NULL ? sg_desk_get_incident (desk, &answer->incident, error) : NULL;
  if (incident == NULL)
    return FALSE;
  if (g_strcmp0 (answer->answer, "refuses") == 0 && is_empty (answer->reason))
    return sg_register_refuse (error, "reason: write why “%s” refuses", found->name);
  if (g_strcmp0 (answer->answer, "no_answer") != 0 && is_empty (answer->answered_by))
    return sg_register_refuse (error, "answered_by: write who at “%s” answered", found->name);

  body = sg_body_new ();
  sg_body_uuid (body, "incident", &answer->incident);
  sg_body_text (body, "answered_by", answer->answered_by);
  sg_body_text (body, "answer", answer->answer);
  sg_body_text (body, "reason", answer->reason);
  sg_act_add (act, "hospital.asked@1", facility, body);

  return sg_act_do (act, error);
}

/* ---- the board ---- */

void
sg_hospital_board_row_free (SgHospitalBoardRow *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->facility, sg_faskes_free);
  g_free (self);
}

static guint
count_coming (GPtrArray *tasks, const SgUuid *facility)
{
  guint n = 0;

  for (guint i = 0; i < tasks->len; i++)
    if (sg_uuid_equal (&((SgTask *) g_ptr_array_index (tasks, i))->destination, facility))
      n++;

  return n;
}

static SgHospitalBoardRow *
make_row (SgDesk *desk, SgFaskes *facility, GPtrArray *tasks)
{
  SgHospitalBoardRow *row = g_new0 (SgHospitalBoardRow, 1);
  gint64              trusted_s = sg_desk_get_setting (desk, SG_SETTING_BED_AGE_MIN) * 60;

  row->facility = facility;
  row->age_s = -1;
  if (facility->reported_at != 0)
    row->age_s = MAX (0, sg_desk_get_now (desk) - facility->reported_at) / G_USEC_PER_SEC;
  row->is_old = row->age_s > trusted_s;
  row->n_coming = count_coming (tasks, &facility->id);

  return row;
}

/**
 * sg_desk_list_hospital_board:
 *
 * Returns: (nullable) (transfer full) (element-type SgHospitalBoardRow): the hospitals in use, by
 *   name
 */
GPtrArray *
sg_desk_list_hospital_board (SgDesk *desk, GError **error)
{
  g_autoptr (GPtrArray)
    rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_hospital_board_row_free);
  SgDb *db = sg_desk_get_db (desk);
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GPtrArray) hospitals =
    sg_row_list (db,
                 &sg_faskes_record,
                 "WHERE retired = 0 AND kind = 'hospital' ORDER BY name COLLATE NOCASE, id",
                 error,
                 "");

  if (hospitals != NULL)
    tasks =
      sg_row_list (db, &sg_task_record, "WHERE state < 7 AND destination IS NOT NULL", error, "");
  if (tasks == NULL)
    return NULL;

  while (hospitals->len > 0)
    g_ptr_array_add (rows, make_row (desk, g_ptr_array_steal_index (hospitals, 0), tasks));

  return g_steal_pointer (&rows);
}
