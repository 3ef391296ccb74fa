/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "region/places/sg-place-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* text: for other programs. label: for people. words: by which people ask for the kind, in the form
 * of sg_place_text_normalise(). importance: 0…1000, which of two equally fitting names comes first
 * (ours: what callers name most stands highest; a change reorders the results of every search). */
static const struct
{
  const char *text;
  const char *label;
  guint16     importance;
  const char *words;
} kinds[SG_N_PLACE_KINDS] = {
  [SG_PLACE_PROVINCE] = { "province", N_ ("Province"), 900, "provinsi" },
  [SG_PLACE_REGENCY] = { "kabupaten", N_ ("Regency or city"), 860, "kabupaten kota" },
  [SG_PLACE_DISTRICT] = { "kecamatan", N_ ("District"), 740, "kecamatan" },
  [SG_PLACE_VILLAGE] = { "desa", N_ ("Village"), 700, "desa kelurahan" },
  [SG_PLACE_LOCALITY] = { "locality", N_ ("Neighbourhood"), 480, "" },
  [SG_PLACE_STREET] = { "street", N_ ("Street"), 350, "jalan gang lorong" },
  [SG_PLACE_CROSSING] = { "crossing", N_ ("Crossing"), 500, "" },
  [SG_PLACE_HOUSE] = { "house", N_ ("Address"), 300, "" },
  [SG_PLACE_HOSPITAL] = { "hospital", N_ ("Hospital"), 640, "rumah sakit hospital" },
  [SG_PLACE_CLINIC] = { "clinic", N_ ("Clinic"), 460, "klinik clinic dr" },
  [SG_PLACE_PUSKESMAS] = { "puskesmas", N_ ("Health centre"), 560, "puskesmas" },
  [SG_PLACE_PHARMACY] = { "pharmacy", N_ ("Pharmacy"), 420, "apotek apotik pharmacy" },
  [SG_PLACE_FIRE_STATION] = { "fire_station",
                              N_ ("Fire station"),
                              540,
                              "pemadam kebakaran damkar fire station" },
  [SG_PLACE_POLICE] = { "police", N_ ("Police"), 540, "polisi polsek polres kantor police" },
  [SG_PLACE_AMBULANCE_STATION] = { "ambulance_station",
                                   N_ ("Ambulance station"),
                                   540,
                                   "ambulans ambulance station" },
  [SG_PLACE_AED] = { "aed", N_ ("AED"), 450, "aed defibrillator" },
  [SG_PLACE_ASSEMBLY_POINT] = { "assembly_point",
                                N_ ("Assembly point"),
                                420,
                                "titik kumpul assembly point" },
  [SG_PLACE_MOSQUE] = { "mosque", N_ ("Mosque"), 470, "masjid musholla langgar surau mosque" },
  [SG_PLACE_CHURCH] = { "church", N_ ("Church"), 460, "gereja kapel church" },
  [SG_PLACE_TEMPLE] = { "temple", N_ ("Temple"), 440, "pura vihara wihara klenteng temple" },
  [SG_PLACE_SCHOOL] = { "school", N_ ("School"), 460, "sekolah school" },
  [SG_PLACE_UNIVERSITY] = { "university", N_ ("University"), 560, "universitas kampus university" },
  [SG_PLACE_MARKET] = { "market", N_ ("Market"), 570, "pasar market" },
  [SG_PLACE_MALL] = { "mall", N_ ("Shopping centre"), 570, "mal mall plaza" },
  [SG_PLACE_SHOP] = { "shop", N_ ("Shop"), 320, "toko warung shop" },
  [SG_PLACE_FUEL] = { "fuel", N_ ("Petrol station"), 430, "spbu pom bensin pertamina fuel" },
  [SG_PLACE_STATION] = { "station", N_ ("Railway station"), 600, "stasiun station" },
  [SG_PLACE_BUS_STOP] = { "bus_stop", N_ ("Bus stop"), 380, "halte terminal bus stop" },
  [SG_PLACE_AIRPORT] = { "airport", N_ ("Airport"), 660, "bandara bandar udara airport" },
  [SG_PLACE_PORT] = { "port", N_ ("Port"), 520, "pelabuhan dermaga port" },
  [SG_PLACE_HOTEL] = { "hotel", N_ ("Hotel"), 430, "hotel penginapan losmen" },
  [SG_PLACE_RESTAURANT] = { "restaurant",
                            N_ ("Restaurant"),
                            320,
                            "restoran rumah makan warung kafe restaurant" },
  [SG_PLACE_BANK] = { "bank", N_ ("Bank"), 350, "bank atm" },
  [SG_PLACE_OFFICE] = { "office", N_ ("Office"), 330, "kantor office" },
  [SG_PLACE_GOVERNMENT] = { "government", N_ ("Government office"), 470, "kantor government" },
  [SG_PLACE_SPORT] = { "sport", N_ ("Sports ground"), 440, "lapangan stadion olahraga sport" },
  [SG_PLACE_PARK] = { "park", N_ ("Park"), 450, "taman park" },
  [SG_PLACE_SIGHT] = { "sight", N_ ("Sight"), 500, "wisata museum monumen tugu" },
  [SG_PLACE_CEMETERY] = { "cemetery",
                          N_ ("Cemetery"),
                          430,
                          "tempat pemakaman umum makam kuburan cemetery" },
  [SG_PLACE_NATURE] = { "nature", N_ ("Nature"), 400, "kali sungai danau situ gunung" },
  [SG_PLACE_BUILDING] = { "building", N_ ("Building"), 340, "gedung building" },
  [SG_PLACE_OTHER] = { "other", N_ ("Place"), 330, "" },
};

