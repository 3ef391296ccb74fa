/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads turn restrictions. A relation names ways; here it becomes courses along segments, and what
 * it allows only is turned into what it forbids. A relation that is incomplete, or whose ways could
 * be meant in more than one way, is ignored and counted: guessing would close a legal road. */

#include "region/roads/sg-road-restrictions.h"

#include <string.h>

#define WAYS_MAX    8  /* of one role in a relation */
#define VIA_MAX     32 /* segments of all its via ways */
#define COURSES_MAX 16 /* of one way that could be meant */

/* OpenStreetMap allows a way 2,000 nodes; longer ones are not looked through for every relation. */
#define WAY_SEGMENTS_MAX 2000

/* How often to look whether to stop. */
#define LOOK_EVERY 256

#define NO_COURSE   G_MAXUINT32
#define NO_JUNCTION G_MAXUINT32

typedef enum
{
  FORBIDS,
  FORBIDS_U_TURN,
  ALLOWS_ONLY
} Kind;

static const struct
{
  const char *text;
  Kind        kind;
} kinds[] = {
  { "no_left_turn", FORBIDS },
  { "no_right_turn", FORBIDS },
  { "no_straight_on", FORBIDS },
  { "no_u_turn", FORBIDS_U_TURN },
  { "no_entry", FORBIDS },
  { "no_exit", FORBIDS },
  { "only_left_turn", ALLOWS_ONLY },
  { "only_right_turn", ALLOWS_ONLY },
  { "only_straight_on", ALLOWS_ONLY },
  { "only_u_turn", ALLOWS_ONLY },
};

typedef struct
{
  guint32 ways[WAYS_MAX];
  guint   n;
} Ways;

/* A relation, its members sorted by role. */
typedef struct
{
  Kind    kind;
  guint   profiles;
  Ways    from;
  Ways    to;
  Ways    via;
  guint32 junction; /* of a via node, or NO_JUNCTION */
} Restriction;

typedef struct
{
  const SgRoadNet *net;
  GHashTable      *segments; /* by way: GArray of guint32 */
  GPtrArray       *rules;
} Reader;

void
sg_road_rule_free (SgRoadRule *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->path);
  g_array_unref (self->ends);
  g_free (self);
}

/* Takes both arrays. */
static void
add_rule (Reader *reader, GArray *path, GArray *ends, guint profiles)
{
  SgRoadRule *rule = g_new (SgRoadRule, 1);

  *rule = (SgRoadRule){ path, ends, profiles };
  g_ptr_array_add (reader->rules, rule);
}

static GArray *
new_numbers (const guint32 *numbers, guint n)
{
  return g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (guint32)), numbers, n);
}

static gboolean
read_kind (const SgOsmStore *store, const SgOsmRelation *relation, Restriction *restriction)
{
  const char *text = sg_osm_get (store, relation, SG_OSM_KEY_RESTRICTION);

  if (text == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (text, kinds[i].text) == 0)
      {
        restriction->kind = kinds[i].kind;
        restriction->profiles =
          SG_PROFILES_WHEELS &
          ~sg_road_exceptions_parse (sg_osm_get (store, relation, SG_OSM_KEY_EXCEPT));
        return restriction->profiles != 0;
      }

  return FALSE;
}

static gboolean
add_way (Ways *ways, guint32 way)
{
  if (ways->n == WAYS_MAX)
    return FALSE;

  ways->ways[ways->n++] = way;
  return TRUE;
}

static gboolean
read_member (const Reader *reader, const SgOsmMember *member, Restriction *restriction)
{
  const char *role = reader->net->store->strings + member->role;
  gboolean    is_way = member->type == SG_OSM_WAY;

  if (strcmp (role, "from") != 0 && strcmp (role, "to") != 0 && strcmp (role, "via") != 0)
    return TRUE;
  if (member->index == SG_OSM_MISSING)
    return FALSE;
  if (is_way && role[0] == 'f')
    return add_way (&restriction->from, member->index);
  if (is_way && role[0] == 't')
    return add_way (&restriction->to, member->index);
  if (is_way)
    return add_way (&restriction->via, member->index);
  if (member->type != SG_OSM_NODE || role[0] != 'v' || restriction->junction != NO_JUNCTION)
    return FALSE;

  restriction->junction = reader->net->junction_of[member->index];
  return restriction->junction != SG_OSM_MISSING;
}

