/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the desk lives from shift to shift: who takes over from whom, crews, beds, ambulances that
 * are out of service, roads that are closed, and who looked at what. */

#include "desk/demo/sg-story-shift.h"

#include "desk/demo/sg-story-people.h"
#include "desk/demo/sg-story-words.h"
#include "desk/people/sg-desk-access.h"

/* A unit is out of service once in so many days. */
#define DOWNTIME_DAYS 20

#define BEDS_TOLD_EACH  2  /* reports of a hospital in a shift */
#define CLOSURE_PERCENT 12 /* of days */
#define LEFT_PERCENT    8  /* of shifts: the operator drives out and the desk is empty */

/* ---- shifts ---- */

static const SgStoryPerson *
get_operator (const SgStory *self, const SgStoryShift *shift)
{
  return &self->people[shift->index % SG_STORY_OPERATORS];
}

static void
tell_handover (SgStory *self, const SgUuid *id, const SgStoryShift *shift)
{
  SgStoryShift         next = sg_story_shift_at (self, shift->until);
  const SgStoryPerson *from = get_operator (self, shift);
  const SgStoryPerson *to = get_operator (self, &next);
  SgStoryWhen      when = sg_story_by (shift->until + sg_story_seconds (self, 30, 240), from->by);
  g_autofree char *sheet = g_strdup_printf ("Serah terima shift %s\nDari: %s\nKepada: %s\n"
                                            "Unit siap: lihat papan unit\nCatatan: tidak ada",
                                            shift->name,
                                            from->name,
                                            to->name);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, sheet, -1);
  SgBody          *body = sg_body_new ();

  sg_body_text (body, "to", to->name);
  sg_body_text (body, "sheet_hash", hash);
  sg_body_text (body, "sheet", sheet);
  sg_story_tell (self, "shift.handed_over@1", id, &when, body);

  when = sg_story_by (when.at + sg_story_seconds (self, 20, 120), to->by);
  body = sg_body_new ();
  sg_body_text (body, "by", to->name);
  sg_body_text (body, "sheet_hash", hash);
  sg_story_tell (self, "shift.accepted@1", id, &when, body);
}

static void
tell_absence (SgStory *self, gint64 at, const char *by)
{
  const SgUuid *desk = &sg_desk_get_identity (self->desk)->desk;
  SgStoryWhen   when = sg_story_by (at, by);
  SgBody       *body = sg_body_new ();

  sg_body_text (body, "forward_to", "+6280000950001");
  sg_body_text (body, "reason", "Operator ikut ambulans");
  sg_story_tell (self, "desk.left@1", desk, &when, body);
  when = sg_story_by (at + sg_story_seconds (self, 900, 2400), by);
  sg_story_tell (self, "desk.returned@1", desk, &when, NULL);
}

static void
tell_shift (SgStory *self, const SgStoryShift *shift)
{
  const SgStoryPerson *who = get_operator (self, shift);
  SgUuid               id = sg_story_new_id (self, shift->from);
  SgStoryWhen          when = sg_story_by (shift->from, who->by);
  SgBody              *body = sg_body_new ();

  sg_body_begin_array (body, "people");
  sg_body_text (body, NULL, who->name);
  sg_body_end_array (body);
  sg_body_text (body, "shift", shift->name);
  sg_story_tell (self, "person.signed_in@1", &who->id, &when, NULL);
  sg_story_tell (self, "shift.started@1", &id, &when, body);
  if (sg_story_happens (self, LEFT_PERCENT) && shift->until <= self->now)
    tell_absence (self, shift->from + sg_story_seconds (self, 7200, 14400), who->by);

  if (shift->until > self->now)
    return;

  tell_handover (self, &id, shift);
  when = sg_story_by (shift->until + 8 * SG_STORY_MINUTE, who->by);
  sg_story_tell (self, "person.signed_out@1", &who->id, &when, NULL);
}

/* ---- ambulances ---- */

/**
 * sg_story_tell_downtime:
 * @until: when it is back; after now it is still out
 */
