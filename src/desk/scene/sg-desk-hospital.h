/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-faskes.h"
#include "desk/scene/sg-desk-patient.h"

G_BEGIN_DECLS

char    *sg_desk_make_summary (SgDesk *desk, const SgUuid *incident, GError **error);
gboolean sg_desk_notify_hospital (SgDesk       *desk,
                                  const SgUuid *facility,
                                  const SgUuid *incident,
                                  GError      **error);
gboolean sg_desk_acknowledge_hospital (SgDesk       *desk,
                                       const SgUuid *facility,
                                       const SgUuid *incident,
                                       const char   *by,
                                       GError      **error);

/* To whom a patient was given. */
typedef struct
{
  SgUuid      facility;
  const char *receiver;
  const char *condition; /* NULL when nobody said */
} SgHandover;

gboolean sg_desk_hand_over (SgDesk           *desk,
                            const SgUuid     *incident,
                            const SgUuid     *patient,
                            const SgHandover *handover,
                            GError          **error);
gboolean sg_desk_allocate (SgDesk       *desk,
                           const SgUuid *incident,
                           const SgUuid *patient,
                           const SgUuid *facility,
                           GError      **error);

/**
 * SgAllocation:
 * @beds: free beds as last reported; negative when nobody said
 * @n_allocated: patients who are meant to go there
 * @n_arrived: of them, handed over
 */
typedef struct
{
  SgUuid facility;
  char  *name;
  gint64 beds;
  gint64 reported_at;
  guint  n_allocated;
  guint  n_arrived;
} SgAllocation;

void        sg_allocation_free (SgAllocation *self);
GPtrArray  *sg_desk_list_allocations (SgDesk *desk, const SgUuid *incident, GError **error);
GHashTable *sg_desk_read_allocations (SgDesk *desk, const SgUuid *incident, GError **error);

G_END_DECLS
