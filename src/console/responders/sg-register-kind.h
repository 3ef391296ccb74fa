/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/responders/sg-register-item.h"

G_BEGIN_DECLS

/**
 * SgRegisterColumn:
 * @name: as sg_desk_list_register() sorts by it
 * @title: marked for translation
 * @width: pixels; 0 for the one that takes the rest
 * @dup_text: (transfer full): what the cell says
 * @get_css: (nullable): the colour that goes with the word, %NULL for none
 */
typedef struct
{
  const char *name;
  const char *title;
  int         width;
  char *(*dup_text) (SgRegisterItem *item);
  const char *(*get_css) (SgRegisterItem *item);
} SgRegisterColumn;

/**
 * SgRegisterChoice:
 * @value: of the filter
 * @label: marked for translation
 */
typedef struct
{
  int         value;
  const char *label;
} SgRegisterChoice;

/**
 * SgRegisterKind:
 * @name: for actions and file names, such as `volunteers`
 * @subject: of its events
 * @title: see sg_register_kind_get_title(); the texts below are marked for translation
 * @new_title: the heading of an entry that is being added
 * @columns: ended by an empty one; likewise the lists of choices
 * @certified: (nullable): choices of the filter by certificate
 * @availability: (nullable): likewise
 *
 * How one register is shown.
 */
typedef struct
{
  const char             *name;
  const SgRegisterType   *type;
  SgSubject               subject;
  const char             *title;
  const char             *new_title;
  const char             *search_hint;
  const char             *empty;
  const SgRegisterColumn *columns;
  const SgRegisterChoice *states;
  const SgRegisterChoice *certified;
  const SgRegisterChoice *availability;
} SgRegisterKind;

#define SG_N_REGISTER_KINDS 4

const SgRegisterKind *sg_register_kind_get (guint index);
const SgRegisterKind *sg_register_kind_find (const char *name);
const SgRegisterKind *sg_register_kind_of (const SgRegisterType *type);
const char           *sg_register_kind_get_title (const SgRegisterKind *self);
guint                 sg_register_kind_get_index (const SgRegisterKind *self);

const char *sg_register_field_label (const char *name);

G_END_DECLS
