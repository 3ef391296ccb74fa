/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-console REGION WHAT [N]: processor time of the whole process for one frame of a map that is
 * moved to and fro, and its memory. WHAT is none, points (our layer with N of them) or markers (the
 * map library's own layer). bench-console DESK REGION start: from the start of the process until
 * everything in the console's window is there. */

#include "config.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "console/base/sg-desk-loader.h"
#include "console/map/sg-point-layer.h"
#include "console/map/sg-region-map.h"
#include "console/sg-window.h"

#define FRAMES_WARM  120
#define FRAMES_TIMED 240

/* Frames in one direction, pixels a frame: as somebody drags a map. */
#define STRETCH 30
#define STEP    4.0

#define ZOOM 14

/* In a town of this radius, thick in the middle. */
#define RADIUS_DEGREES 0.05

static const SgPointLook looks[] = { { "#26734d", "S" }, { "#8a5a00", "M" }, { "#a51d2d", "L" } };

typedef struct
{
  GMainLoop   *loop;
  SgRegionMap *map;
  const char  *what;
  guint        n;
  guint        frame;
  double       begun_ms;
} Bench;

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* Megabytes of memory that are really there. */
static double
resident_mb (void)
{
  g_autofree char *text = NULL;
  gint64           pages;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;

  pages = g_ascii_strtoll (strchr (text, ' '), NULL, 10);
  return (double) pages * (double) sysconf (_SC_PAGESIZE) / (1 << 20);
}

static SgPoint
make_place (SgPoint middle, GRand *random)
{
  double away = pow (g_rand_double (random), 2) * RADIUS_DEGREES;
  double angle = g_rand_double_range (random, 0, 2 * G_PI);

  return sg_point_from_degrees (sg_point_lat (middle) + away * sin (angle),
                                sg_point_lon (middle) + away * cos (angle));
}

static SgPoint
get_middle (SgRegion *region)
{
  const SgBox *box = &sg_region_get_manifest (region)->box;

  return (SgPoint){ (gint32) (((gint64) box->south + box->north) / 2),
                    (gint32) (((gint64) box->west + box->east) / 2) };
}

static void
add_points (Bench *bench, SgPoint middle)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgLayerPoint));
  g_autoptr (SgPointClusters) clusters = NULL;
  SgPointLayer *layer =
    sg_point_layer_new (sg_region_map_get_viewport (bench->map), looks, G_N_ELEMENTS (looks));

  for (guint i = 0; i < bench->n; i++)
    {
      SgUuid       id = { { 0 } };
      SgLayerPoint point = sg_layer_point_make (&id,
                                                make_place (middle, random),
                                                (guint) g_rand_int_range (random, 0, 3));

      g_array_append_val (points, point);
    }

  bench->begun_ms = cpu_ms ();
  clusters = sg_point_clusters_new ((const SgLayerPoint *) (gpointer) points->data, points->len);
  g_print ("clusters of %u points: %.0f ms\n", bench->n, cpu_ms () - bench->begun_ms);
  sg_point_layer_set_clusters (layer, clusters);
  sg_region_map_add_layer (bench->map, SHUMATE_LAYER (layer));
}

static void
add_markers (Bench *bench, SgPoint middle)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  ShumateMarkerLayer *layer = shumate_marker_layer_new (sg_region_map_get_viewport (bench->map));

  for (guint i = 0; i < bench->n; i++)
    {
      SgPoint        place = make_place (middle, random);
      ShumateMarker *marker = shumate_marker_new ();

      shumate_marker_set_child (marker, gtk_label_new ("●"));
      shumate_location_set_location (SHUMATE_LOCATION (marker),
                                     sg_point_lat (place),
                                     sg_point_lon (place));
      shumate_marker_layer_add_marker (layer, marker);
    }

  sg_region_map_add_layer (bench->map, SHUMATE_LAYER (layer));
}

static void
move (Bench *bench)
{
  ShumateLocation *viewport = SHUMATE_LOCATION (sg_region_map_get_viewport (bench->map));
  double           degrees = STEP * 360 / (256 * exp2 (ZOOM));

  if (bench->frame / STRETCH % 2 == 1)
    degrees = -degrees;
  shumate_location_set_location (viewport,
                                 shumate_location_get_latitude (viewport),
                                 shumate_location_get_longitude (viewport) + degrees);
}

