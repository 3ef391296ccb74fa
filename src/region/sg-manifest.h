/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"
#include "common/sg-progress.h"

G_BEGIN_DECLS

/* Raised when a region of an older program can no longer be read; then it is imported anew. */
#define SG_REGION_FORMAT 1

/* A digest to be filled in: 64 hexadecimal digits. */
#define SG_SHA256_LENGTH 64

/**
 * SgManifestFile:
 *
 * One file of a region as it was when the import ended.
 */
typedef struct
{
  char   *name;
  guint64 bytes;
  char    sha256[SG_SHA256_LENGTH + 1];
} SgManifestFile;

/**
 * SgManifestCount:
 *
 * Something a person may want to know of a region, such as how many places it holds.
 */
typedef struct
{
  const char *name; /* interned */
  guint64     value;
} SgManifestCount;

/**
 * SgManifest:
 * @name: what people call the region
 * @created: seconds UTC
 * @osm_timestamp: the age of the map, seconds UTC; 0 when the source did not say
 * @sources: base names of the files it was made of
 * @counts: (element-type SgManifestCount)
 * @first_warning: (nullable): the first row of a CSV file that was left out, and why. Told after an
 *   import; not in the file
 * @files: (element-type SgManifestFile)
 *
 * What stands in the manifest.json of a region.
 */
typedef struct
{
  int        format;
  char      *name;
  gint64     created;
  gint64     osm_timestamp;
  gboolean   drives_right;
  SgBox      box;
  GPtrArray *sources;
  GArray    *counts;
  GPtrArray *files;
  char      *first_warning;
} SgManifest;

SgManifest *sg_manifest_new (void);
void        sg_manifest_free (SgManifest *self);

SgManifest *sg_manifest_read (const char *path, GError **error);
gboolean    sg_manifest_write (const SgManifest *self, const char *path, GError **error);

void    sg_manifest_set_count (SgManifest *self, const char *name, guint64 value);
guint64 sg_manifest_get_count (const SgManifest *self, const char *name);

gboolean sg_manifest_add_file (SgManifest *self,
                               const char *folder,
                               const char *name,
                               GError    **error);
gboolean sg_manifest_check_sizes (const SgManifest *self, const char *folder, GError **error);
gboolean sg_manifest_check_hashes (const SgManifest *self,
                                   const char       *folder,
                                   SgProgress       *progress,
                                   GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgManifest, sg_manifest_free)

G_END_DECLS
