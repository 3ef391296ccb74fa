/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One latitude or longitude at the start of a text, in whatever way people write it:
 *
 *     -7.44    7,44 LS    S6 12.508    6°12'30.5"S    lintang -7,44    7 26 24 lintang selatan
 *
 * The text is what sg_pasted_text_clean() returns. A pair of angles, and what a comma between
 * digits means there, is the matter of sg-coordinates-text.c. */

#include "common/sg-angle-text.h"

#include <math.h>
#include <string.h>

/* Longer numbers are phone numbers and identity cards. */
#define WHOLE_DIGITS_MAX    3
#define FRACTION_DIGITS_MAX 17

typedef struct
{
  double   value;
  guint    whole_digits;
  guint    decimals;
  gboolean leading_zero;
} Number;

typedef struct
{
  const char *word;
  SgAxis      axis;
  int         sign; /* 0 when the word names only the axis */
} Word;

/* Words that begin alike have the longer one first. */
static const Word hemispheres[] = {
  { "lintang selatan", SG_AXIS_LAT, -1 },
  { "lintang utara", SG_AXIS_LAT, 1 },
  { "bujur timur", SG_AXIS_LON, 1 },
  { "bujur barat", SG_AXIS_LON, -1 },
  { "selatan", SG_AXIS_LAT, -1 },
  { "south", SG_AXIS_LAT, -1 },
  { "utara", SG_AXIS_LAT, 1 },
  { "north", SG_AXIS_LAT, 1 },
  { "timur", SG_AXIS_LON, 1 },
  { "east", SG_AXIS_LON, 1 },
  { "barat", SG_AXIS_LON, -1 },
  { "west", SG_AXIS_LON, -1 },
  { "ls", SG_AXIS_LAT, -1 },
  { "lu", SG_AXIS_LAT, 1 },
  { "bt", SG_AXIS_LON, 1 },
  { "bb", SG_AXIS_LON, -1 },
  { "s", SG_AXIS_LAT, -1 },
  { "n", SG_AXIS_LAT, 1 },
  { "u", SG_AXIS_LAT, 1 },
  { "e", SG_AXIS_LON, 1 },
  { "t", SG_AXIS_LON, 1 },
  { "w", SG_AXIS_LON, -1 },
  { "b", SG_AXIS_LON, -1 },
};

static const Word names[] = {
  { "latitude", SG_AXIS_LAT, 0 },  { "lintang", SG_AXIS_LAT, 0 },  { "lat", SG_AXIS_LAT, 0 },
  { "longitude", SG_AXIS_LON, 0 }, { "longitud", SG_AXIS_LON, 0 }, { "long", SG_AXIS_LON, 0 },
  { "lng", SG_AXIS_LON, 0 },       { "lon", SG_AXIS_LON, 0 },      { "bujur", SG_AXIS_LON, 0 },
};

static const char *const degree_marks[] = { "°", "derajat", "deg", "d", NULL };
static const char *const minute_marks[] = { "'", "menit", "min", "m", NULL };
static const char *const second_marks[] = { "\"", "''", "detik", "sec", "dtk", NULL };

static const char *
skip_blanks (const char *at)
{
  while (*at == ' ')
    at++;

  return at;
}

/* Whether @at begins with @word and the word ends there. */
static gboolean
begins_with_word (const char *at, const char *word)
{
  gsize length = strlen (word);

  return g_ascii_strncasecmp (at, word, length) == 0 && !g_ascii_isalpha (at[length]) &&
         (guchar) at[length] < 0x80;
}

static const Word *
find_word (const char *at, const Word *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (begins_with_word (at, words[i].word))
      return &words[i];

  return NULL;
}

/* Numbers. */

/* What may follow the decimal sign at @at: the count of digits, 0 when it is none. */
static guint
count_fraction (const char *at, gboolean decimal_comma)
{
  guint digits = 0;

  if (*at != '.' && !(decimal_comma && *at == ','))
    return 0;
  while (g_ascii_isdigit (at[1 + digits]))
    digits++;

  /* In 7,44,112 and 7,44.5 the comma is not known to be a decimal one. */
  if (*at == ',' && (at[1 + digits] == ',' || at[1 + digits] == '.') &&
      g_ascii_isdigit (at[2 + digits]))
    return 0;

  return digits;
}

