/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>

#include "console/command/sg-command-verb.h"
#include "console/command/sg-command.h"

static SgCommandNames *
make_names (void)
{
  static const struct
  {
    const char *id;
    const char *name;
  } units[] = { { "u3", "A-03" }, { "u7", "A-07" }, { "g1", "AGD 1" }, { "g12", "AGD 12" } };
  SgCommandNames *names = sg_command_names_new ();

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    g_ptr_array_add (names->units, sg_command_name_new (units[i].id, units[i].name, NULL, NULL));
  g_ptr_array_add (names->incidents,
                   sg_command_name_new ("i1", "1", "PSC-3171-X3FA2001", "Henti jantung"));
  g_ptr_array_add (names->incidents,
                   sg_command_name_new ("i2", "2", "PSC-3171-X3FA2002", "Kecelakaan"));
  g_ptr_array_add (names->hospitals, sg_command_name_new ("h1", "RSUD Kota", NULL, NULL));
  g_ptr_array_add (names->hospitals, sg_command_name_new ("h2", "RS Harapan Bunda", NULL, NULL));
  names->here = g_strdup ("i1");

  return names;
}

static SgCommand *
parse (const char *line)
{
  g_autoptr (SgCommandNames) names = make_names ();

  return sg_command_parse (line, names);
}

static const struct
{
  const char *line;
  const char *action;
} lines[] = {
  { "n", "win.new-call" },
  { "baru", "win.new-call" },
  { "NEW", "win.new-call" },
  { "u A-03 menuju", "win.unit-status(('u3', 'en_route'))" },
  { "u a3 en route", "win.unit-status(('u3', 'en_route'))" },
  { "u.a03.3", "win.unit-status(('u3', 'en_route'))" },
  { "unit A-07 menuju RS", "win.unit-status(('u7', 'transporting'))" },
  { "u agd 1 tiba", "win.unit-status(('g1', 'on_scene'))" },
  { "u agd 12 selesai", "win.unit-status(('g12', 'ended'))" },
  { "m A-03 2", "win.request-unit(('u3', 'i2'))" },
  { "request A-03", "win.request-unit(('u3', 'i1'))" },
  { "minta A-03 fa2002", "win.request-unit(('u3', 'i2'))" },
  { "terima a03", "win.accept-request::u3" },
  { "accept A-03", "win.accept-request::u3" },
  { "tolak A-03 jauh", "win.refuse-request(('u3', 'jauh'))" },
  { "refuse A-03 too far", "win.refuse-request(('u3', 'jauh'))" },
  { "tolak A-03 ban kempes", "win.refuse-request(('u3', 'ban kempes'))" },
  { "siap A-03", "win.unit-ready::u3" },
  { "belum A-03", "win.unit-not-ready(('u3', ''))" },
  { "off A-03 bengkel", "win.unit-off(('u3', 'bengkel'))" },
  { "k 2", "win.open-incident::i2" },
  { "tutup 2 iseng", "win.close-incident(('i2', 'prank'))" },
  { "tutup iseng", "win.close-incident(('i1', 'prank'))" },
  { "close 2 solved by phone", "win.close-incident(('i2', 'solved_phone'))" },
  { "catat korban sadar. minta O2", "win.note-incident(('i1', 'korban sadar. minta O2'))" },
  { "ring 2", "win.open-ring(('i1', '2'))" },
  { "rs kota", "win.destine-hospital(('i1', 'h1'))" },
  { "hospital harapan bunda", "win.destine-hospital(('i1', 'h2'))" },
  { "papan", "dispatch.toggle-board" },
  { "map", "dispatch.focus-map" },
  { "laporan", "win.page('reports')" },
  { "senyap 15", "win.mute(15)" },
  { "batal", "win.undo" },
  { "undo", "win.undo" },
  { "?", "win.show-keys" },
};

static void
test_line_means_its_action (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (SgCommand) command = parse (lines[i].line);

      g_test_message ("%s: %s", lines[i].line, command->meaning);
      g_assert_cmpint (command->state, ==, SG_COMMAND_READY);
      g_assert_cmpstr (command->action, ==, lines[i].action);
      g_assert_cmpstr (command->meaning, !=, "");
    }
}

