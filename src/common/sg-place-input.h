/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-place-context.h"

G_BEGIN_DECLS

/* Longer than any message that holds one place. */
#define SG_PLACE_INPUT_BYTES_MAX 2048

/**
 * SgPlaceInputKind:
 *
 * The form in which a place was given.
 */
typedef enum
{
  SG_PLACE_INPUT_DECIMAL,
  SG_PLACE_INPUT_DMS,
  SG_PLACE_INPUT_PLUS_CODE,
  SG_PLACE_INPUT_GEO_URI,
  SG_PLACE_INPUT_LINK,
  SG_PLACE_INPUT_SMS,
  SG_PLACE_INPUT_AML
} SgPlaceInputKind;

/**
 * SgPlaceInput:
 * @confidence: 0…1, how far the point is what the sender meant
 * @radius_m: how far off it may be even then
 * @measured_at: seconds since 1970 when a handset measured it, or 0
 * @swapped: the longitude came first, and nothing but the figures said so
 * @south_assumed: the minus was left out; with it the point is where the desk works
 * @outside: the point is not in the area of the desk
 * @label: (nullable): words that came with it: a name in a link, a town behind a Plus Code, the
 *   description of an SMS
 *
 * A place that somebody pasted or typed.
 */
typedef struct
{
  SgPoint          point;
  SgPlaceInputKind kind;
  double           confidence;
  double           radius_m;
  gint64           measured_at;
  gboolean         swapped;
  gboolean         south_assumed;
  gboolean         outside;
  char            *label;
} SgPlaceInput;

gboolean sg_place_input_parse (const char           *text,
                               const SgPlaceContext *context,
                               SgPlaceInput         *result,
                               GError              **error);
void     sg_place_input_clear (SgPlaceInput *result);

const char *sg_place_input_kind_to_text (SgPlaceInputKind kind);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SgPlaceInput, sg_place_input_clear)

G_END_DECLS
