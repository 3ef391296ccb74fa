/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What OpenStreetMap's tags mean to an ambulance, a motorcycle and somebody on foot. Everything
 * that differs only in data is a table here; docs/region/roads.md names the sources of the rules.
 */

#include "region/roads/sg-road-tags.h"

#include <stdlib.h>
#include <string.h>

#define SIREN      SG_PROFILE_BIT (SG_PROFILE_SIREN)
#define AMBULANCE  SG_PROFILE_BIT (SG_PROFILE_AMBULANCE)
#define MOTORCYCLE SG_PROFILE_BIT (SG_PROFILE_MOTORCYCLE)
#define FOOT       SG_PROFILE_BIT (SG_PROFILE_FOOT)
#define CARS       (SIREN | AMBULANCE)
#define WHEELS     SG_PROFILES_WHEELS
#define ALL        SG_PROFILES_ALL

/* An ambulance is about 2.2 m wide with its mirrors. */
#define NARROW_METRES 2.5

#define SPEED_STEP_KMH 5
#define SPEED_CODE_MAX SG_ARM_SPEED_MASK

/* The values of an object's tags by key, NULL where it has none. */
typedef struct
{
  const char *of[SG_OSM_N_KEYS];
} Values;

/* highway=*, sorted. @usual may travel unless tags say otherwise; tags can open it to @possible. */
static const struct
{
  const char *text;
  SgRoadClass road_class;
  guint8      usual;
  guint8      possible;
} highways[] = {
  { "bridleway", SG_ROAD_PATH, FOOT, ALL },
  { "busway", SG_ROAD_BUSWAY, SIREN, ALL },
  { "cycleway", SG_ROAD_CYCLEWAY, FOOT, ALL },
  { "emergency_access", SG_ROAD_EMERGENCY, SIREN | FOOT, ALL },
  { "footway", SG_ROAD_FOOTWAY, FOOT, ALL },
  { "living_street", SG_ROAD_LIVING_STREET, ALL, ALL },
  { "motorway", SG_ROAD_MOTORWAY, CARS, ALL },
  { "motorway_link", SG_ROAD_MOTORWAY_LINK, CARS, ALL },
  { "path", SG_ROAD_PATH, MOTORCYCLE | FOOT, ALL },
  { "pedestrian", SG_ROAD_PEDESTRIAN, FOOT, ALL },
  { "primary", SG_ROAD_PRIMARY, ALL, ALL },
  { "primary_link", SG_ROAD_PRIMARY_LINK, ALL, ALL },
  { "residential", SG_ROAD_RESIDENTIAL, ALL, ALL },
  { "road", SG_ROAD_ROAD, ALL, ALL },
  { "secondary", SG_ROAD_SECONDARY, ALL, ALL },
  { "secondary_link", SG_ROAD_SECONDARY_LINK, ALL, ALL },
  { "service", SG_ROAD_SERVICE, ALL, ALL },
  { "steps", SG_ROAD_STEPS, FOOT, FOOT },
  { "tertiary", SG_ROAD_TERTIARY, ALL, ALL },
  { "tertiary_link", SG_ROAD_TERTIARY_LINK, ALL, ALL },
  { "track", SG_ROAD_TRACK, ALL, ALL },
  { "trunk", SG_ROAD_TRUNK, ALL, ALL },
  { "trunk_link", SG_ROAD_TRUNK_LINK, ALL, ALL },
  { "unclassified", SG_ROAD_UNCLASSIFIED, ALL, ALL },
};

typedef enum
{
  SAYS_NOTHING,
  SAYS_OPEN,
  SAYS_PRIVATE, /* for those who live or serve there: the siren too */
  SAYS_CLOSED
} Access;

/* Values of the access keys; any other says nothing. */
static const struct
{
  const char *text;
  Access      access;
} accesses[] = { { "yes", SAYS_OPEN },          { "no", SAYS_CLOSED },
                 { "private", SAYS_PRIVATE },   { "designated", SAYS_OPEN },
                 { "destination", SAYS_OPEN },  { "permissive", SAYS_OPEN },
                 { "official", SAYS_OPEN },     { "customers", SAYS_OPEN },
                 { "public", SAYS_OPEN },       { "permit", SAYS_PRIVATE },
                 { "residents", SAYS_PRIVATE }, { "delivery", SAYS_PRIVATE },
                 { "forestry", SAYS_PRIVATE },  { "agricultural", SAYS_PRIVATE },
                 { "emergency", SAYS_PRIVATE }, { "bus", SAYS_PRIVATE },
                 { "psv", SAYS_PRIVATE },       { "military", SAYS_PRIVATE },
                 { "employees", SAYS_PRIVATE }, { "use_sidepath", SAYS_CLOSED },
                 { "discouraged", SAYS_OPEN },  { "construction", SAYS_CLOSED } };

