/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file beside the database that one handle of all processes holds locked. */
typedef struct _SgDbGate SgDbGate;

SgDbGate *sg_db_gate_new (const char *database, const char *suffix, GError **error);
void      sg_db_gate_free (SgDbGate *self);

gboolean sg_db_gate_try (SgDbGate *self, GError **error);
gboolean sg_db_gate_enter (SgDbGate *self, guint milliseconds, GError **error);
void     sg_db_gate_leave (SgDbGate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgDbGate, sg_db_gate_free)

G_END_DECLS
