/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "region/osm/sg-osm-key.h"

static void
test_every_key_is_found_by_its_text (void)
{
  for (guint i = 0; i < SG_OSM_N_KEYS; i++)
    {
      const char *text = sg_osm_key_to_text ((SgOsmKey) i);
      SgOsmKey    key;

      g_assert_true (sg_osm_key_from_text (text, strlen (text), &key));
      g_assert_cmpuint (key, ==, i);
    }
}

static void
test_other_texts_are_no_keys (void)
{
  static const char *const others[] = { "", "a", "highwa", "highways", "Highway", "zzz" };
  SgOsmKey                 key;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (sg_osm_key_from_text (others[i], strlen (others[i]), &key));
  g_assert_false (sg_osm_key_from_text ("highway\0", 8, &key));
}

static void
test_names_do_not_make_a_thing (void)
{
  g_assert_true (sg_osm_key_is_attribute (SG_OSM_KEY_NAME));
  g_assert_true (sg_osm_key_is_attribute (SG_OSM_KEY_LAYER));
  g_assert_false (sg_osm_key_is_attribute (SG_OSM_KEY_HIGHWAY));
  g_assert_false (sg_osm_key_is_attribute (SG_OSM_KEY_ADDR_HOUSENUMBER));
  g_assert_false (sg_osm_key_is_attribute (SG_OSM_KEY_EMERGENCY));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/osm-key/every-key-is-found-by-its-text", test_every_key_is_found_by_its_text);
  g_test_add_func ("/osm-key/other-texts-are-no-keys", test_other_texts_are_no_keys);
  g_test_add_func ("/osm-key/names-do-not-make-a-thing", test_names_do_not_make_a_thing);

  return g_test_run ();
}
