/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What follows from events: for sequences by chance what is always true, and for the rules of the
 * trade one example each. */

#include "common/sg-error.h"
#include "tests/common/fold-check.h"
#include "tests/common/random-event.h"
#include "tests/sg-test.h"

#define SEEDS (400 / SG_TEST_STRIDE)

static GPtrArray *
new_events (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) sg_event_free);
}

static GPtrArray *
make_events (SgSubject subject_kind, const SgUuid *subject, guint n, GRand *rand)
{
  GPtrArray *events = new_events ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (events,
                     sg_random_event (sg_random_kind (subject_kind, rand), subject, i, rand));

  return events;
}

/* The server has seen the first of them, in any order of authors. */
static void
give_positions (GPtrArray *events, GRand *rand)
{
  guint seen = (guint) g_rand_int_range (rand, 0, (gint32) events->len + 1);

  for (guint i = 0; i < seen; i++)
    {
      SgEvent *event = g_ptr_array_index (events, i);

      event->position = i + 1;
      event->base = g_rand_int_range (rand, 0, (gint32) i + 1);
      event->verdict = (SgVerdict) g_rand_int_range (rand, SG_VERDICT_OK, SG_VERDICT_REFUSED + 1);
      event->hlc_eff = event->hlc;
    }
}

static SgEvent *
make_undo (const SgUuid *subject, const SgUuid *undone, guint place)
{
  g_autofree char *name = g_strdup_printf ("undo:%u", place);
  SgBody          *body = sg_body_new ();
  SgEvent         *event;

  sg_body_uuid (body, "event", undone);
  event = sg_event_new ("event.undone@1", subject, sg_body_end (body));
  event->id = sg_uuid_from_name (name);
  event->at = 1500;
  g_assert_true (sg_event_check (event, NULL));

  return event;
}

/* ---- always ---- */

static void
test_any_order_of_any_events_folds (void)
{
  for (guint32 seed = 0; seed < SEEDS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      SgUuid subject = sg_random_id (rand);
      g_autoptr (GPtrArray) events = NULL;

      events = make_events ((SgSubject) (seed % SG_SUBJECT_ANY), &subject, 40, rand);
      if (seed % 3 == 0)
        g_ptr_array_add (
          events,
          make_undo (&subject, &((SgEvent *) g_ptr_array_index (events, seed % 40))->id, seed));
      give_positions (events, rand);
      sg_check_folds (&subject, events);
    }
}

static void
test_undo_is_as_if_it_never_was (void)
{
  for (guint32 seed = 0; seed < SEEDS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      SgUuid nobody = sg_uuid_from_name ("nobody");
      SgUuid subject = sg_random_id (rand);
      g_autoptr (GPtrArray) events = NULL;
      g_autoptr (SgIncident) undone = NULL;
      g_autoptr (SgIncident) never = NULL;
      guint gone = (guint) g_rand_int_range (rand, 0, 30);

      events = make_events (SG_SUBJECT_INCIDENT, &subject, 30, rand);
      give_positions (events, rand);
      g_ptr_array_add (
        events,
        make_undo (&subject, &((SgEvent *) g_ptr_array_index (events, gone))->id, 0));
      undone = sg_fold_events (&sg_incident_fold, &subject, events);

      g_ptr_array_remove_index (events, events->len - 1);
      g_ptr_array_remove_index (events, gone);
      g_ptr_array_add (events, make_undo (&subject, &nobody, 0));
      never = sg_fold_events (&sg_incident_fold, &subject, events);
      sg_check_same (&sg_incident_record, undone, never);
      g_assert_cmpuint (undone->tasks->len, ==, never->tasks->len);
    }
}

