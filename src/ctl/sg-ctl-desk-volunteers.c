/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl desk volunteer. */

#include "config.h"

#include <string.h>

#include "common/sg-error.h"
#include "ctl/sg-ctl-desk-registers.h"
#include "desk/people/sg-desk-access.h"
#include "desk/register/sg-certificates.h"
#include "desk/register/sg-volunteers.h"

#define PAGE 100

static void
add_standing (JsonBuilder *json, const SgStanding *standing)
{
  const SgCertificate *best = standing->best;

  json_builder_set_member_name (json, "certificate");
  json_builder_begin_object (json);
  sg_ctl_json_text (json, "state", sg_standing_to_text (standing->state));
  sg_ctl_json_text (json, "level", best != NULL ? best->level : NULL);
  sg_ctl_json_text (json, "number", best != NULL ? best->number : NULL);
  sg_ctl_json_text (json, "issued", best != NULL ? best->issued : NULL);
  sg_ctl_json_text (json, "expires", best != NULL ? best->expires : NULL);
  sg_ctl_json_text (json, "last_day", standing->last_day);
  json_builder_end_object (json);
}

static void
add_volunteer (SgCtlDesk *self, JsonBuilder *json, gconstpointer record)
{
  const SgVolunteer *volunteer = record;
  g_autoptr (GError) why = NULL;
  g_autoptr (SgStanding) standing = sg_desk_find_standing (self->desk, &volunteer->id, NULL, &why);

  sg_ctl_json_text (json, "vetting", sg_vetting_to_text (volunteer->vetting));
  sg_ctl_json_text (json, "vetting_reason", volunteer->vetting_reason);
  sg_ctl_json_text (json, "availability", sg_availability_to_text (volunteer->availability));
  sg_ctl_json_time (json, "until", volunteer->until);
  if (standing != NULL)
    add_standing (json, standing);
}

static int
run_list (char **arguments)
{
  g_auto (SgCtlDesk) self = { 0 };
  g_autofree char   *search = NULL;
  int                limit = PAGE;
  int                offset = 0;
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self),
    { "search", 0, 0, G_OPTION_ARG_STRING, &search, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { "offset", 0, 0, G_OPTION_ARG_INT, &offset, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;
  if (limit < 1 || offset < 0)
    return sg_ctl_usage ("--limit must be at least 1 and --offset at least 0");
  if (!sg_ctl_desk_open (&self, words[0], &error))
    return sg_ctl_failed (error);

  found = sg_desk_search_volunteers (self.desk, search, (guint) offset, (guint) limit, &error);
  if (found == NULL ||
      !sg_desk_look_at_each (self.desk,
                             SG_SUBJECT_VOLUNTEER,
                             found,
                             search != NULL ? SG_ACCESS_SEARCHED : SG_ACCESS_OPENED,
                             "list",
                             &error))
    return sg_ctl_failed (error);

  sg_ctl_register_print (&self, &sg_volunteer_register, found, add_volunteer);
  return SG_CTL_DONE;
}

static int
run_add (char **arguments)
{
  return sg_ctl_register_add (arguments, &sg_volunteer_register);
}

static int
run_change (char **arguments)
{
  return sg_ctl_register_change (arguments, &sg_volunteer_register);
}

static int
run_import (char **arguments)
{
  return sg_ctl_register_import (arguments, &sg_volunteer_register);
}

static int
run_export (char **arguments)
{
  return sg_ctl_register_export (arguments, &sg_volunteer_register);
}

/* ---- one volunteer ---- */

/* What the commands about one volunteer share. */
typedef struct
{
  SgCtlDesk    desk;
  char        *reason;
  char        *until;
  char        *level;
  char        *number;
  char        *issued;
  char        *expires;
  SgVolunteer *volunteer;
  char       **words; /* after the database and the volunteer */
} OneVolunteer;

static void
one_volunteer_clear (OneVolunteer *self)
{
  sg_ctl_desk_clear (&self->desk);
  g_free (self->reason);
  g_free (self->until);
  g_free (self->level);
  g_free (self->number);
  g_free (self->issued);
  g_free (self->expires);
  g_clear_pointer (&self->volunteer, sg_volunteer_free);
  g_strfreev (self->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OneVolunteer, one_volunteer_clear)

/* Returns the exit code to end with, or SG_CTL_DONE to go on. */
static int
find_volunteer (OneVolunteer *self, char **arguments, guint n_words)
{
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self->desk),
    { "reason", 0, 0, G_OPTION_ARG_STRING, &self->reason, NULL, NULL },
    { "until", 0, 0, G_OPTION_ARG_STRING, &self->until, NULL, NULL },
    { "level", 0, 0, G_OPTION_ARG_STRING, &self->level, NULL, NULL },
    { "number", 0, 0, G_OPTION_ARG_STRING, &self->number, NULL, NULL },
    { "issued", 0, 0, G_OPTION_ARG_STRING, &self->issued, NULL, NULL },
    { "expires", 0, 0, G_OPTION_ARG_STRING, &self->expires, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, n_words, &exit_code);

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_desk_open (&self->desk, words[0], &error))
    return sg_ctl_failed (error);

  self->volunteer = sg_desk_find_volunteer (self->desk.desk, words[1], &error);
  if (self->volunteer == NULL)
    return sg_ctl_failed (error);

  self->words = g_strdupv (words + 2);
  return SG_CTL_DONE;
}

