/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three panes: the stack of incidents, the map, and at the side what is being worked on. Keys,
 * pointer and command line all come in through the actions named `dispatch.`. */

#include "config.h"

#include "console/dispatch/sg-dispatch-page.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-text.h"
#include "console/call/sg-call-card.h"
#include "console/call/sg-call-form.h"
#include "console/dispatch/sg-dispatch-layout.h"
#include "console/dispatch/sg-dispatch-map.h"
#include "console/dispatch/sg-incident-stack.h"
#include "console/dispatch/sg-second-window.h"
#include "console/dispatch/sg-unit-board.h"
#include "console/dispatch/sg-unit-step.h"
#include "console/dispatch/sg-wall-window.h"
#include "console/incident/sg-incident-page.h"
#include "console/incident/sg-incident-tab.h"
#include "console/map/sg-closure-tool.h"
#include "console/map/sg-region-map.h"
#include "console/map/sg-route-panel.h"

struct _SgDispatchPage
{
  SgPage parent_instance;

  SgMapPin     *place; /* that was looked for; NULL while none was */
  GPtrArray    *marks; /* of SgMapPin: of the tab that is seen */
  SgUuid        selected;
  SgUnitRoster *roster; /* NULL until there is a desk, likewise @layout */
  SgUuid        unit;   /* that is selected, or nobody's */
  SgRegionMap  *map;    /* in @view */
  GtkWindow    *second; /* NULL unless it is open, likewise @wall */
  GtkWindow    *wall;

  SgDispatchLayout *layout;

  /* Template widgets */
  GtkPaned        *outer;
  GtkPaned        *inner;
  SgIncidentStack *incidents;
  GtkStack        *centre;
  SgDispatchMap   *view;
  SgUnitBoard     *board;
  GtkRevealer     *strip_revealer;
  SgUnitBoard     *strip;
  GtkStack        *side;
  SgIncidentPage  *incident;
  SgMapTool       *route;
  SgMapTool       *call;
  SgCallCard      *card;
  SgMapTool       *closure;
};

G_DEFINE_FINAL_TYPE (SgDispatchPage, sg_dispatch_page, SG_TYPE_PAGE)

static void
drop_marks (SgDispatchPage *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    sg_region_map_remove_pin (self->map, g_ptr_array_index (self->marks, i));
  g_ptr_array_set_size (self->marks, 0);
  sg_region_map_set_route (self->map, NULL);
}

/* What the tab of the incident wants on the map, while it is what is worked on. */
static void
show_marks (SgDispatchPage *self)
{
  SgIncidentTab *tab = SG_INCIDENT_TAB (sg_incident_page_get_tab (self->incident));
  GPtrArray     *pins = tab != NULL ? sg_incident_tab_get_pins (tab) : NULL;

  if (gtk_stack_get_visible_child (self->side) != GTK_WIDGET (self->incident))
    return;

  drop_marks (self);
  for (guint i = 0; pins != NULL && i < pins->len; i++)
    {
      g_ptr_array_add (self->marks, g_object_ref (g_ptr_array_index (pins, i)));
      sg_region_map_add_pin (self->map, g_ptr_array_index (pins, i));
    }
  if (tab != NULL)
    sg_region_map_set_route (self->map, sg_incident_tab_get_way (tab));
}

/* The one that has the map now, if any. */
static SgMapTool *
find_tool (SgDispatchPage *self)
{
  SgMapTool *tools[] = { self->route, self->closure, self->call };

  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    if (sg_map_tool_is_shown (tools[i]))
      return tools[i];

  return NULL;
}

static void
show_side (SgDispatchPage *self, const char *name)
{
  drop_marks (self);
  gtk_stack_set_visible_child_name (self->side, name);
  sg_map_tool_set_shown (self->route, g_str_equal (name, "route"));
  sg_map_tool_set_shown (self->call, g_str_equal (name, "call"));
  sg_map_tool_set_shown (self->closure, g_str_equal (name, "closure"));
  sg_dispatch_map_set_tool (self->view, find_tool (self));
  show_marks (self);
}

