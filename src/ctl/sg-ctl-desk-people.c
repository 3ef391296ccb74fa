/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl desk person, sign-in, sign-out, access: who works at a desk. Who can open the file may
 * do everything to it, so no command asks for a PIN; a PIN comes from $SIAGA_PIN or a line of
 * standard input, never from the arguments, which others on the computer can see. */

#include <stdio.h>
#include <string.h>

#include "common/sg-error.h"
#include "ctl/sg-ctl-desk.h"
#include "desk/people/sg-desk-access.h"
#include "desk/people/sg-desk-people.h"
#include "desk/people/sg-desk-sign-in.h"

#define LINE_MAX_BYTES 64

typedef struct
{
  SgCtlDesk desk;
  char    **words; /* what follows the desk's file */
  char     *name;
  char     *roles;
  char     *person;
  char     *subject;
  char     *from;
  char     *to;
  gboolean  no_pin;
  gboolean  again;
} People;

static void
people_clear (People *self)
{
  char **owned[] = { &self->name,    &self->roles, &self->person,
                     &self->subject, &self->from,  &self->to };

  for (guint i = 0; i < G_N_ELEMENTS (owned); i++)
    g_clear_pointer (owned[i], g_free);
  g_clear_pointer (&self->words, g_strfreev);
  sg_ctl_desk_clear (&self->desk);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (People, people_clear)

static int
run (char **arguments, guint n_words, gboolean (*act) (People *self, GError **error))
{
  g_auto (People) self = { 0 };
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self.desk),
    { "name", 0, 0, G_OPTION_ARG_STRING, &self.name, NULL, NULL },
    { "roles", 0, 0, G_OPTION_ARG_STRING, &self.roles, NULL, NULL },
    { "person", 0, 0, G_OPTION_ARG_STRING, &self.person, NULL, NULL },
    { "subject", 0, 0, G_OPTION_ARG_STRING, &self.subject, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &self.from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &self.to, NULL, NULL },
    { "no-pin", 0, 0, G_OPTION_ARG_NONE, &self.no_pin, NULL, NULL },
    { "again", 0, 0, G_OPTION_ARG_NONE, &self.again, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, n_words, &exit_code);

  if (words == NULL)
    return exit_code;

  self.words = g_strdupv (words + 1);
  if (!sg_ctl_desk_open (&self.desk, words[0], &error) || !act (&self, &error))
    return sg_ctl_failed (error);

  return SG_CTL_DONE;
}

static char *
read_pin (GError **error)
{
  const char *given = g_getenv ("SIAGA_PIN");
  char        line[LINE_MAX_BYTES] = "";

  if (given != NULL)
    return g_strdup (given);

  if (fgets (line, sizeof line, stdin) == NULL)
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           "a PIN is needed: set $SIAGA_PIN, or write it to standard input");
      return NULL;
    }

  return g_strdup (g_strstrip (line));
}

/* ---- people ---- */

static void
print_person (People *self, JsonBuilder *builder, const SgPerson *person)
{
  g_auto (GStrv) roles = g_strsplit (person->roles != NULL ? person->roles : "", "\n", -1);
  g_autofree char *joined = g_strjoinv (",", roles);
  g_autofree char *since = sg_ctl_desk_time (self->desk.desk, person->signed_in_at);

  json_builder_begin_object (builder);
  sg_ctl_json_uuid (builder, "id", &person->id);
  sg_ctl_json_text (builder, "name", person->name);
  sg_ctl_json_lines (builder, "roles", person->roles);
  sg_ctl_json_bool (builder, "disabled", person->disabled);
  sg_ctl_json_time (builder, "signed_in_at", person->signed_in_at);
  json_builder_end_object (builder);

  if (!self->desk.json)
    g_print ("%-28s %-36s %-8s %s\n",
             person->name,
             joined,
             person->disabled ? "disabled" : "",
             since);
}

static gboolean
list (People *self, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) people = sg_desk_list_people (self->desk.desk, error);

  if (people == NULL)
    return FALSE;

  json_builder_begin_array (builder);
  for (guint i = 0; i < people->len; i++)
    print_person (self, builder, g_ptr_array_index (people, i));
  json_builder_end_array (builder);
  if (self->desk.json)
    sg_ctl_print_json (builder);

  return TRUE;
}

static gboolean
add (People *self, GError **error)
{
  g_autofree char *pin = self->no_pin ? NULL : read_pin (error);
  g_autofree char *id = NULL;
  SgPersonEntry    entry = { self->words[0], self->roles, pin };
  SgUuid           person;

  if ((pin == NULL && !self->no_pin) ||
      !sg_desk_register_person (self->desk.desk, &entry, &person, error))
    return FALSE;

  id = sg_uuid_to_text (&person);
  g_print ("%s\n", id);
  return TRUE;
}

static gboolean
change (People *self, GError **error)
{
  g_autoptr (SgPerson) person = sg_desk_find_person (self->desk.desk, self->words[0], error);
  SgPersonEntry entry = { self->name, self->roles, NULL };

  return person != NULL && sg_desk_change_person (self->desk.desk, &person->id, &entry, error);
}

static gboolean
disable (People *self, GError **error)
{
  g_autoptr (SgPerson) person = sg_desk_find_person (self->desk.desk, self->words[0], error);

  return person != NULL &&
         sg_desk_disable_person (self->desk.desk, &person->id, !self->again, error);
}

