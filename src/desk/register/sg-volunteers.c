/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A hundred thousand volunteers are searched while somebody types, so every search is a range of an
 * index: of the name from its first, second, third or fourth word on, of the telephone, of the
 * number. Each range is read in its own order and only as far as the page needs, and from the index
 * alone: “b” is as quick as a whole name. The indexes are over expressions, see sg-desk-schema.c,
 * so nothing has to be kept in step by hand. SQLite folds the letters of ASCII only, which is how
 * Indonesian names are written. */

#define G_LOG_DOMAIN "siaga-desk"

#include "desk/register/sg-volunteers.h"

#include <string.h>

#include "common/sg-error.h"
#include "desk/log/sg-desk-schema.h"
#include "desk/log/sg-row.h"
#include "desk/register/sg-certificates.h"
#include "desk/register/sg-position-store.h"
#include "desk/register/sg-register.h"
#include "desk/register/sg-search-range.h"

/* A page is what one screen shows. */
#define LIMIT_MAX 1000

#define VOLUNTEER(member) G_STRUCT_OFFSET (SgVolunteer, member)

static const SgRegisterField fields[] = {
  { "name", SG_REGISTER_TEXT, VOLUNTEER (name), TRUE, NULL, SG_REGISTER_MANY },
  { "phone", SG_REGISTER_PHONE, VOLUNTEER (phone), FALSE, NULL, SG_REGISTER_USUALLY_ONCE },
  { "email", SG_REGISTER_TEXT, VOLUNTEER (email), FALSE, NULL, SG_REGISTER_MANY },
  { "birth", SG_REGISTER_DATE, VOLUNTEER (birth), FALSE, NULL, SG_REGISTER_MANY },
  { "sex", SG_REGISTER_WORD, VOLUNTEER (sex), FALSE, NULL, SG_REGISTER_MANY },
  { "skills", SG_REGISTER_LINES, VOLUNTEER (skills), FALSE, "volunteer_skill", SG_REGISTER_MANY },
  { "organisation", SG_REGISTER_TEXT, VOLUNTEER (organisation), FALSE, NULL, SG_REGISTER_MANY },
  { "transport", SG_REGISTER_WORD, VOLUNTEER (transport), FALSE, NULL, SG_REGISTER_MANY },
  { "number", SG_REGISTER_TEXT, VOLUNTEER (number), FALSE, NULL, SG_REGISTER_ONCE },
  { "consent", SG_REGISTER_BOOL, VOLUNTEER (consent), FALSE, NULL, SG_REGISTER_MANY },
};

static char *
dup_name (gconstpointer record)
{
  return g_strdup (((const SgVolunteer *) record)->name);
}

static const SgVolunteer *
find_other (GPtrArray *found, const SgVolunteer *volunteer)
{
  for (guint i = 0; i < found->len; i++)
    if (sg_register_is_other (volunteer, g_ptr_array_index (found, i)))
      return g_ptr_array_index (found, i);

  return NULL;
}

static gboolean
check_email (const char *email, GError **error)
{
  const char *at = strchr (email, '@');

  if (at != NULL && at > email && strchr (at + 1, '@') == NULL && strchr (at + 1, '.') != NULL &&
      strchr (email, ' ') == NULL)
    return TRUE;

  return sg_register_refuse (error, "email: must be an address such as nama@contoh.id");
}

static gboolean
check_number (SgDesk *desk, const SgVolunteer *volunteer, GError **error)
{
  g_autoptr (GPtrArray) found = sg_row_list (sg_desk_get_db (desk),
                                             &sg_volunteer_record,
                                             "WHERE number = ?",
                                             error,
                                             "s",
                                             volunteer->number);
  const SgVolunteer *other = found != NULL ? find_other (found, volunteer) : NULL;

  if (other != NULL)
    return sg_register_refuse (error,
                               "number: %s is the number of %s already",
                               volunteer->number,
                               other->name);

  return found != NULL;
}

/* A family may share a telephone, so this is a warning: the caller asks and comes back with force.
 */
static gboolean
check_phone (SgDesk *desk, const SgVolunteer *volunteer, GError **error)
{
  g_autoptr (GPtrArray) found = sg_row_list (sg_desk_get_db (desk),
                                             &sg_volunteer_record,
                                             "WHERE phone = ?",
                                             error,
                                             "s",
                                             volunteer->phone);
  const SgVolunteer *other = found != NULL ? find_other (found, volunteer) : NULL;

  if (other != NULL)
    return sg_register_refuse (error,
                               "phone: %s has the same number: is it the same person? Force it if "
                               "both share one telephone",
                               other->name);

  return found != NULL;
}

