/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the official list of administrative places and their boundaries. Both come as text from
 * elsewhere: a bad row is counted and left out, a file without any good row is refused. */

#include "config.h"

#include "region/places/sg-area-files.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "common/sg-error.h"

#define MAX_FILE_BYTES       (1 << 30)
#define MAX_LIST_LINE        1024
#define MAX_RINGS_OF_AREA    20000
#define MAX_POINTS_OF_AREA   2000000
#define MAX_WORK_FOR_HOLES   2000000000
#define MAX_NAME_BYTES       200
#define N_LIST_FIELDS        4
#define LINES_BETWEEN_ASKING 512

/* One file being read, line by line. */
typedef struct
{
  const char      *path;
  const char      *at;
  const char      *end;
  guint            line;
  guint            n_good;
  SgPlacesSummary *summary;
} Reader;

static void
leave_out (Reader *self, const char *field, const char *reason)
{
  SgPlacesSummary *summary = self->summary;

  if (summary->bad_rows++ > 0)
    return;

  g_snprintf (summary->first_bad_row,
              sizeof summary->first_bad_row,
              _ ("%s, line %u, %s: %s"),
              self->path,
              self->line,
              field,
              reason);
}

/* Takes the next line, without its end. Returns FALSE when there is none. */
static gboolean
next_line (Reader *self, const char **line, gsize *length)
{
  const char *end;

  if (self->at >= self->end)
    return FALSE;

  end = memchr (self->at, '\n', (gsize) (self->end - self->at));
  if (end == NULL)
    end = self->end;
  *line = self->at;
  *length = (gsize) (end - self->at);
  if (*length > 0 && (*line)[*length - 1] == '\r')
    (*length)--;
  self->at = end + 1;
  self->line++;

  return TRUE;
}

/* Splits a line of the list into its fields, in place; a quoted field may hold commas. Returns how
 * many there are. */
static guint
split_fields (char *line, char *fields[], guint max_fields)
{
  guint n_fields = 0;
  char *from = line;

  while (n_fields < max_fields)
    {
      gboolean quoted = *from == '"';
      char    *to = from;
      char    *start = from;

      if (quoted)
        from++;
      while (*from != '\0' && (quoted || *from != ','))
        {
          if (quoted && *from == '"' && *++from != '"')
            break;
          *to++ = *from++;
        }
      fields[n_fields++] = start;
      while (*from != '\0' && *from != ',')
        from++;
      if (*from == '\0')
        {
          *to = '\0';
          return n_fields;
        }
      from++;
      *to = '\0';
    }

  return n_fields + 1;
}

static gboolean
parse_degrees (const char *text, double *degrees)
{
  char *end = NULL;

  *degrees = g_ascii_strtod (text, &end);

  return end != text && *end == '\0';
}

static gboolean
check_name (Reader *self, const char *code, const char *name, SgPlaceKind *kind)
{
  if (!sg_area_kind_from_code (code, kind))
    leave_out (self, "code", _ ("write it as 31, 31.71, 31.71.06 or 31.71.06.1001"));
  else if (name[0] == '\0' || strlen (name) > MAX_NAME_BYTES || !g_utf8_validate (name, -1, NULL))
    leave_out (self, "name", _ ("write a name in UTF-8 of at most 200 bytes"));
  else
    return TRUE;

  return FALSE;
}

static void
read_list_row (Reader *self, SgAreas *areas, char *line)
{
  char       *fields[N_LIST_FIELDS];
  SgPlaceKind kind;
  double      lat;
  double      lon;

  if (split_fields (line, fields, N_LIST_FIELDS) != N_LIST_FIELDS)
    leave_out (self, "row", _ ("expected four fields: code,name,lat,lng"));
  else if (!check_name (self, fields[0], fields[1], &kind))
    return;
  else if (!parse_degrees (fields[2], &lat))
    leave_out (self, "lat", _ ("is not a number of degrees"));
  else if (!parse_degrees (fields[3], &lon))
    leave_out (self, "lng", _ ("is not a number of degrees"));
  else if (!sg_point_is_valid_degrees (lat, lon))
    leave_out (self, "lat, lng", _ ("lies outside the globe"));
  else if (sg_areas_find_code (areas, fields[0]) != SG_AREA_NONE)
    leave_out (self, "code", _ ("is in the list already"));
  else
    {
      sg_areas_add (areas, kind, fields[0], fields[1], sg_point_from_degrees (lat, lon));
      self->n_good++;
    }
}

