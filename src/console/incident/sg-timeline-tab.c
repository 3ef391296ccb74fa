/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A time is worth what is known of how it came about: one that the program measured is filled, one
 * that somebody typed is outlined, one that was estimated has ± and its word. */

#include "config.h"

#include "console/incident/sg-timeline-tab.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-text.h"
#include "console/incident/sg-care-row.h"
#include "console/incident/sg-event-text.h"
#include "console/incident/sg-incident-events.h"
#include "console/incident/sg-typed-time.h"
#include "desk/call/sg-desk-cards.h"
#include "desk/people/sg-desk-people.h"
#include "desk/privacy/sg-incident-mask.h"
#include "desk/scene/sg-desk-close.h"

struct _SgTimelineTab
{
  SgCareTab parent_instance;

  SgCards      *cards; /* NULL until they are needed */
  GCancellable *reading;
  SgUuid        shown;
  guint         n_shown;
  gboolean      was_masked;

  /* Template widgets */
  GtkListBox          *milestones;
  GtkListBox          *events;
  AdwPreferencesGroup *corrections;
};

G_DEFINE_FINAL_TYPE (SgTimelineTab, sg_timeline_tab, SG_TYPE_CARE_TAB)

static const SgInput correction[] = {
  { "milestone", N_ ("Which time"), SG_INPUT_CODE, "milestone", 4 },
  { "time", N_ ("It was at"), SG_INPUT_TEXT, NULL, 2 },
  { "known", N_ ("How we know"), SG_INPUT_CODE, "time_source", 3 },
  { "task", N_ ("Of whom"), SG_INPUT_CODE, NULL, 3 },
  { "reason", N_ ("Reason"), SG_INPUT_TEXT, NULL, 6 },
  { NULL },
};

static gint64
find_near (const SgIncident *incident, SgMilestone milestone)
{
  return incident->at[milestone] != 0 ? incident->at[milestone] : incident->opened_at;
}

static gpointer
correct (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;
  SgUuid          task = sg_filled_get_uuid (filled, "task");
  gboolean        estimated = g_strcmp0 (sg_filled_get (filled, "known"), "estimated") == 0;
  SgMilestone     milestone;
  gint64          at;
  g_autoptr (SgIncident) incident = NULL;

  if (!sg_filled_must (filled, "milestone", error) || !sg_filled_must (filled, "time", error) ||
      !sg_filled_must (filled, "reason", error) ||
      !sg_milestone_from_text (sg_filled_get (filled, "milestone"), &milestone, error))
    return NULL;

  incident = sg_desk_get_incident (hand->desk, &filled->incident, error);
  if (incident == NULL || !sg_typed_time_parse (hand->desk,
                                                sg_filled_get (filled, "time"),
                                                find_near (incident, milestone),
                                                &at,
                                                error))
    return NULL;

  sg_desk_set_entry_time (hand->desk, at, estimated ? SG_CLOCK_ESTIMATED : SG_CLOCK_MANUAL);
  sg_desk_correct (hand->desk,
                   &filled->incident,
                   sg_uuid_is_none (&task) ? NULL : &task,
                   milestone,
                   sg_filled_get (filled, "reason"),
                   error);
  sg_desk_set_entry_time (hand->desk, 0, SG_CLOCK_AUTO);
  return NULL;
}

static gpointer
stamp (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;
  SgMilestone     milestone;

  if (sg_milestone_from_text (sg_filled_get (filled, "milestone"), &milestone, error))
    sg_desk_stamp (hand->desk, &filled->incident, milestone, error);
  return NULL;
}

static const SgFormType forms[] = {
  { "correct",
    N_ ("Put a time right"),
    N_ ("Both times stay on record"),
    N_ ("Record the correction"),
    N_ ("Time put right"),
    correction,
    correct },
};

/* ---- milestones ---- */

static const struct
{
  char        letter;
  const char *css;
  const char *sign;
  const char *word;
} provenances[] = {
  { 'a', "clock-measured", "", N_ ("measured") },
  { 'm', "clock-typed", "", N_ ("typed") },
  { 'e', "clock-estimated", "± ", N_ ("estimated") },
  { 'c', "clock-typed", "", N_ ("corrected") },
};

static void
show_time (SgCareLine *line, const char *time, char letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (provenances); i++)
    if (provenances[i].letter == letter)
      {
        line->value =
          g_strdup_printf ("%s%s %s", provenances[i].sign, time, _ (provenances[i].word));
        line->value_css = provenances[i].css;
      }
}

