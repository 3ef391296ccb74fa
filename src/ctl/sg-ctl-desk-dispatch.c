/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl desk request, alert, answer, milestone, …: sending help, from a shell. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "common/sg-error.h"
#include "ctl/sg-ctl-desk.h"
#include "desk/dispatch/sg-desk-clocks.h"
#include "desk/dispatch/sg-desk-message.h"
#include "desk/dispatch/sg-desk-next.h"
#include "desk/dispatch/sg-desk-ring.h"
#include "desk/dispatch/sg-desk-task.h"
#include "desk/dispatch/sg-desk-undo.h"
#include "desk/people/sg-desk-access.h"
#include "desk/register/sg-facilities.h"
#include "desk/register/sg-position-store.h"
#include "desk/register/sg-units.h"
#include "desk/register/sg-volunteers.h"

/* The options of all commands about a task; each uses those that mean something to it. */
typedef struct
{
  SgCtlDesk   desk;
  SgIncident *incident;
  SgTask     *task; /* of @incident */

  char    *role;
  char    *reason;
  int      eta;
  int      ring;
  gboolean force;
} Dispatch;

static void
dispatch_clear (Dispatch *self)
{
  g_clear_pointer (&self->role, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->incident, sg_incident_free);
  sg_ctl_desk_clear (&self->desk);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Dispatch, dispatch_clear)

static int
run (char **arguments, guint n_words, gboolean (*act) (Dispatch *self, GError **error))
{
  g_auto (Dispatch) self = { .eta = -1 };
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self.desk),
    { "role", 0, 0, G_OPTION_ARG_STRING, &self.role, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &self.reason, NULL, NULL },
    { "at", 0, 0, G_OPTION_ARG_STRING, &self.desk.time_text, NULL, NULL },
    { "eta", 0, 0, G_OPTION_ARG_INT, &self.eta, NULL, NULL },
    { "ring", 0, 0, G_OPTION_ARG_INT, &self.ring, NULL, NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &self.force, NULL, NULL },
    { NULL },
  };

  return sg_ctl_desk_run (&self.desk, arguments, entries, n_words, (SgCtlDeskFunc) act);
}

static gboolean
find_incident (Dispatch *self, GError **error)
{
  self->incident = sg_ctl_desk_find (&self->desk, self->desk.words[0], error);

  return self->incident != NULL;
}

/* The last task whose responder, or which itself, goes by the second word. */
static gboolean
find_task (Dispatch *self, GError **error)
{
  SgUuid   id = SG_UUID_NONE;
  gboolean is_id = sg_uuid_parse (self->desk.words[1], &id, NULL);

  if (!find_incident (self, error))
    return FALSE;

  for (guint i = self->incident->tasks->len; i > 0 && self->task == NULL; i--)
    {
      SgTask *task = g_ptr_array_index (self->incident->tasks, i - 1);

      if (is_id ? sg_uuid_equal (&task->id, &id) || sg_uuid_equal (&task->responder, &id)
                : task->name != NULL && g_ascii_strcasecmp (task->name, self->desk.words[1]) == 0)
        self->task = task;
    }

  if (self->task == NULL)
    g_set_error (error,
                 SG_ERROR,
                 SG_ERROR_NOT_FOUND,
                 "“%s” was not asked for %s",
                 self->desk.words[1],
                 self->incident->number);
  return self->task != NULL;
}

/* ---- asking ---- */

static gboolean
find_responder (Dispatch *self, const char *text, SgRequest *request, GError **error)
{
  g_autoptr (SgUnit) unit = sg_desk_find_unit (self->desk.desk, text, NULL);
  g_autoptr (SgVolunteer) volunteer = NULL;

  if (unit != NULL)
    {
      request->kind = SG_RESPONDER_AMBULANCE;
      request->responder = unit->id;
      return TRUE;
    }

  volunteer = sg_desk_find_volunteer (self->desk.desk, text, NULL);
  if (volunteer == NULL)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_NOT_FOUND,
                   "there is no unit and no volunteer “%s”",
                   text);
      return FALSE;
    }

  request->kind = SG_RESPONDER_VOLUNTEER;
  request->responder = volunteer->id;
  return TRUE;
}

