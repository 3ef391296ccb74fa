/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-osm-store.h"
#include "region/roads/sg-roads-builder.h"
#include "region/roads/sg-roads.h"

G_BEGIN_DECLS

/* Small towns for tests, written as text: a line for each thing, split as a shell would.
 *
 *   node a -6.2 106.8 highway=traffic_signals
 *   way 1 a,b,c highway=primary oneway=yes name="Jalan Satu"
 *   relation 7 from:1 via:b to:2 type=restriction restriction=no_left_turn
 *
 * A node is called by a word, a way by a number; a member that begins with a digit is a way. */

SgOsmStore *sg_test_store_from_text (const char *text);

/* Streets between random places around Jakarta, each way between two or three of them. */
char *sg_test_random_town (GRand *random, guint n_nodes, guint n_ways);

SgRoads *sg_test_roads_from_store (const SgOsmStore *store,
                                   gboolean          drives_right,
                                   SgRoadsSummary   *summary);
SgRoads *sg_test_roads_from_text (const char *text, gboolean drives_right);

/* Segments whose road has this name, twins aside, in the order of the graph. */
GArray *sg_test_roads_list_named (const SgRoads *roads, const char *name);

G_END_DECLS
