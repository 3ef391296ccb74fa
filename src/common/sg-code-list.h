/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SgCode:
 * @list: the list it belongs to, such as `category`
 * @code: what is stored and sent
 * @label_id: what an operator reads, in Indonesian
 * @label_en: the same in English
 * @source: where the code comes from; `siaga` for our own
 *
 * A row of data/codes/codes.tsv.
 */
typedef struct
{
  const char *list;
  const char *code;
  const char *label_id;
  const char *label_en;
  const char *source;
} SgCode;

const SgCode *sg_code_list_find (const char *list, guint *n_codes);
gboolean      sg_code_list_has (const char *list, const char *code);
gboolean sg_code_list_check (const char *list, const char *field, const char *code, GError **error);
const char *sg_code_label (const char *list, const char *code, const char *language);

G_END_DECLS
