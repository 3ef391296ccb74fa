/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three panes: the stack of incidents, the map, and at the side what is being worked on. Keys,
 * pointer and command line all come in through the actions named `dispatch.`. */

#include "config.h"

#include "console/dispatch/sg-dispatch-page.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-text.h"
#include "console/call/sg-call-card.h"
#include "console/call/sg-call-form.h"
#include "console/dispatch/sg-incident-stack.h"
#include "console/incident/sg-incident-page.h"
#include "console/incident/sg-incident-tab.h"
#include "console/map/sg-region-map.h"
#include "console/map/sg-route-panel.h"

struct _SgDispatchPage
{
  SgPage parent_instance;

  GHashTable *pins;  /* SgUuid → SgMapPin */
  GPtrArray  *marks; /* of SgMapPin: of the tab that is seen */
  SgMapPin   *place; /* that was looked for; NULL while none was */
  SgUuid      selected;

  /* Template widgets */
  GtkPaned        *outer;
  GtkPaned        *inner;
  SgIncidentStack *incidents;
  GtkStack        *centre;
  SgRegionMap     *map;
  GtkStack        *side;
  SgIncidentPage  *incident;
  SgMapTool       *route;
  SgMapTool       *call;
  SgCallCard      *card;
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

static void
show_side (SgDispatchPage *self, const char *name)
{
  drop_marks (self);
  gtk_stack_set_visible_child_name (self->side, name);
  sg_map_tool_set_shown (self->route, g_str_equal (name, "route"));
  sg_map_tool_set_shown (self->call, g_str_equal (name, "call"));
  show_marks (self);
}

static void
select_incident (SgDispatchPage *self, const SgUuid *id)
{
  SgMapPin *pin = g_hash_table_lookup (self->pins, &self->selected);

  if (pin != NULL)
    sg_map_pin_set_chosen (pin, FALSE);

  self->selected = *id;
  sg_incident_stack_select (self->incidents, id);
  sg_incident_page_show (self->incident, id);
  show_side (self, "incident");

  pin = g_hash_table_lookup (self->pins, id);
  if (pin != NULL)
    sg_map_pin_set_chosen (pin, TRUE);
}

static void
on_incident_selected (SgDispatchPage *self, const SgUuid *id)
{
  select_incident (self, id);
}

static void
on_pin_activated (SgDispatchPage *self, SgMapPin *pin)
{
  const char *id = g_object_get_data (G_OBJECT (pin), "incident");
  SgUuid      incident;

  if (sg_uuid_parse (id, &incident, NULL))
    select_incident (self, &incident);
}

static void
add_pin (SgDispatchPage *self, const SgIncident *incident)
{
  g_autofree char *text = g_strdup_printf ("%d", (int) incident->severity);
  g_autofree char *place = sg_text_scene (&incident->scene);
  g_autofree char *about = g_strdup_printf ("%s · %s", sg_text_incident_kind (incident), place);
  SgMapPin *pin = sg_map_pin_new (SG_PIN_INCIDENT, incident->severity > 0 ? text : "?", about);

  sg_map_pin_set_point (pin, sg_scene_get_point (&incident->scene));
  sg_map_pin_set_chosen (pin, sg_uuid_equal (&incident->id, &self->selected));
  g_object_set_data_full (G_OBJECT (pin), "incident", sg_uuid_to_text (&incident->id), g_free);
  g_signal_connect_object (pin,
                           "activated",
                           G_CALLBACK (on_pin_activated),
                           self,
                           G_CONNECT_SWAPPED);
  g_hash_table_insert (self->pins,
                       g_memdup2 (&incident->id, sizeof incident->id),
                       g_object_ref_sink (pin));
  sg_region_map_add_pin (self->map, pin);
}

/* Few are open at a time: their pins are made anew. */
static void
on_incidents_refreshed (SgDispatchPage *self)
{
  GHashTableIter    iter;
  gpointer          pin;
  const SgIncident *incident;

  g_hash_table_iter_init (&iter, self->pins);
  while (g_hash_table_iter_next (&iter, NULL, &pin))
    sg_region_map_remove_pin (self->map, pin);
  g_hash_table_remove_all (self->pins);

  for (guint i = 0; (incident = sg_incident_stack_get_nth (self->incidents, i)) != NULL; i++)
    if (sg_scene_is_known (&incident->scene))
      add_pin (self, incident);
}

static void
on_map_clicked (SgDispatchPage *self, const SgPoint *point)
{
  if (sg_map_tool_is_shown (self->route))
    sg_map_tool_pick (self->route, *point);
  else if (sg_map_tool_is_shown (self->call))
    sg_map_tool_pick (self->call, *point);
}

static void
on_copied (SgDispatchPage *self, const char *text)
{
  /* Translators: %s are coordinates */
  g_autofree char *message = g_strdup_printf (_ ("%s copied"), text);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", message);
}

static void
on_open_incident (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgUuid incident;

  if (sg_uuid_parse (g_variant_get_string (parameter, NULL), &incident, NULL))
    select_incident (SG_DISPATCH_PAGE (widget), &incident);
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
    {
      SgUuid id = incident->id; /* the stack reads its incidents anew */

      select_incident (self, &id);
    }
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
  SgUuid id;

  if (incident == NULL)
    return;

  id = incident->id;
  select_incident (self, &id);
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
on_focus_map (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (SG_DISPATCH_PAGE (widget)->map));
}

static void
on_zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_region_map_zoom_by (SG_DISPATCH_PAGE (widget)->map, g_variant_get_int32 (parameter));
}

