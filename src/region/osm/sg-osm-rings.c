/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A relation of type multipolygon or boundary names ways in any order and direction; here they are
 * joined into rings. We walk from way to way where their ends meet. Whenever the walk comes to a
 * place it has been at, the stretch since then is a ring; where it cannot go on, it steps back and
 * leaves the last way out. So rings that touch in a corner come out apart, every way is taken once,
 * and the work is proportional to what is there. */

#include "region/osm/sg-osm-rings.h"

#include <string.h>

#define NO_END G_MAXUINT32

typedef enum
{
  ROLE_OUTER,
  ROLE_INNER,
  ROLE_NONE,
  N_ROLES,
  ROLE_OTHER = N_ROLES
} Role;

/* One end of an open way. All ends at a place lie side by side, and the first speaks for them. */
typedef struct
{
  guint64 place;
  guint32 line;   /* index of the way in lines */
  guint32 at_end; /* whether it is the end of the way, or its start */
  guint32 next;   /* of a first: the next end here that nobody took */
  guint32 step;   /* of a first: 1 + the step of the walk that starts here, or 0 */
} End;

typedef struct
{
  guint32 way;
  guint32 first[2]; /* for its start and its end: the first of the ends at that place */
  guint32 taken;
} Line;

/* One way of the walk, and whether it is walked from its end to its start. */
typedef struct
{
  guint32 line;
  guint32 backwards;
} Step;

typedef struct
{
  const SgOsmStore *store;
  GPtrArray        *rings; /* of SgRing */
  guint             n_open;

  GArray *lines; /* of Line */
  GArray *ends;  /* of End */
  GArray *steps; /* of Step */
} Joiner;

static Role
role_of (const SgOsmStore *store, const SgOsmMember *member)
{
  static const struct
  {
    const char *text;
    Role        role;
  } roles[] = { { "outer", ROLE_OUTER },
                { "exclave", ROLE_OUTER },
                { "inner", ROLE_INNER },
                { "enclave", ROLE_INNER },
                { "", ROLE_NONE } };
  const char *text = store->strings + member->role;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (text, roles[i].text))
      return roles[i].role;

  return ROLE_OTHER;
}

static guint64
place_of (SgPoint point)
{
  return (guint64) (guint32) point.lat << 32 | (guint32) point.lon;
}

static SgPoint
way_point (const SgOsmStore *store, const SgOsmWay *way, guint32 index)
{
  return store->points[store->refs[way->first_ref + index]];
}

static gint
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *end = a;
  const End *other = b;

  if (end->place != other->place)
    return end->place < other->place ? -1 : 1;

  return (end->line > other->line) - (end->line < other->line);
}

static void
append_points (const SgOsmStore *store, const SgOsmWay *way, gboolean backwards, GArray *points)
{
  for (guint32 i = 0; i < way->n_refs; i++)
    {
      SgPoint point = way_point (store, way, backwards ? way->n_refs - 1 - i : i);

      g_array_append_val (points, point);
    }
}

static void
add_ring (Joiner *self, const GArray *points)
{
  SgRing *ring = sg_ring_new ((const SgPoint *) (gconstpointer) points->data, points->len);

  if (ring != NULL)
    g_ptr_array_add (self->rings, ring);
}

static void
add_way (Joiner *self, guint32 index)
{
  const SgOsmWay *way = &self->store->ways[index];
  SgPoint         first = way_point (self->store, way, 0);
  SgPoint         last = way_point (self->store, way, way->n_refs - 1);
  End             ends[] = { { place_of (first), self->lines->len, FALSE, 0, 0 },
                             { place_of (last), self->lines->len, TRUE, 0, 0 } };
  Line            line = { index, { 0, 0 }, FALSE };

  if (sg_point_equal (first, last))
    {
      g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgPoint));

      append_points (self->store, way, FALSE, points);
      add_ring (self, points);
      return;
    }

  g_array_append_vals (self->ends, ends, G_N_ELEMENTS (ends));
  g_array_append_val (self->lines, line);
}

static void
index_ends (Joiner *self)
{
  End    *ends = (End *) (gpointer) self->ends->data;
  guint32 first = 0;

  g_array_sort (self->ends, compare_ends);
  for (guint32 i = 0; i < self->ends->len; i++)
    {
      if (ends[i].place != ends[first].place)
        first = i;
      ends[i].next = i;
      g_array_index (self->lines, Line, ends[i].line).first[ends[i].at_end] = first;
    }
}

/* The end of a way nobody took at the place of @first; %NO_END when there is none. */
static guint32
take_end (Joiner *self, guint32 first)
{
  End *ends = (End *) (gpointer) self->ends->data;

  while (ends[first].next < self->ends->len && ends[ends[first].next].place == ends[first].place)
    {
      guint32 found = ends[first].next++;
      Line   *line = &g_array_index (self->lines, Line, ends[found].line);

      if (!line->taken)
        {
          line->taken = TRUE;
          return found;
        }
    }

  return NO_END;
}

/* Where a step starts, or where it leads to: the first end at that place. */
static guint32
place_of_step (const Joiner *self, const Step *step, gboolean leads_to)
{
  const Line *line = &g_array_index (self->lines, Line, step->line);

  return line->first[step->backwards ? !leads_to : leads_to];
}

