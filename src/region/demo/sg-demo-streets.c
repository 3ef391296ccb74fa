/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Streets as tagged ways, with what stands and lies at their corners: signals, level crossings,
 * gates and bollards, and the turns that are forbidden. */

#include "region/demo/sg-demo-streets.h"

/* A corner that is no junction and moves the line by less than this is left out, metres. */
#define STRAIGHT_METRES 0.4

#define RESTRICTED_SHARE 0.22 /* of signalled crossings */
#define NO_U_TURN_SHARE  0.3  /* of openings in a median */
#define PORTAL_SHARE     0.5  /* of the ways into an estate */
#define BOLLARD_SHARE    0.02 /* of the bends of gangs */

typedef struct
{
  SgDemoPlan  *plan;
  SgNet       *net;
  SgDemoSheet *sheet;
  gint64      *node_ids; /* of corners; 0 is none yet */
  gint64      *way_ids;  /* of pieces */
  gboolean    *ends_way; /* whether every way ends at this corner */
} Drawer;

static const struct
{
  const char *highway;
  const char *service;
  guint       maxspeed;
  const char *lanes;
} kinds[SG_N_STREET_KINDS] = {
  [SG_STREET_MOTORWAY] = { "motorway", NULL, 100, "2" },
  [SG_STREET_MOTORWAY_LINK] = { "motorway_link", NULL, 40, "1" },
  [SG_STREET_TRUNK] = { "trunk", NULL, 60, "2" },
  [SG_STREET_TRUNK_LINK] = { "trunk_link", NULL, 0, NULL },
  [SG_STREET_PRIMARY] = { "primary", NULL, 50, "2" },
  [SG_STREET_PRIMARY_LINK] = { "primary_link", NULL, 0, NULL },
  [SG_STREET_SECONDARY] = { "secondary", NULL, 50, "2" },
  [SG_STREET_TERTIARY] = { "tertiary", NULL, 40, NULL },
  [SG_STREET_UNCLASSIFIED] = { "unclassified", NULL, 0, NULL },
  [SG_STREET_RESIDENTIAL] = { "residential", NULL, 0, NULL },
  [SG_STREET_LIVING] = { "living_street", NULL, 0, NULL },
  [SG_STREET_TRACK] = { "track", NULL, 0, NULL },
  [SG_STREET_ALLEY] = { "service", "alley", 0, NULL },
  [SG_STREET_FOOTWAY] = { "footway", NULL, 0, NULL },
};

static void
tag_street (const SgNetStreet *street, guint32 index, gboolean bridge, SgTags *tags)
{
  static const char *const speeds[] = { [40] = "40", [50] = "50", [60] = "60", [100] = "100" };
  static const char *const widths[] = { "1.5", "1.8", "2", "2.2" };
  SgStreetKind             kind = street->kind;
  gboolean                 toll = kind <= SG_STREET_MOTORWAY_LINK;

  if (kind == SG_STREET_RAIL)
    sg_tags_add (tags, "railway", "rail");
  else
    sg_tags_add (tags, "highway", kinds[kind].highway);
  sg_tags_add (tags, "service", kinds[kind].service);
  sg_tags_add (tags, "name", street->name);
  sg_tags_add (tags, "oneway", street->oneway ? "yes" : NULL);
  sg_tags_add (tags, "toll", toll ? "yes" : NULL);
  if (kinds[kind].maxspeed > 0)
    sg_tags_add (tags, "maxspeed", speeds[kinds[kind].maxspeed]);
  sg_tags_add (tags, "lanes", kinds[kind].lanes);
  if (kind == SG_STREET_ALLEY || kind == SG_STREET_FOOTWAY)
    sg_tags_add (tags, "width", widths[index % G_N_ELEMENTS (widths)]);
  sg_tags_add (tags, "bridge", bridge ? "yes" : NULL);
  sg_tags_add (tags, "layer", bridge ? "1" : NULL);
}

