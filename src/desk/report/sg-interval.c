/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk/report/sg-interval.h"

#include <math.h>

/* Nothing that is measured here takes a day. A crew that is out for longer than this would have to
 * be looked at by somebody anyway. */
#define PLAUSIBLE_S (24.0 * 3600)

SgInterval *
sg_interval_new (void)
{
  SgInterval *self = g_new0 (SgInterval, 1);

  self->seconds = g_array_new (FALSE, FALSE, sizeof (double));
  self->whose = g_array_new (FALSE, FALSE, sizeof (guint));
  self->within = g_array_new (FALSE, FALSE, sizeof (guint));
  self->reversed = g_array_new (FALSE, FALSE, sizeof (guint));
  self->implausible = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < SG_N_KNOWN; i++)
    self->known[i] = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
sg_interval_free (SgInterval *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->seconds);
  g_array_unref (self->whose);
  g_array_unref (self->within);
  g_array_unref (self->reversed);
  g_array_unref (self->implausible);
  for (guint i = 0; i < SG_N_KNOWN; i++)
    g_array_unref (self->known[i]);
  g_free (self);
}

static SgKnown
known_of (char clock)
{
  if (clock == 'a')
    return SG_KNOWN_MEASURED;

  return clock == 'c' ? SG_KNOWN_CORRECTED : SG_KNOWN_TYPED;
}

/**
 * sg_interval_add:
 * @target_s: that it should not be longer than; not a number when there is none
 * @whose: comes back in the lists
 *
 * Counts one; what lacks an end is not counted, and what cannot be is only counted as such.
 */
void
sg_interval_add (SgInterval          *self,
                 const SgIntervalEnd *from,
                 const SgIntervalEnd *to,
                 double               target_s,
                 guint                whose)
{
  SgKnown known = MAX (known_of (from->clock), known_of (to->clock));
  double  seconds = (double) (to->at - from->at) / G_USEC_PER_SEC;

  if (from->at == 0 || to->at == 0)
    return;

  if (seconds < 0 || seconds > PLAUSIBLE_S)
    {
      g_array_append_val (seconds < 0 ? self->reversed : self->implausible, whose);
      return;
    }

  self->sorted = FALSE;
  g_array_append_val (self->seconds, seconds);
  g_array_append_val (self->whose, whose);
  g_array_append_val (self->known[known], whose);
  if (isnan (target_s))
    return;

  self->has_target = TRUE;
  if (seconds <= target_s)
    g_array_append_val (self->within, whose);
}

guint
sg_interval_count (const SgInterval *self)
{
  return self->seconds->len;
}

static int
compare_seconds (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/**
 * sg_interval_percentile:
 * @percent: above 0, at most 100
 *
 * Returns: seconds, by nearest rank; not a number when there are none
 */
double
sg_interval_percentile (SgInterval *self, double percent)
{
  guint n = self->seconds->len;
  guint rank;

  if (n == 0)
    return NAN;

  /* Only the seconds are sorted: no figure needs to know which of them is whose. */
  if (!self->sorted)
    g_array_sort (self->seconds, compare_seconds);
  self->sorted = TRUE;
  rank = (guint) ceil (percent / 100 * n - 1e-9);

  return g_array_index (self->seconds, double, CLAMP (rank, 1, n) - 1);
}

static double
share (guint part, guint whole)
{
  return whole > 0 ? (double) part / whole : NAN;
}

/**
 * sg_interval_within:
 *
 * Returns: the share within the target, 0…1; not a number when there was none
 */
double
sg_interval_within (const SgInterval *self)
{
  return self->has_target ? share (self->within->len, self->seconds->len) : NAN;
}

double
sg_interval_known (const SgInterval *self, SgKnown known)
{
  return share (self->known[known]->len, self->seconds->len);
}
