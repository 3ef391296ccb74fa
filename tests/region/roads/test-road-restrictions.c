/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "tests/region/roads/sg-test-roads.h"

/* A course is a segment << 1 | 1 when it is travelled against its direction, never a twin's. */
#define NO_COURSE G_MAXUINT32

static guint32
begin_of (const SgRoads *roads, guint32 course)
{
  return sg_roads_other_junction (roads, course ^ 1);
}

static guint32
end_of (const SgRoads *roads, guint32 course)
{
  return sg_roads_other_junction (roads, course);
}

static gboolean
is_forbidden (const SgRoads *roads, guint32 from_arm, guint32 to_arm, SgProfile profile)
{
  for (guint32 i = 0; i < roads->n_turns; i++)
    if (roads->turns[i].from_arm == from_arm && roads->turns[i].to_arm == to_arm)
      return (roads->turns[i].profiles & 1u << profile) != 0;

  return FALSE;
}

/* Whether one copy of a segment leads onto one copy of another. */
static gboolean
leads (const SgRoads *roads, guint32 from, guint32 to, SgProfile profile)
{
  guint32 junction = end_of (roads, from);
  guint32 from_arm = sg_roads_find_arm (roads, junction, from ^ 1);
  guint32 to_arm;

  if (begin_of (roads, to) != junction)
    return FALSE;

  to_arm = sg_roads_find_arm (roads, junction, to);
  return (roads->arms[from_arm].flags & SG_ARM_ARRIVE (profile)) != 0 &&
         (roads->arms[to_arm].flags & SG_ARM_LEAVE (profile)) != 0 &&
         !is_forbidden (roads, from_arm, to_arm, profile);
}

/* The copies of a course: the original and its twins. */
static GArray *
list_copies (const SgRoads *roads, guint32 course)
{
  GArray *copies = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_val (copies, course);
  for (guint32 i = 0; i < roads->n_twins; i++)
    if (roads->twins[i].original == course >> 1)
      {
        guint32 copy = roads->twins[i].twin << 1 | (course & 1);

        g_array_append_val (copies, copy);
      }

  return copies;
}

/* On which copies of @course somebody may be who was on one of @before. */
static GArray *
step (const SgRoads *roads, const GArray *before, guint32 course, SgProfile profile)
{
  g_autoptr (GArray) copies = list_copies (roads, course);
  GArray *after = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < copies->len; i++)
    {
      gboolean reached = FALSE;

      for (guint k = 0; k < before->len; k++)
        reached = reached || leads (roads,
                                    g_array_index (before, guint32, k),
                                    g_array_index (copies, guint32, i),
                                    profile);
      if (reached)
        g_array_append_val (after, g_array_index (copies, guint32, i));
    }

  return after;
}

static guint32
segment_named (const SgRoads *roads, const char *name)
{
  g_autoptr (GArray) segments = sg_test_roads_list_named (roads, name);

  g_assert_cmpuint (segments->len, ==, 1);
  return g_array_index (segments, guint32, 0);
}

/* The course along a named road that begins where another ends; the first one's that ends where the
 * next begins. */
static guint32
course_named (const SgRoads *roads, const char *name, const char *next)
{
  guint32 course = segment_named (roads, name) << 1;
  guint32 other = segment_named (roads, next) << 1;
  guint32 end = end_of (roads, course);

  return end == end_of (roads, other) || end == begin_of (roads, other) ? course : course ^ 1;
}

/* Whether somebody may travel along these roads, as in "A B C", one after the other. */
static gboolean
may_travel (const SgRoads *roads, const char *names, SgProfile profile)
{
  g_auto (GStrv) parts = g_strsplit (names, " ", -1);
  g_autoptr (GArray) here = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 last = course_named (roads, parts[0], parts[1]);

  g_array_append_val (here, last);
  for (guint i = 1; parts[i] != NULL; i++)
    {
      guint32 next = segment_named (roads, parts[i]) << 1;
      GArray *after;

      if (begin_of (roads, next) != end_of (roads, last))
        next ^= 1;

      after = step (roads, here, next, profile);
      g_array_unref (here);
      here = after;
      last = next;
    }

  return here->len > 0;
}

