/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-snap.h"

G_BEGIN_DECLS

/* Everyone who could be sent, where they are on the roads now. Up to millions; adding, moving and
 * removing one takes the time to find its road. Searches of several threads may read one pool at
 * the same time, as long as nobody changes it meanwhile. */
typedef struct _SgResponders SgResponders;

#define SG_RESPONDER_FLAGS_MAX 32

SgResponders *sg_responders_new (SgRoads *roads);
SgResponders *sg_responders_read_csv (SgRoads    *roads,
                                      const char *path,
                                      SgProfile   profile,
                                      GError    **error);
void          sg_responders_free (SgResponders *self);

guint32 sg_responders_add (SgResponders *self, SgPoint point, SgProfile profile, guint32 flags);
void    sg_responders_move (SgResponders *self, guint32 responder, SgPoint point);
void    sg_responders_set_flags (SgResponders *self, guint32 responder, guint32 flags);
void    sg_responders_remove (SgResponders *self, guint32 responder);

guint32     sg_responders_get_n (const SgResponders *self);
guint32     sg_responders_get_n_slots (const SgResponders *self);
gboolean    sg_responders_is_on_road (const SgResponders *self, guint32 responder);
void        sg_responders_get_snap (const SgResponders *self, guint32 responder, SgSnap *snap);
SgPoint     sg_responders_get_point (const SgResponders *self, guint32 responder);
SgProfile   sg_responders_get_profile (const SgResponders *self, guint32 responder);
guint32     sg_responders_get_flags (const SgResponders *self, guint32 responder);
const char *sg_responders_get_id (const SgResponders *self, guint32 responder);
void        sg_responders_set_id (SgResponders *self, guint32 responder, const char *id);

guint32  sg_responders_define_flag (SgResponders *self, const char *name, GError **error);
gboolean sg_responders_parse_filter (const SgResponders *self,
                                     const char         *text,
                                     guint32            *require,
                                     guint32            *exclude,
                                     GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgResponders, sg_responders_free)

G_END_DECLS
