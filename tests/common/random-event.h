/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Valid events of any kind, by chance, from the catalogue itself. */

#pragma once

#include "common/sg-body.h"
#include "common/sg-event.h"

#define SG_RANDOM_IDS 4

/* One of few, so that events speak of the same things. */
static inline SgUuid
sg_random_id (GRand *rand)
{
  g_autofree char *name = g_strdup_printf ("thing:%d", g_rand_int_range (rand, 0, SG_RANDOM_IDS));

  return sg_uuid_from_name (name);
}

static inline void
sg_random_word (SgBody *body, const SgField *field, GRand *rand)
{
  g_auto (GStrv) words = g_strsplit (field->codes, "|", -1);

  sg_body_text (body,
                field->name,
                words[g_rand_int_range (rand, 0, (gint32) g_strv_length (words))]);
}

static inline void
sg_random_text (SgBody *body, const SgField *field, GRand *rand)
{
  static const char *const texts[] = { "a",     "plus",        "basic", "dengan \"petik\"\n…",
                                       "prank", "transported", "ghost", "bu" };
  const char              *text = texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))];
  gsize                    most = field->most > 0 ? (gsize) field->most : G_MAXSIZE;

  sg_body_text (body, field->name, strlen (text) <= most ? text : "a");
}

static inline void sg_random_fields (SgBody *body, const SgField *fields, GRand *rand);

static inline void
sg_random_objects (SgBody *body, const SgField *field, GRand *rand)
{
  sg_body_begin_array (body, field->name);
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      sg_body_begin_object (body, NULL);
      sg_random_fields (body, field->fields, rand);
      sg_body_end_object (body);
    }
  sg_body_end_array (body);
}

static inline void
sg_random_field (SgBody *body, const SgField *field, GRand *rand)
{
  static const char *const texts[] = { "satu", "dua", "tiga", NULL };
  double                   least = MAX (field->least, -1e6);
  double                   most = MIN (field->most, 1e6);
  SgUuid                   id = sg_random_id (rand);

  if (field->type == SG_FIELD_CODE)
    sg_random_word (body, field, rand);
  else if (field->type == SG_FIELD_UUID)
    sg_body_uuid (body, field->name, &id);
  else if (field->type == SG_FIELD_TEXT)
    sg_random_text (body, field, rand);
  else if (field->type == SG_FIELD_DECIMAL)
    sg_body_text (body, field->name, g_rand_boolean (rand) ? "36.6" : "120");
  else if (field->type == SG_FIELD_DATE)
    sg_body_text (body, field->name, "2026-11-25");
  else if (field->type == SG_FIELD_INT || field->type == SG_FIELD_TIME)
    sg_body_int (body, field->name, (gint64) g_rand_double_range (rand, least, most));
  else if (field->type == SG_FIELD_NUMBER)
    sg_body_number (body, field->name, g_rand_double_range (rand, least, most), 3);
  else if (field->type == SG_FIELD_BOOL)
    sg_body_bool (body, field->name, g_rand_boolean (rand));
  else if (field->type == SG_FIELD_TEXTS)
    sg_body_texts (body, field->name, texts + g_rand_int_range (rand, 0, 4));
  else if (field->type == SG_FIELD_OBJECTS)
    sg_random_objects (body, field, rand);
}

static inline void
sg_random_fields (SgBody *body, const SgField *fields, GRand *rand)
{
  for (const SgField *field = fields; field->name != NULL; field++)
    if (!field->required && g_rand_boolean (rand))
      continue;
    else if (field->type != SG_FIELD_OBJECT)
      sg_random_field (body, field, rand);
    else
      {
        sg_body_begin_object (body, field->name);
        sg_random_fields (body, field->fields, rand);
        sg_body_end_object (body);
      }
}

/* An event of that kind as it was recorded here: without a position. Its names are those of the
 * place in the sequence, so that a seed gives the same events each time. */
static inline SgEvent *
sg_random_event (const SgEventKind *kind, const SgUuid *subject, guint place, GRand *rand)
{
  g_autofree char *name = g_strdup_printf ("event:%u", place);
  SgBody          *body = sg_body_new ();
  SgEvent         *event;
  g_autoptr (GError) error = NULL;

  sg_random_fields (body, kind->fields, rand);
  event = sg_event_new (kind->name, subject, sg_body_end (body));
  event->id = sg_uuid_from_name (name);
  event->stream = g_strdup ("ops:3171");
  event->by = g_strdup ("local:tester");
  event->desk = sg_random_id (rand);
  event->seq = place + 1;
  event->hlc = g_rand_int_range (rand, 1, 50);
  event->at = 1000 + g_rand_int_range (rand, 0, 1000);
  event->clock = (SgClock) g_rand_int_range (rand, 0, 3);
  sg_event_check (event, &error);
  g_assert_no_error (error);

  return event;
}

/* A kind that happens to a subject of that sort. */
static inline const SgEventKind *
sg_random_kind (SgSubject subject, GRand *rand)
{
  const SgEventKind *kind;

  do
    kind = sg_event_kind_get ((guint) g_rand_int_range (rand, 0, (gint32) sg_event_kind_count ()));
  while (kind->subject != subject);

  return kind;
}
