/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Forms to write on when the power is out, one page of A4 each. They ask in the order in which a
 * call is taken, and for what the program asks for, so that they can be typed in afterwards. */

#include "config.h"

#include "desk/paper/sg-form.h"

#include <glib/gi18n-lib.h>

#include "desk/paper/sg-form-draw.h"

/* Who wrote on paper, and who typed it in and when: the first line of every form. */
static const SgFormPart entry = {
  .kind = SG_FORM_FIELDS,
  .fields = { { NC_ ("form", "Filled in at (place)"), 4, NULL },
              { NC_ ("form", "Date"), 2.5, NULL },
              { NC_ ("form", "Filled in by"), 4, NULL },
              { NC_ ("form", "Entered into Siaga by"), 4, NULL },
              { NC_ ("form", "Entered on, at (time)"), 3, NULL } },
};

static const SgFormPart incident[] = {
  { .kind = SG_FORM_SECTION, .text = NC_ ("form", "1. Call and place") },
  { .kind = SG_FORM_FIELDS,
    .fields = { { NC_ ("form", "Incident number (the program gives it)"), 3, NULL },
                { NC_ ("form", "Source of the report"),
                  9,
                  NC_ (
                    "form",
                    "119 call|Local line|WA call|WA chat|Social media|Radio|HELP 119|SMS|NCC 119|112|"
                    "Health facility|Drill") } } },
  { .kind = SG_FORM_FIELDS,
    .fields = { { NC_ ("form", "Place of the incident (street, village, district)"), 7, NULL },
                { NC_ ("form", "Coordinates"), 3, NULL } } },
  { .kind = SG_FORM_FIELDS,
    .fields = { { NC_ ("form", "Landmark"), 6, NULL },
                { NC_ ("form", "Caller's name"), 3, NULL },
                { NC_ ("form", "Caller's telephone"), 3, NULL } } },
  { .kind = SG_FORM_FIELDS,
    .fields = { { NC_ ("form", "What happened (type)"), 5, NULL },
                { NC_ ("form", "Victims"), 1.2, NULL },
                { NC_ ("form", "Severity"),
                  4.6,
                  NC_ ("form", "SEV-1 critical|SEV-2 urgent|SEV-3 stable") } } },
  { .kind = SG_FORM_FIELDS,
    .fields = { { NC_ ("form", "Conscious?"), 2, NC_ ("form", "yes|no") },
                { NC_ ("form", "Breathing normally?"), 2, NC_ ("form", "yes|no") },
                { NC_ ("form", "Heavy bleeding?"), 2, NC_ ("form", "yes|no") },
                { NC_ ("form", "Trapped?"), 2, NC_ ("form", "yes|no") },
                { NC_ ("form", "Informed"), 4, NC_ ("form", "police|fire|BPBD") } } },
  { .kind = SG_FORM_NOTE,
    .text = NC_ ("form",
                 "Not conscious and not breathing normally: cardiac arrest, SEV-1. Send at once, "
                 "guide chest compressions (100–120 a minute).") },

  { .kind = SG_FORM_SECTION,
    .text = NC_ ("form", "2. Times (hour:minute; “±” before a time that is estimated)") },
  { .kind = SG_FORM_FIELDS,
    .fields = { { NC_ ("form", "T0 call came in"), 1, NULL },
                { NC_ ("form", "T1 answered"), 1, NULL },
                { NC_ ("form", "T2 place and type known"), 1, NULL },
                { NC_ ("form", "T3 help requested"), 1, NULL },
                { NC_ ("form", "T4 accepted"), 1, NULL },
                { NC_ ("form", "T5 en route"), 1, NULL } } },
  { .kind = SG_FORM_FIELDS,
    .fields = { { NC_ ("form", "T6 on scene"), 1, NULL },
                { NC_ ("form", "T7 at the patient"), 1, NULL },
                { NC_ ("form", "T8 left the scene"), 1, NULL },
                { NC_ ("form", "T9 at hospital"), 1, NULL },
                { NC_ ("form", "T10 handed over"), 1, NULL },
                { NC_ ("form", "T11 available again"), 1, NULL } } },

  { .kind = SG_FORM_SECTION, .text = NC_ ("form", "3. Units and volunteers") },
  { .kind = SG_FORM_GRID,
    .n_rows = 3,
    .fields = { { NC_ ("form", "Unit or volunteer"), 3.4, NULL },
                { NC_ ("form", "Requested"), 1.5, NULL },
                { NC_ ("form", "Accepted"), 1.5, NULL },
                { NC_ ("form", "Refused, why"), 2.6, NULL },
                { NC_ ("form", "En route"), 1.5, NULL },
                { NC_ ("form", "On scene"), 1.5, NULL },
                { NC_ ("form", "To hospital"), 1.5, NULL },
                { NC_ ("form", "At hospital"), 1.5, NULL },
                { NC_ ("form", "Free again"), 1.5, NULL },
                { NC_ ("form", "km"), 1.1, NULL } } },

  { .kind = SG_FORM_SECTION, .text = NC_ ("form", "4. Patient (one form for each patient)") },
  { .kind = SG_FORM_FIELDS,
    .fields = { { NC_ ("form", "Name"), 3.0, NULL },
                { NC_ ("form", "NIK"), 2.4, NULL },
                { NC_ ("form", "Age"), 0.8, NULL },
                { NC_ ("form", "Sex"), 1.5, NC_ ("form", "M|F") },
                { NC_ ("form", "Triage"),
                  6.2,
                  NC_ ("form", "red P1|yellow P2|green P3|black P0") } } },
  { .kind = SG_FORM_GRID,
    .n_rows = 3,
    .fields = { { NC_ ("form", "Time"), 1.3, NULL },
                { NC_ ("form", "Blood pressure"), 1.7, NULL },
                { NC_ ("form", "Pulse"), 1.2, NULL },
                { NC_ ("form", "Breaths /min"), 1.3, NULL },
                { NC_ ("form", "SpO₂ %"), 1.2, NULL },
                { NC_ ("form", "Temp. °C"), 1.2, NULL },
                { NC_ ("form", "Glucose"), 1.2, NULL },
                { NC_ ("form", "GCS E–V–M"), 1.8, NULL },
                { NC_ ("form", "AVPU"), 1.2, NULL },
                { NC_ ("form", "Pain 0–10"), 1.2, NULL } } },
  { .kind = SG_FORM_FIELDS,
    .height = 19,
    .fields = { { NC_ ("form", "Treatment and drugs (what, dose, time)"), 7, NULL },
                { NC_ ("form", "Complaint, findings, allergies, medicines"), 5, NULL } } },

  { .kind = SG_FORM_SECTION, .text = NC_ ("form", "5. Hospital, handover and end") },
  { .kind = SG_FORM_FIELDS,
    .fields = { { NC_ ("form", "Hospital, beds told by and when"), 5, NULL },
                { NC_ ("form", "SISRUTE number"), 2.5, NULL },
                { NC_ ("form", "Outcome"),
                  5.5,
                  NC_ ("form", "recovered|referred|deceased|unknown") } } },
  { .kind = SG_FORM_FIELDS,
    .fields = { { NC_ ("form", "Disposition"),
                  1,
                  NC_ ("form",
                       "dispatched|solved by phone|prank|silent call|information|transferred|"
                       "duplicate|outside area|cancelled|no sign on scene") } } },
  { .kind = SG_FORM_FIELDS,
    .height = 16,
    .fields = { { NC_ ("form", "Handed over to (name, time)"), 4, NULL },
                { NC_ ("form", "Signature of the receiver"), 3, NULL },
                { NC_ ("form", "Crew (names)"), 4, NULL },
                { NC_ ("form", "Signature of the crew"), 3, NULL } } },
};