static void
select_incident (SgDispatchPage *self, const SgUuid *id)
{
  self->selected = *id;
  sg_incident_stack_select (self->incidents, id);
  sg_incident_page_show (self->incident, id);
  show_side (self, "incident");
}

/* The map goes there, unless the person has moved it. */
static void
go_to_incident (SgDispatchPage *self, const SgUuid *id)
{
  SgUuid incident = *id; /* what was pressed may go away with what is shown next */

  select_incident (self, &incident);
  sg_dispatch_map_show_incident (self->view, &incident, TRUE);
}

static void
on_incident_selected (SgDispatchPage *self, const SgUuid *id)
{
  go_to_incident (self, id);
}

/* Where it is can be seen already. */
static void
on_incident_pin (SgDispatchPage *self, const SgUuid *id)
{
  SgUuid incident = *id;

  select_incident (self, &incident);
  sg_dispatch_map_show_incident (self->view, &incident, FALSE);
}

/* ---- units ---- */

static SgUnitBoard *
get_board (SgDispatchPage *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self->board)) ? self->board : self->strip;
}

static void
select_unit (SgDispatchPage *self, const SgUuid *unit)
{
  self->unit = *unit;
  sg_unit_board_select (self->strip, unit);
  sg_unit_board_select (self->board, unit);
  sg_dispatch_map_show_unit (self->view, unit);
}

static void
on_unit_selected (SgDispatchPage *self, const SgUuid *unit)
{
  SgUuid id = *unit;

  select_unit (self, &id);
}

static void
on_unit_pin (SgDispatchPage *self, const SgUuid *unit)
{
  SgUuid id = *unit;

  select_unit (self, &id);
  sg_unit_board_show_unit (get_board (self), &id);
}

static const SgUnitEntry *
find_called (SgDispatchPage *self, const char *text)
{
  for (guint i = 0; self->roster != NULL && i < sg_unit_roster_get_n (self->roster); i++)
    {
      const SgUnitEntry *entry = sg_unit_roster_get_nth (self->roster, i);
      g_autofree char   *id = sg_uuid_to_text (&entry->row->unit->id);

      if (g_ascii_strcasecmp (entry->row->unit->call_sign, text) == 0 || g_str_equal (id, text))
        return entry;
    }

  return NULL;
}

static void
on_select_unit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgDispatchPage    *self = SG_DISPATCH_PAGE (widget);
  const SgUnitEntry *entry = find_called (self, g_variant_get_string (parameter, NULL));

  if (entry != NULL)
    on_unit_pin (self, &entry->row->unit->id);
  else
    gtk_widget_activate_action (widget, "win.tell", "s", _ ("There is no such unit"));
}

static void
on_unit_step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgDispatchPage    *self = SG_DISPATCH_PAGE (widget);
  int                key = g_variant_get_int32 (parameter);
  const SgUnitEntry *entry = self->roster != NULL ? sg_unit_roster_find (self->roster, &self->unit)
                                                  : NULL;

  if (key < SG_UNIT_KEY_FIRST || key > SG_UNIT_KEY_LAST)
    return;

  if (entry != NULL)
    sg_unit_step_do (widget, sg_page_get_session (SG_PAGE (self)), entry, key);
  else
    gtk_widget_activate_action (widget,
                                "win.tell",
                                "s",
                                _ ("Choose a unit on the board or the map first"));
}

static void
on_open_incident (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgUuid incident;

  if (sg_uuid_parse (g_variant_get_string (parameter, NULL), &incident, NULL))
    go_to_incident (SG_DISPATCH_PAGE (widget), &incident);
}

static void
select_beside (SgDispatchPage *self, int step)
{
  guint             n = sg_incident_stack_get_n (self->incidents);
  const SgIncident *incident;
  guint             at = 0;

  for (guint i = 0; (incident = sg_incident_stack_get_nth (self->incidents, i)) != NULL; i++)
    if (sg_uuid_equal (&incident->id, &self->selected))
      at = (i + n + (guint) step) % n;

  incident = sg_incident_stack_get_nth (self->incidents, at);
  if (incident != NULL)
    go_to_incident (self, &incident->id);
}