static gboolean
scan_number (const char **at, gboolean decimal_comma, Number *number)
{
  char  digits[WHOLE_DIGITS_MAX + FRACTION_DIGITS_MAX + 2];
  guint whole = 0;
  guint decimals;

  while (whole <= WHOLE_DIGITS_MAX && g_ascii_isdigit ((*at)[whole]))
    whole++;
  if (whole == 0 || whole > WHOLE_DIGITS_MAX)
    return FALSE;

  decimals = count_fraction (*at + whole, decimal_comma);
  if (decimals > FRACTION_DIGITS_MAX)
    return FALSE;

  memcpy (digits, *at, whole + 1 + decimals);
  digits[whole] = decimals > 0 ? '.' : '\0';
  digits[whole + 1 + decimals] = '\0';
  number->value = g_ascii_strtod (digits, NULL);
  number->whole_digits = whole;
  number->decimals = decimals;
  number->leading_zero = whole == WHOLE_DIGITS_MAX && digits[0] == '0';
  *at += decimals > 0 ? whole + 1 + decimals : whole;

  return TRUE;
}

/* Minutes and seconds. */

static gboolean
scan_mark (const char **at, const char *const *marks)
{
  const char *start = skip_blanks (*at);

  for (guint i = 0; marks[i] != NULL; i++)
    {
      gsize    length = strlen (marks[i]);
      gboolean matches = g_ascii_isalpha (marks[i][0]) ? begins_with_word (start, marks[i])
                                                       : g_str_has_prefix (start, marks[i]);

      /* Two apostrophes are one mark of seconds; a lone letter must touch its number. */
      if (!matches || (g_str_equal (marks[i], "'") && start[1] == '\'') ||
          (length == 1 && g_ascii_isalpha (marks[i][0]) && start != *at))
        continue;

      *at = start + length;
      return TRUE;
    }

  return FALSE;
}

/* 6:12:30 has its marks only between the parts. */
static gboolean
scan_colon (const char **at)
{
  if (**at != ':' || !g_ascii_isdigit ((*at)[1]))
    return FALSE;

  (*at)++;
  return TRUE;
}

/* A part of at most two digits that is not the degrees of the next angle. */
static gboolean
scan_part (const char **at, Number *part)
{
  const char *end = skip_blanks (*at);
  const char *mark;

  if (!scan_number (&end, TRUE, part) || part->whole_digits > 2)
    return FALSE;

  mark = end;
  if (g_ascii_isdigit (*end) || scan_mark (&mark, degree_marks))
    return FALSE;

  *at = end;
  return TRUE;
}

static gboolean
scan_seconds (const char **at, gboolean is_marked, SgAngle *angle)
{
  const char *end = *at;
  Number      seconds;

  if (!scan_part (&end, &seconds))
    return FALSE;
  if (!scan_mark (&end, second_marks) && !is_marked && seconds.value >= 60)
    return FALSE;

  if (seconds.value >= 60)
    angle->fault = SG_ANGLE_SECONDS;
  angle->value += seconds.value / 3600;
  angle->step = pow (10, -(double) seconds.decimals) / 3600;
  angle->decimals = seconds.decimals;
  angle->parts = 3;
  *at = end;

  return TRUE;
}

/* @is_marked: there was a degree sign. Without one, what follows the degrees may be anything, and
 * only 0…59 are minutes. */
static gboolean
scan_minutes (const char **at, gboolean is_marked, SgAngle *angle)
{
  const char *end = *at;
  Number      minutes;
  gboolean    minutes_marked;

  if (!scan_part (&end, &minutes))
    return FALSE;
  minutes_marked = scan_mark (&end, minute_marks) || scan_colon (&end);
  if (!is_marked && !minutes_marked && minutes.value >= 60)
    return FALSE;

  if (minutes.value >= 60)
    angle->fault = SG_ANGLE_MINUTES;
  angle->value += minutes.value / 60;
  angle->step = pow (10, -(double) minutes.decimals) / 60;
  angle->decimals = minutes.decimals;
  angle->parts = 2;
  if (minutes.decimals == 0)
    scan_seconds (&end, minutes_marked, angle);
  *at = end;

  return TRUE;
}

/* Hemispheres. */

static void
apply_hemisphere (const Word *word, SgAngle *angle, gboolean is_negative)
{
  if (is_negative && word->sign > 0)
    angle->fault = SG_ANGLE_SIGN;
  angle->axis = word->axis;
  angle->has_hemisphere = TRUE;
  angle->value = word->sign * fabs (angle->value);
}

static const Word *
scan_hemisphere_before (const char **at)
{
  const char *start = skip_blanks (*at);
  const Word *word = find_word (start, hemispheres, G_N_ELEMENTS (hemispheres));
  const char *end;

  if (word == NULL)
    return NULL;
  end = start + strlen (word->word);
  while (*end == ' ' || *end == ':' || *end == '.' || *end == '=')
    end++;
  if (!g_ascii_isdigit (*end) && !(*end == '-' && g_ascii_isdigit (end[1])))
    return NULL;

  *at = end;
  return word;
}

static const Word *
scan_hemisphere_after (const char **at)
{
  const char *start = skip_blanks (*at);
  const Word *word = find_word (start, hemispheres, G_N_ELEMENTS (hemispheres));

  if (word == NULL)
    return NULL;

  /* In “-7.44 E112.71” the letter belongs to the number that it touches. */
  if (start != *at && g_ascii_isdigit (start[strlen (word->word)]))
    return NULL;

  *at = start + strlen (word->word);
  return word;
}

