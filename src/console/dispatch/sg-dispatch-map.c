/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where one looks is the person's: the map shows the area of the PSC, goes to what is selected, and
 * once somebody has moved it by hand it stays until it is asked to fit everything in again. */

#include "config.h"

#include "console/dispatch/sg-dispatch-map.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-text.h"
#include "console/dispatch/sg-district-popover.h"
#include "console/dispatch/sg-layer-note.h"
#include "console/dispatch/sg-reach.h"
#include "desk/call/sg-desk-place.h"
#include "desk/candidates/sg-desk-closures.h"

/* Around what is fitted in: pins have a size, and the buttons cover the borders. */
#define MARGIN 0.15

/* What of an area may be out of view at each side. */
#define CORNERS 0.17

/* Around a single place. */
#define AROUND_METRES   600.0
#define DISTRICT_METRES 2000.0

/* Labels of closures tell minutes. */
#define CLOSURE_TICKS 20

struct _SgDispatchMap
{
  AdwBin parent_instance;

  SgDeskSession    *session; /* NULL until it is opened */
  SgUnitRoster     *roster;
  SgLivePins       *pins;
  SgDeskLayers     *layers;
  SgReach          *reach;
  SgMapTool        *tool;     /* borrowed; NULL for none */
  SgClosureLayer   *closures; /* of the map, likewise @isochrones */
  SgIsochroneLayer *isochrones;
  SgUuid            incident; /* that is selected, or nobody's */
  SgUuid            unit;
  gboolean          follows;
  gboolean          shows_reach;
  gboolean          is_public;
  gint64            next_end; /* of a closure, 0 for none */
  guint             ticks;

  /* Template widgets */
  SgRegionMap       *map;
  GtkWidget         *controls;
  GtkMenuButton     *layers_button;
  GtkMenuButton     *districts_button;
  SgDistrictPopover *districts;
  GtkWidget         *follow_button;
};

enum
{
  PROP_0,
  PROP_HISTORY, /* in the order of SgDeskLayer */
  PROP_VOLUNTEERS,
  PROP_AEDS,
  PROP_HOSPITALS,
  PROP_REACH,
  PROP_FOLLOW,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SIGNAL_INCIDENT_ACTIVATED,
  SIGNAL_UNIT_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgDispatchMap, sg_dispatch_map, ADW_TYPE_BIN)

static SgDesk *
get_desk (SgDispatchMap *self)
{
  return sg_desk_session_get_desk (self->session);
}

/* ---- where to look ---- */

static void
look_at (SgDispatchMap *self, SgBox box)
{
  gint32 height = (gint32) ((box.north - box.south) * MARGIN);
  gint32 width = (gint32) ((box.east - box.west) * MARGIN);

  box.south -= height;
  box.north += height;
  box.west -= width;
  box.east += width;
  sg_region_map_show_box (self->map, &box);
}

/* Something that is one place or nearly so is not worth the greatest scale there is. */
static SgBox
widen (SgBox box)
{
  SgPoint middle = { (gint32) (((gint64) box.south + box.north) / 2),
                     (gint32) (((gint64) box.west + box.east) / 2) };
  SgBox   around = sg_box_around (middle, AROUND_METRES);

  sg_box_extend (&box, (SgPoint){ around.south, around.west });
  sg_box_extend (&box, (SgPoint){ around.north, around.east });

  return box;
}

/* The corners of the box around an area are mostly other people's: half a level closer shows the
 * streets of one's own. */
static SgBox
trim (SgBox box)
{
  gint32 height = (gint32) (((double) box.north - box.south) * CORNERS);
  gint32 width = (gint32) (((double) box.east - box.west) * CORNERS);

  return (SgBox){ box.south + height, box.west + width, box.north - height, box.east - width };
}

static void
look_at_area (SgDispatchMap *self)
{
  SgBox area;

  if (sg_desk_get_area (get_desk (self), &area))
    {
      area = trim (area);
      sg_region_map_show_box (self->map, &area);
    }
  else
    sg_region_map_show_region (self->map);
}

