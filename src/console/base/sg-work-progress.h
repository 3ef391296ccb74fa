/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-progress.h"

G_BEGIN_DECLS

#define SG_TYPE_WORK_PROGRESS (sg_work_progress_get_type ())

/* How far work in another thread is, told in the window's thread, and the way to stop it. */
G_DECLARE_FINAL_TYPE (SgWorkProgress, sg_work_progress, SG, WORK_PROGRESS, GObject)

SgWorkProgress *sg_work_progress_new (GCancellable *cancellable);
GCancellable   *sg_work_progress_get_cancellable (SgWorkProgress *self);
SgProgress     *sg_work_progress_begin (SgWorkProgress *self);

G_END_DECLS
