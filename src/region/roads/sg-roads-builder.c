/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From OSM data to a road graph: collect the roads, cut them into segments, forbid turns, mark the
 * large parts, lay the grids, write the file. */

#include "region/roads/sg-roads-builder.h"

#include "region/roads/sg-road-grid.h"
#include "region/roads/sg-road-net.h"
#include "region/roads/sg-road-parts.h"
#include "region/roads/sg-road-restrictions.h"
#include "region/roads/sg-roads-file.h"

/* Ways of travelling along segments that wheels may use, and where none may, those of feet: people
 * who walk against one-ways do not make a second edge of them. */
static guint64
count_edges (const SgRoadNet *net)
{
  guint64 n = 0;

  for (guint32 i = 0; i < net->n_plain; i++)
    {
      guint travel = sg_road_net_travel (net, i);
      guint forward = SG_TRAVEL_FORWARD (travel);
      guint backward = SG_TRAVEL_BACKWARD (travel);
      guint mask = (forward | backward) & SG_PROFILES_WHEELS ? SG_PROFILES_WHEELS : SG_PROFILES_ALL;

      n += (forward & mask) != 0;
      n += (backward & mask) != 0;
    }

  return n;
}

static gboolean
build_turns (SgRoadNet *net, guint32 *n_ignored, GError **error)
{
  g_autoptr (GArray) forbidden = g_array_new (FALSE, FALSE, sizeof (SgRoadForbidden));
  g_autoptr (GPtrArray) rules = NULL;

  sg_road_net_join (net);
  rules = sg_road_rules_read (net, n_ignored, error);
  if (rules == NULL)
    return FALSE;

  *n_ignored += sg_road_twins_build (net, rules, forbidden);
  if (net->segments->len > net->n_plain)
    sg_road_net_join (net);
  sg_road_turns_build (net, forbidden);

  return TRUE;
}

static gboolean
build_grids (SgRoadNet *net, SgRoads *roads, SgRoadGridArrays *grids, GError **error)
{
  for (guint i = 0; i < SG_N_ROAD_GRIDS; i++)
    {
      if (!sg_road_net_step (net, SG_ROAD_STAGE_WRITE, i, SG_N_ROAD_GRIDS, error) ||
          !sg_road_grid_build (roads, (SgRoadGridLevel) i, &grids[i], error))
        return FALSE;
      roads->grids[i] = grids[i].grid;
    }

  return TRUE;
}

static gboolean
write_roads (SgRoadNet *net, gboolean drives_right, const char *path, GError **error)
{
  SgRoadGridArrays grids[SG_N_ROAD_GRIDS] = { 0 };
  SgRoads          roads = sg_road_net_view (net);
  gboolean         written;

  roads.drives_right = drives_right;
  roads.n_edges = count_edges (net);
  roads.osm_timestamp = net->store->timestamp;

  written = build_grids (net, &roads, grids, error) && sg_roads_write (&roads, path, error);

  for (guint i = 0; i < SG_N_ROAD_GRIDS; i++)
    sg_road_grid_arrays_clear (&grids[i]);

  return written;
}

/**
 * sg_roads_build:
 * @store: what to build from
 * @drives_right: on which side people drive, of the whole region
 * @path: the file to write
 * @summary: (out): what was built
 * @progress: (nullable): whose phase has begun
 */
gboolean
sg_roads_build (const SgOsmStore *store,
                gboolean          drives_right,
                const char       *path,
                SgRoadsSummary   *summary,
                SgProgress       *progress,
                GError          **error)
{
  g_autoptr (SgRoadNet) net = sg_road_net_new (store, progress);

  *summary = (SgRoadsSummary){ 0 };
  if (!sg_road_net_collect (net, error) || !sg_road_net_cut (net, error) ||
      !build_turns (net, &summary->restrictions_ignored, error))
    return FALSE;

  summary->ways = net->roads->len;
  sg_road_net_drop_sources (net);

  if (!sg_road_parts_mark (net, &summary->small_parts, error) ||
      !write_roads (net, drives_right, path, error))
    return FALSE;

  summary->junctions = net->n_junctions;
  summary->segments = net->n_plain;
  summary->edges = count_edges (net);
  summary->forbidden_turns = net->turns->len;
  return TRUE;
}