static void
tell (Bench *bench)
{
  g_print ("%-8s %-7s %6u  %6.2f ms a frame  %4.0f MB\n",
           g_getenv ("GSK_RENDERER") != NULL ? g_getenv ("GSK_RENDERER") : "usual",
           bench->what,
           bench->n,
           (cpu_ms () - bench->begun_ms) / FRAMES_TIMED,
           resident_mb ());
}

/* Tiles are drawn by other threads of the process: the first rounds over the ground are not timed.
 */
static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;

  if (bench->frame == FRAMES_WARM)
    {
      if (!sg_region_map_is_complete (bench->map))
        return G_SOURCE_CONTINUE;
      bench->begun_ms = cpu_ms ();
    }

  if (bench->frame == FRAMES_WARM + FRAMES_TIMED)
    {
      tell (bench);
      g_main_loop_quit (bench->loop);
      return G_SOURCE_REMOVE;
    }

  move (bench);
  bench->frame++;

  return G_SOURCE_CONTINUE;
}

static void
time_frames (Bench *bench, SgRegion *region)
{
  GtkWidget *window = gtk_window_new ();
  SgPoint    middle = get_middle (region);

  bench->map = g_object_new (SG_TYPE_REGION_MAP, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (bench->map));
  sg_region_map_set_region (bench->map, region);
  shumate_viewport_set_zoom_level (sg_region_map_get_viewport (bench->map), ZOOM);
  sg_region_map_centre_on (bench->map, middle);
  if (g_str_equal (bench->what, "points"))
    add_points (bench, middle);
  else if (g_str_equal (bench->what, "markers"))
    add_markers (bench, middle);

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_add_tick_callback (window, on_frame, bench, NULL);
  g_main_loop_run (bench->loop);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- the whole console ---- */

/* Seconds since the kernel made this process, to a hundredth. */
static double
seconds_since_start (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) fields = NULL;
  struct timespec now;

  if (!g_file_get_contents ("/proc/self/stat", &text, NULL, NULL))
    return 0;

  fields = g_strsplit (strrchr (text, ')') + 2, " ", -1);
  clock_gettime (CLOCK_BOOTTIME, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9 -
         g_ascii_strtod (fields[19], NULL) / (double) sysconf (_SC_CLK_TCK);
}

static gboolean
on_window_frame (GtkWidget *window, GdkFrameClock *clock, gpointer user_data)
{
  if (!sg_window_is_settled (SG_WINDOW (window)))
    return G_SOURCE_CONTINUE;

  g_print ("%-8s usable after %.2f s  %.0f MB\n",
           g_getenv ("GSK_RENDERER") != NULL ? g_getenv ("GSK_RENDERER") : "usual",
           seconds_since_start (),
           resident_mb ());
  gtk_window_destroy (GTK_WINDOW (window));

  return G_SOURCE_REMOVE;
}

static void
on_activate (GApplication *application, char **paths)
{
  g_autoptr (GSettings) settings = g_settings_new ("id.or.kreki.Siaga");
  g_autoptr (SgDeskLoader) loader = sg_desk_loader_new (paths[0], paths[1], g_get_real_time ());
  SgWindow *window = sg_window_new (ADW_APPLICATION (application), settings);

  sg_window_load (window, loader);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_window_frame, NULL, NULL);
}

static int
time_start (char **paths)
{
  g_autoptr (AdwApplication)
    application = adw_application_new ("id.or.kreki.Siaga.Bench", G_APPLICATION_NON_UNIQUE);

  g_application_set_resource_base_path (G_APPLICATION (application), "/id/or/kreki/Siaga");
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), paths);

  return g_application_run (G_APPLICATION (application), 0, NULL);
}

int
main (int argc, char *argv[])
{
  Bench bench = { .what = argc > 2 ? argv[2] : "none" };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRegion) region = NULL;

  if (argc == 4 && g_str_equal (argv[3], "start"))
    return time_start (argv + 1);

  adw_init ();
  region = argc > 1 ? sg_region_open (argv[1], &error) : NULL;
  if (region == NULL)
    {
      g_printerr ("bench-console: %s\n", error != NULL ? error->message : "REGION WHAT [N]");
      return 1;
    }

  bench.loop = loop;
  bench.n = argc > 3 ? (guint) g_ascii_strtoull (argv[3], NULL, 10) : 0;
  time_frames (&bench, region);

  return 0;
}
