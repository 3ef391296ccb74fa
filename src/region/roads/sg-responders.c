/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Responders hang on the segments they are on, in a list that is linked both ways: a move is two
 * cuts and two knots, whoever else is there. Each profile has lists of its own, so that a search
 * for one profile never meets the others. */

#include "config.h"

#include "region/roads/sg-responders.h"

#include <string.h>

#include "common/sg-error.h"

/* Marks a slot that nobody has now. */
#define PROFILE_FREE 255

struct _SgResponders
{
  SgRoads   *roads;
  GArray    *slots; /* of SgResponder */
  guint32    free;  /* 1 + the first free slot; they are chained by next */
  guint32    n;
  guint32   *heads[SG_N_PROFILES];
  guint64   *peopled[SG_N_PROFILES];
  GPtrArray *flag_names;

  /* What callers call them. */
  GStringChunk *texts;
  GPtrArray    *ids; /* (element-type utf8): by slot, may be shorter than slots */
};

static SgResponder *
get_slot (const SgResponders *self, guint32 responder)
{
  SgResponder *slot;

  g_assert (responder < self->slots->len);
  slot = &g_array_index (self->slots, SgResponder, responder);
  g_assert (slot->profile != PROFILE_FREE);

  return slot;
}

static void
unlink_from_segment (SgResponders *self, guint32 responder)
{
  SgResponder *slot = get_slot (self, responder);

  if (slot->segment == SG_SEGMENT_NONE)
    return;

  if (slot->previous != 0)
    g_array_index (self->slots, SgResponder, slot->previous - 1).next = slot->next;
  else
    self->heads[slot->profile][slot->segment] = slot->next;
  if (slot->next != 0)
    g_array_index (self->slots, SgResponder, slot->next - 1).previous = slot->previous;
  if (self->heads[slot->profile][slot->segment] == 0)
    self->peopled[slot->profile][slot->segment >> 6] &= ~((guint64) 1 << (slot->segment & 63));

  slot->segment = SG_SEGMENT_NONE;
  slot->next = slot->previous = 0;
}

static void
link_to_segment (SgResponders *self, guint32 responder, SgPoint point)
{
  SgResponder *slot = get_slot (self, responder);
  guint32     *head;
  SgSnap       snap;

  slot->point = point;
  if (!sg_snap_find (self->roads, slot->profile, point, &snap))
    return;

  if (self->heads[slot->profile] == NULL)
    {
      self->heads[slot->profile] = g_new0 (guint32, self->roads->n_segments);
      self->peopled[slot->profile] = g_new0 (guint64, self->roads->n_segments / 64 + 1);
    }
  head = &self->heads[slot->profile][snap.segment];

  slot->segment = snap.segment;
  slot->along = snap.along;
  slot->off_road_dm = snap.off_road_dm;
  slot->previous = 0;
  slot->next = *head;
  if (*head != 0)
    g_array_index (self->slots, SgResponder, *head - 1).previous = responder + 1;
  *head = responder + 1;
  self->peopled[slot->profile][snap.segment >> 6] |= (guint64) 1 << (snap.segment & 63);
}

/**
 * sg_responders_new:
 * @roads: the graph they travel on; the pool keeps a reference
 */
SgResponders *
sg_responders_new (SgRoads *roads)
{
  SgResponders *self = g_new0 (SgResponders, 1);

  self->roads = sg_roads_ref (roads);
  self->slots = g_array_new (FALSE, FALSE, sizeof (SgResponder));
  self->flag_names = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_string_chunk_new (4096);
  self->ids = g_ptr_array_new ();

  return self;
}

void
sg_responders_free (SgResponders *self)
{
  for (guint p = 0; p < SG_N_PROFILES; p++)
    {
      g_free (self->heads[p]);
      g_free (self->peopled[p]);
    }
  g_ptr_array_unref (self->ids);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->flag_names);
  g_array_unref (self->slots);
  sg_roads_unref (self->roads);
  g_free (self);
}

/**
 * sg_responders_add:
 * @point: where; far from any road it is kept, but no ranking finds it until it moves
 * @profile: how it travels
 * @flags: bits of the caller's, or of sg_responders_define_flag()
 *
 * Returns: its index. Indexes of the removed are given out again.
 */
