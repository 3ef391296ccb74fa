/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure of a hospital is shown with its age and its source or not at all. One hospital is
 * chosen, and what is below the board is about that one and this incident. */

#include "config.h"

#include "console/incident/sg-hospitals-tab.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "console/base/sg-text.h"
#include "console/incident/sg-care-label.h"
#include "console/incident/sg-care-row.h"
#include "console/incident/sg-hospital-deeds.h"
#include "desk/register/sg-hospitals.h"
#include "desk/scene/sg-desk-hospital.h"

#define SECONDS_PER_MINUTE 60
#define MINUTES_PER_HOUR   60
#define REFRESH_SECONDS    20

struct _SgHospitalsTab
{
  SgCareTab parent_instance;

  gboolean is_filling;
  gboolean is_ticking;
  guint    seconds;

  /* Template widgets */
  GtkListBox          *transports;
  GtkListBox          *board;
  GtkWidget           *none;
  GtkWidget           *unchosen;
  GtkWidget           *one;
  GtkLabel            *name;
  GtkLabel            *about;
  GtkLabel            *answers;
  GtkLabel            *summary;
  AdwPreferencesGroup *of_one;
  AdwPreferencesGroup *of_incident;
};

G_DEFINE_FINAL_TYPE (SgHospitalsTab, sg_hospitals_tab, SG_TYPE_CARE_TAB)

static const SgInput answer[] = {
  { "answer", N_ ("Answer"), SG_INPUT_CODE, "hospital_answer", 3 },
  { "answered_by", N_ ("Who answered"), SG_INPUT_TEXT, NULL, 3 },
  { "reason", N_ ("Reason of a refusal"), SG_INPUT_TEXT, NULL, 6 },
  { NULL },
};

static const SgInput figures[] = {
  { "igd", N_ ("Emergency beds"), SG_INPUT_TEXT, NULL, 3 },
  { "icu", N_ ("ICU beds"), SG_INPUT_TEXT, NULL, 3 },
  { "beds", N_ ("Other beds, such as nicu=1, vk=2"), SG_INPUT_TEXT, NULL, 6 },
  { "diverted", N_ ("Takes nobody now"), SG_INPUT_CODE, "yes_no", 3 },
  { "source", N_ ("How we know"), SG_INPUT_CODE, "figure_source", 3 },
  { "told_by", N_ ("Who said it"), SG_INPUT_TEXT, NULL, 6 },
  { NULL },
};

static const SgInput destination[] = {
  { "task", N_ ("Ambulance"), SG_INPUT_CODE, NULL, 6 },
  { NULL },
};

static const SgInput acknowledgement[] = {
  { "by", N_ ("Who took the message"), SG_INPUT_TEXT, NULL, 6 },
  { NULL },
};

static const SgInput handover[] = {
  { "patient", N_ ("Patient"), SG_INPUT_CODE, NULL, 6 },
  { "receiver", N_ ("Received by"), SG_INPUT_TEXT, NULL, 3 },
  { "condition", N_ ("Condition"), SG_INPUT_TEXT, NULL, 3 },
  { NULL },
};

static const SgInput number[] = {
  { "sisrute", N_ ("SISRUTE number"), SG_INPUT_TEXT, NULL, 6 },
  { NULL },
};

static const SgFormType forms_of_one[] = {
  { "answer",
    N_ ("Log the call to the hospital"),
    NULL,
    N_ ("Record the answer"),
    N_ ("Answer recorded"),
    answer,
    sg_hospital_deed_answer },
  { "destine",
    N_ ("Destination of an ambulance"),
    NULL,
    N_ ("Send it here"),
    N_ ("Destination recorded"),
    destination,
    sg_hospital_deed_destine },
  { "acknowledge",
    N_ ("The hospital knows who is coming"),
    NULL,
    N_ ("Record that it knows"),
    N_ ("Recorded"),
    acknowledgement,
    sg_hospital_deed_acknowledge },
  { "hand-over",
    N_ ("Hand over a patient"),
    NULL,
    N_ ("Record the handover"),
    N_ ("Handover recorded"),
    handover,
    sg_hospital_deed_hand_over },
  { "figures",
    N_ ("Update beds"),
    NULL,
    N_ ("Record the figures"),
    N_ ("Figures recorded"),
    figures,
    sg_hospital_deed_report },
};

static const SgFormType forms_of_incident[] = {
  { "number",
    N_ ("SISRUTE number"),
    NULL,
    N_ ("Record the number"),
    N_ ("SISRUTE number recorded"),
    number,
    sg_hospital_deed_number },
};

/* ---- words ---- */

