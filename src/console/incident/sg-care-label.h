/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *sg_care_label (const char *list, const char *code);
GPtrArray  *sg_care_list_codes (const char *list);

G_END_DECLS
