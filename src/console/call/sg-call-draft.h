/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-cards.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgCallDraft:
 * @phone: as it was typed
 * @victims: negative when nobody said
 * @type: category that the operator chose; %NULL for what is suggested
 * @severity: likewise; 0 for what is suggested
 * @planned: when a transport is wanted, as it was typed
 * @gender: who should come: L or P; %NULL for anybody
 * @begun_at: when the key was pressed, microseconds UTC
 * @answers: (element-type utf8 utf8): by question
 * @thrown_away: kept only until the next call, and in no file
 * @is_recording: the desk's thread has it
 *
 * What is known of a call while somebody still talks. No part of it is compulsory.
 */
typedef struct
{
  char       *source;
  char       *phone;
  char       *caller;
  char       *text;
  SgScene     scene;
  gint64      victims;
  char       *type;
  gint64      severity;
  char       *job;
  char       *planned;
  char       *gender;
  char       *remarks;
  gboolean    drill;
  gint64      begun_at;
  GHashTable *answers;
  gboolean    thrown_away;
  gboolean    is_recording;
} SgCallDraft;

/**
 * SgCallJudgement:
 * @category: (nullable): of the code list; %NULL while nothing is suggested
 * @finding: (nullable): finer
 * @severity: 1…3; 0 while nothing is suggested
 * @victims: that the words speak of; negative when of none
 * @why: (nullable): what led to it
 * @by_hand: the operator chose one of them
 * @rule: (nullable): of the card, when it was the answers
 *
 * What a draft amounts to. Borrows from the draft and the cards.
 */
typedef struct
{
  const char       *category;
  const char       *finding;
  gint64            severity;
  gint64            victims;
  char             *why;
  gboolean          by_hand;
  const SgCardRule *rule;
} SgCallJudgement;

SgCallDraft *sg_call_draft_new (void);
void         sg_call_draft_free (SgCallDraft *self);
SgCallDraft *sg_call_draft_copy (const SgCallDraft *self);
gboolean     sg_call_draft_is_empty (const SgCallDraft *self);

char        *sg_call_draft_to_json (const SgCallDraft *self);
SgCallDraft *sg_call_draft_from_json (JsonObject *object);

gboolean sg_call_draft_read_planned (const SgCallDraft *self, SgDesk *desk, gint64 *at);
void     sg_call_draft_judge (const SgCallDraft *self, const SgCard *key, SgCallJudgement *judged);
void     sg_call_judgement_clear (SgCallJudgement *self);

/* The card with the two key questions. */
#define SG_CALL_KEY_CARD "kunci"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgCallDraft, sg_call_draft_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SgCallJudgement, sg_call_judgement_clear)

G_END_DECLS
