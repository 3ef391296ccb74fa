/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A point in words: the road it lies at, its kelurahan and kecamatan. The coordinates stand there
 * until the region has answered, and for good where it knows no name. */

#include "config.h"

#include "console/map/sg-point-row.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-text.h"

/* A road further away than this says little about a point. */
#define AT_ROAD_METRES 60.0

struct _SgPointRow
{
  GtkWidget parent_instance;

  SgPoint point;

  /* Template widgets */
  GtkLabel  *badge;
  GtkWidget *text;
  GtkLabel  *road;
  GtkLabel  *area;
};

/* A question under way. */
typedef struct
{
  SgPointRow *row;
  SgPoint     point;
} Asked;

enum
{
  PROP_0,
  PROP_BADGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SgPointRow, sg_point_row, GTK_TYPE_WIDGET)

static char *
road_text (const SgReverse *reverse)
{
  g_autofree char *distance = NULL;

  if (reverse->road == NULL)
    return g_strdup (_ ("Away from named roads"));
  if (reverse->road_metres <= AT_ROAD_METRES)
    return g_strdup (reverse->road);

  distance = sg_text_distance (reverse->road_metres);
  /* Translators: a distance and the name of a road, such as “120 m from Jalan Melati” */
  return g_strdup_printf (_ ("%s from %s"), distance, reverse->road);
}

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->row);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static gpointer
describe (SgDeskHand *hand, gpointer data, GError **error)
{
  SgGazetteer *gazetteer = sg_desk_get_gazetteer (hand->desk, error);

  return gazetteer != NULL ? sg_gazetteer_reverse (gazetteer, *(const SgPoint *) data, error)
                           : NULL;
}

static void
on_described (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  SgPointRow *self = asked->row;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgReverse) reverse = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  g_autofree char *road = NULL;

  if (reverse == NULL)
    {
      g_message ("%s", error->message);
      return;
    }

  /* The row may show another point by now, or be gone. */
  if (self->text == NULL || !sg_point_equal (asked->point, self->point))
    return;

  road = road_text (reverse);
  gtk_label_set_label (self->road, road);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->road), road);
  if (reverse->context != NULL && *reverse->context != '\0')
    gtk_label_set_label (self->area, reverse->context);
}

static void
sg_point_row_dispose (GObject *object)
{
  SgPointRow *self = SG_POINT_ROW (object);

  g_clear_pointer ((GtkWidget **) &self->badge, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);

  G_OBJECT_CLASS (sg_point_row_parent_class)->dispose (object);
}

static void
sg_point_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SgPointRow *self = SG_POINT_ROW (object);

  switch (id)
    {
    case PROP_BADGE:
      gtk_label_set_label (self->badge, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sg_point_row_class_init (SgPointRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_point_row_dispose;
  object_class->set_property = sg_point_row_set_property;

  /**
   * SgPointRow:badge:
   *
   * The letter that the point has on the map.
   */
  properties[PROP_BADGE] =
    g_param_spec_string ("badge", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-point-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SgPointRow, badge);
  gtk_widget_class_bind_template_child (widget_class, SgPointRow, text);
  gtk_widget_class_bind_template_child (widget_class, SgPointRow, road);
  gtk_widget_class_bind_template_child (widget_class, SgPointRow, area);
  gtk_widget_class_set_css_name (widget_class, "pointrow");
}

static void
sg_point_row_init (SgPointRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sg_point_row_set_point:
 * @session: who knows its name
 */
void
sg_point_row_set_point (SgPointRow *self, SgDeskSession *session, SgPoint point)
{
  g_autofree char *text = sg_text_point (point);
  Asked           *asked = g_new0 (Asked, 1);
  const SgDeskWork work = { describe,
                            g_memdup2 (&point, sizeof point),
                            g_free,
                            (GDestroyNotify) sg_reverse_free };

  g_return_if_fail (SG_IS_POINT_ROW (self));

  self->point = point;
  gtk_label_set_label (self->road, text);
  gtk_label_set_label (self->area, "");

  asked->row = g_object_ref (self);
  asked->point = point;
  sg_desk_session_ask_async (session, &work, NULL, on_described, asked);
}
