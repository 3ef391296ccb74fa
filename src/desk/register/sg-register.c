/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the registers share. An entry is a record as the fold makes it: the caller fills one and
 * adds it, or reads one, copies it, edits the copy and gives both. Only what differs becomes part
 * of the event, so that two people who change different fields of one entry do not undo each other.
 */

#define G_LOG_DOMAIN "siaga-desk"

#include "config.h"

#include "desk/register/sg-register.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#include "common/sg-code-list.h"
#include "common/sg-error.h"
#include "common/sg-event-kind.h"
#include "common/sg-geo.h"
#include "common/sg-phone.h"
#include "desk/log/sg-row.h"

#define ENTRY_MAX 400

/* ---- what the files of this folder share ---- */

/**
 * sg_register_refuse:
 *
 * Returns: %FALSE, for the caller to return
 */
gboolean
sg_register_refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, SG_ERROR, SG_ERROR_INVALID, message);

  return FALSE;
}

/**
 * sg_register_is_other:
 *
 * Returns: whether these are two entries, and not one as it was and as it will be
 */
gboolean
sg_register_is_other (gconstpointer a, gconstpointer b)
{
  /* The key is the first column and the first member of every record. */
  return !sg_uuid_equal (a, b);
}

/**
 * sg_register_phone:
 *
 * Returns: (nullable) (transfer full): the number as all numbers are kept, by the desk's own area
 */
char *
sg_register_phone (SgDesk *desk, const char *text, GError **error)
{
  return sg_phone_normalise (text, sg_desk_get_identity (desk)->area_code, error);
}

/**
 * sg_register_split:
 * @lines: (nullable): texts, a line each, or apart by semicolons as in a cell of a table
 *
 * Returns: (transfer full): the texts without blanks around them; empty ones are left out
 */
char **
sg_register_split (const char *lines)
{
  g_auto (GStrv) parts = g_strsplit_set (lines != NULL ? lines : "", "\n;", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (builder, parts[i]);

  return g_strv_builder_end (builder);
}

static char *
join (char **texts)
{
  return texts[0] != NULL ? g_strjoinv ("\n", texts) : NULL;
}

/* ---- members ---- */

static gpointer
member (gpointer record, const SgRegisterField *field)
{
  return (char *) record + field->offset;
}

static char *
get_text (gconstpointer record, const SgRegisterField *field)
{
  return *(char *const *) ((const char *) record + field->offset);
}

static void
take_text (gpointer record, const SgRegisterField *field, char *text)
{
  char **at = member (record, field);

  g_free (*at);
  *at = text;
}

static gboolean
is_text (const SgRegisterField *field)
{
  return field->type != SG_REGISTER_TIME && field->type != SG_REGISTER_BOOL &&
         field->type != SG_REGISTER_FACILITY;
}

static double
get_degrees (gconstpointer record, gsize offset)
{
  return *(const double *) ((const char *) record + offset);
}

static void
copy_column (const SgColumn *column, gconstpointer from, gpointer to)
{
  gconstpointer source = (const char *) from + column->offset;
  gpointer      target = (char *) to + column->offset;

  if (column->type == SG_COLUMN_TEXT)
    *(char **) target = g_strdup (*(char *const *) source);
  else
    memcpy (target, source, column->size);
}

/**
 * sg_register_copy:
 *
 * Returns: (transfer full): a record to edit, to be freed by the free function of its type
 */
gpointer
sg_register_copy (const SgRegisterType *type, gconstpointer record)
{
  gpointer copy = sg_record_new (type->record);

  for (guint i = 0; i < type->record->n_columns; i++)
    copy_column (&type->record->columns[i], record, copy);

  return copy;
}

static const SgRegisterField *
find_field (const SgRegisterType *type, const char *name)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (strcmp (type->fields[i].name, name) == 0)
      return &type->fields[i];

  return NULL;
}

/* ---- from text ---- */

static gboolean
set_degrees (double *degrees, const char *name, const char *text, double most, GError **error)
{
  char *end = NULL;

  if (*text == '\0')
    {
      *degrees = NAN;
      return TRUE;
    }

  *degrees = g_ascii_strtod (text, &end);
  if (*end != '\0' || !(fabs (*degrees) <= most))
    return sg_register_refuse (error,
                               "%s: “%s” must be degrees from -%g to %g, such as %s",
                               name,
                               text,
                               most,
                               most,
                               most == 90 ? "-6.2" : "106.8");

  return TRUE;
}

