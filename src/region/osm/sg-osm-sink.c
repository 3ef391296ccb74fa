/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/osm/sg-osm-sink.h"

/**
 * sg_osm_sink_begin:
 *
 * Called by a reader when it begins a file.
 */
void
sg_osm_sink_begin (SgOsmSink *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->last_ids); i++)
    self->last_ids[i] = G_MININT64;
}

static gboolean
is_on_the_globe (SgPoint point)
{
  return point.lat >= -90 * SG_STEPS_PER_DEGREE && point.lat <= 90 * SG_STEPS_PER_DEGREE &&
         point.lon >= -180 * SG_STEPS_PER_DEGREE && point.lon <= 180 * SG_STEPS_PER_DEGREE;
}

static void
count (SgOsmCounts *counts, SgOsmType type)
{
  if (type == SG_OSM_NODE)
    counts->nodes++;
  else if (type == SG_OSM_WAY)
    counts->ways++;
  else
    counts->relations++;
}

/**
 * sg_osm_sink_deliver:
 *
 * Counts an object and hands it on, but for nodes outside the globe.
 */
gboolean
sg_osm_sink_deliver (SgOsmSink *self, const SgOsmObject *object, GError **error)
{
  gint64 *last = &self->last_ids[object->type];

  count (self->counts, object->type);
  if (object->id <= *last)
    self->counts->out_of_order++;
  *last = object->id;

  if (object->type == SG_OSM_NODE && !is_on_the_globe (object->point))
    {
      self->counts->bad_coordinates++;
      return TRUE;
    }

  return self->on_object (object, self->user_data, error);
}

gboolean
sg_osm_sink_advance (SgOsmSink *self, guint64 bytes, GError **error)
{
  return self->on_bytes == NULL || self->on_bytes (bytes, self->user_data, error);
}
