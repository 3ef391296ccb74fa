/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which desa is a point in? Where boundaries are known, the one that contains it. Where they are
 * not, the desa with the nearest centre among those whose boundary is unknown: one whose boundary
 * is known and does not contain the point cannot be it. sg-reverse.c asks the database the same. */

#include "region/places/sg-areas.h"

#include <string.h>

#include "region/places/sg-cell-index.h"
#include "region/places/sg-place-text.h"

/* Cells in which boundaries and centres are looked up: 0.05°, about five kilometres. */
#define CELL 500000

/* A boundary that crosses more cells is asked for every point. */
#define MAX_CELLS_OF_BOUNDARY 4096

/* Covers SG_AREA_NEAREST_METRES. */
#define MAX_RINGS_OF_CELLS 3

struct _SgAreas
{
  GArray      *areas;
  GHashTable  *by_code;    /* code → index + 1; the codes belong to the areas */
  SgCellIndex *boundaries; /* areas with a boundary in a cell */
  GArray      *wide;       /* indices of those in too many cells */
  SgCellIndex *centres;    /* desa without boundary */
};

static void
clear_area (gpointer data)
{
  SgArea *area = data;

  g_free (area->code);
  g_free (area->name);
  g_free (area->short_name);
  g_free (area->label);
  g_clear_pointer (&area->rings, g_ptr_array_unref);
}

SgAreas *
sg_areas_new (void)
{
  SgAreas *self = g_new0 (SgAreas, 1);

  self->areas = g_array_new (FALSE, FALSE, sizeof (SgArea));
  g_array_set_clear_func (self->areas, clear_area);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->boundaries = sg_cell_index_new (CELL);
  self->centres = sg_cell_index_new (CELL);
  self->wide = g_array_new (FALSE, FALSE, sizeof (guint32));

  return self;
}

void
sg_areas_free (SgAreas *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_code);
  sg_cell_index_free (self->boundaries);
  sg_cell_index_free (self->centres);
  g_array_unref (self->wide);
  g_array_unref (self->areas);
  g_free (self);
}

guint
sg_areas_count (const SgAreas *self)
{
  return self->areas->len;
}

const SgArea *
sg_areas_get (const SgAreas *self, guint32 area)
{
  g_return_val_if_fail (area < self->areas->len, NULL);

  return &g_array_index (self->areas, SgArea, area);
}

static SgArea *
get_area (SgAreas *self, guint32 area)
{
  return &g_array_index (self->areas, SgArea, area);
}

/**
 * sg_area_kind_from_code:
 * @code: two digits for a province, then parts of two, two and four digits, apart by points
 *
 * Returns: %FALSE when @code is not such a code
 */
gboolean
sg_area_kind_from_code (const char *code, SgPlaceKind *kind)
{
  static const char form[] = "00.00.00.0000";
  gsize             length = strlen (code);

  if (length >= sizeof form)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (form[i] == '.' ? code[i] != '.' : !g_ascii_isdigit (code[i]))
      return FALSE;

  *kind = length == 2   ? SG_PLACE_PROVINCE
          : length == 5 ? SG_PLACE_REGENCY
          : length == 8 ? SG_PLACE_DISTRICT
                        : SG_PLACE_VILLAGE;

  return length == 2 || length == 5 || length == 8 || length == sizeof form - 1;
}

static const char *
skip_prefix (const char *name, const char *prefix)
{
  gsize length = strlen (prefix);

  return g_ascii_strncasecmp (name, prefix, length) == 0 && name[length] != '\0' ? name + length
                                                                                 : name;
}

