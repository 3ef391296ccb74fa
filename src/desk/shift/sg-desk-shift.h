/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-shift.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

const char *sg_desk_guess_shift (SgDesk *desk);

gboolean sg_desk_start_shift (SgDesk            *desk,
                              const char *const *people,
                              const char        *shift,
                              GError           **error);
gboolean sg_desk_find_shift (SgDesk *desk, SgShift **shift, GError **error);
gboolean sg_desk_note_shift (SgDesk *desk, const char *text, GError **error);
gboolean sg_desk_hand_over_shift (SgDesk *desk, const char *to, char **sheet_hash, GError **error);
gboolean sg_desk_accept_shift (SgDesk     *desk,
                               const char *by,
                               const char *sheet_hash,
                               GError    **error);

gboolean sg_desk_leave (SgDesk *desk, const char *forward_to, const char *reason, GError **error);
gboolean sg_desk_return (SgDesk *desk, GError **error);
gboolean sg_desk_find_presence (SgDesk *desk, SgPresence **presence, GError **error);

G_END_DECLS
