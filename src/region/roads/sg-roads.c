/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "region/roads/sg-roads.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "region/roads/sg-road-shape.h"
#include "region/roads/sg-roads-file.h"

typedef struct
{
  SgRoads         roads; /* first: what callers hold a pointer to */
  gatomicrefcount references;
  GMappedFile    *file;
  char           *path;
} MappedRoads;

static const char *const profile_texts[SG_N_PROFILES] = {
  [SG_PROFILE_SIREN] = "siren",
  [SG_PROFILE_AMBULANCE] = "ambulance",
  [SG_PROFILE_MOTORCYCLE] = "motorcycle",
  [SG_PROFILE_FOOT] = "foot",
};

static const char *const class_texts[SG_N_ROAD_CLASSES] = {
  [SG_ROAD_MOTORWAY] = "motorway",
  [SG_ROAD_TRUNK] = "trunk",
  [SG_ROAD_PRIMARY] = "primary",
  [SG_ROAD_SECONDARY] = "secondary",
  [SG_ROAD_TERTIARY] = "tertiary",
  [SG_ROAD_UNCLASSIFIED] = "unclassified",
  [SG_ROAD_RESIDENTIAL] = "residential",
  [SG_ROAD_LIVING_STREET] = "living_street",
  [SG_ROAD_SERVICE] = "service",
  [SG_ROAD_MOTORWAY_LINK] = "motorway_link",
  [SG_ROAD_TRUNK_LINK] = "trunk_link",
  [SG_ROAD_PRIMARY_LINK] = "primary_link",
  [SG_ROAD_SECONDARY_LINK] = "secondary_link",
  [SG_ROAD_TERTIARY_LINK] = "tertiary_link",
  [SG_ROAD_TRACK] = "track",
  [SG_ROAD_ROAD] = "road",
  [SG_ROAD_BUSWAY] = "busway",
  [SG_ROAD_EMERGENCY] = "emergency",
  [SG_ROAD_PEDESTRIAN] = "pedestrian",
  [SG_ROAD_PATH] = "path",
  [SG_ROAD_FOOTWAY] = "footway",
  [SG_ROAD_CYCLEWAY] = "cycleway",
  [SG_ROAD_STEPS] = "steps",
  [SG_ROAD_ALLEY] = "alley",
  [SG_ROAD_FERRY] = "ferry",
};

static gboolean
refuse (const char *path, const char *part, GError **error)
{
  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("the road graph “%s” is damaged (%s): import or fetch the region again"),
               path,
               part);
  return FALSE;
}

/* The sections lie in the file one after another, as the header's sum vouches for their table. */
static gboolean
is_table_right (const SgRoadsHeader *header, gsize length)
{
  guint64 free_from = sizeof *header;

  for (guint i = 0; i < SG_N_ROADS_SECTIONS; i++)
    {
      const SgRoadsSection *section = &header->sections[i];

      if (section->offset < free_from || section->offset > length ||
          section->offset % SG_ROADS_ALIGN != 0 || section->n_bytes > length - section->offset)
        return FALSE;
      free_from = section->offset + section->n_bytes;
    }

  return TRUE;
}

static gboolean
is_box_right (const SgBox *box)
{
  return sg_box_is_empty (box) ||
         (box->west <= box->east && box->south >= -90 * SG_STEPS_PER_DEGREE &&
          box->north <= 90 * SG_STEPS_PER_DEGREE && box->west >= -180 * SG_STEPS_PER_DEGREE &&
          box->east <= 180 * SG_STEPS_PER_DEGREE);
}

static gboolean
check_header (const SgRoadsHeader *header, gsize length, const char *path, GError **error)
{
  if (length < sizeof *header || memcmp (header->magic, SG_ROADS_MAGIC, sizeof header->magic) != 0)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("“%s” is not a road graph: import or fetch the region again"),
                   path);
      return FALSE;
    }
  if (header->version != SG_ROADS_VERSION)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("the road graph “%s” has format %u, this program reads format %u: import "
                      "the region again"),
                   path,
                   header->version,
                   SG_ROADS_VERSION);
      return FALSE;
    }
  if (header->crc != sg_roads_header_crc (header))
    return refuse (path, "header", error);
  if (header->n_bytes != length)
    return refuse (path, "length", error);
  if (header->n_sections != SG_N_ROADS_SECTIONS || !is_table_right (header, length) ||
      !is_box_right (&header->box))
    return refuse (path, "table of sections", error);

  return TRUE;
}

/* Where sections begin and how many elements they have. */
typedef struct
{
  const guint8        *bytes;
  const SgRoadsHeader *header;
  gboolean             fits; /* so far every section holds whole elements, as many as it should */
} Sections;

