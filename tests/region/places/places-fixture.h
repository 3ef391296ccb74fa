/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-osm-writer.h"
#include "region/places/sg-gazetteer.h"
#include "region/places/sg-places-builder.h"
#include "region/roads/sg-roads-builder.h"
#include "tests/sg-test.h"

/* A town drawn by a test, as real OSM data, and what an import makes of it. */
typedef struct
{
  char           *osm;
  SgOsmWriter    *writer;
  gint64          last_id;
  SgPlacesSummary summary;
  char           *database;
  SgRoads        *roads;
  SgGazetteer    *gazetteer;
} Town;

static inline Town *
town_new (void)
{
  Town *town = g_new0 (Town, 1);

  town->osm = sg_test_path ("town.osm.pbf");
  town->database = sg_test_path ("town.db");
  town->writer = sg_osm_writer_new (town->osm);

  return town;
}

static inline void
town_free (Town *town)
{
  g_clear_pointer (&town->gazetteer, sg_gazetteer_close);
  g_clear_pointer (&town->roads, sg_roads_unref);
  sg_osm_writer_free (town->writer);
  g_free (town->osm);
  g_free (town->database);
  g_free (town);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Town, town_free)

/* The names of @tags are key, value, …, NULL. Nodes come before ways, as in every OSM file. */
static inline gint64
town_add_node (Town *town, double lat, double lon, const char *const *tags)
{
  sg_osm_writer_add_node (town->writer, ++town->last_id, sg_point_from_degrees (lat, lon), tags);

  return town->last_id;
}

static inline void
town_add_way (Town *town, const gint64 *nodes, guint n_nodes, const char *const *tags)
{
  sg_osm_writer_add_way (town->writer, ++town->last_id, nodes, n_nodes, tags);
}

#define TAGS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static inline void
town_import_files (Town *town, const char *osm, const SgPlacesInput *input)
{
  const char *const files[] = { osm, NULL };
  SgPlacesInput     none = { NULL, NULL };
  SgRoadsSummary    roads_summary = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgOsmStore) store = sg_osm_store_read (files, NULL, &error);
  g_autofree char *roads = sg_test_path ("town.srg");
  g_autoptr (SgDb) db = NULL;

  g_assert_no_error (error);
  sg_roads_build (store, FALSE, roads, &roads_summary, NULL, &error);
  g_assert_no_error (error);
  db = sg_db_open (town->database, SG_DB_SCRATCH | SG_DB_SPATIAL, &error);
  g_assert_no_error (error);
  sg_places_build (store, db, input != NULL ? input : &none, &town->summary, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&db, sg_db_close);

  town->roads = sg_roads_open (roads, &error);
  g_assert_no_error (error);
  db = sg_db_open (town->database, SG_DB_READ_ONLY | SG_DB_SPATIAL, &error);
  g_assert_no_error (error);
  town->gazetteer = sg_gazetteer_open (g_steal_pointer (&db), town->roads, &error);
  g_assert_no_error (error);
}

static inline void
town_import (Town *town, const SgPlacesInput *input)
{
  g_autoptr (GError) error = NULL;

  sg_osm_writer_close (town->writer, &error);
  g_assert_no_error (error);
  town_import_files (town, town->osm, input);
}

static inline GPtrArray *
town_search_near (Town *town, const char *text, double lat, double lon)
{
  SgPoint       near = sg_point_from_degrees (lat, lon);
  SgSearchQuery query = { &near, 0, 0 };
  g_autoptr (GError) error = NULL;
  GPtrArray *places = sg_gazetteer_search (town->gazetteer, text, &query, &error);

  g_assert_no_error (error);

  return places;
}

static inline GPtrArray *
town_search (Town *town, const char *text)
{
  SgSearchQuery query = { 0 };
  g_autoptr (GError) error = NULL;
  GPtrArray *places = sg_gazetteer_search (town->gazetteer, text, &query, &error);

  g_assert_no_error (error);

  return places;
}

#define place_at(places, i) ((const SgPlace *) g_ptr_array_index ((places), (i)))

/* The first result for @text has this name. */
#define town_assert_finds(town, text, expected)                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    GPtrArray *found_ = town_search ((town), (text));                                              \
                                                                                                   \
    g_assert_cmpuint (found_->len, >, 0);                                                          \
    g_assert_cmpstr (place_at (found_, 0)->name, ==, (expected));                                  \
    g_ptr_array_unref (found_);                                                                    \
  }                                                                                                \
  G_STMT_END
