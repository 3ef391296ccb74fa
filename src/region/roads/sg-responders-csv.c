/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of responders. The header names the columns: id, lat, lon; if wanted profile; then flags.
 * A column of any other name is a flag, with 1, yes, true or 0, no, false or nothing in it. From a
 * column named “flags” on, the fields hold names of flags. */

#include "config.h"

#include "region/roads/sg-responders.h"

#include <math.h>
#include <string.h>

#include "common/sg-error.h"

#define FILE_BYTES_MAX (512u << 20)
#define N_COLUMNS_MAX  64

typedef struct
{
  SgResponders *pool;
  const char   *path;
  guint         line; /* from 1 */
  SgProfile     profile;

  GPtrArray *columns; /* (element-type utf8): of the header */
  gint       id;      /* which column */
  gint       lat;
  gint       lon;
  gint       profile_column; /* −1 without */
  gint       flags_column;   /* −1 without */
} Table;

G_GNUC_PRINTF (3, 4)
static gboolean
refuse (const Table *table, GError **error, const char *format, ...)
{
  g_autofree char *why = NULL;
  va_list          args;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, SG_ERROR, SG_ERROR_INVALID, "%s: line %u: %s", table->path, table->line, why);

  return FALSE;
}

/* Cuts a line into fields in place. A field in quotes may hold commas, and quotes doubled. */
static gboolean
split_line (const Table *table, char *line, GPtrArray *fields, GError **error)
{
  char *at = line;

  g_ptr_array_set_size (fields, 0);
  for (;;)
    {
      gboolean quoted = *at == '"';
      char    *to = at += quoted;

      g_ptr_array_add (fields, at);
      while (*at != '\0' && (quoted || *at != ','))
        {
          if (quoted && *at == '"' && at[1] != '"')
            break;
          at += quoted && *at == '"';
          *to++ = *at++;
        }

      if (quoted && *at++ != '"')
        return refuse (table, error, "the quote of field %u has no end", fields->len);
      if (*at != '\0' && *at != ',')
        return refuse (table, error, "field %u goes on after its quote", fields->len);
      if (fields->len > N_COLUMNS_MAX)
        return refuse (table, error, "more than %d fields", N_COLUMNS_MAX);

      if (*at == '\0')
        {
          *to = '\0';
          return TRUE;
        }
      *to = '\0';
      at++;
    }
}

static gint
find_column (const Table *table, const char *name)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (strcmp (table->columns->pdata[i], name) == 0)
      return (gint) i;

  return -1;
}

static gboolean
read_header (Table *table, char *line, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  if (!split_line (table, line, fields, error))
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (table->columns, g_strdup (g_strstrip (fields->pdata[i])));

  table->id = find_column (table, "id");
  table->lat = find_column (table, "lat");
  table->lon = find_column (table, "lon");
  table->profile_column = find_column (table, "profile");
  table->flags_column = find_column (table, "flags");
  if (table->id < 0 || table->lat < 0 || table->lon < 0)
    return refuse (table,
                   error,
                   "the header must name id, lat and lon: id,lat,lon[,profile][,flags…]");

  return TRUE;
}

static gboolean
read_degrees (const Table *table, const char *text, double most, double *degrees, GError **error)
{
  char *end = NULL;

  *degrees = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !(fabs (*degrees) <= most))
    return refuse (table,
                   error,
                   "%s “%s” must be degrees from -%g to %g",
                   most == 90 ? "lat" : "lon",
                   text,
                   most,
                   most);

  return TRUE;
}

static gboolean
read_switch (const Table *table, const char *name, const char *text, gboolean *on, GError **error)
{
  static const struct
  {
    const char *text;
    gboolean    on;
  } words[] = { { "1", TRUE },  { "true", TRUE },   { "yes", TRUE }, { "", FALSE },
                { "0", FALSE }, { "false", FALSE }, { "no", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i].text) == 0)
      {
        *on = words[i].on;
        return TRUE;
      }

  return refuse (table, error, "%s “%s” must be 1 or 0, yes or no", name, text);
}

/* Names of flags, separated by spaces, semicolons or bars. */
static gboolean
read_flag_names (const Table *table, const char *text, guint32 *flags, GError **error)
{
  g_auto (GStrv) names = g_strsplit_set (text, " ;|", -1);

  for (char **name = names; *name != NULL; name++)
    {
      guint32 flag;

      if (**name == '\0')
        continue;
      flag = sg_responders_define_flag (table->pool, *name, error);
      if (flag == 0)
        {
          g_prefix_error (error, "%s: line %u: ", table->path, table->line);
          return FALSE;
        }
      *flags |= flag;
    }

  return TRUE;
}

