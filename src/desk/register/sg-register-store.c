/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of a hundred thousand rows is kept as their identifiers in order: 1.6 MB, which a thread
 * reads in a tenth of a second and a window takes over at once. What the rows say is read row by
 * row when they come into sight, each by its key.
 *
 * What a certificate is worth is not for SQL to say: the certificates are read in the order of
 * their holders from an index that has all that matters, and judged like everywhere else. */

#define G_LOG_DOMAIN "siaga-desk"

#include "desk/register/sg-register-store.h"

#include <string.h>

#include "desk/log/sg-desk-schema.h"
#include "desk/log/sg-row.h"
#include "desk/register/sg-certificates.h"
#include "desk/register/sg-search-range.h"

/* ?1 … ?6 are ranges of what is typed, ?7 the state, ?8 the availability, ?9 the time. */
#define IN(key, from, to) key " >= " from " AND " key " < " to

#define VOLUNTEER_TEXT                                                                                                                                                                                                          \
  " AND id IN (SELECT id FROM volunteer WHERE " IN (SG_VOLUNTEER_WORD1, "?1", "?2") " UNION SELECT id FROM volunteer WHERE " IN (SG_VOLUNTEER_WORD2, "?1", "?2") " UNION SELECT id FROM volunteer WHERE " IN (                  \
    SG_VOLUNTEER_WORD3,                                                                                                                                                                                                         \
    "?1",                                                                                                                                                                                                                       \
    "?2") " UNION SELECT id FROM volunteer WHERE " IN (SG_VOLUNTEER_WORD4,                                                                                                                                                      \
                                                       "?1",                                                                                                                                                                    \
                                                       "?2") " UNION SELECT id FROM volunteer WHERE " IN ("phone",                                                                                                              \
                                                                                                          "?3",                                                                                                                 \
                                                                                                          "?4") " UNION SELECT id FROM volunteer WHERE " IN ("number",                                                          \
                                                                                                                                                             "?5",                                                              \
                                                                                                                                                             "?6") " UNION SELECT holder FROM certificate WHERE " IN ("number", \
                                                                                                                                                                                                                      "?5",     \
                                                                                                                                                                                                                      "?6") ")"

#define NOW_AVAILABLE "(CASE WHEN until <= ?9 THEN 0 ELSE availability END)"

/* Units, facilities and AEDs are few enough to look at each. */
#define FOLDED(text) "instr(lower(" text "), ?1) > 0"

#define POSITION_OF(table) "(SELECT at FROM position WHERE responder = " table ".id)"

typedef struct
{
  const char *name;
  const char *sql;
} Sorting;

/* The first one also decides between rows that are the same otherwise. */
static const Sorting volunteer_sortings[] = {
  { "name", SG_VOLUNTEER_WORD1 },
  { "phone", "phone" },
  { "number", "number" },
  { "vetting", "vetting" },
  { "availability", NOW_AVAILABLE },
  { "organisation", "lower(organisation)" },
  { "position", POSITION_OF ("volunteer") },
  { "certificate", NULL }, /* see sort_by_standing() */
  { NULL, NULL },
};

static const Sorting unit_sortings[] = {
  { "call_sign", "lower(call_sign)" },
  { "class", "class" },
  { "facility", "(SELECT lower(name) FROM facility WHERE id = unit.facility)" },
  { "phone", "phone" },
  { "plate", "plate" },
  { "readiness", "readiness" },
  { "position", POSITION_OF ("unit") },
  { NULL, NULL },
};

static const Sorting facility_sortings[] = {
  { "name", "lower(name)" },        { "kind", "kind" },         { "address", "lower(address)" },
  { "reported_at", "reported_at" }, { "diverted", "diverted" }, { NULL, NULL },
};

static const Sorting aed_sortings[] = {
  { "place", "lower(place)" },
  { "hours", "hours" },
  { "checked_at", "checked_at" },
  { NULL, NULL },
};

/* What is the same in every question about a register. */
typedef struct
{
  const SgRegisterType *type;
  const char           *count;
  const char           *list;
  const char           *of_text;
  const char           *of_state;
  const Sorting        *sortings;
} Listing;

#define IN_USE_OR_RETIRED " WHERE retired = (?7 = 100)"
G_STATIC_ASSERT (SG_REGISTER_RETIRED == 100);

