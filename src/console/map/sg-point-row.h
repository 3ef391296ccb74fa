/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

#define SG_TYPE_POINT_ROW (sg_point_row_get_type ())

G_DECLARE_FINAL_TYPE (SgPointRow, sg_point_row, SG, POINT_ROW, GtkWidget)

void sg_point_row_set_point (SgPointRow *self, SgDeskSession *session, SgPoint point);

G_END_DECLS
