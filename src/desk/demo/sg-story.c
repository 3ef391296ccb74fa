/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How an invented PSC is told: chance that comes from a seed, and events that are put in the order
 * in which a desk would have recorded them.
 *
 * Calls overlap, and each is told from its beginning to its end. So events wait here until nothing
 * earlier can come any more, and then a whole day of them is written at once. What would have been
 * recorded after now has not happened yet and is dropped. */

#include "desk/demo/sg-story.h"

/* Local hours at which shifts begin; the last one ends where the first begins. */
static const struct
{
  const char *name;
  guint       from;
} shifts[] = { { "pagi", 7 }, { "siang", 14 }, { "malam", 21 } };

#define SHIFTS_BEFORE_NOW 2

static void
clear_faskes (gpointer faskes)
{
  g_free (((SgStoryFaskes *) faskes)->name);
}

static void
clear_unit (gpointer unit)
{
  g_free (((SgStoryUnit *) unit)->call_sign);
  g_free (((SgStoryUnit *) unit)->phone);
}

static void
clear_volunteer (gpointer volunteer)
{
  g_free (((SgStoryVolunteer *) volunteer)->name);
}

static void
clear_place (gpointer place)
{
  SgStoryPlace *self = place;

  sg_scene_clear (&self->scene);
  g_clear_pointer (&self->units, g_array_unref);
  g_clear_pointer (&self->volunteers, g_array_unref);
}

static GArray *
array_new (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  g_array_set_clear_func (array, clear);
  return array;
}

static char *
dup_number_prefix (SgDesk *desk)
{
  const SgLogIdentity *identity = sg_desk_get_identity (desk);
  const guint8        *id = identity->desk.bytes;

  return g_strdup_printf ("X%02X%02X", id[SG_UUID_BYTES - 2], id[SG_UUID_BYTES - 1]);
}

/* The beginning of the second shift before the one at @now, and whole days before that. */
static gint64
find_beginning (const SgStory *self)
{
  SgStoryShift shift = sg_story_shift_at (self, self->now);

  for (guint i = 0; i < SHIFTS_BEFORE_NOW; i++)
    shift = sg_story_shift_at (self, shift.from - 1);

  return shift.from - (gint64) (MAX (self->plan->n_days, 1) - 1) * SG_STORY_DAY;
}

SgStory *
sg_story_new (SgDesk *desk, const SgDeskDemoPlan *plan)
{
  SgStory *self = g_new0 (SgStory, 1);
  g_autoptr (GDateTime) local = sg_desk_to_local (desk, plan->now);

  self->desk = g_object_ref (desk);
  self->plan = plan;
  self->chance = g_rand_new_with_seed (plan->seed);
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_event_free);
  self->now = plan->now;
  self->offset = g_date_time_get_utc_offset (local);
  self->from = find_beginning (self);
  self->number_prefix = dup_number_prefix (desk);
  self->facilities = array_new (sizeof (SgStoryFaskes), clear_faskes);
  self->units = array_new (sizeof (SgStoryUnit), clear_unit);
  self->volunteers = array_new (sizeof (SgStoryVolunteer), clear_volunteer);
  self->aeds = array_new (sizeof (SgStoryAed), NULL);
  self->places = array_new (sizeof (SgStoryPlace), clear_place);

  return self;
}

void
sg_story_free (SgStory *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < SG_STORY_PEOPLE; i++)
    {
      g_free (self->people[i].name);
      g_free (self->people[i].by);
    }
  g_clear_pointer (&self->volunteer_pool, sg_responders_free);
  g_clear_pointer (&self->aed_pool, sg_responders_free);
  g_array_unref (self->facilities);
  g_array_unref (self->units);
  g_array_unref (self->volunteers);
  g_array_unref (self->aeds);
  g_array_unref (self->places);
  g_ptr_array_unref (self->pending);
  g_rand_free (self->chance);
  g_free (self->number_prefix);
  g_object_unref (self->desk);
  g_free (self);
}

/* ---- chance ---- */

guint
sg_story_below (SgStory *self, guint n)
{
  return n > 1 ? g_rand_int (self->chance) % n : 0;
}

gint64
sg_story_between (SgStory *self, gint64 least, gint64 most)
{
  guint64 high = g_rand_int (self->chance);
  guint64 whole = high << 32 | g_rand_int (self->chance);

  return most > least ? least + (gint64) (whole % (guint64) (most - least + 1)) : least;
}

/**
 * sg_story_seconds:
 *
 * Returns: microseconds
 */
gint64
sg_story_seconds (SgStory *self, guint least, guint most)
{
  return sg_story_between (self, least * SG_STORY_SECOND, most * SG_STORY_SECOND);
}

gboolean
sg_story_happens (SgStory *self, guint percent)
{
  return sg_story_below (self, 100) < percent;
}

const char *
sg_story_pick (SgStory *self, const char *const *words, guint n)
{
  return words[sg_story_below (self, n)];
}

static void
fill (SgStory *self, guint8 *bytes, guint n)
{
  guint32 chance = 0;

  for (guint i = 0; i < n; i++)
    {
      if (i % sizeof chance == 0)
        chance = g_rand_int (self->chance);
      bytes[i] = (guint8) (chance >> (8 * (i % sizeof chance)));
    }
}

