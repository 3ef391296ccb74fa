/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-record.h"
#include "db/sg-db.h"

G_BEGIN_DECLS

/* Records as rows. The statements are made from the columns of the record's type, so a member is
 * added in one place. */

gboolean sg_row_save (SgDb *db, const SgRecordType *type, gconstpointer record, GError **error);
gboolean sg_row_read (SgDbStatement *statement, const SgRecordType *type, gpointer record);

gpointer   sg_row_get (SgDb *db, const SgRecordType *type, const SgUuid *id, GError **error);
GPtrArray *sg_row_list (SgDb               *db,
                        const SgRecordType *type,
                        const char         *rest,
                        GError            **error,
                        const char         *types,
                        ...);

G_END_DECLS
