/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* By what a person is found in texts: numbers however they are written, and full names. */
typedef struct _SgTraces SgTraces;

SgTraces *sg_traces_new (void);
void      sg_traces_free (SgTraces *self);

void sg_traces_add_phone (SgTraces *self, const char *phone);
void sg_traces_add_nik (SgTraces *self, const char *nik);
void sg_traces_add_name (SgTraces *self, const char *name);

gboolean sg_traces_have_number (const SgTraces *self, const char *text);
char    *sg_traces_dup_masked (const SgTraces *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgTraces, sg_traces_free)

G_END_DECLS