static SgCareLine *
make_milestone (SgDesk *desk, const SgIncident *incident, SgMilestone milestone)
{
  const char *code = sg_milestone_to_text (milestone);
  SgCareLine *line = sg_care_line_new (NULL);
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *time = NULL;

  line->badge = g_strdup (milestone <= SG_T11 ? code : "");
  line->badge_css = "milestone-badge";
  line->title = g_strdup (sg_text_code ("milestone", code));
  if (incident->at[milestone] == 0)
    {
      line->value = g_strdup ("–");
      return line;
    }

  local = sg_desk_to_local (desk, incident->at[milestone]);
  time = sg_text_time (local);
  show_time (line, time, incident->clocks[milestone]);

  return line;
}

/* What did not happen is shown too: a report that lacks a time should look so. */
static void
show_milestones (SgTimelineTab *self, const SgIncident *incident)
{
  SgDesk *desk = sg_incident_tab_get_desk (SG_INCIDENT_TAB (self));
  g_autoptr (GPtrArray) lines = sg_care_lines_new ();

  for (SgMilestone milestone = SG_T0; milestone < SG_N_MILESTONES; milestone++)
    if (milestone <= SG_T11 || incident->at[milestone] != 0)
      g_ptr_array_add (lines, make_milestone (desk, incident, milestone));
  sg_care_rows_show (self->milestones, lines);
}

static void
offer_tasks (SgTimelineTab *self, const SgIncident *incident)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);

      g_ptr_array_add (ids, sg_uuid_to_text (&task->id));
      g_ptr_array_add (names, (gpointer) (task->name != NULL ? task->name : "?"));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (names, NULL);
  sg_inline_form_set_options (sg_care_tab_get_form (SG_CARE_TAB (self), "correct"),
                              "task",
                              (const char *const *) ids->pdata,
                              (const char *const *) names->pdata);
}

/* ---- events ---- */

static const char *
get_clock_word (SgClock clock)
{
  static const char *const words[] = {
    [SG_CLOCK_AUTO] = NULL,
    [SG_CLOCK_MANUAL] = N_ ("typed"),
    [SG_CLOCK_ESTIMATED] = N_ ("± estimated"),
  };

  return words[clock] != NULL ? _ (words[clock]) : NULL;
}

static char *
dup_origin (SgDesk *desk, const SgEvent *event, gboolean is_undone)
{
  g_autofree char *name = sg_desk_dup_name_of (desk, event->by);
  const char      *clock = get_clock_word (event->clock);
  const char      *fate = event->verdict == SG_VERDICT_REFUSED ? _ ("refused") : NULL;

  if (is_undone)
    fate = _ ("UNDONE");

  return g_strdup_printf ("%s%s%s%s%s",
                          name != NULL ? name : "",
                          clock != NULL ? " · " : "",
                          clock != NULL ? clock : "",
                          fate != NULL ? " · " : "",
                          fate != NULL ? fate : "");
}

static SgCareLine *
make_event (SgTimelineTab *self, const SgEventText *words, const SgEvent *event, GPtrArray *undone)
{
  SgDesk     *desk = sg_incident_tab_get_desk (SG_INCIDENT_TAB (self));
  gboolean    is_undone = g_ptr_array_find (undone, event, NULL);
  SgCareLine *line = sg_care_line_new (&event->id);
  g_autoptr (GDateTime) local = sg_desk_to_local (desk, event->at);

  line->badge = sg_text_time (local);
  line->badge_css = event->clock == SG_CLOCK_AUTO ? "event-measured" : "event-typed";
  line->title = sg_event_text (words, event);
  line->subtitle = dup_origin (desk, event, is_undone);

  return line;
}

static void
mask_events (SgTimelineTab *self, GPtrArray *events)
{
  g_autoptr (GPtrArray) patients = NULL;
  g_autoptr (SgTraces) traces = NULL;

  /* Without the patients, the events themselves name them. */
  patients = g_ptr_array_new ();
  traces = sg_care_tab_find_traces (SG_CARE_TAB (self), patients);
  sg_traces_add_events (traces, events);
  for (guint i = 0; i < events->len; i++)
    {
      SgEvent *event = g_ptr_array_index (events, i);
      char    *body = sg_event_dup_masked_body (event, traces);

      g_free (event->body);
      event->body = body;
      g_clear_pointer (&event->fields, json_object_unref);
      /* What cannot be read any more is shown without its fields. */
      if (body != NULL && !sg_event_parse_body (event, NULL))
        g_debug ("the masked body of an event cannot be read");
    }
}

