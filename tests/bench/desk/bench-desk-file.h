/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

/* How much a desk has seen. */
typedef struct
{
  guint volunteers;
  guint units;
  guint hospitals;
  guint past;        /* incidents that are closed */
  guint open;        /* incidents */
  guint unit_events; /* of the first unit, which is as old as the desk */
} BenchSize;

/* Everything ends here; the open incidents are of the hours before. */
#define BENCH_NOW (G_GINT64_CONSTANT (1795572000) * G_USEC_PER_SEC)

guint64 bench_write_file (const char *path, const BenchSize *size);

SgUuid bench_unit (guint number);
SgUuid bench_incident (guint number);
SgUuid bench_task (guint incident);