static void
read_list_line (Reader *self, SgAreas *areas, const char *line, gsize length)
{
  char copy[MAX_LIST_LINE];

  if (length >= sizeof copy || memchr (line, '\0', length) != NULL)
    {
      leave_out (self, "row", _ ("is too long or not text"));
      return;
    }

  memcpy (copy, line, length);
  copy[length] = '\0';
  read_list_row (self, areas, copy);
}

/* A boundary is nested lists of [lat,lon]. The depth differs between areas of one part and of
 * several; the innermost list is a ring either way. */
typedef struct
{
  const char *at;
  const char *end;
  GPtrArray  *rings;
  GArray     *points;
  gsize       n_points;
} RingsParser;

static void
skip_blanks (RingsParser *self)
{
  while (self->at < self->end && (g_ascii_isspace (*self->at) || *self->at == ','))
    self->at++;
}

/* The field is followed by a line's end or a zero, so a number always ends inside. */
static gboolean
parse_pair (RingsParser *self, SgPoint *point)
{
  double pair[2];

  for (guint i = 0; i < 2; i++)
    {
      char *after = NULL;

      skip_blanks (self);
      if (self->at >= self->end)
        return FALSE;
      pair[i] = g_ascii_strtod (self->at, &after);
      if (after == self->at || after > self->end)
        return FALSE;
      self->at = after;
    }
  skip_blanks (self);
  if (self->at >= self->end || *self->at != ']' || !sg_point_is_valid_degrees (pair[0], pair[1]))
    return FALSE;

  *point = sg_point_from_degrees (pair[0], pair[1]);
  return TRUE;
}

static gboolean
close_ring (RingsParser *self)
{
  GArray *points = self->points;
  SgPoint first;
  SgRing *ring;

  if (points->len == 0)
    return TRUE;

  first = g_array_index (points, SgPoint, 0);
  if (!sg_point_equal (first, g_array_index (points, SgPoint, points->len - 1)))
    g_array_append_val (points, first);
  if (points->len < 4 || self->rings->len >= MAX_RINGS_OF_AREA)
    return FALSE;

  ring = g_new0 (SgRing, 1);
  ring->n_points = points->len;
  ring->points = g_memdup2 (points->data, points->len * sizeof (SgPoint));
  g_ptr_array_add (self->rings, ring);
  g_array_set_size (points, 0);

  return TRUE;
}

static gboolean
parse_rings (RingsParser *self)
{
  int depth = 0;

  for (skip_blanks (self); self->at < self->end; skip_blanks (self))
    {
      char    c = *self->at;
      SgPoint point;

      if (c == '[' || c == ']')
        {
          depth += c == '[' ? 1 : -1;
          self->at++;
          if (depth < 0 || depth > 4 || (c == ']' && !close_ring (self)))
            return FALSE;
          continue;
        }
      if (depth < 3 || self->n_points++ >= MAX_POINTS_OF_AREA || !parse_pair (self, &point))
        return FALSE;
      g_array_append_val (self->points, point);
      self->at++; /* the bracket that parse_pair() has seen */
      depth--;
    }

  return depth == 0 && self->rings->len > 0;
}

static int
compare_size (gconstpointer a, gconstpointer b)
{
  double size_a = sg_ring_area (*(SgRing *const *) a);
  double size_b = sg_ring_area (*(SgRing *const *) b);

  return (size_a < size_b) - (size_a > size_b);
}

/* A ring inside an odd number of larger ones is a hole. Returns FALSE when finding out would take
 * longer than any real boundary needs. */
static gboolean
find_holes (GPtrArray *rings)
{
  gsize work = 0;

  g_ptr_array_sort (rings, compare_size);
  for (guint i = 0; i < rings->len; i++)
    {
      SgRing *ring = g_ptr_array_index (rings, i);

      for (guint larger = 0; larger < i; larger++)
        {
          const SgRing *other = g_ptr_array_index (rings, larger);

          work += other->n_points;
          if (work > MAX_WORK_FOR_HOLES)
            return FALSE;
          if (sg_ring_contains (other, ring->points[0]))
            ring->inner = !ring->inner;
        }
    }

  return TRUE;
}

