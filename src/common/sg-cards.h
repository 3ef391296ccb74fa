/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-card.h"

G_BEGIN_DECLS

#define SG_CARDS_BYTES_MAX (1 << 20)

typedef struct _SgCards SgCards;

SgCards *sg_cards_parse (const char *text, const char *name, GError **error);
void     sg_cards_free (SgCards *self);

const GPtrArray *sg_cards_get_all (const SgCards *self);
const SgCard    *sg_cards_find (const SgCards *self, const char *id);
const SgCard    *sg_cards_find_for (const SgCards *self, const char *category, const char *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgCards, sg_cards_free)

G_END_DECLS
