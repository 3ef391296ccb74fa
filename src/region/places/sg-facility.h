/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"
#include "db/sg-db.h"

G_BEGIN_DECLS

/* The number is stored in the region's database, so the list only grows. */
typedef enum
{
  SG_FACILITY_HOSPITAL,
  SG_FACILITY_CLINIC,
  SG_FACILITY_PUSKESMAS,
  SG_FACILITY_PHARMACY,
  SG_FACILITY_FIRE_STATION,
  SG_FACILITY_POLICE,
  SG_FACILITY_AMBULANCE_STATION,
  SG_FACILITY_AED,
  SG_FACILITY_ASSEMBLY_POINT,
  SG_N_FACILITY_KINDS
} SgFacilityKind;

/* What the map says about a question of yes and no. */
typedef enum
{
  SG_ANSWER_UNKNOWN,
  SG_ANSWER_NO,
  SG_ANSWER_YES
} SgAnswer;

/**
 * SgFacility:
 * @name: empty when the map has none, as with most AEDs
 * @where: where exactly it is, in words, for an AED; may be empty
 * @opening_hours: as on the map, for sg_opening_hours_state(); may be empty
 * @level: storey, 0 is the ground floor, as on the map; may be empty
 * @beds: negative when the map does not say
 */
typedef struct
{
  gint64         id;
  SgFacilityKind kind;
  SgPoint        point;
  char          *name;
  char          *where;
  char          *phone;
  char          *opening_hours;
  char          *level;
  SgAnswer       indoor;
  SgAnswer       emergency; /* has an emergency department */
  int            beds;
} SgFacility;

void sg_facility_free (SgFacility *self);

/* @kinds has bit 1 << SgFacilityKind for each kind that is wanted; 0 means all. */
GPtrArray *sg_facility_list_near (SgDb    *db,
                                  SgPoint  point,
                                  double   metres,
                                  guint    kinds,
                                  guint    limit,
                                  GError **error);
GPtrArray *sg_facility_list_in_box (SgDb *db, const SgBox *box, guint kinds, GError **error);

const char *sg_facility_kind_to_text (SgFacilityKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgFacility, sg_facility_free)

G_END_DECLS
