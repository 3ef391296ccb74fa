/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-map-writer.h"

#include <math.h>

#include "region/map/sg-map-lines.h"
#include "region/map/sg-map-shape.h"

/* What is held back to be sorted by place. More sorts better and takes memory: about 40 MB. */
#define HELD_ROWS  (200 * 1000)
#define HELD_BYTES (24 * 1024 * 1024)

/* Small shapes share a row up to this size: fewer rows are written and found faster. */
#define ROW_BYTES 1200

/* A piece larger than this is cut in two. Smaller pieces mean more rows, larger ones more points
 * that a tile reads and does not show. */
#define PIECE_POINTS 300

/* A piece wider than this is cut, too. */
#define WIDEST_PIXELS 1000000

/* A piece is not halved more often than this: 65,536 pieces. */
#define PIECE_DEPTH 16

/* How far a simplified line may be off, in pixels of the last zoom that shows it. */
#define TOLERANCE_PIXELS 0.4

/* A coarser version is kept when it has at most this share of the points. */
#define WORTH_SHARE 0.6

/* How finely coordinates are kept. */
#define STEPS_PER_PIXEL 8

/* Nothing finer than this zoom shows is kept: 0.24 m at the equator. */
#define FINEST_ZOOM 18

static const struct
{
  int first;
  int last;
} bands[] = {
  { 15, SG_MAP_ZOOM_LAST },
  { 13, 14 },
  { 10, 12 },
  { SG_MAP_ZOOM_FIRST, 9 },
};

typedef struct
{
  SgBox   box;
  guint64 place;
  gsize   offset; /* in bytes */
  guint32 size;
  guint8  kind;
  guint8  zoom_first;
  guint8  zoom_last;
  guint8  step_bits; /* coordinates are kept in steps of 1 << step_bits */
} Row;

struct _SgMapWriter
{
  SgDb         *db;
  sqlite3_stmt *insert;
  GArray       *rows;
  GByteArray   *bytes;
};

/* One version of a line or area, for some zooms. */
typedef struct
{
  SgMapKind  kind;
  int        zoom_first;
  int        zoom_last;
  gboolean   closed;
  guint8     step_bits;
  GPtrArray *rings; /* of GArray of SgPoint; lines too, when not closed */
} Version;

