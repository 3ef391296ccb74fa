/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/region/roads/sg-test-town.h"

#include <math.h>
#include <string.h>

#include "tests/region/roads/sg-test-roads.h"

/* Of a town: 1.7 km, or 40 m, whose ways take less than the router tells apart at first. */
#define SIDE_STEPS      150000
#define TINY_SIDE_STEPS 4000

static const struct
{
  const char *text;
  SgRoadClass road_class;
} classes[] = { { "primary", SG_ROAD_PRIMARY },
                { "tertiary", SG_ROAD_TERTIARY },
                { "residential", SG_ROAD_RESIDENTIAL },
                { "service", SG_ROAD_SERVICE } };

/* ---- drawing ---- */

static guint
pick (GRand *random, guint n)
{
  return (guint) g_rand_int_range (random, 0, (gint32) n);
}

static gboolean
chance (GRand *random, guint percent)
{
  return pick (random, 100) < percent;
}

static SgPoint
pick_place (const SgTestTown *self, GRand *random)
{
  return (SgPoint){ -62000000 + (gint32) pick (random, self->side),
                    1068000000 + (gint32) pick (random, self->side) };
}

static void
draw_nodes (SgTestTown *self, GRand *random)
{
  self->n_nodes = 5 + pick (random, 12);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      SgTestNode *node = &self->nodes[i];

      *node = (SgTestNode){ pick_place (self, random), SG_ROAD_DELAY_NONE, FALSE };
      if (chance (random, 30))
        node->delay = 1 + pick (random, 3);
      else
        node->is_bollard = chance (random, 5);
    }
}

static void
draw_way (SgTestTown *self, GRand *random, guint a, guint b)
{
  SgTestWay *way = &self->ways[self->n_ways++];
  guint      kind = pick (random, G_N_ELEMENTS (classes));
  guint      n_between = a == b ? 2 + pick (random, 2) : pick (random, 3);

  *way = (SgTestWay){ .ends = { a, b }, .factor = SG_CLOSURE_FACTOR_ONE };
  way->road_class = classes[kind].road_class;
  way->is_oneway = chance (random, 25);
  way->limit = chance (random, 20) ? 15 + 5 * pick (random, 6) : 0;

  way->points[way->n_points++] = self->nodes[a].point;
  for (guint i = 0; i < n_between; i++)
    way->points[way->n_points++] = pick_place (self, random);
  way->points[way->n_points++] = self->nodes[b].point;
}

static void
draw_ways (SgTestTown *self, GRand *random)
{
  guint n_more = self->n_nodes / 2 + pick (random, self->n_nodes);

  for (guint i = 1; i < self->n_nodes; i++)
    draw_way (self, random, pick (random, i), i);
  for (guint i = 0; i < n_more; i++)
    draw_way (self, random, pick (random, self->n_nodes), pick (random, self->n_nodes));
}

static gboolean
is_loop (const SgTestWay *way)
{
  return way->ends[0] == way->ends[1];
}

/* Whether wheels may travel the way up to a node (or, not @arriving, from it on). */
static gboolean
is_open_at (const SgTestWay *way, guint node, gboolean arriving)
{
  if (is_loop (way))
    return FALSE;
  if (way->ends[0] == node)
    return !arriving || !way->is_oneway;

  return way->ends[1] == node && (arriving || !way->is_oneway);
}

static guint
other_end (const SgTestWay *way, guint node)
{
  return way->ends[0] == node ? way->ends[1] : way->ends[0];
}

/* The way as a via: whether the rule's way from comes to one end of it only, and to leaves from its
 * other end only. */
static gboolean
is_via (const SgTestTown *self, const SgTestRule *rule, guint begin)
{
  const SgTestWay *via = &self->ways[rule->via];
  guint            end = other_end (via, begin);

  return is_open_at (&self->ways[rule->from], begin, TRUE) && is_open_at (via, begin, FALSE) &&
         is_open_at (&self->ways[rule->to], end, FALSE) &&
         other_end (&self->ways[rule->from], begin) != end &&
         other_end (&self->ways[rule->to], end) != begin;
}

static gboolean
draw_rule (const SgTestTown *self, GRand *random, SgTestRule *rule)
{
  *rule = (SgTestRule){ .from = pick (random, self->n_ways),
                        .to = pick (random, self->n_ways),
                        .via = pick (random, self->n_ways),
                        .is_only = chance (random, 40) };

  if (chance (random, 50))
    {
      rule->via = SG_TEST_NEVER;
      rule->node = self->ways[rule->to].ends[pick (random, 2)];
      rule->is_only = rule->is_only && rule->from != rule->to;
      return is_open_at (&self->ways[rule->from], rule->node, TRUE) &&
             is_open_at (&self->ways[rule->to], rule->node, FALSE);
    }

  if (rule->from == rule->to || rule->from == rule->via || rule->to == rule->via ||
      is_loop (&self->ways[rule->via]))
    return FALSE;

  for (guint i = 0; i < 2; i++)
    if (is_via (self, rule, self->ways[rule->via].ends[i]))
      {
        rule->node = self->ways[rule->via].ends[!i];
        return TRUE;
      }

  return FALSE;
}

