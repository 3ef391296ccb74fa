/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The few dialogs there are, all of them here, since their types change from one libadwaita to the
 * next. In the work of a call there are none. */

#include "config.h"

#include "console/base/sg-dialogs.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  SgFileFunc file;
  gpointer   user_data; /* a GObject, or NULL */
} Asked;

static Asked *
asked_new (SgFileFunc file, gpointer user_data)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->file = file;
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
  choose (from, title, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, asked_new (func, user_data));
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
  choose (from, title, GTK_FILE_CHOOSER_ACTION_SAVE, name, asked_new (func, user_data));
}

/**
 * sg_dialog_open_folder:
 * @user_data: (nullable): a #GObject, kept alive until the answer
 */
void
sg_dialog_open_folder (GtkWidget *from, const char *title, SgFileFunc func, gpointer user_data)
{
  choose (from, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, asked_new (func, user_data));
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
