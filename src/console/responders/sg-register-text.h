/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-eligibility.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgWord:
 * @label: marked for translation
 * @css: (nullable): its colour; the word is never without it, and it is never without the word
 */
typedef struct
{
  const char *label;
  const char *css;
} SgWord;

const SgWord *sg_word_of_certificate (SgCertified state);
const SgWord *sg_word_of_vetting (SgVetting vetting);
const SgWord *sg_word_of_availability (SgAvailability availability);

SgAvailability sg_volunteer_get_availability (const SgVolunteer *volunteer, gint64 now);

const char *sg_text_facility_kind (const char *kind);
const char *sg_text_source (const char *source);
char       *sg_text_age (gint64 microseconds);
char       *sg_text_day (SgDesk *desk, gint64 at);
char       *sg_text_lines (const char *lines, const char *code_list);

G_END_DECLS