/* The keys that concern a profile, the most special first. The first @n_own are its own: they may
 * open what is usually closed to it; the general ones only close. */
static const struct
{
  SgProfile profile;
  guint     n_own;
  SgOsmKey  keys[4];
  guint     n_keys;
} listens[] = {
  { SG_PROFILE_SIREN,
    2,
    { SG_OSM_KEY_MOTORCAR, SG_OSM_KEY_MOTOR_VEHICLE, SG_OSM_KEY_VEHICLE, SG_OSM_KEY_ACCESS },
    4 },
  { SG_PROFILE_AMBULANCE,
    2,
    { SG_OSM_KEY_MOTORCAR, SG_OSM_KEY_MOTOR_VEHICLE, SG_OSM_KEY_VEHICLE, SG_OSM_KEY_ACCESS },
    4 },
  { SG_PROFILE_MOTORCYCLE,
    2,
    { SG_OSM_KEY_MOTORCYCLE, SG_OSM_KEY_MOTOR_VEHICLE, SG_OSM_KEY_VEHICLE, SG_OSM_KEY_ACCESS },
    4 },
  { SG_PROFILE_FOOT, 1, { SG_OSM_KEY_FOOT, SG_OSM_KEY_ACCESS }, 2 },
};

/* barrier=* on a node: who usually passes, and whether it has to be opened. */
static const struct
{
  const char *text;
  guint8      usual;
  SgRoadDelay delay;
} barriers[] = {
  { "block", MOTORCYCLE | FOOT, SG_ROAD_DELAY_NONE },
  { "bollard", MOTORCYCLE | FOOT, SG_ROAD_DELAY_NONE },
  { "bump_gate", ALL, SG_ROAD_DELAY_GATE },
  { "chain", MOTORCYCLE | FOOT, SG_ROAD_DELAY_NONE },
  { "cycle_barrier", FOOT, SG_ROAD_DELAY_NONE },
  { "debris", FOOT, SG_ROAD_DELAY_NONE },
  { "full-height_turnstile", FOOT, SG_ROAD_DELAY_NONE },
  { "gate", ALL, SG_ROAD_DELAY_GATE },
  { "hampshire_gate", ALL, SG_ROAD_DELAY_GATE },
  { "height_restrictor", MOTORCYCLE | FOOT, SG_ROAD_DELAY_NONE },
  { "jersey_barrier", FOOT, SG_ROAD_DELAY_NONE },
  { "kissing_gate", FOOT, SG_ROAD_DELAY_NONE },
  { "lift_gate", ALL, SG_ROAD_DELAY_GATE },
  { "log", FOOT, SG_ROAD_DELAY_NONE },
  { "motorcycle_barrier", FOOT, SG_ROAD_DELAY_NONE },
  { "planter", MOTORCYCLE | FOOT, SG_ROAD_DELAY_NONE },
  { "sliding_gate", ALL, SG_ROAD_DELAY_GATE },
  { "stile", FOOT, SG_ROAD_DELAY_NONE },
  { "swing_gate", ALL, SG_ROAD_DELAY_GATE },
  { "turnstile", FOOT, SG_ROAD_DELAY_NONE },
};

/* maxspeed=* in words, with or without a country before it. Indonesia's are those of the
 * regulation PM 111/2015: 50 in towns, 80 between them, 30 where people live. */
static const struct
{
  const char *text;
  guint       kmh;
} speed_words[] = {
  { "urban", 50 },    { "rural", 80 },         { "trunk", 80 },       { "motorway", 100 },
  { "walk", 5 },      { "living_street", 20 }, { "residential", 30 }, { "zone", 30 },
  { "FR:rural", 80 }, { "FR:motorway", 130 },  { "none", 0 },         { "ID:living_street", 30 },
};

/* except=* of a turn restriction. */
static const struct
{
  const char *text;
  guint       profiles;
} exceptions[] = {
  { "emergency", SIREN },       { "psv", SIREN },     { "bus", SIREN },
  { "motorcycle", MOTORCYCLE }, { "motorcar", CARS }, { "motor_vehicle", WHEELS },
  { "vehicle", WHEELS },        { "destination", 0 },
};

