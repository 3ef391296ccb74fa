/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-work-progress.h"

G_BEGIN_DECLS

/**
 * SgNewDesk:
 * @psc: Kemendagri code of the kabupaten or kota, four digits
 * @psc_name: what people call it
 * @map: an `.osm.pbf` or `.osm` file to import, or the folder of a region
 * @folder: where the desk's file and its region go
 */
typedef struct
{
  const char *psc;
  const char *psc_name;
  const char *map;
  const char *folder;
} SgNewDesk;

gboolean sg_new_desk_check (const SgNewDesk *self, GError **error);
void     sg_new_desk_make_async (const SgNewDesk    *self,
                                 SgWorkProgress     *progress,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
char    *sg_new_desk_make_finish (GAsyncResult *result, GError **error);

const char *sg_new_desk_get_zone (const char *psc);

G_END_DECLS
