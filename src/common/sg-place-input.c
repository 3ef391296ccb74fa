/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paste anything: from what an operator pastes or types to a point, without the network.
 *
 *   form                                         read by                  confidence
 *   DARURAT <user id> <lat,lon> …                sg-emergency-sms.c       0.9
 *   A"ML=1;lt=…;lg=…                             sg-aml.c                 its own (lc)
 *   geo:-7.44,112.71                             sg-geo-uri.c             0.95
 *   links of maps: a pin; what the map showed    sg-map-link.c            0.95; 0.5
 *   6PH57VP3+PR; 7VP3+PR; 7VP3+PR Surabaya       sg-plus-code-text.c      0.95; 0.8; 0.6
 *   -7,44 112,71   6°12'30"S 106°49'1"E  …       sg-coordinates-text.c    0.95
 *
 * They are tried in this order, and the first that takes the text has it. Then the same things are
 * looked for among other words, which costs confidence.
 *
 * There are three ways to say no, and each tells the caller what to do next: NOT_FOUND — these are
 * ordinary words, ask the gazetteer (for @label, when it is set: the name in a link); INVALID — it
 * is meant as a place and cannot be right, show the message; NETWORK — a short link, whose message
 * says what to ask the sender for.
 *
 * The area of the desk decides between two readings and lowers the confidence. It never refuses: a
 * caller may be lost, and the desk may help a neighbour. The figures of confidence are ours [us];
 * they order candidates and say when to ask back, nothing is computed from them. */

#include "config.h"

#include "common/sg-place-input.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-aml.h"
#include "common/sg-coordinates-text.h"
#include "common/sg-emergency-sms.h"
#include "common/sg-error.h"
#include "common/sg-geo-uri.h"
#include "common/sg-map-link.h"
#include "common/sg-pasted-text.h"
#include "common/sg-plus-code-text.h"

#define CONFIDENCE_EXACT           0.95
#define CONFIDENCE_SMS             0.9
#define CONFIDENCE_SHORT_CODE      0.8
#define CONFIDENCE_SHORT_CODE_TOWN 0.6
#define CONFIDENCE_VIEW            0.5

/* What each doubt leaves of it. */
#define LEFT_AMONG_WORDS   0.8
#define LEFT_OF_SEVERAL    0.6
#define LEFT_SWAPPED       0.9
#define LEFT_SOUTH_ASSUMED 0.6
#define LEFT_COARSE        0.5
#define LEFT_OUTSIDE       0.3

/* No ambulance is sent to a circle of this size without a question. */
#define COARSE_METRES 3000

/* More links than a message about one place has. */
#define LINKS_MAX 8

/* In the place of a link that has been read: no part of any coordinates. */
#define BLANKED '#'

static void
take_coordinates (SgPlaceInput        *result,
                  SgPlaceInputKind     kind,
                  const SgCoordinates *at,
                  double               confidence)
{
  result->kind = kind;
  result->point = at->point;
  result->radius_m = at->radius_m;
  result->confidence = confidence;
  result->swapped = at->swapped;
  result->south_assumed = at->south_assumed;
}

/* Doubts that are the same for every form. */
static void
weigh (SgPlaceInput *result, const SgPlaceContext *context)
{
  const SgBox *area = context != NULL ? context->area : NULL;

  result->outside = area != NULL && !sg_box_is_empty (area) &&
                    !sg_box_contains (area, result->point);
  if (result->outside)
    result->confidence *= LEFT_OUTSIDE;
  if (result->swapped)
    result->confidence *= LEFT_SWAPPED;
  if (result->south_assumed)
    result->confidence *= LEFT_SOUTH_ASSUMED;
  if (result->radius_m > COARSE_METRES)
    result->confidence *= LEFT_COARSE;
}

/* Messages of a fixed form. */

static gboolean
read_sms (const char *text, const SgPlaceContext *context, SgPlaceInput *result, GError **error)
{
  g_autoptr (SgEmergencySms) sms = sg_emergency_sms_parse (text, context, error);

  if (sms == NULL)
    return FALSE;

  take_coordinates (result, SG_PLACE_INPUT_SMS, &sms->at, CONFIDENCE_SMS);
  if (*sms->description != '\0')
    result->label = g_steal_pointer (&sms->description);

  return TRUE;
}

