/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-session.h"
#include "console/responders/sg-register-item.h"

G_BEGIN_DECLS

/**
 * SgEntryDeed:
 * @id: of the entry
 * @texts: what the work needs besides, each (nullable)
 * @figure: likewise; @at is a time
 * @force: accept what only looks like a mistake
 *
 * What a panel has recorded of its entry.
 */
typedef struct
{
  SgUuid   id;
  char    *texts[4];
  double   figure;
  gint64   at;
  gboolean force;
} SgEntryDeed;

typedef gboolean (*SgEntryFunc) (SgDesk *desk, const SgEntryDeed *deed, GError **error);

SgEntryDeed *sg_entry_deed_new (void);
void         sg_entry_deed_free (SgEntryDeed *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgEntryDeed, sg_entry_deed_free)

#define SG_TYPE_ENTRY_PANEL (sg_entry_panel_get_type ())

G_DECLARE_DERIVABLE_TYPE (SgEntryPanel, sg_entry_panel, SG, ENTRY_PANEL, AdwBin)

/**
 * SgEntryPanelClass:
 * @show: another entry, or news of the same one: @is_other says which. What is being typed stays
 *   unless it is another one
 *
 * What can be seen and done of an entry of one register now, apart from its fields.
 */
struct _SgEntryPanelClass
{
  AdwBinClass parent_class;

  void (*show) (SgEntryPanel *self, SgRegisterItem *item, gboolean is_other);
};

void sg_entry_panel_set_session (SgEntryPanel *self, SgDeskSession *session);
void sg_entry_panel_show (SgEntryPanel *self, SgRegisterItem *item);
void sg_entry_panel_do (SgEntryPanel *self, SgEntryFunc func, SgEntryDeed *deed, const char *done);

G_END_DECLS
