/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way from a place on the map to somebody on the way there, with two keys: whoever was found is
 * shown at once, and asked again at most once a second while somebody moves. Every deed is an
 * action named `candidates.`. */

#include "config.h"

#include "console/incident/sg-candidates-tab.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-label.h"
#include "console/incident/sg-candidate-choice.h"
#include "console/incident/sg-candidate-list.h"
#include "console/incident/sg-candidate-marks.h"
#include "console/incident/sg-candidate-text.h"
#include "console/incident/sg-destine.h"
#include "console/incident/sg-next-bar.h"
#include "console/incident/sg-request-deed.h"
#include "console/incident/sg-ring-bar.h"
#include "console/incident/sg-task-list.h"

/* While somebody is moving, more often is of no use to anybody. */
#define ASK_EACH_MS 1000

/* Positions come without any news of the desk, so minutes are never older than this. */
#define ASK_AGAIN_MS 5000

/* What a way on the map was found for: with a closure the minutes change and nothing else. */
typedef struct
{
  SgUuid  candidate;
  SgPoint from;
  SgPoint scene;
  guint32 ms;
} Way;

struct _SgCandidatesTab
{
  SgIncidentTab parent_instance;

  SgUuid             incident; /* nobody's when none is shown */
  SgCandidateKind    kind;
  SgCandidatesFound *found; /* NULL until something was; the list has taken the candidates */
  GCancellable      *asking;
  GCancellable      *finding_way;
  guint              ask_later;
  gint64             asked_at; /* monotonic */
  Way                way_of;
  GArray            *way;
  char              *marks;
  gboolean           wants_focus;
  gboolean           is_ticking;

  /* Template widgets */
  SgTaskList      *tasks;
  SgNextBar       *next_bar;
  SgRingBar       *ring;
  GtkStack        *states;
  SgCandidateList *list;
  GtkLabel        *message;
  GtkLabel        *details;
  GtkWidget       *request;
  GtkLabel        *request_text;
  GtkWidget       *request_ticked;
  GtkLabel        *ticked_text;
};

enum
{
  PROP_KIND = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (SgCandidatesTab, sg_candidates_tab, SG_TYPE_INCIDENT_TAB)

static const SgIncident *
get_incident (SgCandidatesTab *self)
{
  return sg_incident_tab_get_incident (SG_INCIDENT_TAB (self));
}

static SgDeskSession *
get_session (SgCandidatesTab *self)
{
  return sg_incident_tab_get_session (SG_INCIDENT_TAB (self));
}

static gint64
get_now (SgCandidatesTab *self)
{
  return sg_desk_get_now (sg_incident_tab_get_desk (SG_INCIDENT_TAB (self)));
}

static void
tell (SgCandidatesTab *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", text);
}

/* ---- the map ---- */

static void
on_pin_activated (SgCandidatesTab *self, SgMapPin *pin)
{
  const char *text = sg_candidate_mark_get_id (pin);
  SgUuid      id;

  if (text != NULL && sg_uuid_parse (text, &id, NULL))
    sg_candidate_list_select (self->list, &id);
}

/* The pins of a map on which nothing moved stay, and with them who has the keyboard there. */
static void
show_marks (SgCandidatesTab *self, gboolean way_changed)
{
  const SgCandidate *selected = sg_candidate_list_get_selected (self->list);
  g_autoptr (GPtrArray) ranked = sg_candidate_list_list_ranked (self->list);
  g_autoptr (GPtrArray) pins =
    sg_candidate_marks_make (ranked, selected, self->found != NULL ? self->found->lost : NULL);
  char *marks = sg_candidate_marks_describe (pins, selected);

  if (!way_changed && g_strcmp0 (marks, self->marks) == 0)
    {
      g_free (marks);
      return;
    }

  g_free (self->marks);
  self->marks = marks;
  for (guint i = 0; i < pins->len; i++)
    g_signal_connect_object (g_ptr_array_index (pins, i),
                             "activated",
                             G_CALLBACK (on_pin_activated),
                             self,
                             G_CONNECT_SWAPPED);
  sg_incident_tab_set_marks (SG_INCIDENT_TAB (self), pins, self->way);
}

static void
drop_way (SgCandidatesTab *self)
{
  g_cancellable_cancel (self->finding_way);
  g_clear_object (&self->finding_way);
  g_clear_pointer (&self->way, g_array_unref);
  self->way_of = (Way){ 0 };
}

static void
on_way_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgCandidatesTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) way = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->list == NULL)
    return;

  /* No error: the minutes say that there is a way, it is only not drawn. */
  g_clear_pointer (&self->way, g_array_unref);
  self->way = g_steal_pointer (&way);
  show_marks (self, TRUE);
}

