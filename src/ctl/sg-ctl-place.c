/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl place parse: what an operator pastes, as a point. */

#include "common/sg-error.h"
#include "common/sg-place-input.h"
#include "ctl/sg-ctl.h"

static void
print_error_json (const GError *error)
{
  static const char *const codes[] = { [SG_ERROR_INVALID] = "invalid",
                                       [SG_ERROR_NOT_FOUND] = "not_found",
                                       [SG_ERROR_NETWORK] = "network" };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "error");
  json_builder_add_string_value (builder, error->message);
  json_builder_set_member_name (builder, "code");
  json_builder_add_string_value (builder, codes[error->code]);
  json_builder_end_object (builder);
  sg_ctl_print_json (builder);
}

static void
add_flag (JsonBuilder *builder, const char *member, gboolean value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_boolean_value (builder, value);
}

static void
print_place_json (const SgPlaceInput *place)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  sg_ctl_json_double (builder, "lat", sg_point_lat (place->point), 7);
  sg_ctl_json_double (builder, "lon", sg_point_lon (place->point), 7);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, sg_place_input_kind_to_text (place->kind));
  sg_ctl_json_double (builder, "confidence", place->confidence, 2);
  sg_ctl_json_double (builder, "radius", place->radius_m, 1);
  add_flag (builder, "swapped", place->swapped);
  add_flag (builder, "south_assumed", place->south_assumed);
  if (place->label != NULL)
    {
      json_builder_set_member_name (builder, "label");
      json_builder_add_string_value (builder, place->label);
    }
  json_builder_end_object (builder);
  sg_ctl_print_json (builder);
}

static void
print_place (const SgPlaceInput *place)
{
  g_print ("%.7f,%.7f  %s, confidence %.2f, radius %.0f m",
           sg_point_lat (place->point),
           sg_point_lon (place->point),
           sg_place_input_kind_to_text (place->kind),
           place->confidence,
           place->radius_m);
  if (place->swapped)
    g_print (", longitude came first");
  if (place->south_assumed)
    g_print (", minus left out");
  if (place->label != NULL)
    g_print ("  [%s]", place->label);
  g_print ("\n");
}

static int
run_parse (char **arguments)
{
  gboolean         as_json = FALSE;
  g_autofree char *near_text = NULL;
  GOptionEntry     entries[] = {
        { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, NULL, NULL },
        { "near", 0, 0, G_OPTION_ARG_STRING, &near_text, NULL, NULL },
        { NULL },
  };
  int code = 0;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &code);
  g_autoptr (GError) error = NULL;
  g_auto (SgPlaceInput) place = { 0 };
  SgPlaceContext context = { 0 };
  SgPoint        near;

  if (words == NULL)
    return code;
  if (near_text != NULL && !sg_point_parse (near_text, &near, &error))
    return sg_ctl_usage ("--near: %s", error->message);

  context.near = near_text != NULL ? &near : NULL;
  if (!sg_place_input_parse (words[0], &context, &place, &error))
    {
      if (as_json)
        print_error_json (error);
      return sg_ctl_failed (error);
    }

  if (as_json)
    print_place_json (&place);
  else
    print_place (&place);

  return SG_CTL_DONE;
}

const SgCtlCommand sg_ctl_place_commands[] = {
  { "place parse", "TEXT [--near LAT,LON] [--json]", run_parse },
  { NULL, NULL, NULL },
};
