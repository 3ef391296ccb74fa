/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Unpacking takes as long as reading what was unpacked, so the two share the work: there are two
 * places for a blob, and while the reader has one, the thread fills the other. Each has the file
 * open for itself, so nothing is shared but the queues. */

#include "region/osm/sg-pbf-ahead.h"

#define N_PLACES 2

/* Handing over costs more than it saves in smaller files. */
#define THREAD_FROM_BYTES (1024 * 1024)

typedef struct
{
  SgPbfFile *file;
  SgPbfBlob *blob;
  SgPbfSpan  content;
  GError    *error;
} Place;

struct _SgPbfAhead
{
  Place        places[N_PLACES];
  GThreadPool *pool;    /* of one thread, so that blobs come back in their order */
  GAsyncQueue *ready;   /* of Place */
  guint        n_given; /* places that the thread has, or that wait in the queue */
  Place       *free_place;

  GArray    *blobs; /* of SgPbfBlob, borrowed */
  SgOsmKinds kinds;
  guint      next;
};

/* In the thread. */
static void
unpack (gpointer data, gpointer user_data)
{
  Place       *place = data;
  GAsyncQueue *ready = user_data;

  sg_pbf_file_unpack (place->file, place->blob, &place->content, &place->error);
  g_async_queue_push (ready, place);
}

/* Has the next blob with what is wanted unpacked into a place nobody uses. */
static void
give (SgPbfAhead *self, Place *place)
{
  g_clear_error (&place->error);
  while (self->next < self->blobs->len)
    {
      SgPbfBlob *blob = &g_array_index (self->blobs, SgPbfBlob, self->next++);

      if ((blob->kinds & self->kinds) == 0)
        continue;

      place->blob = blob;
      self->n_given++;
      if (self->pool != NULL)
        g_thread_pool_push (self->pool, place, NULL);
      else
        unpack (place, self->ready);
      return;
    }
}

static Place *
take (SgPbfAhead *self)
{
  self->n_given--;
  return g_async_queue_pop (self->ready);
}

SgPbfAhead *
sg_pbf_ahead_new (const char *path, GError **error)
{
  g_autoptr (SgPbfAhead) self = g_new0 (SgPbfAhead, 1);

  self->ready = g_async_queue_new ();
  for (guint i = 0; i < N_PLACES; i++)
    {
      self->places[i].file = sg_pbf_file_open (path, error);
      if (self->places[i].file == NULL)
        return NULL;
    }

  /* It shares its thread with other pools, which cannot fail to begin. */
  if (sg_pbf_file_get_length (self->places[0].file) >= THREAD_FROM_BYTES)
    self->pool = g_thread_pool_new (unpack, self->ready, 1, FALSE, NULL);
  return g_steal_pointer (&self);
}

void
sg_pbf_ahead_free (SgPbfAhead *self)
{
  if (self == NULL)
    return;

  if (self->pool != NULL)
    g_thread_pool_free (self->pool, FALSE, TRUE);
  for (guint i = 0; i < N_PLACES; i++)
    {
      g_clear_pointer (&self->places[i].file, sg_pbf_file_free);
      g_clear_error (&self->places[i].error);
    }
  g_clear_pointer (&self->ready, g_async_queue_unref);
  g_free (self);
}

/**
 * sg_pbf_ahead_begin:
 * @blobs: of SgPbfBlob; must stay as long as they are read
 * @kinds: blobs with none of these are passed over
 */
void
sg_pbf_ahead_begin (SgPbfAhead *self, GArray *blobs, SgOsmKinds kinds)
{
  while (self->n_given > 0)
    take (self);

  self->blobs = blobs;
  self->kinds = kinds;
  self->next = 0;
  self->free_place = NULL;
  for (guint i = 0; i < N_PLACES; i++)
    give (self, &self->places[i]);
}

/**
 * sg_pbf_ahead_next:
 * @content: (out): of the blob, valid until the next call
 *
 * Returns: (nullable): the next blob, or %NULL at the end and with an error
 */
SgPbfBlob *
sg_pbf_ahead_next (SgPbfAhead *self, SgPbfSpan *content, GError **error)
{
  Place *place;

  if (self->free_place != NULL)
    give (self, self->free_place);
  self->free_place = NULL;
  if (self->n_given == 0)
    return NULL;

  place = take (self);
  self->free_place = place;
  if (place->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&place->error));
      return NULL;
    }

  *content = place->content;
  return place->blob;
}