static void
on_next_incident (GtkWidget *widget, const char *action, GVariant *parameter)
{
  select_beside (SG_DISPATCH_PAGE (widget), 1);
}

static void
on_previous_incident (GtkWidget *widget, const char *action, GVariant *parameter)
{
  select_beside (SG_DISPATCH_PAGE (widget), -1);
}

static void
on_nth_incident (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgDispatchPage   *self = SG_DISPATCH_PAGE (widget);
  const SgIncident *incident =
    sg_incident_stack_get_nth (self->incidents, (guint) g_variant_get_int32 (parameter) - 1);

  if (incident != NULL)
    go_to_incident (self, &incident->id);
}

static void
on_show_tab (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgDispatchPage *self = SG_DISPATCH_PAGE (widget);

  show_side (self, sg_incident_page_get_incident (self->incident) != NULL ? "incident" : "none");
  if (sg_incident_page_show_tab (self->incident, g_variant_get_string (parameter, NULL)))
    gtk_widget_grab_focus (sg_incident_page_get_tab (self->incident));
}

/* A key means an action of a tab that may not be seen: it is shown first. */
static void
on_do_in_tab (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgDispatchPage *self = SG_DISPATCH_PAGE (widget);
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;
  const char      *tab;
  const char      *deed;

  g_variant_get (parameter, "(&s&s)", &tab, &deed);
  /* It comes from the table of keys. */
  if (!g_action_parse_detailed_name (deed, &name, &target, NULL))
    g_return_if_reached ();
  if (sg_incident_page_get_incident (self->incident) == NULL)
    return;

  show_side (self, "incident");
  if (sg_incident_page_show_tab (self->incident, tab))
    gtk_widget_activate_action_variant (sg_incident_page_get_tab (self->incident), name, target);
}

static void
on_show_route (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_side (SG_DISPATCH_PAGE (widget), "route");
}

/* The form decides what becomes of a call that is written down already, before it is seen. */
static void
on_new_call (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgDispatchPage *self = SG_DISPATCH_PAGE (widget);
  gboolean        was_shown = sg_map_tool_is_shown (self->call);

  sg_call_card_set_compact (self->card, TRUE);
  if (!was_shown)
    gtk_stack_set_visible_child (self->side, GTK_WIDGET (self->call));
  sg_call_form_begin (SG_CALL_FORM (self->call));
  if (!was_shown)
    show_side (self, "call");
}

static void
on_show_card (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgDispatchPage *self = SG_DISPATCH_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (!sg_call_card_show (self->card, g_variant_get_string (parameter, NULL), &error))
    gtk_widget_activate_action (widget, "win.tell-trouble", "s", error->message);
}

static void
on_hide_card (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_call_card_hide (SG_DISPATCH_PAGE (widget)->card);
}

static void
on_close_roads (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgDispatchPage *self = SG_DISPATCH_PAGE (widget);

  gtk_stack_set_visible_child_name (self->centre, "map");
  show_side (self, "closure");
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
on_toggle_board (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgDispatchPage *self = SG_DISPATCH_PAGE (widget);
  gboolean        is_map = gtk_stack_get_visible_child (self->centre) == GTK_WIDGET (self->view);

  sg_unit_board_hide_unit (self->strip);
  sg_unit_board_hide_unit (self->board);
  gtk_stack_set_visible_child_name (self->centre, is_map ? "board" : "map");
  gtk_widget_child_focus (GTK_WIDGET (self->centre), GTK_DIR_TAB_FORWARD);
}

static void
on_toggle_strip (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgDispatchPage *self = SG_DISPATCH_PAGE (widget);

  gtk_revealer_set_reveal_child (self->strip_revealer,
                                 !gtk_revealer_get_reveal_child (self->strip_revealer));
}

/* Of the map: see SgDispatchMap. */
static void
on_view (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct
  {
    const char *action;
    const char *of_view;
  } actions[] = {
    { "dispatch.fit", "view.fit" },
    { "dispatch.reach", "view.reach" },
    { "dispatch.follow", "view.follow" },
    { "dispatch.show-layers", "view.show-layers" },
    { "dispatch.show-districts", "view.show-districts" },
  };
  SgDispatchPage *self = SG_DISPATCH_PAGE (widget);

  gtk_stack_set_visible_child_name (self->centre, "map");
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].action, action))
      gtk_widget_activate_action (GTK_WIDGET (self->view), actions[i].of_view, NULL);
}

