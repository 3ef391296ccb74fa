/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page of the window: dispatch, responders, shift, reports, settings. The window gives each the
 * desk and knows nothing else of them. */

#include "console/base/sg-page.h"

typedef struct
{
  SgDeskSession *session;
} SgPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SgPage, sg_page, ADW_TYPE_BIN)

static SgPagePrivate *
get_private (SgPage *self)
{
  return sg_page_get_instance_private (self);
}

static void
sg_page_dispose (GObject *object)
{
  g_clear_object (&get_private (SG_PAGE (object))->session);

  G_OBJECT_CLASS (sg_page_parent_class)->dispose (object);
}

static void
sg_page_class_init (SgPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sg_page_dispose;
}

static void
sg_page_init (SgPage *self)
{
}

void
sg_page_open (SgPage *self, SgDeskSession *session)
{
  g_return_if_fail (SG_IS_PAGE (self));
  g_return_if_fail (get_private (self)->session == NULL);

  get_private (self)->session = g_object_ref (session);
  SG_PAGE_GET_CLASS (self)->open (self);
}

/**
 * sg_page_get_target:
 *
 * Returns: (transfer none): from here up, actions are looked for
 */
GtkWidget *
sg_page_get_target (SgPage *self)
{
  SgPageClass *klass;

  g_return_val_if_fail (SG_IS_PAGE (self), NULL);

  klass = SG_PAGE_GET_CLASS (self);

  return klass->get_target != NULL ? klass->get_target (self) : GTK_WIDGET (self);
}

gboolean
sg_page_is_settled (SgPage *self)
{
  SgPageClass *klass;

  g_return_val_if_fail (SG_IS_PAGE (self), FALSE);

  klass = SG_PAGE_GET_CLASS (self);

  return klass->is_settled == NULL || klass->is_settled (self);
}

/**
 * sg_page_get_session:
 *
 * Returns: (transfer none) (nullable): %NULL until the desk is open
 */
SgDeskSession *
sg_page_get_session (SgPage *self)
{
  g_return_val_if_fail (SG_IS_PAGE (self), NULL);

  return get_private (self)->session;
}

/**
 * sg_page_get_desk:
 *
 * Returns: (transfer none): to read from
 */
SgDesk *
sg_page_get_desk (SgPage *self)
{
  g_return_val_if_fail (SG_IS_PAGE (self), NULL);

  return sg_desk_session_get_desk (get_private (self)->session);
}
