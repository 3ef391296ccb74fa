/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of responders. The header names the columns: id, lat, lon; if wanted profile; then flags.
 * A column of any other name is a flag, with 1, yes, true or 0, no, false or nothing in it. From a
 * column named “flags” on, the fields hold names of flags. */

#include "config.h"

#include "region/roads/sg-responders.h"

#include <math.h>
#include <string.h>

#include "common/sg-csv.h"
#include "common/sg-error.h"

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

/* The fields of the row, without blanks around them. */
static void
take_fields (const SgCsv *csv, GPtrArray *fields)
{
  g_ptr_array_set_size (fields, 0);
  for (guint i = 0; i < sg_csv_get_n_fields (csv); i++)
    g_ptr_array_add (fields, g_strstrip (g_strdup (sg_csv_get_field (csv, i))));
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
read_header (Table *table, const SgCsv *csv, GError **error)
{
  take_fields (csv, table->columns);

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
read_row (Table *table, GPtrArray *fields, GError **error)
{
  SgProfile profile = table->profile;
  guint32   flags = 0;
  guint32   responder;
  double    lat;
  double    lon;

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
read_rows (Table *table, SgCsv *csv, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) why = NULL;
  gboolean has_header = FALSE;

  while (sg_csv_next (csv, &why))
    {
      table->line = sg_csv_get_line (csv);
      if (has_header)
        take_fields (csv, fields);
      if (!(has_header ? read_row (table, fields, error) : read_header (table, csv, error)))
        return FALSE;
      has_header = TRUE;
    }

  table->line = sg_csv_get_line (csv);
  if (why != NULL)
    return refuse (table, error, "%s", why->message);

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
  g_autoptr (SgCsv) csv = NULL;
  gsize length;
  Table table = { .pool = pool, .path = path, .profile = profile, .columns = columns };

  if (!g_file_get_contents (path, &text, &length, &why))
    {
      g_set_error (error, SG_ERROR, SG_ERROR_NOT_FOUND, "no responders: %s", why->message);
      return NULL;
    }
  csv = sg_csv_new (text, length, error);
  if (csv == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }

  return read_rows (&table, csv, error) ? g_steal_pointer (&pool) : NULL;
}