static void
test_going_on_is_the_whole_fold (void)
{
  for (guint32 seed = 0; seed < SEEDS; seed++)
    for (guint i = 0; i < G_N_ELEMENTS (sg_check_types); i++)
      {
        const SgFoldType *type = sg_check_types[i];
        g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
        SgUuid subject = sg_random_id (rand);
        g_autoptr (GPtrArray) events = NULL;
        g_autoptr (GPtrArray) last = new_events ();
        gpointer whole, step;

        events = make_events ((SgSubject) (seed % SG_SUBJECT_ANY), &subject, 12, rand);
        give_positions (events, rand);
        g_ptr_array_add (
          last,
          sg_random_event (sg_random_kind ((SgSubject) (seed % SG_SUBJECT_ANY), rand),
                           &subject,
                           events->len,
                           rand));
        if (!sg_fold_can_go_on (type, last))
          continue;

        step = sg_fold_events (type, &subject, events);
        sg_fold_go_on (type, step, last);
        g_ptr_array_add (events, g_ptr_array_steal_index (last, 0));
        whole = sg_fold_events (type, &subject, events);
        sg_check_same (type->record, step, whole);
        sg_fold_free (type, step);
        sg_fold_free (type, whole);
      }
}

static void
test_unreadable_event_has_no_effect (void)
{
  static const char *const bodies[] = { "[]", "7", "{", "\"\"" };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      SgUuid   subject = sg_uuid_from_name ("A");
      SgEvent *event = sg_event_new ("incident.closed@1", &subject, g_strdup (bodies[i]));
      g_autoptr (GPtrArray) events = new_events ();
      g_autoptr (SgIncident) incident = NULL;

      event->at = 1000;
      g_ptr_array_add (events, event);
      g_assert_false (sg_event_parse_body (event, NULL));
      incident = sg_fold_events (&sg_incident_fold, &subject, events);
      g_assert_true (sg_incident_is_open (incident));
      g_assert_cmpint (incident->closed_at, ==, 0);
    }
}

/* ---- two edits of one field ---- */

typedef struct
{
  const char *desk;
  gint64      hlc;
  gint64      position; /* 0 while on its way */
  gint64      base;
  const char *text;
} Edit;

static SgEvent *
edit_new (const Edit *edit)
{
  SgUuid   subject = sg_uuid_from_name ("A");
  SgBody  *body = sg_body_new ();
  SgEvent *event;

  sg_body_text (body, "remarks", edit->text);
  event = sg_event_new ("incident.changed@1", &subject, sg_body_end (body));
  event->id = sg_uuid_from_name (edit->text);
  event->desk = sg_uuid_from_name (edit->desk);
  event->hlc = event->hlc_eff = edit->hlc;
  event->position = edit->position;
  event->base = edit->base;
  event->at = 1000;
  g_assert_true (sg_event_check (event, NULL));

  return event;
}

static char *
fold_edits (const Edit *edits, guint n)
{
  SgUuid subject = sg_uuid_from_name ("A");
  g_autoptr (GPtrArray) events = new_events ();
  g_autoptr (SgIncident) incident = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (events, edit_new (&edits[i]));
  incident = sg_fold_events (&sg_incident_fold, &subject, events);

  return g_strdup (incident->remarks);
}

static void
test_edit_made_after_seeing_wins (void)
{
  for (gint64 hlc = 1; hlc < 200; hlc += 33)
    {
      const Edit       edits[] = { { "a", 100, 1, 0, "seen" }, { "b", hlc, 2, 1, "after" } };
      g_autofree char *said = fold_edits (edits, G_N_ELEMENTS (edits));

      g_assert_cmpstr (said, ==, "after");
    }
}

/* The second was made after the first, but before the first had a position; the server cut both
 * readings of a clock that ran ahead to the same. */