/*        N
 *        |
 *   W -- c -- E
 *        |
 *        S           each road is named after where it leads */
#define CROSSING                                                                                   \
  "node c -6.20 106.80\n"                                                                          \
  "node n -6.19 106.80\n"                                                                          \
  "node e -6.20 106.81\n"                                                                          \
  "node s -6.21 106.80\n"                                                                          \
  "node w -6.20 106.79\n"                                                                          \
  "way 1 s,c highway=primary name=S\n"                                                             \
  "way 2 c,n highway=primary name=N\n"                                                             \
  "way 3 e,c highway=primary name=E\n"                                                             \
  "way 4 c,w highway=primary name=W\n"

static void
test_no_left_turn_forbids_just_that (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (
    CROSSING "relation 1 from:1 via:c to:4 type=restriction restriction=no_left_turn\n",
    FALSE);

  for (guint p = SG_PROFILE_SIREN; p <= SG_PROFILE_MOTORCYCLE; p++)
    {
      g_assert_false (may_travel (roads, "S W", (SgProfile) p));
      g_assert_true (may_travel (roads, "S N", (SgProfile) p));
      g_assert_true (may_travel (roads, "S E", (SgProfile) p));
      g_assert_true (may_travel (roads, "W S", (SgProfile) p));
      g_assert_true (may_travel (roads, "E W", (SgProfile) p));
    }
  g_assert_cmpuint (roads->n_turns, ==, 1);
}

static void
test_feet_obey_no_restriction (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (
    CROSSING "relation 1 from:1 via:c to:4 type=restriction restriction=no_left_turn\n",
    FALSE);

  g_assert_true (may_travel (roads, "S W", SG_PROFILE_FOOT));
}

static void
test_only_straight_on_forbids_the_others (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (
    CROSSING "relation 1 from:1 via:c to:2 type=restriction restriction=only_straight_on\n",
    FALSE);

  g_assert_true (may_travel (roads, "S N", SG_PROFILE_SIREN));
  g_assert_false (may_travel (roads, "S W", SG_PROFILE_SIREN));
  g_assert_false (may_travel (roads, "S E", SG_PROFILE_SIREN));
  g_assert_false (may_travel (roads, "S S", SG_PROFILE_SIREN));
  g_assert_true (may_travel (roads, "N W", SG_PROFILE_SIREN));
}

static void
test_no_u_turn_at_a_junction (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (
    CROSSING "relation 1 from:1 via:c to:1 type=restriction restriction=no_u_turn\n",
    FALSE);

  g_assert_false (may_travel (roads, "S S", SG_PROFILE_SIREN));
  g_assert_true (may_travel (roads, "S N", SG_PROFILE_SIREN));
  g_assert_true (may_travel (roads, "N N", SG_PROFILE_SIREN));
}

static void
test_no_entry_counts_for_every_from (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (
    CROSSING "relation 1 from:1 from:2 via:c to:4 type=restriction restriction=no_entry\n",
    FALSE);

  g_assert_false (may_travel (roads, "S W", SG_PROFILE_SIREN));
  g_assert_false (may_travel (roads, "N W", SG_PROFILE_SIREN));
  g_assert_true (may_travel (roads, "E W", SG_PROFILE_SIREN));
}

static void
test_no_exit_counts_for_every_to (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (
    CROSSING "relation 1 from:1 via:c to:2 to:4 type=restriction restriction=no_exit\n",
    FALSE);

  g_assert_false (may_travel (roads, "S W", SG_PROFILE_SIREN));
  g_assert_false (may_travel (roads, "S N", SG_PROFILE_SIREN));
  g_assert_true (may_travel (roads, "S E", SG_PROFILE_SIREN));
}

static void
test_excepted_vehicle_need_not_obey (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (
    CROSSING "relation 1 from:1 via:c to:4 type=restriction restriction=no_left_turn"
             " except=psv;motorcycle\n",
    FALSE);

  g_assert_true (may_travel (roads, "S W", SG_PROFILE_MOTORCYCLE));
  g_assert_true (may_travel (roads, "S W", SG_PROFILE_SIREN));
  g_assert_false (may_travel (roads, "S W", SG_PROFILE_AMBULANCE));
}

