/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who works and helps: the people of the desk, ambulances with their bases, and volunteers with
 * certificates in every state. All telephone numbers begin with +62 800 0, which no operator of a
 * telephone network gives to anybody. */

#include "desk/demo/sg-story-people.h"

#include "desk/demo/sg-story-words.h"

#define CALLERS 9000

/* Homes near a place where something happens; the others live anywhere. */
#define NEAR_PERCENT 60
#define NEAR_STEPS   40000 /* up to about 450 m to each side */

/* Volunteers are written away in portions, so that a million of them need no memory. */
#define PORTION 2000

#define REGISTRATION_DAYS 20

/* Of a hundred volunteers. A certificate that is out for less than six months is in its grace. The
 * one that expires soon is valid; the one of the revoked was. */
static const struct
{
  const char *name;
  guint       percent;
  int         least_days; /* from now to the end */
  int         most_days;
  gboolean    counts;
} certificates[] = {
  { "valid", 62, 90, 700, TRUE },   { "soon", 10, 5, 80, TRUE },
  { "grace", 10, -170, -3, TRUE },  { "expired", 8, -900, -200, FALSE },
  { "revoked", 3, 30, 600, FALSE }, { "none", 7, 0, 0, FALSE },
};

/* Many ignore nearly every alert, few come nearly always. */
static const guint accept_percents[] = { 2, 3, 4, 5, 6, 8, 10, 12, 18, 30 };

/**
 * sg_story_dup_name:
 *
 * Returns: (transfer full): a name that belongs to nobody
 */
char *
sg_story_dup_name (SgStory *self, gboolean woman)
{
  const SgStoryWordList *first = &sg_story_words[woman ? SG_WORDS_WOMEN : SG_WORDS_MEN];
  const SgStoryWordList *family = &sg_story_words[SG_WORDS_FAMILIES];
  const char            *name = sg_story_pick (self, first->words, first->n);

  return g_strdup_printf ("%s %s", name, sg_story_pick (self, family->words, family->n));
}

/**
 * sg_story_dup_phone:
 *
 * Returns: (transfer full): a caller's number; now and then the same caller rings again
 */
char *
sg_story_dup_phone (SgStory *self)
{
  return g_strdup_printf ("+6280000%06u", 1 + sg_story_below (self, CALLERS));
}

/* ---- the desk ---- */

static const char *
roles_of (guint index)
{
  switch (index)
    {
    case SG_STORY_SUPERVISOR:
      return "supervisor\nadmin";

    case SG_STORY_VERIFIER:
      return "verifier";

    case SG_STORY_TRAINER:
      return "trainer";

    default:
      return "operator\ndispatcher";
    }
}

/**
 * sg_story_make_people:
 *
 * The people of the desk, one with each role at least.
 */
void
sg_story_make_people (SgStory *self)
{
  gint64 at = self->from - 40 * SG_STORY_DAY;

  for (guint i = 0; i < SG_STORY_PEOPLE; i++)
    {
      SgStoryPerson   *person = &self->people[i];
      g_autofree char *id = NULL;

      person->id = sg_story_new_id (self, at);
      person->name = sg_story_dup_name (self, i % 2 == 1);
      id = sg_uuid_to_text (&person->id);
      person->by = g_strdup_printf ("local:%s", id);
    }

  for (guint i = 0; i < SG_STORY_PEOPLE; i++)
    {
      SgStoryWhen when = sg_story_by (at, self->people[SG_STORY_SUPERVISOR].by);
      SgBody     *body = sg_body_new ();

      sg_body_text (body, "name", self->people[i].name);
      sg_body_text (body, "roles", roles_of (i));
      sg_story_tell (self, "person.registered@1", &self->people[i].id, &when, body);
    }
}

/* ---- ambulances ---- */

