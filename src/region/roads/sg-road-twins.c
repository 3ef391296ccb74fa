/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Restrictions that look back further than one segment. A search knows only the arm it stands on,
 * so what it has to remember is put into the graph: who enters a via segment from where a
 * restriction begins gets onto a one-way twin of it, and the twin's exit is the one that is
 * forbidden.
 *
 * Restrictions may share their beginning or overlap, one's via being the other's from. So their
 * paths are the words of an automaton that finds all of them in a course of travel at once (Aho and
 * Corasick 1975): a state is the beginning of a path, each but the first of a path has a twin, and
 * where a path ends the next longest beginning that fits takes over. */

#include "region/roads/sg-road-restrictions.h"

#include <string.h>

#include "region/roads/sg-road-shape.h"

/* The planet has about as many restrictions via ways; each twin copies a shape. */
#define STATES_MAX 65536

#define NO_STATE G_MAXUINT32

typedef struct
{
  guint32 end;
  guint32 profiles;
} Exit;

typedef struct
{
  guint32      parent;
  SgRoadCourse course;
  guint32      suffix; /* the longest other state that this one ends with */
  guint32      depth;  /* courses; 1 is travelling on the original itself */
  guint32      profiles;
  guint32      twin;  /* segment, from depth 2 on */
  GArray      *exits; /* (nullable): Exit that must not be taken */
} State;

typedef struct
{
  SgRoadNet  *net;
  GArray     *states;
  GHashTable *children; /* parent and course → 1 + state */
  GHashTable *copies;   /* course → GArray of states with a twin of it */
  GArray     *forbidden;
} Machine;

static State *
state_at (const Machine *machine, guint32 state)
{
  return &g_array_index (machine->states, State, state);
}

static void
clear_state (State *state)
{
  g_clear_pointer (&state->exits, g_array_unref);
}

static guint32
find_child (const Machine *machine, guint32 parent, SgRoadCourse course)
{
  gint64   key = (gint64) ((guint64) parent << 32 | course);
  gpointer found = g_hash_table_lookup (machine->children, &key);

  return found != NULL ? GPOINTER_TO_UINT (found) - 1 : NO_STATE;
}

static guint32
add_child (Machine *machine, guint32 parent, SgRoadCourse course)
{
  gint64 key = (gint64) ((guint64) parent << 32 | course);
  State  state = { .parent = parent,
                   .course = course,
                   .suffix = NO_STATE,
                   .depth = parent == NO_STATE ? 1 : state_at (machine, parent)->depth + 1 };

  g_array_append_val (machine->states, state);
  g_hash_table_insert (machine->children,
                       g_memdup2 (&key, sizeof key),
                       GUINT_TO_POINTER (machine->states->len));

  return machine->states->len - 1;
}

static void
add_rule (Machine *machine, const SgRoadRule *rule)
{
  guint32 state = NO_STATE;

  for (guint i = 0; i < rule->path->len; i++)
    {
      SgRoadCourse course = g_array_index (rule->path, SgRoadCourse, i);
      guint32      child = find_child (machine, state, course);

      state = child != NO_STATE ? child : add_child (machine, state, course);
      state_at (machine, state)->profiles |= rule->profiles;
    }

  if (state_at (machine, state)->exits == NULL)
    state_at (machine, state)->exits = g_array_new (FALSE, FALSE, sizeof (Exit));

  for (guint i = 0; i < rule->ends->len; i++)
    {
      Exit exit = { g_array_index (rule->ends, guint32, i), rule->profiles };

      g_array_append_val (state_at (machine, state)->exits, exit);
    }
}

static guint32
find_suffix (const Machine *machine, guint32 state)
{
  SgRoadCourse course = state_at (machine, state)->course;
  guint32      parent = state_at (machine, state_at (machine, state)->parent)->suffix;

  while (TRUE)
    {
      guint32 found = find_child (machine, parent, course);

      if (found != NO_STATE || parent == NO_STATE)
        return found;
      parent = state_at (machine, parent)->suffix;
    }
}

/* A suffix is shorter than its state, so that the short ones come first. */
static void
link_suffixes (Machine *machine)
{
  guint32 deepest = 0;

  for (guint32 i = 0; i < machine->states->len; i++)
    deepest = MAX (deepest, state_at (machine, i)->depth);

  for (guint32 depth = 2; depth <= deepest; depth++)
    for (guint32 i = 0; i < machine->states->len; i++)
      if (state_at (machine, i)->depth == depth)
        state_at (machine, i)->suffix = find_suffix (machine, i);
}

