/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/command/sg-words.h"

G_BEGIN_DECLS

/* What a verb is told. */
typedef enum
{
  SG_ARGUMENT_NONE,
  SG_ARGUMENT_UNIT,
  SG_ARGUMENT_INCIDENT,
  SG_ARGUMENT_HERE, /* the incident that is worked on; nothing is typed for it */
  SG_ARGUMENT_STATUS,
  SG_ARGUMENT_DISPOSITION,
  SG_ARGUMENT_HOSPITAL,
  SG_ARGUMENT_RING,
  SG_ARGUMENT_MINUTES,
  SG_ARGUMENT_REASON,
  SG_ARGUMENT_TEXT,
  SG_N_ARGUMENTS
} SgArgumentKind;

typedef struct
{
  SgArgumentKind kind;
  gboolean       optional;
} SgArgument;

#define SG_ARGUMENTS_MAX 3

/**
 * SgVerb:
 * @words: apart by spaces, Indonesian first; any beginning that no other verb shares will do
 * @action: what it means; detailed when nothing is typed after it, else the name of an action that
 *   takes the arguments as strings, all in one tuple when there are several
 * @about: marked for translation: what it does
 * @meaning: (nullable): likewise, with %1, %2, … for the arguments; @about when nothing is typed
 */
typedef struct
{
  const char *words;
  const char *action;
  const char *about;
  const char *meaning;
  SgArgument  arguments[SG_ARGUMENTS_MAX];
} SgVerb;

const SgVerb *sg_verbs_get_all (guint *n);
SgWords      *sg_verbs_make_words (void);

G_END_DECLS
