/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The links by which maps share a place, in their long forms: those that hold the place itself.
 *
 * A link may hold several places. A pin wins over the middle of the map (“view”), a destination
 * over a start. Everything that looks like a place in it goes through the reader of coordinates, so
 * that one set of rules decides what is possible. Where the desk works does not: a machine wrote
 * the link and leaves out no minus. It only completes a short Plus Code.
 *
 * A short link holds nothing but a key to somebody's server. It is refused as such, with what to
 * ask the sender for. */

#include "config.h"

#include "common/sg-map-link.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "common/sg-error.h"
#include "common/sg-geo-uri.h"
#include "common/sg-link-uri.h"
#include "common/sg-map-host.h"
#include "common/sg-osm-code.h"
#include "common/sg-pasted-text.h"
#include "common/sg-plus-code-text.h"

/* A link within a link within a link is nobody's. */
#define WRAPPERS_MAX 3

#define NUMBER_CHARACTERS "+-.0123456789"
#define EQUATOR_METRES    40075016.7

/* [us] When a view does not tell its zoom; and what no view makes better or worse. */
#define VIEW_METRES     1000
#define VIEW_METRES_MIN 50
#define VIEW_METRES_MAX 100000

/* In the order in which they are believed. */
static const struct
{
  SgMapHost   host;
  const char *key;
} pin_keys[] = {
  { SG_MAP_GOOGLE, "destination" },
  { SG_MAP_GOOGLE, "daddr" },
  { SG_MAP_GOOGLE, "query" },
  { SG_MAP_GOOGLE, "q" },
  { SG_MAP_APPLE, "daddr" },
  { SG_MAP_APPLE, "destination" },
  { SG_MAP_APPLE, "ll" },
  { SG_MAP_APPLE, "coordinate" },
  { SG_MAP_APPLE, "q" },
  { SG_MAP_APPLE, "name" },
  { SG_MAP_APPLE, "address" },
  { SG_MAP_OSM, "to" },
  { SG_MAP_OSM, "query" },
  { SG_MAP_WAZE, "ll" },
  { SG_MAP_WAZE, "latlng" },
  { SG_MAP_WAZE, "to" },
  { SG_MAP_WAZE, "q" },
  { SG_MAP_BING, "where1" },
  { SG_MAP_BING, "q" },
};

static const struct
{
  SgMapHost   host;
  const char *key;
} view_keys[] = {
  { SG_MAP_GOOGLE, "ll" },   { SG_MAP_GOOGLE, "center" }, { SG_MAP_GOOGLE, "viewpoint" },
  { SG_MAP_GOOGLE, "cbll" }, { SG_MAP_APPLE, "sll" },     { SG_MAP_APPLE, "center" },
  { SG_MAP_OSM, "map" },     { SG_MAP_BING, "cp" },       { SG_MAP_HERE, "map" },
};

/* By these a link names its place for Google alone. */
static const char *const number_keys[] = { "cid", "ftid", "place_id", "query_place_id", NULL };

/* What is known of a link while it is being read. */
typedef struct
{
  SgLinkUri            *uri;
  const SgPlaceContext *context;
  SgMapLink            *link;
  gboolean              found;
  GError               *fault; /* the first place that cannot be right */
} Reader;

