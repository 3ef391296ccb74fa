/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "common/sg-geo.h"
#include "desk/register/sg-register.h"

G_BEGIN_DECLS

#define SG_TYPE_ENTRY_FORM (sg_entry_form_get_type ())

/* The fields of an entry of any register, made from its description. */
G_DECLARE_FINAL_TYPE (SgEntryForm, sg_entry_form, SG, ENTRY_FORM, GtkBox)

void sg_entry_form_set_type (SgEntryForm *self, SgDesk *desk, const SgRegisterType *type);
void sg_entry_form_show (SgEntryForm *self, gconstpointer record);

gboolean    sg_entry_form_is_edited (SgEntryForm *self);
char      **sg_entry_form_list_edits (SgEntryForm *self);
void        sg_entry_form_edit (SgEntryForm *self, const char *const *edits);
void        sg_entry_form_set_place (SgEntryForm *self, SgPoint point);
void        sg_entry_form_tell (SgEntryForm *self, const char *message);
const char *sg_entry_form_get_error (SgEntryForm *self, const char *field);
void        sg_entry_form_focus (SgEntryForm *self);

G_END_DECLS
