/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything people go to or call: hospitals and puskesmas, schools, mosques, markets and the rest,
 * each on a lot beside a street; then defibrillators in some of them, and assembly points. */

#include "region/demo/sg-demo-facilities.h"

#include "region/demo/sg-demo-names.h"

#define PLACING_ATTEMPTS 260

#define AEDS          34
#define STATION_ASIDE 22.0 /* from the track to a station's building, metres */

/* Where a kind of place is found. */
typedef enum
{
  PER_TOWN,     /* so many in the whole town, anywhere */
  PER_DISTRICT, /* in each kecamatan */
  PER_WARD,     /* in each kelurahan */
  IN_CENTRE     /* so many near the middle */
} Spread;

typedef struct
{
  const char *tags[8]; /* key, value, …, NULL */
  const char *name;    /* %w the kelurahan, %d the kecamatan, %n a number, %x one of @words */
  const char *words;   /* separated by | */
  Spread      spread;
  guint       n;
  SgSpot      size; /* metres along the street and away from it */
  guint32     streets;
  gboolean    has_phone;
  gboolean    has_aed; /* some of them */
} Kind;

#define BIT(kind) SG_STREET_BIT (SG_STREET_##kind)
#define GREAT     (BIT (PRIMARY) | BIT (SECONDARY))
#define MAIN      (BIT (PRIMARY) | BIT (SECONDARY) | BIT (TERTIARY))
#define ANY       (BIT (SECONDARY) | BIT (TERTIARY) | BIT (RESIDENTIAL) | BIT (LIVING))
#define WHEELS    (BIT (TERTIARY) | BIT (RESIDENTIAL))

/* Saints, virtues and light: names that mosques share all over the country. */
#define MOSQUES                                                                                    \
  "Al-Ikhlas|Al-Falah|Nurul Huda|Baiturrahman|At-Taqwa|Al-Hidayah|Darussalam|Al-Muttaqin|Nurul "   \
  "Iman|Ar-Rahman|Al-Amin|Baitul Makmur|Al-Firdaus|As-Salam|Miftahul Jannah|Al-Barokah"

#define HALLS "Sejahtera|Sentosa|Abadi|Makmur|Lestari|Bersama|Mulia|Jaya|Harapan|Utama"