static void
draw_rules (SgTestTown *self, GRand *random)
{
  guint n = pick (random, G_N_ELEMENTS (self->rules) + 1);

  for (guint tries = 0; tries < 400 && self->n_rules < n; tries++)
    if (draw_rule (self, random, &self->rules[self->n_rules]))
      self->n_rules++;
}

/* ---- as text ---- */

static void
write_point (GString *text, const char *name, guint number, SgPoint point)
{
  char lat[G_ASCII_DTOSTR_BUF_SIZE];
  char lon[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text,
                          "node %s%u %s %s",
                          name,
                          number,
                          g_ascii_formatd (lat, sizeof lat, "%.7f", sg_point_lat (point)),
                          g_ascii_formatd (lon, sizeof lon, "%.7f", sg_point_lon (point)));
}

static void
write_nodes (const SgTestTown *self, GString *text)
{
  static const char *const tags[] = { "",
                                      " highway=traffic_signals",
                                      " railway=level_crossing",
                                      " barrier=gate" };

  for (guint i = 0; i < self->n_nodes; i++)
    {
      write_point (text, "n", i, self->nodes[i].point);
      g_string_append (text, tags[self->nodes[i].delay]);
      g_string_append (text, self->nodes[i].is_bollard ? " barrier=bollard\n" : "\n");
    }
}

static void
write_ways (const SgTestTown *self, GString *text)
{
  for (guint i = 0; i < self->n_ways; i++)
    {
      const SgTestWay *way = &self->ways[i];

      for (guint p = 1; p + 1 < way->n_points; p++)
        {
          write_point (text, "s", i * 10 + p, way->points[p]);
          g_string_append_c (text, '\n');
        }

      g_string_append_printf (text, "way %u n%u", i + 1, way->ends[0]);
      for (guint p = 1; p + 1 < way->n_points; p++)
        g_string_append_printf (text, ",s%u", i * 10 + p);
      g_string_append_printf (text, ",n%u name=w%u", way->ends[1], i);
      for (guint c = 0; c < G_N_ELEMENTS (classes); c++)
        if (classes[c].road_class == way->road_class)
          g_string_append_printf (text, " highway=%s", classes[c].text);
      if (way->is_oneway)
        g_string_append (text, " oneway=yes");
      if (way->limit > 0)
        g_string_append_printf (text, " maxspeed=%u", way->limit);
      g_string_append_c (text, '\n');
    }
}

static void
write_rules (const SgTestTown *self, GString *text)
{
  for (guint i = 0; i < self->n_rules; i++)
    {
      const SgTestRule *rule = &self->rules[i];
      const char       *no = rule->from == rule->to ? "no_u_turn" : "no_left_turn";

      g_string_append_printf (text,
                              "relation %u from:%u to:%u ",
                              i + 1,
                              rule->from + 1,
                              rule->to + 1);
      if (rule->via == SG_TEST_NEVER)
        g_string_append_printf (text, "via:n%u", rule->node);
      else
        g_string_append_printf (text, "via:%u", rule->via + 1);
      g_string_append_printf (text,
                              " type=restriction restriction=%s\n",
                              rule->is_only ? "only_straight_on" : no);
    }
}

/* ---- public: the town ---- */

SgTestTown *
sg_test_town_new (GRand *random, SgProfiles *profiles)
{
  SgTestTown *self = g_new0 (SgTestTown, 1);
  GString    *text = g_string_new (NULL);

  self->profiles = sg_profiles_ref (profiles);
  self->drives_right = chance (random, 50);
  self->side = chance (random, 30) ? TINY_SIDE_STEPS : SIDE_STEPS;
  draw_nodes (self, random);
  draw_ways (self, random);
  draw_rules (self, random);

  write_nodes (self, text);
  write_ways (self, text);
  write_rules (self, text);
  self->text = g_string_free (text, FALSE);
  self->roads = sg_test_roads_from_text (self->text, self->drives_right);

  for (guint i = 0; i < self->n_ways; i++)
    {
      g_autofree char *name = g_strdup_printf ("w%u", i);
      g_autoptr (GArray) segments = sg_test_roads_list_named (self->roads, name);

      g_assert_cmpuint (segments->len, ==, 1);
      self->ways[i].segment = g_array_index (segments, guint32, 0);
    }

  return self;
}

void
sg_test_town_free (SgTestTown *self)
{
  sg_roads_unref (self->roads);
  sg_profiles_unref (self->profiles);
  g_free (self->text);
  g_free (self);
}

