/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sg_digits_read (const char *text, gsize most_bytes);

G_END_DECLS
