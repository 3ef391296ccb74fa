/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What there is at a desk to be talked about on the command line. */

#include "config.h"

#include "console/command/sg-command-desk.h"

#include "console/base/sg-text.h"
#include "desk/register/sg-facilities.h"
#include "desk/register/sg-units.h"

/* In the stack, that far they have a key. */
#define PLACES_NAMED 9

static void
add_unit (SgCommandNames *self, const SgUnit *unit)
{
  g_autofree char *id = sg_uuid_to_text (&unit->id);

  if (!unit->retired)
    g_ptr_array_add (self->units, sg_command_name_new (id, unit->call_sign, NULL, NULL));
}

static void
add_facility (SgCommandNames *self, const SgFaskes *facility)
{
  g_autofree char *id = sg_uuid_to_text (&facility->id);

  if (!facility->retired && g_strcmp0 (facility->kind, "hospital") == 0)
    g_ptr_array_add (self->hospitals, sg_command_name_new (id, facility->name, NULL, NULL));
}

/**
 * sg_command_names_read:
 *
 * Reads two registers: not in the thread of a window.
 *
 * Returns: (transfer full) (nullable): without incidents
 */
SgCommandNames *
sg_command_names_read (SgDesk *desk, GError **error)
{
  g_autoptr (SgCommandNames) self = sg_command_names_new ();
  g_autoptr (GPtrArray) units = sg_desk_list_units (desk, error);
  g_autoptr (GPtrArray) facilities = units != NULL ? sg_desk_list_facilities (desk, error) : NULL;

  if (facilities == NULL)
    return NULL;

  for (guint i = 0; i < units->len; i++)
    add_unit (self, g_ptr_array_index (units, i));
  for (guint i = 0; i < facilities->len; i++)
    add_facility (self, g_ptr_array_index (facilities, i));

  return g_steal_pointer (&self);
}

/**
 * sg_command_names_add_incident:
 * @place: in the stack, from 1
 *
 * The first ones are called by their place, as by the keys; all of them by their number.
 */
void
sg_command_names_add_incident (SgCommandNames *self, const SgIncident *incident, guint place)
{
  g_autofree char *id = sg_uuid_to_text (&incident->id);
  g_autofree char *scene = sg_text_scene (&incident->scene);
  g_autofree char *short_name = g_strdup_printf ("%u", place);
  g_autofree char *label = g_strdup_printf ("%s, %s", sg_text_incident_kind (incident), scene);

  g_ptr_array_add (self->incidents,
                   place <= PLACES_NAMED
                     ? sg_command_name_new (id, short_name, incident->number, label)
                     : sg_command_name_new (id, incident->number, NULL, label));
}
