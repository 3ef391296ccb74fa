/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-progress.h"

G_BEGIN_DECLS

/**
 * SgBasemapSteps:
 * @before: what the parts before this one have done
 * @total: of all parts
 *
 * Lets the parts of the import count on one scale, so that the person sees it fill once.
 */
typedef struct
{
  SgProgress *progress;
  guint64     before;
  guint64     total;
} SgBasemapSteps;

static inline gboolean
sg_basemap_step (const SgBasemapSteps *self, guint64 done, GError **error)
{
  return sg_progress_step (self->progress, self->before + done, self->total, error);
}

G_END_DECLS
