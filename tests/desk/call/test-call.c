/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-error.h"
#include "desk/call/sg-desk-caller.h"
#include "desk/call/sg-desk-cards.h"
#include "desk/call/sg-desk-duplicate.h"
#include "desk/call/sg-desk-place.h"
#include "desk/log/sg-log-check.h"
#include "desk/scene/sg-desk-close.h"
#include "tests/desk/sg-test-roster.h"

static SgUuid
call_from (SgTestDesk *t, const char *phone, const char *text)
{
  g_autoptr (GError) error = NULL;
  SgCall call = { .source = "tel119", .phone = phone, .text = text, .victims = -1 };
  SgUuid id;

  sg_desk_take_call (t->desk, &call, &id, &error);
  g_assert_no_error (error);

  return id;
}

static void
close_as (SgTestDesk *t, const SgUuid *id, const char *disposition)
{
  g_autoptr (GError) error = NULL;
  SgClosing closing = { .disposition = disposition };

  sg_desk_close (t->desk, id, &closing, &error);
  g_assert_no_error (error);
}

static void
test_nothing_but_the_source_is_needed (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (SgIncident) incident = NULL;
  SgUuid id;

  sg_test_desk_open (&t, "bare.db");
  id = call_from (&t, NULL, NULL);
  incident = sg_test_get (&t, &id);
  g_assert_cmpint (incident->status, ==, SG_STATUS_NEW);
  g_assert_cmpint (incident->at[SG_T1], ==, SG_TEST_NOW);
  g_assert_cmpint (incident->at[SG_T2], ==, 0);
  g_assert_cmpint (incident->victims, ==, -1);
}

/* Writing it down took a minute; the caller was answered before. */
static void
test_a_call_is_answered_before_it_is_recorded (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (SgIncident) incident = NULL;
  g_autoptr (GError) error = NULL;
  SgCall call = { .source = "tel119", .victims = -1, .answered_at = SG_TEST_NOW };
  SgUuid id;

  sg_test_desk_open (&t, "answered.db");
  sg_test_desk_wait (&t, 60);
  g_assert_true (sg_desk_take_call (t.desk, &call, &id, &error));
  incident = sg_test_get (&t, &id);
  g_assert_cmpint (incident->at[SG_T1], ==, SG_TEST_NOW);
  g_assert_cmpint (incident->clocks[SG_T1], ==, 'a');
}

static void
test_words_suggest_type_and_severity (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (SgIncident) arrest = NULL;
  g_autoptr (SgIncident) crash = NULL;
  g_autoptr (SgIncident) chosen = NULL;
  g_autoptr (GError) error = NULL;
  SgCall call = { .source = "wa_chat",
                  .text = "kecelakaan motor vs truk 2 korban",
                  .type = "non_medis",
                  .severity = 3,
                  .victims = 5 };
  SgUuid id;

  sg_test_desk_open (&t, "words.db");
  id = call_from (&t, "081200001234", "bapak saya tidak sadar tidak napas");
  arrest = sg_test_get (&t, &id);
  g_assert_cmpint (arrest->severity, ==, 1);
  g_assert_cmpstr (arrest->finding, ==, "henti_jantung");
  g_assert_cmpstr (arrest->phone, ==, "+6281200001234");

  id = call_from (&t, NULL, "kecelakaan motor vs truk 2 korban");
  crash = sg_test_get (&t, &id);
  g_assert_cmpstr (crash->type, ==, "trauma_kll");
  g_assert_cmpint (crash->victims, ==, 2);

  /* What the operator chose stands. */
  g_assert_true (sg_desk_take_call (t.desk, &call, &id, &error));
  chosen = sg_test_get (&t, &id);
  g_assert_cmpstr (chosen->type, ==, "non_medis");
  g_assert_cmpint (chosen->severity, ==, 3);
  g_assert_cmpint (chosen->victims, ==, 5);
}

