/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-volunteer.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/* The volunteers of a PSC: added and changed as units are, see sg-units.h. */

gboolean sg_desk_add_volunteer (SgDesk            *desk,
                                const SgVolunteer *volunteer,
                                gboolean           force,
                                SgUuid            *id,
                                GError           **error);

gboolean sg_desk_vet_volunteer (SgDesk       *desk,
                                const SgUuid *id,
                                const char   *state,
                                const char   *reason,
                                GError      **error);
gboolean sg_desk_set_duty (SgDesk       *desk,
                           const SgUuid *id,
                           const char   *availability,
                           gint64        until,
                           GError      **error);
gboolean sg_desk_erase_volunteer (SgDesk *desk, const SgUuid *id, GError **error);

SgVolunteer *sg_desk_find_volunteer (SgDesk *desk, const char *text, GError **error);
GPtrArray   *sg_desk_search_volunteers (SgDesk     *desk,
                                        const char *text,
                                        guint       offset,
                                        guint       limit,
                                        GError    **error);

G_END_DECLS