/* Large lots first: small ones find room afterwards. */
static const Kind kinds[] = {
  { { "amenity", "hospital", "emergency", "yes", "capacity:beds", "320" },
    "RSUD Kota Contoh",
    NULL,
    IN_CENTRE,
    1,
    { 105, 80 },
    MAIN,
    TRUE,
    TRUE },
  { { "amenity", "hospital", "emergency", "yes", "capacity:beds", "140" },
    "RS %x",
    "Harapan Sehat|Islam Nurul Syifa|Mitra Contoh|Panti Waluyo",
    PER_TOWN,
    4,
    { 70, 55 },
    MAIN,
    TRUE,
    TRUE },
  { { "amenity", "hospital", "emergency", "no", "capacity:beds", "60" },
    "RSIA %x",
    "Kasih Bunda|Permata Ibu",
    PER_TOWN,
    2,
    { 45, 35 },
    MAIN,
    TRUE,
    FALSE },
  { { "shop", "mall" },
    "%x",
    "Contoh Plaza|Mal Alun-Alun|Contoh Town Square",
    PER_TOWN,
    3,
    { 95, 70 },
    MAIN,
    FALSE,
    TRUE },
  { { "leisure", "stadium" },
    "Stadion Gelora Contoh",
    NULL,
    PER_TOWN,
    1,
    { 150, 110 },
    MAIN,
    FALSE,
    TRUE },
  { { "amenity", "bus_station" },
    "Terminal %x",
    "Contoh Raya|Purwosari",
    PER_TOWN,
    2,
    { 110, 60 },
    MAIN,
    TRUE,
    TRUE },
  { { "amenity", "townhall" },
    "Balai Kota Contoh",
    NULL,
    IN_CENTRE,
    1,
    { 70, 45 },
    MAIN,
    TRUE,
    TRUE },
  { { "amenity", "marketplace" }, "Pasar %w", NULL, PER_TOWN, 11, { 60, 55 }, MAIN, FALSE, FALSE },
  { { "amenity", "place_of_worship", "religion", "muslim" },
    "Masjid Agung Contoh",
    NULL,
    IN_CENTRE,
    1,
    { 52, 48 },
    ANY | GREAT,
    TRUE,
    TRUE },
  { { "emergency", "ambulance_station" },
    "PSC 119 Kota Contoh",
    NULL,
    IN_CENTRE,
    1,
    { 30, 24 },
    MAIN,
    TRUE,
    TRUE },
  { { "emergency", "ambulance_station" },
    "Pos Ambulans %d",
    NULL,
    PER_DISTRICT,
    1,
    { 18, 16 },
    MAIN,
    TRUE,
    FALSE },
  { { "amenity", "clinic", "healthcare", "centre" },
    "Puskesmas %d",
    NULL,
    PER_DISTRICT,
    1,
    { 32, 26 },
    WHEELS,
    TRUE,
    TRUE },
  { { "amenity", "clinic", "healthcare", "centre" },
    "Puskesmas %w",
    NULL,
    PER_TOWN,
    7,
    { 26, 22 },
    WHEELS,
    TRUE,
    FALSE },
  { { "amenity", "clinic" },
    "Klinik Pratama %x %n",
    HALLS,
    PER_TOWN,
    18,
    { 16, 14 },
    ANY | GREAT,
    TRUE,
    FALSE },
  { { "amenity", "police" },
    "Polres Kota Contoh",
    NULL,
    IN_CENTRE,
    1,
    { 55, 40 },
    MAIN,
    TRUE,
    TRUE },
  { { "amenity", "police" }, "Polsek %d", NULL, PER_DISTRICT, 1, { 28, 22 }, MAIN, TRUE, FALSE },
  { { "amenity", "fire_station" },
    "Pos Damkar %w",
    NULL,
    PER_TOWN,
    4,
    { 30, 26 },
    MAIN,
    TRUE,
    FALSE },
  { { "amenity", "townhall" },
    "Kantor Kecamatan %d",
    NULL,
    PER_DISTRICT,
    1,
    { 28, 22 },
    ANY | GREAT,
    TRUE,
    FALSE },
  { { "office", "government" },
    "Kantor Kelurahan %w",
    NULL,
    PER_WARD,
    1,
    { 20, 16 },
    ANY,
    TRUE,
    FALSE },
  { { "amenity", "school" }, "SMAN %n Contoh", NULL, PER_TOWN, 6, { 62, 46 }, WHEELS, TRUE, TRUE },
  { { "amenity", "school" }, "SMKN %n Contoh", NULL, PER_TOWN, 4, { 62, 46 }, WHEELS, TRUE, FALSE },
  { { "amenity", "school" },
    "SMPN %n Contoh",
    NULL,
    PER_TOWN,
    12,
    { 52, 40 },
    WHEELS,
    TRUE,
    FALSE },
  { { "amenity", "school" }, "SDN %w %n", NULL, PER_WARD, 3, { 40, 30 }, ANY, TRUE, FALSE },
  { { "amenity", "kindergarten" },
    "TK Pertiwi %w",
    NULL,
    PER_WARD,
    1,
    { 18, 16 },
    ANY,
    FALSE,
    FALSE },
  { { "amenity", "fuel" },
    "SPBU %w",
    NULL,
    PER_TOWN,
    14,
    { 38, 26 },
    GREAT | BIT (TERTIARY),
    FALSE,
    FALSE },
  { { "tourism", "hotel" },
    "Hotel %x Contoh",
    "Merdeka|Melati|Grand|Surya",
    PER_TOWN,
    6,
    { 34, 28 },
    MAIN,
    TRUE,
    TRUE },
  { { "amenity", "place_of_worship", "religion", "muslim" },
    "Masjid %x",
    MOSQUES,
    PER_WARD,
    4,
    { 20, 18 },
    ANY,
    FALSE,
    FALSE },
  { { "amenity", "place_of_worship", "religion", "muslim" },
    "Musala %x",
    MOSQUES,
    PER_WARD,
    3,
    { 10, 9 },
    ANY | BIT (ALLEY),
    FALSE,
    FALSE },
  { { "amenity", "place_of_worship", "religion", "christian" },
    "Gereja %x",
    "Kristus Raja|Santo Yusuf|Bethel Contoh|Santa Maria|Immanuel|Kristen Jawi",
    PER_TOWN,
    8,
    { 24, 20 },
    ANY | GREAT,
    FALSE,
    FALSE },
  { { "amenity", "place_of_worship", "religion", "buddhist" },
    "Vihara %x",
    "Dharma Bakti|Buddhayana",
    PER_TOWN,
    2,
    { 20, 18 },
    ANY,
    FALSE,
    FALSE },
  { { "amenity", "place_of_worship", "religion", "hindu" },
    "Pura Jagat Contoh",
    NULL,
    PER_TOWN,
    1,
    { 22, 20 },
    ANY,
    FALSE,
    FALSE },
  { { "amenity", "pharmacy" },
    "Apotek %x %n",
    HALLS,
    PER_TOWN,
    34,
    { 10, 12 },
    ANY | GREAT,
    TRUE,
    FALSE },
  { { "shop", "convenience" },
    "Minimarket %x %w",
    HALLS,
    PER_WARD,
    3,
    { 12, 14 },
    MAIN | BIT (RESIDENTIAL),
    FALSE,
    FALSE },
  { { "amenity", "bank" }, "Bank Contoh %w", NULL, PER_TOWN, 12, { 16, 14 }, MAIN, FALSE, FALSE },
  { { "amenity", "restaurant" },
    "Rumah Makan %x",
    "Sederhana|Sari Rasa|Lesehan Asri|Soto Segar|Pondok Ikan|Ayam Kampung",
    PER_TOWN,
    30,
    { 12, 14 },
    ANY | GREAT,
    FALSE,
    FALSE },
  { { "amenity", "post_office" },
    "Kantor Pos Contoh",
    NULL,
    IN_CENTRE,
    1,
    { 22, 18 },
    MAIN,
    TRUE,
    FALSE },
};