static const SgFormPart handover[] = {
  { .kind = SG_FORM_FIELDS,
    .fields = { { NC_ ("form", "Shift handed over"), 4, NC_ ("form", "07–14|14–21|21–07") },
                { NC_ ("form", "Hands over"), 4, NULL },
                { NC_ ("form", "Takes over"), 4, NULL } } },
  { .kind = SG_FORM_SECTION, .text = NC_ ("form", "1. Open incidents") },
  { .kind = SG_FORM_GRID,
    .n_rows = 6,
    .fields = { { NC_ ("form", "Number or time"), 2, NULL },
                { NC_ ("form", "Place and what happened"), 5, NULL },
                { NC_ ("form", "SEV"), 0.8, NULL },
                { NC_ ("form", "Units"), 2.4, NULL },
                { NC_ ("form", "Stands at, what is still to do"), 4, NULL } } },
  { .kind = SG_FORM_SECTION, .text = NC_ ("form", "2. Units that are out or not ready") },
  { .kind = SG_FORM_GRID,
    .n_rows = 4,
    .fields = { { NC_ ("form", "Unit"), 2, NULL },
                { NC_ ("form", "Since"), 1.3, NULL },
                { NC_ ("form", "Where, why"), 5, NULL },
                { NC_ ("form", "Back at about"), 1.7, NULL },
                { NC_ ("form", "Crew, telephone"), 3, NULL } } },
  { .kind = SG_FORM_SECTION, .text = NC_ ("form", "3. Calls promised and calls missed") },
  { .kind = SG_FORM_GRID,
    .n_rows = 3,
    .fields = { { NC_ ("form", "By (time)"), 1.4, NULL },
                { NC_ ("form", "Name"), 3, NULL },
                { NC_ ("form", "Telephone"), 2.6, NULL },
                { NC_ ("form", "About"), 5, NULL } } },
  { .kind = SG_FORM_SECTION,
    .text = NC_ ("form", "4. Hospitals that divert, roads that are closed") },
  { .kind = SG_FORM_GRID,
    .n_rows = 3,
    .fields = { { NC_ ("form", "Hospital or road"), 4, NULL },
                { NC_ ("form", "What"), 4, NULL },
                { NC_ ("form", "Until"), 1.5, NULL },
                { NC_ ("form", "Told by"), 2.5, NULL } } },
  { .kind = SG_FORM_SECTION, .text = NC_ ("form", "5. Equipment and notes") },
  { .kind = SG_FORM_FIELDS,
    .fields = { { NC_ ("form", "Checked and working"),
                  1,
                  NC_ ("form",
                       "telephone|radio|alarm sound|computer|power supply|internet|printer|"
                       "spare forms") } } },
  { .kind = SG_FORM_FIELDS,
    .height = 13,
    .fields = { { NC_ ("form", "Broken or missing, who was told"), 1, NULL } } },
  { .kind = SG_FORM_FIELDS,
    .height = 17,
    .fields = { { NC_ ("form", "Messages and notes"), 1, NULL } } },
  { .kind = SG_FORM_FIELDS,
    .height = 20,
    .fields = { { NC_ ("form", "Handed over: name, signature, time"), 1, NULL },
                { NC_ ("form", "Taken over: name, signature, time"), 1, NULL } } },
};

