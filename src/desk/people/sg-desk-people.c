/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who works at this desk. Names and roles are events of the desk's own stream; a PIN is a secret
 * and never one. */

#include "config.h"

#include "desk/people/sg-desk-people.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-error.h"
#include "desk/log/sg-row.h"
#include "desk/people/sg-desk-may.h"
#include "desk/people/sg-pin-store.h"
#include "desk/people/sg-pin.h"
#include "desk/sg-act.h"

static guint
roles_of (const SgPerson *person)
{
  guint roles = 0;

  /* Roles of a later program are nobody's here. */
  sg_roles_parse (person->roles, &roles, NULL);
  return roles;
}

/**
 * sg_desk_list_people:
 *
 * Returns: (nullable) (transfer full) (element-type SgPerson): by name, the disabled ones too
 */
GPtrArray *
sg_desk_list_people (SgDesk *desk, GError **error)
{
  return sg_row_list (sg_desk_get_db (desk),
                      &sg_person_record,
                      "WHERE name IS NOT NULL ORDER BY name COLLATE NOCASE, id",
                      error,
                      "");
}

/**
 * sg_person_id_of:
 * @by: of an event
 *
 * Returns: whether @by is of a registered person's form
 */
gboolean
sg_person_id_of (const char *by, SgUuid *person)
{
  return by != NULL && g_str_has_prefix (by, SG_PERSON_PREFIX) &&
         sg_uuid_parse (by + strlen (SG_PERSON_PREFIX), person, NULL);
}

static gboolean
is_called (const SgPerson *person, const char *name)
{
  g_autofree char *one = g_utf8_casefold (person->name, -1);
  g_autofree char *other = g_utf8_casefold (name, -1);

  return strcmp (one, other) == 0;
}

/**
 * sg_desk_find_person:
 * @name_or_id: the name in any case, or the identifier
 */
SgPerson *
sg_desk_find_person (SgDesk *desk, const char *name_or_id, GError **error)
{
  g_autoptr (GPtrArray) people = NULL;
  SgUuid id;

  if (sg_uuid_parse (name_or_id, &id, NULL))
    return sg_row_get (sg_desk_get_db (desk), &sg_person_record, &id, error);

  people = sg_desk_list_people (desk, error);
  for (guint i = 0; people != NULL && i < people->len; i++)
    if (is_called (g_ptr_array_index (people, i), name_or_id))
      return g_ptr_array_steal_index (people, i);

  if (people != NULL)
    g_set_error (error,
                 SG_ERROR,
                 SG_ERROR_NOT_FOUND,
                 _ ("nobody at this desk is called “%s”: see “siagactl desk person list DB”"),
                 name_or_id);
  return NULL;
}

/**
 * sg_desk_dup_name_of:
 * @by: (nullable): of an event
 *
 * Returns: (transfer full): the person's name, or @by for somebody who is not registered here
 */
char *
sg_desk_dup_name_of (SgDesk *desk, const char *by)
{
  g_autoptr (SgPerson) person = NULL;
  SgUuid id;

  if (sg_person_id_of (by, &id))
    person = sg_row_get (sg_desk_get_db (desk), &sg_person_record, &id, NULL);

  return g_strdup (person != NULL && person->name != NULL ? person->name : by);
}

/* ---- what must be true ---- */

static gboolean
check_name (GPtrArray *people, const char *name, const SgUuid *of, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name != NULL ? name : ""));

  if (*trimmed == '\0' || !g_utf8_validate (trimmed, -1, NULL))
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           _ ("“name” is empty: write the name"));
      return FALSE;
    }

  for (guint i = 0; i < people->len; i++)
    {
      const SgPerson *one = g_ptr_array_index (people, i);

      if (sg_uuid_equal (&one->id, of) || !is_called (one, trimmed))
        continue;

      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("“name”: “%s” is at this desk already: add something that tells them apart"),
                   trimmed);
      return FALSE;
    }

  return TRUE;
}

/* A desk where nobody can register people could only be opened from a shell. */
static gboolean
check_admin_stays (GPtrArray *people, const SgUuid *changed, gboolean is_admin, GError **error)
{
  gboolean others = FALSE;

  for (guint i = 0; i < people->len; i++)
    {
      const SgPerson *one = g_ptr_array_index (people, i);

      others |= !sg_uuid_equal (&one->id, changed) && !one->disabled &&
                (roles_of (one) & SG_DESK_ROLE_ADMIN) != 0;
    }

  if (is_admin || others)
    return TRUE;

  g_set_error_literal (error,
                       SG_ERROR,
                       SG_ERROR_INVALID,
                       people->len == 0 ? _ ("“roles”: the first person of a desk must be an admin")
                                        : _ ("“roles”: the desk would have no admin: make somebody"
                                             " else one first"));
  return FALSE;
}

static gboolean
do_now (SgDesk *desk, const char *kind, const SgUuid *person, SgBody *body, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);

  sg_act_set_time (act, sg_desk_get_now (desk), SG_CLOCK_AUTO);
  sg_act_add (act, kind, person, body);
  return sg_act_do (act, error);
}

static void
add_entry (SgBody *body, const SgPersonEntry *entry, guint roles)
{
  g_autofree char *name = g_strstrip (g_strdup (entry->name != NULL ? entry->name : ""));
  g_autofree char *lines = sg_roles_to_text (roles, "\n");

  sg_body_text (body, "name", name);
  sg_body_text (body, "roles", lines);
}

/* ---- people ---- */

