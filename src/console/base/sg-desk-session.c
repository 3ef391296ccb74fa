/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window must never wait for a disk or for a search. So it has two handles of the same desk: one
 * in its own thread, to read rows, and one in a thread that does everything else in turn. What a
 * person decided comes before what the window only wants to know; the two see each other's commits
 * as they see those of another program. Work that takes seconds, such as a report, gets a thread
 * and a handle of its own, so that nobody waits behind it. */

#define G_LOG_DOMAIN "siaga-session"

#include "config.h"

#include "console/base/sg-desk-session.h"

#include "desk/people/sg-desk-may.h"
#include "desk/people/sg-desk-people.h"
#include "desk/people/sg-desk-sign-in.h"
#include "desk/sg-desk-watch.h"

/* Reports and imports at a time; more of them wait. */
#define TOILERS_MOST 3

typedef enum
{
  LANE_ACT,
  LANE_ASK,
  LANE_TOIL
} Lane;

typedef struct
{
  SgDeskWork work;
  Lane       lane;
  guint64    number; /* first come, first served */
  char      *person; /* who sits there, for a handle of its own */
} Job;

struct _SgDeskSession
{
  GObject parent_instance;

  SgDesk      *desk;
  SgDeskWatch *watch;
  SgDeskHand   hand;
  GThreadPool *worker; /* of one thread */
  GThreadPool *toilers;
  gint64       frozen_at;
  guint64      n_jobs;
  GHashTable  *open; /* of GTask: held here, so that no thread drops the last reference */
  guint        tick;
  guint        changed_kinds; /* a bit (1 << SgSubject) for each that was not told yet */
  guint        telling;       /* source, 0 when there is nothing to tell */
  gboolean     drill;
};

enum
{
  PROP_0,
  PROP_DRILL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_CHANGED,
  SIGNAL_TICK,
  SIGNAL_SIGNED_IN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgDeskSession, sg_desk_session, G_TYPE_OBJECT)

static void
job_free (Job *job)
{
  if (job->work.free_data != NULL)
    job->work.free_data (job->work.data);
  g_free (job->person);
  g_free (job);
}

static gint64
get_frozen_time (gpointer user_data)
{
  return *(const gint64 *) user_data;
}

/* Everybody on the roads; nobody where there is no region, and then who asks hears why. */
static void
prepare_index (SgDeskHand *hand)
{
  g_autoptr (GError) error = NULL;
  SgRegion *region;

  if (hand->index != NULL)
    return;

  region = sg_desk_get_region (hand->desk, &error);
  if (region != NULL)
    hand->index = sg_responder_index_build (sg_desk_get_path (hand->desk),
                                            sg_region_get_roads (region),
                                            sg_desk_get_now (hand->desk),
                                            &error);
  if (hand->index == NULL && !hand->has_no_index)
    g_message ("the responders are not on the roads: %s", error->message);
  hand->has_no_index = hand->index == NULL;
}

/* Whoever was sent, moved or went off duty since the last work. */
static void
catch_up (SgDeskHand *hand)
{
  g_autoptr (GError) error = NULL;

  if (hand->index != NULL && !sg_responder_index_catch_up (hand->index, hand->desk, &error))
    g_message ("the responders are as they were before: %s", error->message);
}

static void
do_job (GTask *task, SgDeskHand *hand)
{
  Job     *job = g_task_get_task_data (task);
  GError  *error = NULL;
  gpointer answer = job->work.func (hand, job->work.data, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, job->work.free_answer);
}

/* In the desk's thread. */
static void
do_in_turn (gpointer item, gpointer user_data)
{
  GTask      *task = item;
  SgDeskHand *hand = user_data;
  Job        *job = g_task_get_task_data (task);

  if (job->lane == LANE_ASK && g_task_return_error_if_cancelled (task))
    return;

  prepare_index (hand);
  catch_up (hand);
  do_job (task, hand);
}

static int
compare_jobs (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Job *one = g_task_get_task_data ((GTask *) a);
  const Job *other = g_task_get_task_data ((GTask *) b);

  if (one->lane != other->lane)
    return one->lane < other->lane ? -1 : 1;

  return one->number < other->number ? -1 : 1;
}