static const SgUnitEntry *
find_unit (SgDispatchMap *self)
{
  return self->roster != NULL ? sg_unit_roster_find (self->roster, &self->unit) : NULL;
}

static void
follow (SgDispatchMap *self)
{
  const SgUnitEntry *entry = find_unit (self);

  if (self->follows && entry != NULL && entry->placed)
    sg_region_map_centre_on (self->map, entry->point);
}

static void
set_follows (SgDispatchMap *self, gboolean follows)
{
  if (self->follows == follows)
    return;

  self->follows = follows;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLLOW]);
  follow (self);
}

static void
on_moved (SgDispatchMap *self)
{
  set_follows (self, FALSE);
}

static void
on_district_chosen (SgDispatchMap *self, const SgPoint *point)
{
  SgBox box = sg_box_around (*point, DISTRICT_METRES);

  set_follows (self, FALSE);
  sg_region_map_set_moved (self->map, TRUE);
  sg_region_map_show_box (self->map, &box);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

/* ---- how far one gets ---- */

/* From the unit that is selected, or else from the incident. */
static gboolean
find_start (SgDispatchMap *self, SgPoint *from)
{
  const SgUnitEntry *entry = find_unit (self);
  g_autoptr (SgIncident) incident = NULL;

  if (entry != NULL && entry->placed)
    {
      *from = entry->point;
      return TRUE;
    }

  if (sg_uuid_is_none (&self->incident))
    return FALSE;

  incident = sg_desk_get_incident (get_desk (self), &self->incident, NULL);
  if (incident == NULL || !sg_scene_is_known (&incident->scene))
    return FALSE;

  *from = sg_scene_get_point (&incident->scene);
  return TRUE;
}

static void
show_reach (SgDispatchMap *self)
{
  SgPoint from;

  if (self->reach == NULL)
    return;

  sg_reach_set_from (self->reach, self->shows_reach && find_start (self, &from) ? &from : NULL);
}

static void
set_shows_reach (SgDispatchMap *self, gboolean shows)
{
  SgPoint from;

  if (self->shows_reach == shows)
    return;

  self->shows_reach = shows;
  show_reach (self);
  if (shows && self->session != NULL && !find_start (self, &from))
    gtk_widget_activate_action (
      GTK_WIDGET (self),
      "win.tell",
      "s",
      _ ("Choose a unit or an incident: the reach by road is shown from there"));
}

static void
on_reach_failed (SgDispatchMap *self, const char *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", message);
}

/* ---- closures ---- */

static void
show_closures (SgDispatchMap *self)
{
  gint64 now = sg_desk_get_now (get_desk (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) closures = sg_desk_list_closures (get_desk (self), &error);

  if (closures == NULL)
    {
      g_message ("the closures cannot be read: %s", error->message);
      return;
    }

  /* They are sorted by their end. */
  self->next_end = closures->len > 0 ? ((SgClosure *) g_ptr_array_index (closures, 0))->until : 0;
  sg_closure_layer_set_closures (self->closures, closures, now);
}

static void
on_desk_changed (SgDispatchMap *self, guint kinds)
{
  if ((kinds & (1u << SG_SUBJECT_CLOSURE)) != 0)
    show_closures (self);
}

static void
on_tick (SgDispatchMap *self)
{
  if (self->next_end == 0)
    return;

  if (++self->ticks % CLOSURE_TICKS == 0 || sg_desk_get_now (get_desk (self)) >= self->next_end)
    show_closures (self);
}

static void
on_roster_refreshed (SgDispatchMap *self)
{
  follow (self);
  show_reach (self);
}

/* ---- clicks ---- */

static gboolean
has_tool (SgDispatchMap *self)
{
  return self->tool != NULL && sg_map_tool_is_shown (self->tool);
}

static void
on_map_clicked (SgDispatchMap *self, const SgPoint *point)
{
  if (has_tool (self))
    sg_map_tool_pick (self->tool, *point);
  else if (self->layers != NULL && sg_desk_layers_press (self->layers, *point))
    sg_region_map_set_moved (self->map, TRUE);
}

static void
on_confirmed (SgDispatchMap *self)
{
  if (has_tool (self))
    sg_map_tool_confirm (self->tool);
}

static void
on_layer_activated (SgDispatchMap *self, guint layer, const SgUuid *id)
{
  if (!self->is_public)
    sg_layer_note_show (GTK_WIDGET (self->map), get_desk (self), layer, id);
}

static void
on_incident_activated (SgDispatchMap *self, const SgUuid *incident)
{
  g_signal_emit (self, signals[SIGNAL_INCIDENT_ACTIVATED], 0, incident);
}

static void
on_unit_activated (SgDispatchMap *self, const SgUuid *unit)
{
  g_signal_emit (self, signals[SIGNAL_UNIT_ACTIVATED], 0, unit);
}

static void
on_copied (SgDispatchMap *self, const char *text)
{
  /* Translators: %s are coordinates */
  g_autofree char *message = g_strdup_printf (_ ("%s copied"), text);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", message);
}

/* ---- actions ---- */

static void
on_fit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_dispatch_map_fit (SG_DISPATCH_MAP (widget));
}

static void
on_show_layers (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (SG_DISPATCH_MAP (widget)->layers_button);
}

static void
on_show_districts (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (SG_DISPATCH_MAP (widget)->districts_button);
}

static void
sg_dispatch_map_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SgDispatchMap *self = SG_DISPATCH_MAP (object);

  if (id == PROP_REACH)
    g_value_set_boolean (value, self->shows_reach);
  else if (id == PROP_FOLLOW)
    g_value_set_boolean (value, self->follows);
  else
    g_value_set_boolean (value,
                         self->layers != NULL &&
                           sg_desk_layers_is_shown (self->layers, id - PROP_HISTORY));
}