static void
test_edits_of_one_desk_keep_their_order (void)
{
  static const char *const names[] = { "x", "y", "z", "q", "w" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      {
        const Edit       edits[] = { { "a", 100, 1, 0, names[i] }, { "a", 100, 2, 0, names[j] } };
        g_autofree char *said = fold_edits (edits, G_N_ELEMENTS (edits));

        g_assert_cmpstr (said, ==, names[j]);
      }
}

static void
test_later_reading_wins_whatever_arrives_first (void)
{
  for (guint32 seed = 0; seed < SEEDS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      Edit             edits[] = { { "a", 10, 0, 0, "one" },
                                   { "b", 20, 0, 0, "two" },
                                   { "c", 30, 0, 0, "three" },
                                   { "d", 40, 0, 0, "four" } };
      g_autofree char *said = NULL;

      for (guint i = G_N_ELEMENTS (edits) - 1; i > 0; i--)
        {
          guint with = (guint) g_rand_int_range (rand, 0, (gint32) i + 1);
          Edit  other = edits[with];

          edits[with] = edits[i];
          edits[i] = other;
        }
      for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
        edits[i].position = i + 1;

      said = fold_edits (edits, G_N_ELEMENTS (edits));
      g_assert_cmpstr (said, ==, "four");
    }
}

static void
test_what_is_on_its_way_is_wanted_now (void)
{
  const Edit       edits[] = { { "a", 900, 7, 0, "elsewhere" }, { "b", 10, 0, 0, "here" } };
  g_autofree char *said = fold_edits (edits, G_N_ELEMENTS (edits));

  g_assert_cmpstr (said, ==, "here");
}

/* ---- the life of a task ---- */

static const struct
{
  const char *kind;
  const char *name;
  const char *value;
} task_events[] = {
  { "task.answered@1", "answer", "accepted" },
  { "task.answered@1", "answer", "refused" },
  { "task.answered@1", "answer", "no_answer" },
  { "task.progressed@1", "state", "en_route" },
  { "task.progressed@1", "state", "on_scene" },
  { "task.progressed@1", "state", "transporting" },
  { "task.progressed@1", "state", "at_hospital" },
  { "task.progressed@1", "state", "returning" },
  { "task.cancelled@1", "reason", "x" },
  { "task.reassigned@1", "reason", "x" },
  { "task.released@1", "reason", "x" },
  { "task.ended@1", NULL, NULL },
};

/* A letter for each state; a column for each event above; a dot where it changes nothing and nobody
 * is offered it. */
static const char state_letters[] = "RAESTHBFNCGLD";

static const struct
{
  SgTaskState from;
  const char *to;
} lives[] = {
  { SG_TASK_REQUESTED, "AFNESTHBCGLD" },    { SG_TASK_ACCEPTED, ".F.ESTHBCGLD" },
  { SG_TASK_EN_ROUTE, ".F..STHBCGLD" },     { SG_TASK_ON_SCENE, ".F...THBCGLD" },
  { SG_TASK_TRANSPORTING, "......HBCGLD" }, { SG_TASK_AT_HOSPITAL, ".......BCGLD" },
  { SG_TASK_RETURNING, "........CGLD" },    { SG_TASK_REFUSED, "A..ESTHB...." },
  { SG_TASK_NO_ANSWER, "AF.ESTHB...." },    { SG_TASK_CANCELLED, "............" },
  { SG_TASK_REASSIGNED, "............" },   { SG_TASK_RELEASED, "............" },
  { SG_TASK_ENDED, "............" },
};

static SgEvent *
task_event_new (const char *kind, const char *task_name, const char *name, const char *value)
{
  SgUuid   subject = sg_uuid_from_name ("A");
  SgUuid   task = sg_uuid_from_name (task_name);
  SgBody  *body = sg_body_new ();
  SgEvent *event;

  sg_body_uuid (body, "task", &task);
  if (g_str_has_prefix (kind, "task.reassigned"))
    sg_body_uuid (body, "to", &subject);
  sg_body_text (body, name, value);
  event = sg_event_new (kind, &subject, sg_body_end (body));
  event->at = 2000;
  g_assert_true (sg_event_check (event, NULL));

  return event;
}

static void
check_step (guint life, guint at)
{
  char    letter = lives[life].to[at];
  SgTask *task = sg_record_new (&sg_task_record);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgEvent)
    event = task_event_new (task_events[at].kind, "1", task_events[at].name, task_events[at].value);
  SgTaskState expected = lives[life].from;

  if (letter != '.')
    expected = (SgTaskState) (strchr (state_letters, letter) - state_letters);

  task->state = lives[life].from;
  g_assert_cmpint (sg_task_may (task, event, &error), ==, letter != '.');
  if (letter == '.')
    g_assert_error (error, SG_ERROR, SG_ERROR_STALE);
  g_assert_true (sg_task_apply (task, event));
  g_assert_cmpint (task->state, ==, expected);
  sg_task_free (task);
}

