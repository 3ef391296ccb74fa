/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Roads under water: click around them, say for how long, Enter. The corners can be dragged until
 * then. Below stands what is closed now, each with a button to open it again. */

#include "config.h"

#include "console/map/sg-closure-tool.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-deed.h"
#include "console/base/sg-wrap-box.h"
#include "console/map/sg-closure-row.h"
#include "desk/candidates/sg-desk-closures.h"

/* How much slower, in the order of the list; 0 is closed. */
static const double factors[] = { 0, 2, 3, 5, 10 };

enum
{
  UNTIL_HOUR,
  UNTIL_THREE_HOURS,
  UNTIL_END_OF_DAY,
  UNTIL_TIME
};

/* The list tells minutes. */
#define LIST_TICKS 20

struct _SgClosureTool
{
  SgMapTool parent_instance;

  GPtrArray      *corners; /* of SgMapPin */
  SgClosureLayer *layer;   /* of the map */
  gint64          next_end;
  guint           n_closures;
  guint           ticks;
  gboolean        is_saving;

  /* Template widgets */
  GtkToggleButton *area;
  GtkDropDown     *effect;
  GtkDropDown     *until;
  GtkEntry        *time;
  GtkEntry        *reason;
  GtkLabel        *hint;
  GtkWidget       *save;
  GtkWidget       *undo_corner;
  GtkStack        *lists;
  GtkListBox      *closures;
};

G_DEFINE_FINAL_TYPE (SgClosureTool, sg_closure_tool, SG_TYPE_MAP_TOOL)

static SgDesk *
get_desk (SgClosureTool *self)
{
  return sg_desk_session_get_desk (sg_map_tool_get_session (SG_MAP_TOOL (self)));
}

/* ---- the drawing ---- */

static gboolean
is_area (SgClosureTool *self)
{
  return gtk_toggle_button_get_active (self->area);
}

static guint
count_missing (SgClosureTool *self)
{
  guint needed = is_area (self) ? 3 : 2;

  return needed - MIN (needed, self->corners->len);
}

static GArray *
list_points (SgClosureTool *self)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (SgPoint));

  for (guint i = 0; i < self->corners->len; i++)
    {
      SgPoint point = sg_map_pin_get_point (g_ptr_array_index (self->corners, i));

      g_array_append_val (points, point);
    }

  return points;
}

static void
tell (SgClosureTool *self, const char *text, gboolean is_trouble)
{
  gtk_label_set_label (self->hint, text);
  if (is_trouble)
    gtk_widget_add_css_class (GTK_WIDGET (self->hint), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "error");
}

static void
tell_next (SgClosureTool *self)
{
  guint            missing = count_missing (self);
  g_autofree char *text = NULL;

  if (missing > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "Click the map: %u more corner",
                                         "Click the map: %u more corners",
                                         missing),
                            missing);
  else
    text = g_strdup (_ ("Drag the corners if needed. Enter saves, Escape drops."));
  tell (self, text, FALSE);
}

static void
draw (SgClosureTool *self)
{
  g_autoptr (GArray) points = list_points (self);
  gboolean is_closed = factors[gtk_drop_down_get_selected (self->effect)] == 0;

  if (self->layer != NULL)
    sg_closure_layer_set_drawing (self->layer,
                                  sg_map_tool_is_shown (SG_MAP_TOOL (self)) ? points : NULL,
                                  is_area (self),
                                  is_closed);
  gtk_widget_set_sensitive (self->save, count_missing (self) == 0 && !self->is_saving);
  gtk_widget_set_sensitive (self->undo_corner, self->corners->len > 0);
}

static void
on_drawing_changed (SgClosureTool *self)
{
  draw (self);
  tell_next (self);
}

static void
drop_corner (SgClosureTool *self, guint nth)
{
  if (sg_map_tool_is_shown (SG_MAP_TOOL (self)))
    sg_region_map_remove_pin (sg_map_tool_get_map (SG_MAP_TOOL (self)),
                              g_ptr_array_index (self->corners, nth));
  g_ptr_array_remove_index (self->corners, nth);
}

static void
on_undo_corner (SgClosureTool *self)
{
  if (self->corners->len > 0)
    drop_corner (self, self->corners->len - 1);
  on_drawing_changed (self);
}

