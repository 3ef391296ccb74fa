/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of forbidden turns: restrictions and barriers alike. */

#include "region/roads/sg-road-restrictions.h"

static guint
arriving (const SgRoadArm *arm)
{
  return arm->flags & SG_PROFILES_ALL;
}

static guint
leaving (const SgRoadArm *arm)
{
  return (arm->flags >> 4) & SG_PROFILES_ALL;
}

/* Turns that nobody could take anyway are not written down. */
static void
add_turn (SgRoadNet *net, guint32 from_arm, guint32 to_arm, guint profiles)
{
  SgRoadTurn turn = { from_arm,
                      to_arm,
                      profiles & arriving (&net->arms[from_arm]) & leaving (&net->arms[to_arm]) };

  if (turn.profiles != 0)
    g_array_append_val (net->turns, turn);
}

static guint32
find_arm (const SgRoadNet *net, guint32 end)
{
  guint32 junction = sg_road_net_junction (net, end);
  guint32 arm = net->first_arm[junction];

  while (net->arms[arm].end != end)
    arm++;

  return arm;
}

/* The end of an original that an end is, or is a twin's copy of. */
static guint32
original_end (const SgRoadNet *net, guint32 end)
{
  for (guint i = 0; end >> 1 >= net->n_plain && i < net->twins->len; i++)
    {
      const SgRoadTwin *twin = &g_array_index (net->twins, SgRoadTwin, i);

      if (twin->twin == end >> 1)
        return twin->original << 1 | (end & 1);
    }

  return end;
}

/* Nobody who is stopped at a junction gets from one of its segments onto another; turning round is
 * what is left to them, from a twin onto its original. */
static void
add_barrier (SgRoadNet *net, guint32 junction)
{
  guint32 first = net->first_arm[junction];
  guint32 end = net->first_arm[junction + 1];

  if (end - first > SG_ROAD_ARMS_MAX)
    return;

  for (guint32 from = first; from < end; from++)
    for (guint32 to = first; to < end; to++)
      if (original_end (net, net->arms[from].end) != original_end (net, net->arms[to].end))
        add_turn (net, from, to, net->blocked[junction]);
}

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  const SgRoadTurn *x = a;
  const SgRoadTurn *y = b;

  if (x->from_arm != y->from_arm)
    return x->from_arm < y->from_arm ? -1 : 1;

  return x->to_arm < y->to_arm ? -1 : x->to_arm > y->to_arm;
}

static void
merge_turns (GArray *turns)
{
  guint n = 0;

  g_array_sort (turns, compare_turns);
  for (guint i = 0; i < turns->len; i++)
    {
      const SgRoadTurn *turn = &g_array_index (turns, SgRoadTurn, i);
      SgRoadTurn       *last = n > 0 ? &g_array_index (turns, SgRoadTurn, n - 1) : NULL;

      if (last != NULL && compare_turns (last, turn) == 0)
        last->profiles |= turn->profiles;
      else
        g_array_index (turns, SgRoadTurn, n++) = *turn;
    }

  g_array_set_size (turns, n);
}

/**
 * sg_road_turns_build:
 * @net: with its final arms
 * @forbidden: (element-type SgRoadForbidden): what restrictions forbid
 */
void
sg_road_turns_build (SgRoadNet *net, const GArray *forbidden)
{
  for (guint i = 0; i < forbidden->len; i++)
    {
      const SgRoadForbidden *one = &g_array_index (forbidden, SgRoadForbidden, i);

      add_turn (net, find_arm (net, one->from_end), find_arm (net, one->to_end), one->profiles);
    }

  for (guint32 i = 0; i < net->n_junctions; i++)
    if (net->blocked[i] != 0)
      add_barrier (net, i);

  merge_turns (net->turns);
  for (guint i = 0; i < net->turns->len; i++)
    {
      const SgRoadTurn *turn = &g_array_index (net->turns, SgRoadTurn, i);

      net->arms[turn->from_arm].flags |= SG_ARM_RESTRICTED;
      net->arms[turn->to_arm].flags |= SG_ARM_RESTRICTED;
    }
}