static gboolean
is_same_way (const Way *a, const Way *b)
{
  return sg_uuid_equal (&a->candidate, &b->candidate) && sg_point_equal (a->from, b->from) &&
         sg_point_equal (a->scene, b->scene) && a->ms == b->ms;
}

/* The line of one who moves stays until there is a new one. */
static void
find_way (SgCandidatesTab *self)
{
  const SgCandidate *selected = sg_candidate_list_get_selected (self->list);
  const SgIncident  *incident = get_incident (self);
  Way                way = { 0 };

  if (selected == NULL || incident == NULL || !sg_scene_is_known (&incident->scene))
    {
      drop_way (self);
      show_marks (self, TRUE);
      return;
    }

  way = (Way){ selected->id, selected->point, sg_scene_get_point (&incident->scene), selected->ms };
  if (is_same_way (&way, &self->way_of))
    {
      show_marks (self, FALSE);
      return;
    }

  if (!sg_uuid_equal (&way.candidate, &self->way_of.candidate))
    drop_way (self);
  show_marks (self, self->way == NULL);
  g_cancellable_cancel (self->finding_way);
  g_clear_object (&self->finding_way);
  self->way_of = way;
  self->finding_way = g_cancellable_new ();
  sg_candidates_find_way_async (get_session (self),
                                selected,
                                way.scene,
                                self->finding_way,
                                on_way_found,
                                g_object_ref (self));
}

/* ---- what Enter would do ---- */

static GPtrArray *
list_wanted (SgCandidatesTab *self)
{
  g_autoptr (GPtrArray) ranked = sg_candidate_list_list_ranked (self->list);

  return sg_candidate_choice_list_wanted (self->found,
                                          ranked,
                                          sg_candidate_list_get_selected (self->list));
}

static gboolean
needs_reason (GPtrArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    if (((SgCandidate *) g_ptr_array_index (wanted, i))->verdict != SG_ELIGIBLE)
      return TRUE;

  return FALSE;
}

static char *
dup_request_text (SgCandidatesTab *self, gboolean *may)
{
  const SgCandidate *selected = sg_candidate_list_get_selected (self->list);
  g_autoptr (GPtrArray) wanted = list_wanted (self);
  g_autofree char *names = sg_candidate_dup_names (wanted);

  *may = wanted->len > 0;
  if (wanted->len > 0)
    return g_strdup_printf (needs_reason (wanted)
                              /* Translators: button; the key beside it is Enter */
                              ? _ ("Request %s by Hand…  ↵")
                              /* Translators: button; the key beside it is Enter */
                              : _ ("Request %s  ↵"),
                            names);

  if (self->kind == SG_CANDIDATE_AED)
    return g_strdup (_ ("No volunteer fetches this one"));

  return selected != NULL
           ? g_strdup_printf (_ ("%s cannot be asked"), sg_candidate_get_name (selected))
           : g_strdup (_ ("Nobody can be asked"));
}

static char *
dup_hospital_text (SgCandidatesTab *self, gboolean *may)
{
  const SgCandidate *selected = sg_candidate_list_get_selected (self->list);
  const SgTask      *task = sg_candidate_choice_find_transport (get_incident (self));

  *may = selected != NULL && task != NULL;
  if (task == NULL)
    return g_strdup (_ ("No ambulance has accepted yet"));
  if (selected == NULL)
    return g_strdup (_ ("No hospital chosen"));

  /* Translators: button: an ambulance takes its patient to a hospital; the key is Enter */
  return g_strdup_printf (_ ("%s to %s  ↵"), task->name, sg_candidate_get_name (selected));
}

