/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/paper/sg-letterhead.h"

G_BEGIN_DECLS

typedef enum
{
  SG_FORM_INCIDENT,
  SG_FORM_HANDOVER,
  SG_FORM_MASS_CASUALTY
} SgFormKind;

#define SG_N_FORMS (SG_FORM_MASS_CASUALTY + 1)

const char *sg_form_get_name (SgFormKind kind);
gboolean    sg_form_write (SgFormKind          kind,
                           const SgLetterhead *letterhead,
                           const char         *path,
                           GError            **error);

G_END_DECLS
