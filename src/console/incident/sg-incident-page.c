/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whoever opens an incident sees what a caller told in need, so it is logged before it is shown:
 * until then, and for who may not see it, name and number are masked. */

#include "config.h"

#include "console/incident/sg-incident-page.h"

#include <glib/gi18n-lib.h>

#include "common/sg-eligibility.h"
#include "console/base/sg-label.h"
#include "console/base/sg-severity-style.h"
#include "console/base/sg-text.h"
#include "console/incident/sg-candidates-tab.h"
#include "console/incident/sg-hospitals-tab.h"
#include "console/incident/sg-incident-tab.h"
#include "console/incident/sg-patients-tab.h"
#include "console/incident/sg-record-tab.h"
#include "console/incident/sg-timeline-tab.h"
#include "desk/people/sg-desk-access.h"
#include "desk/privacy/sg-incident-mask.h"
#include "desk/report/sg-missing.h"

struct _SgIncidentPage
{
  AdwBin parent_instance;

  SgDeskSession *session;
  SgUuid         id;       /* nobody's when none is shown */
  SgIncident    *incident; /* NULL when none is shown */
  gboolean       is_masked;

  /* Template widgets */
  GtkLabel    *severity;
  GtkLabel    *kind;
  GtkLabel    *number;
  GtkLabel    *age;
  GtkLabel    *status;
  GtkLabel    *place;
  GtkLabel    *patokan;
  GtkLabel    *unverified;
  GtkLabel    *caller;
  GtkLabel    *text;
  GtkNotebook *tabs;
};

enum
{
  SIGNAL_MARKS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgIncidentPage, sg_incident_page, ADW_TYPE_BIN)

static SgDesk *
get_desk (SgIncidentPage *self)
{
  return sg_desk_session_get_desk (self->session);
}

static void
show_caller (SgIncidentPage *self)
{
  const SgIncident *incident = self->incident;
  const char       *source = sg_text_code ("intake_source", incident->source);
  const char       *name = incident->caller != NULL ? incident->caller : _ ("Caller not named");
  g_autofree char  *text = incident->phone != NULL
                             ? g_strdup_printf ("%s · %s · %s", name, incident->phone, source)
                             : g_strdup_printf ("%s · %s", name, source);

  gtk_label_set_label (self->caller, text);
}

static void
show_place (SgIncidentPage *self)
{
  const SgScene   *scene = &self->incident->scene;
  g_autofree char *place = sg_text_scene (scene);
  /* Translators: a landmark by which the crew finds the place */
  g_autofree char *patokan =
    scene->patokan != NULL ? g_strdup_printf (_ ("Landmark: %s"), scene->patokan) : NULL;

  sg_label_show (self->place, place);
  sg_label_show (self->patokan, patokan);
  gtk_widget_set_visible (GTK_WIDGET (self->unverified), !scene->verified);
}

static void
on_tick (SgIncidentPage *self)
{
  g_autofree char *age = NULL;
  gint64           from;

  if (self->incident == NULL)
    return;

  from = self->incident->at[SG_T1] != 0 ? self->incident->at[SG_T1] : self->incident->opened_at;
  age = sg_text_elapsed ((self->incident->closed_at != 0 ? self->incident->closed_at
                                                         : sg_desk_get_now (get_desk (self))) -
                         from);
  gtk_label_set_label (self->age, age);
}

static void
show_head (SgIncidentPage *self)
{
  const SgIncident *incident = self->incident;

  sg_severity_style_show (GTK_WIDGET (self), self->severity, incident->severity);
  gtk_label_set_label (self->kind, sg_text_incident_kind (incident));
  gtk_label_set_label (self->number, incident->number);
  gtk_label_set_label (self->status,
                       sg_text_code ("incident_status", sg_status_to_code (incident->status)));
  show_place (self);
  show_caller (self);
  sg_label_show (self->text, incident->text);
  on_tick (self);
}

static SgIncidentTab *
get_nth_tab (SgIncidentPage *self, int nth)
{
  return SG_INCIDENT_TAB (gtk_notebook_get_nth_page (self->tabs, nth));
}