static gboolean
read_request (Dispatch *self, const char *responder, SgRequest *request, GError **error)
{
  request->eta_s = self->eta;
  request->forced = self->force;
  request->reason = self->reason;

  return (self->role == NULL || sg_role_from_text (self->role, &request->role, error)) &&
         find_responder (self, responder, request, error);
}

static void
print_task (Dispatch *self, const SgUuid *task)
{
  g_autofree char *text = sg_uuid_to_text (task);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!self->desk.json)
    {
      g_print ("%s\n", text);
      return;
    }

  json_builder_begin_object (builder);
  sg_ctl_json_text (builder, "task", text);
  json_builder_end_object (builder);
  sg_ctl_print_json (builder);
}

static gboolean
ask (Dispatch *self, GError **error)
{
  SgRequest request = { 0 };
  SgUuid    task;

  if (!find_incident (self, error) || !read_request (self, self->desk.words[1], &request, error) ||
      !sg_desk_request (self->desk.desk, &self->incident->id, &request, &task, error))
    return FALSE;

  print_task (self, &task);
  return TRUE;
}

static gboolean
reassign (Dispatch *self, GError **error)
{
  SgRequest request = { 0 };
  SgUuid    task;

  if (!find_task (self, error) || !read_request (self, self->desk.words[2], &request, error) ||
      !sg_desk_reassign (self->desk.desk,
                         &self->incident->id,
                         &self->task->id,
                         &request,
                         &task,
                         error))
    return FALSE;

  print_task (self, &task);
  return TRUE;
}

static void
print_ring (Dispatch *self, const SgAlertRing *ring)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  sg_ctl_json_int (builder, "ring", ring->ring);
  sg_ctl_json_int (builder, "road_m", ring->road_m);
  json_builder_set_member_name (builder, "alerted");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ring->alerted->len; i++)
    {
      const SgCandidate *candidate = g_ptr_array_index (ring->alerted, i);

      if (!self->desk.json)
        g_print ("%u:%02u  %-8s %s\n",
                 candidate->ms / 60000,
                 candidate->ms / 1000 % 60,
                 sg_role_to_text (candidate->role),
                 candidate->name);
      json_builder_begin_object (builder);
      sg_ctl_json_uuid (builder, "id", &candidate->id);
      sg_ctl_json_text (builder, "name", candidate->name);
      sg_ctl_json_text (builder, "phone", candidate->phone);
      sg_ctl_json_text (builder, "role", sg_role_to_text (candidate->role));
      sg_ctl_json_double (builder, "seconds", candidate->ms / 1000.0, 3);
      sg_ctl_json_double (builder, "metres", candidate->metres, 1);
      sg_ctl_json_text (builder, "aed", candidate->aed_place);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (self->desk.json)
    sg_ctl_print_json (builder);
}

static SgResponderIndex *
build_index (Dispatch *self, GError **error)
{
  SgDesk   *desk = self->desk.desk;
  SgRegion *region = sg_desk_get_region (desk, error);

  return region != NULL ? sg_responder_index_build (sg_desk_get_path (desk),
                                                    sg_region_get_roads (region),
                                                    sg_desk_get_now (desk),
                                                    error)
                        : NULL;
}

static gboolean
alert (Dispatch *self, GError **error)
{
  SgDesk *desk = self->desk.desk;
  g_autoptr (SgResponderIndex) index = find_incident (self, error) ? build_index (self, error)
                                                                   : NULL;
  g_autoptr (SgAlertRing) ring = NULL;

  if (index != NULL)
    ring = sg_desk_open_ring (desk, index, &self->incident->id, self->ring, error);
  if (ring == NULL)
    return FALSE;

  print_ring (self, ring);
  return TRUE;
}