static void
set_boundary (SgAreas *areas, SgPlaceKind kind, char **fields, GPtrArray *rings)
{
  guint32 area = sg_areas_find_code (areas, fields[0]);

  /* find_holes() has put the largest ring first. */
  if (area == SG_AREA_NONE)
    area = sg_areas_add (areas,
                         kind,
                         fields[0],
                         fields[1],
                         sg_ring_label_point (g_ptr_array_index (rings, 0)));
  sg_areas_set_boundary (areas, area, rings);
}

static void
read_boundary_line (Reader *self, SgAreas *areas, const char *line, gsize length)
{
  const char *name = memchr (line, ';', MIN (length, MAX_LIST_LINE));
  const char *rings = name != NULL ? memchr (name + 1, ';', (gsize) (line + length - name - 1))
                                   : NULL;
  g_autoptr (GPtrArray) parsed = NULL;
  g_autoptr (GArray) points = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  SgPlaceKind      kind;
  RingsParser      parser = { 0 };

  if (rings == NULL)
    {
      leave_out (self, "row", _ ("expected three fields: code;name;polygons"));
      return;
    }

  first = g_strndup (line, (gsize) (name - line));
  second = g_strndup (name + 1, (gsize) (rings - name - 1));
  if (!check_name (self, first, second, &kind))
    return;

  parsed = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_ring_free);
  points = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  parser = (RingsParser){ rings + 1, line + length, parsed, points };
  if (!parse_rings (&parser) || !find_holes (parsed))
    {
      leave_out (self, "polygons", _ ("is not a list like [[[lat,lon],…]]"));
      return;
    }

  set_boundary (areas, kind, (char *[]){ first, second }, g_steal_pointer (&parsed));
  self->n_good++;
}

typedef void (*LineFunc) (Reader *reader, SgAreas *areas, const char *line, gsize length);

static gboolean
refuse (GError **error, const char *path, const char *reason)
{
  g_set_error (error, SG_ERROR, SG_ERROR_INVALID, "%s: %s", path, reason);
  return FALSE;
}

static gboolean
read_lines (Reader *self, SgAreas *areas, LineFunc read_line, SgProgress *progress, GError **error)
{
  const char *line;
  gsize       length;

  /* The first line names the fields. */
  if (!next_line (self, &line, &length) || length < 5 || memcmp (line, "code", 4) != 0)
    return refuse (error, self->path, _ ("the first line must name the fields: code, name, …"));

  while (next_line (self, &line, &length))
    {
      if (length > 0)
        read_line (self, areas, line, length);
      if (self->line % LINES_BETWEEN_ASKING == 0 && !sg_progress_step (progress, 0, 1, error))
        return FALSE;
    }

  if (self->n_good == 0)
    return refuse (error,
                   self->summary->bad_rows > 0 ? self->summary->first_bad_row : self->path,
                   _ ("the file holds no row that can be used"));

  return TRUE;
}

static gboolean
read_file (Reader *self, SgAreas *areas, LineFunc read_line, SgProgress *progress, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *text = NULL;
  gsize            length = 0;
  GStatBuf         status;

  if (g_stat (self->path, &status) == 0 && status.st_size > MAX_FILE_BYTES)
    return refuse (error, self->path, _ ("is larger than one gigabyte"));

  /* A whole file in memory ends with a zero, so that no number runs over its end. */
  if (!g_file_get_contents (self->path, &text, &length, &failure))
    {
      g_set_error_literal (error, SG_ERROR, SG_ERROR_INVALID, failure->message);
      return FALSE;
    }

  self->at = text;
  self->end = text + length;

  return read_lines (self, areas, read_line, progress, error);
}

static gboolean
read_files (const char *const *paths,
            SgAreas           *areas,
            LineFunc           read_line,
            SgPlacesSummary   *summary,
            SgProgress        *progress,
            GError           **error)
{
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      Reader reader = { .path = paths[i], .summary = summary };

      if (!read_file (&reader, areas, read_line, progress, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sg_area_files_read:
 *
 * Adds what the files of @input hold.
 *
 * Returns: %FALSE with %SG_ERROR_INVALID for a file that cannot be read or holds nothing of use
 */
gboolean
sg_area_files_read (SgAreas             *areas,
                    const SgPlacesInput *input,
                    SgPlacesSummary     *summary,
                    SgProgress          *progress,
                    GError             **error)
{
  return read_files (input->places_csv, areas, read_list_line, summary, progress, error) &&
         read_files (input->boundaries_csv, areas, read_boundary_line, summary, progress, error);
}