static void
read_values (const SgOsmStore *store, guint32 first_tag, guint32 n_tags, Values *values)
{
  memset (values, 0, sizeof *values);
  for (guint32 i = 0; i < n_tags; i++)
    {
      const SgOsmTag *tag = &store->tags[first_tag + i];

      values->of[tag->key] = store->strings + tag->value;
    }
}

static gboolean
is (const Values *values, SgOsmKey key, const char *text)
{
  return values->of[key] != NULL && strcmp (values->of[key], text) == 0;
}

/* Whether a tag is there and does not say no. */
static gboolean
has (const Values *values, SgOsmKey key)
{
  return values->of[key] != NULL && strcmp (values->of[key], "no") != 0;
}

static Access
read_access (const Values *values, SgOsmKey key)
{
  if (values->of[key] == NULL)
    return SAYS_NOTHING;

  for (guint i = 0; i < G_N_ELEMENTS (accesses); i++)
    if (is (values, key, accesses[i].text))
      return accesses[i].access;

  return SAYS_NOTHING;
}

static gboolean
may_travel (const Values *values, guint listener, guint usual, guint possible)
{
  SgProfile profile = listens[listener].profile;
  guint     bit = SG_PROFILE_BIT (profile);

  for (guint k = 0; k < listens[listener].n_keys; k++)
    {
      Access access = read_access (values, listens[listener].keys[k]);
      guint  from = k < listens[listener].n_own ? possible : usual;

      if (access == SAYS_OPEN)
        return (from & bit) != 0;
      if (access == SAYS_PRIVATE)
        return profile == SG_PROFILE_SIREN && (from & bit) != 0;
      if (access == SAYS_CLOSED)
        return FALSE;
    }

  return (usual & bit) != 0;
}

/* Who may travel, of those for whom it is @possible. */
static guint
read_profiles (const Values *values, guint usual, guint possible)
{
  guint  profiles = 0;
  Access emergency = read_access (values, SG_OSM_KEY_EMERGENCY);

  for (guint i = 0; i < G_N_ELEMENTS (listens); i++)
    if (may_travel (values, i, usual, possible))
      profiles |= SG_PROFILE_BIT (listens[i].profile);

  if (read_access (values, SG_OSM_KEY_BUS) == SAYS_OPEN ||
      read_access (values, SG_OSM_KEY_PSV) == SAYS_OPEN || emergency == SAYS_OPEN ||
      emergency == SAYS_PRIVATE)
    profiles |= SIREN & possible;
  if (emergency == SAYS_CLOSED)
    profiles &= ~SIREN;

  return profiles;
}

static int
compare_highway (const void *text, const void *row)
{
  return strcmp (text, *(const char *const *) row);
}

static gboolean
is_narrow (const Values *values)
{
  const char *width = values->of[SG_OSM_KEY_WIDTH];
  char       *end = NULL;
  double      metres;

  if (width == NULL)
    return FALSE;

  metres = g_ascii_strtod (width, &end);
  if (strchr (end, '\'') != NULL || strstr (end, "ft") != NULL)
    metres *= 0.3048;

  return metres > 0 && metres < NARROW_METRES;
}

static gboolean
is_called_gang (const Values *values)
{
  const char *name = values->of[SG_OSM_KEY_NAME];

  return name != NULL &&
         (g_ascii_strncasecmp (name, "gang ", 5) == 0 ||
          g_ascii_strncasecmp (name, "gg. ", 4) == 0 || g_ascii_strncasecmp (name, "gg ", 3) == 0);
}

/* Only small roads are alleys: a width of 2 m on a main road is a mistake. */
static gboolean
may_be_alley (SgRoadClass road_class)
{
  return (road_class >= SG_ROAD_UNCLASSIFIED && road_class <= SG_ROAD_SERVICE) ||
         road_class == SG_ROAD_TRACK || road_class == SG_ROAD_ROAD;
}

/* Where a width of less is to be believed. */
static gboolean
is_small (SgRoadClass road_class)
{
  return may_be_alley (road_class) || road_class >= SG_ROAD_PEDESTRIAN;
}

static SgRoadClass
refine_class (const Values *values, SgRoadClass road_class)
{
  if (road_class == SG_ROAD_SERVICE && is (values, SG_OSM_KEY_SERVICE, "emergency_access"))
    return SG_ROAD_EMERGENCY;
  if (!may_be_alley (road_class))
    return road_class;
  if (is_narrow (values))
    return SG_ROAD_ALLEY;
  if (values->of[SG_OSM_KEY_WIDTH] != NULL)
    return road_class;
  if (road_class == SG_ROAD_SERVICE && is (values, SG_OSM_KEY_SERVICE, "alley"))
    return SG_ROAD_ALLEY;
  if (road_class == SG_ROAD_LIVING_STREET && is_called_gang (values))
    return SG_ROAD_ALLEY;

  return road_class;
}

