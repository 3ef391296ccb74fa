/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A tab that is made of lists and of forms that unfold below them. What is typed stays while news
 * come in, and is forgotten only when another incident is shown, so that nothing is recorded of the
 * wrong one. */

#include "config.h"

#include "console/incident/sg-care-tab.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-accessible.h"
#include "console/base/sg-deed.h"
#include "console/incident/sg-incident-page.h"
#include "console/incident/sg-patient-text.h"
#include "desk/people/sg-desk-may.h"
#include "desk/privacy/sg-incident-mask.h"
#include "desk/register/sg-hospitals.h"
#include "desk/report/sg-missing.h"

typedef struct
{
  SgUuid      incident;
  SgUuid      subject;
  GHashTable *forms; /* name → SgInlineForm, which the groups own */
} SgCareTabPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SgCareTab, sg_care_tab, SG_TYPE_INCIDENT_TAB)

static SgCareTabPrivate *
get_private (SgCareTab *self)
{
  return sg_care_tab_get_instance_private (self);
}

static void
clear_forms (SgCareTab *self)
{
  GHashTableIter iter;
  gpointer       form;

  g_hash_table_iter_init (&iter, get_private (self)->forms);
  while (g_hash_table_iter_next (&iter, NULL, &form))
    sg_inline_form_clear (form);
}

static void
sg_care_tab_show (SgIncidentTab *tab, const SgIncident *incident)
{
  SgCareTab *self = SG_CARE_TAB (tab);
  SgCareTabPrivate *private = get_private (self);
  gboolean is_another;

  gtk_widget_set_visible (gtk_widget_get_first_child (GTK_WIDGET (self)), incident != NULL);
  if (incident == NULL)
    return;

  is_another = !sg_uuid_equal (&private->incident, &incident->id);
  if (is_another)
    {
      private->incident = incident->id;
      private->subject = SG_UUID_NONE;
      clear_forms (self);
    }
  SG_CARE_TAB_GET_CLASS (self)->refresh (self, incident, is_another);
}

/* About the incident and what is chosen in it, with nothing filled in. */
static SgFilled *
make_filled (SgCareTab *self)
{
  SgCareTabPrivate *private = get_private (self);

  return sg_filled_new (&private->incident, &private->subject);
}

static void
on_submitted (SgCareTab *self, SgInlineForm *form)
{
  SgFilled *filled = make_filled (self);

  sg_inline_form_fill_in (form, filled);
  sg_inline_form_do (form, sg_incident_tab_get_session (SG_INCIDENT_TAB (self)), filled);
}

static void
on_begin (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_care_tab_begin (SG_CARE_TAB (widget), g_variant_get_string (parameter, NULL));
}

/* With large text the words of a button may be cut; the pane must not grow over the map. */
static void
let_buttons_shrink (GtkWidget *widget)
{
  GtkWidget *label = GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;

  if (GTK_IS_LABEL (label))
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (widget, gtk_label_get_label (GTK_LABEL (label)));
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    let_buttons_shrink (child);
}

static void
sg_care_tab_constructed (GObject *object)
{
  G_OBJECT_CLASS (sg_care_tab_parent_class)->constructed (object);

  let_buttons_shrink (GTK_WIDGET (object));
}

static void
sg_care_tab_finalize (GObject *object)
{
  g_hash_table_unref (get_private (SG_CARE_TAB (object))->forms);

  G_OBJECT_CLASS (sg_care_tab_parent_class)->finalize (object);
}

static void
sg_care_tab_class_init (SgCareTabClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = sg_care_tab_constructed;
  G_OBJECT_CLASS (klass)->finalize = sg_care_tab_finalize;
  SG_INCIDENT_TAB_CLASS (klass)->show = sg_care_tab_show;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "care.begin", "s", on_begin);
}

