/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/call/sg-code-choice.h"

#include "common/sg-code-list.h"
#include "console/base/sg-text.h"

#define LIST     "sg-code-list"
#define HAS_NONE "sg-has-none"

/**
 * sg_code_choice_fill:
 * @list: name of the code list
 * @none: (nullable): what stands first and means no code at all, translated
 */
void
sg_code_choice_fill (GtkDropDown *self, const char *list, const char *none)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint         n;
  const SgCode *codes = sg_code_list_find (list, &n);

  if (none != NULL)
    gtk_string_list_append (labels, none);
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (labels, sg_text_code (list, codes[i].code));

  g_object_set_data_full (G_OBJECT (self), LIST, g_strdup (list), g_free);
  g_object_set_data (G_OBJECT (self), HAS_NONE, GINT_TO_POINTER (none != NULL));
  gtk_drop_down_set_model (self, G_LIST_MODEL (labels));
}

static guint
get_offset (GtkDropDown *self)
{
  return g_object_get_data (G_OBJECT (self), HAS_NONE) != NULL ? 1 : 0;
}

/**
 * sg_code_choice_get:
 *
 * Returns: (nullable): the code; %NULL for none
 */
const char *
sg_code_choice_get (GtkDropDown *self)
{
  guint         offset = get_offset (self);
  guint         selected = gtk_drop_down_get_selected (self);
  guint         n;
  const SgCode *codes = sg_code_list_find (g_object_get_data (G_OBJECT (self), LIST), &n);

  return selected >= offset && selected - offset < n ? codes[selected - offset].code : NULL;
}

/**
 * sg_code_choice_set:
 * @code: (nullable): none, or one that is not in the list, is the first entry
 */
void
sg_code_choice_set (GtkDropDown *self, const char *code)
{
  guint         n;
  const SgCode *codes = sg_code_list_find (g_object_get_data (G_OBJECT (self), LIST), &n);
  guint         selected = 0;

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (codes[i].code, code) == 0)
      selected = i + get_offset (self);
  gtk_drop_down_set_selected (self, selected);
}