static void
sg_dispatch_map_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SgDispatchMap *self = SG_DISPATCH_MAP (object);

  if (id == PROP_REACH)
    set_shows_reach (self, g_value_get_boolean (value));
  else if (id == PROP_FOLLOW)
    set_follows (self, g_value_get_boolean (value));
  else if (self->layers != NULL)
    sg_desk_layers_set_shown (self->layers, id - PROP_HISTORY, g_value_get_boolean (value));
}

static void
sg_dispatch_map_dispose (GObject *object)
{
  SgDispatchMap *self = SG_DISPATCH_MAP (object);

  g_clear_object (&self->pins);
  g_clear_object (&self->layers);
  g_clear_object (&self->reach);
  g_clear_object (&self->roster);
  g_clear_object (&self->session);
  self->tool = NULL;

  G_OBJECT_CLASS (sg_dispatch_map_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class, GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *action;
  } toggles[N_PROPERTIES] = {
    [PROP_HISTORY] = { "history", "view.history" },
    [PROP_VOLUNTEERS] = { "volunteers", "view.volunteers" },
    [PROP_AEDS] = { "aeds", "view.aeds" },
    [PROP_HOSPITALS] = { "hospitals", "view.hospitals" },
    [PROP_REACH] = { "reach", "view.reach" },
    [PROP_FOLLOW] = { "follow", "view.follow" },
  };

  for (guint i = PROP_HISTORY; i < N_PROPERTIES; i++)
    {
      properties[i] = g_param_spec_boolean (toggles[i].name,
                                            NULL,
                                            NULL,
                                            FALSE,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
      g_object_class_install_property (object_class, i, properties[i]);
      gtk_widget_class_install_property_action (widget_class, toggles[i].action, toggles[i].name);
    }
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name,
                       SG_TYPE_DISPATCH_MAP,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       1,
                       G_TYPE_POINTER);
}

