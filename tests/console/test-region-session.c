/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The console's way to a region, without a window: loading it, and questions to its thread. */

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "common/sg-error.h"
#include "console/sg-demo-responders.h"
#include "console/sg-region-loader.h"
#include "tests/sg-test.h"

/* In the demo city, on either side of its middle. */
static const SgPoint WEST = { -72420000, 1123850000 };
static const SgPoint EAST = { -72580000, 1124150000 };

typedef struct
{
  SgRegionSession *session;
  double           furthest; /* that the making of the demo was told to be */
} Fixture;

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **answer = user_data;

  *answer = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **answer)
{
  while (*answer == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *answer;
}

static SgRegionSession *
load (SgRegionLoader *loader, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;

  sg_region_loader_load_async (loader, cancellable, on_answered, &answer);

  return sg_region_loader_load_finish (loader, wait_for (&answer), error);
}

static void
on_progressed (SgRegionLoader *loader,
               const char     *phase,
               double          fraction,
               double          seconds_left,
               double         *furthest)
{
  g_assert_true (*phase != '\0');
  g_assert_cmpfloat (fraction, >=, *furthest);
  g_assert_cmpfloat (fraction, <=, 1);
  *furthest = fraction;
}

static void
set_up (Fixture *fixture, gconstpointer path)
{
  g_autoptr (SgRegionLoader) loader = sg_region_loader_new (path, TRUE);
  g_autoptr (GError) error = NULL;

  g_signal_connect (loader, "progressed", G_CALLBACK (on_progressed), &fixture->furthest);
  fixture->session = load (loader, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer path)
{
  g_assert_true (sg_region_session_is_idle (fixture->session));
  /* The last reference may be the worker's. */
  g_object_unref (fixture->session);
}

static void
test_cancelled_loading_leaves_nothing (void)
{
  g_autofree char *folder = sg_test_path ("cancelled");
  g_autofree char *path = g_build_filename (folder, "demo", NULL);
  g_autoptr (SgRegionLoader) loader = sg_region_loader_new (path, TRUE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) left = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (load (loader, cancellable, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_CANCELLED);

  left = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (left);
  g_assert_null (g_dir_read_name (left));
}

static void
test_another_region_is_not_invented (void)
{
  g_autofree char *path = sg_test_path ("none");
  g_autoptr (SgRegionLoader) loader = sg_region_loader_new (path, FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_null (load (loader, NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "none"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_demo_is_made_where_there_is_none (Fixture *fixture, gconstpointer path)
{
  SgRegion *region = sg_region_session_get_region (fixture->session);

  g_assert_cmpstr (sg_region_get_path (region), ==, path);
  g_assert_cmpstr (sg_region_get_manifest (region)->name, ==, "Kota Contoh");
}

static void
test_newest_route_wins (Fixture *fixture, gconstpointer path)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRoute) route = NULL;

  sg_region_session_find_route_async (fixture->session,
                                      WEST,
                                      EAST,
                                      SG_PROFILE_FOOT,
                                      on_answered,
                                      &first);
  sg_region_session_find_route_async (fixture->session,
                                      WEST,
                                      EAST,
                                      SG_PROFILE_SIREN,
                                      on_answered,
                                      &second);

  g_assert_null (sg_region_session_find_route_finish (fixture->session, wait_for (&first), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  route = sg_region_session_find_route_finish (fixture->session, wait_for (&second), NULL);
  g_assert_nonnull (route);
  g_assert_cmpuint (route->points->len, >=, 2);
}

static void
test_every_description_is_answered (Fixture *fixture, gconstpointer path)
{
  GAsyncResult *answers[2] = { NULL, NULL };

  sg_region_session_describe_async (fixture->session, WEST, on_answered, &answers[0]);
  sg_region_session_describe_async (fixture->session, EAST, on_answered, &answers[1]);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GAsyncResult) answer = wait_for (&answers[i]);
      g_autoptr (SgReverse)
        place = sg_region_session_describe_finish (fixture->session, answer, NULL);

      g_assert_nonnull (place);
      g_assert_nonnull (strstr (place->context, "Kec. "));
    }
}

static SgRanking *
rank (SgRegionSession *session, guint limit)
{
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  SgRanking *ranking;

  sg_region_session_rank_async (session, EAST, limit, on_answered, &answer);
  ranking = sg_region_session_rank_finish (session, wait_for (&answer), &error);
  g_assert_no_error (error);

  return ranking;
}

static void
test_candidates_come_soonest_first (Fixture *fixture, gconstpointer path)
{
  g_autoptr (SgRanking) ranking = rank (fixture->session, 20);
  guint32 last = 0;

  g_assert_cmpuint (ranking->candidates->len, ==, 20);
  for (guint i = 0; i < ranking->candidates->len; i++)
    {
      const SgCandidate *candidate = g_ptr_array_index (ranking->candidates, i);

      g_assert_cmpuint (candidate->ms, >=, last);
      g_assert_true (*candidate->name != '\0');
      last = candidate->ms;
    }
}

static void
test_way_of_a_candidate_takes_its_minutes (Fixture *fixture, gconstpointer path)
{
  g_autoptr (SgRanking) ranking = rank (fixture->session, 1);
  const SgCandidate *candidate = g_ptr_array_index (ranking->candidates, 0);
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRoute) way = NULL;

  sg_region_session_find_way_of_async (fixture->session,
                                       candidate->responder,
                                       EAST,
                                       on_answered,
                                       &answer);
  way = sg_region_session_find_way_of_finish (fixture->session, wait_for (&answer), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (way->ms, ==, candidate->ms);
}

static void
test_search_finds_streets (Fixture *fixture, gconstpointer path)
{
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = NULL;

  sg_region_session_search_async (fixture->session, "jl diponegoro", EAST, on_answered, &answer);
  places = sg_region_session_search_finish (fixture->session, wait_for (&answer), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (places->len, >, 0);
  g_assert_cmpstr (((SgPlace *) g_ptr_array_index (places, 0))->name, ==, "Jalan Diponegoro");
}

static void
test_same_seed_gives_the_same_people (Fixture *fixture, gconstpointer path)
{
  SgRoads *roads = sg_region_get_roads (sg_region_session_get_region (fixture->session));
  g_autoptr (SgResponders) some = sg_demo_responders_new (roads, 1);
  g_autoptr (SgResponders) again = sg_demo_responders_new (roads, 1);
  g_autoptr (SgResponders) others = sg_demo_responders_new (roads, 2);
  guint n_elsewhere = 0;

  g_assert_cmpuint (sg_responders_get_n (some), ==, sg_responders_get_n (again));
  for (guint32 i = 0; i < sg_responders_get_n (some); i++)
    {
      SgPoint point = sg_responders_get (some, i)->point;

      g_assert_true (sg_point_equal (point, sg_responders_get (again, i)->point));
      n_elsewhere += !sg_point_equal (point, sg_responders_get (others, i)->point);
    }
  g_assert_cmpuint (n_elsewhere, >, 0);
}

static void
remove_region (const char *path)
{
  const char *const names[] = { SG_REGION_MANIFEST, SG_REGION_ROADS, SG_REGION_DATABASE };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (path, names[i], NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/console/demo-is-made-where-there-is-none", test_demo_is_made_where_there_is_none },
    { "/console/newest-route-wins", test_newest_route_wins },
    { "/console/every-description-is-answered", test_every_description_is_answered },
    { "/console/candidates-come-soonest-first", test_candidates_come_soonest_first },
    { "/console/way-of-a-candidate-takes-its-minutes", test_way_of_a_candidate_takes_its_minutes },
    { "/console/search-finds-streets", test_search_finds_streets },
    { "/console/same-seed-gives-the-same-people", test_same_seed_gives_the_same_people },
  };
  g_autofree char *folder = g_dir_make_tmp ("siaga-test-XXXXXX", NULL);
  g_autofree char *region = NULL;
  int              status;

  /* Isolated directories are new for every test; the region is made once, by whoever is first. */
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_nonnull (folder);
  region = g_build_filename (folder, "demo", NULL);

  g_test_add_func ("/console/cancelled-loading-leaves-nothing",
                   test_cancelled_loading_leaves_nothing);
  g_test_add_func ("/console/another-region-is-not-invented", test_another_region_is_not_invented);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, region, set_up, tests[i].test, tear_down);

  status = g_test_run ();
  remove_region (region);
  g_rmdir (folder);

  return status;
}