static void
test_what_is_not_for_us_is_counted (void)
{
  static const char *const ignored[] = {
    "from:1 via:c to:4 type=restriction restriction:conditional=\"no_left_turn @ (07:00-09:00)\"",
    "from:1 via:c to:4 type=restriction restriction:hgv=no_left_turn",
    "from:1 via:c to:4 type=restriction restriction=no_left_turn except=motor_vehicle",
    "from:1 via:c to:4 type=restriction restriction=no_parking",
    "from:1 via:c to:99 type=restriction restriction=no_left_turn",
    "from:1 via:nowhere to:4 type=restriction restriction=no_left_turn",
    "from:1 to:4 type=restriction restriction=no_left_turn",
    "via:c to:4 type=restriction restriction=no_left_turn",
    "from:1 via:n to:4 type=restriction restriction=no_left_turn",
    "from:1 via:99 to:4 type=restriction restriction=no_left_turn",
    "from:1 via:c via:3 to:4 type=restriction restriction=no_left_turn",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ignored); i++)
    {
      g_autofree char *text = g_strdup_printf (CROSSING "relation 1 %s\n", ignored[i]);
      g_autoptr (SgOsmStore) store = sg_test_store_from_text (text);
      SgRoadsSummary summary;
      g_autoptr (SgRoads) roads = sg_test_roads_from_store (store, FALSE, &summary);

      g_test_message ("%s", ignored[i]);
      g_assert_cmpuint (summary.restrictions_ignored, ==, 1);
      g_assert_cmpuint (roads->n_turns, ==, 0);
      g_assert_cmpuint (roads->n_twins, ==, 0);
    }
}

static void
test_way_through_the_junction_is_ambiguous (void)
{
  g_autoptr (SgOsmStore) store = sg_test_store_from_text (
    "node c -6.20 106.80\n"
    "node n -6.19 106.80\n"
    "node s -6.21 106.80\n"
    "node w -6.20 106.79\n"
    "way 1 s,c,n highway=primary name=S\n"
    "way 2 c,w highway=primary name=W\n"
    "relation 1 from:1 via:c to:2 type=restriction restriction=no_left_turn\n");
  SgRoadsSummary summary;
  g_autoptr (SgRoads) roads = sg_test_roads_from_store (store, FALSE, &summary);

  g_assert_cmpuint (summary.restrictions_ignored, ==, 1);
  g_assert_cmpuint (roads->n_turns, ==, 0);
}

static void
test_oneway_says_which_side_of_the_junction_is_meant (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (
    "node c -6.20 106.80\n"
    "node n -6.19 106.80\n"
    "node s -6.21 106.80\n"
    "node w -6.20 106.79\n"
    "way 1 s,c,n highway=primary oneway=yes name=S\n"
    "way 2 c,w highway=primary name=W\n"
    "relation 1 from:1 via:c to:2 type=restriction restriction=no_left_turn\n",
    FALSE);

  g_assert_cmpuint (roads->n_turns, ==, 1);
}

/*   A1   B1
 *    |   |         V is the middle of a dual carriageway's crossing
 *   p--V--q
 *    |   |
 *   A2   B2 */
#define LADDER                                                                                     \
  "node p -6.20 106.80\n"                                                                          \
  "node q -6.20 106.81\n"                                                                          \
  "node a1 -6.19 106.80\n"                                                                         \
  "node a2 -6.21 106.80\n"                                                                         \
  "node b1 -6.19 106.81\n"                                                                         \
  "node b2 -6.21 106.81\n"                                                                         \
  "way 1 a1,p highway=primary name=A1\n"                                                           \
  "way 2 a2,p highway=primary name=A2\n"                                                           \
  "way 3 p,q highway=primary name=V\n"                                                             \
  "way 4 q,b1 highway=primary name=B1\n"                                                           \
  "way 5 q,b2 highway=primary name=B2\n"

