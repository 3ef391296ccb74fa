/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The few dialogs there are, all of them here, since their types change from one libadwaita to the
 * next. In the work of a call there are none. */

#include "config.h"

#include "console/base/sg-dialogs.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  SgConfirmFunc confirm;
  SgFileFunc    file;
  gpointer      user_data; /* a GObject, or NULL */
} Asked;

static Asked *
asked_new (gpointer user_data)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->user_data = user_data != NULL ? g_object_ref (user_data) : NULL;

  return asked;
}

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *asked = data;

  g_clear_object (&asked->user_data);
  g_free (asked);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Asked *asked)
{
  if (g_str_equal (response, "yes"))
    asked->confirm (asked->user_data);
}

/**
 * sg_dialog_confirm:
 * @yes: what the button says that does it
 * @user_data: (nullable): a #GObject, kept alive until the answer
 */
void
sg_dialog_confirm (GtkWidget    *from,
                   const char   *heading,
                   const char   *body,
                   const char   *yes,
                   SgConfirmFunc func,
                   gpointer      user_data)
{
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)), heading, body);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  Asked            *asked = asked_new (user_data);

  asked->confirm = func;
  adw_message_dialog_add_responses (message, "no", _ ("_Cancel"), "yes", yes, NULL);
  adw_message_dialog_set_response_appearance (message, "yes", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (message, "no");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), asked, asked_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_file (GtkNativeDialog *dialog, int response, Asked *asked)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    path = g_file_get_path (file);
  if (path != NULL)
    asked->file (path, asked->user_data);
  g_object_unref (dialog);
}

static void
choose (GtkWidget           *from,
        const char          *title,
        GtkFileChooserAction action,
        const char          *name,
        Asked               *asked)
{
  const char           *yes = action == GTK_FILE_CHOOSER_ACTION_SAVE ? _ ("_Save") : _ ("_Open");
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title,
                                 GTK_WINDOW (gtk_widget_get_root (from)),
                                 action,
                                 yes,
                                 _ ("_Cancel"));

  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_file), asked, asked_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * sg_dialog_open_file:
 * @user_data: (nullable): a #GObject, kept alive until the answer
 */
void
sg_dialog_open_file (GtkWidget *from, const char *title, SgFileFunc func, gpointer user_data)
{
  Asked *asked = asked_new (user_data);

  asked->file = func;
  choose (from, title, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, asked);
}

/**
 * sg_dialog_save_file:
 * @name: proposed
 * @user_data: (nullable): a #GObject, kept alive until the answer
 */
void
sg_dialog_save_file (GtkWidget  *from,
                     const char *title,
                     const char *name,
                     SgFileFunc  func,
                     gpointer    user_data)
{
  Asked *asked = asked_new (user_data);

  asked->file = func;
  choose (from, title, GTK_FILE_CHOOSER_ACTION_SAVE, name, asked);
}

/**
 * sg_dialog_open_folder:
 * @user_data: (nullable): a #GObject, kept alive until the answer
 */
void
sg_dialog_open_folder (GtkWidget *from, const char *title, SgFileFunc func, gpointer user_data)
{
  Asked *asked = asked_new (user_data);

  asked->file = func;
  choose (from, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, asked);
}

/**
 * sg_dialog_about:
 *
 * Who made it, under which licence, and whose map it shows.
 */
void
sg_dialog_about (GtkWindow *from)
{
  GtkWidget      *dialog = adw_about_window_new ();
  AdwAboutWindow *about = ADW_ABOUT_WINDOW (dialog);

  g_object_set (dialog,
                "application-name",
                _ ("Siaga"),
                "application-icon",
                "id.or.kreki.Siaga",
                "version",
                SIAGA_VERSION,
                "developer-name",
                "KREKI",
                "license-type",
                GTK_LICENSE_GPL_3_0,
                "comments",
                _ ("Emergency dispatch that works without a network"),
                NULL);
  adw_about_window_add_legal_section (
    about,
    _ ("Map Data"),
    _ ("© OpenStreetMap contributors, openstreetmap.org/copyright"),
    GTK_LICENSE_CUSTOM,
    _ ("The map is available under the Open Database License 1.0 (ODbL), opendatacommons.org."));
  gtk_window_set_transient_for (GTK_WINDOW (dialog), from);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}
