/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/command/sg-command-verb.h"
#include "console/command/sg-command.h"

G_BEGIN_DECLS

/**
 * SgCommandChoices:
 * @names: (element-type SgCommandName)
 * @words: each means a place in @names
 *
 * What may stand for one argument.
 */
typedef struct
{
  GPtrArray *names;
  SgWords   *words;
} SgCommandChoices;

SgCommandChoices *sg_command_choices_new (SgArgumentKind kind, const SgCommandNames *names);
void              sg_command_choices_free (SgCommandChoices *self);

const char *sg_argument_get_question (SgArgumentKind kind);
char       *sg_argument_dup_complaint (SgArgumentKind kind, const char *typed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgCommandChoices, sg_command_choices_free)

G_END_DECLS
