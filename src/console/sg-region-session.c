/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One desk's questions to its region, answered in one thread of their own so that the window never
 * waits. Router and gazetteer keep memory of their last search and therefore stay in that thread.
 *
 * Whoever types or clicks again no longer wants the last answer: of each kind of question except
 * descriptions only the newest is answered, the ones before end with G_IO_ERROR_CANCELLED. */

#include "console/sg-region-session.h"

#include "console/sg-demo-responders.h"

#define DEMO_SEED    7
#define SEARCH_LIMIT 12

typedef enum
{
  QUESTION_ROUTE,
  QUESTION_RANK,
  QUESTION_WAY_OF,
  QUESTION_SEARCH,
  QUESTION_DESCRIBE,
  N_QUESTIONS
} QuestionKind;

/* What the thread works with; nothing of it is touched outside. */
typedef struct
{
  SgRegion     *region;
  SgProfiles   *profiles;
  SgRouter     *router;
  SgGazetteer  *gazetteer;
  SgResponders *responders;
} Engine;

typedef struct
{
  QuestionKind kind;
  SgPoint      from;
  SgPoint      to;
  SgTravel     travel;
  guint        limit;
  guint32      responder;
  char        *text;
} Question;

struct _SgRegionSession
{
  GObject parent_instance;

  Engine       *engine;
  GThreadPool  *worker; /* of one thread */
  GCancellable *newest[N_QUESTIONS];
  guint         n_open;
};

G_DEFINE_FINAL_TYPE (SgRegionSession, sg_region_session, G_TYPE_OBJECT)

static void
candidate_free (SgCandidate *candidate)
{
  g_free (candidate->name);
  g_free (candidate);
}

void
sg_ranking_free (SgRanking *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_free (self);
}

static void
engine_free (Engine *engine)
{
  if (engine == NULL)
    return;

  g_clear_pointer (&engine->responders, sg_responders_free);
  g_clear_pointer (&engine->gazetteer, sg_gazetteer_close);
  g_clear_pointer (&engine->router, sg_router_free);
  g_clear_pointer (&engine->profiles, sg_profiles_unref);
  g_clear_pointer (&engine->region, sg_region_unref);
  g_free (engine);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Engine, engine_free)

static Engine *
engine_new (const char *path, GError **error)
{
  g_autoptr (Engine) engine = g_new0 (Engine, 1);
  g_autoptr (SgDb) db = NULL;
  SgRoads *roads;

  engine->region = sg_region_open (path, error);
  if (engine->region == NULL)
    return NULL;

  roads = sg_region_get_roads (engine->region);
  db = sg_region_open_db (engine->region, error);
  if (db == NULL)
    return NULL;

  engine->gazetteer = sg_gazetteer_open (g_steal_pointer (&db), roads, error);
  engine->profiles = engine->gazetteer != NULL ? sg_profiles_load (NULL, error) : NULL;
  if (engine->profiles == NULL)
    return NULL;

  engine->router = sg_router_new (roads, engine->profiles);
  engine->responders = sg_demo_responders_new (roads, DEMO_SEED);

  return g_steal_pointer (&engine);
}

static gpointer
answer_route (Engine *engine, const Question *question, GError **error)
{
  return sg_router_find_route (engine->router,
                               question->from,
                               question->to,
                               &question->travel,
                               error);
}

static SgCandidate *
candidate_new (const SgResponders *responders, const SgRanked *ranked)
{
  const SgResponder *responder = sg_responders_get (responders, ranked->responder);
  SgCandidate       *candidate = g_new0 (SgCandidate, 1);

  candidate->responder = ranked->responder;
  candidate->name = g_strdup (sg_responders_get_id (responders, ranked->responder));
  candidate->profile = (SgProfile) responder->profile;
  candidate->point = responder->point;
  candidate->ms = ranked->ms;
  candidate->metres = ranked->metres;

  return candidate;
}