static const char *
find_short_name (SgPlaceKind kind, const char *name)
{
  if (kind == SG_PLACE_REGENCY)
    {
      const char *rest = skip_prefix (skip_prefix (name, "Kabupaten "), "Kota ");

      return skip_prefix (rest, "Administrasi ");
    }
  if (kind == SG_PLACE_PROVINCE)
    return skip_prefix (skip_prefix (name, "Daerah Khusus Ibukota "), "Daerah Istimewa ");
  if (kind == SG_PLACE_DISTRICT)
    return skip_prefix (name, "Kecamatan ");

  return skip_prefix (skip_prefix (name, "Kelurahan "), "Desa ");
}

/* A village's number begins with 1 when it is a kelurahan and with 2 when it is a desa. */
static char *
make_label (const SgArea *area)
{
  gboolean coded = area->code[0] != '\0';

  if (area->kind == SG_PLACE_VILLAGE && coded)
    return g_strconcat (area->code[9] == '2' ? "Desa " : "Kel. ", area->short_name, NULL);
  if (area->kind == SG_PLACE_DISTRICT && coded)
    return g_strconcat ("Kec. ", area->short_name, NULL);
  if (area->kind == SG_PLACE_REGENCY && g_str_has_prefix (area->name, "Kabupaten "))
    return g_strconcat ("Kab. ", area->short_name, NULL);
  if (area->kind == SG_PLACE_REGENCY && !g_str_has_prefix (area->name, "Kota Administrasi "))
    return g_strdup (area->name);

  return g_strdup (area->short_name);
}

/**
 * sg_areas_add:
 * @code: may be empty; otherwise not one that was added before
 *
 * Returns: the index of the new area
 */
guint32
sg_areas_add (SgAreas *self, SgPlaceKind kind, const char *code, const char *name, SgPoint point)
{
  SgArea area = { kind, g_strdup (code), g_strdup (name) };

  area.short_name = g_strdup (find_short_name (kind, name));
  area.label = make_label (&area);
  area.parent = SG_AREA_NONE;
  area.point = point;
  area.box = SG_BOX_EMPTY;
  g_array_append_val (self->areas, area);
  if (code[0] != '\0')
    g_hash_table_insert (self->by_code, area.code, GUINT_TO_POINTER (self->areas->len));

  return self->areas->len - 1;
}

/**
 * sg_areas_find_code:
 *
 * Returns: the index, or %SG_AREA_NONE
 */
guint32
sg_areas_find_code (const SgAreas *self, const char *code)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_code, code)) - 1;
}

/**
 * sg_areas_set_boundary:
 * @rings: (transfer full) (element-type SgRing): at least one
 */
void
sg_areas_set_boundary (SgAreas *self, guint32 index, GPtrArray *rings)
{
  SgArea *area = get_area (self, index);

  g_clear_pointer (&area->rings, g_ptr_array_unref);
  area->rings = rings;
  area->box = SG_BOX_EMPTY;
  for (guint r = 0; r < rings->len; r++)
    {
      const SgRing *ring = g_ptr_array_index (rings, r);

      for (guint32 i = 0; i < ring->n_points; i++)
        sg_box_extend (&area->box, ring->points[i]);
    }
}

gboolean
sg_area_contains (const SgArea *area, SgPoint point)
{
  gboolean inside = FALSE;

  if (area->rings == NULL || !sg_box_contains (&area->box, point))
    return FALSE;
  for (guint i = 0; i < area->rings->len; i++)
    if (sg_ring_contains (g_ptr_array_index (area->rings, i), point))
      inside = !inside;

  return inside;
}

/* From the map's own boundaries. */

/* admin_level 0…11 → kind. Indonesia: 4 provinsi, 5 kabupaten or kota, 6 kecamatan, 7 desa or
 * kelurahan, below that dusun, RW and RT. Elsewhere the nearest thing to it. */
