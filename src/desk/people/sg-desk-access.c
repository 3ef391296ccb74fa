/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who looked at whose data. Each look is an event of the desk's own stream, with a subject of its
 * own: the row of an incident does not change because somebody read it. */

#include "desk/people/sg-desk-access.h"

#include <string.h>

#include "desk/people/sg-desk-people.h"
#include "desk/sg-act.h"

static const char *const names[] = {
  [SG_ACCESS_OPENED] = "opened",   [SG_ACCESS_SEARCHED] = "searched",
  [SG_ACCESS_PRINTED] = "printed", [SG_ACCESS_EXPORTED] = "exported",
  [SG_ACCESS_ERASED] = "erased",
};

void
sg_access_free (SgAccess *self)
{
  if (self == NULL)
    return;

  g_free (self->by);
  g_free (self->name);
  g_free (self->subject);
  g_free (self->what);
  g_free (self->purpose);
  g_free (self);
}

/**
 * sg_access_dup_subject:
 *
 * Returns: (transfer full): how the log names it, such as `patient:` and the identifier
 */
char *
sg_access_dup_subject (SgSubject kind, const SgUuid *id)
{
  g_autofree char *text = sg_uuid_to_text (id);

  return g_strconcat (sg_subject_to_text (kind), ":", text, NULL);
}

/**
 * sg_desk_log_accesses:
 * @subjects: ended by %NULL; all of them are logged, or none
 * @purpose: (nullable): what for; no personal data
 */
gboolean
sg_desk_log_accesses (SgDesk            *desk,
                      const char *const *subjects,
                      SgAccessKind       what,
                      const char        *purpose,
                      GError           **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);

  sg_act_set_time (act, sg_desk_get_now (desk), SG_CLOCK_AUTO);
  for (guint i = 0; subjects[i] != NULL; i++)
    {
      SgUuid  own = sg_act_new_id (act);
      SgBody *body = sg_body_new ();

      sg_body_text (body, "subject", subjects[i]);
      sg_body_text (body, "what", names[what]);
      sg_body_text (body, "purpose", purpose);
      sg_act_add (act, "access.logged@1", &own, body);
    }

  return sg_act_do (act, error);
}

/**
 * sg_desk_log_access:
 * @subject: from sg_access_dup_subject(), or a masked number
 */
gboolean
sg_desk_log_access (SgDesk      *desk,
                    const char  *subject,
                    SgAccessKind what,
                    const char  *purpose,
                    GError     **error)
{
  return sg_desk_log_accesses (desk, (const char *const[]){ subject, NULL }, what, purpose, error);
}

static gboolean
is_meant (const SgEvent *event, const SgAccessFilter *filter)
{
  const char *subject = sg_event_get_text (event, "subject");

  return subject != NULL && (filter->by == NULL || g_strcmp0 (filter->by, event->by) == 0) &&
         (filter->subject == NULL || strcmp (filter->subject, subject) == 0 ||
          (g_str_has_prefix (subject, filter->subject) &&
           subject[strlen (filter->subject)] == ':'));
}

static SgAccess *
access_new (SgDesk *desk, const SgEvent *event)
{
  SgAccess *self = g_new0 (SgAccess, 1);

  self->id = event->id;
  self->at = event->at;
  self->by = g_strdup (event->by);
  self->name = sg_desk_dup_name_of (desk, event->by);
  self->subject = g_strdup (sg_event_get_text (event, "subject"));
  self->what = g_strdup (sg_event_get_text (event, "what"));
  self->purpose = g_strdup (sg_event_get_text (event, "purpose"));

  return self;
}

/**
 * sg_desk_list_access:
 *
 * Returns: (nullable) (transfer full) (element-type SgAccess): the oldest first
 */
GPtrArray *
sg_desk_list_access (SgDesk *desk, const SgAccessFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_access_free);
  g_autoptr (GPtrArray) events = NULL;

  events = sg_event_log_read_access (sg_desk_get_log (desk),
                                     filter->from,
                                     filter->to != 0 ? filter->to : G_MAXINT64,
                                     error);
  for (guint i = 0; events != NULL && i < events->len; i++)
    if (is_meant (g_ptr_array_index (events, i), filter))
      g_ptr_array_add (found, access_new (desk, g_ptr_array_index (events, i)));

  return events != NULL ? g_steal_pointer (&found) : NULL;
}
