/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The contract of desks, daemon and server, as data: which kinds of events there are, what each
 * happens to and what its body holds. A kind is added, and a field is added; neither ever changes
 * its meaning. Bodies are checked against this table before an event is written; what a later
 * program adds to them is kept byte for byte and ignored here. */

#include "common/sg-event-kind.h"

#include "common/sg-psc.h"

/* Limits of texts, bytes. */
#define NAME    120
#define LINE    400
#define NOTE    4000
#define SUMMARY 16000
#define PHONE   32
#define CODE    40

#define GEOMETRY (60 << 10)

#define YEAR_2200_US 7258118400000000.0

/* One line of a table; the braces in a macro of their own keep the list below short. */
#define FIELD(...)                                                                                 \
  {                                                                                                \
    __VA_ARGS__                                                                                    \
  }
#define ENDS                           FIELD (NULL, SG_FIELD_TEXT, FALSE, 0, 0, NULL, NULL)
#define TEXT(name, most)               FIELD (name, SG_FIELD_TEXT, FALSE, 0, most, NULL, NULL)
#define MUST(name, most)               FIELD (name, SG_FIELD_TEXT, TRUE, 0, most, NULL, NULL)
#define WORD(name, of)                 FIELD (name, SG_FIELD_CODE, FALSE, 0, 0, of, NULL)
#define MUST_WORD(name, of)            FIELD (name, SG_FIELD_CODE, TRUE, 0, 0, of, NULL)
#define UUID(name)                     FIELD (name, SG_FIELD_UUID, FALSE, 0, 0, NULL, NULL)
#define MUST_UUID(name)                FIELD (name, SG_FIELD_UUID, TRUE, 0, 0, NULL, NULL)
#define DECIMAL(name)                  FIELD (name, SG_FIELD_DECIMAL, FALSE, 0, 12, NULL, NULL)
#define DATE(name)                     FIELD (name, SG_FIELD_DATE, FALSE, 0, 0, NULL, NULL)
#define INT(name, least, most)         FIELD (name, SG_FIELD_INT, FALSE, least, most, NULL, NULL)
#define MUST_INT(name, least, most)    FIELD (name, SG_FIELD_INT, TRUE, least, most, NULL, NULL)
#define TIME(name)                     FIELD (name, SG_FIELD_TIME, FALSE, 0, YEAR_2200_US, NULL, NULL)
#define MUST_TIME(name)                FIELD (name, SG_FIELD_TIME, TRUE, 0, YEAR_2200_US, NULL, NULL)
#define NUMBER(name, least, most)      FIELD (name, SG_FIELD_NUMBER, FALSE, least, most, NULL, NULL)
#define MUST_NUMBER(name, least, most) FIELD (name, SG_FIELD_NUMBER, TRUE, least, most, NULL, NULL)
#define BOOL(name)                     FIELD (name, SG_FIELD_BOOL, FALSE, 0, 0, NULL, NULL)
#define MUST_BOOL(name)                FIELD (name, SG_FIELD_BOOL, TRUE, 0, 0, NULL, NULL)
#define OBJECT(name, of)               FIELD (name, SG_FIELD_OBJECT, FALSE, 0, 0, NULL, of)
#define MUST_OBJECT(name, of)          FIELD (name, SG_FIELD_OBJECT, TRUE, 0, 0, NULL, of)
#define OBJECTS(name, most, of)        FIELD (name, SG_FIELD_OBJECTS, TRUE, 0, most, NULL, of)
#define TEXTS(name, most)              FIELD (name, SG_FIELD_TEXTS, FALSE, 0, most, NULL, NULL)

#define FIELDS(...) ((const SgField[]){ __VA_ARGS__, ENDS })
#define NOTHING     ((const SgField[]){ ENDS })

#define DESKS   SG_AUTHOR_DESK
#define SERVER  SG_AUTHOR_SERVER
#define ANYBODY (SG_AUTHOR_DESK | SG_AUTHOR_SERVER | SG_AUTHOR_PHONE)

#define OPS    SG_STREAM_OPS
#define CLIN   SG_STREAM_CLIN
#define ROSTER SG_STREAM_ROSTER
#define DESK   SG_STREAM_DESK

