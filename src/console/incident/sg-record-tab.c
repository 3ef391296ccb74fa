/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nothing here keeps an incident open: what the report lacks is listed, and can be filled in after
 * it was closed. */

#include "config.h"

#include "console/incident/sg-record-tab.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "console/base/sg-dialogs.h"
#include "console/base/sg-text.h"
#include "console/incident/sg-care-label.h"
#include "console/incident/sg-care-row.h"
#include "console/incident/sg-record-deeds.h"
#include "desk/call/sg-desk-duplicate.h"
#include "desk/people/sg-desk-people.h"
#include "desk/report/sg-incident-print.h"
#include "desk/report/sg-missing.h"

struct _SgRecordTab
{
  SgCareTab parent_instance;

  /* Template widgets */
  GtkLabel            *state;
  GtkLabel            *missing;
  GtkButton           *park;
  GtkButton           *verify_place;
  AdwPreferencesGroup *writing;
  AdwPreferencesGroup *ending;
  AdwPreferencesGroup *others;
  AdwPreferencesGroup *known;
  GtkWidget           *duplicates;
  GtkListBox          *suspects;
  GtkListBox          *merged;
  AdwPreferencesGroup *parting;
  GtkLabel            *sitrep;
};

G_DEFINE_FINAL_TYPE (SgRecordTab, sg_record_tab, SG_TYPE_CARE_TAB)

static const SgInput note[] = {
  { "text", N_ ("Note"), SG_INPUT_WORDS, NULL, 6 },
  { NULL },
};

static const SgInput closing[] = {
  { "disposition", N_ ("How it ended"), SG_INPUT_CODE, "disposition", 6 },
  { "outcome", N_ ("Outcome of the patient"), SG_INPUT_CODE, "outcome", 6 },
  { "reason", N_ ("Reason (if any)"), SG_INPUT_TEXT, NULL, 6 },
  { "release", N_ ("Release who is still under way"), SG_INPUT_CHECK, NULL, 6 },
  { NULL },
};

static const SgInput reason[] = {
  { "reason", N_ ("Reason"), SG_INPUT_TEXT, NULL, 6 },
  { NULL },
};

static const SgInput forwarding[] = {
  { "agency", N_ ("Agency"), SG_INPUT_CODE, "agency", 3 },
  { "other", N_ ("or another"), SG_INPUT_TEXT, NULL, 3 },
  { "taken_by", N_ ("Who took it there"), SG_INPUT_TEXT, NULL, 6 },
  { NULL },
};

static const SgInput agency_log[] = {
  { "agency", N_ ("Agency"), SG_INPUT_CODE, "agency", 3 },
  { "other", N_ ("or another"), SG_INPUT_TEXT, NULL, 3 },
  { "text", N_ ("What was said"), SG_INPUT_TEXT, NULL, 6 },
  { NULL },
};

static const SgInput promise[] = {
  { "time", N_ ("By when, such as 14:30 or +15"), SG_INPUT_TEXT, NULL, 6 },
  { NULL },
};

static const SgInput call_back[] = {
  { "result", N_ ("Result"), SG_INPUT_CODE, "callback_result", 6 },
  { NULL },
};

static const SgInput caller_check[] = {
  { "result", N_ ("Result"), SG_INPUT_CODE, "verification", 6 },
  { NULL },
};

static const SgInput change[] = {
  { "victims", N_ ("Victims"), SG_INPUT_TEXT, NULL, 2 },
  { "caller", N_ ("Caller"), SG_INPUT_TEXT, NULL, 4 },
  { "phone", N_ ("Telephone"), SG_INPUT_TEXT, NULL, 6 },
  { "gender_preference", N_ ("Helper wanted"), SG_INPUT_CODE, "gender", 3 },
  { "entrapment", N_ ("Trapped"), SG_INPUT_CODE, "yes_no", 3 },
  { "remarks", N_ ("Remarks"), SG_INPUT_WORDS, NULL, 6 },
  { NULL },
};

