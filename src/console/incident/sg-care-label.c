/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words for codes that are in no code list, since the events' own catalogue names them; and of
 * the lists as well, so that a form or a line of the timeline asks in one place. */

#include "config.h"

#include "console/incident/sg-care-label.h"

#include <glib/gi18n-lib.h>

#include "common/sg-code-list.h"
#include "console/base/sg-text.h"

static const struct
{
  const char *list;
  const char *code;
  const char *label;
} labels[] = {
  { "hospital_answer", "accepts", N_ ("Accepts") },
  { "hospital_answer", "refuses", N_ ("Refuses") },
  { "hospital_answer", "no_answer", N_ ("No answer") },
  { "hospital_answer", "later", N_ ("Will say later") },
  { "contact_result", "reached", N_ ("Reached") },
  { "contact_result", "no_answer", N_ ("No answer") },
  { "contact_result", "busy", N_ ("Busy") },
  { "contact_result", "sent", N_ ("Sent") },
  { "contact_result", "failed", N_ ("Failed") },
  { "callback_result", "reached", N_ ("Reached") },
  { "callback_result", "no_answer", N_ ("No answer") },
  { "callback_result", "busy", N_ ("Busy") },
  { "figure_source", "phone", N_ ("Telephone") },
  { "figure_source", "sisrute", "SISRUTE" },
  { "figure_source", "siranap", "Siranap" },
  { "figure_source", "app", N_ ("App") },
  { "figure_source", "visit", N_ ("Visit") },
  { "figure_source", "other", N_ ("Other") },
  { "patient_sex", "L", N_ ("Male") },
  { "patient_sex", "P", N_ ("Female") },
  { "gender", "any", N_ ("Any") },
  { "gender", "L", N_ ("Male") },
  { "gender", "P", N_ ("Female") },
  { "avpu", "A", N_ ("A · alert") },
  { "avpu", "V", N_ ("V · answers to voice") },
  { "avpu", "P", N_ ("P · answers to pain") },
  { "avpu", "U", N_ ("U · unresponsive") },
  { "yes_no", "yes", N_ ("Yes") },
  { "yes_no", "no", N_ ("No") },
  { "severity_number", "1", N_ ("SEV-1 critical") },
  { "severity_number", "2", N_ ("SEV-2 urgent") },
  { "severity_number", "3", N_ ("SEV-3 normal") },
  { "time_source", "manual", N_ ("Somebody knows it") },
  { "time_source", "estimated", N_ ("Estimated") },
  { "relation", "duplicate", N_ ("duplicate") },
  { "relation", "related", N_ ("related") },
  { "relation", "continues", N_ ("continuation") },
  { "job", "emergency", N_ ("emergency") },
  { "job", "transport", N_ ("transport") },
  { "job", "standby", N_ ("standby") },
  { "whom", "caller", N_ ("the caller") },
};

/**
 * sg_care_label:
 *
 * Returns: (transfer none): the word for a code; the code itself when nobody has one
 */
const char *
sg_care_label (const char *list, const char *code)
{
  const char *label;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].list, list) && g_strcmp0 (labels[i].code, code) == 0)
      return _ (labels[i].label);

  label = sg_text_code (list, code);

  return label != NULL ? label : code;
}

/**
 * sg_care_list_codes:
 *
 * Returns: (transfer full) (element-type utf8): the codes of a list, in its order
 */
GPtrArray *
sg_care_list_codes (const char *list)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  guint         n = 0;
  const SgCode *rows;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].list, list))
      g_ptr_array_add (codes, (gpointer) labels[i].code);

  rows = codes->len == 0 ? sg_code_list_find (list, &n) : NULL;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (codes, (gpointer) rows[i].code);

  return g_steal_pointer (&codes);
}
