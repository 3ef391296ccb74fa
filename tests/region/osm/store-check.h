/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-osm-rings.h"

/* What must be true of every store, whatever bytes it was read from: the builders rely on it. */

static inline void
sg_check_tags (const SgOsmStore *store, guint32 first, guint32 n)
{
  for (guint32 i = 0; i < n; i++)
    {
      g_assert_cmpuint (store->tags[first + i].key, <, SG_OSM_N_KEYS);
      g_assert_true (g_utf8_validate (store->strings + store->tags[first + i].value, -1, NULL));
    }
}

static inline void
sg_check_points (const SgOsmStore *store)
{
  const SgBox globe = { -900000000, -1800000000, 900000000, 1800000000 };

  for (guint32 i = 0; i < store->n_points; i++)
    {
      g_assert_true (sg_box_contains (&globe, store->points[i]));
      g_assert_true (sg_box_contains (&store->box, store->points[i]));
    }
  for (guint32 i = 0; i < store->n_nodes; i++)
    {
      g_assert_cmpuint (store->nodes[i].point, <, store->n_points);
      sg_check_tags (store, store->nodes[i].first_tag, store->nodes[i].n_tags);
    }
}

static inline void
sg_check_ring (const SgRing *ring)
{
  g_assert_cmpuint (ring->n_points, >=, 4);
  g_assert_true (sg_point_equal (ring->points[0], ring->points[ring->n_points - 1]));
  g_assert_cmpfloat (sg_ring_area (ring), >, 0);
  sg_ring_label_point (ring);
}

static inline void
sg_check_ways (const SgOsmStore *store)
{
  for (guint32 i = 0; i < store->n_ways; i++)
    {
      const SgOsmWay *way = &store->ways[i];

      g_assert_cmpuint (way->n_refs, >=, 2);
      for (guint32 j = 0; j < way->n_refs; j++)
        g_assert_cmpuint (store->refs[way->first_ref + j], <, store->n_points);
      if (i > 0)
        g_assert_cmpint (store->ways[i - 1].id, <, way->id);
      sg_check_tags (store, way->first_tag, way->n_tags);
    }

  for (guint32 i = 0; i < store->n_ways; i++)
    {
      g_autoptr (SgRing) ring = sg_osm_rings_from_way (store, &store->ways[i]);

      if (ring != NULL)
        sg_check_ring (ring);
    }
}

static inline void
sg_check_relation (const SgOsmStore *store, const SgOsmRelation *relation)
{
  g_autoptr (GPtrArray) rings = sg_osm_rings_assemble (store, relation);

  for (guint32 i = 0; i < relation->n_members; i++)
    {
      const SgOsmMember *member = &store->members[relation->first_member + i];
      guint32            end = member->type == SG_OSM_NODE ? store->n_points : store->n_ways;

      g_assert_cmpuint (member->type, <=, SG_OSM_RELATION);
      g_assert_nonnull (store->strings + member->role);
      if (member->index != SG_OSM_MISSING)
        g_assert_cmpuint (member->index, <, end);
    }
  sg_check_tags (store, relation->first_tag, relation->n_tags);

  for (guint i = 0; i < rings->len; i++)
    sg_check_ring (rings->pdata[i]);
}

static inline void
sg_check_store (const SgOsmStore *store)
{
  sg_check_points (store);
  sg_check_ways (store);
  for (guint32 i = 0; i < store->n_relations; i++)
    sg_check_relation (store, &store->relations[i]);
}