#define INCIDENT  SG_SUBJECT_INCIDENT
#define PATIENT   SG_SUBJECT_PATIENT
#define UNIT      SG_SUBJECT_UNIT
#define VOLUNTEER SG_SUBJECT_VOLUNTEER
#define FASKES    SG_SUBJECT_FASKES

#define MILESTONES "T0|T1|T2|T3|T4|T5|T6|T7|T8|T9|T10|T11|first_cpr|first_shock"

static const SgField place[] = {
  MUST_NUMBER ("lat", -90, 90),
  MUST_NUMBER ("lon", -180, 180),
  NUMBER ("radius_m", 0, 1e6),
  MUST_WORD ("method", "typed|picked|pasted|gps|aml|sms|gazetteer"),
  NUMBER ("confidence", 0, 1),
  TEXT ("text", LINE),
  TEXT ("patokan", LINE),
  TEXT ("desa", NAME),
  TEXT ("kecamatan", NAME),
  TEXT ("area_code", 20), /* of the desa, Kemendagri */
  TEXT ("road", NAME),
  MUST_BOOL ("verified"),
  ENDS,
};

static const SgField gcs[] = {
  MUST_INT ("e", 1, 4),
  MUST_INT ("v", 1, 5),
  MUST_INT ("m", 1, 6),
  ENDS,
};

static const SgField ring_member[] = {
  MUST_UUID ("id"),        UUID ("task"), WORD ("role", "patient|aed|support"),
  INT ("eta_s", 0, 86400), ENDS,
};

static const SgField crew_member[] = {
  MUST ("name", NAME),
  TEXT ("job", CODE),
  TEXT ("phone", PHONE),
  ENDS,
};

static const SgField home[] = { MUST_NUMBER ("lat", -90, 90),
                                MUST_NUMBER ("lon", -180, 180),
                                ENDS };

static const SgField beds[] = { MUST ("kind", CODE), MUST_INT ("free", 0, 10000), ENDS };

/* What is registered and what may be changed of it are the same fields, but for those that a
 * registration cannot go without. */
#define OF_VOLUNTEER                                                                               \
  TEXT ("phone", PHONE), TEXT ("email", NAME), DATE ("birth"), WORD ("sex", "L|P"),                \
    OBJECT ("home", home), TEXTS ("skills", 20), TEXT ("organisation", NAME),                      \
    WORD ("transport", "foot|motorcycle"), TEXT ("number", CODE), BOOL ("consent")
#define OF_UNIT                                                                                    \
  WORD ("class", "A|B|C|D"), UUID ("facility"), TEXT ("phone", PHONE), TEXTS ("equipment", 60),    \
    TEXT ("plate", CODE), NUMBER ("lat", -90, 90), NUMBER ("lon", -180, 180)
#define OF_FASKES TEXTS ("capabilities", 40), TEXTS ("phones", 6), TEXT ("address", LINE)
#define OF_AED    TEXT ("place", LINE), TEXT ("hours", LINE), TIME ("checked_at")

#define FASKES_KINDS "hospital|puskesmas|clinic|pmi|psc|fire_station|other"

static const SgField volunteer[] = { MUST ("name", NAME), OF_VOLUNTEER, ENDS };
static const SgField volunteer_change[] = { TEXT ("name", NAME), OF_VOLUNTEER, ENDS };

static const SgField unit[] = { MUST ("call_sign", CODE), OF_UNIT, BOOL ("demo"), ENDS };
static const SgField unit_change[] = { TEXT ("call_sign", CODE), OF_UNIT, BOOL ("retired"), ENDS };

static const SgField faskes[] = {
  MUST ("name", NAME),
  MUST_WORD ("kind", FASKES_KINDS),
  MUST_NUMBER ("lat", -90, 90),
  MUST_NUMBER ("lon", -180, 180),
  OF_FASKES,
  BOOL ("demo"),
  ENDS,
};

static const SgField faskes_change[] = {
  TEXT ("name", NAME),
  WORD ("kind", FASKES_KINDS),
  NUMBER ("lat", -90, 90),
  NUMBER ("lon", -180, 180),
  OF_FASKES,
  BOOL ("retired"),
  ENDS,
};

