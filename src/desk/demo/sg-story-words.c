/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of which an invented desk is made. Names are put together by chance from two lists of
 * common ones, so that they belong to nobody; telephone numbers are made elsewhere. */

#include "desk/demo/sg-story-words.h"

#include <string.h>

static const char *const men[] = {
  "Agus",  "Budi",  "Joko",   "Andi",   "Hendra", "Wahyu", "Bayu",   "Yusuf", "Eko",
  "Rizki", "Dedi",  "Iwan",   "Slamet", "Fajar",  "Arif",  "Made",   "Umar",  "Togar",
  "Imam",  "Surya", "Taufik", "Galih",  "Rudi",   "Anton", "Samsul",
};

static const char *const women[] = {
  "Sari",   "Dewi", "Rina",    "Siti",    "Maya",   "Putri", "Dian", "Ratna", "Lina",
  "Fitri",  "Nur",  "Yuni",    "Wati",    "Ayu",    "Endah", "Tuti", "Mega",  "Intan",
  "Komang", "Rosa", "Halimah", "Lestari", "Nining", "Ida",   "Vera",
};

static const char *const families[] = {
  "Wulandari", "Santoso",   "Lestari",  "Pratama", "Kusuma",    "Hidayat",    "Saputra",
  "Rahayu",    "Nugroho",   "Siregar",  "Hakim",   "Wijaya",    "Simatupang", "Maharani",
  "Setiawan",  "Anggraini", "Gunawan",  "Permata", "Firdaus",   "Handayani",  "Lubis",
  "Suryadi",   "Mulyono",   "Nasution", "Purnomo", "Kurniawan", "Ramadhan",   "Utami",
  "Tambunan",  "Iskandar",  "Wibowo",   "Puspita",
};

static const char *const patokan[] = {
  "depan masjid Al-Ikhlas",
  "sebelah Indomaret",
  "seberang Alfamart",
  "belakang SD negeri",
  "dekat pos ronda RW 03",
  "gang kedua setelah musala An-Nur",
  "depan warung Bu Tini",
  "samping bengkel motor",
  "dekat balai desa",
  "rumah pagar hijau, ada pohon mangga",
  "masuk gang sebelah penjual bakso",
  "depan kantor kelurahan",
  "dekat jembatan kecil",
  "seberang SPBU",
  "belakang pasar",
  "rumah cat biru, seberang lapangan voli",
  "dekat pertigaan, ada tukang tambal ban",
  "lantai 2, di atas apotek",
  "samping gereja",
  "dekat perlintasan kereta",
};

static const char *const prank[] = {
  "Suara anak-anak tertawa, minta nyanyi",
  "Mengaku kecelakaan lalu tertawa dan menutup telepon",
  "Mengumpat lalu menutup telepon",
  "Memesan makanan",
  "Bertanya petugas sudah punya pacar atau belum",
};

static const char *const ghost[] = {
  "Senyap, tidak ada suara",
  "Hanya suara kendaraan, kemungkinan tertekan di saku",
  "Sambungan terbuka 20 detik tanpa suara",
};

static const char *const information[] = {
  "Bertanya jam buka puskesmas", "Bertanya cara mengurus BPJS",
  "Bertanya jadwal vaksin",      "Bertanya ketersediaan kamar rumah sakit",
  "Bertanya nomor Halo Kemkes",  "Bertanya syarat peminjaman ambulans",
};

static const char *const phone_advice[] = {
  "Mimisan, sudah berhenti setelah ditekan dan menunduk",
  "Demam anak 38 derajat, masih mau minum",
  "Tersiram air panas kecil di jari, sudah dialiri air",
  "Digigit semut, gatal, tidak sesak",
  "Salah minum dosis vitamin, tanpa keluhan",
  "Terkilir, masih bisa berjalan",
};

static const char *const outside[] = {
  "Kejadian di kabupaten sebelah, diteruskan ke PSC setempat",
  "Keluarga di luar provinsi minta ambulans",
};

static const char *const given_up[] = {
  "Pelapor menelepon lagi: korban sudah dibawa tetangga",
  "Pelapor membatalkan, korban sudah sadar dan menolak ambulans",
};