static gboolean
read_aml (const char *text, SgPlaceInput *result, GError **error)
{
  SgAml message;

  if (!sg_aml_parse (text, &message, error))
    return FALSE;

  result->kind = SG_PLACE_INPUT_AML;
  result->point = message.point;
  result->radius_m = message.radius_m;
  result->confidence = message.confidence;
  result->measured_at = message.measured_at;

  return TRUE;
}

/* Links. */

static gboolean
read_link (const char *text, const SgPlaceContext *context, SgPlaceInput *result, GError **error)
{
  g_auto (SgMapLink) link = { 0 };
  gboolean is_geo = sg_geo_uri_is (text);
  gboolean read;

  read = is_geo ? sg_geo_uri_parse (text, &link, error)
                : sg_map_link_parse (text, context, &link, error);
  g_free (result->label);
  result->label = g_steal_pointer (&link.label);
  if (read)
    take_coordinates (result,
                      is_geo ? SG_PLACE_INPUT_GEO_URI : SG_PLACE_INPUT_LINK,
                      &link.at,
                      link.is_view ? CONFIDENCE_VIEW : CONFIDENCE_EXACT);

  return read;
}

/* Keeps the refusal that helps most: of a place that is wrong, then of a link that has one. */
static void
keep_worse (GError **kept, GError *error)
{
  static const int
    worth[] = { [SG_ERROR_NOT_FOUND] = 1, [SG_ERROR_NETWORK] = 2, [SG_ERROR_INVALID] = 3 };

  if (*kept != NULL && worth[(*kept)->code] >= worth[error->code])
    {
      g_error_free (error);
      return;
    }

  g_clear_error (kept);
  *kept = error;
}

/* Reads the links of @text until one is a place, and blanks those that are none. */
static gboolean
read_links (char *text, const SgPlaceContext *context, SgPlaceInput *result, GError **kept)
{
  gsize start;
  gsize length;

  for (guint i = 0; i < LINKS_MAX && sg_map_link_find (text, &start, &length); i++)
    {
      g_autofree char *link = g_strndup (text + start, length);
      g_autofree char *label = g_steal_pointer (&result->label);
      GError          *error = NULL;

      if (read_link (link, context, result, &error))
        {
          gsize rest = strlen (text) - length;

          if (rest > 2)
            result->confidence *= LEFT_AMONG_WORDS;
          return TRUE;
        }

      if (result->label == NULL)
        result->label = g_steal_pointer (&label);
      keep_worse (kept, error);
      memset (text + start, BLANKED, length);
    }

  return FALSE;
}

/* Codes and coordinates. */

static gboolean
read_plus_code (const char           *text,
                const SgPlaceContext *context,
                SgPlaceInput         *result,
                GError              **error)
{
  const char    *at = text;
  SgCoordinates  coordinates;
  SgPlusCodeKind kind = sg_plus_code_text_scan (&at, context, &coordinates, error);
  gboolean       has_town;

  if (kind == SG_PLUS_CODE_NONE)
    return FALSE;

  at += strspn (at, " ,.");
  has_town = *at != '\0';
  if (kind == SG_PLUS_CODE_FULL)
    take_coordinates (result, SG_PLACE_INPUT_PLUS_CODE, &coordinates, CONFIDENCE_EXACT);
  else
    take_coordinates (result,
                      SG_PLACE_INPUT_PLUS_CODE,
                      &coordinates,
                      has_town ? CONFIDENCE_SHORT_CODE_TOWN : CONFIDENCE_SHORT_CODE);
  if (has_town)
    {
      g_free (result->label);
      result->label = sg_pasted_text_limit (at, SG_MAP_LINK_LABEL_MAX);
    }

  return TRUE;
}

static gboolean
read_coordinates (const char           *text,
                  const SgPlaceContext *context,
                  SgPlaceInput         *result,
                  GError              **error)
{
  SgCoordinates at;

  if (!sg_coordinates_parse (text, context, &at, error))
    return FALSE;

  take_coordinates (result,
                    at.is_dms ? SG_PLACE_INPUT_DMS : SG_PLACE_INPUT_DECIMAL,
                    &at,
                    CONFIDENCE_EXACT);
  return TRUE;
}

