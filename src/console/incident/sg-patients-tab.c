/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One patient is chosen, and everything below the list is about that one. From three patients on,
 * and in a major incident, the START board stands above them: how many of each colour, and where
 * they are to go. */

#include "config.h"

#include "console/incident/sg-patients-tab.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "console/base/sg-deed.h"
#include "console/incident/sg-care-row.h"
#include "console/incident/sg-patient-deeds.h"
#include "console/incident/sg-patient-text.h"
#include "console/incident/sg-start-walk.h"
#include "desk/register/sg-hospitals.h"
#include "desk/scene/sg-desk-hospital.h"
#include "desk/scene/sg-desk-patient.h"

/* Our own: from here on one counts colours instead of reading names. */
#define MANY 3

struct _SgPatientsTab
{
  SgCareTab parent_instance;

  gboolean wants_last; /* the one that was just added */
  gboolean is_filling; /* the list, so that its selection means nothing */

  /* Template widgets */
  GtkWidget           *major;
  GtkWidget           *board;
  GtkBox              *tally;
  GtkListBox          *allocations;
  GtkListBox          *patients;
  GtkWidget           *nobody;
  GtkWidget           *one;
  GtkLabel            *name;
  GtkLabel            *treatments;
  GtkBox              *colours;
  SgStartWalk         *start;
  AdwPreferencesGroup *of_one;
  AdwPreferencesGroup *of_all;
};

G_DEFINE_FINAL_TYPE (SgPatientsTab, sg_patients_tab, SG_TYPE_CARE_TAB)

static const SgInput facts[] = {
  { "label", N_ ("Called"), SG_INPUT_TEXT, NULL, 4 },
  { "tag", N_ ("Tag"), SG_INPUT_TEXT, NULL, 2 },
  { "sex", N_ ("Sex"), SG_INPUT_CODE, "patient_sex", 3 },
  { "age", N_ ("Age"), SG_INPUT_TEXT, NULL, 3 },
  { "name", N_ ("Name"), SG_INPUT_TEXT, NULL, 6 },
  { "nik", N_ ("NIK (if known)"), SG_INPUT_TEXT, NULL, 6 },
  { NULL },
};

static const SgInput vitals[] = {
  { "sbp", N_ ("BP systolic"), SG_INPUT_TEXT, NULL, 2 },
  { "dbp", N_ ("diastolic"), SG_INPUT_TEXT, NULL, 2 },
  { "hr", N_ ("HR"), SG_INPUT_TEXT, NULL, 2 },
  { "rr", N_ ("RR"), SG_INPUT_TEXT, NULL, 2 },
  { "spo2", N_ ("SpO2 %"), SG_INPUT_TEXT, NULL, 2 },
  { "temp", N_ ("Temp °C"), SG_INPUT_TEXT, NULL, 2 },
  { "glucose", N_ ("Glucose"), SG_INPUT_TEXT, NULL, 2 },
  { "pain", N_ ("Pain 0–10"), SG_INPUT_TEXT, NULL, 2 },
  { "gcs", N_ ("GCS"), SG_INPUT_TEXT, NULL, 2 },
  { "avpu", N_ ("AVPU"), SG_INPUT_CODE, "avpu", 6 },
  { NULL },
};

static const SgInput treatment[] = {
  { "what", N_ ("What was done or given"), SG_INPUT_TEXT, NULL, 6 },
  { "dose", N_ ("Dose"), SG_INPUT_TEXT, NULL, 3 },
  { "route", N_ ("Route"), SG_INPUT_TEXT, NULL, 3 },
  { NULL },
};

static const SgInput refusal[] = {
  { "what", N_ ("What is refused"), SG_INPUT_TEXT, NULL, 6 },
  { NULL },
};

static const SgInput allocating[] = {
  { "facility", N_ ("Hospital"), SG_INPUT_CODE, NULL, 6 },
  { NULL },
};

