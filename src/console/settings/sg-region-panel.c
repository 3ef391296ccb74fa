/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The offline map: what it is of and how old, and how another one is brought in. */

#include "config.h"

#include "console/settings/sg-region-panel.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "common/sg-error.h"
#include "console/base/sg-dialogs.h"
#include "console/base/sg-label.h"
#include "console/base/sg-progress-row.h"
#include "desk/people/sg-desk-may.h"
#include "region/sg-region-import.h"
#include "region/sg-region.h"

struct _SgRegionPanel
{
  SgPage parent_instance;

  /* Template widgets */
  AdwActionRow  *name;
  AdwActionRow  *age;
  AdwActionRow  *size;
  AdwActionRow  *folder;
  AdwActionRow  *bring;
  GtkWidget     *reopen;
  GtkLabel      *problem;
  SgProgressRow *progress;
};

/* @map: a file to import, or the folder of a region. */
typedef struct
{
  char           *map;
  char           *output;
  SgWorkProgress *progress;
} Change;

G_DEFINE_FINAL_TYPE (SgRegionPanel, sg_region_panel, SG_TYPE_PAGE)

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->map);
  g_free (change->output);
  g_object_unref (change->progress);
  g_free (change);
}

static char *
to_day (SgDesk *desk, gint64 seconds)
{
  g_autoptr (GDateTime) local = NULL;

  if (seconds == 0)
    return g_strdup (_ ("not known"));

  local = sg_desk_to_local (desk, seconds * G_USEC_PER_SEC);

  return g_date_time_format (local, "%d-%m-%Y");
}

static void
show_manifest (SgRegionPanel *self, const SgManifest *manifest)
{
  SgDesk          *desk = sg_page_get_desk (SG_PAGE (self));
  g_autofree char *map = to_day (desk, manifest->osm_timestamp);
  g_autofree char *imported = to_day (desk, manifest->created);
  g_autofree char *sources = NULL;
  g_autofree char *age = NULL;
  g_autofree char *size = NULL;
  guint64          bytes = 0;

  for (guint i = 0; i < manifest->files->len; i++)
    bytes += ((const SgManifestFile *) g_ptr_array_index (manifest->files, i))->bytes;
  sources = manifest->sources->len > 0 ? g_strdup (g_ptr_array_index (manifest->sources, 0)) : NULL;
  /* Translators: how old the map is, when it was imported, from which file */
  age = g_strdup_printf (_ ("Map of %s, imported on %s from %s"),
                         map,
                         imported,
                         sources != NULL ? sources : "–");
  size = g_format_size (bytes);

  adw_action_row_set_subtitle (self->name, manifest->name != NULL ? manifest->name : "–");
  adw_action_row_set_subtitle (self->age, age);
  adw_action_row_set_subtitle (self->size, size);
}

static void
refresh (SgRegionPanel *self)
{
  SgDesk *desk = sg_page_get_desk (SG_PAGE (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refused = NULL;
  SgRegion *region = sg_desk_get_region (desk, &error);
  gboolean  may = sg_desk_may (desk, SG_MAY_CONFIGURE, &refused);

  if (region != NULL)
    {
      show_manifest (self, sg_region_get_manifest (region));
      adw_action_row_set_subtitle (self->folder, sg_region_get_path (region));
    }
  else
    {
      sg_label_show (self->problem, error->message);
    }

  gtk_widget_set_sensitive (GTK_WIDGET (self->bring), may);
  adw_action_row_set_subtitle (self->bring,
                               may ? _ ("The present map stays until the new one is complete")
                                   : refused->message);
}

/* ---- another map ---- */

static gboolean
import (const Change *change, GError **error)
{
  const char *const files[] = { change->map, NULL };
  SgRegionImport    what = { .osm_files = files, .output = change->output };
  g_autofree char  *parent = g_path_get_dirname (change->output);
  g_autoptr (SgProgress) progress = NULL;
  g_autoptr (SgManifest) manifest = NULL;

  if (g_mkdir_with_parents (parent, 0700) != 0)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_STORAGE,
                   _ ("“%s” cannot be made: %s"),
                   parent,
                   g_strerror (errno));
      return FALSE;
    }

  progress = sg_work_progress_begin (change->progress);
  manifest = sg_region_import (&what, progress, error);

  return manifest != NULL;
}