static const Listing listings[] = {
  { &sg_volunteer_register,
    "SELECT count(*) FROM volunteer WHERE erased = 0",
    "SELECT id FROM volunteer WHERE erased = 0",
    VOLUNTEER_TEXT,
    " AND vetting = ?7",
    volunteer_sortings },
  { &sg_unit_register,
    "SELECT count(*) FROM unit WHERE retired = 0",
    "SELECT id FROM unit" IN_USE_OR_RETIRED,
    " AND (" FOLDED (
      "call_sign || ' ' || ifnull(plate, '') || ' ' || ifnull((SELECT name FROM"
      " facility WHERE id = unit.facility), '')") " OR " IN ("phone", "?3", "?4") ")",
    " AND readiness = ?7",
    unit_sortings },
  { &sg_faskes_register,
    "SELECT count(*) FROM facility WHERE retired = 0",
    "SELECT id FROM facility" IN_USE_OR_RETIRED,
    " AND (" FOLDED (
      "name || ' ' || kind || ' ' || ifnull(address, '')") " OR instr(phones, ?3) > 0)",
    " AND diverted = ?7",
    facility_sortings },
  { &sg_aed_register,
    "SELECT count(*) FROM aed WHERE retired = 0",
    "SELECT id FROM aed" IN_USE_OR_RETIRED,
    " AND " FOLDED ("ifnull(place, '') || ' ' || ifnull(hours, '')"),
    "",
    aed_sortings },
};

static const Listing *
find_listing (const SgRegisterType *type)
{
  guint i = 0;

  while (listings[i].type != type)
    i++;

  return &listings[i];
}

static const Sorting *
find_sorting (const Listing *listing, const char *name)
{
  for (const Sorting *each = listing->sortings; each->name != NULL; each++)
    if (g_strcmp0 (each->name, name) == 0)
      return each;

  return NULL;
}

/**
 * sg_register_can_sort:
 *
 * Returns: whether sg_desk_list_register() knows a column of that name
 */
gboolean
sg_register_can_sort (const SgRegisterType *type, const char *column)
{
  return find_sorting (find_listing (type), column) != NULL;
}

/* ---- what certificates are worth ---- */

typedef struct
{
  GHashTable *worth; /* SgUuid → SgCertified */
  const char *today;
  gint64      grace_months;
} Judge;

static void
keep_worth (Judge *self, const SgUuid *holder, GPtrArray *certificates)
{
  const SgCertificate *best;
  SgCertified its = sg_certificates_judge (certificates, self->today, self->grace_months, &best);

  if (certificates->len > 0)
    g_hash_table_insert (self->worth, g_memdup2 (holder, sizeof *holder), GINT_TO_POINTER (its));
  g_ptr_array_set_size (certificates, 0);
}

static SgUuid
read_uuid (sqlite3_stmt *row)
{
  SgUuid id = SG_UUID_NONE;

  if (sqlite3_column_bytes (row, 0) == SG_UUID_BYTES)
    memcpy (id.bytes, sqlite3_column_blob (row, 0), SG_UUID_BYTES);

  return id;
}

static SgCertificate *
read_certificate (sqlite3_stmt *row)
{
  SgCertificate *self = sg_record_new (&sg_certificate_record);

  self->revoked = sqlite3_column_int (row, 1) != 0;
  self->level = sg_db_dup_text (row, 2);
  self->expires = sg_db_dup_text (row, 3);

  return self;
}

/* Of every holder; who has none is not in it. */
static GHashTable *
read_worth (SgDesk *desk, GError **error)
{
  g_autoptr (GHashTable) worth = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, NULL);
  g_autoptr (GPtrArray)
    group = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_certificate_free);
  g_autofree char *today = sg_desk_dup_day (desk, sg_desk_get_now (desk));
  Judge            judge = { worth, today, sg_desk_get_setting (desk, SG_SETTING_GRACE_MONTHS) };
  g_autoptr (sqlite3_stmt)
    row = sg_db_query (sg_desk_get_db (desk),
                       error,
                       "SELECT holder, revoked, level, expires FROM certificate ORDER BY holder",
                       "");
  gboolean has_row = FALSE;
  SgUuid   holder = SG_UUID_NONE;

  if (row == NULL || !sg_db_step (row, &has_row, error))
    return NULL;

  while (has_row)
    {
      SgUuid id = read_uuid (row);

      if (!sg_uuid_equal (&id, &holder))
        keep_worth (&judge, &holder, group);
      holder = id;
      g_ptr_array_add (group, read_certificate (row));
      if (!sg_db_step (row, &has_row, error))
        return NULL;
    }
  keep_worth (&judge, &holder, group);

  return g_steal_pointer (&worth);
}