/* When a defibrillator can be reached, and where it hangs. */
static const struct
{
  const char *hours;
  const char *indoor;
  const char *level;
  const char *location;
} aeds[] = {
  { "24/7", "yes", "0", "Lobi utama, di samping meja informasi" },
  { "Mo-Su 10:00-22:00", "yes", "1", "Lantai 1, dekat eskalator" },
  { "Mo-Fr 07:30-16:00", "yes", "0", "Ruang tunggu, di sebelah loket" },
  { "Mo-Fr 07:00-15:00; Sa 07:00-12:00", "yes", "0", "Ruang UKS, kunci pada satpam" },
  { "Mo-Su 04:00-23:00", "no", "0", "Teras depan, kotak putih" },
  { "24/7", "no", "0", "Pos satpam di pintu masuk" },
  { "Mo-Fr 08:00-12:00,13:00-16:30; Sa-Su off", "yes", "2", "Lantai 2, depan lift" },
};

typedef struct
{
  SgDemoPlan        *plan;
  SgNet             *net;
  const SgDemoWards *wards;
  SgDemoLots        *lots;
  SgDemoSheet       *sheet;
  GArray            *ward_pieces[SG_WARDS]; /* guint32: pieces in each kelurahan */
  GArray            *aed_spots;             /* SgSpot: where defibrillators may hang */
  guint              n_phones;
} Builder;

static char *
pick_word (const Kind *kind, guint index)
{
  g_auto (GStrv) words = g_strsplit (kind->words, "|", -1);

  return g_strdup (words[index % g_strv_length (words)]);
}

static char *
dup_name (const Kind *kind, int ward, guint number)
{
  GString *name = g_string_new (NULL);

  for (const char *c = kind->name; *c != '\0'; c++)
    {
      g_autofree char *word = NULL;

      if (*c != '%')
        {
          g_string_append_c (name, *c);
          continue;
        }
      c++;
      if (*c == 'w')
        g_string_append (name, sg_demo_ward_name (ward));
      else if (*c == 'd')
        g_string_append (name, sg_demo_district_name (ward / SG_WARDS_EACH));
      else if (*c == 'n')
        g_string_append_printf (name, "%u", number + 1);
      else
        g_string_append (
          name,
          word = pick_word (kind, kind->spread == PER_WARD ? number + (guint) ward * 3 : number));
    }

  return g_string_free (name, FALSE);
}

static void
draw_facility (Builder *self, const Kind *kind, const SgLot *lot, int ward, guint number)
{
  g_autoptr (GArray) outline = sg_demo_lot_outline (lot, MIN (3, lot->width / 10));
  g_autofree char *name = dup_name (kind, ward, number);
  char             phone[24];
  SgTags           tags = { 0 };

  for (guint i = 0; kind->tags[i] != NULL; i += 2)
    sg_tags_add (&tags, kind->tags[i], kind->tags[i + 1]);
  sg_tags_add (&tags, "name", name);
  if (kind->has_phone)
    {
      /* No area of Indonesia has the code 399. */
      g_snprintf (phone, sizeof phone, "+62 399 555 %04u", 100 + self->n_phones++);
      sg_tags_add (&tags, "phone", phone);
    }

  /* The small ones are points on the map, as most are in OpenStreetMap. */
  if (lot->width * lot->depth < 170 || (lot->width < 19 && number % 2 == 1))
    sg_demo_sheet_add_node (self->sheet, lot->centre, &tags);
  else
    {
      sg_tags_add (&tags, "building", "yes");
      sg_demo_sheet_add_ring (self->sheet, outline, &tags);
    }
  if (kind->has_aed)
    g_array_append_val (self->aed_spots, lot->centre);
}

