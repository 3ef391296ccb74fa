/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where it all happens: bases, hospitals, AEDs and the places of incidents, from the region's own
 * facilities and roads. What the region lacks is put beside a road and says DEMO in its name.
 *
 * Minutes are always by road. A place is asked once who is near, and what follows is remembered:
 * ten years of calls then need no more searches than there are places. */

#include "desk/demo/sg-story-places.h"

#include <math.h>

#include "common/sg-error.h"
#include "desk/demo/sg-story-words.h"
#include "region/places/sg-facility.h"

/* How far from the middle of the region the PSC works. */
#define GROUND_METRES 12000

#define PLACES_MIN 60
#define PLACES_MAX 1500

/* A place is looked for so often inside the regency, and then taken where it is. */
#define TRIES 40

#define HOSPITALS_MIN  3
#define AEDS_MIN       6
#define AEDS_MAX       60
#define VOLUNTEERS_MAX 12

/* ---- the ground ---- */

static gboolean
is_street (const SgRoads *roads, guint32 index)
{
  const SgRoadSegment *segment = &roads->segments[index];
  SgRoadClass          road_class = sg_segment_class (segment);

  return (segment->name & SG_SEGMENT_LARGE (SG_PROFILE_SIREN)) != 0 &&
         (segment->name & SG_SEGMENT_LARGE (SG_PROFILE_FOOT)) != 0 &&
         road_class >= SG_ROAD_PRIMARY && road_class <= SG_ROAD_RESIDENTIAL;
}

/* Roads with a name when there are any. */
static void
find_segments (SgStoryGround *self, SgRoads *roads)
{
  SgBox box = sg_box_around (self->centre, GROUND_METRES);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) nameless = g_array_new (FALSE, FALSE, sizeof (guint32));

  sg_roads_find_in_box (roads, SG_ROAD_GRID_ALL, &box, all);
  self->segments = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < all->len; i++)
    {
      guint32 segment = g_array_index (all, guint32, i);

      if (is_street (roads, segment))
        g_array_append_val (*sg_roads_get_name (roads, segment) != '\0' ? self->segments : nameless,
                            segment);
    }

  if (self->segments->len == 0)
    g_array_append_vals (self->segments, nameless->data, nameless->len);
}

/**
 * sg_story_ground_new:
 *
 * Returns: (nullable): the surroundings of the region's middle, or %NULL with %SG_ERROR_INVALID
 *   when there are no roads
 */
SgStoryGround *
sg_story_ground_new (SgRegion *region, SgGazetteer *gazetteer, GError **error)
{
  const SgBox *box = &sg_region_get_manifest (region)->box;
  g_autoptr (SgStoryGround) self = g_new0 (SgStoryGround, 1);
  g_autoptr (SgReverse) reverse = NULL;

  self->centre.lat = (gint32) (((gint64) box->south + box->north) / 2);
  self->centre.lon = (gint32) (((gint64) box->west + box->east) / 2);
  reverse = sg_gazetteer_reverse (gazetteer, self->centre, error);
  if (reverse == NULL)
    return NULL;

  self->code = g_steal_pointer (&reverse->regency_code);
  self->name = g_steal_pointer (&reverse->regency);
  self->province_code = g_steal_pointer (&reverse->province_code);
  find_segments (self, sg_region_get_roads (region));
  if (self->segments->len == 0)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "%s has no streets within %d km of its middle: import a region with roads",
                   sg_region_get_path (region),
                   GROUND_METRES / 1000);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
sg_story_ground_free (SgStoryGround *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->segments, g_array_unref);
  g_free (self->code);
  g_free (self->name);
  g_free (self->province_code);
  g_free (self);
}

/**
 * sg_story_ground_pick:
 *
 * Returns: a place on a street
 */
