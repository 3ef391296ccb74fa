/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sg_pasted_text_clean (const char *text);
char *sg_pasted_text_excerpt (const char *text);
char *sg_pasted_text_limit (const char *text, gsize most_characters);

G_END_DECLS
