/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Certificates that a lead enters from paper. A desk that has joined gets them from the training
 * service as the same events. They end with a day, in the desk's zone. */

#define G_LOG_DOMAIN "siaga-desk"

#include "config.h"

#include "desk/register/sg-certificates.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "common/sg-error.h"
#include "desk/log/sg-row.h"
#include "desk/register/sg-register.h"

/* KREKI's standard: how long a certificate of a level is valid, and how its number begins. */
static const struct
{
  const char *level;
  const char *number;
  guint       years;
} levels[] = {
  { "basic", "BHD-BASIC", 2 },
  { "plus", "BHD-PLUS", 2 },
  { "inst", "BHD-INST", 3 },
  { "sinst", "BHD-INST", 3 },
};

static const char *const state_names[] = {
  [SG_CERTIFIED] = "valid",        [SG_CERTIFIED_IN_GRACE] = "grace",
  [SG_CERTIFIED_ONCE] = "expired", [SG_CERTIFIED_REVOKED] = "revoked",
  [SG_CERTIFIED_NEVER] = "none",
};

static guint
rank (const char *level)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (levels) && g_strcmp0 (levels[i].level, level) != 0)
    i++;

  return i;
}

/* ---- days, as text that compares ---- */

static gboolean
read_day (const char *text, GDate *date)
{
  guint64 part[3];
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);

  if (strlen (text) != 10 || g_strv_length (parts) != 3 || strlen (parts[0]) != 4)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, 1, 9999, &part[i], NULL))
      return FALSE;
  if (part[1] > 12 || part[2] > 31 ||
      !g_date_valid_dmy ((GDateDay) part[2], (GDateMonth) part[1], (GDateYear) part[0]))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) part[2], (GDateMonth) part[1], (GDateYear) part[0]);
  return TRUE;
}

/* NULL when it is no day. */
static char *
dup_later (const char *day, guint months)
{
  GDate date;

  g_date_clear (&date, 1);
  if (day == NULL || !read_day (day, &date))
    return NULL;

  g_date_add_months (&date, months);
  return g_strdup_printf ("%04d-%02d-%02d",
                          (int) g_date_get_year (&date),
                          (int) g_date_get_month (&date),
                          (int) g_date_get_day (&date));
}

/**
 * sg_desk_dup_day:
 * @at: microseconds UTC
 *
 * Returns: (transfer full): YYYY-MM-DD in the desk's zone
 */
char *
sg_desk_dup_day (SgDesk *desk, gint64 at)
{
  g_autoptr (GDateTime) local = sg_desk_to_local (desk, at);

  return g_date_time_format (local, "%Y-%m-%d");
}

/* ---- entering ---- */

static gboolean
check_number (const SgCertificate *certificate, GError **error)
{
  const char *start = levels[rank (certificate->level)].number;
  const char *rest = certificate->number + strlen (start);

  if (g_str_has_prefix (certificate->number, start) && rest[0] == '-' &&
      strspn (rest + 1, "0123456789") == 4 && rest[5] == '-' &&
      strspn (rest + 6, "0123456789") == 4 && rest[10] == '\0')
    return TRUE;

  return sg_register_refuse (error,
                             "number: “%s” must be written as on the certificate of level %s, such "
                             "as %s-2026-0001",
                             certificate->number,
                             certificate->level,
                             start);
}

static gboolean
check_days (SgDesk *desk, const SgCertificate *certificate, const char *expires, GError **error)
{
  g_autofree char *today = sg_desk_dup_day (desk, sg_desk_get_now (desk));
  g_autofree char *issued = dup_later (certificate->issued, 0);
  const char      *year = certificate->number + strlen (certificate->number) - strlen ("2026-0001");

  if (issued == NULL)
    return sg_register_refuse (error,
                               "issued: “%s” must be a date such as 2026-11-25",
                               certificate->issued);
  if (strcmp (issued, today) > 0)
    return sg_register_refuse (error, "issued: %s has not come yet", issued);
  if (strncmp (issued, year, 4) != 0)
    return sg_register_refuse (error,
                               "issued: the number says %.4s, the date %s: one of them is wrong",
                               year,
                               issued);
  if (expires == NULL || strcmp (expires, issued) <= 0)
    return sg_register_refuse (error, "expires: must be a date after %s", issued);

  return TRUE;
}

