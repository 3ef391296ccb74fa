/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each layer reads its points and puts them into clusters in a thread, when it is shown and when
 * something of its kind has changed, but not more often than every few seconds: an import of a
 * thousand volunteers is one change for the eye. */

#include "config.h"

#include "console/dispatch/sg-desk-layers.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "console/base/sg-text.h"
#include "desk/candidates/sg-responder-store.h"
#include "desk/register/sg-facilities.h"

/* How far the history goes back. */
#define HISTORY_US (90 * G_TIME_SPAN_DAY)

/* Ticks between two readings of one layer. */
#define REST_TICKS 10

/* Volunteers move and come on duty without any event of theirs. */
#define VOLUNTEER_TICKS 60

typedef struct
{
  SgPointLayer *layer; /* of the map */
  gboolean      is_shown;
  gboolean      is_old;    /* something changed since it was read */
  guint         rest;      /* ticks before it may be read again */
  guint         n_reading; /* at most one */
} Shelf;

struct _SgDeskLayers
{
  GObject parent_instance;

  SgDeskSession *session;
  Shelf          shelves[SG_N_DESK_LAYERS];
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgDeskLayers, sg_desk_layers, G_TYPE_OBJECT)

/* ---- reading, in a thread ---- */

static void
add_point (GArray *points, const SgUuid *id, SgPoint point, guint look)
{
  SgLayerPoint made = sg_layer_point_make (id, point, look);

  g_array_append_val (points, made);
}

/* Only those on duty: where the others are is nobody's business. */
static gboolean
read_volunteers (SgDeskHand *hand, GArray *points, GError **error)
{
  const SgResponders *pool;
  SgResponderChains   chains;

  if (hand->index == NULL)
    return TRUE;

  pool = sg_responder_index_get_pool (hand->index, SG_POOL_VOLUNTEERS);
  chains = sg_responders_get_chains (pool);
  for (guint32 i = 0; i < chains.n_slots; i++)
    if (chains.responders[i].profile < SG_N_PROFILES)
      add_point (points,
                 sg_responder_index_get_id (hand->index, SG_POOL_VOLUNTEERS, i),
                 chains.responders[i].point,
                 (chains.responders[i].flags & SG_FLAG_MAY) != 0);

  return TRUE;
}

static gboolean
read_aeds (SgDeskHand *hand, GArray *points, GError **error)
{
  g_autoptr (GPtrArray) aeds = sg_desk_list_aeds (hand->desk, error);

  for (guint i = 0; aeds != NULL && i < aeds->len; i++)
    {
      const SgAed *aed = g_ptr_array_index (aeds, i);

      sg_layer_points_add (points, &aed->id, aed->lat, aed->lon, 0);
    }

  return aeds != NULL;
}

static gboolean
read_hospitals (SgDeskHand *hand, GArray *points, GError **error)
{
  g_autoptr (GPtrArray) facilities = sg_desk_list_facilities (hand->desk, error);

  for (guint i = 0; facilities != NULL && i < facilities->len; i++)
    {
      const SgFaskes *facility = g_ptr_array_index (facilities, i);

      if (g_strcmp0 (facility->kind, "hospital") == 0)
        sg_layer_points_add (points,
                             &facility->id,
                             facility->lat,
                             facility->lon,
                             facility->diverted ? 1 : 0);
    }

  return facilities != NULL;
}

/* The look is how bad it was: 0 not judged, then SEV-3, SEV-2, SEV-1. */
static gboolean
read_history (SgDeskHand *hand, GArray *points, GError **error)
{
  gint64 now = sg_desk_get_now (hand->desk);
  g_autoptr (GPtrArray) incidents = sg_desk_list_between (hand->desk, now - HISTORY_US, now, error);

  for (guint i = 0; incidents != NULL && i < incidents->len; i++)
    {
      const SgIncident *incident = g_ptr_array_index (incidents, i);

      if (!sg_incident_is_open (incident) && !incident->drill)
        sg_layer_points_add (points,
                             &incident->id,
                             incident->scene.lat,
                             incident->scene.lon,
                             incident->severity > 0 ? (guint) (4 - incident->severity) : 0);
    }

  return incidents != NULL;
}

static const SgPointLook history_looks[] = {
  { "#613583", "?" },
  { "#4f6073", "3" },
  { "#8a5a00", "2" },
  { "#a51d2d", "1" },
};

