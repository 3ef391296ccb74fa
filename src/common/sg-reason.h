/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why somebody is proposed, or why not: what is in @text, @more, @number and @other. */
typedef enum
{
  /* Anybody. */
  SG_REASON_POSITION_LIVE, /* @number: its age, s */
  SG_REASON_FROM_HOME,     /* where the person lives: no fresh position */
  SG_REASON_FROM_BASE,     /* where the unit stands: no fresh position */
  SG_REASON_WITHIN_TARGET, /* @number: the target, s */
  SG_REASON_PAST_TARGET,   /* @number: the target, s */
  SG_REASON_LOAD,          /* @number: tasks in the last 24 hours */
  SG_REASON_ON_TASK,       /* @text: number of the other incident */
  SG_REASON_ASKED,         /* has a task of this incident that is not over */
  SG_REASON_DECLINED,      /* @text: why, may be NULL */
  SG_REASON_NO_ANSWER,
  SG_REASON_RELEASED,
  SG_REASON_TOO_FAR, /* @number: the limit, s */

  /* Volunteers. */
  SG_REASON_CERTIFICATE, /* @text: level, @more: valid until */
  SG_REASON_GRACE,       /* @text: level, @more: expired on, @other: months of grace */
  SG_REASON_EXPIRED,     /* @text: level, @more: expired on */
  SG_REASON_REVOKED,     /* @text: level */
  SG_REASON_NO_CERTIFICATE,
  SG_REASON_MAY_LEAD,
  SG_REASON_SUPERVISED,      /* Basic at SEV-2, an advanced one is with them */
  SG_REASON_UNSUPERVISED,    /* Basic at SEV-2, nobody advanced has accepted yet */
  SG_REASON_BASIC_AT_ARREST, /* the PSC lets Basic take both roles */
  SG_REASON_LEVEL_TOO_LOW,   /* @text: level */
  SG_REASON_SKILLS,          /* @text: a line each */
  SG_REASON_NOT_VETTED,      /* @text: the state, @more: why, may be NULL */
  SG_REASON_BUSY,            /* says so */
  SG_REASON_OFFLINE,         /* says so */
  SG_REASON_DUTY_OVER,       /* @number: since when, s */
  SG_REASON_WOMAN_REQUESTED,
  SG_REASON_MAN_REQUESTED,
  SG_REASON_AS_REQUESTED, /* is of the sex that was requested */
  SG_REASON_ROLE_PATIENT, /* the soonest goes straight */
  SG_REASON_ROLE_AED,     /* @text: where the AED is, @number: s until it is with the patient */

  /* Units. */
  SG_REASON_READY,
  SG_REASON_NOT_READY, /* @text: why, may be NULL */
  SG_REASON_OFF,       /* @text: why, may be NULL */
  SG_REASON_CLASS,     /* @text: A–D */
  SG_REASON_CLASS_LOW, /* @text: A–D */
  SG_REASON_CREW,      /* @number: how many, @text: shift, may be NULL */
  SG_REASON_NO_CREW,
  SG_REASON_MISSING,   /* @text: equipment, a line each */
  SG_REASON_COVERS,    /* leaves no district uncovered */
  SG_REASON_UNCOVERS,  /* @text: districts, @number: the target, s */
  SG_REASON_PREFERRED, /* @text: the sooner one, @number, @other: s of this and of that,
                          @more: districts that keep an ambulance */
  SG_REASON_KEPT_BACK, /* @text: who goes instead, @number, @other: s of this and of that */

  /* Hospitals. */
  SG_REASON_CAPABLE,   /* @text: capability */
  SG_REASON_INCAPABLE, /* @text: capability */
  SG_REASON_NOT_SAID,  /* @text: capability; nobody wrote down what the hospital can do */
  SG_REASON_BEDS,      /* @text: kinds and figures, @more: source, @number: age, s */
  SG_REASON_BEDS_OLD,  /* likewise */
  SG_REASON_BEDS_NONE, /* likewise: they have no bed */
  SG_REASON_BEDS_UNKNOWN,
  SG_REASON_DIVERTED, /* @more: source, @number: age, s */

  /* AEDs. */
  SG_REASON_OPEN,          /* @text: hours */
  SG_REASON_CLOSED,        /* @text: hours */
  SG_REASON_HOURS_UNKNOWN, /* @text: what is written, may be NULL */
  SG_N_REASONS
} SgReasonCode;

/**
 * SgReason:
 * @text: (nullable): likewise @more
 *
 * A code and what goes with it; the words for it are made where people read them.
 */
typedef struct
{
  SgReasonCode code;
  char        *text;
  char        *more;
  gint64       number;
  gint64       other;
} SgReason;

SgReason *sg_reason_new (SgReasonCode code, const char *text, const char *more, gint64 number);
void      sg_reason_free (SgReason *self);

/* Lists of them (element-type SgReason). */
GPtrArray      *sg_reasons_new (void);
SgReason       *sg_reasons_add (GPtrArray   *self,
                                SgReasonCode code,
                                const char  *text,
                                const char  *more,
                                gint64       number);
const SgReason *sg_reasons_find (const GPtrArray *self, SgReasonCode code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgReason, sg_reason_free)

G_END_DECLS