static gboolean
ask_next (Dispatch *self, GError **error)
{
  g_autoptr (SgResponderIndex) index = find_incident (self, error) ? build_index (self, error)
                                                                   : NULL;
  g_autoptr (GPtrArray) asked = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (index != NULL)
    asked = sg_desk_request_next (self->desk.desk, index, &self->incident->id, error);
  if (asked == NULL)
    return FALSE;

  json_builder_begin_array (builder);
  for (guint i = 0; i < asked->len; i++)
    {
      const SgCandidate *candidate = g_ptr_array_index (asked, i);

      if (!self->desk.json)
        g_print ("%s\n", candidate->name);
      json_builder_add_string_value (builder, candidate->name);
    }
  json_builder_end_array (builder);
  if (self->desk.json)
    sg_ctl_print_json (builder);

  return TRUE;
}

/* ---- following ---- */

static gboolean
answer (Dispatch *self, GError **error)
{
  SgAnswerGiven given = { self->desk.words[2], self->reason, self->eta };

  return find_task (self, error) &&
         sg_desk_answer (self->desk.desk, &self->incident->id, &self->task->id, &given, error);
}

static gboolean
progress (Dispatch *self, GError **error)
{
  if (!find_task (self, error))
    return FALSE;

  if (strcmp (self->desk.words[2], "ended") == 0)
    return sg_desk_end_task (self->desk.desk, &self->incident->id, &self->task->id, error);

  return sg_desk_progress (self->desk.desk,
                           &self->incident->id,
                           &self->task->id,
                           self->desk.words[2],
                           error);
}

static gboolean
cancel (Dispatch *self, GError **error)
{
  return find_task (self, error) && sg_desk_cancel (self->desk.desk,
                                                    &self->incident->id,
                                                    &self->task->id,
                                                    self->reason,
                                                    error);
}

static gboolean
release (Dispatch *self, GError **error)
{
  return find_task (self, error) && sg_desk_release (self->desk.desk,
                                                     &self->incident->id,
                                                     &self->task->id,
                                                     self->reason,
                                                     error);
}

static gboolean
destine (Dispatch *self, GError **error)
{
  g_autoptr (SgFaskes)
    facility = sg_desk_find_facility (self->desk.desk, self->desk.words[2], error);

  return facility != NULL && find_task (self, error) &&
         sg_desk_destine (self->desk.desk,
                          &self->incident->id,
                          &self->task->id,
                          &facility->id,
                          error);
}

static gboolean
message (Dispatch *self, GError **error)
{
  g_autoptr (SgCrewMessage) text = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!find_task (self, error))
    return FALSE;

  text = sg_desk_make_message (self->desk.desk, &self->incident->id, &self->task->id, error);
  if (text == NULL || !sg_desk_look_at_incident (self->desk.desk,
                                                 &self->incident->id,
                                                 SG_ACCESS_OPENED,
                                                 "message to the crew",
                                                 NULL,
                                                 error))
    return FALSE;

  if (!self->desk.json)
    {
      g_print ("%s", text->text);
      return TRUE;
    }

  json_builder_begin_object (builder);
  sg_ctl_json_text (builder, "text", text->text);
  sg_ctl_json_text (builder, "phone", text->phone);
  sg_ctl_json_text (builder, "whatsapp", text->whatsapp);
  sg_ctl_json_text (builder, "sms", text->sms);
  json_builder_end_object (builder);
  sg_ctl_print_json (builder);

  return TRUE;
}

static gboolean
contact (Dispatch *self, GError **error)
{
  SgContact tried = { self->desk.words[1], self->desk.words[2], self->desk.words[3] };

  return find_task (self, error) &&
         sg_desk_log_contact (self->desk.desk, &self->incident->id, &self->task->id, &tried, error);
}

