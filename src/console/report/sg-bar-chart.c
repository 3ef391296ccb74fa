/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bars with their figures in words, so that nobody has to read a length. A second figure, such as
 * the P90 after the median, is the outlined end of the bar. */

#include "config.h"

#include "console/report/sg-bar-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define BAR_HEIGHT  12
#define ROW_GAP     10
#define WIDTH_LEAST 240

typedef struct
{
  char  *label;
  char  *figures;
  double value;
  double further; /* NAN for none */
} Bar;

struct _SgBarChart
{
  GtkWidget parent_instance;

  GPtrArray *bars; /* of Bar */
  GString   *description;
};

G_DEFINE_FINAL_TYPE (SgBarChart, sg_bar_chart, GTK_TYPE_WIDGET)

static void
bar_free (gpointer data)
{
  Bar *bar = data;

  g_free (bar->label);
  g_free (bar->figures);
  g_free (bar);
}

static double
get_most (SgBarChart *self)
{
  double most = 0;

  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = g_ptr_array_index (self->bars, i);

      most = fmax (most, fmax (bar->value, bar->further));
    }

  return most > 0 ? most : 1;
}

static int
get_text_height (SgBarChart *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "Ág");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

static int
get_row_height (SgBarChart *self)
{
  return get_text_height (self) + BAR_HEIGHT + ROW_GAP;
}

static char *
dup_text (const Bar *bar)
{
  return g_strdup_printf ("%s   %s", bar->label, bar->figures);
}

static void
draw_text (SgBarChart *self, GtkSnapshot *snapshot, const Bar *bar, int width)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  g_autofree char *text = dup_text (bar);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_snapshot_render_layout (snapshot, style, 0, 0, layout);
}

static void
draw_bar (GtkSnapshot *snapshot, const Bar *bar, double scale, float top)
{
  static const GdkRGBA blue = { 0.208f, 0.518f, 0.894f, 1.0f };
  float                value = (float) (fmax (bar->value, 0) * scale);
  float                further = (float) (fmax (bar->further, 0) * scale);
  GskRoundedRect       outline;

  gtk_snapshot_append_color (snapshot,
                             &blue,
                             &GRAPHENE_RECT_INIT (0, top, fmaxf (value, 2), BAR_HEIGHT));
  if (isnan (bar->further) || further <= value)
    return;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, top, further, BAR_HEIGHT), 0);
  gtk_snapshot_append_border (snapshot,
                              &outline,
                              (const float[4]){ 2, 2, 2, 2 },
                              (const GdkRGBA[4]){ blue, blue, blue, blue });
}

static void
sg_bar_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SgBarChart *self = SG_BAR_CHART (widget);
  int         width = gtk_widget_get_width (widget);
  int         text_height = get_text_height (self);
  double      scale = width / get_most (self);

  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = g_ptr_array_index (self->bars, i);

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT (0, (float) get_row_height (self) * (float) i));
      draw_text (self, snapshot, bar, width);
      draw_bar (snapshot, bar, scale, (float) text_height + 1);
      gtk_snapshot_restore (snapshot);
    }
}

static int
get_text_width (SgBarChart *self)
{
  int most = WIDTH_LEAST;

  for (guint i = 0; i < self->bars->len; i++)
    {
      g_autofree char *text = dup_text (g_ptr_array_index (self->bars, i));
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      most = MAX (most, width);
    }

  return most;
}

/* As large as the text needs, which grows with the text size of the console. */
static void
update_size (SgBarChart *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self),
                               get_text_width (self),
                               (int) self->bars->len * get_row_height (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
sg_bar_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (sg_bar_chart_parent_class)->css_changed (widget, change);
  update_size (SG_BAR_CHART (widget));
}

static void
sg_bar_chart_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (sg_bar_chart_parent_class)->system_setting_changed (widget, setting);
  update_size (SG_BAR_CHART (widget));
}

static void
sg_bar_chart_finalize (GObject *object)
{
  SgBarChart *self = SG_BAR_CHART (object);

  g_ptr_array_unref (self->bars);
  g_string_free (self->description, TRUE);

  G_OBJECT_CLASS (sg_bar_chart_parent_class)->finalize (object);
}

static void
sg_bar_chart_class_init (SgBarChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sg_bar_chart_finalize;
  widget_class->snapshot = sg_bar_chart_snapshot;
  widget_class->css_changed = sg_bar_chart_css_changed;
  widget_class->system_setting_changed = sg_bar_chart_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "barchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sg_bar_chart_init (SgBarChart *self)
{
  self->bars = g_ptr_array_new_with_free_func (bar_free);
  self->description = g_string_new (NULL);
}

/**
 * sg_bar_chart_new:
 * @title: what it shows
 */
SgBarChart *
sg_bar_chart_new (const char *title)
{
  SgBarChart *self = g_object_new (SG_TYPE_BAR_CHART, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return self;
}

/**
 * sg_bar_chart_add:
 * @figures: the bar in words
 * @further: where the outline ends; %NAN for none
 */
void
sg_bar_chart_add (SgBarChart *self,
                  const char *label,
                  const char *figures,
                  double      value,
                  double      further)
{
  Bar *bar = g_new0 (Bar, 1);

  g_return_if_fail (SG_IS_BAR_CHART (self));

  bar->label = g_strdup (label);
  bar->figures = g_strdup (figures);
  bar->value = value;
  bar->further = further;
  g_ptr_array_add (self->bars, bar);

  g_string_append_printf (self->description, "%s: %s. ", label, figures);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->description->str,
                                  -1);
  update_size (self);
}