static void
on_layer (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *of_view = g_strconcat ("view.", g_variant_get_string (parameter, NULL), NULL);

  gtk_widget_activate_action (GTK_WIDGET (SG_DISPATCH_PAGE (widget)->view), of_view, NULL);
}

static void
on_second_window (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgDispatchPage *self = SG_DISPATCH_PAGE (widget);
  gboolean        is_map = gtk_stack_get_visible_child (self->centre) == GTK_WIDGET (self->view);

  if (self->roster == NULL)
    return;

  if (self->second == NULL)
    g_set_weak_pointer (&self->second,
                        GTK_WINDOW (sg_second_window_new (widget, self->roster, !is_map)));
  gtk_window_present (self->second);
}

static void
on_wall (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgDispatchPage *self = SG_DISPATCH_PAGE (widget);

  if (self->roster == NULL)
    return;

  if (self->wall == NULL)
    g_set_weak_pointer (&self->wall, GTK_WINDOW (sg_wall_window_new (self->roster)));
  gtk_window_fullscreen (self->wall);
  gtk_window_present (self->wall);
}

static void
on_focus_map (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgDispatchPage *self = SG_DISPATCH_PAGE (widget);

  gtk_stack_set_visible_child_name (self->centre, "map");
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
on_zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_region_map_zoom_by (SG_DISPATCH_PAGE (widget)->map, g_variant_get_int32 (parameter));
}

static void
on_show_region (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgDispatchPage *self = SG_DISPATCH_PAGE (widget);

  sg_region_map_set_moved (self->map, TRUE);
  sg_region_map_show_region (self->map);
}

static void
drop_place (SgDispatchPage *self)
{
  if (self->place != NULL)
    sg_region_map_remove_pin (self->map, self->place);
  g_clear_object (&self->place);
}

static void
on_show_place (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgDispatchPage *self = SG_DISPATCH_PAGE (widget);
  const char     *name;
  SgScene         scene = SG_SCENE_UNKNOWN;

  g_variant_get (parameter, "(dd&s)", &scene.lat, &scene.lon, &name);
  drop_place (self);
  self->place = g_object_ref_sink (sg_map_pin_new (SG_PIN_PLACE, "", name));
  sg_map_pin_set_point (self->place, sg_scene_get_point (&scene));
  sg_region_map_add_pin (self->map, self->place);
  sg_region_map_fly_to (self->map, sg_scene_get_point (&scene));
}

