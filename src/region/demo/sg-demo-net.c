/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/demo/sg-demo-net.h"

#define SQUARE_METRES 40.0

/* A crossing this near to a corner uses that corner. */
#define CORNER_METRES 5.0

/* How far a bridge reaches beyond what it crosses. */
#define BRIDGE_OVER_BANK 9.0
#define BRIDGE_OVER_TOLL 20.0
#define BRIDGE_OVER_RAIL 25.0

/* Bridges nearer to each other than this become one: from bank to bank. */
#define BRIDGE_GAP 95.0

typedef struct
{
  guint32 piece;
  guint32 next;
} Link;

/* A part of a line that lies on a bridge, in metres from its start. */
typedef struct
{
  double from;
  double to;
} Span;

SgNet *
sg_net_new (double half_width, double half_height)
{
  SgNet        *self = g_new0 (SgNet, 1);
  const guint32 none = SG_NET_NONE;

  self->corners = g_array_new (FALSE, TRUE, sizeof (SgNetCorner));
  self->pieces = g_array_new (FALSE, TRUE, sizeof (SgNetPiece));
  self->streets = g_array_new (FALSE, TRUE, sizeof (SgNetStreet));
  self->names = g_string_chunk_new (4096);
  self->south_west = (SgSpot){ -half_width - SQUARE_METRES, -half_height - SQUARE_METRES };
  self->columns = (int) (2 * half_width / SQUARE_METRES) + 3;
  self->rows = (int) (2 * half_height / SQUARE_METRES) + 3;
  self->heads = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->links = g_array_new (FALSE, FALSE, sizeof (Link));
  for (int i = 0; i < self->columns * self->rows; i++)
    g_array_append_val (self->heads, none);

  return self;
}

void
sg_net_free (SgNet *self)
{
  g_array_unref (self->corners);
  g_array_unref (self->pieces);
  g_array_unref (self->streets);
  g_array_unref (self->heads);
  g_array_unref (self->links);
  g_string_chunk_free (self->names);
  g_free (self);
}

guint32
sg_net_add_street (SgNet *self, SgStreetKind kind, gboolean oneway)
{
  SgNetStreet street = { .kind = kind, .oneway = oneway, .quarter = -1 };

  g_array_append_val (self->streets, street);
  return self->streets->len - 1;
}

void
sg_net_name (SgNet *self, guint32 street, const char *name)
{
  sg_net_street (self, street)->name = g_string_chunk_insert_const (self->names, name);
}

static int
column_of (const SgNet *self, double x)
{
  return CLAMP ((int) ((x - self->south_west.x) / SQUARE_METRES), 0, self->columns - 1);
}

static int
row_of (const SgNet *self, double y)
{
  return CLAMP ((int) ((y - self->south_west.y) / SQUARE_METRES), 0, self->rows - 1);
}

static void
enter_into_squares (SgNet *self, guint32 piece)
{
  SgSpot a = sg_net_corner (self, sg_net_piece (self, piece)->from)->at;
  SgSpot b = sg_net_corner (self, sg_net_piece (self, piece)->to)->at;

  for (int row = row_of (self, MIN (a.y, b.y)); row <= row_of (self, MAX (a.y, b.y)); row++)
    for (int column = column_of (self, MIN (a.x, b.x)); column <= column_of (self, MAX (a.x, b.x));
         column++)
      {
        guint32 *head = &g_array_index (self->heads, guint32, row * self->columns + column);
        Link     link = { piece, *head };

        *head = self->links->len;
        g_array_append_val (self->links, link);
      }
}

static guint32
add_corner (SgNet *self, SgSpot at)
{
  SgNetCorner corner = { .at = at };

  g_array_append_val (self->corners, corner);
  return self->corners->len - 1;
}

static void
add_arm (SgNet *self, guint32 corner_index, guint32 piece)
{
  SgNetCorner *corner = sg_net_corner (self, corner_index);

  g_assert (corner->n_arms < SG_NET_ARMS_MAX);
  corner->arms[corner->n_arms++] = piece;
  if (sg_net_kind (self, piece) >= SG_STREET_RAIL)
    return;

  if (corner->n_roads > 0)
    self->n_with_arms[corner->n_roads]--;
  self->n_with_arms[++corner->n_roads]++;
}

