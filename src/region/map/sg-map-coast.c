/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sea. OpenStreetMap draws only its edge: lines with the land on their left. They are joined to
 * chains. A closed chain is an island, or an inner sea when it runs the other way round. An open
 * one enters the region on one side and leaves it on another; there the edge of the region, walked
 * clockwise, leads on to where the next chain enters, and what lies on the right of it all is sea.
 *
 * The chains of an extract end somewhere near its edge rather than on it, so each is first drawn on
 * straight to the nearest side. */

#include "region/map/sg-map-coast.h"

#include "region/map/sg-map-lines.h"

typedef struct
{
  GArray  *points;
  double   entry; /* where on the edge it begins, see along_edge() */
  double   leave; /* where on the edge it ends */
  gboolean used;
} Chain;

/* The edges of rings by latitude, so that asking which of 20,000 islands lie in a sea of a million
 * points stays cheap. */
#define N_BANDS 1024

struct _SgMapSea
{
  SgBox   box;
  GArray *bands[N_BANDS]; /* of Edge */
};

typedef struct
{
  SgPoint from;
  SgPoint to;
} Edge;

static void
chain_free (Chain *self)
{
  g_array_unref (self->points);
  g_free (self);
}

static SgRing *
ring_new (const GArray *points, gboolean inner)
{
  SgRing *ring = g_new0 (SgRing, 1);

  ring->points = g_memdup2 (points->data, points->len * sizeof (SgPoint));
  ring->n_points = points->len;
  ring->inner = inner;

  return ring;
}

static gboolean
is_coast (const SgOsmStore *store, const SgOsmWay *way)
{
  return way->n_refs >= 2 && sg_osm_is (store, way, SG_OSM_KEY_NATURAL, "coastline");
}

/* By their first points. */
static GHashTable *
index_ways (const SgOsmStore *store)
{
  GHashTable *ways = g_hash_table_new (NULL, NULL);

  for (guint32 i = 0; i < store->n_ways; i++)
    if (is_coast (store, &store->ways[i]))
      g_hash_table_insert (ways,
                           GUINT_TO_POINTER (store->refs[store->ways[i].first_ref]),
                           (gpointer) &store->ways[i]);

  return ways;
}

static void
append_way (const SgOsmStore *store, const SgOsmWay *way, GArray *points)
{
  for (guint32 i = points->len > 0 ? 1 : 0; i < way->n_refs; i++)
    g_array_append_val (points, store->points[store->refs[way->first_ref + i]]);
}

/* Takes the ways that follow each other out of @ways. */
static GArray *
follow (const SgOsmStore *store, GHashTable *ways, const SgOsmWay *way)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (SgPoint));

  while (way != NULL)
    {
      guint32 last = store->refs[way->first_ref + way->n_refs - 1];

      g_hash_table_remove (ways, GUINT_TO_POINTER (store->refs[way->first_ref]));
      append_way (store, way, points);
      way = g_hash_table_lookup (ways, GUINT_TO_POINTER (last));
    }

  return points;
}

/* Begins with ways that no other leads to, so that a chain is not begun in its middle. */
static GPtrArray *
join_ways (const SgOsmStore *store)
{
  g_autoptr (GHashTable) ways = index_ways (store);
  g_autoptr (GHashTable) led_to = g_hash_table_new (NULL, NULL);
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint32 i = 0; i < store->n_ways; i++)
    {
      const SgOsmWay *way = &store->ways[i];

      if (is_coast (store, way))
        g_hash_table_add (led_to, GUINT_TO_POINTER (store->refs[way->first_ref + way->n_refs - 1]));
    }

  for (int pass = 0; pass < 2; pass++)
    for (guint32 i = 0; i < store->n_ways && g_hash_table_size (ways) > 0; i++)
      {
        const SgOsmWay *way = &store->ways[i];
        gpointer        first = GUINT_TO_POINTER (store->refs[way->first_ref]);

        if (g_hash_table_lookup (ways, first) == way &&
            (pass == 1 || !g_hash_table_contains (led_to, first)))
          g_ptr_array_add (lines, follow (store, ways, way));
      }

  return lines;
}

