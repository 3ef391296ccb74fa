/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-eligibility.h"
#include "common/sg-task.h"
#include "desk/register/sg-register.h"

G_BEGIN_DECLS

/* The registers as a table that somebody sorts, narrows and scrolls: in what order its entries
 * stand. A row is read when it is seen, with sg_row_get(). */

/* Entries in whatever state, but for those out of use. */
#define SG_REGISTER_ANY (-1)
/* Only those out of use; for all but volunteers. */
#define SG_REGISTER_RETIRED 100

/**
 * SgRegisterQuery:
 * @text: (nullable): what is typed: the beginning of a word of a name, of a telephone or a number
 * @state: what %SG_REGISTER_ANY says, or of volunteers an SgVetting, of units an SgReadiness, of
 *   facilities 1 for those that take no patients now and 0 for the others
 * @certified: of volunteers, an SgCertified, or %SG_REGISTER_ANY
 * @availability: of volunteers, as it is now, an SgAvailability, or %SG_REGISTER_ANY
 * @sort: (nullable): the name of a column, see sg_register_can_sort(); %NULL for the first one
 */
typedef struct
{
  const char *text;
  int         state;
  int         certified;
  int         availability;
  const char *sort;
  gboolean    descending;
} SgRegisterQuery;

/**
 * SgResponderTask:
 * @incident_number: (nullable): of the incident
 * @incident_type: (nullable): of the code list `category`
 *
 * What a responder did or does.
 */
typedef struct
{
  SgTask *task;
  char   *incident_number;
  char   *incident_type;
} SgResponderTask;

gboolean   sg_register_can_sort (const SgRegisterType *type, const char *column);
GArray    *sg_desk_list_register (SgDesk                *desk,
                                  const SgRegisterType  *type,
                                  const SgRegisterQuery *query,
                                  GError               **error);
gboolean   sg_desk_count_register (SgDesk               *desk,
                                   const SgRegisterType *type,
                                   guint                *n,
                                   GError              **error);
GPtrArray *sg_desk_list_certificates (SgDesk *desk, const SgUuid *volunteer, GError **error);
GPtrArray *sg_desk_list_tasks_of (SgDesk       *desk,
                                  const SgUuid *responder,
                                  guint         limit,
                                  GError      **error);

void sg_responder_task_free (SgResponderTask *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgResponderTask, sg_responder_task_free)

G_END_DECLS
