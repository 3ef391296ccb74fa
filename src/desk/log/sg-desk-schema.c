/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of a desk's file, as a list that only grows: version N is made by the Nth entry. A
 * published entry is never edited.
 *
 * `event` is what happened and is only ever added to. The tables after it follow from it and can be
 * made anew from it at any time; a test compares each column with the members of its record. The
 * last ones belong to this desk alone. */

#include "desk/log/sg-desk-schema.h"

#include "db/sg-db-migrate.h"

#define EVENTS                                                                                     \
  "CREATE TABLE event ("                                                                           \
  "  n INTEGER PRIMARY KEY," /* the order of arrival in this file */                               \
  "  id BLOB NOT NULL UNIQUE, stream TEXT NOT NULL, subject BLOB NOT NULL, kind TEXT NOT NULL,"    \
  "  desk BLOB, seq INTEGER, epoch INTEGER, hlc INTEGER NOT NULL, base INTEGER NOT NULL,"          \
  "  at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, clock INTEGER NOT NULL,"                   \
  "  by TEXT NOT NULL, \"grant\" TEXT, body TEXT, salt BLOB, erased BLOB,"                         \
  "  position INTEGER, verdict INTEGER NOT NULL, received_at INTEGER, hlc_eff INTEGER,"            \
  "  chain BLOB,"     /* the stream's, with the position */                                        \
  "  desk_chain BLOB" /* this desk's, over its own events */                                       \
  ");"                                                                                             \
  "CREATE INDEX event_subject ON event (subject, position IS NULL, position);"                     \
  "CREATE INDEX event_outbox ON event (seq) WHERE position IS NULL;"                               \
  "CREATE INDEX event_access ON event (at) WHERE kind = 'access.logged@1';"

