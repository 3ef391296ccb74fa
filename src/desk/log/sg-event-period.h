/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/log/sg-event-log.h"

G_BEGIN_DECLS

GPtrArray *sg_event_log_read_period (SgEventLog   *self,
                                     const SgUuid *subject,
                                     const char   *kind,
                                     gint64        from,
                                     gint64        to,
                                     GError      **error);

G_END_DECLS
