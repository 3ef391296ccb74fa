/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How an interval is known: as well as the less known of its two ends. In this order of trust. */
typedef enum
{
  SG_KNOWN_MEASURED,  /* the program saw both ends */
  SG_KNOWN_CORRECTED, /* somebody corrected an end, with a reason */
  SG_KNOWN_TYPED,     /* somebody told or guessed an end */
  SG_N_KNOWN
} SgKnown;

/**
 * SgIntervalEnd:
 * @at: microseconds UTC; 0 when it did not happen
 * @clock: a letter as in #SgIncident and #SgTask
 */
typedef struct
{
  gint64 at;
  char   clock;
} SgIntervalEnd;

/**
 * SgInterval:
 * @seconds: (element-type double): how long each took
 * @whose: (element-type guint): of what the caller counts
 * @within: (element-type guint): whose were not longer than the target
 * @known: (element-type guint): whose, by SgKnown
 * @reversed: (element-type guint): whose ends are the wrong way round: somebody has to look, and
 *   until then they are in no figure
 * @implausible: (element-type guint): whose ends are more than a day apart, which is a slip of the
 *   pen into another day or year: likewise
 * @has_target: whether any of them had one
 *
 * Durations of one kind, and whose they are. Figures are by nearest rank: the Pth percentile of n
 * values is the ⌈P/100·n⌉th smallest, always one that really happened. The median is the 50th.
 */
typedef struct
{
  GArray  *seconds;
  GArray  *whose;
  GArray  *within;
  GArray  *known[SG_N_KNOWN];
  GArray  *reversed;
  GArray  *implausible;
  gboolean has_target;
  gboolean sorted;
} SgInterval;

SgInterval *sg_interval_new (void);
void        sg_interval_free (SgInterval *self);

void   sg_interval_add (SgInterval          *self,
                        const SgIntervalEnd *from,
                        const SgIntervalEnd *to,
                        double               target_s,
                        guint                whose);
guint  sg_interval_count (const SgInterval *self);
double sg_interval_percentile (SgInterval *self, double percent);
double sg_interval_within (const SgInterval *self);
double sg_interval_known (const SgInterval *self, SgKnown known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgInterval, sg_interval_free)

G_END_DECLS