static const void *
take (Sections *self, guint section, gsize element)
{
  if (self->header->sections[section].n_bytes % element != 0)
    self->fits = FALSE;

  return self->bytes + self->header->sections[section].offset;
}

static guint32
count (Sections *self, guint section, gsize element)
{
  guint64 n = self->header->sections[section].n_bytes / element;

  if (n > G_MAXINT32 * G_GUINT64_CONSTANT (2))
    self->fits = FALSE;

  return (guint32) n;
}

static void
expect (Sections *self, guint section, gsize element, guint64 n)
{
  if (self->header->sections[section].n_bytes / element != n)
    self->fits = FALSE;
}

static void
view_grid (Sections *sections, SgRoadGrid *grid, guint level)
{
  const SgRoadsFileGrid *file = &sections->header->grids[level];
  guint                  pages = SG_ROADS_GRIDS + 3 * level;
  guint32                n_first = count (sections, pages + 1, sizeof (guint32));

  grid->cell = file->cell;
  grid->origin = file->origin;
  grid->columns = file->columns;
  grid->rows = file->rows;
  grid->n_pages = n_first / SG_ROAD_PAGE_CELLS;
  grid->n_entries = count (sections, pages + 2, sizeof (guint32));
  grid->pages = take (sections, pages, sizeof (guint32));
  grid->first = take (sections, pages + 1, sizeof (guint32));
  grid->segments = take (sections, pages + 2, sizeof (guint32));

  expect (sections, pages, sizeof (guint32), (guint64) file->columns * file->rows);
  expect (sections, pages + 1, sizeof (guint32), (guint64) grid->n_pages * SG_ROAD_PAGE_CELLS + 1);
}

static void
view_names (Sections *sections, SgRoads *roads)
{
  guint32 n_starts = count (sections, SG_ROADS_NAME_STARTS, sizeof (guint32));

  roads->name_starts = take (sections, SG_ROADS_NAME_STARTS, sizeof (guint32));
  roads->name_text = take (sections, SG_ROADS_NAME_TEXT, 1);
  roads->n_names = n_starts - 1;
  if (n_starts < 2)
    sections->fits = FALSE;
}

static gboolean
view (SgRoads *roads, const SgRoadsHeader *header)
{
  Sections sections = { (const guint8 *) header, header, TRUE };

  roads->junctions = take (&sections, SG_ROADS_JUNCTIONS, sizeof (SgPoint));
  roads->n_junctions = count (&sections, SG_ROADS_JUNCTIONS, sizeof (SgPoint));
  roads->first_arm = take (&sections, SG_ROADS_FIRST_ARM, sizeof (guint32));
  roads->arms = take (&sections, SG_ROADS_ARMS, sizeof (SgRoadArm));
  roads->n_arms = count (&sections, SG_ROADS_ARMS, sizeof (SgRoadArm));
  roads->segments = take (&sections, SG_ROADS_SEGMENTS, sizeof (SgRoadSegment));
  roads->n_segments = count (&sections, SG_ROADS_SEGMENTS, sizeof (SgRoadSegment));
  roads->shapes = take (&sections, SG_ROADS_SHAPES, 1);
  roads->n_shape_bytes = (gsize) header->sections[SG_ROADS_SHAPES].n_bytes;
  roads->turns = take (&sections, SG_ROADS_TURNS, sizeof (SgRoadTurn));
  roads->n_turns = count (&sections, SG_ROADS_TURNS, sizeof (SgRoadTurn));
  roads->twins = take (&sections, SG_ROADS_TWINS, sizeof (SgRoadTwin));
  roads->n_twins = count (&sections, SG_ROADS_TWINS, sizeof (SgRoadTwin));
  view_names (&sections, roads);
  for (guint i = 0; i < SG_N_ROAD_GRIDS; i++)
    view_grid (&sections, &roads->grids[i], i);

  roads->box = header->box;
  roads->drives_right = header->drives_right != 0;
  roads->n_edges = header->n_edges;
  roads->osm_timestamp = header->osm_timestamp;

  expect (&sections, SG_ROADS_FIRST_ARM, sizeof (guint32), (guint64) roads->n_junctions + 1);
  expect (&sections, SG_ROADS_ARMS, sizeof (SgRoadArm), (guint64) roads->n_segments * 2);
  return sections.fits;
}

static GMappedFile *
map_file (const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  GMappedFile *file = g_mapped_file_new (path, FALSE, &reason);

  if (file == NULL)
    g_set_error (error,
                 SG_ERROR,
                 g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? SG_ERROR_NOT_FOUND
                                                                            : SG_ERROR_STORAGE,
                 _ ("the road graph “%s” cannot be opened: %s"),
                 path,
                 reason->message);

  return file;
}