/* What counts of several is whether one of them may be asked, and not only by hand. */
static const SgPointLook volunteer_looks[] = { { "#8a5a00", "R!" }, { "#26734d", "R" } };
static const SgPointLook aed_looks[] = { { "#0b7a5c", "♥" } };
static const SgPointLook hospital_looks[] = { { "#1a5fb4", "H" }, { "#a51d2d", "H✕" } };

static const struct
{
  const char *name;
  gboolean (*read) (SgDeskHand *hand, GArray *points, GError **error);
  gboolean           is_toil; /* may take a second */
  guint              kinds;
  const SgPointLook *looks;
  guint              n_looks;
} kinds_of[SG_N_DESK_LAYERS] = {
  [SG_DESK_LAYER_HISTORY] = { "history",
                              read_history,
                              TRUE,
                              1u << SG_SUBJECT_INCIDENT,
                              history_looks,
                              G_N_ELEMENTS (history_looks) },
  [SG_DESK_LAYER_VOLUNTEERS] = { "volunteers",
                                 read_volunteers,
                                 FALSE,
                                 1u << SG_SUBJECT_VOLUNTEER | 1u << SG_SUBJECT_CERTIFICATE |
                                   1u << SG_SUBJECT_INCIDENT,
                                 volunteer_looks,
                                 G_N_ELEMENTS (volunteer_looks) },
  [SG_DESK_LAYER_AEDS] = { "aeds",
                           read_aeds,
                           FALSE,
                           1u << SG_SUBJECT_AED,
                           aed_looks,
                           G_N_ELEMENTS (aed_looks) },
  [SG_DESK_LAYER_HOSPITALS] = { "hospitals",
                                read_hospitals,
                                FALSE,
                                1u << SG_SUBJECT_FASKES,
                                hospital_looks,
                                G_N_ELEMENTS (hospital_looks) },
};

static gpointer
read_clusters (SgDeskHand *hand, gpointer data, GError **error)
{
  SgDeskLayer layer = GPOINTER_TO_UINT (data);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgLayerPoint));

  if (!kinds_of[layer].read (hand, points, error))
    return NULL;

  return sg_point_clusters_new ((const SgLayerPoint *) (gpointer) points->data, points->len);
}

/* ---- in the window's thread ---- */

typedef struct
{
  SgDeskLayers *layers;
  SgDeskLayer   layer;
} Reading;

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (SgDeskLayers) self = reading->layers;
  Shelf *shelf = &self->shelves[reading->layer];
  g_autoptr (GError) error = NULL;
  g_autoptr (SgPointClusters)
    clusters = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  shelf->n_reading--;
  if (clusters == NULL)
    {
      g_message ("%s cannot be shown: %s", kinds_of[reading->layer].name, error->message);
      return;
    }

  if (shelf->layer != NULL)
    sg_point_layer_set_clusters (shelf->layer, clusters);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
read_layer (SgDeskLayers *self, SgDeskLayer layer)
{
  const SgDeskWork work = { read_clusters,
                            GUINT_TO_POINTER (layer),
                            NULL,
                            (GDestroyNotify) sg_point_clusters_unref };
  Shelf           *shelf = &self->shelves[layer];
  Reading         *reading;

  if (!shelf->is_shown || !shelf->is_old || shelf->rest > 0 || shelf->n_reading > 0)
    return;

  shelf->is_old = FALSE;
  shelf->rest = REST_TICKS;
  shelf->n_reading++;
  reading = g_new0 (Reading, 1);
  *reading = (Reading){ g_object_ref (self), layer };
  if (kinds_of[layer].is_toil)
    sg_desk_session_toil_async (self->session, &work, NULL, on_read, reading);
  else
    sg_desk_session_ask_async (self->session, &work, NULL, on_read, reading);
}

static void
on_desk_changed (SgDeskLayers *self, guint kinds)
{
  for (SgDeskLayer layer = 0; layer < SG_N_DESK_LAYERS; layer++)
    if ((kinds & kinds_of[layer].kinds) != 0)
      {
        self->shelves[layer].is_old = TRUE;
        read_layer (self, layer);
      }
}

static void
on_tick (SgDeskLayers *self)
{
  gint64 second = g_get_monotonic_time () / G_USEC_PER_SEC;

  if (second % VOLUNTEER_TICKS == 0)
    self->shelves[SG_DESK_LAYER_VOLUNTEERS].is_old = TRUE;

  for (SgDeskLayer layer = 0; layer < SG_N_DESK_LAYERS; layer++)
    {
      Shelf *shelf = &self->shelves[layer];

      shelf->rest -= MIN (shelf->rest, 1);
      read_layer (self, layer);
    }
}

