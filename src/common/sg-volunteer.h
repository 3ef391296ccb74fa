/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-fold.h"

G_BEGIN_DECLS

typedef enum
{
  SG_VETTING_WAITING,
  SG_VETTING_ACCEPTED,
  SG_VETTING_REJECTED,
  SG_VETTING_DEACTIVATED
} SgVetting;

typedef enum
{
  SG_AVAILABILITY_OFFLINE,
  SG_AVAILABILITY_BUSY,
  SG_AVAILABILITY_AVAILABLE
} SgAvailability;

/**
 * SgVolunteer:
 * @number: such as `KREKI-2026-000123`; given by the server, %NULL until then
 * @sex: L or P; @transport: foot or motorcycle
 * @lat: home, degrees; NAN when unknown
 * @skills: a line each
 * @until: when the availability ends; 0 for no end
 */
typedef struct
{
  SgUuid         id;
  char          *number;
  char          *name;
  char          *phone;
  char          *email;
  char          *birth;
  char          *sex;
  char          *organisation;
  char          *skills;
  char          *transport;
  double         lat;
  double         lon;
  gboolean       consent;
  SgVetting      vetting;
  char          *vetting_reason;
  SgAvailability availability;
  gint64         until;
  gboolean       erased;
} SgVolunteer;

/**
 * SgCertificate:
 * @issued: YYYY-MM-DD, likewise @expires
 */
typedef struct
{
  SgUuid   id;
  SgUuid   holder;
  char    *level;
  char    *number;
  char    *issued;
  char    *expires;
  gboolean revoked;
} SgCertificate;

extern const SgRecordType sg_volunteer_record;
extern const SgFoldType   sg_volunteer_fold;
extern const SgRecordType sg_certificate_record;
extern const SgFoldType   sg_certificate_fold;

void sg_volunteer_free (SgVolunteer *self);
void sg_certificate_free (SgCertificate *self);

const char *sg_vetting_to_text (SgVetting vetting);
const char *sg_availability_to_text (SgAvailability availability);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgVolunteer, sg_volunteer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgCertificate, sg_certificate_free)

G_END_DECLS