static SgCertificate *
find_number (SgDesk *desk, const char *number, GError **error)
{
  g_autoptr (GPtrArray) found = sg_row_list (sg_desk_get_db (desk),
                                             &sg_certificate_record,
                                             "WHERE number = ? LIMIT 1",
                                             error,
                                             "s",
                                             number);

  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return g_ptr_array_steal_index (found, 0);

  g_set_error (error, SG_ERROR, SG_ERROR_NOT_FOUND, _ ("there is no certificate %s"), number);
  return NULL;
}

static gboolean
refuse_taken (SgDesk *desk, const SgCertificate *taken, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (SgVolunteer)
    holder = sg_row_get (sg_desk_get_db (desk), &sg_volunteer_record, &taken->holder, &why);

  return sg_register_refuse (error,
                             "number: %s is the certificate of %s",
                             taken->number,
                             holder != NULL && holder->name != NULL ? holder->name : "another");
}

/* Whether there is no such number yet; @same when the holder has that very certificate. */
static gboolean
check_is_new (SgDesk *desk, const SgCertificate *certificate, gboolean *same, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (SgCertificate) taken = find_number (desk, certificate->number, &why);

  *same = FALSE;
  if (taken == NULL && g_error_matches (why, SG_ERROR, SG_ERROR_NOT_FOUND))
    return TRUE;
  if (taken == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }

  *same = sg_uuid_equal (&taken->holder, &certificate->holder) &&
          g_strcmp0 (taken->level, certificate->level) == 0;
  return *same || refuse_taken (desk, taken, error);
}

static void
write_certificate (const SgCertificate *certificate, const char *expires, SgAct *act)
{
  SgUuid  id = sg_uuid_is_none (&certificate->id) ? sg_act_new_id (act) : certificate->id;
  SgBody *body = sg_body_new ();

  sg_body_uuid (body, "holder", &certificate->holder);
  sg_body_text (body, "level", certificate->level);
  sg_body_text (body, "number", certificate->number);
  sg_body_text (body, "issued", certificate->issued);
  sg_body_text (body, "expires", expires);
  sg_body_text (body, "state", certificate->revoked ? "revoked" : "valid");
  sg_act_add (act, "certificate.projected@1", &id, body);
}

/**
 * sg_certificate_add:
 * @certificate: of a holder whom @act may be adding; without an issue it is of today, without an
 *   expiry it lasts as long as its level does
 * @same_is_fine: whether to pass over a certificate that the holder has already
 *
 * Checks the certificate and adds its event.
 */
gboolean
sg_certificate_add (SgDesk              *desk,
                    const SgCertificate *certificate,
                    gboolean             same_is_fine,
                    SgAct               *act,
                    GError             **error)
{
  SgCertificate    whole = *certificate; /* borrows */
  g_autofree char *today = sg_desk_dup_day (desk, sg_desk_get_now (desk));
  guint            at = rank (certificate->level);
  g_autofree char *expires = NULL;
  gboolean         same;

  if (at >= G_N_ELEMENTS (levels))
    return sg_register_refuse (error,
                               "level: “%s” must be basic, plus, inst or sinst",
                               certificate->level != NULL ? certificate->level : "");
  if (certificate->number == NULL)
    return sg_register_refuse (error, "number: is missing");
  if (whole.issued == NULL)
    whole.issued = today;

  expires = certificate->expires != NULL ? dup_later (certificate->expires, 0)
                                         : dup_later (whole.issued, 12 * levels[at].years);
  if (!check_number (&whole, error) || !check_days (desk, &whole, expires, error) ||
      !check_is_new (desk, &whole, &same, error))
    return FALSE;
  if (same)
    return same_is_fine || refuse_taken (desk, &whole, error);

  write_certificate (&whole, expires, act);
  return TRUE;
}

/**
 * sg_desk_certify:
 * @certificate: with nobody's id; see sg_certificate_add()
 * @id: (out) (optional): of the new certificate
 */
