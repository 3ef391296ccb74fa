/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/base/sg-state-style.h"

#include <glib/gi18n-lib.h>

/* Colours after the habit of control rooms, see data/style.css; letters after Siap, diMinta,
 * Terima, Jalan, Lokasi, Rumah sakit, … */
static const SgStateStyle styles[] = {
  { "tersedia", "state-ready", "●", "S", N_ ("Ready") },
  { "ditugaskan", "state-requested", "◔", "M", N_ ("Requested") },
  { "sibuk", "state-accepted", "◑", "T", N_ ("Accepted") },
  { "ke_lokasi", "state-en-route", "▲", "J", N_ ("En route") },
  { "tiba_lokasi", "state-on-scene", "■", "L", N_ ("On scene") },
  { "ke_rs", "state-transporting", "◆", "R", N_ ("Transporting") },
  { "tiba_rs", "state-at-hospital", "✚", "H", N_ ("At hospital") },
  { "kembali", "state-returning", "◌", "K", N_ ("Returning") },
  { "belum_siap", "state-off", "✕", "X", N_ ("Not ready") },
  { "offline", "state-off", "✕", "O", N_ ("Off duty") },
};

/**
 * sg_state_style_find:
 * @code: of the code list `unit_status`
 *
 * Returns: (transfer none): that of “not ready” for a code nobody knows
 */
const SgStateStyle *
sg_state_style_find (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_str_equal (styles[i].code, code))
      return &styles[i];

  return &styles[G_N_ELEMENTS (styles) - 2];
}

/**
 * sg_state_style_of_task:
 *
 * Returns: (transfer none) (nullable): %NULL for a task that is over
 */
const SgStateStyle *
sg_state_style_of_task (const SgTask *task)
{
  static const char *const codes[SG_N_TASK_STATES] = {
    [SG_TASK_REQUESTED] = "ditugaskan", [SG_TASK_ACCEPTED] = "sibuk",
    [SG_TASK_EN_ROUTE] = "ke_lokasi",   [SG_TASK_ON_SCENE] = "tiba_lokasi",
    [SG_TASK_TRANSPORTING] = "ke_rs",   [SG_TASK_AT_HOSPITAL] = "tiba_rs",
    [SG_TASK_RETURNING] = "kembali",
  };

  return codes[task->state] != NULL ? sg_state_style_find (codes[task->state]) : NULL;
}