static void
test_every_step_of_a_task (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (lives), ==, SG_N_TASK_STATES);

  for (guint life = 0; life < G_N_ELEMENTS (lives); life++)
    for (guint at = 0; at < G_N_ELEMENTS (task_events); at++)
      check_step (life, at);
}

/* ---- the rules of the trade ---- */

static void
add (GPtrArray *events, gint64 at, SgEvent *event)
{
  event->at = at;
  g_ptr_array_add (events, event);
}

static SgEvent *
make (const char *kind, const char *body)
{
  SgUuid   subject = sg_uuid_from_name ("A");
  SgEvent *event = sg_event_new (kind, &subject, g_strdup (body));
  g_autoptr (GError) error = NULL;

  sg_event_check (event, &error);
  g_assert_no_error (error);
  return event;
}

static SgEvent *
make_request (const char *task_name, const char *kind, const char *level)
{
  SgUuid   subject = sg_uuid_from_name ("A");
  SgUuid   task = sg_uuid_from_name (task_name);
  SgBody  *body = sg_body_new ();
  SgEvent *event;

  sg_body_uuid (body, "task", &task);
  sg_body_uuid (body, "responder", &task);
  sg_body_text (body, "kind", kind);
  sg_body_text (body, "role", "patient");
  sg_body_text (body, "level", level);
  event = sg_event_new ("task.requested@1", &subject, sg_body_end (body));
  g_assert_true (sg_event_check (event, NULL));

  return event;
}

static SgEvent *
make_state (const char *task, const char *state)
{
  return task_event_new ("task.progressed@1", task, "state", state);
}

static SgEvent *
make_answer (const char *task, const char *answer)
{
  return task_event_new ("task.answered@1", task, "answer", answer);
}

static SgIncident *
fold (GPtrArray *events)
{
  SgUuid      subject = sg_uuid_from_name ("A");
  SgIncident *incident = sg_fold_events (&sg_incident_fold, &subject, events);

  sg_check_incident (incident);
  return incident;
}

static void
assert_status (GPtrArray *events, const char *code)
{
  g_autoptr (SgIncident) incident = fold (events);

  g_assert_cmpstr (sg_status_to_code (incident->status), ==, code);
}

#define PLACE "{\"place\":{\"lat\":-6.2,\"lon\":106.8,\"method\":\"picked\",\"verified\":true}}"

static void
test_status_words (void)
{
  g_autoptr (GPtrArray) events = new_events ();

  add (events, 1, make ("incident.opened@1", "{\"number\":\"A\",\"source\":\"tel119\"}"));
  assert_status (events, "baru");
  add (events, 2, make ("incident.located@1", PLACE));
  assert_status (events, "baru");
  add (events, 3, make ("incident.classified@1", "{\"type\":\"jantung\",\"severity\":1}"));
  assert_status (events, "butuh_bantuan");
  add (events, 4, make_request ("1", "ambulance", NULL));
  assert_status (events, "dimintakan");
  add (events, 5, make_answer ("1", "accepted"));
  assert_status (events, "dikirim");
  add (events, 6, make_state ("1", "on_scene"));
  assert_status (events, "di_tempat");
  add (events, 7, make_state ("1", "transporting"));
  assert_status (events, "transport");
  add (events, 8, make_state ("1", "at_hospital"));
  assert_status (events, "serah_terima");
  add (events, 9, make ("incident.closed@1", "{\"disposition\":\"transported\"}"));
  assert_status (events, "selesai");
  add (events, 10, make ("incident.verified@1", "{\"revision\":1}"));
  assert_status (events, "terverifikasi");
  add (events, 11, make ("incident.reopened@1", "{\"reason\":\"keliru\"}"));
  assert_status (events, "serah_terima");
  add (events, 12, make ("incident.closed@1", "{\"disposition\":\"prank\"}"));
  assert_status (events, "batal");
}

static void
test_verified_before_closed_is_open (void)
{
  g_autoptr (GPtrArray) events = new_events ();

  add (events, 1, make ("incident.verified@1", "{\"revision\":1}"));
  assert_status (events, "baru");
  add (events, 2, make ("incident.closed@1", "{\"disposition\":\"transported\"}"));
  assert_status (events, "terverifikasi");
}

