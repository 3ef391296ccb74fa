/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of streets as an Indonesian town gives them: heroes and kingdoms on the great roads, then
 * quarter by quarter flowers, birds, rivers … with roman numbers, in the kampungs gangs with plain
 * ones, and in a housing estate its own name and the letter of the block. */

#include "region/demo/sg-demo-names.h"

#include <string.h>

/* A quarter of the town shares one theme, a few streets in it one name. Metres. */
#define THEME_METRES 850.0
#define NAME_METRES  210.0

static const char *const heroes[] = {
  "Teuku Umar",       "Imam Bonjol",
  "Hasanuddin",       "Kartini",
  "Cut Nyak Dien",    "Gajah Mada",
  "Majapahit",        "Sriwijaya",
  "Veteran",          "Pemuda",
  "Pattimura",        "Sultan Agung",
  "Sam Ratulangi",    "Antasari",
  "Trunojoyo",        "Untung Suropati",
  "Letjen S. Parman", "Letjen MT Haryono",
  "DI Panjaitan",     "Jenderal Supratman",
  "Raden Patah",      "Sisingamangaraja",
  "Dewi Sartika",     "Ki Hajar Dewantara",
  "Dr. Soetomo",      "Dr. Wahidin",
  "Cokroaminoto",     "KH Ahmad Dahlan",
  "KH Hasyim Asyari", "Wolter Monginsidi",
  "Kapten Tendean",   "Yos Sudarso",
  "Brigjen Katamso",  "Urip Sumoharjo",
  "Basuki Rahmat",    "RA Basuni",
  "Martadinata",      "Halim Perdanakusuma",
  "Adi Sucipto",      "Abdul Muis",
  "Patiunus",         "Joyoboyo",
  "Airlangga",        "Ken Arok",
  "Brawijaya",        "Siliwangi",
  "Pajajaran",        "Singosari",
  "Tunggul Ametung",  "Ronggolawe",
  "Empu Tantular",    "Empu Sendok",
  "Wachid Hasyim",    "Kebon Rojo",
  "Pasar Besar",      "Stasiun",
  "Kartanegara",      "Pahlawan Revolusi",
  "Merpati Raya",     "Industri",
  "Pelabuhan Lama",   "Sultan Iskandar Muda",
  "Proklamasi",       "Kemerdekaan",
  "Bhayangkara",      "Garuda",
  "Perintis",         "Pandanaran",
  "Sunan Giri",       "Sunan Kalijaga",
  "Sunan Drajat",     "Sunan Ampel",
  "Raya Sumberejo",   "Raya Tambakwedi",
  "Raya Mojorejo",    "Raya Kebonagung",
  "Raya Purwosari",   "Raya Wonokerto",
  "Raya Tegalsari",   "Raya Bulurejo",
};

static const char *const villages[] = {
  "Krajan",    "Sumberwaras", "Dukuh",    "Balong",     "Karanganyar", "Sawahan",   "Ngablak",
  "Pandean",   "Jetis",       "Kemiri",   "Gebang",     "Plosorejo",   "Tegalrejo", "Banaran",
  "Kalipang",  "Waru",        "Bendo",    "Kedungrejo", "Ngrowo",      "Pucang",    "Sambirejo",
  "Tlogorejo", "Wates",       "Glagah",   "Kalongan",   "Mlaten",      "Pojok",     "Randu",
  "Semanding", "Tanggul",     "Ngelo",    "Bakalan",    "Cangkring",   "Dander",    "Grogol",
  "Jambean",   "Klagen",      "Lengkong", "Nglebak",    "Prambon",
};

static const char *const estates[] = {
  "Griya Asri",      "Permata Indah", "Bumi Mulia",        "Taman Sejahtera", "Puri Kencana",
  "Graha Lestari",   "Citra Pesona",  "Villa Melati",      "Bukit Cemara",    "Pondok Harapan",
  "Mutiara Regency", "Alam Hijau",    "Kota Baru Asri",    "Sukses Mandiri",  "Tirta Kencana",
  "Gading Permai",   "Wisma Bahagia", "Perdana Residence", "Surya Permata",   "Mahkota Indah",
};

