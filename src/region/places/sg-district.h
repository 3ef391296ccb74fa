/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"
#include "db/sg-db.h"

G_BEGIN_DECLS

/**
 * SgDistrict:
 * @code: Kemendagri, such as `31.71.06`
 * @name: such as `Menteng`
 * @centre: a point in its middle
 *
 * A kecamatan.
 */
typedef struct
{
  char   *code;
  char   *name;
  SgPoint centre;
} SgDistrict;

void       sg_district_free (SgDistrict *self);
GPtrArray *sg_district_list (SgDb *db, const char *regency, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgDistrict, sg_district_free)

G_END_DECLS
