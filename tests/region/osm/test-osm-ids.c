/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/osm/sg-osm-ids.h"
#include "region/osm/sg-osm-store.h"

static gint
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *id = a;
  const gint64 *other = b;

  return (*id > *other) - (*id < *other);
}

/* Ids of one clump or of many, small or large. */
static gint64
random_id (guint kind)
{
  gint64 wide = (gint64) g_test_rand_int () * g_test_rand_int ();

  switch (kind)
    {
    case 0:
      return g_test_rand_int_range (0, 100);
    case 1:
      return G_GINT64_CONSTANT (11000000000) + g_test_rand_int_range (-5000, 5000);
    case 2:
      return wide;
    case 3:
      return g_test_rand_bit () ? G_MAXINT64 : G_MININT64;
    default:
      return random_id ((guint) g_test_rand_int_range (0, 4));
    }
}

static void
test_ids_are_found_at_their_places (void)
{
  for (guint round = 0; round < 100; round++)
    {
      GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (SgOsmIds) set = NULL;
      guint32 place = 0;

      for (gint32 n = g_test_rand_int_range (0, 3000); n > 0; n--)
        {
          gint64 id = random_id (round % 5);

          g_array_append_val (ids, id);
          g_array_append_val (sorted, id);
        }
      g_array_sort (sorted, compare_ids);
      set = sg_osm_ids_new (ids);

      for (guint i = 0; i < sorted->len; i++)
        {
          gint64 id = g_array_index (sorted, gint64, i);

          if (i > 0 && g_array_index (sorted, gint64, i - 1) != id)
            place++;
          g_assert_cmpuint (sg_osm_ids_find (set, id), ==, place);
        }
      g_assert_cmpuint (sg_osm_ids_get_length (set), ==, sorted->len > 0 ? place + 1 : 0);
    }
}

static void
test_other_ids_are_missing (void)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SgOsmIds) set = NULL;

  for (gint64 id = -500; id < 500; id += 2)
    g_array_append_val (ids, id);
  set = sg_osm_ids_new (ids);

  for (gint64 id = -501; id < 501; id += 2)
    g_assert_cmpuint (sg_osm_ids_find (set, id), ==, SG_OSM_MISSING);
  g_assert_cmpuint (sg_osm_ids_find (set, G_MAXINT64), ==, SG_OSM_MISSING);
  g_assert_cmpuint (sg_osm_ids_find (set, G_MININT64), ==, SG_OSM_MISSING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/osm-ids/ids-are-found-at-their-places", test_ids_are_found_at_their_places);
  g_test_add_func ("/osm-ids/other-ids-are-missing", test_other_ids_are_missing);

  return g_test_run ();
}
