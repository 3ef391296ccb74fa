/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "common/sg-cards.h"
#include "common/sg-code-list.h"
#include "common/sg-error.h"

#define APPROVER "\"approver\":\"dr. Contoh (SIMULASI)\",\"approved\":false"
#define TITLE    "\"title\":{\"id\":\"Judul\",\"en\":\"Title\"}"
#define HEAD     "\"version\":1," TITLE "," APPROVER
#define ASK(id)  "{\"id\":\"" id "\",\"text\":{\"id\":\"Tanya?\",\"en\":\"Ask?\"}}"
#define EFFECT                                                                                     \
  "\"severity\":1,\"category\":\"non_trauma_em\",\"type\":\"sesak\",\"why\":{\"id\":\"Sebab\","    \
  "\"en\":\"Why\"}"

/* A file of one card, “a”, with @rest behind its head. */
#define FILE_OF(rest) "{\"format\":1,\"cards\":[{\"id\":\"a\"," HEAD rest "}]}"

static SgCards *
read_shipped (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("SIAGA_SOURCE"), "data", "cards", "cards.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  SgCards *cards;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  cards = sg_cards_parse (text, "cards.json", &error);
  g_assert_no_error (error);
  return cards;
}

static void
test_two_no_make_it_cardiac_arrest (void)
{
  static const SgCardAnswer answers[] = { { "sadar", "no" }, { "bernapas_normal", "no" } };
  g_autoptr (SgCards) cards = read_shipped ();
  const GPtrArray *all = sg_cards_get_all (cards);
  guint            n_cards = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const SgCard *card = g_ptr_array_index (all, i);
      SgCardAdvice  advice = sg_card_evaluate (card, answers, G_N_ELEMENTS (answers));

      if (sg_card_find_question (card, "sadar") == NULL ||
          sg_card_find_question (card, "bernapas_normal") == NULL)
        continue;

      n_cards++;
      g_assert_nonnull (advice.rule);
      g_assert_cmpint (advice.rule->severity, ==, SG_SEVERITY_CRITICAL);
      g_assert_cmpstr (advice.rule->type, ==, "henti_jantung");
      g_assert_cmpstr (advice.rule->card, ==, "rjp");
      g_assert_cmpstr (advice.rule->why.en,
                       ==,
                       "Not conscious and not breathing normally: cardiac arrest");
      g_assert_null (advice.next);
    }

  g_assert_cmpuint (n_cards, >=, 12);
  g_assert_cmpuint (sg_cards_find (cards, "rjp")->beats_per_minute, ==, 110);
}

static void
test_key_questions_lead_on (void)
{
  static const struct
  {
    SgCardAnswer answers[3];
    guint        n_answers;
    const char  *next;
    SgSeverity   severity; /* 0: nothing suggested */
    const char  *type;
  } rows[] = {
    { { { NULL } }, 0, "sadar", 0, NULL },
    { { { "sadar", "no" } }, 1, "bernapas_normal", 1, "tidak_sadar" },
    { { { "sadar", "yes" } }, 1, "bernapas_normal", 0, NULL },
    { { { "sadar", "unknown" } }, 1, "bernapas_normal", 0, NULL },
    { { { "sadar", "no" }, { "bernapas_normal", "yes" } }, 2, NULL, 1, "tidak_sadar" },
    { { { "sadar", "yes" }, { "bernapas_normal", "no" } }, 2, NULL, 1, "sesak" },
    { { { "sadar", "yes" }, { "bernapas_normal", "yes" } }, 2, NULL, 0, NULL },
    { { { "bernapas_normal", "no" }, { "sadar", "no" } }, 2, NULL, 1, "henti_jantung" },
    { { { "sadar", "no" }, { "bernapas_normal", "unknown" } }, 2, NULL, 1, "henti_jantung" },
    { { { "sadar", "no" }, { "bernapas_normal", "no" }, { "sadar", "yes" } }, 3, NULL, 1, "sesak" },
    { { { "no_such", "no" }, { "sadar", "maybe" } }, 2, "bernapas_normal", 0, NULL },
  };
  g_autoptr (SgCards) cards = read_shipped ();
  const SgCard *card = sg_cards_find (cards, "kunci");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SgCardAdvice advice = sg_card_evaluate (card, rows[i].answers, rows[i].n_answers);

      g_assert_cmpstr (advice.next != NULL ? advice.next->id : NULL, ==, rows[i].next);
      g_assert_cmpstr (advice.rule != NULL ? advice.rule->type : NULL, ==, rows[i].type);
      g_assert_cmpint (advice.rule != NULL ? advice.rule->severity : 0, ==, rows[i].severity);
    }
}

