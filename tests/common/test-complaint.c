/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "common/sg-code-list.h"
#include "common/sg-complaint.h"
#include "common/sg-error.h"

#define NOTHING "tidak_diketahui"

typedef struct
{
  const char *text;
  const char *category;
  const char *type;
  SgSeverity  severity;
  int         victims;
} Case;

static const Case calls[] = {
  { "Bapak tidak sadar tidak napas", "non_trauma_em", "henti_jantung", 1, -1 },
  { "bpk gak sadar gak nafas", "non_trauma_em", "henti_jantung", 1, -1 },
  { "ibu saya tdk sadar, nafasnya tidak ada", "non_trauma_em", "henti_jantung", 1, -1 },
  { "ora eling ora ambegan", "non_trauma_em", "henti_jantung", 1, -1 },
  { "teu sadar teu napas", "non_trauma_em", "henti_jantung", 1, -1 },
  { "pingsan ngorok megap-megap", "non_trauma_em", "henti_jantung", 1, -1 },
  { "sudah tidak bernapas", "non_trauma_em", "henti_jantung", 1, -1 },
  { "gabisa napas", "non_trauma_em", "henti_jantung", 1, -1 },
  { "nadinya tidak teraba", "non_trauma_em", "henti_jantung", 1, -1 },
  { "tidak sadar tapi masih napas", "non_trauma_em", "tidak_sadar", 1, -1 },
  { "tolong bayi saya tidak bernapas", "non_trauma_em", "henti_jantung", 1, -1 },
  { "mbahe mboten saged napas", "non_trauma_em", "henti_jantung", 1, -1 },
  { "semaput ning pasar", "non_trauma_em", "tidak_sadar", 1, -1 },
  { "dibangunin gak bangun2", "non_trauma_em", "tidak_sadar", 1, -1 },

  { "kecelakaan motor vs truk 2 korban", "trauma_kll", "kll", 2, 2 },
  { "laka lantas depan pasar korban 3 orang", "trauma_kll", "kll", 2, 3 },
  { "kecelakan mtr, korbane loro", "trauma_kll", "kll", 2, 2 },
  { "anak ketabrak mobil", "trauma_kll", "kll", 2, -1 },
  { "tabrakan motor, korban tidak sadar tidak napas", "trauma_kll", "kll", 1, -1 },
  { "kacilakaan motor korban kagencet", "trauma_kll", "kll", 1, -1 },
  { "kcelakaan tunggal jatuh dr motor", "trauma_kll", "kll", 2, -1 },
  { "kecelakaan 2 korban, 1 orang meninggal", "trauma_kll", "kll", 2, 2 },

  { "mau melahirkan ketuban pecah", "maternal", "persalinan", 2, -1 },
  { "istri hamil 9 bulan mules-mules", "maternal", "persalinan", 2, -1 },
  { "bojoku arep babaran kawahe wis pecah", "maternal", "persalinan", 2, -1 },
  { "sudah pecah ketuban", "maternal", "persalinan", 2, -1 },
  { "kepala bayinya sudah keluar", "maternal", "persalinan", 1, -1 },
  { "hamil 7 bulan pendarahan", "maternal", "perdarahan_hamil", 1, -1 },
  { "hamil kejang", "maternal", "perdarahan_hamil", 1, -1 },
  { "bayi baru lahir biru tidak nangis", "neonatal", "bayi_baru_lahir", 1, -1 },

  { "nyeri dada keringat dingin", "non_trauma_em", "nyeri_dada", 1, -1 },
  { "sakit dada", "non_trauma_em", "nyeri_dada", 2, -1 },
  { "loro dodo", "non_trauma_em", "nyeri_dada", 2, -1 },
  { "dadanya sakit sejak pagi", "non_trauma_em", "nyeri_dada", 2, -1 },
  { "stroke mulut mencong", "non_trauma_em", "stroke", 1, -1 },
  { "bicaranya pelo tangan kanan lemes", "non_trauma_em", "stroke", 1, -1 },
  { "cangkeme perot", "non_trauma_em", "stroke", 1, -1 },
  { "sesak", "non_trauma_em", "sesak", 2, -1 },
  { "sesek nafas", "non_trauma_em", "sesak", 2, -1 },
  { "sesaaaak banget", "non_trauma_em", "sesak", 1, -1 },
  { "asma kambuh bibir biru", "non_trauma_em", "sesak", 1, -1 },
  { "kejang2 anak 2 th", "non_trauma_em", "kejang", 2, -1 },
  { "step panas tinggi", "non_trauma_em", "kejang", 2, -1 },

  { "kebakaran", "non_medis", "kebakaran", 2, -1 },
  { "kebakaran rumah ada orang terjebak", "non_medis", "kebakaran", 1, -1 },
  { "omah kobongan", "non_medis", "kebakaran", 2, -1 },
  { "kebakaran, 1 korban luka bakar", "trauma_non_kll", "luka_bakar", 1, 1 },
  { "luka bakar kesiram air panas", "trauma_non_kll", "luka_bakar", 2, -1 },
  { "tabung gas meledak", "trauma_non_kll", "luka_bakar", 1, -1 },
  { "pohon tumbang nutup jalan", "non_medis", "pohon_tumbang", 3, -1 },
  { "ular masuk rumah", "non_medis", "hewan", 3, -1 },

  { "digigit ular", "trauma_non_kll", "gigitan_ular", 1, -1 },
  { "dicokot ulo neng sawah", "trauma_non_kll", "gigitan_ular", 1, -1 },
  { "dipacok oray", "trauma_non_kll", "gigitan_ular", 1, -1 },
  { "tenggelam di sungai", "non_trauma_em", "tenggelam", 1, -1 },
  { "bocah klelep ning kali", "non_trauma_em", "tenggelam", 1, -1 },
  { "tersedak bakso", "non_trauma_em", "tersedak", 1, -1 },
  { "anak keselek", "non_trauma_em", "tersedak", 1, -1 },
  { "keracunan makanan 4 orang", "non_trauma_em", "keracunan", 2, 4 },
  { "keracunan massal hajatan puluhan orang", "bencana", "bencana", 1, -1 },
  { "minum racun tikus", "odgj", "bunuh_diri", 1, -1 },
  { "kesetrum listrik", "trauma_non_kll", "tersengat_listrik", 1, -1 },
  { "jatuh dari pohon kelapa", "trauma_non_kll", "jatuh", 1, -1 },
  { "kepleset di kamar mandi kaki patah", "trauma_non_kll", "patah_tulang", 2, -1 },
  { "jatuh, kaki kiri tidak bisa digerakkan", "trauma_non_kll", "jatuh", 2, -1 },
  { "jatuh dari tangga kepalanya bocor", "trauma_non_kll", "cedera_kepala", 1, -1 },
  { "dibacok tetangga", "trauma_non_kll", "kekerasan", 1, -1 },

  { "ODGJ ngamuk", "odgj", "odgj", 2, -1 },
  { "wong edan ngamok", "odgj", "odgj", 2, -1 },
  { "minta ambulans rujukan", "rujukan", "rujukan", 2, -1 },
  { "rujuk pasien dari puskesmas ke RSUD", "rujukan", "rujukan", 2, -1 },
  { "ambulance jenazah", "kematian", "jenazah", 3, -1 },
  { "mbah saya meninggal di rumah", "kematian", "jenazah", 3, -1 },
  { "gempa", "bencana", "gempa", 1, -1 },
  { "gempa banyak rumah roboh korban banyak", "bencana", "bencana", 1, -1 },
  { "banjir bandang korban banyak", "bencana", "bencana", 1, -1 },
  { "longsor nutup rumah", "bencana", "longsor", 1, -1 },
  { "banjir masuk rumah", "non_medis", "banjir", 2, -1 },

  { "demam 3 hari", "non_trauma_nonem", "demam", 3, -1 },
  { "diare lemas", "non_trauma_em", "muntah_diare", 2, -1 },
  { "pusing", "non_trauma_nonem", "lemas", 3, -1 },
};