static const gint8 kinds_in_indonesia[] = {
  -1, -1, -1, -1, SG_PLACE_PROVINCE, SG_PLACE_REGENCY, SG_PLACE_DISTRICT, SG_PLACE_VILLAGE
};
static const gint8 kinds_elsewhere[] = {
  -1,
  -1,
  -1,
  SG_PLACE_PROVINCE,
  SG_PLACE_PROVINCE,
  SG_PLACE_REGENCY,
  SG_PLACE_REGENCY,
  SG_PLACE_DISTRICT,
  SG_PLACE_DISTRICT,
  SG_PLACE_VILLAGE,
  SG_PLACE_VILLAGE,
};

static int
kind_from_level (const char *level, const SgBox *box)
{
  static const SgBox indonesia = { -112000000, 945000000, 65000000, 1415000000 };
  gint64             number = 0;

  if (level == NULL || !g_ascii_string_to_signed (level, 10, 0, 11, &number, NULL))
    return -1;
  if (sg_box_intersects (&indonesia, box))
    return number < (gint64) G_N_ELEMENTS (kinds_in_indonesia) ? kinds_in_indonesia[number] : -1;

  return number < (gint64) G_N_ELEMENTS (kinds_elsewhere) ? kinds_elsewhere[number] : -1;
}

/* The ref of a boundary as a code: 31.71.06.1001 or 3171061001. */
static char *
dup_code (const char *ref, SgPlaceKind kind)
{
  g_autoptr (GString) code = g_string_new (NULL);
  SgPlaceKind found;

  for (const char *at = ref; at != NULL && *at != '\0' && code->len < 14; at++)
    if (g_ascii_isdigit (*at))
      {
        if (code->len == 2 || code->len == 5 || code->len == 8)
          g_string_append_c (code, '.');
        g_string_append_c (code, *at);
      }
    else if (*at != '.')
      return g_strdup ("");

  if (!sg_area_kind_from_code (code->str, &found) || found != kind)
    return g_strdup ("");

  return g_strdup (code->str);
}

/* An area of the list with the same name whose point lies inside. */
static guint32
find_same (const SgAreas *self, GHashTable *by_name, const SgArea *wanted)
{
  g_autofree char *key = sg_place_text_normalise (wanted->short_name);
  GArray          *same = g_hash_table_lookup (by_name, key);

  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      guint32       index = g_array_index (same, guint32, i);
      const SgArea *area = sg_areas_get (self, index);

      if (area->kind == wanted->kind && area->rings == NULL &&
          sg_area_contains (wanted, area->point))
        return index;
    }

  return SG_AREA_NONE;
}

static GHashTable *
index_names (const SgAreas *self)
{
  GHashTable *by_name =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint32 i = 0; i < self->areas->len; i++)
    {
      g_autofree char *key = sg_place_text_normalise (sg_areas_get (self, i)->short_name);
      GArray          *same = g_hash_table_lookup (by_name, key);

      if (same == NULL)
        {
          same = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (by_name, g_steal_pointer (&key), same);
        }
      g_array_append_val (same, i);
    }

  return by_name;
}

/**
 * sg_area_find_largest_ring:
 * @rings: (nullable) (element-type SgRing)
 *
 * Returns: (nullable): the outer ring that holds most of the area
 */
const SgRing *
sg_area_find_largest_ring (const GPtrArray *rings)
{
  const SgRing *largest = NULL;

  for (guint i = 0; rings != NULL && i < rings->len; i++)
    {
      const SgRing *ring = g_ptr_array_index (rings, i);

      if (!ring->inner && (largest == NULL || sg_ring_area (ring) > sg_ring_area (largest)))
        largest = ring;
    }

  return largest;
}

