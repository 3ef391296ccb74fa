/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/sg-ctl.h"
#include "region/roads/sg-router.h"

G_BEGIN_DECLS

/**
 * SgCtlRoads:
 *
 * The options that the commands about roads share, and what they name. Zero before its use.
 */
typedef struct
{
  char    *profile_text;
  char    *at_text;
  char    *closures_path;
  gboolean node_based;
  gboolean json;

  SgRoads    *roads;
  SgProfiles *profiles;
  SgRouter   *router;
  SgClosures *closures;
  SgTravel    travel;
} SgCtlRoads;

/* The entries of a command's options for them, to be followed by its own. */
#define SG_CTL_ROADS_ENTRIES(options)                                                              \
  { "profile", 0, 0, G_OPTION_ARG_STRING, &(options)->profile_text, NULL, NULL },                  \
    { "node-based", 0, 0, G_OPTION_ARG_NONE, &(options)->node_based, NULL, NULL },                 \
    { "at", 0, 0, G_OPTION_ARG_STRING, &(options)->at_text, NULL, NULL },                          \
    { "closures", 0, 0, G_OPTION_ARG_FILENAME, &(options)->closures_path, NULL, NULL },            \
  {                                                                                                \
    "json", 0, 0, G_OPTION_ARG_NONE, &(options)->json, NULL, NULL                                  \
  }

gboolean sg_ctl_roads_open (SgCtlRoads *self, const char *region, GError **error);
void     sg_ctl_roads_clear (SgCtlRoads *self);
SgRoads *sg_ctl_roads_open_graph (const char *region, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SgCtlRoads, sg_ctl_roads_clear)

G_END_DECLS
