/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-faskes.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/* Facilities and AEDs: added, changed and retired as units are, see sg-units.h. */

gboolean   sg_desk_add_facility (SgDesk         *desk,
                                 const SgFaskes *facility,
                                 gboolean        force,
                                 SgUuid         *id,
                                 GError        **error);
GPtrArray *sg_desk_list_facilities (SgDesk *desk, GError **error);
SgFaskes  *sg_desk_find_facility (SgDesk *desk, const char *text, GError **error);

gboolean   sg_desk_add_aed (SgDesk      *desk,
                            const SgAed *aed,
                            gboolean     force,
                            SgUuid      *id,
                            GError     **error);
GPtrArray *sg_desk_list_aeds (SgDesk *desk, GError **error);
SgAed     *sg_desk_find_aed (SgDesk *desk, const char *text, GError **error);

/**
 * SgAdoption:
 * @n_adopted: how many are new in the registers
 * @n_known: how many were there already
 * @n_nameless: how many facilities the map has no name for
 */
typedef struct
{
  guint n_adopted;
  guint n_known;
  guint n_nameless;
} SgAdoption;

gboolean sg_desk_adopt_facilities (SgDesk *desk, guint kinds, SgAdoption *adoption, GError **error);

G_END_DECLS
