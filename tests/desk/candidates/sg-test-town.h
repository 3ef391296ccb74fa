/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/candidates/sg-candidates.h"
#include "region/sg-region-import.h"
#include "tests/desk/sg-test-desk.h"

/* Two streets along the two banks of a river, 220 m apart, and one bridge at their eastern end:
 * what is near by air is far by road. On the northern bank a block whose streets are one-way, with
 * a hospital at its corner; two districts, one on each bank.
 *
 *            H ──→──┐
 *            ↑      ↓
 *   W ──────────────────────────── bridge      -6.200
 *   ~~~~~~~~~~~~~~ river ~~~~~~~~~~~~ │
 *   S ───────────────────────────────         -6.202
 */
#define TOWN_OSM                                                                                   \
  "<?xml version='1.0'?><osm version='0.6'>"                                                       \
  "<node id='1' lat='-6.2000' lon='106.8000'/><node id='2' lat='-6.2000' lon='106.8100'/>"         \
  "<node id='3' lat='-6.2000' lon='106.8150'/><node id='4' lat='-6.2000' lon='106.8300'/>"         \
  "<node id='5' lat='-6.2020' lon='106.8300'/><node id='6' lat='-6.2020' lon='106.8000'/>"         \
  "<node id='7' lat='-6.1960' lon='106.8100'/><node id='8' lat='-6.1960' lon='106.8150'/>"         \
  "<way id='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/><nd ref='4'/>"                               \
  "<tag k='highway' v='secondary'/><tag k='name' v='Jalan Utara'/></way>"                          \
  "<way id='2'><nd ref='4'/><nd ref='5'/>"                                                         \
  "<tag k='highway' v='secondary'/><tag k='name' v='Jembatan'/></way>"                             \
  "<way id='3'><nd ref='5'/><nd ref='6'/>"                                                         \
  "<tag k='highway' v='secondary'/><tag k='name' v='Jalan Selatan'/></way>"                        \
  "<way id='4'><nd ref='2'/><nd ref='7'/><nd ref='8'/><nd ref='3'/>"                               \
  "<tag k='highway' v='residential'/><tag k='oneway' v='yes'/></way></osm>"

#define TOWN_PLACES                                                                                \
  "code,name,lat,lng\n31,DKI Jakarta,-6.2,106.8\n31.71,Jakarta Pusat,-6.2,106.8\n"                 \
  "31.71.01,Utara,-6.2,106.805\n31.71.02,Selatan,-6.202,106.805\n31.72.01,Lain,-6.2,106.806\n"     \
  "31.71.01.1001,Tepian,-6.2,106.805\n31.71.02.1001,Seberang,-6.202,106.805\n"

#define NORTH -6.2000
#define SOUTH -6.2020

/* Where it happens: on the northern bank, at its western end. */
#define PATIENT_LAT NORTH
#define PATIENT_LON 106.8010

typedef struct
{
  SgTestDesk        desk;
  SgResponderIndex *index;
} SgTown;

static char *town_region;

static inline void
sg_town_import (const char *folder)
{
  g_autofree char *osm = g_build_filename (folder, "town.osm", NULL);
  g_autofree char *places = g_build_filename (folder, "places.csv", NULL);
  const char      *osm_files[] = { osm, NULL };
  const char      *place_files[] = { places, NULL };
  SgRegionImport   what = { .osm_files = osm_files, .places_csv = place_files };
  g_autoptr (SgManifest) manifest = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (osm, TOWN_OSM, -1, NULL));
  g_assert_true (g_file_set_contents (places, TOWN_PLACES, -1, NULL));
  town_region = g_build_filename (folder, "town", NULL);
  what.output = town_region;
  manifest = sg_region_import (&what, NULL, &error);
  g_assert_no_error (error);
}

