/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pair of angles, as people write it. Two things are not said by the text itself.
 *
 * Order: the latitude comes first, unless names or hemispheres say otherwise, or the figures do:
 * 112.71 is no latitude. Where both orders are possible and the desk knows where it works, the
 * order that is there wins.
 *
 * Comma: Indonesia writes −7,44 and separates numbers by commas too. “-7,44,112,71” has one
 * reading; “-6.2,106,8” has two, and is refused unless only one of them is where the desk works.
 *
 * Within running text a pair must be more than possible: a house number, a price or a phone number
 * that sends an ambulance to a wrong place is worse than no place at all. So it must have names,
 * hemispheres or minutes, or be decimals as they come from a phone, within Indonesia. */

#include "config.h"

#include "common/sg-coordinates-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "common/sg-angle-text.h"
#include "common/sg-error.h"
#include "common/sg-pasted-text.h"

#define METRES_PER_DEGREE (SG_METRES_PER_STEP * SG_STEPS_PER_DEGREE)

/* One comma more than the four numbers of “-7,44,112,71” need is a list of something else. */
#define COMMA_PARTS_MAX 4

#define DEGREE_DIGITS_MAX   3
#define FRACTION_DIGITS_MAX 17

/* [us] Of a phone's position within running text; fewer digits are prices and hours. */
#define FOUND_DECIMALS_MIN        2
#define FOUND_ABROAD_DECIMALS_MIN 4

/* 12.500 may be twelve thousand five hundred. */
#define THOUSANDS_DECIMALS 3

/* Its islands with the sea around them. */
static const SgBox indonesia = { -115000000, 945000000, 65000000, 1415000000 };

/* A text that means two readings holds both. */
typedef struct
{
  SgAngle     first[2];
  SgAngle     second[2];
  guint       count;
  const char *end;
} Readings;

/* Two angles as one place. */

static void
set_fault (GError **error, const SgAngle *angle)
{
  const char *const faults[] = {
    [SG_ANGLE_GOOD] = NULL,
    [SG_ANGLE_MINUTES] = _ ("the minutes must be less than 60: correct them"),
    [SG_ANGLE_SECONDS] = _ ("the seconds must be less than 60: correct them"),
    [SG_ANGLE_SIGN] = _ ("a minus with north or east says two things: leave out one of them"),
  };

  g_set_error_literal (error, SG_ERROR, SG_ERROR_INVALID, faults[angle->fault]);
}

static void
set_out_of_range (GError **error, double lat, double lon)
{
  if (fabs (lat) > 90)
    g_set_error (error,
                 SG_ERROR,
                 SG_ERROR_INVALID,
                 _ ("the latitude %g is not within −90 to 90: correct it"),
                 lat);
  else
    g_set_error (error,
                 SG_ERROR,
                 SG_ERROR_INVALID,
                 _ ("the longitude %g is not within −180 to 180: correct it"),
                 lon);
}

static gboolean
is_expected (const SgPlaceContext *context, double lat, double lon)
{
  SgBox expected;

  return sg_point_is_valid_degrees (lat, lon) &&
         sg_place_context_find_expected (context, &expected) &&
         sg_box_contains (&expected, sg_point_from_degrees (lat, lon));
}

static gboolean
may_be_south (const SgAngle *angle)
{
  return !angle->has_sign && !angle->has_hemisphere;
}

/* Chooses among the orders and signs that the text leaves open. */
static void
choose (const SgAngle        *first,
        const SgAngle        *second,
        const SgPlaceContext *context,
        double               *lat,
        double               *lon,
        SgCoordinates        *coordinates)
{
  gboolean is_open = first->axis == SG_AXIS_UNKNOWN;
  gboolean lon_first = first->axis == SG_AXIS_LON;
  double   a = lon_first ? second->value : first->value;
  double   b = lon_first ? first->value : second->value;
  gboolean a_south = may_be_south (lon_first ? second : first);
  gboolean b_south = may_be_south (lon_first ? first : second);

  *lat = a;
  *lon = b;
  if (is_expected (context, a, b))
    return;

  if (is_open && is_expected (context, b, a))
    coordinates->swapped = TRUE;
  else if (a_south && is_expected (context, -a, b))
    coordinates->south_assumed = TRUE;
  else if (is_open && b_south && is_expected (context, -b, a))
    coordinates->swapped = coordinates->south_assumed = TRUE;
  else if (is_open && !sg_point_is_valid_degrees (a, b) && sg_point_is_valid_degrees (b, a))
    coordinates->swapped = TRUE;

  if (coordinates->swapped)
    {
      *lat = b;
      *lon = a;
    }
  if (coordinates->south_assumed)
    *lat = -*lat;
}