/* Escape: leave what is in the way, and come back to the incident. */
static void
on_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgDispatchPage *self = SG_DISPATCH_PAGE (widget);

  if (sg_unit_board_hide_unit (self->strip) || sg_unit_board_hide_unit (self->board))
    return;

  if (find_tool (self) != NULL && find_tool (self) != self->call)
    sg_map_tool_clear (find_tool (self));
  drop_place (self);
  show_side (self, sg_incident_page_get_incident (self->incident) != NULL ? "incident" : "none");
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "dispatch.open-incident", "s", on_open_incident);
  gtk_widget_class_install_action (klass, "dispatch.next-incident", NULL, on_next_incident);
  gtk_widget_class_install_action (klass, "dispatch.previous-incident", NULL, on_previous_incident);
  gtk_widget_class_install_action (klass, "dispatch.nth-incident", "i", on_nth_incident);
  gtk_widget_class_install_action (klass, "dispatch.show-tab", "s", on_show_tab);
  gtk_widget_class_install_action (klass, "dispatch.do-in-tab", "(ss)", on_do_in_tab);
  gtk_widget_class_install_action (klass, "dispatch.show-route", NULL, on_show_route);
  gtk_widget_class_install_action (klass, "dispatch.new-call", NULL, on_new_call);
  gtk_widget_class_install_action (klass, "dispatch.show-card", "s", on_show_card);
  gtk_widget_class_install_action (klass, "dispatch.hide-card", NULL, on_hide_card);
  gtk_widget_class_install_action (klass, "dispatch.focus-map", NULL, on_focus_map);
  gtk_widget_class_install_action (klass, "dispatch.show-place", "(dds)", on_show_place);
  gtk_widget_class_install_action (klass, "dispatch.zoom", "i", on_zoom);
  gtk_widget_class_install_action (klass, "dispatch.show-region", NULL, on_show_region);
  gtk_widget_class_install_action (klass, "dispatch.back", NULL, on_back);
  gtk_widget_class_install_action (klass, "dispatch.close-roads", NULL, on_close_roads);
  gtk_widget_class_install_action (klass, "dispatch.toggle-board", NULL, on_toggle_board);
  gtk_widget_class_install_action (klass, "dispatch.toggle-strip", NULL, on_toggle_strip);
  gtk_widget_class_install_action (klass, "dispatch.second-window", NULL, on_second_window);
  gtk_widget_class_install_action (klass, "dispatch.wall", NULL, on_wall);
  gtk_widget_class_install_action (klass, "dispatch.select-unit", "s", on_select_unit);
  gtk_widget_class_install_action (klass, "dispatch.unit-step", "i", on_unit_step);
  gtk_widget_class_install_action (klass, "dispatch.layer", "s", on_layer);
  gtk_widget_class_install_action (klass, "dispatch.fit", NULL, on_view);
  gtk_widget_class_install_action (klass, "dispatch.reach", NULL, on_view);
  gtk_widget_class_install_action (klass, "dispatch.follow", NULL, on_view);
  gtk_widget_class_install_action (klass, "dispatch.show-layers", NULL, on_view);
  gtk_widget_class_install_action (klass, "dispatch.show-districts", NULL, on_view);
}

