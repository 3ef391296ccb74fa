/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The four registers as data: what a table of each shows and by what it is narrowed. */

#include "config.h"

#include "console/responders/sg-register-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-faskes.h"
#include "common/sg-unit.h"
#include "common/sg-volunteer.h"
#include "console/base/sg-state-style.h"
#include "console/base/sg-text.h"
#include "console/responders/sg-register-text.h"
#include "desk/log/sg-row.h"
#include "desk/register/sg-unit-board.h"

static char *
dup_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static gint64
get_now (SgRegisterItem *item)
{
  return sg_desk_get_now (sg_register_item_get_desk (item));
}

static char *
dup_position_age (SgRegisterItem *item)
{
  const SgPosition *position = sg_register_item_get_position (item);

  return position != NULL ? sg_text_age (get_now (item) - position->at) : g_strdup ("–");
}

/* ---- volunteers ---- */

static const SgVolunteer *
get_volunteer (SgRegisterItem *item)
{
  return sg_register_item_get_record (item);
}

static char *
dup_volunteer_name (SgRegisterItem *item)
{
  return dup_or_empty (get_volunteer (item)->name);
}

static char *
dup_volunteer_phone (SgRegisterItem *item)
{
  return dup_or_empty (get_volunteer (item)->phone);
}

static char *
dup_certificate (SgRegisterItem *item)
{
  const SgStanding *standing = sg_register_item_get_standing (item);
  const char       *word;

  if (standing == NULL)
    return g_strdup ("–");

  word = _ (sg_word_of_certificate (standing->state)->label);
  if (standing->best == NULL)
    return g_strdup (word);

  return g_strdup_printf ("%s · %s", sg_text_code ("cert_level", standing->best->level), word);
}

static const char *
get_certificate_css (SgRegisterItem *item)
{
  const SgStanding *standing = sg_register_item_get_standing (item);

  return standing != NULL ? sg_word_of_certificate (standing->state)->css : NULL;
}

static const SgWord *
get_availability_word (SgRegisterItem *item)
{
  return sg_word_of_availability (
    sg_volunteer_get_availability (get_volunteer (item), get_now (item)));
}

static char *
dup_availability (SgRegisterItem *item)
{
  return g_strdup (_ (get_availability_word (item)->label));
}

static const char *
get_availability_css (SgRegisterItem *item)
{
  return get_availability_word (item)->css;
}

static char *
dup_vetting (SgRegisterItem *item)
{
  return g_strdup (_ (sg_word_of_vetting (get_volunteer (item)->vetting)->label));
}

static const char *
get_vetting_css (SgRegisterItem *item)
{
  return sg_word_of_vetting (get_volunteer (item)->vetting)->css;
}

static const SgRegisterColumn volunteer_columns[] = {
  { "name", N_ ("Name"), 0, dup_volunteer_name, NULL },
  { "phone", N_ ("Telephone"), 130, dup_volunteer_phone, NULL },
  { "certificate", N_ ("Certificate"), 170, dup_certificate, get_certificate_css },
  { "availability", N_ ("Availability"), 100, dup_availability, get_availability_css },
  { "vetting", N_ ("Vetting"), 100, dup_vetting, get_vetting_css },
  { "position", N_ ("Position"), 110, dup_position_age, NULL },
  { NULL, NULL, 0, NULL, NULL },
};

static const SgRegisterChoice volunteer_states[] = {
  { SG_REGISTER_ANY, N_ ("Any vetting") },        { SG_VETTING_WAITING, N_ ("Waiting") },
  { SG_VETTING_ACCEPTED, N_ ("Accepted") },       { SG_VETTING_REJECTED, N_ ("Rejected") },
  { SG_VETTING_DEACTIVATED, N_ ("Deactivated") }, { 0, NULL },
};

static const SgRegisterChoice certificate_states[] = {
  { SG_REGISTER_ANY, N_ ("Any certificate") },
  { SG_CERTIFIED, N_ ("valid") },
  { SG_CERTIFIED_IN_GRACE, N_ ("grace period") },
  { SG_CERTIFIED_ONCE, N_ ("expired") },
  { SG_CERTIFIED_REVOKED, N_ ("revoked") },
  { SG_CERTIFIED_NEVER, N_ ("no certificate") },
  { 0, NULL },
};

static const SgRegisterChoice availabilities[] = {
  { SG_REGISTER_ANY, N_ ("Any availability") },
  { SG_AVAILABILITY_AVAILABLE, N_ ("Available") },
  { SG_AVAILABILITY_BUSY, N_ ("Busy") },
  { SG_AVAILABILITY_OFFLINE, N_ ("Off duty") },
  { 0, NULL },
};

/* ---- units ---- */

static const SgUnit *
get_unit (SgRegisterItem *item)
{
  return sg_register_item_get_record (item);
}

