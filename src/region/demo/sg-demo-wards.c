/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kelurahan grow from their centres over a chequered board, each square going to whoever gets
 * there first; river, railway and great roads are slow to cross, so most borders come to lie along
 * them. */

#include "region/demo/sg-demo-wards.h"

#include <string.h>

#define SQUARE_METRES 100.0
#define CITY_RADIUS   5400.0

/* Squares: crossing such a line is as slow as this many. */
#define SLOW_RIVER   14.0
#define SLOW_RAILWAY 4.0
#define SLOW_ROAD    3.0
#define LINE_REACH   55.0

static const struct
{
  const char *name;
  const char *wards[SG_WARDS_EACH];
} names[SG_WARD_DISTRICTS] = {
  { "Contoh Tengah", { "Alun-Alun", "Kauman", "Pecinan", "Kepatihan", "Pasar Lama" } },
  { "Contoh Timur", { "Karangwaru", "Sumberejo", "Tanjungsari", "Bulurejo", "Randuagung" } },
  { "Contoh Utara", { "Banjarmelati", "Tambakwedi", "Kedungasri", "Sidomakmur", "Wonokerto" } },
  { "Contoh Barat", { "Mojorejo", "Ngemplak Asri", "Jatimulyo", "Gununganyar", "Purwosari" } },
  { "Contoh Selatan", { "Kebonagung", "Sukomulyo", "Tegalsari", "Klampisrejo", "Sumberwangi" } },
};

const char *
sg_demo_ward_name (int ward)
{
  return names[ward / SG_WARDS_EACH].wards[ward % SG_WARDS_EACH];
}

const char *
sg_demo_district_name (int district)
{
  return names[district].name;
}

/* One district in the middle, four around it; each with one kelurahan in its midst. */
static void
place_centres (SgDemoWards *self, SgDemoPlan *plan)
{
  static const double radii[] = { 2000, 2700, 4100, 4300, 3300 };
  static const double turns[] = { -0.36, 0.38, -0.48, 0.5, 0.02 };
  double              turn = sg_chance_between (&plan->chance, -0.15, 0.15);

  for (int i = 0; i < SG_WARDS; i++)
    {
      int    district = i / SG_WARDS_EACH;
      int    k = i % SG_WARDS_EACH;
      double angle = turn + (district - 1) * G_PI / 2 + turns[k];
      double radius = radii[k] * sg_chance_between (&plan->chance, 0.93, 1.07);
      SgSpot out;

      if (district == 0)
        {
          angle = turn + k * G_PI / 2;
          radius = k == 0 ? 60 : 900 * sg_chance_between (&plan->chance, 0.9, 1.2);
        }
      out = sg_spot_at_angle (angle);
      self->centres[i] = (SgSpot){ out.x * radius, out.y * radius };
    }
}

static void
slow_along (const SgDemoWards *self, const SgLine *line, double slow, double *cost)
{
  g_autofree guint8 *slowed = g_new0 (guint8, self->mosaic->columns * self->mosaic->rows);

  for (guint i = 0; i < line->len; i++)
    for (int k = 0; k < 9; k++)
      {
        SgSpot at = sg_line_get (line, i);
        SgSpot beside = { at.x + (k % 3 - 1) * SQUARE_METRES, at.y + (k / 3 - 1) * SQUARE_METRES };
        int    square = sg_mosaic_square (self->mosaic, beside);

        if (square < 0 || slowed[square] ||
            sg_spot_distance (at, sg_mosaic_middle (self->mosaic, square)) > LINE_REACH)
          continue;
        slowed[square] = 1;
        cost[square] += slow;
      }
}