static const Case denied[] = {
  { "masih sadar", NOTHING, NOTHING, 2, -1 },
  { "masih sadar, masih napas", NOTHING, NOTHING, 2, -1 },
  { "tidak sesak", NOTHING, NOTHING, 2, -1 },
  { "tidak terlalu sesak", NOTHING, NOTHING, 2, -1 },
  { "sesaknya tidak ada", NOTHING, NOTHING, 2, -1 },
  { "tidak ada luka bakar", NOTHING, NOTHING, 2, -1 },
  { "tidak sesak napas", NOTHING, NOTHING, 2, -1 },
  { "gak sampai pingsan", NOTHING, NOTHING, 2, -1 },
  { "ora sesek", NOTHING, NOTHING, 2, -1 },
  { "bukan kecelakaan", NOTHING, NOTHING, 2, -1 },
  { "tidak kejang tapi demam", "non_trauma_nonem", "demam", 3, -1 },
  { "tidak sesak, nyeri dada", "non_trauma_em", "nyeri_dada", 2, -1 },
  { "tidak sadar sesak", "non_trauma_em", "sesak", 1, -1 },
  { "demam tidak kejang", "non_trauma_nonem", "demam", 3, -1 },
  { "pingsan tadi, sekarang sudah sadar tidak muntah", "non_trauma_em", "tidak_sadar", 1, -1 },
};