static void
test_restriction_via_a_way_remembers_where_one_came_from (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (
    LADDER "relation 1 from:1 via:3 to:4 type=restriction restriction=no_u_turn\n",
    FALSE);

  g_assert_false (may_travel (roads, "A1 V B1", SG_PROFILE_SIREN));
  g_assert_true (may_travel (roads, "A1 V B2", SG_PROFILE_SIREN));
  g_assert_true (may_travel (roads, "A2 V B1", SG_PROFILE_SIREN));
  g_assert_true (may_travel (roads, "B1 V A1", SG_PROFILE_SIREN));
  g_assert_true (may_travel (roads, "A1 V B1", SG_PROFILE_FOOT));
  g_assert_cmpuint (roads->n_twins, ==, 1);
}

static void
test_twin_is_marked_and_in_no_grid (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (
    LADDER "relation 1 from:1 via:3 to:4 type=restriction restriction=no_u_turn\n",
    FALSE);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) original = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  g_autoptr (GArray) copy = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  SgRoadTwin twin = roads->twins[0];

  g_assert_true (sg_roads_get_shape_flags (roads, twin.twin) & SG_SHAPE_TWIN);
  g_assert_false (sg_roads_get_shape_flags (roads, twin.original) & SG_SHAPE_TWIN);
  sg_roads_append_shape (roads, twin.original, original);
  sg_roads_append_shape (roads, twin.twin, copy);
  g_assert_cmpmem (original->data,
                   original->len * sizeof (SgPoint),
                   copy->data,
                   copy->len * sizeof (SgPoint));
  g_assert_cmpuint (roads->segments[twin.twin].name & ~SG_SEGMENT_NAME_MASK, ==, 0);

  sg_roads_find_in_box (roads, SG_ROAD_GRID_ALL, &roads->box, found);
  g_assert_cmpuint (found->len, ==, roads->n_segments - 1);
  g_assert_cmpuint (roads->n_edges, ==, 10);
}

static void
test_restrictions_with_the_same_beginning_share_their_twin (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (
    LADDER "node r -6.20 106.82\n"
           "way 6 q,r highway=primary name=R\n"
           "relation 1 from:1 via:3 to:4 type=restriction restriction=no_u_turn\n"
           "relation 2 from:1 via:3 to:5 type=restriction restriction=no_right_turn\n",
    FALSE);

  g_assert_false (may_travel (roads, "A1 V B1", SG_PROFILE_SIREN));
  g_assert_false (may_travel (roads, "A1 V B2", SG_PROFILE_SIREN));
  g_assert_true (may_travel (roads, "A1 V R", SG_PROFILE_SIREN));
  g_assert_cmpuint (roads->n_twins, ==, 1);
}

static void
test_only_via_a_way_must_be_followed_to_its_end (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (
    LADDER "relation 1 from:1 via:3 to:5 type=restriction restriction=only_straight_on\n",
    FALSE);

  g_assert_true (may_travel (roads, "A1 V B2", SG_PROFILE_SIREN));
  g_assert_false (may_travel (roads, "A1 V B1", SG_PROFILE_SIREN));
  g_assert_true (may_travel (roads, "A1 A2", SG_PROFILE_SIREN));
  g_assert_true (may_travel (roads, "A2 V B1", SG_PROFILE_SIREN));
}

static void
test_twin_obeys_the_restrictions_of_its_original (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (
    LADDER "relation 1 from:1 via:3 to:4 type=restriction restriction=no_u_turn\n"
           "relation 2 from:3 via:q to:5 type=restriction restriction=no_right_turn\n",
    FALSE);

  g_assert_false (may_travel (roads, "A1 V B2", SG_PROFILE_SIREN));
  g_assert_false (may_travel (roads, "A2 V B2", SG_PROFILE_SIREN));
  g_assert_true (may_travel (roads, "A2 V B1", SG_PROFILE_SIREN));
}

/* What the random towns below are asked about, apart from the graph: paths of courses. */
typedef struct
{
  guint32  path[4];
  guint    n;
  guint32  exit;
  gboolean only;
  guint    profiles;
} Rule;