static void
show_in_tabs (SgIncidentPage *self)
{
  int current = gtk_notebook_get_current_page (self->tabs);

  for (int i = 0; i < gtk_notebook_get_n_pages (self->tabs); i++)
    sg_incident_tab_give (get_nth_tab (self, i), self->incident);
  if (current >= 0)
    sg_incident_tab_show (get_nth_tab (self, current));
}

static void
tell_marks (SgIncidentPage *self)
{
  g_signal_emit (self, signals[SIGNAL_MARKS_CHANGED], 0);
}

/* The notebook says so before it has switched, and while it is being made. */
static void
on_tab_switched (SgIncidentPage *self)
{
  SgIncidentTab *tab = SG_INCIDENT_TAB (sg_incident_page_get_tab (self));

  if (self->session == NULL || tab == NULL)
    return;

  sg_incident_tab_show (tab);
  tell_marks (self);
}

static void
mask (SgIncidentPage *self, SgIncident *incident)
{
  g_autoptr (GPtrArray) patients = sg_desk_list_patients_of (get_desk (self), &incident->id, NULL);
  g_autoptr (SgTraces) traces = NULL;

  /* Without its patients, what the caller told is masked all the same. */
  if (patients == NULL)
    patients = g_ptr_array_new ();
  traces = sg_incident_find_traces (incident, patients);
  sg_incident_mask (incident, traces);
}

static void
refresh (SgIncidentPage *self)
{
  g_autoptr (GError) error = NULL;
  SgIncident *incident;
  SgIncident *before = self->incident;

  if (sg_uuid_is_none (&self->id))
    return;

  incident = sg_desk_get_incident (get_desk (self), &self->id, &error);
  if (incident == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
      return;
    }

  if (self->is_masked)
    mask (self, incident);
  self->incident = incident;
  show_head (self);
  show_in_tabs (self);
  g_clear_pointer (&before, sg_incident_free);
}

static void
on_desk_changed (SgIncidentPage *self, guint kinds)
{
  refresh (self);
}

typedef struct
{
  SgUuid   incident;
  gboolean is_masked;
} Look;

static gpointer
look_at (SgDeskHand *hand, gpointer data, GError **error)
{
  Look *wanted = data;

  if (!sg_desk_look_at_incident (hand->desk,
                                 &wanted->incident,
                                 SG_ACCESS_OPENED,
                                 NULL,
                                 &wanted->is_masked,
                                 error))
    return NULL;

  return g_memdup2 (wanted, sizeof *wanted);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgIncidentPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree Look *seen = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  if (self->tabs == NULL)
    return;

  if (seen == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
      return;
    }

  if (!sg_uuid_equal (&seen->incident, &self->id))
    return;

  self->is_masked = seen->is_masked;
  refresh (self);
}

/* Masked until the look is on record. */
static void
look (SgIncidentPage *self)
{
  Look            *wanted = g_new0 (Look, 1);
  const SgDeskWork work = { look_at, wanted, g_free, g_free };

  self->is_masked = TRUE;
  wanted->incident = self->id;
  refresh (self);
  sg_desk_session_act_async (self->session, &work, on_looked, g_object_ref (self));
}

/* Another person may see more or less. */
static void
on_signed_in (SgIncidentPage *self)
{
  if (!sg_uuid_is_none (&self->id))
    look (self);
}

