/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says what is the matter beside what was pressed, and stands in nobody's way: one more Enter goes
 * on, Escape turns away. */

#include "config.h"

#include "console/base/sg-warning-popover.h"

#include "console/base/sg-popover.h"

#define CHARS_OF_LINE 42

typedef struct
{
  GtkPopover *popover;
  SgWarning   warning;
} Shown;

static void
shown_free (gpointer data, GClosure *closure)
{
  Shown *shown = data;

  if (shown->warning.free_data != NULL)
    shown->warning.free_data (shown->warning.user_data);
  g_free (shown);
}

static void
on_go_on (Shown *shown)
{
  shown->warning.func (shown->warning.user_data);
  gtk_popover_popdown (shown->popover);
}

static GtkWidget *
make_label (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHARS_OF_LINE);
  gtk_widget_add_css_class (label, css);

  return label;
}

static GtkWidget *
make_content (Shown *shown)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *button = gtk_button_new_with_label (shown->warning.go_on);

  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_go_on), shown);
  gtk_box_append (GTK_BOX (box), make_label (shown->warning.heading, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (shown->warning.body, "body"));
  gtk_box_append (GTK_BOX (box), button);

  return box;
}

/**
 * sg_warning_popover_show:
 * @anchor: beside which it is said
 * @warning: copied, but for its texts, which are only read now
 */
void
sg_warning_popover_show (GtkWidget *anchor, const SgWarning *warning)
{
  Shown     *shown = g_new0 (Shown, 1);
  GtkWidget *popover = gtk_popover_new ();

  shown->popover = GTK_POPOVER (popover);
  shown->warning = *warning;
  g_signal_connect_data (popover, "closed", G_CALLBACK (sg_popover_drop), shown, shown_free, 0);
  gtk_popover_set_child (GTK_POPOVER (popover), make_content (shown));
  gtk_widget_set_parent (popover, anchor);
  /* A row that leaves its list takes the warning with it. */
  g_signal_connect_object (anchor,
                           "destroy",
                           G_CALLBACK (gtk_widget_unparent),
                           popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}
