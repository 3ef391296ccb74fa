/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db.h"
#include "region/places/sg-place-kind.h"
#include "region/roads/sg-roads.h"

G_BEGIN_DECLS

/* The offline gazetteer of a region: what a caller says → where that is, and back. One object a
 * thread, each with its own database handle. */
typedef struct _SgGazetteer SgGazetteer;

/**
 * SgPlace:
 * @name: as it stands on the map; of a house with its number, of a crossing both names
 * @context: where that is, such as `Kel. Menteng, Kec. Menteng, Jakarta Pusat`; may be empty
 * @detail: what was said and cannot be searched for, such as `RT 03/RW 07`; may be empty
 * @house_number: (nullable): the number that was found or reckoned, for %SG_PLACE_HOUSE
 * @interpolated: whether the house lies between numbers that are known, so @point is an estimate
 * @score: 0…1, how well it fits; falls along the list of results
 */
typedef struct
{
  gint64      id; /* in the region's database; 0 for a crossing */
  SgPlaceKind kind;
  char       *name;
  char       *context;
  char       *detail;
  char       *house_number;
  gboolean    interpolated;
  SgPoint     point;
  double      score;
} SgPlace;

/* How many results a search gives at most. */
#define SG_SEARCH_LIMIT_MAX 100

/**
 * SgSearchQuery:
 * @near: (nullable): places near it come first: the incident, or the middle of the desk's map
 * @limit: at most this many results, 1…%SG_SEARCH_LIMIT_MAX; 0 means 10
 * @kinds: bit 1 << SgPlaceKind for each kind that is wanted; 0 means all
 */
typedef struct
{
  const SgPoint *near;
  guint          limit;
  guint64        kinds;
} SgSearchQuery;

/* How an administrative area of SgReverse was found. */
typedef enum
{
  SG_AREA_UNKNOWN,
  SG_AREA_BY_BOUNDARY,
  SG_AREA_BY_NEAREST /* the nearest centre of a desa: may be wrong near a border */
} SgAreaMethod;

typedef enum
{
  SG_SIDE_NONE, /* on the road, or there is none */
  SG_SIDE_LEFT,
  SG_SIDE_RIGHT
} SgSide;

/**
 * SgReverse:
 * @road: (nullable): name of the nearest road that has one
 * @road_metres: how far away that is; negative when there is no road within two kilometres
 * @road_point: the nearest point of it
 * @side: of the road, seen along the direction in which it is drawn
 * @compass: side of the road on which the point lies: `north`, `north-east`, …; empty on the road
 * @segment: of the road graph, or G_MAXUINT32
 * @context: the areas in the words of #SgPlace
 *
 * The names and codes are %NULL where they are not known.
 */
typedef struct
{
  char        *road;
  double       road_metres;
  SgPoint      road_point;
  SgSide       side;
  const char  *compass;
  guint32      segment;
  SgAreaMethod method;
  char        *context;
  char        *village; /* desa or kelurahan */
  char        *village_code;
  char        *district; /* kecamatan */
  char        *district_code;
  char        *regency; /* kabupaten or kota */
  char        *regency_code;
  char        *province;
  char        *province_code;
} SgReverse;

SgGazetteer *sg_gazetteer_open (SgDb *db, SgRoads *roads, GError **error);
void         sg_gazetteer_close (SgGazetteer *self);
GPtrArray   *sg_gazetteer_search (SgGazetteer         *self,
                                  const char          *text,
                                  const SgSearchQuery *query,
                                  GError             **error);
SgReverse   *sg_gazetteer_reverse (SgGazetteer *self, SgPoint point, GError **error);

void sg_place_free (SgPlace *self);
void sg_reverse_free (SgReverse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgGazetteer, sg_gazetteer_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPlace, sg_place_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgReverse, sg_reverse_free)

G_END_DECLS