static const char *const forwarded[] = {
  "Kebakaran rumah kosong, tidak ada korban",
  "Tawuran, belum ada korban",
  "Pohon tumbang menutup jalan",
  "Ular masuk rumah",
  "Kabel listrik menjuntai di jalan",
};

static const char *const refusals[] = {
  "rujukan_lain", "rujukan_lain", "crew", "kendaraan", "jauh",
};

static const char *const cancels[] = { "dibawa_sendiri", "dibawa_sendiri", "pelapor" };

static const char *const downtimes[] = {
  "hp_unsupport",
  "hp_driver_lain",
  "Servis berkala",
  "Ban bocor",
  "Aki lemah",
  "Sopir cuti, tanpa pengganti",
  "AC kabin pasien rusak",
  "Dipakai kegiatan dinas",
};

static const char *const corrections[] = {
  "Disesuaikan dengan catatan kru",
  "Salah ketik menit",
  "Menurut buku perjalanan ambulans",
  "Kru lupa menekan tombol, jam dari IGD",
};

static const char *const notes[] = {
  "Pelapor diminta menunggu di tepi jalan",
  "Pintu pagar dibuka, lampu teras dinyalakan",
  "Akses gang sempit, kru membawa tandu jalan kaki",
  "Keluarga diminta menyiapkan KTP dan obat rutin",
  "Warga membantu mengatur lalu lintas",
  "Pelapor panik, dipandu pelan-pelan",
};

static const char *const sources[] = {
  "tel119",  "tel119",  "tel119",  "tel119", "hotline", "hotline", "wa_call",
  "wa_call", "wa_chat", "wa_chat", "panic",  "radio",   "cc112",
};

static const char *const call_channels[] = { "phone", "phone", "wa", "radio", "app" };

static const char *const closures[] = { "banjir", "perbaikan", "kecelakaan" };

static const char *const aed_places[] = {
  "Pos satpam, lemari putih di dinding",
  "Lobi, sebelah meja resepsionis",
  "Dekat lift lantai dasar",
  "Ruang P3K, minta kunci ke petugas",
  "Pintu masuk utama",
};

static const char *const organisations[] = {
  "KREKI",          "PMI",    "Karang Taruna", "Pramuka",
  "Kader posyandu", "Senkom", "Tagana",        "Mahasiswa keperawatan",
};

static const char *const skills[] = {
  "bhd", "aed", "p3k", "perdarahan", "bidai", "evakuasi", "psikososial", "pengemudi", "perawat",
};

static const char *const equipment[] = {
  "AED",        "Tabung oksigen", "Suction",    "Tandu",     "Kursi evakuasi",
  "Bidai",      "Kolar servikal", "Tensimeter", "Oksimeter", "Glukometer",
  "Partus set", "Tas emergensi",  "BVM dewasa", "BVM anak",  "Long spine board",
};

static const char *const beds[] = { "igd", "icu", "rawat_inap", "nicu" };

#define LIST(index, list) [index] = { list, G_N_ELEMENTS (list) }

const SgStoryWordList sg_story_words[SG_N_WORDS] = {
  LIST (SG_WORDS_MEN, men),
  LIST (SG_WORDS_WOMEN, women),
  LIST (SG_WORDS_FAMILIES, families),
  LIST (SG_WORDS_PATOKAN, patokan),
  LIST (SG_WORDS_PRANK, prank),
  LIST (SG_WORDS_GHOST, ghost),
  LIST (SG_WORDS_INFO, information),
  LIST (SG_WORDS_PHONE_ADVICE, phone_advice),
  LIST (SG_WORDS_OUTSIDE, outside),
  LIST (SG_WORDS_CANCELLED, given_up),
  LIST (SG_WORDS_TRANSFER, forwarded),
  LIST (SG_WORDS_REFUSAL, refusals),
  LIST (SG_WORDS_CANCEL, cancels),
  LIST (SG_WORDS_DOWNTIME, downtimes),
  LIST (SG_WORDS_CORRECTION, corrections),
  LIST (SG_WORDS_NOTE, notes),
  LIST (SG_WORDS_SOURCE, sources),
  LIST (SG_WORDS_CALL_CHANNEL, call_channels),
  LIST (SG_WORDS_CLOSURE, closures),
  LIST (SG_WORDS_AED_PLACE, aed_places),
  LIST (SG_WORDS_ORGANISATION, organisations),
  LIST (SG_WORDS_SKILL, skills),
  LIST (SG_WORDS_EQUIPMENT, equipment),
  LIST (SG_WORDS_BED, beds),
};