static void
check_cases (const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      const Case *c = &cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (SgComplaint) complaint = sg_complaint_suggest (c->text, &error);

      g_assert_no_error (error);
      if (strcmp (complaint->category, c->category) != 0 ||
          strcmp (complaint->type, c->type) != 0 || complaint->severity != c->severity ||
          complaint->victims != c->victims)
        {
          g_test_message ("“%s”: %s, %s, SEV-%u, %d victims (%s)",
                          c->text,
                          complaint->category,
                          complaint->type,
                          complaint->severity,
                          complaint->victims,
                          complaint->why);
          g_test_fail ();
          continue;
        }
      g_assert_true ((complaint->score > 0) == (strcmp (c->type, NOTHING) != 0));
      g_assert_true ((*complaint->why != '\0') == (complaint->score > 0));
    }
}

static void
test_calls_are_understood (void)
{
  check_cases (calls, G_N_ELEMENTS (calls));
}

static void
test_what_is_denied_does_not_count (void)
{
  check_cases (denied, G_N_ELEMENTS (denied));
}

static void
test_nothing_known_is_urgent (void)
{
  static const char *const texts[] = {
    "", "   ", "halo", "tolong cepat ke sini", "?!,.;", "٣ 東京"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SgComplaint) complaint = sg_complaint_suggest (texts[i], NULL);

      g_assert_cmpstr (complaint->category, ==, NOTHING);
      g_assert_cmpint (complaint->severity, ==, SG_SEVERITY_URGENT);
      g_assert_cmpint (complaint->victims, ==, SG_VICTIMS_UNKNOWN);
      g_assert_cmpuint (complaint->score, ==, 0);
      g_assert_cmpstr (complaint->why, ==, "");
    }
}

static void
test_why_is_what_was_typed (void)
{
  static const char *const rows[][2] = {
    { "Bapak GAK sadar, gabisa nafas", "gak sadar, gabisa nafas" },
    { "dadanya sakit, Kringetan", "dadanya sakit, kringetan" },
    { "itu tadi stroke ya bu", "stroke" },
    { "sudah tidak bisa bernapas", "tidak bernapas" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SgComplaint) complaint = sg_complaint_suggest (rows[i][0], NULL);

      g_assert_cmpstr (complaint->why, ==, rows[i][1]);
    }
}

static void
test_victims_are_counted (void)
{
  static const struct
  {
    const char *text;
    int         victims;
  } rows[] = {
    { "2korban", 2 },          { "3 org luka", 3 },           { "korbannya ada 4", 4 },
    { "lima orang", 5 },       { "seorang luka", 1 },         { "korban siji", 1 },
    { "korban 45 tahun", -1 }, { "korban 45th", -1 },         { "umur 45", -1 },
    { "0 korban", -1 },        { "korban 081200001234", -1 }, { "999999999999 korban", -1 },
    { "korban banyak", -1 },   { "korban, 3 motor", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SgComplaint) complaint = sg_complaint_suggest (rows[i].text, NULL);

      if (complaint->victims != rows[i].victims)
        g_error ("“%s”: %d", rows[i].text, complaint->victims);
    }
}

