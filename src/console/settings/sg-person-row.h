/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "common/sg-shift.h"

G_BEGIN_DECLS

#define SG_TYPE_PERSON_ROW (sg_person_row_get_type ())

G_DECLARE_FINAL_TYPE (SgPersonRow, sg_person_row, SG, PERSON_ROW, AdwExpanderRow)

SgPersonRow  *sg_person_row_new (const SgPerson *person);
const SgUuid *sg_person_row_get_person (SgPersonRow *self);
gboolean      sg_person_row_is_disabled (SgPersonRow *self);
char         *sg_person_row_dup_name (SgPersonRow *self);
char         *sg_person_row_dup_roles (SgPersonRow *self);
char         *sg_person_row_take_pin (SgPersonRow *self);

G_END_DECLS
