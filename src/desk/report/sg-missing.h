/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-patient.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgMissing:
 * @code: for programs, such as `outcome`
 * @label: marked for translation
 *
 * Something a report of an incident must have before it is complete.
 */
typedef struct
{
  const char *code;
  const char *label;
} SgMissing;

/**
 * SgIncompleteReport:
 * @missing: (element-type SgMissing): what it lacks
 *
 * Laporan belum lengkap.
 */
typedef struct
{
  SgIncident *incident;
  GPtrArray  *missing;
} SgIncompleteReport;

GPtrArray *sg_desk_list_patients_of (SgDesk *desk, const SgUuid *incident, GError **error);
GPtrArray *sg_incident_list_missing (const SgIncident *incident, GPtrArray *patients);
GPtrArray *sg_desk_list_incomplete (SgDesk *desk, gint64 from, gint64 to, GError **error);

G_END_DECLS
