/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-cards.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

SgCards *sg_desk_load_cards (GError **error);

gboolean sg_desk_answer_question (SgDesk       *desk,
                                  const SgUuid *incident,
                                  const SgCard *card,
                                  const char   *question,
                                  const char   *answer,
                                  GError      **error);
GArray  *sg_desk_read_answers (SgDesk       *desk,
                               const SgUuid *incident,
                               const SgCard *card,
                               GPtrArray   **events,
                               GError      **error);

G_END_DECLS