/**
 * sg_desk_register_person:
 * @person: (out): who it is now
 *
 * The first one ends the desk's being open to everybody.
 */
gboolean
sg_desk_register_person (SgDesk *desk, const SgPersonEntry *entry, SgUuid *person, GError **error)
{
  g_autoptr (GPtrArray) people = NULL;
  SgBody *body;
  guint   roles;

  if (!sg_desk_may (desk, SG_MAY_MANAGE_PEOPLE, error) ||
      !sg_roles_parse (entry->roles, &roles, error))
    return FALSE;

  people = sg_desk_list_people (desk, error);
  *person = sg_uuid_new (sg_desk_get_now (desk) / 1000);
  if (people == NULL || !check_name (people, entry->name, person, error) ||
      !check_admin_stays (people, person, (roles & SG_DESK_ROLE_ADMIN) != 0, error))
    return FALSE;

  if (people->len == 0 && entry->pin == NULL)
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           _ ("“pin”: the first person needs one: nobody else could set it"));
      return FALSE;
    }

  /* Before the person: a PIN of nobody does no harm, but an only admin without one does. */
  if (entry->pin != NULL && !sg_pin_store_set (desk, person, entry->pin, error))
    return FALSE;

  body = sg_body_new ();
  add_entry (body, entry, roles);
  return do_now (desk, "person.registered@1", person, body, error);
}

static gboolean
check_change (SgDesk *desk, const SgPerson *before, const SgPersonEntry *change, GError **error)
{
  g_autoptr (GPtrArray) people = sg_desk_list_people (desk, error);
  guint roles = roles_of (before);

  return people != NULL &&
         (change->roles == NULL || sg_roles_parse (change->roles, &roles, error)) &&
         (change->name == NULL || check_name (people, change->name, &before->id, error)) &&
         check_admin_stays (people,
                            &before->id,
                            !before->disabled && (roles & SG_DESK_ROLE_ADMIN) != 0,
                            error);
}

/**
 * sg_desk_change_person:
 * @change: what is %NULL stays; a PIN is set by sg_desk_reset_pin()
 */
gboolean
sg_desk_change_person (SgDesk              *desk,
                       const SgUuid        *person,
                       const SgPersonEntry *change,
                       GError             **error)
{
  g_autoptr (SgPerson) before = NULL;
  SgBody *body;
  guint   roles = 0;

  if (!sg_desk_may (desk, SG_MAY_MANAGE_PEOPLE, error))
    return FALSE;

  before = sg_row_get (sg_desk_get_db (desk), &sg_person_record, person, error);
  if (before == NULL || !check_change (desk, before, change, error) ||
      (change->roles != NULL && !sg_roles_parse (change->roles, &roles, error)))
    return FALSE;

  body = sg_body_new ();
  add_entry (body, change, roles);
  return do_now (desk, "person.changed@1", person, body, error);
}

/**
 * sg_desk_disable_person:
 * @disabled: %FALSE to let the person work again
 *
 * A person is never removed: what they did is in the log.
 */
gboolean
sg_desk_disable_person (SgDesk *desk, const SgUuid *person, gboolean disabled, GError **error)
{
  g_autoptr (SgPerson) before = NULL;
  g_autoptr (GPtrArray) people = NULL;
  SgBody *body;

  if (!sg_desk_may (desk, SG_MAY_MANAGE_PEOPLE, error))
    return FALSE;

  before = sg_row_get (sg_desk_get_db (desk), &sg_person_record, person, error);
  people = before != NULL ? sg_desk_list_people (desk, error) : NULL;
  if (people == NULL ||
      !check_admin_stays (people,
                          person,
                          !disabled && (roles_of (before) & SG_DESK_ROLE_ADMIN) != 0,
                          error))
    return FALSE;

  body = sg_body_new ();
  sg_body_bool (body, "disabled", disabled);
  return do_now (desk, "person.changed@1", person, body, error);
}

/* ---- PINs ---- */

static gboolean
set_pin (SgDesk *desk, const SgUuid *person, const char *pin, GError **error)
{
  SgBody *body;

  if (!sg_pin_store_set (desk, person, pin, error))
    return FALSE;

  body = sg_body_new ();
  sg_body_bool (body, "pin_changed", TRUE);
  return do_now (desk, "person.changed@1", person, body, error);
}

/**
 * sg_desk_change_pin:
 * @old_pin: the present one; a wrong one makes the person wait as at sign-in
 */
gboolean
sg_desk_change_pin (SgDesk       *desk,
                    const SgUuid *person,
                    const char   *old_pin,
                    const char   *new_pin,
                    GError      **error)
{
  if (g_strcmp0 (old_pin, new_pin) == 0)
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           _ ("“pin”: the new PIN is the old one: choose another"));
      return FALSE;
    }

  return sg_pin_check_strength (new_pin, error) &&
         sg_pin_store_try (desk, person, old_pin, error) && set_pin (desk, person, new_pin, error);
}

/**
 * sg_desk_reset_pin:
 *
 * For somebody who has forgotten it; an admin does that. It also ends the waiting.
 */
gboolean
sg_desk_reset_pin (SgDesk *desk, const SgUuid *person, const char *pin, GError **error)
{
  g_autoptr (SgPerson) before = NULL;

  if (!sg_desk_may (desk, SG_MAY_MANAGE_PEOPLE, error))
    return FALSE;

  before = sg_row_get (sg_desk_get_db (desk), &sg_person_record, person, error);
  return before != NULL && set_pin (desk, person, pin, error);
}
