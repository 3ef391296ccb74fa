/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A unit on a board: its state in colour, shape and letter, who it is and since when. A card also
 * says at what it works. */

#include "config.h"

#include "console/dispatch/sg-unit-chip.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-state-style.h"
#include "console/base/sg-text.h"

struct _SgUnitChip
{
  GtkButton parent_instance;

  SgUuid      unit;
  const char *css; /* of the state that is shown; NULL at first */

  GtkLabel *sign;
  GtkLabel *name;
  GtkLabel *since;
  GtkLabel *state; /* NULL on a chip, likewise @work */
  GtkLabel *work;
};

enum
{
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgUnitChip, sg_unit_chip, GTK_TYPE_BUTTON)

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, SgUnitChip *self)
{
  if (n_press == 2)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static gboolean
on_enter (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  g_signal_emit (widget, signals[SIGNAL_OPENED], 0);

  return GDK_EVENT_STOP;
}

static void
sg_unit_chip_class_init (SgUnitChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * SgUnitChip::opened:
   *
   * Enter or a double click: the person wants to see what the unit works at.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened",
                                         SG_TYPE_UNIT_CHIP,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_enter, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, on_enter, NULL);
}

/* Before the button's own gesture, which would keep the second press for itself. */
static void
sg_unit_chip_init (SgUnitChip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_css_class (GTK_WIDGET (self), "unit-chip");
}

static GtkLabel *
add_label (GtkWidget *box, const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
make_card (SgUnitChip *self, GtkWidget *head)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), head);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  self->state = add_label (box, "unit-state");
  self->work = add_label (box, "dim-label");
  gtk_label_set_ellipsize (self->state, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->state, 16);
  gtk_label_set_max_width_chars (self->work, 14);
  gtk_widget_set_size_request (GTK_WIDGET (self), 160, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_button_set_child (GTK_BUTTON (self), box);
}

SgUnitChip *
sg_unit_chip_new (const SgUuid *unit, gboolean is_card)
{
  SgUnitChip *self = g_object_new (SG_TYPE_UNIT_CHIP, NULL);
  GtkWidget  *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->unit = *unit;
  self->sign = add_label (head, "unit-sign");
  self->name = add_label (head, "unit-name");
  self->since = add_label (head, "numeric");
  if (is_card)
    make_card (self, head);
  else
    gtk_button_set_child (GTK_BUTTON (self), head);

  return self;
}

const SgUuid *
sg_unit_chip_get_unit (SgUnitChip *self)
{
  g_return_val_if_fail (SG_IS_UNIT_CHIP (self), NULL);

  return &self->unit;
}

/**
 * sg_unit_chip_get_text:
 *
 * Returns: (transfer none): the shape and the letter of the state
 */
const char *
sg_unit_chip_get_text (SgUnitChip *self)
{
  g_return_val_if_fail (SG_IS_UNIT_CHIP (self), NULL);

  return gtk_label_get_label (self->sign);
}

static void
show_style (SgUnitChip *self, const SgStateStyle *style)
{
  g_autofree char *sign = g_strdup_printf ("%s%s", style->shape, style->letter);

  if (self->css == style->css)
    return;

  if (self->css != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->css);
  gtk_widget_add_css_class (GTK_WIDGET (self), style->css);
  self->css = style->css;
  gtk_label_set_label (self->sign, sign);
}

static void
show_work (SgUnitChip *self, const SgUnitEntry *entry, const SgStateStyle *style)
{
  const SgUnitBoardRow *row = entry->row;
  const char           *work = row->incident_number != NULL ? row->incident_number : entry->base;
  g_autofree char      *state = row->unit->reason != NULL && row->task == NULL &&
                               *row->unit->reason != '\0'
                                  ? g_strdup_printf ("%s · %s", _ (style->label), row->unit->reason)
                                  : g_strdup (_ (style->label));

  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->work, work);
  /* Numbers differ at their end, names of places anywhere but in the middle. */
  gtk_label_set_ellipsize (self->work,
                           row->incident_number != NULL ? PANGO_ELLIPSIZE_START
                                                        : PANGO_ELLIPSIZE_MIDDLE);
}

/**
 * sg_unit_chip_show:
 * @entry: of this unit
 * @now: microseconds UTC; call it again as it passes
 */
void
sg_unit_chip_show (SgUnitChip *self, const SgUnitEntry *entry, gint64 now)
{
  const SgUnitBoardRow *row = entry->row;
  const SgStateStyle   *style = sg_state_style_find (row->status);
  g_autofree char      *elapsed = row->since > 0 ? sg_text_elapsed (now - row->since) : NULL;
  g_autofree char      *about = NULL;

  g_return_if_fail (SG_IS_UNIT_CHIP (self));

  show_style (self, style);
  gtk_label_set_label (self->name, row->unit->call_sign);
  /* How long a unit has been standing ready matters to nobody at a glance. */
  gtk_label_set_label (self->since, elapsed != NULL && row->task != NULL ? elapsed : "");
  gtk_widget_set_visible (GTK_WIDGET (self->since), row->task != NULL);
  if (self->state != NULL)
    show_work (self, entry, style);

  about = g_strjoin (" · ",
                     row->unit->call_sign,
                     _ (style->label),
                     row->incident_number != NULL ? row->incident_number : entry->base,
                     NULL);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self)), about) == 0)
    return;

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, about, -1);
}