static void
name_button (GtkWidget *button, const char *text)
{
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
show_request (SgCandidatesTab *self)
{
  g_autoptr (GPtrArray) ticked = sg_candidate_list_list_ticked (self->list);
  g_autofree char *text = NULL;
  g_autofree char *ticked_text = g_strdup_printf (_ ("Ticked: %u  ⇧↵"), ticked->len);
  gboolean         may = FALSE;

  if (self->found != NULL && get_incident (self) != NULL)
    text = self->kind == SG_CANDIDATE_HOSPITAL ? dup_hospital_text (self, &may)
                                               : dup_request_text (self, &may);
  if (text == NULL)
    text = g_strdup (_ ("Request"));
  gtk_label_set_label (self->request_text, text);
  name_button (self->request, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "candidates.request-selected", may);
  gtk_label_set_label (self->ticked_text, ticked_text);
  name_button (self->request_ticked, ticked_text);
  gtk_widget_set_visible (self->request_ticked, ticked->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "candidates.request-ticked", ticked->len > 0);
}

static void
show_details (SgCandidatesTab *self)
{
  const SgCandidate *selected = sg_candidate_list_get_selected (self->list);
  g_autofree char *reasons = selected != NULL ? sg_candidate_dup_reasons (selected, " · ") : NULL;
  g_autofree char *text =
    selected != NULL ? g_strdup_printf ("%s: %s", sg_candidate_get_name (selected), reasons) : NULL;

  sg_label_show (self->details, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->details), text);
}

static void
on_choice_changed (SgCandidatesTab *self)
{
  if (get_session (self) == NULL)
    return;

  show_request (self);
  show_details (self);
  find_way (self);
}

/* The first of the ambulances, while they are what is shown. */
static void
show_next (SgCandidatesTab *self)
{
  g_autoptr (GPtrArray) ranked = sg_candidate_list_list_ranked (self->list);
  const SgCandidate *first = ranked->len > 0 ? g_ptr_array_index (ranked, 0) : NULL;
  gboolean           fits = first != NULL && first->kind == SG_CANDIDATE_UNIT;

  sg_next_bar_show (self->next_bar, get_incident (self), fits ? first : NULL);
}

/* ---- asking who there is ---- */

static void
show_message (SgCandidatesTab *self, const char *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_stack_set_visible_child_name (self->states, text != NULL ? "message" : "list");
}

static const char *
explain_nobody (SgCandidateKind kind)
{
  static const char *const texts[] = {
    [SG_CANDIDATE_UNIT] = N_ ("No ambulance can be there by road. Who is ready is in the board of "
                              "units."),
    [SG_CANDIDATE_VOLUNTEER] = N_ ("No volunteer is near by road and on duty."),
    [SG_CANDIDATE_HOSPITAL] = N_ ("No hospital of the register can be reached by road."),
    [SG_CANDIDATE_AED] = N_ ("No defibrillator of the register is near."),
  };

  return _ (texts[kind]);
}

static void
take (SgCandidatesTab *self, SgCandidatesFound *found)
{
  gboolean nobody = found->candidates->len == 0;

  g_clear_pointer (&self->found, sg_candidates_found_free);
  self->found = found;
  sg_candidate_list_take (self->list, found);
  show_message (self, nobody ? explain_nobody (found->kind) : NULL);
  show_next (self);
  if (self->wants_focus)
    self->wants_focus = !sg_candidate_list_focus_first (self->list);
}

static void
drop_found (SgCandidatesTab *self)
{
  g_clear_pointer (&self->found, sg_candidates_found_free);
  sg_candidate_list_clear (self->list);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgCandidatesTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgCandidatesFound)
    found = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->list == NULL ||
      (found != NULL && !sg_uuid_equal (&found->incident, &self->incident)))
    return;

  if (found != NULL)
    {
      take (self, g_steal_pointer (&found));
      return;
    }

  drop_found (self);
  show_message (self, error->message);
}