static void
reader_clear (Reader *reader)
{
  g_clear_pointer (&reader->uri, sg_link_uri_free);
  g_clear_error (&reader->fault);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* Places within a link. */

static gsize
count_number (const char *text)
{
  return strspn (text, NUMBER_CHARACTERS);
}

static void
take_label (Reader *reader, const char *text)
{
  gboolean is_words = FALSE;

  for (const char *at = text; *at != '\0' && !is_words; at = g_utf8_next_char (at))
    is_words = g_unichar_isalpha (g_utf8_get_char (at));

  if (is_words && reader->link->label == NULL && !g_str_has_prefix (text, "place_id:"))
    reader->link->label = sg_pasted_text_limit (text, SG_MAP_LINK_LABEL_MAX);
}

static void
take_place (Reader *reader, const SgCoordinates *at, gboolean is_view)
{
  reader->link->at = *at;
  reader->link->is_view = is_view;
  reader->found = TRUE;
}

static void
take_fault (Reader *reader, GError *fault)
{
  if (reader->fault == NULL && g_error_matches (fault, SG_ERROR, SG_ERROR_INVALID))
    reader->fault = g_error_copy (fault);
}

/* A latitude and a longitude that the link names as such. */
static gboolean
read_named (Reader *reader, const char *lat, const char *lon, double view_metres)
{
  g_autofree char *text = g_strdup_printf ("lat %.*s lon %.*s",
                                           (int) count_number (lat),
                                           lat,
                                           (int) count_number (lon),
                                           lon);
  g_autoptr (GError) error = NULL;
  SgCoordinates at;

  if (!sg_coordinates_parse (text, NULL, &at, &error))
    {
      take_fault (reader, error);
      return FALSE;
    }

  if (view_metres > 0)
    at.radius_m = MAX (at.radius_m, view_metres);
  take_place (reader, &at, view_metres > 0);

  return TRUE;
}

static gboolean
read_plus_code (Reader *reader, const char *text)
{
  g_autofree char *code = g_strdup (text);
  g_autoptr (GError) error = NULL;
  const char   *at = code;
  char         *blank = strchr (code, ' ');
  gsize         length;
  SgCoordinates coordinates;

  /* A plus in a link stands for a blank, and people do not escape it. */
  if (blank != NULL && sg_plus_code_match (code, &length) == SG_PLUS_CODE_NONE)
    *blank = '+';
  if (sg_plus_code_text_scan (&at, reader->context, &coordinates, &error) == SG_PLUS_CODE_NONE)
    {
      take_fault (reader, error);
      return FALSE;
    }

  take_place (reader, &coordinates, FALSE);
  take_label (reader, at + strspn (at, " ,"));

  return TRUE;
}

/* A value that is a place, or else words that name one. */
static gboolean
read_text (Reader *reader, const char *value)
{
  g_autofree char *text = sg_link_uri_decode (value, FALSE);
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  char         *bracket = strchr (text, '(');
  SgCoordinates at;

  /* Waze writes to=ll.-7.44,112.71. */
  if (g_str_has_prefix (text, "ll."))
    memmove (text, text + 3, strlen (text + 3) + 1);

  /* “-7.44,112.71(Pasar Larangan)” */
  if (bracket != NULL && bracket != text)
    {
      name = g_strndup (bracket + 1, strcspn (bracket + 1, ")"));
      *bracket = '\0';
    }

  if (sg_coordinates_parse (text, NULL, &at, &error))
    {
      if (!reader->found)
        take_place (reader, &at, FALSE);
      take_label (reader, name != NULL ? name : "");
      return TRUE;
    }

  take_fault (reader, error);
  if (!reader->found && read_plus_code (reader, text))
    return TRUE;

  if (g_error_matches (error, SG_ERROR, SG_ERROR_NOT_FOUND))
    take_label (reader, value);
  return FALSE;
}

/* Views. */

static double
get_zoom_metres (double zoom)
{
  return CLAMP (EQUATOR_METRES / exp2 (zoom), VIEW_METRES_MIN, VIEW_METRES_MAX);
}

/* What follows the place: 17z, 500m, 3a,75y, or a bare zoom. */
static double
read_view_metres (const char *rest)
{
  gsize  length = count_number (rest);
  char   unit = rest[length];
  double number = g_ascii_strtod (rest, NULL);

  if (length == 0 || !isfinite (number))
    return VIEW_METRES;
  if (unit == 'm')
    return CLAMP (number, VIEW_METRES_MIN, VIEW_METRES_MAX);
  if (unit == 'a')
    return VIEW_METRES_MIN;

  return get_zoom_metres (number);
}

/* LAT,LON[,17z], or LAT~LON. */
static gboolean
read_view (Reader *reader, const char *text)
{
  gsize       length = count_number (text);
  const char *lon = text + length + 1;
  const char *rest;

  if (length == 0 || strchr (",~", text[length]) == NULL || text[length] == '\0')
    return FALSE;

  lon += strspn (lon, " ");
  rest = lon + count_number (lon);

  return rest != lon &&
         read_named (reader, text, lon, read_view_metres (rest + strspn (rest, ",")));
}

/* #map=17/LAT/LON */
static gboolean
read_osm_view (Reader *reader, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 4);

  return g_strv_length (parts) >= 3 &&
         read_named (reader, parts[1], parts[2], get_zoom_metres (g_ascii_strtod (parts[0], NULL)));
}

