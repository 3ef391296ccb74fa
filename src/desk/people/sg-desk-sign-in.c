/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who sits at the desk. Every sign-in is on record, the refused ones too. */

#include "config.h"

#include "desk/people/sg-desk-sign-in.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "desk/people/sg-desk-people.h"
#include "desk/people/sg-pin-store.h"
#include "desk/sg-act.h"

/* Our own: who went for coffee has not rested, and who forgot to sign out has slept since. */
#define REST_US  (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define SHIFT_US (G_GINT64_CONSTANT (16 * 3600) * G_USEC_PER_SEC)

/* Now, also while something is entered that happened before. */
static SgAct *
new_act (SgDesk *desk)
{
  SgAct *act = sg_act_new (desk);

  sg_act_set_time (act, sg_desk_get_now (desk), SG_CLOCK_AUTO);
  return act;
}

/* The refusal is what the person hears; if it cannot even be recorded, that is logged. */
static void
record_refusal (SgDesk *desk, const SgUuid *person)
{
  g_autoptr (SgAct) act = new_act (desk);
  g_autoptr (GError) error = NULL;
  SgBody *body = sg_body_new ();

  sg_body_bool (body, "refused", TRUE);
  sg_act_add (act, "person.signed_in@1", person, body);
  if (!sg_act_do (act, &error))
    g_info ("a refused sign-in is not on record: %s", error->message);
}

static gboolean
check_pin (SgDesk *desk, const SgPerson *person, const char *pin, GError **error)
{
  g_autoptr (GError) refused = NULL;

  if (person->disabled)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("%s does not work at this desk any more: ask an admin"),
                   person->name);
      record_refusal (desk, &person->id);
      return FALSE;
    }

  if (sg_pin_store_try (desk, &person->id, pin, &refused))
    return TRUE;

  /* Only what was tried: whoever leans on the key while waiting does not fill the log. */
  if (g_error_matches (refused, SG_ERROR, SG_ERROR_INVALID))
    record_refusal (desk, &person->id);
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

/**
 * sg_desk_sign_in:
 *
 * Takes a fifth of a second: not for the thread of a window. Whoever sat there before is signed
 * out.
 *
 * Returns: %FALSE with %SG_ERROR_INVALID for a wrong PIN or %SG_ERROR_STALE for a try that came too
 *   early; both say how long to wait
 */
gboolean
sg_desk_sign_in (SgDesk *desk, const char *name_or_id, const char *pin, GError **error)
{
  g_autoptr (SgPerson) person = sg_desk_find_person (desk, name_or_id, error);
  g_autoptr (SgAct) act = NULL;
  g_autofree char *id = NULL;
  g_autofree char *by = NULL;
  g_autofree char *before = g_strdup (sg_desk_get_person (desk));
  SgUuid           previous;

  if (person == NULL || !check_pin (desk, person, pin, error))
    return FALSE;

  id = sg_uuid_to_text (&person->id);
  by = g_strconcat (SG_PERSON_PREFIX, id, NULL);
  act = new_act (desk);
  if (sg_person_id_of (before, &previous) && !sg_uuid_equal (&previous, &person->id))
    sg_act_add (act, "person.signed_out@1", &previous, NULL);
  sg_act_add (act, "person.signed_in@1", &person->id, NULL);

  sg_desk_set_person (desk, by);
  if (sg_act_do (act, error))
    return TRUE;

  sg_desk_set_person (desk, before);
  return FALSE;
}

/**
 * sg_desk_sign_out:
 *
 * Afterwards nobody sits there. Without anybody signed in it does nothing.
 */
gboolean
sg_desk_sign_out (SgDesk *desk, GError **error)
{
  g_autoptr (SgAct) act = new_act (desk);
  SgUuid person;

  if (!sg_person_id_of (sg_desk_get_person (desk), &person))
    return TRUE;

  sg_act_add (act, "person.signed_out@1", &person, NULL);
  if (!sg_act_do (act, error))
    return FALSE;

  sg_desk_set_person (desk, NULL);
  return TRUE;
}

static gint64
find_since (GPtrArray *events)
{
  gint64 since = 0;
  gint64 left_at = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const SgEvent *event = g_ptr_array_index (events, i);
      gint64         at = event->at;

      if (sg_event_is_kind (event, "person.signed_out"))
        left_at = at;
      if (!sg_event_is_kind (event, "person.signed_in") || sg_event_get_bool (event, "refused"))
        continue;

      if (since == 0 || (left_at != 0 ? at - left_at >= REST_US : at - since >= SHIFT_US))
        since = at;
      left_at = 0;
    }

  return left_at != 0 ? 0 : since;
}

/**
 * sg_desk_get_fatigue:
 * @fatigue: (out): of the person who has signed in
 *
 * A break of less than an hour does not count as rest.
 */
gboolean
sg_desk_get_fatigue (SgDesk *desk, SgFatigue *fatigue, GError **error)
{
  g_autoptr (GPtrArray) events = NULL;
  SgUuid person;

  *fatigue = (SgFatigue){ .hours_max = sg_desk_get_setting (desk, SG_SETTING_FATIGUE_H) };
  if (!sg_person_id_of (sg_desk_get_person (desk), &person))
    return TRUE;

  events = sg_event_log_read (sg_desk_get_log (desk), &person, error);
  if (events == NULL)
    return FALSE;

  fatigue->since = find_since (events);
  if (fatigue->since != 0)
    fatigue->hours = (double) (sg_desk_get_now (desk) - fatigue->since) / G_USEC_PER_SEC / 3600;
  fatigue->tired = fatigue->hours >= (double) fatigue->hours_max;

  return TRUE;
}