static void
open_map (SgDispatchPage *self, SgDeskSession *session)
{
  g_autoptr (GError) error = NULL;

  self->roster = sg_unit_roster_new (session);
  if (!sg_dispatch_map_open (self->view, self->roster, FALSE, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
  sg_unit_board_open (self->strip, self->roster, FALSE);
  sg_unit_board_open (self->board, self->roster, FALSE);
  sg_map_tool_set_context (self->route, session, self->map);
  sg_map_tool_set_context (self->closure, session, self->map);
  sg_closure_tool_set_layer (SG_CLOSURE_TOOL (self->closure),
                             sg_dispatch_map_get_closures (self->view));
}

/* Whoever comes to the desk sees the most urgent incident at once, and the whole area. */
static void
select_first (SgDispatchPage *self)
{
  const SgIncident *incident = sg_incident_stack_get_nth (self->incidents, 0);

  if (incident != NULL)
    on_incident_pin (self, &incident->id);
}

static void
sg_dispatch_page_open (SgPage *page)
{
  SgDispatchPage *self = SG_DISPATCH_PAGE (page);
  SgDeskSession  *session = sg_page_get_session (page);

  open_map (self, session);
  sg_map_tool_set_context (self->call, session, self->map);
  sg_incident_page_open (self->incident, session);
  sg_incident_stack_open (self->incidents, session);
  self->layout = sg_dispatch_layout_new (
    &(SgLayoutParts){ self->outer, self->inner, self->centre, self->strip_revealer, self->view });
  /* Whoever comes to the desk sees the most urgent incident at once. */
  select_first (self);
  sg_call_form_open (SG_CALL_FORM (self->call));
  if (sg_call_form_has_draft (SG_CALL_FORM (self->call)))
    show_side (self, "call");
}

static GtkWidget *
sg_dispatch_page_get_target (SgPage *page)
{
  SgDispatchPage *self = SG_DISPATCH_PAGE (page);
  GtkWidget      *side = gtk_stack_get_visible_child (self->side);
  GtkWidget      *tab = NULL;

  if (side == GTK_WIDGET (self->incident))
    tab = sg_incident_page_get_tab (self->incident);

  return tab != NULL ? tab : side;
}

static gboolean
sg_dispatch_page_is_settled (SgPage *page)
{
  return sg_dispatch_map_is_settled (SG_DISPATCH_PAGE (page)->view);
}

static void
drop_window (GtkWindow **window)
{
  GtkWindow *dropped = *window;

  g_clear_weak_pointer (window);
  if (dropped != NULL)
    gtk_window_destroy (dropped);
}

static void
sg_dispatch_page_dispose (GObject *object)
{
  SgDispatchPage *self = SG_DISPATCH_PAGE (object);

  drop_window (&self->second);
  drop_window (&self->wall);
  g_clear_pointer (&self->layout, sg_dispatch_layout_free);
  g_clear_object (&self->roster);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_object (&self->place);

  G_OBJECT_CLASS (sg_dispatch_page_parent_class)->dispose (object);
}

static void
sg_dispatch_page_class_init (SgDispatchPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SgPageClass    *page_class = SG_PAGE_CLASS (klass);

  object_class->dispose = sg_dispatch_page_dispose;
  page_class->open = sg_dispatch_page_open;
  page_class->get_target = sg_dispatch_page_get_target;
  page_class->is_settled = sg_dispatch_page_is_settled;

  g_type_ensure (SG_TYPE_CALL_CARD);
  g_type_ensure (SG_TYPE_CALL_FORM);
  g_type_ensure (SG_TYPE_CLOSURE_TOOL);
  g_type_ensure (SG_TYPE_DISPATCH_MAP);
  g_type_ensure (SG_TYPE_INCIDENT_PAGE);
  g_type_ensure (SG_TYPE_INCIDENT_STACK);
  g_type_ensure (SG_TYPE_ROUTE_PANEL);
  g_type_ensure (SG_TYPE_UNIT_BOARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-dispatch-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, outer);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, inner);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, incidents);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, centre);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, view);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, board);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, strip_revealer);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, strip);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, closure);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, side);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, incident);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, route);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, call);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, card);
  gtk_widget_class_bind_template_callback (widget_class, on_incident_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_incident_pin);
  gtk_widget_class_bind_template_callback (widget_class, on_unit_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_unit_pin);
  gtk_widget_class_bind_template_callback (widget_class, go_to_incident);
  gtk_widget_class_bind_template_callback (widget_class, show_marks);
  install_actions (widget_class);
}

static void
sg_dispatch_page_init (SgDispatchPage *self)
{
  self->marks = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->map = sg_dispatch_map_get_map (self->view);
}

/**
 * sg_dispatch_page_get_incident:
 *
 * Returns: (transfer none) (nullable): the one that is worked on
 */
const SgIncident *
sg_dispatch_page_get_incident (SgDispatchPage *self)
{
  g_return_val_if_fail (SG_IS_DISPATCH_PAGE (self), NULL);

  return sg_incident_page_get_incident (self->incident);
}

/**
 * sg_dispatch_page_get_nth:
 *
 * Returns: (transfer none) (nullable): of the open incidents, in the order of the stack
 */
const SgIncident *
sg_dispatch_page_get_nth (SgDispatchPage *self, guint n)
{
  g_return_val_if_fail (SG_IS_DISPATCH_PAGE (self), NULL);

  return sg_incident_stack_get_nth (self->incidents, n);
}

/**
 * sg_dispatch_page_get_centre:
 *
 * Returns: the middle of the map: places near it are meant first
 */
SgPoint
sg_dispatch_page_get_centre (SgDispatchPage *self)
{
  g_return_val_if_fail (SG_IS_DISPATCH_PAGE (self), ((SgPoint){ 0 }));

  return sg_region_map_get_centre (self->map);
}
