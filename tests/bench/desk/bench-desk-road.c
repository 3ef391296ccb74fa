/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What choosing costs, on a real road network with everybody on it: 100,000 volunteers, 200 units.
 * Each row says its limit; one that is missed is marked and fails nothing.
 *
 *   bench-desk-road FOLDER REGION [VOLUNTEERS]
 *
 * A desk that is in the folder already is taken as it is. */

#include <locale.h>
#include <stdlib.h>

#include "common/sg-faskes.h"
#include "desk/candidates/sg-candidates.h"
#include "desk/candidates/sg-coverage.h"
#include "desk/demo/sg-desk-demo.h"
#include "desk/log/sg-row.h"

#define ROUNDS 40
#define LIMIT  20
#define DAYS   60

/* As far away by air as the desk looks for an AED. */
#define AED_METRES 5000.0

typedef struct
{
  SgDesk           *desk;
  SgResponderIndex *index;
  SgResponders     *hospitals;
  SgResponders     *aeds;      /* of all */
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

static SgPoint
place_of (Bench *self, guint round)
{
  return sg_scene_get_point (&incident_of (self, round)->scene);
}

static SgRouter *
get_router (Bench *self)
{
  g_autoptr (GError) error = NULL;
  SgRouter *router = sg_desk_get_router (self->desk, &error);

  must (router != NULL, error);
  return router;
}

static SgRoads *
get_roads (Bench *self)
{
  g_autoptr (GError) error = NULL;
  SgRegion *region = sg_desk_get_region (self->desk, &error);

  must (region != NULL, error);
  return sg_region_get_roads (region);
}

/* The searches alone, each a peer of what the desk makes of it. */

static double
route_people (Bench *self, guint round, SgPool pool)
{
  SgRankQuery query = { .limit = LIMIT, .travel = { .profile = SG_PROFILE_SIREN } };
  SgRouter   *router = get_router (self);
  gint64      began = g_get_monotonic_time ();
  g_autoptr (GArray) ranked = NULL;

  ranked = sg_router_rank (router,
                           sg_responder_index_get_pool (self->index, pool),
                           place_of (self, round),
                           &query);
  return ms_since (began);
}

static double
route_units (Bench *self, guint round)
{
  return route_people (self, round, SG_POOL_SIREN);
}

static double
route_volunteers (Bench *self, guint round)
{
  return route_people (self, round, SG_POOL_VOLUNTEERS);
}

/* The near ones by the way to the patient, and then each of them by the way there. */
static double
route_hospitals (Bench *self, guint round)
{
  SgRankQuery query = { .limit = 2 * LIMIT,
                        .within_ms = SG_TRAVEL_MS_MAX,
                        .travel = { .profile = SG_PROFILE_SIREN } };
  SgRouter   *router = get_router (self);
  SgPoint     at = place_of (self, round);
  gint64      began = g_get_monotonic_time ();
  g_autoptr (GArray) ranked = sg_router_rank (router, self->hospitals, at, &query);

  for (guint i = 0; i < ranked->len; i++)
    {
      guint32 one = g_array_index (ranked, SgRanked, i).responder;

      sg_router_find_cost (router,
                           at,
                           sg_responders_get (self->hospitals, one)->point,
                           &query.travel);
    }

  return ms_since (began);
}

static SgResponders *
list_near (Bench *self, SgPoint at)
{
  SgResponders *near = sg_responders_new (get_roads (self));
  SgBox         box = sg_box_around (at, AED_METRES);

  for (guint32 i = 0; i < sg_responders_get_n (self->aeds); i++)
    {
      SgPoint point = sg_responders_get (self->aeds, i)->point;

      if (sg_box_contains (&box, point))
        sg_responders_add (near, point, SG_PROFILE_FOOT, 0);
    }

  return near;
}

/* To make the list of those that are near is the desk's, and not of the search. */
static double
route_aeds (Bench *self, guint round)
{
  SgRankQuery query = { .limit = 2 * LIMIT + SG_CANDIDATES_EXPLAINED,
                        .within_ms = SG_TRAVEL_MS_MAX,
                        .travel = { .profile = SG_PROFILE_SIREN } };
  SgRouter   *router = get_router (self);
  SgPoint     at = place_of (self, round);
  g_autoptr (SgResponders) near = list_near (self, at);
  gint64 began = g_get_monotonic_time ();
  g_autoptr (GArray) ranked = sg_router_rank (router, near, at, &query);

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
    double (*route) (Bench *self, guint round);
  } kinds[] = {
    { "Ambulances", SG_CANDIDATE_UNIT, route_units },
    { "Volunteers", SG_CANDIDATE_VOLUNTEER, route_volunteers },
    { "Hospitals", SG_CANDIDATE_HOSPITAL, route_hospitals },
    { "AEDs", SG_CANDIDATE_AED, route_aeds },
  };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autofree char *what =
        g_strdup_printf ("%s for an incident, beyond the search", kinds[k].what);
      double took[ROUNDS];

      for (guint i = 0; i < ROUNDS; i++)
        took[i] = find (self, i, kinds[k].kind) - kinds[k].route (self, i);
      qsort (took, ROUNDS, sizeof *took, compare_doubles);
      print_row (what, took[ROUNDS / 2], 50);
    }
}

static void
on_index_built (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Bench *self = user_data;
  g_autoptr (GError) error = NULL;

  self->index = sg_responder_index_build_finish (result, &error);
  must (self->index != NULL, error);
}

static void
measure_index (Bench *self)
{
  gint64 began;

  get_roads (self); /* opened before: reading the region is another figure */
  began = g_get_monotonic_time ();
  sg_responder_index_build_async (self->desk, NULL, on_index_built, self);
  while (self->index == NULL)
    g_main_context_iteration (NULL, TRUE);
  print_row ("Everybody on the roads, once, on a thread", ms_since (began), 1000);
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

static void
collect_places (Bench *self)
{
  SgDb *db = sg_desk_get_db (self->desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hospitals = NULL;
  g_autoptr (GPtrArray) aeds = NULL;

  hospitals = sg_row_list (db,
                           &sg_faskes_record,
                           "WHERE kind = 'hospital' AND NOT retired AND lat IS NOT NULL",
                           &error,
                           "");
  must (hospitals != NULL, error);
  aeds = sg_row_list (db, &sg_aed_record, "WHERE NOT retired AND lat IS NOT NULL", &error, "");
  must (aeds != NULL, error);

  self->hospitals = sg_responders_new (get_roads (self));
  for (guint i = 0; i < hospitals->len; i++)
    {
      const SgFaskes *faskes = g_ptr_array_index (hospitals, i);

      sg_responders_add (self->hospitals,
                         sg_point_from_degrees (faskes->lat, faskes->lon),
                         SG_PROFILE_SIREN,
                         0);
    }

  self->aeds = sg_responders_new (get_roads (self));
  for (guint i = 0; i < aeds->len; i++)
    {
      const SgAed *aed = g_ptr_array_index (aeds, i);

      sg_responders_add (self->aeds,
                         sg_point_from_degrees (aed->lat, aed->lon),
                         SG_PROFILE_FOOT,
                         0);
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
  collect_places (&self);
  measure_index (&self);
  measure_candidates (&self);
  measure_coverage (&self);

  g_ptr_array_unref (self.incidents);
  sg_responders_free (self.hospitals);
  sg_responders_free (self.aeds);
  sg_responder_index_free (self.index);
  g_object_unref (self.desk);
  return 0;
}