static int
run_vet (char **arguments)
{
  g_auto (OneVolunteer) self = { 0 };
  int exit_code = find_volunteer (&self, arguments, 3);
  g_autoptr (GError) error = NULL;

  if (exit_code != SG_CTL_DONE)
    return exit_code;

  return sg_desk_vet_volunteer (self.desk.desk,
                                &self.volunteer->id,
                                self.words[0],
                                self.reason,
                                &error)
           ? SG_CTL_DONE
           : sg_ctl_failed (error);
}

static int
run_duty (char **arguments)
{
  g_auto (OneVolunteer) self = { 0 };
  int exit_code = find_volunteer (&self, arguments, 3);
  g_autoptr (GError) error = NULL;
  gint64 until = 0;

  if (exit_code != SG_CTL_DONE)
    return exit_code;
  if (self.until != NULL && !sg_ctl_desk_parse_time (self.desk.desk, self.until, &until, &error))
    return sg_ctl_failed (error);

  return sg_desk_set_duty (self.desk.desk, &self.volunteer->id, self.words[0], until, &error)
           ? SG_CTL_DONE
           : sg_ctl_failed (error);
}

static int
run_certify (char **arguments)
{
  g_auto (OneVolunteer) self = { 0 };
  int           exit_code = find_volunteer (&self, arguments, 2);
  SgCertificate certificate = { 0 };
  g_autoptr (GError) error = NULL;
  SgUuid id;

  if (exit_code != SG_CTL_DONE)
    return exit_code;

  certificate.holder = self.volunteer->id;
  certificate.level = self.level;
  certificate.number = self.number;
  certificate.issued = self.issued;
  certificate.expires = self.expires;
  if (!sg_desk_certify (self.desk.desk, &certificate, &id, &error))
    return sg_ctl_failed (error);

  sg_ctl_print_id (&self.desk, "certificate", &id);
  return SG_CTL_DONE;
}

static int
run_revoke (char **arguments)
{
  g_auto (SgCtlDesk) self = { 0 };
  g_autofree char   *reason = NULL;
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self),
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 2, &exit_code);
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_desk_open (&self, words[0], &error) ||
      !sg_desk_revoke_certificate (self.desk, words[1], reason, &error))
    return sg_ctl_failed (error);

  return SG_CTL_DONE;
}

static int
run_erase (char **arguments)
{
  g_auto (OneVolunteer) self = { 0 };
  int exit_code = find_volunteer (&self, arguments, 2);
  g_autoptr (GError) error = NULL;

  if (exit_code != SG_CTL_DONE)
    return exit_code;

  return sg_desk_erase_volunteer (self.desk.desk, &self.volunteer->id, &error)
           ? SG_CTL_DONE
           : sg_ctl_failed (error);
}

#define VOLUNTEER_OPTIONS                                                                          \
  "[--name N] [--phone P] [--email E] [--birth DATE] [--sex L|P] [--skills A;B]"                   \
  " [--organisation O] [--transport foot|motorcycle] [--number N] [--consent yes|no]"              \
  " [--at LAT,LON] [--force]"

const SgCtlCommand sg_ctl_desk_volunteer_commands[] = {
  { "desk volunteer list", "DB [--search TEXT] [--limit N] [--offset N] [--json]", run_list },
  { "desk volunteer add", "DB " VOLUNTEER_OPTIONS " [--json]", run_add },
  { "desk volunteer change", "DB VOLUNTEER " VOLUNTEER_OPTIONS " [--json]", run_change },
  { "desk volunteer vet",
    "DB VOLUNTEER waiting|accepted|rejected|deactivated [--reason R]",
    run_vet },
  { "desk volunteer duty", "DB VOLUNTEER available|busy|offline [--until TIME]", run_duty },
  { "desk volunteer certify",
    "DB VOLUNTEER --level basic|plus|inst|sinst --number N [--issued DATE] [--expires DATE]"
    " [--json]",
    run_certify },
  { "desk volunteer revoke", "DB CERTIFICATE --reason R", run_revoke },
  { "desk volunteer erase", "DB VOLUNTEER", run_erase },
  { "desk volunteer import", "DB CSV [--dry-run] [--force] [--json]", run_import },
  { "desk volunteer export", "DB CSV [--json]", run_export },
  { NULL, NULL, NULL },
};
