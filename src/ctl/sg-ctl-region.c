/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl region import, check, info: making a region and looking after it. */

#include "config.h"

#include <string.h>

#include "ctl/sg-ctl.h"
#include "region/sg-region-import.h"
#include "region/sg-region.h"

static void
add_box (JsonBuilder *json, const SgBox *box)
{
  json_builder_set_member_name (json, "bbox");
  json_builder_begin_array (json);
  json_builder_add_double_value (json, (double) box->south / SG_STEPS_PER_DEGREE);
  json_builder_add_double_value (json, (double) box->west / SG_STEPS_PER_DEGREE);
  json_builder_add_double_value (json, (double) box->north / SG_STEPS_PER_DEGREE);
  json_builder_add_double_value (json, (double) box->east / SG_STEPS_PER_DEGREE);
  json_builder_end_array (json);
}

static guint64
total_bytes (const SgManifest *manifest)
{
  guint64 bytes = 0;

  for (guint i = 0; i < manifest->files->len; i++)
    bytes += ((SgManifestFile *) g_ptr_array_index (manifest->files, i))->bytes;

  return bytes;
}

static char *
dup_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = seconds > 0 ? g_date_time_new_from_unix_utc (seconds) : NULL;

  return time != NULL ? g_date_time_format_iso8601 (time) : NULL;
}

static void
print_json (const SgManifest *manifest)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autofree char *osm = dup_time (manifest->osm_timestamp);
  g_autofree char *created = dup_time (manifest->created);

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "name");
  json_builder_add_string_value (json, manifest->name);
  json_builder_set_member_name (json, "nodes");
  json_builder_add_int_value (json, (gint64) sg_manifest_get_count (manifest, "osm_nodes"));
  for (guint i = 0; i < manifest->counts->len; i++)
    {
      const SgManifestCount *count = &g_array_index (manifest->counts, SgManifestCount, i);

      json_builder_set_member_name (json, count->name);
      json_builder_add_int_value (json, (gint64) count->value);
    }
  add_box (json, &manifest->box);
  json_builder_set_member_name (json, "drive");
  json_builder_add_string_value (json, manifest->drives_right ? "right" : "left");
  json_builder_set_member_name (json, "osm_timestamp");
  json_builder_add_string_value (json, osm); /* null when unknown */
  json_builder_set_member_name (json, "created");
  json_builder_add_string_value (json, created);
  json_builder_set_member_name (json, "bytes");
  json_builder_add_int_value (json, (gint64) total_bytes (manifest));
  json_builder_end_object (json);
  sg_ctl_print_json (json);
}

static void
print_text (const SgManifest *manifest)
{
  g_autofree char *osm = dup_time (manifest->osm_timestamp);
  g_autofree char *size = g_format_size (total_bytes (manifest));

  g_print ("%s: map data of %s, %s, drives on the %s\n",
           manifest->name,
           osm != NULL ? osm : "unknown age",
           size,
           manifest->drives_right ? "right" : "left");
  for (guint i = 0; i < manifest->counts->len; i++)
    {
      const SgManifestCount *count = &g_array_index (manifest->counts, SgManifestCount, i);

      if (count->value > 0 || !g_str_has_prefix (count->name, "warning_"))
        g_print ("  %-30s %" G_GUINT64_FORMAT "\n", count->name, count->value);
    }
}

/**
 * sg_ctl_show_manifest:
 *
 * Tells what a region holds.
 *
 * Returns: the exit code for it
 */
int
sg_ctl_show_manifest (const SgManifest *manifest, gboolean as_json)
{
  if (as_json)
    print_json (manifest);
  else
    print_text (manifest);

  return SG_CTL_DONE;
}

static int
import (const SgRegionImport *what, gboolean as_json)
{
  g_autoptr (GCancellable) cancellable = sg_ctl_cancel_on_signal ();
  g_autoptr (SgProgress) progress = sg_progress_new (sg_ctl_show_progress, NULL, cancellable);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgManifest) manifest = sg_region_import (what, progress, &error);

  sg_ctl_end_progress ();
  if (manifest == NULL)
    return sg_ctl_failed (error);

  if (manifest->first_warning != NULL)
    g_printerr ("siagactl: left out: %s\n", manifest->first_warning);

  return sg_ctl_show_manifest (manifest, as_json);
}

/* Takes the last words that GOption leaves: the files. */
static int
run_import (char **arguments)
{
  g_auto (GStrv) places = NULL;
  g_auto (GStrv) boundaries = NULL;
  g_auto (GStrv) files = NULL;
  g_autofree char   *output = NULL;
  g_autofree char   *name = NULL;
  g_autofree char   *drive = NULL;
  gboolean           as_json = FALSE;
  gboolean           roads_only = FALSE;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { "places", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &places, NULL, NULL },
    { "boundaries", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &boundaries, NULL, NULL },
    { "drive", 0, 0, G_OPTION_ARG_STRING, &drive, NULL, NULL },
    { "roads-only", 0, 0, G_OPTION_ARG_NONE, &roads_only, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, NULL, NULL },
    { NULL },
  };
  int exit_code;

  files = sg_ctl_parse (arguments, entries, SG_CTL_ANY_WORDS, &exit_code);
  if (files == NULL)
    return exit_code;
  if (files[0] == NULL)
    return sg_ctl_usage ("region import: name at least one .osm.pbf or .osm file");
  if (output == NULL)
    return sg_ctl_usage ("region import: --output REGION is missing");
  if (drive != NULL && strcmp (drive, "left") != 0 && strcmp (drive, "right") != 0)
    return sg_ctl_usage ("--drive is left or right, not “%s”", drive);

  return import (&(SgRegionImport){ .osm_files = (const char *const *) files,
                                    .places_csv = (const char *const *) places,
                                    .boundaries_csv = (const char *const *) boundaries,
                                    .output = output,
                                    .name = name,
                                    .drives_right = g_strcmp0 (drive, "right") == 0,
                                    .roads_only = roads_only },
                 as_json);
}

static int
run_info (char **arguments)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (SgRegion) region = NULL;
  g_autoptr (GError) error = NULL;
  gboolean           as_json = FALSE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, NULL, NULL },
                                   { NULL } };
  int                exit_code;

  words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  if (words == NULL)
    return exit_code;

  region = sg_region_open (words[0], &error);
  if (region == NULL)
    return sg_ctl_failed (error);

  return sg_ctl_show_manifest (sg_region_get_manifest (region), as_json);
}

static int
run_check (char **arguments)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GCancellable) cancellable = sg_ctl_cancel_on_signal ();
  g_autoptr (SgProgress) progress = sg_progress_new (sg_ctl_show_progress, NULL, cancellable);
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = { { NULL } };
  gboolean           whole;
  int                exit_code;

  words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  if (words == NULL)
    return exit_code;

  whole = sg_region_check (words[0], progress, &error);
  sg_ctl_end_progress ();
  if (!whole)
    return sg_ctl_failed (error);

  g_print ("%s is whole\n", words[0]);
  return SG_CTL_DONE;
}

const SgCtlCommand sg_ctl_region_commands[] = {
  { "region import",
    "INPUT.osm[.pbf]... --output REGION [--name NAME] [--places CSV] [--boundaries CSV] "
    "[--drive left|right] [--roads-only] [--json]",
    run_import },
  { "region info", "REGION [--json]", run_info },
  { "region check", "REGION", run_check },
  { NULL, NULL, NULL },
};
