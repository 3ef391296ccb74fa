/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From cards.json to cards. The file is read strictly: whoever mistypes a key or names a question
 * that is not there must hear about it, not find out during a call. */

#include "common/sg-cards.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "common/sg-code-list.h"
#include "common/sg-error.h"
#include "common/sg-json.h"

#define FORMAT 1

#define CARDS_MAX        200
#define QUESTIONS_MAX    30
#define CHOICES_MAX      12
#define RULES_MAX        60
#define CONDITIONS_MAX   6
#define INSTRUCTIONS_MAX 30
#define CODES_MAX        30
#define ID_BYTES_MAX     32
#define TEXT_BYTES_MAX   600
#define VERSION_MAX      99999

/* What a hand can press and an ear can follow. */
#define BEATS_MIN 60
#define BEATS_MAX 160

struct _SgCards
{
  GPtrArray *cards;
};

/* An object of the file and the way to it, which only the messages need. */
typedef struct _Place Place;
struct _Place
{
  const Place *parent;
  const char  *name;
  int          index; /* in a list; −1 when it is in none */
  JsonObject  *object;
};

typedef gboolean (*ReadItem) (const Place *item, gpointer owner, GError **error);

/* ---- reading strictly ---- */

static void
tell_way (GString *way, const Place *place)
{
  if (place->parent != NULL)
    tell_way (way, place->parent);

  g_string_append (way, place->name);
  if (place->index >= 0)
    g_string_append_printf (way, "[%d]", place->index);
  g_string_append (way, place->parent == NULL ? ": " : ".");
}

static gboolean
refuse (const Place *place, const char *key, const char *why, GError **error)
{
  g_autoptr (GString) way = g_string_new (NULL);

  tell_way (way, place);
  g_set_error (error, SG_ERROR, SG_ERROR_INVALID, "%s%s %s", way->str, key, why);
  return FALSE;
}

static gboolean
check_keys (const Place *place, const char *const *keys, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (place->object);

  for (GList *l = members; l != NULL; l = l->next)
    if (strcmp (l->data, "about") != 0 && !g_strv_contains (keys, l->data))
      return refuse (place, l->data, "is not known; look for a typing mistake", error);

  return TRUE;
}

static const char *
node_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static gboolean
read_text (const Place *place, const char *key, char **text, GError **error)
{
  const char *found = node_text (json_object_get_member (place->object, key));

  if (found == NULL || *found == '\0' || strlen (found) > TEXT_BYTES_MAX)
    return refuse (place, key, "must be a text of 1 to 600 bytes", error);

  *text = g_strdup (found);
  return TRUE;
}

static gboolean
is_id (const char *text)
{
  return text != NULL && *text != '\0' && strlen (text) <= ID_BYTES_MAX &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (text);
}

static gboolean
refuse_id (const Place *place, const char *key, GError **error)
{
  return refuse (place, key, "must be 1 to 32 of the letters a-z, digits and _", error);
}

static gboolean
read_id (const Place *place, const char *key, char **id, GError **error)
{
  const char *found = node_text (json_object_get_member (place->object, key));

  if (!is_id (found))
    return refuse_id (place, key, error);

  *id = g_strdup (found);
  return TRUE;
}

static gboolean
read_number (const Place *place,
             const char  *key,
             guint        least,
             guint        most,
             guint       *number,
             GError     **error)
{
  JsonNode        *node = json_object_get_member (place->object, key);
  g_autofree char *why = g_strdup_printf ("must be a whole number from %u to %u", least, most);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_INT64 || json_node_get_int (node) < least ||
      json_node_get_int (node) > most)
    return refuse (place, key, why, error);

  *number = (guint) json_node_get_int (node);
  return TRUE;
}