static void
test_every_card_is_marked_as_not_approved (void)
{
  g_autoptr (SgCards) cards = read_shipped ();
  const GPtrArray *all = sg_cards_get_all (cards);

  for (guint i = 0; i < all->len; i++)
    {
      const SgCard *card = g_ptr_array_index (all, i);

      g_assert_false (card->approved);
      g_assert_cmpstr (card->approver, ==, "dr. Contoh Penyetuju (SIMULASI)");
      g_assert_cmpuint (card->instructions->len, >, 0);
    }
}

static void
test_every_complaint_finds_its_card (void)
{
  static const char *const rows[][3] = {
    { "non_trauma_em", "henti_jantung", "rjp" },
    { "non_trauma_em", "tidak_sadar", "kunci" },
    { "non_trauma_em", "tersedak", "tersedak" },
    { "trauma_kll", "kll", "kll" },
    { "trauma_non_kll", "jatuh", "kll" },
    { "trauma_non_kll", "perdarahan", "perdarahan" },
    { "trauma_non_kll", "luka_bakar", "luka_bakar" },
    { "non_trauma_em", "nyeri_dada", "nyeri_dada" },
    { "non_trauma_em", "stroke", "stroke" },
    { "non_trauma_em", "sesak", "sesak" },
    { "maternal", "persalinan", "persalinan" },
    { "non_trauma_em", "tenggelam", "tenggelam" },
    { "trauma_non_kll", "gigitan_ular", "gigitan_ular" },
    { "non_trauma_em", "keracunan", "keracunan" },
    { "odgj", "odgj", "odgj" },
    { "tidak_diketahui", "tidak_diketahui", "tidak_diketahui" },
    { "non_trauma_nonem", "demam", "kunci" },
    { "maternal", NULL, "persalinan" },
    { NULL, "stroke", "stroke" },
  };
  g_autoptr (SgCards) cards = read_shipped ();
  guint         n;
  const SgCode *categories = sg_code_list_find ("category", &n);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (sg_cards_find_for (cards, rows[i][0], rows[i][1])->id, ==, rows[i][2]);
  for (guint i = 0; i < n; i++)
    g_assert_nonnull (sg_cards_find_for (cards, categories[i].code, NULL));
  g_assert_null (sg_cards_find_for (cards, NULL, NULL));
}

/* Answers every question of @card with its choice number @pick, as long as it asks. */
static void
walk (const SgCard *card, guint pick)
{
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (SgCardAnswer));
  SgCardAdvice advice = sg_card_evaluate (card, NULL, 0);

  while (advice.next != NULL)
    {
      const SgCardChoice *choice =
        g_ptr_array_index (advice.next->choices, pick % advice.next->choices->len);
      SgCardAnswer answer = { advice.next->id, choice->code };

      g_assert_true (sg_card_check_answer (card, answer.question, answer.answer, NULL));
      g_array_append_val (answers, answer);
      g_assert_cmpuint (answers->len, <=, card->questions->len);
      advice =
        sg_card_evaluate (card, (const SgCardAnswer *) (gpointer) answers->data, answers->len);
    }
}

static void
test_every_card_comes_to_an_end (void)
{
  g_autoptr (SgCards) cards = read_shipped ();
  const GPtrArray *all = sg_cards_get_all (cards);

  for (guint i = 0; i < all->len; i++)
    for (guint pick = 0; pick < 8; pick++)
      walk (g_ptr_array_index (all, i), pick);
}

static void
test_answers_are_checked (void)
{
  static const char *const bad[][3] = { { "jantung", "yes", "question: " },
                                        { "sadar", "ya", "answer: " },
                                        { "sadar", "", "answer: " } };
  g_autoptr (SgCards) cards = read_shipped ();
  const SgCard *card = sg_cards_find (cards, "kunci");

  g_assert_true (sg_card_check_answer (card, "sadar", "unknown", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sg_card_check_answer (card, bad[i][0], bad[i][1], &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, bad[i][2]));
      g_assert_nonnull (strstr (error->message, "kunci"));
    }
}