static gboolean
set_bool (gboolean *on, const char *name, const char *text, GError **error)
{
  static const char *const words[] = { "",   "no",  "0", "false", "tidak",
                                       NULL, "yes", "1", "true",  "ya" };
  guint                    first_yes = 6;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL && g_ascii_strcasecmp (text, words[i]) == 0)
      {
        *on = i >= first_yes;
        return TRUE;
      }

  return sg_register_refuse (error, "%s: “%s” must be yes or no", name, text);
}

static gboolean
set_time (SgDesk *desk, gint64 *at, const char *name, const char *text, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (sg_desk_get_identity (desk)->zone);
  g_autofree char *whole = strchr (text, 'T') == NULL ? g_strconcat (text, "T00:00:00", NULL)
                                                      : g_strdup (text);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (whole, zone);

  if (time == NULL && *text != '\0')
    return sg_register_refuse (error,
                               "%s: “%s” must be a time such as 2026-11-25 or "
                               "2026-11-25T09:30:00+07:00",
                               name,
                               text);

  *at = time != NULL ? g_date_time_to_unix (time) * G_USEC_PER_SEC : 0;
  return TRUE;
}

static gboolean
set_facility (SgDesk *desk, SgUuid *id, const char *text, GError **error)
{
  gpointer record;

  *id = SG_UUID_NONE;
  if (*text == '\0')
    return TRUE;

  record = sg_register_find (&sg_faskes_register, desk, text, error);
  if (record == NULL)
    {
      g_prefix_error (error, _ ("facility: "));
      return FALSE;
    }

  *id = *(const SgUuid *) record;
  sg_faskes_register.record->free (record);
  return TRUE;
}

/**
 * sg_register_set:
 * @name: of a field, or lat or lon
 * @text: as a person or a table gives it; empty for nothing. Checked whole by sg_register_check()
 */
gboolean
sg_register_set (const SgRegisterType *type,
                 SgDesk               *desk,
                 gpointer              record,
                 const char           *name,
                 const char           *text,
                 GError              **error)
{
  const SgRegisterField *field = find_field (type, name);

  if (strcmp (name, "lat") == 0)
    return set_degrees ((double *) ((char *) record + type->lat), name, text, 90, error);
  if (strcmp (name, "lon") == 0)
    return set_degrees ((double *) ((char *) record + type->lon), name, text, 180, error);
  if (field == NULL)
    return sg_register_refuse (error, "a %s has no “%s”", type->noun, name);

  if (field->type == SG_REGISTER_BOOL)
    return set_bool (member (record, field), name, text, error);
  if (field->type == SG_REGISTER_TIME)
    return set_time (desk, member (record, field), name, text, error);
  if (field->type == SG_REGISTER_FACILITY)
    return set_facility (desk, member (record, field), text, error);

  if (field->type == SG_REGISTER_LINES || field->type == SG_REGISTER_PHONES)
    {
      g_auto (GStrv) parts = sg_register_split (text);

      take_text (record, field, join (parts));
      return TRUE;
    }

  take_text (record, field, *text != '\0' ? g_strdup (text) : NULL);
  return TRUE;
}

/* ---- to text ---- */