static const SgInput classification[] = {
  { "type", N_ ("Category"), SG_INPUT_CODE, "category", 6 },
  { "finding", N_ ("Finding"), SG_INPUT_CODE, "complaint_type", 6 },
  { "severity", N_ ("Severity"), SG_INPUT_CODE, "severity_number", 6 },
  { NULL },
};

static const SgInput debrief[] = {
  { "debrief", N_ ("What we learn from it"), SG_INPUT_WORDS, NULL, 6 },
  { NULL },
};

static const SgInput parting[] = {
  { "report", N_ ("Report"), SG_INPUT_CODE, NULL, 6 },
  { "reason", N_ ("Why it is an incident of its own"), SG_INPUT_TEXT, NULL, 6 },
  { NULL },
};

static const SgFormType forms_of_writing[] = {
  { "note",
    N_ ("Note"),
    NULL,
    N_ ("Record the note"),
    N_ ("Note recorded"),
    note,
    sg_record_deed_note },
};

static const SgFormType forms_of_end[] = {
  { "close",
    N_ ("Close the incident"),
    NULL,
    N_ ("Close the incident"),
    N_ ("Incident closed"),
    closing,
    sg_record_deed_close },
  { "verify",
    N_ ("Verify the report"),
    N_ ("By a second person; a reason from the second time on"),
    N_ ("The report is right"),
    N_ ("Report verified"),
    reason,
    sg_record_deed_verify },
  { "reopen",
    N_ ("Open it again"),
    NULL,
    N_ ("Open it again"),
    N_ ("Incident opened again"),
    reason,
    sg_record_deed_reopen },
  { "debrief",
    N_ ("Debrief"),
    NULL,
    N_ ("Record the debrief"),
    N_ ("Debrief recorded"),
    debrief,
    sg_record_deed_change },
};

static const SgFormType forms_of_others[] = {
  { "forward",
    N_ ("Passed on to an agency"),
    NULL,
    N_ ("Record who took it"),
    N_ ("Agency recorded"),
    forwarding,
    sg_record_deed_forward },
  { "agency",
    N_ ("Log of agencies"),
    N_ ("Police, fire service, BPBD"),
    N_ ("Record what was said"),
    N_ ("Recorded"),
    agency_log,
    sg_record_deed_log_agency },
  { "promise",
    N_ ("Promise to call back"),
    NULL,
    N_ ("Promise it"),
    N_ ("Promise recorded"),
    promise,
    sg_record_deed_promise },
  { "call-back",
    N_ ("Called back"),
    NULL,
    N_ ("Record the call"),
    N_ ("Call recorded"),
    call_back,
    sg_record_deed_call_back },
  { "verify-caller",
    N_ ("Caller checked by calling back"),
    NULL,
    N_ ("Record the result"),
    N_ ("Result recorded"),
    caller_check,
    sg_record_deed_verify_caller },
};

static const SgFormType forms_of_known[] = {
  { "classify",
    N_ ("Classify again"),
    NULL,
    N_ ("Record the classification"),
    N_ ("Classified again"),
    classification,
    sg_record_deed_classify },
  { "change",
    N_ ("Caller, victims, remarks"),
    N_ ("What is left empty stays as it is"),
    N_ ("Record the change"),
    N_ ("Change recorded"),
    change,
    sg_record_deed_change },
};

static const SgFormType forms_of_parting[] = {
  { "part",
    N_ ("Part them again"),
    NULL,
    N_ ("Part them"),
    N_ ("Parted"),
    parting,
    sg_record_deed_part },
};

/* ---- how far it is ---- */

static void
append (GString *text, const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
}