static SgCertified
get_worth (GHashTable *worth, const SgUuid *id)
{
  gpointer its = NULL;

  return g_hash_table_lookup_extended (worth, id, NULL, &its) ? (SgCertified) GPOINTER_TO_INT (its)
                                                              : SG_CERTIFIED_NEVER;
}

/* The best first; those of one state stay in the order of their names. */
static void
sort_by_standing (GArray *ids, GHashTable *worth, gboolean descending)
{
  g_autoptr (GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof (SgUuid), ids->len);

  for (int i = 0; i <= SG_CERTIFIED_NEVER; i++)
    {
      SgCertified wanted = (SgCertified) (descending ? SG_CERTIFIED_NEVER - i : i);

      for (guint j = 0; j < ids->len; j++)
        if (get_worth (worth, &g_array_index (ids, SgUuid, j)) == wanted)
          g_array_append_val (sorted, g_array_index (ids, SgUuid, j));
    }

  if (ids->len > 0)
    memcpy (ids->data, sorted->data, ids->len * sizeof (SgUuid));
}

static void
keep_certified (GArray *ids, GHashTable *worth, SgCertified wanted)
{
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      SgUuid id = g_array_index (ids, SgUuid, i);

      if (get_worth (worth, &id) == wanted)
        g_array_index (ids, SgUuid, n++) = id;
    }

  g_array_set_size (ids, n);
}

static gboolean
heed_certificates (SgDesk *desk, const SgRegisterQuery *query, GArray *ids, GError **error)
{
  gboolean sorts = g_strcmp0 (query->sort, "certificate") == 0;
  g_autoptr (GHashTable) worth = NULL;

  if (!sorts && query->certified == SG_REGISTER_ANY)
    return TRUE;

  worth = read_worth (desk, error);
  if (worth == NULL)
    return FALSE;

  if (query->certified != SG_REGISTER_ANY)
    keep_certified (ids, worth, (SgCertified) query->certified);
  if (sorts)
    sort_by_standing (ids, worth, query->descending);

  return TRUE;
}

/* ---- the list ---- */

static char *
make_sql (const Listing *listing, const SgRegisterQuery *query, const SgSearchRange *range)
{
  const Sorting *sorting = find_sorting (listing, query->sort);
  GString       *sql = g_string_new (listing->list);

  if (*range->word != '\0')
    g_string_append (sql, listing->of_text);
  if (query->state != SG_REGISTER_ANY && query->state != SG_REGISTER_RETIRED)
    g_string_append (sql, listing->of_state);
  if (query->availability != SG_REGISTER_ANY)
    g_string_append (sql, " AND " NOW_AVAILABLE " = ?8");

  g_string_append (sql, " ORDER BY ");
  if (sorting != NULL && sorting->sql != NULL)
    {
      g_string_append (sql, sorting->sql);
      g_string_append (sql, query->descending ? " DESC" : "");
    }
  if (sorting != NULL && sorting->sql != NULL && sorting != listing->sortings)
    g_string_append (sql, ", ");
  if (sorting == NULL || sorting->sql == NULL || sorting != listing->sortings)
    g_string_append (sql, listing->sortings[0].sql);

  return g_string_free (g_string_append (sql, ", id"), FALSE);
}

/* Asked with words that are put together anew: not to be kept by the handle. */
static sqlite3_stmt *
ask (SgDesk *desk, const Listing *listing, const SgRegisterQuery *query, GError **error)
{
  g_auto (SgSearchRange) range = { 0 };
  g_autofree char *sql = NULL;
  sqlite3_stmt    *statement;

  sg_search_range_init (&range, query->text);
  sql = make_sql (listing, query, &range);
  statement = sg_db_prepare (sg_desk_get_db (desk), error, sql);
  if (statement == NULL)
    return NULL;

  sg_db_bind (statement,
              "ssssssiii",
              range.word,
              range.word_end,
              range.phone,
              range.phone_end,
              range.number,
              range.number_end,
              (gint64) query->state,
              (gint64) query->availability,
              sg_desk_get_now (desk));

  return statement;
}

