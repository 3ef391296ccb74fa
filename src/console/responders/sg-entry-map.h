/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/responders/sg-register-item.h"

G_BEGIN_DECLS

#define SG_TYPE_ENTRY_MAP (sg_entry_map_get_type ())

/* A small map with the place of one entry, and in words how old that knowledge is. */
G_DECLARE_FINAL_TYPE (SgEntryMap, sg_entry_map, SG, ENTRY_MAP, AdwBin)

void     sg_entry_map_open (SgEntryMap *self, SgDesk *desk);
void     sg_entry_map_show (SgEntryMap *self, SgRegisterItem *item, gboolean moves);
void     sg_entry_map_begin (SgEntryMap *self);
gboolean sg_entry_map_is_settled (SgEntryMap *self);

G_END_DECLS
