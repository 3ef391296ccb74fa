/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-uuid.h"
#include "db/sg-db.h"
#include "region/roads/sg-responders.h"

G_BEGIN_DECLS

/* Flags of the pools. They may promise more than the rules allow in the end, since time passes, and
 * never less: what is asked for by flags is then judged exactly. */
enum
{
  SG_FLAG_MAY = 1 << 0,     /* may be eligible: accepted, available, certified, free of tasks */
  SG_FLAG_BY_HAND = 1 << 1, /* the same, but in the grace of the certificate */
  SG_FLAG_ADVANCED = 1 << 2,
  SG_FLAG_FEMALE = 1 << 3,
  SG_FLAG_MALE = 1 << 4
};

/**
 * SgStoreMoment:
 * @fresh_since: microseconds UTC: older positions are not believed
 * @today: YYYY-MM-DD; @grace_since: likewise, what expired before it is out of the grace
 */
typedef struct
{
  gint64 fresh_since;
  char   today[11];
  char   grace_since[11];
} SgStoreMoment;

/**
 * SgStoredResponder:
 * @placed: whether anything is known of where it is
 * @position_at: microseconds UTC; 0 for the home or the base
 * @gone: retired or erased: not for the pools
 */
typedef struct
{
  SgUuid    id;
  SgPoint   point;
  gboolean  placed;
  gint64    position_at;
  SgProfile profile;
  guint32   flags;
  gboolean  gone;
} SgStoredResponder;

typedef void (*SgStoreFunc) (const SgStoredResponder *responder, gpointer user_data);

gboolean sg_responder_store_read (SgDb                *db,
                                  gboolean             units,
                                  const SgStoreMoment *moment,
                                  SgStoreFunc          func,
                                  gpointer             user_data,
                                  GError             **error);
gboolean sg_responder_store_find (SgDb                *db,
                                  gboolean             units,
                                  const SgStoreMoment *moment,
                                  SgStoredResponder   *responder,
                                  GError             **error);

GArray  *sg_responder_store_list_at (SgDb *db, const SgUuid *incident, GError **error);
gboolean sg_responder_store_find_arrival (SgDb *db, gint64 *n, GError **error);
gboolean sg_responder_store_count_tasks (SgDb         *db,
                                         const SgUuid *responder,
                                         gint64        since,
                                         gint64       *n,
                                         GError      **error);
gboolean sg_responder_store_find_other (SgDb         *db,
                                        const SgUuid *responder,
                                        const SgUuid *incident,
                                        char        **number,
                                        GError      **error);

G_END_DECLS