static void
test_length_has_a_limit (void)
{
  g_autofree char *longest = g_strnfill (SG_COMPLAINT_CHARS_MAX, 'a');
  g_autofree char *longer = g_strconcat (longest, "a", NULL);
  g_autofree char *broken = g_strconcat ("sesak ", "\xe2\x82", NULL);
  g_autoptr (SgComplaint) complaint = sg_complaint_suggest (longest, NULL);
  const char *const bad[] = { longer, broken };

  g_assert_nonnull (complaint);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sg_complaint_suggest (bad[i], &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "text: "));
    }
}

/* The rows of a table on disk, as lists of cells. */
static GPtrArray *
read_table (const char *name)
{
  GPtrArray       *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *path =
    g_build_filename (g_getenv ("SIAGA_SOURCE"), "data", "complaints", name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean is_titled = FALSE;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && *lines[i] != '#')
      {
        if (is_titled)
          g_ptr_array_add (rows, g_strsplit (lines[i], "\t", -1));
        is_titled = TRUE;
      }

  return rows;
}

/* word → what it means; a word has one row. */
static GHashTable *
read_words (void)
{
  g_autoptr (GPtrArray) rows = read_table ("words.tsv");
  GHashTable *means = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      if (!g_hash_table_insert (means, g_strdup (cells[0]), g_strdup (cells[1])))
        g_error ("words.tsv: “%s” stands there twice", cells[0]);
    }

  return means;
}

static void
test_words_lead_to_an_end (void)
{
  g_autoptr (GHashTable) means = read_words ();
  GHashTableIter iter;
  gpointer       word;
  gpointer       meaning;

  g_hash_table_iter_init (&iter, means);
  while (g_hash_table_iter_next (&iter, &word, &meaning))
    {
      g_auto (GStrv) pieces = g_strsplit (meaning, " ", -1);

      for (guint p = 0; pieces[p] != NULL; p++)
        {
          const char *again = g_hash_table_lookup (means, pieces[p]);

          if (again != NULL && strcmp (again, "~") != 0)
            g_error ("words.tsv: “%s” leads to “%s”, which leads on", (char *) word, pieces[p]);
        }
    }
}

static void
check_pattern (const char *pattern, GHashTable *means)
{
  g_auto (GStrv) words = g_strsplit_set (pattern, " |", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *meaning = g_hash_table_lookup (means, words[i]);

      if (*words[i] == '\0' || (meaning != NULL && strcmp (meaning, "~") != 0))
        g_error ("complaints.tsv: “%s” in “%s” is never heard: write “%s”",
                 words[i],
                 pattern,
                 meaning != NULL ? meaning : "one space");
    }
}

static void
test_complaints_use_known_codes_and_words (void)
{
  g_autoptr (GPtrArray) rows = read_table ("complaints.tsv");
  g_autoptr (GHashTable) means = read_words ();

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);
      guint  weight = (guint) g_ascii_strtoull (cells[3], NULL, 10);

      g_assert_true (sg_code_list_has ("complaint_type", cells[0]));
      g_assert_true (sg_code_list_has ("category", cells[1]));
      g_assert_true (strlen (cells[2]) == 1 && *cells[2] >= '1' && *cells[2] <= '3');
      g_assert_cmpuint (weight, >=, 1);
      g_assert_cmpuint (weight, <=, 99);
      check_pattern (cells[4], means);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/complaint/calls-are-understood", test_calls_are_understood);
  g_test_add_func ("/complaint/what-is-denied-does-not-count", test_what_is_denied_does_not_count);
  g_test_add_func ("/complaint/nothing-known-is-urgent", test_nothing_known_is_urgent);
  g_test_add_func ("/complaint/why-is-what-was-typed", test_why_is_what_was_typed);
  g_test_add_func ("/complaint/victims-are-counted", test_victims_are_counted);
  g_test_add_func ("/complaint/length-has-a-limit", test_length_has_a_limit);
  g_test_add_func ("/complaint/words-lead-to-an-end", test_words_lead_to_an_end);
  g_test_add_func ("/complaint/complaints-use-known-codes-and-words",
                   test_complaints_use_known_codes_and_words);

  return g_test_run ();
}