/**
 * sg_desk_list_register:
 *
 * For a thread: takes up to some tenths of a second with a hundred thousand entries.
 *
 * Returns: (nullable) (transfer full) (element-type SgUuid): whom the query means, in order
 */
GArray *
sg_desk_list_register (SgDesk                *desk,
                       const SgRegisterType  *type,
                       const SgRegisterQuery *query,
                       GError               **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (SgUuid));
  g_autoptr (sqlite3_stmt) row = ask (desk, find_listing (type), query, error);
  gboolean has_row;

  if (row == NULL || !sg_db_step (row, &has_row, error))
    return NULL;

  while (has_row)
    {
      SgUuid id = read_uuid (row);

      g_array_append_val (ids, id);
      if (!sg_db_step (row, &has_row, error))
        return NULL;
    }

  return heed_certificates (desk, query, ids, error) ? g_steal_pointer (&ids) : NULL;
}

/**
 * sg_desk_count_register:
 * @n: (out): how many are in use
 */
gboolean
sg_desk_count_register (SgDesk *desk, const SgRegisterType *type, guint *n, GError **error)
{
  g_autoptr (SgDbStatement)
    statement = sg_db_get_statement (sg_desk_get_db (desk), error, find_listing (type)->count, "");
  gboolean has_row;

  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  *n = (guint) sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/* ---- what belongs to an entry ---- */

/**
 * sg_desk_list_certificates:
 *
 * Returns: (nullable) (transfer full) (element-type SgCertificate): all of a volunteer, the one
 *   that lasts longest first
 */
GPtrArray *
sg_desk_list_certificates (SgDesk *desk, const SgUuid *volunteer, GError **error)
{
  return sg_row_list (sg_desk_get_db (desk),
                      &sg_certificate_record,
                      "WHERE holder = ? ORDER BY revoked, expires DESC, number",
                      error,
                      "B",
                      volunteer->bytes,
                      (gsize) SG_UUID_BYTES);
}

void
sg_responder_task_free (SgResponderTask *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->task, sg_task_free);
  g_free (self->incident_number);
  g_free (self->incident_type);
  g_free (self);
}

static SgResponderTask *
responder_task_new (SgDesk *desk, SgTask *task)
{
  SgResponderTask *self = g_new0 (SgResponderTask, 1);
  g_autoptr (SgDbStatement) row = sg_db_get_statement (sg_desk_get_db (desk),
                                                       NULL,
                                                       "SELECT number, type FROM incident"
                                                       " WHERE id = ?",
                                                       "B",
                                                       task->incident.bytes,
                                                       (gsize) SG_UUID_BYTES);
  gboolean has_row = FALSE;

  /* A task may come before its incident does: then it has no number yet. */
  self->task = task;
  if (row == NULL || !sg_db_step (row, &has_row, NULL) || !has_row)
    return self;

  self->incident_number = sg_db_dup_text (row, 0);
  self->incident_type = sg_db_dup_text (row, 1);
  return self;
}

/**
 * sg_desk_list_tasks_of:
 *
 * Returns: (nullable) (transfer full) (element-type SgResponderTask): of a unit or a volunteer, the
 *   newest first
 */
GPtrArray *
sg_desk_list_tasks_of (SgDesk *desk, const SgUuid *responder, guint limit, GError **error)
{
  g_autoptr (GPtrArray)
    found = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_responder_task_free);
  g_autoptr (GPtrArray)
    tasks = sg_row_list (sg_desk_get_db (desk),
                         &sg_task_record,
                         "WHERE responder = ? ORDER BY requested_at DESC, number DESC LIMIT ?",
                         error,
                         "Bi",
                         responder->bytes,
                         (gsize) SG_UUID_BYTES,
                         (gint64) limit);

  if (tasks == NULL)
    return NULL;

  while (tasks->len > 0)
    g_ptr_array_add (found, responder_task_new (desk, g_ptr_array_steal_index (tasks, 0)));

  return g_steal_pointer (&found);
}