SgPoint
sg_story_ground_pick (const SgStoryGround *self, SgStory *story, SgRoads *roads)
{
  guint32 segment =
    g_array_index (self->segments, guint32, sg_story_below (story, self->segments->len));
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  SgPoint from;
  SgPoint to;
  guint   leg;

  sg_roads_append_shape (roads, segment, points);
  leg = sg_story_below (story, points->len - 1);
  from = g_array_index (points, SgPoint, leg);
  to = g_array_index (points, SgPoint, MIN (leg + 1, points->len - 1));

  return (SgPoint){ from.lat / 2 + to.lat / 2, from.lon / 2 + to.lon / 2 };
}

/* ---- facilities ---- */

static void
tell_faskes (SgStory *self, const SgStoryFaskes *faskes, const char *kind, const char *address)
{
  static const char *const hospital[] = { "igd", "icu", "bedah", "ct", "trauma", "ponek", NULL };
  static const char *const plain[] = { "igd", "bedah", "ct", NULL };
  static const char *const puskesmas[] = { "poned", NULL };
  SgStoryWhen              when = sg_story_by (self->from - 30 * SG_STORY_DAY, NULL);
  g_autofree char         *phone = g_strdup_printf ("+6280000%06u", 900000 + self->facilities->len);
  SgBody                  *body = sg_body_new ();

  when.by = self->people[SG_STORY_SUPERVISOR].by;
  sg_body_text (body, "name", faskes->name);
  sg_body_text (body, "kind", kind);
  sg_body_number (body, "lat", sg_point_lat (faskes->point), 7);
  sg_body_number (body, "lon", sg_point_lon (faskes->point), 7);
  if (g_str_equal (kind, "hospital"))
    sg_body_texts (body, "capabilities", faskes->ponek ? hospital : plain);
  else if (g_str_equal (kind, "puskesmas"))
    sg_body_texts (body, "capabilities", puskesmas);
  sg_body_begin_array (body, "phones");
  sg_body_text (body, NULL, phone);
  sg_body_end_array (body);
  sg_body_text (body, "address", address);
  sg_body_bool (body, "demo", faskes->demo);
  sg_story_tell (self, "facility.registered@1", &faskes->id, &when, body);
}

static void
add_faskes (SgStory *self, const char *name, SgPoint point, const char *kind, gboolean demo)
{
  SgStoryFaskes faskes = { .id = sg_story_new_id (self, self->from - 30 * SG_STORY_DAY),
                           .name = g_strdup (name),
                           .point = point,
                           .demo = demo };

  if (g_str_equal (kind, "hospital"))
    {
      faskes.ponek = self->n_hospitals % 2 == 0;
      self->hospitals[self->n_hospitals++] = self->facilities->len;
    }
  tell_faskes (self, &faskes, kind, NULL);
  g_array_append_val (self->facilities, faskes);
}

/* At most so many of those that the map knows by name, evenly from the list. */
static gboolean
add_from_region (SgStory             *self,
                 const SgStoryGround *ground,
                 SgFacilityKind       kind,
                 const char          *word,
                 guint                most,
                 GError             **error)
{
  SgRegion *region = sg_desk_get_region (self->desk, error);
  g_autoptr (SgDb) db = region != NULL ? sg_region_open_db (region, error) : NULL;
  SgBox box = sg_box_around (ground->centre, GROUND_METRES);
  g_autoptr (GPtrArray) found = NULL;
  guint n_added = 0;

  found = db != NULL ? sg_facility_list_in_box (db, &box, 1u << kind, error) : NULL;
  for (guint i = 0; found != NULL && i < found->len && n_added < most; i++)
    {
      const SgFacility *facility = g_ptr_array_index (found, i);

      if (*facility->name == '\0')
        continue;
      add_faskes (self, facility->name, facility->point, word, FALSE);
      n_added++;
    }

  return found != NULL;
}

static char *
dup_district (SgGazetteer *gazetteer, SgPoint point)
{
  /* Without a name of the surroundings there is still a number. */
  g_autoptr (SgReverse) reverse = sg_gazetteer_reverse (gazetteer, point, NULL);

  return reverse != NULL && reverse->district != NULL ? g_steal_pointer (&reverse->district)
                                                      : g_strdup ("Kota");
}

