/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "region/places/sg-gazetteer.h"
#include "region/roads/sg-router.h"
#include "region/sg-region.h"

G_BEGIN_DECLS

/**
 * SgCandidate:
 * @responder: its slot, for sg_region_session_find_way_of_async()
 * @point: where it is now
 * @ms: until it is there
 * @metres: by road
 */
typedef struct
{
  guint32   responder;
  char     *name;
  SgProfile profile;
  SgPoint   point;
  guint32   ms;
  double    metres;
} SgCandidate;

/**
 * SgRanking:
 * @candidates: (element-type SgCandidate): the soonest first
 * @n_responders: how many were considered
 * @search_ms: how long the ranking took
 */
typedef struct
{
  GPtrArray *candidates;
  guint      n_responders;
  double     search_ms;
} SgRanking;

void sg_ranking_free (SgRanking *self);

#define SG_TYPE_REGION_SESSION (sg_region_session_get_type ())

G_DECLARE_FINAL_TYPE (SgRegionSession, sg_region_session, SG, REGION_SESSION, GObject)

SgRegionSession *sg_region_session_open (const char *path, GError **error);

SgRegion *sg_region_session_get_region (SgRegionSession *self);
gboolean  sg_region_session_is_idle (SgRegionSession *self);

void     sg_region_session_find_route_async (SgRegionSession    *self,
                                             SgPoint             from,
                                             SgPoint             to,
                                             SgProfile           profile,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
SgRoute *sg_region_session_find_route_finish (SgRegionSession *self,
                                              GAsyncResult    *result,
                                              GError         **error);

void       sg_region_session_rank_async (SgRegionSession    *self,
                                         SgPoint             at,
                                         guint               limit,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
SgRanking *sg_region_session_rank_finish (SgRegionSession *self,
                                          GAsyncResult    *result,
                                          GError         **error);

void     sg_region_session_find_way_of_async (SgRegionSession    *self,
                                              guint32             responder,
                                              SgPoint             to,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
SgRoute *sg_region_session_find_way_of_finish (SgRegionSession *self,
                                               GAsyncResult    *result,
                                               GError         **error);

void       sg_region_session_search_async (SgRegionSession    *self,
                                           const char         *text,
                                           SgPoint             near,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
GPtrArray *sg_region_session_search_finish (SgRegionSession *self,
                                            GAsyncResult    *result,
                                            GError         **error);

void       sg_region_session_describe_async (SgRegionSession    *self,
                                             SgPoint             point,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
SgReverse *sg_region_session_describe_finish (SgRegionSession *self,
                                              GAsyncResult    *result,
                                              GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgRanking, sg_ranking_free)

G_END_DECLS