static void
tag_corner (const SgNetCorner *corner, SgTags *tags)
{
  switch ((SgCornerMark) corner->mark)
    {
    case SG_CORNER_SIGNALS:
      sg_tags_add (tags, "highway", "traffic_signals");
      break;
    case SG_CORNER_LEVEL_CROSSING:
      sg_tags_add (tags, "railway", "level_crossing");
      break;
    case SG_CORNER_TOLL_BOOTH:
      sg_tags_add (tags, "barrier", "toll_booth");
      break;
    case SG_CORNER_PORTAL:
      sg_tags_add (tags, "barrier", "gate");
      sg_tags_add (tags, "name", "Portal");
      sg_tags_add (tags, "foot", "yes");
      sg_tags_add (tags, "motorcycle", "yes");
      break;
    case SG_CORNER_BOLLARD:
      sg_tags_add (tags, "barrier", "bollard");
      sg_tags_add (tags, "motorcycle", "yes");
      break;
    case SG_CORNER_PLAIN:
    default:
      break;
    }
}

static gint64
node_of (Drawer *self, guint32 corner)
{
  SgTags tags = { 0 };

  if (self->node_ids[corner] == 0)
    {
      tag_corner (sg_net_corner (self->net, corner), &tags);
      self->node_ids[corner] =
        sg_demo_sheet_add_node (self->sheet, sg_net_corner (self->net, corner)->at, &tags);
    }

  return self->node_ids[corner];
}

/* Whether a way must begin with this piece. */
static gboolean
begins_way (const Drawer *self, guint32 piece_index)
{
  const SgNetPiece  *piece = sg_net_piece (self->net, piece_index);
  const SgNetCorner *corner = sg_net_corner (self->net, piece->from);

  if (self->ends_way[piece->from])
    return TRUE;
  for (guint i = 0; i < corner->n_arms; i++)
    {
      const SgNetPiece *before = sg_net_piece (self->net, corner->arms[i]);

      if (before->to == piece->from && before->street == piece->street &&
          sg_net_next_piece (self->net, corner->arms[i]) == piece_index)
        return before->bridge != piece->bridge;
    }

  return TRUE;
}

static gboolean
is_needed (const Drawer *self, guint32 corner_index, SgSpot before, SgSpot after)
{
  const SgNetCorner *corner = sg_net_corner (self->net, corner_index);

  return corner->n_arms != 2 || corner->mark != SG_CORNER_PLAIN ||
         sg_spot_to_piece (corner->at, before, after, NULL) > STRAIGHT_METRES;
}

static void
draw_way (Drawer *self, guint32 first)
{
  const SgNet *net = self->net;
  guint32      street = sg_net_piece (net, first)->street;
  gboolean     bridge = sg_net_piece (net, first)->bridge;
  guint32      piece = first;
  SgTags       tags = { 0 };
  SgSpot       before = sg_net_corner (net, sg_net_piece (net, first)->from)->at;
  gint64       node = node_of (self, sg_net_piece (net, first)->from);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (refs, node);
  tag_street (sg_net_street (net, street), street, bridge, &tags);
  do
    {
      guint32  corner = sg_net_piece (net, piece)->to;
      guint32  next = sg_net_next_piece (self->net, piece);
      gboolean last = next == SG_NET_NONE || next == first || self->way_ids[next] != 0 ||
                      begins_way (self, next);

      self->way_ids[piece] = -1;
      if (last ||
          is_needed (self, corner, before, sg_net_corner (net, sg_net_piece (net, next)->to)->at))
        {
          node = node_of (self, corner);
          g_array_append_val (refs, node);
          before = sg_net_corner (net, corner)->at;
        }
      piece = last ? SG_NET_NONE : next;
    }
  while (piece != SG_NET_NONE);

  node = sg_demo_sheet_add_way (self->sheet, refs, &tags);
  for (piece = first; piece != SG_NET_NONE && self->way_ids[piece] == -1;
       piece = sg_net_next_piece (self->net, piece))
    self->way_ids[piece] = node;
}

