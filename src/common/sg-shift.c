/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-shift.h"

#include "common/sg-lines.h"

#define SHIFT(member, kind)    SG_COLUMN (SgShift, member, kind)
#define PRESENCE(member, kind) SG_COLUMN (SgPresence, member, kind)
#define PERSON(member, kind)   SG_COLUMN (SgPerson, member, kind)

static const SgColumn shift_columns[] = {
  SHIFT (id, UUID),          SHIFT (people, TEXT),     SHIFT (shift, TEXT),
  SHIFT (notes, TEXT),       SHIFT (started_at, TIME), SHIFT (started_by, TEXT),
  SHIFT (handed_to, TEXT),   SHIFT (handed_at, TIME),  SHIFT (handed_by, TEXT),
  SHIFT (sheet, TEXT),       SHIFT (sheet_hash, TEXT), SHIFT (accepted_by, TEXT),
  SHIFT (accepted_at, TIME),
};

static const SgColumn presence_columns[] = {
  PRESENCE (id, UUID),     PRESENCE (left, ENUM),  PRESENCE (forward_to, TEXT),
  PRESENCE (reason, TEXT), PRESENCE (since, TIME),
};

static const SgColumn person_columns[] = {
  PERSON (id, UUID),       PERSON (name, TEXT),    PERSON (roles, TEXT),
  PERSON (disabled, ENUM), PERSON (subject, TEXT), PERSON (signed_in_at, TIME),
};

const SgRecordType sg_shift_record = {
  "shift",
  sizeof (SgShift),
  shift_columns,
  G_N_ELEMENTS (shift_columns),
  (GDestroyNotify) sg_shift_free,
};

const SgRecordType sg_presence_record = {
  "presence",
  sizeof (SgPresence),
  presence_columns,
  G_N_ELEMENTS (presence_columns),
  (GDestroyNotify) sg_presence_free,
};

const SgRecordType sg_person_record = {
  "person",
  sizeof (SgPerson),
  person_columns,
  G_N_ELEMENTS (person_columns),
  (GDestroyNotify) sg_person_free,
};

static void
replace_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
sg_shift_apply (gpointer record, const SgEvent *event, SgFold *fold)
{
  SgShift *self = record;

  if (sg_event_is_kind (event, "shift.started"))
    {
      sg_fold_texts (fold, &self->people, event, "people");
      sg_fold_text (fold, &self->shift, event, "shift");
      self->started_at = event->at;
      replace_text (&self->started_by, event->by);
    }
  else if (sg_event_is_kind (event, "shift.noted"))
    sg_lines_append (&self->notes, sg_event_get_text (event, "text"));
  else if (sg_event_is_kind (event, "shift.handed_over"))
    {
      sg_fold_text (fold, &self->sheet, event, "sheet");
      sg_fold_text (fold, &self->sheet_hash, event, "sheet_hash");
      replace_text (&self->handed_to, sg_event_get_text (event, "to"));
      replace_text (&self->handed_by, event->by);
      self->handed_at = event->at;
    }
  else if (sg_event_is_kind (event, "shift.accepted"))
    {
      replace_text (&self->accepted_by, sg_event_get_text (event, "by"));
      self->accepted_at = event->at;
    }
}

const SgFoldType sg_shift_fold = { &sg_shift_record, sg_shift_apply, NULL, NULL };

static void
sg_presence_apply (gpointer record, const SgEvent *event, SgFold *fold)
{
  SgPresence *self = record;
  gboolean    left = sg_event_is_kind (event, "desk.left");

  if (!left && !sg_event_is_kind (event, "desk.returned"))
    return;

  self->left = left;
  self->since = event->at;
  replace_text (&self->forward_to, sg_event_get_text (event, "forward_to"));
  replace_text (&self->reason, sg_event_get_text (event, "reason"));
}

const SgFoldType sg_presence_fold = { &sg_presence_record, sg_presence_apply, NULL, NULL };

static void
sg_person_apply (gpointer record, const SgEvent *event, SgFold *fold)
{
  SgPerson *self = record;

  if (sg_event_is_kind (event, "person.registered") || sg_event_is_kind (event, "person.changed"))
    {
      sg_fold_text (fold, &self->name, event, "name");
      sg_fold_text (fold, &self->roles, event, "roles");
      sg_fold_bool (fold, &self->disabled, event, "disabled");
    }
  else if (sg_event_is_kind (event, "person.mapped"))
    replace_text (&self->subject, sg_event_get_text (event, "subject"));
  else if (sg_event_is_kind (event, "person.signed_in") && !sg_event_get_bool (event, "refused"))
    self->signed_in_at = event->at;
  else if (sg_event_is_kind (event, "person.signed_out"))
    self->signed_in_at = 0;
}

const SgFoldType sg_person_fold = { &sg_person_record, sg_person_apply, NULL, NULL };

void
sg_shift_free (SgShift *self)
{
  sg_record_free (&sg_shift_record, self);
}

void
sg_presence_free (SgPresence *self)
{
  sg_record_free (&sg_presence_record, self);
}

void
sg_person_free (SgPerson *self)
{
  sg_record_free (&sg_person_record, self);
}
