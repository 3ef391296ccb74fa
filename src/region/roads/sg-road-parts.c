/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which segments lie in a large strongly connected part, for each profile. Somebody snapped onto a
 * piece that cannot be left, a mall's ramp or a walk drawn apart, would get no way to anywhere.
 *
 * Parts are those of junctions (Pearce 2016, “A space-efficient algorithm for finding strongly
 * connected components”, without recursion: a country is deeper than any stack). A junction that
 * stops a profile is a part of its own, as nobody passes it. Turn restrictions are left aside: they
 * make ways longer, rarely impossible. */

#include "region/roads/sg-road-parts.h"

/* 10 km of road; or, in a small region, a fifth of its largest part. */
#define LARGE_DM    100000u
#define LARGE_SHARE 5

typedef struct
{
  const SgRoadNet *net;
  SgProfile        profile;

  /* By junction: 0 not seen, then the lowest number it reaches, at last its part. Parts are
   * numbered from the highest number down, so that they are above the numbers of junctions on the
   * way. */
  guint32 *lowest;
  guint32 *next_arm;
  guint8  *is_root;
  guint32 *stack; /* the way here from its bottom, junctions without a part yet from its top */
  guint32  n_way;
  guint32  n_open;
  guint32  number;
  guint32  part;
} Search;

static gboolean
is_stopped (const Search *self, guint32 junction)
{
  return (self->net->blocked[junction] & SG_PROFILE_BIT (self->profile)) != 0;
}

static void
enter (Search *self, guint32 junction)
{
  self->stack[self->n_way++] = junction;
  self->next_arm[junction] = self->net->first_arm[junction];
  self->is_root[junction] = TRUE;
  self->lowest[junction] = self->number++;
}

/* The junction at the other end of an arm, or the same one when the profile cannot leave by it. */
static guint32
follow (const Search *self, const SgRoadArm *arm, guint32 junction)
{
  if ((arm->flags & SG_ARM_LEAVE (self->profile)) == 0)
    return junction;

  return sg_road_net_junction (self->net, arm->end ^ 1);
}

/* Goes on from the last junction of the way; FALSE when all its arms are done. */
static gboolean
advance (Search *self)
{
  guint32 junction = self->stack[self->n_way - 1];
  guint32 end = self->net->first_arm[junction + 1];

  while (self->next_arm[junction] < end && !is_stopped (self, junction))
    {
      guint32 other = follow (self, &self->net->arms[self->next_arm[junction]], junction);

      if (self->lowest[other] == 0)
        {
          enter (self, other);
          return TRUE;
        }

      if (self->lowest[other] < self->lowest[junction])
        {
          self->lowest[junction] = self->lowest[other];
          self->is_root[junction] = FALSE;
        }
      self->next_arm[junction]++;
    }

  return FALSE;
}

static void
leave (Search *self)
{
  guint32  junction = self->stack[--self->n_way];
  guint32 *top = self->stack + self->net->n_junctions;

  if (!self->is_root[junction])
    {
      self->n_open++;
      *(top - self->n_open) = junction;
      return;
    }

  self->number--;
  while (self->n_open > 0 && self->lowest[junction] <= self->lowest[*(top - self->n_open)])
    {
      self->lowest[*(top - self->n_open)] = self->part;
      self->n_open--;
      self->number--;
    }
  self->lowest[junction] = self->part--;
}

static void
find_parts (Search *self)
{
  guint32 n = self->net->n_junctions;

  self->number = 1;
  self->part = n;

  for (guint32 i = 0; i < n; i++)
    {
      if (self->lowest[i] != 0)
        continue;

      enter (self, i);
      while (self->n_way > 0)
        if (!advance (self))
          leave (self);
    }
}

/* The part a segment lies in, or 0. */
static guint32
part_of (const Search *self, guint32 segment)
{
  const SgRoadSegment *ends = sg_road_net_segment (self->net, segment);
  guint                travel = sg_road_net_travel (self->net, segment);
  guint                bit = SG_PROFILE_BIT (self->profile);
  guint32              part = self->lowest[ends->from];
  gboolean both_ways = (SG_TRAVEL_FORWARD (travel) & SG_TRAVEL_BACKWARD (travel) & bit) != 0;

  if (((SG_TRAVEL_FORWARD (travel) | SG_TRAVEL_BACKWARD (travel)) & bit) == 0)
    return 0;
  if (part == self->lowest[ends->to])
    return part;
  if (both_ways && is_stopped (self, ends->to))
    return part;
  if (both_ways && is_stopped (self, ends->from))
    return self->lowest[ends->to];

  return 0;
}

