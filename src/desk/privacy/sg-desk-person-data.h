/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-patient.h"
#include "common/sg-volunteer.h"
#include "desk/privacy/sg-traces.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgPersonData:
 * @label: what was asked for, masked: fit for a log
 * @traces: by what the person is found in texts
 * @incidents: (element-type SgIncident): in which the person called
 * @patients: (element-type SgPatient): who the person was
 * @volunteers: (element-type SgVolunteer): who the person is
 * @certificates: (element-type SgCertificate): of those
 * @mentions: (element-type SgUuid): subjects of other people or things in which the person is named
 * @accesses: (element-type SgAccess): who looked at these incidents, patients and profiles
 *
 * What a desk knows of one person.
 */
typedef struct
{
  char      *label;
  SgTraces  *traces;
  GPtrArray *incidents;
  GPtrArray *patients;
  GPtrArray *volunteers;
  GPtrArray *certificates;
  GPtrArray *mentions;
  GPtrArray *accesses;
} SgPersonData;

SgPersonData *sg_desk_find_person_data (SgDesk *desk, const char *key, GError **error);
void          sg_person_data_free (SgPersonData *self);
char        **sg_person_data_dup_subjects (const SgPersonData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPersonData, sg_person_data_free)

G_END_DECLS