static void
test_meaning_names_who_and_what (void)
{
  g_autoptr (SgCommand) command = parse ("m a3 2");
  g_autoptr (SgCommand) closing = parse ("tutup 2 iseng");

  g_assert_nonnull (strstr (command->meaning, "A-03"));
  g_assert_nonnull (strstr (command->meaning, "Kecelakaan"));
  g_assert_nonnull (strstr (closing->meaning, "Kecelakaan"));
}

static void
test_wrong_word_is_named_and_mended (void)
{
  static const struct
  {
    const char *line;
    const char *wrong;
    const char *fix;
  } cases[] = {
    { "u B-99 menuju", "B-99", NULL },
    { "u A-03 selesia", "selesia", "unit A-03 selesai" },
    { "u A-03 menj", "menj", "unit A-03 menuju" },
    { "tutup 2 dupilcate", "dupilcate", "tutup 2 Duplicate report" },
    { "tutup 2 isegn", "isegn", NULL },
    { "ring 9", "9", NULL },
    { "rs hrapan", "hrapan", NULL },
    { "papan 3", "3", "papan" },
    { "u A-03 siap sekali", "sekali", "unit A-03 Ready" },
    { "m AGDD 2", "AGDD", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SgCommand) command = parse (cases[i].line);

      g_test_message ("%s: %s (%s)", cases[i].line, command->meaning, command->fix);
      g_assert_cmpint (command->state, ==, SG_COMMAND_WRONG);
      g_assert_cmpstr (command->wrong, ==, cases[i].wrong);
      if (cases[i].fix != NULL)
        g_assert_cmpstr (command->fix, ==, cases[i].fix);
      g_assert_null (command->action);
      g_assert_nonnull (strstr (command->meaning, cases[i].wrong));
    }
}

/* What is proposed can be done. */
static void
test_fix_is_understood (void)
{
  g_autoptr (SgCommand) wrong = parse ("u A-03 selesia");
  g_autoptr (SgCommand) fixed = parse (wrong->fix);

  g_assert_cmpint (fixed->state, ==, SG_COMMAND_READY);
  g_assert_cmpstr (fixed->action, ==, "win.unit-status(('u3', 'ended'))");
}

static void
test_unfinished_line_asks_and_offers (void)
{
  static const struct
  {
    const char *line;
    const char *offer;
  } cases[] = {
    { "u", "unit A-03 " },     { "u a", "unit A-03 " },   { "m A-03", NULL },
    { "tutup 2", "tutup 2 " }, { "rs", "rs RSUD Kota " }, { "ring", "ring 1 " },
    { "c", "close " },         { "catat", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SgCommand) command = parse (cases[i].line);
      gboolean offered = cases[i].offer == NULL;

      g_test_message ("%s: %s", cases[i].line, command->meaning);
      if (g_str_equal (cases[i].line, "m A-03"))
        continue;
      g_assert_cmpint (command->state, ==, SG_COMMAND_INCOMPLETE);
      g_assert_null (command->action);
      for (guint j = 0; j < command->completions->len; j++)
        offered |= g_str_has_prefix (g_ptr_array_index (command->completions, j), cases[i].offer);
      g_assert_true (offered);
    }
}

static void
test_without_an_incident_one_is_asked_for (void)
{
  g_autoptr (SgCommandNames) names = make_names ();
  g_autoptr (SgCommand) note = NULL;
  g_autoptr (SgCommand) request = NULL;

  g_clear_pointer (&names->here, g_free);
  note = sg_command_parse ("catat pintu terkunci", names);
  request = sg_command_parse ("m A-03", names);

  g_assert_cmpint (note->state, ==, SG_COMMAND_INCOMPLETE);
  g_assert_cmpint (request->state, ==, SG_COMMAND_INCOMPLETE);
}

