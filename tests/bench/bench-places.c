/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a search takes, by what is typed. Two countries: the official list with the streets of
 * one city as they are, and the same with so many streets more that there are two million places,
 * made of real street names in real villages.
 *
 *   bench-places LIST.csv CITY.osm.pbf [PLACES]
 */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "region/osm/sg-osm-store.h"
#include "region/places/sg-area-files.h"
#include "region/places/sg-gazetteer.h"
#include "region/places/sg-places-builder.h"

#define QUERIES_OF_CLASS 300
#define SEED             20250

/* The names that queries and synthetic streets are made of. */
typedef struct
{
  SgOsmStore *city;
  SgOsmStore *country; /* whose streets are looked for */
  SgAreas    *areas;
  GPtrArray  *streets;  /* names, borrowed from the city */
  GArray     *villages; /* indices of areas */
  GRand      *random;
} Names;

static void
stop (const GError *error)
{
  g_printerr ("bench-places: %s\n", error->message);
  exit (1);
}

static gint64
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return (gint64) now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void
collect_streets (Names *names)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const SgOsmStore *city = names->city;

  for (guint32 i = 0; i < city->n_ways; i++)
    {
      const char *name = sg_osm_get (city, &city->ways[i], SG_OSM_KEY_NAME);

      if (name != NULL && g_hash_table_add (seen, (gpointer) name))
        g_ptr_array_add (names->streets, (gpointer) name);
    }
}

static Names *
read_names (const char *list, const char *city)
{
  const char *const lists[] = { list, NULL };
  const char *const files[] = { city, NULL };
  SgPlacesInput     input = { lists, NULL };
  SgPlacesSummary   summary = { 0 };
  Names            *names = g_new0 (Names, 1);
  g_autoptr (GError) error = NULL;

  names->areas = sg_areas_new ();
  names->streets = g_ptr_array_new ();
  names->villages = g_array_new (FALSE, FALSE, sizeof (guint32));
  names->random = g_rand_new_with_seed (SEED);
  names->city = sg_osm_store_read (files, NULL, &error);
  if (names->city == NULL || !sg_area_files_read (names->areas, &input, &summary, NULL, &error))
    stop (error);

  sg_areas_complete (names->areas);
  collect_streets (names);
  for (guint32 i = 0; i < sg_areas_count (names->areas); i++)
    if (sg_areas_get (names->areas, i)->kind == SG_PLACE_VILLAGE)
      g_array_append_val (names->villages, i);

  return names;
}

static const SgArea *
pick_village (const Names *names)
{
  guint at = (guint) g_rand_int_range (names->random, 0, (gint32) names->villages->len);

  return sg_areas_get (names->areas, g_array_index (names->villages, guint32, at));
}

static const char *
pick_street (const Names *names)
{
  return g_ptr_array_index (
    names->streets,
    (guint) g_rand_int_range (names->random, 0, (gint32) names->streets->len));
}

/* A map of nothing but named streets of two points, each in some village. */
static SgOsmStore *
make_country (const Names *names, guint32 n_streets)
{
  SgOsmStore *store = g_new0 (SgOsmStore, 1);
  GString    *strings = g_string_new_len ("\0residential", 13);

  store->points = g_new (SgPoint, 2 * n_streets);
  store->refs = g_new (guint32, 2 * n_streets);
  store->ways = g_new0 (SgOsmWay, n_streets);
  store->tags = g_new (SgOsmTag, 2 * n_streets);
  store->box = SG_BOX_EMPTY;
  for (guint32 i = 0; i < n_streets; i++)
    {
      const char *name = pick_street (names);
      SgPoint     middle = pick_village (names)->point;

      middle.lat += g_rand_int_range (names->random, -100000, 100000);
      middle.lon += g_rand_int_range (names->random, -100000, 100000);
      store->points[2 * i] = middle;
      store->points[2 * i + 1] = (SgPoint){ middle.lat, middle.lon + 20000 };
      store->refs[2 * i] = 2 * i;
      store->refs[2 * i + 1] = 2 * i + 1;
      store->ways[i] = (SgOsmWay){ i + 1, 2 * i, 2, 2 * i, 2 };
      store->tags[2 * i] = (SgOsmTag){ SG_OSM_KEY_HIGHWAY, 1 };
      store->tags[2 * i + 1] = (SgOsmTag){ SG_OSM_KEY_NAME, (guint32) strings->len + 1 };
      g_string_append_c (strings, '\0');
      g_string_append (strings, name);
      sg_box_extend (&store->box, middle);
    }
  store->n_points = 2 * n_streets;
  store->n_ways = n_streets;
  store->strings = g_string_free (strings, FALSE);

  return store;
}

static SgGazetteer *
build (const SgOsmStore *store, const char *list, const char *path)
{
  const char *const lists[] = { list, NULL };
  SgPlacesInput     input = { lists, NULL };
  SgPlacesSummary   summary = { 0 };
  gint64            begin = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = sg_db_open (path, SG_DB_SCRATCH | SG_DB_SPATIAL, &error);
  SgGazetteer *gazetteer;
  GStatBuf     status;

  if (db == NULL || !sg_places_build (store, db, &input, &summary, NULL, &error))
    stop (error);
  g_clear_pointer (&db, sg_db_close);
  g_stat (path, &status);
  g_print ("%u places, built in %.1f s, %.0f MB\n",
           summary.places,
           (double) (g_get_monotonic_time () - begin) / 1e6,
           (double) status.st_size / 1e6);

  db = sg_db_open (path, SG_DB_READ_ONLY | SG_DB_SPATIAL, &error);
  gazetteer = db != NULL ? sg_gazetteer_open (g_steal_pointer (&db), NULL, &error) : NULL;
  if (gazetteer == NULL)
    stop (error);

  return gazetteer;
}

