/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl region search, reverse: what a caller says, and back. */

#include "config.h"

#include "ctl/sg-ctl.h"
#include "region/places/sg-gazetteer.h"
#include "region/sg-region.h"

static SgGazetteer *
open_gazetteer (const char *path, GError **error)
{
  g_autoptr (SgRegion) region = sg_region_open (path, error);
  SgDb *db;

  if (region == NULL)
    return NULL;
  db = sg_region_open_db (region, error);
  if (db == NULL)
    return NULL;

  return sg_gazetteer_open (db, sg_region_get_roads (region), error);
}

/* Search. */

static void
add_text (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_place (JsonBuilder *builder, const SgPlace *place)
{
  json_builder_begin_object (builder);
  add_text (builder, "name", place->name);
  add_text (builder, "kind", sg_place_kind_to_text (place->kind));
  add_text (builder, "context", place->context);
  sg_ctl_json_double (builder, "lat", sg_point_lat (place->point), 7);
  sg_ctl_json_double (builder, "lon", sg_point_lon (place->point), 7);
  sg_ctl_json_double (builder, "score", place->score, 4);
  if (place->detail[0] != '\0')
    add_text (builder, "detail", place->detail);
  if (place->house_number != NULL)
    {
      add_text (builder, "number", place->house_number);
      json_builder_set_member_name (builder, "interpolated");
      json_builder_add_boolean_value (builder, place->interpolated);
    }
  json_builder_end_object (builder);
}

static void
print_places_json (const GPtrArray *places)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < places->len; i++)
    add_place (builder, g_ptr_array_index (places, i));
  json_builder_end_array (builder);
  sg_ctl_print_json (builder);
}

static void
print_places (const GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      const SgPlace *place = g_ptr_array_index (places, i);

      g_print ("%.5f,%.5f  %s (%s)",
               sg_point_lat (place->point),
               sg_point_lon (place->point),
               place->name,
               sg_place_kind_get_label (place->kind));
      if (place->context[0] != '\0')
        g_print (", %s", place->context);
      if (place->detail[0] != '\0')
        g_print (" [%s]", place->detail);
      g_print ("%s\n", place->interpolated ? " ~" : "");
    }
}

static int
run_search (char **arguments)
{
  gboolean         as_json = FALSE;
  g_autofree char *near_text = NULL;
  int              limit = 10;
  GOptionEntry     entries[] = {
        { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, NULL, NULL },
        { "near", 0, 0, G_OPTION_ARG_STRING, &near_text, NULL, NULL },
        { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
        { NULL },
  };
  int code = 0;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 2, &code);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgGazetteer) gazetteer = NULL;
  g_autoptr (GPtrArray) places = NULL;
  SgSearchQuery query = { 0 };
  SgPoint       near;

  if (words == NULL)
    return code;
  if (limit < 1 || limit > SG_SEARCH_LIMIT_MAX)
    return sg_ctl_usage ("--limit must be 1 to %d", SG_SEARCH_LIMIT_MAX);
  if (near_text != NULL && !sg_point_parse (near_text, &near, &error))
    return sg_ctl_usage ("--near: %s", error->message);

  query.near = near_text != NULL ? &near : NULL;
  query.limit = (guint) limit;
  gazetteer = open_gazetteer (words[0], &error);
  if (gazetteer == NULL)
    return sg_ctl_failed (error);
  places = sg_gazetteer_search (gazetteer, words[1], &query, &error);
  if (places == NULL)
    return sg_ctl_failed (error);

  if (as_json)
    print_places_json (places);
  else
    print_places (places);

  return SG_CTL_DONE;
}

/* Reverse. */

static const char *
get_method (SgAreaMethod method)
{
  static const char *const texts[] = { NULL, "boundary", "nearest" };

  return texts[method];
}

static const char *
get_side (SgSide side)
{
  static const char *const texts[] = { NULL, "left", "right" };

  return texts[side];
}

static void
print_reverse_json (const SgReverse *reverse)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_text (builder, "road", reverse->road);
  if (reverse->road != NULL)
    {
      sg_ctl_json_double (builder, "metres", reverse->road_metres, 1);
      add_text (builder, "side", get_side (reverse->side));
      add_text (builder, "compass", reverse->compass);
    }
  add_text (builder, "desa", reverse->village);
  add_text (builder, "kecamatan", reverse->district);
  add_text (builder, "kabupaten", reverse->regency);
  add_text (builder, "province", reverse->province);
  json_builder_set_member_name (builder, "codes");
  json_builder_begin_object (builder);
  add_text (builder, "desa", reverse->village_code);
  add_text (builder, "kecamatan", reverse->district_code);
  add_text (builder, "kabupaten", reverse->regency_code);
  add_text (builder, "province", reverse->province_code);
  json_builder_end_object (builder);
  add_text (builder, "by", get_method (reverse->method));
  json_builder_end_object (builder);
  sg_ctl_print_json (builder);
}

static void
print_reverse (const SgReverse *reverse)
{
  const char *areas[] = { reverse->village,
                          reverse->district,
                          reverse->regency,
                          reverse->province };

  if (reverse->road != NULL)
    g_print ("%.0f m %s of %s\n", reverse->road_metres, reverse->compass, reverse->road);
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    if (areas[i] != NULL)
      g_print ("%s\n", areas[i]);
}

static int
run_reverse (char **arguments)
{
  gboolean     as_json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, NULL, NULL },
    { NULL },
  };
  int code = 0;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 2, &code);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgGazetteer) gazetteer = NULL;
  g_autoptr (SgReverse) reverse = NULL;
  SgPoint point;

  if (words == NULL)
    return code;
  if (!sg_point_parse (words[1], &point, &error))
    return sg_ctl_usage ("%s", error->message);

  gazetteer = open_gazetteer (words[0], &error);
  if (gazetteer == NULL)
    return sg_ctl_failed (error);
  reverse = sg_gazetteer_reverse (gazetteer, point, &error);
  if (reverse == NULL)
    return sg_ctl_failed (error);

  if (as_json)
    print_reverse_json (reverse);
  else
    print_reverse (reverse);

  return SG_CTL_DONE;
}

const SgCtlCommand sg_ctl_places_commands[] = {
  { "region search", "REGION TEXT [--near LAT,LON] [--limit 10] [--json]", run_search },
  { "region reverse", "REGION LAT,LON [--json]", run_reverse },
  { NULL, NULL, NULL },
};