static gboolean
read_restriction (const Reader *reader, const SgOsmRelation *relation, Restriction *restriction)
{
  const SgOsmStore *store = reader->net->store;

  memset (restriction, 0, sizeof *restriction);
  restriction->junction = NO_JUNCTION;

  if (!read_kind (store, relation, restriction))
    return FALSE;

  for (guint32 i = 0; i < relation->n_members; i++)
    if (!read_member (reader, &store->members[relation->first_member + i], restriction))
      return FALSE;

  return restriction->from.n > 0 && restriction->to.n > 0 &&
         (restriction->via.n > 0) != (restriction->junction != NO_JUNCTION);
}

static guint32
begin_of (const SgRoadNet *net, SgRoadCourse course)
{
  return sg_road_net_junction (net, sg_road_course_leaves (course));
}

static guint32
end_of (const SgRoadNet *net, SgRoadCourse course)
{
  return sg_road_net_junction (net, sg_road_course_arrives (course));
}

static gboolean
may_travel (const SgRoadNet *net, SgRoadCourse course, guint profiles)
{
  guint travel = sg_road_net_travel (net, course >> 1);

  return ((course & 1 ? SG_TRAVEL_BACKWARD (travel) : SG_TRAVEL_FORWARD (travel)) & profiles) != 0;
}

/* The segments of a way, or NULL when there are none that can be meant. */
static const GArray *
segments_of (const Reader *reader, guint32 way)
{
  const GArray *segments = g_hash_table_lookup (reader->segments, GUINT_TO_POINTER (way));

  return segments != NULL && segments->len > 0 && segments->len <= WAY_SEGMENTS_MAX ? segments
                                                                                    : NULL;
}

/* The courses along a way that end (or begin) at a junction. */
static guint
find_courses (const Reader *reader,
              guint32       way,
              guint32       junction,
              gboolean      ending,
              guint         profiles,
              SgRoadCourse *courses)
{
  const GArray *segments = segments_of (reader, way);
  guint         n = 0;

  for (guint i = 0; segments != NULL && i < segments->len * 2; i++)
    {
      SgRoadCourse course = g_array_index (segments, guint32, i / 2) << 1 | (i & 1);
      guint32      there = ending ? end_of (reader->net, course) : begin_of (reader->net, course);

      if (there == junction && n < COURSES_MAX && may_travel (reader->net, course, profiles))
        courses[n++] = course;
    }

  return n;
}

static guint
count_arms (const SgRoadNet *net, guint32 junction)
{
  return net->first_arm[junction + 1] - net->first_arm[junction];
}

/* Where the restriction's to ways are left to; FALSE when that is not clear. */
static gboolean
find_exits (const Reader *reader, const Restriction *restriction, guint32 junction, GArray *exits)
{
  for (guint i = 0; i < restriction->to.n; i++)
    {
      SgRoadCourse found[COURSES_MAX];
      guint        n = find_courses (reader,
                              restriction->to.ways[i],
                              junction,
                              FALSE,
                              restriction->profiles,
                              found);

      if (n > 1)
        return FALSE;
      g_array_append_vals (exits, found, n);
    }

  return TRUE;
}

static gboolean
contains (const GArray *numbers, guint32 number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, guint32, i) == number)
      return TRUE;

  return FALSE;
}

/* All ends at a junction but these. */
static GArray *
list_others (const SgRoadNet *net, guint32 junction, const GArray *exits)
{
  GArray *others = new_numbers (NULL, 0);

  for (guint32 i = net->first_arm[junction]; i < net->first_arm[junction + 1]; i++)
    if (!contains (exits, net->arms[i].end))
      g_array_append_val (others, net->arms[i].end);

  return others;
}

/* Who may only follow the via ways must not leave them on the way either. */
static void
add_rules_along (Reader *reader, const GArray *path, guint profiles)
{
  for (guint i = 1; i + 1 < path->len; i++)
    {
      const SgRoadCourse *courses = (const SgRoadCourse *) (const void *) path->data;
      g_autoptr (GArray) next = new_numbers (&courses[i + 1], 1);
      guint32 junction = end_of (reader->net, courses[i]);

      add_rule (reader,
                new_numbers (courses, i + 1),
                list_others (reader->net, junction, next),
                profiles);
    }
}