static gboolean
try_place (Builder *self, const Kind *kind, int ward, double within, SgLot *lot)
{
  SgChance         *chance = &self->plan->chance;
  GArray           *pieces = self->ward_pieces[ward];
  guint32           index;
  const SgNetPiece *piece;
  SgSpot            from;
  SgSpot            to;

  if (pieces->len == 0)
    return FALSE;

  index = g_array_index (pieces, guint32, sg_chance_index (chance, pieces->len));
  piece = sg_net_piece (self->net, index);
  from = sg_net_corner (self->net, piece->from)->at;
  to = sg_net_corner (self->net, piece->to)->at;
  if ((kind->streets & SG_STREET_BIT (sg_net_kind (self->net, index))) == 0 || piece->bridge ||
      hypot (from.x, from.y) > within || sg_demo_plan_zone (self->plan, from) == SG_ZONE_FIELDS)
    return FALSE;

  *lot = sg_demo_lot_beside (self->net,
                             index,
                             sg_chance_between (chance, 0, sg_spot_distance (from, to)),
                             sg_chance_is (chance, 0.5) ? 1 : -1,
                             kind->size);
  return sg_demo_lots_take (self->lots, lot, 0);
}

/* One of a kind, in the kelurahan or, when it has no room, in others near by in the list. */
static void
place (Builder *self, const Kind *kind, int ward, guint number)
{
  double within = kind->spread == IN_CENTRE ? 1300 : 1e9;
  guint  steps = kind->spread == PER_WARD       ? 1
                 : kind->spread == PER_DISTRICT ? SG_WARDS_EACH
                                                : SG_WARDS;
  int    first = kind->spread == PER_DISTRICT ? ward / SG_WARDS_EACH * SG_WARDS_EACH : 0;

  for (guint step = 0; step < steps; step++)
    {
      int there = steps == 1 ? ward : first + (int) (((guint) (ward - first) + step) % steps);

      for (guint attempt = 0; attempt < PLACING_ATTEMPTS; attempt++)
        {
          SgLot lot;

          if (try_place (self, kind, there, within, &lot))
            {
              draw_facility (self, kind, &lot, there, number);
              return;
            }
        }
    }
}

static void
place_all (Builder *self, const Kind *kind)
{
  guint areas = kind->spread == PER_WARD       ? SG_WARDS
                : kind->spread == PER_DISTRICT ? SG_WARD_DISTRICTS
                                               : 1;
  guint start = sg_chance_index (&self->plan->chance, SG_WARDS);

  for (guint area = 0; area < areas; area++)
    for (guint i = 0; i < kind->n; i++)
      {
        /* Seven steps of 25 visit every kelurahan before any comes again. */
        int ward = (int) ((start + 7 * i) % SG_WARDS);

        if (kind->spread == PER_WARD)
          ward = (int) area;
        else if (kind->spread == PER_DISTRICT)
          ward = (int) area * SG_WARDS_EACH + (int) (start % SG_WARDS_EACH);
        else if (kind->spread == IN_CENTRE)
          ward = 0;
        place (self, kind, ward, i);
      }
}

static void
sort_pieces (Builder *self)
{
  for (guint i = 0; i < SG_WARDS; i++)
    self->ward_pieces[i] = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < self->net->pieces->len; i++)
    {
      const SgNetPiece *piece = sg_net_piece (self->net, i);
      int               ward;

      if (piece->from == SG_NET_NONE || sg_net_kind (self->net, i) >= SG_STREET_RAIL)
        continue;
      ward = sg_demo_wards_at (self->wards, sg_net_corner (self->net, piece->from)->at);
      if (ward >= 0)
        g_array_append_val (self->ward_pieces[ward], i);
    }
}

