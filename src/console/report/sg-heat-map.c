/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where and when: a line for each district, a column for each hour of the day, in each cell how
 * many. The number is written; the colour only helps to find it. Arrows move from cell to cell and
 * Enter opens what is behind one. */

#include "config.h"

#include "console/report/sg-heat-map.h"

#include <gdk/gdkkeysyms.h>
#include <glib/gi18n-lib.h>

#include "common/sg-incident.h"

#define HOURS       24
#define CELL_WIDTH  32
#define CELL_PAD    6
#define LABEL_CHARS 16

typedef struct
{
  char      *name;
  GPtrArray *incidents[HOURS]; /* borrowed; NULL for none */
} District;

struct _SgHeatMap
{
  GtkWidget parent_instance;

  GPtrArray *districts; /* of District, by name */
  guint      most;
  guint      row; /* where the keyboard is */
  guint      hour;
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgHeatMap, sg_heat_map, GTK_TYPE_WIDGET)

static void
district_free (gpointer data)
{
  District *district = data;

  for (guint hour = 0; hour < HOURS; hour++)
    g_clear_pointer (&district->incidents[hour], g_ptr_array_unref);
  g_free (district->name);
  g_free (district);
}

static int
compare_districts (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(District *const *) a)->name, (*(District *const *) b)->name);
}

static guint
count (const District *district, guint hour)
{
  return district->incidents[hour] != NULL ? district->incidents[hour]->len : 0;
}

static void
measure_text (SgHeatMap *self, const char *text, int *width, int *height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_get_pixel_size (layout, width, height);
}

static int
get_row_height (SgHeatMap *self)
{
  int height;

  measure_text (self, "0", NULL, &height);

  return height + CELL_PAD;
}

static int
get_label_width (SgHeatMap *self)
{
  int width;

  measure_text (self, "n", &width, NULL);

  return width * LABEL_CHARS;
}

static int
get_cell_width (SgHeatMap *self)
{
  int width;

  measure_text (self, "000", &width, NULL);

  return MAX (width + CELL_PAD, CELL_WIDTH);
}

static void
draw_text (SgHeatMap *self, GtkSnapshot *snapshot, const char *text, graphene_rect_t *box)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_width (layout, (int) box->size.width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, box->origin.x > 0 ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
  gtk_snapshot_render_layout (snapshot,
                              style,
                              box->origin.x,
                              box->origin.y + (float) CELL_PAD / 2,
                              layout);
}

static void
draw_cell (SgHeatMap *self, GtkSnapshot *snapshot, guint n, graphene_rect_t *box)
{
  /* The text keeps its contrast: what is behind it is never more than half orange. */
  const GdkRGBA    heat = { 0.9f, 0.38f, 0.0f, 0.08f + 0.42f * (float) n / (float) self->most };
  g_autofree char *text = g_strdup_printf ("%u", n);

  if (n == 0)
    return;

  gtk_snapshot_append_color (snapshot, &heat, box);
  draw_text (self, snapshot, text, box);
}

static void
draw_row (SgHeatMap *self, GtkSnapshot *snapshot, guint row)
{
  const District *district = g_ptr_array_index (self->districts, row);
  float           height = (float) get_row_height (self);
  float           left = (float) get_label_width (self);
  float           width = (float) get_cell_width (self);
  float           top = height * (float) (row + 1);
  graphene_rect_t box = GRAPHENE_RECT_INIT (0, top, left - CELL_PAD, height);

  draw_text (self, snapshot, district->name, &box);
  for (guint hour = 0; hour < HOURS; hour++)
    {
      box = GRAPHENE_RECT_INIT (left + width * (float) hour, top, width - 1, height - 1);
      draw_cell (self, snapshot, count (district, hour), &box);
      if (hour == self->hour && row == self->row && gtk_widget_has_focus (GTK_WIDGET (self)))
        gtk_snapshot_render_focus (snapshot,
                                   gtk_widget_get_style_context (GTK_WIDGET (self)),
                                   box.origin.x,
                                   box.origin.y,
                                   box.size.width,
                                   box.size.height);
    }
}

static void
sg_heat_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SgHeatMap *self = SG_HEAT_MAP (widget);
  float      left = (float) get_label_width (self);
  float      width = (float) get_cell_width (self);

  for (guint hour = 0; hour < HOURS; hour++)
    {
      g_autofree char *text = g_strdup_printf ("%02u", hour);
      graphene_rect_t  box =
        GRAPHENE_RECT_INIT (left + width * (float) hour, 0, width, (float) get_row_height (self));

      draw_text (self, snapshot, text, &box);
    }
  for (guint row = 0; row < self->districts->len; row++)
    draw_row (self, snapshot, row);
}

/* As large as the text needs, which grows with the text size of the console. */
static void
update_size (SgHeatMap *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self),
                               get_label_width (self) + HOURS * get_cell_width (self),
                               (int) (self->districts->len + 1) * get_row_height (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
sg_heat_map_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (sg_heat_map_parent_class)->css_changed (widget, change);
  update_size (SG_HEAT_MAP (widget));
}