static void
add_invented (SgStory *self, const SgStoryGround *ground, const char *title, const char *kind)
{
  SgRoads         *roads = sg_region_get_roads (sg_desk_get_region (self->desk, NULL));
  SgGazetteer     *gazetteer = sg_desk_get_gazetteer (self->desk, NULL);
  SgPoint          point = sg_story_ground_pick (ground, self, roads);
  g_autofree char *district = dup_district (gazetteer, point);
  g_autofree char *name =
    g_strdup_printf ("%s %s %u (DEMO)", title, district, self->facilities->len + 1);

  add_faskes (self, name, point, kind, TRUE);
}

/* Hospitals first, since they take patients as well. */
gboolean
sg_story_make_facilities (SgStory *self, const SgStoryGround *ground, GError **error)
{
  guint most = self->plan->n_units;

  if (!add_from_region (self,
                        ground,
                        SG_FACILITY_HOSPITAL,
                        "hospital",
                        SG_STORY_HOSPITALS_MAX,
                        error) ||
      !add_from_region (self, ground, SG_FACILITY_PUSKESMAS, "puskesmas", most, error) ||
      !add_from_region (self, ground, SG_FACILITY_AMBULANCE_STATION, "other", most, error))
    return FALSE;

  while (self->n_hospitals < HOSPITALS_MIN)
    add_invented (self, ground, "RSUD", "hospital");
  while (self->facilities->len - self->n_hospitals < MIN (most, 20))
    add_invented (self, ground, "Puskesmas", "puskesmas");

  return TRUE;
}

/* ---- AEDs ---- */

static void
add_aed (SgStory *self, SgPoint point, const char *place, const char *hours, gboolean demo)
{
  gint64      at = self->from - 25 * SG_STORY_DAY;
  SgStoryAed  aed = { sg_story_new_id (self, at), point };
  SgStoryWhen when = sg_story_by (at, self->people[SG_STORY_SUPERVISOR].by);
  SgBody     *body = sg_body_new ();

  sg_body_number (body, "lat", sg_point_lat (point), 7);
  sg_body_number (body, "lon", sg_point_lon (point), 7);
  sg_body_text (body, "place", place);
  sg_body_text (body, "hours", hours);
  sg_body_int (body, "checked_at", at - sg_story_between (self, 1, 90) * SG_STORY_DAY);
  sg_body_bool (body, "demo", demo);
  sg_story_tell (self, "aed.registered@1", &aed.id, &when, body);
  g_array_append_val (self->aeds, aed);
}

static gboolean
make_aeds (SgStory *self, const SgStoryGround *ground, GError **error)
{
  SgRegion *region = sg_desk_get_region (self->desk, error);
  g_autoptr (SgDb) db = sg_region_open_db (region, error);
  SgBox box = sg_box_around (ground->centre, GROUND_METRES);
  g_autoptr (GPtrArray) found = NULL;
  const SgStoryWordList *words = &sg_story_words[SG_WORDS_AED_PLACE];

  found = db != NULL ? sg_facility_list_in_box (db, &box, 1u << SG_FACILITY_AED, error) : NULL;
  for (guint i = 0; found != NULL && i < MIN (found->len, AEDS_MAX); i++)
    {
      const SgFacility *one = g_ptr_array_index (found, i);

      add_aed (self, one->point, one->where, one->opening_hours, FALSE);
    }

  while (found != NULL && self->aeds->len < AEDS_MIN)
    {
      SgPoint          point = sg_story_ground_pick (ground, self, sg_region_get_roads (region));
      g_autofree char *place =
        g_strdup_printf ("%s (DEMO)", sg_story_pick (self, words->words, words->n));

      add_aed (self, point, place, NULL, TRUE);
    }

  return found != NULL;
}

/* ---- places of incidents ---- */

