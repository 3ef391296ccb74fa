/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line at the foot of the window that goes away by itself. */

#include "config.h"

#include "console/base/sg-toast.h"

#include <glib/gi18n-lib.h>

/* Of the overlay: the line about the last action, while it is seen or waits to be. */
#define DONE_KEY "sg-toast-done"

static AdwToast *
make_toast (const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return adw_toast_new (markup);
}

/**
 * sg_toast_say:
 * @text: not markup
 */
void
sg_toast_say (AdwToastOverlay *overlay, const char *text)
{
  adw_toast_overlay_add_toast (overlay, make_toast (text));
}

static void
on_dismissed (AdwToastOverlay *overlay)
{
  g_object_set_data (G_OBJECT (overlay), DONE_KEY, NULL);
}

/**
 * sg_toast_say_done:
 * @text: what was done, not markup
 * @seconds: how long it can be undone: as long the line offers it
 *
 * “Undo” takes back the last action: no line about one before may offer it when it comes up again.
 */
void
sg_toast_say_done (AdwToastOverlay *overlay, const char *text, guint seconds)
{
  AdwToast *before = g_object_get_data (G_OBJECT (overlay), DONE_KEY);
  AdwToast *toast = make_toast (text);

  /* libadwaita 1.2 aborts when a line is dismissed that is just going: it only loses its button. */
  if (before != NULL)
    {
      adw_toast_set_button_label (before, NULL);
      adw_toast_set_action_name (before, NULL);
      adw_toast_set_timeout (before, 1);
    }

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_timeout (toast, seconds);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_object (toast,
                           "dismissed",
                           G_CALLBACK (on_dismissed),
                           overlay,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (overlay), DONE_KEY, g_object_ref (toast), g_object_unref);
  adw_toast_overlay_add_toast (overlay, toast);
}