static gboolean
read_highway (const Values *values, SgRoadTags *tags)
{
  const char *highway = values->of[SG_OSM_KEY_HIGHWAY];
  guint       usual;
  guint       possible;
  size_t      row;
  const void *found;

  found = bsearch (highway, highways, G_N_ELEMENTS (highways), sizeof highways[0], compare_highway);
  if (found == NULL || is (values, SG_OSM_KEY_AREA, "yes"))
    return FALSE;

  row = (size_t) ((const char *) found - (const char *) highways) / sizeof highways[0];
  usual = highways[row].usual;
  possible = highways[row].possible;
  tags->road_class = (guint8) refine_class (values, highways[row].road_class);

  if (tags->road_class == SG_ROAD_EMERGENCY)
    usual = SIREN | FOOT;
  if (tags->road_class == SG_ROAD_ALLEY)
    usual &= ~CARS;
  if (is_small ((SgRoadClass) tags->road_class) && is_narrow (values))
    possible &= ~CARS;

  tags->forward = (guint8) read_profiles (values, usual & possible, possible);
  tags->speed = (guint8) sg_road_speed_parse (values->of[SG_OSM_KEY_MAXSPEED]);
  return TRUE;
}

/* “HH:MM”, “HH:MM:SS”, or minutes; 0 when it is none of them. */
static double
read_duration_hours (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ":", 4);
  guint  n = g_strv_length (parts);
  double seconds = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (parts[i][0]))
        return 0;
      seconds = seconds * 60 + g_ascii_strtod (parts[i], NULL);
    }

  return n == 3 ? seconds / 3600 : seconds / 60;
}

static double
measure_way (const SgOsmStore *store, const SgOsmWay *way)
{
  const guint32 *refs = store->refs + way->first_ref;
  double         metres = 0;

  for (guint32 i = 1; i < way->n_refs; i++)
    metres += sg_point_distance (store->points[refs[i - 1]], store->points[refs[i]]);

  return metres;
}

/* Rounded down: nobody is promised to be there before the ferry. */
static guint
read_ferry_speed (const SgOsmStore *store, const SgOsmWay *way, const Values *values)
{
  double hours = read_duration_hours (values->of[SG_OSM_KEY_DURATION]);

  if (!(hours > 0))
    return 0;

  return (
    guint) CLAMP (measure_way (store, way) / 1000 / hours / SPEED_STEP_KMH, 1, SPEED_CODE_MAX);
}

static guint
find_speed_word (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (speed_words); i++)
    if (strcmp (text, speed_words[i].text) == 0)
      return speed_words[i].kmh;

  return 0;
}

/* The first number anywhere in the text, as in “50”, “30 mph” or “DE:zone30”. */
static double
find_number (const char *text, const char **end)
{
  char  *after = NULL;
  double number;

  while (*text != '\0' && !g_ascii_isdigit (*text))
    text++;

  number = g_ascii_strtod (text, &after);
  *end = after;
  return number;
}

/**
 * sg_road_speed_parse:
 * @text: (nullable): a value of maxspeed
 *
 * Returns: the limit in steps of 5 km/h, rounded to the nearest, 1…31; 0 when there is none or the
 *   text cannot be understood
 */
guint
sg_road_speed_parse (const char *text)
{
  const char *place;
  const char *end = NULL;
  double      kmh;

  if (text == NULL)
    return 0;

  kmh = find_number (text, &end);
  if (end != NULL && strstr (end, "mph") != NULL)
    kmh *= 1.609344;
  if (end != NULL && strstr (end, "knots") != NULL)
    kmh *= 1.852;

  place = strchr (text, ':');
  if (kmh <= 0)
    kmh = find_speed_word (text);
  if (kmh <= 0 && place != NULL)
    kmh = find_speed_word (place + 1);
  if (!(kmh > 0))
    return 0;

  return (guint) CLAMP ((kmh + SPEED_STEP_KMH / 2.0) / SPEED_STEP_KMH, 1, SPEED_CODE_MAX);
}

/**
 * sg_road_exceptions_parse:
 * @text: (nullable): a value of except: vehicles divided by semicolons
 *
 * Returns: bit p: profile p need not obey
 */
