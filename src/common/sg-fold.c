/* SPDX-License-Identifier: GPL-3.0-or-later */

/* State is folded from events, and this is the loop that does it, for every subject and in every
 * program. Events come in the server's order, those it has not seen yet last; an undone event and
 * a refused one have no effect. An erased one has the effect of what was left of its body, in its
 * own place: who called is forgotten, and no time and no figure changes.
 *
 * Two people may have edited one field apart from each other. An edit made after seeing the current
 * value always wins, whatever the clocks say; of two made apart, the one with the higher reading of
 * the hybrid clock. What is still on its way to the server is what the person here wants now. */

#include "common/sg-fold.h"

#include <string.h>

#include "common/sg-lines.h"

/* More fields than any kind has. */
#define FIELDS_MAX 48

typedef struct
{
  const char *name;
  gint64      position; /* of the event that set it; 0 while on its way */
  SgHlc       hlc;
  SgUuid      event;
  SgUuid      desk;
} FieldClock;

struct _SgFold
{
  FieldClock  clocks[FIELDS_MAX];
  guint       n_clocks;
  GHashTable *erased; /* NULL for nothing; see collect_erased() */
};

static FieldClock *
find_clock (SgFold *self, const char *name)
{
  for (guint i = 0; i < self->n_clocks; i++)
    if (self->clocks[i].name == name || strcmp (self->clocks[i].name, name) == 0)
      return &self->clocks[i];

  return NULL;
}

static gboolean
is_later (const SgEvent *event, const FieldClock *current)
{
  SgHlc hlc = event->hlc_eff != 0 ? event->hlc_eff : event->hlc;

  if (event->position == 0 || event->base >= current->position)
    return TRUE;

  /* The order of one desk is that of its positions. Its base does not tell of what it had not sent
   * yet, and the server may have cut both readings of a clock that ran ahead to the same. */
  if (!sg_uuid_is_none (&event->desk) && sg_uuid_equal (&event->desk, &current->desk))
    return TRUE;
  if (hlc != current->hlc)
    return hlc > current->hlc;

  return sg_uuid_compare (&event->id, &current->event) > 0;
}

/**
 * sg_fold_wins:
 * @field: a literal
 *
 * Returns: whether @event sets @field, by the rule above
 */
gboolean
sg_fold_wins (SgFold *self, const char *field, const SgEvent *event)
{
  FieldClock *clock = find_clock (self, field);

  if (clock != NULL && !is_later (event, clock))
    return FALSE;

  if (clock == NULL)
    {
      g_return_val_if_fail (self->n_clocks < FIELDS_MAX, TRUE);
      clock = &self->clocks[self->n_clocks++];
    }

  clock->name = field;
  clock->position = event->position;
  clock->hlc = event->hlc_eff != 0 ? event->hlc_eff : event->hlc;
  clock->event = event->id;
  clock->desk = event->desk;

  return TRUE;
}

static gboolean
takes (SgFold *self, const SgEvent *event, const char *name)
{
  return sg_event_has (event, name) && sg_fold_wins (self, name, event);
}

void
sg_fold_text (SgFold *self, char **field, const SgEvent *event, const char *name)
{
  const char *text = sg_event_get_text (event, name);

  if (!takes (self, event, name))
    return;

  g_free (*field);
  *field = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

void
sg_fold_texts (SgFold *self, char **field, const SgEvent *event, const char *name)
{
  if (!takes (self, event, name))
    return;

  g_free (*field);
  *field = sg_lines_from_array (sg_event_get_array (event, name));
}

void
sg_fold_int (SgFold *self, gint64 *field, const SgEvent *event, const char *name)
{
  if (takes (self, event, name))
    *field = sg_event_get_int (event, name, *field);
}

void
sg_fold_number (SgFold *self, double *field, const SgEvent *event, const char *name)
{
  if (takes (self, event, name))
    *field = sg_event_get_number (event, name, *field);
}

void
sg_fold_bool (SgFold *self, gboolean *field, const SgEvent *event, const char *name)
{
  if (takes (self, event, name))
    *field = sg_event_get_bool (event, name);
}

void
sg_fold_uuid (SgFold *self, SgUuid *field, const SgEvent *event, const char *name)
{
  if (takes (self, event, name))
    *field = sg_event_get_uuid (event, name);
}

/* The events that somebody took back; NULL when there are none, which is nearly always. */
static GHashTable *
collect_undone (GPtrArray *events)
{
  GHashTable *undone = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      const SgEvent *event = g_ptr_array_index (events, i);
      SgUuid         id;

      if (event->verdict == SG_VERDICT_REFUSED || !sg_event_is_kind (event, "event.undone"))
        continue;
      if (undone == NULL)
        undone = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, NULL);
      id = sg_event_get_uuid (event, "event");
      g_hash_table_add (undone, g_memdup2 (&id, sizeof id));
    }

  return undone;
}