/* The first line that fits decides. A value of NULL is any but “no”. */
static const struct
{
  SgOsmKey    key;
  const char *value;
  SgPlaceKind kind;
} tags[] = {
  { SG_OSM_KEY_EMERGENCY, "defibrillator", SG_PLACE_AED },
  { SG_OSM_KEY_EMERGENCY, "ambulance_station", SG_PLACE_AMBULANCE_STATION },
  { SG_OSM_KEY_EMERGENCY, "assembly_point", SG_PLACE_ASSEMBLY_POINT },
  { SG_OSM_KEY_AMENITY, "hospital", SG_PLACE_HOSPITAL },
  { SG_OSM_KEY_HEALTHCARE, "hospital", SG_PLACE_HOSPITAL },
  { SG_OSM_KEY_AMENITY, "clinic", SG_PLACE_CLINIC },
  { SG_OSM_KEY_AMENITY, "doctors", SG_PLACE_CLINIC },
  { SG_OSM_KEY_AMENITY, "health_post", SG_PLACE_CLINIC },
  { SG_OSM_KEY_AMENITY, "pharmacy", SG_PLACE_PHARMACY },
  { SG_OSM_KEY_HEALTHCARE, "pharmacy", SG_PLACE_PHARMACY },
  { SG_OSM_KEY_HEALTHCARE, "clinic", SG_PLACE_CLINIC },
  { SG_OSM_KEY_HEALTHCARE, "centre", SG_PLACE_CLINIC },
  { SG_OSM_KEY_HEALTHCARE, "doctor", SG_PLACE_CLINIC },
  { SG_OSM_KEY_HEALTHCARE, "midwife", SG_PLACE_CLINIC },
  { SG_OSM_KEY_AMENITY, "fire_station", SG_PLACE_FIRE_STATION },
  { SG_OSM_KEY_AMENITY, "police", SG_PLACE_POLICE },
  { SG_OSM_KEY_AMENITY, "school", SG_PLACE_SCHOOL },
  { SG_OSM_KEY_AMENITY, "kindergarten", SG_PLACE_SCHOOL },
  { SG_OSM_KEY_AMENITY, "university", SG_PLACE_UNIVERSITY },
  { SG_OSM_KEY_AMENITY, "college", SG_PLACE_UNIVERSITY },
  { SG_OSM_KEY_AMENITY, "marketplace", SG_PLACE_MARKET },
  { SG_OSM_KEY_AMENITY, "fuel", SG_PLACE_FUEL },
  { SG_OSM_KEY_AMENITY, "bus_station", SG_PLACE_BUS_STOP },
  { SG_OSM_KEY_AMENITY, "ferry_terminal", SG_PLACE_PORT },
  { SG_OSM_KEY_AMENITY, "bank", SG_PLACE_BANK },
  { SG_OSM_KEY_AMENITY, "atm", SG_PLACE_BANK },
  { SG_OSM_KEY_AMENITY, "restaurant", SG_PLACE_RESTAURANT },
  { SG_OSM_KEY_AMENITY, "cafe", SG_PLACE_RESTAURANT },
  { SG_OSM_KEY_AMENITY, "fast_food", SG_PLACE_RESTAURANT },
  { SG_OSM_KEY_AMENITY, "food_court", SG_PLACE_RESTAURANT },
  { SG_OSM_KEY_AMENITY, "bar", SG_PLACE_RESTAURANT },
  { SG_OSM_KEY_AMENITY, "pub", SG_PLACE_RESTAURANT },
  { SG_OSM_KEY_AMENITY, "townhall", SG_PLACE_GOVERNMENT },
  { SG_OSM_KEY_AMENITY, "courthouse", SG_PLACE_GOVERNMENT },
  { SG_OSM_KEY_AMENITY, "embassy", SG_PLACE_GOVERNMENT },
  { SG_OSM_KEY_AMENITY, "grave_yard", SG_PLACE_CEMETERY },
  { SG_OSM_KEY_RELIGION, "muslim", SG_PLACE_MOSQUE },
  { SG_OSM_KEY_RELIGION, "christian", SG_PLACE_CHURCH },
  { SG_OSM_KEY_BUILDING, "mosque", SG_PLACE_MOSQUE },
  { SG_OSM_KEY_BUILDING, "church", SG_PLACE_CHURCH },
  { SG_OSM_KEY_AMENITY, "place_of_worship", SG_PLACE_TEMPLE },
  { SG_OSM_KEY_AEROWAY, "aerodrome", SG_PLACE_AIRPORT },
  { SG_OSM_KEY_AEROWAY, "terminal", SG_PLACE_AIRPORT },
  { SG_OSM_KEY_AEROWAY, "heliport", SG_PLACE_AIRPORT },
  { SG_OSM_KEY_RAILWAY, "station", SG_PLACE_STATION },
  { SG_OSM_KEY_RAILWAY, "halt", SG_PLACE_STATION },
  { SG_OSM_KEY_PUBLIC_TRANSPORT, "station", SG_PLACE_STATION },
  { SG_OSM_KEY_HIGHWAY, "bus_stop", SG_PLACE_BUS_STOP },
  { SG_OSM_KEY_PUBLIC_TRANSPORT, "platform", SG_PLACE_BUS_STOP },
  { SG_OSM_KEY_SHOP, "mall", SG_PLACE_MALL },
  { SG_OSM_KEY_SHOP, "department_store", SG_PLACE_MALL },
  { SG_OSM_KEY_SHOP, NULL, SG_PLACE_SHOP },
  { SG_OSM_KEY_TOURISM, "hotel", SG_PLACE_HOTEL },
  { SG_OSM_KEY_TOURISM, "motel", SG_PLACE_HOTEL },
  { SG_OSM_KEY_TOURISM, "hostel", SG_PLACE_HOTEL },
  { SG_OSM_KEY_TOURISM, "guest_house", SG_PLACE_HOTEL },
  { SG_OSM_KEY_TOURISM, "apartment", SG_PLACE_HOTEL },
  { SG_OSM_KEY_TOURISM, "information", SG_PLACE_OTHER },
  { SG_OSM_KEY_TOURISM, NULL, SG_PLACE_SIGHT },
  { SG_OSM_KEY_HISTORIC, NULL, SG_PLACE_SIGHT },
  { SG_OSM_KEY_OFFICE, "government", SG_PLACE_GOVERNMENT },
  { SG_OSM_KEY_OFFICE, NULL, SG_PLACE_OFFICE },
  { SG_OSM_KEY_LEISURE, "park", SG_PLACE_PARK },
  { SG_OSM_KEY_LEISURE, "garden", SG_PLACE_PARK },
  { SG_OSM_KEY_LEISURE, "playground", SG_PLACE_PARK },
  { SG_OSM_KEY_LEISURE, "nature_reserve", SG_PLACE_PARK },
  { SG_OSM_KEY_LEISURE, "marina", SG_PLACE_PORT },
  { SG_OSM_KEY_LEISURE, NULL, SG_PLACE_SPORT },
  { SG_OSM_KEY_MILITARY, NULL, SG_PLACE_GOVERNMENT },
  { SG_OSM_KEY_LANDUSE, "cemetery", SG_PLACE_CEMETERY },
  { SG_OSM_KEY_LANDUSE, "residential", SG_PLACE_LOCALITY },
  { SG_OSM_KEY_LANDUSE, "industrial", SG_PLACE_LOCALITY },
  { SG_OSM_KEY_PLACE, NULL, SG_PLACE_LOCALITY },
  { SG_OSM_KEY_AMENITY, NULL, SG_PLACE_OTHER },
  { SG_OSM_KEY_HEALTHCARE, NULL, SG_PLACE_CLINIC },
  { SG_OSM_KEY_NATURAL, "tree", SG_N_PLACE_KINDS },
  { SG_OSM_KEY_NATURAL, NULL, SG_PLACE_NATURE },
  { SG_OSM_KEY_WATERWAY, NULL, SG_PLACE_NATURE },
  { SG_OSM_KEY_MAN_MADE, NULL, SG_PLACE_BUILDING },
  { SG_OSM_KEY_BUILDING, NULL, SG_PLACE_BUILDING },
  { SG_OSM_KEY_BARRIER, "toll_booth", SG_PLACE_OTHER },
  { SG_OSM_KEY_BARRIER, "gate", SG_PLACE_OTHER },
  { SG_OSM_KEY_HIGHWAY, "rest_area", SG_PLACE_OTHER },
  { SG_OSM_KEY_HIGHWAY, "services", SG_PLACE_OTHER },
  { SG_OSM_KEY_HIGHWAY, "motorway_junction", SG_PLACE_OTHER },
};

