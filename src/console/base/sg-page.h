/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

#define SG_TYPE_PAGE (sg_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (SgPage, sg_page, SG, PAGE, AdwBin)

/**
 * SgPageClass:
 * @open: a desk is there; called once, with the session already set
 * @get_target: (nullable): the widget whose actions keys and command line mean, the page itself
 *   unless said otherwise
 * @is_settled: (nullable): whether everything that is shown is there
 */
struct _SgPageClass
{
  AdwBinClass parent_class;

  void (*open) (SgPage *self);
  GtkWidget *(*get_target) (SgPage *self);
  gboolean (*is_settled) (SgPage *self);
};

void           sg_page_open (SgPage *self, SgDeskSession *session);
GtkWidget     *sg_page_get_target (SgPage *self);
gboolean       sg_page_is_settled (SgPage *self);
SgDeskSession *sg_page_get_session (SgPage *self);
SgDesk        *sg_page_get_desk (SgPage *self);

G_END_DECLS