/* Programs leave out the zeros at the end of a number, so the finer of the two tells how fine both
 * are. */
static double
get_radius (const SgAngle *first, const SgAngle *second)
{
  double metres = MIN (first->step, second->step) * METRES_PER_DEGREE / 2;

  return MAX (metres, SG_COORDINATES_LEAST_METRES);
}

static gboolean
settle_reading (const Readings       *readings,
                guint                 index,
                const SgPlaceContext *context,
                SgCoordinates        *coordinates,
                GError              **error)
{
  const SgAngle *first = &readings->first[index];
  const SgAngle *second = &readings->second[index];
  double         lat;
  double         lon;

  *coordinates = (SgCoordinates){ 0 };
  if (first->fault != SG_ANGLE_GOOD || second->fault != SG_ANGLE_GOOD)
    {
      set_fault (error, first->fault != SG_ANGLE_GOOD ? first : second);
      return FALSE;
    }
  if (first->axis == second->axis && first->axis != SG_AXIS_UNKNOWN)
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           first->axis == SG_AXIS_LAT
                             ? _ ("both numbers are latitudes: one must be the longitude")
                             : _ ("both numbers are longitudes: one must be the latitude"));
      return FALSE;
    }

  choose (first, second, context, &lat, &lon, coordinates);
  if (!sg_point_is_valid_degrees (lat, lon))
    {
      set_out_of_range (error, lat, lon);
      return FALSE;
    }

  coordinates->point = sg_point_from_degrees (lat, lon);
  coordinates->radius_m = get_radius (first, second);
  coordinates->is_dms = first->parts > 1 || second->parts > 1;

  return TRUE;
}

static void
set_ambiguous (GError **error, const char *text)
{
  g_autofree char *excerpt = sg_pasted_text_excerpt (text);

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("“%s” can be read in two ways: write it as in -6.2, 106.8"),
               excerpt);
}

/* One of two readings is good when the other is impossible, or when it alone is where the desk
 * works. */
static gboolean
settle (const Readings       *readings,
        const char           *text,
        const SgPlaceContext *context,
        SgCoordinates        *coordinates,
        GError              **error)
{
  SgCoordinates other;
  gboolean      first_good;
  gboolean      second_good;
  SgBox         expected = SG_BOX_EMPTY;

  first_good =
    settle_reading (readings, 0, context, coordinates, readings->count > 1 ? NULL : error);
  if (readings->count == 1)
    return first_good;

  /* Neither refusal says what is wrong: it is that there are two readings. */
  second_good = settle_reading (readings, 1, context, &other, NULL);
  if (first_good && second_good && sg_place_context_find_expected (context, &expected))
    {
      first_good = sg_box_contains (&expected, coordinates->point);
      second_good = sg_box_contains (&expected, other.point);
    }
  if (first_good == second_good)
    {
      set_ambiguous (error, text);
      return FALSE;
    }
  if (second_good)
    *coordinates = other;

  return TRUE;
}

/* Marked pairs: with names, hemispheres or degree signs. */

static const char *
skip_separators (const char *at)
{
  static const char *const words[] = { "- ", "dan ", "and " };
  const char              *end = at + strspn (at, " ,;|/&\"'){}");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (end != at && g_str_has_prefix (end, words[i]))
      return end + strlen (words[i]);

  return end + strspn (end, " (\"'");
}

static gboolean
is_marked (const SgAngle *angle)
{
  return angle->has_name || angle->has_hemisphere || angle->has_mark;
}

static SgAxis
get_other_axis (SgAxis axis)
{
  static const SgAxis others[] = { SG_AXIS_UNKNOWN, SG_AXIS_LON, SG_AXIS_LAT };

  return others[axis];
}

