/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <math.h>

#include "common/sg-body.h"
#include "common/sg-geo.h"
#include "common/sg-record.h"

G_BEGIN_DECLS

/**
 * SgScene:
 * @lat: degrees WGS 84; NAN while nobody knows where
 * @lon: likewise
 * @radius_m: how far off it may be; NAN when nobody said
 * @method: typed, picked, pasted, gps, aml, sms or gazetteer
 * @confidence: 0…1
 * @text: as the caller said it
 * @patokan: the landmark by which the crew will find it
 * @area_code: of the desa, Kemendagri
 * @verified: whether somebody made sure. Never a condition for sending help
 *
 * TKP: where it happened.
 */
typedef struct
{
  double   lat;
  double   lon;
  double   radius_m;
  char    *method;
  double   confidence;
  char    *text;
  char    *patokan;
  char    *desa;
  char    *kecamatan;
  char    *area_code;
  char    *road;
  gboolean verified;
} SgScene;

gboolean sg_scene_is_known (const SgScene *self);
SgPoint  sg_scene_get_point (const SgScene *self);
void     sg_scene_clear (SgScene *self);
void     sg_scene_read (SgScene *self, JsonObject *place);
void     sg_scene_write (const SgScene *self, SgBody *body, const char *name);

#define SG_SCENE_UNKNOWN ((SgScene){ .lat = NAN, .lon = NAN, .radius_m = NAN, .confidence = NAN })

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SgScene, sg_scene_clear)

G_END_DECLS
