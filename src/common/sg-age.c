/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ages as callers give them: figures with units (“8 bln”, “1,5 th”, “2 th 3 bln”), figures without
 * (years), or a word (“lansia”). */

#include "config.h"

#include "common/sg-age.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "common/sg-error.h"

#define DAYS_PER_YEAR  365.25
#define DAYS_PER_MONTH 30.4375

#define FIGURE_MAX 99999

static const struct
{
  const char *name;
  double      days;
} units[] = {
  { "tahun", DAYS_PER_YEAR },
  { "thn", DAYS_PER_YEAR },
  { "th", DAYS_PER_YEAR },
  { "thun", DAYS_PER_YEAR },
  { "taun", DAYS_PER_YEAR },
  { "t", DAYS_PER_YEAR },
  { "years", DAYS_PER_YEAR },
  { "year", DAYS_PER_YEAR },
  { "yo", DAYS_PER_YEAR },
  { "y", DAYS_PER_YEAR },
  { "bulan", DAYS_PER_MONTH },
  { "bln", DAYS_PER_MONTH },
  { "bl", DAYS_PER_MONTH },
  { "wulan", DAYS_PER_MONTH },
  { "months", DAYS_PER_MONTH },
  { "month", DAYS_PER_MONTH },
  { "minggu", 7 },
  { "mgg", 7 },
  { "mg", 7 },
  { "weeks", 7 },
  { "week", 7 },
  { "hari", 1 },
  { "hr", 1 },
  { "dino", 1 },
  { "poe", 1 },
  { "days", 1 },
  { "day", 1 },
};

/* Ages of nobody in particular: the middle of what people mean by the word. */
static const struct
{
  const char *word;
  double      days;
} words[] = {
  { "neonatus", 7 },
  { "orok", 30 },
  { "bayi", 182 },
  { "balita", 3 * DAYS_PER_YEAR },
  { "anak", 8 * DAYS_PER_YEAR },
  { "bocah", 8 * DAYS_PER_YEAR },
  { "budak", 8 * DAYS_PER_YEAR },
  { "remaja", 15 * DAYS_PER_YEAR },
  { "dewasa", 35 * DAYS_PER_YEAR },
  { "kakek", 70 * DAYS_PER_YEAR },
  { "nenek", 70 * DAYS_PER_YEAR },
  { "lansia", 70 * DAYS_PER_YEAR },
  { "manula", 70 * DAYS_PER_YEAR },
  { "infant", 182 },
  { "baby", 182 },
  { "child", 8 * DAYS_PER_YEAR },
  { "adult", 35 * DAYS_PER_YEAR },
  { "elderly", 70 * DAYS_PER_YEAR },
};

static const char *const about[] = { "sekitar", "kira", "kurang", "lebih", "an",
                                     "about",   "±",    "~",      "kr",    NULL };
static const char *const silent[] = { "umur", "usia", "dan", "orang", "berumur", "berusia", NULL };

typedef struct
{
  double   days;
  gboolean has_figure;
  gboolean is_about;
  double   word_days;  /* 0 until a word was read */
  double   open_years; /* a figure that waits for its unit; NAN when there is none */
} Reading;

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SG_ERROR, SG_ERROR_INVALID, message);
  return FALSE;
}

/* A figure with no unit behind it is years. */
static void
close_figure (Reading *reading, double unit_days)
{
  reading->days += reading->open_years * unit_days;
  reading->has_figure = TRUE;
  reading->open_years = NAN;
}

static gboolean
take_word (Reading *reading, const char *word)
{
  if (g_strv_contains (silent, word))
    return TRUE;
  if (g_strv_contains (about, word))
    {
      reading->is_about = TRUE;
      return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (units) && !isnan (reading->open_years); i++)
    if (strcmp (word, units[i].name) == 0)
      {
        close_figure (reading, units[i].days);
        return TRUE;
      }

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i].word) == 0)
      {
        reading->word_days = words[i].days;
        return TRUE;
      }

  return FALSE;
}