static gboolean
set_pin (People *self, GError **error)
{
  g_autoptr (SgPerson) person = sg_desk_find_person (self->desk.desk, self->words[0], error);
  g_autofree char *pin = person != NULL ? read_pin (error) : NULL;

  return pin != NULL && sg_desk_reset_pin (self->desk.desk, &person->id, pin, error);
}

static gboolean
sign_in (People *self, GError **error)
{
  g_autofree char *pin = read_pin (error);
  SgFatigue        fatigue;

  if (pin == NULL || !sg_desk_sign_in (self->desk.desk, self->words[0], pin, error) ||
      !sg_desk_get_fatigue (self->desk.desk, &fatigue, error))
    return FALSE;

  g_print ("%s\n", sg_desk_get_person (self->desk.desk));
  if (fatigue.tired)
    g_print ("at the desk for %.1f hours, more than %" G_GINT64_FORMAT ": hand over and rest\n",
             fatigue.hours,
             fatigue.hours_max);
  return TRUE;
}

static gboolean
sign_out (People *self, GError **error)
{
  g_autoptr (SgPerson) person = sg_desk_find_person (self->desk.desk, self->words[0], error);
  g_autofree char *id = person != NULL ? sg_uuid_to_text (&person->id) : NULL;
  g_autofree char *by = g_strconcat (SG_PERSON_PREFIX, id, NULL);

  if (person == NULL)
    return FALSE;

  sg_desk_set_person (self->desk.desk, by);
  return sg_desk_sign_out (self->desk.desk, error);
}

/* ---- access ---- */

static void
print_access (People *self, JsonBuilder *builder, const SgAccess *access)
{
  g_autofree char *at = sg_ctl_desk_time (self->desk.desk, access->at);

  json_builder_begin_object (builder);
  sg_ctl_json_time (builder, "at", access->at);
  sg_ctl_json_text (builder, "by", access->by);
  sg_ctl_json_text (builder, "name", access->name);
  sg_ctl_json_text (builder, "subject", access->subject);
  sg_ctl_json_text (builder, "what", access->what);
  sg_ctl_json_text (builder, "purpose", access->purpose);
  json_builder_end_object (builder);

  if (!self->desk.json)
    g_print ("%s  %-20s %-9s %s%s%s\n",
             at,
             access->name,
             access->what,
             access->subject,
             access->purpose != NULL ? "  " : "",
             access->purpose != NULL ? access->purpose : "");
}

static char *
dup_by (People *self, GError **error)
{
  g_autoptr (SgPerson) person = sg_desk_find_person (self->desk.desk, self->person, NULL);
  g_autofree char *id = person != NULL ? sg_uuid_to_text (&person->id) : NULL;

  /* Who is not registered may be in the log all the same. */
  return id != NULL ? g_strconcat (SG_PERSON_PREFIX, id, NULL) : g_strdup (self->person);
}

static gboolean
access_log (People *self, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *by = self->person != NULL ? dup_by (self, error) : NULL;
  SgAccessFilter   filter = { .by = by, .subject = self->subject };
  SgDesk          *desk = self->desk.desk;

  if ((self->from != NULL && !sg_ctl_desk_parse_time (desk, self->from, &filter.from, error)) ||
      (self->to != NULL && !sg_ctl_desk_parse_time (desk, self->to, &filter.to, error)))
    return FALSE;

  found = sg_desk_list_access (desk, &filter, error);
  if (found == NULL)
    return FALSE;

  json_builder_begin_array (builder);
  for (guint i = 0; i < found->len; i++)
    print_access (self, builder, g_ptr_array_index (found, i));
  json_builder_end_array (builder);
  if (self->desk.json)
    sg_ctl_print_json (builder);

  return TRUE;
}

/* ---- the commands ---- */

static int
run_list (char **arguments)
{
  return run (arguments, 1, list);
}

static int
run_add (char **arguments)
{
  return run (arguments, 2, add);
}

static int
run_change (char **arguments)
{
  return run (arguments, 2, change);
}

static int
run_disable (char **arguments)
{
  return run (arguments, 2, disable);
}

static int
run_pin (char **arguments)
{
  return run (arguments, 2, set_pin);
}

static int
run_sign_in (char **arguments)
{
  return run (arguments, 2, sign_in);
}

static int
run_sign_out (char **arguments)
{
  return run (arguments, 2, sign_out);
}

static int
run_access (char **arguments)
{
  return run (arguments, 1, access_log);
}

const SgCtlCommand sg_ctl_desk_people_commands[] = {
  { "desk person list", "DB [--json]", run_list },
  { "desk person add", "DB NAME --roles ROLE,… [--no-pin]  (PIN in $SIAGA_PIN or input)", run_add },
  { "desk person change", "DB NAME [--name NAME] [--roles ROLE,…]", run_change },
  { "desk person disable", "DB NAME [--again]  (--again lets the person work again)", run_disable },
  { "desk person pin", "DB NAME  (PIN in $SIAGA_PIN or input)", run_pin },
  { "desk sign-in", "DB NAME  (PIN in $SIAGA_PIN or input)", run_sign_in },
  { "desk sign-out", "DB NAME", run_sign_out },
  { "desk access",
    "DB [--person NAME] [--subject KIND|KIND:ID] [--from TIME] [--to TIME] [--json]",
    run_access },
  { NULL, NULL, NULL },
};
