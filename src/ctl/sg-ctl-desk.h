/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/sg-ctl.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgCtlDesk:
 * @json: whether to print JSON
 * @time_text: of `--time`, when it happened
 * @clock_text: of `--clock`, how that is known
 * @by: of `--by`, who acts
 *
 * What the commands of a desk share: put %SG_CTL_DESK_ENTRIES among the options, open, clear.
 */
typedef struct
{
  gboolean json;
  char    *time_text;
  char    *clock_text;
  char    *by;
  SgDesk  *desk;
  char   **words; /* what follows the desk's file */
  gint64   at;    /* 0 for now */
  SgClock  clock;
} SgCtlDesk;

#define SG_CTL_DESK_ENTRIES(self)                                                                  \
  { "json", 0, 0, G_OPTION_ARG_NONE, &(self)->json, NULL, NULL },                                  \
    { "time", 0, 0, G_OPTION_ARG_STRING, &(self)->time_text, NULL, NULL },                         \
    { "clock", 0, 0, G_OPTION_ARG_STRING, &(self)->clock_text, NULL, NULL },                       \
  {                                                                                                \
    "by", 0, 0, G_OPTION_ARG_STRING, &(self)->by, NULL, NULL                                       \
  }

/* What a command does; @self begins with an #SgCtlDesk. */
typedef gboolean (*SgCtlDeskFunc) (gpointer self, GError **error);

int         sg_ctl_desk_run (SgCtlDesk          *self,
                             char              **arguments,
                             const GOptionEntry *entries,
                             guint               n_words,
                             SgCtlDeskFunc       act);
gboolean    sg_ctl_desk_open (SgCtlDesk *self, const char *path, GError **error);
gboolean    sg_ctl_desk_open_to_read (SgCtlDesk *self, const char *path, GError **error);
void        sg_ctl_desk_clear (SgCtlDesk *self);
SgIncident *sg_ctl_desk_find (SgCtlDesk *self, const char *number_or_id, GError **error);
gboolean    sg_ctl_desk_parse_time (SgDesk *desk, const char *text, gint64 *at, GError **error);

char *sg_ctl_desk_time (SgDesk *desk, gint64 at);
void  sg_ctl_json_text (JsonBuilder *builder, const char *member, const char *text);
void  sg_ctl_json_int (JsonBuilder *builder, const char *member, gint64 value);
void  sg_ctl_json_bool (JsonBuilder *builder, const char *member, gboolean value);
void  sg_ctl_json_uuid (JsonBuilder *builder, const char *member, const SgUuid *uuid);
void  sg_ctl_json_time (JsonBuilder *builder, const char *member, gint64 at);
void  sg_ctl_json_lines (JsonBuilder *builder, const char *member, const char *lines);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SgCtlDesk, sg_ctl_desk_clear)

G_END_DECLS
