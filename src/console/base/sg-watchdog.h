/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void sg_watchdog_start (void);
void sg_watchdog_report (void);

G_END_DECLS
