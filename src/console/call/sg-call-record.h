/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-desk-session.h"
#include "console/call/sg-call-draft.h"

G_BEGIN_DECLS

/* What happens to a call once it is recorded. */
typedef enum
{
  SG_CALL_OPEN,  /* help is to be found */
  SG_CALL_PARK,  /* the caller waits: another one calls */
  SG_CALL_CLOSE, /* with a disposition */
  SG_CALL_MERGE  /* it is about an incident that is known */
} SgCallEnding;

/**
 * SgCallHow:
 * @disposition: (nullable): of the code list, to close with
 * @into: what to merge into
 */
typedef struct
{
  SgCallEnding ending;
  char        *disposition;
  SgUuid       into;
} SgCallHow;

/**
 * SgCallRecorded:
 * @trouble: (nullable): what could not be added to the incident, which exists all the same
 */
typedef struct
{
  SgUuid incident;
  char  *number;
  char  *trouble;
} SgCallRecorded;

void sg_call_record_async (SgDeskSession      *session,
                           const SgCallDraft  *draft,
                           const SgCallHow    *how,
                           GAsyncReadyCallback callback,
                           gpointer            user_data);
void sg_call_recorded_free (SgCallRecorded *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgCallRecorded, sg_call_recorded_free)

G_END_DECLS
