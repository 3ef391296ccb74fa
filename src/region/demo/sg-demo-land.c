/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the ground is: water, the use of the land as a patchwork without gaps, and the quarters that
 * have a name of their own. */

#include "region/demo/sg-demo-land.h"

#include "region/demo/sg-demo-mosaic.h"
#include "region/demo/sg-demo-names.h"

#define PATCH_SQUARE 40.0

/* Fields, groves and built-up land lie in patches about this far apart, metres. */
#define PATCH_METRES  1100.0
#define PATCH_COLUMNS 16

/* Built-up land is what has a street within so many metres. */
#define STREET_METRES 105.0

/* The shops are this near to the middle of the town, metres. */
#define RETAIL_METRES 480.0

typedef enum
{
  LAND_RESIDENTIAL,
  LAND_RETAIL,
  LAND_FARMLAND,
  LAND_ORCHARD,
  LAND_GRASS,
  LAND_FOREST,
  N_LANDS
} Land;

static const char *const landuses[N_LANDS] = { "residential", "retail", "farmland",
                                               "orchard",     "grass",  "forest" };

static void
draw_river (const SgDemoPlan *plan, SgDemoSheet *sheet)
{
  SgTags            tags = { 0 };
  gint64            ways[2];
  SgOsmWriterMember members[2];
  g_autoptr (GArray) middle = sg_line_simplified (plan->river, 2);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (gint64));

  sg_tags_add (&tags, "waterway", "river");
  sg_tags_add (&tags, "name", "Kali Contoh");
  sg_demo_sheet_add_line (sheet, middle, &tags);

  for (guint i = 0; i < plan->banks[0]->len; i++)
    {
      gint64 node = sg_demo_sheet_add_node (sheet, sg_line_get (plan->banks[0], i), NULL);

      g_array_append_val (left, node);
    }
  g_array_append_val (right, g_array_index (left, gint64, left->len - 1));
  for (guint i = plan->banks[1]->len; i > 0; i--)
    {
      gint64 node = sg_demo_sheet_add_node (sheet, sg_line_get (plan->banks[1], i - 1), NULL);

      g_array_append_val (right, node);
    }
  g_array_append_val (right, g_array_index (left, gint64, 0));
  ways[0] = sg_demo_sheet_add_way (sheet, left, NULL);
  ways[1] = sg_demo_sheet_add_way (sheet, right, NULL);
  for (guint i = 0; i < 2; i++)
    members[i] = (SgOsmWriterMember){ SG_OSM_WAY, ways[i], "outer" };

  tags = (SgTags){ 0 };
  sg_tags_add (&tags, "type", "multipolygon");
  sg_tags_add (&tags, "natural", "water");
  sg_tags_add (&tags, "water", "river");
  sg_tags_add (&tags, "name", "Kali Contoh");
  sg_demo_sheet_add_relation (sheet, members, G_N_ELEMENTS (members), &tags);
}

/* A lake with an island in it. */
static void
draw_lake (SgDemoPlan *plan, SgDemoSheet *sheet, const SgQuarter *lake, const char *name)
{
  g_autoptr (GArray) island = sg_line_new ();
  SgOsmWriterMember members[2] = { { SG_OSM_WAY, 0, "outer" }, { SG_OSM_WAY, 0, "inner" } };
  SgTags            tags = { 0 };

  for (guint i = 0; i < 10; i++)
    sg_line_add (island,
                 sg_spot_along (lake->centre,
                                sg_spot_at_angle (2 * G_PI * i / 10),
                                sg_chance_between (&plan->chance, 12, 22)));
  members[0].ref = sg_demo_sheet_add_ring (sheet, lake->ring, NULL);
  members[1].ref = sg_demo_sheet_add_ring (sheet, island, NULL);
  sg_tags_add (&tags, "type", "multipolygon");
  sg_tags_add (&tags, "natural", "water");
  sg_tags_add (&tags, "water", "lake");
  sg_tags_add (&tags, "name", name);
  sg_demo_sheet_add_relation (sheet, members, G_N_ELEMENTS (members), &tags);
}

static const struct
{
  const char *key;
  const char *value;
} quarter_tags[SG_N_QUARTER_KINDS] = {
  [SG_QUARTER_SQUARE] = { "leisure", "park" },
  [SG_QUARTER_INDUSTRY] = { "landuse", "industrial" },
  [SG_QUARTER_LAKE] = { NULL, NULL },
  [SG_QUARTER_CAMPUS] = { "amenity", "university" },
  [SG_QUARTER_ESTATE] = { "landuse", "residential" },
  [SG_QUARTER_PARK] = { "leisure", "park" },
  [SG_QUARTER_CEMETERY] = { "landuse", "cemetery" },
  [SG_QUARTER_VILLAGE] = { NULL, NULL },
};

