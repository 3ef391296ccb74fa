/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-progress.h"
#include "desk/privacy/sg-personal.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgErasureRequest:
 * @reason: why, such as the number of the person's letter; no personal data
 * @force: also erase what the law says must be kept; then @reason is why that is right
 */
typedef struct
{
  const char *reason;
  gboolean    force;
} SgErasureRequest;

/**
 * SgErasure:
 * @n_events: whose bodies were erased
 * @n_masked: incidents and patients that must be kept, and in which the person was masked
 * @n_erased: incidents, patients and volunteers of which nothing personal is left
 * @keep_days: how long incidents are kept at this PSC
 */
typedef struct
{
  guint64 n_events;
  guint   n_masked;
  guint   n_erased;
  gint64  keep_days;
} SgErasure;

gboolean sg_desk_erase_person (SgDesk                 *desk,
                               const char             *key,
                               const SgErasureRequest *request,
                               SgErasure              *done,
                               GError                **error);
gboolean sg_desk_hide_subject (SgDesk       *desk,
                               const SgUuid *subject,
                               const SgHide *hide,
                               const char   *reason,
                               guint64      *n_events,
                               GError      **error);
gboolean sg_desk_count_hidden (SgDesk       *desk,
                               const SgUuid *subject,
                               const SgHide *hide,
                               guint64      *n_events,
                               GError      **error);
gboolean sg_desk_sweep (SgDesk *desk, gboolean anyway, GError **error);

G_END_DECLS