static gboolean
check_volunteer (SgDesk *desk, gconstpointer record, gboolean force, GError **error)
{
  const SgVolunteer *volunteer = record;

  if (volunteer->erased)
    return sg_register_refuse (error, "this volunteer was erased: add a new one");

  return (volunteer->email == NULL || check_email (volunteer->email, error)) &&
         (volunteer->number == NULL || check_number (desk, volunteer, error)) &&
         (force || volunteer->phone == NULL || check_phone (desk, volunteer, error));
}

/* ---- what a table says besides ---- */

enum
{
  VETTING,
  LEVEL,
  NUMBER,
  ISSUED,
  EXPIRES,
  N_MORE
};

static const char        certificate_column[] = "certificate";
static const char *const more_columns[N_MORE] = {
  "vetting", "certificate_level", certificate_column, "issued", "expires",
};

static char **
dup_more (SgDesk *desk, gconstpointer record)
{
  const SgVolunteer *volunteer = record;
  g_autoptr (GError) why = NULL;
  g_autoptr (SgStanding) standing = sg_desk_find_standing (desk, &volunteer->id, NULL, &why);
  SgCertificate *best =
    standing != NULL && standing->best != NULL && !standing->best->revoked ? standing->best : NULL;
  const char *texts[N_MORE + 1] = {
    [VETTING] = sg_vetting_to_text (volunteer->vetting),
    [LEVEL] = best != NULL ? best->level : "",
    [NUMBER] = best != NULL ? best->number : "",
    [ISSUED] = best != NULL && best->issued != NULL ? best->issued : "",
    [EXPIRES] = best != NULL && best->expires != NULL ? best->expires : "",
  };

  return g_strdupv ((char **) texts);
}

static gboolean
add_vetting (const SgVolunteer *volunteer, const char *state, SgAct *act, GError **error)
{
  static const char *const states[] = { "waiting", "accepted", "rejected", "deactivated", NULL };
  SgBody                  *body;

  if (*state == '\0' || strcmp (state, sg_vetting_to_text (volunteer->vetting)) == 0)
    return TRUE;
  if (!g_strv_contains (states, state))
    return sg_register_refuse (error,
                               "vetting: “%s” must be waiting, accepted, rejected or deactivated",
                               state);

  body = sg_body_new ();
  sg_body_text (body, "state", state);
  sg_body_text (body, "reason", "from a table");
  sg_act_add (act, "volunteer.vetted@1", &volunteer->id, body);
  return TRUE;
}

static gboolean
add_more (SgDesk *desk, gconstpointer record, const char *const *texts, SgAct *act, GError **error)
{
  const SgVolunteer *volunteer = record;
  SgCertificate      certificate = {
         .holder = volunteer->id,
         .level = (char *) (*texts[LEVEL] != '\0' ? texts[LEVEL] : NULL),
         .number = (char *) (*texts[NUMBER] != '\0' ? texts[NUMBER] : NULL),
         .issued = (char *) (*texts[ISSUED] != '\0' ? texts[ISSUED] : NULL),
         .expires = (char *) (*texts[EXPIRES] != '\0' ? texts[EXPIRES] : NULL),
  };

  if (certificate.number == NULL && certificate.level != NULL)
    return sg_register_refuse (error, "certificate: its number is missing");
  if (certificate.number != NULL && !sg_certificate_add (desk, &certificate, TRUE, act, error))
    return FALSE;

  return add_vetting (volunteer, texts[VETTING], act, error);
}

const SgRegisterType sg_volunteer_register = {
  .noun = "volunteer",
  .record = &sg_volunteer_record,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .lat = VOLUNTEER (lat),
  .lon = VOLUNTEER (lon),
  .home = "home",
  .listing = "WHERE erased = 0 ORDER BY lower(name), id",
  .finding = "WHERE erased = 0 AND (number = ?1 OR phone = ?1 OR lower(name) = lower(?1)"
             " OR id IN (SELECT holder FROM certificate WHERE number = ?1)) LIMIT 2",
  .dup_name = dup_name,
  .check = check_volunteer,
  .n_more = N_MORE,
  .more_columns = more_columns,
  .more_unique = certificate_column,
  .dup_more = dup_more,
  .add_more = add_more,
};

/* ---- one volunteer ---- */