static const SgInput declaring[] = {
  { "reason", N_ ("Why"), SG_INPUT_TEXT, NULL, 6 },
  { "staging", N_ ("Staging point: a place or coordinates"), SG_INPUT_TEXT, NULL, 6 },
  { "sector", N_ ("Sector"), SG_INPUT_TEXT, NULL, 6 },
  { "commander", N_ ("Commander"), SG_INPUT_TEXT, NULL, 3 },
  { "transport_officer", N_ ("Transport officer"), SG_INPUT_TEXT, NULL, 3 },
  { NULL },
};

static const SgInput taking_back[] = {
  { "reason", N_ ("Why"), SG_INPUT_TEXT, NULL, 6 },
  { NULL },
};

static const SgFormType forms_of_one[] = {
  { "vitals",
    N_ ("Vital signs"),
    NULL,
    N_ ("Record the vital signs"),
    N_ ("Vital signs recorded"),
    vitals,
    sg_patient_deed_take_vitals },
  { "treat",
    N_ ("Treatment or drug"),
    NULL,
    N_ ("Record the treatment"),
    N_ ("Treatment recorded"),
    treatment,
    sg_patient_deed_treat },
  { "refuse",
    N_ ("Refuses care"),
    NULL,
    N_ ("Record the refusal"),
    N_ ("Refusal recorded"),
    refusal,
    sg_patient_deed_refuse },
  { "allocate",
    N_ ("Goes to which hospital"),
    NULL,
    N_ ("Allocate"),
    N_ ("Hospital allocated"),
    allocating,
    sg_patient_deed_allocate },
  { "change",
    N_ ("Correct name, age, sex"),
    N_ ("What is left empty stays as it is"),
    N_ ("Record the change"),
    N_ ("Patient changed"),
    facts,
    sg_patient_deed_change },
};

static const SgFormType forms_of_all[] = {
  { "add",
    N_ ("Add a patient"),
    NULL,
    N_ ("Add the patient"),
    N_ ("Patient added"),
    facts,
    sg_patient_deed_add },
  { "major",
    N_ ("Major incident"),
    N_ ("Staging point, sector and who commands"),
    N_ ("Declare a major incident"),
    N_ ("Major incident declared"),
    declaring,
    sg_patient_deed_declare_major },
  { "end-major",
    N_ ("No major incident any more"),
    NULL,
    N_ ("Take it back"),
    N_ ("No major incident any more"),
    taking_back,
    sg_patient_deed_end_major },
};

/* ---- the board ---- */

static GtkWidget *
make_count (const SgTriageStyle *style, guint n)
{
  g_autofree char *text = g_strdup_printf ("%s %u", sg_triage_style_get_letter (style), n);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *count = gtk_label_new (text);
  GtkWidget       *word = gtk_label_new (sg_triage_style_get_label (style));

  gtk_widget_add_css_class (count, "triage-count");
  gtk_widget_add_css_class (count, style->css);
  gtk_widget_add_css_class (word, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (word), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (word, sg_triage_style_get_label (style));
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), word);

  return box;
}

static void
show_tally (SgPatientsTab *self, GPtrArray *patients)
{
  const SgTally tally = sg_patients_tally (patients);
  const guint   counts[SG_N_TRIAGE_STYLES] = { tally.red,
                                               tally.yellow,
                                               tally.green,
                                               tally.black,
                                               tally.untriaged };
  GtkWidget    *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tally))) != NULL)
    gtk_box_remove (self->tally, child);
  for (guint i = 0; i < SG_N_TRIAGE_STYLES; i++)
    gtk_box_append (self->tally, make_count (sg_triage_style_get (i), counts[i]));
}

static SgCareLine *
make_allocation (const SgAllocation *allocation)
{
  SgCareLine *line = sg_care_line_new (&allocation->facility);

  line->title = g_strdup (allocation->name);
  line->subtitle = allocation->beds >= 0
                     ? g_strdup_printf (_ ("%d beds free, as last told"), (int) allocation->beds)
                     : g_strdup (_ ("Nobody said how many beds are free"));
  /* Translators: how many patients are to go to a hospital, and how many arrived */
  line->value =
    g_strdup_printf (_ ("%u to go · %u there"), allocation->n_allocated, allocation->n_arrived);
  if (allocation->beds >= 0 && (gint64) allocation->n_allocated > allocation->beds)
    line->value_css = "warning";

  return line;
}

