/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/dispatch/sg-dispatch-map.h"

G_BEGIN_DECLS

/* The parts of the dispatch page whose size and state the seat remembers; borrowed. */
typedef struct
{
  GtkPaned      *outer;
  GtkPaned      *inner;
  GtkStack      *centre;
  GtkRevealer   *strip;
  SgDispatchMap *view;
} SgLayoutParts;

/* How a person likes the dispatch page, at this seat. */
typedef struct _SgDispatchLayout SgDispatchLayout;

SgDispatchLayout *sg_dispatch_layout_new (const SgLayoutParts *parts);
void              sg_dispatch_layout_free (SgDispatchLayout *self);

G_END_DECLS
