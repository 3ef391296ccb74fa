/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "console/dispatch/sg-reach.h"

#include "desk/candidates/sg-desk-closures.h"
#include "region/roads/sg-isochrone.h"

/* A unit that moved less than this still reaches the same places. */
#define MOVED_METRES 200.0

static const guint minutes[] = { 5, 10, 15 };

struct _SgReach
{
  GObject parent_instance;

  SgDeskSession    *session;
  SgIsochroneLayer *layer; /* of the map */
  GCancellable     *asking;
  SgPoint           from;
  gboolean          is_shown;
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgReach, sg_reach, G_TYPE_OBJECT)

static gpointer
find_isochrones (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgPoint *from = data;
  SgRouter      *router = sg_desk_get_router (hand->desk, error);
  SgTravel       travel;

  if (router == NULL || !sg_desk_plan_travel (hand->desk, SG_PROFILE_SIREN, &travel, error))
    return NULL;

  return sg_isochrone_find (router, *from, &travel, minutes, G_N_ELEMENTS (minutes), error);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgReach) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
    isochrones = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  /* A newer question is under way, or nobody wants to know any more. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->layer == NULL)
    return;

  sg_isochrone_layer_set_isochrones (self->layer, isochrones);
  if (isochrones == NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
}

static void
stop_asking (SgReach *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
ask (SgReach *self)
{
  const SgDeskWork work = { find_isochrones,
                            g_memdup2 (&self->from, sizeof self->from),
                            g_free,
                            (GDestroyNotify) g_ptr_array_unref };

  stop_asking (self);
  self->asking = g_cancellable_new ();
  sg_desk_session_ask_async (self->session, &work, self->asking, on_found, g_object_ref (self));
}

static void
on_desk_changed (SgReach *self, guint kinds)
{
  if (self->is_shown && (kinds & (1u << SG_SUBJECT_CLOSURE)) != 0)
    ask (self);
}

static void
sg_reach_dispose (GObject *object)
{
  SgReach *self = SG_REACH (object);

  stop_asking (self);
  g_clear_weak_pointer (&self->layer);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (sg_reach_parent_class)->dispose (object);
}

static void
sg_reach_class_init (SgReachClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sg_reach_dispose;

  /**
   * SgReach::failed:
   * @message: why there is nothing to show
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed",
                                         SG_TYPE_REACH,
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
sg_reach_init (SgReach *self)
{
}

SgReach *
sg_reach_new (SgDeskSession *session, SgIsochroneLayer *layer)
{
  SgReach *self = g_object_new (SG_TYPE_REACH, NULL);

  self->session = g_object_ref (session);
  g_set_weak_pointer (&self->layer, layer);
  g_signal_connect_object (session,
                           "changed",
                           G_CALLBACK (on_desk_changed),
                           self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * sg_reach_set_from:
 * @from: (nullable): whence; %NULL to show nothing
 */
void
sg_reach_set_from (SgReach *self, const SgPoint *from)
{
  g_return_if_fail (SG_IS_REACH (self));

  if (from == NULL)
    {
      stop_asking (self);
      if (self->is_shown && self->layer != NULL)
        sg_isochrone_layer_set_isochrones (self->layer, NULL);
      self->is_shown = FALSE;
      return;
    }

  if (self->is_shown && sg_point_distance (self->from, *from) < MOVED_METRES)
    return;

  self->from = *from;
  self->is_shown = TRUE;
  ask (self);
}
