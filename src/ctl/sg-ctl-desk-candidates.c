/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl desk candidates, coverage, closure, closures, closure-lift: who can be sent and why, and
 * the roads that are closed for now. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "common/sg-error.h"
#include "ctl/sg-ctl-desk.h"
#include "desk/candidates/sg-candidates.h"
#include "desk/candidates/sg-coverage.h"
#include "desk/candidates/sg-desk-closures.h"
#include "desk/candidates/sg-reason-text.h"

#define POINTS_MAX 1000

static SgResponderIndex *
build_index (SgDesk *desk, GError **error)
{
  SgRegion *region = sg_desk_get_region (desk, error);

  if (region == NULL)
    return NULL;

  return sg_responder_index_build (sg_desk_get_path (desk),
                                   sg_region_get_roads (region),
                                   sg_desk_get_now (desk),
                                   error);
}

/* ---- candidates ---- */

static void
add_reasons (JsonBuilder *json, const char *member, GPtrArray *reasons)
{
  json_builder_set_member_name (json, member);
  json_builder_begin_array (json);
  for (guint i = 0; i < reasons->len; i++)
    {
      g_autofree char *text = sg_reason_to_text (g_ptr_array_index (reasons, i));

      json_builder_add_string_value (json, text);
    }
  json_builder_end_array (json);
}

static void
add_volunteer (JsonBuilder *json, const SgCandidate *candidate)
{
  sg_ctl_json_text (json, "level", candidate->level);
  sg_ctl_json_text (json, "role", sg_role_to_text (candidate->role));
  json_builder_set_member_name (json, "aed");
  if (sg_uuid_is_none (&candidate->aed))
    {
      json_builder_add_null_value (json);
      return;
    }

  json_builder_begin_object (json);
  sg_ctl_json_uuid (json, "id", &candidate->aed);
  sg_ctl_json_text (json, "place", candidate->aed_place);
  sg_ctl_json_double (json, "seconds", candidate->via_ms / 1000.0, 3);
  json_builder_end_object (json);
}

static void
add_candidate (JsonBuilder *json, const SgCandidate *candidate)
{
  json_builder_begin_object (json);
  sg_ctl_json_uuid (json, "id", &candidate->id);
  sg_ctl_json_text (json, "kind", sg_candidate_kind_to_text (candidate->kind));
  sg_ctl_json_text (json, "name", candidate->name);
  sg_ctl_json_text (json, "phone", candidate->phone);
  sg_ctl_json_double (json, "lat", sg_point_lat (candidate->point), 7);
  sg_ctl_json_double (json, "lon", sg_point_lon (candidate->point), 7);
  sg_ctl_json_double (json, "seconds", candidate->ms / 1000.0, 3);
  sg_ctl_json_double (json, "metres", candidate->metres, 1);
  sg_ctl_json_time (json, "position_at", candidate->position_at);
  sg_ctl_json_bool (json, "eligible", candidate->verdict == SG_ELIGIBLE);
  sg_ctl_json_text (json, "verdict", sg_eligibility_to_text (candidate->verdict));
  add_reasons (json, "why", candidate->why);
  add_reasons (json, "why_not", candidate->why_not);
  if (candidate->kind == SG_CANDIDATE_VOLUNTEER)
    add_volunteer (json, candidate);
  if (candidate->kind == SG_CANDIDATE_UNIT)
    sg_ctl_json_int (json, "uncovers", candidate->lost);
  json_builder_end_object (json);
}

static void
print_reasons (GPtrArray *reasons, const char *mark)
{
  for (guint i = 0; i < reasons->len; i++)
    {
      g_autofree char *text = sg_reason_to_text (g_ptr_array_index (reasons, i));

      g_print ("         %s %s\n", mark, text);
    }
}

static void
print_candidates (GPtrArray *candidates, gboolean as_json)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < candidates->len; i++)
    {
      const SgCandidate *one = g_ptr_array_index (candidates, i);

      add_candidate (json, one);
      if (as_json)
        continue;
      g_print ("%6.1f min  %-8s %s  %s\n",
               one->ms / 60000.0,
               sg_eligibility_to_text (one->verdict),
               one->name != NULL ? one->name : "",
               one->phone != NULL ? one->phone : "");
      print_reasons (one->why, "+");
      print_reasons (one->why_not, "-");
    }
  json_builder_end_array (json);
  if (as_json)
    sg_ctl_print_json (json);
}

