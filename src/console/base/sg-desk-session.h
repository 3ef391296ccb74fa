/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "desk/candidates/sg-responder-index.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgDeskHand:
 * @desk: of that thread alone
 * @index: (nullable): everybody on the roads, up to date; %NULL while there is no region
 * @has_no_index: that there is none was told
 *
 * What work in the desk's thread is done with.
 */
typedef struct
{
  SgDesk           *desk;
  SgResponderIndex *index;
  gboolean          has_no_index;
} SgDeskHand;

/* Done in the desk's thread: touches @hand and @data, and nothing of a widget. May return %NULL
 * without an error when there is nothing to tell. */
typedef gpointer (*SgDeskFunc) (SgDeskHand *hand, gpointer data, GError **error);

/**
 * SgDeskWork:
 * @data: (nullable): owned by the work, freed in either thread
 * @free_answer: of what @func returns
 */
typedef struct
{
  SgDeskFunc     func;
  gpointer       data;
  GDestroyNotify free_data;
  GDestroyNotify free_answer;
} SgDeskWork;

#define SG_TYPE_DESK_SESSION (sg_desk_session_get_type ())

/* The console's door to the desk: reads in the window's thread, work in one of its own. */
G_DECLARE_FINAL_TYPE (SgDeskSession, sg_desk_session, SG, DESK_SESSION, GObject)

SgDeskSession *sg_desk_session_open (const char *path, GError **error);
gboolean       sg_desk_session_start (SgDeskSession *self, GError **error);
void           sg_desk_session_freeze (SgDeskSession *self, gint64 now);

SgDesk  *sg_desk_session_get_desk (SgDeskSession *self);
gboolean sg_desk_session_is_idle (SgDeskSession *self);
gboolean sg_desk_session_get_drill (SgDeskSession *self);
void     sg_desk_session_set_drill (SgDeskSession *self, gboolean drill);
gboolean sg_desk_session_may_see (SgDeskSession *self);

void     sg_desk_session_ask_async (SgDeskSession      *self,
                                    const SgDeskWork   *work,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
void     sg_desk_session_act_async (SgDeskSession      *self,
                                    const SgDeskWork   *work,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
void     sg_desk_session_toil_async (SgDeskSession      *self,
                                     const SgDeskWork   *work,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gpointer sg_desk_session_finish (SgDeskSession *self, GAsyncResult *result, GError **error);

void     sg_desk_session_sign_in_async (SgDeskSession      *self,
                                        const char         *name,
                                        const char         *pin,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
gboolean sg_desk_session_sign_in_finish (SgDeskSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