/* Adds what the restriction says to who has come along @path, which it takes. */
static gboolean
add_path (Reader *reader, const Restriction *restriction, GArray *path)
{
  g_autoptr (GArray) owned = path;
  g_autoptr (GArray) exits = new_numbers (NULL, 0);
  guint32 last = end_of (reader->net, g_array_index (path, SgRoadCourse, path->len - 1));

  if (!find_exits (reader, restriction, last, exits))
    return FALSE;

  if (restriction->kind != ALLOWS_ONLY)
    {
      add_rule (reader, g_steal_pointer (&owned), g_steal_pointer (&exits), restriction->profiles);
      return TRUE;
    }
  if (exits->len < restriction->to.n)
    return FALSE;

  add_rules_along (reader, owned, restriction->profiles);
  add_rule (reader,
            g_steal_pointer (&owned),
            list_others (reader->net, last, exits),
            restriction->profiles);
  return TRUE;
}

/* A way may run through the junction where it must not be turned round: both sides are meant. */
static gboolean
add_u_turns (Reader *reader, const Restriction *restriction)
{
  SgRoadCourse courses[COURSES_MAX];
  guint        n = find_courses (reader,
                          restriction->from.ways[0],
                          restriction->junction,
                          TRUE,
                          restriction->profiles,
                          courses);

  for (guint i = 0; i < n; i++)
    {
      guint32 back = sg_road_course_arrives (courses[i]);

      add_rule (reader,
                new_numbers (&courses[i], 1),
                new_numbers (&back, 1),
                restriction->profiles);
    }

  return n > 0;
}

static gboolean
add_via_node (Reader *reader, const Restriction *restriction)
{
  if (count_arms (reader->net, restriction->junction) > SG_ROAD_ARMS_MAX)
    return FALSE;
  if (restriction->kind == FORBIDS_U_TURN && restriction->from.ways[0] == restriction->to.ways[0])
    return add_u_turns (reader, restriction);

  for (guint i = 0; i < restriction->from.n; i++)
    {
      SgRoadCourse courses[COURSES_MAX];
      guint        n = find_courses (reader,
                              restriction->from.ways[i],
                              restriction->junction,
                              TRUE,
                              restriction->profiles,
                              courses);

      if (n != 1 || !add_path (reader, restriction, new_numbers (courses, 1)))
        return FALSE;
    }

  return TRUE;
}

/* The segments of all via ways, or NULL when they are no roads or too many. */
static GArray *
list_via_segments (const Reader *reader, const Restriction *restriction)
{
  g_autoptr (GArray) via = new_numbers (NULL, 0);

  for (guint i = 0; i < restriction->via.n; i++)
    {
      const GArray *segments = segments_of (reader, restriction->via.ways[i]);

      if (segments == NULL || via->len + segments->len > VIA_MAX)
        return NULL;
      g_array_append_vals (via, segments->data, segments->len);
    }

  return g_steal_pointer (&via);
}

/* The one course along a segment not yet in the path that goes on from a junction. */
static SgRoadCourse
find_next (const Reader *reader, const GArray *via, const GArray *path, guint profiles)
{
  guint32      junction = end_of (reader->net, g_array_index (path, SgRoadCourse, path->len - 1));
  SgRoadCourse found = NO_COURSE;

  for (guint i = 0; i < via->len * 2; i++)
    {
      SgRoadCourse course = g_array_index (via, guint32, i / 2) << 1 | (i & 1);

      if (begin_of (reader->net, course) != junction || contains (path, course) ||
          contains (path, course ^ 1) || !may_travel (reader->net, course, profiles))
        continue;
      if (found != NO_COURSE)
        return NO_COURSE;
      found = course;
    }

  return found;
}

/* The path from a course over every via segment to a to way, or NULL. */
static GArray *
follow_via (const Reader      *reader,
            const Restriction *restriction,
            const GArray      *via,
            SgRoadCourse       first)
{
  g_autoptr (GArray) path = new_numbers (&first, 1);
  g_autoptr (GArray) exits = new_numbers (NULL, 0);

  while (path->len <= via->len)
    {
      SgRoadCourse next = find_next (reader, via, path, restriction->profiles);

      if (next == NO_COURSE ||
          count_arms (reader->net, begin_of (reader->net, next)) > SG_ROAD_ARMS_MAX)
        return NULL;
      g_array_append_val (path, next);
    }

  first = g_array_index (path, SgRoadCourse, path->len - 1);
  if (count_arms (reader->net, end_of (reader->net, first)) > SG_ROAD_ARMS_MAX ||
      !find_exits (reader, restriction, end_of (reader->net, first), exits) || exits->len == 0)
    return NULL;

  return g_steal_pointer (&path);
}

