/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ten years of an invented desk. */

#include "tests/bench/desk/bench-desk-file.h"

#include "common/sg-body.h"
#include "tests/sg-test.h"

#define BATCH 5000

#define SPAN_USEC (G_GINT64_CONSTANT (10) * 365 * G_TIME_SPAN_DAY)

typedef struct
{
  SgEventLog *log;
  GPtrArray  *waiting;
  GRand      *random;
  guint64     n_events;
} Writer;

static SgUuid
name_of (const char *kind, guint number)
{
  g_autofree char *name = g_strdup_printf ("%s:%u", kind, number);

  return sg_uuid_from_name (name);
}

SgUuid
bench_unit (guint number)
{
  return name_of ("unit", number);
}

SgUuid
bench_incident (guint number)
{
  return name_of ("incident", number);
}

/* The ambulance of an incident. */
SgUuid
bench_task (guint incident)
{
  return name_of ("task", incident);
}

static void
flush (Writer *self)
{
  const SgLogAuthor author = { BENCH_NOW, "local:petugas", NULL };
  g_autoptr (GError) error = NULL;

  if (!sg_event_log_append (self->log, self->waiting, &author, &error))
    g_error ("%s", error->message);
  self->n_events += self->waiting->len;
  g_ptr_array_set_size (self->waiting, 0);
}

static void
put (Writer *self, const char *kind, const SgUuid *subject, gint64 at, SgBody *body)
{
  SgEvent *event = sg_event_new (kind, subject, sg_body_end (body));

  event->at = event->recorded_at = at;
  g_ptr_array_add (self->waiting, event);
  if (self->waiting->len == BATCH)
    flush (self);
}

static SgBody *
with_text (const char *name, const char *value)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, name, value);
  return body;
}

static double
pick (Writer *self, double least, double most)
{
  return g_rand_double_range (self->random, least, most);
}

/* ---- registers ---- */

static void
put_volunteer (Writer *self, guint number, gint64 at)
{
  g_autofree char *name = g_strdup_printf ("Relawan %u", number);
  g_autofree char *phone = g_strdup_printf ("+62800%07u", number);
  SgUuid           id = name_of ("volunteer", number);
  SgBody          *body = with_text ("name", name);

  sg_body_text (body, "phone", phone);
  sg_body_text (body, "sex", number % 2 == 0 ? "L" : "P");
  sg_body_begin_object (body, "home");
  sg_body_number (body, "lat", pick (self, -6.37, -6.08), 6);
  sg_body_number (body, "lon", pick (self, 106.69, 106.97), 6);
  sg_body_end_object (body);
  sg_body_bool (body, "consent", TRUE);
  put (self, "volunteer.registered@1", &id, at, body);
  put (self, "volunteer.vetted@1", &id, at, with_text ("state", "accepted"));
}

static void
put_unit (Writer *self, guint number)
{
  g_autofree char *call_sign = g_strdup_printf ("AMB-%03u", number);
  SgUuid           id = bench_unit (number);
  SgBody          *body = with_text ("call_sign", call_sign);

  sg_body_text (body, "class", "B");
  sg_body_text (body, "phone", "+628110000119");
  sg_body_number (body, "lat", pick (self, -6.37, -6.08), 6);
  sg_body_number (body, "lon", pick (self, 106.69, 106.97), 6);
  put (self, "unit.registered@1", &id, BENCH_NOW - SPAN_USEC, body);
}

static void
put_hospital (Writer *self, guint number)
{
  g_autofree char *name = g_strdup_printf ("RS Uji %u", number);
  SgUuid           id = name_of ("hospital", number);
  SgBody          *body = with_text ("name", name);

  sg_body_text (body, "kind", "hospital");
  sg_body_number (body, "lat", pick (self, -6.37, -6.08), 6);
  sg_body_number (body, "lon", pick (self, 106.69, 106.97), 6);
  put (self, "facility.registered@1", &id, BENCH_NOW - SPAN_USEC, body);

  body = with_text ("source", "phone");
  sg_body_begin_array (body, "beds");
  sg_body_begin_object (body, NULL);
  sg_body_text (body, "kind", "igd");
  sg_body_int (body, "free", number % 5);
  sg_body_end_object (body);
  sg_body_end_array (body);
  put (self, "hospital.reported@1", &id, BENCH_NOW - G_TIME_SPAN_HOUR, body);
}

static void
put_unit_event (Writer *self, guint number, gint64 at)
{
  SgUuid  id = bench_unit (0);
  SgBody *body = sg_body_new ();

  if (number % 2 == 0)
    {
      sg_body_number (body, "odometer_km", 1000.0 + number, 0);
      put (self, "unit.travelled@1", &id, at, body);
      return;
    }

  sg_body_text (body, "readiness", number % 4 == 1 ? "ready" : "not_ready");
  put (self, "unit.readied@1", &id, at, body);
}

/* ---- incidents ---- */