static const SgField aed[] = {
  MUST_NUMBER ("lat", -90, 90), MUST_NUMBER ("lon", -180, 180), OF_AED, BOOL ("demo"), ENDS,
};

static const SgField aed_change[] = {
  NUMBER ("lat", -90, 90), NUMBER ("lon", -180, 180), OF_AED, BOOL ("retired"), ENDS,
};

static const SgField district[] = {
  MUST ("district", NAME),
  MUST ("key", CODE),
  MUST_INT ("value", 0, 36500),
  ENDS,
};

/* Of an erased body, what is nobody's personal data; its kind says what that may be. */
static const SgField anything[] = { ENDS };

static const SgField patient[] = {
  UUID ("incident"),   TEXT ("label", CODE), WORD ("sex", "L|P"), TEXT ("age", CODE),
  TEXT ("name", NAME), TEXT ("nik", 16),     TEXT ("tag", CODE),  ENDS,
};

static const SgEventKind kinds[] = {
  /* ---- the call ---- */
  { "incident.opened@1",
    OPS,
    INCIDENT,
    ANYBODY,
    FIELDS (MUST ("number", CODE),
            MUST ("source", CODE),
            TEXT ("phone", PHONE),
            TEXT ("caller", NAME),
            TEXT ("text", NOTE),
            BOOL ("drill"),
            OBJECT ("place", place),
            TEXT ("place_text", LINE),
            TEXT ("patokan", LINE),
            TIME ("planned_for"),
            WORD ("job", "emergency|transport|standby")) },
  { "incident.located@1", OPS, INCIDENT, ANYBODY, FIELDS (MUST_OBJECT ("place", place)) },
  { "incident.classified@1",
    OPS,
    INCIDENT,
    ANYBODY,
    FIELDS (MUST ("type", CODE),
            MUST_INT ("severity", 1, 3),
            TEXT ("why", LINE),
            TEXT ("finding", CODE)) },
  { "incident.changed@1",
    OPS,
    INCIDENT,
    ANYBODY,
    FIELDS (INT ("victims", 0, 100000),
            TEXT ("place_text", LINE),
            TEXT ("patokan", LINE),
            TEXT ("caller", NAME),
            TEXT ("phone", PHONE),
            TEXT ("remarks", NOTE),
            WORD ("gender_preference", "L|P|any"),
            BOOL ("entrapment"),
            TEXT ("sisrute", CODE),
            TEXT ("debrief", NOTE),
            TEXTS ("needs", 40)) },
  { "incident.noted@1", OPS, INCIDENT, ANYBODY, FIELDS (MUST ("text", NOTE)) },
  { "question.answered@1",
    OPS,
    INCIDENT,
    ANYBODY,
    FIELDS (MUST ("card", CODE), MUST ("question", CODE), MUST ("answer", LINE)) },
  { "incident.claimed@1", OPS, INCIDENT, ANYBODY, FIELDS (MUST_TIME ("until")) },
  { "incident.parked@1", OPS, INCIDENT, DESKS, FIELDS (BOOL ("resumed")) },
  { "incident.forwarded@1",
    OPS,
    INCIDENT,
    DESKS,
    FIELDS (MUST ("agency", NAME), TEXT ("taken_by", NAME)) },
  { "agency.logged@1", OPS, INCIDENT, DESKS, FIELDS (MUST ("agency", NAME), MUST ("text", NOTE)) },
  { "caller.verified@1",
    OPS,
    INCIDENT,
    DESKS,
    FIELDS (MUST_WORD ("result", "terverifikasi|tidak_menjawab|iseng")) },
  { "contact.attempted@1",
    OPS,
    INCIDENT,
    ANYBODY,
    FIELDS (MUST ("whom", NAME),
            MUST_WORD ("channel", "app|wa|sms|phone|radio"),
            MUST_WORD ("result", "reached|no_answer|busy|sent|failed"),
            UUID ("task")) },
  { "callback.promised@1", OPS, INCIDENT, DESKS, FIELDS (MUST_TIME ("at"), TEXT ("phone", PHONE)) },
  { "callback.done@1", OPS, INCIDENT, DESKS, FIELDS (WORD ("result", "reached|no_answer|busy")) },
  { "alarm.acknowledged@1", OPS, INCIDENT, ANYBODY, FIELDS (MUST ("alarm", CODE)) },
  { "incident.attached@1",
    OPS,
    INCIDENT,
    ANYBODY,
    FIELDS (MUST ("blob", 64), MUST ("name", NAME), MUST ("type", NAME)) },
  { "incident.linked@1",
    OPS,
    INCIDENT,
    ANYBODY,
    FIELDS (MUST_UUID ("other"), MUST_WORD ("relation", "duplicate|related|continues")) },
  { "incident.unlinked@1",
    OPS,
    INCIDENT,
    ANYBODY,
    FIELDS (MUST_UUID ("other"), TEXT ("reason", LINE)) },
  { "incident.shared@1", OPS, INCIDENT, ANYBODY, FIELDS (MUST ("psc", CODE)) },
  { "incident.transferred@1", OPS, INCIDENT, ANYBODY, FIELDS (MUST ("psc", CODE)) },
  { "incident.major@1",
    OPS,
    INCIDENT,
    ANYBODY,
    FIELDS (MUST_BOOL ("on"),
            TEXT ("reason", LINE),
            OBJECT ("staging", place),
            TEXT ("sector", NAME),
            TEXT ("transport_officer", NAME),
            TEXT ("commander", NAME)) },
  { "incident.closed@1",
    OPS,
    INCIDENT,
    ANYBODY,
    FIELDS (MUST ("disposition", CODE),
            WORD ("outcome", "recovered|referred|deceased|unknown"),
            TEXT ("reason", LINE)) },
  { "incident.reopened@1", OPS, INCIDENT, ANYBODY, FIELDS (MUST ("reason", LINE)) },
  { "incident.verified@1",
    OPS,
    INCIDENT,
    DESKS,
    FIELDS (MUST_INT ("revision", 1, 1000), TEXT ("reason", LINE)) },
  { "milestone.stamped@1", OPS, INCIDENT, ANYBODY, FIELDS (MUST_WORD ("milestone", MILESTONES)) },
  { "milestone.corrected@1",
    OPS,
    INCIDENT,
    DESKS,
    FIELDS (MUST_WORD ("milestone", MILESTONES), UUID ("task"), MUST ("reason", LINE)) },

  /* ---- who is sent ---- */
  { "task.requested@1",
    OPS,
    INCIDENT,
    ANYBODY,
    FIELDS (MUST_UUID ("task"),
            MUST_UUID ("responder"),
            MUST_WORD ("kind", "ambulance|volunteer"),
            MUST_WORD ("role", "patient|aed|support"),
            UUID ("aed"),
            INT ("eta_s", 0, 86400),
            TIME ("expires_at"),
            INT ("ring", 1, 20),
            BOOL ("forced"),
            UUID ("destination"),
            TEXT ("reason", LINE),
            TEXT ("name", NAME),
            TEXT ("level", CODE)) },
  { "task.destined@1",
    OPS,
    INCIDENT,
    ANYBODY,
    FIELDS (MUST_UUID ("task"), MUST_UUID ("facility")) },
  { "task.answered@1",
    OPS,
    INCIDENT,
    ANYBODY,
    FIELDS (MUST_UUID ("task"),
            MUST_WORD ("answer", "accepted|refused|no_answer"),
            TEXT ("reason", LINE),
            INT ("eta_s", 0, 86400)) },
  { "task.progressed@1",
    OPS,
    INCIDENT,
    ANYBODY,
    FIELDS (MUST_UUID ("task"),
            MUST_WORD ("state", "en_route|on_scene|transporting|at_hospital|returning")) },
  { "task.cancelled@1",
    OPS,
    INCIDENT,
    ANYBODY,
    FIELDS (MUST_UUID ("task"), MUST ("reason", LINE)) },
  { "task.reassigned@1",
    OPS,
    INCIDENT,
    ANYBODY,
    FIELDS (MUST_UUID ("task"), MUST_UUID ("to"), TEXT ("reason", LINE)) },
  { "task.released@1", OPS, INCIDENT, ANYBODY, FIELDS (MUST_UUID ("task"), MUST ("reason", LINE)) },
  { "task.ended@1", OPS, INCIDENT, ANYBODY, FIELDS (MUST_UUID ("task")) },
  { "ring.opened@1",
    OPS,
    INCIDENT,
    ANYBODY,
    FIELDS (MUST_INT ("ring", 1, 20),
            MUST_INT ("road_m", 0, 1000000),
            MUST_TIME ("expires_at"),
            OBJECTS ("responders", 200, ring_member)) },
  { "ring.closed@1", OPS, INCIDENT, ANYBODY, FIELDS (INT ("ring", 1, 20), MUST ("why", LINE)) },
  { "incident.allocated@1",
    OPS,
    INCIDENT,
    ANYBODY,
    FIELDS (MUST_UUID ("patient"), MUST_UUID ("facility")) },

  /* ---- units ---- */
  { "unit.registered@1", ROSTER, UNIT, ANYBODY, unit },
  { "unit.changed@1", ROSTER, UNIT, ANYBODY, unit_change },
  { "unit.readied@1",
    OPS,
    UNIT,
    ANYBODY,
    FIELDS (MUST_WORD ("readiness", "ready|not_ready|off"), TEXT ("reason", LINE)) },
  { "unit.leased@1",
    OPS,
    UNIT,
    SERVER,
    FIELDS (MUST ("desk", 40), INT ("epoch", 0, 1e9), MUST_TIME ("until")) },
  { "unit.crewed@1",
    OPS,
    UNIT,
    ANYBODY,
    FIELDS (OBJECTS ("crew", 12, crew_member), TEXT ("shift", CODE)) },
  { "unit.travelled@1", OPS, UNIT, ANYBODY, FIELDS (MUST_NUMBER ("odometer_km", 0, 5e6)) },
  { "unit.equipped@1", OPS, UNIT, ANYBODY, FIELDS (TEXTS ("missing", 60)) },

  /* ---- hospitals ---- */
  { "facility.registered@1", ROSTER, FASKES, ANYBODY, faskes },
  { "facility.changed@1", ROSTER, FASKES, ANYBODY, faskes_change },
  { "hospital.reported@1",
    OPS,
    FASKES,
    ANYBODY,
    FIELDS ({ "beds", SG_FIELD_OBJECTS, FALSE, 0, 30, NULL, beds },
            BOOL ("diverted"),
            TEXTS ("capabilities", 40),
            MUST_WORD ("source", "phone|sisrute|siranap|app|visit|other"),
            TEXT ("told_by", NAME)) },
  { "hospital.asked@1",
    OPS,
    FASKES,
    ANYBODY,
    FIELDS (MUST_UUID ("incident"),
            TEXT ("answered_by", NAME),
            MUST_WORD ("answer", "accepts|refuses|no_answer|later"),
            TEXT ("reason", LINE)) },
  { "hospital.notified@1",
    OPS,
    FASKES,
    ANYBODY,
    FIELDS (MUST_UUID ("incident"), MUST ("summary", SUMMARY)) },
  { "hospital.acknowledged@1",
    OPS,
    FASKES,
    ANYBODY,
    FIELDS (UUID ("incident"), TEXT ("by", NAME)) },
  { "aed.registered@1", ROSTER, SG_SUBJECT_AED, ANYBODY, aed },
  { "aed.changed@1", ROSTER, SG_SUBJECT_AED, ANYBODY, aed_change },

  /* ---- the desk itself ---- */
  { "closure.drawn@1",
    OPS,
    SG_SUBJECT_CLOSURE,
    ANYBODY,
    FIELDS (MUST ("geometry", GEOMETRY),
            MUST_WORD ("effect", "closed|factor"),
            NUMBER ("factor", 0.1, 100),
            MUST_TIME ("until"),
            TEXT ("reason", LINE)) },
  { "closure.lifted@1", OPS, SG_SUBJECT_CLOSURE, ANYBODY, NOTHING },
  { "shift.started@1",
    OPS,
    SG_SUBJECT_SHIFT,
    DESKS,
    FIELDS (TEXTS ("people", 12), TEXT ("shift", CODE)) },
  { "shift.noted@1", OPS, SG_SUBJECT_SHIFT, DESKS, FIELDS (MUST ("text", NOTE)) },
  { "shift.handed_over@1",
    OPS,
    SG_SUBJECT_SHIFT,
    DESKS,
    FIELDS (MUST ("to", NAME), MUST ("sheet_hash", 64), TEXT ("sheet", SG_EVENT_BODY_MAX / 2)) },
  { "shift.accepted@1",
    OPS,
    SG_SUBJECT_SHIFT,
    DESKS,
    FIELDS (MUST ("by", NAME), MUST ("sheet_hash", 64)) },
  { "desk.left@1",
    OPS,
    SG_SUBJECT_DESK,
    DESKS,
    FIELDS (MUST ("forward_to", PHONE), TEXT ("reason", LINE)) },
  { "desk.returned@1", OPS, SG_SUBJECT_DESK, DESKS, NOTHING },
  { "psc.configured@1",
    OPS,
    SG_SUBJECT_PSC,
    ANYBODY,
    FIELDS ({ "districts", SG_FIELD_OBJECTS, FALSE, 0, SG_DISTRICT_VALUES_MAX, NULL, district }) },
  { "person.registered@1",
    DESK,
    SG_SUBJECT_PERSON,
    DESKS,
    FIELDS (MUST ("name", NAME), MUST ("roles", LINE)) },
  { "person.changed@1",
    DESK,
    SG_SUBJECT_PERSON,
    DESKS,
    FIELDS (TEXT ("name", NAME), TEXT ("roles", LINE), BOOL ("disabled"), BOOL ("pin_changed")) },
  { "person.mapped@1",
    DESK,
    SG_SUBJECT_PERSON,
    ANYBODY,
    FIELDS (MUST ("local", NAME), MUST ("subject", NAME)) },
  { "person.signed_in@1", DESK, SG_SUBJECT_PERSON, DESKS, FIELDS (BOOL ("refused")) },
  { "person.signed_out@1", DESK, SG_SUBJECT_PERSON, DESKS, NOTHING },
  { "access.logged@1",
    DESK,
    SG_SUBJECT_ANY,
    DESKS,
    FIELDS (MUST ("subject", LINE),
            MUST_WORD ("what", "opened|searched|printed|exported|erased"),
            TEXT ("purpose", LINE)) },

  /* ---- patients ---- */
  { "patient.added@1", CLIN, PATIENT, ANYBODY, patient },
  { "patient.changed@1", CLIN, PATIENT, ANYBODY, patient },
  { "patient.triaged@1",
    CLIN,
    PATIENT,
    ANYBODY,
    FIELDS (MUST_WORD ("triage", "merah|kuning|hijau|hitam"), TEXT ("how", LINE)) },
  { "patient.vitals@1",
    CLIN,
    PATIENT,
    ANYBODY,
    FIELDS (DECIMAL ("hr"),
            DECIMAL ("rr"),
            DECIMAL ("sbp"),
            DECIMAL ("dbp"),
            DECIMAL ("spo2"),
            DECIMAL ("temp"),
            DECIMAL ("glucose"),
            OBJECT ("gcs", gcs),
            WORD ("avpu", "A|V|P|U"),
            DECIMAL ("pain")) },
  { "patient.treated@1",
    CLIN,
    PATIENT,
    ANYBODY,
    FIELDS (MUST ("what", LINE), TEXT ("code", CODE), TEXT ("dose", CODE), TEXT ("route", CODE)) },
  { "patient.handed_over@1",
    CLIN,
    PATIENT,
    ANYBODY,
    FIELDS (MUST_UUID ("facility"), MUST ("receiver", NAME), TEXT ("condition", LINE)) },
  { "patient.identified@1", CLIN, PATIENT, ANYBODY, FIELDS (TEXT ("nik", 16), TEXT ("ihs", CODE)) },
  { "patient.refused@1", CLIN, PATIENT, ANYBODY, FIELDS (MUST ("what", LINE)) },

  /* ---- volunteers ---- */
  { "volunteer.registered@1", ROSTER, VOLUNTEER, ANYBODY, volunteer },
  { "volunteer.changed@1", ROSTER, VOLUNTEER, ANYBODY, volunteer_change },
  { "volunteer.vetted@1",
    ROSTER,
    VOLUNTEER,
    ANYBODY,
    FIELDS (MUST_WORD ("state", "waiting|accepted|rejected|deactivated"), TEXT ("reason", LINE)) },
  { "volunteer.duty@1",
    ROSTER,
    VOLUNTEER,
    ANYBODY,
    FIELDS (MUST_WORD ("availability", "available|busy|offline"), TIME ("until")) },
  { "volunteer.erased@1", ROSTER, VOLUNTEER, ANYBODY, NOTHING },
  { "certificate.projected@1",
    ROSTER,
    SG_SUBJECT_CERTIFICATE,
    ANYBODY,
    FIELDS (MUST_UUID ("holder"),
            MUST_WORD ("level", "basic|plus|inst|sinst"),
            MUST ("number", CODE),
            DATE ("issued"),
            DATE ("expires"),
            MUST_WORD ("state", "valid|revoked"),
            TEXT ("reason", LINE)) },

  /* ---- of any subject ---- */
  { "event.undone@1",
    OPS,
    SG_SUBJECT_ANY,
    ANYBODY,
    FIELDS (MUST_UUID ("event"), TEXT ("reason", LINE)) },
  { "event.erased@1",
    OPS,
    SG_SUBJECT_ANY,
    ANYBODY,
    FIELDS (MUST_UUID ("event"), TEXT ("reason", LINE), OBJECT ("left", anything)) },
};

