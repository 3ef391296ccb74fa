/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-progress.h"
#include "desk/register/sg-register.h"

G_BEGIN_DECLS

typedef enum
{
  SG_IMPORT_DRY_RUN = 1 << 0, /* look at every row and write nothing */
  SG_IMPORT_FORCE = 1 << 1    /* accept what only looks like a mistake */
} SgImportFlags;

/* A row that did not come in, and why. */
typedef struct
{
  guint line;
  char *reason;
} SgImportRefusal;

/**
 * SgImportReport:
 * @n_rows: below the header
 * @n_same: rows whose entry is there already and does not differ
 * @refused: (element-type SgImportRefusal): the others
 */
typedef struct
{
  guint      n_rows;
  guint      n_added;
  guint      n_changed;
  guint      n_same;
  GPtrArray *refused;
} SgImportReport;

SgImportReport *sg_register_import (const SgRegisterType *type,
                                    SgDesk               *desk,
                                    const char           *path,
                                    SgImportFlags         flags,
                                    SgProgress           *progress,
                                    GError              **error);
gboolean        sg_register_export (const SgRegisterType *type,
                                    SgDesk               *desk,
                                    const char           *path,
                                    guint                *n_rows,
                                    GError              **error);

void sg_import_report_free (SgImportReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgImportReport, sg_import_report_free)

G_END_DECLS
