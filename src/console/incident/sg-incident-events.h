/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

GPtrArray *sg_incident_events_read (SgDesk *desk, const SgUuid *incident, GError **error);
GPtrArray *sg_incident_events_list_undone (GPtrArray *events);

G_END_DECLS
