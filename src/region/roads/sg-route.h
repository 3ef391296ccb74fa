/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-search.h"

G_BEGIN_DECLS

/* A route out of the labels of a search that has just found a responder. For the router only. */
SgRoute *sg_route_follow (const SgSearch     *search,
                          const SgResponder  *from,
                          const SgFound      *found,
                          const SgSearchSeed *to,
                          SgPoint             place);

G_END_DECLS