/**
 * sg_place_kind_to_text:
 *
 * Returns: a word for other programs
 */
const char *
sg_place_kind_to_text (SgPlaceKind kind)
{
  g_return_val_if_fail ((guint) kind < SG_N_PLACE_KINDS, NULL);

  return kinds[kind].text;
}

/**
 * sg_place_kind_get_label:
 *
 * Returns: a word for the person at the desk, translated
 */
const char *
sg_place_kind_get_label (SgPlaceKind kind)
{
  g_return_val_if_fail ((guint) kind < SG_N_PLACE_KINDS, NULL);

  return _ (kinds[kind].label);
}

/**
 * sg_place_kind_get_importance:
 *
 * Returns: 0…1000
 */
guint
sg_place_kind_get_importance (SgPlaceKind kind)
{
  g_return_val_if_fail ((guint) kind < SG_N_PLACE_KINDS, 0);

  return kinds[kind].importance;
}

/**
 * sg_place_kind_get_words:
 *
 * Returns: the words by which people ask for this kind, apart by spaces
 */
const char *
sg_place_kind_get_words (SgPlaceKind kind)
{
  g_return_val_if_fail ((guint) kind < SG_N_PLACE_KINDS, NULL);

  return kinds[kind].words;
}

static gboolean
fits (const char *value, const char *wanted)
{
  return wanted != NULL ? strcmp (value, wanted) == 0 : strcmp (value, "no") != 0;
}

/**
 * sg_place_kind_from_tags:
 * @first_tag: of the object
 * @kind: (out): what it is
 *
 * Streets and administrative boundaries are not among what this finds.
 *
 * Returns: %FALSE when the object is nothing that one would go to
 */
gboolean
sg_place_kind_from_tags (const SgOsmStore *store,
                         guint32           first_tag,
                         guint32           n_tags,
                         SgPlaceKind      *kind)
{
  guint best = G_N_ELEMENTS (tags);

  for (guint32 t = first_tag; t < first_tag + n_tags; t++)
    for (guint i = 0; i < best; i++)
      if (tags[i].key == store->tags[t].key &&
          fits (store->strings + store->tags[t].value, tags[i].value))
        best = i;

  if (best == G_N_ELEMENTS (tags) || tags[best].kind == SG_N_PLACE_KINDS)
    return FALSE;

  *kind = tags[best].kind;
  return TRUE;
}