#define THEME_NAMES 14

static const char *const themes[][THEME_NAMES] = {
  { "Melati",
    "Mawar",
    "Anggrek",
    "Kenanga",
    "Cempaka",
    "Dahlia",
    "Flamboyan",
    "Kamboja",
    "Teratai",
    "Tulip",
    "Seruni",
    "Bougenville",
    "Sedap Malam",
    "Kemuning" },
  { "Mangga",
    "Rambutan",
    "Durian",
    "Manggis",
    "Jambu",
    "Sawo",
    "Belimbing",
    "Nangka",
    "Salak",
    "Duku",
    "Pepaya",
    "Sirsak",
    "Kelengkeng",
    "Anggur" },
  { "Merpati",
    "Kutilang",
    "Kenari",
    "Cendrawasih",
    "Rajawali",
    "Elang",
    "Kakaktua",
    "Jalak",
    "Perkutut",
    "Merak",
    "Parkit",
    "Gelatik",
    "Nuri",
    "Camar" },
  { "Jati",
    "Mahoni",
    "Cemara",
    "Beringin",
    "Trembesi",
    "Angsana",
    "Sengon",
    "Pinus",
    "Akasia",
    "Randu",
    "Waru",
    "Ketapang",
    "Asem",
    "Sonokeling" },
  { "Brantas",
    "Serayu",
    "Citarum",
    "Kapuas",
    "Mahakam",
    "Musi",
    "Barito",
    "Batanghari",
    "Asahan",
    "Cimanuk",
    "Progo",
    "Ciliwung",
    "Kampar",
    "Rokan" },
  { "Semeru",
    "Merapi",
    "Bromo",
    "Lawu",
    "Kelud",
    "Arjuno",
    "Rinjani",
    "Slamet",
    "Merbabu",
    "Kerinci",
    "Welirang",
    "Ijen",
    "Galunggung",
    "Tambora" },
  { "Jawa",
    "Bali",
    "Lombok",
    "Flores",
    "Sumbawa",
    "Madura",
    "Nias",
    "Seram",
    "Ternate",
    "Bangka",
    "Belitung",
    "Bawean",
    "Karimun",
    "Buton" },
  { "Arjuna",
    "Bima",
    "Yudistira",
    "Nakula",
    "Sadewa",
    "Gatotkaca",
    "Srikandi",
    "Kresna",
    "Abimanyu",
    "Antareja",
    "Semar",
    "Petruk",
    "Hanoman",
    "Rama" },
  { "Intan",
    "Berlian",
    "Safir",
    "Zamrud",
    "Mutiara",
    "Delima",
    "Pirus",
    "Kecubung",
    "Akik",
    "Giok",
    "Topas",
    "Merah Delima",
    "Nilam",
    "Kuarsa" },
  { "Bandeng",
    "Kakap",
    "Tongkol",
    "Tengiri",
    "Gurame",
    "Mujair",
    "Nila",
    "Lele",
    "Tuna",
    "Bawal",
    "Kerapu",
    "Belanak",
    "Sepat",
    "Tombro" },
};

static const char *const gangs[] = { "Masjid", "Buntu", "Langgar", "Sumur",    "Pasar",
                                     "Makam",  "Kali",  "Sekolah", "Balai RW", "Damai" };

typedef struct
{
  SgDemoPlan *plan;
  SgNet      *net;
  SgLine     *middles; /* of the streets */
  GHashTable *used;    /* how often each name has been given */
  guint       n_great;
} Namer;

char *
sg_demo_names_dup_roman (guint number)
{
  static const struct
  {
    guint       value;
    const char *sign;
  } signs[] = { { 50, "L" }, { 40, "XL" }, { 10, "X" }, { 9, "IX" },
                { 5, "V" },  { 4, "IV" },  { 1, "I" } };
  GString *roman = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    for (; number >= signs[i].value; number -= signs[i].value)
      g_string_append (roman, signs[i].sign);

  return g_string_free (roman, FALSE);
}

