/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Understands a typed line: a verb by its beginning, and after it what the verb wants to be told.
 * Words stand apart by spaces or dots. Nothing is done here, and nothing is read from a desk. */

#include "config.h"

#include "console/command/sg-command.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "console/command/sg-command-choices.h"
#include "console/command/sg-command-verb.h"

#define SEPARATORS " ."

/* A name of more words than these is not looked for in the middle of a line. */
#define NAME_WORDS_MOST 4

/* More are no help. */
#define COMPLETIONS_MOST 8

/* A shorter word that is no verb is no misspelt verb either. */
#define MISSPELT_LEAST 4

/**
 * Reading:
 * @rest: what was typed after the verb
 * @words: @rest in words
 * @at: the next of them
 * @head: the line so far, in full words, with a space at its end
 * @names: (element-type SgCommandName): of each argument that was read
 */
typedef struct
{
  SgCommand            *command;
  const SgCommandNames *desk;
  const SgVerb         *verb;
  const char           *rest;
  GPtrArray            *words;
  guint                 at;
  GString              *head;
  GPtrArray            *names;
} Reading;

static void
reading_clear (Reading *self)
{
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->names);
  g_string_free (self->head, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void
settle (SgCommand *self, SgCommandState state, char *meaning)
{
  self->state = state;
  g_free (self->meaning);
  self->meaning = meaning;
}

static GPtrArray *
split (const char *text)
{
  g_auto (GStrv) all = g_strsplit_set (text, SEPARATORS, -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; all[i] != NULL; i++)
    if (*all[i] != '\0')
      g_ptr_array_add (words, g_strdup (all[i]));

  return words;
}

static char *
join (GPtrArray *words, guint from, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = from; i < from + n && i < words->len; i++)
    g_string_append_printf (text, i > from ? " %s" : "%s", (char *) g_ptr_array_index (words, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint
count_left (Reading *self)
{
  return self->words->len - self->at;
}

/* ---- one argument ---- */

/* With what stands there, in place of the words that were wrong. */
static char *
make_line (Reading *self, const char *instead, guint n_words)
{
  g_autofree char *after =
    join (self->words, self->at + n_words, count_left (self) - MIN (n_words, count_left (self)));
  g_autofree char *line = g_strdup_printf ("%s%s %s", self->head->str, instead, after);

  return g_strdup (g_strchomp (line));
}

static void
offer (Reading *self, SgCommandChoices *choices, const char *typed)
{
  g_autoptr (GPtrArray) words = sg_words_list (choices->words, typed, TRUE);

  for (guint i = 0; i < MIN (words->len, COMPLETIONS_MOST); i++)
    g_ptr_array_add (self->command->completions,
                     g_strconcat (self->head->str, g_ptr_array_index (words, i), " ", NULL));
}

static void
ask (Reading *self, SgArgumentKind kind, SgCommandChoices *choices)
{
  settle (self->command,
          SG_COMMAND_INCOMPLETE,
          g_strdup_printf ("%s · %s", _ (self->verb->about), sg_argument_get_question (kind)));
  if (choices != NULL)
    offer (self, choices, count_left (self) > 0 ? g_ptr_array_index (self->words, self->at) : "");
}

static void
complain (Reading *self, SgArgumentKind kind, SgCommandChoices *choices)
{
  const char *typed = g_ptr_array_index (self->words, self->at);
  const char *nearest = sg_words_get_nearest (choices->words, typed);

  self->command->wrong = g_strdup (typed);
  if (nearest != NULL)
    self->command->fix = make_line (self, nearest, 1);
  settle (self->command, SG_COMMAND_WRONG, sg_argument_dup_complaint (kind, typed));
}

static void
complain_of_many (Reading *self, SgCommandChoices *choices)
{
  const char *typed = g_ptr_array_index (self->words, self->at);

  self->command->wrong = g_strdup (typed);
  offer (self, choices, typed);
  /* Translators: %s is what was typed */
  settle (self->command,
          SG_COMMAND_WRONG,
          g_strdup_printf (_ ("“%s” may mean several: type more of it."), typed));
}

static void
take (Reading *self, const SgCommandName *name, guint n_words)
{
  g_ptr_array_add (self->names,
                   sg_command_name_new (name->id, name->name, name->also, name->label));
  self->at += n_words;
  g_string_append_printf (self->head, "%s ", name->name);
}

/* Returns: how many words make a name in full; the shortest one unless it is the last argument. */
static guint
find_in_full (Reading *self, SgWords *words, gboolean is_last, guint *meaning)
{
  guint most = MIN (count_left (self), NAME_WORDS_MOST);

  for (guint i = 0; i < most; i++)
    {
      guint            n = is_last ? most - i : i + 1;
      g_autofree char *typed = join (self->words, self->at, n);

      if (sg_words_has (words, typed, meaning))
        return n;
    }

  return 0;
}

/* Returns: how many words begin exactly one name. */
static guint
find_beginning (Reading *self, SgWords *words, guint *meaning)
{
  for (guint n = MIN (count_left (self), NAME_WORDS_MOST); n > 0; n--)
    {
      g_autofree char *typed = join (self->words, self->at, n);

      if (sg_words_find (words, typed, TRUE, meaning) == SG_WORDS_ONE)
        return n;
    }

  return 0;
}

static gboolean
may_be_many (Reading *self, SgWords *words)
{
  guint meaning;

  return sg_words_find (words, g_ptr_array_index (self->words, self->at), TRUE, &meaning) ==
         SG_WORDS_MANY;
}

static const SgCommandName *
find_here (Reading *self)
{
  for (guint i = 0; self->desk->here != NULL && i < self->desk->incidents->len; i++)
    {
      const SgCommandName *name = g_ptr_array_index (self->desk->incidents, i);

      if (g_str_equal (name->id, self->desk->here))
        return name;
    }

  return NULL;
}

static gboolean
take_here (Reading *self, SgArgumentKind kind)
{
  const SgCommandName *here = find_here (self);

  if (here == NULL)
    {
      ask (self, kind, NULL);
      return FALSE;
    }

  g_ptr_array_add (self->names,
                   sg_command_name_new (here->id, here->name, here->also, here->label));

  return TRUE;
}

static gboolean
take_text (Reading *self, SgArgumentKind kind, const char *text, gboolean optional)
{
  if (*text == '\0' && !optional)
    {
      ask (self, kind, NULL);
      return FALSE;
    }

  g_ptr_array_add (self->names, sg_command_name_new (text, text, NULL, *text != '\0' ? text : "–"));
  self->at = self->words->len;

  return TRUE;
}

/* Nothing is typed for it, or not for it. */
static gboolean
leave_out (Reading *self, SgArgument argument)
{
  if (argument.kind == SG_ARGUMENT_REASON)
    return take_text (self, argument.kind, "", TRUE);

  return take_here (self, argument.kind);
}

static gboolean
read_choice (Reading *self, SgArgument argument, gboolean is_last)
{
  g_autoptr (SgCommandChoices) choices = sg_command_choices_new (argument.kind, self->desk);
  guint meaning = 0;
  guint n = find_in_full (self, choices->words, is_last, &meaning);

  if (n == 0)
    n = find_beginning (self, choices->words, &meaning);
  if (n > 0)
    {
      take (self, g_ptr_array_index (choices->names, meaning), n);
      return TRUE;
    }

  if (argument.kind == SG_ARGUMENT_REASON && count_left (self) > 0)
    {
      g_autofree char *text = join (self->words, self->at, count_left (self));

      return take_text (self, argument.kind, text, FALSE);
    }
  if (argument.optional && (count_left (self) == 0 || !is_last))
    return leave_out (self, argument);
  if (count_left (self) == 0 || (count_left (self) == 1 && may_be_many (self, choices->words)))
    ask (self, argument.kind, choices);
  else if (may_be_many (self, choices->words))
    complain_of_many (self, choices);
  else
    complain (self, argument.kind, choices);

  return FALSE;
}

static gboolean
read_argument (Reading *self, guint i)
{
  SgArgument argument = self->verb->arguments[i];
  gboolean   is_last = i + 1 == SG_ARGUMENTS_MAX ||
                     self->verb->arguments[i + 1].kind == SG_ARGUMENT_NONE;

  if (argument.kind == SG_ARGUMENT_HERE)
    return take_here (self, argument.kind);
  if (argument.kind == SG_ARGUMENT_TEXT)
    return take_text (self, argument.kind, self->rest, argument.optional);

  return read_choice (self, argument, is_last);
}

/* ---- what it means ---- */

static const char *
get_label (Reading *self, guint i)
{
  const SgCommandName *name = g_ptr_array_index (self->names, i);

  return name->label != NULL ? name->label : name->name;
}

/* A name may hold a % itself: what was put in is not looked at again. */
static char *
put_in_labels (Reading *self, const char *meaning)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *at = meaning; *at != '\0'; at++)
    if (at[0] == '%' && g_ascii_isdigit (at[1]) && (guint) at[1] - '1' < self->names->len)
      g_string_append (text, get_label (self, (guint) * ++at - '1'));
    else
      g_string_append_c (text, *at);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GVariant *
make_target (Reading *self)
{
  GVariantBuilder      builder;
  const SgCommandName *first = g_ptr_array_index (self->names, 0);

  if (self->verb->arguments[0].kind == SG_ARGUMENT_MINUTES)
    return g_variant_new_int32 ((gint32) g_ascii_strtoll (first->id, NULL, 10));
  if (self->names->len == 1)
    return g_variant_new_string (first->id);

  g_variant_builder_init (&builder, G_VARIANT_TYPE_TUPLE);
  for (guint i = 0; i < self->names->len; i++)
    g_variant_builder_add (&builder,
                           "s",
                           ((const SgCommandName *) g_ptr_array_index (self->names, i))->id);

  return g_variant_builder_end (&builder);
}

static void
conclude (Reading *self)
{
  SgCommand *command = self->command;
  g_autoptr (GVariant) target = NULL;

  settle (
    command,
    SG_COMMAND_READY,
    put_in_labels (self,
                   self->verb->meaning != NULL ? _ (self->verb->meaning) : _ (self->verb->about)));
  if (*self->verb->action == '\0')
    {
      command->state = SG_COMMAND_SEARCH;
      command->search = g_strdup (self->rest);
      return;
    }
  if (self->names->len == 0)
    {
      command->action = g_strdup (self->verb->action);
      return;
    }

  target = g_variant_ref_sink (make_target (self));
  command->action = g_action_print_detailed_name (self->verb->action, target);
}

static void
complain_of_rest (Reading *self)
{
  self->command->wrong = g_strdup (g_ptr_array_index (self->words, self->at));
  self->command->fix = g_strdup (self->head->str);
  g_strchomp (self->command->fix);
  /* Translators: %s is a word that was typed after a complete command */
  settle (self->command,
          SG_COMMAND_WRONG,
          g_strdup_printf (_ ("“%s” is too much here."), self->command->wrong));
}

static void
read_verb (SgCommand *command, const SgCommandNames *names, const SgVerb *verb, const char *rest)
{
  g_auto (GStrv) words = g_strsplit (verb->words, " ", 2);
  g_auto (Reading)
    self = { .command = command,
             .desk = names,
             .verb = verb,
             .rest = rest,
             .words = split (rest),
             .head = g_string_new (words[0]),
             .names = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_command_name_free) };

  g_string_append_c (self.head, ' ');
  for (guint i = 0; i < SG_ARGUMENTS_MAX && verb->arguments[i].kind != SG_ARGUMENT_NONE; i++)
    if (!read_argument (&self, i))
      return;

  if (count_left (&self) > 0)
    complain_of_rest (&self);
  else
    conclude (&self);
}

/* ---- the first word ---- */

static void
search (SgCommand *command, SgWords *verbs, const char *text, const char *first)
{
  const char *nearest = strlen (first) >= MISSPELT_LEAST ? sg_words_get_nearest (verbs, first)
                                                         : NULL;

  command->search = g_strdup (text);
  if (nearest != NULL)
    command->fix = g_strconcat (nearest, text + strlen (first), NULL);
  /* Translators: %s is what was typed */
  settle (command, SG_COMMAND_SEARCH, g_strdup_printf (_ ("Find “%s” on the map"), text));
}

static void
offer_verbs (SgCommand *command, SgWords *verbs, const char *first)
{
  g_autoptr (GPtrArray) words = sg_words_list (verbs, first, FALSE);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (words->len, COMPLETIONS_MOST); i++)
    {
      const char *word = g_ptr_array_index (words, i);

      g_string_append_printf (text, i > 0 ? " · %s" : "%s", word);
      g_ptr_array_add (command->completions, g_strconcat (word, " ", NULL));
    }

  command->search = g_strdup (first);
  settle (command, SG_COMMAND_INCOMPLETE, g_string_free (g_steal_pointer (&text), FALSE));
}

