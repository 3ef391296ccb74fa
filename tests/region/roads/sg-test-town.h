/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-router.h"

G_BEGIN_DECLS

/* Random small towns, as drawn and as the importer made roads of them. */

#define SG_TEST_NEVER G_MAXUINT32

typedef struct
{
  SgPoint     point;
  SgRoadDelay delay;
  gboolean    is_bollard; /* cars cannot pass, only turn round */
} SgTestNode;

/* Has junctions at its ends only. */
typedef struct
{
  guint       ends[2]; /* nodes */
  SgPoint     points[6];
  guint       n_points;
  gboolean    is_oneway;
  SgRoadClass road_class;
  guint       limit; /* km/h, 0 none */
  guint32     segment;
  gboolean    is_closed;
  guint32     factor; /* 1/65536 */
} SgTestWay;

typedef struct
{
  guint    from; /* ways */
  guint    to;
  guint    via;  /* way, or SG_TEST_NEVER */
  guint    node; /* where it ends being looked at: before to */
  gboolean is_only;
} SgTestRule;

typedef struct
{
  guint       n_nodes;
  guint       n_ways;
  guint       n_rules;
  SgTestNode  nodes[24];
  SgTestWay   ways[48];
  SgTestRule  rules[8];
  guint       side; /* steps of 1e-7 degree */
  gboolean    drives_right;
  char       *text; /* as OpenStreetMap would say it */
  SgRoads    *roads;
  SgProfiles *profiles;
} SgTestTown;

/* A place on a way. */
typedef struct
{
  guint   way;
  guint32 along;
  guint32 off_road_dm;
} SgTestPlace;

SgTestTown *sg_test_town_new (GRand *random, SgProfiles *profiles);
void        sg_test_town_free (SgTestTown *self);
char       *sg_test_town_close_roads (SgTestTown *self, GRand *random, gint64 until);
SgPoint     sg_test_town_pick_point (const SgTestTown *self, GRand *random);
gboolean    sg_test_town_place (const SgTestTown *self,
                                SgProfile         profile,
                                SgPoint           point,
                                SgTestPlace      *place);

guint sg_test_town_find_way (const SgTestTown *self, guint32 segment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgTestTown, sg_test_town_free)

G_END_DECLS