/* In a thread of its own. */
static void
do_aside (gpointer item, gpointer user_data)
{
  GTask         *task = item;
  SgDeskSession *self = user_data;
  const Job     *job = g_task_get_task_data (task);
  GError        *error = NULL;
  SgDeskHand     hand = { .desk = sg_desk_open (sg_desk_get_path (self->desk), &error) };

  if (hand.desk == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  sg_desk_set_person (hand.desk, job->person);
  if (self->frozen_at != 0)
    sg_desk_set_clock (hand.desk, get_frozen_time, &self->frozen_at);
  do_job (task, &hand);
  g_object_unref (hand.desk);
}

static void
on_task_completed (GTask *task, GParamSpec *pspec, SgDeskSession *self)
{
  g_hash_table_remove (self->open, task);
}

/* Returns a task that the session holds until it is completed. */
static GTask *
make_task (SgDeskSession      *self,
           Lane                lane,
           const SgDeskWork   *work,
           GCancellable       *cancellable,
           GAsyncReadyCallback callback,
           gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job   *job = g_new0 (Job, 1);

  job->work = *work;
  job->lane = lane;
  job->number = self->n_jobs++;
  job->person = g_strdup (sg_desk_get_person (self->desk));
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  /* What was decided is done, whoever stops waiting for it. */
  g_task_set_check_cancellable (task, lane != LANE_ACT);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (on_task_completed), self, 0);
  g_hash_table_add (self->open, task);

  return task;
}

static gboolean
tell_changed (gpointer user_data)
{
  SgDeskSession *self = user_data;
  guint          kinds = self->changed_kinds;

  self->changed_kinds = 0;
  self->telling = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, kinds);

  return G_SOURCE_REMOVE;
}

/* A ring of volunteers is many events: widgets are told once. */
static void
on_desk_changed (SgDeskSession *self, int kind, const SgUuid *subject)
{
  self->changed_kinds |= 1u << kind;
  if (self->telling == 0)
    self->telling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_changed, self, NULL);
}

static gboolean
on_tick (gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_TICK], 0);

  return G_SOURCE_CONTINUE;
}