static char *
dup_time (gint64 at)
{
  g_autoptr (GDateTime) time = NULL;

  if (at == 0)
    return g_strdup ("");

  time = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

/* The name where it says which one is meant. */
static char *
dup_facility (SgDesk *desk, const SgUuid *id)
{
  g_autoptr (GError) why = NULL;
  g_autofree char *text = sg_uuid_is_none (id) ? g_strdup ("") : sg_uuid_to_text (id);
  g_autofree char *name = NULL;
  gpointer         record;
  gpointer         again;

  record = *text != '\0' ? sg_row_get (sg_desk_get_db (desk), sg_faskes_register.record, id, &why)
                         : NULL;
  if (record == NULL)
    return g_steal_pointer (&text);

  /* Two of one name cannot be told apart by it: then the identifier stays. */
  name = sg_faskes_register.dup_name (record);
  sg_faskes_register.record->free (record);
  again = sg_register_find (&sg_faskes_register, desk, name, &why);
  if (again == NULL)
    return g_steal_pointer (&text);

  sg_faskes_register.record->free (again);
  return g_steal_pointer (&name);
}

/**
 * sg_register_dup_text:
 *
 * Returns: (transfer full): what sg_register_set() reads again; empty for nothing
 */
char *
sg_register_dup_text (const SgRegisterType  *type,
                      SgDesk                *desk,
                      gconstpointer          record,
                      const SgRegisterField *field)
{
  gconstpointer at = (const char *) record + field->offset;

  if (field->type == SG_REGISTER_BOOL)
    return g_strdup (*(const gboolean *) at ? "yes" : "no");
  if (field->type == SG_REGISTER_TIME)
    return dup_time (*(const gint64 *) at);
  if (field->type == SG_REGISTER_FACILITY)
    return dup_facility (desk, at);

  if (field->type == SG_REGISTER_LINES || field->type == SG_REGISTER_PHONES)
    {
      g_auto (GStrv) parts = sg_register_split (get_text (record, field));

      return g_strjoinv (";", parts);
    }

  return g_strdup (get_text (record, field) != NULL ? get_text (record, field) : "");
}

/* ---- checking ---- */

/* What the catalogue says about the field of the event that will carry it. */
static const SgField *
find_rule (const SgRegisterType *type, const char *name)
{
  g_autofree char   *kind_name = g_strdup_printf ("%s.registered@1", type->noun);
  const SgEventKind *kind = sg_event_kind_find (kind_name);

  for (const SgField *field = kind->fields; field->name != NULL; field++)
    if (strcmp (field->name, name) == 0)
      return field;

  g_assert_not_reached ();
}

static gboolean
check_word (const SgField *rule, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit (rule->codes, "|", -1);
  g_autofree char *told = NULL;

  if (g_strv_contains ((const char *const *) words, text))
    return TRUE;

  told = g_strjoinv (", ", words);
  return sg_register_refuse (error, "%s: “%s” must be one of %s", rule->name, text, told);
}

static gboolean
check_date (const char *name, const char *text, GError **error)
{
  GDate date;

  g_date_clear (&date, 1);
  if (strlen (text) == 10 && text[4] == '-' && text[7] == '-')
    g_date_set_parse (&date, text);
  if (!g_date_valid (&date))
    return sg_register_refuse (error, "%s: “%s” must be a date such as 1990-12-31", name, text);

  return TRUE;
}

static gboolean
check_line (const SgRegisterField *field, const char *line, GError **error)
{
  if (strlen (line) > ENTRY_MAX)
    return sg_register_refuse (error,
                               "%s: an entry is longer than %d bytes",
                               field->name,
                               ENTRY_MAX);

  return field->list == NULL || sg_code_list_check (field->list, field->name, line, error);
}

static gboolean
check_lines (SgDesk                *desk,
             const SgRegisterField *field,
             const SgField         *rule,
             gpointer               record,
             GError               **error)
{
  g_auto (GStrv) parts = sg_register_split (get_text (record, field));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;

  if (g_strv_length (parts) > (guint) rule->most)
    return sg_register_refuse (error, "%s: more than %.0f entries", field->name, rule->most);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *line = field->type == SG_REGISTER_PHONES
                                ? sg_register_phone (desk, parts[i], error)
                                : g_strdup (parts[i]);

      if (line == NULL || !check_line (field, line, error))
        return FALSE;
      g_strv_builder_add (builder, line);
    }

  kept = g_strv_builder_end (builder);
  take_text (record, field, join (kept));
  return TRUE;
}

static gboolean
check_phone (SgDesk *desk, const SgRegisterField *field, gpointer record, GError **error)
{
  char *phone = sg_register_phone (desk, get_text (record, field), error);

  if (phone == NULL)
    return FALSE;

  take_text (record, field, phone);
  return TRUE;
}

static gboolean
check_text (SgDesk                *desk,
            const SgRegisterType  *type,
            const SgRegisterField *field,
            gpointer               record,
            GError               **error)
{
  const SgField *rule = find_rule (type, field->name);
  char          *text = get_text (record, field);

  if (text != NULL && *g_strstrip (text) == '\0')
    take_text (record, field, NULL);
  text = get_text (record, field);
  if (text == NULL)
    return !field->required ||
           sg_register_refuse (error, "%s: is missing, and a %s needs it", field->name, type->noun);

  if (!g_utf8_validate (text, -1, NULL))
    return sg_register_refuse (error, "%s: must be UTF-8 text", field->name);
  if (field->type == SG_REGISTER_LINES || field->type == SG_REGISTER_PHONES)
    return check_lines (desk, field, rule, record, error);
  if (field->type == SG_REGISTER_WORD)
    return check_word (rule, text, error);
  if (field->type == SG_REGISTER_DATE)
    return check_date (field->name, text, error);
  if (field->type == SG_REGISTER_PHONE)
    return check_phone (desk, field, record, error);

  if (strlen (text) > (gsize) rule->most)
    return sg_register_refuse (error,
                               "%s: must be at most %.0f bytes long",
                               field->name,
                               rule->most);
  if (strpbrk (text, "\r\n\t") != NULL)
    return sg_register_refuse (error, "%s: must be one line", field->name);

  return TRUE;
}

