/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One click, and who could be there soonest by road. The chosen one's way is on the map. */

#include "config.h"

#include "console/sg-candidate-panel.h"

#include <glib/gi18n-lib.h>

#include "console/sg-entry-item.h"
#include "console/sg-point-row.h"
#include "console/sg-text.h"

/* As many as a desk looks at, and as many pins as a map bears. */
#define N_CANDIDATES 20

struct _SgCandidatePanel
{
  SgMapTool parent_instance;

  SgMapPin           *place; /* NULL until it is picked */
  SgRanking          *ranking;
  SgRoute            *way;  /* of the chosen candidate */
  GPtrArray          *pins; /* of the candidates, in their order */
  GListStore         *items;
  GtkSingleSelection *selection;

  /* Template widgets */
  GtkStack    *pages;
  GtkStack    *outcomes;
  SgPointRow  *place_row;
  GtkListView *list;
  GtkLabel    *note;
};

G_DEFINE_FINAL_TYPE (SgCandidatePanel, sg_candidate_panel, SG_TYPE_MAP_TOOL)

static const char *
kind_text (SgProfile profile)
{
  switch (profile)
    {
    case SG_PROFILE_SIREN:
    case SG_PROFILE_AMBULANCE:
      return _ ("Demo ambulance");
    case SG_PROFILE_MOTORCYCLE:
      return _ ("Demo volunteer, by motorcycle");
    case SG_PROFILE_FOOT:
    case SG_N_PROFILES:
    default:
      return _ ("Demo volunteer, on foot");
    }
}

static SgEntryItem *
item_from_candidate (const SgCandidate *candidate, guint rank)
{
  g_autofree char *badge = g_strdup_printf ("%u", rank);
  g_autofree char *distance = sg_text_distance (candidate->metres);
  g_autofree char *minutes = sg_text_minutes (candidate->ms / 1000.0);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", kind_text (candidate->profile), distance);

  return sg_entry_item_new (badge, candidate->name, subtitle, minutes);
}

static void
on_pin_activated (SgCandidatePanel *self, SgMapPin *pin)
{
  guint position;

  if (g_ptr_array_find (self->pins, pin, &position))
    gtk_single_selection_set_selected (self->selection, position);
}

static SgMapPin *
pin_from_candidate (SgCandidatePanel *self, const SgCandidate *candidate, guint rank)
{
  gboolean         walks_or_rides = candidate->profile >= SG_PROFILE_MOTORCYCLE;
  SgPinKind        kind = walks_or_rides ? SG_PIN_VOLUNTEER : SG_PIN_AMBULANCE;
  g_autofree char *text = g_strdup_printf ("%u", rank);
  g_autofree char *minutes = sg_text_minutes (candidate->ms / 1000.0);
  g_autofree char *description =
    g_strdup_printf ("%s · %s · %s", candidate->name, kind_text (candidate->profile), minutes);
  SgMapPin *pin = sg_map_pin_new (kind, text, description);

  sg_map_pin_set_point (pin, candidate->point);
  g_signal_connect_object (pin,
                           "activated",
                           G_CALLBACK (on_pin_activated),
                           self,
                           G_CONNECT_SWAPPED);

  return g_object_ref_sink (pin);
}

/* The last pin added lies on top: the place of help, then the soonest. */
static void
show_pins (SgCandidatePanel *self)
{
  SgRegionMap *map = sg_map_tool_get_map (SG_MAP_TOOL (self));

  if (!sg_map_tool_is_shown (SG_MAP_TOOL (self)))
    return;

  for (guint i = self->pins->len; i > 0; i--)
    sg_region_map_add_pin (map, g_ptr_array_index (self->pins, i - 1));
  if (self->place != NULL)
    sg_region_map_add_pin (map, self->place);
  sg_region_map_set_route (map, self->way != NULL ? self->way->points : NULL);
}

static void
hide_pins (SgCandidatePanel *self)
{
  SgRegionMap *map = sg_map_tool_get_map (SG_MAP_TOOL (self));

  for (guint i = 0; i < self->pins->len; i++)
    {
      GtkWidget *pin = g_ptr_array_index (self->pins, i);

      if (gtk_widget_get_parent (pin) != NULL)
        sg_region_map_remove_pin (map, SG_MAP_PIN (pin));
    }
  if (self->place != NULL && gtk_widget_get_parent (GTK_WIDGET (self->place)) != NULL)
    sg_region_map_remove_pin (map, self->place);
  sg_region_map_set_route (map, NULL);
}

static void
on_way_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgCandidatePanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRoute)
    way = sg_region_session_find_way_of_finish (SG_REGION_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->ranking == NULL)
    return;

  if (error != NULL)
    gtk_label_set_label (self->note, error->message);
  g_clear_pointer (&self->way, sg_route_free);
  self->way = g_steal_pointer (&way);
  if (sg_map_tool_is_shown (SG_MAP_TOOL (self)))
    sg_region_map_set_route (sg_map_tool_get_map (SG_MAP_TOOL (self)),
                             self->way != NULL ? self->way->points : NULL);
}

static void
on_selected (SgCandidatePanel *self)
{
  guint              position = gtk_single_selection_get_selected (self->selection);
  const SgCandidate *candidate;

  for (guint i = 0; i < self->pins->len; i++)
    sg_map_pin_set_chosen (g_ptr_array_index (self->pins, i), i == position);

  if (self->ranking == NULL || position >= self->ranking->candidates->len)
    return;

  candidate = g_ptr_array_index (self->ranking->candidates, position);
  sg_region_session_find_way_of_async (sg_map_tool_get_session (SG_MAP_TOOL (self)),
                                       candidate->responder,
                                       sg_map_pin_get_point (self->place),
                                       on_way_found,
                                       g_object_ref (self));
}