static void
sg_desk_session_dispose (GObject *object)
{
  SgDeskSession *self = SG_DESK_SESSION (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_pointer (&self->watch, sg_desk_watch_free);

  G_OBJECT_CLASS (sg_desk_session_parent_class)->dispose (object);
}

/* Open tasks hold a reference, so none is left here and the thread has nothing to do. */
static void
sg_desk_session_finalize (GObject *object)
{
  SgDeskSession *self = SG_DESK_SESSION (object);

  if (self->worker != NULL)
    g_thread_pool_free (self->worker, FALSE, FALSE);
  if (self->toilers != NULL)
    g_thread_pool_free (self->toilers, FALSE, FALSE);
  g_clear_pointer (&self->hand.index, sg_responder_index_free);
  g_clear_object (&self->hand.desk);
  g_clear_object (&self->desk);
  g_hash_table_unref (self->open);

  G_OBJECT_CLASS (sg_desk_session_parent_class)->finalize (object);
}

static void
sg_desk_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DRILL:
      g_value_set_boolean (value, SG_DESK_SESSION (object)->drill);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sg_desk_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DRILL:
      sg_desk_session_set_drill (SG_DESK_SESSION (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sg_desk_session_class_init (SgDeskSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sg_desk_session_dispose;
  object_class->finalize = sg_desk_session_finalize;
  object_class->get_property = sg_desk_session_get_property;
  object_class->set_property = sg_desk_session_set_property;

  /**
   * SgDeskSession:drill:
   *
   * Simulasi: whether a new call is one of an exercise, and in no figure.
   */
  properties[PROP_DRILL] =
    g_param_spec_boolean ("drill",
                          NULL,
                          NULL,
                          FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SgDeskSession::changed:
   * @kinds: a bit (1 << SgSubject) for each kind of subject that changed
   *
   * Somebody recorded something, here or in another program. What is shown is to be read again.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SG_TYPE_DESK_SESSION,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_UINT);

  /**
   * SgDeskSession::tick:
   *
   * A second has passed: the one clock of every counting label.
   */
  signals[SIGNAL_TICK] = g_signal_new ("tick",
                                       SG_TYPE_DESK_SESSION,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       0);

  /**
   * SgDeskSession::signed-in:
   *
   * Another person sits at the desk, or nobody does any more; see sg_desk_get_person().
   */
  signals[SIGNAL_SIGNED_IN] = g_signal_new ("signed-in",
                                            SG_TYPE_DESK_SESSION,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);
}

static void
sg_desk_session_init (SgDeskSession *self)
{
  self->open = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/**
 * sg_desk_session_open:
 * @path: of the desk's file
 *
 * May be called in any thread; takes as long as opening the file and its region.
 */
SgDeskSession *
sg_desk_session_open (const char *path, GError **error)
{
  g_autoptr (SgDeskSession) self = g_object_new (SG_TYPE_DESK_SESSION, NULL);

  self->desk = sg_desk_open (path, error);
  self->hand.desk = self->desk != NULL ? sg_desk_open (path, error) : NULL;
  if (self->hand.desk == NULL)
    return NULL;

  self->worker = g_thread_pool_new (do_in_turn, &self->hand, 1, TRUE, error);
  self->toilers = g_thread_pool_new (do_aside, self, TOILERS_MOST, FALSE, NULL);
  if (self->worker == NULL)
    return NULL;

  g_thread_pool_set_sort_function (self->worker, compare_jobs, NULL);
  /* The map needs it in the first frame; without one the window says why. */
  sg_desk_get_region (self->desk, NULL);

  return g_steal_pointer (&self);
}

static gpointer
do_nothing (SgDeskHand *hand, gpointer data, GError **error)
{
  return NULL;
}

/**
 * sg_desk_session_start:
 *
 * Call it in the thread of the windows, before anything else. From now on the session tells what
 * happens, and the responders are put on the roads.
 */
gboolean
sg_desk_session_start (SgDeskSession *self, GError **error)
{
  const SgDeskWork prepare = { .func = do_nothing };

  g_return_val_if_fail (SG_IS_DESK_SESSION (self), FALSE);
  g_return_val_if_fail (self->watch == NULL, FALSE);

  self->watch = sg_desk_watch_new (self->desk, NULL, error);
  if (self->watch == NULL)
    return FALSE;

  g_signal_connect_object (self->desk,
                           "changed",
                           G_CALLBACK (on_desk_changed),
                           self,
                           G_CONNECT_SWAPPED);
  self->tick = g_timeout_add_seconds (1, on_tick, self);
  sg_desk_session_ask_async (self, &prepare, NULL, NULL, NULL);

  return TRUE;
}

/**
 * sg_desk_session_freeze:
 * @now: microseconds UTC
 *
 * For pictures that must not change: from now on it is always then. Call it before
 * sg_desk_session_start().
 */
void
sg_desk_session_freeze (SgDeskSession *self, gint64 now)
{
  g_return_if_fail (SG_IS_DESK_SESSION (self));

  self->frozen_at = now;
  sg_desk_set_clock (self->desk, get_frozen_time, &self->frozen_at);
  sg_desk_set_clock (self->hand.desk, get_frozen_time, &self->frozen_at);
}

/**
 * sg_desk_session_get_desk:
 *
 * Returns: (transfer none): the handle of the windows' thread, to read from and not to act with
 */
SgDesk *
sg_desk_session_get_desk (SgDeskSession *self)
{
  g_return_val_if_fail (SG_IS_DESK_SESSION (self), NULL);

  return self->desk;
}

/**
 * sg_desk_session_get_drill:
 *
 * Returns: whether new calls are of an exercise
 */
gboolean
sg_desk_session_get_drill (SgDeskSession *self)
{
  g_return_val_if_fail (SG_IS_DESK_SESSION (self), FALSE);

  return self->drill;
}

void
sg_desk_session_set_drill (SgDeskSession *self, gboolean drill)
{
  g_return_if_fail (SG_IS_DESK_SESSION (self));

  if (self->drill == drill)
    return;

  self->drill = drill;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRILL]);
}

/**
 * sg_desk_session_is_idle:
 *
 * Returns: whether nothing is being done or asked
 */
gboolean
sg_desk_session_is_idle (SgDeskSession *self)
{
  g_return_val_if_fail (SG_IS_DESK_SESSION (self), FALSE);

  return g_hash_table_size (self->open) == 0;
}

/**
 * sg_desk_session_ask_async:
 * @work: copied; its data is taken
 *
 * A question that is no longer wanted is cancelled and then not asked at all.
 */
void
sg_desk_session_ask_async (SgDeskSession      *self,
                           const SgDeskWork   *work,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (SG_IS_DESK_SESSION (self));

  g_thread_pool_push (self->worker,
                      make_task (self, LANE_ASK, work, cancellable, callback, user_data),
                      NULL);
}

/**
 * sg_desk_session_act_async:
 * @work: copied; its data is taken
 *
 * What a person decided: it is done before any question and cannot be taken back but by undo.
 */
void
sg_desk_session_act_async (SgDeskSession      *self,
                           const SgDeskWork   *work,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (SG_IS_DESK_SESSION (self));

  g_thread_pool_push (self->worker,
                      make_task (self, LANE_ACT, work, NULL, callback, user_data),
                      NULL);
}

/**
 * sg_desk_session_toil_async:
 * @work: copied; its data is taken. The hand it gets has no index
 *
 * For what takes seconds: in a thread with a handle of its own.
 */
void
sg_desk_session_toil_async (SgDeskSession      *self,
                            const SgDeskWork   *work,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_return_if_fail (SG_IS_DESK_SESSION (self));

  g_thread_pool_push (self->toilers,
                      make_task (self, LANE_TOIL, work, cancellable, callback, user_data),
                      NULL);
}

/**
 * sg_desk_session_finish:
 *
 * Of all of them.
 *
 * Returns: (transfer full) (nullable): what the work returned; %NULL may be an answer, so look at
 *   @error
 */
gpointer
sg_desk_session_finish (SgDeskSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  char *name;
  char *pin;
} SignIn;

static void
sign_in_free (SignIn *sign_in)
{
  g_free (sign_in->name);
  g_free (sign_in->pin);
  g_free (sign_in);
}

static gpointer
sign_in (SgDeskHand *hand, gpointer data, GError **error)
{
  const SignIn *in = data;
  gboolean      done = in->name != NULL ? sg_desk_sign_in (hand->desk, in->name, in->pin, error)
                                        : sg_desk_sign_out (hand->desk, error);

  return done ? g_strdup (sg_desk_get_person (hand->desk)) : NULL;
}

/**
 * sg_desk_session_sign_in_async:
 * @name: (nullable): name or identifier of a person; %NULL to sign out
 */
void
sg_desk_session_sign_in_async (SgDeskSession      *self,
                               const char         *name,
                               const char         *pin,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  SignIn          *in = g_new0 (SignIn, 1);
  const SgDeskWork work = { sign_in, in, (GDestroyNotify) sign_in_free, g_free };

  in->name = g_strdup (name);
  in->pin = g_strdup (pin);
  sg_desk_session_act_async (self, &work, callback, user_data);
}

gboolean
sg_desk_session_sign_in_finish (SgDeskSession *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *person = sg_desk_session_finish (self, result, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  sg_desk_set_person (self->desk, person);
  g_signal_emit (self, signals[SIGNAL_SIGNED_IN], 0);

  return TRUE;
}

/**
 * sg_desk_session_may_see:
 *
 * Returns: whether the desk may be shown: somebody is signed in, or it is open to everybody because
 *   nobody is registered
 */
gboolean
sg_desk_session_may_see (SgDeskSession *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_for_all = FALSE;
  SgDesk  *desk = sg_desk_session_get_desk (self);
  SgUuid   person;

  if (sg_person_id_of (sg_desk_get_person (desk), &person))
    return TRUE;
  if (!sg_desk_is_for_all (desk, &is_for_all, &error))
    g_warning ("who may see the desk is not known: %s", error->message);

  return is_for_all;
}
