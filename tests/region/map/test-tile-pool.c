/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-error.h"
#include "region/map/sg-tile-pool.h"
#include "tests/region/map/sg-test-map.h"
#include "tests/sg-test.h"

typedef struct
{
  char       *folder;
  SgRegion   *region;
  SgTilePool *pool;
} Fixture;

typedef struct
{
  guint   n_waiting;
  guint   n_drawn;
  guint   n_cancelled;
  GError *error; /* the last that was no cancelling */
} Answers;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = sg_test_map_import ("town");
  fixture->region = sg_region_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->pool = sg_tile_pool_new (fixture->region, SG_TILE_THEME_LIGHT);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->pool);
  sg_region_unref (fixture->region);
  g_free (fixture->folder);
}

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answers *answers = user_data;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = sg_tile_pool_draw_finish (SG_TILE_POOL (source), result, &error);

  answers->n_waiting--;
  answers->n_drawn += surface != NULL;
  answers->n_cancelled += g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_pointer (&surface, cairo_surface_destroy);
  if (error != NULL && error->domain != G_IO_ERROR)
    {
      g_clear_error (&answers->error);
      answers->error = g_steal_pointer (&error);
    }
}

static void
ask (Fixture *fixture, const SgTile *tile, GCancellable *cancellable, Answers *answers)
{
  answers->n_waiting++;
  sg_tile_pool_draw_async (fixture->pool, tile, cancellable, on_drawn, answers);
}

static void
wait_for (const Answers *answers)
{
  while (answers->n_waiting > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_every_request_is_answered (Fixture *fixture, gconstpointer user_data)
{
  Answers answers = { 0 };

  for (int i = 0; i < 40; i++)
    {
      SgTile tile = sg_test_map_tile_at (SG_TEST_ROAD, 14 + i % 4);

      tile.x += i % 3 - 1;
      ask (fixture, &tile, NULL, &answers);
    }
  wait_for (&answers);

  g_assert_cmpuint (answers.n_drawn, ==, 40);
  g_assert_no_error (answers.error);
}

static void
test_cancelled_requests_are_not_drawn (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SgTile  tile = sg_test_map_tile_at (SG_TEST_ROAD, 15);
  Answers answers = { 0 };

  g_cancellable_cancel (cancellable);
  for (int i = 0; i < 20; i++)
    ask (fixture, &tile, cancellable, &answers);
  ask (fixture, &tile, NULL, &answers);
  wait_for (&answers);

  g_assert_cmpuint (answers.n_cancelled, ==, 20);
  g_assert_cmpuint (answers.n_drawn, ==, 1);
}

static void
test_impossible_tile_is_an_error (Fixture *fixture, gconstpointer user_data)
{
  SgTile  tile = { 99, 0, 0, 256, 1 };
  Answers answers = { 0 };

  ask (fixture, &tile, NULL, &answers);
  wait_for (&answers);

  g_assert_cmpuint (answers.n_drawn, ==, 0);
  g_assert_error (answers.error, SG_ERROR, SG_ERROR_INVALID);
  g_clear_error (&answers.error);
}

static void
test_pool_may_go_before_its_answers (Fixture *fixture, gconstpointer user_data)
{
  SgTile  tile = sg_test_map_tile_at (SG_TEST_ROAD, 15);
  Answers answers = { 0 };

  for (int i = 0; i < 10; i++)
    ask (fixture, &tile, NULL, &answers);
  g_clear_object (&fixture->pool);
  wait_for (&answers);

  g_assert_cmpuint (answers.n_drawn, ==, 10);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("/tile-pool/every-request-is-answered", test_every_request_is_answered);
  add ("/tile-pool/cancelled-requests-are-not-drawn", test_cancelled_requests_are_not_drawn);
  add ("/tile-pool/impossible-tile-is-an-error", test_impossible_tile_is_an_error);
  add ("/tile-pool/pool-may-go-before-its-answers", test_pool_may_go_before_its_answers);

  return g_test_run ();
}