static void
show_allocations (SgPatientsTab *self, const SgIncident *incident)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = sg_care_lines_new ();
  g_autoptr (GPtrArray)
    allocations = sg_desk_list_allocations (sg_incident_tab_get_desk (SG_INCIDENT_TAB (self)),
                                            &incident->id,
                                            &error);

  if (allocations == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
      return;
    }

  for (guint i = 0; i < allocations->len; i++)
    g_ptr_array_add (lines, make_allocation (g_ptr_array_index (allocations, i)));
  sg_care_rows_show (self->allocations, lines);
}

static void
show_board (SgPatientsTab *self, const SgIncident *incident, GPtrArray *patients)
{
  gboolean is_needed = patients->len >= MANY || incident->major;

  gtk_widget_set_visible (self->board, is_needed);
  if (!is_needed)
    return;

  show_tally (self, patients);
  show_allocations (self, incident);
}

/* ---- the list ---- */

static const char *
find_hospital (GPtrArray *board, const SgUuid *id)
{
  for (guint i = 0; i < board->len; i++)
    {
      const SgHospitalBoardRow *row = g_ptr_array_index (board, i);

      if (sg_uuid_equal (&row->facility->id, id))
        return row->facility->name;
    }

  return NULL;
}

/* Where a patient is, or is to go; NULL while nobody decided it. */
static char *
dup_way (const SgPatient *patient, GHashTable *decisions, GPtrArray *board)
{
  const SgUuid *decided = g_hash_table_lookup (decisions, &patient->id);
  const char   *there = find_hospital (board, &patient->facility);
  const char   *to = decided != NULL ? find_hospital (board, decided) : NULL;

  if (patient->handed_over_at != 0 && there != NULL)
    /* Translators: %s is the hospital in whose hands a patient is */
    return g_strdup_printf (_ ("✓ handed over at %s"), there);

  return to != NULL ? g_strdup_printf ("→ %s", to) : NULL;
}

static SgCareLine *
make_patient (SgDesk *desk, const SgPatient *patient, guint number, gboolean is_one_of_many)
{
  const SgTriageStyle *style = sg_triage_style_find (patient->triage);
  SgCareLine          *line = sg_care_line_new (&patient->id);
  g_autofree char     *person = sg_patient_text_person (patient);
  g_autofree char     *signs = sg_patient_text_vitals (desk, patient);

  line->badge = g_strdup (sg_triage_style_get_letter (style));
  line->badge_css = style->css;
  line->badge_word = sg_triage_style_get_label (style);
  line->title = sg_patient_text_title (patient, number);
  line->subtitle = is_one_of_many || *person == '\0' ? g_strdup (signs)
                                                     : g_strconcat (person, "\n", signs, NULL);
  line->value = g_strdup (sg_triage_style_get_label (style));

  return line;
}

static void
add_way (SgCareLine *line, const char *way)
{
  g_autofree char *before = line->subtitle;

  line->subtitle = way != NULL ? g_strconcat (before, "\n", way, NULL) : g_strdup (before);
}

static void
set_dense (SgPatientsTab *self, gboolean is_dense)
{
  if (is_dense)
    gtk_widget_add_css_class (GTK_WIDGET (self->patients), "dense");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->patients), "dense");
}

static void
fill_list (SgPatientsTab *self, GPtrArray *patients, GHashTable *decisions, GPtrArray *board)
{
  SgDesk *desk = sg_incident_tab_get_desk (SG_INCIDENT_TAB (self));
  g_autoptr (GPtrArray) lines = sg_care_lines_new ();

  for (guint i = 0; i < patients->len; i++)
    {
      const SgPatient *patient = g_ptr_array_index (patients, i);
      SgCareLine      *line = make_patient (desk, patient, i + 1, patients->len >= MANY);
      g_autofree char *way = dup_way (patient, decisions, board);

      add_way (line, way);
      g_ptr_array_add (lines, line);
    }
  sg_care_rows_show (self->patients, lines);
}

