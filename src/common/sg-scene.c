/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-scene.h"

#include <math.h>

gboolean
sg_scene_is_known (const SgScene *self)
{
  return sg_point_is_valid_degrees (self->lat, self->lon);
}

/**
 * sg_scene_get_point:
 *
 * Returns: where it is; only to be asked of a scene that is known
 */
SgPoint
sg_scene_get_point (const SgScene *self)
{
  return sg_point_from_degrees (self->lat, self->lon);
}

void
sg_scene_clear (SgScene *self)
{
  g_free (self->method);
  g_free (self->text);
  g_free (self->patokan);
  g_free (self->desa);
  g_free (self->kecamatan);
  g_free (self->area_code);
  g_free (self->road);
  *self = SG_SCENE_UNKNOWN;
}

static double
get_number (JsonObject *place, const char *name)
{
  JsonNode *node = json_object_get_member (place, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_double (node) : NAN;
}

static char *
dup_text (JsonObject *place, const char *name)
{
  const char *text = json_object_get_string_member_with_default (place, name, NULL);

  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/**
 * sg_scene_read:
 * @place: (nullable): of an event's body; what it does not say becomes unknown
 */
void
sg_scene_read (SgScene *self, JsonObject *place)
{
  sg_scene_clear (self);
  if (place == NULL)
    return;

  self->lat = get_number (place, "lat");
  self->lon = get_number (place, "lon");
  self->radius_m = get_number (place, "radius_m");
  self->confidence = get_number (place, "confidence");
  self->method = dup_text (place, "method");
  self->text = dup_text (place, "text");
  self->patokan = dup_text (place, "patokan");
  self->desa = dup_text (place, "desa");
  self->kecamatan = dup_text (place, "kecamatan");
  self->area_code = dup_text (place, "area_code");
  self->road = dup_text (place, "road");
  self->verified = json_object_get_boolean_member_with_default (place, "verified", FALSE);
}

/**
 * sg_scene_write:
 * @name: of the member in the body
 */
void
sg_scene_write (const SgScene *self, SgBody *body, const char *name)
{
  sg_body_begin_object (body, name);
  sg_body_number (body, "lat", self->lat, 7);
  sg_body_number (body, "lon", self->lon, 7);
  sg_body_number (body, "radius_m", self->radius_m, 0);
  sg_body_text (body, "method", self->method != NULL ? self->method : "typed");
  sg_body_number (body, "confidence", self->confidence, 2);
  sg_body_text (body, "text", self->text);
  sg_body_text (body, "patokan", self->patokan);
  sg_body_text (body, "desa", self->desa);
  sg_body_text (body, "kecamatan", self->kecamatan);
  sg_body_text (body, "area_code", self->area_code);
  sg_body_text (body, "road", self->road);
  sg_body_bool (body, "verified", self->verified);
  sg_body_end_object (body);
}
