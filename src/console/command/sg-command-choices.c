/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/command/sg-command-choices.h"

#include <glib/gi18n-lib.h>

#include "common/sg-code-list.h"
#include "console/base/sg-text.h"

/* What a unit can be said to do, and the number that crews are used to say by radio (FMS). */
static const struct
{
  const char *code;
  const char *list;
  const char *words;
} statuses[] = {
  { "accepted", "task_state", "diterima|terima|accepted" },
  { "en_route", "task_state", "menuju|menuju TKP|jalan|en route|3" },
  { "on_scene", "task_state", "tiba|TKP|di TKP|on scene|4" },
  { "transporting", "task_state", "menuju RS|bawa|transporting|7" },
  { "at_hospital", "task_state", "tiba RS|di RS|at hospital|8" },
  { "returning", "task_state", "kembali|returning|back" },
  { "ended", "task_state", "selesai|bebas|free|ended|1" },
  { "ready", "unit_readiness", "siap|ready|2" },
};

static const char *const rings[] = { "1", "2", "3", "4" };
static const char *const minutes[] = { "5", "15" };

typedef struct
{
  const char *question;
  const char *complaint; /* with %s for what was typed */
} About;

static const About abouts[SG_N_ARGUMENTS] = {
  [SG_ARGUMENT_UNIT] = { N_ ("Which unit?"), N_ ("“%s” is no unit of this desk.") },
  [SG_ARGUMENT_INCIDENT] = { N_ ("Which incident?"), N_ ("“%s” is no open incident.") },
  [SG_ARGUMENT_HERE] = { N_ ("Choose an incident first."), NULL },
  [SG_ARGUMENT_STATUS] = { N_ ("What does it do?"), N_ ("“%s” is no status.") },
  [SG_ARGUMENT_DISPOSITION] = { N_ ("How did it end?"), N_ ("“%s” is no way to end one.") },
  [SG_ARGUMENT_HOSPITAL] = { N_ ("Which hospital?"), N_ ("“%s” is no hospital of this desk.") },
  [SG_ARGUMENT_RING] = { N_ ("Which ring, 1 to 4?"), N_ ("“%s” is no ring: 1 to 4.") },
  [SG_ARGUMENT_MINUTES] = { N_ ("5 or 15 minutes?"), N_ ("“%s” is not 5 or 15.") },
  [SG_ARGUMENT_REASON] = { N_ ("Why?"), NULL },
  [SG_ARGUMENT_TEXT] = { N_ ("Type the words."), NULL },
};

/**
 * sg_argument_get_question:
 *
 * Returns: what has to be typed yet
 */
const char *
sg_argument_get_question (SgArgumentKind kind)
{
  return _ (abouts[kind].question);
}

/**
 * sg_argument_dup_complaint:
 *
 * Returns: (transfer full): that @typed is none of them
 */
char *
sg_argument_dup_complaint (SgArgumentKind kind, const char *typed)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (abouts[kind].complaint != NULL, NULL);

  parts = g_strsplit (_ (abouts[kind].complaint), "%s", 2);

  return g_strjoinv (typed, parts);
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) sg_command_name_free);
}

static GPtrArray *
list_statuses (void)
{
  GPtrArray *list = new_list ();

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      const char *label = sg_text_code (statuses[i].list, statuses[i].code);

      g_ptr_array_add (list,
                       sg_command_name_new (statuses[i].code, label, statuses[i].words, label));
    }

  return list;
}

static GPtrArray *
list_codes (const char *code_list)
{
  GPtrArray    *list = new_list ();
  guint         n = 0;
  const SgCode *codes = sg_code_list_find (code_list, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *also =
        g_strjoin ("|", codes[i].code, codes[i].label_id, codes[i].label_en, NULL);
      const char *label = sg_text_code (code_list, codes[i].code);

      g_ptr_array_add (list, sg_command_name_new (codes[i].code, label, also, label));
    }

  return list;
}

static GPtrArray *
list_figures (const char *const *figures, guint n)
{
  GPtrArray *list = new_list ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, sg_command_name_new (figures[i], figures[i], NULL, NULL));

  return list;
}

static GPtrArray *
list_names (SgArgumentKind kind, const SgCommandNames *names)
{
  switch (kind)
    {
    case SG_ARGUMENT_UNIT:
      return g_ptr_array_ref (names->units);

    case SG_ARGUMENT_INCIDENT:
      return g_ptr_array_ref (names->incidents);

    case SG_ARGUMENT_HOSPITAL:
      return g_ptr_array_ref (names->hospitals);

    case SG_ARGUMENT_STATUS:
      return list_statuses ();

    case SG_ARGUMENT_DISPOSITION:
      return list_codes ("disposition");

    case SG_ARGUMENT_REASON:
      return list_codes ("reject_reason");

    case SG_ARGUMENT_RING:
      return list_figures (rings, G_N_ELEMENTS (rings));

    case SG_ARGUMENT_MINUTES:
      return list_figures (minutes, G_N_ELEMENTS (minutes));

    case SG_ARGUMENT_NONE:
    case SG_ARGUMENT_HERE:
    case SG_ARGUMENT_TEXT:
    case SG_N_ARGUMENTS:
    default:
      return new_list ();
    }
}

static void
add_words (SgCommandChoices *self, const SgCommandName *name, guint meaning)
{
  g_auto (GStrv) also = name->also != NULL ? g_strsplit (name->also, "|", -1) : NULL;

  sg_words_add (self->words, name->name, meaning);
  for (guint i = 0; also != NULL && also[i] != NULL; i++)
    sg_words_add (self->words, also[i], meaning);
}

SgCommandChoices *
sg_command_choices_new (SgArgumentKind kind, const SgCommandNames *names)
{
  SgCommandChoices *self = g_new0 (SgCommandChoices, 1);

  self->names = list_names (kind, names);
  self->words = sg_words_new ();
  for (guint i = 0; i < self->names->len; i++)
    add_words (self, g_ptr_array_index (self->names, i), i);

  return self;
}

void
sg_command_choices_free (SgCommandChoices *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->names);
  sg_words_free (self->words);
  g_free (self);
}
