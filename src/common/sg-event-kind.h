/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-fields.h"

G_BEGIN_DECLS

/* Where an event is kept and who hears of it; the name on the wire is `ops:3171` and so on. */
typedef enum
{
  SG_STREAM_OPS,
  SG_STREAM_CLIN,
  SG_STREAM_ROSTER,
  SG_STREAM_DESK
} SgStream;

/* What an event happens to: each has its own fold. */
typedef enum
{
  SG_SUBJECT_INCIDENT,
  SG_SUBJECT_PATIENT,
  SG_SUBJECT_UNIT,
  SG_SUBJECT_VOLUNTEER,
  SG_SUBJECT_FASKES,
  SG_SUBJECT_AED,
  SG_SUBJECT_CERTIFICATE,
  SG_SUBJECT_CLOSURE,
  SG_SUBJECT_SHIFT,
  SG_SUBJECT_DESK,
  SG_SUBJECT_PSC,
  SG_SUBJECT_PERSON,
  SG_SUBJECT_ANY, /* of an undo: what the undone event happened to */
  SG_N_SUBJECTS
} SgSubject;

/* Who may author an event of a kind. */
typedef enum
{
  SG_AUTHOR_DESK = 1 << 0,
  SG_AUTHOR_SERVER = 1 << 1,
  SG_AUTHOR_PHONE = 1 << 2 /* a volunteer or a crew, through the server */
} SgAuthor;

/**
 * SgEventKind:
 * @name: such as `task.requested@1`; stable for ever
 * @stream: where events of the kind live
 * @subject: what they happen to
 * @authors: SgAuthor bits
 * @fields: what the body holds; more is kept and ignored
 */
typedef struct
{
  const char    *name;
  SgStream       stream;
  SgSubject      subject;
  guint          authors;
  const SgField *fields;
} SgEventKind;

/* No body is longer, bytes. A closure's outline is the longest there is. */
#define SG_EVENT_BODY_MAX (64u << 10)

const SgEventKind *sg_event_kind_find (const char *name);
const SgEventKind *sg_event_kind_get (guint index);
guint              sg_event_kind_count (void);
gboolean           sg_event_kind_check (const SgEventKind *self, JsonObject *body, GError **error);

const char *sg_stream_to_text (SgStream stream);
const char *sg_subject_to_text (SgSubject subject);

G_END_DECLS
