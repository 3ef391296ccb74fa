/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole road graph of Jakarta against pgRouting: without turn costs both must say the same. */

#include <gio/gio.h>

#include "region/roads/sg-edges-export.h"
#include "region/roads/sg-router.h"
#include "tests/region/roads/sg-test-roads.h"
#include "tests/sg-test.h"

#define N_PLACES 54 /* each to each: 2,862 pairs */

static SgRoads *
open_jakarta (void)
{
  g_autofree char *path = sg_test_shared_file ("jakarta.osm.pbf");
  g_autoptr (SgOsmStore) store = NULL;
  g_autoptr (GError) error = NULL;
  const char *paths[] = { path, NULL };

  if (path == NULL)
    return NULL;

  store = sg_osm_store_read (paths, NULL, &error);
  g_assert_no_error (error);
  return sg_test_roads_from_store (store, FALSE, NULL);
}

/* A junction that a place on it is snapped to: it has a road of a large part. */
static guint32
pick_junction (const SgRoads *roads, GRand *random)
{
  for (;;)
    {
      guint32 junction = (guint32) (g_rand_double (random) * roads->n_junctions);

      for (guint32 i = roads->first_arm[junction]; i < roads->first_arm[junction + 1]; i++)
        if (roads->segments[roads->arms[i].end >> 1].name & SG_SEGMENT_LARGE (SG_PROFILE_SIREN))
          return junction;
    }
}

/* psql puts its variables csv and places in. */
static const char sql[] =
  "SET client_min_messages = warning;\n"
  "CREATE EXTENSION IF NOT EXISTS pgrouting CASCADE;\n"
  "CREATE TEMPORARY TABLE e (id int, source int, target int, cost float8, reverse_cost float8,"
  " class text, metres float8, x1 float8, y1 float8, x2 float8, y2 float8);\n"
  "\\copy e from pstdin csv header\n"
  "SELECT start_vid, end_vid, agg_cost FROM pgr_dijkstraCost("
  "'SELECT id, source, target, cost, reverse_cost FROM e', :'places'::int[], :'places'::int[],"
  " true);\n";

static char *
list_places (const guint32 *places)
{
  GString *list = g_string_new ("places={");

  for (guint i = 0; i < N_PLACES; i++)
    g_string_append_printf (list, "%s%u", i > 0 ? "," : "", places[i]);
  g_string_append_c (list, '}');

  return g_string_free (list, FALSE);
}

/* The costs between all places; NULL with a message when there is no such server or no pgRouting
 * in it. */
static char *
ask_postgres (const char *csv, const guint32 *places)
{
  g_autofree char *path = sg_test_path ("ask.sql");
  g_autofree char *list = list_places (places);
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) psql = NULL;
  const char *arguments[] = { "psql", "-XqAt", "-F,", "-v", "ON_ERROR_STOP=1",
                              "-v",   list,    "-f",  path, g_getenv ("SIAGA_TEST_DATABASE"),
                              NULL };

  g_assert_true (g_file_set_contents (path, sql, -1, NULL));
  g_subprocess_launcher_set_stdin_file_path (launcher, csv);
  psql = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  if (psql == NULL || !g_subprocess_communicate_utf8 (psql, NULL, NULL, &out, &err, &error))
    {
      g_test_message ("%s", error->message);
      return NULL;
    }
  if (!g_subprocess_get_successful (psql))
    {
      g_test_message ("%s", err);
      return NULL;
    }

  return g_steal_pointer (&out);
}

static guint
compare_rows (SgRouter *router, const SgRoads *roads, const char *rows)
{
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);
  SgTravel travel = { .profile = SG_PROFILE_SIREN, .node_based = TRUE };
  guint    n = 0;

  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) fields = g_strsplit (*line, ",", -1);
      guint32 from;
      guint32 to;
      SgCost  cost;

      if (g_strv_length (fields) != 3)
        continue;

      from = (guint32) g_ascii_strtoull (fields[0], NULL, 10);
      to = (guint32) g_ascii_strtoull (fields[1], NULL, 10);
      cost = sg_router_find_cost (router, roads->junctions[from], roads->junctions[to], &travel);
      g_assert_true (cost.found);
      g_assert_cmpfloat_with_epsilon (cost.ms / 1000.0, g_ascii_strtod (fields[2], NULL), 0.005);
      n++;
    }

  return n;
}

static void
test_costs_equal_those_of_pgrouting (void)
{
  guint32 seed = g_random_int ();
  guint32 places[N_PLACES];
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgProfiles) profiles = sg_profiles_load (NULL, &error);
  g_autoptr (SgRoads) roads = NULL;
  g_autoptr (SgRouter) router = NULL;
  g_autofree char *csv = sg_test_path ("edges.csv");
  g_autofree char *rows = NULL;
  guint            n;

  g_assert_no_error (error);
  if (g_getenv ("SIAGA_TEST_DATABASE") == NULL)
    {
      g_test_skip ("no PostgreSQL: run it by tests/with-postgres.sh");
      return;
    }
  roads = open_jakarta ();
  if (roads == NULL)
    return;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < N_PLACES; i++)
    places[i] = pick_junction (roads, random);

  g_assert_true (sg_edges_export (roads, profiles, SG_PROFILE_SIREN, csv, &error));
  rows = ask_postgres (csv, places);
  if (rows == NULL)
    {
      g_test_skip ("PostgreSQL with pgRouting does not answer");
      return;
    }

  router = sg_router_new (roads, profiles);
  n = compare_rows (router, roads, rows);
  g_test_message ("%u pairs", n);
  g_assert_cmpuint (n, >=, 2000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/router/costs-equal-those-of-pgrouting", test_costs_equal_those_of_pgrouting);

  return g_test_run ();
}