static gboolean
read_flag (const Place *place, const char *key, gboolean *flag, GError **error)
{
  JsonNode *node = json_object_get_member (place->object, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse (place, key, "must be true or false", error);

  *flag = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
open_object (const Place *parent, const char *key, Place *place, GError **error)
{
  JsonNode *node = json_object_get_member (parent->object, key);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return refuse (parent, key, "must be an object in braces", error);

  *place = (Place){ parent, key, -1, json_node_get_object (node) };
  return TRUE;
}

/* Both languages, and nothing else. */
static gboolean
read_pair (const Place *place, SgCardText *text, GError **error)
{
  static const char *const keys[] = { "id", "en", NULL };

  return check_keys (place, keys, error) && read_text (place, "id", &text->id, error) &&
         read_text (place, "en", &text->en, error);
}

static gboolean
read_texts (const Place *parent, const char *key, SgCardText *text, GError **error)
{
  Place place;

  return open_object (parent, key, &place, error) && read_pair (&place, text, error);
}

/* A list that is not there is an empty one. */
static JsonArray *
open_list (const Place *place, const char *key, guint n_max, GError **error)
{
  JsonNode        *node = json_object_get_member (place->object, key);
  g_autofree char *why = g_strdup_printf ("must be a list of at most %u", n_max);

  if (node == NULL)
    return json_array_new ();
  if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) <= n_max)
    return json_array_ref (json_node_get_array (node));

  refuse (place, key, why, error);
  return NULL;
}

static gboolean
read_objects (const Place *parent,
              const char  *key,
              guint        n_max,
              ReadItem     read,
              gpointer     owner,
              GError     **error)
{
  g_autoptr (JsonArray) list = open_list (parent, key, n_max, error);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      Place     item = { parent, key, (int) i, NULL };

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return refuse (parent, key, "must hold objects in braces", error);

      item.object = json_node_get_object (node);
      if (!read (&item, owner, error))
        return FALSE;
    }

  return list != NULL;
}

/* Codes of the code list @list. */
static gboolean
read_codes (const Place *place, const char *key, const char *list, GPtrArray *codes, GError **error)
{
  g_autoptr (JsonArray) array = open_list (place, key, CODES_MAX, error);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *code = node_text (json_array_get_element (array, i));

      if (code == NULL || !sg_code_list_has (list, code))
        return refuse (place, key, "holds a code that is in no code list", error);
      g_ptr_array_add (codes, g_strdup (code));
    }

  return array != NULL;
}

/* ---- the parts of a card ---- */

/* {"sadar": "no", …}: answers that the card can really get. */
static gboolean
read_conditions (const Place  *parent,
                 const char   *key,
                 const SgCard *card,
                 GPtrArray    *conditions,
                 GError      **error)
{
  g_autoptr (GList) questions = NULL;
  Place place;

  if (!open_object (parent, key, &place, error))
    return FALSE;

  questions = json_object_get_members (place.object);
  if (questions == NULL || json_object_get_size (place.object) > CONDITIONS_MAX)
    return refuse (parent, key, "must hold 1 to 6 answers", error);

  for (GList *l = questions; l != NULL; l = l->next)
    {
      const char *answer = node_text (json_object_get_member (place.object, l->data));

      if (answer == NULL || !sg_card_check_answer (card, l->data, answer, NULL))
        return refuse (&place,
                       l->data,
                       "must name a question above it and one of its answers",
                       error);
      g_ptr_array_add (conditions, sg_card_answer_new (l->data, answer));
    }

  return TRUE;
}

static gboolean
read_choice (const Place *place, gpointer owner, GError **error)
{
  static const char *const keys[] = { "code", "label", NULL };
  SgCardQuestion          *question = owner;
  SgCardChoice            *choice = sg_card_choice_new (NULL, NULL, NULL);

  g_ptr_array_add (question->choices, choice);
  if (!check_keys (place, keys, error) || !read_id (place, "code", &choice->code, error) ||
      !read_texts (place, "label", &choice->label, error))
    return FALSE;

  for (guint i = 0; i + 1 < question->choices->len; i++)
    if (strcmp (((SgCardChoice *) question->choices->pdata[i])->code, choice->code) == 0)
      return refuse (place, "code", "is there twice", error);

  return TRUE;
}

static gboolean
read_choices (const Place *place, SgCardQuestion *question, GError **error)
{
  guint         n;
  const SgCode *codes = sg_code_list_find ("answer", &n);

  if (json_object_has_member (place->object, "choices"))
    return read_objects (place, "choices", CHOICES_MAX, read_choice, question, error) &&
           (question->choices->len >= 2 ||
            refuse (place, "choices", "must offer two answers or more", error));

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (question->choices,
                     sg_card_choice_new (codes[i].code, codes[i].label_id, codes[i].label_en));

  return TRUE;
}