guint32
sg_responders_add (SgResponders *self, SgPoint point, SgProfile profile, guint32 flags)
{
  SgResponder fresh = { .segment = SG_SEGMENT_NONE, .profile = profile, .flags = flags };
  guint32     responder;

  g_return_val_if_fail (profile < SG_N_PROFILES, 0);

  if (self->free != 0)
    {
      responder = self->free - 1;
      self->free = g_array_index (self->slots, SgResponder, responder).next;
      g_array_index (self->slots, SgResponder, responder) = fresh;
    }
  else
    {
      responder = self->slots->len;
      g_array_append_val (self->slots, fresh);
    }

  self->n++;
  link_to_segment (self, responder, point);
  return responder;
}

void
sg_responders_move (SgResponders *self, guint32 responder, SgPoint point)
{
  unlink_from_segment (self, responder);
  link_to_segment (self, responder, point);
}

void
sg_responders_set_flags (SgResponders *self, guint32 responder, guint32 flags)
{
  get_slot (self, responder)->flags = flags;
}

void
sg_responders_remove (SgResponders *self, guint32 responder)
{
  SgResponder *slot = get_slot (self, responder);

  unlink_from_segment (self, responder);
  slot->profile = PROFILE_FREE;
  slot->next = self->free;
  self->free = responder + 1;
  self->n--;
  if (responder < self->ids->len)
    self->ids->pdata[responder] = NULL;
}

guint32
sg_responders_get_n (const SgResponders *self)
{
  return self->n;
}

/**
 * sg_responders_get:
 *
 * Returns: (transfer none): the responder, until the pool changes
 */
const SgResponder *
sg_responders_get (const SgResponders *self, guint32 responder)
{
  return get_slot (self, responder);
}

SgResponderChains
sg_responders_get_chains (const SgResponders *self)
{
  SgResponderChains chains = { .responders = (const SgResponder *) self->slots->data,
                               .n_slots = self->slots->len };

  for (guint p = 0; p < SG_N_PROFILES; p++)
    {
      chains.heads[p] = self->heads[p];
      chains.peopled[p] = self->peopled[p];
    }

  return chains;
}

/**
 * sg_responders_get_id:
 *
 * Returns: (nullable) (transfer none): what the caller calls it
 */
const char *
sg_responders_get_id (const SgResponders *self, guint32 responder)
{
  return responder < self->ids->len ? self->ids->pdata[responder] : NULL;
}

void
sg_responders_set_id (SgResponders *self, guint32 responder, const char *id)
{
  g_return_if_fail (responder < self->slots->len);

  if (responder >= self->ids->len)
    g_ptr_array_set_size (self->ids, (gint) responder + 1);
  self->ids->pdata[responder] = g_string_chunk_insert (self->texts, id);
}

static guint32
find_flag (const SgResponders *self, const char *name)
{
  for (guint i = 0; i < self->flag_names->len; i++)
    if (strcmp (self->flag_names->pdata[i], name) == 0)
      return 1u << i;

  return 0;
}

/**
 * sg_responders_define_flag:
 * @name: such as “available”
 *
 * Returns: the bit of that name, a new one when it is new, or 0 with %SG_ERROR_INVALID when there
 *   are %SG_RESPONDER_FLAGS_MAX already
 */
guint32
sg_responders_define_flag (SgResponders *self, const char *name, GError **error)
{
  guint32 flag = find_flag (self, name);

  if (flag != 0)
    return flag;

  if (*name == '\0' || self->flag_names->len == SG_RESPONDER_FLAGS_MAX)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "flag “%s”: there may be %d flags, each with a name",
                   name,
                   SG_RESPONDER_FLAGS_MAX);
      return 0;
    }

  g_ptr_array_add (self->flag_names, g_strdup (name));
  return 1u << (self->flag_names->len - 1);
}

/**
 * sg_responders_parse_filter:
 * @text: names of flags, separated by commas; an exclamation mark before one excludes it
 * @require: (out): flags that must be set
 * @exclude: (out): flags that must not be set
 */
gboolean
sg_responders_parse_filter (const SgResponders *self,
                            const char         *text,
                            guint32            *require,
                            guint32            *exclude,
                            GError            **error)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  *require = *exclude = 0;
  for (char **word = words; *word != NULL; word++)
    {
      gboolean not = *g_strstrip (*word) == '!';
      guint32 flag = find_flag (self, *word + not );

      if (flag == 0)
        {
          g_set_error (error,
                       SG_ERROR,
                       SG_ERROR_INVALID,
                       "no responder has a flag called “%s”",
                       *word + not );
          return FALSE;
        }

      *(not ? exclude : require) |= flag;
    }

  return TRUE;
}