static void
sg_heat_map_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (sg_heat_map_parent_class)->system_setting_changed (widget, setting);
  update_size (SG_HEAT_MAP (widget));
}

/* Of the cell where the keyboard is. */
static void
tell_cell (SgHeatMap *self)
{
  const District *district =
    self->row < self->districts->len ? g_ptr_array_index (self->districts, self->row) : NULL;
  g_autofree char *text = NULL;

  if (district == NULL)
    return;

  /* Translators: a district, an hour of the day, how many incidents */
  text = g_strdup_printf (_ ("%s, %02u:00: %u incidents"),
                          district->name,
                          self->hour,
                          count (district, self->hour));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
activate (SgHeatMap *self)
{
  if (self->row < self->districts->len)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, self->row, self->hour);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        SgHeatMap             *self)
{
  switch (key)
    {
    case GDK_KEY_Left:
      self->hour = self->hour > 0 ? self->hour - 1 : 0;
      break;

    case GDK_KEY_Right:
      self->hour = MIN (self->hour + 1, HOURS - 1);
      break;

    case GDK_KEY_Up:
      self->row = self->row > 0 ? self->row - 1 : 0;
      break;

    case GDK_KEY_Down:
      self->row = self->row + 1 < self->districts->len ? self->row + 1 : self->row;
      break;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      activate (self);
      break;

    default:
      return GDK_EVENT_PROPAGATE;
    }

  tell_cell (self);
  return GDK_EVENT_STOP;
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, SgHeatMap *self)
{
  double left = get_label_width (self);
  double top = get_row_height (self);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (x < left || y < top)
    return;

  self->hour = MIN ((guint) ((x - left) / get_cell_width (self)), HOURS - 1);
  self->row = (guint) ((y - top) / get_row_height (self));
  tell_cell (self);
  activate (self);
}

static void
sg_heat_map_finalize (GObject *object)
{
  g_ptr_array_unref (SG_HEAT_MAP (object)->districts);

  G_OBJECT_CLASS (sg_heat_map_parent_class)->finalize (object);
}

static void
sg_heat_map_class_init (SgHeatMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sg_heat_map_finalize;
  widget_class->snapshot = sg_heat_map_snapshot;
  widget_class->css_changed = sg_heat_map_css_changed;
  widget_class->system_setting_changed = sg_heat_map_system_setting_changed;

  /**
   * SgHeatMap::activated:
   * @district: place of the line
   * @hour: 0…23
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated",
                                            SG_TYPE_HEAT_MAP,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            2,
                                            G_TYPE_UINT,
                                            G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "heatmap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sg_heat_map_init (SgHeatMap *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  self->districts = g_ptr_array_new_with_free_func (district_free);
  self->most = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Incidents by district and hour"),
                                  -1);
}

static District *
get_district (SgHeatMap *self, GHashTable *by_name, const char *name)
{
  District *district = g_hash_table_lookup (by_name, name);

  if (district == NULL)
    {
      district = g_new0 (District, 1);
      district->name = g_strdup (name);
      g_hash_table_insert (by_name, district->name, district);
      g_ptr_array_add (self->districts, district);
    }

  return district;
}

/**
 * sg_heat_map_new:
 * @desk: whose clock says which hour it was
 * @incidents: (element-type SgIncident): borrowed: they must live as long as the widget
 */
SgHeatMap *
sg_heat_map_new (SgDesk *desk, GPtrArray *incidents)
{
  SgHeatMap *self = g_object_new (SG_TYPE_HEAT_MAP, NULL);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < incidents->len; i++)
    {
      SgIncident *incident = g_ptr_array_index (incidents, i);
      g_autoptr (GDateTime) local = sg_desk_to_local (desk, incident->opened_at);
      guint       hour = (guint) g_date_time_get_hour (local);
      const char *name = incident->scene.kecamatan != NULL ? incident->scene.kecamatan
                                                           : _ ("Unknown");
      District   *district = get_district (self, by_name, name);

      if (district->incidents[hour] == NULL)
        district->incidents[hour] = g_ptr_array_new ();
      g_ptr_array_add (district->incidents[hour], incident);
      self->most = MAX (self->most, district->incidents[hour]->len);
    }

  g_ptr_array_sort (self->districts, compare_districts);
  tell_cell (self);
  update_size (self);

  return self;
}

/**
 * sg_heat_map_list_behind:
 *
 * Returns: (transfer none) (nullable) (element-type SgIncident): of the cell; %NULL for none
 */
GPtrArray *
sg_heat_map_list_behind (SgHeatMap *self, guint district, guint hour)
{
  g_return_val_if_fail (SG_IS_HEAT_MAP (self), NULL);
  g_return_val_if_fail (district < self->districts->len && hour < HOURS, NULL);

  return ((District *) g_ptr_array_index (self->districts, district))->incidents[hour];
}

guint
sg_heat_map_count_districts (SgHeatMap *self)
{
  g_return_val_if_fail (SG_IS_HEAT_MAP (self), 0);

  return self->districts->len;
}
