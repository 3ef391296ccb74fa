/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/call/sg-call-draft.h"

#include <stdio.h>
#include <string.h>

#include "common/sg-complaint.h"

#define DAY_SECONDS (24 * 60 * 60)

/* The texts of a draft, by the names under which they are kept. */
static const struct
{
  const char *name;
  size_t      offset;
} texts[] = {
  { "source", offsetof (SgCallDraft, source) },   { "phone", offsetof (SgCallDraft, phone) },
  { "caller", offsetof (SgCallDraft, caller) },   { "text", offsetof (SgCallDraft, text) },
  { "type", offsetof (SgCallDraft, type) },       { "job", offsetof (SgCallDraft, job) },
  { "planned", offsetof (SgCallDraft, planned) }, { "gender", offsetof (SgCallDraft, gender) },
  { "remarks", offsetof (SgCallDraft, remarks) },
};

static char **
get_text (const SgCallDraft *self, guint nth)
{
  return (char **) (gpointer) ((char *) self + texts[nth].offset);
}

SgCallDraft *
sg_call_draft_new (void)
{
  SgCallDraft *self = g_new0 (SgCallDraft, 1);

  self->scene = SG_SCENE_UNKNOWN;
  self->victims = -1;
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
sg_call_draft_free (SgCallDraft *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*get_text (self, i));
  sg_scene_clear (&self->scene);
  g_hash_table_unref (self->answers);
  g_free (self);
}

SgCallDraft *
sg_call_draft_copy (const SgCallDraft *self)
{
  g_autofree char *json = sg_call_draft_to_json (self);
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  SgCallDraft *copy = sg_call_draft_from_json (json_node_get_object (node));

  copy->thrown_away = self->thrown_away;
  return copy;
}

/**
 * sg_call_draft_is_empty:
 *
 * Returns: whether nothing was told: by which line the call came and when does not count
 */
gboolean
sg_call_draft_is_empty (const SgCallDraft *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*get_text (self, i) != NULL && !g_str_equal (texts[i].name, "source") &&
        !g_str_equal (texts[i].name, "job"))
      return FALSE;

  return !sg_scene_is_known (&self->scene) && self->scene.text == NULL &&
         self->scene.patokan == NULL && self->victims < 0 && self->severity == 0 &&
         g_hash_table_size (self->answers) == 0;
}

/**
 * sg_call_draft_to_json:
 *
 * Returns: (transfer full): the text of an object
 */
char *
sg_call_draft_to_json (const SgCallDraft *self)
{
  SgBody        *body = sg_body_new ();
  GHashTableIter iter;
  gpointer       question;
  gpointer       answer;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    sg_body_text (body, texts[i].name, *get_text (self, i));
  sg_scene_write (&self->scene, body, "place");
  sg_body_int (body, "victims", self->victims);
  sg_body_int (body, "severity", self->severity);
  sg_body_bool (body, "drill", self->drill);
  sg_body_int (body, "begun_at", self->begun_at);
  sg_body_begin_object (body, "answers");
  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, &question, &answer))
    sg_body_text (body, question, answer);
  sg_body_end_object (body);

  return sg_body_end (body);
}