static void
tell_unit (SgStory *self, const SgStoryUnit *unit, guint index)
{
  static const char *const classes[] = { "A", "B", "B", "C" };
  const SgStoryFaskes     *base = &g_array_index (self->facilities, SgStoryFaskes, unit->base);
  const SgStoryWordList   *equipment = &sg_story_words[SG_WORDS_EQUIPMENT];
  SgStoryWhen              when = sg_story_by (self->from - 29 * SG_STORY_DAY, NULL);
  g_autofree char         *plate = g_strdup_printf ("DEMO %04u", index + 1);
  SgBody                  *body = sg_body_new ();

  when.by = self->people[SG_STORY_SUPERVISOR].by;
  sg_body_text (body, "call_sign", unit->call_sign);
  sg_body_text (body, "class", classes[index % G_N_ELEMENTS (classes)]);
  sg_body_uuid (body, "facility", &base->id);
  sg_body_text (body, "phone", unit->phone);
  sg_body_begin_array (body, "equipment");
  for (guint i = 0; i < equipment->n - (index % 3) * 2; i++)
    sg_body_text (body, NULL, equipment->words[i]);
  sg_body_end_array (body);
  sg_body_text (body, "plate", plate);
  sg_body_number (body, "lat", sg_point_lat (unit->point), 7);
  sg_body_number (body, "lon", sg_point_lon (unit->point), 7);
  sg_body_bool (body, "demo", TRUE); /* also at a real base */
  sg_story_tell (self, "unit.registered@1", &unit->id, &when, body);
}

static void
tell_ready (SgStory *self, const SgStoryUnit *unit)
{
  SgStoryWhen when = sg_story_by (self->from - 28 * SG_STORY_DAY, NULL);
  SgBody     *ready = sg_body_new ();
  SgBody     *travelled = sg_body_new ();

  when.by = self->people[SG_STORY_SUPERVISOR].by;
  sg_body_text (ready, "readiness", "ready");
  sg_story_tell (self, "unit.readied@1", &unit->id, &when, ready);
  sg_body_number (travelled, "odometer_km", unit->odometer_km, 0);
  sg_story_tell (self, "unit.travelled@1", &unit->id, &when, travelled);
}

/**
 * sg_story_make_units:
 *
 * Bases get one after the other, hospitals last, since a puskesmas is nearer to the people.
 */
void
sg_story_make_units (SgStory *self)
{
  guint n_bases = self->facilities->len;

  for (guint i = 0; i < self->plan->n_units; i++)
    {
      SgStoryUnit unit = { .id = sg_story_new_id (self, self->from - 29 * SG_STORY_DAY) };

      /* The hospitals that the region knows stand first in the list. */
      unit.base = (self->n_hospitals + i) % n_bases;
      unit.point = g_array_index (self->facilities, SgStoryFaskes, unit.base).point;
      unit.call_sign = g_strdup_printf ("119-%02u", i + 1);
      unit.phone = g_strdup_printf ("+6280000%06u", 800000 + i);
      unit.odometer_km = 20000 + sg_story_below (self, 90000);
      tell_unit (self, &unit, i);
      tell_ready (self, &unit);
      g_array_append_val (self->units, unit);
    }
}

/* ---- volunteers ---- */

static SgPoint
pick_home (SgStory *self, const SgStoryGround *ground, SgRoads *roads)
{
  SgPoint near;

  if (!sg_story_happens (self, NEAR_PERCENT))
    return sg_story_ground_pick (ground, self, roads);

  near = g_array_index (self->places, SgStoryPlace, sg_story_below (self, self->places->len)).point;
  near.lat += (gint32) sg_story_between (self, -NEAR_STEPS, NEAR_STEPS);
  near.lon += (gint32) sg_story_between (self, -NEAR_STEPS, NEAR_STEPS);

  return near;
}

static char *
dup_date (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (at / SG_STORY_SECOND);

  return g_date_time_format (time, "%Y-%m-%d");
}

static guint
pick_certificate (SgStory *self, guint index)
{
  guint chance = sg_story_below (self, 100);
  guint state = 0;

  /* The first of them show every state, however few they are. */
  if (index < G_N_ELEMENTS (certificates))
    return index;

  while (chance >= certificates[state].percent)
    chance -= certificates[state++].percent;

  return state;
}