static guint64
mix (guint64 seed, double x, double y, guint64 salt)
{
  SgChance chance = { seed ^ (guint64) (gint64) floor (x) * 73856093u ^
                      (guint64) (gint64) floor (y) * 19349663u ^ salt * 83492791u };

  sg_chance_bits (&chance);
  return sg_chance_bits (&chance);
}

/* How many quarters of the same kind come before this one. */
static guint
number_in_kind (const SgDemoPlan *plan, int quarter)
{
  guint n = 0;

  for (int i = 0; i < quarter; i++)
    n += sg_demo_plan_get_quarter (plan, i)->kind == sg_demo_plan_get_quarter (plan, quarter)->kind;

  return n;
}

/* What an estate, a village or another quarter is called; NULL when it has no name. */
char *
sg_demo_names_dup_quarter (const SgDemoPlan *plan, int quarter)
{
  static const char *const suffixes[] = { "", " 2", " 3" };
  guint                    index = number_in_kind (plan, quarter);

  switch (sg_demo_plan_get_quarter (plan, quarter)->kind)
    {
    case SG_QUARTER_SQUARE:
      return g_strdup ("Alun-Alun Kota Contoh");
    case SG_QUARTER_INDUSTRY:
      return g_strdup ("Kawasan Industri Contoh");
    case SG_QUARTER_LAKE:
      return g_strdup_printf ("Telaga %s", themes[3][(index * 5 + 3) % THEME_NAMES]);
    case SG_QUARTER_CAMPUS:
      return g_strdup ("Universitas Contoh");
    case SG_QUARTER_ESTATE:
      return g_strdup_printf ("Perumahan %s%s",
                              estates[index % G_N_ELEMENTS (estates)],
                              suffixes[index / G_N_ELEMENTS (estates) % 3]);
    case SG_QUARTER_PARK:
      return g_strdup_printf ("Taman %s", themes[0][index % THEME_NAMES]);
    case SG_QUARTER_CEMETERY:
      return g_strdup_printf ("TPU %s", villages[index % G_N_ELEMENTS (villages)]);
    case SG_QUARTER_VILLAGE:
      return g_strdup_printf ("Dusun %s%s",
                              villages[index % G_N_ELEMENTS (villages)],
                              suffixes[index / G_N_ELEMENTS (villages) % 3]);
    case SG_N_QUARTER_KINDS:
    default:
      return NULL;
    }
}

static guint
count_use (Namer *self, const char *name)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->used, name)) + 1;

  g_hash_table_insert (self->used, g_strdup (name), GUINT_TO_POINTER (n));
  return n;
}

/* In its own neighbourhood: the next one may have the same names again, as towns do. */
static guint
count_near (Namer *self, const char *name, SgSpot spot)
{
  g_autofree char *key = g_strdup_printf ("%s %.0f %.0f",
                                          name,
                                          floor (spot.x / THEME_METRES),
                                          floor (spot.y / THEME_METRES));

  return count_use (self, key);
}

static char *
dup_great_name (Namer *self)
{
  const char              *hero = heroes[self->n_great % G_N_ELEMENTS (heroes)];
  guint                    round = self->n_great++ / G_N_ELEMENTS (heroes);
  static const char *const parts[] = { "", " Timur", " Barat", " Selatan", " Utara" };

  return g_strdup_printf ("Jalan %s%s", hero, parts[round % G_N_ELEMENTS (parts)]);
}

static char *
dup_estate_name (Namer *self, int quarter)
{
  g_autofree char *estate = sg_demo_names_dup_quarter (self->plan, quarter);
  guint            n = count_use (self, estate);
  const char      *name = strchr (estate, ' ') + 1;

  if (n == 1)
    return g_strdup_printf ("Jalan %s Raya", name);

  return n <= 25 ? g_strdup_printf ("Jalan %s Blok %c", name, 'A' + n - 2)
                 : g_strdup_printf ("Jalan %s Blok Z%u", name, n - 25);
}

