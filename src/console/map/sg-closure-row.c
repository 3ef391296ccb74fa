/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/map/sg-closure-row.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "console/base/sg-accessible.h"
#include "console/base/sg-text.h"
#include "console/base/sg-wrap-box.h"
#include "console/map/sg-closure-layer.h"

struct _SgClosureRow
{
  GtkListBoxRow parent_instance;

  SgUuid closure;
  SgBox  box; /* empty while nobody knows */

  /* Template widgets */
  GtkLabel  *effect;
  GtkLabel  *reason;
  GtkLabel  *left;
  GtkWidget *look;
  GtkWidget *open;
};

enum
{
  SIGNAL_LIFT,
  SIGNAL_LOOK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgClosureRow, sg_closure_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_lift (SgClosureRow *self)
{
  g_signal_emit (self, signals[SIGNAL_LIFT], 0, &self->closure);
}

static void
on_look (SgClosureRow *self)
{
  g_signal_emit (self, signals[SIGNAL_LOOK], 0, &self->box);
}

/* Positions lie at any depth of the arrays of a geometry. */
static void
extend (SgBox *box, JsonArray *coordinates)
{
  if (json_array_get_length (coordinates) == 0)
    return;

  if (JSON_NODE_HOLDS_VALUE (json_array_get_element (coordinates, 0)))
    {
      sg_box_extend (box,
                     sg_point_from_degrees (json_array_get_double_element (coordinates, 1),
                                            json_array_get_double_element (coordinates, 0)));
      return;
    }

  for (guint i = 0; i < json_array_get_length (coordinates); i++)
    extend (box, json_array_get_array_element (coordinates, i));
}

static SgBox
find_box (const SgClosure *closure)
{
  g_autoptr (JsonNode) node = closure->geometry != NULL ? json_from_string (closure->geometry, NULL)
                                                        : NULL;
  SgBox box = SG_BOX_EMPTY;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node) &&
      json_object_has_member (json_node_get_object (node), "coordinates"))
    extend (&box, json_object_get_array_member (json_node_get_object (node), "coordinates"));

  return box;
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name,
                       SG_TYPE_CLOSURE_ROW,
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
sg_closure_row_class_init (SgClosureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SG_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-closure-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SgClosureRow, effect);
  gtk_widget_class_bind_template_child (widget_class, SgClosureRow, reason);
  gtk_widget_class_bind_template_child (widget_class, SgClosureRow, left);
  gtk_widget_class_bind_template_child (widget_class, SgClosureRow, look);
  gtk_widget_class_bind_template_child (widget_class, SgClosureRow, open);
  gtk_widget_class_bind_template_callback (widget_class, on_lift);
  gtk_widget_class_bind_template_callback (widget_class, on_look);

  /**
   * SgClosureRow::lift:
   * @closure: (type gpointer): the #SgUuid of what is to be open again
   */
  signals[SIGNAL_LIFT] = add_signal ("lift");

  /**
   * SgClosureRow::look:
   * @box: (type gpointer): an #SgBox around it
   */
  signals[SIGNAL_LOOK] = add_signal ("look");
}

static void
sg_closure_row_init (SgClosureRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

SgClosureRow *
sg_closure_row_new (void)
{
  return g_object_new (SG_TYPE_CLOSURE_ROW, NULL);
}

static void
name_parts (SgClosureRow *self)
{
  const char      *reason = gtk_label_get_label (self->reason);
  g_autofree char *row = g_strdup_printf ("%s, %s", gtk_label_get_label (self->effect), reason);

  sg_accessible_name (GTK_WIDGET (self), row);
  sg_accessible_name_of (self->look, reason, _ ("Look"));
  sg_accessible_name_of (self->open, reason, _ ("Open Again"));
}

/**
 * sg_closure_row_show:
 * @now: microseconds UTC
 */
void
sg_closure_row_show (SgClosureRow *self, const SgClosure *closure, gint64 now)
{
  g_autofree char *effect = sg_closure_dup_effect (closure);
  g_autofree char *left = sg_text_minutes ((double) (closure->until - now) / G_USEC_PER_SEC);
  /* Translators: of a closed road; %s is such as “40 min” */
  g_autofree char *text = g_strdup_printf (_ ("%s left"), left);

  g_return_if_fail (SG_IS_CLOSURE_ROW (self));

  if (!sg_uuid_equal (&self->closure, &closure->id))
    self->box = find_box (closure);
  self->closure = closure->id;
  gtk_label_set_label (self->effect, effect);
  gtk_label_set_label (self->reason,
                       closure->reason != NULL ? closure->reason : _ ("No reason given"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reason), closure->reason);
  gtk_label_set_label (self->left, text);
  name_parts (self);
  gtk_widget_set_sensitive (self->look, !sg_box_is_empty (&self->box));
}
