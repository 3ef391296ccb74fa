/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-work-progress.h"

G_BEGIN_DECLS

#define SG_TYPE_PROGRESS_ROW (sg_progress_row_get_type ())

G_DECLARE_FINAL_TYPE (SgProgressRow, sg_progress_row, SG, PROGRESS_ROW, AdwBin)

SgWorkProgress *sg_progress_row_start (SgProgressRow *self);
void            sg_progress_row_stop (SgProgressRow *self);
gboolean        sg_progress_row_is_busy (SgProgressRow *self);

G_END_DECLS
