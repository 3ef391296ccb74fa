/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who looked at whose data. Each look is an event of the desk's own stream, with a subject of its
 * own: the row of an incident does not change because somebody read it. */

#include "desk/people/sg-desk-access.h"

#include <string.h>

#include "common/sg-error.h"
#include "desk/people/sg-desk-may.h"
#include "desk/people/sg-desk-people.h"
#include "desk/scene/sg-desk-patient.h"
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
 * @id: (nullable): %NULL for all of that kind
 *
 * Returns: (transfer full): how the log names it, such as `patient:` and the identifier
 */
char *
sg_access_dup_subject (SgSubject kind, const SgUuid *id)
{
  g_autofree char *text = id != NULL ? sg_uuid_to_text (id) : g_strdup ("all");

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

/* ---- looking ---- */

static SgPermission
find_permission (SgSubject kind, SgAccessKind what)
{
  /* The whole file: who may put it back may carry it away. */
  if (kind == SG_SUBJECT_DESK)
    return SG_MAY_RESTORE;
  if (what == SG_ACCESS_EXPORTED)
    return SG_MAY_EXPORT;
  if (kind == SG_SUBJECT_PATIENT)
    return SG_MAY_SEE_CLINICAL;

  return kind == SG_SUBJECT_VOLUNTEER ? SG_MAY_SEE_VOLUNTEERS : SG_MAY_SEE_PERSONAL;
}

/**
 * sg_desk_look_at:
 * @kind: an incident with its caller, a patient, a volunteer, or the desk's whole file
 * @id: (nullable): %NULL for all of that kind
 * @purpose: (nullable): what for; no personal data
 *
 * Comes before whatever shows, prints or exports a person's data: it asks whether the person at the
 * desk may see that, and puts the look on record.
 *
 * Returns: %FALSE with %SG_ERROR_INVALID, which names the role that is needed; then show nothing
 */
gboolean
sg_desk_look_at (SgDesk       *desk,
                 SgSubject     kind,
                 const SgUuid *id,
                 SgAccessKind  what,
                 const char   *purpose,
                 GError      **error)
{
  g_autofree char *subject = sg_access_dup_subject (kind, id);

  return sg_desk_may (desk, find_permission (kind, what), error) &&
         sg_desk_log_access (desk, subject, what, purpose, error);
}

/**
 * sg_desk_look_at_each:
 * @records: each begins with its identifier
 *
 * As sg_desk_look_at(), for a list. More than %SG_ACCESS_EACH_MAX at once are a look at all of
 * them.
 */
gboolean
sg_desk_look_at_each (SgDesk      *desk,
                      SgSubject    kind,
                      GPtrArray   *records,
                      SgAccessKind what,
                      const char  *purpose,
                      GError     **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) subjects = NULL;

  if (records->len > SG_ACCESS_EACH_MAX)
    return sg_desk_look_at (desk, kind, NULL, what, purpose, error);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *subject = sg_access_dup_subject (kind, g_ptr_array_index (records, i));

      g_strv_builder_add (builder, subject);
    }
  subjects = g_strv_builder_end (builder);

  return sg_desk_may (desk, find_permission (kind, what), error) &&
         (records->len == 0 ||
          sg_desk_log_accesses (desk, (const char *const *) subjects, what, purpose, error));
}

static gboolean
log_incident (SgDesk       *desk,
              const SgUuid *incident,
              SgAccessKind  what,
              const char   *purpose,
              GError      **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GPtrArray) patients = sg_desk_list_patients (desk, incident, error);
  g_autofree char *own = sg_access_dup_subject (SG_SUBJECT_INCIDENT, incident);
  g_auto (GStrv) subjects = NULL;

  if (patients == NULL)
    return FALSE;

  g_strv_builder_add (builder, own);
  for (guint i = 0; i < patients->len; i++)
    {
      g_autofree char *subject =
        sg_access_dup_subject (SG_SUBJECT_PATIENT, g_ptr_array_index (patients, i));

      g_strv_builder_add (builder, subject);
    }
  subjects = g_strv_builder_end (builder);

  return sg_desk_log_accesses (desk, (const char *const *) subjects, what, purpose, error);
}

/**
 * sg_desk_look_at_incident:
 * @what: not exported
 * @masked: (out) (nullable): whether the people in it must be masked, since the person at the desk
 *   may not see them; that look is not on record. %NULL where it cannot be masked: it is refused
 *
 * As sg_desk_look_at(), for an incident and its patients.
 */
gboolean
sg_desk_look_at_incident (SgDesk       *desk,
                          const SgUuid *incident,
                          SgAccessKind  what,
                          const char   *purpose,
                          gboolean     *masked,
                          GError      **error)
{
  g_autoptr (GError) refused = NULL;

  if (masked != NULL)
    *masked = FALSE;
  if (sg_desk_may (desk, SG_MAY_SEE_PERSONAL, &refused) &&
      sg_desk_may (desk, SG_MAY_SEE_CLINICAL, &refused))
    return log_incident (desk, incident, what, purpose, error);

  if (masked == NULL || !g_error_matches (refused, SG_ERROR, SG_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }

  /* What every role may: who has left, and who has not signed in, sees nothing at all. */
  *masked = TRUE;
  return sg_desk_may (desk, SG_MAY_SEE_VOLUNTEERS, error);
}

/* ---- who looked ---- */

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
