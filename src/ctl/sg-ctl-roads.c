/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl region route, rank, costs, isochrone, export-edges: minutes by road, from a shell. */

#include "config.h"

#include "ctl/sg-ctl-roads.h"

#include <errno.h>
#include <string.h>

#include "common/sg-error.h"
#include "region/roads/sg-edges-export.h"
#include "region/roads/sg-isochrone.h"
#include "region/sg-region.h"

#define PAIRS_BYTES_MAX (256u << 20)

/* ---- what the commands share ---- */

/**
 * sg_ctl_roads_open_graph:
 * @region: a region's folder, or the file of a road graph by itself
 */
SgRoads *
sg_ctl_roads_open_graph (const char *region, GError **error)
{
  g_autoptr (SgRegion) folder = NULL;

  if (g_str_has_suffix (region, ".srg"))
    return sg_roads_open (region, error);

  folder = sg_region_open (region, error);
  return folder != NULL ? sg_roads_ref (sg_region_get_roads (folder)) : NULL;
}

static gboolean
parse_time (const char *text, gint64 *at, GError **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, utc);

  if (time == NULL)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "--at “%s” must be a time such as 2025-11-24T18:00:00Z",
                   text);
      return FALSE;
    }

  *at = g_date_time_to_unix (time);
  return TRUE;
}

/**
 * sg_ctl_roads_open:
 * @self: with its options read
 * @region: the folder
 */
gboolean
sg_ctl_roads_open (SgCtlRoads *self, const char *region, GError **error)
{
  self->travel.node_based = self->node_based;
  self->travel.profile = SG_PROFILE_SIREN;
  if ((self->profile_text != NULL &&
       !sg_profile_from_text (self->profile_text, &self->travel.profile, error)) ||
      (self->at_text != NULL && !parse_time (self->at_text, &self->travel.at, error)))
    return FALSE;

  self->roads = sg_ctl_roads_open_graph (region, error);
  self->profiles = self->roads != NULL ? sg_profiles_load (NULL, error) : NULL;
  if (self->profiles == NULL)
    return FALSE;

  if (self->closures_path != NULL)
    {
      self->closures = sg_closures_read (self->roads, self->closures_path, error);
      if (self->closures == NULL)
        return FALSE;
    }

  self->travel.closures = self->closures;
  self->router = sg_router_new (self->roads, self->profiles);
  return TRUE;
}

void
sg_ctl_roads_clear (SgCtlRoads *self)
{
  g_clear_pointer (&self->router, sg_router_free);
  g_clear_pointer (&self->closures, sg_closures_unref);
  g_clear_pointer (&self->profiles, sg_profiles_unref);
  g_clear_pointer (&self->roads, sg_roads_unref);
  g_clear_pointer (&self->profile_text, g_free);
  g_clear_pointer (&self->at_text, g_free);
  g_clear_pointer (&self->closures_path, g_free);
}

static void
add_time_and_way (JsonBuilder *builder, guint32 ms, double metres)
{
  sg_ctl_json_double (builder, "seconds", ms / 1000.0, 3);
  sg_ctl_json_double (builder, "metres", metres, 1);
}

/* Minutes and seconds, for a person. */
static char *
time_to_text (guint32 ms)
{
  guint seconds = (ms + 500) / 1000;

  return g_strdup_printf ("%u:%02u", seconds / 60, seconds % 60);
}

/* ---- route ---- */

