/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

/* What somebody did with a person's data. Each must be logged: who reads what a person told the
 * emergency desk has to be able to say why. */
typedef enum
{
  SG_ACCESS_OPENED, /* an incident with its caller, a patient, a volunteer's profile */
  SG_ACCESS_SEARCHED,
  SG_ACCESS_PRINTED,
  SG_ACCESS_EXPORTED,
  SG_ACCESS_ERASED
} SgAccessKind;

/**
 * SgAccess:
 * @by: who; @name is how that person is called here
 * @subject: such as `incident:` and the identifier
 * @what: opened, searched, printed, exported or erased
 * @purpose: (nullable): why
 */
typedef struct
{
  SgUuid id;
  gint64 at;
  char  *by;
  char  *name;
  char  *subject;
  char  *what;
  char  *purpose;
} SgAccess;

/**
 * SgAccessFilter:
 * @by: (nullable): only of this person
 * @subject: (nullable): only of this subject, or of this kind of subject
 * @from: microseconds UTC; 0 for the beginning
 * @to: the first moment that is not meant; 0 for no end
 */
typedef struct
{
  const char *by;
  const char *subject;
  gint64      from;
  gint64      to;
} SgAccessFilter;

/* Our own: a page of a register would fill the log with one line for each entry. */
#define SG_ACCESS_EACH_MAX 10

char    *sg_access_dup_subject (SgSubject kind, const SgUuid *id);
gboolean sg_desk_log_access (SgDesk      *desk,
                             const char  *subject,
                             SgAccessKind what,
                             const char  *purpose,
                             GError     **error);
gboolean sg_desk_log_accesses (SgDesk            *desk,
                               const char *const *subjects,
                               SgAccessKind       what,
                               const char        *purpose,
                               GError           **error);

gboolean sg_desk_look_at (SgDesk       *desk,
                          SgSubject     kind,
                          const SgUuid *id,
                          SgAccessKind  what,
                          const char   *purpose,
                          GError      **error);
gboolean sg_desk_look_at_each (SgDesk      *desk,
                               SgSubject    kind,
                               GPtrArray   *records,
                               SgAccessKind what,
                               const char  *purpose,
                               GError     **error);
gboolean sg_desk_look_at_incident (SgDesk       *desk,
                                   const SgUuid *incident,
                                   SgAccessKind  what,
                                   const char   *purpose,
                                   gboolean     *masked,
                                   GError      **error);

GPtrArray *sg_desk_list_access (SgDesk *desk, const SgAccessFilter *filter, GError **error);
void       sg_access_free (SgAccess *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgAccess, sg_access_free)

G_END_DECLS