/* How slowly each square is entered; 0 is outside the city. */
static double *
measure_squares (const SgDemoWards *self, SgDemoPlan *plan)
{
  double *cost = g_new (double, self->mosaic->columns * self->mosaic->rows);

  for (int i = 0; i < self->mosaic->columns * self->mosaic->rows; i++)
    {
      SgSpot at = sg_mosaic_middle (self->mosaic, i);

      cost[i] = 1 + 0.35 * sg_demo_noise (plan->seed ^ 41, at.x / 350, at.y / 350);
    }
  slow_along (self, plan->river, SLOW_RIVER, cost);
  slow_along (self, plan->railway, SLOW_RAILWAY, cost);
  slow_along (self, plan->ring_road, SLOW_ROAD, cost);
  for (guint i = 0; i < plan->radials->len; i++)
    slow_along (self, plan->radials->pdata[i], SLOW_ROAD, cost);
  for (int i = 0; i < self->mosaic->columns * self->mosaic->rows; i++)
    {
      SgSpot at = sg_mosaic_middle (self->mosaic, i);
      double radius = CITY_RADIUS *
                      (1 + 0.10 * sg_demo_noise (plan->seed ^ 42, at.x / 2400, at.y / 2400));

      if (hypot (at.x, at.y) > radius)
        cost[i] = 0;
    }

  return cost;
}

typedef struct
{
  double cost;
  int    square;
  int    ward;
} Front;

static gint
compare_fronts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Front *first = a;
  const Front *second = b;

  if (first->cost < second->cost || first->cost > second->cost)
    return first->cost < second->cost ? -1 : 1;

  return first->square != second->square ? first->square - second->square
                                         : first->ward - second->ward;
}

static void
push_front (GSequence *fronts, double cost, int square, int ward)
{
  Front *front = g_new (Front, 1);

  *front = (Front){ cost, square, ward };
  g_sequence_insert_sorted (fronts, front, compare_fronts, NULL);
}

static void
settle (SgDemoWards *self, const double *cost)
{
  g_autoptr (GSequence) fronts = g_sequence_new (g_free);

  for (int i = 0; i < SG_WARDS; i++)
    push_front (fronts, 0, sg_mosaic_square (self->mosaic, self->centres[i]), i);

  while (!g_sequence_is_empty (fronts))
    {
      GSequenceIter *iter = g_sequence_get_begin_iter (fronts);
      Front          front = *(Front *) g_sequence_get (iter);
      int            steps[] = { 1, -1, self->mosaic->columns, -self->mosaic->columns };

      g_sequence_remove (iter);
      if (self->mosaic->areas[front.square] != SG_MOSAIC_OUTSIDE)
        continue;
      self->mosaic->areas[front.square] = front.ward;
      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        {
          int next = front.square + steps[i];

          if (cost[next] > 0 && self->mosaic->areas[next] == SG_MOSAIC_OUTSIDE)
            push_front (fronts, front.cost + cost[next], next, front.ward);
        }
    }
}

SgDemoWards *
sg_demo_wards_new (SgDemoPlan *plan)
{
  SgDemoWards       *self = g_new0 (SgDemoWards, 1);
  g_autofree double *cost = NULL;

  self->mosaic = sg_mosaic_new (6400, 6300, SQUARE_METRES);
  place_centres (self, plan);
  cost = measure_squares (self, plan);
  settle (self, cost);
  sg_mosaic_trace (self->mosaic);

  return self;
}

void
sg_demo_wards_free (SgDemoWards *self)
{
  sg_mosaic_free (self->mosaic);
  g_free (self);
}

/* Which kelurahan a spot is in, or −1: exact but for half a square beside a border. */
int
sg_demo_wards_at (const SgDemoWards *self, SgSpot spot)
{
  int square = sg_mosaic_square (self->mosaic, spot);

  return square >= 0 ? self->mosaic->areas[square] : SG_MOSAIC_OUTSIDE;
}

/* The number of the area at an administrative level: 5 the city, 6 kecamatan, 7 kelurahan. */
static int
area_of (int ward, int level)
{
  if (ward == SG_MOSAIC_OUTSIDE)
    return SG_MOSAIC_OUTSIDE;

  return level == 7 ? ward : level == 6 ? ward / SG_WARDS_EACH : 0;
}

