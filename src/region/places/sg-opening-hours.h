/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SG_OPEN_UNKNOWN,
  SG_OPEN_CLOSED,
  SG_OPEN_OPEN
} SgOpenState;

SgOpenState sg_opening_hours_state (const char *hours, GDateWeekday weekday, guint minute);

G_END_DECLS
