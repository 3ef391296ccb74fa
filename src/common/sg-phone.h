/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SG_PHONE_BYTES_MAX 64

char *sg_phone_normalise (const char *text, const char *area, GError **error);
char *sg_phone_mask (const char *phone);
char *sg_phone_format_local (const char *phone);

G_END_DECLS
