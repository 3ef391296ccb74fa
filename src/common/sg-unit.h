/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-fold.h"

G_BEGIN_DECLS

typedef enum
{
  SG_UNIT_READY,
  SG_UNIT_NOT_READY,
  SG_UNIT_OFF /* with a reason, always */
} SgReadiness;

/**
 * SgUnit:
 * @class: A–D
 * @facility: its base
 * @lat: of its base when that has none of its own; NAN when the facility says it
 * @equipment: a line each; @missing: what of it is not there now
 * @crew: a line each: name, job and phone apart by tabs
 * @shift: for which the crew was entered
 * @odometer_km: NAN when unknown
 *
 * An ambulance. Its readiness is its own; what it does at an incident belongs to a task.
 */
typedef struct
{
  SgUuid id;
  char  *call_sign;
  char *class;
  SgUuid      facility;
  char       *phone;
  char       *plate;
  char       *equipment;
  double      lat;
  double      lon;
  gboolean    retired;
  gboolean    demo;
  SgReadiness readiness;
  char       *reason;
  gint64      readied_at;
  char       *crew;
  char       *shift;
  gint64      crewed_at;
  double      odometer_km;
  char       *missing;
} SgUnit;

extern const SgRecordType sg_unit_record;
extern const SgFoldType   sg_unit_fold;

void        sg_unit_free (SgUnit *self);
const char *sg_readiness_to_text (SgReadiness readiness);
gboolean    sg_readiness_from_text (const char *text, SgReadiness *readiness, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgUnit, sg_unit_free)

G_END_DECLS
