/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-reason.h"

G_BEGIN_DECLS

char *sg_reason_to_text (const SgReason *self);

G_END_DECLS