static char *
dup_call_sign (SgRegisterItem *item)
{
  return dup_or_empty (get_unit (item)->call_sign);
}

static char *
dup_class (SgRegisterItem *item)
{
  return dup_or_empty (get_unit (item)->class);
}

static char *
dup_base (SgRegisterItem *item)
{
  const SgUuid *id = &get_unit (item)->facility;
  SgDb         *db = sg_desk_get_db (sg_register_item_get_desk (item));
  g_autoptr (SgFaskes) base = NULL;

  /* A base that is not in the register yet has no name. */
  if (!sg_uuid_is_none (id))
    base = sg_row_get (db, &sg_faskes_record, id, NULL);

  return dup_or_empty (base != NULL ? base->name : NULL);
}

static char *
dup_unit_phone (SgRegisterItem *item)
{
  return dup_or_empty (get_unit (item)->phone);
}

static const SgStateStyle *
get_unit_style (SgRegisterItem *item)
{
  return sg_state_style_find (sg_unit_status (get_unit (item), sg_register_item_get_task (item)));
}

static char *
dup_unit_status (SgRegisterItem *item)
{
  const SgStateStyle *style = get_unit_style (item);

  if (get_unit (item)->retired)
    return g_strdup (_ ("Out of use"));

  return g_strdup_printf ("%s %s %s", style->shape, style->letter, _ (style->label));
}

static const char *
get_unit_css (SgRegisterItem *item)
{
  return get_unit (item)->retired ? "dim-label" : get_unit_style (item)->css;
}

static const SgRegisterColumn unit_columns[] = {
  { "call_sign", N_ ("Call sign"), 130, dup_call_sign, NULL },
  { "class", N_ ("Class"), 70, dup_class, NULL },
  { "facility", N_ ("Base"), 0, dup_base, NULL },
  { "readiness", N_ ("State"), 150, dup_unit_status, get_unit_css },
  { "phone", N_ ("Telephone"), 130, dup_unit_phone, NULL },
  { "position", N_ ("Position"), 110, dup_position_age, NULL },
  { NULL, NULL, 0, NULL, NULL },
};

static const SgRegisterChoice unit_states[] = {
  { SG_REGISTER_ANY, N_ ("All in use") },     { SG_UNIT_READY, N_ ("Ready") },
  { SG_UNIT_NOT_READY, N_ ("Not ready") },    { SG_UNIT_OFF, N_ ("Off duty") },
  { SG_REGISTER_RETIRED, N_ ("Out of use") }, { 0, NULL },
};

/* ---- facilities ---- */

static const SgFaskes *
get_facility (SgRegisterItem *item)
{
  return sg_register_item_get_record (item);
}

static char *
dup_facility_name (SgRegisterItem *item)
{
  return dup_or_empty (get_facility (item)->name);
}

static char *
dup_facility_kind (SgRegisterItem *item)
{
  return g_strdup (sg_text_facility_kind (get_facility (item)->kind));
}

static char *
dup_facility_state (SgRegisterItem *item)
{
  return g_strdup (get_facility (item)->diverted ? _ ("✕ Takes no patients") : "");
}

static const char *
get_facility_css (SgRegisterItem *item)
{
  return get_facility (item)->diverted ? "error" : NULL;
}

/* A figure without its age says nothing. */
static char *
dup_beds (SgRegisterItem *item)
{
  const SgFaskes  *facility = get_facility (item);
  g_autofree char *beds = sg_text_lines (facility->beds, NULL);
  g_autofree char *age = NULL;

  if (facility->reported_at == 0)
    return g_strdup ("–");

  age = sg_text_age (get_now (item) - facility->reported_at);
  return g_strdup_printf ("%s%s%s", age, *beds != '\0' ? " · " : "", beds);
}

static char *
dup_address (SgRegisterItem *item)
{
  return dup_or_empty (get_facility (item)->address);
}

static const SgRegisterColumn facility_columns[] = {
  { "name", N_ ("Name"), 0, dup_facility_name, NULL },
  { "kind", N_ ("Kind"), 120, dup_facility_kind, NULL },
  { "reported_at", N_ ("Free beds and their age"), 280, dup_beds, NULL },
  { "diverted", N_ ("State"), 130, dup_facility_state, get_facility_css },
  { "address", N_ ("Address"), 110, dup_address, NULL },
  { NULL, NULL, 0, NULL, NULL },
};

static const SgRegisterChoice facility_states[] = {
  { SG_REGISTER_ANY, N_ ("All in use") },
  { 0, N_ ("Takes patients") },
  { 1, N_ ("Takes no patients") },
  { SG_REGISTER_RETIRED, N_ ("Out of use") },
  { 0, NULL },
};

/* ---- AEDs ---- */

static const SgAed *
get_aed (SgRegisterItem *item)
{
  return sg_register_item_get_record (item);
}

static char *
dup_aed_place (SgRegisterItem *item)
{
  return dup_or_empty (get_aed (item)->place);
}