static gboolean
scan_marked (const char *at, Readings *readings)
{
  SgAngle *first = &readings->first[0];
  SgAngle *second = &readings->second[0];

  readings->count = 1;
  if (!sg_angle_scan (&at, first))
    return FALSE;

  at = skip_separators (at);
  if (!sg_angle_scan (&at, second))
    return FALSE;

  /* In “-7.44,112.71 barat pasar” the word belongs to the market. */
  if (second->before_hemisphere != NULL && !first->has_hemisphere && !first->has_name &&
      !second->has_name)
    {
      at = second->before_hemisphere;
      sg_angle_forget_hemisphere (second);
    }
  if (!is_marked (first) && !is_marked (second))
    return FALSE;

  if (first->axis == SG_AXIS_UNKNOWN)
    first->axis = get_other_axis (second->axis);
  else if (second->axis == SG_AXIS_UNKNOWN)
    second->axis = get_other_axis (first->axis);
  readings->end = at;

  return TRUE;
}

/* Plain pairs: decimals only. */

/* The numbers of one run of digits, dots and commas, such as -7,44 or -7.44,112.71 or
 * -6.2,106,8. */
typedef struct
{
  SgAngle     parts[COMMA_PARTS_MAX];
  const char *starts[COMMA_PARTS_MAX];
  gboolean    fractions[COMMA_PARTS_MAX]; /* too long for anything but the digits after a comma */
  guint       count;
} Run;

static gboolean
is_number_end (const char *at)
{
  return !g_ascii_isalnum (*at) && !(*at == '.' && g_ascii_isdigit (at[1]));
}

/* The digits behind the comma of -6,2088: no number of degrees has so many. */
static gboolean
scan_fraction (const char **at, SgAngle *part)
{
  gsize length = strspn (*at, "0123456789");

  if (length <= DEGREE_DIGITS_MAX || length > FRACTION_DIGITS_MAX || (*at)[length] == '.')
    return FALSE;

  *part = (SgAngle){ 0 };
  *at += length;
  return TRUE;
}

static gboolean
scan_run (const char **at, Run *run)
{
  const char *end = *at;

  run->count = 0;
  do
    {
      if (run->count == COMMA_PARTS_MAX)
        return FALSE;
      end += run->count > 0 ? 1 : 0;
      run->starts[run->count] = end;
      run->fractions[run->count] = run->count > 0 && scan_fraction (&end, &run->parts[run->count]);
      if (!run->fractions[run->count] &&
          !sg_angle_scan_plain (&end, FALSE, &run->parts[run->count]))
        return FALSE;
      if (!is_number_end (end))
        return FALSE;
      run->count++;
    }
  while (*end == ',' && g_ascii_isdigit (end[1]));

  *at = end;
  return TRUE;
}

/* Joins two parts by a decimal comma. */
static gboolean
join (const Run *run, guint index, SgAngle *angle)
{
  const char *start = run->starts[index];
  const char *fraction = run->starts[index + 1];
  gsize       length = (gsize) (fraction - start) + strspn (fraction, "0123456789");
  /* A copy, so that the scanner does not see the comma after it. */
  g_autofree char *both = g_strndup (start, length);
  const char      *at = both;

  return !run->fractions[index] && run->parts[index].decimals == 0 &&
         run->parts[index + 1].decimals == 0 && sg_angle_scan_plain (&at, TRUE, angle) &&
         *at == '\0' && angle->decimals > 0;
}

/* One run is a pair by itself. */
static gboolean
read_pair (const Run *run, Readings *readings)
{
  guint n = 0;

  if (run->count == 2 && !run->fractions[1])
    {
      readings->first[n] = run->parts[0];
      readings->second[n++] = run->parts[1];
    }
  else if (run->count == 4)
    {
      n += join (run, 0, &readings->first[0]) && join (run, 2, &readings->second[0]) ? 1 : 0;
    }
  else if (run->count == 3)
    {
      readings->first[n] = run->parts[0];
      n += join (run, 1, &readings->second[n]) ? 1 : 0;
      readings->second[n] = run->parts[2];
      n += !run->fractions[2] && join (run, 0, &readings->first[n]) ? 1 : 0;

      /* Or two numbers and a height. */
      if (n < 2 && !run->fractions[1] && !run->fractions[2] &&
          (run->parts[0].decimals > 0 || run->parts[1].decimals > 0))
        {
          readings->first[n] = run->parts[0];
          readings->second[n++] = run->parts[1];
        }
    }

  readings->count = n;
  return n > 0;
}