static void
show_state (SgRecordTab *self, const SgIncident *incident)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append (text, sg_text_code ("incident_status", sg_status_to_code (incident->status)));
  append (text, sg_text_code ("disposition", incident->disposition));
  append (text, sg_text_code ("outcome", incident->outcome));
  append (text, incident->close_reason);
  if (incident->parked)
    append (text, _ ("caller on hold"));
  if (incident->revision > 0)
    {
      g_autofree char *name =
        sg_desk_dup_name_of (sg_incident_tab_get_desk (SG_INCIDENT_TAB (self)),
                             incident->verified_by);
      g_autofree char *verified =
        g_strdup_printf (_ ("verified by %s, revision %d"), name, (int) incident->revision);

      append (text, verified);
    }
  gtk_label_set_label (self->state, text->str);
}

static void
show_missing (SgRecordTab *self, const SgIncident *incident)
{
  g_autoptr (GPtrArray) patients = sg_care_tab_list_patients (SG_CARE_TAB (self));
  g_autoptr (GPtrArray) missing = sg_incident_list_missing (incident, patients);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < missing->len; i++)
    append (text, _ (((const SgMissing *) g_ptr_array_index (missing, i))->label));
  if (missing->len > 0)
    {
      /* Translators: followed by what a report lacks */
      g_string_prepend (text, _ ("Report not complete: "));
      gtk_widget_add_css_class (GTK_WIDGET (self->missing), "warning");
    }
  else
    {
      g_string_append (text, _ ("The report is complete."));
      gtk_widget_remove_css_class (GTK_WIDGET (self->missing), "warning");
    }
  gtk_label_set_label (self->missing, text->str);
}

static void
set_about (SgRecordTab *self, const char *form, const char *about)
{
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (sg_care_tab_get_form (SG_CARE_TAB (self), form)),
                                 about != NULL ? about : "");
}

static void
set_form_visible (SgRecordTab *self, const char *form, gboolean visible)
{
  gtk_widget_set_visible (GTK_WIDGET (sg_care_tab_get_form (SG_CARE_TAB (self), form)), visible);
}

static void
show_end (SgRecordTab *self, const SgIncident *incident)
{
  gboolean is_open = sg_incident_is_open (incident);

  set_form_visible (self, "close", is_open);
  set_form_visible (self, "verify", !is_open);
  set_form_visible (self, "reopen", !is_open);
  set_about (self, "debrief", incident->debrief);
}

/* ---- who was told, and the caller ---- */

static char *
dup_promise (SgRecordTab *self, const SgIncident *incident)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *at = NULL;

  if (incident->callback_at == 0)
    return NULL;

  local =
    sg_desk_to_local (sg_incident_tab_get_desk (SG_INCIDENT_TAB (self)), incident->callback_at);
  at = g_date_time_format (local, "%H:%M");

  return g_strdup_printf (_ ("Promised by %s"), at);
}

static void
show_others (SgRecordTab *self, const SgIncident *incident)
{
  static const char *const results[] = {
    [SG_CALLER_UNKNOWN] = NULL,
    [SG_CALLER_VERIFIED] = "terverifikasi",
    [SG_CALLER_NO_ANSWER] = "tidak_menjawab",
    [SG_CALLER_PRANK] = "iseng",
  };
  g_autofree char *promised = dup_promise (self, incident);
  g_autoptr (GString) forwarded = g_string_new (NULL);

  if (incident->forwarded_to != NULL)
    append (forwarded, sg_care_label ("agency", incident->forwarded_to));
  append (forwarded, incident->taken_by);
  set_about (self, "forward", forwarded->str);
  set_about (self, "promise", promised);
  set_about (self,
             "verify-caller",
             sg_text_code ("verification", results[incident->caller_result]));
  gtk_button_set_label (self->park,
                        incident->parked ? _ ("Talk to the caller again") : _ ("Put on hold"));
}

/* ---- what is known ---- */

