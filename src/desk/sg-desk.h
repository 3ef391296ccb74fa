/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "common/sg-incident.h"
#include "common/sg-psc.h"
#include "desk/log/sg-event-log.h"
#include "region/places/sg-gazetteer.h"
#include "region/roads/sg-router.h"
#include "region/sg-region.h"

G_BEGIN_DECLS

#define SG_TYPE_DESK (sg_desk_get_type ())

/* A desk as one thread sees it: its file, its region and who sits there. What a person can do is in
 * the files beside this one, by the part of the work: call/, dispatch/, scene/, … */
G_DECLARE_FINAL_TYPE (SgDesk, sg_desk, SG, DESK, GObject)

/* Microseconds UTC; replaced by tests and by what writes history. */
typedef gint64 (*SgDeskClock) (gpointer user_data);

SgDesk *sg_desk_create (const char *path, const SgLogIdentity *identity, GError **error);
SgDesk *sg_desk_open (const char *path, GError **error);
SgDesk *sg_desk_open_to_read (const char *path, GError **error);

SgEventLog          *sg_desk_get_log (SgDesk *self);
SgDb                *sg_desk_get_db (SgDesk *self);
const SgLogIdentity *sg_desk_get_identity (SgDesk *self);
const char          *sg_desk_get_path (SgDesk *self);

gint64      sg_desk_get_now (SgDesk *self);
void        sg_desk_set_clock (SgDesk *self, SgDeskClock clock, gpointer user_data);
GDateTime  *sg_desk_to_local (SgDesk *self, gint64 at);
const char *sg_desk_get_person (SgDesk *self);
void        sg_desk_set_person (SgDesk *self, const char *person);

/* For what is entered later than it happened: from paper, from the radio. 0 for now. */
void   sg_desk_set_entry_time (SgDesk *self, gint64 at, SgClock clock);
gint64 sg_desk_get_entry_time (SgDesk *self, SgClock *clock);

/* What the PSC chose, see #SgSetting; read anew when it changes. */
gint64       sg_desk_get_setting (SgDesk *self, SgSetting setting);
const SgPsc *sg_desk_get_psc (SgDesk *self);

/* The offline region. All of them are %NULL with an error that names the folder when it is away. */
gboolean     sg_desk_use_region (SgDesk *self, const char *folder, GError **error);
SgRegion    *sg_desk_get_region (SgDesk *self, GError **error);
SgDb        *sg_desk_get_region_db (SgDesk *self, GError **error);
SgGazetteer *sg_desk_get_gazetteer (SgDesk *self, GError **error);
SgRouter    *sg_desk_get_router (SgDesk *self, GError **error);
SgProfiles  *sg_desk_get_profiles (SgDesk *self, GError **error);

SgIncident *sg_desk_get_incident (SgDesk *self, const SgUuid *id, GError **error);
SgIncident *sg_desk_find_incident (SgDesk *self, const char *number_or_id, GError **error);
GPtrArray  *sg_desk_list_open (SgDesk *self, GError **error);
GPtrArray  *sg_desk_list_between (SgDesk *self, gint64 from, gint64 to, GError **error);

/* Of what the desk writes for people: id, or en where that was chosen. */
const char *sg_desk_language (void);

void sg_desk_emit_changed (SgDesk *self, SgSubject kind, const SgUuid *subject);

G_END_DECLS
