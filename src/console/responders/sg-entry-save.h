/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-desk-session.h"
#include "desk/register/sg-register.h"

G_BEGIN_DECLS

/**
 * SgEntrySave:
 * @before: (nullable): the entry as it was shown; %NULL for a new one
 * @edits: as from sg_entry_form_list_edits()
 * @force: accept what only looks like a mistake
 *
 * What somebody typed into the form of an entry.
 */
typedef struct
{
  const SgRegisterType *type;
  gpointer              before;
  char                **edits;
  gboolean              force;
} SgEntrySave;

SgEntrySave *sg_entry_save_new (const SgRegisterType *type, gconstpointer before, char **edits);
void         sg_entry_save_free (SgEntrySave *self);

/* Work for the desk's thread, see SgDeskWork: returns the identifier of the entry. */
gpointer sg_entry_save_do (SgDeskHand *hand, gpointer data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgEntrySave, sg_entry_save_free)

G_END_DECLS
