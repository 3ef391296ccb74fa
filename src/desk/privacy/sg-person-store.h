/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/privacy/sg-traces.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

gboolean   sg_person_store_scan (SgDesk         *desk,
                                 const SgTraces *traces,
                                 GHashTable     *subjects,
                                 GError        **error);
gboolean   sg_person_store_drop_local (SgDesk         *desk,
                                       const SgTraces *traces,
                                       const SgUuid   *volunteer,
                                       GError        **error);
gboolean   sg_person_store_drop_positions (SgDesk  *desk,
                                           gint64   before,
                                           gboolean dry,
                                           guint64 *n,
                                           GError **error);
GPtrArray *sg_person_store_list_tasked (SgDesk *desk, const SgUuid *volunteer, GError **error);
GPtrArray *sg_person_store_list_old (SgDesk *desk, gint64 before, GError **error);
GPtrArray *sg_person_store_list_old_responses (SgDesk *desk, gint64 before, GError **error);

G_END_DECLS