static void
tell_certificate (SgStory *self, SgStoryVolunteer *one, guint index, gint64 at)
{
  static const char *const levels[] = { "basic", "basic", "basic", "plus", "inst", "sinst" };
  static const char *const titles[] = { "BASIC", "BASIC", "BASIC", "PLUS", "INST", "INST" };
  guint                    state = pick_certificate (self, index);
  guint                    level = sg_story_below (self, sg_story_happens (self, 20) ? 6 : 4);
  gint64                   days =
    sg_story_between (self, certificates[state].least_days, certificates[state].most_days);
  gint64           ends = self->now + days * SG_STORY_DAY;
  gint64           begins = ends - (level > 3 ? 1095 : 730) * SG_STORY_DAY;
  g_autofree char *issued = dup_date (begins);
  g_autofree char *expires = dup_date (ends);
  g_autofree char *number = g_strdup_printf ("BHD-%s-%.4s-%04u", titles[level], issued, index + 1);
  SgUuid           id = sg_story_new_id (self, at);
  SgStoryWhen      when = sg_story_by (at, "system:lms");
  SgBody          *body;

  if (certificates[state].least_days == 0)
    return;

  body = sg_body_new ();
  sg_body_uuid (body, "holder", &one->id);
  sg_body_text (body, "level", levels[level]);
  sg_body_text (body, "number", number);
  sg_body_text (body, "issued", issued);
  sg_body_text (body, "expires", expires);
  sg_body_text (body,
                "state",
                g_str_equal (certificates[state].name, "revoked") ? "revoked" : "valid");
  sg_story_tell (self, "certificate.projected@1", &id, &when, body);
  if (certificates[state].counts && days >= 0)
    one->level = levels[level];
}

static void
write_person (SgStory *self, SgBody *body, const SgStoryVolunteer *one, guint index, gboolean woman)
{
  const SgStoryWordList *words = &sg_story_words[SG_WORDS_ORGANISATION];
  const SgStoryWordList *skills = &sg_story_words[SG_WORDS_SKILL];
  gint64           born = self->now - sg_story_between (self, 19 * 365, 60 * 365) * SG_STORY_DAY;
  g_autofree char *birth = dup_date (born);
  g_autofree char *phone = g_strdup_printf ("+628000%07u", 1000000 + index);
  g_autofree char *email = g_strdup_printf ("relawan%06u@contoh.invalid", index + 1);
  g_autofree char *number = g_strdup_printf ("KREKI-2026-%06u", index + 1);

  sg_body_text (body, "name", one->name);
  sg_body_text (body, "phone", phone);
  sg_body_text (body, "email", email);
  sg_body_text (body, "birth", birth);
  sg_body_text (body, "sex", woman ? "P" : "L");
  sg_body_begin_object (body, "home");
  sg_body_number (body, "lat", sg_point_lat (one->point), 5);
  sg_body_number (body, "lon", sg_point_lon (one->point), 5);
  sg_body_end_object (body);
  sg_body_begin_array (body, "skills");
  sg_body_text (body, NULL, "bhd");
  sg_body_text (body, NULL, skills->words[1 + sg_story_below (self, skills->n - 1)]);
  sg_body_end_array (body);
  sg_body_text (body, "organisation", sg_story_pick (self, words->words, words->n));
  sg_body_text (body, "transport", one->walks ? "foot" : "motorcycle");
  sg_body_text (body, "number", number);
  sg_body_bool (body, "consent", TRUE);
}

/* Returns: whether they were accepted. */
static gboolean
tell_vetting (SgStory *self, const SgStoryVolunteer *one, gint64 at)
{
  static const char *const states[] = { "waiting", "rejected", "deactivated" };
  gboolean                 accepted = sg_story_happens (self, 92);
  const char              *state = accepted ? "accepted" : SG_STORY_PICK (self, states);
  SgStoryWhen when = sg_story_by (at + SG_STORY_MINUTE, self->people[SG_STORY_VERIFIER].by);
  SgBody     *body = sg_body_new ();

  sg_body_text (body, "state", state);
  if (!accepted)
    sg_body_text (body, "reason", "Berkas belum lengkap");
  sg_story_tell (self, "volunteer.vetted@1", &one->id, &when, body);

  return accepted;
}