static void
show_list (SgPatientsTab *self, const SgUuid *incident, GPtrArray *patients, GPtrArray *board)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) decisions =
    sg_desk_read_allocations (sg_incident_tab_get_desk (SG_INCIDENT_TAB (self)), incident, &error);

  if (decisions == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
      return;
    }

  self->is_filling = TRUE;
  fill_list (self, patients, decisions, board);
  sg_care_rows_select (self->patients, sg_care_tab_get_subject (SG_CARE_TAB (self)));
  self->is_filling = FALSE;
  set_dense (self, patients->len >= MANY);
  gtk_widget_set_visible (self->nobody, patients->len == 0);
}

/* ---- the one that is chosen ---- */

static int
find_chosen (SgPatientsTab *self, GPtrArray *patients)
{
  const SgUuid *chosen = sg_care_tab_get_subject (SG_CARE_TAB (self));

  for (guint i = 0; i < patients->len; i++)
    if (sg_uuid_equal (&((SgPatient *) g_ptr_array_index (patients, i))->id, chosen))
      return (int) i;

  return -1;
}

/* Somebody is always chosen, so that one key is enough for the only patient there is. */
static const SgPatient *
choose (SgPatientsTab *self, GPtrArray *patients, guint *number)
{
  int              at = find_chosen (self, patients);
  const SgPatient *patient;

  if (patients->len == 0)
    return NULL;

  if (self->wants_last)
    at = (int) patients->len - 1;
  self->wants_last = FALSE;
  patient = g_ptr_array_index (patients, at >= 0 ? (guint) at : 0);
  *number = at >= 0 ? (guint) at + 1 : 1;
  sg_care_tab_set_subject (SG_CARE_TAB (self), &patient->id);

  return patient;
}

static void
hint (SgPatientsTab *self, const SgPatient *patient)
{
  SgInlineForm *form = sg_care_tab_get_form (SG_CARE_TAB (self), "change");

  sg_inline_form_set_hint (form, "label", patient->label);
  sg_inline_form_set_hint (form, "tag", patient->tag);
  sg_inline_form_set_hint (form, "age", patient->age);
  sg_inline_form_set_hint (form, "name", patient->name);
  sg_inline_form_set_hint (form, "nik", patient->nik);
}

static void
show_one (SgPatientsTab *self, const SgPatient *patient, guint number)
{
  g_autofree char *title = NULL;
  g_autofree char *done = NULL;

  gtk_widget_set_visible (self->one, patient != NULL);
  if (patient == NULL)
    return;

  title = sg_patient_text_title (patient, number);
  gtk_label_set_label (self->name, title);
  done = patient->treatments != NULL ? g_strdelimit (g_strdup (patient->treatments), "\n", ';')
                                     : g_strdup (_ ("No treatment recorded yet"));
  gtk_label_set_label (self->treatments, done);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->treatments), done);
  hint (self, patient);
}

static void
forget_one (SgPatientsTab *self)
{
  sg_care_tab_forget (SG_CARE_TAB (self), self->of_one);
  sg_start_walk_begin (self->start);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->start), FALSE);
}

static void
on_selected (SgPatientsTab *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->patients);
  const SgUuid  *id = row != NULL ? sg_care_row_get_id (SG_CARE_ROW (row)) : NULL;

  if (self->is_filling || id == NULL ||
      sg_uuid_equal (id, sg_care_tab_get_subject (SG_CARE_TAB (self))))
    return;

  sg_care_tab_set_subject (SG_CARE_TAB (self), id);
  forget_one (self);
  sg_care_tab_refresh (SG_CARE_TAB (self));
}

/* ---- all of it ---- */