/* Runs the tests with the town, which all of them share. */
static inline int
sg_town_run_tests (void)
{
  g_autofree char *folder = g_dir_make_tmp ("siaga-town-XXXXXX", NULL);
  g_autofree char *clean = g_strdup_printf ("rm -r '%s'", folder);
  int              exit_code;

  sg_town_import (folder);
  exit_code = g_test_run ();
  g_free (town_region);
  g_spawn_command_line_sync (clean, NULL, NULL, NULL, NULL);

  return exit_code;
}

/* ---- what is registered ---- */

static inline SgUuid
sg_town_add (SgTown *t, const char *name, const char *kind, SgBody *body)
{
  g_autoptr (SgAct) act = sg_act_new (t->desk.desk);
  g_autoptr (GError) error = NULL;
  SgUuid id = sg_uuid_from_name (name);

  sg_act_add (act, kind, &id, body);
  sg_act_do (act, &error);
  g_assert_no_error (error);

  return id;
}

static inline SgUuid
sg_town_add_unit (SgTown *t, const char *call_sign, double lat, double lon)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "call_sign", call_sign);
  sg_body_text (body, "class", "B");
  sg_body_text (body, "phone", "+62399555010");
  sg_body_number (body, "lat", lat, 7);
  sg_body_number (body, "lon", lon, 7);
  sg_town_add (t, call_sign, "unit.registered@1", body);

  body = sg_body_new ();
  sg_body_text (body, "readiness", "ready");
  return sg_town_add (t, call_sign, "unit.readied@1", body);
}

static inline void
sg_town_certify (SgTown *t, const char *holder, const char *level, const char *expires)
{
  g_autofree char *number = g_strdup_printf ("%s %s", holder, level);
  SgUuid           id = sg_uuid_from_name (holder);
  SgBody          *body = sg_body_new ();

  sg_body_uuid (body, "holder", &id);
  sg_body_text (body, "level", level);
  sg_body_text (body, "number", number);
  sg_body_text (body, "expires", expires);
  sg_body_text (body, "state", "valid");
  sg_town_add (t, number, "certificate.projected@1", body);
}

static inline void
sg_town_set_duty (SgTown *t, const char *name, const char *availability)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "availability", availability);
  sg_town_add (t, name, "volunteer.duty@1", body);
}

/* An accepted volunteer on duty, BHD Plus for another year. */
static inline SgUuid
sg_town_add_volunteer (SgTown *t, const char *name, const char *transport, double lat, double lon)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "name", name);
  sg_body_text (body, "transport", transport);
  sg_body_begin_object (body, "home");
  sg_body_number (body, "lat", lat, 7);
  sg_body_number (body, "lon", lon, 7);
  sg_body_end_object (body);
  sg_town_add (t, name, "volunteer.registered@1", body);

  body = sg_body_new ();
  sg_body_text (body, "state", "accepted");
  sg_town_add (t, name, "volunteer.vetted@1", body);
  sg_town_certify (t, name, "plus", "2027-11-25");
  sg_town_set_duty (t, name, "available");

  return sg_uuid_from_name (name);
}

static inline SgUuid
sg_town_add_aed (SgTown *t, const char *place, const char *hours, double lat, double lon)
{
  SgBody *body = sg_body_new ();

  sg_body_number (body, "lat", lat, 7);
  sg_body_number (body, "lon", lon, 7);
  sg_body_text (body, "place", place);
  sg_body_text (body, "hours", hours);
  return sg_town_add (t, place, "aed.registered@1", body);
}

/* ---- what happens ---- */

static inline SgUuid
sg_town_open_incident (SgTown *t, const char *number, int severity, const char *finding)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "number", number);
  sg_body_text (body, "source", "tel119");
  sg_body_begin_object (body, "place");
  sg_body_number (body, "lat", PATIENT_LAT, 7);
  sg_body_number (body, "lon", PATIENT_LON, 7);
  sg_body_text (body, "method", "picked");
  sg_body_bool (body, "verified", TRUE);
  sg_body_end_object (body);
  sg_town_add (t, number, "incident.opened@1", body);

  body = sg_body_new ();
  sg_body_text (body, "type", "non_trauma_em");
  sg_body_int (body, "severity", severity);
  sg_body_text (body, "finding", finding);
  return sg_town_add (t, number, "incident.classified@1", body);
}