SgMapWriter *
sg_map_writer_new (SgDb *db, GError **error)
{
  sqlite3_stmt *insert = sg_db_prepare (db,
                                        error,
                                        "INSERT INTO map_shape (west, east, south, north,"
                                        " zoom_first, zoom_last, kind, shape)"
                                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  SgMapWriter  *self;

  if (insert == NULL)
    return NULL;

  self = g_new0 (SgMapWriter, 1);
  self->db = db;
  self->insert = insert;
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->bytes = g_byte_array_new ();

  return self;
}

void
sg_map_writer_free (SgMapWriter *self)
{
  if (self == NULL)
    return;

  sqlite3_finalize (self->insert);
  g_array_unref (self->rows);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

/* What may share a row comes together, and there in the order of place. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *left = a;
  const Row *right = b;
  int order = (left->kind - right->kind) * 32768 + (left->zoom_first - right->zoom_first) * 1024 +
              (left->zoom_last - right->zoom_last) * 32 + (left->step_bits - right->step_bits);

  return order != 0 ? order : (left->place > right->place) - (left->place < right->place);
}

static gboolean
may_share (const Row *a, const Row *b)
{
  return a->kind == b->kind && a->zoom_first == b->zoom_first && a->zoom_last == b->zoom_last &&
         a->step_bits == b->step_bits;
}

static gboolean
insert_row (SgMapWriter *self, const Row *row, const GByteArray *shape, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (shape->data, shape->len);

  sg_db_bind (self->insert,
              "iiiiiiib",
              (gint64) row->box.west,
              (gint64) row->box.east,
              (gint64) row->box.south,
              (gint64) row->box.north,
              (gint64) row->zoom_first,
              (gint64) row->zoom_last,
              (gint64) row->kind,
              bytes);

  return sg_db_run_bound (self->insert, error);
}

static void
extend_box (SgBox *box, const SgBox *by)
{
  sg_box_extend (box, (SgPoint){ by->south, by->west });
  sg_box_extend (box, (SgPoint){ by->north, by->east });
}

/* Writes small neighbours as one row. Returns how many were taken, 0 on failure. */
static guint
insert_neighbours (SgMapWriter *self, const Row *rows, guint n_rows, GError **error)
{
  g_autoptr (GByteArray) shape = g_byte_array_new ();
  Row   row = rows[0];
  guint taken = 0;

  sg_map_shape_begin (shape, 1u << row.step_bits);
  while (taken < n_rows && may_share (&row, &rows[taken]) &&
         (taken == 0 || shape->len + rows[taken].size <= ROW_BYTES))
    {
      extend_box (&row.box, &rows[taken].box);
      g_byte_array_append (shape, self->bytes->data + rows[taken].offset, rows[taken].size);
      taken++;
    }

  return insert_row (self, &row, shape, error) ? taken : 0;
}

/**
 * sg_map_writer_flush:
 *
 * Writes what is held back. Must be called at the end.
 */
gboolean
sg_map_writer_flush (SgMapWriter *self, GError **error)
{
  const Row *rows = (const Row *) (gpointer) self->rows->data;
  guint      at = 0;

  g_array_sort (self->rows, compare_rows);
  while (at < self->rows->len)
    {
      guint taken = insert_neighbours (self, rows + at, self->rows->len - at, error);

      if (taken == 0)
        return FALSE;
      at += taken;
    }

  g_array_set_size (self->rows, 0);
  g_byte_array_set_size (self->bytes, 0);

  return TRUE;
}

static gboolean
add_piece (SgMapWriter *self, const Version *version, GPtrArray *rings, GError **error)
{
  Row     row = { .box = SG_BOX_EMPTY,
                  .offset = self->bytes->len,
                  .kind = (guint8) version->kind,
                  .zoom_first = (guint8) version->zoom_first,
                  .zoom_last = (guint8) version->zoom_last,
                  .step_bits = version->step_bits };
  SgPoint middle;

  for (guint i = 0; i < rings->len; i++)
    {
      const GArray  *ring = rings->pdata[i];
      const SgPoint *points = (const SgPoint *) (gpointer) ring->data;
      SgBox          own = sg_points_get_box (points, ring->len);

      sg_map_shape_add_ring (self->bytes, points, ring->len, 1u << version->step_bits);
      extend_box (&row.box, &own);
    }

  middle = (SgPoint){ row.box.south / 2 + row.box.north / 2, row.box.west / 2 + row.box.east / 2 };
  row.place = sg_point_hilbert (middle);
  row.size = self->bytes->len - (guint32) row.offset;
  g_array_append_val (self->rows, row);

  if (self->rows->len >= HELD_ROWS || self->bytes->len >= HELD_BYTES)
    return sg_map_writer_flush (self, error);

  return TRUE;
}

static GPtrArray *
new_rings (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
}

static SgBox
halve (const SgBox *box, gboolean second)
{
  SgBox  half = *box;
  gint64 height = (gint64) box->north - box->south;
  gint64 width = (gint64) box->east - box->west;

  if (height > width)
    *(second ? &half.south : &half.north) = (gint32) (box->south + height / 2);
  else
    *(second ? &half.west : &half.east) = (gint32) (box->west + width / 2);

  return half;
}

static guint32
count_points (const GPtrArray *rings)
{
  guint32 n_points = 0;

  for (guint i = 0; i < rings->len; i++)
    n_points += ((const GArray *) rings->pdata[i])->len;

  return n_points;
}

static SgBox
rings_box (const GPtrArray *rings)
{
  SgBox box = SG_BOX_EMPTY;

  for (guint i = 0; i < rings->len; i++)
    {
      const GArray *ring = rings->pdata[i];
      SgBox         own = sg_points_get_box ((const SgPoint *) (gpointer) ring->data, ring->len);

      extend_box (&box, &own);
    }

  return box;
}

/* Seen from close up, the corners of a large piece would lie too far out for cairo's numbers. */
static gboolean
is_wide (const SgBox *box, int zoom)
{
  gint64 most = (gint64) (WIDEST_PIXELS * sg_map_pixel (zoom, 0));

  return (gint64) box->north - box->south > most || (gint64) box->east - box->west > most;
}

static gboolean
add_pieces (SgMapWriter *self, const Version *version, GPtrArray *rings, int depth, GError **error)
{
  SgBox box = rings_box (rings);

  if (depth >= PIECE_DEPTH ||
      (count_points (rings) <= PIECE_POINTS && !is_wide (&box, version->zoom_last)))
    return rings->len == 0 || add_piece (self, version, rings, error);

  for (int half = 0; half < 2; half++)
    {
      g_autoptr (GPtrArray) inside = new_rings ();
      SgBox side = halve (&box, half == 1);

      for (guint i = 0; i < rings->len; i++)
        {
          g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (SgPoint));

          sg_ring_clip (rings->pdata[i], &side, ring);
          if (ring->len > 0)
            g_ptr_array_add (inside, g_steal_pointer (&ring));
        }
      if (!add_pieces (self, version, inside, depth + 1, error))
        return FALSE;
    }

  return TRUE;
}

static void
version_free (Version *self)
{
  g_ptr_array_unref (self->rings);
  g_free (self);
}

/* Rings smaller than a pixel vanish. */
static Version *
version_new (const Version *what, const GPtrArray *rings, int zoom)
{
  Version      *version = g_memdup2 (what, sizeof *what);
  const SgRing *first = rings->pdata[0];
  double        pixel = sg_map_pixel (MIN (zoom, FINEST_ZOOM), first->points[0].lat);

  version->step_bits = (guint8) CLAMP (ilogb (pixel / STEPS_PER_PIXEL), 0, 16);
  version->rings = new_rings ();
  for (guint i = 0; i < rings->len; i++)
    {
      const SgRing *ring = rings->pdata[i];
      g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgPoint));

      sg_line_simplify (ring->points, ring->n_points, TOLERANCE_PIXELS * pixel, points);
      if (points->len < (what->closed ? 4 : 2))
        continue;

      if (what->closed)
        sg_ring_orient ((SgPoint *) (gpointer) points->data, points->len, !ring->inner);
      g_ptr_array_add (version->rings, g_steal_pointer (&points));
    }

  return version;
}

