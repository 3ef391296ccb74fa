/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/base/sg-severity-style.h"

#include "console/base/sg-text.h"

/* See data/style.css. */
static const char *const classes[] = { "severity-0", "severity-1", "severity-2", "severity-3" };

/**
 * sg_severity_style_find:
 * @severity: 1…3, or 0 while nobody knows
 *
 * Returns: (transfer none): the class with its colour
 */
const char *
sg_severity_style_find (gint64 severity)
{
  return classes[CLAMP (severity, 0, (gint64) G_N_ELEMENTS (classes) - 1)];
}

/**
 * sg_severity_style_show:
 * @widget: all of the incident, around @badge
 *
 * Colour and words together, never colour alone.
 */
void
sg_severity_style_show (GtkWidget *widget, GtkLabel *badge, gint64 severity)
{
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (widget, classes[i]);
  gtk_widget_add_css_class (widget, sg_severity_style_find (severity));
  gtk_label_set_label (badge, sg_text_severity (severity));
}
