/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a person is at the desk; one person may be several. */
typedef enum
{
  SG_DESK_ROLE_OPERATOR = 1 << 0,
  SG_DESK_ROLE_DISPATCHER = 1 << 1,
  SG_DESK_ROLE_SUPERVISOR = 1 << 2,
  SG_DESK_ROLE_VERIFIER = 1 << 3,
  SG_DESK_ROLE_TRAINER = 1 << 4,
  SG_DESK_ROLE_ADMIN = 1 << 5
} SgDeskRole;

typedef enum
{
  SG_MAY_TAKE_CALLS,
  SG_MAY_DISPATCH,
  SG_MAY_CLOSE,
  SG_MAY_VERIFY,
  SG_MAY_CONFIGURE,
  SG_MAY_MANAGE_REGISTERS,
  SG_MAY_SEE_VOLUNTEERS,
  SG_MAY_SEE_PERSONAL,
  SG_MAY_SEE_CLINICAL,
  SG_MAY_EXPORT,
  SG_MAY_ERASE,
  SG_MAY_RESTORE,
  SG_MAY_RUN_REPORTS,
  SG_MAY_MANAGE_PEOPLE,
  SG_N_PERMISSIONS
} SgPermission;

/**
 * SgPermissionType:
 * @code: for programs, such as `take_calls`
 * @title: what the person then does, to follow “to”
 * @roles: SgDeskRole bits, any of which is enough
 */
typedef struct
{
  const char *code;
  const char *title;
  guint       roles;
} SgPermissionType;

const SgPermissionType *sg_permission_get_type (SgPermission permission);

gboolean sg_roles_parse (const char *text, guint *roles, GError **error);
char    *sg_roles_to_text (guint roles, const char *separator);

G_END_DECLS