static void
test_anything_else_is_a_place (void)
{
  g_autoptr (SgCommand) street = parse ("jalan melati 4");
  g_autoptr (SgCommand) found = parse ("cari masjid raya");
  g_autoptr (SgCommand) point = parse ("-6,2 106,8");
  g_autoptr (SgCommand) misspelt = parse ("tutpu 2 iseng");
  g_autoptr (SgCommand) nothing = parse ("   ");

  g_assert_cmpint (street->state, ==, SG_COMMAND_SEARCH);
  g_assert_cmpstr (street->search, ==, "jalan melati 4");
  g_assert_cmpint (found->state, ==, SG_COMMAND_SEARCH);
  g_assert_cmpstr (found->search, ==, "masjid raya");
  g_assert_cmpint (point->state, ==, SG_COMMAND_SEARCH);
  g_assert_cmpstr (point->search, ==, "-6,2 106,8");
  g_assert_cmpint (misspelt->state, ==, SG_COMMAND_SEARCH);
  g_assert_cmpstr (misspelt->fix, ==, "tutup 2 iseng");
  g_assert_cmpint (nothing->state, ==, SG_COMMAND_EMPTY);
}

/* Whether only this verb has a word that begins so. */
static gboolean
is_unique (const char *beginning, guint verb)
{
  guint         n;
  const SgVerb *verbs = sg_verbs_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) words = g_strsplit (verbs[i].words, " ", -1);

      for (guint j = 0; i != verb && words[j] != NULL; j++)
        if (g_str_has_prefix (words[j], beginning))
          return FALSE;
    }

  return TRUE;
}

static void
assert_reached (SgWords *all, const char *word, guint verb)
{
  guint    meaning = G_MAXUINT;
  gboolean unique = FALSE;

  g_assert_true (sg_words_has (all, word, &meaning));
  g_assert_cmpuint (meaning, ==, verb);

  for (gsize length = 1; length <= strlen (word); length++)
    {
      g_autofree char *beginning = g_strndup (word, length);

      if (!is_unique (beginning, verb))
        continue;
      unique = TRUE;
      g_assert_cmpint (sg_words_find (all, beginning, FALSE, &meaning), ==, SG_WORDS_ONE);
      g_assert_cmpuint (meaning, ==, verb);
    }

  g_test_message ("%s%s", word, unique ? "" : " (in full)");
}

static void
test_every_keyword_is_reached_by_its_beginning (void)
{
  guint         n;
  const SgVerb *verbs = sg_verbs_get_all (&n);
  g_autoptr (SgWords) all = sg_verbs_make_words ();

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) words = g_strsplit (verbs[i].words, " ", -1);

      for (guint j = 0; words[j] != NULL; j++)
        assert_reached (all, words[j], i);
    }
}

static void
test_any_text_is_survived (void)
{
  static const char *const texts[] = {
    "u \xff\xfe menuju", "..... . .", "u . . .", "tutup %1 %2 %s", "catat %1 %n %%", "m 0 0",
    "u 💥 menuju",        "\n\t",      "? ? ?",   "ring -1",        "k 00000",        "rs \"'()",
  };
  g_autoptr (GString) many = g_string_new ("u");

  for (guint i = 0; i < 3000; i++)
    g_string_append (many, " aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SgCommand) command = parse (texts[i]);

      g_assert_nonnull (command->meaning);
    }
  sg_command_free (parse (many->str));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/command/line-means-its-action", test_line_means_its_action);
  g_test_add_func ("/command/meaning-names-who-and-what", test_meaning_names_who_and_what);
  g_test_add_func ("/command/wrong-word-is-named-and-mended", test_wrong_word_is_named_and_mended);
  g_test_add_func ("/command/fix-is-understood", test_fix_is_understood);
  g_test_add_func ("/command/unfinished-line-asks-and-offers",
                   test_unfinished_line_asks_and_offers);
  g_test_add_func ("/command/without-an-incident-one-is-asked-for",
                   test_without_an_incident_one_is_asked_for);
  g_test_add_func ("/command/anything-else-is-a-place", test_anything_else_is_a_place);
  g_test_add_func ("/command/every-keyword-is-reached-by-its-beginning",
                   test_every_keyword_is_reached_by_its_beginning);
  g_test_add_func ("/command/any-text-is-survived", test_any_text_is_survived);

  return g_test_run ();
}
