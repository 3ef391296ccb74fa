/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/roads/sg-road-net.h"

/* Steps that are told to whoever watches, of the whole. */
#define STEPS_PER_STAGE 1000

SgRoadNet *
sg_road_net_new (const SgOsmStore *store, SgProgress *progress)
{
  SgRoadNet *self = g_new0 (SgRoadNet, 1);

  self->store = store;
  self->progress = progress;
  self->roads = g_array_new (FALSE, FALSE, sizeof (SgRoadWay));
  self->segments = g_array_new (FALSE, FALSE, sizeof (SgRoadSegment));
  self->travel = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->bearings = g_array_new (FALSE, FALSE, 2);
  self->shapes = g_byte_array_new ();
  self->turns = g_array_new (FALSE, FALSE, sizeof (SgRoadTurn));
  self->twins = g_array_new (FALSE, FALSE, sizeof (SgRoadTwin));
  self->name_starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->name_text = g_string_new (NULL);

  return self;
}

void
sg_road_net_free (SgRoadNet *self)
{
  if (self == NULL)
    return;

  sg_road_net_drop_sources (self);
  g_free (self->junctions);
  g_free (self->delays);
  g_free (self->blocked);
  g_array_unref (self->segments);
  g_array_unref (self->travel);
  g_array_unref (self->bearings);
  g_byte_array_unref (self->shapes);
  g_free (self->first_arm);
  g_free (self->arms);
  g_array_unref (self->turns);
  g_array_unref (self->twins);
  g_array_unref (self->name_starts);
  g_string_free (self->name_text, TRUE);
  g_free (self);
}

/**
 * sg_road_net_drop_sources:
 *
 * Frees what leads from the store to the graph; nothing after the turns needs it.
 */
void
sg_road_net_drop_sources (SgRoadNet *self)
{
  g_clear_pointer (&self->roads, g_array_unref);
  g_clear_pointer (&self->uses, g_free);
  g_clear_pointer (&self->junction_of, g_free);
  g_clear_pointer (&self->pieces, g_free);
}

/**
 * sg_road_net_step:
 * @done: of @total in this stage
 *
 * Returns: %FALSE with %SG_ERROR_CANCELLED when the work has to stop
 */
gboolean
sg_road_net_step (SgRoadNet *self, SgRoadStage stage, guint64 done, guint64 total, GError **error)
{
  guint64 step = stage * STEPS_PER_STAGE + done * STEPS_PER_STAGE / MAX (total, 1);

  return sg_progress_step (self->progress, step, SG_N_ROAD_STAGES * STEPS_PER_STAGE, error);
}

static guint32 *
count_arms (const SgRoadNet *self)
{
  guint32 *first = g_new0 (guint32, (gsize) self->n_junctions + 1);
  guint32  sum = 0;

  for (guint32 i = 0; i < self->segments->len; i++)
    {
      const SgRoadSegment *segment = sg_road_net_segment (self, i);

      first[segment->from]++;
      first[segment->to]++;
    }

  for (guint32 i = 0; i <= self->n_junctions; i++)
    {
      guint32 count = first[i];

      first[i] = sum;
      sum += count;
    }

  return first;
}

static SgRoadArm
make_arm (const SgRoadNet *self, guint32 end)
{
  const guint8 *bearings = (const guint8 *) self->bearings->data + (gsize) (end >> 1) * 2;
  guint         travel = sg_road_net_travel (self, end >> 1);
  guint         side = end & 1;
  guint         towards = side ? SG_TRAVEL_FORWARD (travel) : SG_TRAVEL_BACKWARD (travel);
  guint         away = side ? SG_TRAVEL_BACKWARD (travel) : SG_TRAVEL_FORWARD (travel);
  guint         speed = travel >> SG_TRAVEL_SPEED_SHIFT;
  guint         delay = self->delays[sg_road_net_junction (self, end)];

  return (SgRoadArm){ end,
                      bearings[side],
                      bearings[!side],
                      (guint16) (towards | away << 4 | speed << SG_ARM_SPEED_SHIFT |
                                 delay << SG_ARM_DELAY_SHIFT) };
}

/**
 * sg_road_net_join:
 *
 * Lays the arms of every junction side by side, by ascending end. May be called again after
 * segments were added.
 */
void
sg_road_net_join (SgRoadNet *self)
{
  g_autofree guint32 *next = NULL;

  g_free (self->first_arm);
  g_free (self->arms);
  self->first_arm = count_arms (self);
  self->arms = g_new (SgRoadArm, (gsize) self->segments->len * 2);
  next = g_memdup2 (self->first_arm, ((gsize) self->n_junctions + 1) * sizeof *next);

  for (guint32 i = 0; i < self->segments->len; i++)
    for (guint32 side = 0; side < 2; side++)
      {
        guint32 end = i << 1 | side;

        self->arms[next[sg_road_net_junction (self, end)]++] = make_arm (self, end);
      }
}

/**
 * sg_road_net_view:
 *
 * Returns: the graph as it will be read, without grids; borrowed from @self
 */
SgRoads
sg_road_net_view (const SgRoadNet *self)
{
  return (SgRoads){ .junctions = self->junctions,
                    .n_junctions = self->n_junctions,
                    .first_arm = self->first_arm,
                    .arms = self->arms,
                    .n_arms = self->segments->len * 2,
                    .segments = (const SgRoadSegment *) (const void *) self->segments->data,
                    .n_segments = self->segments->len,
                    .shapes = self->shapes->data,
                    .n_shape_bytes = self->shapes->len,
                    .turns = (const SgRoadTurn *) (const void *) self->turns->data,
                    .n_turns = self->turns->len,
                    .twins = (const SgRoadTwin *) (const void *) self->twins->data,
                    .n_twins = self->twins->len,
                    .name_starts = (const guint32 *) (const void *) self->name_starts->data,
                    .n_names = self->name_starts->len - 1,
                    .name_text = self->name_text->str,
                    .box = self->box };
}
