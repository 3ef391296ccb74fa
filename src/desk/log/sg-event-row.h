/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-event.h"
#include "db/sg-db.h"

G_BEGIN_DECLS

/* Every query for events begins so; sg_event_row_read() relies on the order. */
#define SG_EVENT_COLUMNS                                                                           \
  "id, stream, subject, kind, desk, seq, epoch, hlc, base, at, recorded_at, clock, by,"            \
  " \"grant\", body, salt, erased, position, verdict, received_at, hlc_eff"

#define SG_EVENT_N_COLUMNS 21

/* The order in which events are folded: the server's, then what it has not seen yet. */
#define SG_EVENT_ORDER " ORDER BY position IS NULL, position, n"

gboolean sg_event_row_add (SgDb           *db,
                           const SgEvent  *event,
                           const SgDigest *desk_chain,
                           GError        **error);
gboolean sg_event_row_erase (SgDb *db, const SgEvent *event, GError **error);
SgEvent *sg_event_row_read (sqlite3_stmt *statement);

G_END_DECLS