gboolean
sg_desk_certify (SgDesk *desk, const SgCertificate *certificate, SgUuid *id, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);
  SgCertificate named = *certificate; /* borrows */
  g_autoptr (SgVolunteer)
    holder = sg_row_get (sg_desk_get_db (desk), &sg_volunteer_record, &certificate->holder, error);

  if (holder == NULL)
    return FALSE;
  if (holder->erased)
    return sg_register_refuse (error, "holder: this volunteer was erased");

  named.id = sg_act_new_id (act);
  if (id != NULL)
    *id = named.id;

  return sg_certificate_add (desk, &named, FALSE, act, error) && sg_act_do (act, error);
}

/**
 * sg_desk_revoke_certificate:
 * @reason: must not be empty
 */
gboolean
sg_desk_revoke_certificate (SgDesk *desk, const char *number, const char *reason, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);
  g_autoptr (SgCertificate) found = find_number (desk, number, error);
  SgBody *body;

  if (found == NULL)
    return FALSE;
  if (reason == NULL || *reason == '\0')
    return sg_register_refuse (error, "reason: say why %s is revoked", number);
  if (found->revoked)
    return sg_register_refuse (error, "number: %s is revoked already", number);

  body = sg_body_new ();
  sg_body_uuid (body, "holder", &found->holder);
  sg_body_text (body, "level", found->level);
  sg_body_text (body, "number", found->number);
  sg_body_text (body, "state", "revoked");
  sg_body_text (body, "reason", reason);
  sg_act_add (act, "certificate.projected@1", &found->id, body);

  return sg_act_do (act, error);
}

/**
 * sg_desk_extend_certificate:
 * @expires: YYYY-MM-DD, later than it is now
 *
 * After a refresher course: the same certificate lasts longer.
 */
gboolean
sg_desk_extend_certificate (SgDesk *desk, const char *number, const char *expires, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);
  g_autoptr (SgCertificate) found = find_number (desk, number, error);
  g_autofree char *day = found != NULL ? dup_later (expires, 0) : NULL;

  if (found == NULL)
    return FALSE;
  if (found->revoked)
    return sg_register_refuse (error, "number: %s is revoked: enter a new certificate", number);
  if (day == NULL)
    return sg_register_refuse (error,
                               "expires: “%s” must be a date such as 2028-11-25",
                               expires != NULL ? expires : "");
  if (g_strcmp0 (day, found->expires) <= 0)
    return sg_register_refuse (error, "expires: must be a date after %s", found->expires);

  write_certificate (found, day, act);
  return sg_act_do (act, error);
}

/* ---- what they are worth ---- */

/**
 * sg_desk_find_standing:
 * @day: (nullable): YYYY-MM-DD; %NULL for today
 *
 * Returns: (nullable) (transfer full): the best certificate of the volunteer: of those that are
 *   worth most on that day the highest level, of these the one that lasts longest
 */
SgStanding *
sg_desk_find_standing (SgDesk *desk, const SgUuid *volunteer, const char *day, GError **error)
{
  g_autoptr (SgStanding) standing = g_new0 (SgStanding, 1);
  g_autofree char     *today = day != NULL ? g_strdup (day)
                                           : sg_desk_dup_day (desk, sg_desk_get_now (desk));
  gint64               grace = sg_desk_get_setting (desk, SG_SETTING_GRACE_MONTHS);
  const SgCertificate *best;
  guint                index;
  g_autoptr (GPtrArray) all = sg_row_list (sg_desk_get_db (desk),
                                           &sg_certificate_record,
                                           "WHERE holder = ?",
                                           error,
                                           "B",
                                           volunteer->bytes,
                                           (gsize) SG_UUID_BYTES);

  if (all == NULL)
    return NULL;

  standing->state = sg_certificates_judge (all, today, grace, &best);
  if (best != NULL && g_ptr_array_find (all, best, &index))
    {
      standing->best = g_ptr_array_steal_index (all, index);
      standing->last_day = dup_later (best->expires, (guint) grace);
    }

  return g_steal_pointer (&standing);
}

void
sg_standing_free (SgStanding *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->best, sg_certificate_free);
  g_free (self->last_day);
  g_free (self);
}

const char *
sg_standing_to_text (SgCertified state)
{
  return state_names[state];
}