static void
draw_ways (Drawer *self)
{
  /* From their beginnings; what is left then are rings. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint32 i = 0; i < self->net->pieces->len; i++)
      if (sg_net_piece (self->net, i)->from != SG_NET_NONE &&
          sg_net_kind (self->net, i) != SG_STREET_BANK && self->way_ids[i] == 0 &&
          (pass == 1 || begins_way (self, i)))
        draw_way (self, i);
}

static guint
count_great_arms (const Drawer *self, const SgNetCorner *corner)
{
  guint n = 0;

  for (guint i = 0; i < corner->n_arms; i++)
    n += sg_net_kind (self->net, corner->arms[i]) <= SG_STREET_TERTIARY &&
         sg_net_kind (self->net, corner->arms[i]) > SG_STREET_MOTORWAY_LINK;

  return n;
}

/* Where two great roads meet there are signals, where a gang begins there may be a bollard. */
static void
mark_corner (Drawer *self, guint32 index)
{
  SgNetCorner *corner = sg_net_corner (self->net, index);
  gboolean     secondary = FALSE;
  gboolean     alley = FALSE;
  SgChance    *chance = &self->plan->chance;

  for (guint i = 0; i < corner->n_arms; i++)
    {
      SgStreetKind kind = sg_net_kind (self->net, corner->arms[i]);

      secondary = secondary || (kind >= SG_STREET_TRUNK && kind <= SG_STREET_SECONDARY);
      alley = alley || kind == SG_STREET_ALLEY;
      if (kind == SG_STREET_TRUNK_LINK || kind == SG_STREET_PRIMARY_LINK)
        self->ends_way[index] = TRUE;
    }

  if (corner->mark != SG_CORNER_PLAIN)
    return;
  if (secondary && corner->n_roads >= 3 && count_great_arms (self, corner) >= 3)
    {
      corner->mark = SG_CORNER_SIGNALS;
      self->ends_way[index] = TRUE;
    }
  else if (alley && corner->n_roads == 2 && sg_chance_is (chance, BOLLARD_SHARE))
    corner->mark = SG_CORNER_BOLLARD;
}

/* Gates stand a few metres inside the walls of an estate. */
static void
mark_gates (Drawer *self)
{
  for (guint32 i = 0; i < self->net->pieces->len; i++)
    {
      const SgNetPiece *piece = sg_net_piece (self->net, i);
      SgNetCorner      *from;
      SgNetCorner      *to;

      if (piece->from == SG_NET_NONE || sg_net_kind (self->net, i) != SG_STREET_RESIDENTIAL)
        continue;
      from = sg_net_corner (self->net, piece->from);
      to = sg_net_corner (self->net, piece->to);
      if (sg_demo_plan_zone (self->plan, to->at) == SG_ZONE_ESTATE &&
          sg_demo_plan_zone (self->plan, from->at) != SG_ZONE_ESTATE && to->n_arms == 2 &&
          to->mark == SG_CORNER_PLAIN && sg_chance_is (&self->plan->chance, PORTAL_SHARE))
        to->mark = SG_CORNER_PORTAL;
    }
}

static void
forbid (Drawer *self, guint32 from, guint32 corner, guint32 to, const char *restriction)
{
  SgTags            tags = { 0 };
  SgOsmWriterMember members[] = {
    { SG_OSM_WAY, self->way_ids[from], "from" },
    { SG_OSM_NODE, self->node_ids[corner], "via" },
    { SG_OSM_WAY, self->way_ids[to], "to" },
  };

  sg_tags_add (&tags, "type", "restriction");
  sg_tags_add (&tags, "restriction", restriction);
  sg_demo_sheet_add_relation (self->sheet, members, G_N_ELEMENTS (members), &tags);
}

/* The arm that a driver who comes by @from takes to turn by about @radians, or SG_NET_NONE. */
static guint32
find_turn (const Drawer *self, guint32 corner_index, guint from, double radians)
{
  const SgNetCorner *corner = sg_net_corner (self->net, corner_index);
  SgSpot             back = sg_net_arm_direction (self->net, corner_index, from);
  SgSpot             wanted = sg_spot_turned ((SgSpot){ -back.x, -back.y }, radians);

  for (guint i = 0; i < corner->n_arms; i++)
    {
      const SgNetPiece *piece = sg_net_piece (self->net, corner->arms[i]);

      if (i != from && sg_net_kind (self->net, corner->arms[i]) <= SG_STREET_TERTIARY &&
          (!sg_net_street (self->net, piece->street)->oneway || piece->from == corner_index) &&
          sg_spot_dot (sg_net_arm_direction (self->net, corner_index, i), wanted) > 0.8)
        return corner->arms[i];
    }

  return SG_NET_NONE;
}

static void
restrict_crossing (Drawer *self, guint32 corner_index)
{
  const SgNetCorner *corner = sg_net_corner (self->net, corner_index);
  guint              from = sg_chance_index (&self->plan->chance, corner->n_arms);
  const SgNetPiece  *piece = sg_net_piece (self->net, corner->arms[from]);
  gboolean           only = sg_chance_is (&self->plan->chance, 0.3);
  guint32            to = find_turn (self, corner_index, from, only ? 0 : -G_PI / 2);

  if (to == SG_NET_NONE || sg_net_kind (self->net, corner->arms[from]) > SG_STREET_TERTIARY ||
      self->way_ids[to] == self->way_ids[corner->arms[from]] ||
      (sg_net_street (self->net, piece->street)->oneway && piece->from == corner_index))
    return;

  forbid (self, corner->arms[from], corner_index, to, only ? "only_straight_on" : "no_right_turn");
}

/* Not to turn round through an opening: from one half, by the opening, into the other half. */
static void
restrict_opening (Drawer *self, guint32 opening)
{
  const SgNetPiece *piece = sg_net_piece (self->net, opening);
  guint32           ends[2] = { piece->from, piece->to };
  guint32           from = SG_NET_NONE;
  guint32           to = SG_NET_NONE;
  SgTags            tags = { 0 };

  for (guint end = 0; end < 2; end++)
    for (guint i = 0; i < sg_net_corner (self->net, ends[end])->n_arms; i++)
      {
        guint32           arm = sg_net_corner (self->net, ends[end])->arms[i];
        const SgNetPiece *half = sg_net_piece (self->net, arm);

        if (arm == opening || !sg_net_street (self->net, half->street)->oneway)
          continue;
        if (end == 0 && half->to == ends[0])
          from = arm;
        if (end == 1 && half->from == ends[1])
          to = arm;
      }
  if (from == SG_NET_NONE || to == SG_NET_NONE)
    return;

  {
    SgOsmWriterMember members[] = {
      { SG_OSM_WAY, self->way_ids[from], "from" },
      { SG_OSM_WAY, self->way_ids[opening], "via" },
      { SG_OSM_WAY, self->way_ids[to], "to" },
    };

    sg_tags_add (&tags, "type", "restriction");
    sg_tags_add (&tags, "restriction", "no_u_turn");
    sg_demo_sheet_add_relation (self->sheet, members, G_N_ELEMENTS (members), &tags);
  }
}

static void
draw_restrictions (Drawer *self)
{
  SgChance *chance = &self->plan->chance;

  for (guint32 i = 0; i < self->net->corners->len; i++)
    if (sg_net_corner (self->net, i)->mark == SG_CORNER_SIGNALS &&
        sg_chance_is (chance, RESTRICTED_SHARE))
      restrict_crossing (self, i);

  for (guint32 i = 0; i < self->net->pieces->len; i++)
    {
      const SgNetPiece *piece = sg_net_piece (self->net, i);
      SgStreetKind kind = piece->from == SG_NET_NONE ? SG_STREET_BANK : sg_net_kind (self->net, i);

      if ((kind == SG_STREET_TRUNK_LINK || kind == SG_STREET_PRIMARY_LINK) &&
          sg_chance_is (chance, NO_U_TURN_SHARE))
        restrict_opening (self, i);
    }
}

/**
 * sg_demo_streets_draw:
 *
 * Draws the streets and the railway; the names must have been given.
 */
void
sg_demo_streets_draw (SgDemoPlan *plan, SgNet *net, SgDemoSheet *sheet)
{
  g_autofree gint64   *node_ids = g_new0 (gint64, net->corners->len);
  g_autofree gint64   *way_ids = g_new0 (gint64, net->pieces->len);
  g_autofree gboolean *ends_way = g_new0 (gboolean, net->corners->len);
  Drawer               self = { plan, net, sheet, node_ids, way_ids, ends_way };

  for (guint32 i = 0; i < net->corners->len; i++)
    mark_corner (&self, i);
  mark_gates (&self);
  draw_ways (&self);
  draw_restrictions (&self);
}
