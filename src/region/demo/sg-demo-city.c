/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A town that does not exist, for a desk that has no map yet: the plan comes first, then the great
 * roads, then streets grow, then everything is named, drawn and written. */

#include "region/demo/sg-demo-city.h"

#include "region/demo/sg-demo-arteries.h"
#include "region/demo/sg-demo-facilities.h"
#include "region/demo/sg-demo-growth.h"
#include "region/demo/sg-demo-houses.h"
#include "region/demo/sg-demo-land.h"
#include "region/demo/sg-demo-names.h"
#include "region/demo/sg-demo-streets.h"
#include "region/demo/sg-demo-wards.h"

static void
draw_buildings (SgDemoPlan *plan, SgNet *net, const SgDemoWards *wards, SgDemoSheet *sheet)
{
  g_autoptr (SgDemoLots) lots = sg_demo_lots_new (plan, net);

  sg_demo_facilities_draw (plan, net, wards, lots, sheet);
  sg_demo_houses_draw (plan, net, lots, sheet);
}

/**
 * sg_demo_city_write:
 * @pbf_path: gets the city as OpenStreetMap data
 * @places_csv_path: gets the list of its areas, `code,name,lat,lng`
 * @seed: the same seed gives the same bytes
 *
 * Draws a believable Indonesian town, Kota Contoh, and writes it to two files.
 */
gboolean
sg_demo_city_write (const char *pbf_path, const char *places_csv_path, guint64 seed, GError **error)
{
  g_autoptr (SgDemoPlan) plan = sg_demo_plan_new (seed);
  g_autoptr (SgNet) net = sg_net_new (SG_PLAN_HALF_WIDTH, SG_PLAN_HALF_HEIGHT);
  g_autoptr (SgDemoWards) wards = sg_demo_wards_new (plan);
  g_autoptr (SgDemoSheet) sheet = sg_demo_sheet_new ();
  g_autofree char *csv = sg_demo_wards_dup_csv (wards);

  if (!g_file_set_contents (places_csv_path, csv, -1, error))
    return FALSE;

  sg_demo_arteries_lay (plan, net);
  sg_demo_growth_run (plan, net);
  sg_demo_names_give (plan, net);
  sg_demo_streets_draw (plan, net, sheet);
  sg_demo_wards_draw (wards, sheet);
  sg_demo_land_draw (plan, net, sheet);
  draw_buildings (plan, net, wards, sheet);

  return sg_demo_sheet_write (sheet, pbf_path, error);
}
