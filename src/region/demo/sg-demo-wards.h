/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/demo/sg-demo-mosaic.h"
#include "region/demo/sg-demo-plan.h"

G_BEGIN_DECLS

/* The administration of the city: 25 kelurahan in 5 kecamatan. */

#define SG_WARD_DISTRICTS 5
#define SG_WARDS_EACH     5
#define SG_WARDS          (SG_WARD_DISTRICTS * SG_WARDS_EACH)

typedef struct
{
  SgSpot    centres[SG_WARDS];
  SgMosaic *mosaic; /* kelurahan */
} SgDemoWards;

SgDemoWards *sg_demo_wards_new (SgDemoPlan *plan);
void         sg_demo_wards_free (SgDemoWards *self);
int          sg_demo_wards_at (const SgDemoWards *self, SgSpot spot);
void         sg_demo_wards_draw (const SgDemoWards *self, SgDemoSheet *sheet);
char        *sg_demo_wards_dup_csv (const SgDemoWards *self);
const char  *sg_demo_ward_name (int ward);
const char  *sg_demo_district_name (int district);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgDemoWards, sg_demo_wards_free)

G_END_DECLS
