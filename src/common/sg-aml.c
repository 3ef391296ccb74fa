/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Advanced Mobile Location, ETSI TS 103 625: the text message by which a handset tells an emergency
 * desk where it is.
 *
 *     A"ML=1;lt=-7.44000;lg=+112.71000;rd=50;top=20260717141935;lc=90;pm=W;…
 *
 * It names the subscriber and the handset as well (si, ei); those are not kept. */

#include "config.h"

#include "common/sg-aml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-error.h"

#define HEADER     "A\"ML="
#define FIELDS_MAX 32

/* The value of @lc where the message has none: one standard deviation of a circle. */
#define USUAL_CONFIDENCE 0.68

/* A radius of half the earth says nothing. */
#define RADIUS_MAX 20000000

/* When the handset does not say how far off it may be: as far as a cell of a town reaches. */
#define UNKNOWN_RADIUS 1000

/* Whether all of @text is one decimal number. */
static gboolean
read_number (const char *text, double *number)
{
  char *end = NULL;

  if (text == NULL || *text == '\0' || text[strspn (text, "+-.0123456789")] != '\0')
    return FALSE;

  *number = g_ascii_strtod (text, &end);
  return *end == '\0';
}

/* top=20260717141935, in UTC. */
static gint64
read_time (const char *text)
{
  static const guint lengths[] = { 4, 2, 2, 2, 2, 2 };
  int                parts[G_N_ELEMENTS (lengths)] = { 0 };
  g_autoptr (GDateTime) time = NULL;

  if (text == NULL || strlen (text) != 14 || strspn (text, "0123456789") != 14)
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (guint k = 0; k < lengths[i]; k++)
      parts[i] = parts[i] * 10 + (*text++ - '0');

  time = g_date_time_new_utc (parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
  return time != NULL ? g_date_time_to_unix (time) : 0;
}

static const char *
find_field (char **fields, const char *key)
{
  gsize length = strlen (key);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      const char *field = g_strchug (fields[i]);

      if (g_ascii_strncasecmp (field, key, length) == 0 && field[length] == '=')
        return g_strstrip (fields[i]) + length + 1;
    }

  return NULL;
}

static gboolean
read_point (char **fields, SgPoint *point, GError **error)
{
  double lat;
  double lon;

  if (!read_number (find_field (fields, "lt"), &lat) ||
      !read_number (find_field (fields, "lg"), &lon) || !sg_point_is_valid_degrees (lat, lon))
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           _ ("the AML message has no valid lt and lg: ask the caller for the "
                              "place"));
      return FALSE;
    }

  *point = sg_point_from_degrees (lat, lon);
  return TRUE;
}

/**
 * sg_aml_is_message:
 */
gboolean
sg_aml_is_message (const char *text)
{
  return g_ascii_strncasecmp (text, HEADER, strlen (HEADER)) == 0;
}

/**
 * sg_aml_parse:
 * @text: a message of that kind
 * @message: (out): what it says
 *
 * Returns: %FALSE with %SG_ERROR_NOT_FOUND when the handset did not find itself, with
 *   %SG_ERROR_INVALID when the message is broken
 */
gboolean
sg_aml_parse (const char *text, SgAml *message, GError **error)
{
  g_auto (GStrv) fields = g_strsplit (text, ";", FIELDS_MAX);
  const char *method = find_field (fields, "pm");
  const char *radius = find_field (fields, "rd");
  double      percent;

  if ((method != NULL && g_ascii_toupper (*method) == 'N') ||
      (radius != NULL && g_ascii_toupper (*radius) == 'N'))
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_NOT_FOUND,
                           _ ("the handset did not know where it is: ask the caller for the "
                              "place"));
      return FALSE;
    }

  *message = (SgAml){ .method = method != NULL ? g_ascii_toupper (*method) : '\0' };
  if (!read_point (fields, &message->point, error))
    return FALSE;

  if (!read_number (radius, &message->radius_m) || message->radius_m <= 0)
    message->radius_m = UNKNOWN_RADIUS;
  message->radius_m = MIN (message->radius_m, RADIUS_MAX);
  message->confidence = USUAL_CONFIDENCE;
  if (read_number (find_field (fields, "lc"), &percent) && percent > 0)
    message->confidence = MIN (percent, 100) / 100;
  message->measured_at = read_time (find_field (fields, "top"));

  return TRUE;
}