/* The nearest point of the box's edge. */
static SgPoint
to_edge (SgPoint point, const SgBox *box)
{
  gint64  south = (gint64) point.lat - box->south;
  gint64  north = (gint64) box->north - point.lat;
  gint64  west = (gint64) point.lon - box->west;
  gint64  east = (gint64) box->east - point.lon;
  gint64  least = MIN (MIN (south, north), MIN (west, east));
  SgPoint edge = point;

  if (least == south || least == north)
    edge.lat = least == south ? box->south : box->north;
  else
    edge.lon = least == west ? box->west : box->east;

  return edge;
}

/* The place of a point of the edge, clockwise from the north-west corner: a side is 1 long. */
static double
along_edge (SgPoint point, const SgBox *box)
{
  double height = MAX (1.0, (double) box->north - box->south);
  double width = MAX (1.0, (double) box->east - box->west);

  if (point.lat == box->north)
    return ((double) point.lon - box->west) / width;
  if (point.lon == box->east)
    return 1 + ((double) box->north - point.lat) / height;
  if (point.lat == box->south)
    return 2 + ((double) box->east - point.lon) / width;

  return 3 + ((double) point.lat - box->south) / height;
}

static SgPoint
corner (int side, const SgBox *box)
{
  SgPoint corners[] = { { box->north, box->east },
                        { box->south, box->east },
                        { box->south, box->west },
                        { box->north, box->west } };

  return corners[side & 3];
}

static Chain *
chain_new (const GArray *line, const SgBox *box, guint32 *n_gaps)
{
  Chain  *chain = g_new0 (Chain, 1);
  SgPoint first = g_array_index (line, SgPoint, 0);
  SgPoint last = g_array_index (line, SgPoint, line->len - 1);
  SgPoint entry = to_edge (first, box);
  SgPoint leave = to_edge (last, box);

  *n_gaps += !sg_point_equal (first, entry) + !sg_point_equal (last, leave);
  chain->points = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  g_array_append_val (chain->points, entry);
  g_array_append_vals (chain->points, line->data, line->len);
  g_array_append_val (chain->points, leave);
  chain->entry = along_edge (entry, box);
  chain->leave = along_edge (leave, box);

  return chain;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  double left = (*(Chain *const *) a)->entry;
  double right = (*(Chain *const *) b)->entry;

  return (left > right) - (left < right);
}

/* The chain that enters first when one walks on clockwise from @from. */
static Chain *
find_next (const GPtrArray *chains, double from)
{
  guint first = 0;
  guint last = chains->len;

  while (first < last)
    {
      guint middle = (first + last) / 2;

      if (((const Chain *) chains->pdata[middle])->entry < from)
        first = middle + 1;
      else
        last = middle;
    }

  return chains->pdata[first % chains->len];
}

/* Joins the chains that bound one piece of sea together with the edge. */
static SgRing *
close_sea (Chain *first, const GPtrArray *chains, const SgBox *box)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  Chain  *chain = first;
  SgPoint start = g_array_index (first->points, SgPoint, 0);

  do
    {
      double from = chain->leave;
      double to;

      chain->used = TRUE;
      g_array_append_vals (points, chain->points->data, chain->points->len);
      chain = find_next (chains, from);
      to = chain->entry + (chain->entry < from ? 4 : 0);
      for (int side = (int) from; side + 1 <= to; side++)
        {
          SgPoint turn = corner (side, box);

          g_array_append_val (points, turn);
        }
    }
  while (!chain->used);

  g_array_append_val (points, start);

  return ring_new (points, FALSE);
}

static guint
band_of (const SgMapSea *self, gint32 lat)
{
  gint64 height = MAX (1, (gint64) self->box.north - self->box.south + 1);
  gint64 above = CLAMP ((gint64) lat - self->box.south, 0, height - 1);

  return (guint) (above * N_BANDS / height);
}

static void
add_edges (SgMapSea *self, const SgRing *ring)
{
  for (guint32 i = 0; i + 1 < ring->n_points; i++)
    {
      Edge  edge = { ring->points[i], ring->points[i + 1] };
      guint first = band_of (self, MIN (edge.from.lat, edge.to.lat));
      guint last = band_of (self, MAX (edge.from.lat, edge.to.lat));

      for (guint band = first; band <= last; band++)
        g_array_append_val (self->bands[band], edge);
    }
}

