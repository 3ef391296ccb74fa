/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kelurahan grow from their centres over a chequered board, each square going to whoever gets
 * there first; river, railway and great roads are slow to cross, so most borders come to lie along
 * them. The edges between squares of two areas are then chained to arcs and smoothed; both areas
 * use the same arc, so they tile the city whatever the smoothing does. */

#include "region/demo/sg-demo-wards.h"

#include <string.h>

#define SQUARE_METRES 100.0
#define CITY_RADIUS   5400.0

/* Squares: crossing such a line is as slow as this many. */
#define SLOW_RIVER   14.0
#define SLOW_RAILWAY 4.0
#define SLOW_ROAD    3.0
#define LINE_REACH   55.0

#define OUTSIDE -1

typedef struct
{
  SgLine *line;
  int     left;
  int     right;
} Arc;

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

static SgSpot
square_middle (const SgDemoWards *self, int square)
{
  return (SgSpot){ (square % self->columns + 0.5 - self->columns / 2.0) * SQUARE_METRES,
                   (square / self->columns + 0.5 - self->rows / 2.0) * SQUARE_METRES };
}

static int
square_of (const SgDemoWards *self, SgSpot spot)
{
  int column = (int) floor (spot.x / SQUARE_METRES + self->columns / 2.0);
  int row = (int) floor (spot.y / SQUARE_METRES + self->rows / 2.0);

  if (column < 0 || column >= self->columns || row < 0 || row >= self->rows)
    return -1;

  return row * self->columns + column;
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
  g_autofree guint8 *slowed = g_new0 (guint8, self->columns * self->rows);

  for (guint i = 0; i < line->len; i++)
    for (int k = 0; k < 9; k++)
      {
        SgSpot at = sg_line_get (line, i);
        SgSpot beside = { at.x + (k % 3 - 1) * SQUARE_METRES, at.y + (k / 3 - 1) * SQUARE_METRES };
        int    square = square_of (self, beside);

        if (square < 0 || slowed[square] ||
            sg_spot_distance (at, square_middle (self, square)) > LINE_REACH)
          continue;
        slowed[square] = 1;
        cost[square] += slow;
      }
}

/* How slowly each square is entered; 0 is outside the city. */
static double *
measure_squares (const SgDemoWards *self, SgDemoPlan *plan)
{
  double *cost = g_new (double, self->columns * self->rows);

  for (int i = 0; i < self->columns * self->rows; i++)
    {
      SgSpot at = square_middle (self, i);

      cost[i] = 1 + 0.35 * sg_demo_noise (plan->seed ^ 41, at.x / 350, at.y / 350);
    }
  slow_along (self, plan->river, SLOW_RIVER, cost);
  slow_along (self, plan->railway, SLOW_RAILWAY, cost);
  slow_along (self, plan->ring_road, SLOW_ROAD, cost);
  for (guint i = 0; i < plan->radials->len; i++)
    slow_along (self, plan->radials->pdata[i], SLOW_ROAD, cost);
  for (int i = 0; i < self->columns * self->rows; i++)
    {
      SgSpot at = square_middle (self, i);
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
    push_front (fronts, 0, square_of (self, self->centres[i]), i);

  while (!g_sequence_is_empty (fronts))
    {
      GSequenceIter *iter = g_sequence_get_begin_iter (fronts);
      Front          front = *(Front *) g_sequence_get (iter);
      int            steps[] = { 1, -1, self->columns, -self->columns };

      g_sequence_remove (iter);
      if (self->wards[front.square] != OUTSIDE)
        continue;
      self->wards[front.square] = (gint8) front.ward;
      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        {
          int next = front.square + steps[i];

          if (cost[next] > 0 && self->wards[next] == OUTSIDE)
            push_front (fronts, front.cost + cost[next], next, front.ward);
        }
    }
}

/* The crossings of the board: (columns + 1) × (rows + 1). From each, an edge goes east, north, west
 * and south; between the squares to its left and right. */

static int
ward_beside (const SgDemoWards *self, int crossing, guint way, gboolean left)
{
  static const int left_x[] = { 0, -1, -1, 0 };
  static const int left_y[] = { 0, 0, -1, -1 };
  guint            side = left ? way : (way + 3) % 4;
  int              column = crossing % (self->columns + 1) + left_x[side];
  int              row = crossing / (self->columns + 1) + left_y[side];

  if (column < 0 || row < 0 || column >= self->columns || row >= self->rows)
    return OUTSIDE;

  return self->wards[row * self->columns + column];
}

static gboolean
is_border (const SgDemoWards *self, int crossing, guint way)
{
  return ward_beside (self, crossing, way, TRUE) != ward_beside (self, crossing, way, FALSE);
}

static gboolean
is_knot (const SgDemoWards *self, int crossing)
{
  guint n = 0;

  for (guint way = 0; way < 4; way++)
    n += is_border (self, crossing, way);

  return n > 2;
}

static int
step_along (const SgDemoWards *self, int crossing, guint way)
{
  int steps[] = { 1, self->columns + 1, -1, -self->columns - 1 };

  return crossing + steps[way];
}

static SgSpot
crossing_spot (const SgDemoWards *self, int crossing)
{
  return (SgSpot){ (crossing % (self->columns + 1) - self->columns / 2.0) * SQUARE_METRES,
                   (crossing / (self->columns + 1) - self->rows / 2.0) * SQUARE_METRES };
}

/* Its ends stay where they are, for other arcs meet there. */
static void
smooth (SgLine *line)
{
  for (guint pass = 0; pass < 5; pass++)
    {
      SgSpot before = sg_line_get (line, 0);

      for (guint i = 1; i + 1 < line->len; i++)
        {
          SgSpot at = sg_line_get (line, i);
          SgSpot middle = sg_spot_between (before, sg_line_get (line, i + 1), 0.5);

          before = at;
          g_array_index (line, SgSpot, i) = sg_spot_between (at, middle, 0.5);
        }
    }
}

static void
trace_arc (SgDemoWards *self, int crossing, guint way, guint8 *traced)
{
  Arc *arc = g_new0 (Arc, 1);
  int  start = crossing;

  arc->line = sg_line_new ();
  arc->left = ward_beside (self, crossing, way, TRUE);
  arc->right = ward_beside (self, crossing, way, FALSE);
  sg_line_add (arc->line, crossing_spot (self, crossing));
  do
    {
      guint back;

      traced[crossing] |= (guint8) (1u << way);
      crossing = step_along (self, crossing, way);
      back = (way + 2) % 4;
      traced[crossing] |= (guint8) (1u << back);
      sg_line_add (arc->line, crossing_spot (self, crossing));
      if (is_knot (self, crossing) || crossing == start)
        break;
      for (way = 0; way == back || !is_border (self, crossing, way); way++)
        continue;
    }
  while (TRUE);

  smooth (arc->line);
  g_ptr_array_add (self->arcs, arc);
}

static void
trace (SgDemoWards *self)
{
  int                n = (self->columns + 1) * (self->rows + 1);
  g_autofree guint8 *traced = g_new0 (guint8, n);

  /* From the knots first; what is left then are rings. */
  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i < n; i++)
      for (guint way = 0; way < 4; way++)
        if ((pass == 1 || is_knot (self, i)) && is_border (self, i, way) &&
            (traced[i] & (1u << way)) == 0)
          trace_arc (self, i, way, traced);
}

