/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-incident.h"
#include "desk/people/sg-role.h"
#include "region/roads/sg-roads.h"

G_BEGIN_DECLS

char       *sg_text_minutes (double seconds);
char       *sg_text_distance (double metres);
char       *sg_text_point (SgPoint point);
const char *sg_text_profile (SgProfile profile);
char       *sg_text_elapsed (gint64 microseconds);
char       *sg_text_time (GDateTime *local);
const char *sg_text_code (const char *list, const char *code);
const char *sg_text_reason (const char *reason);
const char *sg_text_severity (gint64 severity);
const char *sg_text_incident_kind (const SgIncident *incident);
char       *sg_text_scene (const SgScene *scene);
char       *sg_text_helpers (const SgIncident *incident, gint64 now);
const char *sg_text_role (SgDeskRole role);
char       *sg_text_roles (const char *roles);

G_END_DECLS
