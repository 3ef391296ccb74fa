/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl region facilities, aed: what is near a patient, and who can bring a defibrillator. */

#include "config.h"

#include <string.h>

#include "ctl/sg-ctl-roads.h"
#include "region/places/sg-facility.h"
#include "region/places/sg-opening-hours.h"
#include "region/sg-region.h"

/* AEDs further away than this are never worth a detour to a patient without a pulse. */
#define AED_METRES 5000.0
#define AEDS_MAX   1000

/* To take it off the wall and run on: measured nowhere we know of, so an estimate to be changed. */
#define PICK_UP_SECONDS 30

/* ---- facilities ---- */

/**
 * sg_ctl_parse_kinds:
 * @text: kinds of facilities, apart by commas
 * @kinds: (inout): gets bit 1 << SgFacilityKind for each
 */
gboolean
sg_ctl_parse_kinds (const char *text, guint *kinds)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint kind = 0;

      while (kind < SG_N_FACILITY_KINDS &&
             strcmp (words[i], sg_facility_kind_to_text ((SgFacilityKind) kind)) != 0)
        kind++;
      if (kind == SG_N_FACILITY_KINDS)
        return FALSE;

      *kinds |= 1u << kind;
    }

  return TRUE;
}

static void
add_text (JsonBuilder *json, const char *member, const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  json_builder_set_member_name (json, member);
  json_builder_add_string_value (json, text);
}

static void
add_answer (JsonBuilder *json, const char *member, SgAnswer answer)
{
  if (answer == SG_ANSWER_UNKNOWN)
    return;

  json_builder_set_member_name (json, member);
  json_builder_add_boolean_value (json, answer == SG_ANSWER_YES);
}

static void
add_facility (JsonBuilder *json, const SgFacility *facility, SgPoint at)
{
  json_builder_begin_object (json);
  add_text (json, "kind", sg_facility_kind_to_text (facility->kind));
  add_text (json, "name", facility->name);
  sg_ctl_json_double (json, "lat", sg_point_lat (facility->point), 7);
  sg_ctl_json_double (json, "lon", sg_point_lon (facility->point), 7);
  sg_ctl_json_double (json, "metres", sg_point_distance (at, facility->point), 1);
  add_text (json, "where", facility->where);
  add_text (json, "phone", facility->phone);
  add_text (json, "opening_hours", facility->opening_hours);
  add_text (json, "level", facility->level);
  add_answer (json, "indoor", facility->indoor);
  add_answer (json, "emergency", facility->emergency);
  if (facility->beds >= 0)
    {
      json_builder_set_member_name (json, "beds");
      json_builder_add_int_value (json, facility->beds);
    }
  json_builder_end_object (json);
}

static void
print_facilities_json (const GPtrArray *facilities, SgPoint at)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < facilities->len; i++)
    add_facility (json, g_ptr_array_index (facilities, i), at);
  json_builder_end_array (json);
  sg_ctl_print_json (json);
}

static void
print_facilities (const GPtrArray *facilities, SgPoint at)
{
  for (guint i = 0; i < facilities->len; i++)
    {
      const SgFacility *facility = g_ptr_array_index (facilities, i);

      g_print ("%6.0f m  %-17s %s  %s\n",
               sg_point_distance (at, facility->point),
               sg_facility_kind_to_text (facility->kind),
               *facility->name != '\0' ? facility->name : facility->where,
               facility->phone);
    }
}

static SgDb *
open_db (const char *path, GError **error)
{
  g_autoptr (SgRegion) region = sg_region_open (path, error);

  return region != NULL ? sg_region_open_db (region, error) : NULL;
}