static void
arc_free (Arc *arc)
{
  g_array_unref (arc->line);
  g_free (arc);
}

SgDemoWards *
sg_demo_wards_new (SgDemoPlan *plan)
{
  SgDemoWards       *self = g_new0 (SgDemoWards, 1);
  g_autofree double *cost = NULL;

  self->columns = 128;
  self->rows = 126;
  self->wards = g_new (gint8, self->columns * self->rows);
  self->arcs = g_ptr_array_new_with_free_func ((GDestroyNotify) arc_free);
  memset (self->wards, OUTSIDE, (gsize) self->columns * (gsize) self->rows);
  place_centres (self, plan);
  cost = measure_squares (self, plan);
  settle (self, cost);
  trace (self);

  return self;
}

void
sg_demo_wards_free (SgDemoWards *self)
{
  g_ptr_array_unref (self->arcs);
  g_free (self->wards);
  g_free (self);
}

/* Which kelurahan a spot is in, or −1: exact but for a few metres beside a border. */
int
sg_demo_wards_at (const SgDemoWards *self, SgSpot spot)
{
  int square = square_of (self, spot);

  return square >= 0 ? self->wards[square] : OUTSIDE;
}

/* The number of the area at an administrative level: 5 the city, 6 kecamatan, 7 kelurahan. */
static int
area_of (int ward, int level)
{
  if (ward == OUTSIDE)
    return OUTSIDE;

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

/* Each arc as a way; arcs that meet share a node. */
static GArray *
draw_arcs (const SgDemoWards *self, SgDemoSheet *sheet)
{
  static const char *const levels[] = { "5", "6", "7" };
  g_autoptr (GHashTable)
    knots = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GArray *ways = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->arcs->len; i++)
    {
      const Arc *arc = self->arcs->pdata[i];
      int        level = 5;
      SgTags     tags = { 0 };
      gint64     way;
      g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (guint k = 0; k < arc->line->len; k++)
        {
          SgSpot  at = sg_line_get (arc->line, k);
          gint64  key = (gint64) lround (at.x) * 1000000 + lround (at.y);
          gint64 *id = k == 0 || k + 1 == arc->line->len ? g_hash_table_lookup (knots, &key) : NULL;
          gint64  node = id != NULL ? *id : sg_demo_sheet_add_node (sheet, at, NULL);

          if (id == NULL && (k == 0 || k + 1 == arc->line->len))
            g_hash_table_insert (knots,
                                 g_memdup2 (&key, sizeof key),
                                 g_memdup2 (&node, sizeof node));
          g_array_append_val (refs, node);
        }
      while (area_of (arc->left, level) == area_of (arc->right, level))
        level++;
      sg_tags_add (&tags, "boundary", "administrative");
      sg_tags_add (&tags, "admin_level", levels[level - 5]);
      way = sg_demo_sheet_add_way (sheet, refs, &tags);
      g_array_append_val (ways, way);
    }

  return ways;
}

static void
draw_area (const SgDemoWards *self, SgDemoSheet *sheet, const GArray *ways, int area, int level)
{
  static const char *const places[] = { "city", "suburb", "neighbourhood" };
  static const char *const levels[] = { "5", "6", "7" };
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (SgOsmWriterMember));
  g_autofree char  *code = dup_code (area, level);
  SgTags            tags = { 0 };
  SgOsmWriterMember label = { .type = SG_OSM_NODE, .role = level == 5 ? "admin_centre" : "label" };

  for (guint i = 0; i < self->arcs->len; i++)
    {
      const Arc        *arc = self->arcs->pdata[i];
      SgOsmWriterMember member = { SG_OSM_WAY, g_array_index (ways, gint64, i), "outer" };

      if ((area_of (arc->left, level) == area) != (area_of (arc->right, level) == area))
        g_array_append_val (members, member);
    }

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
  g_autoptr (GArray) ways = draw_arcs (self, sheet);

  for (int level = 5; level <= 7; level++)
    for (int area = 0; area < n_areas[level - 5]; area++)
      draw_area (self, sheet, ways, area, level);
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
