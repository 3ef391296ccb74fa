/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/demo/sg-demo-plane.h"
#include "region/osm/sg-osm-writer.h"

G_BEGIN_DECLS

/* The finished drawing as OpenStreetMap objects, kept until all are known: a file has its nodes
 * first, then its ways, then its relations. */

#define SG_SHEET_TAGS_MAX 12

/**
 * SgTags:
 *
 * Tags of one object, on the stack: the words must live until the object is added.
 */
typedef struct
{
  const char *words[2 * SG_SHEET_TAGS_MAX + 1];
  guint       n_words;
} SgTags;

typedef struct _SgDemoSheet SgDemoSheet;

SgDemoSheet *sg_demo_sheet_new (void);
void         sg_demo_sheet_free (SgDemoSheet *self);

/* Leaves the tag out when @value is NULL. */
void sg_tags_add (SgTags *self, const char *key, const char *value);

gint64 sg_demo_sheet_add_node (SgDemoSheet *self, SgSpot at, const SgTags *tags);
gint64 sg_demo_sheet_add_way (SgDemoSheet *self, const GArray *refs, const SgTags *tags);
gint64 sg_demo_sheet_add_line (SgDemoSheet *self, const SgLine *line, const SgTags *tags);
gint64 sg_demo_sheet_add_ring (SgDemoSheet *self, const SgLine *ring, const SgTags *tags);
void   sg_demo_sheet_add_relation (SgDemoSheet             *self,
                                   const SgOsmWriterMember *members,
                                   guint                    n_members,
                                   const SgTags            *tags);

SgPoint  sg_demo_sheet_point (SgSpot spot);
gboolean sg_demo_sheet_write (const SgDemoSheet *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgDemoSheet, sg_demo_sheet_free)

G_END_DECLS