/**
 * sg_roads_open:
 * @path: what sg_roads_build() wrote
 * @error: %SG_ERROR_INVALID when the file is damaged or no such file
 *
 * Maps the graph and makes sure that no number in it leads outside. What the numbers say is not
 * compared with the sums of the sections, see sg_roads_check().
 */
SgRoads *
sg_roads_open (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = map_file (path, error);
  const SgRoadsHeader *header;
  const char          *wrong;
  MappedRoads         *self;
  SgRoads              roads = { 0 };

  if (file == NULL)
    return NULL;

  header = (const SgRoadsHeader *) (const void *) g_mapped_file_get_contents (file);
  if (!check_header (header, g_mapped_file_get_length (file), path, error))
    return NULL;

  wrong = view (&roads, header)
            ? sg_roads_validate (&roads, header->sections[SG_ROADS_NAME_TEXT].n_bytes)
            : "sizes of sections";
  if (wrong != NULL)
    {
      refuse (path, wrong, error);
      return NULL;
    }

  self = g_new (MappedRoads, 1);
  self->roads = roads;
  self->file = g_steal_pointer (&file);
  self->path = g_strdup (path);
  g_atomic_ref_count_init (&self->references);
  return &self->roads;
}

SgRoads *
sg_roads_ref (SgRoads *self)
{
  g_atomic_ref_count_inc (&((MappedRoads *) self)->references);
  return self;
}

void
sg_roads_unref (SgRoads *self)
{
  MappedRoads *mapped = (MappedRoads *) self;

  if (mapped == NULL || !g_atomic_ref_count_dec (&mapped->references))
    return;

  g_mapped_file_unref (mapped->file);
  g_free (mapped->path);
  g_free (mapped);
}

/**
 * sg_roads_check:
 *
 * Compares every section with its sum, which takes about a second for a large country.
 *
 * Returns: %FALSE with %SG_ERROR_INVALID when the file was altered since it was written
 */
gboolean
sg_roads_check (const SgRoads *self, GError **error)
{
  const MappedRoads   *mapped = (const MappedRoads *) self;
  const guint8        *bytes = (const guint8 *) g_mapped_file_get_contents (mapped->file);
  const SgRoadsHeader *header = (const SgRoadsHeader *) (const void *) bytes;

  for (guint i = 0; i < SG_N_ROADS_SECTIONS; i++)
    {
      const SgRoadsSection *section = &header->sections[i];

      if (sg_roads_crc (bytes + section->offset, section->n_bytes) != section->crc)
        return refuse (mapped->path, "checksum", error);
    }

  return TRUE;
}

/**
 * sg_roads_get_name:
 *
 * Returns: the name of a segment's road, or its number; "" when it has neither
 */
const char *
sg_roads_get_name (const SgRoads *self, guint32 segment)
{
  return self->name_text + self->name_starts[self->segments[segment].name & SG_SEGMENT_NAME_MASK];
}

/**
 * sg_roads_find_arm:
 * @end: of a segment that ends at @junction
 *
 * Returns: its arm
 */
guint32
sg_roads_find_arm (const SgRoads *self, guint32 junction, guint32 end)
{
  guint32 arm = self->first_arm[junction];

  while (self->arms[arm].end != end)
    arm++;

  return arm;
}

SgShapeFlags
sg_roads_get_shape_flags (const SgRoads *self, guint32 segment)
{
  return (SgShapeFlags) (self->shapes[self->segments[segment].shape] &
                         ((1u << SG_SHAPE_FLAG_BITS) - 1));
}

void
sg_roads_append_shape (const SgRoads *self, guint32 segment, GArray *points)
{
  const SgRoadSegment *ends = &self->segments[segment];
  const guint8        *at = self->shapes + ends->shape;
  SgPoint              point = self->junctions[ends->from];
  guint32              header;

  g_array_append_val (points, point);
  at = sg_shape_get (at, &header);
  for (guint32 n = header >> SG_SHAPE_FLAG_BITS; n > 0; n--)
    {
      at = sg_shape_next (at, &point);
      g_array_append_val (points, point);
    }

  point = self->junctions[ends->to];
  g_array_append_val (points, point);
}

const char *
sg_profile_to_text (SgProfile profile)
{
  return profile_texts[profile];
}

gboolean
sg_profile_from_text (const char *text, SgProfile *profile, GError **error)
{
  for (guint i = 0; i < SG_N_PROFILES; i++)
    if (strcmp (text, profile_texts[i]) == 0)
      {
        *profile = (SgProfile) i;
        return TRUE;
      }

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("there is no profile “%s”: say siren, ambulance, motorcycle or foot"),
               text);
  return FALSE;
}

const char *
sg_road_class_to_text (SgRoadClass road_class)
{
  return class_texts[road_class];
}
