/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/incident/sg-next-bar.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-text.h"
#include "console/incident/sg-candidate-text.h"

struct _SgNextBar
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (SgNextBar, sg_next_bar, ADW_TYPE_BIN)

static void
sg_next_bar_class_init (SgNextBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-next-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SgNextBar, text);
}

static void
sg_next_bar_init (SgNextBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The ambulance that was asked last, if it does not go. */
static const SgTask *
find_failed (const SgIncident *incident)
{
  const SgTask *last = NULL;

  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);

      if (task->kind == SG_RESPONDER_AMBULANCE && (last == NULL || task->number > last->number))
        last = task;
    }

  return last != NULL && (last->state == SG_TASK_REFUSED || last->state == SG_TASK_NO_ANSWER)
           ? last
           : NULL;
}

static char *
dup_text (const SgTask *failed, const SgCandidate *first)
{
  const char      *state = sg_text_code ("task_state", sg_task_state_to_text (failed->state));
  const char      *name = failed->name != NULL ? failed->name : "?";
  g_autofree char *minutes = NULL;

  if (first == NULL || first->verdict != SG_ELIGIBLE)
    return g_strdup_printf ("%s: %s", name, state);

  minutes = sg_text_minutes (sg_candidate_get_ms (first) / 1000.0);
  /* Translators: who does not go, and why; who is next, and in how many minutes that one is there
   */
  return g_strdup_printf (_ ("%s: %s. Next: %s, %s"),
                          name,
                          state,
                          sg_candidate_get_name (first),
                          minutes);
}

/**
 * sg_next_bar_show:
 * @incident: (nullable)
 * @first: (nullable): of the ambulances that can be asked
 */
void
sg_next_bar_show (SgNextBar *self, const SgIncident *incident, const SgCandidate *first)
{
  const SgTask    *failed = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (SG_IS_NEXT_BAR (self));

  if (incident != NULL && sg_incident_is_open (incident))
    failed = find_failed (incident);
  gtk_widget_set_visible (GTK_WIDGET (self), failed != NULL);
  if (failed == NULL)
    return;

  text = dup_text (failed, first);
  gtk_label_set_label (self->text, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text), text);
}
