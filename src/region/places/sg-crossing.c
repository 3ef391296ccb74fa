/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where two streets meet, from the road graph: a junction at which both names end a segment. Where
 * one passes over the other, or the map leaves a gap, the two nearest junctions are good enough to
 * send someone to. */

#include "region/places/sg-crossing.h"

#include <math.h>
#include <string.h>

#include "region/places/sg-place-text.h"

/* Junctions of the two streets this far apart still make a crossing. */
#define GAP_METRES 60.0

/* Junctions of one street where it may cross another; more than this is no street. */
#define MAX_JUNCTIONS 1000

static GArray *
list_junctions (const SgRoads *roads, const GArray *segments, const char *street)
{
  GArray          *junctions = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *wanted = sg_place_text_normalise (street);
  guint32          last_name = 0;
  gboolean         last_fits = FALSE;

  for (guint i = 0; i < segments->len && junctions->len < MAX_JUNCTIONS; i++)
    {
      const SgRoadSegment *segment = &roads->segments[g_array_index (segments, guint32, i)];
      guint32              name = segment->name & SG_SEGMENT_NAME_MASK;

      if (name == 0)
        continue;
      if (name != last_name)
        {
          const char      *text = sg_roads_get_name (roads, g_array_index (segments, guint32, i));
          g_autofree char *words = sg_place_text_normalise (text);

          last_fits = strcmp (words, wanted) == 0;
          last_name = name;
        }
      if (last_fits)
        {
          g_array_append_val (junctions, segment->from);
          g_array_append_val (junctions, segment->to);
        }
    }

  return junctions;
}

/* Of several junctions in common, as of two dual carriageways, the one nearest to their middle. */
static SgPoint
find_middle (const SgRoads *roads, const GArray *junctions)
{
  double  lat = 0;
  double  lon = 0;
  double  nearest = INFINITY;
  SgPoint middle;
  SgPoint best = { 0, 0 };

  for (guint i = 0; i < junctions->len; i++)
    {
      SgPoint point = roads->junctions[g_array_index (junctions, guint32, i)];

      lat += point.lat / (double) junctions->len;
      lon += point.lon / (double) junctions->len;
    }
  middle = (SgPoint){ (gint32) lat, (gint32) lon };
  for (guint i = 0; i < junctions->len; i++)
    {
      SgPoint point = roads->junctions[g_array_index (junctions, guint32, i)];
      double  metres = sg_point_distance (point, middle);

      if (metres < nearest)
        {
          nearest = metres;
          best = point;
        }
    }

  return best;
}

static gboolean
find_common (const SgRoads *roads, const GArray *a, const GArray *b, SgPoint *point)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) common = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < a->len; i++)
    g_hash_table_add (known, GUINT_TO_POINTER (g_array_index (a, guint32, i) + 1));
  for (guint i = 0; i < b->len; i++)
    {
      guint32 junction = g_array_index (b, guint32, i);

      /* Removed, so that each counts once. */
      if (g_hash_table_remove (known, GUINT_TO_POINTER (junction + 1)))
        g_array_append_val (common, junction);
    }
  if (common->len > 0)
    *point = find_middle (roads, common);

  return common->len > 0;
}

static gboolean
find_gap (const SgRoads *roads, const GArray *a, const GArray *b, SgPoint *point)
{
  double nearest = GAP_METRES;

  for (guint i = 0; i < a->len; i++)
    for (guint j = 0; j < b->len; j++)
      {
        SgPoint from = roads->junctions[g_array_index (a, guint32, i)];
        SgPoint to = roads->junctions[g_array_index (b, guint32, j)];
        double  metres = sg_point_distance (from, to);

        if (metres <= nearest)
          {
            nearest = metres;
            *point = from;
          }
      }

  return nearest < GAP_METRES;
}

/**
 * sg_crossing_find:
 * @a: a street
 * @b: another
 * @point: (out): where they meet
 *
 * Returns: %FALSE when they do not
 */
gboolean
sg_crossing_find (const SgRoads *roads, const SgPlaceRow *a, const SgPlaceRow *b, SgPoint *point)
{
  SgBox wide = sg_box_around ((SgPoint){ a->box.south, a->box.west }, GAP_METRES);
  SgBox box = { MAX (wide.south, b->box.south),
                MAX (wide.west, b->box.west),
                MIN (a->box.north + (a->box.south - wide.south), b->box.north),
                MIN (a->box.east + (a->box.west - wide.west), b->box.east) };
  g_autoptr (GArray) segments = NULL;
  g_autoptr (GArray) of_a = NULL;
  g_autoptr (GArray) of_b = NULL;

  if (box.south > box.north || box.west > box.east || strcmp (a->name, b->name) == 0)
    return FALSE;

  segments = g_array_new (FALSE, FALSE, sizeof (guint32));
  wide = sg_box_around ((SgPoint){ box.south, box.west }, GAP_METRES);
  box = (SgBox){ wide.south,
                 wide.west,
                 box.north + (box.south - wide.south),
                 box.east + (box.west - wide.west) };
  sg_roads_find_in_box (roads, SG_ROAD_GRID_ALL, &box, segments);
  of_a = list_junctions (roads, segments, a->name);
  of_b = list_junctions (roads, segments, b->name);

  return find_common (roads, of_a, of_b, point) || find_gap (roads, of_a, of_b, point);
}