/**
 * sg_angle_forget_hemisphere:
 *
 * Takes back a hemisphere that followed @angle, when the text shows it to be another word.
 */
void
sg_angle_forget_hemisphere (SgAngle *angle)
{
  if (angle->before_hemisphere == NULL)
    return;

  angle->value = angle->is_negative ? -fabs (angle->value) : fabs (angle->value);
  angle->has_hemisphere = FALSE;
  angle->axis = SG_AXIS_UNKNOWN;
  angle->fault = angle->fault == SG_ANGLE_SIGN ? SG_ANGLE_GOOD : angle->fault;
}

/* Angles. */

static gboolean
scan_sign (const char **at, SgAngle *angle)
{
  angle->is_negative = **at == '-';
  angle->has_sign = **at == '-' || **at == '+';
  if (angle->has_sign)
    (*at)++;

  return g_ascii_isdigit (**at);
}

static gboolean
scan_degrees (const char **at, gboolean decimal_comma, SgAngle *angle)
{
  Number degrees;

  if (!scan_number (at, decimal_comma, &degrees))
    return FALSE;

  angle->value = degrees.value;
  angle->step = pow (10, -(double) degrees.decimals);
  angle->decimals = degrees.decimals;
  angle->parts = 1;
  angle->leading_zero = degrees.leading_zero;

  return TRUE;
}

/* The minutes of “7 26 24 S” are some only because a hemisphere or a name says that it is an
 * angle; “12:30” alone is a time of day. */
static void
scan_rest (const char **at, const Word *hemisphere, SgAngle *angle)
{
  SgAngle     whole = *angle;
  const char *end = *at;
  gboolean    is_marked = scan_mark (&end, degree_marks);
  const char *degrees_end = end;

  angle->has_mark = is_marked;
  is_marked = is_marked || (angle->decimals == 0 && scan_colon (&end));
  if (angle->decimals == 0 && scan_minutes (&end, is_marked, angle))
    {
      const char *after = end;
      const Word *word = hemisphere == NULL ? scan_hemisphere_after (&after) : NULL;

      if (!angle->has_mark && hemisphere == NULL && word == NULL && !angle->has_name)
        {
          *angle = whole;
          end = degrees_end;
        }
    }

  *at = end;
}

/**
 * sg_angle_scan_name:
 * @at: (inout): what may begin with “lat”, “bujur” and the like; then what follows it
 */
gboolean
sg_angle_scan_name (const char **at, SgAxis *axis)
{
  const Word *word = find_word (*at, names, G_N_ELEMENTS (names));
  const char *end;

  if (word == NULL)
    return FALSE;

  end = *at + strlen (word->word);
  *at = end + strspn (end, " :=.\"'");
  *axis = word->axis;

  return TRUE;
}

/**
 * sg_angle_scan:
 * @at: (inout): what may begin with an angle; then what follows it
 * @angle: (out): the angle; its fault says whether it is a good one
 *
 * A comma within the number is a decimal one.
 */
gboolean
sg_angle_scan (const char **at, SgAngle *angle)
{
  const char *end = *at;
  const Word *hemisphere = scan_hemisphere_before (&end);

  *angle = (SgAngle){ 0 };
  if (hemisphere == NULL)
    {
      angle->has_name = sg_angle_scan_name (&end, &angle->axis);
      hemisphere = angle->has_name ? scan_hemisphere_before (&end) : NULL;
    }
  if (!scan_sign (&end, angle) || !scan_degrees (&end, TRUE, angle))
    return FALSE;

  scan_rest (&end, hemisphere, angle);
  if (angle->is_negative)
    angle->value = -angle->value;
  if (hemisphere == NULL)
    {
      const char *before = end;

      hemisphere = scan_hemisphere_after (&end);
      angle->before_hemisphere = hemisphere != NULL ? before : NULL;
    }
  if (hemisphere != NULL)
    apply_hemisphere (hemisphere, angle, angle->is_negative);

  *at = end;
  return TRUE;
}

/**
 * sg_angle_scan_plain:
 * @at: (inout): what may begin with a decimal number; then what follows it
 * @decimal_comma: whether a comma within the number is its decimal sign
 * @angle: (out): the angle, of an unknown axis
 */
gboolean
sg_angle_scan_plain (const char **at, gboolean decimal_comma, SgAngle *angle)
{
  const char *end = *at;

  *angle = (SgAngle){ 0 };
  if (!scan_sign (&end, angle) || !scan_degrees (&end, decimal_comma, angle))
    return FALSE;

  if (angle->is_negative)
    angle->value = -angle->value;
  *at = end;

  return TRUE;
}