static void
test_bad_input_names_the_field (void)
{
  g_autofree char *long_text = g_strnfill (5000, 'a');
  const struct
  {
    SgCall      call;
    const char *field;
  } mistakes[] = {
    { { .source = "telepati", .victims = -1 }, "source" },
    { { .source = NULL, .victims = -1 }, "source" },
    { { .source = "tel119", .type = "sihir", .victims = -1 }, "type" },
    { { .source = "tel119", .phone = "abc", .victims = -1 }, "phone" },
    { { .source = "tel119", .type = "odgj", .severity = 7, .victims = -1 }, "severity" },
    { { .source = "tel119", .text = long_text, .victims = -1 }, "text" },
    { { .source = "tel119", .victims = 1000000 }, "victims" },
    { { .source = "tel119", .job = "holiday", .victims = -1 }, "job" },
  };
  g_auto (SgTestDesk) t = { 0 };

  sg_test_desk_open (&t, "mistakes.db");
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) open = NULL;
      SgUuid id;

      g_assert_false (sg_desk_take_call (t.desk, &mistakes[i].call, &id, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      if (strstr (error->message, mistakes[i].field) == NULL)
        g_error ("“%s” does not name %s", error->message, mistakes[i].field);

      open = sg_desk_list_open (t.desk, NULL);
      g_assert_cmpuint (open->len, ==, 0);
    }
}

static void
test_numbers_count_through_the_local_day (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (SgIncident) first = NULL;
  g_autoptr (SgIncident) last = NULL;
  g_autoptr (SgIncident) tomorrow = NULL;
  SgUuid id;

  sg_test_desk_open (&t, "numbers.db");
  id = call_from (&t, NULL, NULL);
  first = sg_test_get (&t, &id);
  g_assert_true (g_str_has_prefix (first->number, "PSC-3171-20261125-X"));
  g_assert_true (g_str_has_suffix (first->number, "001"));
  for (guint i = 0; i < 1000; i++)
    id = call_from (&t, NULL, NULL);
  last = sg_test_get (&t, &id);
  g_assert_true (g_str_has_suffix (last->number, "1001"));

  /* 18:00 UTC is one o'clock of the next day in Jakarta. */
  sg_test_desk_wait (&t, 16 * 3600);
  id = call_from (&t, NULL, NULL);
  tomorrow = sg_test_get (&t, &id);
  g_assert_true (g_str_has_prefix (tomorrow->number, "PSC-3171-20261126-X"));
  g_assert_true (g_str_has_suffix (tomorrow->number, "001"));
}

static void
test_sms_opens_an_incident (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) incident = NULL;
  SgUuid id;

  sg_test_desk_open (&t, "sms.db");
  g_assert_true (sg_desk_take_sms (t.desk,
                                   "DARURAT u123 -6.19,106.83 kll motor vs truk 2 korban",
                                   "+6281200001234",
                                   &id,
                                   &error));
  g_assert_no_error (error);
  incident = sg_test_get (&t, &id);
  g_assert_cmpstr (incident->source, ==, "sms");
  g_assert_cmpstr (incident->type, ==, "trauma_kll");
  g_assert_cmpfloat_with_epsilon (incident->scene.lat, -6.19, 1e-6);
  g_assert_cmpstr (incident->scene.method, ==, "sms");
  g_assert_cmpint (incident->status, ==, SG_STATUS_NEEDS_HELP);

  /* A message from a name instead of a number is a call for help all the same. */
  g_assert_true (
    sg_desk_take_sms (t.desk, "DARURAT u124 -6.19,106.83 jatuh", "TELKOMSEL", &id, &error));
  g_assert_no_error (error);

  g_assert_false (sg_desk_take_sms (t.desk, "tolong cepat", NULL, &id, &error));
  g_assert_nonnull (error);
}