static void
sg_closure_tool_pick (SgMapTool *tool, SgPoint point)
{
  SgClosureTool   *self = SG_CLOSURE_TOOL (tool);
  g_autofree char *number = g_strdup_printf ("%u", self->corners->len + 1);
  /* Translators: of a closed area; %s is a number */
  g_autofree char *about = g_strdup_printf (_ ("Corner %s"), number);
  SgMapPin        *pin = sg_map_pin_new (SG_PIN_CORNER, number, about);

  sg_map_pin_set_point (pin, point);
  sg_map_pin_allow_moving (pin);
  /* While it is dragged, so that the ground follows it. */
  g_signal_connect_object (pin, "notify::latitude", G_CALLBACK (draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pin, "notify::longitude", G_CALLBACK (draw), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->corners, g_object_ref_sink (pin));
  sg_region_map_add_pin (sg_map_tool_get_map (tool), pin);
  on_drawing_changed (self);
}

static void
sg_closure_tool_clear (SgMapTool *tool)
{
  SgClosureTool *self = SG_CLOSURE_TOOL (tool);

  while (self->corners->len > 0)
    drop_corner (self, self->corners->len - 1);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  on_drawing_changed (self);
}

static void
sg_closure_tool_set_shown (SgMapTool *tool, gboolean shown)
{
  SgClosureTool *self = SG_CLOSURE_TOOL (tool);
  SgRegionMap   *map = sg_map_tool_get_map (tool);

  for (guint i = 0; i < self->corners->len; i++)
    if (shown)
      sg_region_map_add_pin (map, g_ptr_array_index (self->corners, i));
    else
      sg_region_map_remove_pin (map, g_ptr_array_index (self->corners, i));
  on_drawing_changed (self);
}

/* ---- until when ---- */

static gint64
make_end_of_day (SgDesk *desk, gint64 now)
{
  g_autoptr (GDateTime) local = sg_desk_to_local (desk, now);
  g_autoptr (GDateTime) midnight = g_date_time_new (g_date_time_get_timezone (local),
                                                    g_date_time_get_year (local),
                                                    g_date_time_get_month (local),
                                                    g_date_time_get_day_of_month (local),
                                                    0,
                                                    0,
                                                    0);
  g_autoptr (GDateTime) next = g_date_time_add_days (midnight, 1);

  return g_date_time_to_unix (next) * G_USEC_PER_SEC;
}

/* The next time that the clock says so; 0 for what is no time. */
static gint64
parse_time (SgDesk *desk, gint64 now, const char *text)
{
  g_autoptr (GDateTime) local = sg_desk_to_local (desk, now);
  g_autoptr (GDateTime) today = NULL;
  gint64 at;
  int    hour;
  int    minute;
  char   rest;

  if (sscanf (text, " %2d%*[.:]%2d %c", &hour, &minute, &rest) != 2 || hour < 0 || hour > 23 ||
      minute < 0 || minute > 59)
    return 0;

  today = g_date_time_new (g_date_time_get_timezone (local),
                           g_date_time_get_year (local),
                           g_date_time_get_month (local),
                           g_date_time_get_day_of_month (local),
                           hour,
                           minute,
                           0);
  at = g_date_time_to_unix (today) * G_USEC_PER_SEC;

  return at > now ? at : at + G_TIME_SPAN_DAY;
}

static gint64
find_until (SgClosureTool *self)
{
  SgDesk *desk = get_desk (self);
  gint64  now = sg_desk_get_now (desk);

  switch (gtk_drop_down_get_selected (self->until))
    {
    case UNTIL_HOUR:
      return now + G_TIME_SPAN_HOUR;
    case UNTIL_THREE_HOURS:
      return now + 3 * G_TIME_SPAN_HOUR;
    case UNTIL_END_OF_DAY:
      return make_end_of_day (desk, now);
    default:
      return parse_time (desk, now, gtk_editable_get_text (GTK_EDITABLE (self->time)));
    }
}

static void
on_until_changed (SgClosureTool *self)
{
  gboolean is_time = gtk_drop_down_get_selected (self->until) == UNTIL_TIME;

  gtk_widget_set_visible (GTK_WIDGET (self->time), is_time);
  if (is_time)
    gtk_widget_grab_focus (GTK_WIDGET (self->time));
}

/* ---- saving ---- */

typedef struct
{
  char  *geometry;
  double factor;
  gint64 until;
  char  *reason;
} Drawing;

static void
drawing_free (Drawing *self)
{
  g_free (self->geometry);
  g_free (self->reason);
  g_free (self);
}

static gpointer
draw_closure (SgDeskHand *hand, gpointer data, GError **error)
{
  const Drawing         *drawing = data;
  const SgClosureDrawing what = { drawing->geometry,
                                  drawing->factor,
                                  drawing->until,
                                  drawing->reason };

  sg_desk_draw_closure (hand->desk, &what, NULL, error);
  return NULL;
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgClosureTool) self = user_data;
  g_autoptr (GError) error = NULL;

  sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  self->is_saving = FALSE;
  if (error != NULL)
    {
      draw (self);
      tell (self, error->message, TRUE);
      return;
    }

  sg_closure_tool_clear (SG_MAP_TOOL (self));
  gtk_widget_activate_action (GTK_WIDGET (self),
                              "win.tell-done",
                              "s",
                              _ ("Saved. Minutes by road count it from now on."));
}

