/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody to send while there is no roster: ambulances and volunteers, invented and strewn over
 * the junctions of a region. The same seed gives the same people at the same places. */

#include "console/sg-demo-responders.h"

#define N_AMBULANCES 40
#define N_VOLUNTEERS 400

/* One volunteer in so many walks, the others ride. */
#define WALKS_ONE_IN 3

static const char *const first_names[] = {
  "Sari",  "Budi", "Dewi",  "Agus",  "Rina", "Joko", "Siti",  "Andi",  "Maya", "Hendra",
  "Putri", "Dian", "Wahyu", "Ratna", "Bayu", "Lina", "Yusuf", "Fitri", "Eko",  "Nur",
};

static const char *const last_names[] = {
  "Wulandari", "Santoso",   "Lestari", "Pratama", "Kusuma",  "Hidayat",    "Saputra",
  "Rahayu",    "Nugroho",   "Siregar", "Hakim",   "Wijaya",  "Simatupang", "Maharani",
  "Setiawan",  "Anggraini", "Gunawan", "Permata", "Firdaus", "Handayani",
};

static void
add_somewhere (SgResponders *responders,
               SgRoads      *roads,
               GRand        *chance,
               SgProfile     profile,
               const char   *name)
{
  guint32 junction =
    (guint32) g_rand_int_range (chance, 0, (gint32) MIN (roads->n_junctions, G_MAXINT32));
  guint32 responder = sg_responders_add (responders, roads->junctions[junction], profile, 0);

  sg_responders_set_id (responders, responder, name);
}

/**
 * sg_demo_responders_new:
 * @seed: another one gives other places
 */
SgResponders *
sg_demo_responders_new (SgRoads *roads, guint32 seed)
{
  g_autoptr (SgResponders) responders = sg_responders_new (roads);
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);

  if (roads->n_junctions == 0)
    return g_steal_pointer (&responders);

  for (guint i = 0; i < N_AMBULANCES; i++)
    {
      g_autofree char *name = g_strdup_printf ("A-%02u", i + 1);

      add_somewhere (responders, roads, chance, SG_PROFILE_SIREN, name);
    }

  for (guint i = 0; i < N_VOLUNTEERS; i++)
    {
      const char *first = first_names[i % G_N_ELEMENTS (first_names)];
      const char *last = last_names[i / G_N_ELEMENTS (first_names) % G_N_ELEMENTS (last_names)];
      g_autofree char *name = g_strdup_printf ("%s %s", first, last);

      add_somewhere (responders,
                     roads,
                     chance,
                     i % WALKS_ONE_IN == 0 ? SG_PROFILE_FOOT : SG_PROFILE_MOTORCYCLE,
                     name);
    }

  return g_steal_pointer (&responders);
}
