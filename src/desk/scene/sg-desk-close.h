/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgClosing:
 * @disposition: of the code list
 * @outcome: (nullable): recovered, referred, deceased or unknown
 * @reason: (nullable)
 * @release: lets go whoever is still asked or under way, with the reason; without it that is
 *   a mistake
 */
typedef struct
{
  const char *disposition;
  const char *outcome;
  const char *reason;
  gboolean    release;
} SgClosing;

gboolean sg_desk_close (SgDesk          *desk,
                        const SgUuid    *incident,
                        const SgClosing *closing,
                        GError         **error);
gboolean sg_desk_reopen (SgDesk *desk, const SgUuid *incident, const char *reason, GError **error);
gboolean sg_desk_verify (SgDesk *desk, const SgUuid *incident, const char *reason, GError **error);

gboolean sg_desk_stamp (SgDesk       *desk,
                        const SgUuid *incident,
                        SgMilestone   milestone,
                        GError      **error);
gboolean sg_desk_correct (SgDesk       *desk,
                          const SgUuid *incident,
                          const SgUuid *task,
                          SgMilestone   milestone,
                          const char   *reason,
                          GError      **error);

/* A major incident: staging, sector and who commands; what is NULL is left out. */
typedef struct
{
  gboolean       on;
  const char    *reason;
  const char    *sector;
  const char    *transport_officer;
  const char    *commander;
  const SgScene *staging;
} SgMajor;

gboolean sg_desk_declare_major (SgDesk        *desk,
                                const SgUuid  *incident,
                                const SgMajor *major,
                                GError       **error);

G_END_DECLS