static void
test_milestones_are_of_ambulances (void)
{
  g_autoptr (GPtrArray) events = new_events ();
  g_autoptr (SgIncident) incident = NULL;

  add (events, 10, make_request ("v", "volunteer", "plus"));
  add (events, 11, make_answer ("v", "accepted"));
  add (events, 12, make_state ("v", "on_scene"));
  add (events, 20, make_request ("1", "ambulance", NULL));
  add (events, 21, make_request ("2", "ambulance", NULL));
  add (events, 30, make_answer ("2", "refused"));
  add (events, 40, make_answer ("1", "accepted"));
  add (events, 50, make_state ("1", "en_route"));
  add (events, 60, make_state ("1", "on_scene"));
  add (events, 70, make ("milestone.stamped@1", "{\"milestone\":\"T7\"}"));
  add (events, 65, make ("milestone.corrected@1", "{\"milestone\":\"T6\",\"reason\":\"radio\"}"));
  incident = fold (events);

  g_assert_cmpint (incident->at[SG_T3], ==, 20);
  g_assert_cmpint (incident->at[SG_T4], ==, 40);
  g_assert_cmpint (incident->at[SG_T5], ==, 50);
  g_assert_cmpint (incident->at[SG_T6], ==, 65);
  g_assert_cmpint (incident->clocks[SG_T6], ==, 'c');
  g_assert_cmpint (incident->at[SG_T7], ==, 70);
  g_assert_cmpint (incident->at[SG_T8], ==, 0);
  g_assert_cmpint (incident->clocks[SG_T8], ==, '-');
}

static void
assert_lead (GPtrArray *events, const char *name)
{
  g_autoptr (SgIncident) incident = fold (events);
  SgUuid id = sg_uuid_from_name (name);

  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);

      g_assert_cmpint (task->lead, ==, sg_uuid_equal (&task->id, &id));
    }
}

static void
test_lead_is_the_first_plus (void)
{
  g_autoptr (GPtrArray) events = new_events ();

  add (events, 1, make_request ("basic", "volunteer", "basic"));
  add (events, 2, make_request ("plus", "volunteer", "plus"));
  add (events, 3, make_request ("inst", "volunteer", "inst"));
  assert_lead (events, "nobody");
  add (events, 4, make_answer ("basic", "accepted"));
  assert_lead (events, "basic");
  add (events, 5, make_answer ("plus", "accepted"));
  assert_lead (events, "plus");
  add (events, 6, make_answer ("inst", "accepted"));
  assert_lead (events, "plus");
  add (events, 7, task_event_new ("task.released@1", "plus", "reason", "lelah"));
  assert_lead (events, "inst");
  add (events, 8, task_event_new ("task.ended@1", "inst", NULL, NULL));
  assert_lead (events, "basic");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fold/any-order-of-any-events-folds", test_any_order_of_any_events_folds);
  g_test_add_func ("/fold/undo-is-as-if-it-never-was", test_undo_is_as_if_it_never_was);
  g_test_add_func ("/fold/going-on-is-the-whole-fold", test_going_on_is_the_whole_fold);
  g_test_add_func ("/fold/unreadable-event-has-no-effect", test_unreadable_event_has_no_effect);
  g_test_add_func ("/fold/edit-made-after-seeing-wins", test_edit_made_after_seeing_wins);
  g_test_add_func ("/fold/edits-of-one-desk-keep-their-order",
                   test_edits_of_one_desk_keep_their_order);
  g_test_add_func ("/fold/later-reading-wins-whatever-arrives-first",
                   test_later_reading_wins_whatever_arrives_first);
  g_test_add_func ("/fold/what-is-on-its-way-is-wanted-now", test_what_is_on_its_way_is_wanted_now);
  g_test_add_func ("/fold/every-step-of-a-task", test_every_step_of_a_task);
  g_test_add_func ("/fold/status-words", test_status_words);
  g_test_add_func ("/fold/verified-before-closed-is-open", test_verified_before_closed_is_open);
  g_test_add_func ("/fold/milestones-are-of-ambulances", test_milestones_are_of_ambulances);
  g_test_add_func ("/fold/lead-is-the-first-plus", test_lead_is_the_first_plus);

  return g_test_run ();
}