static void
remove_arm (SgNet *self, guint32 corner_index, guint32 piece)
{
  SgNetCorner *corner = sg_net_corner (self, corner_index);

  for (guint i = 0; i < corner->n_arms; i++)
    if (corner->arms[i] == piece)
      corner->arms[i] = corner->arms[--corner->n_arms];
  if (sg_net_kind (self, piece) >= SG_STREET_RAIL)
    return;

  self->n_with_arms[corner->n_roads]--;
  if (--corner->n_roads > 0)
    self->n_with_arms[corner->n_roads]++;
}

static gboolean
is_connected (const SgNet *self, guint32 a, guint32 b)
{
  const SgNetCorner *corner = sg_net_corner (self, a);

  for (guint i = 0; i < corner->n_arms; i++)
    {
      const SgNetPiece *piece = sg_net_piece (self, corner->arms[i]);

      if (piece->from == b || piece->to == b)
        return TRUE;
    }

  return FALSE;
}

static void
add_piece (SgNet *self, guint32 street, guint32 from, guint32 to, gboolean bridge)
{
  SgNetPiece piece = { .from = from, .to = to, .street = street, .bridge = bridge };

  if (from == to || is_connected (self, from, to))
    return;

  g_array_append_val (self->pieces, piece);
  add_arm (self, from, self->pieces->len - 1);
  add_arm (self, to, self->pieces->len - 1);
  enter_into_squares (self, self->pieces->len - 1);
}

/**
 * sg_net_remove:
 *
 * Takes a piece away. Its place in the list stays, with both ends %SG_NET_NONE.
 */
void
sg_net_remove (SgNet *self, guint32 piece)
{
  SgNetPiece *gone = sg_net_piece (self, piece);

  remove_arm (self, gone->from, piece);
  remove_arm (self, gone->to, piece);
  gone->from = gone->to = SG_NET_NONE;
}

/**
 * sg_net_join:
 * @at: a spot on the piece
 * @snap: an end of the piece that is nearer than this is used instead, metres
 *
 * Returns: the corner there, made when there is none
 */
guint32
sg_net_join (SgNet *self, guint32 piece_index, SgSpot at, double snap)
{
  SgNetPiece *piece = sg_net_piece (self, piece_index);
  guint32     from = piece->from;
  guint32     to = piece->to;
  double      to_from = sg_spot_distance (at, sg_net_corner (self, from)->at);
  double      to_to = sg_spot_distance (at, sg_net_corner (self, to)->at);
  guint32     corner;

  if (MIN (to_from, to_to) < snap)
    return to_from < to_to ? from : to;

  corner = add_corner (self, at);
  remove_arm (self, to, piece_index);
  piece->to = corner;
  add_arm (self, corner, piece_index);
  add_piece (self, piece->street, corner, to, piece->bridge);

  return corner;
}

/**
 * sg_net_list_near:
 * @pieces: (element-type guint32): gets every piece within @metres of the box around @a and @b, and
 *   others near by, each once
 */
void
sg_net_list_near (SgNet *self, SgSpot a, SgSpot b, double metres, GArray *pieces)
{
  int last_row = row_of (self, MAX (a.y, b.y) + metres);
  int last_column = column_of (self, MAX (a.x, b.x) + metres);

  g_array_set_size (pieces, 0);
  self->searches++;
  for (int row = row_of (self, MIN (a.y, b.y) - metres); row <= last_row; row++)
    for (int column = column_of (self, MIN (a.x, b.x) - metres); column <= last_column; column++)
      for (guint32 i = g_array_index (self->heads, guint32, row * self->columns + column);
           i != SG_NET_NONE;
           i = g_array_index (self->links, Link, i).next)
        {
          guint32     index = g_array_index (self->links, Link, i).piece;
          SgNetPiece *piece = sg_net_piece (self, index);

          if (piece->from == SG_NET_NONE || piece->seen == self->searches)
            continue;

          piece->seen = self->searches;
          g_array_append_val (pieces, index);
        }
}