static void
sg_dispatch_map_class_init (SgDispatchMapClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_dispatch_map_dispose;
  object_class->get_property = sg_dispatch_map_get_property;
  object_class->set_property = sg_dispatch_map_set_property;
  install_properties (object_class, widget_class);

  /**
   * SgDispatchMap::incident-activated:
   * @incident: (type gpointer): the #SgUuid of one whose pin was pressed
   */
  signals[SIGNAL_INCIDENT_ACTIVATED] = add_signal ("incident-activated");

  /**
   * SgDispatchMap::unit-activated:
   * @unit: (type gpointer): the #SgUuid of one whose pin was pressed
   */
  signals[SIGNAL_UNIT_ACTIVATED] = add_signal ("unit-activated");

  g_type_ensure (SG_TYPE_REGION_MAP);
  g_type_ensure (SG_TYPE_DISTRICT_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-dispatch-map.ui");
  gtk_widget_class_bind_template_child (widget_class, SgDispatchMap, map);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchMap, controls);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchMap, layers_button);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchMap, districts_button);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchMap, districts);
  gtk_widget_class_bind_template_child (widget_class, SgDispatchMap, follow_button);
  gtk_widget_class_bind_template_callback (widget_class, on_map_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_confirmed);
  gtk_widget_class_bind_template_callback (widget_class, on_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_copied);
  gtk_widget_class_bind_template_callback (widget_class, on_district_chosen);
  gtk_widget_class_install_action (widget_class, "view.fit", NULL, on_fit);
  gtk_widget_class_install_action (widget_class, "view.show-layers", NULL, on_show_layers);
  gtk_widget_class_install_action (widget_class, "view.show-districts", NULL, on_show_districts);
}

static void
sg_dispatch_map_init (SgDispatchMap *self)
{
  ShumateViewport *viewport;

  gtk_widget_init_template (GTK_WIDGET (self));

  viewport = sg_region_map_get_viewport (self->map);
  self->isochrones = sg_isochrone_layer_new (viewport);
  sg_region_map_add_layer (self->map, SHUMATE_LAYER (self->isochrones));
  self->closures = sg_closure_layer_new (viewport);
  sg_region_map_add_layer (self->map, SHUMATE_LAYER (self->closures));
}