static inline void
sg_town_request (SgTown *t, const char *incident, const char *responder, const char *kind)
{
  g_autofree char *name = g_strdup_printf ("%s %s", incident, responder);
  SgUuid           task = sg_uuid_from_name (name);
  SgUuid           id = sg_uuid_from_name (responder);
  SgBody          *body = sg_body_new ();

  sg_body_uuid (body, "task", &task);
  sg_body_uuid (body, "responder", &id);
  sg_body_text (body, "kind", kind);
  sg_body_text (body, "role", "patient");
  sg_town_add (t, incident, "task.requested@1", body);
}

/* ---- asking ---- */

static inline void
on_town_changed (SgDesk *desk, int kind, const SgUuid *subject, SgTown *t)
{
  g_autoptr (GError) error = NULL;

  if (t->index == NULL)
    return;

  sg_responder_index_refresh (t->index, desk, (SgSubject) kind, subject, &error);
  g_assert_no_error (error);
}

static inline void
sg_town_open (SgTown *t, const char *name)
{
  g_autoptr (GError) error = NULL;

  sg_test_desk_open (&t->desk, name);
  sg_desk_use_region (t->desk.desk, town_region, &error);
  g_assert_no_error (error);
  g_signal_connect (t->desk.desk, "changed", G_CALLBACK (on_town_changed), t);
}

/* With AMB-1 at 900 m from the patient of incident A. */
static inline void
sg_town_open_with_unit (SgTown *t, const char *name)
{
  sg_town_open (t, name);
  sg_town_add_unit (t, "AMB-1", NORTH, 106.8090);
  sg_town_open_incident (t, "A", 1, NULL);
}

/* From here on the index follows what happens. */
static inline void
sg_town_build_index (SgTown *t)
{
  g_autoptr (GError) error = NULL;
  SgRegion *region = sg_desk_get_region (t->desk.desk, &error);

  g_assert_no_error (error);
  g_clear_pointer (&t->index, sg_responder_index_free);
  t->index =
    sg_responder_index_build (t->desk.path, sg_region_get_roads (region), t->desk.now, &error);
  g_assert_no_error (error);
}

static inline GPtrArray *
sg_town_find (SgTown *t, const SgUuid *incident, SgCandidateKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) found = sg_desk_get_incident (t->desk.desk, incident, &error);
  GPtrArray *candidates;

  g_assert_no_error (error);
  if (t->index == NULL)
    sg_town_build_index (t);
  candidates = sg_desk_find_candidates (t->desk.desk, t->index, found, kind, 20, &error);
  g_assert_no_error (error);

  return candidates;
}

static inline gboolean
sg_town_has (GPtrArray *candidates, const char *name)
{
  for (guint i = 0; i < candidates->len; i++)
    if (g_strcmp0 (((SgCandidate *) g_ptr_array_index (candidates, i))->name, name) == 0)
      return TRUE;

  return FALSE;
}

/* The candidate of that name, which must be there. */
static inline SgCandidate *
sg_town_pick (GPtrArray *candidates, const char *name)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      SgCandidate *one = g_ptr_array_index (candidates, i);

      if (g_strcmp0 (one->name, name) == 0)
        return one;
    }

  g_error ("%s is not among the candidates", name);
}

/* The reason, which must be given on one of the two sides. */
static inline const SgReason *
sg_town_reason (GPtrArray *candidates, const char *name, SgReasonCode code)
{
  const SgCandidate *one = sg_town_pick (candidates, name);
  const SgReason    *reason = sg_reasons_find (one->why, code);

  if (reason == NULL)
    reason = sg_reasons_find (one->why_not, code);
  if (reason == NULL)
    g_error ("%s: reason %d is not given", name, (int) code);

  return reason;
}

static inline void
sg_town_clear (SgTown *t)
{
  g_clear_pointer (&t->index, sg_responder_index_free);
  sg_test_desk_clear (&t->desk);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SgTown, sg_town_clear)