/* A run of one number, or of two that a decimal comma joins. */
static gboolean
read_single (const Run *run, SgAngle *angle)
{
  if (run->count == 2)
    return join (run, 0, angle);

  *angle = run->parts[0];
  return run->count == 1;
}

static gboolean
scan_plain (const char *at, Readings *readings)
{
  const char *end = at;
  Run         run;
  Run         next;

  if (!scan_run (&end, &run))
    return FALSE;

  readings->end = end;
  at = skip_separators (end);
  if (run.count <= 2 && at != end && scan_run (&at, &next) &&
      read_single (&run, &readings->first[0]) && read_single (&next, &readings->second[0]))
    {
      readings->count = 1;
      readings->end = at;
      return TRUE;
    }

  return read_pair (&run, readings);
}

/* Numbers that are no phone's and no house's. */
static gboolean
is_precise (const Readings *readings)
{
  for (guint i = 0; i < readings->count; i++)
    {
      const SgAngle *pair[] = { &readings->first[i], &readings->second[i] };

      for (guint k = 0; k < G_N_ELEMENTS (pair); k++)
        if (pair[k]->leading_zero && !is_marked (pair[k]) && pair[k]->decimals < 4)
          return FALSE;
      if (pair[0]->decimals == 0 && pair[1]->decimals == 0 && pair[0]->parts == 1 &&
          pair[1]->parts == 1 && !pair[0]->has_mark && !pair[0]->has_name)
        return FALSE;
    }

  return TRUE;
}

/* “lat, lon: -7.44, 112.71” names both axes in advance. */
static gboolean
scan_headed (const char *at, Readings *readings)
{
  SgAxis first;
  SgAxis second;

  if (!sg_angle_scan_name (&at, &first))
    return FALSE;
  at = skip_separators (at);
  if (!sg_angle_scan_name (&at, &second) || first == second)
    return FALSE;
  at += strspn (at, " (:=");
  if (!scan_plain (at, readings))
    return FALSE;

  for (guint i = 0; i < readings->count; i++)
    {
      readings->first[i].axis = first;
      readings->first[i].has_name = TRUE;
      readings->second[i].axis = second;
      readings->second[i].has_name = TRUE;
    }

  return TRUE;
}

static gboolean
scan (const char *at, Readings *readings)
{
  return (scan_headed (at, readings) || scan_marked (at, readings) || scan_plain (at, readings)) &&
         is_precise (readings);
}

/* Running text. */

static gboolean
may_start (const char *text, const char *at)
{
  char before = at > text ? at[-1] : ' ';

  if (g_ascii_isalnum (before) || (guchar) before >= 0x80 || strchr (".+-/_", before) != NULL ||
      (before == ',' && at - text > 1 && g_ascii_isdigit (at[-2])))
    return FALSE;

  return g_ascii_isalnum (*at) || *at == '-' || *at == '+';
}

static gboolean
may_end (const char *at)
{
  if (g_ascii_isalnum (*at) || *at == '/' || *at == '%')
    return FALSE;

  return strchr (".,-:", *at) == NULL || *at == '\0' || !g_ascii_isdigit (at[1]);
}

static gboolean
is_named (const SgAngle *angle)
{
  return (angle->has_hemisphere || angle->has_name) && (angle->decimals > 0 || angle->parts > 1);
}

/* Whether a pair within running text is a place and not a price or a temperature. */
static gboolean
is_plausible (const Readings *readings, SgPoint point, gboolean is_where_we_work)
{
  const SgAngle *first = &readings->first[0];
  const SgAngle *second = &readings->second[0];
  guint          decimals = MIN (first->decimals, second->decimals);
  gboolean       is_near = is_where_we_work || sg_box_contains (&indonesia, point);
  gboolean       is_signed = first->has_sign || second->has_sign;
  gboolean       is_round = first->decimals == THOUSANDS_DECIMALS &&
                      second->decimals == THOUSANDS_DECIMALS;

  if (readings->count > 1)
    return FALSE;
  if (decimals >= FOUND_ABROAD_DECIMALS_MIN || (first->parts > 1 && second->parts > 1))
    return TRUE;
  if (!is_near)
    return FALSE;
  if (is_named (first) && is_named (second))
    return TRUE;

  return decimals >= FOUND_DECIMALS_MIN && (is_signed || (is_where_we_work && !is_round));
}