static void
put_call (Writer *self, const SgUuid *id, guint number, gint64 at)
{
  g_autofree char *name = g_strdup_printf ("PSC-3171-%06u", number);
  g_autofree char *phone = g_strdup_printf ("+62811%07u", number % 20000);
  SgBody          *body = with_text ("number", name);

  sg_body_text (body, "source", "tel119");
  sg_body_text (body, "phone", phone);
  sg_body_text (body, "text", "Laki-laki 60 tahun nyeri dada, sadar, berkeringat dingin");
  put (self, "incident.opened@1", id, at, body);

  body = sg_body_new ();
  sg_body_begin_object (body, "place");
  sg_body_number (body, "lat", pick (self, -6.37, -6.08), 6);
  sg_body_number (body, "lon", pick (self, 106.69, 106.97), 6);
  sg_body_number (body, "radius_m", 30, 0);
  sg_body_text (body, "method", "gazetteer");
  sg_body_text (body, "text", "Jalan Mawar 12");
  sg_body_text (body, "desa", "Gambir");
  sg_body_text (body, "area_code", "31.71.01.1001");
  sg_body_bool (body, "verified", TRUE);
  sg_body_end_object (body);
  put (self, "incident.located@1", id, at + 20 * G_USEC_PER_SEC, body);

  for (guint i = 0; i < 3; i++)
    {
      body = with_text ("card", "umum");
      sg_body_text (body, "question", i == 0 ? "sadar" : i == 1 ? "napas" : "darah");
      sg_body_text (body, "answer", "ya");
      put (self, "question.answered@1", id, at + (30 + i) * G_USEC_PER_SEC, body);
    }

  body = with_text ("type", "jantung");
  sg_body_int (body, "severity", 1 + number % 3);
  put (self, "incident.classified@1", id, at + 50 * G_USEC_PER_SEC, body);
}

static SgBody *
of_task (const SgUuid *task, const char *name, const char *value)
{
  SgBody *body = sg_body_new ();

  sg_body_uuid (body, "task", task);
  sg_body_text (body, name, value);
  return body;
}

static void
put_request (Writer *self, const SgUuid *id, guint number, guint units, gint64 at)
{
  SgUuid  task = bench_task (number);
  SgUuid  unit = bench_unit (1 + number % (units - 1));
  SgBody *body = of_task (&task, "kind", "ambulance");

  sg_body_uuid (body, "responder", &unit);
  sg_body_text (body, "role", "patient");
  sg_body_int (body, "eta_s", 480);
  put (self, "task.requested@1", id, at, body);
  put (self,
       "task.answered@1",
       id,
       at + 40 * G_USEC_PER_SEC,
       of_task (&task, "answer", "accepted"));
}

static void
put_ride (Writer *self, const SgUuid *id, guint number, gint64 at)
{
  static const char *const states[] = {
    "en_route", "on_scene", "transporting", "at_hospital", "returning",
  };
  SgUuid task = bench_task (number);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    put (self,
         "task.progressed@1",
         id,
         at + (2 + 8 * i) * G_TIME_SPAN_MINUTE,
         of_task (&task, "state", states[i]));
  put (self, "task.ended@1", id, at + G_TIME_SPAN_HOUR, of_task (&task, NULL, NULL));
}

static void
put_patient (Writer *self, const SgUuid *incident, guint number, gint64 at)
{
  SgUuid  id = name_of ("patient", number);
  SgBody *body = with_text ("label", "Bapak 60 th");

  sg_body_uuid (body, "incident", incident);
  put (self, "patient.added@1", &id, at, body);
}

static void
put_incident (Writer *self, guint number, guint units, gboolean is_open, gint64 at)
{
  SgUuid  id = bench_incident (number);
  SgBody *body;

  put_call (self, &id, number, at);
  put_request (self, &id, number, units, at + G_TIME_SPAN_MINUTE);
  put_patient (self, &id, number, at + 12 * G_TIME_SPAN_MINUTE);
  if (is_open)
    return;

  put_ride (self, &id, number, at + G_TIME_SPAN_MINUTE);
  put (self,
       "incident.noted@1",
       &id,
       at + 10 * G_TIME_SPAN_MINUTE,
       with_text ("text", "Keluarga dihubungi, menunggu di depan gang"));
  body = with_text ("disposition", "dispatch");
  sg_body_text (body, "outcome", "referred");
  put (self, "incident.closed@1", &id, at + 65 * G_TIME_SPAN_MINUTE, body);
  body = sg_body_new ();
  sg_body_int (body, "revision", 1);
  put (self, "incident.verified@1", &id, at + G_TIME_SPAN_DAY, body);
}

static void
put_years (Writer *self, const BenchSize *size)
{
  for (guint i = 0; i < size->units; i++)
    put_unit (self, i);
  for (guint i = 0; i < size->hospitals; i++)
    put_hospital (self, i);

  for (guint i = 0; i < size->past; i++)
    {
      gint64 at = BENCH_NOW - SPAN_USEC + SPAN_USEC / size->past * i;

      for (guint v = i * 2; v < i * 2 + 2 && v < size->volunteers; v++)
        put_volunteer (self, v, at);
      if (i < size->unit_events)
        put_unit_event (self, i, at);
      put_incident (self, i, size->units, FALSE, at);
    }

  for (guint i = 0; i < size->open; i++)
    put_incident (self,
                  size->past + i,
                  size->units,
                  TRUE,
                  BENCH_NOW - (size->open - i) * 5 * G_TIME_SPAN_MINUTE);
}

/**
 * bench_write_file:
 * @path: where no file is yet
 *
 * Writes the events of a desk, without the rows.
 *
 * Returns: how many
 */
guint64
bench_write_file (const char *path, const BenchSize *size)
{
  SgLogIdentity identity = { .desk = sg_uuid_from_name ("bench"),
                             .name = (char *) "Meja ukur",
                             .psc = (char *) "3171",
                             .psc_name = (char *) "PSC 119 Ukur",
                             .zone = (char *) "Asia/Jakarta" };
  g_autoptr (GError) error = NULL;
  Writer self = { 0 };

  self.log = sg_event_log_create (path, &identity, &error);
  if (self.log == NULL)
    g_error ("%s", error->message);
  self.waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_event_free);
  self.random = g_rand_new_with_seed (119);

  put_years (&self, size);
  flush (&self);

  g_rand_free (self.random);
  g_ptr_array_unref (self.waiting);
  sg_event_log_close (self.log);
  return self.n_events;
}