static void
test_pasted_place_needs_no_region (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = NULL;
  SgFoundPlace *place;

  sg_test_desk_open (&t, "pasted.db");
  places = sg_desk_find_places (t.desk, "-6,2088 106,8456", NULL, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (places->len, ==, 1);
  place = g_ptr_array_index (places, 0);
  g_assert_cmpfloat_with_epsilon (place->scene.lat, -6.2088, 1e-6);
  g_assert_false (place->scene.verified);

  g_clear_pointer (&places, g_ptr_array_unref);
  places = sg_desk_find_places (t.desk, "https://maps.app.goo.gl/AbCd", NULL, 5, &error);
  g_assert_null (places);
  g_assert_error (error, SG_ERROR, SG_ERROR_NETWORK);
}

static void
test_one_key_ends_a_call (void)
{
  static const char *const keys[] = {
    "prank", "ghost", "info", "outside", "transfer", "solved_phone",
  };
  g_auto (SgTestDesk) t = { 0 };

  sg_test_desk_open (&t, "keys.db");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (SgIncident) incident = NULL;
      SgUuid id = call_from (&t, NULL, NULL);

      close_as (&t, &id, keys[i]);
      incident = sg_test_get (&t, &id);
      g_assert_false (sg_incident_is_open (incident));
      g_assert_cmpstr (incident->disposition, ==, keys[i]);
    }
}

static void
test_reputation_decays_and_drops_nothing (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgCallerHistory) fresh = NULL;
  g_autoptr (SgCallerHistory) faded = NULL;
  g_autoptr (SgIncident) again = NULL;
  SgUuid id;

  sg_test_desk_open (&t, "pranks.db");
  for (guint i = 0; i < 3; i++)
    {
      id = call_from (&t, "0812 0000 1234", NULL);
      close_as (&t, &id, "prank");
    }
  id = call_from (&t, "0812 0000 1234", NULL);
  close_as (&t, &id, "ghost");

  fresh = sg_desk_find_caller (t.desk, "+6281200001234", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fresh->n_pranks, ==, 3);
  g_assert_cmpuint (fresh->n_silent, ==, 1);
  g_assert_cmpfloat_with_epsilon (fresh->prank_weight, 3, 0.01);

  /* Three half-lives later it no longer asks for a call-back. */
  sg_test_desk_wait (&t, 90.0 * 86400);
  faded = sg_desk_find_caller (t.desk, "081200001234", &error);
  g_assert_cmpfloat (faded->prank_weight, <, SG_PRANK_WEIGHT_ASK);

  id = call_from (&t, "081200001234", "tolong");
  again = sg_test_get (&t, &id);
  g_assert_true (sg_incident_is_open (again));
}

static SgUuid
call_at (SgTestDesk *t, double lat, const char *phone)
{
  g_autoptr (GError) error = NULL;
  g_auto (SgScene) scene = SG_SCENE_UNKNOWN;
  SgCall call = { .source = "tel119", .phone = phone, .scene = &scene, .victims = -1 };
  SgUuid id;

  scene.lat = lat;
  scene.lon = 106.8;
  sg_desk_take_call (t->desk, &call, &id, &error);
  g_assert_no_error (error);

  return id;
}

static void
test_duplicates_are_offered_merged_and_parted (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) report = NULL;
  g_autoptr (SgIncident) merged = NULL;
  g_autoptr (SgIncident) parted = NULL;
  g_autoptr (GPtrArray) suspects = NULL;
  SgUuid first;
  SgUuid near;

  sg_test_desk_open (&t, "duplicates.db");
  first = call_at (&t, -6.2, NULL);
  call_at (&t, -6.21, NULL); /* 1.1 km away */
  sg_test_desk_wait (&t, 600);
  near = call_at (&t, -6.2018, NULL); /* 200 m away */
  sg_test_desk_wait (&t, 31 * 60);
  call_at (&t, -6.2018, NULL); /* too late */

  report = sg_test_get (&t, &near);
  suspects = sg_desk_find_duplicates (t.desk, report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (suspects->len, ==, 1);
  g_assert_true (
    sg_uuid_equal (&((SgSuspect *) g_ptr_array_index (suspects, 0))->incident->id, &first));

  g_assert_true (sg_desk_merge (t.desk, &near, &first, &error));
  merged = sg_test_get (&t, &near);
  g_assert_cmpstr (merged->disposition, ==, "duplicate");
  g_assert_true (sg_uuid_equal (&merged->linked_to, &first));

  g_assert_true (sg_desk_unmerge (t.desk, &near, "lain tempat", &error));
  parted = sg_test_get (&t, &near);
  g_assert_true (sg_incident_is_open (parted));
  g_assert_true (sg_uuid_is_none (&parted->linked_to));
  g_assert_cmpint (parted->n_events, ==, report->n_events + 4);
}