static void
print_route_json (const SgRoute *route)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_time_and_way (builder, route->ms, route->metres);
  json_builder_set_member_name (builder, "geometry");
  json_builder_begin_array (builder);
  for (guint i = 0; i < route->points->len; i++)
    sg_ctl_json_point (builder, g_array_index (route->points, SgPoint, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "streets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < route->streets->len; i++)
    {
      const SgRouteStreet *street = &g_array_index (route->streets, SgRouteStreet, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, street->name);
      add_time_and_way (builder, street->ms, street->metres);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "off_road");
  json_builder_begin_array (builder);
  for (guint i = 0; i < 2; i++)
    {
      json_builder_begin_object (builder);
      add_time_and_way (builder, route->off_road_ms[i], route->off_road_metres[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  sg_ctl_print_json (builder);
}

static void
print_route (const SgRoute *route)
{
  g_autofree char *whole = time_to_text (route->ms);

  g_print ("%s min, %.1f km\n", whole, route->metres / 1000);
  for (guint i = 0; i < route->streets->len; i++)
    {
      const SgRouteStreet *street = &g_array_index (route->streets, SgRouteStreet, i);
      g_autofree char     *time = time_to_text (street->ms);

      g_print ("%7s %7.0f m  %s\n",
               time,
               street->metres,
               *street->name != '\0' ? street->name : "–");
    }
}

static int
run_route (char **arguments)
{
  g_auto (SgCtlRoads) self = { 0 };
  const GOptionEntry entries[] = { SG_CTL_ROADS_ENTRIES (&self), { NULL } };
  int                exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 3, &exit_code);
  g_autoptr (SgRoute) route = NULL;
  g_autoptr (GError) error = NULL;
  SgPoint from;
  SgPoint to;

  if (words == NULL)
    return exit_code;
  if (!sg_point_parse (words[1], &from, &error) || !sg_point_parse (words[2], &to, &error))
    return sg_ctl_usage ("%s", error->message);
  if (!sg_ctl_roads_open (&self, words[0], &error))
    return sg_ctl_failed (error);

  route = sg_router_find_route (self.router, from, to, &self.travel, &error);
  if (route == NULL)
    return sg_ctl_failed (error);

  (self.json ? print_route_json : print_route) (route);
  return SG_CTL_DONE;
}

/* ---- rank ---- */

static void
print_ranked_json (const SgResponders *responders, GArray *ranked)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < ranked->len; i++)
    {
      const SgRanked *one = &g_array_index (ranked, SgRanked, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_string_value (builder, sg_responders_get_id (responders, one->responder));
      add_time_and_way (builder, one->ms, one->metres);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  sg_ctl_print_json (builder);
}

static void
print_ranked (const SgResponders *responders, GArray *ranked)
{
  for (guint i = 0; i < ranked->len; i++)
    {
      const SgRanked  *one = &g_array_index (ranked, SgRanked, i);
      g_autofree char *time = time_to_text (one->ms);

      g_print ("%7s %7.2f km  %s\n",
               time,
               one->metres / 1000,
               sg_responders_get_id (responders, one->responder));
    }
}

static int
run_rank (char **arguments)
{
  g_auto (SgCtlRoads) self = { 0 };
  g_autofree char   *path = NULL;
  g_autofree char   *require = NULL;
  int                limit = 20;
  int                within = SG_RANK_WITHIN_MS / 1000;
  const GOptionEntry entries[] = {
    SG_CTL_ROADS_ENTRIES (&self),
    { "responders", 0, 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { "within", 0, 0, G_OPTION_ARG_INT, &within, NULL, NULL },
    { "require", 0, 0, G_OPTION_ARG_STRING, &require, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 2, &exit_code);
  g_autoptr (SgResponders) responders = NULL;
  g_autoptr (GArray) ranked = NULL;
  g_autoptr (GError) error = NULL;
  SgRankQuery query = { 0 };
  SgPoint     at;

  if (words == NULL)
    return exit_code;
  if (path == NULL || limit < 1 || within < 1 || within > (int) (SG_TRAVEL_MS_MAX / 1000))
    return sg_ctl_usage (
      "rank needs --responders CSV, a --limit of 1 or more and --within from 1 to "
      "%u seconds",
      SG_TRAVEL_MS_MAX / 1000);
  if (!sg_point_parse (words[1], &at, &error))
    return sg_ctl_usage ("%s", error->message);
  if (!sg_ctl_roads_open (&self, words[0], &error))
    return sg_ctl_failed (error);

  responders = sg_responders_read_csv (self.roads, path, self.travel.profile, &error);
  if (responders == NULL ||
      (require != NULL &&
       !sg_responders_parse_filter (responders, require, &query.require, &query.exclude, &error)))
    return sg_ctl_failed (error);

  query.limit = (guint32) limit;
  query.within_ms = (guint32) within * 1000;
  query.travel = self.travel;
  ranked = sg_router_rank (self.router, responders, at, &query);
  (self.json ? print_ranked_json : print_ranked) (responders, ranked);
  return SG_CTL_DONE;
}

/* ---- costs ---- */

typedef struct
{
  SgPoint from;
  SgPoint to;
} Pair;

static gboolean
parse_pair (const char *line, Pair *pair)
{
  double numbers[4];
  char  *end = (char *) line;

  for (guint i = 0; i < 4; i++)
    {
      const char *start = i == 0 ? line : end + 1;

      if (i > 0 && *end != ',')
        return FALSE;
      numbers[i] = g_ascii_strtod (start, &end);
      if (end == start)
        return FALSE;
      while (*end == ' ')
        end++;
    }

  if (*end != '\0' || !sg_point_is_valid_degrees (numbers[0], numbers[1]) ||
      !sg_point_is_valid_degrees (numbers[2], numbers[3]))
    return FALSE;

  pair->from = sg_point_from_degrees (numbers[0], numbers[1]);
  pair->to = sg_point_from_degrees (numbers[2], numbers[3]);
  return TRUE;
}

static GArray *
read_pairs (const char *path, GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autofree char *text = NULL;
  gsize            length;
  guint            number = 0;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;

  for (char *line = text, *next; line != NULL && length <= PAIRS_BYTES_MAX; line = next)
    {
      Pair pair;

      next = strchr (line, '\n');
      if (next != NULL)
        *next++ = '\0';
      number++;

      g_strchomp (line);
      if (*line == '\0' || (number == 1 && g_str_has_prefix (line, "from_lat")))
        continue;
      if (!parse_pair (line, &pair))
        {
          g_set_error (error,
                       SG_ERROR,
                       SG_ERROR_INVALID,
                       "%s: line %u must be from_lat,from_lon,to_lat,to_lon in degrees",
                       path,
                       number);
          return NULL;
        }
      g_array_append_val (pairs, pair);
    }

  return g_steal_pointer (&pairs);
}

/* Pairs in a row that end at the same place are one search. */
static SgCost *
find_costs (const SgCtlRoads *self, GArray *pairs)
{
  SgCost *costs = g_new0 (SgCost, pairs->len + 1);
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (SgPoint));

  for (guint first = 0; first < pairs->len; first += from->len)
    {
      SgPoint to = g_array_index (pairs, Pair, first).to;

      g_array_set_size (from, 0);
      for (guint i = first; i < pairs->len; i++)
        {
          Pair pair = g_array_index (pairs, Pair, i);

          if (!sg_point_equal (pair.to, to))
            break;
          g_array_append_val (from, pair.from);
        }

      sg_router_find_costs (self->router,
                            &g_array_index (from, SgPoint, 0),
                            from->len,
                            to,
                            &self->travel,
                            costs + first);
    }

  return costs;
}

static void
print_costs_json (const SgCost *costs, guint n)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    if (costs[i].found)
      {
        json_builder_begin_object (builder);
        add_time_and_way (builder, costs[i].ms, costs[i].metres);
        json_builder_end_object (builder);
      }
    else
      json_builder_add_null_value (builder);
  json_builder_end_array (builder);
  sg_ctl_print_json (builder);
}

static void
print_costs (const SgCost *costs, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *time = time_to_text (costs[i].ms);

      if (costs[i].found)
        g_print ("%7s %7.2f km\n", time, costs[i].metres / 1000);
      else
        g_print ("no way\n");
    }
}

static int
run_costs (char **arguments)
{
  g_auto (SgCtlRoads) self = { 0 };
  g_autofree char   *path = NULL;
  const GOptionEntry entries[] = {
    SG_CTL_ROADS_ENTRIES (&self),
    { "pairs", 0, 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree SgCost *costs = NULL;

  if (words == NULL)
    return exit_code;
  if (path == NULL)
    return sg_ctl_usage ("costs needs --pairs CSV");
  if (!sg_ctl_roads_open (&self, words[0], &error))
    return sg_ctl_failed (error);

  pairs = read_pairs (path, &error);
  if (pairs == NULL)
    return sg_ctl_failed (error);

  costs = find_costs (&self, pairs);
  (self.json ? print_costs_json : print_costs) (costs, pairs->len);
  return SG_CTL_DONE;
}

/* ---- isochrone ---- */

static gboolean
parse_minutes (const char *text, GArray *minutes)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  for (char **word = words; *word != NULL; word++)
    {
      guint64 number;
      guint   one;

      if (!g_ascii_string_to_unsigned (*word, 10, 1, SG_ISOCHRONE_MINUTES_MAX, &number, NULL))
        return FALSE;
      one = (guint) number;
      g_array_append_val (minutes, one);
    }

  return minutes->len > 0;
}

static int
run_isochrone (char **arguments)
{
  g_auto (SgCtlRoads) self = { 0 };
  g_autofree char   *text = NULL;
  const GOptionEntry entries[] = {
    SG_CTL_ROADS_ENTRIES (&self),
    { "minutes", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 2, &exit_code);
  g_autoptr (GArray) minutes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) isochrones = NULL;
  g_autoptr (JsonNode) geojson = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *printed = NULL;
  SgPoint          at;

  if (words == NULL)
    return exit_code;
  if (!parse_minutes (text != NULL ? text : "5,10,15", minutes))
    return sg_ctl_usage ("--minutes must be whole numbers from 1 to %d with commas between",
                         SG_ISOCHRONE_MINUTES_MAX);
  if (!sg_point_parse (words[1], &at, &error))
    return sg_ctl_usage ("%s", error->message);
  if (!sg_ctl_roads_open (&self, words[0], &error))
    return sg_ctl_failed (error);

  isochrones = sg_isochrone_find (self.router,
                                  at,
                                  &self.travel,
                                  &g_array_index (minutes, guint, 0),
                                  minutes->len,
                                  &error);
  if (isochrones == NULL)
    return sg_ctl_failed (error);

  geojson = sg_isochrones_to_geojson (isochrones);
  printed = json_to_string (geojson, !self.json);
  g_print ("%s\n", printed);
  return SG_CTL_DONE;
}

/* ---- export-edges ---- */

static int
run_export_edges (char **arguments)
{
  g_auto (SgCtlRoads) self = { 0 };
  g_autofree char   *path = NULL;
  const GOptionEntry entries[] = {
    SG_CTL_ROADS_ENTRIES (&self),
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;
  if (path == NULL)
    return sg_ctl_usage ("export-edges needs --output CSV");
  if (!sg_ctl_roads_open (&self, words[0], &error) ||
      !sg_edges_export (self.roads, self.profiles, self.travel.profile, path, &error))
    return sg_ctl_failed (error);

  return SG_CTL_DONE;
}

const SgCtlCommand sg_ctl_roads_commands[] = {
  { "region route",
    "REGION FROM TO [--profile siren|ambulance|motorcycle|foot] [--node-based] [--at TIME] "
    "[--closures GEOJSON] [--json]",
    run_route },
  { "region rank",
    "REGION AT --responders CSV [--limit 20] [--within SECONDS] [--require a,b,!c] [--profile P] "
    "[--node-based] [--at TIME] [--closures GEOJSON] [--json]",
    run_rank },
  { "region costs",
    "REGION --pairs CSV [--profile P] [--node-based] [--at TIME] [--closures GEOJSON] [--json]",
    run_costs },
  { "region isochrone",
    "REGION AT [--minutes 5,10,15] [--profile P] [--at TIME] [--closures GEOJSON] [--json]",
    run_isochrone },
  { "region export-edges", "REGION --output CSV [--profile P]", run_export_edges },
  { NULL, NULL, NULL },
};
