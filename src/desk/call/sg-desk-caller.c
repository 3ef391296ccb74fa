/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who called before. Most calls of a desk are pranks and silence, so a number's past is shown; but
 * it only ever asks the operator to make sure. It fades, and it never drops a call. */

#include "desk/call/sg-desk-caller.h"

#include <math.h>
#include <string.h>

#include "common/sg-phone.h"
#include "desk/log/sg-row.h"
#include "desk/sg-act.h"

#define DAY_US (24.0 * 3600 * G_USEC_PER_SEC)

/* One real call makes good for this much of a prank. */
#define REAL_CALL_WORTH 0.5

void
sg_caller_history_free (SgCallerHistory *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->incidents, g_ptr_array_unref);
  g_free (self);
}

static gboolean
is_prank (const SgIncident *incident)
{
  return g_strcmp0 (incident->disposition, "prank") == 0 ||
         incident->caller_result == SG_CALLER_PRANK;
}

static void
count (SgCallerHistory *self, const SgIncident *incident, gint64 now, gint64 half_life_days)
{
  double days = (double) (now - incident->opened_at) / DAY_US;
  double weight = exp2 (-MAX (days, 0) / (double) half_life_days);

  self->n_calls++;
  self->last_at = MAX (self->last_at, incident->opened_at);
  if (is_prank (incident))
    {
      self->n_pranks++;
      self->prank_weight += weight;
    }
  else if (g_strcmp0 (incident->disposition, "ghost") == 0)
    {
      self->n_silent++;
    }
  else if (g_strcmp0 (incident->disposition, "dispatch") == 0)
    {
      self->n_real++;
      self->prank_weight -= weight * REAL_CALL_WORTH;
    }
}

/**
 * sg_desk_find_caller:
 * @phone: as it was typed
 *
 * Returns: (nullable) (transfer full): what the number called about before
 */
SgCallerHistory *
sg_desk_find_caller (SgDesk *desk, const char *phone, GError **error)
{
  g_autofree char *normalised = NULL;
  g_autoptr (SgCallerHistory) self = g_new0 (SgCallerHistory, 1);

  normalised = sg_phone_normalise (phone, sg_desk_get_identity (desk)->area_code, error);
  if (normalised == NULL)
    return NULL;

  self->incidents = sg_row_list (sg_desk_get_db (desk),
                                 &sg_incident_record,
                                 "WHERE phone = ? AND NOT drill ORDER BY opened_at DESC LIMIT 200",
                                 error,
                                 "s",
                                 normalised);
  if (self->incidents == NULL)
    return NULL;

  for (guint i = 0; i < self->incidents->len; i++)
    count (self,
           g_ptr_array_index (self->incidents, i),
           sg_desk_get_now (desk),
           sg_desk_get_setting (desk, SG_SETTING_REPUTATION_DAYS));
  self->prank_weight = MAX (self->prank_weight, 0);

  return g_steal_pointer (&self);
}

/**
 * sg_desk_verify_caller:
 * @result: terverifikasi, tidak_menjawab or iseng, after calling back
 */
gboolean
sg_desk_verify_caller (SgDesk *desk, const SgUuid *incident, const char *result, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);
  gboolean silent = g_strcmp0 (result, "tidak_menjawab") == 0;
  SgBody  *tried = sg_body_new ();
  SgBody  *body = sg_body_new ();

  sg_body_text (tried, "whom", "caller");
  sg_body_text (tried, "channel", "phone");
  sg_body_text (tried, "result", silent ? "no_answer" : "reached");
  sg_act_add (act, "contact.attempted@1", incident, tried);
  sg_body_text (body, "result", result);
  sg_act_add (act, "caller.verified@1", incident, body);

  return sg_act_do (act, error);
}