static void
test_two_no_make_a_cardiac_arrest (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgCards) cards = sg_desk_load_cards (&error);
  g_autoptr (SgIncident) before = NULL;
  g_autoptr (SgIncident) after = NULL;
  const SgCard *card;
  SgUuid        id;

  g_assert_no_error (error);
  sg_test_desk_open (&t, "cards.db");
  id = call_from (&t, NULL, NULL);
  card = g_ptr_array_index (sg_cards_get_all (cards), 0);
  for (guint i = 0; i < 2; i++)
    {
      const SgCardQuestion *question = g_ptr_array_index (card->questions, i);

      g_assert_true (sg_desk_answer_question (t.desk, &id, card, question->id, "no", &error));
      g_assert_no_error (error);
      if (i == 0)
        before = sg_test_get (&t, &id);
    }

  after = sg_test_get (&t, &id);
  g_assert_cmpstr (before->finding, !=, "henti_jantung");
  g_assert_cmpint (after->severity, ==, 1);
  g_assert_cmpstr (after->finding, ==, "henti_jantung");

  g_assert_false (sg_desk_answer_question (t.desk, &id, card, "warna", "no", &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
}

static void
test_entered_later_keeps_both_times (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (SgIncident) incident = NULL;
  g_autoptr (GPtrArray) events = NULL;
  const SgEvent *first;
  SgUuid         id;

  sg_test_desk_open (&t, "later.db");
  sg_desk_set_entry_time (t.desk,
                          SG_TEST_NOW - G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC,
                          SG_CLOCK_MANUAL);
  id = call_from (&t, NULL, "jatuh dari tangga");
  incident = sg_test_get (&t, &id);
  events = sg_event_log_read (sg_desk_get_log (t.desk), &id, NULL);
  first = g_ptr_array_index (events, 0);
  g_assert_cmpint (first->at, ==, SG_TEST_NOW - G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC);
  g_assert_cmpint (first->recorded_at, ==, SG_TEST_NOW);
  g_assert_cmpint (incident->clocks[SG_T1], ==, 'm');
}

static void
test_landmark_without_a_point_is_kept (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_auto (SgScene) scene = SG_SCENE_UNKNOWN;
  g_auto (SgScene) found = SG_SCENE_UNKNOWN;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) before = NULL;
  g_autoptr (SgIncident) after = NULL;
  SgCall call = { .source = "tel119", .text = "jatuh", .victims = -1, .scene = &scene };
  SgUuid id;

  sg_test_desk_open (&t, "landmark.db");
  scene.text = g_strdup ("Gang Kelinci");
  scene.patokan = g_strdup ("Samping warung biru");
  g_assert_true (sg_desk_take_call (t.desk, &call, &id, &error));
  g_assert_no_error (error);
  before = sg_test_get (&t, &id);
  g_assert_false (sg_scene_is_known (&before->scene));
  g_assert_cmpstr (before->scene.text, ==, "Gang Kelinci");
  g_assert_cmpstr (before->scene.patokan, ==, "Samping warung biru");

  /* A point alone takes the words away from nobody. */
  found.lat = -6.2;
  found.lon = 106.8;
  found.method = g_strdup ("picked");
  g_assert_true (sg_desk_locate (t.desk, &id, &found, &error));
  g_assert_no_error (error);
  after = sg_test_get (&t, &id);
  g_assert_true (sg_scene_is_known (&after->scene));
  g_assert_cmpstr (after->scene.patokan, ==, "Samping warung biru");
}

