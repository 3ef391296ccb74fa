/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-osm-store.h"

G_BEGIN_DECLS

/**
 * SgRoadsSummary:
 *
 * What an import tells the person about the roads.
 */
typedef struct
{
  guint32 ways;
  guint32 junctions;
  guint32 segments;
  guint64 edges; /* directed */
  guint32 forbidden_turns;
  guint32 restrictions_ignored; /* incomplete, conditional or for other vehicles */
  guint32 small_parts;          /* segments in parts too small to be snapped to */
} SgRoadsSummary;

gboolean sg_roads_build (const SgOsmStore *store,
                         gboolean          drives_right,
                         const char       *path,
                         SgRoadsSummary   *summary,
                         SgProgress       *progress,
                         GError          **error);

G_END_DECLS