static const char *const stream_names[] = {
  [SG_STREAM_OPS] = "ops",
  [SG_STREAM_CLIN] = "clin",
  [SG_STREAM_ROSTER] = "roster",
  [SG_STREAM_DESK] = "desk",
};

static const char *const subject_names[SG_N_SUBJECTS] = {
  [SG_SUBJECT_INCIDENT] = "incident",
  [SG_SUBJECT_PATIENT] = "patient",
  [SG_SUBJECT_UNIT] = "unit",
  [SG_SUBJECT_VOLUNTEER] = "volunteer",
  [SG_SUBJECT_FASKES] = "facility",
  [SG_SUBJECT_AED] = "aed",
  [SG_SUBJECT_CERTIFICATE] = "certificate",
  [SG_SUBJECT_CLOSURE] = "closure",
  [SG_SUBJECT_SHIFT] = "shift",
  [SG_SUBJECT_DESK] = "desk",
  [SG_SUBJECT_PSC] = "psc",
  [SG_SUBJECT_PERSON] = "person",
  [SG_SUBJECT_ANY] = "any",
};

static GHashTable *
index_kinds (void)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_hash_table_insert (index, (gpointer) kinds[i].name, (gpointer) &kinds[i]);

  return index;
}

/**
 * sg_event_kind_find:
 * @name: such as `task.requested@1`
 *
 * Returns: (nullable): the kind, or %NULL for one of a later program
 */
const SgEventKind *
sg_event_kind_find (const char *name)
{
  static GHashTable *index;

  if (g_once_init_enter (&index))
    {
      GHashTable *made = index_kinds ();

      g_once_init_leave (&index, made);
    }

  return g_hash_table_lookup (index, name);
}

const SgEventKind *
sg_event_kind_get (guint index)
{
  return &kinds[index];
}

guint
sg_event_kind_count (void)
{
  return G_N_ELEMENTS (kinds);
}

/**
 * sg_event_kind_check:
 * @body: as it came from outside
 *
 * Returns: %FALSE with %SG_ERROR_INVALID that names the field and says what it must be
 */
gboolean
sg_event_kind_check (const SgEventKind *self, JsonObject *body, GError **error)
{
  return sg_fields_check (self->fields, body, error);
}

const char *
sg_stream_to_text (SgStream stream)
{
  return stream_names[stream];
}

const char *
sg_subject_to_text (SgSubject subject)
{
  return subject_names[subject];
}