static void
draw_quarter (SgDemoPlan *plan, SgDemoSheet *sheet, int index)
{
  const SgQuarter *quarter = sg_demo_plan_get_quarter (plan, index);
  g_autofree char *name = sg_demo_names_dup_quarter (plan, index);
  SgTags           tags = { 0 };

  if (quarter->kind == SG_QUARTER_LAKE)
    {
      draw_lake (plan, sheet, quarter, name);
      return;
    }
  if (quarter->kind == SG_QUARTER_VILLAGE)
    {
      sg_tags_add (&tags, "place", "hamlet");
      sg_tags_add (&tags, "name", name);
      sg_demo_sheet_add_node (sheet, quarter->centre, &tags);
      return;
    }

  sg_tags_add (&tags, quarter_tags[quarter->kind].key, quarter_tags[quarter->kind].value);
  sg_tags_add (&tags, "name", name);
  sg_demo_sheet_add_ring (sheet, quarter->ring, &tags);
}

static gboolean
has_street (SgNet *net, SgSpot at, double metres)
{
  guint32 piece;

  sg_net_find_nearest (net, at, metres, SG_STREET_ROADS & ~SG_STREET_TOLL, &piece);
  return piece != SG_NET_NONE;
}

/* What no street has reached has stayed fields, in the midst of the town too. */
static Land
land_at (const SgDemoPlan *plan, SgNet *net, SgSpot at)
{
  double warp = 130 * sg_demo_noise (plan->seed ^ 54, at.x / 270, at.y / 270);
  double grove =
    0.8 * sg_demo_noise (plan->seed ^ 51,
                         (at.x + 0.6 * at.y + warp) / 480,
                         (at.y - 0.6 * at.x + warp) / 480) +
    0.4 * sg_demo_noise (plan->seed ^ 53, (at.x - 0.4 * at.y) / 210, (at.y + 0.4 * at.x) / 210);
  SgZone zone = sg_demo_plan_zone (plan, at);

  if (zone != SG_ZONE_FIELDS && has_street (net, at, STREET_METRES))
    return hypot (at.x, at.y) < RETAIL_METRES ? LAND_RETAIL : LAND_RESIDENTIAL;
  if (zone != SG_ZONE_FIELDS && zone != SG_ZONE_VILLAGE)
    return grove > 0.1 ? LAND_GRASS : LAND_FARMLAND;
  if (fabs (grove) > 0.62)
    return grove > 0 ? LAND_FOREST : LAND_ORCHARD;

  return LAND_FARMLAND;
}

/* Patches keep outlines short, so that a map need not read the whole town to draw a street. */
static int
patch_at (const SgDemoPlan *plan, SgNet *net, SgSpot at)
{
  double bend = 260 * sg_demo_noise (plan->seed ^ 52, at.x / 500, at.y / 500);
  int    column = (int) floor ((at.x + bend) / PATCH_METRES) + PATCH_COLUMNS / 2;
  int    row = (int) floor ((at.y - bend) / PATCH_METRES) + PATCH_COLUMNS / 2;

  return (CLAMP (row, 0, PATCH_COLUMNS - 1) * PATCH_COLUMNS +
          CLAMP (column, 0, PATCH_COLUMNS - 1)) *
           N_LANDS +
         (int) land_at (plan, net, at);
}

static int
group_patches (int area, int level)
{
  return area;
}

static void
draw_patches (const SgDemoPlan *plan, SgNet *net, SgDemoSheet *sheet)
{
  g_autoptr (SgMosaic)
    mosaic = sg_mosaic_new (SG_PLAN_HALF_WIDTH, SG_PLAN_HALF_HEIGHT, PATCH_SQUARE);

  for (int i = 0; i < mosaic->columns * mosaic->rows; i++)
    mosaic->areas[i] = patch_at (plan, net, sg_mosaic_middle (mosaic, i));
  sg_mosaic_trace (mosaic);
  sg_mosaic_draw_arcs (mosaic, sheet, NULL);

  for (int area = 0; area < PATCH_COLUMNS * PATCH_COLUMNS * N_LANDS; area++)
    {
      g_autoptr (GArray) members = sg_mosaic_list_members (mosaic, group_patches, 0, area);
      SgTags tags = { 0 };

      if (members->len == 0)
        continue;
      sg_tags_add (&tags, "type", "multipolygon");
      sg_tags_add (&tags, "landuse", landuses[area % N_LANDS]);
      sg_demo_sheet_add_relation (sheet,
                                  &g_array_index (members, SgOsmWriterMember, 0),
                                  members->len,
                                  &tags);
    }
}

/* An estate or village that no street has reached was never built. */
static gboolean
is_inhabited (SgNet *net, const SgQuarter *quarter)
{
  if (quarter->kind != SG_QUARTER_ESTATE && quarter->kind != SG_QUARTER_VILLAGE &&
      quarter->kind != SG_QUARTER_INDUSTRY)
    return TRUE;

  return has_street (net, quarter->centre, quarter->half_width);
}

void
sg_demo_land_draw (SgDemoPlan *plan, SgNet *net, SgDemoSheet *sheet)
{
  draw_patches (plan, net, sheet);
  draw_river (plan, sheet);
  for (guint i = 0; i < plan->quarters->len; i++)
    if (is_inhabited (net, sg_demo_plan_get_quarter (plan, i)))
      draw_quarter (plan, sheet, (int) i);
}