static void
describe (SgStory *self, SgStoryPlace *place, const SgReverse *reverse)
{
  const SgStoryWordList *patokan = &sg_story_words[SG_WORDS_PATOKAN];
  SgScene               *scene = &place->scene;
  const char            *road = reverse->road != NULL ? reverse->road : "jalan desa";

  *scene = SG_SCENE_UNKNOWN;
  scene->lat = sg_point_lat (place->point);
  scene->lon = sg_point_lon (place->point);
  scene->patokan = g_strdup (sg_story_pick (self, patokan->words, patokan->n));
  scene->text =
    g_strdup_printf ("%s No. %u, %s", road, 1 + sg_story_below (self, 180), scene->patokan);
  scene->desa = g_strdup (reverse->village);
  scene->kecamatan = g_strdup (reverse->district);
  scene->area_code = g_strdup (reverse->village_code);
  scene->road = g_strdup (reverse->road);
}

static gboolean
add_place (SgStory *self, const SgStoryGround *ground, GError **error)
{
  SgGazetteer *gazetteer = sg_desk_get_gazetteer (self->desk, error);
  SgRoads     *roads = sg_region_get_roads (sg_desk_get_region (self->desk, NULL));
  g_autoptr (SgReverse) reverse = NULL;
  SgStoryPlace place = { .fetcher = G_MAXUINT32 };

  for (guint try = 0; try < TRIES; try++)
    {
      g_clear_pointer (&reverse, sg_reverse_free);
      place.point = sg_story_ground_pick (ground, self, roads);
      reverse = sg_gazetteer_reverse (gazetteer, place.point, error);
      if (reverse == NULL)
        return FALSE;
      if (ground->code == NULL || g_strcmp0 (reverse->regency_code, ground->code) == 0)
        break;
    }

  describe (self, &place, reverse);
  g_array_append_val (self->places, place);
  return TRUE;
}

static SgResponders *
make_unit_pool (SgStory *self, SgRoads *roads)
{
  SgResponders *pool = sg_responders_new (roads);

  for (guint i = 0; i < self->units->len; i++)
    sg_responders_add (pool,
                       g_array_index (self->units, SgStoryUnit, i).point,
                       SG_PROFILE_SIREN,
                       0);

  return pool;
}

static GArray *
take_ranked (const GArray *ranked)
{
  GArray *taken = g_array_new (FALSE, TRUE, sizeof (SgStoryRanked));

  for (guint i = 0; i < ranked->len; i++)
    {
      const SgRanked *one = &g_array_index (ranked, SgRanked, i);
      SgStoryRanked   way = { one->responder, { MAX (one->ms, 1), (guint32) one->metres } };

      g_array_append_val (taken, way);
    }

  return taken;
}

static gboolean
find_units (SgStory *self, SgProgress *progress, GError **error)
{
  SgRouter *router = sg_desk_get_router (self->desk, error);
  SgRoads  *roads = sg_region_get_roads (sg_desk_get_region (self->desk, NULL));
  g_autoptr (SgResponders) pool = router != NULL ? make_unit_pool (self, roads) : NULL;
  SgRankQuery query = { .limit = SG_STORY_RANKED_MAX, .travel = { .profile = SG_PROFILE_SIREN } };

  for (guint i = 0; pool != NULL && i < self->places->len; i++)
    {
      SgStoryPlace *place = &g_array_index (self->places, SgStoryPlace, i);
      g_autoptr (GArray) ranked = sg_router_rank (router, pool, place->point, &query);

      place->units = take_ranked (ranked);
      if (!sg_progress_step (progress, i, self->places->len, error))
        return FALSE;
    }

  return pool != NULL;
}

static SgStoryWay
way_of (const SgCost *cost)
{
  return (SgStoryWay){ cost->found ? MAX (cost->ms, 1) : 0, (guint32) cost->metres };
}