/* Marks with this profile's bit of @large the segments in large parts. */
static void
mark_large (const Search *self, guint8 *large)
{
  g_autofree guint64 *lengths = g_new0 (guint64, (gsize) self->net->n_junctions + 1);
  guint64             longest = 0;

  for (guint32 i = 0; i < self->net->n_plain; i++)
    lengths[part_of (self, i)] += sg_segment_length_dm (sg_road_net_segment (self->net, i));
  lengths[0] = 0;
  for (guint32 i = 0; i <= self->net->n_junctions; i++)
    longest = MAX (longest, lengths[i]);

  for (guint32 i = 0; i < self->net->n_plain; i++)
    {
      guint64 length = lengths[part_of (self, i)];

      if (length > 0 && (length >= LARGE_DM || length * LARGE_SHARE >= longest))
        large[i] |= (guint8) SG_PROFILE_BIT (self->profile);
    }
}

static void
search (const SgRoadNet *net, SgProfile profile, guint8 *large)
{
  gsize               n = (gsize) net->n_junctions + 1;
  g_autofree guint32 *lowest = g_new0 (guint32, n);
  g_autofree guint32 *next_arm = g_new (guint32, n);
  g_autofree guint8  *is_root = g_new0 (guint8, n);
  g_autofree guint32 *stack = g_new (guint32, n);
  Search              self = { .net = net,
                               .profile = profile,
                               .lowest = lowest,
                               .next_arm = next_arm,
                               .is_root = is_root,
                               .stack = stack };

  find_parts (&self);
  g_clear_pointer (&next_arm, g_free);
  g_clear_pointer (&stack, g_free);
  mark_large (&self, large);
}

/* The searches share nothing but what they read, so that two threads take half of them each. */
typedef struct
{
  const SgRoadNet *net;
  SgProfile        first;
  SgProfile        last;
  guint8          *large;
} Share;

static gpointer
search_share (gpointer data)
{
  const Share *share = data;

  for (guint p = share->first; p <= share->last; p++)
    search (share->net, (SgProfile) p, share->large);

  return NULL;
}

static void
search_all (const SgRoadNet *net, guint8 *large)
{
  g_autofree guint8 *others = g_new0 (guint8, (gsize) net->n_plain + 1);
  Share              cars = { net, SG_PROFILE_SIREN, SG_PROFILE_AMBULANCE, large };
  Share              small = { net, SG_PROFILE_MOTORCYCLE, SG_PROFILE_FOOT, others };
  GThread           *thread = g_thread_try_new ("roads-parts", search_share, &small, NULL);

  search_share (&cars);
  if (thread != NULL)
    g_thread_join (thread);
  else
    search_share (&small);

  for (guint32 i = 0; i < net->n_plain; i++)
    large[i] |= others[i];
}

static guint32
write_marks (SgRoadNet *net, const guint8 *large)
{
  guint32 n_small = 0;

  for (guint32 i = 0; i < net->n_plain; i++)
    {
      guint travel = sg_road_net_travel (net, i);

      sg_road_net_segment (net, i)->name |= (guint32) large[i] << 28;
      if (large[i] == 0 && (SG_TRAVEL_FORWARD (travel) | SG_TRAVEL_BACKWARD (travel)) != 0)
        n_small++;
    }

  return n_small;
}

/**
 * sg_road_parts_mark:
 * @n_small: (out): segments somebody may travel but nobody can be snapped to
 */
gboolean
sg_road_parts_mark (SgRoadNet *net, guint32 *n_small, GError **error)
{
  g_autofree guint8 *large = g_new0 (guint8, (gsize) net->n_plain + 1);

  if (!sg_road_net_step (net, SG_ROAD_STAGE_PARTS, 0, 1, error))
    return FALSE;

  search_all (net, large);
  *n_small = write_marks (net, large);
  return TRUE;
}