static char *
dup_age (gint64 seconds)
{
  gint64 minutes = seconds / SECONDS_PER_MINUTE;

  if (minutes < 1)
    return g_strdup (_ ("just now"));
  if (minutes < MINUTES_PER_HOUR)
    /* Translators: how old a figure is */
    return g_strdup_printf (_ ("%d min ago"), (int) minutes);
  if (minutes < 24 * MINUTES_PER_HOUR)
    return g_strdup_printf (_ ("%d h %02d min ago"),
                            (int) (minutes / MINUTES_PER_HOUR),
                            (int) (minutes % MINUTES_PER_HOUR));

  return g_strdup_printf (_ ("%d days ago"), (int) (minutes / MINUTES_PER_HOUR / 24));
}

static void
append_bed (GString *text, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", 2);
  g_autofree char *kind = NULL;

  if (parts[0] == NULL || parts[1] == NULL)
    return;

  /* Such as IGD and “rawat inap”. */
  kind = strchr (parts[0], '_') != NULL ? g_strdelimit (g_strdup (parts[0]), "_", ' ')
                                        : g_ascii_strup (parts[0], -1);
  g_string_append_printf (text, "%s%s %s", text->len > 0 ? " · " : "", parts[1], kind);
}

/* “2 IGD · telephone 14:02 Sr. Ani · 12 min ago” */
static char *
dup_figures (SgDesk *desk, const SgHospitalBoardRow *row)
{
  const SgFaskes *facility = row->facility;
  g_auto (GStrv) beds = g_strsplit (facility->beds != NULL ? facility->beds : "", "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *at = NULL;
  g_autofree char *age = NULL;

  if (row->age_s < 0)
    return g_strdup (_ ("No figures yet: call and ask"));

  for (guint i = 0; beds[i] != NULL; i++)
    append_bed (text, beds[i]);
  local = sg_desk_to_local (desk, facility->reported_at);
  at = g_date_time_format (local, "%H:%M");
  age = dup_age (row->age_s);
  g_string_append_printf (text,
                          "%s%s %s%s%s · %s",
                          text->len > 0 ? " · " : "",
                          sg_care_label ("figure_source", facility->source),
                          at,
                          facility->told_by != NULL ? " " : "",
                          facility->told_by != NULL ? facility->told_by : "",
                          age);

  return g_strdup (text->str);
}

static char *
dup_value (const SgHospitalBoardRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (row->facility->diverted)
    g_string_append (text, _ ("DIVERTED"));
  else if (row->is_old)
    g_string_append (text, _ ("old figures"));
  if (row->n_coming > 0)
    g_string_append_printf (text,
                            "%s%u %s",
                            text->len > 0 ? "\n" : "",
                            row->n_coming,
                            /* Translators: so many ambulances are on their way to a hospital */
                            _ ("coming"));

  return g_strdup (text->str);
}

/* ---- the board ---- */

static SgCareLine *
make_hospital (SgDesk *desk, const SgHospitalBoardRow *row)
{
  SgCareLine *line = sg_care_line_new (&row->facility->id);

  line->title = g_strdup (row->facility->name);
  line->subtitle = dup_figures (desk, row);
  line->value = dup_value (row);
  line->value_css = row->facility->diverted ? "error" : row->is_old ? "warning" : NULL;

  return line;
}

static const SgHospitalBoardRow *
find_row (GPtrArray *board, const SgUuid *id)
{
  for (guint i = 0; i < board->len; i++)
    {
      const SgHospitalBoardRow *row = g_ptr_array_index (board, i);

      if (sg_uuid_equal (&row->facility->id, id))
        return row;
    }

  return NULL;
}

static void
show_board (SgHospitalsTab *self, GPtrArray *board)
{
  SgDesk *desk = sg_incident_tab_get_desk (SG_INCIDENT_TAB (self));
  g_autoptr (GPtrArray) lines = sg_care_lines_new ();

  for (guint i = 0; i < board->len; i++)
    g_ptr_array_add (lines, make_hospital (desk, g_ptr_array_index (board, i)));

  self->is_filling = TRUE;
  sg_care_rows_show (self->board, lines);
  sg_care_rows_select (self->board, sg_care_tab_get_subject (SG_CARE_TAB (self)));
  self->is_filling = FALSE;
  gtk_widget_set_visible (self->none, board->len == 0);
  gtk_widget_set_visible (self->unchosen,
                          board->len > 0 &&
                            find_row (board, sg_care_tab_get_subject (SG_CARE_TAB (self))) == NULL);
}

/* ---- who goes where ---- */

static gboolean
is_under_way (const SgTask *task)
{
  return task->kind == SG_RESPONDER_AMBULANCE && !sg_task_is_over (task);
}

static void
show_transports (SgHospitalsTab *self, const SgIncident *incident, GPtrArray *board)
{
  g_autoptr (GPtrArray) lines = sg_care_lines_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask             *task = g_ptr_array_index (incident->tasks, i);
      const SgHospitalBoardRow *row = find_row (board, &task->destination);
      SgCareLine               *line;

      if (!is_under_way (task))
        continue;
      g_ptr_array_add (ids, sg_uuid_to_text (&task->id));
      g_ptr_array_add (names, (gpointer) (task->name != NULL ? task->name : "?"));
      line = sg_care_line_new (&task->id);
      line->title =
        g_strdup_printf ("%s → %s",
                         task->name != NULL ? task->name : "?",
                         row != NULL ? row->facility->name : _ ("no hospital chosen yet"));
      line->value = g_strdup (sg_text_code ("task_state", sg_task_state_to_text (task->state)));
      g_ptr_array_add (lines, line);
    }

  sg_care_rows_show (self->transports, lines);
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (names, NULL);
  sg_inline_form_set_options (sg_care_tab_get_form (SG_CARE_TAB (self), "destine"),
                              "task",
                              (const char *const *) ids->pdata,
                              (const char *const *) names->pdata);
}

