/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is seen while there is no map: opening, how far the import is, or why there is none. */

#include "config.h"

#include "console/base/sg-loading-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _SgLoadingPage
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkStack       *pages;
  GtkProgressBar *bar;
  GtkLabel       *phase;
  GtkLabel       *time_left;
  AdwStatusPage  *failure;
};

G_DEFINE_FINAL_TYPE (SgLoadingPage, sg_loading_page, ADW_TYPE_BIN)

static void
sg_loading_page_class_init (SgLoadingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-loading-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SgLoadingPage, pages);
  gtk_widget_class_bind_template_child (widget_class, SgLoadingPage, bar);
  gtk_widget_class_bind_template_child (widget_class, SgLoadingPage, phase);
  gtk_widget_class_bind_template_child (widget_class, SgLoadingPage, time_left);
  gtk_widget_class_bind_template_child (widget_class, SgLoadingPage, failure);
}

static void
sg_loading_page_init (SgLoadingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sg_loading_page_start (SgLoadingPage *self)
{
  g_return_if_fail (SG_IS_LOADING_PAGE (self));

  gtk_stack_set_visible_child_name (self->pages, "opening");
}

/**
 * sg_loading_page_tell:
 * @phase: what is being done
 * @fraction: how much of the whole is done, 0…1
 * @seconds_left: an estimate, or a negative number while there is none
 */
void
sg_loading_page_tell (SgLoadingPage *self, const char *phase, double fraction, double seconds_left)
{
  /* Translators: what is being done, and how much of it */
  g_autofree char *doing = g_strdup_printf (_ ("%s · %d%%"), phase, (int) (fraction * 100));
  g_autofree char *left = NULL;

  g_return_if_fail (SG_IS_LOADING_PAGE (self));

  if (seconds_left >= 0)
    left = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%d second left",
                                         "%d seconds left",
                                         (gulong) ceil (seconds_left)),
                            (int) ceil (seconds_left));

  gtk_stack_set_visible_child_name (self->pages, "progress");
  gtk_progress_bar_set_fraction (self->bar, CLAMP (fraction, 0, 1));
  gtk_label_set_label (self->phase, doing);
  gtk_label_set_label (self->time_left, left != NULL ? left : "");
}

/**
 * sg_loading_page_fail:
 * @message: why, and what can be done
 */
void
sg_loading_page_fail (SgLoadingPage *self, const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  g_return_if_fail (SG_IS_LOADING_PAGE (self));

  adw_status_page_set_description (self->failure, markup);
  gtk_stack_set_visible_child_name (self->pages, "failed");
}