/* How often a complaint comes is our own guess after the yearly table of one PSC in domain.md: road
 * crashes and medical cases lead, births and mental crises are a tenth each. */
const SgStoryCase sg_story_cases[] = {
  { "non_trauma_em",
    "henti_jantung",
    1,
    4,
    SG_CARE_ARREST,
    1,
    { "Bapak saya tidak sadar, tidak bernapas!",
      "Orang pingsan tidak ada napas di rumah",
      "Jatuh waktu olahraga, tidak bergerak, tidak bernapas" } },
  { "non_trauma_em",
    "nyeri_dada",
    1,
    5,
    SG_CARE_HEART,
    1,
    { "Nyeri dada menjalar ke lengan kiri, keringat dingin",
      "Dada seperti ditindih sejak subuh",
      "Bapak nyeri dada, sesak, pucat" } },
  { "non_trauma_em",
    "nyeri_dada",
    2,
    4,
    SG_CARE_HEART,
    1,
    { "Nyeri dada hilang timbul sejak kemarin",
      "Dada berdebar dan nyeri, masih bisa jalan",
      "Nyeri dada setelah mengangkat barang" } },
  { "non_trauma_em",
    "stroke",
    1,
    6,
    SG_CARE_STROKE,
    1,
    { "Ibu mendadak pelo, tangan kanan lemah",
      "Wajah mencong sebelah, bicara tidak jelas",
      "Bangun tidur badan kiri tidak bisa digerakkan" } },
  { "non_trauma_em",
    "sesak",
    1,
    5,
    SG_CARE_BREATH,
    1,
    { "Sesak napas berat, bibir biru",
      "Asma kambuh, tidak bisa bicara",
      "Sesak, tidak bisa tidur telentang" } },
  { "non_trauma_em",
    "sesak",
    2,
    8,
    SG_CARE_BREATH,
    1,
    { "Sesak napas sejak pagi, ada riwayat asma",
      "Nenek sesak dan batuk",
      "Sesak, inhaler sudah dipakai belum membaik" } },
  { "non_trauma_em",
    "kejang",
    1,
    3,
    SG_CARE_WEAK,
    1,
    { "Anak kejang belum berhenti 5 menit",
      "Kejang berulang, belum sadar",
      "Balita kejang demam tinggi" } },
  { "non_trauma_em",
    "tidak_sadar",
    1,
    4,
    SG_CARE_WEAK,
    1,
    { "Ditemukan tidak sadar di kamar mandi, masih bernapas",
      "Tidak bisa dibangunkan, ngorok",
      "Pingsan di pasar, belum sadar" } },
  { "non_trauma_em",
    "gula_darah",
    2,
    4,
    SG_CARE_WEAK,
    1,
    { "Kencing manis, lemas dan keringat dingin",
      "Gula darah 48, bicara mulai kacau",
      "Habis suntik insulin belum makan, gemetar" } },
  { "non_trauma_em",
    "keracunan",
    2,
    2,
    SG_CARE_WEAK,
    4,
    { "Muntah setelah makan nasi kotak",
      "Minum cairan pembersih",
      "Keracunan makanan satu keluarga" } },
  { "non_trauma_em",
    "tersedak",
    1,
    1,
    SG_CARE_BREATH,
    1,
    { "Anak tersedak kelereng",
      "Kakek tersedak daging, tidak bisa bicara",
      "Bayi tersedak susu, biru" } },
  { "non_trauma_em",
    "tenggelam",
    1,
    1,
    SG_CARE_ARREST,
    1,
    { "Anak tenggelam di kolam, sudah diangkat",
      "Tenggelam di sungai, baru diangkat warga",
      "Tenggelam di irigasi" } },
  { "non_trauma_nonem",
    "demam",
    3,
    5,
    SG_CARE_WEAK,
    1,
    { "Demam tiga hari, lemas", "Anak demam menggigil", "Demam dan bintik merah" } },
  { "non_trauma_nonem",
    "nyeri_perut",
    3,
    4,
    SG_CARE_WEAK,
    1,
    { "Nyeri ulu hati sejak semalam", "Perut melilit", "Nyeri perut kanan bawah" } },
  { "non_trauma_nonem",
    "lemas",
    3,
    4,
    SG_CARE_WEAK,
    1,
    { "Nenek lemas tidak mau makan", "Pusing dan lemas", "Lemas setelah diare" } },
  { "trauma_kll",
    "kll",
    1,
    6,
    SG_CARE_TRAUMA,
    3,
    { "Tabrakan motor dengan truk, korban tidak sadar",
      "Motor terlindas, perdarahan hebat",
      "Mobil terbalik, ada yang terjepit" } },
  { "trauma_kll",
    "kll",
    2,
    16,
    SG_CARE_TRAUMA,
    3,
    { "Tabrakan dua motor, kaki patah",
      "Motor jatuh sendiri, luka di kepala, sadar",
      "Pejalan kaki tertabrak motor, masih sadar" } },
  { "trauma_non_kll",
    "jatuh",
    2,
    7,
    SG_CARE_TRAUMA,
    1,
    { "Jatuh dari tangga, pinggang sakit",
      "Nenek jatuh di kamar mandi, tidak bisa berdiri",
      "Tukang jatuh dari atap" } },
  { "trauma_non_kll",
    "luka",
    3,
    4,
    SG_CARE_WOUND,
    1,
    { "Tangan teriris pisau", "Kaki tertusuk paku", "Luka robek kena seng" } },
  { "trauma_non_kll",
    "luka_bakar",
    2,
    2,
    SG_CARE_WOUND,
    2,
    { "Tersiram minyak panas", "Luka bakar kompor gas", "Tersambar api bensin eceran" } },
  { "trauma_non_kll",
    "gigitan_ular",
    1,
    1,
    SG_CARE_WOUND,
    1,
    { "Digigit ular di sawah, kaki bengkak",
      "Digigit ular hijau",
      "Digigit ular, mulai mengantuk" } },
  { "maternal",
    "persalinan",
    2,
    6,
    SG_CARE_BIRTH,
    1,
    { "Mau melahirkan, ketuban pecah",
      "Kontraksi tiap 3 menit, anak kedua",
      "Hamil 38 minggu, keluar lendir darah" } },
  { "maternal",
    "perdarahan_hamil",
    1,
    2,
    SG_CARE_BIRTH,
    1,
    { "Perdarahan banyak hamil 8 bulan",
      "Perdarahan setelah melahirkan",
      "Hamil muda, darah banyak, pucat" } },
  { "neonatal",
    "bayi_baru_lahir",
    1,
    1,
    SG_CARE_NEWBORN,
    1,
    { "Bayi baru lahir kebiruan",
      "Bayi lahir di rumah, napas merintih",
      "Bayi kembar kecil, dingin" } },
  { "odgj",
    "odgj",
    2,
    5,
    SG_CARE_MIND,
    1,
    { "ODGJ mengamuk, putus obat",
      "Kakak gaduh gelisah, memecahkan kaca",
      "Bicara sendiri, mengancam tetangga" } },
  { "rujukan",
    "rujukan",
    2,
    7,
    SG_CARE_TRANSFER,
    1,
    { "Rujukan dari puskesmas: pre-eklampsia",
      "Rujukan IGD: butuh ICU",
      "Rujukan anak demam berdarah" } },
  { "kematian",
    "jenazah",
    3,
    2,
    SG_CARE_DEATH,
    1,
    { "Ditemukan meninggal di rumah",
      "Lansia meninggal, keluarga minta pemeriksaan",
      "Ditemukan tidak bernyawa, sudah kaku" } },
};

const guint sg_story_n_cases = G_N_ELEMENTS (sg_story_cases);

const SgStoryCase *
sg_story_case_find (const char *finding, int severity)
{
  for (guint i = 0; i < sg_story_n_cases; i++)
    if (strcmp (sg_story_cases[i].finding, finding) == 0 &&
        (severity == 0 || sg_story_cases[i].severity == severity))
      return &sg_story_cases[i];

  g_assert_not_reached ();
}