static gboolean
check_place (const SgRegisterType *type, gconstpointer record, GError **error)
{
  double lat = get_degrees (record, type->lat);
  double lon = get_degrees (record, type->lon);

  if (isnan (lat) && isnan (lon))
    return !type->place_required ||
           sg_register_refuse (error, "lat, lon: are missing, and a %s needs a place", type->noun);
  if (isnan (lat) || isnan (lon))
    return sg_register_refuse (error, "lat, lon: one of them is missing");
  if (!sg_point_is_valid_degrees (lat, lon))
    return sg_register_refuse (error, "lat, lon: %g,%g lies outside the globe", lat, lon);
  if (lat == 0 && lon == 0)
    return sg_register_refuse (error, "lat, lon: 0,0 is what devices say that know no place");

  return TRUE;
}

/**
 * sg_register_check:
 * @record: its texts are brought into the form in which they are kept
 * @force: accept what only looks like a mistake
 *
 * Returns: %FALSE with %SG_ERROR_INVALID that names the field, and the other entry if there is one
 */
gboolean
sg_register_check (const SgRegisterType *type,
                   SgDesk               *desk,
                   gpointer              record,
                   gboolean              force,
                   GError              **error)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (is_text (&type->fields[i]) && !check_text (desk, type, &type->fields[i], record, error))
      return FALSE;

  return check_place (type, record, error) &&
         (type->check == NULL || type->check (desk, record, force, error));
}

/* ---- writing ---- */

static gboolean
is_same (const SgRegisterField *field, gconstpointer before, gconstpointer after)
{
  gconstpointer old = (const char *) before + field->offset;
  gconstpointer new = (const char *) after + field->offset;

  if (is_text (field))
    return g_strcmp0 (get_text (before, field), get_text (after, field)) == 0;
  if (field->type == SG_REGISTER_FACILITY)
    return sg_uuid_equal (old, new);
  if (field->type == SG_REGISTER_TIME)
    return *(const gint64 *) old == *(const gint64 *) new;

  return *(const gboolean *) old == *(const gboolean *) new;
}

/* A member that is null takes away what was there. */
static void
write_text (const SgRegisterField *field, gconstpointer record, SgBody *body)
{
  const char *text = get_text (record, field);

  if (text == NULL || *text == '\0')
    sg_body_raw (body, field->name, "null");
  else if (field->type == SG_REGISTER_LINES || field->type == SG_REGISTER_PHONES)
    {
      g_auto (GStrv) parts = sg_register_split (text);

      sg_body_texts (body, field->name, (const char *const *) parts);
    }
  else
    sg_body_text (body, field->name, text);
}

static void
write_field (const SgRegisterField *field, gconstpointer record, SgBody *body)
{
  gconstpointer at = (const char *) record + field->offset;

  if (is_text (field))
    write_text (field, record, body);
  else if (field->type == SG_REGISTER_BOOL)
    sg_body_bool (body, field->name, *(const gboolean *) at);
  else if (field->type == SG_REGISTER_TIME)
    sg_body_int (body, field->name, *(const gint64 *) at);
  else if (sg_uuid_is_none (at))
    sg_body_raw (body, field->name, "null");
  else
    sg_body_uuid (body, field->name, at);
}

/* A place is moved, never taken away. */
static gboolean
is_moved (const SgRegisterType *type, gconstpointer before, gconstpointer after)
{
  double lat = get_degrees (after, type->lat);
  double lon = get_degrees (after, type->lon);

  if (isnan (lat))
    return FALSE;

  return fabs (lat - get_degrees (before, type->lat)) > 5e-8 ||
         fabs (lon - get_degrees (before, type->lon)) > 5e-8 ||
         isnan (get_degrees (before, type->lat));
}

static void
write_place (const SgRegisterType *type, gconstpointer record, SgBody *body)
{
  if (type->home != NULL)
    sg_body_begin_object (body, type->home);
  sg_body_number (body, "lat", get_degrees (record, type->lat), 7);
  sg_body_number (body, "lon", get_degrees (record, type->lon), 7);
  if (type->home != NULL)
    sg_body_end_object (body);
}

/**
 * sg_register_write:
 * @before: (nullable): the entry as it is; %NULL for a new one
 * @after: as it will be, checked
 *
 * Adds the event that makes the difference.
 *
 * Returns: whether there is a difference
 */
