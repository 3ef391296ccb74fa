/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A warning never blocks: who has read it goes on with one more Enter. What the rules leave to a
 * person alone wants a reason, which is recorded with the request. */

#include "config.h"

#include "console/incident/sg-request-deed.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "console/base/sg-deed.h"
#include "console/base/sg-reason-popover.h"
#include "console/base/sg-warning-popover.h"
#include "console/incident/sg-candidate-text.h"
#include "desk/candidates/sg-reason-text.h"
#include "desk/dispatch/sg-desk-next.h"
#include "desk/dispatch/sg-desk-task.h"

struct _SgRequestDeed
{
  SgUuid   incident;
  SgUuid   instead_of; /* a task, or nobody's */
  char    *instead_name;
  GArray  *requests; /* of SgRequest without a reason; empty for whoever is next */
  char    *names;
  char    *against; /* why a person has to say why; NULL when nothing is against it */
  char    *reason;
  gboolean has_unit;

  GtkWidget     *anchor;
  GtkWidget     *from;
  SgDeskSession *session;
  guint          n_pranks;
};

void
sg_request_deed_free (SgRequestDeed *self)
{
  if (self == NULL)
    return;

  g_free (self->instead_name);
  g_array_unref (self->requests);
  g_free (self->names);
  g_free (self->against);
  g_free (self->reason);
  g_clear_object (&self->anchor);
  g_clear_object (&self->from);
  g_clear_object (&self->session);
  g_free (self);
}

static SgRequest
make_request (const SgCandidate *candidate)
{
  return (SgRequest){ .responder = candidate->id,
                      .kind = candidate->kind == SG_CANDIDATE_UNIT ? SG_RESPONDER_AMBULANCE
                                                                   : SG_RESPONDER_VOLUNTEER,
                      .role = candidate->role,
                      .aed = candidate->role == SG_ROLE_AED ? candidate->aed : SG_UUID_NONE,
                      .eta_s = sg_candidate_get_ms (candidate) / 1000,
                      .forced = candidate->verdict != SG_ELIGIBLE };
}

static char *
dup_against (const SgCandidate *candidate)
{
  const SgReason  *busy = sg_reasons_find (candidate->why_not, SG_REASON_ON_TASK);
  g_autofree char *words = NULL;

  if (busy != NULL)
    return g_strdup_printf (_ ("%s is on incident %s. That task stays as it is."),
                            sg_candidate_get_name (candidate),
                            busy->text);

  if (candidate->why_not->len > 0)
    words = sg_reason_to_text (g_ptr_array_index (candidate->why_not, 0));

  return g_strdup_printf ("%s: %s.",
                          sg_candidate_get_name (candidate),
                          words != NULL ? words : "?");
}

static void
add (SgRequestDeed *self, const SgCandidate *candidate)
{
  const SgRequest request = make_request (candidate);

  g_array_append_val (self->requests, request);
  self->has_unit |= candidate->kind == SG_CANDIDATE_UNIT;
  if (candidate->verdict != SG_ELIGIBLE && self->against == NULL)
    self->against = dup_against (candidate);
}

/**
 * sg_request_deed_new:
 * @candidates: (element-type SgCandidate): who is to be asked
 */
SgRequestDeed *
sg_request_deed_new (const SgUuid *incident, GPtrArray *candidates)
{
  SgRequestDeed *self = g_new0 (SgRequestDeed, 1);

  self->incident = *incident;
  self->requests = g_array_new (FALSE, FALSE, sizeof (SgRequest));
  self->names = sg_candidate_dup_names (candidates);
  for (guint i = 0; i < candidates->len; i++)
    add (self, g_ptr_array_index (candidates, i));

  return self;
}

/**
 * sg_request_deed_new_next:
 *
 * Whoever is the best of those who were not asked yet.
 */
SgRequestDeed *
sg_request_deed_new_next (const SgUuid *incident)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  SgRequestDeed *self = sg_request_deed_new (incident, nobody);

  self->has_unit = TRUE;

  return self;
}

/**
 * sg_request_deed_new_instead:
 * @task: that @to takes over
 */
SgRequestDeed *
sg_request_deed_new_instead (const SgTask *task, const SgCandidate *to)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  SgRequestDeed *self;

  g_ptr_array_add (one, (gpointer) to);
  self = sg_request_deed_new (&task->incident, one);
  self->instead_of = task->id;
  self->instead_name = g_strdup (task->name != NULL ? task->name : "?");

  return self;
}

/* ---- in the desk's thread ---- */

static char *
request_next (SgDeskHand *hand, const SgRequestDeed *self, GError **error)
{
  g_autoptr (GPtrArray) asked = NULL;
  g_autofree char *names = NULL;

  if (hand->index == NULL)
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_NOT_FOUND,
                           _ ("Without the roads of the region nobody is recommended."));
      return NULL;
    }

  asked = sg_desk_request_next (hand->desk, hand->index, &self->incident, error);
  if (asked == NULL)
    return NULL;

  names = sg_candidate_dup_names (asked);
  return g_strdup_printf (_ ("Asked: %s"), names);
}

