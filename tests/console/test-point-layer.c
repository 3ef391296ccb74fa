/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <math.h>
#include <time.h>

#include "console/map/sg-point-layer.h"
#include "tests/sg-test.h"

#define MANY 100000

static const SgPointLook looks[] = { { "#26734d", "S" }, { "#8a5a00", "M" }, { "#a51d2d", "L" } };

/* Thick in the middle of a town and thin around it, as people live. */
static GArray *
make_points (guint n, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GArray *points = g_array_sized_new (FALSE, FALSE, sizeof (SgLayerPoint), n);

  for (guint i = 0; i < n; i++)
    {
      double       away = pow (g_rand_double (random), 3) * 0.2;
      double       angle = g_rand_double_range (random, 0, 2 * G_PI);
      SgUuid       id = { { 0 } };
      SgLayerPoint point;

      memcpy (id.bytes, &i, sizeof i);
      point = sg_layer_point_make (
        &id,
        sg_point_from_degrees (-7.8 + away * sin (angle), 110.37 + away * cos (angle)),
        (guint) g_rand_int_range (random, 0, 3));
      g_array_append_val (points, point);
    }

  return points;
}

static SgPointClusters *
make_clusters (const GArray *points)
{
  return sg_point_clusters_new ((const SgLayerPoint *) (gpointer) points->data, points->len);
}

static void
test_clusters_sum_to_all_on_every_level (void)
{
  g_autoptr (GArray) points = make_points (10000, 1);
  g_autoptr (SgPointClusters) clusters = make_clusters (points);
  guint n_before = 0;

  for (guint level = SG_CLUSTER_LEVEL_FIRST; level <= SG_CLUSTER_LEVEL_LAST; level++)
    {
      guint            n;
      guint            sum = 0;
      const SgCluster *all = sg_point_clusters_get_level (clusters, level, &n);

      for (guint i = 0; i < n; i++)
        sum += all[i].n;
      g_assert_cmpuint (sum, ==, points->len);
      g_assert_cmpuint (n, >=, n_before);
      n_before = n;
    }
}

static void
test_cluster_lies_in_its_cell (void)
{
  g_autoptr (GArray) points = make_points (5000, 2);
  g_autoptr (SgPointClusters) clusters = make_clusters (points);

  for (guint level = SG_CLUSTER_LEVEL_FIRST; level <= SG_CLUSTER_LEVEL_LAST; level++)
    {
      guint            n;
      double           cells = exp2 (level + 2);
      const SgCluster *all = sg_point_clusters_get_level (clusters, level, &n);

      for (guint i = 0; i < n; i++)
        g_assert_true (sg_point_clusters_find_cell (clusters,
                                                    level,
                                                    (guint32) (all[i].x * cells),
                                                    (guint32) (all[i].y * cells)) == &all[i]);
    }
}

/* A worst point is among those of its cell, and none of them is worse. */
static void
test_worst_look_wins (void)
{
  g_autoptr (GArray) points = make_points (5000, 3);
  g_autoptr (SgPointClusters) clusters = make_clusters (points);

  for (guint level = SG_CLUSTER_LEVEL_FIRST; level <= SG_CLUSTER_LEVEL_LAST; level++)
    {
      double cells = exp2 (level + 2);

      for (guint i = 0; i < points->len; i++)
        {
          const SgLayerPoint *point = &g_array_index (points, SgLayerPoint, i);
          const SgCluster    *cluster = sg_point_clusters_find_cell (clusters,
                                                                  level,
                                                                  (guint32) (point->x * cells),
                                                                  (guint32) (point->y * cells));

          g_assert_nonnull (cluster);
          g_assert_cmpuint (sg_point_clusters_get_point (clusters, cluster->worst)->look,
                            >=,
                            point->look);
        }
    }
}

static const SgCluster *
find_slowly (const SgPointClusters *clusters, guint level, double x, double y, double within)
{
  guint            n;
  const SgCluster *all = sg_point_clusters_get_level (clusters, level, &n);
  const SgCluster *nearest = NULL;

  for (guint i = 0; i < n; i++)
    if (hypot (all[i].x - x, all[i].y - y) <= within)
      {
        nearest = &all[i];
        within = hypot (all[i].x - x, all[i].y - y);
      }

  return nearest;
}

static void
test_nearest_is_hit (void)
{
  g_autoptr (GArray) points = make_points (3000, 4);
  g_autoptr (SgPointClusters) clusters = make_clusters (points);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  guint n_hit = 0;

  for (guint i = 0; i < 2000; i++)
    {
      guint            level = (guint) g_rand_int_range (random, 10, SG_CLUSTER_LEVEL_LAST + 1);
      double           within = 22 / (256 * exp2 (level));
      double           x = sg_mercator_x (g_rand_double_range (random, 110.3, 110.44));
      double           y = sg_mercator_y (g_rand_double_range (random, -7.87, -7.73));
      const SgCluster *hit = sg_point_clusters_find_nearest (clusters, level, x, y, within);

      g_assert_true (hit == find_slowly (clusters, level, x, y, within));
      n_hit += hit != NULL;
    }

  g_assert_cmpuint (n_hit, >, 20);
}

static double
get_cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static void
test_many_are_built_within_a_second (void)
{
  g_autoptr (GArray) points = make_points (MANY, 6);
  double begun = get_cpu_seconds ();
  g_autoptr (SgPointClusters) clusters = make_clusters (points);
  double took = get_cpu_seconds () - begun;

  g_test_message ("%d points in %.0f ms", MANY, took * 1000);
  if (SG_TEST_STRIDE == 1)
    g_assert_cmpfloat (took, <, 1);
}

