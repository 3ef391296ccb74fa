/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/register/sg-certificates.h"
#include "desk/register/sg-position-store.h"
#include "desk/register/sg-register-store.h"

G_BEGIN_DECLS

#define SG_TYPE_REGISTER_ITEM (sg_register_item_get_type ())

/* A row of a register: its key, and the rest as soon as somebody looks. */
G_DECLARE_FINAL_TYPE (SgRegisterItem, sg_register_item, SG, REGISTER_ITEM, GObject)

SgRegisterItem *sg_register_item_new (SgDesk *desk, const SgRegisterType *type, const SgUuid *id);

const SgUuid         *sg_register_item_get_id (SgRegisterItem *self);
const SgRegisterType *sg_register_item_get_type_of (SgRegisterItem *self);
SgDesk               *sg_register_item_get_desk (SgRegisterItem *self);
gconstpointer         sg_register_item_get_record (SgRegisterItem *self);
const SgStanding     *sg_register_item_get_standing (SgRegisterItem *self);
const SgTask         *sg_register_item_get_task (SgRegisterItem *self);
const SgPosition     *sg_register_item_get_position (SgRegisterItem *self);
void                  sg_register_item_forget (SgRegisterItem *self);

G_END_DECLS