static Drawing *
make_drawing (SgClosureTool *self)
{
  g_autoptr (GArray) points = list_points (self);
  g_autofree char *reason =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
  Drawing *drawing = g_new0 (Drawing, 1);

  drawing->geometry = sg_closure_make_geometry ((const SgPoint *) (gpointer) points->data,
                                                points->len,
                                                is_area (self));
  drawing->factor = factors[gtk_drop_down_get_selected (self->effect)];
  drawing->until = find_until (self);
  drawing->reason = *reason != '\0' ? g_steal_pointer (&reason) : NULL;

  return drawing;
}

static void
save (SgClosureTool *self)
{
  SgDeskWork work = { draw_closure, NULL, (GDestroyNotify) drawing_free, NULL };

  if (self->is_saving || sg_map_tool_get_session (SG_MAP_TOOL (self)) == NULL)
    return;

  if (count_missing (self) > 0)
    {
      tell_next (self);
      return;
    }

  if (find_until (self) == 0)
    {
      tell (self, _ ("Until when? Write a time such as 17:30."), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->time));
      return;
    }

  work.data = make_drawing (self);
  self->is_saving = TRUE;
  draw (self);
  sg_desk_session_act_async (sg_map_tool_get_session (SG_MAP_TOOL (self)),
                             &work,
                             on_saved,
                             g_object_ref (self));
}

static void
sg_closure_tool_confirm (SgMapTool *tool)
{
  save (SG_CLOSURE_TOOL (tool));
}

static void
on_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save (SG_CLOSURE_TOOL (widget));
}

/* ---- what is closed now ---- */

static gpointer
lift_closure (SgDeskHand *hand, gpointer data, GError **error)
{
  sg_desk_lift_closure (hand->desk, data, error);
  return NULL;
}

static void
on_lift (SgClosureTool *self, const SgUuid *closure)
{
  const SgDeskWork work = { lift_closure, g_memdup2 (closure, sizeof *closure), g_free, NULL };

  sg_deed_do (GTK_WIDGET (self),
              sg_map_tool_get_session (SG_MAP_TOOL (self)),
              &work,
              _ ("The roads are open again"));
}

static void
on_look (SgClosureTool *self, SgBox *box)
{
  SgRegionMap *map = sg_map_tool_get_map (SG_MAP_TOOL (self));

  sg_region_map_set_moved (map, TRUE);
  sg_region_map_show_box (map, box);
}

static SgClosureRow *
add_row (SgClosureTool *self)
{
  SgClosureRow *row = sg_closure_row_new ();

  g_signal_connect_object (row, "lift", G_CALLBACK (on_lift), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "look", G_CALLBACK (on_look), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->closures, GTK_WIDGET (row));

  return row;
}

