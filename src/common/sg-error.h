/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SG_ERROR (sg_error_quark ())

/**
 * SgError:
 * @SG_ERROR_INVALID: what came in breaks a rule: show the message, do not retry
 * @SG_ERROR_NOT_FOUND: there is no such thing
 * @SG_ERROR_STALE: the subject has moved on: look again, then decide
 * @SG_ERROR_STORAGE: the disk or the database refused: stop and tell the operator
 * @SG_ERROR_NETWORK: the other side is away: try later
 * @SG_ERROR_CANCELLED: the person at the desk stopped it; nothing is left behind
 *
 * Named by what the caller can do next, not by where it went wrong.
 */
typedef enum
{
  SG_ERROR_INVALID,
  SG_ERROR_NOT_FOUND,
  SG_ERROR_STALE,
  SG_ERROR_STORAGE,
  SG_ERROR_NETWORK,
  SG_ERROR_CANCELLED
} SgError;

GQuark sg_error_quark (void);

G_END_DECLS
