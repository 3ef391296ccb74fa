/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-event.h"
#include "desk/privacy/sg-traces.h"

G_BEGIN_DECLS

/* Whose data a member of a body is. */
typedef enum
{
  SG_PERSONAL_SUBJECT = 1 << 0,  /* the caller of an incident, the patient, the volunteer */
  SG_PERSONAL_RESPONDER = 1 << 1 /* the volunteer who was asked to help */
} SgPersonalGroup;

typedef enum
{
  SG_HIDE_MASK, /* the record stays legible for those who treat and verify */
  SG_HIDE_ALL   /* nothing of the person stays, only figures */
} SgHiding;

/**
 * SgHide:
 * @groups: SgPersonalGroup bits; what is in none of them loses only @traces
 * @responder: (nullable): hide only this volunteer, whose name goes; %NULL for all, whose
 *   identifiers go too
 */
typedef struct
{
  guint           groups;
  SgHiding        how;
  const SgTraces *traces;
  const SgUuid   *responder;
} SgHide;

gboolean sg_personal_hide (const SgHide *hide, const char *kind, JsonObject *fields, char **left);

G_END_DECLS
