/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The graph as other engines read it: one line a segment, a cost for each direction. */

#include "config.h"

#include "region/roads/sg-edges-export.h"

#include <errno.h>
#include <stdio.h>

#include "common/sg-error.h"

/* Seconds along a segment, or −1 where the profile may not go that way. */
static double
cost_towards (const SgRoads *roads, const guint32 *rates, SgProfile profile, guint32 end)
{
  const SgRoadSegment *segment = &roads->segments[end >> 1];
  guint32              junction = end & 1 ? segment->to : segment->from;
  guint32              flags = roads->arms[sg_roads_find_arm (roads, junction, end)].flags;

  if ((flags & SG_ARM_ARRIVE (profile)) == 0)
    return -1;

  return sg_rates_segment_ms (rates, segment->length_class, flags) / 1000.0;
}

static void
write_edge (FILE *file, const SgRoads *roads, const double costs[2], guint32 index)
{
  const SgRoadSegment     *segment = &roads->segments[index];
  SgPoint                  from = roads->junctions[segment->from];
  SgPoint                  to = roads->junctions[segment->to];
  double                   numbers[] = { costs[0],
                                         costs[1],
                                         sg_segment_length_dm (segment) / 10.0,
                                         sg_point_lon (from),
                                         sg_point_lat (from),
                                         sg_point_lon (to),
                                         sg_point_lat (to) };
  static const char *const formats[] = { "%.3f", "%.3f", "%.1f", "%.7f", "%.7f", "%.7f", "%.7f" };
  char                     text[G_ASCII_DTOSTR_BUF_SIZE];

  fprintf (file, "%u,%u,%u", index, segment->from, segment->to);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      fprintf (file, ",%s", g_ascii_formatd (text, sizeof text, formats[i], numbers[i]));
      if (i == 1)
        fprintf (file, ",%s", sg_road_class_to_text (sg_segment_class (segment)));
    }
  fputc ('\n', file);
}

/**
 * sg_edges_export:
 * @profile: whose costs
 * @path: gets a CSV: id, source, target, cost, reverse_cost (seconds at free speeds, −1 closed),
 *   class, metres, x1, y1, x2, y2 (degrees)
 *
 * The costs are those of a node-based search, to the millisecond. Twins are left out: they are for
 * turns only.
 */
gboolean
sg_edges_export (const SgRoads    *roads,
                 const SgProfiles *profiles,
                 SgProfile         profile,
                 const char       *path,
                 GError          **error)
{
  const guint32 *rates = sg_profiles_get_rates (profiles, profile, SG_HOUR_NONE);
  FILE          *file = fopen (path, "we");
  gboolean       failed;

  if (file == NULL)
    {
      g_set_error (error, SG_ERROR, SG_ERROR_STORAGE, "%s: %s", path, g_strerror (errno));
      return FALSE;
    }

  fputs ("id,source,target,cost,reverse_cost,class,metres,x1,y1,x2,y2\n", file);
  for (guint32 i = 0; i < roads->n_segments; i++)
    {
      double costs[] = { cost_towards (roads, rates, profile, i << 1 | 1),
                         cost_towards (roads, rates, profile, i << 1) };

      if ((costs[0] >= 0 || costs[1] >= 0) &&
          (sg_roads_get_shape_flags (roads, i) & SG_SHAPE_TWIN) == 0)
        write_edge (file, roads, costs, i);
    }

  failed = ferror (file) != 0;
  if (fclose (file) != 0 || failed)
    {
      g_set_error (error, SG_ERROR, SG_ERROR_STORAGE, "%s could not be written", path);
      return FALSE;
    }

  return TRUE;
}
