/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-roads.h"

G_BEGIN_DECLS

/* How fast who travels: speeds, turn costs, delays and hours of the day, read from profiles.json.
 * Does not change after loading; threads may share it. */
typedef struct _SgProfiles SgProfiles;

/* What turning costs at a junction, ready for a search. */
typedef struct
{
  /* Milliseconds to pass a junction, by the change of heading in 1/256 turn clockwise: first at
   * junctions of two arms, then at those with more. */
  guint32 turn_ms[2][256];
  guint32 delay_ms[4]; /* by SgRoadDelay */
} SgTurnCosts;

/* Hour of the day that means “no hour”: the free speeds. */
#define SG_HOUR_NONE (-1)

SgProfiles *sg_profiles_load (const char *path, GError **error);
SgProfiles *sg_profiles_parse (const char *text, const char *name, GError **error);
SgProfiles *sg_profiles_ref (SgProfiles *self);
void        sg_profiles_unref (SgProfiles *self);

const guint32     *sg_profiles_get_rates (const SgProfiles *self, SgProfile profile, int hour);
const SgTurnCosts *sg_profiles_get_turns (const SgProfiles *self,
                                          SgProfile         profile,
                                          gboolean          drives_right);
gboolean           sg_profiles_obeys_restrictions (const SgProfiles *self, SgProfile profile);
guint32            sg_profiles_get_off_road_rate (const SgProfiles *self, SgProfile profile);
gint64             sg_profiles_to_local (const SgProfiles *self, gint64 at, SgPoint point);
int                sg_profiles_find_hour (const SgProfiles *self, gint64 at, SgPoint point);

/* No segment takes longer than this, and none less than 1 ms. */
#define SG_SEGMENT_MS_MAX (1u << 30)

/**
 * sg_rate_ms:
 * @rate: milliseconds per decimetre in 1/65536
 * @dm: decimetres
 *
 * Returns: milliseconds, at most %SG_SEGMENT_MS_MAX
 */
static inline guint32
sg_rate_ms (guint32 rate, guint32 dm)
{
  guint64 ms = ((guint64) dm * rate + (1u << 15)) >> 16;

  return (guint32) MIN (ms, SG_SEGMENT_MS_MAX);
}

/**
 * sg_rates_segment_ms:
 * @rates: of a profile and an hour, from sg_profiles_get_rates(): milliseconds per decimetre in
 *   1/65536, by class << 5 | code of the signed limit
 * @length_class: of the segment
 * @flags: of either of its arms
 *
 * The one place where a length becomes a time.
 *
 * Returns: milliseconds to travel the whole segment
 */
static inline guint32
sg_rates_segment_ms (const guint32 *rates, guint32 length_class, guint32 flags)
{
  guint32 road_class = length_class & ((1u << SG_SEGMENT_CLASS_BITS) - 1);
  guint32 signed_limit = (flags >> SG_ARM_SPEED_SHIFT) & SG_ARM_SPEED_MASK;
  guint32 rate = rates[road_class << 5 | signed_limit];

  return MAX (sg_rate_ms (rate, length_class >> SG_SEGMENT_CLASS_BITS), 1);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgProfiles, sg_profiles_unref)

G_END_DECLS
