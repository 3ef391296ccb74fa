/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several people call about one crash. Calls that may be the same are offered; merging links the
 * later report to the first and closes it as a duplicate, both keep all that was said, and it can
 * be taken back. */

#include "config.h"

#include "desk/call/sg-desk-duplicate.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#include "common/sg-error.h"
#include "desk/log/sg-row.h"
#include "desk/sg-act.h"

#define MINUTE_US (60.0 * G_USEC_PER_SEC)

void
sg_suspect_free (SgSuspect *self)
{
  if (self == NULL)
    return;

  sg_incident_free (self->incident);
  g_free (self);
}

/* Takes @other, whether it is one or not. */
static SgSuspect *
suspect (SgDesk *desk, const SgIncident *incident, SgIncident *other)
{
  g_autoptr (SgSuspect) self = g_new0 (SgSuspect, 1);

  self->incident = other;
  self->metres = NAN;
  self->minutes = fabs ((double) (incident->opened_at - other->opened_at)) / MINUTE_US;
  self->same_number = incident->phone != NULL && g_strcmp0 (incident->phone, other->phone) == 0;
  if (sg_scene_is_known (&incident->scene) && sg_scene_is_known (&other->scene))
    self->metres =
      sg_point_distance (sg_scene_get_point (&incident->scene), sg_scene_get_point (&other->scene));

  if (sg_uuid_equal (&other->id, &incident->id) || !sg_uuid_is_none (&other->linked_to))
    return NULL;

  return self->same_number ||
             self->metres <= (double) sg_desk_get_setting (desk, SG_SETTING_DUPLICATE_M)
           ? g_steal_pointer (&self)
           : NULL;
}

static int
compare_suspects (gconstpointer a, gconstpointer b)
{
  const SgSuspect *left = *(const SgSuspect *const *) a;
  const SgSuspect *right = *(const SgSuspect *const *) b;
  double           l = isnan (left->metres) ? HUGE_VAL : left->metres;
  double           r = isnan (right->metres) ? HUGE_VAL : right->metres;

  return l < r ? -1 : l > r ? 1 : sg_uuid_compare (&left->incident->id, &right->incident->id);
}

/**
 * sg_desk_find_duplicates:
 *
 * Returns: (nullable) (transfer full) (element-type SgSuspect): the calls of about the same time
 *   that came from near, or from the same number; the nearest first
 */
GPtrArray *
sg_desk_find_duplicates (SgDesk *desk, const SgIncident *incident, GError **error)
{
  gint64 span = sg_desk_get_setting (desk, SG_SETTING_DUPLICATE_MIN) * 60 * G_USEC_PER_SEC;
  g_autoptr (GPtrArray) near = NULL;
  g_autoptr (GPtrArray)
    suspects = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_suspect_free);

  near =
    sg_desk_list_between (desk, incident->opened_at - span, incident->opened_at + span + 1, error);
  if (near == NULL)
    return NULL;

  while (near->len > 0)
    {
      SgSuspect *found = suspect (desk, incident, g_ptr_array_steal_index (near, near->len - 1));

      if (found != NULL)
        g_ptr_array_add (suspects, found);
    }

  g_ptr_array_sort (suspects, compare_suspects);
  return g_steal_pointer (&suspects);
}

/**
 * sg_desk_merge:
 * @incident: the report that is no incident of its own
 * @into: what it reports
 *
 * Returns: %FALSE with %SG_ERROR_STALE when somebody is under way to @incident
 */
gboolean
sg_desk_merge (SgDesk *desk, const SgUuid *incident, const SgUuid *into, GError **error)
{
  g_autoptr (SgIncident) report = sg_desk_get_incident (desk, incident, error);
  g_autoptr (SgIncident) target = report != NULL ? sg_desk_get_incident (desk, into, error) : NULL;
  g_autoptr (SgAct) act = NULL;
  SgBody *link;
  SgBody *close;

  if (target == NULL)
    return FALSE;

  if (sg_uuid_equal (incident, into) || sg_uuid_equal (&target->linked_to, incident))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("%s cannot be a duplicate of itself"),
                   report->number);
      return FALSE;
    }

  if (sg_incident_count_alive (report) > 0)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_STALE,
                   _ ("somebody is under way to %s: reassign or cancel first"),
                   report->number);
      return FALSE;
    }

  act = sg_act_new (desk);
  link = sg_body_new ();
  sg_body_uuid (link, "other", into);
  sg_body_text (link, "relation", "duplicate");
  sg_act_add (act, "incident.linked@1", incident, link);
  if (sg_incident_is_open (report))
    {
      close = sg_body_new ();
      sg_body_text (close, "disposition", "duplicate");
      sg_act_add (act, "incident.closed@1", incident, close);
    }

  return sg_act_do (act, error);
}

/**
 * sg_desk_unmerge:
 * @reason: why it is an incident of its own after all
 */
gboolean
sg_desk_unmerge (SgDesk *desk, const SgUuid *incident, const char *reason, GError **error)
{
  g_autoptr (SgIncident) report = sg_desk_get_incident (desk, incident, error);
  g_autoptr (SgAct) act = NULL;
  SgBody *body;

  if (report == NULL)
    return FALSE;

  if (sg_uuid_is_none (&report->linked_to))
    {
      g_set_error (error, SG_ERROR, SG_ERROR_STALE, _ ("%s is not merged"), report->number);
      return FALSE;
    }

  act = sg_act_new (desk);
  body = sg_body_new ();
  sg_body_uuid (body, "other", &report->linked_to);
  sg_body_text (body, "reason", reason);
  sg_act_add (act, "incident.unlinked@1", incident, body);
  if (g_strcmp0 (report->disposition, "duplicate") == 0)
    {
      body = sg_body_new ();
      sg_body_text (body, "reason", reason);
      sg_act_add (act, "incident.reopened@1", incident, body);
    }

  return sg_act_do (act, error);
}

/**
 * sg_desk_list_merged:
 *
 * Returns: (nullable) (transfer full) (element-type SgIncident): the other reports of the same
 */
GPtrArray *
sg_desk_list_merged (SgDesk *desk, const SgUuid *into, GError **error)
{
  return sg_row_list (sg_desk_get_db (desk),
                      &sg_incident_record,
                      "WHERE linked_to = ? ORDER BY opened_at",
                      error,
                      "B",
                      into->bytes,
                      (gsize) SG_UUID_BYTES);
}
