/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-progress.h"
#include "desk/log/sg-event-log.h"

G_BEGIN_DECLS

/* More are counted, not told. */
#define SG_FINDINGS_MAX 100

/**
 * SgLogFindings:
 * @n_events: how many events were read
 * @n_rows: how many rows follow from them
 * @n_faults: of the file, the chain and the rows together
 * @faults: (element-type utf8): the first of them, in words
 */
typedef struct
{
  guint64    n_events;
  guint64    n_rows;
  guint64    n_faults;
  GPtrArray *faults;
} SgLogFindings;

SgLogFindings *sg_log_check (SgEventLog *log, SgProgress *progress, GError **error);
SgLogFindings *sg_log_rebuild (SgEventLog *log, SgProgress *progress, GError **error);
void           sg_log_findings_free (SgLogFindings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgLogFindings, sg_log_findings_free)

G_END_DECLS
