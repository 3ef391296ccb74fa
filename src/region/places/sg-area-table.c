/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/places/sg-area-table.h"

#include "region/places/sg-areas.h"
#include "region/places/sg-place-text.h"

/* Areas lie in each other; more levels than this is a loop in a damaged file. */
#define MAX_LEVELS 8

/* Desa are looked for in boxes of growing size around a point. */
#define FIRST_BOX_METRES 2000.0

struct _SgAreaTable
{
  SgDb         *db;
  GHashTable   *rows; /* id → SgAreaRow */
  sqlite3_stmt *select_area;
  sqlite3_stmt *select_boundary;
  sqlite3_stmt *select_near;
};

static void
free_row (gpointer data)
{
  SgAreaRow *row = data;

  g_free (row->code);
  g_free (row->name);
  g_free (row->label);
  g_free (row->words);
  g_free (row);
}

/**
 * sg_area_table_new:
 * @db: of the region, with SpatiaLite; must outlive the table
 */
SgAreaTable *
sg_area_table_new (SgDb *db, GError **error)
{
  g_autoptr (SgAreaTable) self = g_new0 (SgAreaTable, 1);

  self->db = db;
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_row);
  self->select_area =
    sg_db_prepare (db,
                   error,
                   "SELECT kind, code, name, label, short_name, parent FROM area WHERE id = ?");
  if (self->select_area == NULL)
    return NULL;
  self->select_boundary =
    sg_db_prepare (db,
                   error,
                   "SELECT b.area FROM boundary b JOIN idx_boundary_geometry i ON i.pkid = b.area"
                   " WHERE i.xmin <= ?1 AND i.xmax >= ?1 AND i.ymin <= ?2 AND i.ymax >= ?2"
                   " AND ST_Contains (b.geometry, MakePoint (?1, ?2, 4326))"
                   " ORDER BY b.kind DESC, b.area LIMIT 1");
  if (self->select_boundary == NULL)
    return NULL;
  self->select_near =
    sg_db_prepare (db,
                   error,
                   "SELECT id, south, west FROM area_index"
                   " WHERE west <= ? AND east >= ? AND south <= ? AND north >= ?");

  return self->select_near != NULL ? g_steal_pointer (&self) : NULL;
}

void
sg_area_table_free (SgAreaTable *self)
{
  if (self == NULL)
    return;

  sqlite3_finalize (self->select_area);
  sqlite3_finalize (self->select_boundary);
  sqlite3_finalize (self->select_near);
  g_hash_table_unref (self->rows);
  g_free (self);
}

static char *
dup_column (sqlite3_stmt *row, int column)
{
  char *text = sg_db_dup_text (row, column);

  return text != NULL ? text : g_strdup ("");
}

/**
 * sg_area_table_get:
 *
 * Returns: (nullable): %NULL when there is no such area, or when it cannot be read: a place is
 *   still a place without the name of its desa
 */
const SgAreaRow *
sg_area_table_get (SgAreaTable *self, gint64 id)
{
  SgAreaRow       *row = g_hash_table_lookup (self->rows, &id);
  g_autofree char *short_name = NULL;
  gboolean         has_row = FALSE;

  if (row != NULL || id == 0)
    return row;

  sg_db_bind (self->select_area, "i", id);
  if (!sg_db_step (self->select_area, &has_row, NULL) || !has_row)
    return NULL;

  row = g_new0 (SgAreaRow, 1);
  row->id = id;
  row->kind = (SgPlaceKind) CLAMP (sqlite3_column_int (self->select_area, 0), 0, SG_PLACE_VILLAGE);
  row->code = dup_column (self->select_area, 1);
  row->name = dup_column (self->select_area, 2);
  row->label = dup_column (self->select_area, 3);
  short_name = dup_column (self->select_area, 4);
  row->words = sg_place_text_normalise (short_name);
  row->parent = sqlite3_column_int64 (self->select_area, 5);
  sqlite3_reset (self->select_area);
  g_hash_table_insert (self->rows, &row->id, row);

  return row;
}

