/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which district a choice leaves without an ambulance. One search a district finds its two nearest
 * ready units, and these answer the question for every unit: a district is lost with the nearest
 * one when the second is too late. Reckoned anew only when a unit, a closure or the hour differs.
 */

#define G_LOG_DOMAIN "siaga-desk"

#include "desk/candidates/sg-coverage.h"

#include "desk/candidates/sg-desk-closures.h"
#include "desk/candidates/sg-responder-store.h"

#define CACHE_KEY "sg-coverage"

#define SECONDS_OF_HOUR 3600

/* What the coverage was reckoned from. */
typedef struct
{
  const SgResponderIndex *index;
  guint64                 stamp;
  const SgRoads          *roads;
  const SgClosures       *closures;
  gint64                  hour;
} Basis;

typedef struct
{
  Basis       basis;
  SgClosures *closures; /* held, so that no other ones get their address */
  SgCoverage  coverage;
} Cache;

static void
free_covered (gpointer data)
{
  SgCovered *covered = data;

  sg_district_free (covered->district);
  g_free (covered);
}

static void
free_cache (gpointer data)
{
  Cache *cache = data;

  g_clear_pointer (&cache->closures, sg_closures_unref);
  g_clear_pointer (&cache->coverage.districts, g_ptr_array_unref);
  g_free (cache);
}

static GPtrArray *
list_districts (SgDesk *desk, GError **error)
{
  SgRegion *region = sg_desk_get_region (desk, error);
  g_autoptr (SgDb) db = region != NULL ? sg_region_open_db (region, error) : NULL;

  return db != NULL ? sg_district_list (db, sg_desk_get_identity (desk)->psc, error) : NULL;
}

/* Takes the district. */
static SgCovered *
reckon (SgRouter *router, SgResponderIndex *index, SgDistrict *district, const SgTravel *travel)
{
  SgCovered          *covered = g_new0 (SgCovered, 1);
  SgRankQuery         query = { .limit = 2, .require = SG_FLAG_MAY, .travel = *travel };
  const SgResponders *units = sg_responder_index_get_pool (index, SG_POOL_SIREN);
  g_autoptr (GArray) ranked = sg_router_rank (router, units, district->centre, &query);

  covered->district = district;
  for (guint i = 0; i < ranked->len; i++)
    {
      const SgRanked *one = &g_array_index (ranked, SgRanked, i);

      *(i == 0 ? &covered->unit : &covered->second) =
        *sg_responder_index_get_id (index, SG_POOL_SIREN, one->responder);
      *(i == 0 ? &covered->ms : &covered->second_ms) = one->ms;
    }

  return covered;
}

static gboolean
equal_basis (const Basis *a, const Basis *b)
{
  return a->index == b->index && a->stamp == b->stamp && a->roads == b->roads &&
         a->closures == b->closures && a->hour == b->hour;
}

static Cache *
make_cache (SgDesk           *desk,
            SgResponderIndex *index,
            const SgTravel   *travel,
            const Basis      *basis,
            GError          **error)
{
  SgRouter *router = sg_desk_get_router (desk, error);
  g_autoptr (GPtrArray) districts = router != NULL ? list_districts (desk, error) : NULL;
  Cache *cache;

  if (districts == NULL)
    return NULL;

  cache = g_new0 (Cache, 1);
  cache->basis = *basis;
  if (travel->closures != NULL)
    cache->closures = sg_closures_ref ((SgClosures *) travel->closures);
  cache->coverage.districts = g_ptr_array_new_with_free_func (free_covered);
  while (districts->len > 0)
    g_ptr_array_add (cache->coverage.districts,
                     reckon (router, index, g_ptr_array_steal_index (districts, 0), travel));

  return cache;
}

static void
set_targets (SgDesk *desk, SgCoverage *coverage)
{
  for (guint i = 0; i < coverage->districts->len; i++)
    {
      SgCovered *covered = g_ptr_array_index (coverage->districts, i);

      covered->target_s = sg_psc_get_value (sg_desk_get_psc (desk),
                                            SG_SETTING_COVERAGE_TARGET_S,
                                            covered->district->name);
    }
}

/**
 * sg_desk_get_coverage:
 * @index: up to date
 *
 * Returns: (nullable) (transfer none): how soon ready units are in the districts of the PSC, with
 *   the siren; until the next call
 */
const SgCoverage *
sg_desk_get_coverage (SgDesk *desk, SgResponderIndex *index, GError **error)
{
  Cache    *cache = g_object_get_data (G_OBJECT (desk), CACHE_KEY);
  SgRegion *region = sg_desk_get_region (desk, error);
  SgTravel  travel;
  Basis     basis;

  if (region == NULL || !sg_desk_plan_travel (desk, SG_PROFILE_SIREN, &travel, error))
    return NULL;

  basis = (Basis){ .index = index,
                   .stamp = sg_responder_index_get_stamp (index),
                   .roads = sg_region_get_roads (region),
                   .closures = travel.closures,
                   .hour = travel.at / SECONDS_OF_HOUR };
  if (cache == NULL || !equal_basis (&cache->basis, &basis))
    {
      cache = make_cache (desk, index, &travel, &basis, error);
      g_object_set_data_full (G_OBJECT (desk), CACHE_KEY, cache, free_cache);
    }

  if (cache == NULL)
    return NULL;

  set_targets (desk, &cache->coverage);
  return &cache->coverage;
}

gboolean
sg_covered_in_time (const SgCovered *self)
{
  return !sg_uuid_is_none (&self->unit) && self->ms <= self->target_s * 1000;
}

/**
 * sg_coverage_list_lost:
 * @unit: that would be sent away
 *
 * Returns: (transfer container) (element-type SgCovered): the districts where nobody else would be
 *   in time
 */
GPtrArray *
sg_coverage_list_lost (const SgCoverage *self, const SgUuid *unit)
{
  GPtrArray *lost = g_ptr_array_new ();

  for (guint i = 0; i < self->districts->len; i++)
    {
      SgCovered *district = g_ptr_array_index (self->districts, i);
      gboolean   second_in_time = !sg_uuid_is_none (&district->second) &&
                                district->second_ms <= district->target_s * 1000;

      if (sg_covered_in_time (district) && sg_uuid_equal (&district->unit, unit) && !second_in_time)
        g_ptr_array_add (lost, district);
    }

  return lost;
}
