/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The seed of the city that everybody knows: what the demo shows when nobody asks for another. */
#define SG_DEMO_CITY_SEED 1

gboolean sg_demo_city_write (const char *pbf_path,
                             const char *places_csv_path,
                             guint64     seed,
                             GError    **error);

G_END_DECLS