/* What keeps anybody from being looked for; NULL when nothing does. */
static const char *
explain_silence (const SgIncident *incident)
{
  if (!sg_incident_is_open (incident))
    return _ ("The incident is closed: nobody is sent any more.");
  if (!sg_scene_is_known (&incident->scene))
    return _ ("Nobody knows yet where it is. As soon as there is a place, whoever can be there "
              "soonest by road stands here.");

  return NULL;
}

static gboolean
ask (gpointer user_data)
{
  SgCandidatesTab  *self = user_data;
  const SgIncident *incident = get_incident (self);
  const char       *silence = incident != NULL ? explain_silence (incident) : NULL;

  g_clear_handle_id (&self->ask_later, g_source_remove);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (incident == NULL || silence != NULL)
    {
      drop_found (self);
      show_message (self, silence);
      return G_SOURCE_REMOVE;
    }

  self->asked_at = g_get_monotonic_time ();
  self->asking = g_cancellable_new ();
  sg_candidates_find_async (get_session (self),
                            &incident->id,
                            self->kind,
                            self->asking,
                            on_found,
                            g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static gint64
get_ms_since_asked (SgCandidatesTab *self)
{
  return (g_get_monotonic_time () - self->asked_at) / 1000;
}

static void
ask_soon (SgCandidatesTab *self)
{
  gint64 since = get_ms_since_asked (self);

  if (self->asked_at == 0 || since >= ASK_EACH_MS)
    ask (self);
  else if (self->ask_later == 0)
    self->ask_later = g_timeout_add ((guint) (ASK_EACH_MS - since), ask, self);
}

static void
set_kind (SgCandidatesTab *self, SgCandidateKind kind)
{
  if (self->kind == kind)
    return;

  self->kind = kind;
  gtk_widget_set_visible (GTK_WIDGET (self->ring), kind == SG_CANDIDATE_VOLUNTEER);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
  drop_found (self);
  if (get_session (self) != NULL)
    ask (self);
}

/* ---- deeds ---- */

static GtkWidget *
find_anchor (SgCandidatesTab *self)
{
  return gtk_widget_get_mapped (self->request) ? self->request : GTK_WIDGET (self);
}

static void
begin (SgCandidatesTab *self, SgRequestDeed *deed)
{
  sg_request_deed_begin (deed,
                         find_anchor (self),
                         GTK_WIDGET (self),
                         get_session (self),
                         self->found != NULL ? self->found->n_pranks : 0);
}

static void
request (SgCandidatesTab *self, GPtrArray *candidates)
{
  if (candidates->len > 0)
    begin (self, sg_request_deed_new (&self->incident, candidates));
  else
    tell (self, _ ("Nobody can be asked: why stands in the rows"));
}

static void
begin_destining (SgCandidatesTab *self, const SgCandidate *hospital)
{
  const SgTask *task = sg_candidate_choice_find_transport (get_incident (self));

  if (task != NULL)
    sg_destine_begin (task, hospital, find_anchor (self), GTK_WIDGET (self), get_session (self));
  else
    tell (self, _ ("No ambulance has accepted yet"));
}

static void
on_request_first (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgCandidatesTab *self = SG_CANDIDATES_TAB (widget);
  g_autoptr (GPtrArray) ranked = sg_candidate_list_list_ranked (self->list);
  g_autoptr (GPtrArray) wanted = NULL;

  if (self->found == NULL || get_incident (self) == NULL)
    return;

  if (self->kind == SG_CANDIDATE_HOSPITAL)
    {
      if (ranked->len > 0)
        begin_destining (self, g_ptr_array_index (ranked, 0));
      return;
    }

  wanted = sg_candidate_choice_list_first (self->found, ranked);
  request (self, wanted);
}

static void
on_request_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgCandidatesTab   *self = SG_CANDIDATES_TAB (widget);
  const SgCandidate *selected = sg_candidate_list_get_selected (self->list);
  g_autoptr (GPtrArray) wanted = NULL;

  if (self->found == NULL || get_incident (self) == NULL)
    return;

  if (self->kind == SG_CANDIDATE_HOSPITAL && selected != NULL)
    {
      begin_destining (self, selected);
      return;
    }

  wanted = list_wanted (self);
  request (self, wanted);
}

static void
on_request_ticked (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgCandidatesTab *self = SG_CANDIDATES_TAB (widget);
  g_autoptr (GPtrArray) ticked = sg_candidate_list_list_ticked (self->list);

  if (get_incident (self) == NULL || ticked->len == 0)
    return;

  request (self, ticked);
  sg_candidate_list_clear_ticks (self->list);
}

static void
on_request_recommended (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgCandidatesTab *self = SG_CANDIDATES_TAB (widget);

  if (get_incident (self) != NULL)
    begin (self, sg_request_deed_new_next (&self->incident));
}

/* Whoever is waited for cannot go, or nobody is: the next one is asked. */
static void
on_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgCandidatesTab *self = SG_CANDIDATES_TAB (widget);

  if (get_incident (self) != NULL && !sg_task_list_refuse_and_ask_next (self->tasks))
    begin (self, sg_request_deed_new_next (&self->incident));
}

