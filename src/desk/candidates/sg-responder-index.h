/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "desk/sg-desk.h"
#include "region/roads/sg-responders.h"

G_BEGIN_DECLS

/* Everyone who could be sent, on the roads, as the desk's file has them. Built on a thread, which
 * takes a while for a hundred thousand, and kept up to date from then on by who owns it. */
typedef struct _SgResponderIndex SgResponderIndex;

typedef enum
{
  SG_POOL_SIREN,     /* units, as they travel with right of way */
  SG_POOL_AMBULANCE, /* the same units, without */
  SG_POOL_VOLUNTEERS,
  SG_N_POOLS
} SgPool;

SgResponderIndex *sg_responder_index_build (const char *desk_path,
                                            SgRoads    *roads,
                                            gint64      now,
                                            GError    **error);
void              sg_responder_index_build_async (SgDesk             *desk,
                                                  GCancellable       *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer            user_data);
SgResponderIndex *sg_responder_index_build_finish (GAsyncResult *result, GError **error);
void              sg_responder_index_free (SgResponderIndex *self);

gboolean sg_responder_index_refresh (SgResponderIndex *self,
                                     SgDesk           *desk,
                                     SgSubject         kind,
                                     const SgUuid     *subject,
                                     GError          **error);
gboolean sg_responder_index_refresh_positions (SgResponderIndex *self,
                                               SgDesk           *desk,
                                               GError          **error);
gboolean sg_responder_index_catch_up (SgResponderIndex *self, SgDesk *desk, GError **error);

const SgResponders *sg_responder_index_get_pool (SgResponderIndex *self, SgPool pool);
const SgUuid *sg_responder_index_get_id (SgResponderIndex *self, SgPool pool, guint32 responder);
gint64  sg_responder_index_get_position_at (SgResponderIndex *self, SgPool pool, guint32 responder);
guint64 sg_responder_index_get_stamp (SgResponderIndex *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgResponderIndex, sg_responder_index_free)

G_END_DECLS