SgMapSea *
sg_map_sea_new (const GPtrArray *rings, const SgBox *box)
{
  SgMapSea *self = g_new0 (SgMapSea, 1);

  self->box = *box;
  for (guint i = 0; i < N_BANDS; i++)
    self->bands[i] = g_array_new (FALSE, FALSE, sizeof (Edge));
  for (guint i = 0; i < rings->len; i++)
    add_edges (self, rings->pdata[i]);

  return self;
}

void
sg_map_sea_free (SgMapSea *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < N_BANDS; i++)
    g_array_unref (self->bands[i]);
  g_free (self);
}

/**
 * sg_map_sea_contains:
 *
 * Returns: whether an odd number of rings is around the point
 */
gboolean
sg_map_sea_contains (const SgMapSea *self, SgPoint point)
{
  const GArray *edges = self->bands[band_of (self, point.lat)];
  gboolean      inside = FALSE;

  for (guint i = 0; i < edges->len; i++)
    {
      SgPoint a = g_array_index (edges, Edge, i).from;
      SgPoint b = g_array_index (edges, Edge, i).to;
      double  t;

      if ((a.lat > point.lat) == (b.lat > point.lat))
        continue;

      t = ((double) point.lat - a.lat) / ((double) b.lat - a.lat);
      if (point.lon < a.lon + t * ((double) b.lon - a.lon))
        inside = !inside;
    }

  return inside;
}

static void
add_whole_box (GPtrArray *sea, const SgBox *box)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgPoint));

  for (int side = 0; side <= 4; side++)
    {
      SgPoint point = corner (side, box);

      g_array_append_val (points, point);
    }
  g_ptr_array_add (sea, ring_new (points, FALSE));
}

/* An island outside all sea is one whose sea the file does not hold. */
static void
add_islands (GPtrArray *sea, const GPtrArray *islands, gboolean has_shore, const SgBox *box)
{
  g_autoptr (SgMapSea) shore = sg_map_sea_new (sea, box);
  guint n_outside = 0;

  for (guint i = 0; i < islands->len; i++)
    n_outside +=
      !sg_map_sea_contains (shore, g_array_index ((GArray *) islands->pdata[i], SgPoint, 0));
  if (!has_shore && n_outside > 0)
    {
      add_whole_box (sea, box);
      g_clear_pointer (&shore, sg_map_sea_free);
      shore = sg_map_sea_new (sea, box);
    }

  for (guint i = 0; i < islands->len; i++)
    if (sg_map_sea_contains (shore, g_array_index ((GArray *) islands->pdata[i], SgPoint, 0)))
      g_ptr_array_add (sea, ring_new (islands->pdata[i], TRUE));
}

static void
sort_line (GArray *line, GPtrArray *sea, GPtrArray *islands)
{
  if (line->len < 4)
    return;

  if (sg_ring_turning ((const SgPoint *) (gpointer) line->data, line->len) < 0)
    g_ptr_array_add (sea, ring_new (line, FALSE));
  else
    g_ptr_array_add (islands, line);
}

GPtrArray *
sg_map_coast_assemble (const SgOsmStore *store, guint32 *n_gaps)
{
  GPtrArray *sea = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_ring_free);
  g_autoptr (GPtrArray) lines = join_ways (store);
  g_autoptr (GPtrArray) islands = g_ptr_array_new ();
  g_autoptr (GPtrArray) chains = g_ptr_array_new_with_free_func ((GDestroyNotify) chain_free);

  *n_gaps = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      GArray *line = lines->pdata[i];

      if (sg_point_equal (g_array_index (line, SgPoint, 0),
                          g_array_index (line, SgPoint, line->len - 1)))
        sort_line (line, sea, islands);
      else
        g_ptr_array_add (chains, chain_new (line, &store->box, n_gaps));
    }

  g_ptr_array_sort (chains, compare_entries);
  for (guint i = 0; i < chains->len; i++)
    if (!((Chain *) chains->pdata[i])->used)
      g_ptr_array_add (sea, close_sea (chains->pdata[i], chains, &store->box));
  add_islands (sea, islands, chains->len > 0, &store->box);

  return sea;
}
