/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the console writes times, lengths and places. */

#include "config.h"

#include "console/sg-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SECONDS_PER_MINUTE 60
#define MINUTES_PER_HOUR   60

/**
 * sg_text_minutes:
 * @seconds: a travel time
 *
 * Rounds up: a desk that promises four minutes must not mean four and a half.
 *
 * Returns: (transfer full): such as “4 min” or “1 h 05 min”
 */
char *
sg_text_minutes (double seconds)
{
  int minutes = (int) ceil (MAX (seconds, 0) / SECONDS_PER_MINUTE);

  if (minutes < MINUTES_PER_HOUR)
    /* Translators: a travel time in minutes */
    return g_strdup_printf (_ ("%d min"), MAX (minutes, 1));

  /* Translators: a travel time in hours and minutes */
  return g_strdup_printf (_ ("%d h %02d min"),
                          minutes / MINUTES_PER_HOUR,
                          minutes % MINUTES_PER_HOUR);
}

/**
 * sg_text_distance:
 * @metres: a length
 *
 * Returns: (transfer full): such as “350 m” or “2.4 km”, with no more digits than anybody needs
 */
char *
sg_text_distance (double metres)
{
  if (metres < 995)
    /* Translators: a length in metres */
    return g_strdup_printf (_ ("%d m"),
                            metres < 100 ? (int) lround (metres) : (int) lround (metres / 10) * 10);

  /* Translators: a length in kilometres */
  return g_strdup_printf (_ ("%.1f km"), metres / 1000);
}

/**
 * sg_text_point:
 *
 * Returns: (transfer full): `LAT,LON` as sg_point_parse() and every map site read it, whatever the
 *   locale's decimal sign
 */
char *
sg_text_point (SgPoint point)
{
  char lat[G_ASCII_DTOSTR_BUF_SIZE];
  char lon[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (lat, sizeof lat, "%.6f", sg_point_lat (point));
  g_ascii_formatd (lon, sizeof lon, "%.6f", sg_point_lon (point));

  return g_strdup_printf ("%s,%s", lat, lon);
}

/**
 * sg_text_profile:
 *
 * Returns: who travels, as the person at the desk says it
 */
const char *
sg_text_profile (SgProfile profile)
{
  static const char *const names[SG_N_PROFILES] = {
    [SG_PROFILE_SIREN] = N_ ("Ambulance with siren"),
    [SG_PROFILE_AMBULANCE] = N_ ("Ambulance without siren"),
    [SG_PROFILE_MOTORCYCLE] = N_ ("Motorcycle"),
    [SG_PROFILE_FOOT] = N_ ("On foot"),
  };

  g_return_val_if_fail (profile < SG_N_PROFILES, "");

  return _ (names[profile]);
}
