/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SgProgressReport:
 * @phase: what is being done, translated
 * @fraction: how much of the whole is done, 0…1
 * @items: how many things this phase has done
 * @items_per_second: how fast
 * @seconds_left: an estimate for the whole, or a negative number while there is none
 */
typedef struct
{
  const char *phase;
  double      fraction;
  guint64     items;
  double      items_per_second;
  double      seconds_left;
} SgProgressReport;

typedef void (*SgProgressFunc) (const SgProgressReport *report, gpointer user_data);

typedef struct _SgProgress SgProgress;

SgProgress *sg_progress_new (SgProgressFunc func, gpointer user_data, GCancellable *cancellable);
void        sg_progress_free (SgProgress *self);

void     sg_progress_begin (SgProgress *self, const char *phase, double share);
gboolean sg_progress_step (SgProgress *self, guint64 done, guint64 total, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgProgress, sg_progress_free)

G_END_DECLS