static void
test_no_points_are_no_trouble (void)
{
  g_autoptr (SgPointClusters) clusters = sg_point_clusters_new (NULL, 0);
  guint n;

  sg_point_clusters_get_level (clusters, SG_CLUSTER_LEVEL_FIRST, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_null (sg_point_clusters_find_nearest (clusters, 12, 0.5, 0.5, 1e-6));
}

/* ---- the layer ---- */

typedef struct
{
  ShumateMap   *map;
  SgPointLayer *layer;
  guint         n_activated;
  SgUuid        activated;
} Fixture;

static void
on_activated (SgPointLayer *layer, const SgUuid *id, Fixture *f)
{
  f->n_activated++;
  f->activated = *id;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  ShumateViewport *viewport;

  f->map = g_object_ref_sink (SHUMATE_MAP (shumate_map_new ()));
  viewport = shumate_map_get_viewport (f->map);
  shumate_viewport_set_max_zoom_level (viewport, 19);
  shumate_viewport_set_zoom_level (viewport, 12);
  f->layer = sg_point_layer_new (viewport, looks, G_N_ELEMENTS (looks));
  shumate_map_add_layer (f->map, SHUMATE_LAYER (f->layer));
  g_signal_connect (f->layer, "activated", G_CALLBACK (on_activated), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->map);
}

/* Two beside each other and one far away. */
static void
give_three (Fixture *f)
{
  const SgPoint places[] = { { -78000000, 1103700000 },
                             { -78000100, 1103700100 },
                             { -78500000, 1104500000 } };
  g_autoptr (SgPointClusters) clusters = NULL;
  SgLayerPoint points[G_N_ELEMENTS (places)];

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      SgUuid id = { { (guint8) (i + 1) } };

      points[i] = sg_layer_point_make (&id, places[i], i);
    }

  clusters = sg_point_clusters_new (points, G_N_ELEMENTS (points));
  sg_point_layer_set_clusters (f->layer, clusters);
}

static void
test_click_on_point_activates_it (Fixture *f, gconstpointer data)
{
  give_three (f);

  g_assert_true (sg_point_layer_press (f->layer, (SgPoint){ -78500000, 1104500000 }));
  g_assert_cmpuint (f->n_activated, ==, 1);
  g_assert_cmpuint (f->activated.bytes[0], ==, 3);
}

static void
test_click_on_cluster_comes_closer (Fixture *f, gconstpointer data)
{
  ShumateViewport *viewport = shumate_map_get_viewport (f->map);

  give_three (f);

  g_assert_true (sg_point_layer_press (f->layer, (SgPoint){ -78000000, 1103700000 }));
  g_assert_cmpuint (f->n_activated, ==, 0);
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), ==, 14);
  g_assert_cmpfloat_with_epsilon (shumate_location_get_latitude (SHUMATE_LOCATION (viewport)),
                                  -7.8,
                                  0.001);
}

/* Two in one house: the worst of them is what one gets. */
static void
test_what_never_comes_apart_is_activated (Fixture *f, gconstpointer data)
{
  give_three (f);
  shumate_viewport_set_zoom_level (shumate_map_get_viewport (f->map), 19);

  g_assert_true (sg_point_layer_press (f->layer, (SgPoint){ -78000050, 1103700050 }));
  g_assert_cmpuint (f->n_activated, ==, 1);
  g_assert_cmpuint (f->activated.bytes[0], ==, 2);
}

static void
test_click_beside_everything_is_left_to_others (Fixture *f, gconstpointer data)
{
  give_three (f);

  g_assert_false (sg_point_layer_press (f->layer, (SgPoint){ -79000000, 1103000000 }));
}

static void
test_hidden_layer_takes_no_click (Fixture *f, gconstpointer data)
{
  give_three (f);
  gtk_widget_set_visible (GTK_WIDGET (f->layer), FALSE);

  g_assert_false (sg_point_layer_press (f->layer, (SgPoint){ -78500000, 1104500000 }));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *f, gconstpointer data);
  } of_layer[] = {
    { "/point-layer/click-on-point-activates-it", test_click_on_point_activates_it },
    { "/point-layer/click-on-cluster-comes-closer", test_click_on_cluster_comes_closer },
    { "/point-layer/what-never-comes-apart-is-activated",
      test_what_never_comes_apart_is_activated },
    { "/point-layer/click-beside-everything-is-left-to-others",
      test_click_beside_everything_is_left_to_others },
    { "/point-layer/hidden-layer-takes-no-click", test_hidden_layer_takes_no_click },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/point-layer/clusters-sum-to-all-on-every-level",
                   test_clusters_sum_to_all_on_every_level);
  g_test_add_func ("/point-layer/cluster-lies-in-its-cell", test_cluster_lies_in_its_cell);
  g_test_add_func ("/point-layer/worst-look-wins", test_worst_look_wins);
  g_test_add_func ("/point-layer/nearest-is-hit", test_nearest_is_hit);
  g_test_add_func ("/point-layer/many-are-built-within-a-second",
                   test_many_are_built_within_a_second);
  g_test_add_func ("/point-layer/no-points-are-no-trouble", test_no_points_are_no_trouble);
  for (guint i = 0; i < G_N_ELEMENTS (of_layer); i++)
    g_test_add (of_layer[i].path, Fixture, NULL, set_up, of_layer[i].test, tear_down);

  return g_test_run ();
}
