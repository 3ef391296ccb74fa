/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

typedef enum
{
  SG_DUE_PANIC,         /* nobody acknowledged a panic button */
  SG_DUE_UNJUDGED,      /* a call is open and nobody was asked */
  SG_DUE_UNANSWERED,    /* a request that nobody answered in time */
  SG_DUE_RING,          /* the ring of volunteers has run out */
  SG_DUE_NOT_DEPARTED,  /* accepted, and nobody under way */
  SG_DUE_LONG_ON_SCENE, /* ask the crew */
  SG_DUE_CALLBACK,      /* promised */
  SG_DUE_PLANNED,       /* a transport or standby that was ordered ahead */
  SG_N_DUES
} SgDueKind;

/**
 * SgDue:
 * @task: nobody's when it is of the incident
 * @since: when it became due, microseconds UTC
 * @level: 1…3: how loud; 3 is repeated until somebody acknowledges
 */
typedef struct
{
  SgDueKind kind;
  SgUuid    incident;
  char     *number;
  SgUuid    task;
  char     *name;
  gint64    since;
  guint     level;
} SgDue;

void sg_due_free (SgDue *self);

GPtrArray  *sg_desk_list_due (SgDesk *desk, GError **error);
gboolean    sg_desk_expire_requests (SgDesk *desk, guint *n_expired, GError **error);
const char *sg_due_kind_to_text (SgDueKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgDue, sg_due_free)

G_END_DECLS