static void
on_show_region (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_region_map_show_region (SG_DISPATCH_PAGE (widget)->map);
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

  if (sg_map_tool_is_shown (self->route))
    sg_map_tool_clear (self->route);
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
}

static void
open_map (SgDispatchPage *self)
{
  g_autoptr (GError) error = NULL;
  SgRegion *region = sg_desk_get_region (sg_page_get_desk (SG_PAGE (self)), &error);

  if (region != NULL)
    sg_region_map_set_region (self->map, region);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
}

static void
sg_dispatch_page_open (SgPage *page)
{
  SgDispatchPage *self = SG_DISPATCH_PAGE (page);
  SgDeskSession  *session = sg_page_get_session (page);

  open_map (self);
  sg_map_tool_set_context (self->route, session, self->map);
  sg_map_tool_set_context (self->call, session, self->map);
  sg_incident_page_open (self->incident, session);
  sg_incident_stack_open (self->incidents, session);
  /* Whoever comes to the desk sees the most urgent incident at once. */
  select_beside (self, 0);
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
  return sg_region_map_is_complete (SG_DISPATCH_PAGE (page)->map);
}

static void
sg_dispatch_page_dispose (GObject *object)
{
  SgDispatchPage *self = SG_DISPATCH_PAGE (object);

  g_clear_pointer (&self->pins, g_hash_table_unref);
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
  g_type_ensure (SG_TYPE_INCIDENT_PAGE);
  g_type_ensure (SG_TYPE_INCIDENT_STACK);
  g_type_ensure (SG_TYPE_REGION_MAP);
  g_type_ensure (SG_TYPE_ROUTE_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-dispatch-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, outer);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, inner);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, incidents);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, centre);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, map);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, side);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, incident);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, route);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, call);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchPage, card);
  gtk_widget_class_bind_template_callback (widget_class, on_incident_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_incidents_refreshed);
  gtk_widget_class_bind_template_callback (widget_class, on_map_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_copied);
  gtk_widget_class_bind_template_callback (widget_class, show_marks);
  install_actions (widget_class);
}

static void
sg_dispatch_page_init (SgDispatchPage *self)
{
  self->pins = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, g_object_unref);
  self->marks = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
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
