/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-closure.h"

#define CLOSURE(member, kind) SG_COLUMN (SgClosure, member, kind)

static const SgColumn columns[] = {
  CLOSURE (id, UUID),       CLOSURE (geometry, TEXT), CLOSURE (effect, TEXT),
  CLOSURE (factor, REAL),   CLOSURE (reason, TEXT),   CLOSURE (drawn_at, TIME),
  CLOSURE (drawn_by, TEXT), CLOSURE (until, TIME),    CLOSURE (lifted, ENUM),
};

const SgRecordType sg_closure_record = {
  "closure", sizeof (SgClosure), columns, G_N_ELEMENTS (columns), (GDestroyNotify) sg_closure_free,
};

static void
sg_closure_apply (gpointer record, const SgEvent *event, SgFold *fold)
{
  SgClosure *self = record;

  if (sg_event_is_kind (event, "closure.lifted"))
    self->lifted = TRUE;
  if (!sg_event_is_kind (event, "closure.drawn"))
    return;

  sg_fold_text (fold, &self->geometry, event, "geometry");
  sg_fold_text (fold, &self->effect, event, "effect");
  sg_fold_number (fold, &self->factor, event, "factor");
  sg_fold_text (fold, &self->reason, event, "reason");
  sg_fold_int (fold, &self->until, event, "until");
  self->drawn_at = event->at;
  g_free (self->drawn_by);
  self->drawn_by = g_strdup (event->by);
  self->lifted = FALSE;
}

const SgFoldType sg_closure_fold = { &sg_closure_record, sg_closure_apply, NULL, NULL };

void
sg_closure_free (SgClosure *self)
{
  sg_record_free (&sg_closure_record, self);
}