static gpointer
change_region (SgDeskHand *hand, gpointer data, GError **error)
{
  const Change *change = data;
  gboolean      is_folder = g_file_test (change->map, G_FILE_TEST_IS_DIR);
  const char   *folder = is_folder ? change->map : change->output;

  if (!sg_desk_may (hand->desk, SG_MAY_CONFIGURE, error) ||
      (!is_folder && !import (change, error)) || !sg_desk_use_region (hand->desk, folder, error))
    return NULL;

  return g_strdup (folder);
}

static void
on_region_changed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgRegionPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  if (sg_page_get_session (SG_PAGE (self)) == NULL)
    return;

  sg_progress_row_stop (self->progress);
  gtk_widget_set_visible (self->reopen, folder != NULL);
  sg_label_show (self->problem, error != NULL ? error->message : NULL);
}

static void
on_map (const char *path, gpointer user_data)
{
  SgRegionPanel *self = user_data;
  SgDeskSession *session = sg_page_get_session (SG_PAGE (self));
  Change        *change;
  SgDeskWork     work = { change_region, NULL, change_free, g_free };

  if (session == NULL || sg_progress_row_is_busy (self->progress))
    return;

  sg_label_show (self->problem, NULL);
  change = g_new0 (Change, 1);
  change->map = g_strdup (path);
  change->output = g_build_filename (g_get_user_data_dir (),
                                     "siaga",
                                     "regions",
                                     sg_desk_get_identity (sg_page_get_desk (SG_PAGE (self)))->psc,
                                     NULL);
  change->progress = sg_progress_row_start (self->progress);
  work.data = change;
  sg_desk_session_toil_async (session, &work, NULL, on_region_changed, g_object_ref (self));
}

static void
on_import (SgRegionPanel *self)
{
  sg_dialog_open_file (GTK_WIDGET (self), _ ("Map File (.osm.pbf)"), on_map, self);
}

static void
on_folder (SgRegionPanel *self)
{
  sg_dialog_open_folder (GTK_WIDGET (self), _ ("Folder of a Region"), on_map, self);
}

static void
on_use_map (GtkWidget *widget, const char *action, GVariant *parameter)
{
  on_map (g_variant_get_string (parameter, NULL), widget);
}

static void
sg_region_panel_open (SgPage *page)
{
  refresh (SG_REGION_PANEL (page));
  g_signal_connect_object (sg_page_get_session (page),
                           "signed-in",
                           G_CALLBACK (refresh),
                           page,
                           G_CONNECT_SWAPPED);
}

static gboolean
sg_region_panel_is_settled (SgPage *page)
{
  return !sg_progress_row_is_busy (SG_REGION_PANEL (page)->progress);
}

static void
sg_region_panel_class_init (SgRegionPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SG_PAGE_CLASS (klass)->open = sg_region_panel_open;
  SG_PAGE_CLASS (klass)->is_settled = sg_region_panel_is_settled;

  g_type_ensure (SG_TYPE_PROGRESS_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-region-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SgRegionPanel, name);
  gtk_widget_class_bind_template_child (widget_class, SgRegionPanel, age);
  gtk_widget_class_bind_template_child (widget_class, SgRegionPanel, size);
  gtk_widget_class_bind_template_child (widget_class, SgRegionPanel, folder);
  gtk_widget_class_bind_template_child (widget_class, SgRegionPanel, bring);
  gtk_widget_class_bind_template_child (widget_class, SgRegionPanel, reopen);
  gtk_widget_class_bind_template_child (widget_class, SgRegionPanel, problem);
  gtk_widget_class_bind_template_child (widget_class, SgRegionPanel, progress);
  gtk_widget_class_bind_template_callback (widget_class, on_import);
  gtk_widget_class_bind_template_callback (widget_class, on_folder);
  gtk_widget_class_install_action (widget_class, "settings.use-map", "s", on_use_map);
}

static void
sg_region_panel_init (SgRegionPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
