/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl: the same core as the console's, from a shell. This file finds the command and holds
 * what all commands share; the commands themselves are in the files beside it. */

#include "ctl/sg-ctl.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "common/sg-error.h"

/* clang-format off */
static const SgCtlCommand *const tables[] = {
  sg_ctl_region_commands,
  sg_ctl_demo_commands,
  sg_ctl_roads_commands,
  sg_ctl_bench_commands,
  sg_ctl_tile_commands,
  sg_ctl_places_commands,
  sg_ctl_facilities_commands,
  sg_ctl_place_commands,
  sg_ctl_desk_commands,
  sg_ctl_desk_keep_commands,
  sg_ctl_desk_people_commands,
  sg_ctl_desk_privacy_commands,
  sg_ctl_desk_unit_commands,
  sg_ctl_desk_volunteer_commands,
  sg_ctl_desk_facility_commands,
  sg_ctl_desk_call_commands,
  sg_ctl_desk_candidates_commands,
  sg_ctl_desk_demo_commands,
  sg_ctl_desk_dispatch_commands,
  sg_ctl_desk_scene_commands,
  sg_ctl_desk_shift_commands,
  sg_ctl_desk_show_commands,
  sg_ctl_desk_report_commands,
};
/* clang-format on */

/**
 * sg_ctl_usage:
 *
 * Says what is wrong with the words of a command.
 *
 * Returns: the exit code for it
 */
int
sg_ctl_usage (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("siagactl: %s\n", message);

  return SG_CTL_USAGE;
}

/**
 * sg_ctl_failed:
 *
 * Says why a command could not be done.
 *
 * Returns: the exit code for it
 */
int
sg_ctl_failed (const GError *error)
{
  g_printerr ("siagactl: %s\n", error->message);

  return SG_CTL_FAILED;
}

static int
refuse_encoding (char **arguments)
{
  for (guint i = 0; arguments[i] != NULL; i++)
    if (!g_utf8_validate (arguments[i], -1, NULL))
      return sg_ctl_usage ("the value of %s is not UTF-8 text: write it in UTF-8",
                           i > 0 ? arguments[i - 1] : "the first argument");

  return sg_ctl_usage ("an argument is not text of this terminal: set LC_ALL to a UTF-8 locale");
}

/**
 * sg_ctl_parse:
 * @arguments: what follows the command
 * @entries: the options of this command; long ones only, so that -6.2,106.8 is a place
 * @n_words: how many words must be left when the options are taken out, or %SG_CTL_ANY_WORDS
 * @exit_code: (out): set when the command must end here
 *
 * Returns: (nullable) (transfer full): the words, or %NULL after telling the person what is wrong
 */
char **
sg_ctl_parse (char **arguments, const GOptionEntry *entries, guint n_words, int *exit_code)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;

  /* GOption expects the program's name in front. */
  g_strv_builder_add (builder, "siagactl");
  g_strv_builder_addv (builder, (const char **) arguments);
  words = g_strv_builder_end (builder);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, &words, &error))
    {
      if (g_error_matches (error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE))
        *exit_code = refuse_encoding (arguments);
      else
        *exit_code = sg_ctl_usage ("%s", error->message);
      return NULL;
    }

  for (guint i = 1; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], "--") && words[i][2] != '\0')
      {
        *exit_code = sg_ctl_usage ("unknown option %s", words[i]);
        return NULL;
      }

  if (n_words != SG_CTL_ANY_WORDS && g_strv_length (words) - 1 != n_words)
    {
      *exit_code = sg_ctl_usage ("expected %u arguments, got %u; see siagactl --help",
                                 n_words,
                                 g_strv_length (words) - 1);
      return NULL;
    }

  return g_strdupv (words + 1);
}

/* JSON-GLib writes every number so that it can be read back exactly, and 36.6 becomes
 * 36.600000000000001. Fifteen digits are enough for all that were written with fewer. */