static void
show_staging (SgPatientsTab *self, const SgIncident *incident)
{
  g_autoptr (GPtrArray) pins = g_ptr_array_new_with_free_func (g_object_unref);
  SgMapPin *pin;

  if (!incident->major || !isfinite (incident->staging_lat) || !isfinite (incident->staging_lon))
    {
      if (sg_incident_tab_get_pins (SG_INCIDENT_TAB (self)) != NULL)
        sg_incident_tab_set_marks (SG_INCIDENT_TAB (self), NULL, NULL);
      return;
    }

  /* Translators: the letter of the pin of a staging point */
  pin = sg_map_pin_new (SG_PIN_PLACE, C_ ("pin", "S"), _ ("Staging point"));
  sg_map_pin_set_point (pin, sg_point_from_degrees (incident->staging_lat, incident->staging_lon));
  g_ptr_array_add (pins, g_object_ref_sink (pin));
  sg_incident_tab_set_marks (SG_INCIDENT_TAB (self), pins, NULL);
}

static const char *
find_title (const char *name)
{
  for (const SgInput *input = declaring; input->name != NULL; input++)
    if (g_str_equal (input->name, name))
      return _ (input->title);

  return name;
}

/* A line each, such as “sector: east”. */
static void
show_major (SgPatientsTab *self, const SgIncident *incident)
{
  SgInlineForm *form = sg_care_tab_get_form (SG_CARE_TAB (self), "major");
  g_auto (GStrv)
    lines = g_strsplit (incident->major_notes != NULL ? incident->major_notes : "", "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; incident->major && lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], ": ", 2);

      if (parts[0] != NULL && parts[1] != NULL)
        g_string_append_printf (text,
                                "%s%s: %s",
                                text->len > 0 ? " · " : "",
                                find_title (parts[0]),
                                parts[1]);
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (form),
                                 text->len > 0 ? text->str
                                               : _ ("Staging point, sector and who commands"));
  gtk_widget_set_visible (self->major, incident->major);
  gtk_widget_set_visible (GTK_WIDGET (sg_care_tab_get_form (SG_CARE_TAB (self), "end-major")),
                          incident->major);
}

/* Without them nobody can be allocated, and everything else still works. */
static GPtrArray *
list_hospitals (SgPatientsTab *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *board =
    sg_desk_list_hospital_board (sg_incident_tab_get_desk (SG_INCIDENT_TAB (self)), &error);

  if (board != NULL)
    return board;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
  return g_ptr_array_new ();
}

static void
sg_patients_tab_refresh (SgCareTab *tab, const SgIncident *incident, gboolean is_another)
{
  SgPatientsTab *self = SG_PATIENTS_TAB (tab);
  g_autoptr (GPtrArray) patients = sg_care_tab_list_patients (tab);
  g_autoptr (GPtrArray) board = list_hospitals (self);
  const SgPatient *patient;
  guint            number = 0;

  if (is_another)
    forget_one (self);
  patient = choose (self, patients, &number);
  show_board (self, incident, patients);
  show_list (self, &incident->id, patients, board);
  show_one (self, patient, number);
  sg_care_tab_offer_hospitals (tab, "allocate", board);
  show_major (self, incident);
  show_staging (self, incident);
}

static void
on_added (SgPatientsTab *self)
{
  self->wants_last = TRUE;
  forget_one (self);
  sg_care_tab_refresh (SG_CARE_TAB (self));
}

/* ---- triage ---- */

static void
on_triage (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *colour = g_variant_get_string (parameter, NULL);

  if (!sg_uuid_is_none (sg_care_tab_get_subject (SG_CARE_TAB (widget))))
    sg_care_tab_do (SG_CARE_TAB (widget),
                    sg_patient_deed_triage,
                    _ ("Triage recorded"),
                    "triage",
                    colour);
}

typedef struct
{
  SgUuid  patient;
  SgStart start;
} Triage;

static gpointer
triage_start (SgDeskHand *hand, gpointer data, GError **error)
{
  const Triage *triage = data;
  const char   *colour;
  const char   *next;

  sg_desk_triage_start (hand->desk, &triage->patient, &triage->start, &colour, &next, error);
  return NULL;
}