static int
run_facilities (char **arguments)
{
  g_autofree char   *kind_text = NULL;
  gboolean           as_json = FALSE;
  double             within = AED_METRES;
  int                limit = 20;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind_text, NULL, NULL },
    { "within", 0, 0, G_OPTION_ARG_DOUBLE, &within, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 2, &exit_code);
  g_autoptr (GPtrArray) facilities = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = NULL;
  guint   kinds = 0;
  SgPoint at;

  if (words == NULL)
    return exit_code;
  if (limit < 1 || !(within > 0))
    return sg_ctl_usage ("facilities: --limit and --within METRES must be more than 0");
  if (kind_text != NULL && !sg_ctl_parse_kinds (kind_text, &kinds))
    return sg_ctl_usage ("facilities: --kind “%s”: say hospital, clinic, puskesmas, pharmacy, "
                         "fire_station, police, ambulance_station, aed or assembly_point",
                         kind_text);
  if (!sg_point_parse (words[1], &at, &error))
    return sg_ctl_usage ("%s", error->message);

  db = open_db (words[0], &error);
  if (db != NULL)
    facilities = sg_facility_list_near (db, at, within, kinds, (guint) limit, &error);
  if (facilities == NULL)
    return sg_ctl_failed (error);

  (as_json ? print_facilities_json : print_facilities) (facilities, at);
  return SG_CTL_DONE;
}

/* ---- aed ---- */

/* Whether it may be fetched: one whose hours nobody wrote down is offered too. */
static gboolean
may_be_open (const SgFacility *aed, const SgProfiles *profiles, gint64 at)
{
  gint64 local = sg_profiles_to_local (profiles, at, aed->point);
  g_autoptr (GDateTime) time = at != 0 ? g_date_time_new_from_unix_utc (local) : NULL;

  return time == NULL ||
         sg_opening_hours_state (aed->opening_hours,
                                 (GDateWeekday) g_date_time_get_day_of_week (time),
                                 (guint) (g_date_time_get_hour (time) * 60 +
                                          g_date_time_get_minute (time))) != SG_OPEN_CLOSED;
}

/* The AEDs of the region near the patient that may be open, as a pool for the router. */
static SgResponders *
find_aeds (const SgCtlRoads *self, const char *region, SgPoint patient, GError **error)
{
  g_autoptr (SgDb) db = open_db (region, error);
  g_autoptr (GPtrArray) facilities = NULL;
  SgResponders *aeds = NULL;

  if (db != NULL)
    facilities =
      sg_facility_list_near (db, patient, AED_METRES, 1u << SG_FACILITY_AED, AEDS_MAX, error);
  if (facilities == NULL)
    return NULL;

  aeds = sg_responders_new (self->roads);
  for (guint i = 0; i < facilities->len; i++)
    {
      const SgFacility *aed = g_ptr_array_index (facilities, i);
      g_autofree char  *number = g_strdup_printf ("%" G_GINT64_FORMAT, aed->id);

      if (may_be_open (aed, self->profiles, self->travel.at))
        {
          const char *label = *aed->name != '\0' ? aed->name : aed->where;

          sg_responders_set_id (aeds,
                                sg_responders_add (aeds, aed->point, SG_PROFILE_FOOT, 0),
                                *label != '\0' ? label : number);
        }
    }

  return aeds;
}

static void
print_via_aed_json (const SgResponders *responders, const SgResponders *aeds, const GArray *ranked)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < ranked->len; i++)
    {
      const SgRankedViaAed *one = &g_array_index (ranked, SgRankedViaAed, i);

      json_builder_begin_object (json);
      add_text (json, "id", sg_responders_get_id (responders, one->responder));
      sg_ctl_json_double (json, "seconds", one->ms / 1000.0, 3);
      add_text (json, "aed", sg_responders_get_id (aeds, one->aed));
      sg_ctl_json_double (json, "aed_seconds", one->aed_ms / 1000.0, 3);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  sg_ctl_print_json (json);
}

