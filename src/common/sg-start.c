/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-start.h"

#define BREATHS_LEAST 10
#define BREATHS_MOST  30

static const char *
triage_breathing (const SgStart *self, const char **next)
{
  if (self->breathes == SG_FINDING_UNKNOWN)
    {
      *next = "breathes";
      return NULL;
    }

  if (self->breathes == SG_FINDING_YES)
    return NULL;

  if (self->breathes_after_opening == SG_FINDING_UNKNOWN)
    {
      *next = "breathes_after_opening";
      return NULL;
    }

  return self->breathes_after_opening == SG_FINDING_YES ? "merah" : "hitam";
}

/**
 * sg_start_triage:
 * @next: (out): what to look at next while the colour is open: a member of #SgStart; %NULL at the
 * end
 *
 * START, simple triage and rapid treatment, as domain.md has it: who walks is green; who does not
 * breathe after the airway was opened is black; fewer than 10 or more than 30 breaths, no radial
 * pulse or a refill over 2 s, or not obeying is red; the rest is yellow.
 *
 * Returns: (nullable): merah, kuning, hijau or hitam
 */
const char *
sg_start_triage (const SgStart *self, const char **next)
{
  const char *colour;

  *next = NULL;
  if (self->walks == SG_FINDING_YES)
    return "hijau";
  if (self->walks == SG_FINDING_UNKNOWN)
    {
      *next = "walks";
      return NULL;
    }

  colour = triage_breathing (self, next);
  if (colour != NULL || *next != NULL)
    return colour;

  if (self->breaths_per_minute < 0)
    *next = "breaths_per_minute";
  else if (self->breaths_per_minute < BREATHS_LEAST || self->breaths_per_minute > BREATHS_MOST ||
           self->perfusion == SG_FINDING_NO || self->obeys == SG_FINDING_NO)
    return "merah";
  else if (self->perfusion == SG_FINDING_UNKNOWN)
    *next = "perfusion";
  else if (self->obeys == SG_FINDING_UNKNOWN)
    *next = "obeys";
  else
    return "kuning";

  return NULL;
}
