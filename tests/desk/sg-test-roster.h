/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/call/sg-desk-call.h"
#include "tests/desk/sg-test-desk.h"

/* People and things of a test, without the registers' own checks. */

static inline SgUuid
sg_test_record (SgTestDesk *t, const char *kind, SgBody *body)
{
  g_autoptr (SgAct) act = sg_act_new (t->desk);
  g_autoptr (GError) error = NULL;
  SgUuid id = sg_act_new_id (act);

  sg_act_add (act, kind, &id, body);
  sg_act_do (act, &error);
  g_assert_no_error (error);

  return id;
}

static inline SgUuid
sg_test_add_unit (SgTestDesk *t, const char *call_sign)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "call_sign", call_sign);
  sg_body_text (body, "class", "B");
  sg_body_text (body, "phone", "+628000000001");
  return sg_test_record (t, "unit.registered@1", body);
}

static inline SgUuid
sg_test_add_volunteer (SgTestDesk *t, const char *name, const char *level)
{
  SgBody *body = sg_body_new ();
  SgUuid  id;

  sg_body_text (body, "name", name);
  sg_body_text (body, "phone", "+628000000002");
  id = sg_test_record (t, "volunteer.registered@1", body);
  if (level != NULL)
    {
      body = sg_body_new ();
      sg_body_uuid (body, "holder", &id);
      sg_body_text (body, "level", level);
      sg_body_text (body, "number", "BHD-BASIC-2026-0001");
      sg_body_text (body, "expires", "2027-12-31");
      sg_body_text (body, "state", "valid");
      sg_test_record (t, "certificate.projected@1", body);
    }

  return id;
}

static inline SgUuid
sg_test_add_hospital (SgTestDesk *t, const char *name)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "name", name);
  sg_body_text (body, "kind", "hospital");
  sg_body_number (body, "lat", -6.2, 7);
  sg_body_number (body, "lon", 106.8, 7);
  return sg_test_record (t, "facility.registered@1", body);
}

static inline SgUuid
sg_test_call (SgTestDesk *t, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_auto (SgScene) scene = SG_SCENE_UNKNOWN;
  SgCall call = { .source = "tel119", .text = text, .victims = -1, .scene = &scene };
  SgUuid id;

  scene.lat = -6.2;
  scene.lon = 106.8;
  scene.patokan = g_strdup ("Depan masjid");
  sg_desk_take_call (t->desk, &call, &id, &error);
  g_assert_no_error (error);

  return id;
}

static inline SgIncident *
sg_test_get (SgTestDesk *t, const SgUuid *id)
{
  g_autoptr (GError) error = NULL;
  SgIncident *incident = sg_desk_get_incident (t->desk, id, &error);

  g_assert_no_error (error);
  return incident;
}