static void
on_decided (SgPatientsTab *self)
{
  Triage          *triage = g_new0 (Triage, 1);
  const SgDeskWork work = { triage_start, triage, g_free, NULL };

  triage->patient = *sg_care_tab_get_subject (SG_CARE_TAB (self));
  triage->start = *sg_start_walk_get_findings (self->start);
  sg_deed_do (GTK_WIDGET (self),
              sg_incident_tab_get_session (SG_INCIDENT_TAB (self)),
              &work,
              _ ("Triage recorded"));
}

static void
on_start (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgPatientsTab *self = SG_PATIENTS_TAB (widget);

  sg_start_walk_begin (self->start);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->start), TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->start), GTK_DIR_TAB_FORWARD);
}

static void
on_choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgUuid patient;

  if (sg_uuid_parse (g_variant_get_string (parameter, NULL), &patient, NULL))
    sg_care_rows_select (SG_PATIENTS_TAB (widget)->patients, &patient);
}

static void
add_colours (SgPatientsTab *self)
{
  for (guint i = 0; i < SG_N_TRIAGE_STYLES; i++)
    {
      const SgTriageStyle *style = sg_triage_style_get (i);
      g_autofree char     *text = NULL;
      GtkWidget           *button;

      if (style->code == NULL)
        continue;
      text = g_strdup_printf ("%s · %s",
                              sg_triage_style_get_letter (style),
                              sg_triage_style_get_label (style));
      button = gtk_button_new_with_label (text);
      gtk_widget_add_css_class (button, "triage-button");
      gtk_widget_add_css_class (button, style->css);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "patients.triage");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", style->code);
      gtk_box_append (self->colours, button);
    }
}

static void
sg_patients_tab_class_init (SgPatientsTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SG_CARE_TAB_CLASS (klass)->refresh = sg_patients_tab_refresh;

  g_type_ensure (SG_TYPE_START_WALK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-patients-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, SgPatientsTab, major);
  gtk_widget_class_bind_template_child (widget_class, SgPatientsTab, board);
  gtk_widget_class_bind_template_child (widget_class, SgPatientsTab, tally);
  gtk_widget_class_bind_template_child (widget_class, SgPatientsTab, allocations);
  gtk_widget_class_bind_template_child (widget_class, SgPatientsTab, patients);
  gtk_widget_class_bind_template_child (widget_class, SgPatientsTab, nobody);
  gtk_widget_class_bind_template_child (widget_class, SgPatientsTab, one);
  gtk_widget_class_bind_template_child (widget_class, SgPatientsTab, name);
  gtk_widget_class_bind_template_child (widget_class, SgPatientsTab, treatments);
  gtk_widget_class_bind_template_child (widget_class, SgPatientsTab, colours);
  gtk_widget_class_bind_template_child (widget_class, SgPatientsTab, start);
  gtk_widget_class_bind_template_child (widget_class, SgPatientsTab, of_one);
  gtk_widget_class_bind_template_child (widget_class, SgPatientsTab, of_all);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_decided);

  gtk_widget_class_install_action (widget_class, "patients.triage", "s", on_triage);
  gtk_widget_class_install_action (widget_class, "patients.start", NULL, on_start);
  gtk_widget_class_install_action (widget_class, "patients.choose", "s", on_choose);
}

static void
sg_patients_tab_init (SgPatientsTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_colours (self);
  sg_care_tab_add_forms (SG_CARE_TAB (self),
                         self->of_one,
                         forms_of_one,
                         G_N_ELEMENTS (forms_of_one));
  sg_care_tab_add_forms (SG_CARE_TAB (self),
                         self->of_all,
                         forms_of_all,
                         G_N_ELEMENTS (forms_of_all));
  g_signal_connect_object (sg_care_tab_get_form (SG_CARE_TAB (self), "add"),
                           "recorded",
                           G_CALLBACK (on_added),
                           self,
                           G_CONNECT_SWAPPED);
}