static void
show_known (SgRecordTab *self, const SgIncident *incident)
{
  SgInlineForm    *form = sg_care_tab_get_form (SG_CARE_TAB (self), "change");
  g_autofree char *victims =
    incident->victims >= 0 ? g_strdup_printf ("%d", (int) incident->victims) : NULL;
  g_autofree char *kind = g_strdup_printf ("%s · %s",
                                           sg_text_incident_kind (incident),
                                           sg_text_severity (incident->severity));

  set_about (self, "classify", kind);
  sg_inline_form_set_hint (form, "victims", victims);
  sg_inline_form_set_hint (form, "caller", incident->caller);
  sg_inline_form_set_hint (form, "phone", incident->phone);
  sg_inline_form_set_hint (form, "remarks", incident->remarks);
  gtk_widget_set_visible (GTK_WIDGET (self->verify_place),
                          sg_scene_is_known (&incident->scene) && !incident->scene.verified);
}

/* ---- duplicates ---- */

static SgCareLine *
make_report (const SgIncident *incident)
{
  SgCareLine      *line = sg_care_line_new (&incident->id);
  g_autofree char *place = sg_text_scene (&incident->scene);

  line->title = g_strdup_printf ("%s · %s", sg_text_incident_kind (incident), place);
  line->subtitle = g_strdup (incident->number);

  return line;
}

static SgCareLine *
make_suspect (const SgSuspect *suspect)
{
  SgCareLine *line = make_report (suspect->incident);
  g_autoptr (GString) text = g_string_new (line->subtitle);
  g_autofree char *id = sg_uuid_to_text (&suspect->incident->id);
  g_autofree char *minutes = sg_text_minutes (suspect->minutes * 60);

  if (isfinite (suspect->metres))
    {
      g_autofree char *distance = sg_text_distance (suspect->metres);

      append (text, distance);
    }
  append (text, minutes);
  if (suspect->same_number)
    append (text, _ ("same number"));
  g_free (line->subtitle);
  line->subtitle = g_strdup (text->str);
  line->button = g_strdup (_ ("Join"));
  line->action = g_strdup_printf ("record.merge('%s')", id);

  return line;
}