static void
test_questions_can_wait_for_an_answer (void)
{
  static const SgCardAnswer choking[] = { { "sadar", "no" } };
  static const SgCardAnswer awake[] = { { "sadar", "yes" } };
  g_autoptr (SgCards) cards = read_shipped ();
  const SgCard *card = sg_cards_find (cards, "tersedak");

  g_assert_cmpstr (sg_card_evaluate (card, awake, 1).next->id, ==, "bisa_batuk");
  g_assert_null (sg_card_evaluate (card, choking, 1).next);
  g_assert_cmpstr (sg_card_evaluate (card, choking, 1).rule->card, ==, "rjp");
}

static const struct
{
  const char *text;
  const char *message;
} refusals[] = {
  { "", "cards.json: " },
  { "[]", "one object" },
  { "{\"cards\":[]}", "cards.json: format" },
  { "{\"format\":2,\"cards\":[]}", "format" },
  { "{\"format\":1,\"cards\":{}}", "cards must be a list" },
  { "{\"format\":1,\"card\":[]}", "card is not known" },
  { "{\"format\":1,\"cards\":[1]}", "cards must hold objects" },
  { "{\"format\":1,\"cards\":[{}]}", "cards[0].id" },
  { "{\"format\":1,\"cards\":[{\"id\":\"A b\"}]}", "cards[0].id" },
  { "{\"format\":1,\"cards\":[{\"id\":\"a\"}]}", "a.version" },
  { "{\"format\":1,\"cards\":[{\"id\":\"a\",\"version\":0}]}", "a.version" },
  { "{\"format\":1,\"cards\":[{\"id\":\"a\",\"version\":1.5}]}", "a.version" },
  { "{\"format\":1,\"cards\":[{\"id\":\"a\",\"version\":1}]}", "a.title" },
  { "{\"format\":1,\"cards\":[{\"id\":\"a\",\"version\":1,\"title\":{\"id\":\"x\"}}]}",
    "a.title.en" },
  { "{\"format\":1,\"cards\":[{\"id\":\"a\",\"version\":1," TITLE "}]}", "a.approver" },
  { "{\"format\":1,\"cards\":[{\"id\":\"a\",\"version\":1," TITLE
    ",\"approver\":\"x\",\"approved\":1}]}",
    "a.approved" },
  { FILE_OF (""), "a.questions or instructions" },
  { FILE_OF (",\"colour\":1"), "a.colour is not known" },
  { FILE_OF (",\"categories\":[\"flu\"]"), "a.categories" },
  { FILE_OF (",\"types\":[1]"), "a.types" },
  { FILE_OF (",\"beats_per_minute\":10"), "a.beats_per_minute" },
  { FILE_OF (",\"instructions\":[{\"id\":\"x\"}]"), "a.instructions[0].en" },
  { FILE_OF (",\"instructions\":[{\"id\":\"x\",\"en\":\"\"}]"), "a.instructions[0].en" },
  { FILE_OF (",\"questions\":[{\"id\":1}]"), "a.questions[0].id" },
  { FILE_OF (",\"questions\":[" ASK ("q") "," ASK ("q") "]"), "a.questions[1].id is there twice" },
  { FILE_OF (",\"questions\":[{\"id\":\"q\"}]"), "a.questions[0].text" },
  { FILE_OF (",\"questions\":[{\"id\":\"q\",\"text\":{\"id\":\"x\",\"en\":\"x\"},\"choices\":[{"
             "\"code\":\"x\",\"label\":{\"id\":\"x\",\"en\":\"x\"}}]}]"),
    "a.questions[0].choices must offer two" },
  { FILE_OF (",\"questions\":[{\"id\":\"q\",\"text\":{\"id\":\"x\",\"en\":\"x\"},\"effects\":{"
             "\"maybe\":{}}}]"),
    "a.questions[0].effects.maybe" },
  { FILE_OF (",\"questions\":[{\"id\":\"q\",\"text\":{\"id\":\"x\",\"en\":\"x\"},\"effects\":{"
             "\"no\":{\"severity\":4}}}]"),
    "a.questions[0].effects.no.severity" },
  { FILE_OF (",\"questions\":[{\"id\":\"q\",\"text\":{\"id\":\"x\",\"en\":\"x\"},\"asked_when\":{"
             "\"later\":\"no\"}}]"),
    "a.questions[0].asked_when.later" },
  { FILE_OF (",\"questions\":[{\"id\":\"q\",\"text\":{\"id\":\"x\",\"en\":\"x\"},\"asked_when\":{"
             "\"q\":\"no\"}}]"),
    "a.questions[0].asked_when.q" },
  { FILE_OF (",\"questions\":[" ASK ("q") "],\"rules\":[{\"when\":{}}]"), "a.rules[0].when" },
  { FILE_OF (",\"questions\":[" ASK ("q") "],\"rules\":[{\"when\":{\"q\":\"ya\"}}]"),
    "a.rules[0].when.q" },
  { FILE_OF (",\"questions\":[" ASK ("q") "],\"rules\":[{\"when\":{\"q\":\"no\"},\"severity\":1,"
                                          "\"category\":\"flu\",\"type\":\"sesak\",\"why\":{"
                                          "\"id\":\"x\",\"en\":\"x\"}}]"),
    "a.rules[0].category" },
  { FILE_OF (",\"questions\":[" ASK ("q") "],\"rules\":[{\"when\":{\"q\":\"no\"}," EFFECT
                                          ",\"card\":\"b\"}]"),
    "a.card leads to" },
  { FILE_OF (",\"questions\":[" ASK ("q") "],\"rules\":[{\"when\":{\"q\":\"no\"}," EFFECT
                                          ",\"ends\":1}]"),
    "a.rules[0].ends" },
};