static int
run_candidates (char **arguments)
{
  g_auto (SgCtlDesk) self = { 0 };
  g_autofree char   *kind_text = NULL;
  int                limit = 20;
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self),
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind_text, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 2, &exit_code);
  g_autoptr (SgResponderIndex) index = NULL;
  g_autoptr (SgIncident) incident = NULL;
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GError) error = NULL;
  SgCandidateKind kind = SG_CANDIDATE_UNIT;

  if (words == NULL)
    return exit_code;
  if (limit < 1 || limit > SG_CANDIDATES_MAX)
    return sg_ctl_usage ("candidates: --limit must be 1 to %d", SG_CANDIDATES_MAX);
  if (kind_text != NULL && !sg_candidate_kind_from_text (kind_text, &kind, &error))
    return sg_ctl_usage ("%s", error->message);
  if (!sg_ctl_desk_open (&self, words[0], &error))
    return sg_ctl_failed (error);

  incident = sg_ctl_desk_find (&self, words[1], &error);
  if (incident != NULL)
    index = build_index (self.desk, &error);
  if (index != NULL)
    candidates = sg_desk_find_candidates (self.desk, index, incident, kind, (guint) limit, &error);
  if (candidates == NULL)
    return sg_ctl_failed (error);

  print_candidates (candidates, self.json);
  return SG_CTL_DONE;
}

/* ---- coverage ---- */

static void
add_covered (JsonBuilder *json, const SgCovered *district)
{
  json_builder_begin_object (json);
  sg_ctl_json_text (json, "code", district->district->code);
  sg_ctl_json_text (json, "name", district->district->name);
  sg_ctl_json_bool (json, "covered", sg_covered_in_time (district));
  sg_ctl_json_int (json, "target_seconds", district->target_s);
  sg_ctl_json_uuid (json, "unit", &district->unit);
  if (!sg_uuid_is_none (&district->unit))
    sg_ctl_json_double (json, "seconds", district->ms / 1000.0, 3);
  sg_ctl_json_uuid (json, "second_unit", &district->second);
  if (!sg_uuid_is_none (&district->second))
    sg_ctl_json_double (json, "second_seconds", district->second_ms / 1000.0, 3);
  json_builder_end_object (json);
}

static void
print_covered (const SgCovered *district)
{
  if (sg_uuid_is_none (&district->unit))
    g_print ("!    – min  %s\n", district->district->name);
  else
    g_print ("%c %5.1f min  %s\n",
             sg_covered_in_time (district) ? ' ' : '!',
             district->ms / 60000.0,
             district->district->name);
}

static int
run_coverage (char **arguments)
{
  g_auto (SgCtlDesk) self = { 0 };
  const GOptionEntry entries[] = { SG_CTL_DESK_ENTRIES (&self), { NULL } };
  int                exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  g_autoptr (SgResponderIndex) index = NULL;
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (GError) error = NULL;
  const SgCoverage *coverage = NULL;

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_desk_open (&self, words[0], &error))
    return sg_ctl_failed (error);

  index = build_index (self.desk, &error);
  if (index != NULL)
    coverage = sg_desk_get_coverage (self.desk, index, &error);
  if (coverage == NULL)
    return sg_ctl_failed (error);

  json_builder_begin_array (json);
  for (guint i = 0; i < coverage->districts->len; i++)
    {
      add_covered (json, g_ptr_array_index (coverage->districts, i));
      if (!self.json)
        print_covered (g_ptr_array_index (coverage->districts, i));
    }
  json_builder_end_array (json);
  if (self.json)
    sg_ctl_print_json (json);

  return SG_CTL_DONE;
}

/* ---- closures ---- */

static char *
parse_geometry (const char *text, gboolean is_polygon, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t", POINTS_MAX);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgPoint));

  for (guint i = 0; words[i] != NULL; i++)
    {
      SgPoint point;

      if (*words[i] == '\0')
        continue;
      if (!sg_point_parse (words[i], &point, error))
        return NULL;
      g_array_append_val (points, point);
    }

  return sg_closure_make_geometry ((const SgPoint *) points->data, points->len, is_polygon);
}

static int
draw (SgCtlDesk *self, const SgClosureDrawing *drawing)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  SgUuid           id;

  if (!sg_desk_draw_closure (self->desk, drawing, &id, &error))
    return sg_ctl_failed (error);

  text = sg_uuid_to_text (&id);
  json_builder_begin_object (json);
  sg_ctl_json_text (json, "id", text);
  json_builder_end_object (json);
  if (self->json)
    sg_ctl_print_json (json);
  else
    g_print ("%s\n", text);

  return SG_CTL_DONE;
}

/* What is asked of a closure besides its line and its time. */
static gboolean
check_effect (const char *effect, double factor)
{
  gboolean is_factor = g_strcmp0 (effect, "factor") == 0;

  return (effect == NULL || is_factor || strcmp (effect, "closed") == 0) &&
         (is_factor ? factor > 0 : isnan (factor));
}

