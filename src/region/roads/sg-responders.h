/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-snap.h"

G_BEGIN_DECLS

/* Everyone who could be sent, where they are on the roads now. Up to millions; adding, moving and
 * removing one takes the time to find its road. Searches of several threads may read one pool at
 * the same time, as long as nobody changes it meanwhile. */
typedef struct _SgResponders SgResponders;

/**
 * SgResponder:
 * @segment: where it is, or %SG_SEGMENT_NONE when no road is near
 * @along: see SgSnap
 * @off_road_dm: see SgSnap
 * @flags: whatever a ranking may ask for
 * @next: 1 + index of the next one of its profile on the segment, 0 at the end
 * @previous: 1 + index of the one before it, 0 at the head
 * @point: where it says it is
 *
 * Half a cache line, so that one on the way of a search costs one read.
 */
typedef struct
{
  guint32 segment;
  guint32 along : 24;
  guint32 profile : 8;
  guint32 off_road_dm;
  guint32 flags;
  guint32 next;
  guint32 previous;
  SgPoint point;
} SgResponder;

/* The pool as a search reads it; borrowed until the pool changes. */
typedef struct
{
  const SgResponder *responders;
  guint32            n_slots;
  const guint32     *heads[SG_N_PROFILES];   /* by segment: 1 + the first one, or NULL for nobody */
  const guint64     *peopled[SG_N_PROFILES]; /* bits by segment: whether it has a head */
} SgResponderChains;

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

guint32            sg_responders_get_n (const SgResponders *self);
const SgResponder *sg_responders_get (const SgResponders *self, guint32 responder);
SgResponderChains  sg_responders_get_chains (const SgResponders *self);
const char        *sg_responders_get_id (const SgResponders *self, guint32 responder);
void               sg_responders_set_id (SgResponders *self, guint32 responder, const char *id);

guint32  sg_responders_define_flag (SgResponders *self, const char *name, GError **error);
gboolean sg_responders_parse_filter (const SgResponders *self,
                                     const char         *text,
                                     guint32            *require,
                                     guint32            *exclude,
                                     GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgResponders, sg_responders_free)

G_END_DECLS
