/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SG_TYPE_ENTRY_ITEM (sg_entry_item_get_type ())

G_DECLARE_FINAL_TYPE (SgEntryItem, sg_entry_item, SG, ENTRY_ITEM, GObject)

SgEntryItem *sg_entry_item_new (const char *badge,
                                const char *title,
                                const char *subtitle,
                                const char *value);

G_END_DECLS
