/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first start: the demo, a desk that stands alone, or, later, one of a server. */

#include "config.h"

#include "console/entry/sg-first-run-page.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-accessible.h"
#include "console/base/sg-dialogs.h"
#include "console/base/sg-label.h"
#include "console/base/sg-progress-row.h"
#include "console/entry/sg-desk-maker.h"

struct _SgFirstRunPage
{
  AdwBin parent_instance;

  char *map; /* NULL until one is chosen */

  /* Template widgets */
  GtkStack      *pages;
  AdwEntryRow   *psc_name;
  AdwEntryRow   *psc;
  AdwActionRow  *map_row;
  GtkButton     *create;
  GtkLabel      *problem;
  SgProgressRow *progress;
};

enum
{
  SIGNAL_DEMO_CHOSEN,
  SIGNAL_DESK_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgFirstRunPage, sg_first_run_page, ADW_TYPE_BIN)

static void
on_demo (SgFirstRunPage *self)
{
  g_signal_emit (self, signals[SIGNAL_DEMO_CHOSEN], 0);
}

static void
on_alone (SgFirstRunPage *self)
{
  gtk_stack_set_visible_child_name (self->pages, "alone");
  gtk_widget_grab_focus (GTK_WIDGET (self->psc_name));
}

static void
on_back (SgFirstRunPage *self)
{
  if (!sg_progress_row_is_busy (self->progress))
    gtk_stack_set_visible_child_name (self->pages, "choose");
}

static void
on_map (const char *path, gpointer user_data)
{
  SgFirstRunPage  *self = user_data;
  g_autofree char *name = g_filename_display_name (path);

  g_free (self->map);
  self->map = g_strdup (path);
  adw_action_row_set_subtitle (self->map_row, name);
}

static void
on_map_file (SgFirstRunPage *self)
{
  sg_dialog_open_file (GTK_WIDGET (self), _ ("Map File (.osm.pbf)"), on_map, self);
}

static void
on_map_folder (SgFirstRunPage *self)
{
  sg_dialog_open_folder (GTK_WIDGET (self), _ ("Folder of a Region"), on_map, self);
}

static void
on_map_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  on_map (g_variant_get_string (parameter, NULL), widget);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgFirstRunPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_new_desk_make_finish (result, &error);

  if (self->progress == NULL)
    return;

  sg_progress_row_stop (self->progress);
  gtk_widget_set_sensitive (GTK_WIDGET (self->create), TRUE);
  sg_label_show (self->problem, error != NULL ? error->message : NULL);
  if (path != NULL)
    g_signal_emit (self, signals[SIGNAL_DESK_CHOSEN], 0, path);
}

static void
on_create (SgFirstRunPage *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "siaga", NULL);
  g_autofree char *name =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->psc_name))));
  g_autofree char *code = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->psc))));
  SgNewDesk        desk = { code, name, self->map, folder };
  g_autoptr (SgWorkProgress) progress = NULL;
  g_autoptr (GError) error = NULL;

  if (sg_progress_row_is_busy (self->progress))
    return;
  if (!sg_new_desk_check (&desk, &error))
    {
      sg_label_show (self->problem, error->message);
      return;
    }

  sg_label_show (self->problem, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->create), FALSE);
  progress = sg_progress_row_start (self->progress);
  sg_new_desk_make_async (&desk, progress, on_made, g_object_ref (self));
}

static void
sg_first_run_page_finalize (GObject *object)
{
  g_free (SG_FIRST_RUN_PAGE (object)->map);

  G_OBJECT_CLASS (sg_first_run_page_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  /**
   * SgFirstRunPage::demo-chosen:
   *
   * The demo is to be shown.
   */
  signals[SIGNAL_DEMO_CHOSEN] =
    g_signal_new ("demo-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SgFirstRunPage::desk-chosen:
   * @path: of the file of the desk that was made
   */
  signals[SIGNAL_DESK_CHOSEN] = g_signal_new ("desk-chosen",
                                              type,
                                              G_SIGNAL_RUN_LAST,
                                              0,
                                              NULL,
                                              NULL,
                                              NULL,
                                              G_TYPE_NONE,
                                              1,
                                              G_TYPE_STRING);
}

static void
sg_first_run_page_class_init (SgFirstRunPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sg_first_run_page_finalize;
  install_signals (G_TYPE_FROM_CLASS (klass));

  g_type_ensure (SG_TYPE_PROGRESS_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-first-run-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SgFirstRunPage, pages);
  gtk_widget_class_bind_template_child (widget_class, SgFirstRunPage, psc_name);
  gtk_widget_class_bind_template_child (widget_class, SgFirstRunPage, psc);
  gtk_widget_class_bind_template_child (widget_class, SgFirstRunPage, map_row);
  gtk_widget_class_bind_template_child (widget_class, SgFirstRunPage, create);
  gtk_widget_class_bind_template_child (widget_class, SgFirstRunPage, problem);
  gtk_widget_class_bind_template_child (widget_class, SgFirstRunPage, progress);
  gtk_widget_class_bind_template_callback (widget_class, on_demo);
  gtk_widget_class_bind_template_callback (widget_class, on_alone);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_map_file);
  gtk_widget_class_bind_template_callback (widget_class, on_map_folder);
  gtk_widget_class_bind_template_callback (widget_class, on_create);
  gtk_widget_class_install_action (widget_class, "first-run.use-map", "s", on_map_action);
}

static void
sg_first_run_page_init (SgFirstRunPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sg_accessible_name_rows (GTK_WIDGET (self));
}
