/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "console/responders/sg-register-item.h"

G_BEGIN_DECLS

#define SG_TYPE_REGISTER_MODEL (sg_register_model_get_type ())

/* A hundred thousand rows of which only those are made that are seen. */
G_DECLARE_FINAL_TYPE (SgRegisterModel, sg_register_model, SG, REGISTER_MODEL, GObject)

SgRegisterModel *sg_register_model_new (SgDesk *desk, const SgRegisterType *type);

void     sg_register_model_take_ids (SgRegisterModel *self, GArray *ids);
gboolean sg_register_model_grow (SgRegisterModel *self);
guint    sg_register_model_get_length (SgRegisterModel *self);
gboolean sg_register_model_find (SgRegisterModel *self, const SgUuid *id, guint *position);
void     sg_register_model_forget (SgRegisterModel *self, const SgUuid *id);
void     sg_register_model_forget_all (SgRegisterModel *self);

G_END_DECLS