/**
 * sg_command_parse:
 *
 * Returns: (transfer full): what the line means; see #SgCommand
 */
SgCommand *
sg_command_parse (const char *text, const SgCommandNames *names)
{
  g_autofree char *line = g_strstrip (g_strdup (text));
  gsize            first_length = strcspn (line, SEPARATORS);
  g_autofree char *first = g_strndup (line, first_length);
  const char      *rest = line + first_length + strspn (line + first_length, SEPARATORS);
  g_autoptr (SgWords) verbs = sg_verbs_make_words ();
  SgCommand *command = g_new0 (SgCommand, 1);
  guint      n_verbs;
  guint      verb = 0;
  SgWordsFit fit = sg_words_find (verbs, first, FALSE, &verb);

  command->completions = g_ptr_array_new_with_free_func (g_free);
  if (*line == '\0')
    settle (command, SG_COMMAND_EMPTY, g_strdup (""));
  else if (fit == SG_WORDS_ONE)
    read_verb (command, names, &sg_verbs_get_all (&n_verbs)[verb], rest);
  else if (fit == SG_WORDS_MANY && *rest == '\0')
    offer_verbs (command, verbs, first);
  else
    search (command, verbs, line, first);

  return command;
}

void
sg_command_free (SgCommand *self)
{
  if (self == NULL)
    return;

  g_free (self->meaning);
  g_free (self->action);
  g_free (self->search);
  g_free (self->wrong);
  g_free (self->fix);
  g_ptr_array_unref (self->completions);
  g_free (self);
}