static gboolean
request_all (SgDesk *desk, const SgRequestDeed *self, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);

  for (guint i = 0; i < self->requests->len; i++)
    {
      SgRequest request = g_array_index (self->requests, SgRequest, i);
      SgUuid    task;

      if (request.forced)
        request.reason = self->reason;
      if (!sg_desk_add_request (desk, act, &self->incident, &request, &task, error))
        return FALSE;
    }

  return sg_act_do (act, error);
}

static gboolean
reassign (SgDesk *desk, const SgRequestDeed *self, GError **error)
{
  SgRequest request = g_array_index (self->requests, SgRequest, 0);
  SgUuid    task;

  request.reason = self->reason;

  return sg_desk_reassign (desk, &self->incident, &self->instead_of, &request, &task, error);
}

static gpointer
do_deed (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgRequestDeed *self = data;
  gboolean             done;

  if (self->requests->len == 0)
    return request_next (hand, self, error);

  done = sg_uuid_is_none (&self->instead_of) ? request_all (hand->desk, self, error)
                                             : reassign (hand->desk, self, error);

  return done ? g_strdup_printf (_ ("Asked: %s"), self->names) : NULL;
}

/* ---- before it is done ---- */

/* The widgets stay behind: the thread must not drop the last reference to one. */
static void
perform (SgRequestDeed *self)
{
  const SgDeskWork work = { do_deed, self, (GDestroyNotify) sg_request_deed_free, g_free };
  g_autoptr (GtkWidget) from = g_steal_pointer (&self->from);
  g_autoptr (SgDeskSession) session = g_steal_pointer (&self->session);

  g_clear_object (&self->anchor);
  sg_deed_do (from, session, &work, NULL);
}

/* The popover that asked keeps @user_data until it is closed, so what is done is a copy. */
static SgRequestDeed *
copy_deed (const SgRequestDeed *self)
{
  SgRequestDeed *copy = g_memdup2 (self, sizeof *self);

  copy->instead_name = g_strdup (self->instead_name);
  copy->requests = g_array_copy (self->requests);
  copy->names = g_strdup (self->names);
  copy->against = g_strdup (self->against);
  copy->reason = g_strdup (self->reason);
  copy->anchor = g_object_ref (self->anchor);
  copy->from = g_object_ref (self->from);
  copy->session = g_object_ref (self->session);

  return copy;
}

static void
on_go_on (gpointer user_data)
{
  perform (copy_deed (user_data));
}

static void
on_reason (const char *reason, gpointer user_data)
{
  SgRequestDeed *deed = copy_deed (user_data);

  g_free (deed->reason);
  deed->reason = g_strdup (reason);
  perform (deed);
}

static char *
dup_prank_line (guint n_pranks)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u call of this number was a prank. If you can, call back "
                                       "first.",
                                       "%u calls of this number were pranks. If you can, call back "
                                       "first.",
                                       n_pranks),
                          n_pranks);
}

static char *
dup_question (const SgRequestDeed *self)
{
  GString *text = g_string_new (NULL);

  if (self->against != NULL)
    g_string_append_printf (text, "%s\n", self->against);
  if (self->has_unit && self->n_pranks > 0)
    {
      g_autofree char *pranks = dup_prank_line (self->n_pranks);

      g_string_append_printf (text, "%s\n", pranks);
    }
  if (self->instead_name != NULL)
    g_string_append_printf (text,
                            _ ("Why does %s go instead of %s?"),
                            self->names,
                            self->instead_name);
  else
    g_string_append_printf (text, _ ("Why ask %s all the same?"), self->names);

  return g_string_free (text, FALSE);
}

static void
ask_reason (SgRequestDeed *self)
{
  g_autofree char *question = dup_question (self);
  const char      *usual = self->instead_name != NULL ? "reject_reason" : NULL;

  sg_reason_popover_ask (self->anchor,
                         question,
                         usual,
                         on_reason,
                         self,
                         (GDestroyNotify) sg_request_deed_free);
}

static void
warn_of_pranks (SgRequestDeed *self)
{
  g_autofree char *body = dup_prank_line (self->n_pranks);
  const SgWarning  warning = { .heading = _ ("Perhaps a prank"),
                               .body = body,
                               .go_on = _ ("Send an ambulance all the same"),
                               .func = on_go_on,
                               .user_data = self,
                               .free_data = (GDestroyNotify) sg_request_deed_free };

  sg_warning_popover_show (self->anchor, &warning);
}

/**
 * sg_request_deed_begin:
 * @self: (transfer full):
 * @anchor: beside which is asked what must be asked
 * @from: in whose window it is told
 * @n_pranks: of the caller, 0 when nobody needs to be warned
 */
void
sg_request_deed_begin (SgRequestDeed *self,
                       GtkWidget     *anchor,
                       GtkWidget     *from,
                       SgDeskSession *session,
                       guint          n_pranks)
{
  self->anchor = g_object_ref (anchor);
  self->from = g_object_ref (from);
  self->session = g_object_ref (session);
  self->n_pranks = n_pranks;

  if (self->against != NULL || self->instead_name != NULL)
    ask_reason (self);
  else if (self->has_unit && n_pranks > 0)
    warn_of_pranks (self);
  else
    perform (self);
}