guint
sg_test_town_find_way (const SgTestTown *self, guint32 segment)
{
  for (guint i = 0; i < self->n_ways; i++)
    if (self->ways[i].segment == segment)
      return i;

  g_assert_not_reached ();
}

SgPoint
sg_test_town_pick_point (const SgTestTown *self, GRand *random)
{
  const SgTestWay *way = &self->ways[pick (random, self->n_ways)];
  guint            p = pick (random, way->n_points - 1);
  double           t = chance (random, 20) ? pick (random, 2) : g_rand_double (random);
  SgPoint          a = way->points[p];
  SgPoint          b = way->points[p + 1];
  SgPoint          point = { (gint32) lround (a.lat + t * (b.lat - a.lat)),
                             (gint32) lround (a.lon + t * (b.lon - a.lon)) };

  if (chance (random, 50))
    {
      point.lat += (gint32) pick (random, 8000) - 4000;
      point.lon += (gint32) pick (random, 8000) - 4000;
    }

  return point;
}

gboolean
sg_test_town_place (const SgTestTown *self, SgProfile profile, SgPoint point, SgTestPlace *place)
{
  SgSnap snap;

  if (!sg_snap_find (self->roads, profile, point, &snap))
    return FALSE;

  *place =
    (SgTestPlace){ sg_test_town_find_way (self, snap.segment), snap.along, snap.off_road_dm };
  return TRUE;
}

/* ---- closures ---- */

/* Whether the piece from a to b meets the box, by cutting it at the box's sides. */
static gboolean
meets_box (SgPoint a, SgPoint b, const SgBox *box)
{
  double from[] = { a.lat, a.lon };
  double step[] = { (double) b.lat - a.lat, (double) b.lon - a.lon };
  double low[] = { box->south, box->west };
  double high[] = { box->north, box->east };
  double begin = 0;
  double end = 1;

  for (guint i = 0; i < 2; i++)
    {
      double t0 = (low[i] - from[i]) / step[i];
      double t1 = (high[i] - from[i]) / step[i];

      if (step[i] == 0 && (from[i] < low[i] || from[i] > high[i]))
        return FALSE;
      if (step[i] == 0)
        continue;
      begin = MAX (begin, MIN (t0, t1));
      end = MIN (end, MAX (t0, t1));
    }

  return begin <= end;
}

static void
apply_closure (SgTestTown *self, const SgBox *box, gboolean is_closed, guint32 factor)
{
  for (guint i = 0; i < self->n_ways; i++)
    {
      SgTestWay *way = &self->ways[i];
      gboolean   meets = FALSE;

      for (guint p = 0; p + 1 < way->n_points; p++)
        meets = meets || meets_box (way->points[p], way->points[p + 1], box);
      if (!meets)
        continue;
      way->is_closed = way->is_closed || is_closed;
      way->factor = (guint32) ((guint64) way->factor * factor / SG_CLOSURE_FACTOR_ONE);
    }
}

/* Draws closed and slow boxes, which expire at @until (0: never), and returns them as GeoJSON. */
char *
sg_test_town_close_roads (SgTestTown *self, GRand *random, gint64 until)
{
  GString *json = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[");
  guint    n = 1 + pick (random, 3);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (until);
  g_autofree char *until_text = g_date_time_format_iso8601 (time);

  for (guint i = 0; i < n; i++)
    {
      SgPoint  at = sg_test_town_pick_point (self, random);
      gint32   half = 50 + (gint32) pick (random, 3000);
      SgBox    box = { at.lat - half, at.lon - half, at.lat + half, at.lon + half };
      gboolean is_closed = chance (random, 50);
      guint    tenths = 5 + pick (random, 60);

      g_string_append_printf (
        json,
        "%s{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
        "[[[%.7f,%.7f],[%.7f,%.7f],[%.7f,%.7f],[%.7f,%.7f],[%.7f,%.7f]]]},"
        "\"properties\":{\"effect\":\"%s\",\"factor\":%u.%u,\"reason\":\"test\"",
        i > 0 ? "," : "",
        box.west / 1e7,
        box.south / 1e7,
        box.east / 1e7,
        box.south / 1e7,
        box.east / 1e7,
        box.north / 1e7,
        box.west / 1e7,
        box.north / 1e7,
        box.west / 1e7,
        box.south / 1e7,
        is_closed ? "closed" : "factor",
        tenths / 10,
        tenths % 10);
      if (until != 0)
        g_string_append_printf (json, ",\"until\":\"%s\"", until_text);
      g_string_append (json, "}}");

      apply_closure (self,
                     &box,
                     is_closed,
                     is_closed ? SG_CLOSURE_FACTOR_ONE
                               : (guint32) lround (tenths / 10.0 * SG_CLOSURE_FACTOR_ONE));
    }

  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}
