/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 key;
  guint32 value;
} SgRoadSortItem;

void sg_road_sort_items (SgRoadSortItem *items, gsize n, guint key_bits);
void sg_road_sort_numbers (guint32 *numbers, gsize n);

G_END_DECLS