static gboolean
read_view_keys (Reader *reader, SgMapHost host)
{
  for (guint i = 0; i < G_N_ELEMENTS (view_keys); i++)
    {
      const char *value =
        host == view_keys[i].host ? sg_link_uri_get (reader->uri, view_keys[i].key) : NULL;

      if (value != NULL &&
          (host == SG_MAP_OSM ? read_osm_view (reader, value) : read_view (reader, value)))
        return TRUE;
    }

  return FALSE;
}

static void
read_pin_keys (Reader *reader, SgMapHost host)
{
  for (guint i = 0; i < G_N_ELEMENTS (pin_keys); i++)
    {
      const char *value = host == pin_keys[i].host ? sg_link_uri_get (reader->uri, pin_keys[i].key)
                                                   : NULL;

      if (value != NULL)
        read_text (reader, value);
    }
}

/* Google. */

/* The last “!3dLAT!4dLON” of @text; the tags say which is which. */
static gboolean
find_tagged (const char  *text,
             const char  *tag,
             const char  *next_tag,
             const char **a,
             const char **b)
{
  gboolean found = FALSE;

  for (const char *at = strstr (text, tag); at != NULL; at = strstr (at, tag))
    {
      const char *first = at + strlen (tag);
      const char *second = first + count_number (first);

      at = first;
      if (second == first || !g_str_has_prefix (second, next_tag))
        continue;
      *a = first;
      *b = second + strlen (next_tag);
      found = TRUE;
    }

  return found;
}

static void
read_google_pin (Reader *reader, const char *text, gboolean is_route)
{
  const char *lat;
  const char *lon;

  if (find_tagged (text, "!3d", "!4d", &lat, &lon) ||
      (is_route && !reader->found && find_tagged (text, "!1d", "!2d", &lon, &lat)))
    read_named (reader, lat, lon, 0);
}

/* What follows place, search or dir: a place, its name, or two of them. */
static const char *
find_google_words (char **segments, gboolean *is_route)
{
  const char *words = NULL;
  guint       i = 0;

  while (segments[i] != NULL && strcmp (segments[i], "place") != 0 &&
         strcmp (segments[i], "search") != 0 && strcmp (segments[i], "dir") != 0)
    i++;
  if (segments[i] == NULL)
    return NULL;

  *is_route = strcmp (segments[i], "dir") == 0;
  while (segments[++i] != NULL && segments[i][0] != '@' && strchr (segments[i], '!') == NULL)
    if (segments[i][0] != '\0' && (words == NULL || *is_route))
      words = segments[i];

  return words;
}

static void
read_google_view (Reader *reader)
{
  const char *embedded = sg_link_uri_get (reader->uri, "pb");
  const char *lat;
  const char *lon;

  for (guint i = 0; reader->uri->segments[i] != NULL && !reader->found; i++)
    if (reader->uri->segments[i][0] == '@')
      read_view (reader, reader->uri->segments[i] + 1);

  if (!reader->found && embedded != NULL && find_tagged (embedded, "!2d", "!3d", &lon, &lat))
    read_named (reader, lat, lon, VIEW_METRES);
}

static void
read_google (Reader *reader)
{
  gboolean    is_route = FALSE;
  const char *words = find_google_words (reader->uri->segments, &is_route);
  const char *data = sg_link_uri_get (reader->uri, "data");

  if (words != NULL)
    read_text (reader, words);
  for (guint i = 0; reader->uri->segments[i] != NULL; i++)
    read_google_pin (reader, reader->uri->segments[i], is_route);
  if (data != NULL)
    read_google_pin (reader, data, is_route);

  read_pin_keys (reader, SG_MAP_GOOGLE);
  if (!reader->found)
    read_google_view (reader);
}

/* The others. */

