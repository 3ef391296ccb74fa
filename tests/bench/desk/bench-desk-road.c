/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What choosing costs, on a real road network with everybody on it: 100,000 volunteers, 200 units.
 * And the report of a month. Each row says its limit; one that is missed is marked and fails
 * nothing.
 *
 *   bench-desk-road FOLDER REGION [VOLUNTEERS]
 *
 * A desk that is in the folder already is taken as it is. */

#include <locale.h>
#include <stdlib.h>

#include "desk/candidates/sg-candidates.h"
#include "desk/candidates/sg-coverage.h"
#include "desk/demo/sg-desk-demo.h"
#include "desk/report/sg-report.h"

#define ROUNDS 40
#define LIMIT  20
#define DAYS   60

typedef struct
{
  SgDesk           *desk;
  SgResponderIndex *index;
  GPtrArray        *incidents; /* known places of the last days */
} Bench;

static double
ms_since (gint64 began)
{
  return (double) (g_get_monotonic_time () - began) / 1000;
}

static void
must (gboolean done, GError *error)
{
  if (!done)
    g_error ("%s", error != NULL ? error->message : "failed");
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

static void
print_row (const char *what, double ms, double limit)
{
  g_print ("%-52s %10.2f ms", what, ms);
  if (limit > 0)
    g_print ("  ≤ %-6.0f %s", limit, ms <= limit ? "ok" : "MISSED");
  g_print ("\n");
}

static const SgIncident *
incident_of (Bench *self, guint round)
{
  return g_ptr_array_index (self->incidents, round % self->incidents->len);
}

/* The search alone, over everybody, as the peer of what the desk makes of it. */
static double
route_alone (Bench *self, guint round, SgPool pool)
{
  g_autoptr (GError) error = NULL;
  SgRankQuery query = { .limit = LIMIT, .travel = { .profile = SG_PROFILE_SIREN } };
  SgRouter   *router = sg_desk_get_router (self->desk, &error);
  gint64      began = g_get_monotonic_time ();
  g_autoptr (GArray) ranked = NULL;

  must (router != NULL, error);
  ranked = sg_router_rank (router,
                           sg_responder_index_get_pool (self->index, pool),
                           sg_scene_get_point (&incident_of (self, round)->scene),
                           &query);
  return ms_since (began);
}

static double
find (Bench *self, guint round, SgCandidateKind kind)
{
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();
  g_autoptr (GPtrArray) found = NULL;

  found = sg_desk_find_candidates (self->desk,
                                   self->index,
                                   incident_of (self, round),
                                   kind,
                                   LIMIT,
                                   &error);
  must (found != NULL, error);
  return ms_since (began);
}

static void
measure_candidates (Bench *self)
{
  static const struct
  {
    const char     *what;
    SgCandidateKind kind;
    SgPool          pool;
  } kinds[] = {
    { "Ambulances", SG_CANDIDATE_UNIT, SG_POOL_SIREN },
    { "Volunteers", SG_CANDIDATE_VOLUNTEER, SG_POOL_VOLUNTEERS },
    { "Hospitals", SG_CANDIDATE_HOSPITAL, SG_N_POOLS },
    { "AEDs", SG_CANDIDATE_AED, SG_N_POOLS },
  };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autofree char *what =
        g_strdup_printf ("%s for an incident, beyond the search", kinds[k].what);
      double took[ROUNDS];

      for (guint i = 0; i < ROUNDS; i++)
        {
          took[i] = find (self, i, kinds[k].kind);
          if (kinds[k].pool != SG_N_POOLS)
            took[i] -= route_alone (self, i, kinds[k].pool);
        }
      qsort (took, ROUNDS, sizeof *took, compare_doubles);
      print_row (what, took[ROUNDS / 2], 50);
    }
}

static void
measure_index (Bench *self)
{
  g_autoptr (GError) error = NULL;
  SgRegion *region = sg_desk_get_region (self->desk, &error);
  gint64    began;

  must (region != NULL, error);
  began = g_get_monotonic_time ();
  self->index = sg_responder_index_build (sg_desk_get_path (self->desk),
                                          sg_region_get_roads (region),
                                          sg_desk_get_now (self->desk),
                                          &error);
  must (self->index != NULL, error);
  print_row ("Everybody on the roads, once", ms_since (began), 1000);
}

static void
measure_coverage (Bench *self)
{
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();

  must (sg_desk_get_coverage (self->desk, self->index, &error) != NULL, error);
  print_row ("Coverage of all districts, once", ms_since (began), 0);
}

static void
measure_report (Bench *self)
{
  gint64        now = sg_desk_get_now (self->desk);
  SgReportQuery query = { .from = now - 30 * G_TIME_SPAN_DAY, .to = now, .kinds = SG_REPORT_ALL };
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();
  g_autoptr (SgReport) report = sg_desk_make_report (self->desk, &query, NULL, &error);

  must (report != NULL, error);
  print_row ("Every table of a month", ms_since (began), 2000);
}

static void
collect_incidents (Bench *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;

  all = sg_desk_list_between (self->desk, 0, G_MAXINT64, &error);
  must (all != NULL, error);
  self->incidents = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_incident_free);
  while (all->len > 0 && self->incidents->len < ROUNDS)
    {
      SgIncident *incident = g_ptr_array_steal_index (all, all->len - 1);

      incident->tasks = g_ptr_array_new ();
      if (sg_scene_is_known (&incident->scene))
        g_ptr_array_add (self->incidents, incident);
      else
        sg_incident_free (incident);
    }
}

int
main (int argc, char *argv[])
{
  SgDeskDemoPlan plan = { .seed = 119,
                          .n_volunteers = 100000,
                          .n_units = 200,
                          .n_days = DAYS,
                          .incidents_per_day = 60 };
  Bench          self = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  setlocale (LC_ALL, "");
  if (argc < 3)
    {
      g_printerr ("usage: %s FOLDER REGION [VOLUNTEERS]\n", argv[0]);
      return 2;
    }

  path = g_build_filename (argv[1], "desk-road.db", NULL);
  plan.now = g_get_real_time ();
  if (argc > 3)
    plan.n_volunteers = (guint) strtoul (argv[3], NULL, 10);
  self.desk = g_file_test (path, G_FILE_TEST_EXISTS)
                ? sg_desk_open (path, &error)
                : sg_desk_demo_create (path, argv[2], &plan, NULL, &error);
  must (self.desk != NULL, error);

  collect_incidents (&self);
  measure_index (&self);
  measure_candidates (&self);
  measure_coverage (&self);
  measure_report (&self);

  g_ptr_array_unref (self.incidents);
  sg_responder_index_free (self.index);
  g_object_unref (self.desk);
  return 0;
}