/* What was left of each erased body; NULL where nothing was. NULL when nothing was erased. */
static GHashTable *
collect_erased (GPtrArray *events)
{
  GHashTable *erased = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      const SgEvent *event = g_ptr_array_index (events, i);
      SgUuid         id;

      if (event->verdict == SG_VERDICT_REFUSED || !sg_event_is_kind (event, "event.erased"))
        continue;
      if (erased == NULL)
        erased = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, NULL);
      id = sg_event_get_uuid (event, "event");
      if (!sg_uuid_is_none (&id))
        g_hash_table_insert (erased,
                             g_memdup2 (&id, sizeof id),
                             sg_event_get_object (event, "left"));
    }

  return erased;
}

static void
apply_event (const SgFoldType *type, gpointer record, const SgEvent *event, SgFold *fold)
{
  gpointer left = NULL;
  SgEvent  masked;

  if (fold->erased == NULL || !g_hash_table_lookup_extended (fold->erased, &event->id, NULL, &left))
    {
      type->apply (record, event, fold);
      return;
    }

  masked = *event; /* borrows */
  masked.fields = left;
  type->apply (record, &masked, fold);
}

/* What was refused, taken back, or cannot be read has none. An erased body is not unreadable: that
 * something happened, and when, stays. */
static gboolean
has_effect (const SgEvent *event, GHashTable *undone)
{
  return event->verdict != SG_VERDICT_REFUSED && !sg_event_is_kind (event, "event.erased") &&
         (event->body == NULL || event->fields != NULL) &&
         (undone == NULL || !g_hash_table_contains (undone, &event->id));
}

/**
 * sg_fold_events:
 * @subject: what the events happened to
 * @events: (element-type SgEvent): all of them, with their bodies parsed, in order
 *
 * Returns: (transfer full): the record that follows from them, to be freed by sg_fold_free()
 */
gpointer
sg_fold_events (const SgFoldType *type, const SgUuid *subject, GPtrArray *events)
{
  g_autoptr (GHashTable) undone = collect_undone (events);
  g_autoptr (GHashTable) erased = collect_erased (events);
  gpointer record = sg_record_new (type->record);
  SgFold   fold;

  fold.n_clocks = 0;
  fold.erased = erased;
  *(SgUuid *) record = *subject;

  for (guint i = 0; i < events->len; i++)
    {
      const SgEvent *event = g_ptr_array_index (events, i);

      if (has_effect (event, undone))
        apply_event (type, record, event, &fold);
    }

  if (type->finish != NULL)
    type->finish (record);

  return record;
}

/**
 * sg_fold_can_go_on:
 * @events: (element-type SgEvent): what just happened
 *
 * Returns: whether sg_fold_go_on() gives the same as the whole fold: the record is all that the
 *   fold remembers, and the events are on their way to the server, so they come last and win every
 *   field whatever its history
 */
gboolean
sg_fold_can_go_on (const SgFoldType *type, GPtrArray *events)
{
  if (type->finish != NULL || type->clear != NULL)
    return FALSE;

  for (guint i = 0; i < events->len; i++)
    {
      const SgEvent *event = g_ptr_array_index (events, i);

      if (event->type == NULL || event->type->subject == SG_SUBJECT_ANY || event->position != 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * sg_fold_go_on:
 * @record: what all earlier events were folded to
 * @events: (element-type SgEvent): those of sg_fold_can_go_on(), with their bodies parsed
 */
void
sg_fold_go_on (const SgFoldType *type, gpointer record, GPtrArray *events)
{
  SgFold fold;

  fold.n_clocks = 0;
  fold.erased = NULL;
  for (guint i = 0; i < events->len; i++)
    if (has_effect (g_ptr_array_index (events, i), NULL))
      type->apply (record, g_ptr_array_index (events, i), &fold);
}

void
sg_fold_free (const SgFoldType *type, gpointer record)
{
  if (record != NULL && type->clear != NULL)
    type->clear (record);
  sg_record_free (type->record, record);
}