static gpointer
answer_rank (Engine *engine, const Question *question, GError **error)
{
  SgRankQuery query = { .limit = question->limit, .travel = question->travel };
  SgRanking  *ranking = g_new0 (SgRanking, 1);
  gint64      started = g_get_monotonic_time ();
  g_autoptr (GArray)
    ranked = sg_router_rank (engine->router, engine->responders, question->to, &query);

  ranking->search_ms = (double) (g_get_monotonic_time () - started) / 1000;
  ranking->n_responders = sg_responders_get_n (engine->responders);
  ranking->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (ranking->candidates,
                     candidate_new (engine->responders, &g_array_index (ranked, SgRanked, i)));

  return ranking;
}

static gpointer
answer_way_of (Engine *engine, const Question *question, GError **error)
{
  return sg_router_find_responder_route (engine->router,
                                         engine->responders,
                                         question->responder,
                                         question->to,
                                         &question->travel,
                                         error);
}

static gpointer
answer_search (Engine *engine, const Question *question, GError **error)
{
  SgSearchQuery query = { .near = &question->to, .limit = SEARCH_LIMIT };

  return sg_gazetteer_search (engine->gazetteer, question->text, &query, error);
}

static gpointer
answer_describe (Engine *engine, const Question *question, GError **error)
{
  return sg_gazetteer_reverse (engine->gazetteer, question->to, error);
}

static const struct
{
  gpointer (*answer) (Engine *engine, const Question *question, GError **error);
  GDestroyNotify free;
} answers[N_QUESTIONS] = {
  [QUESTION_ROUTE] = { answer_route, (GDestroyNotify) sg_route_free },
  [QUESTION_RANK] = { answer_rank, (GDestroyNotify) sg_ranking_free },
  [QUESTION_WAY_OF] = { answer_way_of, (GDestroyNotify) sg_route_free },
  [QUESTION_SEARCH] = { answer_search, (GDestroyNotify) g_ptr_array_unref },
  [QUESTION_DESCRIBE] = { answer_describe, (GDestroyNotify) sg_reverse_free },
};

static void
question_free (Question *question)
{
  g_free (question->text);
  g_free (question);
}

/* In the worker's thread. */
static void
answer_task (gpointer item, gpointer user_data)
{
  g_autoptr (GTask) task = item;
  Engine         *engine = user_data;
  const Question *question = g_task_get_task_data (task);
  GError         *error = NULL;
  gpointer        answer;

  if (g_task_return_error_if_cancelled (task))
    return;

  answer = answers[question->kind].answer (engine, question, &error);
  if (answer == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, answers[question->kind].free);
}

static void
on_task_completed (GTask *task, GParamSpec *pspec, SgRegionSession *self)
{
  self->n_open--;
}

static void
ask (SgRegionSession *self, Question *question, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (on_task_completed), self, 0);
  self->n_open++;

  if (question->kind != QUESTION_DESCRIBE)
    {
      g_cancellable_cancel (self->newest[question->kind]);
      g_set_object (&self->newest[question->kind], cancellable);
    }

  g_thread_pool_push (self->worker, task, NULL);
}

static Question *
question_new (QuestionKind kind, SgPoint to)
{
  Question *question = g_new0 (Question, 1);

  question->kind = kind;
  question->to = to;
  question->travel.at = g_get_real_time () / G_USEC_PER_SEC;

  return question;
}

static void
sg_region_session_dispose (GObject *object)
{
  SgRegionSession *self = SG_REGION_SESSION (object);

  for (guint i = 0; i < N_QUESTIONS; i++)
    {
      g_cancellable_cancel (self->newest[i]);
      g_clear_object (&self->newest[i]);
    }

  G_OBJECT_CLASS (sg_region_session_parent_class)->dispose (object);
}

