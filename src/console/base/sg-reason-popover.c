/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for a reason beside what was pressed, and in no dialog: the usual ones are a button each,
 * any other is typed. Nothing else on the screen stops meanwhile. */

#include "config.h"

#include "console/base/sg-reason-popover.h"

#include <glib/gi18n-lib.h>

#include "common/sg-code-list.h"
#include "console/base/sg-popover.h"
#include "console/base/sg-text.h"

#define CHARS_OF_LINE 42

typedef struct
{
  GtkPopover    *popover;
  SgReasonFunc   func;
  gpointer       user_data;
  GDestroyNotify free_data;
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *asked = data;

  if (asked->free_data != NULL)
    asked->free_data (asked->user_data);
  g_free (asked);
}

static void
answer (Asked *asked, const char *text)
{
  g_autofree char *reason = g_strstrip (g_strdup (text));

  if (*reason == '\0')
    return;

  asked->func (reason, asked->user_data);
  gtk_popover_popdown (asked->popover);
}

static void
on_usual (GtkButton *button, Asked *asked)
{
  answer (asked, gtk_button_get_label (button));
}

static void
on_typed (GtkEntry *entry, Asked *asked)
{
  answer (asked, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
add_usual (GtkBox *box, const char *code_list, Asked *asked)
{
  guint         n = 0;
  const SgCode *codes = sg_code_list_find (code_list, &n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (sg_text_code (code_list, codes[i].code));

      gtk_widget_add_css_class (button, "flat");
      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
      g_signal_connect (button, "clicked", G_CALLBACK (on_usual), asked);
      gtk_box_append (box, button);
    }
}

static void
add_entry (GtkBox *box, Asked *asked)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Another reason, then Enter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"),
                                  -1);
  g_signal_connect (entry, "activate", G_CALLBACK (on_typed), asked);
  gtk_box_append (box, entry);
}

/**
 * sg_reason_popover_ask:
 * @anchor: beside which it is asked
 * @question: translated
 * @code_list: (nullable): of the usual reasons, such as `reject_reason`
 * @func: called once with the answer; not at all when the person turns away
 */
void
sg_reason_popover_ask (GtkWidget     *anchor,
                       const char    *question,
                       const char    *code_list,
                       SgReasonFunc   func,
                       gpointer       user_data,
                       GDestroyNotify free_data)
{
  Asked     *asked = g_new0 (Asked, 1);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (question);

  *asked = (Asked){ GTK_POPOVER (popover), func, user_data, free_data };
  g_signal_connect_data (popover, "closed", G_CALLBACK (sg_popover_drop), asked, asked_free, 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHARS_OF_LINE);
  gtk_box_append (GTK_BOX (box), label);
  if (code_list != NULL)
    add_usual (GTK_BOX (box), code_list, asked);
  add_entry (GTK_BOX (box), asked);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_set_parent (popover, anchor);
  /* A row that leaves its list takes the question with it. */
  g_signal_connect_object (anchor,
                           "destroy",
                           G_CALLBACK (gtk_widget_unparent),
                           popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}