/* What follows from the events. */
#define RECORDS                                                                                                                    \
  "CREATE TABLE task ("                                                                                                            \
  "  id BLOB PRIMARY KEY, incident BLOB NOT NULL, responder BLOB, name TEXT, level TEXT, "                                         \
  "  kind INTEGER NOT NULL, role INTEGER NOT NULL, state INTEGER NOT NULL, aed BLOB, "                                             \
  "  destination BLOB, number INTEGER NOT NULL, ring INTEGER NOT NULL, "                                                           \
  "  eta_s INTEGER NOT NULL, expires_at INTEGER, forced INTEGER NOT NULL, "                                                        \
  "  disputed INTEGER NOT NULL, lead INTEGER NOT NULL, reason TEXT, requested_at INTEGER, "                                        \
  "  answered_at INTEGER, en_route_at INTEGER, on_scene_at INTEGER, transporting_at INTEGER, "                                     \
  "  at_hospital_at INTEGER, returning_at INTEGER, ended_at INTEGER, clocks TEXT);"                                                \
  "CREATE TABLE incident ("                                                                                                        \
  "  id BLOB PRIMARY KEY, number TEXT, psc TEXT, status INTEGER NOT NULL, source TEXT, "                                           \
  "  job TEXT, phone TEXT, caller TEXT, \"text\" TEXT, drill INTEGER NOT NULL, lat REAL, "                                         \
  "  lon REAL, radius_m REAL, method TEXT, confidence REAL, place TEXT, patokan TEXT, "                                            \
  "  desa TEXT, kecamatan TEXT, area_code TEXT, road TEXT, place_verified INTEGER NOT NULL, "                                      \
  "  type TEXT, finding TEXT, severity INTEGER NOT NULL, why TEXT, victims INTEGER NOT NULL, "                                     \
  "  remarks TEXT, gender_preference TEXT, entrapment INTEGER NOT NULL, needs TEXT, "                                              \
  "  sisrute TEXT, debrief TEXT, opened_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, "                                        \
  "  planned_for INTEGER, opened_by TEXT, claimed_by BLOB, claimed_until INTEGER, "                                                \
  "  parked INTEGER NOT NULL, forwarded_to TEXT, taken_by TEXT, "                                                                  \
  "  caller_result INTEGER NOT NULL, callback_at INTEGER, linked_to BLOB, "                                                        \
  "  major INTEGER NOT NULL, major_notes TEXT, staging_lat REAL, staging_lon REAL, "                                               \
  "  alarms_acknowledged TEXT, ring INTEGER NOT NULL, ring_expires_at INTEGER, "                                                   \
  "  disposition TEXT, outcome TEXT, close_reason TEXT, closed_at INTEGER, "                                                       \
  "  revision INTEGER NOT NULL, verified_by TEXT, t0 INTEGER, t1 INTEGER, t2 INTEGER, "                                            \
  "  t3 INTEGER, t4 INTEGER, t5 INTEGER, t6 INTEGER, t7 INTEGER, t8 INTEGER, t9 INTEGER, "                                         \
  "  t10 INTEGER, t11 INTEGER, first_cpr INTEGER, first_shock INTEGER, clocks TEXT, "                                              \
  "  n_events INTEGER NOT NULL);"                                                                                                  \
  "CREATE TABLE patient ("                                                                                                         \
  "  id BLOB PRIMARY KEY, incident BLOB, label TEXT, tag TEXT, sex TEXT, age TEXT, name TEXT, "                                    \
  "  nik TEXT, ihs TEXT, triage TEXT, triaged_at INTEGER, hr TEXT, rr TEXT, sbp TEXT, "                                            \
  "  dbp TEXT, spo2 TEXT, temp TEXT, glucose TEXT, pain TEXT, avpu TEXT, "                                                         \
  "  gcs INTEGER NOT NULL, vitals_at INTEGER, n_vitals INTEGER NOT NULL, treatments TEXT, "                                        \
  "  refused TEXT, facility BLOB, receiver TEXT, condition TEXT, handed_over_at INTEGER);"                                         \
  "CREATE TABLE unit ("                                                                                                            \
  "  id BLOB PRIMARY KEY, call_sign TEXT, \"class\" TEXT, facility BLOB, phone TEXT, "                                             \
  "  plate TEXT, equipment TEXT, lat REAL, lon REAL, retired INTEGER NOT NULL, "                                                   \
  "  demo INTEGER NOT NULL, readiness INTEGER NOT NULL, reason TEXT, readied_at INTEGER, "                                         \
  "  crew TEXT, shift TEXT, crewed_at INTEGER, odometer_km REAL, missing TEXT);"                                                   \
  "CREATE TABLE volunteer ("                                                                                                       \
  "  id BLOB PRIMARY KEY, number TEXT, name TEXT, phone TEXT, email TEXT, birth TEXT, "                                            \
  "  sex TEXT, organisation TEXT, skills TEXT, transport TEXT, lat REAL, lon REAL, "                                               \
  "  consent INTEGER NOT NULL, vetting INTEGER NOT NULL, vetting_reason TEXT, "                                                    \
  "  availability INTEGER NOT NULL, until INTEGER, erased INTEGER NOT NULL);"                                                      \
  "CREATE TABLE certificate ("                                                                                                     \
  "  id BLOB PRIMARY KEY, holder BLOB, level TEXT, number TEXT, issued TEXT, expires TEXT, "                                       \
  "  revoked INTEGER NOT NULL);"                                                                                                   \
  "CREATE TABLE facility ("                                                                                                        \
  "  id BLOB PRIMARY KEY, name TEXT, kind TEXT, lat REAL, lon REAL, capabilities TEXT, "                                           \
  "  phones TEXT, address TEXT, retired INTEGER NOT NULL, demo INTEGER NOT NULL, beds TEXT, "                                      \
  "  diverted INTEGER NOT NULL, source TEXT, told_by TEXT, reported_at INTEGER);"                                                  \
  "CREATE TABLE aed ("                                                                                                             \
  "  id BLOB PRIMARY KEY, lat REAL, lon REAL, place TEXT, hours TEXT, checked_at INTEGER, "                                        \
  "  retired INTEGER NOT NULL, demo INTEGER NOT NULL);"                                                                            \
  "CREATE TABLE closure ("                                                                                                         \
  "  id BLOB PRIMARY KEY, geometry TEXT, effect TEXT, factor REAL, reason TEXT, "                                                  \
  "  drawn_at INTEGER, drawn_by TEXT, until INTEGER, lifted INTEGER NOT NULL);"                                                    \
  "CREATE TABLE shift ("                                                                                                           \
  "  id BLOB PRIMARY KEY, people TEXT, shift TEXT, notes TEXT, started_at INTEGER, started_by TEXT, "                              \
  "  handed_to TEXT, handed_at INTEGER, handed_by TEXT, sheet TEXT, sheet_hash TEXT, "                                             \
  "  accepted_by TEXT, accepted_at INTEGER);"                                                                                      \
  "CREATE TABLE presence ("                                                                                                        \
  "  id BLOB PRIMARY KEY, \"left\" INTEGER NOT NULL, forward_to TEXT, reason TEXT, "                                               \
  "  since INTEGER);"                                                                                                              \
  "CREATE TABLE person ("                                                                                                          \
  "  id BLOB PRIMARY KEY, name TEXT, roles TEXT, disabled INTEGER NOT NULL, subject TEXT, "                                        \
  "  signed_in_at INTEGER);"                                                                                                       \
  "CREATE TABLE psc ("                                                                                                             \
  "  id BLOB PRIMARY KEY, ack_s INTEGER NOT NULL, en_route_s INTEGER NOT NULL, "                                                   \
  "  on_scene_s INTEGER NOT NULL, panic_s INTEGER NOT NULL, position_s INTEGER NOT NULL, "                                         \
  "  parallel_sev1 INTEGER NOT NULL, ambulance_within_s INTEGER NOT NULL, "                                                        \
  "  ring1_m INTEGER NOT NULL, ring2_m INTEGER NOT NULL, ring3_m INTEGER NOT NULL, "                                               \
  "  ring4_m INTEGER NOT NULL, ring_s INTEGER NOT NULL, ring_size INTEGER NOT NULL, "                                              \
  "  volunteer_cap INTEGER NOT NULL, volunteer_within_s INTEGER NOT NULL, "                                                        \
  "  aed_pick_up_s INTEGER NOT NULL, basic_both_roles INTEGER NOT NULL, "                                                          \
  "  grace_months INTEGER NOT NULL, duplicate_m INTEGER NOT NULL, "                                                                \
  "  duplicate_min INTEGER NOT NULL, reputation_days INTEGER NOT NULL, "                                                           \
  "  coverage_prefer INTEGER NOT NULL, coverage_extra_s INTEGER NOT NULL, "                                                        \
  "  coverage_target_s INTEGER NOT NULL, target_answer_s INTEGER NOT NULL, "                                                       \
  "  target_process_s INTEGER NOT NULL, target_sev1_s INTEGER NOT NULL, "                                                          \
  "  target_sev2_s INTEGER NOT NULL, target_sev3_s INTEGER NOT NULL, planned_lead_min INTEGER NOT NULL, undo_s INTEGER NOT NULL, " \
  "  fatigue_h INTEGER NOT NULL, bed_age_min INTEGER NOT NULL, "                                                                   \
  "  keep_incident_days INTEGER NOT NULL, keep_response_days INTEGER NOT NULL, "                                                   \
  "  keep_position_h INTEGER NOT NULL, district_values TEXT);"                                                                     \
  "CREATE INDEX incident_open ON incident (severity, opened_at) WHERE closed_at IS NULL;"                                          \
  "CREATE INDEX incident_time ON incident (opened_at);"                                                                            \
  "CREATE INDEX incident_phone ON incident (phone, opened_at);"                                                                    \
  "CREATE INDEX incident_promise ON incident (callback_at) WHERE callback_at IS NOT NULL;"                                         \
  "CREATE INDEX incident_number ON incident (number);"                                                                             \
  "CREATE INDEX incident_link ON incident (linked_to) WHERE linked_to IS NOT NULL;"                                                \
  "CREATE INDEX task_incident ON task (incident, number);"                                                                         \
  "CREATE INDEX task_responder ON task (responder, requested_at);"                                                                 \
  "CREATE INDEX task_alive ON task (responder) WHERE state < 7;"                                                                   \
  "CREATE INDEX patient_incident ON patient (incident);"                                                                           \
  "CREATE INDEX certificate_holder ON certificate (holder, revoked, level, expires);"                                              \
  "CREATE INDEX unit_call_sign ON unit (call_sign);"                                                                               \
  "CREATE INDEX certificate_number ON certificate (number);"                                                                       \
  "CREATE INDEX volunteer_word1 ON volunteer (" SG_VOLUNTEER_WORD1 ", id, erased);"                                                \
  "CREATE INDEX volunteer_word2 ON volunteer (" SG_VOLUNTEER_WORD2 ", id, erased, name);"                                          \
  "CREATE INDEX volunteer_word3 ON volunteer (" SG_VOLUNTEER_WORD3 ", id, erased, name);"                                          \
  "CREATE INDEX volunteer_word4 ON volunteer (" SG_VOLUNTEER_WORD4 ", id, erased, name);"                                          \
  "CREATE INDEX volunteer_phone ON volunteer (phone, id, erased);"                                                                 \
  "CREATE INDEX volunteer_number ON volunteer (number, id, erased);"