static gboolean
read_flag (const Table *table, gint column, const char *text, guint32 *flags, GError **error)
{
  const char *name;
  gboolean    on = FALSE;

  if (table->flags_column >= 0 && column >= table->flags_column)
    return read_flag_names (table, text, flags, error);
  if (column == table->id || column == table->lat || column == table->lon ||
      column == table->profile_column)
    return TRUE;

  name = table->columns->pdata[column];
  if (!read_switch (table, name, text, &on, error))
    return FALSE;

  return !on || read_flag_names (table, name, flags, error);
}

static gboolean
read_row (Table *table, char *line, GPtrArray *fields, GError **error)
{
  SgProfile profile = table->profile;
  guint32   flags = 0;
  guint32   responder;
  double    lat;
  double    lon;

  if (!split_line (table, line, fields, error))
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    g_strstrip (fields->pdata[i]);

  if (fields->len < table->columns->len - (table->flags_column >= 0 ? 1 : 0) ||
      (fields->len > table->columns->len && table->flags_column < 0))
    return refuse (table, error, "has %u fields, its header %u", fields->len, table->columns->len);
  if (*(const char *) fields->pdata[table->id] == '\0')
    return refuse (table, error, "id is empty");
  if (!read_degrees (table, fields->pdata[table->lat], 90, &lat, error) ||
      !read_degrees (table, fields->pdata[table->lon], 180, &lon, error))
    return FALSE;

  if (table->profile_column >= 0 && *(const char *) fields->pdata[table->profile_column] != '\0' &&
      !sg_profile_from_text (fields->pdata[table->profile_column], &profile, NULL))
    return refuse (table,
                   error,
                   "profile “%s” must be siren, ambulance, motorcycle or foot",
                   (const char *) fields->pdata[table->profile_column]);

  for (guint i = 0; i < fields->len; i++)
    if (!read_flag (table, (gint) i, fields->pdata[i], &flags, error))
      return FALSE;

  responder = sg_responders_add (table->pool, sg_point_from_degrees (lat, lon), profile, flags);
  sg_responders_set_id (table->pool, responder, fields->pdata[table->id]);
  return TRUE;
}

static gboolean
read_rows (Table *table, char *text, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  gboolean has_header = FALSE;

  for (char *line = text; line != NULL;)
    {
      char *end = strchr (line, '\n');
      gsize length;

      if (end != NULL)
        *end++ = '\0';
      table->line++;

      length = strlen (line);
      if (length > 0 && line[length - 1] == '\r')
        line[--length] = '\0';
      if (length > 0 &&
          !(has_header ? read_row (table, line, fields, error) : read_header (table, line, error)))
        return FALSE;

      has_header = has_header || length > 0;
      line = end;
    }

  return has_header || refuse (table, error, "the file is empty; its first line is id,lat,lon");
}

/**
 * sg_responders_read_csv:
 * @roads: the graph they travel on
 * @path: a table: id,lat,lon[,profile][,flags…], see above
 * @profile: of those whose line does not say
 *
 * Returns: (nullable) (transfer full): the pool, or %NULL with an error that names the line and the
 *   field
 */
SgResponders *
sg_responders_read_csv (SgRoads *roads, const char *path, SgProfile profile, GError **error)
{
  g_autoptr (SgResponders) pool = sg_responders_new (roads);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) why = NULL;
  g_autofree char *text = NULL;
  gsize            length;
  char            *start;
  Table            table = { .pool = pool, .path = path, .profile = profile, .columns = columns };

  if (!g_file_get_contents (path, &text, &length, &why))
    {
      g_set_error (error, SG_ERROR, SG_ERROR_NOT_FOUND, "no responders: %s", why->message);
      return NULL;
    }
  if (length > FILE_BYTES_MAX || strlen (text) != length || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "%s must be UTF-8 text of at most %u MB",
                   path,
                   FILE_BYTES_MAX >> 20);
      return NULL;
    }

  /* Spreadsheets mark their UTF-8. */
  start = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
  if (!read_rows (&table, start, error))
    return NULL;

  return g_steal_pointer (&pool);
}
