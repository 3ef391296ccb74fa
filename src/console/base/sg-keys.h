/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SgKey:
 * @action: detailed, such as `dispatch.nth-incident(1)`
 * @accelerators: apart by spaces, as gtk_accelerator_parse() reads them
 * @letter: (nullable): a key without a modifier, heeded unless an entry has the keyboard
 * @title: marked for translation
 * @group: likewise, under which it stands in the sheet; %NULL leaves it out
 *
 * A key and what it does; the sheet of keys is made from the same table.
 */
typedef struct
{
  const char *action;
  const char *accelerators;
  const char *letter;
  const char *title;
  const char *group;
} SgKey;

/* Returns whether there is such an action where the person is; if not, the next one of that key is
 * tried, and at last the widget that has the keyboard. */
typedef gboolean (*SgKeysFunc) (const char *detailed_action, gpointer user_data);

void                sg_keys_watch (GtkWidget *window, SgKeysFunc func, gpointer user_data);
GtkShortcutsWindow *sg_keys_make_sheet (void);

G_END_DECLS
