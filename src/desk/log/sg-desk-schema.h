/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db.h"

G_BEGIN_DECLS

/* A name from its Nth word on, folded; NULL when it has fewer. There is an index for each, and a
 * search must write the very same expression to have it used. */
#define SG_AFTER_WORD(text) "nullif(substr(" text ", instr(" text " || ' ', ' ') + 1), '')"
#define SG_VOLUNTEER_WORD1  "lower(name)"
#define SG_VOLUNTEER_WORD2  "lower(" SG_AFTER_WORD ("name") ")"
#define SG_VOLUNTEER_WORD3  "lower(" SG_AFTER_WORD (SG_AFTER_WORD ("name")) ")"
#define SG_VOLUNTEER_WORD4  "lower(" SG_AFTER_WORD (SG_AFTER_WORD (SG_AFTER_WORD ("name"))) ")"

gboolean sg_desk_schema_apply (SgDb *db, GError **error);

G_END_DECLS