/* Returns FALSE when the boundary does not close. */
static gboolean
add_relation (SgAreas             *self,
              const SgOsmStore    *store,
              const SgOsmRelation *relation,
              GHashTable          *by_name)
{
  const char      *name = sg_osm_get (store, relation, SG_OSM_KEY_NAME);
  const char      *level = sg_osm_get (store, relation, SG_OSM_KEY_ADMIN_LEVEL);
  int              kind = name != NULL ? kind_from_level (level, &store->box) : -1;
  g_autofree char *code = NULL;
  g_autoptr (GPtrArray) rings = NULL;
  const SgRing *largest;
  SgArea        wanted = { 0 };
  guint32       index;

  if (kind < 0)
    return TRUE;

  rings = sg_osm_rings_assemble (store, relation);
  largest = sg_area_find_largest_ring (rings);
  if (largest == NULL)
    return FALSE;

  code = dup_code (sg_osm_get (store, relation, SG_OSM_KEY_REF), (SgPlaceKind) kind);
  index = code[0] != '\0' ? sg_areas_find_code (self, code) : SG_AREA_NONE;
  if (index == SG_AREA_NONE)
    {
      wanted.kind = (SgPlaceKind) kind;
      wanted.short_name = (char *) find_short_name (wanted.kind, name);
      wanted.rings = rings;
      wanted.box = (SgBox){ G_MININT32, G_MININT32, G_MAXINT32, G_MAXINT32 };
      index = find_same (self, by_name, &wanted);
    }
  if (index == SG_AREA_NONE)
    index = sg_areas_add (self, (SgPlaceKind) kind, code, name, sg_ring_label_point (largest));
  if (sg_areas_get (self, index)->rings == NULL)
    sg_areas_set_boundary (self, index, g_steal_pointer (&rings));

  return TRUE;
}

/**
 * sg_areas_add_from_osm:
 *
 * Adds the administrative boundaries of the map: to the areas that are known by code, or by name
 * and place, otherwise as new areas. The official boundaries go first and stay.
 *
 * Returns: how many boundaries do not close
 */
guint
sg_areas_add_from_osm (SgAreas *self, const SgOsmStore *store)
{
  g_autoptr (GHashTable) by_name = index_names (self);
  guint n_bad = 0;

  for (guint32 i = 0; i < store->n_relations; i++)
    {
      const SgOsmRelation *relation = &store->relations[i];

      if (sg_osm_is (store, relation, SG_OSM_KEY_BOUNDARY, "administrative") &&
          !add_relation (self, store, relation, by_name))
        n_bad++;
    }

  return n_bad;
}

/* Lookup by place. */

static void
index_boundary (SgAreas *self, guint32 index)
{
  const SgBox *box = &sg_areas_get (self, index)->box;
  gint32       south;
  gint32       west;
  gint32       north;
  gint32       east;

  sg_cell_index_find_cell (self->boundaries, (SgPoint){ box->south, box->west }, &south, &west);
  sg_cell_index_find_cell (self->boundaries, (SgPoint){ box->north, box->east }, &north, &east);
  if ((gint64) (north - south + 1) * (east - west + 1) > MAX_CELLS_OF_BOUNDARY)
    {
      g_array_append_val (self->wide, index);
      return;
    }
  for (gint32 row = south; row <= north; row++)
    for (gint32 column = west; column <= east; column++)
      sg_cell_index_add (self->boundaries, row, column, index);
}

static void
index_centre (SgAreas *self, guint32 index)
{
  gint32 row;
  gint32 column;

  sg_cell_index_find_cell (self->centres, sg_areas_get (self, index)->point, &row, &column);
  sg_cell_index_add (self->centres, row, column, index);
}

/* By the code without its last part: 31.71.06.1001 lies in 31.71.06. */
static guint32
find_parent_by_code (const SgAreas *self, const char *code)
{
  g_autofree char *prefix = g_strdup (code);
  char            *point;
  guint32          parent = SG_AREA_NONE;

  while (parent == SG_AREA_NONE && (point = strrchr (prefix, '.')) != NULL)
    {
      *point = '\0';
      parent = sg_areas_find_code (self, prefix);
    }

  return parent;
}