/* Digits with one comma or point between them. */
static gboolean
take_figure (Reading *reading, const char **text)
{
  const char *c = *text;
  double      value = 0;
  double      place = 1;

  for (; g_ascii_isdigit (*c) && value <= FIGURE_MAX; c++)
    value = value * 10 + (*c - '0');
  if ((*c == ',' || *c == '.') && g_ascii_isdigit (c[1]))
    for (c++; g_ascii_isdigit (*c); c++)
      value += (*c - '0') * (place /= 10);

  *text = c;
  if (!isnan (reading->open_years) || value > FIGURE_MAX)
    return FALSE;

  reading->open_years = value;
  return TRUE;
}

static gboolean
read_text (Reading *reading, const char *text)
{
  while (*text != '\0')
    {
      const char      *start = text;
      g_autofree char *word = NULL;

      if (g_ascii_isspace (*text) || strchr (".,-/", *text) != NULL)
        {
          /* “-5” is no age; “40-an” and “8 bln.” are. */
          if (*text++ == '-' && !reading->has_figure && isnan (reading->open_years) &&
              g_ascii_isdigit (*text))
            return FALSE;
          continue;
        }
      if (g_ascii_isdigit (*text))
        {
          if (!take_figure (reading, &text))
            return FALSE;
          continue;
        }

      while (*text != '\0' && !g_ascii_isspace (*text) && !g_ascii_isdigit (*text) &&
             strchr (".,-/", *text) == NULL)
        text = g_utf8_next_char (text);
      word = g_strndup (start, (gsize) (text - start));
      if (!take_word (reading, word))
        return FALSE;
      if (*text == '2' && g_strv_contains (about, word))
        text++; /* kira2: said twice, not a figure */
    }

  return TRUE;
}

static gboolean
finish (Reading *reading, SgAge *age, GError **error)
{
  gboolean from_word;

  if (!isnan (reading->open_years))
    close_figure (reading, DAYS_PER_YEAR);
  from_word = !reading->has_figure;
  if (from_word && reading->word_days == 0)
    return refuse (error, _ ("age: empty: write a figure, or dewasa, anak, bayi, lansia"));
  if (from_word)
    reading->days = reading->word_days;

  if (reading->days > SG_AGE_YEARS_MAX * DAYS_PER_YEAR)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("age: more than %d years: write the age, not the year of birth"),
                   SG_AGE_YEARS_MAX);
      return FALSE;
    }

  age->days = (guint) lround (reading->days);
  age->years = (guint) floor (reading->days / DAYS_PER_YEAR + 1e-6);
  age->precision = from_word || reading->is_about ? SG_AGE_APPROXIMATE : SG_AGE_EXACT;
  return TRUE;
}

/**
 * sg_age_parse:
 * @text: such as `45`, `8 bln`, `1,5 th`, `40-an` or `lansia`
 * @age: (out): what it says
 *
 * Returns: %FALSE with %SG_ERROR_INVALID, whose message names the field `age`
 */
gboolean
sg_age_parse (const char *text, SgAge *age, GError **error)
{
  g_autofree char *folded = NULL;
  Reading          reading = { .open_years = NAN };

  g_return_val_if_fail (text != NULL, FALSE);

  if (strnlen (text, SG_AGE_BYTES_MAX + 1) > SG_AGE_BYTES_MAX)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("age: longer than %d bytes: write a figure and a unit, as in 8 bln"),
                   SG_AGE_BYTES_MAX);
      return FALSE;
    }

  folded = g_utf8_validate (text, -1, NULL) ? g_utf8_strdown (text, -1) : NULL;
  if (folded == NULL || !read_text (&reading, folded))
    return refuse (error, _ ("age: not understood: write it as in 45, 8 bln, 10 hr or lansia"));

  return finish (&reading, age, error);
}
