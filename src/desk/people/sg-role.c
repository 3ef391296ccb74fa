/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may do what at a desk that works alone, as data. The operator takes calls, sends and closes:
 * at night that is one person, and no role may stand between a caller and an ambulance. */

#include "config.h"

#include "desk/people/sg-role.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-error.h"

#define CREW     (SG_DESK_ROLE_OPERATOR | SG_DESK_ROLE_DISPATCHER | SG_DESK_ROLE_SUPERVISOR)
#define OFFICE   (SG_DESK_ROLE_SUPERVISOR | SG_DESK_ROLE_ADMIN)
#define VERIFIER SG_DESK_ROLE_VERIFIER
#define TRAINER  SG_DESK_ROLE_TRAINER
#define ADMIN    SG_DESK_ROLE_ADMIN

static const SgPermissionType types[SG_N_PERMISSIONS] = {
  [SG_MAY_TAKE_CALLS] = { "take_calls", N_ ("take calls"), CREW },
  [SG_MAY_DISPATCH] = { "dispatch", N_ ("send ambulances and volunteers"), CREW },
  [SG_MAY_CLOSE] = { "close", N_ ("close incidents"), CREW },
  [SG_MAY_VERIFY] = { "verify",
                      N_ ("verify closed incidents"),
                      VERIFIER | SG_DESK_ROLE_SUPERVISOR },
  [SG_MAY_CONFIGURE] = { "configure", N_ ("change the settings"), ADMIN },
  [SG_MAY_MANAGE_REGISTERS] = { "manage_registers",
                                N_ ("change the registers of units, volunteers and facilities"),
                                OFFICE },
  [SG_MAY_SEE_VOLUNTEERS] = { "see_volunteers",
                              N_ ("see volunteers' profiles"),
                              CREW | VERIFIER | TRAINER | ADMIN },
  [SG_MAY_SEE_PERSONAL] = { "see_personal", N_ ("see callers' data"), CREW | VERIFIER | ADMIN },
  [SG_MAY_SEE_CLINICAL] = { "see_clinical", N_ ("see patients' data"), CREW | VERIFIER | ADMIN },
  [SG_MAY_EXPORT] = { "export", N_ ("export a person's data"), OFFICE },
  [SG_MAY_ERASE] = { "erase", N_ ("erase a person's data"), ADMIN },
  [SG_MAY_RESTORE] = { "restore", N_ ("restore a backup"), OFFICE },
  [SG_MAY_RUN_REPORTS] = { "run_reports",
                           N_ ("make reports"),
                           SG_DESK_ROLE_DISPATCHER | VERIFIER | OFFICE },
  [SG_MAY_MANAGE_PEOPLE] = { "manage_people", N_ ("register people and set their PINs"), ADMIN },
};

static const struct
{
  SgDeskRole  role;
  const char *name;
} names[] = {
  { SG_DESK_ROLE_OPERATOR, "operator" },     { SG_DESK_ROLE_DISPATCHER, "dispatcher" },
  { SG_DESK_ROLE_SUPERVISOR, "supervisor" }, { SG_DESK_ROLE_VERIFIER, "verifier" },
  { SG_DESK_ROLE_TRAINER, "trainer" },       { SG_DESK_ROLE_ADMIN, "admin" },
};

const SgPermissionType *
sg_permission_get_type (SgPermission permission)
{
  return &types[permission];
}

static guint
find_role (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i].name, name) == 0)
      return names[i].role;

  return 0;
}

/**
 * sg_roles_parse:
 * @text: (nullable): names of roles apart by commas, blanks or lines
 * @roles: (out): SgDeskRole bits, at least one
 */
gboolean
sg_roles_parse (const char *text, guint *roles, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", ", \n", -1);

  *roles = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint role = *words[i] != '\0' ? find_role (words[i]) : 0;

      *roles |= role;
      if (role != 0 || *words[i] == '\0')
        continue;

      g_set_error (
        error,
        SG_ERROR,
        SG_ERROR_INVALID,
        _ ("“roles”: there is no role “%s”: choose from operator, dispatcher, supervisor,"
           " verifier, trainer, admin"),
        words[i]);
      return FALSE;
    }

  if (*roles != 0)
    return TRUE;

  g_set_error_literal (
    error,
    SG_ERROR,
    SG_ERROR_INVALID,
    _ ("“roles” needs at least one of operator, dispatcher, supervisor, verifier,"
       " trainer, admin"));
  return FALSE;
}

/**
 * sg_roles_to_text:
 *
 * Returns: (transfer full): their names, in the order of the list
 */
char *
sg_roles_to_text (guint roles, const char *separator)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (roles & names[i].role)
      g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", names[i].name);

  return g_strdup (text->str);
}
