/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "common/sg-task.h"
#include "console/base/sg-desk-session.h"
#include "desk/candidates/sg-candidates.h"

G_BEGIN_DECLS

void sg_destine_begin (const SgTask      *task,
                       const SgCandidate *hospital,
                       GtkWidget         *anchor,
                       GtkWidget         *from,
                       SgDeskSession     *session);

G_END_DECLS
