/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-incident.h"
#include "db/sg-db.h"

G_BEGIN_DECLS

/* The rows that follow from the events: each subject's is made anew whenever one of its events
 * comes, by the one fold. */

const SgFoldType *sg_cache_find_type (GPtrArray *events);
gboolean sg_cache_save (SgDb *db, const SgFoldType *type, gconstpointer record, GError **error);
gboolean sg_cache_refresh (SgDb *db, const SgUuid *subject, GPtrArray *events, GError **error);
gboolean sg_cache_advance (SgDb         *db,
                           const SgUuid *subject,
                           GPtrArray    *events,
                           gboolean     *advanced,
                           GError      **error);

/* Names of the tables, the incident's before its tasks; ends with NULL. */
extern const char *const sg_cache_tables[];

G_END_DECLS