static gboolean
crosses_piece (const SgNet *self, SgSpot from, SgSpot to, guint32 piece, SgNetCrossing *crossing)
{
  SgSpot a = sg_net_corner (self, sg_net_piece (self, piece)->from)->at;
  SgSpot b = sg_net_corner (self, sg_net_piece (self, piece)->to)->at;

  crossing->piece = piece;
  if (!sg_spots_cross (from, to, a, b, &crossing->along))
    return FALSE;

  crossing->at = sg_spot_between (from, to, crossing->along);
  return TRUE;
}

/**
 * sg_net_find_crossing:
 * @kinds: which kinds count, as bits
 * @skip_corner: pieces that end there do not count
 *
 * Returns: whether the way from @from to @to crosses anything, and then what first
 */
gboolean
sg_net_find_crossing (SgNet         *self,
                      SgSpot         from,
                      SgSpot         to,
                      guint32        kinds,
                      guint32        skip_corner,
                      SgNetCrossing *crossing)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean found = FALSE;

  sg_net_list_near (self, from, to, 0, near);
  for (guint i = 0; i < near->len; i++)
    {
      guint32           index = g_array_index (near, guint32, i);
      const SgNetPiece *piece = sg_net_piece (self, index);
      SgNetCrossing     candidate;

      if ((kinds & SG_STREET_BIT (sg_net_kind (self, index))) == 0 || piece->from == skip_corner ||
          piece->to == skip_corner || !crosses_piece (self, from, to, index, &candidate) ||
          (found && candidate.along >= crossing->along))
        continue;

      *crossing = candidate;
      found = TRUE;
    }

  return found;
}

/**
 * sg_net_find_nearest:
 * @metres: how far to look
 * @piece: (out): the nearest piece, or %SG_NET_NONE
 *
 * Returns: how far away it is, or @metres when there is none
 */
double
sg_net_find_nearest (SgNet *self, SgSpot spot, double metres, guint32 kinds, guint32 *piece)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint32));
  double nearest = metres;

  *piece = SG_NET_NONE;
  sg_net_list_near (self, spot, spot, metres, near);
  for (guint i = 0; i < near->len; i++)
    {
      guint32           index = g_array_index (near, guint32, i);
      const SgNetPiece *candidate = sg_net_piece (self, index);
      double            away;

      if ((kinds & SG_STREET_BIT (sg_net_kind (self, index))) == 0)
        continue;

      away = sg_spot_to_piece (spot,
                               sg_net_corner (self, candidate->from)->at,
                               sg_net_corner (self, candidate->to)->at,
                               NULL);
      if (away < nearest)
        {
          nearest = away;
          *piece = index;
        }
    }

  return nearest;
}

/**
 * sg_net_corner_on:
 *
 * Returns: a corner on the nearest piece of one of the kinds, at the spot of it nearest to @spot,
 * or %SG_NET_NONE when none lies within @metres
 */
guint32
sg_net_corner_on (SgNet *self, guint32 kinds, SgSpot spot, double metres)
{
  guint32 piece;
  SgSpot  from;
  SgSpot  to;
  double  share;

  sg_net_find_nearest (self, spot, metres, kinds, &piece);
  if (piece == SG_NET_NONE)
    return SG_NET_NONE;

  from = sg_net_corner (self, sg_net_piece (self, piece)->from)->at;
  to = sg_net_corner (self, sg_net_piece (self, piece)->to)->at;
  sg_spot_to_piece (spot, from, to, &share);

  return sg_net_join (self, piece, sg_spot_between (from, to, share), CORNER_METRES);
}