/* ---- the one that is chosen ---- */

static char *
dup_about (const SgFaskes *facility)
{
  g_auto (GStrv)
    codes = g_strsplit (facility->capabilities != NULL ? facility->capabilities : "", "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  if (facility->phones != NULL)
    {
      g_autofree char *phones = g_strdelimit (g_strdup (facility->phones), "\n", ',');

      g_string_append_printf (text, "☎ %s", phones);
    }
  for (guint i = 0; codes[i] != NULL && *codes[i] != '\0'; i++)
    g_string_append_printf (text,
                            "%s%s",
                            text->len > 0 ? " · " : "",
                            sg_text_code ("capability", codes[i]));

  return g_strdup (text->str);
}

/* What it said when it was asked about this incident, the last line last. */
static char *
dup_answers (SgHospitalsTab *self, const SgIncident *incident, const SgUuid *facility)
{
  SgDesk *desk = sg_incident_tab_get_desk (SG_INCIDENT_TAB (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = sg_event_log_read_period (sg_desk_get_log (desk),
                                                           facility,
                                                           "hospital.asked",
                                                           incident->opened_at,
                                                           G_MAXINT64,
                                                           &error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (events == NULL)
    return g_strdup (error->message);

  for (guint i = 0; i < events->len; i++)
    {
      const SgEvent *event = g_ptr_array_index (events, i);
      SgUuid         about = sg_event_get_uuid (event, "incident");
      const char    *by = sg_event_get_text (event, "answered_by");
      const char    *reason = sg_event_get_text (event, "reason");
      g_autoptr (GDateTime) local = sg_desk_to_local (desk, event->at);
      g_autofree char *at = g_date_time_format (local, "%H:%M");

      if (sg_uuid_equal (&about, &incident->id))
        g_string_append_printf (
          text,
          "%s%s %s%s%s%s%s",
          text->len > 0 ? "\n" : "",
          at,
          sg_care_label ("hospital_answer", sg_event_get_text (event, "answer")),
          by != NULL ? " · " : "",
          by != NULL ? by : "",
          reason != NULL ? " · " : "",
          reason != NULL ? reason : "");
    }

  return text->len > 0 ? sg_care_tab_dup_masked (SG_CARE_TAB (self), text->str)
                       : g_strdup (_ ("Not asked about this incident yet"));
}

static void
show_summary (SgHospitalsTab *self, const SgIncident *incident)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *summary =
    sg_desk_make_summary (sg_incident_tab_get_desk (SG_INCIDENT_TAB (self)), &incident->id, &error);
  g_autofree char *shown = summary != NULL
                             ? sg_care_tab_dup_masked (SG_CARE_TAB (self), g_strchomp (summary))
                             : g_strdup (error->message);

  gtk_label_set_label (self->summary, shown);
}

static void
show_one (SgHospitalsTab *self, const SgIncident *incident, const SgHospitalBoardRow *row)
{
  g_autofree char *about = NULL;
  g_autofree char *answers = NULL;

  gtk_widget_set_visible (self->one, row != NULL);
  if (row == NULL)
    return;

  gtk_label_set_label (self->name, row->facility->name);
  about = dup_about (row->facility);
  gtk_label_set_label (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), *about != '\0');
  answers = dup_answers (self, incident, &row->facility->id);
  gtk_label_set_label (self->answers, answers);
  show_summary (self, incident);
}

static void
on_selected (SgHospitalsTab *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->board);
  const SgUuid  *id = row != NULL ? sg_care_row_get_id (SG_CARE_ROW (row)) : NULL;

  if (self->is_filling || id == NULL ||
      sg_uuid_equal (id, sg_care_tab_get_subject (SG_CARE_TAB (self))))
    return;

  sg_care_tab_set_subject (SG_CARE_TAB (self), id);
  sg_care_tab_forget (SG_CARE_TAB (self), self->of_one);
  sg_care_tab_refresh (SG_CARE_TAB (self));
}

/* ---- all of it ---- */

/* Figures grow old while nothing else happens. */
static void
on_tick (SgHospitalsTab *self)
{
  if (++self->seconds % REFRESH_SECONDS == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    sg_care_tab_refresh (SG_CARE_TAB (self));
}

static void
start_ticking (SgHospitalsTab *self)
{
  if (self->is_ticking)
    return;

  self->is_ticking = TRUE;
  g_signal_connect_object (sg_incident_tab_get_session (SG_INCIDENT_TAB (self)),
                           "tick",
                           G_CALLBACK (on_tick),
                           self,
                           G_CONNECT_SWAPPED);
}

/* Where an ambulance goes already is what one asks about first. */
static void
choose_first (SgHospitalsTab *self, const SgIncident *incident)
{
  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);

      if (is_under_way (task) && !sg_uuid_is_none (&task->destination))
        {
          sg_care_tab_set_subject (SG_CARE_TAB (self), &task->destination);
          return;
        }
    }
}