/**
 * sg_desk_add_volunteer:
 * @force: accept a telephone that another volunteer has
 * @id: (out) (optional): of the new volunteer, who waits for a lead to accept
 */
gboolean
sg_desk_add_volunteer (SgDesk            *desk,
                       const SgVolunteer *volunteer,
                       gboolean           force,
                       SgUuid            *id,
                       GError           **error)
{
  return sg_register_add (&sg_volunteer_register, desk, volunteer, force, id, error);
}

static SgVolunteer *
read_volunteer (SgDesk *desk, const SgUuid *id, GError **error)
{
  g_autoptr (SgVolunteer)
    found = sg_row_get (sg_desk_get_db (desk), &sg_volunteer_record, id, error);

  if (found != NULL && found->erased)
    {
      sg_register_refuse (error, "this volunteer was erased");
      return NULL;
    }

  return g_steal_pointer (&found);
}

static gboolean
do_one (SgDesk *desk, const char *kind, const SgUuid *id, SgBody *body, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);

  sg_act_add (act, kind, id, body);
  return sg_act_do (act, error);
}

/**
 * sg_desk_vet_volunteer:
 * @state: waiting, accepted, rejected or deactivated
 * @reason: (nullable): must be there to reject or deactivate
 */
gboolean
sg_desk_vet_volunteer (SgDesk       *desk,
                       const SgUuid *id,
                       const char   *state,
                       const char   *reason,
                       GError      **error)
{
  g_autoptr (SgVolunteer) found = read_volunteer (desk, id, error);
  gboolean is_no = strcmp (state, "rejected") == 0 || strcmp (state, "deactivated") == 0;
  SgBody  *body;

  if (found == NULL)
    return FALSE;
  if (is_no && (reason == NULL || *reason == '\0'))
    return sg_register_refuse (error, "reason: say why %s is %s", found->name, state);

  body = sg_body_new ();
  sg_body_text (body, "state", state);
  sg_body_text (body, "reason", reason);
  return do_one (desk, "volunteer.vetted@1", id, body, error);
}

/**
 * sg_desk_set_duty:
 * @availability: available, busy or offline
 * @until: when that ends, microseconds UTC; 0 for no end
 */
gboolean
sg_desk_set_duty (SgDesk       *desk,
                  const SgUuid *id,
                  const char   *availability,
                  gint64        until,
                  GError      **error)
{
  g_autoptr (SgVolunteer) found = read_volunteer (desk, id, error);
  SgBody *body;

  if (found == NULL)
    return FALSE;
  if (strcmp (availability, "available") == 0 && found->vetting != SG_VETTING_ACCEPTED)
    return sg_register_refuse (error, "availability: %s is not accepted: vet first", found->name);
  if (until != 0 && until <= sg_desk_get_now (desk))
    return sg_register_refuse (error, "until: this time has passed already");

  body = sg_body_new ();
  sg_body_text (body, "availability", availability);
  if (until != 0)
    sg_body_int (body, "until", until);
  return do_one (desk, "volunteer.duty@1", id, body, error);
}

static gboolean
check_is_free (SgDesk *desk, const SgVolunteer *volunteer, GError **error)
{
  g_autoptr (GPtrArray) tasks = sg_row_list (sg_desk_get_db (desk),
                                             &sg_task_record,
                                             "WHERE responder = ? AND state < 7",
                                             error,
                                             "B",
                                             volunteer->id.bytes,
                                             (gsize) SG_UUID_BYTES);

  if (tasks != NULL && tasks->len > 0)
    return sg_register_refuse (error, "%s is on a task: release or end it first", volunteer->name);

  return tasks != NULL;
}

/**
 * sg_desk_erase_volunteer:
 *
 * Takes away what says who somebody was, as the law lets everybody ask; that there was a volunteer
 * stays for the figures. The bodies of the events are erased apart from this.
 */
gboolean
sg_desk_erase_volunteer (SgDesk *desk, const SgUuid *id, GError **error)
{
  g_autoptr (SgVolunteer) found = read_volunteer (desk, id, error);

  return found != NULL && check_is_free (desk, found, error) &&
         do_one (desk, "volunteer.erased@1", id, NULL, error) &&
         sg_position_store_forget (sg_desk_get_db (desk), id, error);
}

/* ---- finding ---- */

/**
 * sg_desk_find_volunteer:
 * @text: the identifier, the number, a certificate's number, the telephone or the whole name
 */