static double
bridge_over (SgStreetKind kind, SgStreetKind below)
{
  if (below == SG_STREET_BANK)
    return BRIDGE_OVER_BANK;
  if (below == SG_STREET_RAIL)
    return kind <= SG_STREET_TRUNK ? BRIDGE_OVER_RAIL : 0;
  if (below <= SG_STREET_MOTORWAY_LINK && kind > SG_STREET_MOTORWAY_LINK)
    return BRIDGE_OVER_TOLL;

  return 0;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const Span *first = a;
  const Span *second = b;

  return first->from < second->from ? -1 : first->from > second->from;
}

static void
merge_spans (GArray *spans)
{
  guint kept = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 1; i < spans->len; i++)
    {
      Span *last = &g_array_index (spans, Span, kept);
      Span  next = g_array_index (spans, Span, i);

      if (next.from - last->to < BRIDGE_GAP)
        last->to = MAX (last->to, next.to);
      else
        g_array_index (spans, Span, ++kept) = next;
    }
  if (spans->len > 0)
    g_array_set_size (spans, kept + 1);
}

static GArray *
list_spans (SgNet *self, SgStreetKind kind, const SgLine *line)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint32));
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));
  double  done = 0;

  for (guint i = 1; i < line->len; i++)
    {
      SgSpot from = sg_line_get (line, i - 1);
      SgSpot to = sg_line_get (line, i);
      double metres = sg_spot_distance (from, to);

      sg_net_list_near (self, from, to, 0, near);
      for (guint k = 0; k < near->len; k++)
        {
          guint32       piece = g_array_index (near, guint32, k);
          double        over = bridge_over (kind, sg_net_kind (self, piece));
          SgNetCrossing crossing;

          if (over > 0 && crosses_piece (self, from, to, piece, &crossing))
            {
              double at = done + crossing.along * metres;

              g_array_append_val (spans, ((Span){ at - over, at + over }));
            }
        }
      done += metres;
    }

  merge_spans (spans);
  return spans;
}

static gboolean
is_on_bridge (const GArray *spans, double metres)
{
  for (guint i = 0; i < spans->len; i++)
    if (metres > g_array_index (spans, Span, i).from && metres < g_array_index (spans, Span, i).to)
      return TRUE;

  return FALSE;
}

/* The line with a spot at both ends of each bridge; @metres gets where each spot is. */
static SgLine *
with_bridge_ends (const SgLine *line, const GArray *spans, GArray *metres)
{
  SgLine *whole = sg_line_new ();
  double  done = 0;

  for (guint i = 0; i < line->len; i++)
    {
      double before = done;

      if (i > 0)
        done += sg_spot_distance (sg_line_get (line, i - 1), sg_line_get (line, i));
      for (guint k = 0; k < 2 * spans->len; k++)
        {
          const Span *span = &g_array_index (spans, Span, k / 2);
          double      end = k % 2 == 0 ? span->from : span->to;

          if (i == 0 || end <= before || end >= done)
            continue;
          sg_line_add (whole, sg_line_at (line, end, NULL));
          g_array_append_val (metres, end);
        }
      sg_line_add (whole, sg_line_get (line, i));
      g_array_append_val (metres, done);
    }

  return whole;
}

/* Goes on from a corner to a spot, meeting every road and railway on the way. */
static guint32
lay_piece (SgNet *self, guint32 street, guint32 from, SgSpot to, guint32 last)
{
  const guint32 kinds =
    (SG_STREET_ROADS | SG_STREET_BIT (SG_STREET_RAIL)) &
    ~(sg_net_street (self, street)->kind > SG_STREET_MOTORWAY_LINK ? SG_STREET_TOLL : 0);
  SgNetCrossing crossing;
  guint32       corner;

  while (sg_net_find_crossing (self, sg_net_corner (self, from)->at, to, kinds, from, &crossing) &&
         !sg_net_piece (self, crossing.piece)->bridge)
    {
      gboolean is_rail = sg_net_kind (self, crossing.piece) == SG_STREET_RAIL ||
                         sg_net_street (self, street)->kind == SG_STREET_RAIL;

      corner = sg_net_join (self, crossing.piece, crossing.at, CORNER_METRES);
      if (corner == last || sg_net_corner (self, corner)->n_arms + 2 > SG_NET_ARMS_MAX)
        break;
      if (is_rail)
        sg_net_corner (self, corner)->mark = SG_CORNER_LEVEL_CROSSING;
      add_piece (self, street, from, corner, FALSE);
      from = corner;
    }

  corner = last != SG_NET_NONE ? last : add_corner (self, to);
  add_piece (self, street, from, corner, FALSE);
  return corner;
}