static void
show_suspects (SgRecordTab *self, const SgIncident *incident)
{
  SgDesk *desk = sg_incident_tab_get_desk (SG_INCIDENT_TAB (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) suspects = sg_desk_find_duplicates (desk, incident, &error);
  g_autoptr (GPtrArray) lines = sg_care_lines_new ();

  if (suspects == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
  for (guint i = 0; suspects != NULL && sg_uuid_is_none (&incident->linked_to) && i < suspects->len;
       i++)
    g_ptr_array_add (lines, make_suspect (g_ptr_array_index (suspects, i)));
  sg_care_rows_show (self->suspects, lines);
}

static void
add_merged (GPtrArray *lines, GPtrArray *ids, GPtrArray *names, const SgIncident *report)
{
  g_ptr_array_add (lines, make_report (report));
  g_ptr_array_add (ids, sg_uuid_to_text (&report->id));
  g_ptr_array_add (names, (gpointer) report->number);
}

/* Reports that were joined to this one, and this one when it was joined to another. */
static void
show_merged (SgRecordTab *self, const SgIncident *incident)
{
  SgDesk *desk = sg_incident_tab_get_desk (SG_INCIDENT_TAB (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) merged = sg_desk_list_merged (desk, &incident->id, &error);
  g_autoptr (GPtrArray) lines = sg_care_lines_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (merged == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
  for (guint i = 0; merged != NULL && i < merged->len; i++)
    add_merged (lines, ids, names, g_ptr_array_index (merged, i));
  if (!sg_uuid_is_none (&incident->linked_to))
    add_merged (lines, ids, names, incident);

  gtk_widget_set_visible (GTK_WIDGET (self->parting), lines->len > 0);
  sg_care_rows_show (self->merged, lines);
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (names, NULL);
  sg_inline_form_set_options (sg_care_tab_get_form (SG_CARE_TAB (self), "part"),
                              "report",
                              (const char *const *) ids->pdata,
                              (const char *const *) names->pdata);
}

static void
show_duplicates (SgRecordTab *self, const SgIncident *incident)
{
  show_suspects (self, incident);
  show_merged (self, incident);
  gtk_widget_set_visible (self->duplicates,
                          gtk_widget_get_visible (GTK_WIDGET (self->suspects)) ||
                            gtk_widget_get_visible (GTK_WIDGET (self->merged)));
}

/* ---- all of it ---- */

static void
show_sitrep (SgRecordTab *self, const SgIncident *incident)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sitrep =
    sg_desk_dup_sitrep (sg_incident_tab_get_desk (SG_INCIDENT_TAB (self)), &incident->id, &error);
  g_autofree char *shown =
    sg_care_tab_dup_masked (SG_CARE_TAB (self), sitrep != NULL ? sitrep : error->message);

  gtk_label_set_label (self->sitrep, shown);
}

static void
sg_record_tab_refresh (SgCareTab *tab, const SgIncident *incident, gboolean is_another)
{
  SgRecordTab *self = SG_RECORD_TAB (tab);

  show_state (self, incident);
  show_missing (self, incident);
  show_end (self, incident);
  show_others (self, incident);
  show_known (self, incident);
  show_duplicates (self, incident);
  show_sitrep (self, incident);
}

/* ---- actions ---- */

/* Where somebody was sent, that is how it most often ends. */
static void
on_close (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgCareTab        *tab = SG_CARE_TAB (widget);
  const SgIncident *incident = sg_incident_tab_get_incident (SG_INCIDENT_TAB (tab));
  SgInlineForm     *form = sg_care_tab_get_form (tab, "close");
  g_autofree char  *chosen = sg_inline_form_dup_value (form, "disposition");

  if (incident == NULL)
    return;

  if (chosen == NULL && incident->tasks->len > 0)
    sg_inline_form_set_value (form, "disposition", "dispatch");
  sg_care_tab_begin (tab, sg_incident_is_open (incident) ? "close" : "verify");
}

static void
on_note (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_care_tab_begin (SG_CARE_TAB (widget), "note");
}

static void
on_park (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgCareTab        *tab = SG_CARE_TAB (widget);
  const SgIncident *incident = sg_incident_tab_get_incident (SG_INCIDENT_TAB (tab));

  if (incident != NULL)
    sg_care_tab_do (tab,
                    sg_record_deed_park,
                    incident->parked ? _ ("The caller is talked to") : _ ("The caller is on hold"),
                    "parked",
                    incident->parked ? NULL : "yes");
}

static void
on_verify_place (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_care_tab_do (SG_CARE_TAB (widget),
                  sg_record_deed_verify_place,
                  _ ("Place verified"),
                  NULL,
                  NULL);
}

static void
on_merge (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_care_tab_do (SG_CARE_TAB (widget),
                  sg_record_deed_merge,
                  _ ("Joined as one incident"),
                  "other",
                  g_variant_get_string (parameter, NULL));
}

static void
on_copy_sitrep (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_care_tab_copy (SG_CARE_TAB (widget), gtk_label_get_label (SG_RECORD_TAB (widget)->sitrep));
}

/* ---- paper ---- */

typedef struct
{
  SgUuid   incident;
  gboolean masked;
  char    *path;
} Paper;

static void
paper_free (gpointer data)
{
  g_free (((Paper *) data)->path);
  g_free (data);
}

static gpointer
print (SgDeskHand *hand, gpointer data, GError **error)
{
  const Paper *paper = data;

  if (!sg_desk_print_incident (hand->desk, &paper->incident, paper->path, paper->masked, error))
    return NULL;

  return g_strdup (paper->path);
}

static void
on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgRecordTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  g_autofree char *text = NULL;
  g_autofree char *uri = NULL;
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (path == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
      return;
    }

  /* Translators: %s is a file */
  text = g_strdup_printf (_ ("Printed to %s"), path);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", text);
  uri = g_filename_to_uri (path, NULL, NULL);
  if (uri != NULL && GTK_IS_WINDOW (root))
    gtk_show_uri (GTK_WINDOW (root), uri, GDK_CURRENT_TIME);
}

static void
print_to (const char *path, gpointer user_data)
{
  SgRecordTab      *self = user_data;
  const SgIncident *incident = sg_incident_tab_get_incident (SG_INCIDENT_TAB (self));
  Paper            *paper;

  if (incident == NULL)
    return;

  paper = g_new0 (Paper, 1);
  paper->incident = incident->id;
  paper->masked = sg_care_tab_is_masked (SG_CARE_TAB (self));
  paper->path = g_strdup (path);
  sg_desk_session_toil_async (sg_incident_tab_get_session (SG_INCIDENT_TAB (self)),
                              &(SgDeskWork){ print, paper, paper_free, g_free },
                              NULL,
                              on_printed,
                              g_object_ref (self));
}

static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const SgIncident *incident = sg_incident_tab_get_incident (SG_INCIDENT_TAB (widget));
  g_autofree char  *name = NULL;

  if (incident == NULL)
    return;

  name = g_strconcat (incident->number, ".pdf", NULL);
  sg_dialog_save_file (widget, _ ("Print the incident"), name, print_to, widget);
}

static void
on_print_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  print_to (g_variant_get_string (parameter, NULL), widget);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/id/or/kreki/Siaga/ui/sg-record-tab.ui");
  gtk_widget_class_bind_template_child (klass, SgRecordTab, state);
  gtk_widget_class_bind_template_child (klass, SgRecordTab, missing);
  gtk_widget_class_bind_template_child (klass, SgRecordTab, park);
  gtk_widget_class_bind_template_child (klass, SgRecordTab, verify_place);
  gtk_widget_class_bind_template_child (klass, SgRecordTab, writing);
  gtk_widget_class_bind_template_child (klass, SgRecordTab, ending);
  gtk_widget_class_bind_template_child (klass, SgRecordTab, others);
  gtk_widget_class_bind_template_child (klass, SgRecordTab, known);
  gtk_widget_class_bind_template_child (klass, SgRecordTab, duplicates);
  gtk_widget_class_bind_template_child (klass, SgRecordTab, suspects);
  gtk_widget_class_bind_template_child (klass, SgRecordTab, merged);
  gtk_widget_class_bind_template_child (klass, SgRecordTab, parting);
  gtk_widget_class_bind_template_child (klass, SgRecordTab, sitrep);
}

