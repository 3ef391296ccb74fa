/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl region bench: how fast the roads answer on this machine. Responders stand at random near
 * junctions, where people live; the same seed gives the same ones. */

#include "config.h"

#include "ctl/sg-ctl-roads.h"

#include <string.h>
#include <time.h>

#define LIMIT     20
#define N_MOVES   10000
#define N_RECALLS 20

/* Three of the sixteen flags, so that one in eight has them all. */
#define FILTER 0x31u

/* Steps of 1e-7 degree: about 150 m, 50 m and 11 m. */
#define RESPONDER_OFF 13500
#define INCIDENT_OFF  4500
#define MOVE_OFF      1000

typedef struct
{
  SgCtlRoads    roads;
  SgResponders *responders;
  GRand        *random;
  int           n_responders;
  int           n_queries;
  int           within;
  int           seed;
  JsonBuilder  *builder;
} Bench;

static double
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec * 1e-6;
}

static SgPoint
move_by (GRand *random, SgPoint point, gint32 most)
{
  point.lat += g_rand_int_range (random, -most, most);
  point.lon += g_rand_int_range (random, -most, most);

  return point;
}

static SgPoint
near_junction (Bench *self, gint32 most)
{
  const SgRoads *roads = self->roads.roads;
  guint32        junction = (guint32) (g_rand_double (self->random) * roads->n_junctions);

  return move_by (self->random, roads->junctions[junction], most);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static SgRankQuery
make_query (const Bench *self, gboolean node_based, gboolean filtered)
{
  SgRankQuery query = { .limit = LIMIT, .travel = self->roads.travel };

  query.within_ms = (guint32) self->within * 1000;
  query.require = filtered ? FILTER : 0;
  query.travel.node_based = node_based;

  return query;
}

/* ---- the parts ---- */

static gboolean
measure_open (Bench *self, const char *region, GError **error)
{
  double  start = now_ms ();
  SgPoint here;
  SgCost  cost;

  if (!sg_ctl_roads_open (&self->roads, region, error))
    return FALSE;

  here = near_junction (self, 1);
  cost = sg_router_find_cost (self->roads.router,
                              move_by (self->random, here, RESPONDER_OFF),
                              here,
                              &self->roads.travel);
  sg_ctl_json_double (self->builder, "open_to_first_answer_ms", now_ms () - start, 3);
  json_builder_set_member_name (self->builder, "first_answer_found");
  json_builder_add_boolean_value (self->builder, cost.found);

  return TRUE;
}

static void
measure_snaps (Bench *self)
{
  double              start;
  double              spent;
  g_autofree SgPoint *points = g_new (SgPoint, self->n_responders);

  for (int i = 0; i < self->n_responders; i++)
    points[i] = near_junction (self, RESPONDER_OFF);

  start = now_ms ();
  for (int i = 0; i < self->n_responders; i++)
    sg_responders_add (self->responders,
                       points[i],
                       self->roads.travel.profile,
                       (guint32) g_rand_int (self->random) & 0xffff);
  spent = now_ms () - start;

  sg_ctl_json_double (self->builder, "snap_all_ms", spent, 1);
  sg_ctl_json_double (self->builder, "snap_us", spent * 1000 / self->n_responders, 3);
}

static void
measure_moves (Bench *self)
{
  g_autofree guint32 *who = g_new (guint32, N_MOVES);
  g_autofree SgPoint *where = g_new (SgPoint, N_MOVES);
  double              start;

  for (guint i = 0; i < N_MOVES; i++)
    {
      who[i] = (guint32) g_rand_int_range (self->random, 0, self->n_responders);
      where[i] =
        move_by (self->random, sg_responders_get (self->responders, who[i])->point, MOVE_OFF);
    }

  start = now_ms ();
  for (guint i = 0; i < N_MOVES; i++)
    sg_responders_move (self->responders, who[i], where[i]);
  sg_ctl_json_double (self->builder, "moves_10000_ms", now_ms () - start, 2);
}

static void
measure_ranks (Bench *self, const char *name, gboolean node_based, gboolean filtered)
{
  SgRankQuery        query = make_query (self, node_based, filtered);
  g_autofree double *spent = g_new0 (double, self->n_queries);
  double             sum = 0;
  double             found = 0;

  for (int i = 0; i < self->n_queries; i++)
    {
      SgPoint at = near_junction (self, INCIDENT_OFF);
      double  start = now_ms ();
      g_autoptr (GArray) ranked = sg_router_rank (self->roads.router, self->responders, at, &query);

      spent[i] = now_ms () - start;
      sum += spent[i];
      found += ranked->len;
    }
  qsort (spent, (size_t) self->n_queries, sizeof (double), compare_doubles);

  json_builder_set_member_name (self->builder, name);
  json_builder_begin_object (self->builder);
  sg_ctl_json_double (self->builder, "p50_ms", spent[self->n_queries / 2], 4);
  sg_ctl_json_double (self->builder, "p95_ms", spent[self->n_queries * 95 / 100], 4);
  sg_ctl_json_double (self->builder, "p99_ms", spent[self->n_queries * 99 / 100], 4);
  sg_ctl_json_double (self->builder, "max_ms", spent[self->n_queries - 1], 4);
  sg_ctl_json_double (self->builder, "mean_ms", sum / self->n_queries, 4);
  sg_ctl_json_double (self->builder, "found", found / self->n_queries, 2);
  json_builder_end_object (self->builder);
}

/* Share of the ranked whom a search that does not stop early puts at the same places. */
static void
measure_recall (Bench *self)
{
  SgRankQuery query = make_query (self, FALSE, FALSE);
  SgRankQuery full = query;
  guint       n = 0;
  guint       same = 0;

  full.limit = 0;
  for (guint i = 0; i < N_RECALLS; i++)
    {
      SgPoint at = near_junction (self, INCIDENT_OFF);
      g_autoptr (GArray) few = sg_router_rank (self->roads.router, self->responders, at, &query);
      g_autoptr (GArray) all = sg_router_rank (self->roads.router, self->responders, at, &full);

      n += MIN (all->len, LIMIT);
      for (guint k = 0; k < few->len; k++)
        same += g_array_index (few, SgRanked, k).responder ==
                  g_array_index (all, SgRanked, k).responder &&
                g_array_index (few, SgRanked, k).ms == g_array_index (all, SgRanked, k).ms;
    }

  sg_ctl_json_double (self->builder, "recall", n > 0 ? (double) same / n : 1, 4);
}

static void
measure_memory (Bench *self)
{
  static const struct
  {
    const char *key;
    const char *member;
  } keys[] = { { "VmRSS:", "memory_mib" }, { "VmHWM:", "memory_peak_mib" } };
  g_autofree char *status = NULL;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return; /* not on this system; the figure is left out */

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *line = strstr (status, keys[i].key);

      if (line != NULL)
        sg_ctl_json_double (self->builder,
                            keys[i].member,
                            g_ascii_strtod (line + strlen (keys[i].key), NULL) / 1024,
                            1);
    }
}

