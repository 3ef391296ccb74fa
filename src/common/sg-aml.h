/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"

G_BEGIN_DECLS

/**
 * SgAml:
 * @point: where the handset is
 * @radius_m: how far off it may be
 * @confidence: how likely it is within that radius, 0…1
 * @measured_at: seconds since 1970, or 0 when the message does not say
 * @method: G satellites, W WLAN, C cell, or N
 */
typedef struct
{
  SgPoint point;
  double  radius_m;
  double  confidence;
  gint64  measured_at;
  char    method;
} SgAml;

gboolean sg_aml_is_message (const char *text);
gboolean sg_aml_parse (const char *text, SgAml *message, GError **error);

G_END_DECLS