static void
read_osm (Reader *reader)
{
  const char *lat = sg_link_uri_get (reader->uri, "mlat");
  const char *lon = sg_link_uri_get (reader->uri, "mlon");
  const char *route = sg_link_uri_get (reader->uri, "route");
  char      **segments = reader->uri->segments;
  g_autoptr (GError) error = NULL;
  SgCoordinates at = { 0 };
  double        zoom;

  if (lat != NULL && lon != NULL)
    read_named (reader, lat, lon, 0);
  if (route != NULL && strrchr (route, ';') != NULL)
    read_text (reader, strrchr (route, ';') + 1);

  if (reader->found || g_strv_length (segments) < 2 || strcmp (segments[0], "go") != 0)
    return;
  if (!sg_osm_code_decode (segments[1], &at.point, &zoom, &error))
    {
      take_fault (reader, error);
      return;
    }

  /* The key m is there, without a value, when the map has a pin. */
  at.radius_m = SG_COORDINATES_LEAST_METRES;
  for (guint i = 0; i < reader->uri->keys->len; i++)
    if (strcmp (g_ptr_array_index (reader->uri->keys, i), "m") == 0)
      {
        take_place (reader, &at, FALSE);
        return;
      }
  at.radius_m = get_zoom_metres (zoom);
  take_place (reader, &at, TRUE);
}

/* sp=point.LAT_LON_NAME, rtp=…~pos.LAT_LON_NAME */
static void
read_bing (Reader *reader)
{
  static const struct
  {
    const char *key;
    const char *mark;
  } forms[] = { { "rtp", "~pos." }, { "sp", "point." } };

  for (guint i = 0; i < G_N_ELEMENTS (forms) && !reader->found; i++)
    {
      const char *value = sg_link_uri_get (reader->uri, forms[i].key);
      const char *lat = value != NULL ? strstr (value, forms[i].mark) : NULL;
      const char *lon;
      const char *name;

      if (lat == NULL)
        continue;
      lat += strlen (forms[i].mark);
      lon = lat + count_number (lat);
      name = lon + (*lon == '_' ? 1 + count_number (lon + 1) : 0);
      if (*lon == '_' && read_named (reader, lat, lon + 1, 0) && *name == '_')
        {
          g_autofree char *label = g_strndup (name + 1, strcspn (name + 1, "_~"));

          take_label (reader, label);
        }
    }
}

/* share.here.com/l/LAT,LON,NAME and /r/…/LAT,LON */
static void
read_here (Reader *reader)
{
  for (guint i = 0; reader->uri->segments[i] != NULL; i++)
    {
      const char *lat = reader->uri->segments[i];
      const char *lon = lat + count_number (lat);
      const char *rest;

      if (lon == lat || *lon != ',')
        continue;
      lon++;
      rest = lon + count_number (lon);
      if (read_named (reader, lat, lon, 0) && *rest == ',')
        take_label (reader, rest + 1);
    }
}

static void
read_link (Reader *reader, SgMapHost host)
{
  if (host == SG_MAP_GOOGLE)
    read_google (reader);
  else if (host == SG_MAP_OSM)
    read_osm (reader);
  else if (host == SG_MAP_BING)
    read_bing (reader);
  else if (host == SG_MAP_HERE)
    read_here (reader);

  if (host != SG_MAP_GOOGLE)
    read_pin_keys (reader, host);
  if (!reader->found)
    reader->found = read_view_keys (reader, host);
}

/* What to say. */

static void
set_needs_network (GError **error, const char *host)
{
  g_set_error (
    error,
    SG_ERROR,
    SG_ERROR_NETWORK,
    _ ("the short link of %s needs the network to be read: ask the sender to share “lokasi "
       "terkini” (current location) or the coordinates"),
    host);
}

static gboolean
names_by_number (const Reader *reader)
{
  for (guint i = 0; number_keys[i] != NULL; i++)
    if (sg_link_uri_get (reader->uri, number_keys[i]) != NULL)
      return TRUE;

  return FALSE;
}

static void
set_why_not (Reader *reader, SgMapHost host, GError **error)
{
  const char *label = reader->link->label;

  if (reader->fault != NULL)
    g_propagate_error (error, g_steal_pointer (&reader->fault));
  else if (label != NULL)
    g_set_error (error,
                 SG_ERROR,
                 SG_ERROR_NOT_FOUND,
                 _ ("the link names “%s” and no coordinates: search for that name"),
                 label);
  else if (sg_map_host_is_short (reader->uri) ||
           (host == SG_MAP_GOOGLE && names_by_number (reader)))
    {
      g_autofree char *excerpt = sg_pasted_text_excerpt (reader->uri->host);

      set_needs_network (error, excerpt);
    }
  else
    g_set_error_literal (error,
                         SG_ERROR,
                         SG_ERROR_NOT_FOUND,
                         _ ("the link holds no place: ask the sender for the coordinates"));
}

