/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the readable file to tables that a search can use: for each profile and hour the time of a
 * decimetre on each class of road under each signed limit, and the cost of each change of heading.
 *
 * The file is read strictly. Whoever mistypes a key in it must hear about it, not drive on the
 * default. */

#include "config.h"

#include "region/roads/sg-profiles.h"

#include <math.h>
#include <sg-profiles-resource.h>
#include <string.h>

#include "common/sg-error.h"
#include "common/sg-json.h"

#define RESOURCE_PATH  "/id/siaga/profiles/profiles.json"
#define FILE_NAME      "profiles.json"
#define FORMAT         1
#define N_HOURS        24
#define N_LIMITS       32
#define KMH_PER_LIMIT  5
#define FILE_BYTES_MAX (1 << 20)
#define N_ZONES_MAX    64
#define SECONDS_MAX    600

/* A change of heading as near to turning back as a bearing of 1/256 turn can tell: 174° and more.
 */
#define U_TURN_FROM 124

/* Milliseconds that 1 dm takes at 1 km/h. */
#define MS_PER_DM 360.0

typedef struct
{
  double   speeds[SG_N_ROAD_CLASSES]; /* km/h */
  double   signed_limit;              /* share of a signed limit that is driven; 0: not obeyed */
  double   time_factor;
  double   hours[2][N_HOURS]; /* minor and main roads */
  double   turn_seconds;
  double   turn_bias;
  double   u_turn_seconds;
  double   delays[4]; /* by SgRoadDelay */
  double   off_road_speed;
  gboolean obeys_restrictions;
} Rules;

typedef struct
{
  double from; /* degrees of longitude */
  double to;
  double utc_hours;
} Zone;

struct _SgProfiles
{
  Rules    rules[SG_N_PROFILES];
  gboolean known[SG_N_PROFILES];
  gboolean main_road[SG_N_ROAD_CLASSES];
  Zone     zones[N_ZONES_MAX];
  guint    n_zones;

  /* The last of the hours is that of the free speeds. */
  guint32     rates[SG_N_PROFILES][N_HOURS + 1][SG_N_ROAD_CLASSES * N_LIMITS];
  SgTurnCosts turns[SG_N_PROFILES][2];
};

/* ---- reading strictly ---- */

/* An object of the file, with its name for the messages. */
typedef struct
{
  JsonObject *object;
  const char *file;
  const char *path; /* such as "profiles.siren.turn" */
} Section;

static gboolean
refuse (const Section *section, const char *key, const char *why, GError **error)
{
  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               "%s: %s%s%s %s",
               section->file,
               section->path,
               *section->path != '\0' && *key != '\0' ? "." : "",
               key,
               why);
  return FALSE;
}

static gboolean
check_keys (const Section *section, const char *const *keys, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (section->object);

  for (GList *l = members; l != NULL; l = l->next)
    if (strcmp (l->data, "about") != 0 && !g_strv_contains (keys, l->data))
      return refuse (section, l->data, "is not known; look for a typing mistake", error);

  return TRUE;
}

static gboolean
read_number (const Section *section,
             const char    *key,
             double         least,
             double         most,
             double        *value,
             GError       **error)
{
  JsonNode        *node = json_object_get_member (section->object, key);
  g_autofree char *why = g_strdup_printf ("must be a number from %g to %g", least, most);
  double           number;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      (json_node_get_value_type (node) != G_TYPE_INT64 &&
       json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return refuse (section, key, why, error);

  number = json_node_get_double (node);
  if (!isfinite (number) || number < least || number > most)
    return refuse (section, key, why, error);

  *value = number;
  return TRUE;
}

static gboolean
open_section (const Section *parent, const char *key, Section *section, char **path, GError **error)
{
  JsonNode *node = json_object_get_member (parent->object, key);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return refuse (parent, key, "must be an object in braces", error);

  *path = *parent->path != '\0' ? g_strdup_printf ("%s.%s", parent->path, key) : g_strdup (key);
  *section = (Section){ json_node_get_object (node), parent->file, *path };
  return TRUE;
}

static JsonArray *
read_array (const Section *section, const char *key, guint n_max, GError **error)
{
  JsonNode *node = json_object_get_member (section->object, key);

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node) ||
      json_array_get_length (json_node_get_array (node)) > n_max)
    {
      g_autofree char *why = g_strdup_printf ("must be a list of at most %u", n_max);

      refuse (section, key, why, error);
      return NULL;
    }

  return json_node_get_array (node);
}

