/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgFoundPlace:
 * @scene: where it is, with what lies around it; not verified
 * @name: what a person reads, with its surroundings
 * @hint: (nullable): what a person should know: the figures came in the other order, the place is
 *   outside the PSC's area
 * @outside: whether it lies outside the area of the PSC
 *
 * One way to understand what somebody said about a place.
 */
typedef struct
{
  SgScene  scene;
  char    *name;
  char    *hint;
  gboolean outside;
  double   score;
} SgFoundPlace;

void sg_found_place_free (SgFoundPlace *self);

GPtrArray *sg_desk_find_places (SgDesk        *desk,
                                const char    *text,
                                const SgPoint *near,
                                guint          limit,
                                GError       **error);
gboolean   sg_desk_describe_scene (SgDesk *desk, SgScene *scene, GError **error);
gboolean   sg_desk_is_outside (SgDesk *desk, const SgScene *scene);
gboolean   sg_desk_get_area (SgDesk *desk, SgBox *area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgFoundPlace, sg_found_place_free)

G_END_DECLS
