/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-shift.h"
#include "desk/people/sg-role.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/* Who acts is named so in events: this and the identifier of the person. */
#define SG_PERSON_PREFIX "local:"

/**
 * SgPersonEntry:
 * @roles: their names, apart by commas or lines
 * @pin: (nullable): without one, the person cannot sign in yet
 */
typedef struct
{
  const char *name;
  const char *roles;
  const char *pin;
} SgPersonEntry;

gboolean sg_desk_register_person (SgDesk              *desk,
                                  const SgPersonEntry *entry,
                                  SgUuid              *person,
                                  GError             **error);
gboolean sg_desk_change_person (SgDesk              *desk,
                                const SgUuid        *person,
                                const SgPersonEntry *change,
                                GError             **error);
gboolean sg_desk_disable_person (SgDesk       *desk,
                                 const SgUuid *person,
                                 gboolean      disabled,
                                 GError      **error);

gboolean sg_desk_change_pin (SgDesk       *desk,
                             const SgUuid *person,
                             const char   *old_pin,
                             const char   *new_pin,
                             GError      **error);
gboolean sg_desk_reset_pin (SgDesk *desk, const SgUuid *person, const char *pin, GError **error);

GPtrArray *sg_desk_list_people (SgDesk *desk, GError **error);
SgPerson  *sg_desk_find_person (SgDesk *desk, const char *name_or_id, GError **error);
char      *sg_desk_dup_name_of (SgDesk *desk, const char *by);
gboolean   sg_person_id_of (const char *by, SgUuid *person);

G_END_DECLS