static void
test_future_cannot_be_entered (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgCall call = { .source = "tel119", .victims = -1 };
  SgUuid id;

  sg_test_desk_open (&t, "future.db");
  sg_desk_set_entry_time (t.desk, SG_TEST_NOW + G_TIME_SPAN_DAY, SG_CLOCK_MANUAL);
  g_assert_false (sg_desk_take_call (t.desk, &call, &id, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "time"));
}

static void
test_callback_is_kept_past_the_closing (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgUuid id;

  sg_test_desk_open (&t, "callback.db");
  id = call_from (&t, "081200001234", "jatuh");
  g_assert_false (sg_desk_promise_callback (t.desk, &id, SG_TEST_NOW - 1, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_clear_error (&error);

  close_as (&t, &id, "prank");
  g_assert_true (sg_desk_promise_callback (t.desk, &id, SG_TEST_NOW + G_TIME_SPAN_HOUR, &error));
  g_assert_no_error (error);
}

static void
test_number_or_its_end_finds_the_incident (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) whole = NULL;
  g_autoptr (SgIncident) by_end = NULL;
  g_autoptr (SgIncident) none = NULL;
  SgUuid id;

  sg_test_desk_open (&t, "find.db");
  call_from (&t, NULL, NULL);
  id = call_from (&t, NULL, NULL);
  whole = sg_test_get (&t, &id);
  by_end = sg_desk_find_incident (t.desk, strrchr (whole->number, '-') + 1, &error);
  g_assert_no_error (error);
  g_assert_true (sg_uuid_equal (&by_end->id, &id));

  none = sg_desk_find_incident (t.desk, "X999", &error);
  g_assert_null (none);
  g_assert_error (error, SG_ERROR, SG_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/call/nothing-but-the-source-is-needed", test_nothing_but_the_source_is_needed);
  g_test_add_func ("/call/a-call-is-answered-before-it-is-recorded",
                   test_a_call_is_answered_before_it_is_recorded);
  g_test_add_func ("/call/words-suggest-type-and-severity", test_words_suggest_type_and_severity);
  g_test_add_func ("/call/bad-input-names-the-field", test_bad_input_names_the_field);
  g_test_add_func ("/call/numbers-count-through-the-local-day",
                   test_numbers_count_through_the_local_day);
  g_test_add_func ("/call/sms-opens-an-incident", test_sms_opens_an_incident);
  g_test_add_func ("/call/pasted-place-needs-no-region", test_pasted_place_needs_no_region);
  g_test_add_func ("/call/one-key-ends-a-call", test_one_key_ends_a_call);
  g_test_add_func ("/call/reputation-decays-and-drops-nothing",
                   test_reputation_decays_and_drops_nothing);
  g_test_add_func ("/call/duplicates-are-offered-merged-and-parted",
                   test_duplicates_are_offered_merged_and_parted);
  g_test_add_func ("/call/two-no-make-a-cardiac-arrest", test_two_no_make_a_cardiac_arrest);
  g_test_add_func ("/call/entered-later-keeps-both-times", test_entered_later_keeps_both_times);

  g_test_add_func ("/call/landmark-without-a-point-is-kept", test_landmark_without_a_point_is_kept);
  g_test_add_func ("/call/future-cannot-be-entered", test_future_cannot_be_entered);
  g_test_add_func ("/call/callback-is-kept-past-the-closing",
                   test_callback_is_kept_past_the_closing);
  g_test_add_func ("/call/number-or-its-end-finds-the-incident",
                   test_number_or_its_end_finds_the_incident);

  return g_test_run ();
}