static gboolean
tell_duty (SgStory *self, const SgStoryVolunteer *one, gint64 at)
{
  static const char *const words[] = { "available", "available", "available", "busy", "offline" };
  const char              *availability = SG_STORY_PICK (self, words);
  SgStoryWhen              when = sg_story_by (at + 2 * SG_STORY_MINUTE, "system:volunteer");
  SgBody                  *body = sg_body_new ();

  sg_body_text (body, "availability", availability);
  sg_story_tell (self, "volunteer.duty@1", &one->id, &when, body);

  return g_str_equal (availability, "available");
}

static void
add_volunteer (SgStory *self, const SgStoryGround *ground, SgRoads *roads, guint index, gint64 at)
{
  gboolean         woman = sg_story_happens (self, 45);
  gboolean         serves;
  SgStoryVolunteer one = { .id = sg_story_new_id (self, at) };
  SgStoryWhen      when = sg_story_by (at, "system:volunteer");
  SgBody          *body = sg_body_new ();

  one.name = sg_story_dup_name (self, woman);
  one.walks = sg_story_happens (self, 30);
  one.point = pick_home (self, ground, roads);
  one.accept_percent = accept_percents[sg_story_below (self, G_N_ELEMENTS (accept_percents))];
  write_person (self, body, &one, index, woman);
  sg_story_tell (self, "volunteer.registered@1", &one.id, &when, body);
  tell_certificate (self, &one, index, at + 30 * SG_STORY_SECOND);
  serves = tell_vetting (self, &one, at);
  if (!(serves && tell_duty (self, &one, at)))
    one.level = NULL;
  g_array_append_val (self->volunteers, one);
}

/* The ring asks only those who may be sent, so only they are in the pool; the slots of the others
 * are nowhere. */
static void
make_pools (SgStory *self, SgRoads *roads)
{
  static const SgPoint nowhere = { 0, 0 };

  self->volunteer_pool = sg_responders_new (roads);
  for (guint i = 0; i < self->volunteers->len; i++)
    {
      const SgStoryVolunteer *one = &g_array_index (self->volunteers, SgStoryVolunteer, i);

      sg_responders_add (self->volunteer_pool,
                         one->level != NULL ? one->point : nowhere,
                         one->walks ? SG_PROFILE_FOOT : SG_PROFILE_MOTORCYCLE,
                         0);
    }

  self->aed_pool = sg_responders_new (roads);
  for (guint i = 0; i < self->aeds->len; i++)
    {
      SgPoint point = g_array_index (self->aeds, SgStoryAed, i).point;

      sg_responders_add (self->aed_pool, point, SG_PROFILE_MOTORCYCLE, 0);
      sg_responders_add (self->aed_pool, point, SG_PROFILE_FOOT, 0);
    }
}

gboolean
sg_story_make_volunteers (SgStory             *self,
                          const SgStoryGround *ground,
                          SgProgress          *progress,
                          GError             **error)
{
  SgRoads *roads = sg_region_get_roads (sg_desk_get_region (self->desk, NULL));
  guint    n = self->plan->n_volunteers;
  gint64   from = self->from - (REGISTRATION_DAYS + 1) * SG_STORY_DAY;

  for (guint i = 0; i < n; i++)
    {
      gint64 at = from + (gint64) i * (REGISTRATION_DAYS * SG_STORY_DAY / n);

      if (i % PORTION == 0 &&
          (!sg_progress_step (progress, i, n, error) || !sg_story_write_until (self, at, error)))
        return FALSE;
      add_volunteer (self, ground, roads, i, at);
    }

  make_pools (self, roads);
  return sg_story_write_until (self, self->from, error);
}
