/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/demo/sg-demo-plane.h"

G_BEGIN_DECLS

/* The lines of the demo city that meet or cross: roads, the railway and the banks of the river.
 * Where a new line crosses one that is there, both get a corner in common, or the new one gets a
 * bridge: over water, toll road and, if it is a great road, the railway. */

#define SG_NET_NONE     G_MAXUINT32
#define SG_NET_ARMS_MAX 6

/* The order is that of importance. */
typedef enum
{
  SG_STREET_MOTORWAY,
  SG_STREET_MOTORWAY_LINK,
  SG_STREET_TRUNK,
  SG_STREET_TRUNK_LINK,
  SG_STREET_PRIMARY,
  SG_STREET_PRIMARY_LINK,
  SG_STREET_SECONDARY,
  SG_STREET_TERTIARY,
  SG_STREET_UNCLASSIFIED,
  SG_STREET_RESIDENTIAL,
  SG_STREET_LIVING,
  SG_STREET_TRACK,
  SG_STREET_ALLEY,   /* a gang for motorcycles */
  SG_STREET_FOOTWAY, /* a gang for feet */
  SG_STREET_RAIL,
  SG_STREET_BANK,
  SG_N_STREET_KINDS
} SgStreetKind;

#define SG_STREET_BIT(kind) (1u << (kind))
#define SG_STREET_ROADS     (SG_STREET_BIT (SG_STREET_RAIL) - 1)
#define SG_STREET_TOLL                                                                             \
  (SG_STREET_BIT (SG_STREET_MOTORWAY) | SG_STREET_BIT (SG_STREET_MOTORWAY_LINK))

typedef enum
{
  SG_CORNER_PLAIN,
  SG_CORNER_SIGNALS,
  SG_CORNER_LEVEL_CROSSING,
  SG_CORNER_TOLL_BOOTH,
  SG_CORNER_PORTAL,
  SG_CORNER_BOLLARD
} SgCornerMark;

typedef struct
{
  SgSpot  at;
  guint32 arms[SG_NET_ARMS_MAX]; /* pieces */
  guint8  n_arms;
  guint8  n_roads; /* how many of the arms are roads */
  guint8  mark;    /* SgCornerMark */
} SgNetCorner;

/* A straight piece of a street, drawn in the street's direction. */
typedef struct
{
  guint32  from;
  guint32  to;
  guint32  street;
  guint32  seen; /* by which search, so that none finds it twice */
  gboolean bridge;
} SgNetPiece;

typedef struct
{
  SgStreetKind kind;
  gboolean     oneway;
  int          quarter;  /* see SgDemoPlan; −1 is none */
  guint        maxspeed; /* km/h; 0 is unsaid */
  const char  *name;     /* owned by the net; NULL is none */
} SgNetStreet;

typedef struct
{
  guint32 piece;
  double  along; /* share of the way that was asked about */
  SgSpot  at;
} SgNetCrossing;

typedef struct
{
  GArray       *corners;
  GArray       *pieces;
  GArray       *streets;
  GStringChunk *names;

  /* Squares with the pieces in them, as chains. */
  GArray *heads;
  GArray *links;
  SgSpot  south_west;
  int     columns;
  int     rows;
  guint32 searches;

  guint32 n_with_arms[SG_NET_ARMS_MAX + 1]; /* corners by number of roads */
} SgNet;

SgNet *sg_net_new (double half_width, double half_height);
void   sg_net_free (SgNet *self);

#define sg_net_corner(net, index) (&g_array_index ((net)->corners, SgNetCorner, index))
#define sg_net_piece(net, index)  (&g_array_index ((net)->pieces, SgNetPiece, index))
#define sg_net_street(net, index) (&g_array_index ((net)->streets, SgNetStreet, index))

static inline SgStreetKind
sg_net_kind (const SgNet *self, guint32 piece)
{
  return sg_net_street (self, sg_net_piece (self, piece)->street)->kind;
}

guint32  sg_net_add_street (SgNet *self, SgStreetKind kind, gboolean oneway);
void     sg_net_name (SgNet *self, guint32 street, const char *name);
void     sg_net_lay (SgNet *self, guint32 street, const SgLine *line, guint32 first, guint32 last);
guint32  sg_net_join (SgNet *self, guint32 piece, SgSpot at, double snap);
void     sg_net_remove (SgNet *self, guint32 piece);
void     sg_net_list_near (SgNet *self, SgSpot a, SgSpot b, double metres, GArray *pieces);
gboolean sg_net_find_crossing (SgNet         *self,
                               SgSpot         from,
                               SgSpot         to,
                               guint32        kinds,
                               guint32        skip_corner,
                               SgNetCrossing *crossing);
double sg_net_find_nearest (SgNet *self, SgSpot spot, double metres, guint32 kinds, guint32 *piece);
guint32 sg_net_corner_on (SgNet *self, guint32 kinds, SgSpot spot, double metres);
SgSpot  sg_net_arm_direction (const SgNet *self, guint32 corner, guint arm);
double  sg_net_narrowest_angle (const SgNet *self, guint32 corner, SgSpot direction);
GArray *sg_net_list_corners (const SgNet *self, guint32 street, guint32 first_piece);
guint32 sg_net_next_piece (const SgNet *self, guint32 piece);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgNet, sg_net_free)

G_END_DECLS
