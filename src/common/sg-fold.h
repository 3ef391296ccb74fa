/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-event.h"
#include "common/sg-record.h"

G_BEGIN_DECLS

/* What a fold remembers while it runs over the events of one subject. */
typedef struct _SgFold SgFold;

/**
 * SgFoldType:
 * @record: the struct and its row
 * @apply: the only way a record of this type changes. Total: every kind has a defined effect in
 *   every state, and what has none is passed over
 * @finish: (nullable): derives what follows from the whole, after the last event
 */
typedef struct
{
  const SgRecordType *record;
  void (*apply) (gpointer record, const SgEvent *event, SgFold *fold);
  void (*finish) (gpointer record);
  void (*clear) (gpointer record); /* what the columns do not describe; may be NULL */
} SgFoldType;

gpointer sg_fold_events (const SgFoldType *type, const SgUuid *subject, GPtrArray *events);
void     sg_fold_free (const SgFoldType *type, gpointer record);
gboolean sg_fold_can_go_on (const SgFoldType *type, GPtrArray *events);
void     sg_fold_go_on (const SgFoldType *type, gpointer record, GPtrArray *events);

gboolean sg_fold_wins (SgFold *self, const char *field, const SgEvent *event);

/* Takes a member of the body into a field of the record, if it is there and wins. */
void sg_fold_text (SgFold *self, char **field, const SgEvent *event, const char *name);
void sg_fold_texts (SgFold *self, char **field, const SgEvent *event, const char *name);
void sg_fold_int (SgFold *self, gint64 *field, const SgEvent *event, const char *name);
void sg_fold_number (SgFold *self, double *field, const SgEvent *event, const char *name);
void sg_fold_bool (SgFold *self, gboolean *field, const SgEvent *event, const char *name);
void sg_fold_uuid (SgFold *self, SgUuid *field, const SgEvent *event, const char *name);

G_END_DECLS