/**
 * sg_area_table_dup_context:
 * @area: the area in which something lies; 0 when unknown
 *
 * Returns: (transfer full): such as `Kel. Menteng, Kec. Menteng, Jakarta Pusat`. The province is
 *   named only for what is itself as large as a kecamatan
 */
char *
sg_area_table_dup_context (SgAreaTable *self, gint64 area)
{
  GString         *context = g_string_new (NULL);
  const SgAreaRow *row = sg_area_table_get (self, area);
  gboolean         with_province = row != NULL && row->kind <= SG_PLACE_REGENCY;

  for (guint i = 0; row != NULL && i < MAX_LEVELS; i++)
    {
      if (row->kind != SG_PLACE_PROVINCE || with_province)
        g_string_append_printf (context, "%s%s", context->len > 0 ? ", " : "", row->label);
      row = sg_area_table_get (self, row->parent);
    }

  return g_string_free (context, FALSE);
}

/* Sets @area to 0 when no boundary contains the point. */
static gboolean
find_by_boundary (SgAreaTable *self, SgPoint point, gint64 *area, GError **error)
{
  gboolean has_row;

  sg_db_bind (self->select_boundary, "dd", sg_point_lon (point), sg_point_lat (point));
  if (!sg_db_step (self->select_boundary, &has_row, error))
    return FALSE;

  *area = has_row ? sqlite3_column_int64 (self->select_boundary, 0) : 0;
  sqlite3_reset (self->select_boundary);

  return TRUE;
}

/* The desa without a boundary whose middle is nearest, at most @metres away. */
static gboolean
find_nearest_within (SgAreaTable *self, SgPoint point, double metres, gint64 *area, GError **error)
{
  SgBox    box = sg_box_around (point, metres);
  double   nearest = metres;
  gboolean has_row = TRUE;
  gboolean done;

  *area = 0;
  sg_db_bind (self->select_near,
              "iiii",
              (gint64) box.east,
              (gint64) box.west,
              (gint64) box.north,
              (gint64) box.south);
  while ((done = sg_db_step (self->select_near, &has_row, error)) && has_row)
    {
      SgPoint middle = { sqlite3_column_int (self->select_near, 1),
                         sqlite3_column_int (self->select_near, 2) };
      double  distance = sg_point_distance (point, middle);

      if (distance < nearest)
        {
          nearest = distance;
          *area = sqlite3_column_int64 (self->select_near, 0);
        }
    }
  sqlite3_reset (self->select_near);

  return done;
}

/**
 * sg_area_table_find_at:
 * @method: (out): how the area was found
 *
 * The rule is that of sg_areas_find_at(): a boundary of a desa decides; else the nearest middle of
 * one without boundary; else whatever coarser boundary there is.
 *
 * Returns: the id of the finest area known at @point, 0 when there is none, or −1 on an error
 */
gint64
sg_area_table_find_at (SgAreaTable *self, SgPoint point, SgAreaMethod *method, GError **error)
{
  gint64           inside;
  gint64           nearest = 0;
  const SgAreaRow *row;

  *method = SG_AREA_UNKNOWN;
  if (!find_by_boundary (self, point, &inside, error))
    return -1;

  row = sg_area_table_get (self, inside);
  if (row == NULL || row->kind != SG_PLACE_VILLAGE)
    for (double metres = FIRST_BOX_METRES; nearest == 0 && metres < 2 * SG_AREA_NEAREST_METRES;
         metres *= 3)
      if (!find_nearest_within (self, point, MIN (metres, SG_AREA_NEAREST_METRES), &nearest, error))
        return -1;

  if (nearest != 0)
    *method = SG_AREA_BY_NEAREST;
  else if (inside != 0)
    *method = SG_AREA_BY_BOUNDARY;

  return nearest != 0 ? nearest : inside;
}
