/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The handover sheet. It is made from the desk and not written by anybody, so that it cannot
 * forget; what only a person knows is a note of the shift. */

#include "config.h"

#include "desk/shift/sg-shift-sheet.h"

#include <glib/gi18n-lib.h>

#include "common/sg-closure.h"
#include "common/sg-code-list.h"
#include "common/sg-faskes.h"
#include "common/sg-unit.h"
#include "desk/log/sg-row.h"
#include "desk/paper/sg-desk-letterhead.h"
#include "desk/paper/sg-print.h"
#include "desk/shift/sg-desk-shift.h"

void
sg_shift_sheet_free (SgShiftSheet *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < SG_N_SHEET_SECTIONS; i++)
    g_clear_pointer (&self->sections[i], g_ptr_array_unref);
  g_free (self);
}

/**
 * sg_sheet_section_get_title:
 *
 * Returns: translated
 */
const char *
sg_sheet_section_get_title (SgSheetSection section)
{
  static const char *const titles[] = {
    [SG_SHEET_OPEN] = N_ ("Open incidents"),
    [SG_SHEET_CALLBACKS] = N_ ("Promised call-backs"),
    [SG_SHEET_UNITS] = N_ ("Units out or not ready"),
    [SG_SHEET_EQUIPMENT] = N_ ("Missing equipment"),
    [SG_SHEET_HOSPITALS] = N_ ("Hospitals that divert"),
    [SG_SHEET_CLOSURES] = N_ ("Closed and slow roads"),
    [SG_SHEET_PLANNED] = N_ ("Planned transports and standby"),
    [SG_SHEET_NOTES] = N_ ("Notes"),
  };

  return _ (titles[section]);
}

G_GNUC_PRINTF (3, 4)
static void
add (SgShiftSheet *self, SgSheetSection section, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->sections[section], g_strdup_vprintf (format, args));
  va_end (args);
}

static char *
to_clock (SgDesk *desk, gint64 at)
{
  g_autoptr (GDateTime) local = sg_desk_to_local (desk, at);

  return g_date_time_format (local, "%d/%m %H:%M");
}

static void
add_incident (SgDesk *desk, SgShiftSheet *self, const SgIncident *incident)
{
  g_autofree char *opened = to_clock (desk, incident->opened_at);
  g_autofree char *due = NULL;
  const char      *language = sg_desk_language ();

  if (incident->planned_for > self->made_at)
    {
      due = to_clock (desk, incident->planned_for);
      add (self, SG_SHEET_PLANNED, "%s · %s", incident->number, due);
    }
  else
    {
      add (self,
           SG_SHEET_OPEN,
           "%s · %s · %s · %s · %s%s",
           incident->number,
           opened,
           incident->type != NULL ? sg_code_label ("category", incident->type, language) : "–",
           incident->scene.desa != NULL ? incident->scene.desa : "–",
           sg_code_label ("incident_status", sg_status_to_code (incident->status), language),
           incident->parked ? _ (" · caller waits") : "");
    }

  if (incident->callback_at != 0)
    {
      g_autofree char *by = to_clock (desk, incident->callback_at);

      add (self,
           SG_SHEET_CALLBACKS,
           "%s · %s · %s",
           incident->number,
           by,
           incident->phone != NULL ? incident->phone : "–");
    }
}

static gboolean
add_incidents (SgDesk *desk, SgShiftSheet *self, GError **error)
{
  g_autoptr (GPtrArray) open = sg_desk_list_open (desk, error);

  for (guint i = 0; open != NULL && i < open->len; i++)
    add_incident (desk, self, g_ptr_array_index (open, i));

  return open != NULL;
}

static gboolean
add_units (SgDesk *desk, SgShiftSheet *self, GError **error)
{
  g_autoptr (GPtrArray) units = sg_row_list (sg_desk_get_db (desk),
                                             &sg_unit_record,
                                             "WHERE NOT retired ORDER BY call_sign",
                                             error,
                                             "");

  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      const SgUnit *unit = g_ptr_array_index (units, i);

      if (unit->readiness != SG_UNIT_READY)
        add (self,
             SG_SHEET_UNITS,
             "%s · %s%s%s",
             unit->call_sign,
             sg_code_label ("unit_readiness",
                            sg_readiness_to_text (unit->readiness),
                            sg_desk_language ()),
             unit->reason != NULL ? " · " : "",
             unit->reason != NULL ? unit->reason : "");
      if (unit->missing != NULL)
        {
          g_autofree char *missing = g_strdelimit (g_strdup (unit->missing), "\n", ',');

          add (self, SG_SHEET_EQUIPMENT, "%s · %s", unit->call_sign, missing);
        }
    }

  return units != NULL;
}

/* W9: also those that are ready, but out. */
static gboolean
add_units_out (SgDesk *desk, SgShiftSheet *self, GError **error)
{
  g_autoptr (GPtrArray) tasks = sg_row_list (sg_desk_get_db (desk),
                                             &sg_task_record,
                                             "WHERE state < 7 AND kind = 0 ORDER BY name",
                                             error,
                                             "");

  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (tasks, i);
      g_autoptr (SgIncident) incident = sg_desk_get_incident (desk, &task->incident, error);

      if (incident == NULL)
        return FALSE;
      add (self,
           SG_SHEET_UNITS,
           "%s · %s · %s",
           task->name,
           sg_code_label ("task_state", sg_task_state_to_text (task->state), sg_desk_language ()),
           incident->number);
    }

  return tasks != NULL;
}