/* The theme of a neighbourhood, and the name that the streets about a spot share. */
static const char *
theme_name (const Namer *self, SgSpot spot)
{
  guint64 seed = self->plan->seed;
  guint64 theme = mix (seed, spot.x / THEME_METRES, spot.y / THEME_METRES, 1);
  guint64 name = mix (seed, spot.x / NAME_METRES, spot.y / NAME_METRES, 2);

  return themes[theme % G_N_ELEMENTS (themes)][name % THEME_NAMES];
}

static char *
dup_small_name (Namer *self, SgStreetKind kind, SgSpot middle)
{
  const char      *name = theme_name (self, middle);
  g_autofree char *base = NULL;
  g_autofree char *number = NULL;
  guint64          draw = mix (self->plan->seed, middle.x, middle.y, 3);
  guint            n;

  if (kind >= SG_STREET_ALLEY)
    {
      if (draw % 100 < 22)
        return NULL;
      if (draw % 100 < 34)
        return g_strdup_printf ("Gang %s", gangs[draw / 100 % G_N_ELEMENTS (gangs)]);
      base = g_strdup_printf ("Gang %s", name);
      n = count_near (self, base, middle);
      return g_strdup_printf ("%s %u", base, n);
    }

  base = g_strdup_printf ("Jalan %s", name);
  n = count_near (self, base, middle);
  number = sg_demo_names_dup_roman (n - 1);
  if (n <= 2)
    return g_strdup_printf (n == 1 ? "%s" : "%s Raya", base);

  return g_strdup_printf ("%s %s", base, number);
}

static char *
dup_name (Namer *self, guint32 street_index)
{
  const SgNetStreet *street = sg_net_street (self->net, street_index);
  SgSpot             middle = sg_line_get (self->middles, street_index);
  SgQuarterKind      quarter = SG_N_QUARTER_KINDS;

  if (street->quarter >= 0)
    quarter = sg_demo_plan_get_quarter (self->plan, street->quarter)->kind;

  if (street->kind >= SG_STREET_RAIL || street->kind == SG_STREET_MOTORWAY_LINK ||
      street->kind == SG_STREET_TRUNK_LINK || street->kind == SG_STREET_PRIMARY_LINK)
    return NULL;
  if (street->kind <= SG_STREET_UNCLASSIFIED)
    return dup_great_name (self);
  if (quarter == SG_QUARTER_ESTATE)
    return dup_estate_name (self, street->quarter);
  if (quarter == SG_QUARTER_INDUSTRY)
    return g_strdup_printf ("Jalan Industri %u", count_use (self, "Jalan Industri"));
  if (quarter == SG_QUARTER_VILLAGE)
    {
      g_autofree char *village = sg_demo_names_dup_quarter (self->plan, street->quarter);

      return g_strdup_printf ("Jalan %s", village);
    }

  return dup_small_name (self, street->kind, middle);
}

static void
find_middles (Namer *self)
{
  self->middles = sg_line_new ();
  g_array_set_size (self->middles, self->net->streets->len);
  for (guint32 i = 0; i < self->net->pieces->len; i++)
    {
      const SgNetPiece *piece = sg_net_piece (self->net, i);

      if (piece->from != SG_NET_NONE)
        g_array_index (self->middles, SgSpot, piece->street) =
          sg_net_corner (self->net, piece->from)->at;
    }
}

/**
 * sg_demo_names_give:
 *
 * Names every street that has no name yet and would have one.
 */
void
sg_demo_names_give (SgDemoPlan *plan, SgNet *net)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Namer self = { .plan = plan, .net = net, .used = used };

  find_middles (&self);
  for (guint32 i = 0; i < net->streets->len; i++)
    if (sg_net_street (net, i)->name == NULL)
      {
        g_autofree char *name = dup_name (&self, i);

        if (name != NULL)
          sg_net_name (net, i, name);
      }
  g_array_unref (self.middles);
}
