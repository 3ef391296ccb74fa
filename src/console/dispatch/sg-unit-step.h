/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "console/dispatch/sg-unit-roster.h"

G_BEGIN_DECLS

/* The keys of a unit's state. */
#define SG_UNIT_KEY_FIRST 1
#define SG_UNIT_KEY_LAST  8

const char *sg_unit_step_get_label (int key);
int         sg_unit_step_find_key (const char *step);
gboolean    sg_unit_step_may (const SgUnitEntry *entry, int key);
void sg_unit_step_do (GtkWidget *from, SgDeskSession *session, const SgUnitEntry *entry, int key);

void sg_unit_step_set_readiness (GtkWidget         *from,
                                 SgDeskSession     *session,
                                 const SgUnitEntry *entry,
                                 SgReadiness        readiness,
                                 const char        *reason);

G_END_DECLS