static void
sg_hospitals_tab_refresh (SgCareTab *tab, const SgIncident *incident, gboolean is_another)
{
  SgHospitalsTab *self = SG_HOSPITALS_TAB (tab);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) patients = sg_care_tab_list_patients (tab);
  g_autoptr (GPtrArray)
    board = sg_desk_list_hospital_board (sg_incident_tab_get_desk (SG_INCIDENT_TAB (self)), &error);

  start_ticking (self);
  if (board == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
      return;
    }

  if (is_another)
    choose_first (self, incident);
  show_transports (self, incident, board);
  show_board (self, board);
  sg_care_tab_offer_patients (tab, "hand-over", patients);
  show_one (self, incident, find_row (board, sg_care_tab_get_subject (tab)));
  sg_inline_form_set_hint (sg_care_tab_get_form (tab, "number"), "sisrute", incident->sisrute);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (sg_care_tab_get_form (tab, "number")),
                                 incident->sisrute != NULL ? incident->sisrute : "");
}

static void
on_choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgUuid hospital;

  if (sg_uuid_parse (g_variant_get_string (parameter, NULL), &hospital, NULL))
    sg_care_rows_select (SG_HOSPITALS_TAB (widget)->board, &hospital);
}

static void
on_copy_summary (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_care_tab_copy (SG_CARE_TAB (widget), gtk_label_get_label (SG_HOSPITALS_TAB (widget)->summary));
}

static void
on_notify (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!sg_uuid_is_none (sg_care_tab_get_subject (SG_CARE_TAB (widget))))
    sg_care_tab_do (SG_CARE_TAB (widget),
                    sg_hospital_deed_notify,
                    _ ("It is on record that the hospital was told"),
                    NULL,
                    NULL);
}

static void
sg_hospitals_tab_class_init (SgHospitalsTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SG_CARE_TAB_CLASS (klass)->refresh = sg_hospitals_tab_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-hospitals-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, SgHospitalsTab, transports);
  gtk_widget_class_bind_template_child (widget_class, SgHospitalsTab, board);
  gtk_widget_class_bind_template_child (widget_class, SgHospitalsTab, none);
  gtk_widget_class_bind_template_child (widget_class, SgHospitalsTab, unchosen);
  gtk_widget_class_bind_template_child (widget_class, SgHospitalsTab, one);
  gtk_widget_class_bind_template_child (widget_class, SgHospitalsTab, name);
  gtk_widget_class_bind_template_child (widget_class, SgHospitalsTab, about);
  gtk_widget_class_bind_template_child (widget_class, SgHospitalsTab, answers);
  gtk_widget_class_bind_template_child (widget_class, SgHospitalsTab, summary);
  gtk_widget_class_bind_template_child (widget_class, SgHospitalsTab, of_one);
  gtk_widget_class_bind_template_child (widget_class, SgHospitalsTab, of_incident);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);

  gtk_widget_class_install_action (widget_class, "hospitals.choose", "s", on_choose);
  gtk_widget_class_install_action (widget_class, "hospitals.copy-summary", NULL, on_copy_summary);
  gtk_widget_class_install_action (widget_class, "hospitals.notify", NULL, on_notify);
}

static void
sg_hospitals_tab_init (SgHospitalsTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sg_care_tab_add_forms (SG_CARE_TAB (self),
                         self->of_one,
                         forms_of_one,
                         G_N_ELEMENTS (forms_of_one));
  sg_care_tab_add_forms (SG_CARE_TAB (self),
                         self->of_incident,
                         forms_of_incident,
                         G_N_ELEMENTS (forms_of_incident));
}
