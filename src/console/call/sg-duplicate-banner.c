/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/call/sg-duplicate-banner.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "common/sg-phone.h"
#include "console/base/sg-text.h"
#include "desk/call/sg-desk-duplicate.h"

struct _SgDuplicateBanner
{
  GtkWidget parent_instance;

  GCancellable *asking;
  SgUuid        incident; /* nobody's while none is suspected */

  /* Template widgets */
  GtkWidget *box;
  GtkLabel  *text;
};

G_DEFINE_FINAL_TYPE (SgDuplicateBanner, sg_duplicate_banner, GTK_TYPE_WIDGET)

/* A drill and a real call are never the same; what is closed needs no further report. */
static gboolean
may_be_same (const SgSuspect *suspect, const SgCallDraft *draft)
{
  gboolean is_drill = draft->drill || g_strcmp0 (draft->source, "simulasi") == 0;

  return sg_incident_is_open (suspect->incident) && !suspect->incident->drill == !is_drill;
}

/* In the desk's thread. */
static gpointer
find_duplicate (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgCallDraft *draft = data;
  const char        *area_code = sg_desk_get_identity (hand->desk)->area_code;
  g_autofree char *phone = draft->phone != NULL ? sg_phone_normalise (draft->phone, area_code, NULL)
                                                : NULL;
  SgIncident       probe = { .opened_at = sg_desk_get_now (hand->desk),
                             .phone = phone,
                             .scene = draft->scene };
  g_autoptr (GPtrArray) suspects = sg_desk_find_duplicates (hand->desk, &probe, error);

  for (guint i = 0; suspects != NULL && i < suspects->len; i++)
    if (may_be_same (g_ptr_array_index (suspects, i), draft))
      return g_ptr_array_steal_index (suspects, i);

  return NULL;
}

static char *
make_reason (const SgSuspect *suspect)
{
  g_autofree char *distance = isnan (suspect->metres) ? NULL : sg_text_distance (suspect->metres);
  g_autofree char *minutes = sg_text_minutes (suspect->minutes * 60);

  if (suspect->same_number)
    /* Translators: %s is a time such as “4 min” */
    return g_strdup_printf (_ ("same number, %s ago"), minutes);

  /* Translators: a distance and a time */
  return g_strdup_printf (_ ("%1$s away, %2$s ago"), distance, minutes);
}

static void
show_suspect (SgDuplicateBanner *self, const SgSuspect *suspect)
{
  g_autofree char *place = sg_text_scene (&suspect->incident->scene);
  g_autofree char *reason = make_reason (suspect);
  /* Translators: what happened, where, and why it may be the same */
  g_autofree char *text = g_strdup_printf (_ ("⚠ Perhaps the same as: %1$s · %2$s · %3$s"),
                                           sg_text_incident_kind (suspect->incident),
                                           place,
                                           reason);

  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", suspect->incident->number, text);

  self->incident = suspect->incident->id;
  gtk_label_set_label (self->text, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text), tooltip);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
show_none (SgDuplicateBanner *self)
{
  self->incident = SG_UUID_NONE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgDuplicateBanner) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgSuspect) suspect = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->box == NULL)
    return;

  if (suspect != NULL)
    show_suspect (self, suspect);
  else
    show_none (self);
}

static void
sg_duplicate_banner_dispose (GObject *object)
{
  SgDuplicateBanner *self = SG_DUPLICATE_BANNER (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sg_duplicate_banner_parent_class)->dispose (object);
}

static void
sg_duplicate_banner_class_init (SgDuplicateBannerClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_duplicate_banner_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-duplicate-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, SgDuplicateBanner, box);
  gtk_widget_class_bind_template_child (widget_class, SgDuplicateBanner, text);
}

static void
sg_duplicate_banner_init (SgDuplicateBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sg_duplicate_banner_look:
 * @draft: of which place and number count
 */
void
sg_duplicate_banner_look (SgDuplicateBanner *self, SgDeskSession *session, const SgCallDraft *draft)
{
  g_return_if_fail (SG_IS_DUPLICATE_BANNER (self));

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (!sg_scene_is_known (&draft->scene) && draft->phone == NULL)
    {
      show_none (self);
      return;
    }

  self->asking = g_cancellable_new ();
  sg_desk_session_ask_async (session,
                             &(SgDeskWork){ find_duplicate,
                                            sg_call_draft_copy (draft),
                                            (GDestroyNotify) sg_call_draft_free,
                                            (GDestroyNotify) sg_suspect_free },
                             self->asking,
                             on_found,
                             g_object_ref (self));
}

/**
 * sg_duplicate_banner_get_incident:
 *
 * Returns: (nullable): what is offered to merge into
 */
const SgUuid *
sg_duplicate_banner_get_incident (SgDuplicateBanner *self)
{
  g_return_val_if_fail (SG_IS_DUPLICATE_BANNER (self), NULL);

  return sg_uuid_is_none (&self->incident) ? NULL : &self->incident;
}
