/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether the person at the desk may do something. Asked by whoever shows a button, and once more
 * by what exports, erases or lets people in. Who can open the file with a shell can do everything
 * to it anyway: a name that is no registered person's passes, and is on record. */

#include "config.h"

#include "desk/people/sg-desk-may.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "desk/log/sg-row.h"
#include "desk/people/sg-desk-people.h"
#include "desk/sg-act.h"

#define NOBODY SG_PERSON_PREFIX "nobody"

/**
 * sg_desk_is_for_all:
 * @is_for_all: (out): whether nobody is registered yet, so that everybody may do everything
 */
gboolean
sg_desk_is_for_all (SgDesk *desk, gboolean *is_for_all, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;
  gboolean has_row;

  statement = sg_db_get_statement (sg_desk_get_db (desk),
                                   error,
                                   "SELECT 1 FROM person WHERE name IS NOT NULL LIMIT 1",
                                   "");
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  *is_for_all = !has_row;
  return TRUE;
}

static gboolean
check_roles (const SgPerson *person, SgPermission permission, GError **error)
{
  const SgPermissionType *type = sg_permission_get_type (permission);
  g_autofree char        *needed = sg_roles_to_text (type->roles, _ (" or "));
  guint                   roles = 0;

  if (person->disabled || person->name == NULL)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("%s does not work at this desk any more: sign in as somebody else"),
                   person->name != NULL ? person->name : _ ("this person"));
      return FALSE;
    }

  /* Roles of a later program are nobody's here. */
  sg_roles_parse (person->roles, &roles, NULL);
  if (roles & type->roles)
    return TRUE;

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("%s may not %s: that needs the role %s"),
               person->name,
               _ (type->title),
               needed);
  return FALSE;
}

/**
 * sg_desk_may:
 *
 * Whether the person at the desk may do that.
 *
 * Returns: %FALSE with %SG_ERROR_INVALID, which names the role that is needed
 */
gboolean
sg_desk_may (SgDesk *desk, SgPermission permission, GError **error)
{
  const char *by = sg_desk_get_person (desk);
  g_autoptr (SgPerson) person = NULL;
  gboolean for_all;
  SgUuid   id;

  if (!sg_desk_is_for_all (desk, &for_all, error))
    return FALSE;
  if (for_all)
    return TRUE;

  if (g_strcmp0 (by, NOBODY) == 0)
    {
      g_autofree char *needed =
        sg_roles_to_text (sg_permission_get_type (permission)->roles, _ (" or "));

      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("nobody has signed in: sign in with your PIN to %s (role %s)"),
                   _ (sg_permission_get_type (permission)->title),
                   needed);
      return FALSE;
    }

  if (!sg_person_id_of (by, &id))
    return TRUE;

  person = sg_row_get (sg_desk_get_db (desk), &sg_person_record, &id, error);
  return person != NULL && check_roles (person, permission, error);
}

static char *
dup_closer (SgDesk *desk, const SgUuid *incident, GError **error)
{
  g_autoptr (GPtrArray)
    events = sg_event_log_read_effective (sg_desk_get_log (desk), incident, error);

  for (guint i = events != NULL ? events->len : 0; i > 0; i--)
    {
      const SgEvent *event = g_ptr_array_index (events, i - 1);

      if (sg_event_is_kind (event, "incident.closed"))
        return g_strdup (event->by);
    }

  if (events != NULL)
    g_set_error_literal (error,
                         SG_ERROR,
                         SG_ERROR_STALE,
                         _ ("the incident is not closed yet: close it, then have it verified"));
  return NULL;
}

/**
 * sg_desk_may_verify:
 * @incident: a closed one
 *
 * A second pair of eyes: who closed the incident does not verify it.
 */
gboolean
sg_desk_may_verify (SgDesk *desk, const SgUuid *incident, GError **error)
{
  g_autofree char *closer = NULL;
  g_autofree char *name = NULL;

  if (!sg_desk_may (desk, SG_MAY_VERIFY, error))
    return FALSE;

  closer = dup_closer (desk, incident, error);
  if (closer == NULL)
    return FALSE;
  if (g_strcmp0 (closer, sg_desk_get_person (desk)) != 0)
    return TRUE;

  name = sg_desk_dup_name_of (desk, closer);
  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("%s closed this incident: another person, with the role verifier or supervisor,"
                  " verifies it"),
               name);
  return FALSE;
}