static void
connect_parts (SgDispatchMap *self)
{
  const struct
  {
    gpointer    source;
    const char *signal;
    GCallback   callback;
  } connections[] = {
    { self->pins, "incident-activated", G_CALLBACK (on_incident_activated) },
    { self->pins, "unit-activated", G_CALLBACK (on_unit_activated) },
    { self->layers, "activated", G_CALLBACK (on_layer_activated) },
    { self->reach, "failed", G_CALLBACK (on_reach_failed) },
    { self->roster, "refreshed", G_CALLBACK (on_roster_refreshed) },
    { self->session, "changed", G_CALLBACK (on_desk_changed) },
    { self->session, "tick", G_CALLBACK (on_tick) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (connections); i++)
    g_signal_connect_object (connections[i].source,
                             connections[i].signal,
                             connections[i].callback,
                             self,
                             G_CONNECT_SWAPPED);
}

/**
 * sg_dispatch_map_open:
 * @is_public: whether strangers see it: then nothing says where a person lives
 *
 * Returns: %FALSE when the region is away; everything but the ground is shown all the same
 */
gboolean
sg_dispatch_map_open (SgDispatchMap *self, SgUnitRoster *roster, gboolean is_public, GError **error)
{
  SgRegion *region;

  g_return_val_if_fail (SG_IS_DISPATCH_MAP (self), FALSE);
  g_return_val_if_fail (self->session == NULL, FALSE);

  self->roster = g_object_ref (roster);
  self->session = g_object_ref (sg_unit_roster_get_session (roster));
  self->is_public = is_public;
  gtk_widget_set_visible (self->controls, !is_public);
  region = sg_desk_get_region (get_desk (self), error);
  if (region != NULL)
    sg_region_map_set_region (self->map, region);

  self->layers = sg_desk_layers_new (self->session, self->map);
  self->pins = sg_live_pins_new (self->map, roster, is_public);
  self->reach = sg_reach_new (self->session, self->isochrones);
  sg_district_popover_open (self->districts, self->session);
  connect_parts (self);
  show_closures (self);
  look_at_area (self);

  return region != NULL;
}

SgRegionMap *
sg_dispatch_map_get_map (SgDispatchMap *self)
{
  g_return_val_if_fail (SG_IS_DISPATCH_MAP (self), NULL);

  return self->map;
}

/**
 * sg_dispatch_map_get_pins:
 *
 * Returns: (transfer none) (nullable): %NULL until it is opened
 */
SgLivePins *
sg_dispatch_map_get_pins (SgDispatchMap *self)
{
  g_return_val_if_fail (SG_IS_DISPATCH_MAP (self), NULL);

  return self->pins;
}

/**
 * sg_dispatch_map_get_layers:
 *
 * Returns: (transfer none) (nullable): %NULL until it is opened
 */
SgDeskLayers *
sg_dispatch_map_get_layers (SgDispatchMap *self)
{
  g_return_val_if_fail (SG_IS_DISPATCH_MAP (self), NULL);

  return self->layers;
}

SgClosureLayer *
sg_dispatch_map_get_closures (SgDispatchMap *self)
{
  g_return_val_if_fail (SG_IS_DISPATCH_MAP (self), NULL);

  return self->closures;
}

/**
 * sg_dispatch_map_set_tool:
 * @tool: (nullable): gets the clicks and Enter while it is shown; outlives the map
 */
void
sg_dispatch_map_set_tool (SgDispatchMap *self, SgMapTool *tool)
{
  g_return_if_fail (SG_IS_DISPATCH_MAP (self));

  self->tool = tool;
}

/**
 * sg_dispatch_map_show_incident:
 * @go_there: unless the person has moved the map
 */
void
sg_dispatch_map_show_incident (SgDispatchMap *self, const SgUuid *incident, gboolean go_there)
{
  SgBox box;

  g_return_if_fail (SG_IS_DISPATCH_MAP (self));

  self->incident = *incident;
  if (self->pins == NULL)
    return;

  sg_live_pins_select_incident (self->pins, incident);
  show_reach (self);
  if (go_there && !self->follows && !sg_region_map_was_moved (self->map) &&
      sg_live_pins_find_box (self->pins, incident, &box))
    look_at (self, widen (box));
}

void
sg_dispatch_map_show_unit (SgDispatchMap *self, const SgUuid *unit)
{
  g_return_if_fail (SG_IS_DISPATCH_MAP (self));

  self->unit = *unit;
  gtk_widget_set_visible (self->follow_button, !sg_uuid_is_none (unit));
  if (sg_uuid_is_none (unit))
    set_follows (self, FALSE);
  if (self->pins == NULL)
    return;

  sg_live_pins_select_unit (self->pins, unit);
  show_reach (self);
  follow (self);
}

/**
 * sg_dispatch_map_fit:
 *
 * Shows every open incident with who helps there, or the area while nothing is open, and goes along
 * again from now on.
 */
void
sg_dispatch_map_fit (SgDispatchMap *self)
{
  SgBox box;

  g_return_if_fail (SG_IS_DISPATCH_MAP (self));

  if (self->pins == NULL)
    return;

  set_follows (self, FALSE);
  sg_region_map_set_moved (self->map, FALSE);
  if (sg_live_pins_find_box (self->pins, NULL, &box))
    look_at (self, widen (box));
  else
    look_at_area (self);
}

gboolean
sg_dispatch_map_is_settled (SgDispatchMap *self)
{
  g_return_val_if_fail (SG_IS_DISPATCH_MAP (self), FALSE);

  return sg_region_map_is_complete (self->map);
}