static void
on_reassign (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgCandidatesTab   *self = SG_CANDIDATES_TAB (widget);
  const SgCandidate *selected = sg_candidate_list_get_selected (self->list);
  const SgIncident  *incident = get_incident (self);
  SgUuid             id;
  const SgTask      *task;

  if (incident == NULL || !sg_uuid_parse (g_variant_get_string (parameter, NULL), &id, NULL))
    return;

  task = sg_incident_find_task (incident, &id);
  if (task == NULL)
    return;

  if (selected == NULL || self->kind > SG_CANDIDATE_VOLUNTEER ||
      (selected->verdict != SG_ELIGIBLE && !sg_candidate_may_be_forced (selected)))
    {
      tell (self, _ ("First choose below who goes instead"));
      return;
    }

  begin (self, sg_request_deed_new_instead (task, selected));
}

static void
on_open_ring (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgCandidatesTab *self = SG_CANDIDATES_TAB (widget);

  if (get_incident (self) == NULL)
    return;

  set_kind (self, SG_CANDIDATE_VOLUNTEER);
  sg_ring_bar_open_next (self->ring, get_session (self), &self->incident);
}

static void
on_show_kind (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgCandidatesTab *self = SG_CANDIDATES_TAB (widget);
  SgCandidateKind  kind;

  if (!sg_candidate_kind_from_text (g_variant_get_string (parameter, NULL), &kind, NULL))
    return;

  set_kind (self, kind);
  self->wants_focus = !sg_candidate_list_focus_first (self->list);
}

/* ---- the tab ---- */

static void
on_tick (SgCandidatesTab *self)
{
  if (sg_uuid_is_none (&self->incident) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  sg_task_list_tick (self->tasks);
  sg_ring_bar_tick (self->ring, get_now (self));
  if (get_ms_since_asked (self) >= ASK_AGAIN_MS)
    ask_soon (self);
}

static void
begin_incident (SgCandidatesTab *self, const SgUuid *incident)
{
  self->incident = *incident;
  self->wants_focus = FALSE;
  drop_found (self);
  drop_way (self);
  ask (self);
}

static void
sg_candidates_tab_show (SgIncidentTab *tab, const SgIncident *incident)
{
  SgCandidatesTab *self = SG_CANDIDATES_TAB (tab);

  if (incident == NULL)
    {
      begin_incident (self, &SG_UUID_NONE);
      return;
    }

  if (!self->is_ticking)
    g_signal_connect_object (get_session (self),
                             "tick",
                             G_CALLBACK (on_tick),
                             self,
                             G_CONNECT_SWAPPED);
  self->is_ticking = TRUE;
  sg_task_list_show (self->tasks, get_session (self), incident);
  sg_ring_bar_show (self->ring, sg_incident_tab_get_desk (tab), incident);
  if (sg_uuid_equal (&incident->id, &self->incident))
    ask_soon (self);
  else
    begin_incident (self, &incident->id);
  show_next (self);
  show_request (self);
}

static void
sg_candidates_tab_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, sg_candidate_kind_to_text (SG_CANDIDATES_TAB (object)->kind));
}

