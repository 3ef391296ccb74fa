/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SG_TYPE_PAGE_RAIL (sg_page_rail_get_type ())

/* One button for each page of a stack, icon above word: for a window that is wide. */
G_DECLARE_FINAL_TYPE (SgPageRail, sg_page_rail, SG, PAGE_RAIL, GtkBox)

G_END_DECLS