void
sg_story_tell_downtime (SgStory *self, guint unit, gint64 from, gint64 until, const char *reason)
{
  SgStoryUnit *one = &g_array_index (self->units, SgStoryUnit, unit);
  gboolean     off = sg_story_happens (self, 60);
  SgStoryWhen  when = sg_story_seen (from);
  SgBody      *body = sg_body_new ();

  one->off_until = MAX (one->off_until, until);
  sg_body_text (body, "readiness", off ? "off" : "not_ready");
  sg_body_text (body, "reason", reason);
  sg_story_tell (self, "unit.readied@1", &one->id, &when, body);

  when = sg_story_seen (until);
  body = sg_body_new ();
  sg_body_text (body, "readiness", "ready");
  sg_story_tell (self, "unit.readied@1", &one->id, &when, body);
}

static void
tell_downtimes (SgStory *self, gint64 at)
{
  const SgStoryWordList *reasons = &sg_story_words[SG_WORDS_DOWNTIME];

  for (guint i = 0; i < self->units->len; i++)
    {
      const SgStoryUnit *unit = &g_array_index (self->units, SgStoryUnit, i);

      if (sg_story_below (self, DOWNTIME_DAYS) == 0 && unit->busy_until <= at &&
          unit->off_until <= at)
        sg_story_tell_downtime (self,
                                i,
                                at,
                                at + sg_story_seconds (self, 3600, 14 * 3600),
                                sg_story_pick (self, reasons->words, reasons->n));
    }
}

static void
write_member (SgStory *self, SgBody *body, const char *job, guint number)
{
  g_autofree char *name = sg_story_dup_name (self, sg_story_happens (self, 40));
  g_autofree char *phone = g_strdup_printf ("+6280000%06u", 810000 + number % 90000);

  sg_body_begin_object (body, NULL);
  sg_body_text (body, "name", name);
  sg_body_text (body, "job", job);
  sg_body_text (body, "phone", phone);
  sg_body_end_object (body);
}

static void
tell_crews (SgStory *self, const SgStoryShift *shift)
{
  const SgStoryWordList *equipment = &sg_story_words[SG_WORDS_EQUIPMENT];

  for (guint i = 0; i < self->units->len; i++)
    {
      const SgStoryUnit *unit = &g_array_index (self->units, SgStoryUnit, i);
      SgStoryWhen        when = sg_story_seen (shift->from + sg_story_seconds (self, 300, 1500));
      SgBody            *body = sg_body_new ();

      sg_body_begin_array (body, "crew");
      write_member (self, body, "sopir", 2 * i);
      write_member (self, body, i % 3 == 0 ? "bidan" : "perawat", 2 * i + 1);
      sg_body_end_array (body);
      sg_body_text (body, "shift", shift->name);
      sg_story_tell (self, "unit.crewed@1", &unit->id, &when, body);

      if (sg_story_below (self, 6) > 0)
        continue;
      body = sg_body_new ();
      sg_body_begin_array (body, "missing");
      if (sg_story_happens (self, 50))
        sg_body_text (body, NULL, sg_story_pick (self, equipment->words, equipment->n));
      sg_body_end_array (body);
      sg_story_tell (self, "unit.equipped@1", &unit->id, &when, body);
    }
}

/* ---- hospitals, roads, readers ---- */

static void
tell_beds (SgStory *self, guint hospital, gint64 at)
{
  static const char *const sources[] = { "phone", "phone", "siranap", "sisrute", "app" };
  const SgStoryWordList   *kinds = &sg_story_words[SG_WORDS_BED];
  const SgUuid *id = &g_array_index (self->facilities, SgStoryFaskes, self->hospitals[hospital]).id;
  const char   *source = SG_STORY_PICK (self, sources);
  g_autofree char *told_by = sg_story_dup_name (self, TRUE);
  SgStoryWhen      when = sg_story_seen (at);
  SgBody          *body = sg_body_new ();

  sg_body_begin_array (body, "beds");
  for (guint i = 0; i < kinds->n; i++)
    {
      sg_body_begin_object (body, NULL);
      sg_body_text (body, "kind", kinds->words[i]);
      sg_body_int (body, "free", sg_story_below (self, i == 2 ? 14 : 5));
      sg_body_end_object (body);
    }
  sg_body_end_array (body);
  sg_body_bool (body, "diverted", sg_story_happens (self, 8));
  sg_body_text (body, "source", source);
  if (g_str_equal (source, "phone"))
    sg_body_text (body, "told_by", told_by);
  sg_story_tell (self, "hospital.reported@1", id, &when, body);
}

