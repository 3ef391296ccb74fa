/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgSuspect:
 * @metres: between the scenes, as the crow flies: one accident is one place, by whatever road; NAN
 *   when one of them is not known
 * @minutes: between the calls
 * @same_number: whether the same number called
 */
typedef struct
{
  SgIncident *incident;
  double      metres;
  double      minutes;
  gboolean    same_number;
} SgSuspect;

void sg_suspect_free (SgSuspect *self);

GPtrArray *sg_desk_find_duplicates (SgDesk *desk, const SgIncident *incident, GError **error);
gboolean   sg_desk_merge (SgDesk *desk, const SgUuid *incident, const SgUuid *into, GError **error);
gboolean sg_desk_unmerge (SgDesk *desk, const SgUuid *incident, const char *reason, GError **error);
GPtrArray *sg_desk_list_merged (SgDesk *desk, const SgUuid *into, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgSuspect, sg_suspect_free)

G_END_DECLS
