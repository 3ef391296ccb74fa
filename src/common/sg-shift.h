/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-fold.h"

G_BEGIN_DECLS

/**
 * SgShift:
 * @people: who is at the desk, a line each
 * @shift: pagi, siang or malam
 * @notes: for the next shift, a line each
 * @sheet: the handover sheet as it was when it was signed; @sheet_hash its SHA-256
 * @accepted_by: who took over; both signatures are over the same hash
 */
typedef struct
{
  SgUuid id;
  char  *people;
  char  *shift;
  char  *notes;
  gint64 started_at;
  char  *started_by;
  char  *handed_to;
  gint64 handed_at;
  char  *handed_by;
  char  *sheet;
  char  *sheet_hash;
  char  *accepted_by;
  gint64 accepted_at;
} SgShift;

/**
 * SgPresence:
 * @left: whether the desk is empty, and calls go to @forward_to
 *
 * Of one desk.
 */
typedef struct
{
  SgUuid   id;
  gboolean left;
  char    *forward_to;
  char    *reason;
  gint64   since;
} SgPresence;

/**
 * SgPerson:
 * @roles: operator, dispatcher, supervisor, verifier, trainer, admin; a line each
 * @subject: of the central sign-in, once the desk has joined
 *
 * Who may sign in at this desk. The PIN is not here: secrets are no events.
 */
typedef struct
{
  SgUuid   id;
  char    *name;
  char    *roles;
  gboolean disabled;
  char    *subject;
  gint64   signed_in_at;
} SgPerson;

extern const SgRecordType sg_shift_record;
extern const SgFoldType   sg_shift_fold;
extern const SgRecordType sg_presence_record;
extern const SgFoldType   sg_presence_fold;
extern const SgRecordType sg_person_record;
extern const SgFoldType   sg_person_fold;

void sg_shift_free (SgShift *self);
void sg_presence_free (SgPresence *self);
void sg_person_free (SgPerson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgShift, sg_shift_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPresence, sg_presence_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPerson, sg_person_free)

G_END_DECLS
