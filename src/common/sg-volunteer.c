/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-volunteer.h"

#include <math.h>

#define VOLUNTEER(member, kind)   SG_COLUMN (SgVolunteer, member, kind)
#define CERTIFICATE(member, kind) SG_COLUMN (SgCertificate, member, kind)

static const SgColumn columns[] = {
  VOLUNTEER (id, UUID),           VOLUNTEER (number, TEXT),       VOLUNTEER (name, TEXT),
  VOLUNTEER (phone, TEXT),        VOLUNTEER (email, TEXT),        VOLUNTEER (birth, TEXT),
  VOLUNTEER (sex, TEXT),          VOLUNTEER (organisation, TEXT), VOLUNTEER (skills, TEXT),
  VOLUNTEER (transport, TEXT),    VOLUNTEER (lat, REAL),          VOLUNTEER (lon, REAL),
  VOLUNTEER (consent, ENUM),      VOLUNTEER (vetting, ENUM),      VOLUNTEER (vetting_reason, TEXT),
  VOLUNTEER (availability, ENUM), VOLUNTEER (until, TIME),        VOLUNTEER (erased, ENUM),
};

static const SgColumn certificate_columns[] = {
  CERTIFICATE (id, UUID),      CERTIFICATE (holder, UUID), CERTIFICATE (level, TEXT),
  CERTIFICATE (number, TEXT),  CERTIFICATE (issued, TEXT), CERTIFICATE (expires, TEXT),
  CERTIFICATE (revoked, ENUM),
};

const SgRecordType sg_volunteer_record = {
  "volunteer",
  sizeof (SgVolunteer),
  columns,
  G_N_ELEMENTS (columns),
  (GDestroyNotify) sg_volunteer_free,
};

const SgRecordType sg_certificate_record = {
  "certificate",
  sizeof (SgCertificate),
  certificate_columns,
  G_N_ELEMENTS (certificate_columns),
  (GDestroyNotify) sg_certificate_free,
};

static const char *const vetting_names[] = {
  [SG_VETTING_WAITING] = "waiting",
  [SG_VETTING_ACCEPTED] = "accepted",
  [SG_VETTING_REJECTED] = "rejected",
  [SG_VETTING_DEACTIVATED] = "deactivated",
};

static const char *const availability_names[] = {
  [SG_AVAILABILITY_OFFLINE] = "offline",
  [SG_AVAILABILITY_BUSY] = "busy",
  [SG_AVAILABILITY_AVAILABLE] = "available",
};

static int
find_name (const char *const *names, guint n, const char *name, int otherwise)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return (int) i;

  return otherwise;
}

static void
on_registered (SgVolunteer *self, const SgEvent *event, SgFold *fold)
{
  JsonObject *home = sg_event_get_object (event, "home");

  sg_fold_text (fold, &self->number, event, "number");
  sg_fold_text (fold, &self->name, event, "name");
  sg_fold_text (fold, &self->phone, event, "phone");
  sg_fold_text (fold, &self->email, event, "email");
  sg_fold_text (fold, &self->birth, event, "birth");
  sg_fold_text (fold, &self->sex, event, "sex");
  sg_fold_text (fold, &self->organisation, event, "organisation");
  sg_fold_texts (fold, &self->skills, event, "skills");
  sg_fold_text (fold, &self->transport, event, "transport");
  sg_fold_bool (fold, &self->consent, event, "consent");
  if (home != NULL && sg_fold_wins (fold, "home", event))
    {
      self->lat = json_object_get_double_member_with_default (home, "lat", NAN);
      self->lon = json_object_get_double_member_with_default (home, "lon", NAN);
    }
}

static void
on_vetted (SgVolunteer *self, const SgEvent *event, SgFold *fold)
{
  const char *state = sg_event_get_text (event, "state");

  if (!sg_fold_wins (fold, "vetting", event))
    return;

  self->vetting =
    (SgVetting) find_name (vetting_names, G_N_ELEMENTS (vetting_names), state, SG_VETTING_WAITING);
  g_free (self->vetting_reason);
  self->vetting_reason = g_strdup (sg_event_get_text (event, "reason"));
}

static void
on_duty (SgVolunteer *self, const SgEvent *event, SgFold *fold)
{
  const char *availability = sg_event_get_text (event, "availability");

  self->availability = (SgAvailability) find_name (availability_names,
                                                   G_N_ELEMENTS (availability_names),
                                                   availability,
                                                   SG_AVAILABILITY_OFFLINE);
  self->until = sg_event_get_int (event, "until", 0);
}

/* What identifies a person goes; that there was one stays, for the figures. */
static void
on_erased (SgVolunteer *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->phone, g_free);
  g_clear_pointer (&self->email, g_free);
  g_clear_pointer (&self->birth, g_free);
  g_clear_pointer (&self->number, g_free);
  g_clear_pointer (&self->organisation, g_free);
  self->lat = NAN;
  self->lon = NAN;
  self->vetting = SG_VETTING_DEACTIVATED;
  self->availability = SG_AVAILABILITY_OFFLINE;
  self->erased = TRUE;
}

static void
sg_volunteer_apply (gpointer record, const SgEvent *event, SgFold *fold)
{
  SgVolunteer *self = record;

  if (sg_event_is_kind (event, "volunteer.registered") ||
      sg_event_is_kind (event, "volunteer.changed"))
    on_registered (self, event, fold);
  else if (sg_event_is_kind (event, "volunteer.vetted"))
    on_vetted (self, event, fold);
  else if (sg_event_is_kind (event, "volunteer.duty"))
    on_duty (self, event, fold);
  else if (sg_event_is_kind (event, "volunteer.erased"))
    on_erased (self);
}

const SgFoldType sg_volunteer_fold = { &sg_volunteer_record, sg_volunteer_apply, NULL, NULL };

static void
sg_certificate_apply (gpointer record, const SgEvent *event, SgFold *fold)
{
  SgCertificate *self = record;

  if (!sg_event_is_kind (event, "certificate.projected"))
    return;

  sg_fold_uuid (fold, &self->holder, event, "holder");
  sg_fold_text (fold, &self->level, event, "level");
  sg_fold_text (fold, &self->number, event, "number");
  sg_fold_text (fold, &self->issued, event, "issued");
  sg_fold_text (fold, &self->expires, event, "expires");
  self->revoked = g_strcmp0 (sg_event_get_text (event, "state"), "revoked") == 0;
}

const SgFoldType sg_certificate_fold = { &sg_certificate_record, sg_certificate_apply, NULL, NULL };

void
sg_volunteer_free (SgVolunteer *self)
{
  sg_record_free (&sg_volunteer_record, self);
}

void
sg_certificate_free (SgCertificate *self)
{
  sg_record_free (&sg_certificate_record, self);
}

const char *
sg_vetting_to_text (SgVetting vetting)
{
  return vetting_names[vetting];
}

const char *
sg_availability_to_text (SgAvailability availability)
{
  return availability_names[availability];
}
