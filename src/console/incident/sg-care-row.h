/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "common/sg-uuid.h"

G_BEGIN_DECLS

/**
 * SgCareLine:
 * @id: what it is about
 * @badge: (nullable): one or two characters at the left; @badge_css its colour
 * @badge_word: (nullable): what the badge means, for who cannot see it
 * @value: (nullable): at the right; @value_css its look
 * @button: (nullable): translated; @action what it does, detailed
 *
 * What a row shows. Everything is owned but the names of classes.
 */
typedef struct
{
  SgUuid      id;
  char       *badge;
  const char *badge_css;
  const char *badge_word;
  char       *title;
  char       *subtitle;
  char       *value;
  const char *value_css;
  char       *button;
  char       *action;
} SgCareLine;

SgCareLine *sg_care_line_new (const SgUuid *id);
void        sg_care_line_free (SgCareLine *self);
GPtrArray  *sg_care_lines_new (void);

#define SG_TYPE_CARE_ROW (sg_care_row_get_type ())

G_DECLARE_FINAL_TYPE (SgCareRow, sg_care_row, SG, CARE_ROW, GtkListBoxRow)

const SgUuid *sg_care_row_get_id (SgCareRow *self);

void sg_care_rows_show (GtkListBox *list, GPtrArray *lines);
void sg_care_rows_select (GtkListBox *list, const SgUuid *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgCareLine, sg_care_line_free)

G_END_DECLS