/**
 * sg_story_tell_closure:
 * @until: when it ends by itself
 */
void
sg_story_tell_closure (SgStory *self, gint64 at, gint64 until)
{
  const SgStoryWordList *reasons = &sg_story_words[SG_WORDS_CLOSURE];
  guint                  which = sg_story_below (self, self->places->len);
  const SgStoryPlace    *place = &g_array_index (self->places, SgStoryPlace, which);
  double                 lat = sg_point_lat (place->point);
  double                 lon = sg_point_lon (place->point);
  SgUuid                 id = sg_story_new_id (self, at);
  SgStoryWhen            when = sg_story_seen (at);
  SgBody                *body = sg_body_new ();
  g_autofree char       *geometry = NULL;
  char                   digits[4][32];

  g_ascii_formatd (digits[0], 32, "%.6f", lon - 0.0006);
  g_ascii_formatd (digits[1], 32, "%.6f", lat - 0.0006);
  g_ascii_formatd (digits[2], 32, "%.6f", lon + 0.0006);
  g_ascii_formatd (digits[3], 32, "%.6f", lat + 0.0006);
  geometry = g_strdup_printf ("{\"type\":\"Polygon\",\"coordinates\":"
                              "[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}",
                              digits[0],
                              digits[1],
                              digits[2],
                              digits[3]);
  sg_body_text (body, "geometry", geometry);
  sg_body_text (body, "effect", "closed");
  sg_body_int (body, "until", until);
  sg_body_text (body, "reason", sg_story_pick (self, reasons->words, reasons->n));
  sg_story_tell (self, "closure.drawn@1", &id, &when, body);
}

static void
tell_access (SgStory *self, gint64 at)
{
  const SgStoryPerson    *who = &self->people[sg_story_below (self, SG_STORY_PEOPLE)];
  guint                   which = sg_story_below (self, self->volunteers->len);
  const SgStoryVolunteer *volunteer = &g_array_index (self->volunteers, SgStoryVolunteer, which);
  g_autofree char        *subject = sg_access_dup_subject (SG_SUBJECT_VOLUNTEER, &volunteer->id);
  SgUuid                  own = sg_story_new_id (self, at);
  SgStoryWhen             when = sg_story_by (at, who->by);
  SgBody                 *body = sg_body_new ();

  sg_body_text (body, "subject", subject);
  sg_body_text (body, "what", "opened");
  sg_body_text (body, "purpose", "Verifikasi");
  sg_story_tell (self, "access.logged@1", &own, &when, body);
}

/**
 * sg_story_tell_shifts:
 *
 * Those that begin in @from … @until, and what happens in them apart from calls.
 */
void
sg_story_tell_shifts (SgStory *self, gint64 from, gint64 until)
{
  SgStoryShift shift = sg_story_shift_at (self, from);

  for (; shift.from < until; shift = sg_story_shift_at (self, shift.until))
    {
      if (shift.from < from)
        continue;
      tell_shift (self, &shift);
      if (!sg_story_is_routine (self, shift.from))
        continue;

      tell_crews (self, &shift);
      for (guint h = 0; h < self->n_hospitals; h++)
        for (guint i = 0; i < BEDS_TOLD_EACH; i++)
          tell_beds (self, h, sg_story_between (self, shift.from, shift.until));
      for (guint i = 0; i < 3 && self->volunteers->len > 0; i++)
        tell_access (self, sg_story_between (self, shift.from, shift.until));
    }
}

/**
 * sg_story_tell_routine:
 *
 * What comes once a day or less.
 */
void
sg_story_tell_routine (SgStory *self, gint64 from, gint64 until)
{
  gint64 at = sg_story_between (self, from, until - 1);

  tell_downtimes (self, from);
  if (sg_story_happens (self, CLOSURE_PERCENT))
    sg_story_tell_closure (self, at, at + sg_story_seconds (self, 2 * 3600, 10 * 3600));
}