static char *
dup_code (int area, int level)
{
  if (level == 5)
    return g_strdup ("99.71");
  if (level == 6)
    return g_strdup_printf ("99.71.%02d", area + 1);

  return g_strdup_printf ("99.71.%02d.%d", area / SG_WARDS_EACH + 1, 1001 + area % SG_WARDS_EACH);
}

static const char *
area_name (int area, int level)
{
  if (level == 5)
    return "Kota Contoh";

  return level == 6 ? names[area].name : sg_demo_ward_name (area);
}

static SgSpot
area_centre (const SgDemoWards *self, int area, int level)
{
  if (level == 5)
    return self->centres[0];

  return level == 6 ? self->centres[area * SG_WARDS_EACH + (area == 0 ? 0 : 4)]
                    : self->centres[area];
}

static const char *const levels[] = { "5", "6", "7" };

static void
tag_arc (const SgMosaicArc *arc, SgTags *tags)
{
  int level = 5;

  while (area_of (arc->left, level) == area_of (arc->right, level))
    level++;
  sg_tags_add (tags, "boundary", "administrative");
  sg_tags_add (tags, "admin_level", levels[level - 5]);
}

static void
draw_area (const SgDemoWards *self, SgDemoSheet *sheet, int area, int level)
{
  static const char *const places[] = { "city", "suburb", "neighbourhood" };
  g_autoptr (GArray) members = sg_mosaic_list_members (self->mosaic, area_of, level, area);
  g_autofree char  *code = dup_code (area, level);
  SgTags            tags = { 0 };
  SgOsmWriterMember label = { .type = SG_OSM_NODE, .role = level == 5 ? "admin_centre" : "label" };

  sg_tags_add (&tags, "place", places[level - 5]);
  sg_tags_add (&tags, "name", area_name (area, level));
  sg_tags_add (&tags, "population", level == 5 ? "412000" : NULL);
  label.ref = sg_demo_sheet_add_node (sheet, area_centre (self, area, level), &tags);
  g_array_append_val (members, label);

  tags = (SgTags){ 0 };
  sg_tags_add (&tags, "type", "boundary");
  sg_tags_add (&tags, "boundary", "administrative");
  sg_tags_add (&tags, "admin_level", levels[level - 5]);
  sg_tags_add (&tags, "name", area_name (area, level));
  sg_tags_add (&tags, "ref", code);
  sg_demo_sheet_add_relation (sheet,
                              &g_array_index (members, SgOsmWriterMember, 0),
                              members->len,
                              &tags);
}

/* How many areas there are at levels 5, 6 and 7. */
static const int n_areas[] = { 1, SG_WARD_DISTRICTS, SG_WARDS };

void
sg_demo_wards_draw (const SgDemoWards *self, SgDemoSheet *sheet)
{
  sg_mosaic_draw_arcs (self->mosaic, sheet, tag_arc);
  for (int level = 5; level <= 7; level++)
    for (int area = 0; area < n_areas[level - 5]; area++)
      draw_area (self, sheet, area, level);
}

static void
append_row (GString *csv, const char *code, const char *name, SgSpot at)
{
  SgPoint point = sg_demo_sheet_point (at);
  char    lat[G_ASCII_DTOSTR_BUF_SIZE];
  char    lon[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (lat, sizeof lat, "%.7f", sg_point_lat (point));
  g_ascii_formatd (lon, sizeof lon, "%.7f", sg_point_lon (point));
  g_string_append_printf (csv, "%s,%s,%s,%s\n", code, name, lat, lon);
}

/**
 * sg_demo_wards_dup_csv:
 *
 * Returns: the official list of the areas, `code,name,lat,lng`
 */
char *
sg_demo_wards_dup_csv (const SgDemoWards *self)
{
  GString *csv = g_string_new ("code,name,lat,lng\n");

  append_row (csv, "99", "Provinsi Contoh", (SgSpot){ 0, 0 });
  for (int level = 5; level <= 7; level++)
    for (int area = 0; area < n_areas[level - 5]; area++)
      {
        g_autofree char *code = dup_code (area, level);

        append_row (csv, code, area_name (area, level), area_centre (self, area, level));
      }

  return g_string_free (csv, FALSE);
}
