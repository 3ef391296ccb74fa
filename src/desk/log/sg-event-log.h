/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-event.h"
#include "db/sg-db-bell.h"

G_BEGIN_DECLS

/* What happened at this desk and, as the news comes in, at the others. */
typedef struct _SgEventLog SgEventLog;

/**
 * SgLogIdentity:
 * @zone: such as `Asia/Jakarta`: numbers and shifts follow its days
 * @letter: (nullable): given when the desk joins; until then numbers carry part of the desk's id
 * @area_code: (nullable): of the local telephone network, such as `031`
 * @region: (nullable): the folder of the offline region
 * @letterhead: (nullable): of the office, a line each
 *
 * Who this desk is.
 */
typedef struct
{
  SgUuid desk;
  char  *name;
  char  *psc;
  char  *psc_name;
  char  *letter;
  char  *zone;
  char  *area_code;
  char  *region;
  char  *letterhead;
  gint64 epoch;
} SgLogIdentity;

void sg_log_identity_clear (SgLogIdentity *self);

SgEventLog *sg_event_log_create (const char *path, const SgLogIdentity *identity, GError **error);
SgEventLog *sg_event_log_open (const char *path, SgDbFlags flags, GError **error);
void        sg_event_log_close (SgEventLog *self);

SgDb                *sg_event_log_get_db (SgEventLog *self);
SgDbBell            *sg_event_log_get_bell (SgEventLog *self);
const SgLogIdentity *sg_event_log_get_identity (SgEventLog *self);
gboolean             sg_event_log_set_identity (SgEventLog          *self,
                                                const SgLogIdentity *identity,
                                                GError             **error);

/* When an event is recorded, and by whom; what is the same for a whole action. */
typedef struct
{
  gint64      now; /* microseconds UTC */
  const char *by;
  const char *grant;
} SgLogAuthor;

gboolean sg_event_log_record (SgEventLog        *self,
                              GPtrArray         *events,
                              const SgLogAuthor *author,
                              GError           **error);
gboolean sg_event_log_append (SgEventLog        *self,
                              GPtrArray         *events,
                              const SgLogAuthor *author,
                              GError           **error);

gboolean sg_event_log_erase (SgEventLog        *self,
                             GPtrArray         *events,
                             const SgLogAuthor *author,
                             GError           **error);
gboolean sg_event_log_adopt (SgEventLog *self, GPtrArray *events, GError **error);
gboolean sg_event_log_begin_epoch (SgEventLog *self, gint64 epoch, GError **error);

GPtrArray *sg_event_log_read (SgEventLog *self, const SgUuid *subject, GError **error);
GPtrArray *sg_event_log_read_effective (SgEventLog *self, const SgUuid *subject, GError **error);
GPtrArray *sg_event_log_read_period (SgEventLog   *self,
                                     const SgUuid *subject,
                                     const char   *kind,
                                     gint64        from,
                                     gint64        to,
                                     GError      **error);
GPtrArray *sg_event_log_read_after (SgEventLog *self, gint64 n, guint limit, GError **error);
GPtrArray *sg_event_log_read_access (SgEventLog *self, gint64 from, gint64 to, GError **error);
SgEvent   *sg_event_log_find (SgEventLog *self, const SgUuid *id, GError **error);
gboolean   sg_event_log_find_arrival (SgEventLog *self, const char *id, gint64 *n, GError **error);
gboolean   sg_event_log_get_last (SgEventLog *self, gint64 *n, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgEventLog, sg_event_log_close)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SgLogIdentity, sg_log_identity_clear)

G_END_DECLS