static void
append_number (GString *out, const char *digits, gsize length)
{
  g_autofree char *number = g_strndup (digits, length);
  char             shorter[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (shorter, sizeof shorter, "%.15g", g_ascii_strtod (number, NULL));
  g_string_append (out,
                   strchr (number, '.') != NULL && length > strlen (shorter) ? shorter : number);
}

static char *
shorten_numbers (const char *json)
{
  GString *out = g_string_sized_new (strlen (json));
  gboolean quoted = FALSE;

  for (const char *c = json; *c != '\0';)
    {
      gsize length = quoted ? 0 : strspn (c, "0123456789.eE+-");

      if (length > 15)
        append_number (out, c, length);
      else
        g_string_append_len (out, c, length = MAX (length, quoted && *c == '\\' ? 2 : 1));
      quoted ^= length == 1 && *c == '"';
      c += length;
    }

  return g_string_free (out, FALSE);
}

/**
 * sg_ctl_print_json:
 *
 * Prints one document on standard output.
 */
void
sg_ctl_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;
  g_autofree char *shorter = NULL;

  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  shorter = shorten_numbers (text);
  g_print ("%s\n", shorter);
}

/**
 * sg_ctl_json_double:
 * @decimals: how many digits after the point mean something
 */
void
sg_ctl_json_double (JsonBuilder *builder, const char *member, double value, int decimals)
{
  double scale = pow (10, decimals);

  json_builder_set_member_name (builder, member);
  json_builder_add_double_value (builder, round (value * scale) / scale);
}

/**
 * sg_ctl_json_point:
 *
 * Adds `[lat, lon]`.
 */
void
sg_ctl_json_point (JsonBuilder *builder, SgPoint point)
{
  json_builder_begin_array (builder);
  json_builder_add_double_value (builder, sg_point_lat (point));
  json_builder_add_double_value (builder, sg_point_lon (point));
  json_builder_end_array (builder);
}

static const SgCtlCommand *
find_command (char **words, guint *n_words)
{
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (const SgCtlCommand *command = tables[t]; command->path != NULL; command++)
      {
        g_auto (GStrv) path = g_strsplit (command->path, " ", -1);
        guint i = 0;

        while (path[i] != NULL && words[i] != NULL && strcmp (path[i], words[i]) == 0)
          i++;
        if (path[i] == NULL)
          {
            *n_words = i;
            return command;
          }
      }

  return NULL;
}

/* Of the commands that begin with @group. */
static void
print_help (const char *group)
{
  g_print ("Usage:\n");
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (const SgCtlCommand *command = tables[t]; command->path != NULL; command++)
      if (g_str_has_prefix (command->path, group))
        g_print ("  siagactl %s %s\n", command->path, command->synopsis);
  g_print (
    "\nA REGION is a folder that “region import” or “region demo” has written, a DB the file of a "
    "desk.\n"
    "LAT,LON are WGS 84 degrees. Exit codes: 0 done, 1 failed, 2 wrong usage.\n");
}

/**
 * sg_ctl_run:
 *
 * Returns: the exit code of the command that @argv names
 */
int
sg_ctl_run (int argc, char *argv[])
{
  const SgCtlCommand *command;
  guint               n_words = 0;

  if (argc < 2 || strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "help") == 0)
    {
      print_help ("");
      return argc < 2 ? SG_CTL_USAGE : SG_CTL_DONE;
    }

  command = find_command (argv + 1, &n_words);
  if (argc > 2 && strcmp (argv[argc - 1], "--help") == 0)
    {
      print_help (command != NULL ? command->path : argv[1]);
      return SG_CTL_DONE;
    }

  if (command == NULL)
    return sg_ctl_usage ("no such command: %s%s%s; see siagactl --help",
                         argv[1],
                         argc > 2 ? " " : "",
                         argc > 2 ? argv[2] : "");

  return command->run (argv + 1 + n_words);
}