static gboolean
add_hospitals (SgDesk *desk, SgShiftSheet *self, GError **error)
{
  g_autoptr (GPtrArray) diverted = sg_row_list (sg_desk_get_db (desk),
                                                &sg_faskes_record,
                                                "WHERE diverted AND NOT retired ORDER BY name",
                                                error,
                                                "");

  for (guint i = 0; diverted != NULL && i < diverted->len; i++)
    {
      const SgFaskes  *faskes = g_ptr_array_index (diverted, i);
      g_autofree char *since = to_clock (desk, faskes->reported_at);

      add (self,
           SG_SHEET_HOSPITALS,
           "%s · %s · %s",
           faskes->name,
           since,
           faskes->told_by != NULL ? faskes->told_by : "–");
    }

  return diverted != NULL;
}

static gboolean
add_closures (SgDesk *desk, SgShiftSheet *self, GError **error)
{
  g_autoptr (GPtrArray)
    closures = sg_row_list (sg_desk_get_db (desk),
                            &sg_closure_record,
                            "WHERE NOT lifted AND \"until\" > ? ORDER BY \"until\"",
                            error,
                            "i",
                            self->made_at);

  for (guint i = 0; closures != NULL && i < closures->len; i++)
    {
      const SgClosure *closure = g_ptr_array_index (closures, i);
      g_autofree char *until = to_clock (desk, closure->until);

      add (self,
           SG_SHEET_CLOSURES,
           _ ("%s · until %s"),
           closure->reason != NULL ? closure->reason : "–",
           until);
    }

  return closures != NULL;
}

static gboolean
add_notes (SgDesk *desk, SgShiftSheet *self, GError **error)
{
  g_autoptr (SgShift) shift = NULL;
  g_auto (GStrv) lines = NULL;

  if (!sg_desk_find_shift (desk, &shift, error))
    return FALSE;

  lines = g_strsplit (shift != NULL && shift->notes != NULL ? shift->notes : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      add (self, SG_SHEET_NOTES, "%s", lines[i]);

  return TRUE;
}

/**
 * sg_desk_make_sheet:
 *
 * Returns: (nullable) (transfer full): what is open at the desk now
 */
SgShiftSheet *
sg_desk_make_sheet (SgDesk *desk, GError **error)
{
  g_autoptr (SgShiftSheet) self = g_new0 (SgShiftSheet, 1);

  self->made_at = sg_desk_get_now (desk);
  for (guint i = 0; i < SG_N_SHEET_SECTIONS; i++)
    self->sections[i] = g_ptr_array_new_with_free_func (g_free);

  if (!add_incidents (desk, self, error) || !add_units (desk, self, error) ||
      !add_units_out (desk, self, error) || !add_hospitals (desk, self, error) ||
      !add_closures (desk, self, error) || !add_notes (desk, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * sg_shift_sheet_to_text:
 *
 * Returns: (transfer full): the sheet as it is signed; an empty section says that it is
 */
char *
sg_shift_sheet_to_text (SgDesk *desk, const SgShiftSheet *self)
{
  g_autofree char *made = to_clock (desk, self->made_at);
  GString         *text = g_string_new (NULL);

  g_string_append_printf (text,
                          _ ("%s · %s · handover %s\n"),
                          sg_desk_get_identity (desk)->psc_name,
                          sg_desk_get_identity (desk)->name,
                          made);
  for (guint i = 0; i < SG_N_SHEET_SECTIONS; i++)
    {
      g_string_append_printf (text, "\n%s\n", sg_sheet_section_get_title (i));
      for (guint line = 0; line < self->sections[i]->len; line++)
        g_string_append_printf (text,
                                "- %s\n",
                                (char *) g_ptr_array_index (self->sections[i], line));
      if (self->sections[i]->len == 0)
        g_string_append_printf (text, "- %s\n", _ ("none"));
    }

  return g_string_free (text, FALSE);
}

/**
 * sg_desk_print_sheet:
 * @path: of the PDF
 *
 * Prints the sheet of this moment, to be signed by both.
 */
gboolean
sg_desk_print_sheet (SgDesk *desk, const char *path, GError **error)
{
  g_autoptr (SgShiftSheet) sheet = sg_desk_make_sheet (desk, error);
  g_autoptr (SgLetterhead) letterhead = sg_desk_new_letterhead (desk);
  g_autofree char *made = NULL;
  g_autoptr (SgPrint) print = NULL;
  SgPrintSetup setup = { .letterhead = letterhead };

  if (sheet == NULL)
    return FALSE;

  made = to_clock (desk, sheet->made_at);
  setup.title = _ ("Shift handover");
  setup.subtitle = made;
  print = sg_print_new (&setup, error);
  if (print == NULL)
    return FALSE;

  for (guint i = 0; i < SG_N_SHEET_SECTIONS; i++)
    {
      sg_print_heading (print, sg_sheet_section_get_title (i));
      for (guint line = 0; line < sheet->sections[i]->len; line++)
        sg_print_paragraph (print, g_ptr_array_index (sheet->sections[i], line));
      if (sheet->sections[i]->len == 0)
        sg_print_paragraph (print, _ ("none"));
    }

  sg_print_signatures (print,
                       (const char *const[]){ _ ("Handed over by"), _ ("Taken over by"), NULL });
  return sg_print_finish (print, path, error);
}