static void
sg_incident_page_dispose (GObject *object)
{
  SgIncidentPage *self = SG_INCIDENT_PAGE (object);

  for (int i = 0; self->tabs != NULL && i < gtk_notebook_get_n_pages (self->tabs); i++)
    sg_incident_tab_give (get_nth_tab (self, i), NULL);
  self->tabs = NULL;
  g_clear_pointer (&self->incident, sg_incident_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (sg_incident_page_parent_class)->dispose (object);
}

static void
sg_incident_page_class_init (SgIncidentPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_incident_page_dispose;

  g_type_ensure (SG_TYPE_CANDIDATES_TAB);
  g_type_ensure (SG_TYPE_PATIENTS_TAB);
  g_type_ensure (SG_TYPE_HOSPITALS_TAB);
  g_type_ensure (SG_TYPE_TIMELINE_TAB);
  g_type_ensure (SG_TYPE_RECORD_TAB);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-incident-page.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentPage, severity);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentPage, kind);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentPage, number);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentPage, age);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentPage, status);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentPage, place);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentPage, patokan);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentPage, unverified);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentPage, caller);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentPage, text);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentPage, tabs);
  gtk_widget_class_bind_template_callback (widget_class, on_tab_switched);

  /**
   * SgIncidentPage::marks-changed:
   *
   * The tab that is seen wants other marks on the map; see sg_incident_tab_set_marks().
   */
  signals[SIGNAL_MARKS_CHANGED] = g_signal_new ("marks-changed",
                                                SG_TYPE_INCIDENT_PAGE,
                                                G_SIGNAL_RUN_LAST,
                                                0,
                                                NULL,
                                                NULL,
                                                NULL,
                                                G_TYPE_NONE,
                                                0);
}

static void
sg_incident_page_init (SgIncidentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sg_incident_page_open (SgIncidentPage *self, SgDeskSession *session)
{
  g_return_if_fail (SG_IS_INCIDENT_PAGE (self));

  g_set_object (&self->session, session);
  g_signal_connect_object (session,
                           "changed",
                           G_CALLBACK (on_desk_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "tick", G_CALLBACK (on_tick), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session,
                           "signed-in",
                           G_CALLBACK (on_signed_in),
                           self,
                           G_CONNECT_SWAPPED);
  for (int i = 0; i < gtk_notebook_get_n_pages (self->tabs); i++)
    {
      sg_incident_tab_open (get_nth_tab (self, i), session);
      g_signal_connect_object (get_nth_tab (self, i),
                               "marks-changed",
                               G_CALLBACK (tell_marks),
                               self,
                               G_CONNECT_SWAPPED);
    }
}

/**
 * sg_incident_page_show:
 * @incident: which one from now on
 */
void
sg_incident_page_show (SgIncidentPage *self, const SgUuid *incident)
{
  g_return_if_fail (SG_IS_INCIDENT_PAGE (self));
  g_return_if_fail (self->session != NULL);

  self->id = *incident;
  look (self);
}

/**
 * sg_incident_page_get_incident:
 *
 * Returns: (transfer none) (nullable): until it changes
 */
const SgIncident *
sg_incident_page_get_incident (SgIncidentPage *self)
{
  g_return_val_if_fail (SG_IS_INCIDENT_PAGE (self), NULL);

  return self->incident;
}

/**
 * sg_incident_page_is_masked:
 *
 * Returns: whether whose incident it is must not be shown, to this person or not yet
 */
gboolean
sg_incident_page_is_masked (SgIncidentPage *self)
{
  g_return_val_if_fail (SG_IS_INCIDENT_PAGE (self), TRUE);

  return self->is_masked;
}

/**
 * sg_incident_page_get_tab:
 *
 * Returns: (transfer none) (nullable): the tab that is seen: its actions are meant by keys
 */
GtkWidget *
sg_incident_page_get_tab (SgIncidentPage *self)
{
  int current;

  g_return_val_if_fail (SG_IS_INCIDENT_PAGE (self), NULL);

  current = gtk_notebook_get_current_page (self->tabs);

  return current >= 0 ? gtk_notebook_get_nth_page (self->tabs, current) : NULL;
}

/**
 * sg_incident_page_show_tab:
 * @name: of the tab's widget, such as `candidates`
 *
 * Returns: whether there is such a tab
 */
gboolean
sg_incident_page_show_tab (SgIncidentPage *self, const char *name)
{
  g_return_val_if_fail (SG_IS_INCIDENT_PAGE (self), FALSE);

  for (int i = 0; i < gtk_notebook_get_n_pages (self->tabs); i++)
    if (g_str_equal (gtk_widget_get_name (gtk_notebook_get_nth_page (self->tabs, i)), name))
      {
        gtk_notebook_set_current_page (self->tabs, i);
        return TRUE;
      }

  return FALSE;
}
