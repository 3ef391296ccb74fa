/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/osm/sg-osm-key.h"

#include <string.h>

/* Sorted, so that it can be searched by halves; in the order of SgOsmKey. */
static const char *const texts[SG_OSM_N_KEYS] = {
  [SG_OSM_KEY_ACCESS] = "access",
  [SG_OSM_KEY_ADDR_CITY] = "addr:city",
  [SG_OSM_KEY_ADDR_HOUSENUMBER] = "addr:housenumber",
  [SG_OSM_KEY_ADDR_INTERPOLATION] = "addr:interpolation",
  [SG_OSM_KEY_ADDR_PLACE] = "addr:place",
  [SG_OSM_KEY_ADDR_POSTCODE] = "addr:postcode",
  [SG_OSM_KEY_ADDR_STREET] = "addr:street",
  [SG_OSM_KEY_ADMIN_LEVEL] = "admin_level",
  [SG_OSM_KEY_AEROWAY] = "aeroway",
  [SG_OSM_KEY_ALT_NAME] = "alt_name",
  [SG_OSM_KEY_AMENITY] = "amenity",
  [SG_OSM_KEY_AREA] = "area",
  [SG_OSM_KEY_BARRIER] = "barrier",
  [SG_OSM_KEY_BOUNDARY] = "boundary",
  [SG_OSM_KEY_BRIDGE] = "bridge",
  [SG_OSM_KEY_BUILDING] = "building",
  [SG_OSM_KEY_BUS] = "bus",
  [SG_OSM_KEY_CAPACITY_BEDS] = "capacity:beds",
  [SG_OSM_KEY_CONTACT_PHONE] = "contact:phone",
  [SG_OSM_KEY_DEFIBRILLATOR_LOCATION] = "defibrillator:location",
  [SG_OSM_KEY_DESCRIPTION] = "description",
  [SG_OSM_KEY_DURATION] = "duration",
  [SG_OSM_KEY_EMERGENCY] = "emergency",
  [SG_OSM_KEY_EXCEPT] = "except",
  [SG_OSM_KEY_FOOT] = "foot",
  [SG_OSM_KEY_HEALTHCARE] = "healthcare",
  [SG_OSM_KEY_HIGHWAY] = "highway",
  [SG_OSM_KEY_HISTORIC] = "historic",
  [SG_OSM_KEY_INDOOR] = "indoor",
  [SG_OSM_KEY_JUNCTION] = "junction",
  [SG_OSM_KEY_LANDUSE] = "landuse",
  [SG_OSM_KEY_LANES] = "lanes",
  [SG_OSM_KEY_LAYER] = "layer",
  [SG_OSM_KEY_LEISURE] = "leisure",
  [SG_OSM_KEY_LEVEL] = "level",
  [SG_OSM_KEY_LOC_NAME] = "loc_name",
  [SG_OSM_KEY_MAN_MADE] = "man_made",
  [SG_OSM_KEY_MAXSPEED] = "maxspeed",
  [SG_OSM_KEY_MILITARY] = "military",
  [SG_OSM_KEY_MOTOR_VEHICLE] = "motor_vehicle",
  [SG_OSM_KEY_MOTORCAR] = "motorcar",
  [SG_OSM_KEY_MOTORCYCLE] = "motorcycle",
  [SG_OSM_KEY_NAME] = "name",
  [SG_OSM_KEY_NAME_EN] = "name:en",
  [SG_OSM_KEY_NAME_ID] = "name:id",
  [SG_OSM_KEY_NATURAL] = "natural",
  [SG_OSM_KEY_OFFICE] = "office",
  [SG_OSM_KEY_OFFICIAL_NAME] = "official_name",
  [SG_OSM_KEY_OLD_NAME] = "old_name",
  [SG_OSM_KEY_ONEWAY] = "oneway",
  [SG_OSM_KEY_OPENING_HOURS] = "opening_hours",
  [SG_OSM_KEY_OPERATOR] = "operator",
  [SG_OSM_KEY_PHONE] = "phone",
  [SG_OSM_KEY_PLACE] = "place",
  [SG_OSM_KEY_POPULATION] = "population",
  [SG_OSM_KEY_PSV] = "psv",
  [SG_OSM_KEY_PUBLIC_TRANSPORT] = "public_transport",
  [SG_OSM_KEY_RAILWAY] = "railway",
  [SG_OSM_KEY_REF] = "ref",
  [SG_OSM_KEY_RELIGION] = "religion",
  [SG_OSM_KEY_RESTRICTION] = "restriction",
  [SG_OSM_KEY_ROUTE] = "route",
  [SG_OSM_KEY_SERVICE] = "service",
  [SG_OSM_KEY_SHOP] = "shop",
  [SG_OSM_KEY_SHORT_NAME] = "short_name",
  [SG_OSM_KEY_SURFACE] = "surface",
  [SG_OSM_KEY_TOLL] = "toll",
  [SG_OSM_KEY_TOURISM] = "tourism",
  [SG_OSM_KEY_TUNNEL] = "tunnel",
  [SG_OSM_KEY_TYPE] = "type",
  [SG_OSM_KEY_VEHICLE] = "vehicle",
  [SG_OSM_KEY_WATER] = "water",
  [SG_OSM_KEY_WATERWAY] = "waterway",
  [SG_OSM_KEY_WETLAND] = "wetland",
  [SG_OSM_KEY_WIDTH] = "width",
};

