/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-task.h"

G_BEGIN_DECLS

/**
 * SgStateStyle:
 * @code: of the code list `unit_status`
 * @css: the class with its colour in stack, board and map
 * @shape: one character
 * @letter: one capital letter, from the Indonesian word
 * @label: marked for translation, short
 *
 * How the state of a unit looks everywhere: colour, shape and letter together, never colour alone.
 */
typedef struct
{
  const char *code;
  const char *css;
  const char *shape;
  const char *letter;
  const char *label;
} SgStateStyle;

const SgStateStyle *sg_state_style_find (const char *code);
const SgStateStyle *sg_state_style_of_task (const SgTask *task);

G_END_DECLS