SgUuid
sg_story_new_id (SgStory *self, gint64 at)
{
  guint8 chance[SG_UUID_CHANCE_BYTES];

  fill (self, chance, sizeof chance);
  return sg_uuid_new_from (at / 1000, chance);
}

/* ---- telling ---- */

/**
 * sg_story_seen:
 *
 * Returns: that the program saw it happen
 */
SgStoryWhen
sg_story_seen (gint64 at)
{
  return (SgStoryWhen){ at, at, SG_CLOCK_AUTO, NULL };
}

/**
 * sg_story_told:
 *
 * Returns: that somebody told the operator a moment later, or now and then quite a while later
 */
SgStoryWhen
sg_story_told (SgStory *self, gint64 at)
{
  gint64   whole = at - at % SG_STORY_MINUTE;
  gboolean guessed = sg_story_happens (self, 15);
  gint64   late = guessed ? sg_story_seconds (self, 300, 900) : sg_story_seconds (self, 20, 150);

  return (SgStoryWhen){ whole, at + late, guessed ? SG_CLOCK_ESTIMATED : SG_CLOCK_MANUAL, NULL };
}

SgStoryWhen
sg_story_by (gint64 at, const char *by)
{
  return (SgStoryWhen){ at, at, SG_CLOCK_AUTO, by };
}

/**
 * sg_story_shift_at:
 * @at: microseconds UTC
 */
SgStoryShift
sg_story_shift_at (const SgStory *self, gint64 at)
{
  gint64 local = at + self->offset - shifts[0].from * SG_STORY_HOUR;
  gint64 day = local / SG_STORY_DAY;
  gint64 begin = day * SG_STORY_DAY - self->offset;
  guint  n = G_N_ELEMENTS (shifts);
  guint  which = n;

  do
    which--;
  while (which > 0 && at < begin + shifts[which].from * SG_STORY_HOUR);

  return (SgStoryShift){ begin + shifts[which].from * SG_STORY_HOUR,
                         which + 1 < n ? begin + shifts[which + 1].from * SG_STORY_HOUR
                                       : begin + SG_STORY_DAY + shifts[0].from * SG_STORY_HOUR,
                         shifts[which].name,
                         (guint) (day * n + which) };
}

const char *
sg_story_get_operator (const SgStory *self, gint64 at)
{
  return self->people[sg_story_shift_at (self, at).index % SG_STORY_OPERATORS].by;
}

/**
 * sg_story_tell:
 * @body: (transfer full) (nullable): %NULL for an empty one
 */
void
sg_story_tell (SgStory           *self,
               const char        *kind,
               const SgUuid      *subject,
               const SgStoryWhen *when,
               SgBody            *body)
{
  SgEvent    *event;
  const char *by = when->by != NULL ? when->by : sg_story_get_operator (self, when->recorded_at);

  event = sg_event_new (kind, subject, sg_body_end (body != NULL ? body : sg_body_new ()));
  event->id = sg_story_new_id (self, when->recorded_at);
  event->at = when->at;
  event->recorded_at = when->recorded_at;
  event->clock = when->clock;
  event->by = g_strdup (by);
  fill (self, event->salt, SG_SALT_BYTES);
  g_ptr_array_add (self->pending, event);
}

/**
 * sg_story_forget_since:
 * @mark: the length of what was pending
 *
 * Takes back what was told last.
 */
void
sg_story_forget_since (SgStory *self, guint mark)
{
  g_ptr_array_set_size (self->pending, (gint) mark);
}

gboolean
sg_story_is_routine (const SgStory *self, gint64 at)
{
  return at >= self->now - SG_STORY_ROUTINE_DAYS * SG_STORY_DAY;
}

/* The names of events begin with the moment, the rest is chance: two of one moment must stay in the
 * order in which they were told. */
static int
compare_recorded (gconstpointer a, gconstpointer b)
{
  const SgEvent *one = *(SgEvent *const *) a;
  const SgEvent *other = *(SgEvent *const *) b;

  return (one->recorded_at > other->recorded_at) - (one->recorded_at < other->recorded_at);
}

/* Events later than @until stay, those later than now go. */
static GPtrArray *
take_until (SgStory *self, gint64 until)
{
  GPtrArray *due = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_event_free);
  g_autoptr (GPtrArray) all = g_steal_pointer (&self->pending);

  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_event_free);
  for (guint i = 0; i < all->len; i++)
    {
      SgEvent *event = g_steal_pointer (&g_ptr_array_index (all, i));

      if (event->recorded_at > self->now)
        sg_event_free (event);
      else
        g_ptr_array_add (event->recorded_at < until ? due : self->pending, event);
    }
  g_ptr_array_set_free_func (all, NULL);

  return due;
}

/**
 * sg_story_write_until:
 * @until: nothing that was recorded before it will be told from here on
 */
gboolean
sg_story_write_until (SgStory *self, gint64 until, GError **error)
{
  SgLogAuthor author = { self->now, "system:demo", NULL };
  g_autoptr (GPtrArray) due = take_until (self, until);

  /* Stable, as it promises. */
  g_ptr_array_sort (due, compare_recorded);

  return due->len == 0 || sg_event_log_append (sg_desk_get_log (self->desk), due, &author, error);
}
