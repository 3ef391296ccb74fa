/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The code lists are kept in data/codes/codes.tsv, where people can read and add to them, and built
 * into the library, so that no desk is ever without them. The rows of a list stand together, in the
 * order in which an operator sees them. */

#include "common/sg-code-list.h"

#include <string.h>

#include "common/sg-error.h"

static const SgCode codes[] = {
#include <common/code-rows.h>
};

/**
 * sg_code_list_find:
 * @list: the name of a list, such as `category`
 * @n_codes: (out): how many codes it has, 0 when there is no such list
 *
 * Returns: (nullable) (transfer none): its first code; the others follow it
 */
const SgCode *
sg_code_list_find (const char *list, guint *n_codes)
{
  const SgCode *first = NULL;

  *n_codes = 0;
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (strcmp (codes[i].list, list) == 0)
      {
        first = first != NULL ? first : &codes[i];
        (*n_codes)++;
      }

  return first;
}

static const SgCode *
find_code (const char *list, const char *code)
{
  guint         n;
  const SgCode *rows = sg_code_list_find (list, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (rows[i].code, code) == 0)
      return &rows[i];

  return NULL;
}

/**
 * sg_code_list_has:
 *
 * Returns: %FALSE also when there is no such list; capital and small letters differ
 */
gboolean
sg_code_list_has (const char *list, const char *code)
{
  return find_code (list, code) != NULL;
}

/* How many codes a message still names: more than these nobody reads. */
#define NAMED_MAX 24

static char *
name_codes (const char *list)
{
  guint         n;
  const SgCode *rows = sg_code_list_find (list, &n);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, NAMED_MAX); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", rows[i].code);
  if (n > NAMED_MAX)
    g_string_append (names, ", …");

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * sg_code_list_check:
 * @field: what somebody filled in, as the message names it
 * @code: (nullable): what they wrote; %NULL is nothing, and in order
 *
 * Returns: %FALSE with an error that tells which codes there are
 */
gboolean
sg_code_list_check (const char *list, const char *field, const char *code, GError **error)
{
  g_autofree char *names = NULL;

  if (code == NULL || sg_code_list_has (list, code))
    return TRUE;

  names = name_codes (list);
  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               "“%s” is “%s”, but must be one of: %s",
               field,
               code,
               names);
  return FALSE;
}

/**
 * sg_code_label:
 * @language: `en` for English, anything else for Indonesian
 *
 * Returns: (transfer none): what to show; @code itself when the list does not have it, as one from
 *   a newer desk may not be
 */
const char *
sg_code_label (const char *list, const char *code, const char *language)
{
  const SgCode *row = find_code (list, code);

  if (row == NULL)
    return code;

  return g_strcmp0 (language, "en") == 0 ? row->label_en : row->label_id;
}