static void
sg_candidates_tab_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SgCandidateKind kind;

  if (sg_candidate_kind_from_text (g_value_get_string (value), &kind, NULL))
    set_kind (SG_CANDIDATES_TAB (object), kind);
}

static void
sg_candidates_tab_dispose (GObject *object)
{
  SgCandidatesTab *self = SG_CANDIDATES_TAB (object);

  g_clear_handle_id (&self->ask_later, g_source_remove);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_cancellable_cancel (self->finding_way);
  g_clear_object (&self->finding_way);
  g_clear_pointer (&self->found, sg_candidates_found_free);
  g_clear_pointer (&self->way, g_array_unref);
  g_clear_pointer (&self->marks, g_free);

  G_OBJECT_CLASS (sg_candidates_tab_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_property_action (klass, "candidates.kind", "kind");
  gtk_widget_class_install_action (klass, "candidates.show", "s", on_show_kind);
  gtk_widget_class_install_action (klass, "candidates.request-first", NULL, on_request_first);
  gtk_widget_class_install_action (klass, "candidates.request-selected", NULL, on_request_selected);
  gtk_widget_class_install_action (klass, "candidates.request-ticked", NULL, on_request_ticked);
  gtk_widget_class_install_action (klass,
                                   "candidates.request-recommended",
                                   NULL,
                                   on_request_recommended);
  gtk_widget_class_install_action (klass, "candidates.next", NULL, on_next);
  gtk_widget_class_install_action (klass, "candidates.reassign", "s", on_reassign);
  gtk_widget_class_install_action (klass, "candidates.open-ring", NULL, on_open_ring);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/id/or/kreki/Siaga/ui/sg-candidates-tab.ui");
  gtk_widget_class_bind_template_child (klass, SgCandidatesTab, tasks);
  gtk_widget_class_bind_template_child (klass, SgCandidatesTab, next_bar);
  gtk_widget_class_bind_template_child (klass, SgCandidatesTab, ring);
  gtk_widget_class_bind_template_child (klass, SgCandidatesTab, states);
  gtk_widget_class_bind_template_child (klass, SgCandidatesTab, list);
  gtk_widget_class_bind_template_child (klass, SgCandidatesTab, message);
  gtk_widget_class_bind_template_child (klass, SgCandidatesTab, details);
  gtk_widget_class_bind_template_child (klass, SgCandidatesTab, request);
  gtk_widget_class_bind_template_child (klass, SgCandidatesTab, request_text);
  gtk_widget_class_bind_template_child (klass, SgCandidatesTab, request_ticked);
  gtk_widget_class_bind_template_child (klass, SgCandidatesTab, ticked_text);
  gtk_widget_class_bind_template_callback (klass, on_choice_changed);
}

static void
sg_candidates_tab_class_init (SgCandidatesTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sg_candidates_tab_dispose;
  object_class->get_property = sg_candidates_tab_get_property;
  object_class->set_property = sg_candidates_tab_set_property;
  SG_INCIDENT_TAB_CLASS (klass)->show = sg_candidates_tab_show;

  /**
   * SgCandidatesTab:kind:
   *
   * unit, volunteer, hospital or aed: who is shown.
   */
  properties[PROP_KIND] =
    g_param_spec_string ("kind",
                         NULL,
                         NULL,
                         "unit",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (SG_TYPE_CANDIDATE_LIST);
  g_type_ensure (SG_TYPE_NEXT_BAR);
  g_type_ensure (SG_TYPE_RING_BAR);
  g_type_ensure (SG_TYPE_TASK_LIST);
  bind_template (GTK_WIDGET_CLASS (klass));
  install_actions (GTK_WIDGET_CLASS (klass));
}

static void
sg_candidates_tab_init (SgCandidatesTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