static void
test_refusal_names_card_and_field (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sg_cards_parse (refusals[i].text, "cards.json", &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      if (strstr (error->message, refusals[i].message) == NULL)
        g_error ("%s: %s", refusals[i].text, error->message);
    }
}

static void
test_size_has_a_limit (void)
{
  g_autofree char *spaces = g_strnfill (SG_CARDS_BYTES_MAX, ' ');
  g_autofree char *text = g_strconcat ("{}", spaces, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (sg_cards_parse (text, "cards.json", &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
}

static void
test_the_worst_answer_decides (void)
{
  static const SgCardAnswer mild[] = { { "q", "no" } };
  static const SgCardAnswer both[] = { { "q", "no" }, { "r", "yes" } };
  const char               *text = FILE_OF (",\"questions\":[" ASK ("q") "," ASK (
    "r") "],\"rules\":[{\"when\":{\"q\":\"no\"},\"severity\":3,\"category\":\"odgj\",\"type\":"
                       "\"odgj\",\"why\":{\"id\":\"x\",\"en\":\"x\"}},{\"when\":{\"r\":\"yes\"}," EFFECT "}]");
  g_autoptr (SgCards) cards = sg_cards_parse (text, "cards.json", NULL);
  const SgCard *card = sg_cards_find (cards, "a");

  g_assert_cmpint (sg_card_evaluate (card, mild, 1).rule->severity, ==, SG_SEVERITY_NORMAL);
  g_assert_cmpstr (sg_card_evaluate (card, mild, 1).next->id, ==, "r");
  g_assert_cmpint (sg_card_evaluate (card, both, 2).rule->severity, ==, SG_SEVERITY_CRITICAL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cards/two-no-make-it-cardiac-arrest", test_two_no_make_it_cardiac_arrest);
  g_test_add_func ("/cards/key-questions-lead-on", test_key_questions_lead_on);
  g_test_add_func ("/cards/every-card-is-marked-as-not-approved",
                   test_every_card_is_marked_as_not_approved);
  g_test_add_func ("/cards/every-complaint-finds-its-card", test_every_complaint_finds_its_card);
  g_test_add_func ("/cards/every-card-comes-to-an-end", test_every_card_comes_to_an_end);
  g_test_add_func ("/cards/answers-are-checked", test_answers_are_checked);
  g_test_add_func ("/cards/questions-can-wait-for-an-answer",
                   test_questions_can_wait_for_an_answer);
  g_test_add_func ("/cards/refusal-names-card-and-field", test_refusal_names_card_and_field);
  g_test_add_func ("/cards/size-has-a-limit", test_size_has_a_limit);
  g_test_add_func ("/cards/the-worst-answer-decides", test_the_worst_answer_decides);

  return g_test_run ();
}