static void
consider (const SgAreas *self, guint32 candidate, SgPoint point, SgPlaceKind below, guint32 *best)
{
  const SgArea *area = sg_areas_get (self, candidate);

  if (area->kind < below &&
      (*best == SG_AREA_NONE || area->kind > sg_areas_get (self, *best)->kind) &&
      sg_area_contains (area, point))
    *best = candidate;
}

/* The finest area coarser than @below whose boundary contains the point. */
static guint32
find_container (const SgAreas *self, SgPoint point, SgPlaceKind below)
{
  guint32        best = SG_AREA_NONE;
  const guint32 *here;
  guint          n_here;
  gint32         row;
  gint32         column;

  sg_cell_index_find_cell (self->boundaries, point, &row, &column);
  here = sg_cell_index_get (self->boundaries, row, column, &n_here);
  for (guint i = 0; i < n_here; i++)
    consider (self, here[i], point, below, &best);
  for (guint i = 0; i < self->wide->len; i++)
    consider (self, g_array_index (self->wide, guint32, i), point, below, &best);

  return best;
}

/**
 * sg_areas_complete:
 *
 * Finds in which area each lies, and makes ready for sg_areas_find_at().
 */
void
sg_areas_complete (SgAreas *self)
{
  for (guint32 i = 0; i < self->areas->len; i++)
    {
      const SgArea *area = sg_areas_get (self, i);

      if (area->rings != NULL)
        index_boundary (self, i);
      else if (area->kind == SG_PLACE_VILLAGE)
        index_centre (self, i);
    }
  sg_cell_index_complete (self->boundaries);
  sg_cell_index_complete (self->centres);

  for (guint32 i = 0; i < self->areas->len; i++)
    {
      SgArea *area = get_area (self, i);

      area->parent = find_parent_by_code (self, area->code);
      if (area->parent == SG_AREA_NONE)
        area->parent = find_container (self, area->point, area->kind);
    }
}

/* A centre that may be nearer than the nearest so far. */
typedef struct
{
  SgPoint point;
  guint32 best;
  double  metres;
} Nearest;

static void
consider_centres (const SgAreas *self, gint32 row, gint32 column, Nearest *nearest)
{
  guint          n_here;
  const guint32 *here = sg_cell_index_get (self->centres, row, column, &n_here);

  for (guint i = 0; i < n_here; i++)
    {
      double metres = sg_point_distance (nearest->point, sg_areas_get (self, here[i])->point);

      if (metres < nearest->metres)
        {
          nearest->metres = metres;
          nearest->best = here[i];
        }
    }
}

/* Rings of cells around the point, until no nearer centre can follow. */
static guint32
find_nearest_village (const SgAreas *self, SgPoint point)
{
  Nearest nearest = { point, SG_AREA_NONE, SG_AREA_NEAREST_METRES };
  gint32  row;
  gint32  column;

  sg_cell_index_find_cell (self->centres, point, &row, &column);
  for (gint32 ring = 0; ring <= MAX_RINGS_OF_CELLS; ring++)
    {
      if ((ring - 1) * CELL * 0.9 * SG_METRES_PER_STEP > nearest.metres)
        break;
      for (gint32 r = row - ring; r <= row + ring; r++)
        {
          gint32 step = r == row - ring || r == row + ring ? 1 : MAX (2 * ring, 1);

          for (gint32 c = column - ring; c <= column + ring; c += step)
            consider_centres (self, r, c, &nearest);
        }
    }

  return nearest.best;
}

/**
 * sg_areas_find_at:
 *
 * Returns: the finest area that is known at the point, or %SG_AREA_NONE
 */
guint32
sg_areas_find_at (const SgAreas *self, SgPoint point)
{
  guint32 inside = find_container (self, point, SG_PLACE_LOCALITY);
  guint32 nearest;

  if (inside != SG_AREA_NONE && sg_areas_get (self, inside)->kind == SG_PLACE_VILLAGE)
    return inside;

  nearest = find_nearest_village (self, point);

  return nearest != SG_AREA_NONE ? nearest : inside;
}
