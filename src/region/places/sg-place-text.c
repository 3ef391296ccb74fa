/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a name is brought into the one form in which it is stored and looked for. The map and the
 * caller write the same thing in many ways: “Jl. Jend. Sudirman”, “jalan jenderal soedirman”. Both
 * pass through here, so a rule is right when it maps both to the same words, whatever those are. */

#include "region/places/sg-place-text.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *word;
  const char *full; /* one or more words */
} Abbreviation;

/* Sorted by word. */
static const Abbreviation abbreviations[] = {
  { "apt", "apartemen" },
  { "bdg", "bandung" },
  { "bdr", "bandara" },
  { "brigjen", "brigadir jenderal" },
  { "bypass", "by pass" },
  { "di", "d 1" },
  { "diy", "daerah istimewa yogyakarta" },
  { "dki", "daerah khusus ibukota" },
  { "dktr", "dr" },
  { "dokter", "dr" },
  { "ds", "desa" },
  { "dsn", "dusun" },
  { "gd", "gedung" },
  { "gdg", "gedung" },
  { "gdng", "gedung" },
  { "gg", "gang" },
  { "hajah", "hj" },
  { "haji", "h" },
  { "hajjah", "hj" },
  { "hm", "h m" },
  { "hos", "h o s" },
  { "hr", "h r" },
  { "htl", "hotel" },
  { "i", "1" },
  { "ii", "2" },
  { "iii", "3" },
  { "insinyur", "ir" },
  { "iv", "4" },
  { "ix", "9" },
  { "jakbar", "jakarta barat" },
  { "jakpus", "jakarta pusat" },
  { "jaksel", "jakarta selatan" },
  { "jaktim", "jakarta timur" },
  { "jakut", "jakarta utara" },
  { "jend", "jenderal" },
  { "jendral", "jenderal" },
  { "jl", "jalan" },
  { "jln", "jalan" },
  { "jogja", "yogyakarta" },
  { "jogjakarta", "yogyakarta" },
  { "kab", "kabupaten" },
  { "kapt", "kapten" },
  { "kav", "kavling" },
  { "kec", "kecamatan" },
  { "kel", "kelurahan" },
  { "kep", "kepulauan" },
  { "kh", "k h" },
  { "kiai", "k" },
  { "kmp", "kampung" },
  { "kol", "kolonel" },
  { "komp", "kompleks" },
  { "kompl", "kompleks" },
  { "komplek", "kompleks" },
  { "kotamadya", "kota" },
  { "kp", "kampung" },
  { "kpg", "kampung" },
  { "ks", "k s" },
  { "kyai", "k" },
  { "lap", "lapangan" },
  { "letjen", "letnan jenderal" },
  { "lingk", "lingkungan" },
  { "masjed", "masjid" },
  { "mayjen", "mayor jenderal" },
  { "mesjid", "masjid" },
  { "mh", "m h" },
  { "moh", "muhammad" },
  { "mohammad", "muhammad" },
  { "msjd", "masjid" },
  { "mt", "m t" },
  { "muh", "muhammad" },
  { "musala", "musholla" },
  { "mushalla", "musholla" },
  { "mushola", "musholla" },
  { "musola", "musholla" },
  { "musolla", "musholla" },
  { "pasr", "pasar" },
  { "perum", "perumahan" },
  { "pkm", "puskesmas" },
  { "ponpes", "pondok pesantren" },
  { "prop", "provinsi" },
  { "propinsi", "provinsi" },
  { "prov", "provinsi" },
  { "ps", "pasar" },
  { "psr", "pasar" },
  { "pusk", "puskesmas" },
  { "pusksmas", "puskesmas" },
  { "rs", "rumah sakit" },
  { "rsab", "rumah sakit anak bunda" },
  { "rsia", "rumah sakit ibu anak" },
  { "rsj", "rumah sakit jiwa" },
  { "rsu", "rumah sakit umum" },
  { "rsud", "rumah sakit umum daerah" },
  { "rsup", "rumah sakit umum pusat" },
  { "sby", "surabaya" },
  { "sdn", "sd negeri" },
  { "sman", "sma negeri" },
  { "smkn", "smk negeri" },
  { "smpn", "smp negeri" },
  { "smu", "sma" },
  { "smun", "sma negeri" },
  { "st", "stasiun" },
  { "sta", "stasiun" },
  { "stn", "stasiun" },
  { "tangsel", "tangerang selatan" },
  { "term", "terminal" },
  { "tpu", "tempat pemakaman umum" },
  { "univ", "universitas" },
  { "v", "5" },
  { "vi", "6" },
  { "vii", "7" },
  { "viii", "8" },
  { "wr", "w r" },
  { "x", "10" },
  { "yogya", "yogyakarta" },
};

/* Words that callers add, leave out or confuse, and so does the map: what kind of street or area it
 * is, and the titles of whom it is named after. */
static const char *const generic_words[] = {
  "jalan",  "gang",     "lorong",   "kelurahan", "desa",  "kecamatan", "kabupaten",
  "kota",   "provinsi", "jenderal", "letnan",    "mayor", "brigadir",  "kolonel",
  "kapten", "prof",     "dr",       "ir",        "drs",   "hj",        "raden",
};

/* Spellings before 1972 live on in names: Soekarno, Tjokroaminoto, Djuanda. */
static const struct
{
  char old[3];
  char new;
} spellings[] = {
  { "oe", 'u' },
  { "tj", 'c' },
  { "dj", 'j' },
};

/* Letters that no decomposition brings to the alphabet of a keyboard. */
static const struct
{
  gunichar    letter;
  const char *plain;
} letters[] = {
  { 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x00f8, "o" },
  { 0x0111, "d" },  { 0x0142, "l" },  { 0x0153, "oe" },
};

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0x02bc || c == 0x00b4;
}