static const SgFormPart mass_casualty[] = {
  { .kind = SG_FORM_FIELDS,
    .fields = { { NC_ ("form", "Place of the incident"), 4, NULL },
                { NC_ ("form", "What happened, since (time)"), 3.5, NULL },
                { NC_ ("form", "Staging point"), 3, NULL } } },
  { .kind = SG_FORM_FIELDS,
    .fields = { { NC_ ("form", "Commander on scene, telephone"), 1, NULL },
                { NC_ ("form", "Triage officer"), 1, NULL },
                { NC_ ("form", "Transport officer"), 1, NULL } } },
  { .kind = SG_FORM_SECTION, .text = NC_ ("form", "1. START, 30 seconds for each victim") },
  { .kind = SG_FORM_NOTE,
    .text =
      NC_ ("form",
           "Walks: GREEN. Does not breathe after the airway is opened: BLACK. Breathes less than "
           "10 or more than 30 a minute: RED. Capillary refill over 2 s or no radial pulse: RED. "
           "Does not follow commands: RED. All others: YELLOW.") },
  { .kind = SG_FORM_GRID,
    .n_rows = 4,
    .height = 8.4,
    .fields = { { NC_ ("form", "Tally (a stroke each)"),
                  2.6,
                  NC_ ("form", "RED P1|YELLOW P2|GREEN P3|BLACK P0") },
                { NC_ ("form", "First count"), 4, NULL },
                { NC_ ("form", "Second count"), 4, NULL },
                { NC_ ("form", "Sum"), 1.2, NULL },
                { NC_ ("form", "Sent off"), 1.2, NULL } } },
  { .kind = SG_FORM_SECTION, .text = NC_ ("form", "2. Victims") },
  { .kind = SG_FORM_GRID,
    .n_rows = 10,
    .fields = { { NC_ ("form", "Tag"), 1.2, NULL },
                { NC_ ("form", "Triage"), 1.2, NULL },
                { NC_ ("form", "Name or marks"), 3.4, NULL },
                { NC_ ("form", "Sex, age"), 1.2, NULL },
                { NC_ ("form", "Injury"), 3.4, NULL },
                { NC_ ("form", "Hospital"), 2.6, NULL },
                { NC_ ("form", "Unit"), 1.6, NULL },
                { NC_ ("form", "Left at"), 1.2, NULL } } },
  { .kind = SG_FORM_SECTION, .text = NC_ ("form", "3. Allocation to hospitals") },
  { .kind = SG_FORM_GRID,
    .n_rows = 5,
    .fields = { { NC_ ("form", "Hospital, told by, time"), 4.6, NULL },
                { NC_ ("form", "Takes red"), 1.1, NULL },
                { NC_ ("form", "Takes yellow"), 1.1, NULL },
                { NC_ ("form", "Takes green"), 1.1, NULL },
                { NC_ ("form", "Sent red"), 1.1, NULL },
                { NC_ ("form", "Sent yellow"), 1.1, NULL },
                { NC_ ("form", "Sent green"), 1.1, NULL },
                { NC_ ("form", "Remarks"), 3.2, NULL } } },
  { .kind = SG_FORM_SECTION, .text = NC_ ("form", "4. Agencies") },
  { .kind = SG_FORM_GRID,
    .n_rows = 3,
    .fields = { { NC_ ("form", "Time"), 1.1, NULL },
                { NC_ ("form", "Agency"), 2.2, NULL },
                { NC_ ("form", "Spoken to"), 2.6, NULL },
                { NC_ ("form", "What was said or asked"), 6, NULL } } },
};

