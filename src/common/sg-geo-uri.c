/* SPDX-License-Identifier: GPL-3.0-or-later */

/* geo: URIs (RFC 5870) with what Android made of them: `geo:0,0?q=LAT,LON(NAME)` is a pin, and then
 * the numbers before it mean nothing. A machine wrote them, so where the desk works changes
 * nothing. */

#include "config.h"

#include "common/sg-geo-uri.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-error.h"
#include "common/sg-link-uri.h"
#include "common/sg-pasted-text.h"

#define SCHEME         "geo:"
#define PARAMETERS_MAX 16

/* Nobody means a place by a larger uncertainty. */
#define RADIUS_MAX 20000000

/* LAT,LON with or without a height. */
static gboolean
read_numbers (const char *text, SgCoordinates *at, GError **error)
{
  g_auto (GStrv) numbers = g_strsplit (text, ",", 4);
  guint            count = g_strv_length (numbers);
  g_autofree char *named = NULL;

  if (count != 2 && count != 3)
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           _ ("a geo: link reads geo:-7.44,112.71: copy it again as a whole"));
      return FALSE;
    }

  named = g_strdup_printf ("lat %s lon %s", g_strstrip (numbers[0]), g_strstrip (numbers[1]));
  return sg_coordinates_parse (named, NULL, at, error);
}

/* The words or the place of ?q=…; a place takes the place of the numbers. */
static gboolean
read_query (const char *text, SgMapLink *link)
{
  g_autofree char *decoded = sg_link_uri_decode (text, TRUE);
  char            *bracket = strchr (decoded, '(');
  SgCoordinates    at;

  if (bracket != NULL)
    {
      bracket[strcspn (bracket, ")")] = '\0';
      link->label = sg_pasted_text_limit (bracket + 1, SG_MAP_LINK_LABEL_MAX);
      *bracket = '\0';
    }

  /* Words are no fault here: they are a label. */
  if (sg_coordinates_parse (decoded, NULL, &at, NULL))
    {
      link->at = at;
      return TRUE;
    }

  if (link->label == NULL && *decoded != '\0')
    link->label = sg_pasted_text_limit (decoded, SG_MAP_LINK_LABEL_MAX);
  return FALSE;
}

static const char *
find_parameter (char **parameters, const char *key)
{
  gsize length = strlen (key);

  for (guint i = 0; parameters[i] != NULL; i++)
    if (g_ascii_strncasecmp (parameters[i], key, length) == 0 && parameters[i][length] == '=')
      return parameters[i] + length + 1;

  return NULL;
}

static gboolean
check_reference (char **parameters, GError **error)
{
  const char *reference = find_parameter (parameters, "crs");

  if (reference == NULL || g_ascii_strcasecmp (reference, "wgs84") == 0)
    return TRUE;

  g_set_error_literal (error,
                       SG_ERROR,
                       SG_ERROR_INVALID,
                       _ ("the geo: link counts its degrees in another way than WGS 84: ask for "
                          "coordinates in WGS 84"));
  return FALSE;
}

static void
apply_uncertainty (char **parameters, SgMapLink *link)
{
  const char *uncertainty = find_parameter (parameters, "u");
  double      metres = uncertainty != NULL ? g_ascii_strtod (uncertainty, NULL) : 0;

  if (metres > 0 && metres <= RADIUS_MAX)
    link->at.radius_m = MAX (metres, 1);
}

/**
 * sg_geo_uri_is:
 */
gboolean
sg_geo_uri_is (const char *text)
{
  return g_ascii_strncasecmp (text, SCHEME, strlen (SCHEME)) == 0;
}

/**
 * sg_geo_uri_parse:
 * @text: a `geo:` URI
 * @link: (out): what it says; to be cleared in any case
 *
 * Returns: %FALSE with the errors of sg_map_link_parse()
 */
gboolean
sg_geo_uri_parse (const char *text, SgMapLink *link, GError **error)
{
  const char      *start = text + strlen (SCHEME);
  g_autofree char *path_raw = g_strndup (start, strcspn (start, "?#"));
  g_autofree char *path = sg_link_uri_decode (path_raw, FALSE);
  g_auto (GStrv) parameters = g_strsplit (path, ";", PARAMETERS_MAX);
  const char      *query = strchr (start, '?');
  g_autofree char *value = NULL;
  gboolean         is_pinned = FALSE;

  *link = (SgMapLink){ 0 };
  if (query != NULL && (g_str_has_prefix (query, "?q=") || strstr (query, "&q=") != NULL))
    {
      query = g_str_has_prefix (query, "?q=") ? query : strstr (query, "&q=");
      value = g_strndup (query + 3, strcspn (query + 3, "&"));
      is_pinned = read_query (value, link);
    }
  if (!check_reference (parameters, error))
    return FALSE;

  /* No part at all is an empty one. */
  if (!is_pinned && !read_numbers (parameters[0] != NULL ? parameters[0] : "", &link->at, error))
    return FALSE;
  if (!is_pinned && link->at.point.lat == 0 && link->at.point.lon == 0 && link->label != NULL)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_NOT_FOUND,
                   _ ("the link names “%s” and no coordinates: search for that name"),
                   link->label);
      return FALSE;
    }

  apply_uncertainty (parameters, link);
  return TRUE;
}