/* The steps since the walk was at its present place are a ring. */
static void
cut_ring (Joiner *self, guint32 first_step)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgPoint));

  for (guint32 i = first_step; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);
      const Line *line = &g_array_index (self->lines, Line, step->line);

      append_points (self->store, &self->store->ways[line->way], step->backwards, points);
      g_array_index (self->ends, End, place_of_step (self, step, FALSE)).step = 0;
    }

  g_array_set_size (self->steps, first_step);
  add_ring (self, points);
}

static void
step_back (Joiner *self)
{
  const Step *step = &g_array_index (self->steps, Step, self->steps->len - 1);

  g_array_index (self->ends, End, place_of_step (self, step, FALSE)).step = 0;
  g_array_set_size (self->steps, self->steps->len - 1);
  self->n_open++;
}

static void
walk_from (Joiner *self, guint32 line)
{
  guint32 place = g_array_index (self->lines, Line, line).first[0];

  do
    {
      guint32 end = take_end (self, place);

      if (end != NO_END)
        {
          const End *taken = &g_array_index (self->ends, End, end);
          Step       step = { taken->line, taken->at_end };
          guint32    known;

          g_array_append_val (self->steps, step);
          g_array_index (self->ends, End, place).step = self->steps->len;
          place = place_of_step (self, &step, TRUE);
          known = g_array_index (self->ends, End, place).step;
          if (known != 0)
            cut_ring (self, known - 1);
        }
      else if (self->steps->len > 0)
        {
          const Step *last = &g_array_index (self->steps, Step, self->steps->len - 1);

          place = place_of_step (self, last, FALSE);
          step_back (self);
        }
    }
  while (self->steps->len > 0);
}

/* Joins the ways of one role. A way that the relation names twice counts once. */
static void
join (Joiner *self, const SgOsmRelation *relation, Role role, GHashTable *seen)
{
  g_array_set_size (self->lines, 0);
  g_array_set_size (self->ends, 0);
  for (guint32 i = 0; i < relation->n_members; i++)
    {
      const SgOsmMember *member = &self->store->members[relation->first_member + i];

      if (member->type != SG_OSM_WAY || role_of (self->store, member) != role)
        continue;
      if (member->index == SG_OSM_MISSING)
        self->n_open++;
      else if (g_hash_table_add (seen, GUINT_TO_POINTER (member->index)))
        add_way (self, member->index);
    }

  index_ends (self);
  for (guint32 i = 0; i < self->lines->len; i++)
    if (!g_array_index (self->lines, Line, i).taken)
      walk_from (self, i);
}

/* Whether a ring lies in an odd number of others, and so is a hole. */
static gboolean
is_hole (const GPtrArray *rings, guint index)
{
  const SgRing *ring = rings->pdata[index];
  SgPoint       inside = sg_ring_label_point (ring);
  gboolean      hole = FALSE;

  for (guint i = 0; i < rings->len; i++)
    if (i != index && sg_ring_contains (rings->pdata[i], inside) &&
        sg_ring_area (rings->pdata[i]) > sg_ring_area (ring))
      hole = !hole;

  return hole;
}

/* Rings whose ways have no role are outer or inner by how they lie. Above this many, where every
 * pair would have to be looked at, they are all taken as outer; no real relation has so many. */
#define NESTED_MAX 1000

static void
join_all (Joiner *self, const SgOsmRelation *relation)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n_outer;
  guint n_with_role;

  join (self, relation, ROLE_OUTER, seen);
  n_outer = self->rings->len;
  join (self, relation, ROLE_INNER, seen);
  n_with_role = self->rings->len;
  for (guint i = n_outer; i < n_with_role; i++)
    ((SgRing *) self->rings->pdata[i])->inner = TRUE;

  join (self, relation, ROLE_NONE, seen);
  for (guint i = n_with_role; i < self->rings->len && self->rings->len <= NESTED_MAX; i++)
    ((SgRing *) self->rings->pdata[i])->inner = is_hole (self->rings, i);
}

static guint
assemble (const SgOsmStore *store, const SgOsmRelation *relation, GPtrArray *rings)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (End));
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  Joiner joiner = { .store = store, .rings = rings, .lines = lines, .ends = ends, .steps = steps };

  join_all (&joiner, relation);

  return joiner.n_open;
}

/**
 * sg_osm_rings_assemble:
 * @relation: of type multipolygon or boundary
 *
 * Ways that do not close into a ring are left out, see sg_osm_rings_count_open_ways().
 *
 * Returns: (transfer full) (element-type SgRing): the rings, those with role outer first
 */
GPtrArray *
sg_osm_rings_assemble (const SgOsmStore *store, const SgOsmRelation *relation)
{
  GPtrArray *rings = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_ring_free);

  assemble (store, relation, rings);

  return rings;
}

/**
 * sg_osm_rings_count_open_ways:
 *
 * Returns: how many ways are missing in the store or in no ring: 0 when the relation is whole
 */
guint
sg_osm_rings_count_open_ways (const SgOsmStore *store, const SgOsmRelation *relation)
{
  g_autoptr (GPtrArray) rings = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_ring_free);

  return assemble (store, relation, rings);
}

/**
 * sg_osm_rings_from_way:
 *
 * Returns: (nullable): the ring of a closed way, or %NULL when it is open or has no area
 */
SgRing *
sg_osm_rings_from_way (const SgOsmStore *store, const SgOsmWay *way)
{
  g_autoptr (GArray) points = NULL;

  if (!sg_osm_way_is_closed (store, way))
    return NULL;

  points = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  append_points (store, way, FALSE, points);
  return sg_ring_new ((const SgPoint *) (gconstpointer) points->data, points->len);
}
