/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SG_TYPE_BAR_CHART (sg_bar_chart_get_type ())

G_DECLARE_FINAL_TYPE (SgBarChart, sg_bar_chart, SG, BAR_CHART, GtkWidget)

SgBarChart *sg_bar_chart_new (const char *title);
void        sg_bar_chart_add (SgBarChart *self,
                              const char *label,
                              const char *figures,
                              double      value,
                              double      further);

G_END_DECLS