static const struct
{
  const char       *name;
  const char       *title;
  const char       *number;
  const SgFormPart *parts;
  guint             n_parts;
} forms[SG_N_FORMS] = {
  [SG_FORM_INCIDENT] = { "incident",
                         NC_ ("form", "Incident form"),
                         "SIAGA-F1",
                         incident,
                         G_N_ELEMENTS (incident) },
  [SG_FORM_HANDOVER] = { "handover",
                         NC_ ("form", "Shift handover form"),
                         "SIAGA-F2",
                         handover,
                         G_N_ELEMENTS (handover) },
  [SG_FORM_MASS_CASUALTY] = { "mass-casualty",
                              NC_ ("form", "Mass casualty form"),
                              "SIAGA-F3",
                              mass_casualty,
                              G_N_ELEMENTS (mass_casualty) },
};

/**
 * sg_form_get_name:
 *
 * Returns: a word for a command or a file name
 */
const char *
sg_form_get_name (SgFormKind kind)
{
  g_return_val_if_fail ((guint) kind < SG_N_FORMS, NULL);

  return forms[kind].name;
}

/**
 * sg_form_write:
 * @letterhead: (nullable): of the office
 * @path: of the PDF
 *
 * Writes a blank form, in the language of the program.
 */
gboolean
sg_form_write (SgFormKind kind, const SgLetterhead *letterhead, const char *path, GError **error)
{
  g_autofree char *footer = NULL;
  SgPrintSetup     setup = { .letterhead = letterhead, .compact = TRUE };
  g_autoptr (SgPrint) print = NULL;

  g_return_val_if_fail ((guint) kind < SG_N_FORMS, FALSE);

  footer = g_strdup_printf (_ ("Form %s · enter it into Siaga when the power is back"),
                            forms[kind].number);
  setup.title = g_dpgettext2 (GETTEXT_PACKAGE, "form", forms[kind].title);
  setup.footer = footer;
  print = sg_print_new (&setup, error);
  if (print == NULL)
    return FALSE;

  sg_form_draw_part (print, &entry);
  for (guint i = 0; i < forms[kind].n_parts; i++)
    sg_form_draw_part (print, &forms[kind].parts[i]);

  return sg_print_finish (print, path, error);
}