static void
print_via_aed (const SgResponders *responders, const SgResponders *aeds, const GArray *ranked)
{
  for (guint i = 0; i < ranked->len; i++)
    {
      const SgRankedViaAed *one = &g_array_index (ranked, SgRankedViaAed, i);

      g_print ("%6.0f s  %s, by the AED %s after %.0f s\n",
               one->ms / 1000.0,
               sg_responders_get_id (responders, one->responder),
               sg_responders_get_id (aeds, one->aed),
               one->aed_ms / 1000.0);
    }
}

/* An AED lies beside other roads for who walks than for who drives, so it is in the pool once for
 * each profile. */
static void
let_all_fetch (SgResponders *aeds)
{
  guint32 n = sg_responders_get_chains (aeds).n_slots;

  for (guint32 aed = 0; aed < n; aed++)
    for (guint profile = 0; profile < SG_N_PROFILES; profile++)
      {
        SgPoint point = sg_responders_get (aeds, aed)->point;

        if (profile != SG_PROFILE_FOOT)
          sg_responders_set_id (aeds,
                                sg_responders_add (aeds, point, (SgProfile) profile, 0),
                                sg_responders_get_id (aeds, aed));
      }
}

/* Where the AEDs come from: a file of the person's, or the region. */
static SgResponders *
read_aeds (const SgCtlRoads *self, const char *path, char **words, SgPoint at, GError **error)
{
  SgResponders *aeds = path != NULL
                         ? sg_responders_read_csv (self->roads, path, SG_PROFILE_FOOT, error)
                         : find_aeds (self, words[0], at, error);

  if (aeds != NULL)
    let_all_fetch (aeds);

  return aeds;
}

static int
run_aed (char **arguments)
{
  g_auto (SgCtlRoads) self = { 0 };
  g_autofree char   *path = NULL;
  g_autofree char   *aed_path = NULL;
  int                limit = 20;
  int                pick_up = PICK_UP_SECONDS;
  const GOptionEntry entries[] = {
    SG_CTL_ROADS_ENTRIES (&self),
    { "responders", 0, 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
    { "aeds", 0, 0, G_OPTION_ARG_FILENAME, &aed_path, NULL, NULL },
    { "pick-up", 0, 0, G_OPTION_ARG_INT, &pick_up, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 2, &exit_code);
  g_autoptr (SgResponders) responders = NULL;
  g_autoptr (SgResponders) aeds = NULL;
  g_autoptr (GArray) ranked = NULL;
  g_autoptr (GError) error = NULL;
  SgRankQuery query = { 0 };
  SgPoint     at;

  if (words == NULL)
    return exit_code;
  if (path == NULL || limit < 1 || pick_up < 0 || pick_up > 3600)
    return sg_ctl_usage ("aed needs --responders CSV, a --limit of 1 or more and --pick-up of 0 to "
                         "3600 seconds");
  if (!sg_point_parse (words[1], &at, &error))
    return sg_ctl_usage ("%s", error->message);
  if (!sg_ctl_roads_open (&self, words[0], &error))
    return sg_ctl_failed (error);

  responders = sg_responders_read_csv (self.roads, path, self.travel.profile, &error);
  if (responders != NULL)
    aeds = read_aeds (&self, aed_path, words, at, &error);
  if (aeds == NULL)
    return sg_ctl_failed (error);

  query.limit = (guint32) limit;
  query.travel = self.travel;
  ranked =
    sg_router_rank_via_aed (self.router, responders, aeds, at, (guint32) pick_up * 1000, &query);
  (self.json ? print_via_aed_json : print_via_aed) (responders, aeds, ranked);
  return SG_CTL_DONE;
}

const SgCtlCommand sg_ctl_facilities_commands[] = {
  { "region facilities",
    "REGION LAT,LON [--kind hospital,aed,…] [--within METRES] [--limit 20] [--json]",
    run_facilities },
  { "region aed",
    "REGION AT --responders CSV [--aeds CSV] [--pick-up SECONDS] [--limit 20] [--profile P] "
    "[--at TIME] [--closures GEOJSON] [--json]",
    run_aed },
  { NULL, NULL, NULL },
};