static void
on_activated (SgPointLayer *point_layer, const SgUuid *id, SgDeskLayers *self)
{
  for (SgDeskLayer layer = 0; layer < SG_N_DESK_LAYERS; layer++)
    if (self->shelves[layer].layer == point_layer)
      g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, layer, id);
}

static void
sg_desk_layers_dispose (GObject *object)
{
  SgDeskLayers *self = SG_DESK_LAYERS (object);

  for (SgDeskLayer layer = 0; layer < SG_N_DESK_LAYERS; layer++)
    g_clear_weak_pointer (&self->shelves[layer].layer);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (sg_desk_layers_parent_class)->dispose (object);
}

static void
sg_desk_layers_class_init (SgDeskLayersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sg_desk_layers_dispose;

  /**
   * SgDeskLayers::activated:
   * @layer: an #SgDeskLayer
   * @id: (type gpointer): the #SgUuid of what was clicked
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated",
                                            SG_TYPE_DESK_LAYERS,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            2,
                                            G_TYPE_UINT,
                                            G_TYPE_POINTER);

  /**
   * SgDeskLayers::changed:
   *
   * A layer is shown or no longer, or has other points.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SG_TYPE_DESK_LAYERS,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
sg_desk_layers_init (SgDeskLayers *self)
{
}

/**
 * sg_desk_layers_new:
 *
 * Adds the layers to the map; none is shown yet.
 */
SgDeskLayers *
sg_desk_layers_new (SgDeskSession *session, SgRegionMap *map)
{
  SgDeskLayers *self = g_object_new (SG_TYPE_DESK_LAYERS, NULL);

  self->session = g_object_ref (session);
  for (SgDeskLayer layer = 0; layer < SG_N_DESK_LAYERS; layer++)
    {
      SgPointLayer *made = sg_point_layer_new (sg_region_map_get_viewport (map),
                                               kinds_of[layer].looks,
                                               kinds_of[layer].n_looks);

      gtk_widget_set_visible (GTK_WIDGET (made), FALSE);
      sg_region_map_add_layer (map, SHUMATE_LAYER (made));
      g_signal_connect_object (made, "activated", G_CALLBACK (on_activated), self, 0);
      g_set_weak_pointer (&self->shelves[layer].layer, made);
      self->shelves[layer].is_old = TRUE;
    }

  g_signal_connect_object (session,
                           "changed",
                           G_CALLBACK (on_desk_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "tick", G_CALLBACK (on_tick), self, G_CONNECT_SWAPPED);

  return self;
}

void
sg_desk_layers_set_shown (SgDeskLayers *self, SgDeskLayer layer, gboolean shown)
{
  Shelf *shelf;

  g_return_if_fail (SG_IS_DESK_LAYERS (self));
  g_return_if_fail (layer < SG_N_DESK_LAYERS);

  shelf = &self->shelves[layer];
  if (shelf->is_shown == shown)
    return;

  shelf->is_shown = shown;
  if (shelf->layer != NULL)
    gtk_widget_set_visible (GTK_WIDGET (shelf->layer), shown);
  read_layer (self, layer);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
sg_desk_layers_is_shown (SgDeskLayers *self, SgDeskLayer layer)
{
  g_return_val_if_fail (SG_IS_DESK_LAYERS (self), FALSE);

  return self->shelves[layer].is_shown;
}

/**
 * sg_desk_layers_press:
 *
 * Returns: whether one of the layers has something there; the uppermost gets it
 */
gboolean
sg_desk_layers_press (SgDeskLayers *self, SgPoint point)
{
  g_return_val_if_fail (SG_IS_DESK_LAYERS (self), FALSE);

  for (int layer = SG_N_DESK_LAYERS - 1; layer >= 0; layer--)
    if (self->shelves[layer].is_shown && sg_point_layer_press (self->shelves[layer].layer, point))
      return TRUE;

  return FALSE;
}

SgPointLayer *
sg_desk_layers_get (SgDeskLayers *self, SgDeskLayer layer)
{
  g_return_val_if_fail (SG_IS_DESK_LAYERS (self), NULL);

  return self->shelves[layer].layer;
}
