/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/sg-ctl-desk.h"
#include "desk/register/sg-register.h"

G_BEGIN_DECLS

/* One entry for scripts: its own fields, then what the register's commands add to it. */
typedef void (*SgCtlEntryFunc) (SgCtlDesk *self, JsonBuilder *json, gconstpointer record);

void sg_ctl_register_print (SgCtlDesk            *self,
                            const SgRegisterType *type,
                            GPtrArray            *records,
                            SgCtlEntryFunc        more);
int  sg_ctl_register_list (char **arguments, const SgRegisterType *type, SgCtlEntryFunc more);
int  sg_ctl_register_add (char **arguments, const SgRegisterType *type);
int  sg_ctl_register_change (char **arguments, const SgRegisterType *type);
int  sg_ctl_register_retire (char **arguments, const SgRegisterType *type);
int  sg_ctl_register_import (char **arguments, const SgRegisterType *type);
int  sg_ctl_register_export (char **arguments, const SgRegisterType *type);
void sg_ctl_print_id (SgCtlDesk *self, const char *member, const SgUuid *id);

G_END_DECLS