/* ---- the parts of the file ---- */

static gboolean
read_speeds (const Section *profile, Rules *rules, GError **error)
{
  const char      *keys[SG_N_ROAD_CLASSES + 1] = { NULL };
  g_autofree char *path = NULL;
  Section          speeds;

  if (!open_section (profile, "speeds", &speeds, &path, error))
    return FALSE;

  for (guint c = 0; c < SG_N_ROAD_CLASSES; c++)
    keys[c] = sg_road_class_to_text (c);
  if (!check_keys (&speeds, keys, error))
    return FALSE;

  for (guint c = 0; c < SG_N_ROAD_CLASSES; c++)
    {
      gboolean inherited = rules->speeds[c] > 0 && !json_object_has_member (speeds.object, keys[c]);

      if (!inherited && !read_number (&speeds, keys[c], 0.5, 200, &rules->speeds[c], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_day (const Section *hours, const char *key, double *factors, GError **error)
{
  JsonArray *array = read_array (hours, key, N_HOURS, error);

  if (array == NULL)
    return FALSE;

  for (guint h = 0; h < N_HOURS; h++)
    {
      JsonNode *node = h < json_array_get_length (array) ? json_array_get_element (array, h) : NULL;
      gboolean  is_number = node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                           (json_node_get_value_type (node) == G_TYPE_INT64 ||
                            json_node_get_value_type (node) == G_TYPE_DOUBLE);

      factors[h] = is_number ? json_node_get_double (node) : NAN;
      if (!(factors[h] >= 0.1 && factors[h] <= 10))
        return refuse (hours, key, "must be 24 numbers from 0.1 to 10, from midnight on", error);
    }

  return TRUE;
}

static gboolean
read_hours (const Section *profile, Rules *rules, GError **error)
{
  static const char *const keys[] = { "minor", "main", NULL };
  g_autofree char         *path = NULL;
  Section                  hours;

  return open_section (profile, "hours", &hours, &path, error) &&
         check_keys (&hours, keys, error) && read_day (&hours, keys[0], rules->hours[0], error) &&
         read_day (&hours, keys[1], rules->hours[1], error);
}

static gboolean
read_turn (const Section *profile, Rules *rules, GError **error)
{
  static const char *const keys[] = { "seconds", "bias", "u_turn", NULL };
  g_autofree char         *path = NULL;
  Section                  turn;

  return open_section (profile, "turn", &turn, &path, error) && check_keys (&turn, keys, error) &&
         read_number (&turn, "seconds", 0, SECONDS_MAX, &rules->turn_seconds, error) &&
         read_number (&turn, "bias", 0.5, 2, &rules->turn_bias, error) &&
         read_number (&turn, "u_turn", 0, SECONDS_MAX, &rules->u_turn_seconds, error);
}

static gboolean
read_delays (const Section *profile, Rules *rules, GError **error)
{
  static const char *const keys[] = { "signals", "level_crossing", "gate", NULL };
  g_autofree char         *path = NULL;
  Section                  delays;

  if (!open_section (profile, "delays", &delays, &path, error) ||
      !check_keys (&delays, keys, error))
    return FALSE;

  for (guint d = SG_ROAD_DELAY_SIGNALS; d <= SG_ROAD_DELAY_GATE; d++)
    if (!read_number (&delays, keys[d - 1], 0, SECONDS_MAX, &rules->delays[d], error))
      return FALSE;

  return TRUE;
}

static gboolean
read_obeys (const Section *profile, Rules *rules, GError **error)
{
  JsonNode *node = json_object_get_member (profile->object, "obey_restrictions");

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse (profile, "obey_restrictions", "must be true or false", error);

  rules->obeys_restrictions = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
read_signed_limit (const Section *profile, Rules *rules, GError **error)
{
  return read_number (profile, "signed_limit", 0, 2, &rules->signed_limit, error);
}

static gboolean
read_time_factor (const Section *profile, Rules *rules, GError **error)
{
  return read_number (profile, "time_factor", 0.1, 10, &rules->time_factor, error);
}

static gboolean
read_off_road_speed (const Section *profile, Rules *rules, GError **error)
{
  return read_number (profile, "off_road_speed", 0.5, 50, &rules->off_road_speed, error);
}

static const struct
{
  const char *key;
  gboolean    needed; /* unless the profile is like another */
  gboolean (*read) (const Section *profile, Rules *rules, GError **error);
} rule_keys[] = {
  { "speeds", TRUE, read_speeds },
  { "signed_limit", TRUE, read_signed_limit },
  { "time_factor", FALSE, read_time_factor },
  { "hours", FALSE, read_hours },
  { "turn", TRUE, read_turn },
  { "delays", TRUE, read_delays },
  { "off_road_speed", TRUE, read_off_road_speed },
  { "obey_restrictions", TRUE, read_obeys },
};

/* Starts a profile from another one, or from nothing. */
static gboolean
inherit_rules (SgProfiles    *self,
               const Section *section,
               Rules         *rules,
               gboolean      *inherits,
               GError       **error)
{
  const char *like = json_object_get_string_member_with_default (section->object, "like", NULL);
  SgProfile   model;

  *inherits = json_object_has_member (section->object, "like");
  *rules = (Rules){ .time_factor = 1 };
  for (guint h = 0; h < N_HOURS; h++)
    rules->hours[0][h] = rules->hours[1][h] = 1;

  if (!*inherits)
    return TRUE;
  if (like == NULL || !sg_profile_from_text (like, &model, NULL) || !self->known[model])
    return refuse (section, "like", "must name a profile that stands above it in the file", error);

  *rules = self->rules[model];
  return TRUE;
}

static gboolean
read_profile (SgProfiles *self, const Section *profiles, const char *name, GError **error)
{
  const char      *keys[G_N_ELEMENTS (rule_keys) + 2] = { "like", NULL };
  g_autofree char *path = NULL;
  Section          section;
  SgProfile        profile;
  gboolean         inherits;

  for (guint i = 0; i < G_N_ELEMENTS (rule_keys); i++)
    keys[i + 1] = rule_keys[i].key;

  if (!sg_profile_from_text (name, &profile, NULL))
    return refuse (profiles,
                   name,
                   "is not a profile; there are siren, ambulance, motorcycle, foot",
                   error);
  if (!open_section (profiles, name, &section, &path, error) ||
      !check_keys (&section, keys, error) ||
      !inherit_rules (self, &section, &self->rules[profile], &inherits, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (rule_keys); i++)
    {
      gboolean needed = rule_keys[i].needed && !inherits;

      if ((needed || json_object_has_member (section.object, rule_keys[i].key)) &&
          !rule_keys[i].read (&section, &self->rules[profile], error))
        return FALSE;
    }

  self->known[profile] = TRUE;
  return TRUE;
}

static gboolean
read_profiles (SgProfiles *self, const Section *root, GError **error)
{
  g_autoptr (GList) names = NULL;
  g_autofree char *path = NULL;
  Section          profiles;

  if (!open_section (root, "profiles", &profiles, &path, error))
    return FALSE;

  names = json_object_get_members (profiles.object);
  for (GList *l = names; l != NULL; l = l->next)
    if (strcmp (l->data, "about") != 0 && !read_profile (self, &profiles, l->data, error))
      return FALSE;

  for (guint p = 0; p < SG_N_PROFILES; p++)
    if (!self->known[p])
      return refuse (&profiles, sg_profile_to_text (p), "is missing", error);

  return TRUE;
}

static gboolean
read_main_roads (SgProfiles *self, const Section *root, GError **error)
{
  JsonArray *array = read_array (root, "main_roads", SG_N_ROAD_CLASSES, error);

  if (array == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode   *node = json_array_get_element (array, i);
      const char *name = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
      guint       c = 0;

      while (c < SG_N_ROAD_CLASSES && g_strcmp0 (name, sg_road_class_to_text (c)) != 0)
        c++;
      if (c == SG_N_ROAD_CLASSES)
        return refuse (root, "main_roads", "must hold names of road classes only", error);
      self->main_road[c] = TRUE;
    }

  return TRUE;
}

static gboolean
read_zone (SgProfiles *self, const Section *zones, JsonNode *node, GError **error)
{
  static const char *const keys[] = { "from", "to", "utc_hours", NULL };
  Section                  section = { NULL, zones->file, "zones.bands" };
  Zone                    *zone = &self->zones[self->n_zones];

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (zones, "bands", "must hold objects in braces", error);

  section.object = json_node_get_object (node);
  if (!check_keys (&section, keys, error) ||
      !read_number (&section, "from", -180, 180, &zone->from, error) ||
      !read_number (&section, "to", -180, 180, &zone->to, error) ||
      !read_number (&section, "utc_hours", -12, 14, &zone->utc_hours, error))
    return FALSE;

  self->n_zones++;
  return TRUE;
}

static gboolean
read_zones (SgProfiles *self, const Section *root, GError **error)
{
  static const char *const keys[] = { "bands", NULL };
  g_autofree char         *path = NULL;
  JsonArray               *bands;
  Section                  zones;

  if (!open_section (root, "zones", &zones, &path, error) || !check_keys (&zones, keys, error))
    return FALSE;

  bands = read_array (&zones, "bands", N_ZONES_MAX, error);
  if (bands == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (bands); i++)
    if (!read_zone (self, &zones, json_array_get_element (bands, i), error))
      return FALSE;

  return TRUE;
}

/* ---- the tables ---- */

/* 1/65536 ms per dm. */
static guint32
rate_of (double kmh, double factor)
{
  return (guint32) lround (MS_PER_DM / kmh * factor * 65536);
}

static void
fill_rates (SgProfiles *self, SgProfile profile, guint hour)
{
  const Rules *rules = &self->rules[profile];

  for (guint c = 0; c < SG_N_ROAD_CLASSES; c++)
    for (guint code = 0; code < N_LIMITS; code++)
      {
        double limit = code * KMH_PER_LIMIT;
        double allowed = limit * rules->signed_limit;
        double kmh = rules->speeds[c];
        double factor = rules->time_factor;

        /* A ferry has its timetable, which stands where roads have their limit. */
        if (c == SG_ROAD_FERRY)
          factor = 1;
        else if (hour < N_HOURS)
          factor *= rules->hours[self->main_road[c]][hour];

        if (c == SG_ROAD_FERRY && limit > 0)
          kmh = limit;
        else if (allowed > 0)
          kmh = MIN (kmh, allowed);

        self->rates[profile][hour][c << 5 | code] = rate_of (kmh, factor);
      }
}

/* The curve and the bias of OSRM's profile for cars: little for bends, up to the whole for turns
 * back, and less to the side that need not cross the oncoming traffic. */
static double
turn_seconds (const Rules *rules, guint heading, gboolean drives_right)
{
  double degrees = (heading <= 128 ? heading : heading - 256.0) * 360 / 256;
  double bias = drives_right ? rules->turn_bias : 1 / rules->turn_bias;

  if (degrees < 0)
    bias = 1 / bias;

  return rules->turn_seconds / (1 + exp (6.5 * bias - 13 / bias * fabs (degrees) / 180));
}

static void
fill_turns (const Rules *rules, gboolean drives_right, SgTurnCosts *turns)
{
  for (guint heading = 0; heading < 256; heading++)
    {
      gboolean back = heading >= U_TURN_FROM && heading <= 256 - U_TURN_FROM;
      double   turn = turn_seconds (rules, heading, drives_right) * rules->time_factor;
      double   whole = turn + (back ? rules->u_turn_seconds * rules->time_factor : 0);

      turns->turn_ms[0][heading] = back ? (guint32) lround (whole * 1000) : 0;
      turns->turn_ms[1][heading] = (guint32) lround (whole * 1000);
    }

  for (guint d = 0; d < G_N_ELEMENTS (turns->delay_ms); d++)
    turns->delay_ms[d] = (guint32) lround (rules->delays[d] * 1000);
}

static void
fill_tables (SgProfiles *self)
{
  for (guint p = 0; p < SG_N_PROFILES; p++)
    {
      for (guint hour = 0; hour <= N_HOURS; hour++)
        fill_rates (self, p, hour);
      for (guint right = 0; right < 2; right++)
        fill_turns (&self->rules[p], right != 0, &self->turns[p][right]);
    }
}

/* ---- public ---- */

SgProfiles *
sg_profiles_ref (SgProfiles *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
sg_profiles_unref (SgProfiles *self)
{
  g_atomic_rc_box_release (self);
}

/**
 * sg_profiles_parse:
 * @text: what a profiles.json holds
 * @name: what the messages call it
 *
 * Returns: (nullable) (transfer full): %NULL with %SG_ERROR_INVALID, which names the key that is
 *   wrong
 */
SgProfiles *
sg_profiles_parse (const char *text, const char *name, GError **error)
{
  static const char *const keys[] = { "format", "zones", "main_roads", "profiles", NULL };
  g_autoptr (SgProfiles) self = g_atomic_rc_box_new0 (SgProfiles);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) why = NULL;
  Section root = { NULL, name, "" };
  double  format;

  node = sg_json_parse (text, FILE_BYTES_MAX, &why);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "%s is not a file of profiles: %s",
                   name,
                   why != NULL ? why->message : "it must be one object in braces");
      return NULL;
    }

  root.object = json_node_get_object (node);
  if (!check_keys (&root, keys, error) ||
      !read_number (&root, "format", FORMAT, FORMAT, &format, error) ||
      !read_zones (self, &root, error) || !read_main_roads (self, &root, error) ||
      !read_profiles (self, &root, error))
    return NULL;

  fill_tables (self);
  return g_steal_pointer (&self);
}

static char *
find_installed (void)
{
  const char      *folder = g_getenv ("SIAGA_PROFILES");
  g_autofree char *path = NULL;

  if (folder != NULL)
    return g_build_filename (folder, FILE_NAME, NULL);

  path = g_build_filename (SIAGA_DATADIR, "profiles", FILE_NAME, NULL);
  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

/**
 * sg_profiles_load:
 * @path: (nullable): a file, or %NULL for the one that is in force: profiles.json in the folder
 *   that SIAGA_PROFILES names, else the installed one, else the one inside the library
 */
SgProfiles *
sg_profiles_load (const char *path, GError **error)
{
  g_autofree char *found = path != NULL ? g_strdup (path) : find_installed ();
  g_autofree char *text = NULL;
  g_autoptr (GError) why = NULL;

  if (found == NULL)
    {
      g_autoptr (GBytes) bytes = g_resource_lookup_data (sg_profiles_resource_get_resource (),
                                                         RESOURCE_PATH,
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                         error);

      /* GResource ends its data with a zero byte. */
      return bytes != NULL ? sg_profiles_parse (g_bytes_get_data (bytes, NULL), FILE_NAME, error)
                           : NULL;
    }

  if (!g_file_get_contents (found, &text, NULL, &why))
    {
      g_set_error (error, SG_ERROR, SG_ERROR_NOT_FOUND, "no profiles: %s", why->message);
      return NULL;
    }

  return sg_profiles_parse (text, found, error);
}

/**
 * sg_profiles_get_rates:
 * @hour: local hour 0…23, or %SG_HOUR_NONE
 *
 * Returns: (transfer none): for sg_rates_segment_ms()
 */
const guint32 *
sg_profiles_get_rates (const SgProfiles *self, SgProfile profile, int hour)
{
  g_return_val_if_fail (hour >= SG_HOUR_NONE && hour < N_HOURS, NULL);

  return self->rates[profile][hour == SG_HOUR_NONE ? N_HOURS : hour];
}

const SgTurnCosts *
sg_profiles_get_turns (const SgProfiles *self, SgProfile profile, gboolean drives_right)
{
  return &self->turns[profile][drives_right != 0];
}

gboolean
sg_profiles_obeys_restrictions (const SgProfiles *self, SgProfile profile)
{
  return self->rules[profile].obeys_restrictions;
}

/**
 * sg_profiles_get_off_road_rate:
 *
 * Returns: for sg_rate_ms(), walking where there is no road
 */
guint32
sg_profiles_get_off_road_rate (const SgProfiles *self, SgProfile profile)
{
  return rate_of (self->rules[profile].off_road_speed, 1);
}

/**
 * sg_profiles_to_local:
 * @at: seconds UTC
 * @point: where
 *
 * Returns: seconds of the local clock there, counted like UTC
 */
gint64
sg_profiles_to_local (const SgProfiles *self, gint64 at, SgPoint point)
{
  double lon = sg_point_lon (point);
  double utc_hours = round (lon / 15);

  for (guint i = 0; i < self->n_zones; i++)
    if (lon >= self->zones[i].from && lon < self->zones[i].to)
      utc_hours = self->zones[i].utc_hours;

  return at + (gint64) (utc_hours * 3600);
}

/**
 * sg_profiles_find_hour:
 * @at: seconds UTC, 0 for no time
 * @point: where
 *
 * Returns: the local hour there, or %SG_HOUR_NONE
 */
int
sg_profiles_find_hour (const SgProfiles *self, gint64 at, SgPoint point)
{
  gint64 hour = sg_profiles_to_local (self, at, point) / 3600;

  return at == 0 ? SG_HOUR_NONE : (int) (((hour % N_HOURS) + N_HOURS) % N_HOURS);
}