#define SIDE     4
#define N_RULES  20
#define WALK_MAX 6

typedef struct
{
  const SgRoads *roads;
  Rule           rules[N_RULES];
  SgProfile      profile;
  guint32        walk[WALK_MAX];
  guint          n_walked;
  guint          n_compared;
  guint          n_broken;
} Check;

static gboolean
ends_with (const Check *check, const guint32 *path, guint n)
{
  return check->n_walked >= n &&
         memcmp (check->walk + check->n_walked - n, path, n * sizeof *path) == 0;
}

static gboolean
breaks (const Check *check, const Rule *rule, guint32 next)
{
  if ((rule->profiles & 1u << check->profile) == 0)
    return FALSE;
  if (ends_with (check, rule->path, rule->n))
    return rule->only ? next != rule->exit : next == rule->exit;

  for (guint n = 2; rule->only && n < rule->n; n++)
    if (ends_with (check, rule->path, n) && next != rule->path[n])
      return TRUE;

  return FALSE;
}

static gboolean
is_open (const SgRoads *roads, guint32 course, SgProfile profile)
{
  guint32 arm = sg_roads_find_arm (roads, begin_of (roads, course), course);

  return (roads->arms[arm].flags & SG_ARM_LEAVE (profile)) != 0;
}

/* Compares every walk that begins with the current one. */
static void
compare_walks (Check *check, const GArray *here)
{
  const SgRoads *roads = check->roads;
  guint32        junction = end_of (roads, check->walk[check->n_walked - 1]);

  for (guint32 i = roads->first_arm[junction]; i < roads->first_arm[junction + 1]; i++)
    {
      guint32  next = roads->arms[i].end;
      gboolean broken = FALSE;
      g_autoptr (GArray) after = NULL;

      if ((sg_roads_get_shape_flags (roads, next >> 1) & SG_SHAPE_TWIN) != 0 ||
          !is_open (roads, next, check->profile))
        continue;

      for (guint k = 0; k < N_RULES; k++)
        broken = broken || breaks (check, &check->rules[k], next);

      check->n_compared++;
      after = step (roads, here, next, check->profile);
      g_assert_cmpint (after->len > 0, ==, !broken);
      g_assert_cmpuint (after->len, <=, 1);
      check->n_broken += broken;
      if (broken || check->n_walked == WALK_MAX)
        continue;

      check->walk[check->n_walked++] = next;
      if (check->n_walked < WALK_MAX)
        compare_walks (check, after);
      check->n_walked--;
    }
}

static void
append_streets (GString *text, GRand *random)
{
  guint way = 1;

  for (guint y = 0; y < SIDE; y++)
    for (guint x = 0; x < SIDE; x++)
      g_string_append_printf (text,
                              "node n%u%u %.3f %.3f\n",
                              x,
                              y,
                              -6.2 + 0.01 * y,
                              106.8 + 0.01 * x);

  for (guint y = 0; y < SIDE; y++)
    for (guint x = 0; x < SIDE; x++)
      for (guint up = 0; up < 2; up++)
        if (x + !up < SIDE && y + up < SIDE)
          {
            g_string_append_printf (text,
                                    "way %u n%u%u,n%u%u highway=primary name=%u oneway=%s\n",
                                    way,
                                    x,
                                    y,
                                    x + !up,
                                    y + up,
                                    way,
                                    g_rand_int_range (random, 0, 5) == 0 ? "yes" : "no");
            way++;
          }
}

/* A random course that goes on from another, neither turning round nor coming back. */
static guint32
go_on (const SgRoads *roads, GRand *random, const guint32 *path, guint n)
{
  guint32 junction = end_of (roads, path[n - 1]);
  guint32 first = roads->first_arm[junction];
  guint32 n_arms = roads->first_arm[junction + 1] - first;
  guint32 next = roads->arms[first + (guint32) g_rand_int_range (random, 0, (gint32) n_arms)].end;

  if (!is_open (roads, next, SG_PROFILE_SIREN))
    return NO_COURSE;
  for (guint i = 0; i < n; i++)
    if (next >> 1 == path[i] >> 1 || end_of (roads, next) == begin_of (roads, path[i]))
      return NO_COURSE;

  return next;
}