static void
show_events (SgTimelineTab *self, const SgIncident *incident, GPtrArray *events)
{
  SgDesk *desk = sg_incident_tab_get_desk (SG_INCIDENT_TAB (self));
  g_autoptr (GPtrArray) patients = sg_care_tab_list_patients (SG_CARE_TAB (self));
  g_autoptr (GPtrArray) undone = sg_incident_events_list_undone (events);
  g_autoptr (GPtrArray) lines = sg_care_lines_new ();
  SgEventText words = { desk, incident, patients, self->cards };

  if (sg_care_tab_is_masked (SG_CARE_TAB (self)))
    mask_events (self, events);
  for (guint i = 0; i < events->len; i++)
    g_ptr_array_add (lines, make_event (self, &words, g_ptr_array_index (events, i), undone));
  sg_care_rows_show (self->events, lines);
}

static gpointer
read_events (SgDeskHand *hand, gpointer data, GError **error)
{
  return sg_incident_events_read (hand->desk, data, error);
}

static gboolean
is_shown_already (SgTimelineTab *self, const SgIncident *incident, guint n)
{
  return sg_uuid_equal (&self->shown, &incident->id) && self->n_shown == n &&
         self->was_masked == sg_care_tab_is_masked (SG_CARE_TAB (self));
}

static void
on_events_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgTimelineTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  const SgIncident *incident;

  /* A newer question is under way, or the window is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->events == NULL)
    return;

  if (events == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
      return;
    }

  incident = sg_incident_tab_get_incident (SG_INCIDENT_TAB (self));
  if (incident == NULL || is_shown_already (self, incident, events->len))
    return;

  self->shown = incident->id;
  self->n_shown = events->len;
  self->was_masked = sg_care_tab_is_masked (SG_CARE_TAB (self));
  show_events (self, incident, events);
}

static void
ask_for_events (SgTimelineTab *self, const SgUuid *incident)
{
  const SgDeskWork work = { read_events,
                            g_memdup2 (incident, sizeof *incident),
                            g_free,
                            (GDestroyNotify) g_ptr_array_unref };

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  sg_desk_session_ask_async (sg_incident_tab_get_session (SG_INCIDENT_TAB (self)),
                             &work,
                             self->reading,
                             on_events_read,
                             g_object_ref (self));
}

/* ---- all of it ---- */

static void
sg_timeline_tab_refresh (SgCareTab *tab, const SgIncident *incident, gboolean is_another)
{
  SgTimelineTab *self = SG_TIMELINE_TAB (tab);

  /* Without the cards a question is shown by its code. */
  if (self->cards == NULL)
    self->cards = sg_desk_load_cards (NULL);
  if (!sg_uuid_equal (&self->shown, &incident->id))
    {
      g_autoptr (GPtrArray) nothing = sg_care_lines_new ();

      sg_care_rows_show (self->events, nothing);
    }
  show_milestones (self, incident);
  offer_tasks (self, incident);
  ask_for_events (self, &incident->id);
}

static void
on_stamp (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_care_tab_do (SG_CARE_TAB (widget),
                  stamp,
                  _ ("Time recorded"),
                  "milestone",
                  g_variant_get_string (parameter, NULL));
}

static void
sg_timeline_tab_dispose (GObject *object)
{
  SgTimelineTab *self = SG_TIMELINE_TAB (object);

  self->events = NULL;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->cards, sg_cards_free);

  G_OBJECT_CLASS (sg_timeline_tab_parent_class)->dispose (object);
}

static void
sg_timeline_tab_class_init (SgTimelineTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sg_timeline_tab_dispose;
  SG_CARE_TAB_CLASS (klass)->refresh = sg_timeline_tab_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-timeline-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, SgTimelineTab, milestones);
  gtk_widget_class_bind_template_child (widget_class, SgTimelineTab, events);
  gtk_widget_class_bind_template_child (widget_class, SgTimelineTab, corrections);

  gtk_widget_class_install_action (widget_class, "timeline.stamp", "s", on_stamp);
}

static void
sg_timeline_tab_init (SgTimelineTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sg_care_tab_add_forms (SG_CARE_TAB (self), self->corrections, forms, G_N_ELEMENTS (forms));
}
