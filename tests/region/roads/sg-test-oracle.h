/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/region/roads/sg-test-town.h"

G_BEGIN_DECLS

/* A second opinion on every way through a town. It comes from the town as it was drawn: no arms, no
 * twins, no table of turns. It looks at pairs of ways travelled one after the other, and tries
 * again and again until nothing gets sooner. */

/* How long from one place to each of others, or SG_TEST_NEVER. */
void    sg_test_town_measure (const SgTestTown  *self,
                              const SgTravel    *travel,
                              const SgTestPlace *from,
                              const SgTestPlace *to,
                              guint              n,
                              guint32           *ms);
guint32 sg_test_town_turn_ms (const SgTestTown *self,
                              const SgTravel   *travel,
                              guint             from_course,
                              guint             to_course);

G_END_DECLS