/* Of this desk alone: never sent, never rebuilt. */
#define LOCAL                                                                                                                \
  "CREATE TABLE desk ("                                                                                                      \
  "  only INTEGER PRIMARY KEY CHECK (only = 1),"                                                                             \
  "  id BLOB NOT NULL, name TEXT NOT NULL, psc TEXT NOT NULL, psc_name TEXT NOT NULL,"                                       \
  "  letter TEXT, zone TEXT NOT NULL, area_code TEXT, region TEXT, letterhead TEXT,"                                         \
  "  epoch INTEGER NOT NULL, seq INTEGER NOT NULL, hlc INTEGER NOT NULL, head BLOB NOT NULL"                                 \
  ");"                                                                                                                       \
  "CREATE TABLE pin ("                                                                                                       \
  "  person BLOB PRIMARY KEY, salt BLOB NOT NULL, memory_kib INTEGER NOT NULL, passes INTEGER NOT NULL, hash BLOB NOT NULL," \
  "  failures INTEGER NOT NULL, wait_until INTEGER NOT NULL"                                                                 \
  ");"                                                                                                                       \
  "CREATE TABLE position ("                                                                                                  \
  "  responder BLOB PRIMARY KEY, lat REAL NOT NULL, lon REAL NOT NULL, accuracy_m REAL,"                                     \
  "  at INTEGER NOT NULL"                                                                                                    \
  ") WITHOUT ROWID;"                                                                                                         \
  "CREATE TABLE draft (seat TEXT PRIMARY KEY, json TEXT NOT NULL, saved_at INTEGER NOT NULL);"

static const char *const migrations[] = {
  EVENTS RECORDS LOCAL,
};

/**
 * sg_desk_schema_apply:
 *
 * Makes the tables of a new file, or brings an older one up to this program.
 */
gboolean
sg_desk_schema_apply (SgDb *db, GError **error)
{
  return sg_db_migrate (db, migrations, G_N_ELEMENTS (migrations), error);
}