static char *
dup_aed_hours (SgRegisterItem *item)
{
  return dup_or_empty (get_aed (item)->hours);
}

static char *
dup_aed_checked (SgRegisterItem *item)
{
  gint64 at = get_aed (item)->checked_at;

  return at != 0 ? sg_text_age (get_now (item) - at) : g_strdup (_ ("never"));
}

static const SgRegisterColumn aed_columns[] = {
  { "place", N_ ("Where exactly"), 0, dup_aed_place, NULL },
  { "hours", N_ ("Opening hours"), 220, dup_aed_hours, NULL },
  { "checked_at", N_ ("Checked"), 140, dup_aed_checked, NULL },
  { NULL, NULL, 0, NULL, NULL },
};

static const SgRegisterChoice aed_states[] = {
  { SG_REGISTER_ANY, N_ ("All in use") },
  { SG_REGISTER_RETIRED, N_ ("Out of use") },
  { 0, NULL },
};

/* ---- all of them ---- */

static const SgRegisterKind kinds[SG_N_REGISTER_KINDS] = {
  { "volunteers",
    &sg_volunteer_register,
    SG_SUBJECT_VOLUNTEER,
    NC_ ("register", "Volunteers"),
    N_ ("New Volunteer"),
    N_ ("Name, telephone, number or certificate"),
    N_ ("Volunteers who are entered or imported appear here. Ctrl+N adds one."),
    volunteer_columns,
    volunteer_states,
    certificate_states,
    availabilities },
  { "units",
    &sg_unit_register,
    SG_SUBJECT_UNIT,
    NC_ ("register", "Units"),
    N_ ("New Unit"),
    N_ ("Call sign, plate, base or telephone"),
    N_ ("Ambulances that are entered or imported appear here. Ctrl+N adds one."),
    unit_columns,
    unit_states,
    NULL,
    NULL },
  { "facilities",
    &sg_faskes_register,
    SG_SUBJECT_FASKES,
    NC_ ("register", "Facilities"),
    N_ ("New Facility"),
    N_ ("Name, kind, address or telephone"),
    N_ ("Hospitals, health centres and bases appear here. Ctrl+N adds one."),
    facility_columns,
    facility_states,
    NULL,
    NULL },
  { "aeds",
    &sg_aed_register,
    SG_SUBJECT_AED,
    NC_ ("register", "AEDs"),
    N_ ("New AED"),
    N_ ("Place or opening hours"),
    N_ ("Defibrillators that anybody may take appear here. Ctrl+N adds one."),
    aed_columns,
    aed_states,
    NULL,
    NULL },
};

const SgRegisterKind *
sg_register_kind_get (guint index)
{
  g_return_val_if_fail (index < SG_N_REGISTER_KINDS, NULL);

  return &kinds[index];
}

const SgRegisterKind *
sg_register_kind_find (const char *name)
{
  for (guint i = 0; i < SG_N_REGISTER_KINDS; i++)
    if (strcmp (kinds[i].name, name) == 0)
      return &kinds[i];

  return NULL;
}

const SgRegisterKind *
sg_register_kind_of (const SgRegisterType *type)
{
  for (guint i = 0; i < SG_N_REGISTER_KINDS; i++)
    if (kinds[i].type == type)
      return &kinds[i];

  return NULL;
}

const char *
sg_register_kind_get_title (const SgRegisterKind *self)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "register", self->title);
}

guint
sg_register_kind_get_index (const SgRegisterKind *self)
{
  return (guint) (self - kinds);
}

/**
 * sg_register_field_label:
 * @name: of a field of a register
 *
 * Returns: what people call it
 */
const char *
sg_register_field_label (const char *name)
{
  static const struct
  {
    const char *name;
    const char *label;
  } labels[] = {
    { "name", N_ ("Name") },
    { "phone", N_ ("Telephone") },
    { "email", N_ ("E-mail") },
    { "birth", N_ ("Date of birth") },
    { "sex", N_ ("Sex") },
    { "skills", N_ ("Skills") },
    { "organisation", N_ ("Organisation") },
    { "transport", N_ ("Comes by") },
    { "number", N_ ("Number") },
    { "consent", N_ ("Agreed to be kept and alerted") },
    { "call_sign", N_ ("Call sign") },
    { "class", N_ ("Class") },
    { "facility", N_ ("Base") },
    { "plate", N_ ("Plate") },
    { "equipment", N_ ("Equipment") },
    { "kind", N_ ("Kind") },
    { "capabilities", N_ ("Capabilities") },
    { "phones", N_ ("Telephones") },
    { "address", N_ ("Address") },
    { "place", N_ ("Where exactly") },
    { "hours", N_ ("Opening hours") },
    { "checked_at", N_ ("Checked") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (labels[i].name, name) == 0)
      return _ (labels[i].label);

  return name;
}