/* Open tasks hold a reference, so none is left here and the thread has nothing to do. */
static void
sg_region_session_finalize (GObject *object)
{
  SgRegionSession *self = SG_REGION_SESSION (object);

  if (self->worker != NULL)
    g_thread_pool_free (self->worker, FALSE, FALSE);
  g_clear_pointer (&self->engine, engine_free);

  G_OBJECT_CLASS (sg_region_session_parent_class)->finalize (object);
}

static void
sg_region_session_class_init (SgRegionSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sg_region_session_dispose;
  object_class->finalize = sg_region_session_finalize;
}

static void
sg_region_session_init (SgRegionSession *self)
{
}

/**
 * sg_region_session_open:
 * @path: the folder of a region
 *
 * May be called in any thread; takes as long as opening the region.
 */
SgRegionSession *
sg_region_session_open (const char *path, GError **error)
{
  g_autoptr (SgRegionSession) self = g_object_new (SG_TYPE_REGION_SESSION, NULL);

  self->engine = engine_new (path, error);
  if (self->engine == NULL)
    return NULL;

  self->worker = g_thread_pool_new (answer_task, self->engine, 1, TRUE, error);
  if (self->worker == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

SgRegion *
sg_region_session_get_region (SgRegionSession *self)
{
  g_return_val_if_fail (SG_IS_REGION_SESSION (self), NULL);

  return self->engine->region;
}

/**
 * sg_region_session_is_idle:
 *
 * Returns: whether every question has its answer
 */
gboolean
sg_region_session_is_idle (SgRegionSession *self)
{
  g_return_val_if_fail (SG_IS_REGION_SESSION (self), TRUE);

  return self->n_open == 0;
}

void
sg_region_session_find_route_async (SgRegionSession    *self,
                                    SgPoint             from,
                                    SgPoint             to,
                                    SgProfile           profile,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  Question *question;

  g_return_if_fail (SG_IS_REGION_SESSION (self));

  question = question_new (QUESTION_ROUTE, to);
  question->from = from;
  question->travel.profile = profile;
  ask (self, question, callback, user_data);
}

SgRoute *
sg_region_session_find_route_finish (SgRegionSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sg_region_session_rank_async:
 * @at: where help is needed
 * @limit: how many candidates
 */
void
sg_region_session_rank_async (SgRegionSession    *self,
                              SgPoint             at,
                              guint               limit,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  Question *question;

  g_return_if_fail (SG_IS_REGION_SESSION (self));

  question = question_new (QUESTION_RANK, at);
  question->limit = limit;
  ask (self, question, callback, user_data);
}

SgRanking *
sg_region_session_rank_finish (SgRegionSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sg_region_session_find_way_of_async:
 * @responder: of a candidate
 * @to: where it is to go
 */
void
sg_region_session_find_way_of_async (SgRegionSession    *self,
                                     guint32             responder,
                                     SgPoint             to,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  Question *question;

  g_return_if_fail (SG_IS_REGION_SESSION (self));

  question = question_new (QUESTION_WAY_OF, to);
  question->responder = responder;
  ask (self, question, callback, user_data);
}

SgRoute *
sg_region_session_find_way_of_finish (SgRegionSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sg_region_session_search_async:
 * @near: places near it come first
 *
 * Ends with an array of #SgPlace, the best first; it may be empty.
 */
void
sg_region_session_search_async (SgRegionSession    *self,
                                const char         *text,
                                SgPoint             near,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  Question *question;

  g_return_if_fail (SG_IS_REGION_SESSION (self));

  question = question_new (QUESTION_SEARCH, near);
  question->text = g_strdup (text);
  ask (self, question, callback, user_data);
}

GPtrArray *
sg_region_session_search_finish (SgRegionSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
sg_region_session_describe_async (SgRegionSession    *self,
                                  SgPoint             point,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (SG_IS_REGION_SESSION (self));

  ask (self, question_new (QUESTION_DESCRIBE, point), callback, user_data);
}

SgReverse *
sg_region_session_describe_finish (SgRegionSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