/* Enter or a double click: see the whole way. */
static void
on_activated (SgCandidatePanel *self, guint position)
{
  SgBox box = SG_BOX_EMPTY;

  if (self->way == NULL)
    return;

  for (guint i = 0; i < self->way->points->len; i++)
    sg_box_extend (&box, g_array_index (self->way->points, SgPoint, i));
  sg_region_map_show_box (sg_map_tool_get_map (SG_MAP_TOOL (self)), &box);
}

static void
tell_ranking (SgCandidatePanel *self)
{
  const SgRanking *ranking = self->ranking;
  guint            n = ranking->candidates->len;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  /* Translators: 20 of 440 demo responders … 0.35 ms */
  g_autofree char *note =
    g_strdup_printf (_ ("%u of %u demo responders, ranked by road in %.2f ms"),
                     n,
                     ranking->n_responders,
                     ranking->search_ms);

  gtk_label_set_label (self->note, note);
  for (guint i = 0; i < n; i++)
    {
      const SgCandidate *candidate = g_ptr_array_index (ranking->candidates, i);

      g_ptr_array_add (self->pins, pin_from_candidate (self, candidate, i + 1));
      g_ptr_array_add (items, item_from_candidate (candidate, i + 1));
    }
  g_list_store_splice (self->items,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata,
                       items->len);
  gtk_stack_set_visible_child_name (self->outcomes, n > 0 ? "list" : "nobody");
}

static void
on_ranked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgCandidatePanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRanking)
    ranking = sg_region_session_rank_finish (SG_REGION_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->place == NULL)
    return;

  if (ranking == NULL)
    {
      gtk_label_set_label (self->note, error->message);
      return;
    }

  hide_pins (self);
  g_ptr_array_set_size (self->pins, 0);
  self->ranking = g_steal_pointer (&ranking);
  tell_ranking (self);
  show_pins (self);
  on_selected (self);
}

static void
forget (SgCandidatePanel *self)
{
  hide_pins (self);
  g_ptr_array_set_size (self->pins, 0);
  g_clear_object (&self->place);
  g_clear_pointer (&self->ranking, sg_ranking_free);
  g_clear_pointer (&self->way, sg_route_free);
  g_list_store_remove_all (self->items);
  gtk_label_set_label (self->note, "");
}

static void
sg_candidate_panel_clear (SgMapTool *tool)
{
  SgCandidatePanel *self = SG_CANDIDATE_PANEL (tool);

  forget (self);
  gtk_stack_set_visible_child_name (self->pages, "empty");
}

static void
sg_candidate_panel_pick (SgMapTool *tool, SgPoint point)
{
  SgCandidatePanel *self = SG_CANDIDATE_PANEL (tool);
  SgRegionSession  *session = sg_map_tool_get_session (tool);

  forget (self);
  self->place =
    g_object_ref_sink (sg_map_pin_new (SG_PIN_INCIDENT, "!", _ ("Where help is needed")));
  sg_map_pin_set_point (self->place, point);
  show_pins (self);

  gtk_stack_set_visible_child_name (self->pages, "ranking");
  sg_point_row_set_point (self->place_row, session, point);
  sg_region_session_rank_async (session, point, N_CANDIDATES, on_ranked, g_object_ref (self));
}

static void
sg_candidate_panel_set_shown (SgMapTool *tool, gboolean shown)
{
  if (shown)
    show_pins (SG_CANDIDATE_PANEL (tool));
  else
    hide_pins (SG_CANDIDATE_PANEL (tool));
}

static void
sg_candidate_panel_dispose (GObject *object)
{
  SgCandidatePanel *self = SG_CANDIDATE_PANEL (object);

  g_clear_pointer (&self->pins, g_ptr_array_unref);
  g_clear_object (&self->place);
  g_clear_pointer (&self->ranking, sg_ranking_free);
  g_clear_pointer (&self->way, sg_route_free);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (sg_candidate_panel_parent_class)->dispose (object);
}

static void
sg_candidate_panel_class_init (SgCandidatePanelClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SgMapToolClass *tool_class = SG_MAP_TOOL_CLASS (klass);

  object_class->dispose = sg_candidate_panel_dispose;
  tool_class->pick = sg_candidate_panel_pick;
  tool_class->clear = sg_candidate_panel_clear;
  tool_class->set_shown = sg_candidate_panel_set_shown;

  g_type_ensure (SG_TYPE_ENTRY_ITEM);
  g_type_ensure (SG_TYPE_POINT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-candidate-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SgCandidatePanel, pages);
  gtk_widget_class_bind_template_child (widget_class, SgCandidatePanel, outcomes);
  gtk_widget_class_bind_template_child (widget_class, SgCandidatePanel, place_row);
  gtk_widget_class_bind_template_child (widget_class, SgCandidatePanel, list);
  gtk_widget_class_bind_template_child (widget_class, SgCandidatePanel, note);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
sg_candidate_panel_init (SgCandidatePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->pins = g_ptr_array_new_with_free_func (g_object_unref);
  self->items = g_list_store_new (SG_TYPE_ENTRY_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  g_signal_connect_object (self->selection,
                           "notify::selected",
                           G_CALLBACK (on_selected),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}