static void
add_count (Bench *self, const char *name, guint64 count)
{
  json_builder_set_member_name (self->builder, name);
  json_builder_add_int_value (self->builder, (gint64) count);
}

static gboolean
measure_all (Bench *self, const char *region, GError **error)
{
  json_builder_begin_object (self->builder);
  if (!measure_open (self, region, error))
    return FALSE;

  add_count (self, "junctions", self->roads.roads->n_junctions);
  add_count (self, "edges", self->roads.roads->n_edges);
  add_count (self, "responders", (guint64) self->n_responders);
  add_count (self, "queries", (guint64) self->n_queries);
  add_count (self, "seed", (guint64) self->seed);

  self->responders = sg_responders_new (self->roads.roads);
  measure_snaps (self);
  measure_ranks (self, "rank", FALSE, FALSE);
  measure_ranks (self, "rank_filter_1_8", FALSE, TRUE);
  measure_ranks (self, "rank_node_based", TRUE, FALSE);
  measure_ranks (self, "rank_node_based_filter_1_8", TRUE, TRUE);
  measure_moves (self);
  measure_memory (self);
  measure_recall (self);
  json_builder_end_object (self->builder);

  return TRUE;
}

/* The same, a line each, for a person. */
static void
print_lines (JsonObject *object, const char *indent)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonNode        *node = json_object_get_member (object, l->data);
      g_autofree char *value = JSON_NODE_HOLDS_VALUE (node) ? json_to_string (node, FALSE) : NULL;

      g_print ("%s%-28s %s\n", indent, (const char *) l->data, value != NULL ? value : "");
      if (value == NULL)
        print_lines (json_node_get_object (node), "  ");
    }
}

static void
bench_clear (Bench *self)
{
  g_clear_pointer (&self->responders, sg_responders_free);
  g_clear_pointer (&self->random, g_rand_free);
  g_clear_object (&self->builder);
  sg_ctl_roads_clear (&self->roads);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bench, bench_clear)

static int
run_bench (char **arguments)
{
  g_auto (Bench) self = { .n_responders = 10000, .n_queries = 1000, .within = 1800, .seed = 1 };
  const GOptionEntry entries[] = {
    SG_CTL_ROADS_ENTRIES (&self.roads),
    { "responders", 0, 0, G_OPTION_ARG_INT, &self.n_responders, NULL, NULL },
    { "queries", 0, 0, G_OPTION_ARG_INT, &self.n_queries, NULL, NULL },
    { "within", 0, 0, G_OPTION_ARG_INT, &self.within, NULL, NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT, &self.seed, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (words == NULL)
    return exit_code;
  if (self.n_responders < 1 || self.n_responders > 10000000 || self.n_queries < 1 ||
      self.n_queries > 10000000 || self.within < 1 || self.within > 86400)
    return sg_ctl_usage ("--responders and --queries must be from 1 to 10000000, --within from 1 "
                         "to 86400 seconds");

  self.random = g_rand_new_with_seed ((guint32) self.seed);
  self.builder = json_builder_new ();
  if (!measure_all (&self, words[0], &error))
    return sg_ctl_failed (error);

  if (self.roads.json)
    {
      sg_ctl_print_json (self.builder);
      return SG_CTL_DONE;
    }

  root = json_builder_get_root (self.builder);
  print_lines (json_node_get_object (root), "");
  return SG_CTL_DONE;
}

const SgCtlCommand sg_ctl_bench_commands[] = {
  { "region bench",
    "REGION [--responders 10000] [--queries 1000] [--within 1800] [--seed 1] [--profile P] [--json]",
    run_bench },
  { NULL, NULL, NULL },
};