static void
append_letter (GString *out, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize    n_parts;

  c = g_unichar_tolower (c);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].letter == c)
      {
        g_string_append (out, letters[i].plain);
        return;
      }

  n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    if (!g_unichar_ismark (parts[i]) && g_unichar_isalnum (parts[i]))
      g_string_append_unichar (out, g_unichar_tolower (parts[i]));
}

/**
 * sg_place_text_fold:
 *
 * Lower case, without diacritics and punctuation, words apart by one space. Nothing is expanded.
 *
 * Returns: (transfer full): at most about %SG_PLACE_TEXT_MAX bytes
 */
char *
sg_place_text_fold (const char *text)
{
  g_autofree char *valid = NULL;
  GString         *out = g_string_sized_new (64);
  const char      *at = text;

  if (!g_utf8_validate (text, -1, NULL))
    at = valid = g_utf8_make_valid (text, -1);

  for (; *at != '\0' && out->len < SG_PLACE_TEXT_MAX; at = g_utf8_next_char (at))
    {
      gunichar c = (guchar) *at < 0x80 ? (gunichar) *at : g_utf8_get_char (at);

      if (c < 0x80 && g_ascii_isalnum (c))
        g_string_append_c (out, g_ascii_tolower ((char) c));
      else if (c >= 0x80 && g_unichar_isalnum (c))
        append_letter (out, c);
      else if (!is_apostrophe (c) && !g_unichar_ismark (c) && out->len > 0 &&
               out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }

  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}

static int
compare_word (const void *key, const void *entry)
{
  return strcmp (key, ((const Abbreviation *) entry)->word);
}

static void
append_separated (GString *words, const char *word, gsize length)
{
  if (length == 0)
    return;
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append_len (words, word, (gssize) length);
}

/* Brings old spelling to today's, in place. */
static void
modernise (char *word)
{
  char *to = word;

  for (const char *from = word; *from != '\0'; from++, to++)
    {
      *to = *from;
      for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
        if (from[0] == spellings[i].old[0] && from[1] == spellings[i].old[1])
          {
            *to = spellings[i].new;
            from++;
            break;
          }
    }
  *to = '\0';
}

static void
append_plain_word (GString *words, const char *word, gsize length)
{
  char                copy[SG_PLACE_TEXT_MAX + 16];
  const Abbreviation *found;
  const char         *digits = copy;

  length = MIN (length, sizeof copy - 1);
  memcpy (copy, word, length);
  copy[length] = '\0';
  found = bsearch (copy,
                   abbreviations,
                   G_N_ELEMENTS (abbreviations),
                   sizeof abbreviations[0],
                   compare_word);
  if (found != NULL)
    {
      append_separated (words, found->full, strlen (found->full));
      return;
    }

  modernise (copy);
  while (digits[0] == '0' && g_ascii_isdigit (digits[1]))
    digits++;
  append_separated (words, digits, strlen (digits));
}

/**
 * sg_place_text_append_word:
 * @word: one word of sg_place_text_fold()
 *
 * Appends what it stands for: `rs` gives `rumah sakit`, `sdn01` gives `sd negeri 1`.
 */
void
sg_place_text_append_word (GString *words, const char *word)
{
  gsize n_letters = 0;

  while (g_ascii_isalpha (word[n_letters]))
    n_letters++;

  /* “rw07” is two words, but a house “b12” is one. */
  if (n_letters >= 2 && g_ascii_isdigit (word[n_letters]))
    {
      append_plain_word (words, word, n_letters);
      append_plain_word (words, word + n_letters, strlen (word + n_letters));
    }
  else
    append_plain_word (words, word, strlen (word));
}

/**
 * sg_place_text_append_words:
 * @words: words apart by one space
 * @text: any text
 */
void
sg_place_text_append_words (GString *words, const char *text)
{
  g_autofree char *folded = sg_place_text_fold (text);
  char            *at = folded;

  while (*at != '\0')
    {
      char *end = strchr (at, ' ');

      if (end != NULL)
        *end = '\0';
      sg_place_text_append_word (words, at);
      if (end == NULL)
        break;
      at = end + 1;
    }
}

/**
 * sg_place_text_normalise:
 *
 * Returns: (transfer full): the words of @text in the form in which they are compared
 */
char *
sg_place_text_normalise (const char *text)
{
  GString *words = g_string_sized_new (64);

  sg_place_text_append_words (words, text);

  return g_string_free (words, FALSE);
}

/**
 * sg_place_word_is_generic:
 * @length: of @word, which need not end there
 *
 * Returns: whether it says little: a title, an initial or a word for a kind of street or area
 */
gboolean
sg_place_word_is_generic (const char *word, gsize length)
{
  if (length == 1)
    return g_ascii_isalpha (word[0]);
  for (guint i = 0; i < G_N_ELEMENTS (generic_words); i++)
    if (strncmp (generic_words[i], word, length) == 0 && generic_words[i][length] == '\0')
      return TRUE;

  return FALSE;
}

/**
 * sg_place_text_append_core:
 * @normalised: words as of sg_place_text_normalise()
 *
 * Appends those that say something, without blanks between: two names are the same when this is.
 */
void
sg_place_text_append_core (GString *core, const char *normalised)
{
  while (*normalised != '\0')
    {
      gsize length = strcspn (normalised, " ");

      if (!sg_place_word_is_generic (normalised, length))
        g_string_append_len (core, normalised, (gssize) length);
      normalised += length + (normalised[length] == ' ');
    }
}