static int
run_closure (char **arguments)
{
  g_auto (SgCtlDesk) self = { 0 };
  g_autofree char   *polygon = NULL;
  g_autofree char   *line = NULL;
  g_autofree char   *until = NULL;
  g_autofree char   *effect = NULL;
  g_autofree char   *reason = NULL;
  double             factor = NAN;
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self),
    { "polygon", 0, 0, G_OPTION_ARG_STRING, &polygon, NULL, NULL },
    { "line", 0, 0, G_OPTION_ARG_STRING, &line, NULL, NULL },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, NULL, NULL },
    { "effect", 0, 0, G_OPTION_ARG_STRING, &effect, NULL, NULL },
    { "factor", 0, 0, G_OPTION_ARG_DOUBLE, &factor, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  g_autofree char *geometry = NULL;
  g_autoptr (GError) error = NULL;
  SgClosureDrawing drawing = { .reason = reason };

  if (words == NULL)
    return exit_code;
  if ((polygon == NULL) == (line == NULL) || until == NULL)
    return sg_ctl_usage ("closure needs --polygon or --line “LAT,LON LAT,LON …”, and --until TIME");
  if (!check_effect (effect, factor))
    return sg_ctl_usage ("closure: --effect must be closed, or factor together with --factor F");

  geometry = parse_geometry (polygon != NULL ? polygon : line, polygon != NULL, &error);
  if (geometry == NULL)
    return sg_ctl_usage ("%s", error->message);
  if (!sg_ctl_desk_open (&self, words[0], &error) ||
      !sg_ctl_desk_parse_time (self.desk, until, &drawing.until, &error))
    return sg_ctl_failed (error);

  drawing.geometry = geometry;
  drawing.factor = isnan (factor) ? 0 : factor;
  return draw (&self, &drawing);
}

static void
add_closure (JsonBuilder *json, const SgClosure *closure)
{
  g_autoptr (JsonNode) geometry = json_from_string (closure->geometry, NULL);

  json_builder_begin_object (json);
  sg_ctl_json_uuid (json, "id", &closure->id);
  sg_ctl_json_text (json, "effect", closure->effect);
  if (!isnan (closure->factor))
    sg_ctl_json_double (json, "factor", closure->factor, 3);
  sg_ctl_json_text (json, "reason", closure->reason);
  sg_ctl_json_time (json, "drawn_at", closure->drawn_at);
  sg_ctl_json_text (json, "drawn_by", closure->drawn_by);
  sg_ctl_json_time (json, "until", closure->until);
  json_builder_set_member_name (json, "geometry");
  if (geometry != NULL)
    json_builder_add_value (json, g_steal_pointer (&geometry));
  else
    json_builder_add_null_value (json);
  json_builder_end_object (json);
}

static int
run_closures (char **arguments)
{
  g_auto (SgCtlDesk) self = { 0 };
  const GOptionEntry entries[] = { SG_CTL_DESK_ENTRIES (&self), { NULL } };
  int                exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (GPtrArray) closures = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;
  if (sg_ctl_desk_open (&self, words[0], &error))
    closures = sg_desk_list_closures (self.desk, &error);
  if (closures == NULL)
    return sg_ctl_failed (error);

  json_builder_begin_array (json);
  for (guint i = 0; i < closures->len; i++)
    {
      const SgClosure *one = g_ptr_array_index (closures, i);
      g_autofree char *until = sg_ctl_desk_time (self.desk, one->until);
      g_autofree char *id = sg_uuid_to_text (&one->id);

      add_closure (json, one);
      if (!self.json)
        g_print ("%s  %-6s until %s  %s\n",
                 id,
                 one->effect,
                 until,
                 one->reason != NULL ? one->reason : "");
    }
  json_builder_end_array (json);
  if (self.json)
    sg_ctl_print_json (json);

  return SG_CTL_DONE;
}

static int
run_closure_lift (char **arguments)
{
  g_auto (SgCtlDesk) self = { 0 };
  const GOptionEntry entries[] = { SG_CTL_DESK_ENTRIES (&self), { NULL } };
  int                exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 2, &exit_code);
  g_autoptr (GError) error = NULL;
  SgUuid id;

  if (words == NULL)
    return exit_code;
  if (!sg_uuid_parse (words[1], &id, &error))
    return sg_ctl_usage ("%s", error->message);
  if (!sg_ctl_desk_open (&self, words[0], &error) || !sg_desk_lift_closure (self.desk, &id, &error))
    return sg_ctl_failed (error);

  return SG_CTL_DONE;
}

const SgCtlCommand sg_ctl_desk_candidates_commands[] = {
  { "desk candidates",
    "DB INCIDENT [--kind unit|volunteer|hospital|aed] [--limit 20] [--json]",
    run_candidates },
  { "desk coverage", "DB [--json]", run_coverage },
  { "desk closure",
    "DB --polygon|--line “LAT,LON LAT,LON …” --until TIME [--effect closed|factor --factor F] "
    "[--reason TEXT] [--json]",
    run_closure },
  { "desk closures", "DB [--json]", run_closures },
  { "desk closure-lift", "DB CLOSURE", run_closure_lift },
  { NULL, NULL, NULL },
};