/* Copies a shape, marked as a twin's. */
static guint32
copy_shape (SgRoadNet *net, guint32 shape)
{
  guint8        bytes[SG_SHAPE_BYTES_MAX];
  const guint8 *begin = net->shapes->data + shape;
  guint32       number;
  const guint8 *at = sg_shape_get (begin, &number);
  SgPoint       point = { 0, 0 };
  guint32       place = net->shapes->len;

  for (guint32 i = number >> SG_SHAPE_FLAG_BITS; i > 0; i--)
    at = sg_shape_next (at, &point);

  memcpy (bytes, begin, (gsize) (at - begin));
  bytes[0] |= SG_SHAPE_TWIN;
  g_byte_array_append (net->shapes, bytes, (guint) (at - begin));

  return place;
}

static void
add_twin (Machine *machine, guint32 index)
{
  SgRoadNet    *net = machine->net;
  State        *state = state_at (machine, index);
  guint32       original = state->course >> 1;
  SgRoadSegment segment = *sg_road_net_segment (net, original);
  guint         travel = sg_road_net_travel (net, original);
  guint         speed = travel >> SG_TRAVEL_SPEED_SHIFT << SG_TRAVEL_SPEED_SHIFT;
  guint8        bearings[2];
  SgRoadTwin    twin = { original, net->segments->len };
  guint16       one_way;

  memcpy (bearings, net->bearings->data + (gsize) original * 2, 2);
  segment.shape = copy_shape (net, segment.shape);
  one_way =
    (guint16) (speed | (state->course & 1 ? (SG_TRAVEL_BACKWARD (travel) & state->profiles) << 4
                                          : SG_TRAVEL_FORWARD (travel) & state->profiles));

  state->twin = net->segments->len;
  g_array_append_val (net->segments, segment);
  g_array_append_val (net->travel, one_way);
  g_array_append_val (net->bearings, bearings);
  g_array_append_val (net->twins, twin);
}

static void
add_twins (Machine *machine)
{
  for (guint32 i = 0; i < machine->states->len; i++)
    {
      gpointer course = GUINT_TO_POINTER (state_at (machine, i)->course);
      GArray  *copies;

      if (state_at (machine, i)->depth < 2)
        continue;

      add_twin (machine, i);
      copies = g_hash_table_lookup (machine->copies, course);
      if (copies == NULL)
        {
          copies = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (machine->copies, course, copies);
        }
      g_array_append_val (copies, i);
    }
}

static void
forbid (Machine *machine, guint32 from_end, guint32 to_end, guint32 profiles)
{
  SgRoadForbidden forbidden = { from_end, to_end, profiles };

  if (profiles != 0)
    g_array_append_val (machine->forbidden, forbidden);
}

/* The segment travelled in a state, as a course: the original's or the twin's. */
static SgRoadCourse
course_of (const State *state)
{
  return state->depth < 2 ? state->course : state->twin << 1 | (state->course & 1);
}

static guint
n_copies (const Machine *machine, SgRoadCourse course, const guint32 **states)
{
  const GArray *copies = g_hash_table_lookup (machine->copies, GUINT_TO_POINTER (course));

  *states = copies != NULL ? (const guint32 *) (const void *) copies->data : NULL;
  return copies != NULL ? copies->len : 0;
}

/* Where a profile in a state gets when it goes on along a course: a twin, or NO_STATE for the
 * original. */
static guint32
go_on (const Machine *machine, guint32 state, SgRoadCourse course, guint profile)
{
  for (; state != NO_STATE; state = state_at (machine, state)->suffix)
    {
      guint32 child = find_child (machine, state, course);

      if (child != NO_STATE && (state_at (machine, child)->profiles & profile) != 0)
        return child;
    }

  return NO_STATE;
}

