/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far something that takes seconds is, and a button to stop it. Unseen while there is none. */

#include "config.h"

#include "console/base/sg-progress-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _SgProgressRow
{
  AdwBin parent_instance;

  SgWorkProgress *work; /* NULL when nothing is being done */

  /* Template widgets */
  GtkRevealer    *revealer;
  GtkLabel       *phase;
  GtkProgressBar *bar;
};

G_DEFINE_FINAL_TYPE (SgProgressRow, sg_progress_row, ADW_TYPE_BIN)

static void
on_told (SgProgressRow *self, const char *phase, double fraction, double seconds_left)
{
  g_autofree char *text = NULL;

  if (seconds_left >= 0)
    /* Translators: what is being done, how much of it, and how many seconds are left */
    text = g_strdup_printf (_ ("%s · %d%% · %d s left"),
                            phase,
                            (int) (fraction * 100),
                            (int) ceil (seconds_left));
  else
    text = g_strdup_printf (_ ("%s · %d%%"), phase, (int) (fraction * 100));

  gtk_label_set_label (self->phase, text);
  gtk_progress_bar_set_fraction (self->bar, CLAMP (fraction, 0, 1));
}

static void
on_cancel (SgProgressRow *self)
{
  if (self->work != NULL)
    g_cancellable_cancel (sg_work_progress_get_cancellable (self->work));
}

static void
sg_progress_row_dispose (GObject *object)
{
  SgProgressRow *self = SG_PROGRESS_ROW (object);

  on_cancel (self);
  g_clear_object (&self->work);

  G_OBJECT_CLASS (sg_progress_row_parent_class)->dispose (object);
}

static void
sg_progress_row_class_init (SgProgressRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_progress_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-progress-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SgProgressRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, SgProgressRow, phase);
  gtk_widget_class_bind_template_child (widget_class, SgProgressRow, bar);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
}

static void
sg_progress_row_init (SgProgressRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sg_progress_row_start:
 *
 * Returns: (transfer full): for the work that begins now; a row whose window goes stops it
 */
SgWorkProgress *
sg_progress_row_start (SgProgressRow *self)
{
  g_return_val_if_fail (SG_IS_PROGRESS_ROW (self), NULL);
  g_return_val_if_fail (self->work == NULL, NULL);

  self->work = sg_work_progress_new (NULL);
  g_signal_connect_object (self->work, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  gtk_label_set_label (self->phase, _ ("Beginning …"));
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);

  return g_object_ref (self->work);
}

/**
 * sg_progress_row_stop:
 *
 * The work has ended, one way or another.
 */
void
sg_progress_row_stop (SgProgressRow *self)
{
  g_return_if_fail (SG_IS_PROGRESS_ROW (self));

  if (self->work != NULL)
    g_signal_handlers_disconnect_by_data (self->work, self);
  g_clear_object (&self->work);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

gboolean
sg_progress_row_is_busy (SgProgressRow *self)
{
  g_return_val_if_fail (SG_IS_PROGRESS_ROW (self), FALSE);

  return self->work != NULL;
}