static void
draw_stations (Builder *self)
{
  static const char *const names[] = { "Stasiun Contoh Barat",
                                       "Stasiun Kota Contoh",
                                       "Stasiun Contoh Timur" };
  double                   whole = sg_line_metres (self->plan->railway);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SgTags tags = { 0 };
      SgSpot direction;
      SgSpot at = sg_line_at (self->plan->railway, whole * (0.28 + 0.23 * i), &direction);
      SgLot  lot = { .along = direction, .width = 80, .depth = 14 };
      g_autoptr (GArray) outline = NULL;

      sg_tags_add (&tags, "railway", "station");
      sg_tags_add (&tags, "public_transport", "station");
      sg_tags_add (&tags, "name", names[i]);
      sg_demo_sheet_add_node (self->sheet, at, &tags);

      lot.centre = sg_spot_along (at, sg_spot_left (direction), STATION_ASIDE);
      g_array_append_val (self->aed_spots, lot.centre);
      if (!sg_demo_lots_take (self->lots, &lot, 0))
        continue;
      outline = sg_demo_lot_outline (&lot, 0.5);
      tags = (SgTags){ 0 };
      sg_tags_add (&tags, "building", "train_station");
      sg_demo_sheet_add_ring (self->sheet, outline, &tags);
    }
}

static void
draw_aeds (Builder *self)
{
  for (guint i = 0; i < AEDS && i < self->aed_spots->len; i++)
    {
      SgTags tags = { 0 };
      guint  how = i % G_N_ELEMENTS (aeds);
      SgSpot at = g_array_index (self->aed_spots, SgSpot, i);

      sg_tags_add (&tags, "emergency", "defibrillator");
      sg_tags_add (&tags, "opening_hours", aeds[how].hours);
      sg_tags_add (&tags, "indoor", aeds[how].indoor);
      sg_tags_add (&tags, "level", aeds[how].level);
      sg_tags_add (&tags, "defibrillator:location", aeds[how].location);
      sg_demo_sheet_add_node (self->sheet, (SgSpot){ at.x + 4, at.y - 3 }, &tags);
    }
}

/* The houses of the university stand in rows on its grounds. */
static void
draw_campus (Builder *self)
{
  for (guint i = 0; i < self->plan->quarters->len; i++)
    {
      const SgQuarter *campus = sg_demo_plan_get_quarter (self->plan, i);

      for (guint k = 0; k < 12 && campus->kind == SG_QUARTER_CAMPUS; k++)
        {
          SgTags tags = { 0 };
          SgLot  lot = { .along = campus->axis, .width = 62, .depth = 26 };
          g_autoptr (GArray) outline = NULL;

          lot.width *= sg_chance_between (&self->plan->chance, 0.6, 1.2);
          lot.centre = sg_spot_along (sg_spot_along (campus->centre,
                                                     campus->axis,
                                                     (k % 4 - 1.5) * 0.45 * campus->half_length),
                                      sg_spot_left (campus->axis),
                                      ((int) (k / 4) - 1) * 0.55 * campus->half_width);
          outline = sg_demo_lot_outline (&lot, 0);
          if (!sg_demo_lots_take (self->lots, &lot, 4))
            continue;
          sg_tags_add (&tags, "building", "university");
          sg_demo_sheet_add_ring (self->sheet, outline, &tags);
        }
    }
}

/* Where people gather after an earthquake: in parks and on the square. */
static void
draw_assembly_points (Builder *self)
{
  for (guint i = 0; i < self->plan->quarters->len; i++)
    {
      const SgQuarter *quarter = sg_demo_plan_get_quarter (self->plan, i);
      g_autofree char *place = sg_demo_names_dup_quarter (self->plan, (int) i);
      g_autofree char *name = g_strdup_printf ("Titik Kumpul %s", place);
      SgTags           tags = { 0 };

      if (quarter->kind != SG_QUARTER_PARK && quarter->kind != SG_QUARTER_SQUARE &&
          quarter->kind != SG_QUARTER_CAMPUS)
        continue;
      sg_tags_add (&tags, "emergency", "assembly_point");
      sg_tags_add (&tags, "name", name);
      sg_demo_sheet_add_node (self->sheet, quarter->centre, &tags);
    }
}

/**
 * sg_demo_facilities_draw:
 *
 * Takes the lots that facilities stand on, so it must come before the houses.
 */
void
sg_demo_facilities_draw (SgDemoPlan        *plan,
                         SgNet             *net,
                         const SgDemoWards *wards,
                         SgDemoLots        *lots,
                         SgDemoSheet       *sheet)
{
  g_autoptr (GArray) aed_spots = g_array_new (FALSE, FALSE, sizeof (SgSpot));
  Builder self = { plan, net, wards, lots, sheet, { NULL }, aed_spots, 0 };

  sort_pieces (&self);
  draw_stations (&self);
  draw_campus (&self);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    place_all (&self, &kinds[i]);
  draw_aeds (&self);
  draw_assembly_points (&self);
  for (guint i = 0; i < SG_WARDS; i++)
    g_array_unref (self.ward_pieces[i]);
}