/* Keys that say more about a thing and never what it is. A key that is not here is of interest by
 * itself. */
static const gboolean attributes[SG_OSM_N_KEYS] = {
  [SG_OSM_KEY_ACCESS] = TRUE,
  [SG_OSM_KEY_ADDR_CITY] = TRUE,
  [SG_OSM_KEY_ADDR_PLACE] = TRUE,
  [SG_OSM_KEY_ADDR_POSTCODE] = TRUE,
  [SG_OSM_KEY_ADDR_STREET] = TRUE,
  [SG_OSM_KEY_ADMIN_LEVEL] = TRUE,
  [SG_OSM_KEY_ALT_NAME] = TRUE,
  [SG_OSM_KEY_AREA] = TRUE,
  [SG_OSM_KEY_BRIDGE] = TRUE,
  [SG_OSM_KEY_BUS] = TRUE,
  [SG_OSM_KEY_CAPACITY_BEDS] = TRUE,
  [SG_OSM_KEY_CONTACT_PHONE] = TRUE,
  [SG_OSM_KEY_DEFIBRILLATOR_LOCATION] = TRUE,
  [SG_OSM_KEY_DESCRIPTION] = TRUE,
  [SG_OSM_KEY_DURATION] = TRUE,
  [SG_OSM_KEY_EXCEPT] = TRUE,
  [SG_OSM_KEY_FOOT] = TRUE,
  [SG_OSM_KEY_INDOOR] = TRUE,
  [SG_OSM_KEY_LANES] = TRUE,
  [SG_OSM_KEY_LAYER] = TRUE,
  [SG_OSM_KEY_LEVEL] = TRUE,
  [SG_OSM_KEY_LOC_NAME] = TRUE,
  [SG_OSM_KEY_MAXSPEED] = TRUE,
  [SG_OSM_KEY_MOTOR_VEHICLE] = TRUE,
  [SG_OSM_KEY_MOTORCAR] = TRUE,
  [SG_OSM_KEY_MOTORCYCLE] = TRUE,
  [SG_OSM_KEY_NAME] = TRUE,
  [SG_OSM_KEY_NAME_EN] = TRUE,
  [SG_OSM_KEY_NAME_ID] = TRUE,
  [SG_OSM_KEY_OFFICIAL_NAME] = TRUE,
  [SG_OSM_KEY_OLD_NAME] = TRUE,
  [SG_OSM_KEY_ONEWAY] = TRUE,
  [SG_OSM_KEY_OPENING_HOURS] = TRUE,
  [SG_OSM_KEY_OPERATOR] = TRUE,
  [SG_OSM_KEY_PHONE] = TRUE,
  [SG_OSM_KEY_POPULATION] = TRUE,
  [SG_OSM_KEY_PSV] = TRUE,
  [SG_OSM_KEY_REF] = TRUE,
  [SG_OSM_KEY_RELIGION] = TRUE,
  [SG_OSM_KEY_RESTRICTION] = TRUE,
  [SG_OSM_KEY_SERVICE] = TRUE,
  [SG_OSM_KEY_SHORT_NAME] = TRUE,
  [SG_OSM_KEY_SURFACE] = TRUE,
  [SG_OSM_KEY_TOLL] = TRUE,
  [SG_OSM_KEY_TUNNEL] = TRUE,
  [SG_OSM_KEY_TYPE] = TRUE,
  [SG_OSM_KEY_VEHICLE] = TRUE,
  [SG_OSM_KEY_WATER] = TRUE,
  [SG_OSM_KEY_WETLAND] = TRUE,
  [SG_OSM_KEY_WIDTH] = TRUE,
};

const char *
sg_osm_key_to_text (SgOsmKey key)
{
  return texts[key];
}

static int
compare (const char *text, gsize length, const char *known)
{
  gsize known_length = strlen (known);
  int   order = memcmp (text, known, MIN (length, known_length));

  return order != 0 ? order : (length > known_length) - (length < known_length);
}

/**
 * sg_osm_key_from_text:
 * @text: (array length=length): a key as it stands in a file, not ended by zero
 *
 * Returns: %FALSE for a key that is of no interest
 */
gboolean
sg_osm_key_from_text (const char *text, gsize length, SgOsmKey *key)
{
  guint first = 0;
  guint last = SG_OSM_N_KEYS;

  while (first < last)
    {
      guint middle = (first + last) / 2;
      int   order = compare (text, length, texts[middle]);

      if (order == 0)
        {
          *key = (SgOsmKey) middle;
          return TRUE;
        }
      if (order < 0)
        last = middle;
      else
        first = middle + 1;
    }

  return FALSE;
}

/**
 * sg_osm_key_is_attribute:
 *
 * Returns: whether an object with no other keys than such ones is of no interest
 */
gboolean
sg_osm_key_is_attribute (SgOsmKey key)
{
  return attributes[key];
}