static gboolean
find_at (const char           *at,
         const SgPlaceContext *context,
         SgCoordinates        *coordinates,
         const char          **end)
{
  Readings readings;
  SgBox    expected;
  gboolean is_where_we_work;

  /* What is wrong with a pair that may not be one is of no interest. */
  if (!scan (at, &readings) || !may_end (readings.end) ||
      !settle (&readings, at, context, coordinates, NULL))
    return FALSE;

  *end = readings.end;
  is_where_we_work = sg_place_context_find_expected (context, &expected) &&
                     sg_box_contains (&expected, coordinates->point);

  return is_plausible (&readings, coordinates->point, is_where_we_work);
}

/* The public side. */

/* Skips what people and maps put in front. */
static const char *
skip_opening (const char *text)
{
  static const char *const words[] = { "koordinatnya", "koordinat", "coordinates",
                                       "lokasi",       "posisi",    "titik",
                                       "location",     "loc",       "gps" };
  const char              *at = text + strspn (text, " ([{<\"'");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (g_ascii_strncasecmp (at, words[i], length) == 0 && strchr (" :=", at[length]) != NULL &&
          at[length] != '\0')
        return at + length + strspn (at + length, " :=([{<\"'");
    }

  return at;
}

static gboolean
is_closing (const char *at)
{
  return at[strspn (at, " )]}>\"'.,;!?")] == '\0';
}

static void
set_not_found (GError **error, const char *text)
{
  g_autofree char *excerpt = sg_pasted_text_excerpt (text);

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_NOT_FOUND,
               _ ("“%s” holds no coordinates: write them as in -7.44, 112.71"),
               excerpt);
}

/**
 * sg_coordinates_parse:
 * @text: from sg_pasted_text_clean()
 * @context: (nullable): where the desk works
 * @coordinates: (out): the place
 *
 * Reads a text that is nothing but a pair of coordinates.
 *
 * Returns: %FALSE with %SG_ERROR_NOT_FOUND when it is something else, with %SG_ERROR_INVALID when
 *   it is such a pair and cannot be right
 */
gboolean
sg_coordinates_parse (const char           *text,
                      const SgPlaceContext *context,
                      SgCoordinates        *coordinates,
                      GError              **error)
{
  const char *start = skip_opening (text);
  Readings    readings;

  if (!scan (start, &readings) || !is_closing (readings.end))
    {
      set_not_found (error, text);
      return FALSE;
    }

  return settle (&readings, start, context, coordinates, error);
}

/**
 * sg_coordinates_scan:
 * @at: (inout): what begins with a pair of coordinates, from sg_pasted_text_clean(); then what
 *   follows the pair
 * @context: (nullable): where the desk works
 * @coordinates: (out): the place
 *
 * Returns: %FALSE with the errors of sg_coordinates_parse()
 */
gboolean
sg_coordinates_scan (const char          **at,
                     const SgPlaceContext *context,
                     SgCoordinates        *coordinates,
                     GError              **error)
{
  Readings readings;

  if (!scan (*at, &readings) || (*readings.end != ' ' && !is_closing (readings.end)))
    {
      set_not_found (error, *at);
      return FALSE;
    }
  if (!settle (&readings, *at, context, coordinates, error))
    return FALSE;

  *at = readings.end;
  return TRUE;
}

/**
 * sg_coordinates_find:
 * @text: from sg_pasted_text_clean()
 * @context: (nullable): where the desk works
 * @coordinates: (out): the place
 *
 * Looks for a pair of coordinates among other words.
 *
 * Returns: (nullable): what follows the first such pair, or %NULL when there is none
 */
const char *
sg_coordinates_find (const char *text, const SgPlaceContext *context, SgCoordinates *coordinates)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      const char *end;

      if (may_start (text, at) && find_at (at, context, coordinates, &end))
        return end;
    }

  return NULL;
}
