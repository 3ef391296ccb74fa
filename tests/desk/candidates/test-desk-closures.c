/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-error.h"
#include "desk/candidates/sg-desk-closures.h"
#include "desk/log/sg-log-check.h"
#include "tests/desk/candidates/sg-test-town.h"

#define HOUR_US G_TIME_SPAN_HOUR

/* Across the northern street, between the unit and the patient. */
#define ACROSS "{\"type\":\"LineString\",\"coordinates\":[[106.805,-6.1995],[106.805,-6.2005]]}"

static SgUuid
draw (SgTown *t, double factor, gint64 lasts_us)
{
  SgClosureDrawing drawing = { ACROSS, factor, t->desk.now + lasts_us, "Banjir 40 cm" };
  g_autoptr (GError) error = NULL;
  SgUuid id;

  sg_desk_draw_closure (t->desk.desk, &drawing, &id, &error);
  g_assert_no_error (error);

  return id;
}

static guint32
ask (SgTown *t)
{
  SgUuid incident = sg_uuid_from_name ("A");
  g_autoptr (GPtrArray) found = sg_town_find (t, &incident, SG_CANDIDATE_UNIT);
  const SgCandidate *unit = found->len > 0 ? g_ptr_array_index (found, 0) : NULL;

  return unit != NULL ? unit->ms : 0;
}

static void
test_slow_zone_counts_at_once_and_expires (void)
{
  g_auto (SgTown) t = { 0 };
  guint32 free_ms;

  sg_town_open_with_unit (&t, "expires.db");
  free_ms = ask (&t);
  g_assert_cmpuint (free_ms, >, 0);

  draw (&t, 5, HOUR_US / 2);
  g_assert_cmpuint (ask (&t), >, 3 * free_ms);
  sg_test_desk_wait (&t.desk, 29 * 60);
  g_assert_cmpuint (ask (&t), >, 3 * free_ms);
  sg_test_desk_wait (&t.desk, 60);
  g_assert_cmpuint (ask (&t), ==, free_ms);
}

/* On foot around a closed street, or not at all: no car gets through. */
static void
test_closed_road_is_not_travelled (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GError) error = NULL;
  guint32 free_ms;
  SgUuid  id;

  sg_town_open_with_unit (&t, "closed.db");
  free_ms = ask (&t);
  id = draw (&t, 0, HOUR_US);
  g_assert_cmpuint (ask (&t), !=, free_ms);

  sg_desk_lift_closure (t.desk.desk, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ask (&t), ==, free_ms);

  g_assert_false (sg_desk_lift_closure (t.desk.desk, &id, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_STALE);
}

static void
check_refused (SgTown *t, const SgClosureDrawing *drawing, const char *field)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sg_desk_draw_closure (t->desk.desk, drawing, NULL, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, field));
}

static void
test_bad_drawings_are_refused (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GPtrArray) drawn = NULL;
  SgClosureDrawing past;
  SgClosureDrawing endless;
  SgClosureDrawing many;
  SgClosureDrawing broken;
  SgClosureDrawing aside;

  sg_town_open_with_unit (&t, "refused.db");
  past = (SgClosureDrawing){ ACROSS, 0, t.desk.now, NULL };
  check_refused (&t, &past, "until");
  endless = (SgClosureDrawing){ ACROSS, 0, t.desk.now + 91 * G_TIME_SPAN_DAY, NULL };
  check_refused (&t, &endless, "until");
  many = (SgClosureDrawing){ ACROSS, 1000, t.desk.now + HOUR_US, NULL };
  check_refused (&t, &many, "factor");
  broken = (SgClosureDrawing){ "{\"type\":", 0, t.desk.now + HOUR_US, NULL };
  check_refused (&t, &broken, "geometry");
  aside =
    (SgClosureDrawing){ "{\"type\":\"LineString\",\"coordinates\":[[106.7,-6.3],[106.7,-6.4]]}",
                        0,
                        t.desk.now + HOUR_US,
                        NULL };
  check_refused (&t, &aside, "geometry");

  drawn = sg_desk_list_closures (t.desk.desk, NULL);
  g_assert_cmpuint (drawn->len, ==, 0);
}

/* What another desk drew badly does not undo what this one drew well. */
static void
test_unreadable_closure_is_passed_over (void)
{
  g_auto (SgTown) t = { 0 };
  SgBody *body = sg_body_new ();
  guint32 free_ms;

  sg_town_open_with_unit (&t, "unreadable.db");
  free_ms = ask (&t);
  draw (&t, 5, HOUR_US);
  sg_body_text (body, "geometry", "{\"type\":\"Point\",\"coordinates\":[106.8,-6.2]}");
  sg_body_text (body, "effect", "closed");
  sg_body_int (body, "until", t.desk.now + HOUR_US);
  sg_town_add (&t, "bad", "closure.drawn@1", body);

  g_assert_cmpuint (ask (&t), >, 3 * free_ms);
}

static void
test_geometry_of_points (void)
{
  SgPoint          points[] = { sg_point_from_degrees (-6.1, 106.1),
                                sg_point_from_degrees (-6.2, 106.1),
                                sg_point_from_degrees (-6.2, 106.2) };
  g_autofree char *line = sg_closure_make_geometry (points, 2, FALSE);
  g_autofree char *polygon = sg_closure_make_geometry (points, 3, TRUE);

  g_assert_cmpstr (line,
                   ==,
                   "{\"type\":\"LineString\",\"coordinates\":[[106.1,-6.1],[106.1,-6.2]]}");
  g_assert_cmpstr (polygon,
                   ==,
                   "{\"type\":\"Polygon\",\"coordinates\":[[[106.1,-6.1],[106.1,-6.2],"
                   "[106.2,-6.2],[106.1,-6.1]]]}");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/desk/closures/slow-zone-counts-at-once-and-expires",
                   test_slow_zone_counts_at_once_and_expires);
  g_test_add_func ("/desk/closures/closed-road-is-not-travelled",
                   test_closed_road_is_not_travelled);
  g_test_add_func ("/desk/closures/bad-drawings-are-refused", test_bad_drawings_are_refused);
  g_test_add_func ("/desk/closures/unreadable-one-is-passed-over",
                   test_unreadable_closure_is_passed_over);
  g_test_add_func ("/desk/closures/geometry-of-points", test_geometry_of_points);

  return sg_town_run_tests ();
}
