/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-severity.h"

G_BEGIN_DECLS

#define SG_COMPLAINT_CHARS_MAX 4000

/* As many people as nobody has counted. */
#define SG_VICTIMS_UNKNOWN (-1)

/**
 * SgComplaint:
 * @category: of the code list `category`
 * @type: of the code list `complaint_type`
 * @severity: the worst that the words suggest
 * @victims: how many are said to be hurt, or %SG_VICTIMS_UNKNOWN
 * @score: 0 (nothing was recognised) to 100
 * @why: the words that led to it, as they were typed
 */
typedef struct
{
  const char *category;
  const char *type;
  SgSeverity  severity;
  int         victims;
  guint       score;
  char       *why;
} SgComplaint;

SgComplaint *sg_complaint_suggest (const char *text, GError **error);
void         sg_complaint_free (SgComplaint *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgComplaint, sg_complaint_free)

G_END_DECLS