/**
 * sg_net_lay:
 * @first: the corner where the line starts, or %SG_NET_NONE to make one
 * @last: the corner where it ends, or %SG_NET_NONE to make one
 *
 * Builds a street along a line.
 */
void
sg_net_lay (SgNet *self, guint32 street, const SgLine *line, guint32 first, guint32 last)
{
  g_autoptr (GArray) spans = list_spans (self, sg_net_street (self, street)->kind, line);
  g_autoptr (GArray) metres = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) whole = with_bridge_ends (line, spans, metres);
  guint32 from = first != SG_NET_NONE ? first : add_corner (self, sg_line_get (line, 0));

  for (guint i = 1; i < whole->len; i++)
    {
      double middle = (g_array_index (metres, double, i - 1) + g_array_index (metres, double, i)) /
                      2;
      guint32 end = i + 1 == whole->len ? last : SG_NET_NONE;
      guint32 to;

      if (!is_on_bridge (spans, middle))
        {
          from = lay_piece (self, street, from, sg_line_get (whole, i), end);
          continue;
        }
      to = end != SG_NET_NONE ? end : add_corner (self, sg_line_get (whole, i));
      add_piece (self, street, from, to, TRUE);
      from = to;
    }
}

/* Where an arm goes, away from its corner. */
SgSpot
sg_net_arm_direction (const SgNet *self, guint32 corner, guint arm)
{
  const SgNetPiece *piece = sg_net_piece (self, sg_net_corner (self, corner)->arms[arm]);
  guint32           other = piece->from == corner ? piece->to : piece->from;

  return sg_spot_direction (sg_net_corner (self, corner)->at, sg_net_corner (self, other)->at);
}

/**
 * sg_net_narrowest_angle:
 *
 * Returns: the angle between @direction and the arm of the corner that is nearest to it, radians
 */
double
sg_net_narrowest_angle (const SgNet *self, guint32 corner, SgSpot direction)
{
  double narrowest = G_PI;

  for (guint i = 0; i < sg_net_corner (self, corner)->n_arms; i++)
    {
      double together = sg_spot_dot (sg_net_arm_direction (self, corner, i), direction);

      narrowest = MIN (narrowest, acos (CLAMP (together, -1, 1)));
    }

  return narrowest;
}

/**
 * sg_net_list_corners:
 *
 * Returns: (transfer full) (element-type guint32): the corners in order along the pieces from
 *   @first_piece on that belong to the street, which was just laid
 */
GArray *
sg_net_list_corners (const SgNet *self, guint32 street, guint32 first_piece)
{
  GArray *corners = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = first_piece; i < self->pieces->len; i++)
    {
      const SgNetPiece *piece = sg_net_piece (self, i);

      if (piece->street != street)
        continue;
      if (corners->len == 0)
        g_array_append_val (corners, piece->from);
      g_array_append_val (corners, piece->to);
    }

  return corners;
}

/**
 * sg_net_next_piece:
 *
 * Returns: the piece by which the street of a piece goes on, or %SG_NET_NONE at its end
 */
guint32
sg_net_next_piece (const SgNet *self, guint32 piece)
{
  guint32            street = sg_net_piece (self, piece)->street;
  guint32            at = sg_net_piece (self, piece)->to;
  const SgNetCorner *corner = sg_net_corner (self, at);

  for (guint i = 0; i < corner->n_arms; i++)
    {
      const SgNetPiece *next = sg_net_piece (self, corner->arms[i]);

      if (next->from == at && next->street == street)
        return corner->arms[i];
    }

  return SG_NET_NONE;
}
