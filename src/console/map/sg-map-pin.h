/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

#include "common/sg-geo.h"

G_BEGIN_DECLS

#define SG_TYPE_MAP_PIN (sg_map_pin_get_type ())

G_DECLARE_FINAL_TYPE (SgMapPin, sg_map_pin, SG, MAP_PIN, ShumateMarker)

/* What a pin stands for; each has its own colour and shape. */
typedef enum
{
  SG_PIN_START,
  SG_PIN_END,
  SG_PIN_INCIDENT,
  SG_PIN_PLACE,
  SG_PIN_AMBULANCE,
  SG_PIN_VOLUNTEER,
  SG_PIN_CORNER,
  SG_PIN_UNIT,
  SG_N_PIN_KINDS
} SgPinKind;

SgMapPin *sg_map_pin_new (SgPinKind kind, const char *text, const char *description);

SgPoint sg_map_pin_get_point (SgMapPin *self);
void    sg_map_pin_set_point (SgMapPin *self, SgPoint point);
void    sg_map_pin_set_look (SgMapPin   *self,
                             const char *css,
                             const char *text,
                             const char *description);
void    sg_map_pin_set_chosen (SgMapPin *self, gboolean chosen);
void    sg_map_pin_allow_moving (SgMapPin *self);

G_END_DECLS