static void
choose_rule (const SgRoads *roads, GRand *random, Rule *rule)
{
  while (TRUE)
    {
      guint n = (guint) g_rand_int_range (random, 1, 4);

      rule->n = 1;
      rule->path[0] = (guint32) g_rand_int_range (random, 0, (gint32) roads->n_segments * 2);
      if (!is_open (roads, rule->path[0], SG_PROFILE_SIREN))
        continue;

      while (rule->n <= n && rule->path[rule->n - 1] != NO_COURSE)
        {
          rule->path[rule->n] = go_on (roads, random, rule->path, rule->n);
          rule->n++;
        }
      rule->n--;
      rule->exit = rule->path[rule->n];
      if (rule->exit != NO_COURSE)
        return;
    }
}

static void
append_rule (GString *text, const SgRoads *roads, const Rule *rule, guint id)
{
  SgPoint at = roads->junctions[end_of (roads, rule->path[0])];

  g_string_append_printf (text,
                          "relation %u from:%s to:%s type=restriction restriction=%s%s",
                          id,
                          sg_roads_get_name (roads, rule->path[0] >> 1),
                          sg_roads_get_name (roads, rule->exit >> 1),
                          rule->only ? "only_straight_on" : "no_left_turn",
                          rule->profiles & 1u << SG_PROFILE_MOTORCYCLE ? "" : " except=motorcycle");
  for (guint i = 1; i < rule->n; i++)
    g_string_append_printf (text, " via:%s", sg_roads_get_name (roads, rule->path[i] >> 1));
  if (rule->n == 1)
    g_string_append_printf (text,
                            " via:n%d%d",
                            (at.lon - 1068000000 + 50000) / 100000,
                            (at.lat + 62000000 + 50000) / 100000);
  g_string_append_c (text, '\n');
}

/* Compares with what the relations say, by walking every short way there is. */
static void
check_town (guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SgRoads) plain = NULL;
  g_autoptr (SgOsmStore) store = NULL;
  g_autoptr (SgRoads) roads = NULL;
  Check          check = { 0 };
  SgRoadsSummary summary;

  append_streets (text, random);
  plain = sg_test_roads_from_text (text->str, FALSE);

  for (guint i = 0; i < N_RULES; i++)
    {
      Rule *rule = &check.rules[i];

      choose_rule (plain, random, rule);
      rule->only = g_rand_boolean (random);
      rule->profiles = g_rand_boolean (random) ? 7 : 3;
      append_rule (text, plain, rule, i + 1);
    }

  store = sg_test_store_from_text (text->str);
  roads = sg_test_roads_from_store (store, FALSE, &summary);
  g_assert_cmpuint (summary.restrictions_ignored, ==, 0);
  check.roads = roads;

  for (guint32 course = 0; course < plain->n_segments * 2; course++)
    for (guint p = SG_PROFILE_AMBULANCE; p <= SG_PROFILE_MOTORCYCLE; p++)
      {
        g_autoptr (GArray) here = g_array_new (FALSE, FALSE, sizeof (guint32));

        check.profile = (SgProfile) p;
        check.walk[0] = course;
        check.n_walked = 1;
        g_array_append_val (here, course);
        if (is_open (roads, course, check.profile))
          compare_walks (&check, here);
      }

  g_test_message ("%u steps, %u forbidden, %u twins",
                  check.n_compared,
                  check.n_broken,
                  roads->n_twins);
  g_assert_cmpuint (check.n_broken, >, 0);
}

static void
test_every_walk_is_as_the_relations_say (void)
{
  for (guint i = 0; i < 10; i++)
    {
      guint32 seed = g_test_rand_int () & 0x7fffffff;

      g_test_message ("seed %u", seed);
      check_town (seed);
    }
}