guint
sg_road_exceptions_parse (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ";", 32);
  guint profiles = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (exceptions); k++)
      if (strcmp (g_strstrip (parts[i]), exceptions[k].text) == 0)
        profiles |= exceptions[k].profiles;

  return profiles;
}

typedef enum
{
  BOTH_WAYS,
  FORWARD,
  BACKWARD,
  CHANGING /* nobody here knows when: closed to wheels */
} Direction;

static const struct
{
  const char *text;
  Direction   direction;
} directions[] = {
  { "yes", FORWARD }, { "no", BOTH_WAYS },    { "-1", BACKWARD },
  { "1", FORWARD },   { "true", FORWARD },    { "reverse", BACKWARD },
  { "0", BOTH_WAYS }, { "false", BOTH_WAYS }, { "reversible", CHANGING },
};

static gboolean
is_roundabout (const Values *values)
{
  return is (values, SG_OSM_KEY_JUNCTION, "roundabout") ||
         is (values, SG_OSM_KEY_JUNCTION, "circular");
}

static Direction
read_direction (const Values *values, SgRoadClass road_class)
{
  if (values->of[SG_OSM_KEY_ONEWAY] != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
      if (is (values, SG_OSM_KEY_ONEWAY, directions[i].text))
        return directions[i].direction;

  return is_roundabout (values) || road_class == SG_ROAD_MOTORWAY ? FORWARD : BOTH_WAYS;
}

static guint
read_shape_flags (const Values *values)
{
  return (has (values, SG_OSM_KEY_BRIDGE) ? SG_SHAPE_BRIDGE : 0) |
         (has (values, SG_OSM_KEY_TUNNEL) ? SG_SHAPE_TUNNEL : 0) |
         (is_roundabout (values) ? SG_SHAPE_ROUNDABOUT : 0);
}

/**
 * sg_road_tags_read:
 *
 * Returns: %FALSE when the way is no road
 */
gboolean
sg_road_tags_read (const SgOsmStore *store, const SgOsmWay *way, SgRoadTags *tags)
{
  Values    values;
  Direction direction;

  read_values (store, way->first_tag, way->n_tags, &values);
  memset (tags, 0, sizeof *tags);

  if (values.of[SG_OSM_KEY_HIGHWAY] != NULL)
    {
      if (!read_highway (&values, tags))
        return FALSE;
    }
  else if (is (&values, SG_OSM_KEY_ROUTE, "ferry"))
    {
      tags->road_class = SG_ROAD_FERRY;
      tags->forward = (guint8) read_profiles (&values, ALL, ALL);
      tags->speed = (guint8) read_ferry_speed (store, way, &values);
    }
  else
    return FALSE;

  tags->backward = tags->forward;
  tags->shape_flags = (guint8) read_shape_flags (&values);

  direction = read_direction (&values, (SgRoadClass) tags->road_class);
  if (direction == FORWARD || direction == CHANGING)
    tags->backward &= FOOT;
  if (direction == BACKWARD || direction == CHANGING)
    tags->forward &= FOOT;

  return TRUE;
}

static void
read_barrier (const Values *values, SgRoadNodeTags *tags)
{
  for (guint i = 0; i < G_N_ELEMENTS (barriers); i++)
    if (is (values, SG_OSM_KEY_BARRIER, barriers[i].text))
      {
        tags->delay = (guint8) barriers[i].delay;
        tags->blocked = (guint8) (ALL & ~read_profiles (values, barriers[i].usual, ALL));
      }
}

/**
 * sg_road_node_tags_read:
 *
 * Returns: %FALSE when the node neither delays nor stops anybody
 */
gboolean
sg_road_node_tags_read (const SgOsmStore *store, const SgOsmNode *node, SgRoadNodeTags *tags)
{
  Values values;

  read_values (store, node->first_tag, node->n_tags, &values);
  memset (tags, 0, sizeof *tags);

  if (values.of[SG_OSM_KEY_BARRIER] != NULL)
    read_barrier (&values, tags);
  if (is (&values, SG_OSM_KEY_HIGHWAY, "traffic_signals"))
    tags->delay = SG_ROAD_DELAY_SIGNALS;
  if (is (&values, SG_OSM_KEY_RAILWAY, "level_crossing"))
    tags->delay = SG_ROAD_DELAY_LEVEL_CROSSING;

  return tags->delay != SG_ROAD_DELAY_NONE || tags->blocked != 0;
}