/* One search for each hospital, from everywhere to it. */
static void
find_hospitals (SgStory *self)
{
  SgRouter             *router = sg_desk_get_router (self->desk, NULL);
  guint                 n = self->places->len;
  g_autofree SgPoint   *points = g_new (SgPoint, n);
  g_autofree SgCost    *costs = g_new (SgCost, n);
  static const SgTravel travel = { .profile = SG_PROFILE_SIREN };

  for (guint i = 0; i < n; i++)
    points[i] = g_array_index (self->places, SgStoryPlace, i).point;

  for (guint h = 0; h < self->n_hospitals; h++)
    {
      SgPoint to = g_array_index (self->facilities, SgStoryFaskes, self->hospitals[h]).point;

      sg_router_find_costs (router, points, n, to, &travel, costs);
      for (guint i = 0; i < n; i++)
        g_array_index (self->places, SgStoryPlace, i).hospital[h] = way_of (&costs[i]);
    }
}

/* And one for each base, from every hospital home; without the siren. */
static void
find_ways_home (SgStory *self)
{
  SgRouter             *router = sg_desk_get_router (self->desk, NULL);
  SgPoint               hospitals[SG_STORY_HOSPITALS_MAX];
  SgCost                costs[SG_STORY_HOSPITALS_MAX];
  static const SgTravel travel = { .profile = SG_PROFILE_AMBULANCE };

  for (guint h = 0; h < self->n_hospitals; h++)
    hospitals[h] = g_array_index (self->facilities, SgStoryFaskes, self->hospitals[h]).point;

  for (guint i = 0; i < self->units->len; i++)
    {
      SgStoryUnit *unit = &g_array_index (self->units, SgStoryUnit, i);

      sg_router_find_costs (router, hospitals, self->n_hospitals, unit->point, &travel, costs);
      for (guint h = 0; h < self->n_hospitals; h++)
        unit->home[h] = way_of (&costs[h]);
    }
}

/**
 * sg_story_make_places:
 *
 * AEDs and the places of incidents, with the ways between them and the units, which are there.
 */
gboolean
sg_story_make_places (SgStory             *self,
                      const SgStoryGround *ground,
                      SgProgress          *progress,
                      GError             **error)
{
  guint64 n_incidents = (guint64) self->plan->n_days * self->plan->incidents_per_day;
  guint   n = (guint) CLAMP (n_incidents * 2, PLACES_MIN, PLACES_MAX);

  if (!make_aeds (self, ground, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!add_place (self, ground, error))
      return FALSE;

  if (!find_units (self, progress, error))
    return FALSE;

  find_hospitals (self);
  find_ways_home (self);
  return TRUE;
}

/* ---- volunteers near a place ---- */

static int
compare_metres (gconstpointer a, gconstpointer b)
{
  const SgStoryRanked *one = a;
  const SgStoryRanked *other = b;

  if (one->way.metres != other->way.metres)
    return one->way.metres < other->way.metres ? -1 : 1;

  return (one->who > other->who) - (one->who < other->who);
}

static void
find_fetcher (SgStory *self, SgStoryPlace *place, const SgRankQuery *query)
{
  SgRankQuery first = *query;
  g_autoptr (GArray) found = NULL;

  first.limit = 1;
  found = sg_router_rank_via_aed (sg_desk_get_router (self->desk, NULL),
                                  self->volunteer_pool,
                                  self->aed_pool,
                                  place->point,
                                  60 * 1000,
                                  &first);
  if (found->len > 0)
    {
      const SgRankedViaAed *one = &g_array_index (found, SgRankedViaAed, 0);

      place->fetcher = one->responder;
      place->aed = one->aed / 2; /* each is in the pool for two profiles */
      place->fetch_ms = one->ms;
    }
}

/**
 * sg_story_place_find_volunteers:
 *
 * Who lives near, by road and each on their own profile; asked once for each place.
 */
void
sg_story_place_find_volunteers (SgStory *self, SgStoryPlace *place)
{
  SgRankQuery query = { .limit = VOLUNTEERS_MAX, .within_ms = 10 * 60 * 1000 };
  g_autoptr (GArray) ranked = NULL;

  if (place->volunteers != NULL)
    return;

  ranked = sg_router_rank (sg_desk_get_router (self->desk, NULL),
                           self->volunteer_pool,
                           place->point,
                           &query);
  place->volunteers = take_ranked (ranked);
  g_array_sort (place->volunteers, compare_metres);
  find_fetcher (self, place, &query);
}
