/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of this folder know of a log, and nobody else. */

#pragma once

#include "desk/log/sg-event-log.h"

G_BEGIN_DECLS

/* What moves with each event of this desk. */
typedef struct
{
  gint64   seq;
  SgHlc    hlc;
  SgDigest link;
} SgLogHead;

gboolean sg_event_log_read_head (SgEventLog *self, SgLogHead *head, GError **error);
gboolean sg_event_log_write_head (SgEventLog *self, const SgLogHead *head, GError **error);
gboolean sg_event_log_add (SgEventLog *self, const SgEvent *event, SgLogHead *head, GError **error);
gboolean sg_event_log_record_in (SgEventLog        *self,
                                 GPtrArray         *events,
                                 const SgLogAuthor *author,
                                 GError           **error);
gboolean sg_event_log_end (SgEventLog      *self,
                           SgDbTransaction *transaction,
                           GPtrArray       *events,
                           GError         **error);

G_END_DECLS
