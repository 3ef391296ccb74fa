/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-osm-store.h"

G_BEGIN_DECLS

/**
 * SgPlaceKind:
 *
 * What a place is. The number is stored in the region's database, so the list only grows.
 */
typedef enum
{
  SG_PLACE_PROVINCE,
  SG_PLACE_REGENCY,  /* kabupaten or kota */
  SG_PLACE_DISTRICT, /* kecamatan */
  SG_PLACE_VILLAGE,  /* desa or kelurahan */
  SG_PLACE_LOCALITY, /* a hamlet, a quarter, a housing estate: OSM place=* */
  SG_PLACE_STREET,
  SG_PLACE_CROSSING, /* of two streets; found, never stored */
  SG_PLACE_HOUSE,    /* a house number; found, never stored as a place */
  SG_PLACE_HOSPITAL,
  SG_PLACE_CLINIC,
  SG_PLACE_PUSKESMAS,
  SG_PLACE_PHARMACY,
  SG_PLACE_FIRE_STATION,
  SG_PLACE_POLICE,
  SG_PLACE_AMBULANCE_STATION,
  SG_PLACE_AED,
  SG_PLACE_ASSEMBLY_POINT,
  SG_PLACE_MOSQUE,
  SG_PLACE_CHURCH,
  SG_PLACE_TEMPLE, /* of any other faith */
  SG_PLACE_SCHOOL,
  SG_PLACE_UNIVERSITY,
  SG_PLACE_MARKET,
  SG_PLACE_MALL,
  SG_PLACE_SHOP,
  SG_PLACE_FUEL,
  SG_PLACE_STATION, /* of a railway */
  SG_PLACE_BUS_STOP,
  SG_PLACE_AIRPORT,
  SG_PLACE_PORT,
  SG_PLACE_HOTEL,
  SG_PLACE_RESTAURANT,
  SG_PLACE_BANK,
  SG_PLACE_OFFICE,
  SG_PLACE_GOVERNMENT,
  SG_PLACE_SPORT,
  SG_PLACE_PARK,
  SG_PLACE_SIGHT,
  SG_PLACE_CEMETERY,
  SG_PLACE_NATURE, /* a river, a lake, a hill */
  SG_PLACE_BUILDING,
  SG_PLACE_OTHER,
  SG_N_PLACE_KINDS
} SgPlaceKind;

const char *sg_place_kind_to_text (SgPlaceKind kind);
const char *sg_place_kind_get_label (SgPlaceKind kind);
guint       sg_place_kind_get_importance (SgPlaceKind kind);
const char *sg_place_kind_get_words (SgPlaceKind kind);
gboolean    sg_place_kind_from_tags (const SgOsmStore *store,
                                     guint32           first_tag,
                                     guint32           n_tags,
                                     SgPlaceKind      *kind);

static inline gboolean
sg_place_kind_is_area (SgPlaceKind kind)
{
  return kind <= SG_PLACE_VILLAGE;
}

G_END_DECLS
