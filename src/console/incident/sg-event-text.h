/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-cards.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgEventText:
 * @incident: (nullable): whose tasks have names
 * @patients: (nullable) (element-type SgPatient): masked when they are to be
 * @cards: (nullable): of the questions to callers
 *
 * Where names come from that an event holds only the identifiers of. Nothing is owned.
 */
typedef struct
{
  SgDesk           *desk;
  const SgIncident *incident;
  GPtrArray        *patients;
  const SgCards    *cards;
} SgEventText;

char    *sg_event_text (const SgEventText *self, const SgEvent *event);
gboolean sg_event_text_has_words (const char *kind);

G_END_DECLS
