/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>

#include "tests/sg-test.h"

static int
run (const char *const *words, char **out, char **err)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) line = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_strv_builder_add_many (builder, g_getenv ("SIAGACTL"), "place", "parse", NULL);
  g_strv_builder_addv (builder, (const char **) words);
  line = g_strv_builder_end (builder);
  g_spawn_sync (NULL, line, NULL, G_SPAWN_DEFAULT, NULL, NULL, out, err, &status, &error);
  g_assert_no_error (error);

  return WEXITSTATUS (status);
}

static JsonObject *
parse (JsonParser *parser, const char *text)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);

  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_prints_a_place_as_json (void)
{
  static const char *const words[] = { "-7,44 112,71", "--json", NULL };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  JsonObject      *place;

  g_assert_cmpint (run (words, &out, &err), ==, 0);
  place = parse (parser, out);
  g_assert_cmpfloat (json_object_get_double_member (place, "lat"), ==, -7.44);
  g_assert_cmpfloat (json_object_get_double_member (place, "lon"), ==, 112.71);
  g_assert_cmpstr (json_object_get_string_member (place, "kind"), ==, "decimal");
  g_assert_cmpfloat (json_object_get_double_member (place, "confidence"), >, 0.9);
  g_assert_cmpfloat (json_object_get_double_member (place, "radius"), >, 500);
}

static void
test_prints_a_place_for_people (void)
{
  static const char *const words[] = { "112.71, -7.44", NULL };
  g_autofree char         *out = NULL;
  g_autofree char         *err = NULL;

  g_assert_cmpint (run (words, &out, &err), ==, 0);
  g_assert_true (g_str_has_prefix (out, "-7.4400000,112.7100000  decimal"));
  g_assert_nonnull (strstr (out, "longitude came first"));
}

static void
test_near_completes_a_short_code (void)
{
  static const char *const words[] = { "7VP3+PR", "--near", "1.3,103.8", "--json", NULL };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  JsonObject      *place;

  g_assert_cmpint (run (words, &out, &err), ==, 0);
  place = parse (parser, out);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (place, "lat"), 1.28681, 1e-5);
  g_assert_cmpstr (json_object_get_string_member (place, "kind"), ==, "plus_code");
}

static void
test_refusals_are_told_twice (void)
{
  static const struct
  {
    const char *text;
    const char *code;
  } refusals[] = {
    { "depan masjid raya", "not_found" },
    { "95.1, 112.7", "invalid" },
    { "https://maps.app.goo.gl/AbC123", "network" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const char *const words[] = { refusals[i].text, "--json", NULL };
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autofree char *out = NULL;
      g_autofree char *err = NULL;
      JsonObject      *refusal;

      g_assert_cmpint (run (words, &out, &err), ==, 1);
      refusal = parse (parser, out);
      g_assert_cmpstr (json_object_get_string_member (refusal, "code"), ==, refusals[i].code);
      g_assert_nonnull (strstr (err, json_object_get_string_member (refusal, "error")));
    }
}

static void
test_wrong_words_are_wrong_usage (void)
{
  static const char *const        none[] = { NULL };
  static const char *const        two[] = { "-7.44", "112.71", NULL };
  static const char *const        near[] = { "7VP3+PR", "--near", "sini", NULL };
  static const char *const *const lines[] = { none, two, near };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *out = NULL;
      g_autofree char *err = NULL;

      g_assert_cmpint (run (lines[i], &out, &err), ==, 2);
      g_assert_cmpstr (out, ==, "");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ctl-place/prints-a-place-as-json", test_prints_a_place_as_json);
  g_test_add_func ("/ctl-place/prints-a-place-for-people", test_prints_a_place_for_people);
  g_test_add_func ("/ctl-place/near-completes-a-short-code", test_near_completes_a_short_code);
  g_test_add_func ("/ctl-place/refusals-are-told-twice", test_refusals_are_told_twice);
  g_test_add_func ("/ctl-place/wrong-words-are-wrong-usage", test_wrong_words_are_wrong_usage);

  return g_test_run ();
}
