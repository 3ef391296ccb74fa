/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one table of what can be typed. */

#include "config.h"

#include "console/command/sg-command-verb.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define UNIT                                                                                       \
  {                                                                                                \
    SG_ARGUMENT_UNIT, FALSE                                                                        \
  }
#define INCIDENT                                                                                   \
  {                                                                                                \
    SG_ARGUMENT_INCIDENT, FALSE                                                                    \
  }
#define AN_INCIDENT                                                                                \
  {                                                                                                \
    SG_ARGUMENT_INCIDENT, TRUE                                                                     \
  }
#define HERE                                                                                       \
  {                                                                                                \
    SG_ARGUMENT_HERE, FALSE                                                                        \
  }
#define A_REASON                                                                                   \
  {                                                                                                \
    SG_ARGUMENT_REASON, TRUE                                                                       \
  }
#define REASON                                                                                     \
  {                                                                                                \
    SG_ARGUMENT_REASON, FALSE                                                                      \
  }

static const SgVerb verbs[] = {
  { "baru new n", "win.new-call", N_ ("Take a new call"), NULL, { { 0 } } },
  { "unit u",
    "win.unit-status",
    N_ ("New status of a unit"),
    N_ ("%1 is now: %2"),
    { UNIT, { SG_ARGUMENT_STATUS, FALSE } } },
  { "minta request m",
    "win.request-unit",
    N_ ("Ask a unit to go"),
    N_ ("Ask %1 to go to %2"),
    { UNIT, AN_INCIDENT } },
  { "terima accept",
    "win.accept-request",
    N_ ("A unit accepts what it was asked"),
    N_ ("%1 accepts"),
    { UNIT } },
  { "tolak refuse",
    "win.refuse-request",
    N_ ("A unit refuses what it was asked"),
    N_ ("%1 refuses: %2"),
    { UNIT, REASON } },
  { "siap ready", "win.unit-ready", N_ ("A unit is ready"), N_ ("%1 is ready"), { UNIT } },
  { "belum unready",
    "win.unit-not-ready",
    N_ ("A unit is not ready"),
    N_ ("%1 is not ready: %2"),
    { UNIT, A_REASON } },
  { "lepas off",
    "win.unit-off",
    N_ ("A unit goes off duty"),
    N_ ("%1 goes off duty: %2"),
    { UNIT, REASON } },
  { "kejadian incident k",
    "win.open-incident",
    N_ ("Show an incident"),
    N_ ("Show %1"),
    { INCIDENT } },
  { "tutup close",
    "win.close-incident",
    N_ ("Close an incident"),
    N_ ("Close %1: %2"),
    { AN_INCIDENT, { SG_ARGUMENT_DISPOSITION, FALSE } } },
  { "catat note",
    "win.note-incident",
    N_ ("Write into the log of the incident"),
    N_ ("Note at %1: “%2”"),
    { HERE, { SG_ARGUMENT_TEXT, FALSE } } },
  { "ring",
    "win.open-ring",
    N_ ("Alert a ring of volunteers"),
    N_ ("Alert ring %2 of volunteers for %1"),
    { HERE, { SG_ARGUMENT_RING, FALSE } } },
  { "rs hospital",
    "win.destine-hospital",
    N_ ("Choose where the patient is taken"),
    N_ ("Take the patient of %1 to %2"),
    { HERE, { SG_ARGUMENT_HOSPITAL, FALSE } } },
  { "cari find",
    "",
    N_ ("Find a place on the map"),
    N_ ("Find “%1” on the map"),
    { { SG_ARGUMENT_TEXT, FALSE } } },
  { "peta map", "dispatch.focus-map", N_ ("Go to the map"), NULL, { { 0 } } },
  { "papan board", "dispatch.toggle-board", N_ ("Map or board of units"), NULL, { { 0 } } },
  { "rute way", "dispatch.show-route", N_ ("Way between two places"), NULL, { { 0 } } },
  { "kirim dispatch", "win.page('dispatch')", N_ ("Page: dispatch"), NULL, { { 0 } } },
  { "relawan volunteers",
    "win.page('responders')",
    N_ ("Page: volunteers and units"),
    NULL,
    { { 0 } } },
  { "giliran shift", "win.page('shift')", N_ ("Page: shift"), NULL, { { 0 } } },
  { "laporan reports", "win.page('reports')", N_ ("Page: reports"), NULL, { { 0 } } },
  { "pengaturan settings", "win.page('settings')", N_ ("Page: settings"), NULL, { { 0 } } },
  { "alarm", "win.show-alarm", N_ ("Show the incident of the alarm"), NULL, { { 0 } } },
  { "akui acknowledge", "win.acknowledge", N_ ("Acknowledge the worst alarm"), NULL, { { 0 } } },
  { "senyap mute",
    "win.mute",
    N_ ("Mute the alarms, or hear them again"),
    N_ ("Mute for %1 minutes, or hear again"),
    { { SG_ARGUMENT_MINUTES, FALSE } } },
  { "tes test", "win.test-alarm", N_ ("Test alarm"), NULL, { { 0 } } },
  { "batal undo", "win.undo", N_ ("Undo the last action"), NULL, { { 0 } } },
  { "bantuan help ?", "win.show-keys", N_ ("Sheet of keys"), NULL, { { 0 } } },
};

/**
 * sg_verbs_get_all:
 *
 * Returns: (transfer none): the table
 */
const SgVerb *
sg_verbs_get_all (guint *n)
{
  *n = G_N_ELEMENTS (verbs);

  return verbs;
}

/**
 * sg_verbs_make_words:
 *
 * Returns: (transfer full): every word; its meaning is a place in the table
 */
SgWords *
sg_verbs_make_words (void)
{
  SgWords *words = sg_words_new ();

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_auto (GStrv) each = g_strsplit (verbs[i].words, " ", -1);

      for (guint j = 0; each[j] != NULL; j++)
        sg_words_add (words, each[j], i);
    }

  return words;
}