static void
read_answers (SgCallDraft *self, JsonObject *answers)
{
  g_autoptr (GList) questions = answers != NULL ? json_object_get_members (answers) : NULL;

  for (GList *each = questions; each != NULL; each = each->next)
    g_hash_table_insert (
      self->answers,
      g_strdup (each->data),
      g_strdup (json_object_get_string_member_with_default (answers, each->data, "")));
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * sg_call_draft_from_json:
 *
 * What it does not say, or says in another way than it was written, is unknown.
 */
SgCallDraft *
sg_call_draft_from_json (JsonObject *object)
{
  SgCallDraft *self = sg_call_draft_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *get_text (self, i) =
      g_strdup (json_object_get_string_member_with_default (object, texts[i].name, NULL));
  sg_scene_read (&self->scene, get_object (object, "place"));
  self->victims = json_object_get_int_member_with_default (object, "victims", -1);
  self->severity = json_object_get_int_member_with_default (object, "severity", 0);
  self->drill = json_object_get_boolean_member_with_default (object, "drill", FALSE);
  self->begun_at = json_object_get_int_member_with_default (object, "begun_at", 0);
  read_answers (self, get_object (object, "answers"));

  return self;
}

/**
 * sg_call_draft_read_planned:
 * @at: (out): microseconds UTC
 *
 * An hour alone, “14:30” or “14.30”, is the next time that the desk's clock shows it; a day can
 * stand before it, “2026-11-30 08:00”.
 *
 * Returns: whether the words are a time
 */
gboolean
sg_call_draft_read_planned (const SgCallDraft *self, SgDesk *desk, gint64 *at)
{
  const char *text = self->planned != NULL ? self->planned : "";
  g_autoptr (GDateTime) now = sg_desk_to_local (desk, sg_desk_get_now (desk));
  g_autoptr (GDateTime) then = NULL;
  int      year = g_date_time_get_year (now);
  int      month = g_date_time_get_month (now);
  int      day = g_date_time_get_day_of_month (now);
  int      hour;
  int      minute;
  int      end = 0;
  gboolean is_dated =
    sscanf (text, "%4d-%2d-%2d %2d%*1[:.]%2d%n", &year, &month, &day, &hour, &minute, &end) == 5;

  if ((!is_dated && sscanf (text, "%2d%*1[:.]%2d%n", &hour, &minute, &end) != 2) ||
      text[end] != '\0')
    return FALSE;

  if (!is_dated)
    {
      year = g_date_time_get_year (now);
      month = g_date_time_get_month (now);
      day = g_date_time_get_day_of_month (now);
    }
  then = g_date_time_new (g_date_time_get_timezone (now), year, month, day, hour, minute, 0);
  if (then == NULL)
    return FALSE;

  *at = g_date_time_to_unix (then) * G_USEC_PER_SEC;
  if (!is_dated && *at < sg_desk_get_now (desk))
    *at += (gint64) DAY_SECONDS * G_USEC_PER_SEC;
  return TRUE;
}

/* ---- what it amounts to ---- */

static void
judge_words (const SgCallDraft *self, SgCallJudgement *judged)
{
  g_autoptr (SgComplaint) complaint = self->text != NULL ? sg_complaint_suggest (self->text, NULL)
                                                         : NULL;

  /* Words that are too many are told of when the call is recorded. */
  if (complaint == NULL || complaint->score == 0)
    return;

  judged->category = complaint->category;
  judged->finding = complaint->type;
  judged->severity = complaint->severity;
  judged->victims = complaint->victims;
  judged->why = g_strdup (complaint->why);
}

static const SgCardRule *
evaluate (const SgCallDraft *self, const SgCard *key)
{
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (SgCardAnswer));
  GHashTableIter iter;
  gpointer       question;
  gpointer       answer;

  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, &question, &answer))
    {
      SgCardAnswer given = { question, answer };

      if (sg_card_check_answer (key, question, answer, NULL))
        g_array_append_val (answers, given);
    }

  return sg_card_evaluate (key, (const SgCardAnswer *) (gpointer) answers->data, answers->len).rule;
}

/* Answers weigh at least as much as words: the desk judges the same when they are recorded. */
static void
judge_answers (const SgCallDraft *self, const SgCard *key, SgCallJudgement *judged)
{
  const SgCardRule *rule = evaluate (self, key);

  judged->rule = rule;
  if (rule == NULL || rule->category == NULL ||
      (judged->severity != 0 && (gint64) rule->severity > judged->severity))
    return;

  judged->category = rule->category;
  judged->finding = rule->type;
  judged->severity = rule->severity;
  g_free (judged->why);
  judged->why = g_strdup (g_str_equal (sg_desk_language (), "id") ? rule->why.id : rule->why.en);
}

/**
 * sg_call_draft_judge:
 * @key: (nullable): the card of the key questions
 * @judged: (out): to be cleared
 *
 * The worse of what the words and the answers suggest; what the operator chose stands above both.
 */
void
sg_call_draft_judge (const SgCallDraft *self, const SgCard *key, SgCallJudgement *judged)
{
  *judged = (SgCallJudgement){ .victims = SG_VICTIMS_UNKNOWN };
  judge_words (self, judged);
  if (key != NULL)
    judge_answers (self, key, judged);

  judged->by_hand = self->type != NULL || self->severity != 0;
  /* The finer word of a category that was not chosen would contradict it. */
  if (self->type != NULL && g_strcmp0 (self->type, judged->category) != 0)
    judged->finding = NULL;
  if (self->type != NULL)
    judged->category = self->type;
  if (self->severity != 0)
    judged->severity = self->severity;
  if (judged->category != NULL && judged->severity == 0)
    judged->severity = SG_SEVERITY_URGENT;
  if (judged->category == NULL && judged->severity != 0)
    judged->category = "tidak_diketahui";
}

void
sg_call_judgement_clear (SgCallJudgement *self)
{
  g_clear_pointer (&self->why, g_free);
}
