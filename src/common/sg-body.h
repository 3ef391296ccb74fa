/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-uuid.h"

G_BEGIN_DECLS

/* The text of a JSON object as it is written: members in the order in which they are added, numbers
 * with the digits that mean something. The text is what is stored, hashed and sent, so it is made
 * here once and never made again from its parts. */
typedef struct _SgBody SgBody;

SgBody *sg_body_new (void);
void    sg_body_free (SgBody *self);
char   *sg_body_end (SgBody *self);

/* Text that is NULL or empty is left out. */
void sg_body_text (SgBody *self, const char *name, const char *text);
void sg_body_texts (SgBody *self, const char *name, const char *const *texts);
void sg_body_uuid (SgBody *self, const char *name, const SgUuid *uuid);
void sg_body_int (SgBody *self, const char *name, gint64 value);
void sg_body_number (SgBody *self, const char *name, double value, int decimals);
void sg_body_bool (SgBody *self, const char *name, gboolean value);
void sg_body_raw (SgBody *self, const char *name, const char *json);

void sg_body_begin_object (SgBody *self, const char *name);
void sg_body_end_object (SgBody *self);
void sg_body_begin_array (SgBody *self, const char *name);
void sg_body_end_array (SgBody *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgBody, sg_body_free)

G_END_DECLS
