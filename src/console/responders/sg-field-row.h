/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "desk/register/sg-register.h"

G_BEGIN_DECLS

#define SG_TYPE_FIELD_ROW (sg_field_row_get_type ())

/* One field of an entry: what it is called, what stands in it, and what is wrong with that. */
G_DECLARE_FINAL_TYPE (SgFieldRow, sg_field_row, SG, FIELD_ROW, GtkBox)

SgFieldRow *sg_field_row_new (const SgRegisterType *type, const SgRegisterField *field);
SgFieldRow *sg_field_row_new_place (void);

const char *sg_field_row_get_name (SgFieldRow *self);
void        sg_field_row_set_bases (SgFieldRow *self, GPtrArray *facilities);
void        sg_field_row_set_text (SgFieldRow *self, const char *text);
char       *sg_field_row_dup_text (SgFieldRow *self);
void        sg_field_row_set_error (SgFieldRow *self, const char *message);
const char *sg_field_row_get_error (SgFieldRow *self);
void        sg_field_row_focus (SgFieldRow *self);

G_END_DECLS