/* What answers lead to; the same in “effects” of a question and in “rules” of a card. */
static gboolean
read_effect (const Place *place, SgCardRule *rule, GError **error)
{
  guint severity = SG_SEVERITY_NORMAL;

  if (!read_number (place,
                    "severity",
                    SG_SEVERITY_CRITICAL,
                    SG_SEVERITY_NORMAL,
                    &severity,
                    error) ||
      !read_id (place, "category", &rule->category, error) ||
      !read_id (place, "type", &rule->type, error) || !read_texts (place, "why", &rule->why, error))
    return FALSE;

  rule->severity = (SgSeverity) severity;
  if (!sg_code_list_has ("category", rule->category))
    return refuse (place, "category", "is not in the code list category", error);
  if (!sg_code_list_has ("complaint_type", rule->type))
    return refuse (place, "type", "is not in the code list complaint_type", error);
  if (json_object_has_member (place->object, "card") &&
      !read_id (place, "card", &rule->card, error))
    return FALSE;

  return !json_object_has_member (place->object, "ends") ||
         read_flag (place, "ends", &rule->ends, error);
}

static gboolean
read_effects (const Place *parent, const SgCardQuestion *question, SgCard *card, GError **error)
{
  static const char *const keys[] = { "severity", "category", "type", "card", "why", "ends", NULL };
  g_autoptr (GList) answers = NULL;
  Place effects;

  if (!json_object_has_member (parent->object, "effects"))
    return TRUE;
  if (!open_object (parent, "effects", &effects, error))
    return FALSE;

  answers = json_object_get_members (effects.object);
  for (GList *l = answers; l != NULL; l = l->next)
    {
      SgCardRule *rule = sg_card_rule_new ();
      Place       effect;

      g_ptr_array_add (card->rules, rule);
      g_ptr_array_add (rule->when, sg_card_answer_new (question->id, l->data));
      if (!sg_card_check_answer (card, question->id, l->data, NULL))
        return refuse (&effects, l->data, "must be one of the answers", error);
      if (!open_object (&effects, l->data, &effect, error) || !check_keys (&effect, keys, error) ||
          !read_effect (&effect, rule, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_question (const Place *place, gpointer owner, GError **error)
{
  static const char *const keys[] = { "id", "text", "choices", "asked_when", "effects", NULL };
  SgCard                  *card = owner;
  SgCardQuestion          *question = sg_card_question_new ();

  g_ptr_array_add (card->questions, question);
  question->id = g_strdup (node_text (json_object_get_member (place->object, "id")));
  if (!is_id (question->id))
    return refuse_id (place, "id", error);
  if (!check_keys (place, keys, error))
    return FALSE;
  if (sg_card_find_question (card, question->id) != question)
    return refuse (place, "id", "is there twice", error);
  if (json_object_has_member (place->object, "asked_when") &&
      !read_conditions (place, "asked_when", card, question->asked_when, error))
    return FALSE;

  return read_texts (place, "text", &question->text, error) &&
         read_choices (place, question, error) && read_effects (place, question, card, error);
}

static gboolean
read_rule (const Place *place, gpointer owner, GError **error)
{
  static const char *const keys[] = { "when", "severity", "category", "type",
                                      "card", "why",      "ends",     NULL };
  SgCard                  *card = owner;
  SgCardRule              *rule = sg_card_rule_new ();

  g_ptr_array_add (card->rules, rule);
  return check_keys (place, keys, error) &&
         read_conditions (place, "when", card, rule->when, error) &&
         read_effect (place, rule, error);
}

static gboolean
read_instruction (const Place *place, gpointer owner, GError **error)
{
  SgCard     *card = owner;
  SgCardText *text = g_new0 (SgCardText, 1);

  g_ptr_array_add (card->instructions, text);
  return read_pair (place, text, error);
}

static gboolean
read_head (const Place *place, SgCard *card, GError **error)
{
  if (!read_number (place, "version", 1, VERSION_MAX, &card->version, error) ||
      !read_texts (place, "title", &card->title, error) ||
      !read_text (place, "approver", &card->approver, error) ||
      !read_flag (place, "approved", &card->approved, error) ||
      !read_codes (place, "categories", "category", card->categories, error) ||
      !read_codes (place, "types", "complaint_type", card->types, error))
    return FALSE;

  return !json_object_has_member (place->object, "beats_per_minute") ||
         read_number (place,
                      "beats_per_minute",
                      BEATS_MIN,
                      BEATS_MAX,
                      &card->beats_per_minute,
                      error);
}

static gboolean
read_card (const Place *place, gpointer owner, GError **error)
{
  static const char *const keys[] = { "id",        "version",    "title",        "approver",
                                      "approved",  "categories", "types",        "beats_per_minute",
                                      "questions", "rules",      "instructions", NULL };
  SgCards                 *self = owner;
  g_autoptr (SgCard) card = sg_card_new ();
  Place named = { place->parent, NULL, -1, place->object };

  if (!read_id (place, "id", &card->id, error))
    return FALSE;
  if (sg_cards_find (self, card->id) != NULL)
    return refuse (place, "id", "is there twice", error);

  /* From here on the messages call it by its name. */
  named.name = card->id;
  if (!check_keys (&named, keys, error) || !read_head (&named, card, error) ||
      !read_objects (&named, "questions", QUESTIONS_MAX, read_question, card, error) ||
      !read_objects (&named, "rules", RULES_MAX, read_rule, card, error) ||
      !read_objects (&named, "instructions", INSTRUCTIONS_MAX, read_instruction, card, error))
    return FALSE;
  if (card->questions->len + card->instructions->len == 0)
    return refuse (&named, "questions", "or instructions must be there", error);

  g_ptr_array_add (self->cards, g_steal_pointer (&card));
  return TRUE;
}

/* Rules may lead to cards that stand further down, so this comes last. */
static gboolean
check_links (const SgCards *self, const Place *root, GError **error)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      const SgCard *card = g_ptr_array_index (self->cards, i);
      Place         named = { root, card->id, -1, NULL };

      for (guint r = 0; r < card->rules->len; r++)
        {
          const SgCardRule *rule = g_ptr_array_index (card->rules, r);

          if (rule->card != NULL && sg_cards_find (self, rule->card) == NULL)
            return refuse (&named, "card", "leads to a card that is not in the file", error);
        }
    }

  return TRUE;
}

static gboolean
contains (const GPtrArray *codes, const char *code)
{
  return code != NULL &&
         g_ptr_array_find_with_equal_func ((GPtrArray *) codes, code, g_str_equal, NULL);
}

/**
 * sg_cards_parse:
 * @text: what a cards.json holds
 * @name: what the messages call it
 *
 * Returns: (nullable) (transfer full): %NULL with %SG_ERROR_INVALID, which names the card and the
 *   field that is wrong
 */
SgCards *
sg_cards_parse (const char *text, const char *name, GError **error)
{
  static const char *const keys[] = { "format", "cards", NULL };
  g_autoptr (SgCards) self = g_new0 (SgCards, 1);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) why = NULL;
  Place root = { NULL, name, -1, NULL };
  guint format;

  self->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_card_free);
  node = sg_json_parse (text, SG_CARDS_BYTES_MAX, &why);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      refuse (&root, "", why != NULL ? why->message : "must be one object in braces", error);
      return NULL;
    }

  root.object = json_node_get_object (node);
  if (!check_keys (&root, keys, error) ||
      !read_number (&root, "format", FORMAT, FORMAT, &format, error) ||
      !read_objects (&root, "cards", CARDS_MAX, read_card, self, error) ||
      !check_links (self, &root, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
sg_cards_free (SgCards *self)
{
  g_ptr_array_unref (self->cards);
  g_free (self);
}

/**
 * sg_cards_get_all:
 *
 * Returns: (transfer none) (element-type SgCard): in the order of the file
 */
const GPtrArray *
sg_cards_get_all (const SgCards *self)
{
  return self->cards;
}

const SgCard *
sg_cards_find (const SgCards *self, const char *id)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      const SgCard *card = g_ptr_array_index (self->cards, i);

      if (strcmp (card->id, id) == 0)
        return card;
    }

  return NULL;
}

/**
 * sg_cards_find_for:
 * @category: (nullable): of the code list `category`
 * @type: (nullable): of the code list `complaint_type`
 *
 * Returns: (nullable) (transfer none): the first card for @type, else the first for @category
 */
const SgCard *
sg_cards_find_for (const SgCards *self, const char *category, const char *type)
{
  const SgCard *broader = NULL;

  for (guint i = 0; i < self->cards->len; i++)
    {
      const SgCard *card = g_ptr_array_index (self->cards, i);

      if (contains (card->types, type))
        return card;
      if (broader == NULL && contains (card->categories, category))
        broader = card;
    }

  return broader;
}