/* Where a crew says that it is, by radio. */
static gboolean
place_responder (Dispatch *self, GError **error)
{
  SgRequest  request = { 0 };
  SgPosition position = { .accuracy_m = NAN };
  SgPoint    point;

  if (!sg_point_parse (self->desk.words[1], &point, error) ||
      !find_responder (self, self->desk.words[0], &request, error))
    return FALSE;

  position.responder = request.responder;
  position.lat = sg_point_lat (point);
  position.lon = sg_point_lon (point);
  position.at = self->desk.at != 0 ? self->desk.at : sg_desk_get_now (self->desk.desk);
  return sg_desk_set_positions (self->desk.desk, &position, 1, error);
}

static gboolean
expire (Dispatch *self, GError **error)
{
  guint n_expired;

  if (!sg_desk_expire_requests (self->desk.desk, &n_expired, error))
    return FALSE;

  g_print ("%u\n", n_expired);
  return TRUE;
}

static gboolean
undo (Dispatch *self, GError **error)
{
  g_autofree char *what = NULL;
  SgUuid           event;

  if (self->desk.words[0] != NULL)
    return sg_uuid_parse (self->desk.words[0], &event, error) &&
           sg_desk_undo (self->desk.desk, &event, error);

  if (!sg_desk_undo_last (self->desk.desk, &what, error))
    return FALSE;

  g_print ("%s\n", what);
  return TRUE;
}

static int
run_undo (char **arguments)
{
  return run (arguments, SG_CTL_ANY_WORDS, undo);
}

#define COMMAND(name, n_words, act)                                                                \
  static int run_##name (char **arguments)                                                         \
  {                                                                                                \
    return run (arguments, n_words, act);                                                          \
  }

COMMAND (request, 3, ask)
COMMAND (next, 2, ask_next)
COMMAND (alert, 2, alert)
COMMAND (answer, 4, answer)
COMMAND (milestone, 4, progress)
COMMAND (cancel, 3, cancel)
COMMAND (release, 3, release)
COMMAND (reassign, 4, reassign)
COMMAND (destine, 4, destine)
COMMAND (message, 3, message)
COMMAND (contact, 5, contact)
COMMAND (position, 3, place_responder)
COMMAND (expire, 1, expire)

const SgCtlCommand sg_ctl_desk_dispatch_commands[] = {
  { "desk request",
    "DB INCIDENT RESPONDER [--role patient|aed|support] [--eta S] [--force --reason R] [--json]",
    run_request },
  { "desk next", "DB INCIDENT [--json]", run_next },
  { "desk alert", "DB INCIDENT [--ring 1-4] [--json]", run_alert },
  { "desk answer",
    "DB INCIDENT RESPONDER accepted|refused|no_answer [--reason R] [--eta S]",
    run_answer },
  { "desk milestone",
    "DB INCIDENT RESPONDER en_route|on_scene|transporting|at_hospital|returning|ended [--at TIME]"
    " [--clock manual|estimated]",
    run_milestone },
  { "desk cancel", "DB INCIDENT RESPONDER --reason R", run_cancel },
  { "desk release", "DB INCIDENT RESPONDER --reason R", run_release },
  { "desk reassign", "DB INCIDENT RESPONDER TO --reason R [--eta S] [--force]", run_reassign },
  { "desk destine", "DB INCIDENT RESPONDER FACILITY", run_destine },
  { "desk message", "DB INCIDENT RESPONDER [--json]", run_message },
  { "desk contact",
    "DB INCIDENT RESPONDER app|wa|sms|phone|radio reached|no_answer|busy|sent|failed",
    run_contact },
  { "desk position", "DB RESPONDER LAT,LON [--time TIME]", run_position },
  { "desk expire", "DB", run_expire },
  { "desk undo", "DB [EVENT]", run_undo },
  { NULL, NULL, NULL },
};