/* From the finest to the coarsest; where the coarser one saves little, the finer serves for both.
 */
static GPtrArray *
make_versions (const Version *what, const GPtrArray *rings)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) version_free);

  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    {
      Version  wanted = *what;
      Version *version;
      Version *finer = versions->len > 0 ? versions->pdata[versions->len - 1] : NULL;

      wanted.zoom_first = MAX (bands[i].first, what->zoom_first);
      wanted.zoom_last = MIN (bands[i].last, what->zoom_last);
      if (wanted.zoom_first > wanted.zoom_last)
        continue;

      version = version_new (&wanted, rings, wanted.zoom_last);
      if (finer != NULL &&
          count_points (version->rings) > WORTH_SHARE * count_points (finer->rings))
        {
          finer->zoom_first = version->zoom_first;
          version_free (version);
        }
      else
        g_ptr_array_add (versions, version);
    }

  return g_steal_pointer (&versions);
}

/**
 * sg_map_writer_add_area:
 * @rings: (element-type SgRing): outer and inner ones
 * @zoom_first: the first zoom that shows it
 */
gboolean
sg_map_writer_add_area (SgMapWriter *self,
                        SgMapKind    kind,
                        GPtrArray   *rings,
                        int          zoom_first,
                        GError     **error)
{
  Version what = { kind, zoom_first, SG_MAP_ZOOM_LAST, .closed = TRUE };
  g_autoptr (GPtrArray) versions = make_versions (&what, rings);

  for (guint i = 0; i < versions->len; i++)
    {
      const Version *version = versions->pdata[i];

      if (!add_pieces (self, version, version->rings, 0, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_line_pieces (SgMapWriter *self, const Version *version, const GArray *line, GError **error)
{
  for (guint first = 0; first + 1 < line->len; first += PIECE_POINTS)
    {
      g_autoptr (GPtrArray) piece = new_rings ();
      guint   n_points = MIN (PIECE_POINTS + 1, line->len - first);
      GArray *points = g_array_sized_new (FALSE, FALSE, sizeof (SgPoint), n_points);

      g_array_append_vals (points, &g_array_index (line, SgPoint, first), n_points);
      g_ptr_array_add (piece, points);
      if (!add_piece (self, version, piece, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sg_map_writer_add_line:
 * @points: (element-type SgPoint): at least two
 */
gboolean
sg_map_writer_add_line (SgMapWriter *self,
                        SgMapKind    kind,
                        GArray      *points,
                        int          zoom_first,
                        int          zoom_last,
                        GError     **error)
{
  SgRing  line = { (SgPoint *) (gpointer) points->data, points->len };
  Version what = { kind, zoom_first, zoom_last };
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GPtrArray) versions = NULL;

  g_ptr_array_add (lines, &line);
  versions = make_versions (&what, lines);
  for (guint i = 0; i < versions->len; i++)
    {
      const Version *version = versions->pdata[i];

      if (version->rings->len > 0 &&
          !add_line_pieces (self, version, version->rings->pdata[0], error))
        return FALSE;
    }

  return TRUE;
}