/* Looks among other words. */
static gboolean
find_coordinates (const char *text, const SgPlaceContext *context, SgPlaceInput *result)
{
  SgCoordinates at;
  SgCoordinates other;
  const char   *rest = sg_coordinates_find (text, context, &at);

  if (rest == NULL)
    return FALSE;

  take_coordinates (result,
                    at.is_dms ? SG_PLACE_INPUT_DMS : SG_PLACE_INPUT_DECIMAL,
                    &at,
                    CONFIDENCE_EXACT * LEFT_AMONG_WORDS);

  /* “Dari … ke …”: the first may be the wrong one. */
  if (sg_coordinates_find (rest, context, &other) != NULL &&
      !sg_point_equal (at.point, other.point))
    result->confidence *= LEFT_OF_SEVERAL;

  return TRUE;
}

static gboolean
find_plus_code (const char           *text,
                const SgPlaceContext *context,
                SgPlaceInput         *result,
                GError              **error)
{
  const char *code = sg_plus_code_text_find (text);

  if (code == NULL || !read_plus_code (code, context, result, error))
    return FALSE;

  result->confidence *= LEFT_AMONG_WORDS;
  return TRUE;
}

/* The whole. */

/* A reader that finds nothing of its form has nothing to say; what cannot be right is kept. */
static gboolean
is_wrong (GError *error, GError **kept)
{
  gboolean wrong = g_error_matches (error, SG_ERROR, SG_ERROR_INVALID);

  if (wrong)
    keep_worse (kept, error);
  else
    g_clear_error (&error);

  return wrong;
}

/* Tries what must be all of the text, what may be, and then what may be within it. */
static gboolean
read_any (char *text, const SgPlaceContext *context, SgPlaceInput *result, GError **kept)
{
  GError *error = NULL;

  if (sg_aml_is_message (text))
    return read_aml (text, result, kept);

  if (read_sms (text, context, result, &error))
    return TRUE;
  if (is_wrong (g_steal_pointer (&error), kept))
    return FALSE;

  if (read_links (text, context, result, kept) || read_plus_code (text, context, result, &error))
    return TRUE;
  is_wrong (g_steal_pointer (&error), kept);

  if (read_coordinates (text, context, result, &error))
    return TRUE;
  is_wrong (g_steal_pointer (&error), kept);

  if (find_coordinates (text, context, result) || find_plus_code (text, context, result, &error))
    return TRUE;
  is_wrong (g_steal_pointer (&error), kept);

  return FALSE;
}

static gboolean
check_text (const char *text, GError **error)
{
  if (strlen (text) > SG_PLACE_INPUT_BYTES_MAX)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("the text is longer than %d bytes: paste only the part with the place"),
                   SG_PLACE_INPUT_BYTES_MAX);
      return FALSE;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           _ ("the text is not valid UTF-8: type the place instead"));
      return FALSE;
    }

  return TRUE;
}

static void
set_words (GError **error, const char *text)
{
  g_autofree char *excerpt = sg_pasted_text_excerpt (text);

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_NOT_FOUND,
               _ ("“%s” holds no coordinates, code or map link: search for it as a name"),
               excerpt);
}

/**
 * sg_place_input_parse:
 * @text: what was pasted or typed
 * @context: (nullable): where the desk works
 * @result: (out): the place; to be cleared in any case, since a refused link leaves its words in
 *   the label
 *
 * Returns: %FALSE with %SG_ERROR_NOT_FOUND when @text is not a place but words to search for, with
 *   %SG_ERROR_NETWORK when it is a short link, with %SG_ERROR_INVALID when the place in it cannot
 *   be right
 */
gboolean
sg_place_input_parse (const char           *text,
                      const SgPlaceContext *context,
                      SgPlaceInput         *result,
                      GError              **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *rest = NULL;
  g_autoptr (GError) kept = NULL;

  *result = (SgPlaceInput){ 0 };
  if (!check_text (text, error))
    return FALSE;

  clean = sg_pasted_text_clean (text);
  rest = g_strdup (clean);
  if (!read_any (rest, context, result, &kept))
    {
      if (kept != NULL)
        g_propagate_error (error, g_steal_pointer (&kept));
      else
        set_words (error, clean);
      return FALSE;
    }

  weigh (result, context);
  return TRUE;
}

/**
 * sg_place_input_clear:
 */
void
sg_place_input_clear (SgPlaceInput *result)
{
  g_clear_pointer (&result->label, g_free);
}

/**
 * sg_place_input_kind_to_text:
 *
 * Returns: the word for @kind in files and on the wire
 */
const char *
sg_place_input_kind_to_text (SgPlaceInputKind kind)
{
  static const char *const texts[] = { "decimal", "dms", "plus_code", "geo_uri",
                                       "link",    "sms", "aml" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (texts), NULL);

  return texts[kind];
}