SgVolunteer *
sg_desk_find_volunteer (SgDesk *desk, const char *text, GError **error)
{
  g_autofree char *phone = g_ascii_isdigit (*text) ? sg_register_phone (desk, text, NULL) : NULL;

  return sg_register_find (&sg_volunteer_register, desk, phone != NULL ? phone : text, error);
}

/* One range of an index, as far as the page needs. What an earlier range holds is left out, so that
 * nobody is found twice. */
#define IN(word) word " >= ?1 AND " word " < ?2"
#define RANGE(rank, key, where)                                                                    \
  "SELECT * FROM (SELECT id AS hit, " rank " AS rank, " key " AS key FROM volunteer"               \
  " WHERE erased = 0 AND " where " ORDER BY " key ", id LIMIT ?7 + ?8)"

#define SEARCH                                                                                                                                                                                                                                                  \
  "JOIN (SELECT hit, min(rank) AS rank, key FROM (" RANGE ("1", SG_VOLUNTEER_WORD1, IN (SG_VOLUNTEER_WORD1)) " UNION ALL " RANGE ("2", SG_VOLUNTEER_WORD2, IN (SG_VOLUNTEER_WORD2) " AND NOT (" IN (SG_VOLUNTEER_WORD1) ")") " UNION ALL " RANGE (              \
    "3",                                                                                                                                                                                                                                                        \
    SG_VOLUNTEER_WORD3,                                                                                                                                                                                                                                         \
    IN (SG_VOLUNTEER_WORD3) " AND NOT (" IN (SG_VOLUNTEER_WORD1) ") AND NOT (" IN (                                                                                                                                                                             \
      SG_VOLUNTEER_WORD2) ")") " UNION ALL " RANGE ("4",                                                                                                                                                                                                        \
                                                    SG_VOLUNTEER_WORD4,                                                                                                                                                                                         \
                                                    IN (SG_VOLUNTEER_WORD4) " AND NOT (" IN (SG_VOLUNTEER_WORD1) ") AND NOT (" IN (SG_VOLUNTEER_WORD2) ") AND NOT (" IN (                                                                                       \
                                                      SG_VOLUNTEER_WORD3) ")") " UNION ALL " RANGE ("5",                                                                                                                                                        \
                                                                                                    "phone",                                                                                                                                                    \
                                                                                                    "phone >= ?3 AND phone < ?4") " UNION ALL " RANGE ("6",                                                                                                     \
                                                                                                                                                       "number",                                                                                                \
                                                                                                                                                       "number >= ?5 AND number < ?6") " UNION ALL SELECT * FROM (SELECT holder, 7, number FROM certificate"    \
                                                                                                                                                                                       " WHERE number >= ?5 AND number < ?6 ORDER BY number LIMIT ?7 + ?8)"     \
                                                                                                                                                                                       ") GROUP BY hit ORDER BY rank, key, hit LIMIT ?7 OFFSET ?8) ON id = hit" \
                                                                                                                                                                                       " WHERE erased = 0 ORDER BY rank, key, hit"

#define ALL                                                                                        \
  "JOIN (SELECT id AS hit, " SG_VOLUNTEER_WORD1 " AS key FROM volunteer WHERE erased = 0"          \
  " ORDER BY key, id LIMIT ? OFFSET ?) ON id = hit ORDER BY key, hit"

/**
 * sg_desk_search_volunteers:
 * @text: (nullable): the beginning of any word of a name, of a telephone, of a volunteer's or a
 *   certificate's number; %NULL for all
 * @offset: how many to pass over: @limit times the page
 * @limit: at most so many
 *
 * Returns: (nullable) (transfer full) (element-type SgVolunteer): a page of them, first those whose
 *   name begins so, then those with such a second, third and fourth word
 */
GPtrArray *
sg_desk_search_volunteers (SgDesk     *desk,
                           const char *text,
                           guint       offset,
                           guint       limit,
                           GError    **error)
{
  SgDb *db = sg_desk_get_db (desk);
  g_auto (SgSearchRange) range = { 0 };

  sg_search_range_init (&range, text);
  limit = MIN (limit, LIMIT_MAX);
  if (*range.word == '\0')
    return sg_row_list (db,
                        &sg_volunteer_record,
                        ALL,
                        error,
                        "ii",
                        (gint64) limit,
                        (gint64) offset);

  return sg_row_list (db,
                      &sg_volunteer_record,
                      SEARCH,
                      error,
                      "ssssssii",
                      range.word,
                      range.word_end,
                      range.phone,
                      range.phone_end,
                      range.number,
                      range.number_end,
                      (gint64) limit,
                      (gint64) offset);
}