/* Rows are kept where they stand: one that is made anew would lose the focus. */
static void
list_closures (SgClosureTool *self)
{
  gint64 now = sg_desk_get_now (get_desk (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) closures = sg_desk_list_closures (get_desk (self), &error);
  GtkListBoxRow *row;

  if (closures == NULL)
    {
      tell (self, error->message, TRUE);
      return;
    }

  for (guint i = 0; i < closures->len; i++)
    {
      row = gtk_list_box_get_row_at_index (self->closures, (int) i);
      sg_closure_row_show (row != NULL ? SG_CLOSURE_ROW (row) : add_row (self),
                           g_ptr_array_index (closures, i),
                           now);
    }
  while ((row = gtk_list_box_get_row_at_index (self->closures, (int) closures->len)) != NULL)
    gtk_list_box_remove (self->closures, GTK_WIDGET (row));

  self->n_closures = closures->len;
  self->next_end = closures->len > 0 ? ((SgClosure *) g_ptr_array_index (closures, 0))->until : 0;
  gtk_stack_set_visible_child_name (self->lists, closures->len > 0 ? "list" : "empty");
}

static void
on_desk_changed (SgClosureTool *self, guint kinds)
{
  if ((kinds & (1u << SG_SUBJECT_CLOSURE)) != 0)
    list_closures (self);
}

static void
on_tick (SgClosureTool *self)
{
  if (self->next_end != 0 &&
      (++self->ticks % LIST_TICKS == 0 || sg_desk_get_now (get_desk (self)) >= self->next_end))
    list_closures (self);
}

static void
sg_closure_tool_dispose (GObject *object)
{
  SgClosureTool *self = SG_CLOSURE_TOOL (object);

  g_clear_pointer (&self->corners, g_ptr_array_unref);
  g_clear_weak_pointer (&self->layer);

  G_OBJECT_CLASS (sg_closure_tool_parent_class)->dispose (object);
}

static void
sg_closure_tool_class_init (SgClosureToolClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SgMapToolClass *tool_class = SG_MAP_TOOL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sg_closure_tool_dispose;
  tool_class->pick = sg_closure_tool_pick;
  tool_class->clear = sg_closure_tool_clear;
  tool_class->confirm = sg_closure_tool_confirm;
  tool_class->set_shown = sg_closure_tool_set_shown;

  g_type_ensure (SG_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-closure-tool.ui");
  gtk_widget_class_bind_template_child (widget_class, SgClosureTool, area);
  gtk_widget_class_bind_template_child (widget_class, SgClosureTool, effect);
  gtk_widget_class_bind_template_child (widget_class, SgClosureTool, until);
  gtk_widget_class_bind_template_child (widget_class, SgClosureTool, time);
  gtk_widget_class_bind_template_child (widget_class, SgClosureTool, reason);
  gtk_widget_class_bind_template_child (widget_class, SgClosureTool, hint);
  gtk_widget_class_bind_template_child (widget_class, SgClosureTool, save);
  gtk_widget_class_bind_template_child (widget_class, SgClosureTool, undo_corner);
  gtk_widget_class_bind_template_child (widget_class, SgClosureTool, lists);
  gtk_widget_class_bind_template_child (widget_class, SgClosureTool, closures);
  gtk_widget_class_bind_template_callback (widget_class, on_drawing_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_undo_corner);
  gtk_widget_class_bind_template_callback (widget_class, on_until_changed);
  gtk_widget_class_bind_template_callback (widget_class, save);
  gtk_widget_class_install_action (widget_class, "closure.save", NULL, on_save);
}

static void
sg_closure_tool_init (SgClosureTool *self)
{
  self->corners = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  on_drawing_changed (self);
}

/**
 * sg_closure_tool_set_layer:
 * @layer: of the map, where the drawing is seen. Give the tool its context first
 */
void
sg_closure_tool_set_layer (SgClosureTool *self, SgClosureLayer *layer)
{
  SgDeskSession *session;

  g_return_if_fail (SG_IS_CLOSURE_TOOL (self));

  session = sg_map_tool_get_session (SG_MAP_TOOL (self));
  g_set_weak_pointer (&self->layer, layer);
  g_signal_connect_object (session,
                           "changed",
                           G_CALLBACK (on_desk_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "tick", G_CALLBACK (on_tick), self, G_CONNECT_SWAPPED);
  list_closures (self);
}

guint
sg_closure_tool_count_corners (SgClosureTool *self)
{
  g_return_val_if_fail (SG_IS_CLOSURE_TOOL (self), 0);

  return self->corners->len;
}

guint
sg_closure_tool_count_closures (SgClosureTool *self)
{
  g_return_val_if_fail (SG_IS_CLOSURE_TOOL (self), 0);

  return self->n_closures;
}
