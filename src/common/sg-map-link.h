/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-coordinates-text.h"

G_BEGIN_DECLS

#define SG_MAP_LINK_LABEL_MAX 200

/**
 * SgMapLink:
 * @at: the place
 * @is_view: it is only what the map showed; nobody put a pin there
 * @label: (nullable): the words of the link, such as the name of the place
 */
typedef struct
{
  SgCoordinates at;
  gboolean      is_view;
  char         *label;
} SgMapLink;

gboolean sg_map_link_find (const char *text, gsize *start, gsize *length);
gboolean sg_map_link_parse (const char           *text,
                            const SgPlaceContext *context,
                            SgMapLink            *link,
                            GError              **error);
void     sg_map_link_clear (SgMapLink *link);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SgMapLink, sg_map_link_clear)

G_END_DECLS