static void
sg_care_tab_init (SgCareTab *self)
{
  get_private (self)->forms = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * sg_care_tab_add_forms:
 * @types: that live as long as the program
 */
void
sg_care_tab_add_forms (SgCareTab           *self,
                       AdwPreferencesGroup *group,
                       const SgFormType    *types,
                       guint                n_types)
{
  g_return_if_fail (SG_IS_CARE_TAB (self));

  for (guint i = 0; i < n_types; i++)
    {
      SgInlineForm *form = sg_inline_form_new (&types[i]);

      g_hash_table_insert (get_private (self)->forms, (gpointer) types[i].name, form);
      adw_preferences_group_add (group, GTK_WIDGET (form));
      g_signal_connect_object (form,
                               "submitted",
                               G_CALLBACK (on_submitted),
                               self,
                               G_CONNECT_SWAPPED);
    }
  sg_accessible_name_rows (GTK_WIDGET (group));
}

/**
 * sg_care_tab_get_form:
 *
 * Returns: (transfer none) (nullable): by the name of its type
 */
SgInlineForm *
sg_care_tab_get_form (SgCareTab *self, const char *name)
{
  g_return_val_if_fail (SG_IS_CARE_TAB (self), NULL);

  return g_hash_table_lookup (get_private (self)->forms, name);
}

void
sg_care_tab_begin (SgCareTab *self, const char *form)
{
  SgInlineForm *found = sg_care_tab_get_form (self, form);

  if (found != NULL && gtk_widget_is_visible (GTK_WIDGET (found)))
    sg_inline_form_begin (found);
}

/**
 * sg_care_tab_forget:
 * @group: what was typed into its forms was about somebody else
 */
void
sg_care_tab_forget (SgCareTab *self, AdwPreferencesGroup *group)
{
  GHashTableIter iter;
  gpointer       form;

  g_return_if_fail (SG_IS_CARE_TAB (self));

  g_hash_table_iter_init (&iter, get_private (self)->forms);
  while (g_hash_table_iter_next (&iter, NULL, &form))
    if (gtk_widget_is_ancestor (form, GTK_WIDGET (group)))
      sg_inline_form_clear (form);
}

/**
 * sg_care_tab_refresh:
 *
 * Shows the incident again, such as when something else was chosen in it.
 */
void
sg_care_tab_refresh (SgCareTab *self)
{
  g_return_if_fail (SG_IS_CARE_TAB (self));

  if (sg_incident_tab_get_incident (SG_INCIDENT_TAB (self)) != NULL)
    sg_incident_tab_show (SG_INCIDENT_TAB (self));
}

/**
 * sg_care_tab_set_subject:
 * @subject: (nullable): what in the incident was chosen: a patient, a hospital
 */
void
sg_care_tab_set_subject (SgCareTab *self, const SgUuid *subject)
{
  g_return_if_fail (SG_IS_CARE_TAB (self));

  get_private (self)->subject = subject != NULL ? *subject : SG_UUID_NONE;
}

/**
 * sg_care_tab_get_subject:
 *
 * Returns: (transfer none): nobody's when nothing is chosen
 */
const SgUuid *
sg_care_tab_get_subject (SgCareTab *self)
{
  g_return_val_if_fail (SG_IS_CARE_TAB (self), NULL);

  return &get_private (self)->subject;
}

/**
 * sg_care_tab_is_masked:
 *
 * Returns: whether the person at the desk may not see whose incident it is, or not before the look
 *   is on record
 */
gboolean
sg_care_tab_is_masked (SgCareTab *self)
{
  GtkWidget *page;
  SgDesk    *desk;

  g_return_val_if_fail (SG_IS_CARE_TAB (self), TRUE);

  page = gtk_widget_get_ancestor (GTK_WIDGET (self), SG_TYPE_INCIDENT_PAGE);
  if (page != NULL && sg_incident_page_is_masked (SG_INCIDENT_PAGE (page)))
    return TRUE;

  desk = sg_incident_tab_get_desk (SG_INCIDENT_TAB (self));

  /* Why not does not matter here: what cannot be shown is masked. */
  return !sg_desk_may (desk, SG_MAY_SEE_PERSONAL, NULL) ||
         !sg_desk_may (desk, SG_MAY_SEE_CLINICAL, NULL);
}

/**
 * sg_care_tab_find_traces:
 * @patients: (element-type SgPatient): unmasked
 *
 * Returns: (transfer full): by what the people of the incident are found in words. The incident
 * that is shown may be masked itself, so it is read again
 */
SgTraces *
sg_care_tab_find_traces (SgCareTab *self, GPtrArray *patients)
{
  SgDesk *desk;
  g_autoptr (SgIncident) incident = NULL;

  g_return_val_if_fail (SG_IS_CARE_TAB (self), NULL);

  desk = sg_incident_tab_get_desk (SG_INCIDENT_TAB (self));
  incident = sg_desk_get_incident (desk, &get_private (self)->incident, NULL);

  /* It was there a moment ago; should it be gone, it has no people. */
  return incident != NULL ? sg_incident_find_traces (incident, patients) : sg_traces_new ();
}

/**
 * sg_care_tab_dup_masked:
 *
 * Returns: (transfer full): words as they may be shown to the person at the desk
 */
char *
sg_care_tab_dup_masked (SgCareTab *self, const char *text)
{
  g_autoptr (GPtrArray) patients = NULL;
  g_autoptr (SgTraces) traces = NULL;

  g_return_val_if_fail (SG_IS_CARE_TAB (self), NULL);

  if (!sg_care_tab_is_masked (self))
    return g_strdup (text);

  /* Without the patients the caller is masked all the same. */
  patients = sg_desk_list_patients_of (sg_incident_tab_get_desk (SG_INCIDENT_TAB (self)),
                                       &get_private (self)->incident,
                                       NULL);
  if (patients == NULL)
    patients = g_ptr_array_new ();
  traces = sg_care_tab_find_traces (self, patients);

  return sg_traces_dup_masked (traces, text);
}

/**
 * sg_care_tab_list_patients:
 *
 * Returns: (transfer full) (element-type SgPatient): of the incident, masked when they are to be
 */
GPtrArray *
sg_care_tab_list_patients (SgCareTab *self)
{
  SgCareTabPrivate *private;
  g_autoptr (GPtrArray) patients = NULL;
  g_autoptr (SgTraces) traces = NULL;
  g_autoptr (GError) error = NULL;
  SgDesk *desk;

  g_return_val_if_fail (SG_IS_CARE_TAB (self), NULL);

  private = get_private (self);
  desk = sg_incident_tab_get_desk (SG_INCIDENT_TAB (self));
  patients = sg_desk_list_patients_of (desk, &private->incident, &error);
  if (patients == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
      return g_ptr_array_new ();
    }

  if (!sg_care_tab_is_masked (self))
    return g_steal_pointer (&patients);

  traces = sg_care_tab_find_traces (self, patients);
  for (guint i = 0; i < patients->len; i++)
    sg_patient_mask (g_ptr_array_index (patients, i), traces);

  return g_steal_pointer (&patients);
}

static void
offer (SgCareTab *self, const char *form, const char *field, GPtrArray *ids, GPtrArray *labels)
{
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, NULL);
  sg_inline_form_set_options (sg_care_tab_get_form (self, form),
                              field,
                              (const char *const *) ids->pdata,
                              (const char *const *) labels->pdata);
}

