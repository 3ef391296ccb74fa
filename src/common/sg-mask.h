/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sg_mask_email (const char *email);
char *sg_mask_name (const char *name);

G_END_DECLS