/* Lets who travels on @from get onto no other copy of @course than the right one. */
static void
connect (Machine *machine, SgRoadCourse from, guint32 state, SgRoadCourse course)
{
  guint          mine = SG_PROFILES_WHEELS;
  const guint32 *copies;
  guint          n = n_copies (machine, course, &copies);

  if (state != NO_STATE && state_at (machine, state)->depth >= 2)
    mine = state_at (machine, state)->profiles;

  for (guint p = 0; p < SG_N_PROFILES; p++)
    {
      guint   profile = SG_PROFILE_BIT (p) & mine;
      guint32 right = go_on (machine, state, course, profile);

      for (guint i = 0; i < n; i++)
        if (copies[i] != right)
          forbid (machine,
                  sg_road_course_arrives (from),
                  sg_road_course_leaves (course_of (state_at (machine, copies[i]))),
                  profile & state_at (machine, copies[i])->profiles);
      if (right != NO_STATE)
        forbid (machine, sg_road_course_arrives (from), sg_road_course_leaves (course), profile);
    }
}

/* Every way onto the twins of a course. */
static void
connect_all (Machine *machine, SgRoadCourse course)
{
  const SgRoadNet *net = machine->net;
  guint32          junction = sg_road_net_junction (net, sg_road_course_leaves (course));

  for (guint32 i = net->first_arm[junction]; i < net->first_arm[junction + 1]; i++)
    {
      SgRoadCourse   from = net->arms[i].end ^ 1;
      const guint32 *copies;
      guint          n = n_copies (machine, from, &copies);

      connect (machine, from, find_child (machine, NO_STATE, from), course);
      for (guint k = 0; k < n; k++)
        connect (machine, course_of (state_at (machine, copies[k])), copies[k], course);
    }
}

/* Closes an exit of a state, onto the original and every twin of it. */
static void
close_exit (Machine *machine, const State *state, const Exit *exit)
{
  guint32        profiles = exit->profiles & (state->depth < 2 ? exit->profiles : state->profiles);
  guint32        from_end = sg_road_course_arrives (course_of (state));
  const guint32 *copies;
  guint          n = n_copies (machine, exit->end, &copies);

  forbid (machine, from_end, exit->end, profiles);
  for (guint i = 0; i < n; i++)
    {
      const State *copy = state_at (machine, copies[i]);

      forbid (machine,
              from_end,
              sg_road_course_leaves (course_of (copy)),
              profiles & copy->profiles);
    }
}

static void
close_exits (Machine *machine, guint32 index)
{
  const State *state = state_at (machine, index);

  for (guint32 i = index; i != NO_STATE; i = state_at (machine, i)->suffix)
    {
      const GArray *exits = state_at (machine, i)->exits;

      for (guint k = 0; exits != NULL && k < exits->len; k++)
        close_exit (machine, state, &g_array_index (exits, Exit, k));
    }
}

static int
compare_twins (gconstpointer a, gconstpointer b)
{
  const SgRoadTwin *x = a;
  const SgRoadTwin *y = b;

  if (x->original != y->original)
    return x->original < y->original ? -1 : 1;

  return x->twin < y->twin ? -1 : x->twin > y->twin;
}

static guint32
build (Machine *machine, const GPtrArray *rules)
{
  guint32 too_many = 0;

  for (guint i = 0; i < rules->len; i++)
    {
      const SgRoadRule *rule = g_ptr_array_index (rules, i);

      if (rule->path->len == 1 || machine->states->len + rule->path->len <= STATES_MAX)
        add_rule (machine, rule);
      else
        too_many++;
    }

  link_suffixes (machine);
  add_twins (machine);
  g_array_sort (machine->net->twins, compare_twins);

  return too_many;
}

/**
 * sg_road_twins_build:
 * @net: with its arms; gets the twins' segments, and its arms have to be joined anew
 * @rules: (element-type SgRoadRule): what is restricted
 * @forbidden: (element-type SgRoadForbidden): gets what they forbid
 *
 * Returns: how many rules via ways were too many
 */
guint32
sg_road_twins_build (SgRoadNet *net, const GPtrArray *rules, GArray *forbidden)
{
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (State));
  g_autoptr (GHashTable)
    children = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable)
    copies = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  Machine        machine = { net, states, children, copies, forbidden };
  GHashTableIter iter;
  gpointer       course;
  guint32        too_many;

  g_array_set_clear_func (states, (GDestroyNotify) clear_state);
  too_many = build (&machine, rules);

  g_hash_table_iter_init (&iter, copies);
  while (g_hash_table_iter_next (&iter, &course, NULL))
    connect_all (&machine, GPOINTER_TO_UINT (course));
  for (guint32 i = 0; i < states->len; i++)
    close_exits (&machine, i);

  return too_many;
}