static void
sg_record_tab_class_init (SgRecordTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SG_CARE_TAB_CLASS (klass)->refresh = sg_record_tab_refresh;

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "record.close", NULL, on_close);
  gtk_widget_class_install_action (widget_class, "record.note", NULL, on_note);
  gtk_widget_class_install_action (widget_class, "record.park", NULL, on_park);
  gtk_widget_class_install_action (widget_class, "record.verify-place", NULL, on_verify_place);
  gtk_widget_class_install_action (widget_class, "record.merge", "s", on_merge);
  gtk_widget_class_install_action (widget_class, "record.copy-sitrep", NULL, on_copy_sitrep);
  gtk_widget_class_install_action (widget_class, "record.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "record.print-to", "s", on_print_to);
}

static void
sg_record_tab_init (SgRecordTab *self)
{
  SgCareTab *tab = SG_CARE_TAB (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  sg_care_tab_add_forms (tab, self->writing, forms_of_writing, G_N_ELEMENTS (forms_of_writing));
  sg_care_tab_add_forms (tab, self->ending, forms_of_end, G_N_ELEMENTS (forms_of_end));
  sg_care_tab_add_forms (tab, self->others, forms_of_others, G_N_ELEMENTS (forms_of_others));
  sg_care_tab_add_forms (tab, self->known, forms_of_known, G_N_ELEMENTS (forms_of_known));
  sg_care_tab_add_forms (tab, self->parting, forms_of_parting, G_N_ELEMENTS (forms_of_parting));
}