static gboolean
add_via_ways_from (Reader *reader, const Restriction *restriction, const GArray *via, guint32 way)
{
  const GArray *segments = segments_of (reader, way);
  g_autoptr (GArray) only = NULL;

  for (guint i = 0; segments != NULL && i < segments->len * 2; i++)
    {
      SgRoadCourse first = g_array_index (segments, guint32, i / 2) << 1 | (i & 1);
      g_autoptr (GArray) path = NULL;

      if (may_travel (reader->net, first, restriction->profiles))
        path = follow_via (reader, restriction, via, first);
      if (path != NULL && only != NULL)
        return FALSE;
      if (path != NULL)
        only = g_steal_pointer (&path);
    }

  return only != NULL && add_path (reader, restriction, g_steal_pointer (&only));
}

static gboolean
add_via_ways (Reader *reader, const Restriction *restriction)
{
  g_autoptr (GArray) via = list_via_segments (reader, restriction);

  if (via == NULL)
    return FALSE;

  for (guint i = 0; i < restriction->from.n; i++)
    if (!add_via_ways_from (reader, restriction, via, restriction->from.ways[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_restriction (const SgOsmStore *store, const SgOsmRelation *relation)
{
  return sg_osm_is (store, relation, SG_OSM_KEY_TYPE, "restriction");
}

/* The ways that restrictions name, with no segments yet. */
static GHashTable *
list_named_ways (const SgOsmStore *store)
{
  GHashTable *ways = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint32 i = 0; i < store->n_relations; i++)
    {
      const SgOsmRelation *relation = &store->relations[i];

      for (guint32 k = 0; is_restriction (store, relation) && k < relation->n_members; k++)
        {
          const SgOsmMember *member = &store->members[relation->first_member + k];

          if (member->type == SG_OSM_WAY && member->index != SG_OSM_MISSING)
            g_hash_table_insert (ways, GUINT_TO_POINTER (member->index), new_numbers (NULL, 0));
        }
    }

  return ways;
}

static GHashTable *
find_segments (const SgRoadNet *net)
{
  GHashTable        *ways = list_named_ways (net->store);
  g_autofree guint8 *named = g_new0 (guint8, (gsize) net->store->n_ways + 1);
  GHashTableIter     iter;
  gpointer           way;

  g_hash_table_iter_init (&iter, ways);
  while (g_hash_table_iter_next (&iter, &way, NULL))
    named[GPOINTER_TO_UINT (way)] = 1;

  for (guint32 i = 0; i < net->n_plain && g_hash_table_size (ways) > 0; i++)
    {
      guint32 owner = g_array_index (net->roads, SgRoadWay, net->pieces[i].road).way;

      if (named[owner])
        g_array_append_val ((GArray *) g_hash_table_lookup (ways, GUINT_TO_POINTER (owner)), i);
    }

  return ways;
}

static gboolean
add_restriction (Reader *reader, const SgOsmRelation *relation)
{
  Restriction restriction;

  if (!read_restriction (reader, relation, &restriction))
    return FALSE;

  return restriction.via.n > 0 ? add_via_ways (reader, &restriction)
                               : add_via_node (reader, &restriction);
}

/**
 * sg_road_rules_read:
 * @net: with its arms
 * @n_ignored: (out): restrictions that say nothing to us
 *
 * Returns: (transfer container) (element-type SgRoadRule): what the relations of the store forbid,
 *   or %NULL with %SG_ERROR_CANCELLED
 */
GPtrArray *
sg_road_rules_read (SgRoadNet *net, guint32 *n_ignored, GError **error)
{
  const SgOsmStore *store = net->store;
  g_autoptr (GHashTable) segments = find_segments (net);
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_road_rule_free);
  Reader reader = { net, segments, rules };

  *n_ignored = 0;
  for (guint32 i = 0; i < store->n_relations; i++)
    {
      if (i % LOOK_EVERY == 0 &&
          !sg_road_net_step (net, SG_ROAD_STAGE_TURNS, i, store->n_relations, error))
        return NULL;
      if (is_restriction (store, &store->relations[i]) &&
          !add_restriction (&reader, &store->relations[i]))
        (*n_ignored)++;
    }

  return g_steal_pointer (&rules);
}