/* The public side. */

/* The start of a link within the word at @at, or NULL. */
static const char *
find_start (const char *word, gsize length)
{
  static const char *const schemes[] = { "https://", "http://", "geo:" };
  const char              *bare = word + strspn (word, "(<[{\"'");
  g_autofree char         *host = NULL;

  for (gsize i = 0; i < length; i++)
    for (guint k = 0; k < G_N_ELEMENTS (schemes); k++)
      {
        gboolean may = k < 2 || i == 0 || !g_ascii_isalnum (word[i - 1]);
        gsize    n = strlen (schemes[k]);

        if (may && g_ascii_strncasecmp (word + i, schemes[k], n) == 0 && n < length - i)
          return word + i;
      }

  host = g_strndup (bare, strcspn (bare, "/?# "));
  if (bare < word + length && strlen (host) < length &&
      strchr ("/?", bare[strlen (host)]) != NULL && bare[strlen (host)] != '\0')
    {
      g_autoptr (SgLinkUri) uri = sg_link_uri_new (host);

      if (sg_map_host_find (uri->host) != SG_MAP_NOBODY || sg_map_host_is_short (uri))
        return bare;
    }

  return NULL;
}

/* A blank after a comma belongs to “?q=-7.44, 112.71”. */
static const char *
find_end (const char *at)
{
  const char *end = at + strcspn (at, " ");

  while (end > at && end[-1] == ',' && *end == ' ' && (g_ascii_isdigit (end[1]) || end[1] == '-'))
    end = end + 1 + strcspn (end + 1, " ");

  return end;
}

/**
 * sg_map_link_find:
 * @text: from sg_pasted_text_clean()
 * @start: (out): where the first link begins
 * @length: (out): how long it is
 *
 * Finds a link with a scheme, `geo:` too, or one without it to a host of maps.
 */
gboolean
sg_map_link_find (const char *text, gsize *start, gsize *length)
{
  const char *word = text;

  while (*word != '\0')
    {
      gsize       word_length = strcspn (word, " ");
      const char *link = word_length > 0 ? find_start (word, word_length) : NULL;

      if (link != NULL)
        {
          const char *end = find_end (link);

          while (end > link && strchr (".,;:!>]}\"'", end[-1]) != NULL)
            end--;
          if (end > link && end[-1] == ')' && memchr (link, '(', (gsize) (end - link)) == NULL)
            end--;
          *start = (gsize) (link - text);
          *length = (gsize) (end - link);
          return TRUE;
        }
      word += word_length + strspn (word + word_length, " ");
    }

  return FALSE;
}

/**
 * sg_map_link_parse:
 * @text: a link
 * @context: (nullable): where the desk works
 * @link: (out): what the link says; to be cleared in any case
 *
 * Returns: %FALSE with %SG_ERROR_NOT_FOUND when there is no place in the link (its label may hold
 *   words to search for), with %SG_ERROR_NETWORK when only its server knows, with
 *   %SG_ERROR_INVALID when its place cannot be right
 */
gboolean
sg_map_link_parse (const char *text, const SgPlaceContext *context, SgMapLink *link, GError **error)
{
  g_auto (Reader) reader = { sg_link_uri_new (text), context, link };
  SgMapHost host;

  *link = (SgMapLink){ 0 };
  for (guint i = 0; i < WRAPPERS_MAX; i++)
    {
      const char *wrapped = sg_map_host_find_wrapped (reader.uri);
      SgLinkUri  *inner;
      gsize       start;
      gsize       length;

      if (wrapped == NULL || !sg_map_link_find (wrapped, &start, &length))
        break;
      if (g_ascii_strncasecmp (wrapped + start, "geo:", 4) == 0)
        return sg_geo_uri_parse (wrapped + start, link, error);
      inner = sg_link_uri_new (wrapped + start);
      sg_link_uri_free (reader.uri);
      reader.uri = inner;
    }

  host = sg_map_host_find (reader.uri->host);
  read_link (&reader, host);
  if (reader.found)
    return TRUE;

  set_why_not (&reader, host, error);
  return FALSE;
}

/**
 * sg_map_link_clear:
 */
void
sg_map_link_clear (SgMapLink *link)
{
  g_clear_pointer (&link->label, g_free);
}
