/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/incident/sg-event-text.h"

static void
test_every_kind_of_event_has_words (void)
{
  for (guint i = 0; i < sg_event_kind_count (); i++)
    {
      const SgEventKind *kind = sg_event_kind_get (i);

      if (kind->subject != SG_SUBJECT_INCIDENT && kind->subject != SG_SUBJECT_PATIENT &&
          kind->subject != SG_SUBJECT_ANY && !g_str_has_prefix (kind->name, "hospital."))
        continue;
      if (!sg_event_text_has_words (kind->name))
        g_error ("%s has no words", kind->name);
    }
}

static void
assert_words (const char *kind, const char *body, const char *expected)
{
  const SgUuid subject = sg_uuid_from_name ("x");
  g_autoptr (SgEvent) event = sg_event_new (kind, &subject, g_strdup (body));
  g_autoptr (GError) error = NULL;
  SgEventText      words = { NULL };
  g_autofree char *text = NULL;

  sg_event_parse_body (event, &error);
  g_assert_no_error (error);
  text = sg_event_text (&words, event);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_sentences_leave_out_what_is_not_known (void)
{
  assert_words ("incident.noted@1", "{\"text\":\"a [b] {c}\"}", "Note: a [b] {c}");
  assert_words ("incident.changed@1",
                "{\"victims\":2,\"entrapment\":true}",
                "Changed: victims 2, trapped: yes");
  assert_words ("incident.parked@1", "{}", "The caller was put on hold");
  assert_words ("incident.parked@1", "{\"resumed\":true}", "The caller is talked to again");
  assert_words ("patient.vitals@1",
                "{\"sbp\":\"120\",\"gcs\":{\"e\":3,\"v\":4,\"m\":6}}",
                "Patient: BP 120 GCS E3V4M6");
  assert_words ("incident.closed@1",
                "{\"disposition\":\"prank\",\"reason\":\"anak-anak\"}",
                "Closed: Prank call (anak-anak)");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/console/event-text/every-kind-of-event-has-words",
                   test_every_kind_of_event_has_words);
  g_test_add_func ("/console/event-text/sentences-leave-out-what-is-not-known",
                   test_sentences_leave_out_what_is_not_known);

  return g_test_run ();
}