gboolean
sg_register_write (const SgRegisterType *type,
                   SgAct                *act,
                   gconstpointer         before,
                   gconstpointer         after)
{
  g_autofree char *kind =
    g_strdup_printf ("%s.%s@1", type->noun, before == NULL ? "registered" : "changed");
  gpointer nothing = sg_record_new (type->record);
  SgBody  *body = sg_body_new ();
  gboolean differs = before == NULL;

  for (guint i = 0; i < type->n_fields; i++)
    if (!is_same (&type->fields[i], before != NULL ? before : nothing, after))
      {
        write_field (&type->fields[i], after, body);
        differs = TRUE;
      }
  if (is_moved (type, before != NULL ? before : nothing, after))
    {
      write_place (type, after, body);
      differs = TRUE;
    }

  if (differs)
    sg_act_add (act, kind, after, body);
  else
    sg_body_free (body);
  type->record->free (nothing);

  return differs;
}

/* ---- one entry ---- */

/**
 * sg_register_add:
 * @record: with nobody's id for a new one
 * @force: accept what only looks like a mistake, such as a telephone that another one has
 * @id: (out) (optional): of the new entry
 */
gboolean
sg_register_add (const SgRegisterType *type,
                 SgDesk               *desk,
                 gconstpointer         record,
                 gboolean              force,
                 SgUuid               *id,
                 GError              **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);
  gpointer copy = sg_register_copy (type, record);
  gboolean checked;

  if (sg_uuid_is_none (copy))
    *(SgUuid *) copy = sg_act_new_id (act);
  if (id != NULL)
    *id = *(const SgUuid *) copy;

  checked = sg_register_check (type, desk, copy, force, error);
  if (checked)
    sg_register_write (type, act, NULL, copy);
  type->record->free (copy);

  return checked && sg_act_do (act, error);
}

/**
 * sg_register_change:
 * @before: as the caller read it
 * @after: as it shall be; what is the same in both is left alone
 */
gboolean
sg_register_change (const SgRegisterType *type,
                    SgDesk               *desk,
                    gconstpointer         before,
                    gconstpointer         after,
                    gboolean              force,
                    GError              **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);
  gpointer copy = sg_register_copy (type, after);
  gboolean checked = sg_register_check (type, desk, copy, force, error);
  gboolean differs = checked && sg_register_write (type, act, before, copy);

  type->record->free (copy);
  return checked && (!differs || sg_act_do (act, error));
}

/**
 * sg_register_retire:
 * @retired: whether it is out of use from now on, or in use again
 */
gboolean
sg_register_retire (const SgRegisterType *type,
                    SgDesk               *desk,
                    const SgUuid         *id,
                    gboolean              retired,
                    GError              **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);
  g_autofree char *kind = g_strdup_printf ("%s.changed@1", type->noun);
  gpointer         record = sg_row_get (sg_desk_get_db (desk), type->record, id, error);
  SgBody          *body;

  if (record == NULL)
    return FALSE;

  type->record->free (record);
  body = sg_body_new ();
  sg_body_bool (body, "retired", retired);
  sg_act_add (act, kind, id, body);

  return sg_act_do (act, error);
}

/**
 * sg_register_list:
 *
 * Returns: (nullable) (transfer full): the records of all that are in use, by their names
 */
GPtrArray *
sg_register_list (const SgRegisterType *type, SgDesk *desk, GError **error)
{
  return sg_row_list (sg_desk_get_db (desk), type->record, type->listing, error, "");
}

/**
 * sg_register_find:
 * @text: the identifier, or what people call it
 *
 * Returns: (nullable) (transfer full): the record; %NULL with %SG_ERROR_NOT_FOUND, or with
 *   %SG_ERROR_INVALID when there are several
 */
gpointer
sg_register_find (const SgRegisterType *type, SgDesk *desk, const char *text, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  SgUuid id;

  if (sg_uuid_parse (text, &id, NULL))
    return sg_row_get (sg_desk_get_db (desk), type->record, &id, error);

  found = sg_row_list (sg_desk_get_db (desk), type->record, type->finding, error, "s", text);
  if (found == NULL)
    return NULL;

  if (found->len > 1)
    {
      g_autofree char *one = sg_uuid_to_text (g_ptr_array_index (found, 0));
      g_autofree char *other = sg_uuid_to_text (g_ptr_array_index (found, 1));

      sg_register_refuse (error,
                          "“%s” is the name of several: write the identifier, such as %s or %s",
                          text,
                          one,
                          other);
      return NULL;
    }
  if (found->len == 0)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_NOT_FOUND,
                   _ ("there is no %s “%s”"),
                   type->noun,
                   text);
      return NULL;
    }

  return g_ptr_array_steal_index (found, 0);
}
