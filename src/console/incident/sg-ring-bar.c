/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/incident/sg-ring-bar.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "console/base/sg-deed.h"
#include "console/base/sg-text.h"
#include "desk/dispatch/sg-desk-ring.h"

struct _SgRingBar
{
  AdwBin parent_instance;

  gint64 expires_at; /* 0 when no ring is open */

  /* Template widgets */
  GtkLabel  *state;
  GtkLabel  *clock;
  GtkButton *open;
};

G_DEFINE_FINAL_TYPE (SgRingBar, sg_ring_bar, ADW_TYPE_BIN)

static void
sg_ring_bar_class_init (SgRingBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-ring-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SgRingBar, state);
  gtk_widget_class_bind_template_child (widget_class, SgRingBar, clock);
  gtk_widget_class_bind_template_child (widget_class, SgRingBar, open);
}

static void
sg_ring_bar_init (SgRingBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
count (const SgIncident *incident, guint *n_asked, guint *n_coming)
{
  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);

      if (task->kind != SG_RESPONDER_VOLUNTEER)
        continue;
      *n_asked += 1;
      *n_coming += !sg_task_is_over (task) && task->state != SG_TASK_REQUESTED;
    }
}

static void
show_state (SgRingBar *self, const SgIncident *incident)
{
  guint            n_asked = 0;
  guint            n_coming = 0;
  g_autofree char *text = NULL;

  count (incident, &n_asked, &n_coming);
  if (incident->ring > 0)
    text = g_strdup_printf (_ ("Ring %d · asked: %u · coming: %u"),
                            (int) incident->ring,
                            n_asked,
                            n_coming);
  else
    text = g_strdup (_ ("No volunteer was alerted yet"));
  gtk_label_set_label (self->state, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state), text);
}

/* After the last ring it is the last one again, for whoever was not asked in it. */
static void
show_next (SgRingBar *self, SgDesk *desk, const SgIncident *incident)
{
  gint64           next = MIN (incident->ring + 1, SG_RINGS);
  gint64           metres = sg_desk_get_setting (desk, SG_SETTING_RING1_M + (SgSetting) next - 1);
  g_autofree char *distance = sg_text_distance ((double) metres);
  /* Translators: alerts the volunteers within the distance of that ring */
  g_autofree char *open = g_strdup_printf (_ ("Open Ring %d"), (int) next);
  /* Translators: %s is a distance */
  g_autofree char *about =
    g_strdup_printf (_ ("Alert the next volunteers within %s by road, Alt+O"), distance);

  gtk_button_set_label (self->open, open);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->open), about);
}

/**
 * sg_ring_bar_show:
 * @incident: as it is now
 */
void
sg_ring_bar_show (SgRingBar *self, SgDesk *desk, const SgIncident *incident)
{
  g_return_if_fail (SG_IS_RING_BAR (self));

  self->expires_at = incident->ring_expires_at;
  show_state (self, incident);
  show_next (self, desk, incident);
  sg_ring_bar_tick (self, sg_desk_get_now (desk));
}

/**
 * sg_ring_bar_tick:
 *
 * Counts down until the ring has run out.
 */
void
sg_ring_bar_tick (SgRingBar *self, gint64 now)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SG_IS_RING_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self->clock), self->expires_at != 0);
  if (self->expires_at == 0)
    return;

  text = sg_text_elapsed (self->expires_at - now);
  gtk_label_set_label (self->clock, text);
  if (now > self->expires_at)
    gtk_widget_add_css_class (GTK_WIDGET (self->clock), "clock-overdue");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->clock), "clock-overdue");
}

static gpointer
open_ring (SgDeskHand *hand, gpointer data, GError **error)
{
  g_autoptr (SgAlertRing) ring = NULL;

  if (hand->index == NULL)
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_NOT_FOUND,
                           _ ("Without the roads of the region no ring can be opened."));
      return NULL;
    }

  ring = sg_desk_open_ring (hand->desk, hand->index, data, 0, error);
  if (ring == NULL)
    return NULL;

  return g_strdup_printf (_ ("Ring %d, %d m by road: asked %u"),
                          (int) ring->ring,
                          (int) ring->road_m,
                          ring->alerted->len);
}

/**
 * sg_ring_bar_open_next:
 *
 * Alerts the next volunteers, and tells how many.
 */
void
sg_ring_bar_open_next (SgRingBar *self, SgDeskSession *session, const SgUuid *incident)
{
  const SgDeskWork work = {
    open_ring,
    g_memdup2 (incident, sizeof *incident),
    g_free,
    g_free,
  };

  sg_deed_do (GTK_WIDGET (self), session, &work, NULL);
}