/* A member of any kind, also one that the file does not hold. */
static void
append_member (GString *text, GRand *random, const char *role)
{
  if (g_rand_int_range (random, 0, 3) == 0)
    g_string_append_printf (text, " %s:n%d", role, g_rand_int_range (random, 0, 32));
  else
    g_string_append_printf (text, " %s:%d", role, g_rand_int_range (random, 1, 65));
}

static void
test_nonsense_does_no_harm (void)
{
  static const char *const roles[] = { "from", "to", "via", "via", "location_hint" };
  static const char *const values[] = { "no_u_turn", "no_entry", "only_right_turn", "no_sense" };
  guint32                  seed = g_test_rand_int () & 0x7fffffff;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_turns = 0;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *streets = sg_test_random_town (random, 30, 60);
      g_autoptr (GString) text = g_string_new (streets);
      g_autoptr (SgRoads) roads = NULL;

      for (guint k = 1; k <= 200; k++)
        {
          g_string_append_printf (text,
                                  "relation %u type=restriction restriction=%s",
                                  k,
                                  values[g_rand_int_range (random, 0, G_N_ELEMENTS (values))]);
          append_member (text, random, "from");
          append_member (text, random, "via");
          append_member (text, random, "to");
          for (gint more = g_rand_int_range (random, 0, 3); more > 0; more--)
            append_member (text, random, roles[g_rand_int_range (random, 0, G_N_ELEMENTS (roles))]);
          g_string_append_c (text, '\n');
        }

      /* Opening checks every turn and twin. */
      roads = sg_test_roads_from_text (text->str, FALSE);
      n_turns += roads->n_turns;
    }

  g_assert_cmpuint (n_turns, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/road-restrictions/no-left-turn-forbids-just-that",
                   test_no_left_turn_forbids_just_that);
  g_test_add_func ("/road-restrictions/feet-obey-no-restriction", test_feet_obey_no_restriction);
  g_test_add_func ("/road-restrictions/only-straight-on-forbids-the-others",
                   test_only_straight_on_forbids_the_others);
  g_test_add_func ("/road-restrictions/no-u-turn-at-a-junction", test_no_u_turn_at_a_junction);
  g_test_add_func ("/road-restrictions/no-entry-counts-for-every-from",
                   test_no_entry_counts_for_every_from);
  g_test_add_func ("/road-restrictions/no-exit-counts-for-every-to",
                   test_no_exit_counts_for_every_to);
  g_test_add_func ("/road-restrictions/excepted-vehicle-need-not-obey",
                   test_excepted_vehicle_need_not_obey);
  g_test_add_func ("/road-restrictions/what-is-not-for-us-is-counted",
                   test_what_is_not_for_us_is_counted);
  g_test_add_func ("/road-restrictions/way-through-the-junction-is-ambiguous",
                   test_way_through_the_junction_is_ambiguous);
  g_test_add_func ("/road-restrictions/oneway-says-which-side-of-the-junction-is-meant",
                   test_oneway_says_which_side_of_the_junction_is_meant);
  g_test_add_func ("/road-restrictions/restriction-via-a-way-remembers-where-one-came-from",
                   test_restriction_via_a_way_remembers_where_one_came_from);
  g_test_add_func ("/road-restrictions/twin-is-marked-and-in-no-grid",
                   test_twin_is_marked_and_in_no_grid);
  g_test_add_func ("/road-restrictions/restrictions-with-the-same-beginning-share-their-twin",
                   test_restrictions_with_the_same_beginning_share_their_twin);
  g_test_add_func ("/road-restrictions/only-via-a-way-must-be-followed-to-its-end",
                   test_only_via_a_way_must_be_followed_to_its_end);
  g_test_add_func ("/road-restrictions/twin-obeys-the-restrictions-of-its-original",
                   test_twin_obeys_the_restrictions_of_its_original);
  g_test_add_func ("/road-restrictions/every-walk-is-as-the-relations-say",
                   test_every_walk_is_as_the_relations_say);
  g_test_add_func ("/road-restrictions/nonsense-does-no-harm", test_nonsense_does_no_harm);

  return g_test_run ();
}