/**
 * sg_care_tab_offer_hospitals:
 * @form: by name; with a field `facility`
 * @board: (element-type SgHospitalBoardRow): what may be chosen
 */
void
sg_care_tab_offer_hospitals (SgCareTab *self, const char *form, GPtrArray *board)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  g_return_if_fail (SG_IS_CARE_TAB (self));

  for (guint i = 0; i < board->len; i++)
    {
      const SgHospitalBoardRow *row = g_ptr_array_index (board, i);

      g_ptr_array_add (ids, sg_uuid_to_text (&row->facility->id));
      g_ptr_array_add (labels, g_strdup (row->facility->name));
    }
  offer (self, form, "facility", ids, labels);
}

/**
 * sg_care_tab_offer_patients:
 * @form: by name; with a field `patient`
 * @patients: (element-type SgPatient): who may be chosen
 */
void
sg_care_tab_offer_patients (SgCareTab *self, const char *form, GPtrArray *patients)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  g_return_if_fail (SG_IS_CARE_TAB (self));

  for (guint i = 0; i < patients->len; i++)
    {
      const SgPatient *patient = g_ptr_array_index (patients, i);

      g_ptr_array_add (ids, sg_uuid_to_text (&patient->id));
      g_ptr_array_add (labels, sg_patient_text_title (patient, i + 1));
    }
  offer (self, form, "patient", ids, labels);
}

/**
 * sg_care_tab_do:
 * @func: gets a #SgFilled
 * @done: translated
 * @name: (nullable): of the one value that is filled in
 *
 * What a button does.
 */
void
sg_care_tab_do (SgCareTab  *self,
                SgDeskFunc  func,
                const char *done,
                const char *name,
                const char *value)
{
  SgFilled        *filled = make_filled (self);
  const SgDeskWork work = { func, filled, (GDestroyNotify) sg_filled_free, NULL };

  if (name != NULL)
    sg_filled_set (filled, name, value);
  sg_deed_do (GTK_WIDGET (self), sg_incident_tab_get_session (SG_INCIDENT_TAB (self)), &work, done);
}

void
sg_care_tab_copy (SgCareTab *self, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _ ("Copied"));
}
