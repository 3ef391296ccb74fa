/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-session.h"
#include "console/incident/sg-filled.h"

G_BEGIN_DECLS

typedef enum
{
  SG_INPUT_TEXT,  /* one line */
  SG_INPUT_WORDS, /* several lines */
  SG_INPUT_CODE,  /* one of a list, or none */
  SG_INPUT_CHECK
} SgInputKind;

/* Columns of a form: a field takes some of them, so that figures stand beside each other. */
#define SG_INPUT_COLUMNS 6

/**
 * SgInput:
 * @name: as the desk calls it in its errors
 * @title: marked for translation
 * @codes: (nullable): the list of a %SG_INPUT_CODE; %NULL when sg_inline_form_set_options() gives
 *   them
 * @span: how many of %SG_INPUT_COLUMNS it takes
 */
typedef struct
{
  const char *name;
  const char *title;
  SgInputKind kind;
  const char *codes;
  int         span;
} SgInput;

/**
 * SgFormType:
 * @name: by which actions and tests find it
 * @title: marked for translation, as are @about, @submit and @done
 * @about: (nullable): said below the title
 * @inputs: ends with one without a name
 * @func: what is done with the #SgFilled in the desk's thread
 * @done: said when it is recorded
 */
typedef struct
{
  const char    *name;
  const char    *title;
  const char    *about;
  const char    *submit;
  const char    *done;
  const SgInput *inputs;
  SgDeskFunc     func;
} SgFormType;

#define SG_TYPE_INLINE_FORM (sg_inline_form_get_type ())

/* A form that unfolds where it is needed. What was typed stays until it is recorded, and what the
 * desk does not take is said beside the field. */
G_DECLARE_FINAL_TYPE (SgInlineForm, sg_inline_form, SG, INLINE_FORM, AdwExpanderRow)

SgInlineForm *sg_inline_form_new (const SgFormType *type);
void          sg_inline_form_begin (SgInlineForm *self);
void          sg_inline_form_clear (SgInlineForm *self);

char       *sg_inline_form_dup_value (SgInlineForm *self, const char *name);
void        sg_inline_form_set_value (SgInlineForm *self, const char *name, const char *value);
void        sg_inline_form_set_hint (SgInlineForm *self, const char *name, const char *hint);
const char *sg_inline_form_get_trouble (SgInlineForm *self, const char *name);
void        sg_inline_form_set_options (SgInlineForm      *self,
                                        const char        *name,
                                        const char *const *codes,
                                        const char *const *labels);

void sg_inline_form_fill_in (SgInlineForm *self, SgFilled *filled);
void sg_inline_form_do (SgInlineForm *self, SgDeskSession *session, SgFilled *filled);

G_END_DECLS
