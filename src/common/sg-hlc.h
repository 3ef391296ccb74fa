/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A hybrid clock: milliseconds UTC ≪ 16 | a counter. It follows the device's clock while that runs
 * forward, and goes on counting while it does not: what a desk records later always has the higher
 * reading, even when somebody sets the clock back by a day. */
typedef gint64 SgHlc;

#define SG_HLC_COUNTER_BITS 16

static inline gint64
sg_hlc_get_ms (SgHlc hlc)
{
  return hlc >> SG_HLC_COUNTER_BITS;
}

/**
 * sg_hlc_next:
 * @last: the highest reading known
 * @now_us: the device's clock, microseconds UTC
 *
 * Returns: a reading higher than @last
 */
static inline SgHlc
sg_hlc_next (SgHlc last, gint64 now_us)
{
  SgHlc now = (now_us / 1000) << SG_HLC_COUNTER_BITS;

  return now > last ? now : last + 1;
}

G_END_DECLS