/* What is typed. */

typedef char *(*TypeFunc) (const Names *names);

static char *
type_street (const Names *names)
{
  return g_strdup_printf ("jl %s", pick_street (names));
}

/* A street that there is, in the village in which it lies. */
static char *
type_address (const Names *names)
{
  const SgOsmStore *country = names->country;

  for (;;)
    {
      const SgOsmWay *way =
        &country->ways[g_rand_int_range (names->random, 0, (gint32) country->n_ways)];
      const char *name = sg_osm_get (country, way, SG_OSM_KEY_NAME);
      guint32     area =
        sg_areas_find_at (names->areas, country->points[country->refs[way->first_ref]]);

      if (name != NULL && area != SG_AREA_NONE)
        return g_strdup_printf ("jl %s rt 03/rw 07 kel %s",
                                name,
                                sg_areas_get (names->areas, area)->name);
    }
}

static char *
type_village (const Names *names)
{
  return g_strdup (pick_village (names)->name);
}

/* Three letters to all but one of a street. */
static char *
type_beginning (const Names *names)
{
  const char *name = pick_street (names);
  glong       length = g_utf8_strlen (name, -1);

  return g_utf8_substring (name,
                           0,
                           length > 4 ? g_rand_int_range (names->random, 3, (gint32) length)
                                      : length);
}

static char *
type_short (const Names *names)
{
  return g_utf8_substring (pick_village (names)->name, 0, g_rand_int_range (names->random, 1, 3));
}

/* Two letters swapped in a word of a street. */
static char *
type_typo (const Names *names)
{
  for (;;)
    {
      char  *text = g_strdup (pick_street (names));
      gsize  length = strlen (text);
      gint32 at = length > 6 ? g_rand_int_range (names->random, 2, (gint32) length - 2) : 0;

      if (at > 0 && g_ascii_isalpha (text[at]) && g_ascii_isalpha (text[at + 1]) &&
          g_ascii_isalpha (text[at - 1]) && text[at] != text[at + 1])
        {
          char swap = text[at];

          text[at] = text[at + 1];
          text[at + 1] = swap;
          return text;
        }
      g_free (text);
    }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return (*first > *second) - (*first < *second);
}

static double
get_share (GArray *times, double share)
{
  g_array_sort (times, compare_times);

  return (double) g_array_index (times, gint64, (guint) (share * (times->len - 1))) / 1000;
}

static void
measure (SgGazetteer *gazetteer,
         const Names *names,
         const char *class,
         TypeFunc type,
         gboolean near)
{
  g_autoptr (GArray) walls = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) cpus = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_empty = 0;

  for (guint i = 0; i < QUERIES_OF_CLASS; i++)
    {
      g_autofree char *text = type (names);
      SgPoint          desk = sg_point_from_degrees (-6.18, 106.83);
      SgSearchQuery    query = { near ? &desk : NULL };
      gint64           cpu = read_clock (CLOCK_THREAD_CPUTIME_ID);
      gint64           wall = read_clock (CLOCK_MONOTONIC);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) places = sg_gazetteer_search (gazetteer, text, &query, &error);

      if (places == NULL)
        stop (error);
      cpu = read_clock (CLOCK_THREAD_CPUTIME_ID) - cpu;
      wall = read_clock (CLOCK_MONOTONIC) - wall;
      g_array_append_val (cpus, cpu);
      g_array_append_val (walls, wall);
      n_empty += places->len == 0;
    }

  g_print ("%-10s %-5s  wall p50 %6.2f  p95 %6.2f   cpu p50 %6.2f  p95 %6.2f ms  %u empty\n",
           class,
           near ? "near" : "",
           get_share (walls, 0.5),
           get_share (walls, 0.95),
           get_share (cpus, 0.5),
           get_share (cpus, 0.95),
           n_empty);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *class;
    TypeFunc type;
  } classes[] = {
    { "street", type_street },       { "address", type_address }, { "village", type_village },
    { "beginning", type_beginning }, { "typo", type_typo },       { "1-2 letter", type_short },
  };
  g_autofree char *folder = g_dir_make_tmp ("bench-places-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "places.db", NULL);
  Names           *names;
  SgOsmStore      *store;
  SgGazetteer     *gazetteer;
  guint32          n_places = 0;

  if (argc < 3)
    {
      g_printerr ("usage: bench-places LIST.csv CITY.osm.pbf [PLACES]\n");
      return 2;
    }

  names = read_names (argv[1], argv[2]);
  if (argc > 3)
    n_places = (guint32) g_ascii_strtoull (argv[3], NULL, 10);
  store = n_places > 0 ? make_country (names, CLAMP (n_places, 1000, 5000000)) : names->city;
  names->country = store;
  gazetteer = build (store, argv[1], path);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    for (guint near = 0; near < 2; near++)
      measure (gazetteer, names, classes[i].class, classes[i].type, near == 1);

  sg_gazetteer_close (gazetteer);
  g_unlink (path);
  g_rmdir (folder);

  return 0;
}
